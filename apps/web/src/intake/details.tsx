import type { Field, Fields, Label, Row } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { type Fact, Facts } from '../components/Facts.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { type Content, type Format, useFormat, useSpeech, useWords, wordFor } from '../i18n/language.tsx';

/** Facts under the heading of a form's section. */
export interface FactSection {
  readonly name: string;
  readonly facts: readonly Fact[];
}

/** What has been filled in of a form, section by section in the form's order; what was left open is left out. */
export function filledSections(
  words: Content,
  format: Format,
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  labelOf: (name: string) => Label | undefined = () => undefined,
): readonly FactSection[] {
  const sections = new Map<string, Fact[]>();
  const labels: Readonly<Record<string, { readonly label: string }>> = words.casework.fields;
  for (const [name, field] of Object.entries(fields)) {
    const value = shown(words, format, name, field, values[name]);
    if (value === null) continue;
    const section = field.section === undefined ? '' : wordFor(words.casework.sections, field.section);
    sections.set(section, [...(sections.get(section) ?? []), { name: labels[name]?.label ?? name, value, label: labelOf(name) }]);
  }
  return [...sections].map(([name, facts]) => ({ name, facts }));
}

/** What has been filled in of a form without sections. */
export function filledFacts(
  words: Content,
  format: Format,
  fields: Fields,
  values: Readonly<Record<string, unknown>> | undefined,
): readonly Fact[] {
  return filledSections(words, format, fields, values ?? {}).flatMap(({ facts }) => facts);
}

/** A value as its field is read; null for what was left open. */
function shown({ casework, web }: Content, format: Format, name: string, field: Field, value: unknown): ReactNode | null {
  const word = (choice: string): string => wordFor({ ...casework.organisations, ...casework.choices }, choice);
  switch (field.kind) {
    case 'choice':
      return typeof value === 'string' ? word(value) : null;
    case 'choices':
      return isTexts(value) ? format.list(value.map(word)) : null;
    case 'date':
      return typeof value === 'string' ? <time dateTime={value}>{format.date(value)}</time> : null;
    case 'amount':
      return typeof value === 'number' ? amount(format, field, value) : null;
    case 'boolean':
      return typeof value === 'boolean' ? (value ? web.form.yes : web.form.no) : null;
    case 'rows':
      if (!isRows(value) || value.length === 0) return null;
      return field.computed === true ? (
        value.map((row, index) => <ComputedRow key={`row-${index + 1}`} name={name} columns={field.columns ?? {}} row={row} />)
      ) : (
        <RowsTable name={name} columns={field.columns ?? {}} rows={value} />
      );
    default:
      return typeof value === 'string' ? value : null;
  }
}

/** A count is told by its label; what has no unit is kroner. */
function amount(format: Format, { unit }: Field, value: number): string {
  const digits = Number.isInteger(value) ? 0 : 2;
  return unit === undefined ? format.money(value, 'NOK', digits) : format.number(value, digits);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isRows(value: unknown): value is readonly Row[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null);
}

/** A row that a computation filled in: more columns than a table has room for, so each with its name. */
export function ComputedRow({
  name,
  columns,
  row,
}: {
  readonly name: string;
  readonly columns: Fields;
  readonly row: Readonly<Record<string, unknown>>;
}): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { language } = useSpeech();
  const named = <T,>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> =>
    Object.fromEntries(entries.map(([column, value]) => [`${name}.${column}`, value]));
  const own = Object.entries(columns).filter(([, column]) => (column.language ?? language) === language);
  return (
    <div className="computed-row">
      <Facts facts={filledFacts(words, format, named(own), named(Object.entries(row)))} />
    </div>
  );
}

/** A table that was filled in row by row; columns in which nothing stands are left out. */
function RowsTable({
  name,
  columns,
  rows,
}: {
  readonly name: string;
  readonly columns: Fields;
  readonly rows: readonly Row[];
}): ReactNode {
  const words = useWords();
  const format = useFormat();
  const labels: Readonly<Record<string, { readonly label: string }>> = words.casework.fields;
  const used = Object.entries(columns).filter(([column]) => rows.some((row) => row[column] !== undefined));
  const label = labels[name]?.label ?? name;
  return (
    <TableScroll label={label}>
      <table className="ds-table rows-table" data-size="sm">
        <thead>
          <tr>
            {used.map(([column]) => (
              <th key={column} scope="col">
                {labels[`${name}.${column}`]?.label ?? column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`row-${index + 1}`}>
              {used.map(([column, field]) => (
                <td key={column}>{shown(words, format, `${name}.${column}`, field, row[column]) ?? '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
