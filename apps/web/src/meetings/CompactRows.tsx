import { Button, Input, Select } from '@digdir/designsystemet-react';
import type { Field } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { isRawCell, type RawRow } from '../forms/drafts.ts';
import type { ControlProps } from '../forms/FormField.tsx';
import { emptyRow, rowsIn } from '../forms/values.ts';
import { useWords, wordFor } from '../i18n/language.tsx';

interface Settings {
  /** The column that says what a row is about: shown as a name, not filled in. */
  readonly about?: { readonly column: string; readonly nameOf: (id: string) => string };
  /** Rows can be added and removed. */
  readonly open?: boolean;
}

/** A small table as a table, for rows that are read one under the other: one line a person or authority. */
export const compactRows =
  ({ about, open = false }: Settings) =>
  (props: ControlProps): ReactNode => <CompactRows {...props} about={about} open={open} />;

type Props = ControlProps & { readonly about: Settings['about']; readonly open: boolean };

function CompactRows({ id, name, field, value, cellErrors, change, about, open }: Props): ReactNode {
  const { casework, pages } = useWords();
  const labels: Readonly<Record<string, { readonly label: string }>> = casework.fields;
  const columns = Object.entries(field.columns ?? {}).filter(([column]) => column !== about?.column);
  const rows = rowsIn(value);
  const rowName = (row: RawRow, index: number): string => {
    const [first = ''] = Object.values(row).filter((cell): cell is string => typeof cell === 'string' && cell !== '');
    const told = about === undefined ? String(row['name'] ?? first) : about.nameOf(String(row[about.column] ?? ''));
    return told === '' ? String(index + 1) : told;
  };
  return (
    <div className="compact-rows">
      <table className="compact-table">
        <thead>
          <tr>
            {about !== undefined && <th scope="col">{labels[`${name}.${about.column}`]?.label}</th>}
            {columns.map(([column]) => (
              <th key={column} scope="col">
                {labels[`${name}.${column}`]?.label}
              </th>
            ))}
            {open && <th aria-hidden="true" />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`row-${index + 1}`}>
              {about !== undefined && <th scope="row">{rowName(row, index)}</th>}
              {columns.map(([column, columnField]) => (
                <td key={column} data-label={labels[`${name}.${column}`]?.label}>
                  <Cell
                    id={index === 0 && column === columns[0]?.[0] ? id : `${id}-${index + 1}-${column}`}
                    label={`${labels[`${name}.${column}`]?.label ?? column}, ${rowName(row, index)}`}
                    field={columnField}
                    value={String(row[column] ?? '')}
                    error={cellErrors[`${name}.${index + 1}.${column}`]}
                    change={(cell) => {
                      if (isRawCell(cell)) change(name, rows.with(index, { ...row, [column]: cell }));
                    }}
                  />
                </td>
              ))}
              {open && (
                <td>
                  <Button
                    type="button"
                    variant="tertiary"
                    data-size="sm"
                    aria-label={pages.meetings.remove({ row: rowName(row, index) })}
                    onClick={() => change(name, rows.toSpliced(index, 1))}
                  >
                    {pages.meetings.removeRow}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {open && (
        <Button type="button" variant="secondary" data-size="sm" onClick={() => change(name, [...rows, emptyRow(field)])}>
          {pages.meetings.addRow}
        </Button>
      )}
    </div>
  );
}

interface CellProps {
  readonly id: string;
  readonly label: string;
  readonly field: Field;
  readonly value: string;
  readonly error: string | undefined;
  readonly change: (value: string) => void;
}

function Cell({ id, label, field, value, error, change }: CellProps): ReactNode {
  const { web, casework } = useWords();
  const common = { id, 'aria-label': label, 'aria-invalid': error === undefined ? undefined : (true as const) };
  return (
    <>
      {field.kind === 'choice' ? (
        <Select {...common} value={value} onChange={(event) => change(event.target.value)}>
          <Select.Option value="">{web.form.choose}</Select.Option>
          {(field.choices ?? []).map((choice) => (
            <Select.Option key={choice} value={choice}>
              {wordFor({ ...casework.organisations, ...casework.choices }, choice)}
            </Select.Option>
          ))}
        </Select>
      ) : (
        <Input {...common} type="text" autoComplete="off" value={value} onChange={(event) => change(event.target.value)} />
      )}
      {error !== undefined && (
        <p className="ds-validation-message field-error" data-color="danger">
          {error}
        </p>
      )}
    </>
  );
}
