import type { Field, FieldValue, Fields, Row } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { type Content, type Format, useFormat, useWords, wordFor } from '../i18n/language.tsx';

/** A value of a form as people read it: choices by their words, dates and numbers in the reader's language, tables row by row. */
export function FieldValueView({
  name,
  field,
  value,
}: {
  readonly name: string;
  readonly field: Field;
  readonly value: FieldValue;
}): ReactNode {
  const words = useWords();
  const format = useFormat();
  if (field.kind === 'rows' && Array.isArray(value)) {
    const rows = value.filter((row): row is Row => typeof row === 'object' && row !== null);
    return (
      <ul className="row-list">
        {rows.map((row) => (
          <li key={JSON.stringify(row)}>
            <RowView name={name} columns={field.columns ?? {}} row={row} />
          </li>
        ))}
      </ul>
    );
  }
  return <span className="prose">{simpleText(field, value, words, format)}</span>;
}

/** One row of a table as names and values. */
export function RowView({ name, columns, row }: { readonly name: string; readonly columns: Fields; readonly row: Row }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const labels: Readonly<Record<string, { readonly label: string }>> = words.casework.fields;
  return (
    <dl className="row-values">
      {Object.entries(columns).map(([column, field]) => {
        const value = row[column];
        return (
          value !== undefined && (
            <div key={column}>
              <dt>{labels[`${name}.${column}`]?.label ?? column}</dt>
              <dd className="prose">{simpleText(field, value, words, format)}</dd>
            </div>
          )
        );
      })}
    </dl>
  );
}

function simpleText(field: Field, value: FieldValue, { casework, web }: Content, format: Format): string {
  const named = (id: string): string => wordFor({ ...casework.organisations, ...casework.choices }, id);
  if (typeof value === 'boolean') return value ? web.form.yes : web.form.no;
  if (typeof value === 'number')
    return field.unit === undefined ? format.money(value, 'NOK', 2) : format.number(value, decimalsOf(value));
  if (typeof value === 'string') {
    if (field.kind === 'choice') return named(value);
    return field.kind === 'date' ? format.date(value) : value;
  }
  return Array.isArray(value) ? format.list(value.map((each) => named(String(each)))) : '';
}

/** Decimals of a number as it was typed. */
function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}
