import { Button, Select } from '@digdir/designsystemet-react';
import { isConcept, isSingle, type OmopCell, type OmopRows, omopTargets, type Register, settableColumns } from '@likeverd/followup';
import { type ReactNode, useId } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useWords, wordFor } from '../i18n/language.tsx';
import { codesOf, codesText } from './codes.ts';

/** Rows of an OMOP table while they are edited: `id` follows them when others are taken away. */
export interface EditedRows extends OmopRows {
  readonly id: number;
}

/** A fault of a mapping with its words; `name` is the table, or table and column with a dot between. */
export interface NamedFault {
  readonly name: string;
  readonly message: string;
}

let last = 0;
export const edited = (rows: OmopRows): EditedRows => ({ ...rows, id: ++last });

/** What is sent: columns that nobody has filled and that OMOP does not ask for are left out. */
export function sent({ table, once, cells }: EditedRows): OmopRows {
  const required = requiredColumns(table);
  return {
    table,
    ...(once === true ? { once } : {}),
    cells: cells.filter(
      ({ column, variable, constant }) => variable !== undefined || constant !== undefined || required.includes(column),
    ),
  };
}

function requiredColumns(table: string): readonly string[] {
  const definition = omopTargets.find(({ name }) => name === table);
  return definition === undefined
    ? []
    : settableColumns(definition)
        .filter((column) => (column.required && !isConcept(column)) || column.name === 'person_source_value')
        .map(({ name }) => name);
}

/** Columns that a table begins with: those OMOP requires, and the ones that hold what was recorded. */
function begun(table: string): EditedRows {
  const usual = omopTargets
    .filter(({ name }) => name === table)
    .flatMap((definition) => settableColumns(definition).map(({ name }) => name))
    .filter((name) => name === `${sourceOf(table)}_source_value`);
  return edited({ table, cells: [...new Set([...usual, ...requiredColumns(table)])].map((column) => ({ column })) });
}

const sourceOf = (table: string): string => table.replace(/_(occurrence|exposure)$/, '');

interface Props {
  readonly register: Register;
  readonly rows: readonly EditedRows[];
  readonly change: (rows: readonly EditedRows[]) => void;
  readonly faults: readonly NamedFault[];
}

/** Which OMOP tables the register's variables become, column by column. */
export function OmopEditor({ register, rows, change, faults }: Props): ReactNode {
  const { pages } = useWords();
  const text = pages.deliveries;
  const field = useId();
  const taken = rows.map(({ table }) => table);
  const free = omopTargets.filter(({ name }) => !isSingle(name) || !taken.includes(name));
  return (
    <section aria-labelledby={`${field}-title`}>
      <h2 id={`${field}-title`} className="ds-heading" data-size="md">
        {text.omop.title}
      </h2>
      <p>{text.omop.lead}</p>
      {rows.map((each) => (
        <RowsEditor
          key={each.id}
          register={register}
          rows={each}
          faults={faults.filter(({ name }) => name === each.table || name.startsWith(`${each.table}.`))}
          change={(after) => change(rows.map((before) => (before.id === each.id ? after : before)))}
          remove={() => change(rows.filter(({ id }) => id !== each.id))}
        />
      ))}
      <div className="button-row">
        <label className="field-label" htmlFor={`${field}-add`}>
          {text.omop.addTable}
        </label>
        <Select
          id={`${field}-add`}
          value=""
          onChange={({ target: { value } }) => {
            if (value !== '') change([...rows, begun(value)]);
          }}
        >
          <Select.Option value="">{text.omop.choose}</Select.Option>
          {free.map(({ name }) => (
            <Select.Option key={name} value={name}>
              {tableText(text.omop.tables, name)}
            </Select.Option>
          ))}
        </Select>
        {register.omop.length > 0 && (
          <Button type="button" variant="secondary" onClick={() => change(register.omop.map(edited))}>
            {text.omop.propose}
          </Button>
        )}
      </div>
    </section>
  );
}

const tableText = (words: Readonly<Record<string, string>>, table: string): string => `${wordFor(words, table)} (${table})`;

interface RowsProps {
  readonly register: Register;
  readonly rows: EditedRows;
  readonly faults: readonly NamedFault[];
  readonly change: (rows: EditedRows) => void;
  readonly remove: () => void;
}

