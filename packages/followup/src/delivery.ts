import { isCalendarDate } from '@likeverd/reference';
import { type CsvRecord, readCsv } from './csv.ts';
import type { Dictionary, Variable } from './dictionary.ts';
import { carriesIdentityNumber } from './identity-number.ts';

export const deliveryFaultCodes = [
  'csv.unterminatedQuote',
  'csv.textAfterQuote',
  'csv.quoteInText',
  'delivery.empty',
  'delivery.noRows',
  'heading.missing',
  'heading.unknown',
  'heading.duplicate',
  'row.cellCount',
  'cell.required',
  'cell.integer',
  'cell.number',
  'cell.date',
  'cell.code',
  'cell.below',
  'cell.above',
  'cell.tooLong',
  'cell.notUnique',
  'cell.identityNumber',
] as const;

/** One thing that is wrong with a delivery. No fault repeats the value of a cell that carries an identity number. */
export interface DeliveryFault {
  readonly code: (typeof deliveryFaultCodes)[number];
  /** Row as a spreadsheet counts, from 1; the heading is 1. */
  readonly row: number;
  /** Cell in the row, from 1; 0 where the fault is of the whole row or file. */
  readonly column: number;
  /** Name of the variable; '' where there is none. */
  readonly variable: string;
  readonly details: Readonly<Record<string, string>>;
}

/** The values of an accepted delivery: one column a variable, `null` where the cell was empty. Codes, dates and texts are texts. */
export interface AcceptedDelivery {
  readonly status: 'accepted';
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly (string | number | null)[]>>;
}

/** A delivery is taken whole or not at all: one fault refuses it. */
export type Delivery = AcceptedDelivery | { readonly status: 'refused'; readonly faults: readonly DeliveryFault[] };

type CellFault = Pick<DeliveryFault, 'code' | 'details'>;
type ReadCell = { readonly ok: true; readonly value: string | number } | { readonly ok: false; readonly fault: CellFault };

/** As much of a value as a person needs to find it. */
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

const refuse = (code: DeliveryFault['code'], details: CellFault['details']): ReadCell => ({ ok: false, fault: { code, details } });

function readNumber(text: string, variable: Variable & { readonly type: 'integer' | 'number' }, decimalMark: string): ReadCell {
  const pattern =
    variable.type === 'integer' ? /^-?\d{1,15}$/ : decimalMark === ',' ? /^-?\d{1,15}(,\d{1,15})?$/ : /^-?\d{1,15}(\.\d{1,15})?$/;
  if (!pattern.test(text)) return refuse(`cell.${variable.type}`, { found: shown(text), decimalMark });
  const value = Number(text.replace(',', '.'));
  if (variable.minimum !== undefined && value < variable.minimum)
    return refuse('cell.below', { found: text, limit: String(variable.minimum) });
  if (variable.maximum !== undefined && value > variable.maximum)
    return refuse('cell.above', { found: text, limit: String(variable.maximum) });
  return { ok: true, value };
}

function readCell(text: string, variable: Variable, decimalMark: string): ReadCell {
  switch (variable.type) {
    case 'integer':
    case 'number':
      return readNumber(text, variable, decimalMark);
    case 'date':
      if (!isCalendarDate(text)) return refuse('cell.date', { found: shown(text) });
      if (variable.earliest !== undefined && text < variable.earliest)
        return refuse('cell.below', { found: text, limit: variable.earliest });
      if (variable.latest !== undefined && text > variable.latest)
        return refuse('cell.above', { found: text, limit: variable.latest });
      return { ok: true, value: text };
    case 'code':
      return variable.codes.includes(text)
        ? { ok: true, value: text }
        : refuse('cell.code', { found: shown(text), codes: variable.codes.join(', ') });
    case 'text':
      return variable.longest !== undefined && text.length > variable.longest
        ? refuse('cell.tooLong', { found: String(text.length), limit: String(variable.longest) })
        : { ok: true, value: text };
  }
}

/** Where each variable stands in the delivery, and what is wrong with the heading. */
function readHeading(
  heading: CsvRecord,
  variables: readonly Variable[],
): { readonly positions: ReadonlyMap<string, number>; readonly faults: readonly DeliveryFault[] } {
  const faults: DeliveryFault[] = [];
  const positions = new Map<string, number>();
  const known = new Set(variables.map(({ name }) => name));
  heading.cells.forEach((cell, index) => {
    const name = cell.trim();
    const fault = (code: DeliveryFault['code'], details: CellFault['details']): void => {
      faults.push({ code, row: heading.row, column: index + 1, variable: '', details });
    };
    if (carriesIdentityNumber(name)) fault('cell.identityNumber', {});
    else if (!known.has(name)) fault('heading.unknown', { found: shown(name), known: [...known].join(', ') });
    else if (positions.has(name)) fault('heading.duplicate', { found: name });
    else positions.set(name, index);
  });
  for (const { name } of variables) {
    if (!positions.has(name))
      faults.push({ code: 'heading.missing', row: heading.row, column: 0, variable: name, details: { name } });
  }
  return { positions, faults };
}

/**
 * Checks a delivery of register data, delimited text with a heading, against the dictionary that was agreed. Accepted whole with its values
 * read, or refused whole with every fault, in order of row and column. National identity numbers of any kind anywhere refuse it.
 */
export function checkDelivery(text: string, dictionary: Dictionary): Delivery {
  const { records, faults: csvFaults } = readCsv(text, dictionary.delimiter);
  const faults: DeliveryFault[] = csvFaults.map(({ code, row, column }) => ({ code, row, column, variable: '', details: {} }));
  const [heading, ...rows] = records;
  if (heading === undefined) {
    return { status: 'refused', faults: [...faults, { code: 'delivery.empty', row: 1, column: 0, variable: '', details: {} }] };
  }
  const { positions, faults: headingFaults } = readHeading(heading, dictionary.variables);
  faults.push(...headingFaults);
  if (rows.length === 0) faults.push({ code: 'delivery.noRows', row: heading.row, column: 0, variable: '', details: {} });

  const columns = new Map<string, (string | number | null)[]>(dictionary.variables.map(({ name }) => [name, []]));
  const seen = new Map<string, Map<string, number>>();
  const nameAt = new Map([...positions].map(([name, index]) => [index, name]));

  for (const { row, cells } of rows) {
    if (cells.length !== heading.cells.length) {
      const details = { found: String(cells.length), expected: String(heading.cells.length) };
      faults.push({ code: 'row.cellCount', row, column: 0, variable: '', details });
    }
    const identified = new Set<number>();
    cells.forEach((cell, index) => {
      if (!carriesIdentityNumber(cell)) return;
      identified.add(index);
      faults.push({ code: 'cell.identityNumber', row, column: index + 1, variable: nameAt.get(index) ?? '', details: {} });
    });
    for (const variable of dictionary.variables) {
      const index = positions.get(variable.name);
      const cell = index === undefined ? undefined : cells[index]?.trim();
      if (index === undefined || cell === undefined || identified.has(index)) continue;
      const fault = ({ code, details }: CellFault): void => {
        faults.push({ code, row, column: index + 1, variable: variable.name, details });
      };
      if (cell === '') {
        if (variable.required) fault({ code: 'cell.required', details: {} });
        columns.get(variable.name)?.push(null);
        continue;
      }
      const read = readCell(cell, variable, dictionary.decimalMark);
      if (!read.ok) fault(read.fault);
      else columns.get(variable.name)?.push(read.value);
      if (variable.type === 'text' && variable.unique === true) {
        const values = seen.get(variable.name) ?? new Map<string, number>();
        seen.set(variable.name, values);
        const first = values.get(cell);
        if (first === undefined) values.set(cell, row);
        else fault({ code: 'cell.notUnique', details: { found: shown(cell), first: String(first) } });
      }
    }
  }
  if (faults.length > 0)
    return { status: 'refused', faults: faults.sort((one, other) => one.row - other.row || one.column - other.column) };
  return { status: 'accepted', rows: rows.length, columns: Object.fromEntries(columns) };
}