function RowsEditor({ register, rows, faults, change, remove }: RowsProps): ReactNode {
  const { pages } = useWords();
  const text = pages.deliveries;
  const { table, cells, once } = rows;
  const definition = omopTargets.find(({ name }) => name === table);
  const settable = definition === undefined ? [] : settableColumns(definition);
  const name = tableText(text.omop.tables, table);
  const set = (cell: OmopCell): void =>
    change({ ...rows, cells: cells.map((before) => (before.column === cell.column ? cell : before)) });
  const whole = faults.filter((fault) => fault.name === table || !cells.some(({ column }) => fault.name === `${table}.${column}`));
  return (
    <fieldset className="omop-rows">
      <legend>{name}</legend>
      {whole.map((fault) => (
        <p className="field-error" key={fault.message}>
          {fault.message}
        </p>
      ))}
      <TableScroll label={name}>
        <table className="ds-table mapping-table">
          <caption className="ds-sr-only">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{text.omop.column}</th>
              <th scope="col">{text.variable}</th>
              <th scope="col">{text.omop.constant}</th>
              <th scope="col">
                <span className="ds-sr-only">{text.omop.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <CellRow
                key={cell.column}
                register={register}
                table={table}
                cell={cell}
                faults={faults.filter((fault) => fault.name === `${table}.${cell.column}`)}
                change={set}
                remove={
                  requiredColumns(table).includes(cell.column)
                    ? null
                    : () => change({ ...rows, cells: cells.filter(({ column }) => column !== cell.column) })
                }
              />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <div className="button-row">
        <Select
          aria-label={text.omop.addColumn({ table: name })}
          value=""
          onChange={({ target: { value } }) => {
            if (value !== '') change({ ...rows, cells: [...cells, { column: value }] });
          }}
        >
          <Select.Option value="">{text.omop.addColumn({ table: name })}</Select.Option>
          {settable
            .filter((column) => !cells.some((cell) => cell.column === column.name))
            .map((column) => (
              <Select.Option key={column.name} value={column.name}>
                {column.name}
              </Select.Option>
            ))}
        </Select>
        {!isSingle(table) && (
          <label>
            <input
              type="checkbox"
              className="ds-input"
              checked={once === true}
              onChange={({ target: { checked } }) => change({ ...rows, once: checked })}
            />{' '}
            {text.omop.once}
          </label>
        )}
        <Button type="button" variant="tertiary" data-color="danger" onClick={remove}>
          {text.omop.removeTable({ table: name })}
        </Button>
      </div>
    </fieldset>
  );
}

interface CellProps {
  readonly register: Register;
  readonly table: string;
  readonly cell: OmopCell;
  readonly faults: readonly NamedFault[];
  readonly change: (cell: OmopCell) => void;
  readonly remove: (() => void) | null;
}

function CellRow({ register, table, cell, faults, change, remove }: CellProps): ReactNode {
  const { pages } = useWords();
  const text = pages.deliveries;
  const { column, variable, constant, codes } = cell;
  const at = `${table}.${column}`;
  const chosen = register.variables.find(({ name }) => name === variable);
  const make = (parts: Omit<OmopCell, 'column'>): void => change({ column, ...parts });
  const fixed = constant === undefined ? {} : { constant };
  return (
    <tr>
      <th scope="row">
        {column}
        {faults.map(({ message }) => (
          <p className="field-error" key={message}>
            {message}
          </p>
        ))}
      </th>
      <td>
        <Select
          aria-label={text.omop.variableFor({ column: at })}
          aria-invalid={faults.length > 0}
          value={variable ?? ''}
          onChange={({ target: { value } }) => make(value === '' ? fixed : { variable: value, ...fixed })}
        >
          <Select.Option value="">–</Select.Option>
          {register.variables.map(({ name }) => (
            <Select.Option key={name} value={name}>
              {wordFor(text.variables, name)}
            </Select.Option>
          ))}
        </Select>
        {variable !== undefined && chosen?.codes !== undefined && (
          <label>
            {text.omop.codes({ codes: chosen.codes.join(', ') })}{' '}
            <input
              className="ds-input"
              defaultValue={codesText(codes)}
              placeholder="1=8507, 2=8532"
              onChange={({ target: { value } }) => {
                const after = codesOf(value);
                make({ variable, ...fixed, ...(after === undefined ? {} : { codes: after }) });
              }}
            />
          </label>
        )}
      </td>
      <td>
        <input
          className="ds-input short"
          aria-label={text.omop.constantFor({ column: at })}
          aria-invalid={faults.length > 0}
          maxLength={200}
          value={constant ?? ''}
          onChange={({ target: { value } }) => {
            const from = variable === undefined ? {} : { variable };
            const coded = codes === undefined ? {} : { codes };
            make({ ...from, ...coded, ...(value === '' ? {} : { constant: value }) });
          }}
        />
      </td>
      <td>
        {remove !== null && (
          <Button type="button" variant="tertiary" data-size="sm" aria-label={text.omop.removeFor({ column: at })} onClick={remove}>
            {text.omop.remove}
          </Button>
        )}
      </td>
    </tr>
  );
}
