import { addCalendarDays, type CalendarDate, isCalendarDate } from '@likeverd/reference';
import type { ImportedValues } from './events.ts';

/** The nine columns of the public list of decisions, as nyemetoder.no has them. Facts 3.3. */
export const portfolioColumns = [
  'ID-nr',
  'Virkestoff',
  'Handelsenavn',
  'Bruksområde (indikasjon)',
  'Metodetype',
  'Fagområde',
  'Dato siste beslutning',
  'Gjeldende beslutning Kortversjon',
  'Gjeldende beslutning (Hele)',
] as const;
export type PortfolioColumn = (typeof portfolioColumns)[number];

const typeOf: Readonly<Record<string, string>> = {
  Legemidler: 'medicine',
  'Medisinsk utstyr, diagnostikk og tester': 'device',
  'Prosedyrer og organisatoriske tiltak': 'procedure',
};
const nameOfType: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(typeOf).map(([name, type]) => [type, name])),
  diagnostic: 'Medisinsk utstyr, diagnostikk og tester',
};

/** One row of the list, checked. Texts are as written there; what is empty there is absent here. */
export interface PortfolioMethod extends Partial<ImportedValues> {
  /** Number of the case here: `ID2013_036`, with a letter or, where the list repeats an id for another indication, with `-2`, `-3`. */
  readonly importedNumber: string;
  readonly importedIndication: string;
  readonly importedType: string;
  /** What tells this row from every other: the id and the indication without differences of writing. */
  readonly key: string;
}

/** One fault of a list: where, and what. `row` counts as the spreadsheet does, from 1 with the headings. */
export interface PortfolioFault {
  readonly code:
    | 'column.missing'
    | 'column.repeated'
    | 'id.form'
    | 'text.missing'
    | 'text.tooLong'
    | 'text.characters'
    | 'type.unknown'
    | 'date.form'
    | 'row.repeated'
    | 'list.empty';
  readonly row: number;
  readonly column: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What stands in a cell: text, a number (a date is the number of its day), a yes or no, a date, or nothing. */
export type PortfolioCell = string | number | boolean | Date | null | undefined;
type Rows = readonly (readonly PortfolioCell[])[];

export type PortfolioReading =
  | { readonly ok: true; readonly methods: readonly PortfolioMethod[] }
  | { readonly ok: false; readonly faults: readonly PortfolioFault[] };

/** `2013_036`, with or without `ID` before it and a letter after it. Facts 3.3. */
const idForm = /^(?:ID)?(\d{4}_\d{3})(?: ?([A-Z]))?$/;
const longestText = 20_000;
const longestLine = 2_000;
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u;

/** The methods of a list, or every fault it has. The first row with an id column is that of the headings; columns may stand in any order. */
export function readPortfolio(rows: Rows): PortfolioReading {
  const headingRow = rows.findIndex((row) => row.some((cell) => textOf(cell) === portfolioColumns[0]));
  const headings = (rows[headingRow] ?? []).map(textOf);
  const missing = portfolioColumns.filter((column) => !headings.includes(column));
  const repeated = portfolioColumns.filter((column) => headings.indexOf(column) !== headings.lastIndexOf(column));
  const faults: PortfolioFault[] = [
    ...missing.map((column) => fault('column.missing', headingRow + 1, column)),
    ...repeated.map((column) => fault('column.repeated', headingRow + 1, column)),
  ];
  if (faults.length > 0) return { ok: false, faults };
  const methods: Omit<PortfolioMethod, 'importedNumber'>[] = [];
  const ids: string[] = [];
  const seen = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (index <= headingRow || row.every((cell) => textOf(cell) === '')) continue;
    const read = readRow(row, headings, index + 1);
    faults.push(...read.faults);
    if (read.method === null) continue;
    const { id, ...method } = read.method;
    const before = seen.get(method.key);
    if (before !== undefined) faults.push(fault('row.repeated', index + 1, portfolioColumns[0], { row: before }));
    seen.set(method.key, index + 1);
    methods.push(method);
    ids.push(id);
  }
  if (methods.length === 0 && faults.length === 0) faults.push(fault('list.empty', headingRow + 1, portfolioColumns[0]));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, methods: numbered(methods, ids) };
}

/** Rows as the public list has them, headings first. The dates are the numbers of their days; 0 where there is none. */
export function writePortfolio(methods: readonly Omit<PortfolioMethod, 'key'>[]): readonly (readonly (string | number)[])[] {
  return [
    portfolioColumns,
    ...methods.map((method) => [
      method.importedNumber.replace(/^ID/, '').replace(/-\d+$/, ''),
      method.importedSubstance ?? '',
      method.importedBrand ?? '',
      method.importedIndication,
      nameOfType[method.importedType] ?? method.importedType,
      method.clinicalField ?? '',
      method.decidedOn === undefined ? 0 : serialOf(method.decidedOn),
      method.shortDecision ?? '',
      method.wholeDecision ?? '',
    ]),
  ];
}

type ReadMethod = Omit<PortfolioMethod, 'importedNumber'> & { readonly id: string };

function readRow(
  row: readonly PortfolioCell[],
  headings: readonly string[],
  number: number,
): { readonly method: ReadMethod | null; readonly faults: readonly PortfolioFault[] } {
  const cell = (column: PortfolioColumn): PortfolioCell => row[headings.indexOf(column)];
  const faults: PortfolioFault[] = [];
  const note = (code: PortfolioFault['code'], column: PortfolioColumn, details: PortfolioFault['details'] = {}): void => {
    faults.push(fault(code, number, column, details));
  };
  const text = (column: PortfolioColumn, longest: number): string => {
    const found = textOf(cell(column));
    if (found.length > longest) note('text.tooLong', column, { longest, length: found.length });
    if (forbidden.test(found) || !found.isWellFormed()) note('text.characters', column);
    return found;
  };
  const given = textOf(cell('ID-nr'));
  const [, digits, letter = ''] = idForm.exec(given) ?? [];
  if (digits === undefined) note('id.form', 'ID-nr', { given: given.slice(0, 50) });
  const importedIndication = text('Bruksområde (indikasjon)', longestText);
  if (importedIndication === '') note('text.missing', 'Bruksområde (indikasjon)');
  const typeName = textOf(cell('Metodetype'));
  const importedType = Object.hasOwn(typeOf, typeName) ? typeOf[typeName] : undefined;
  if (importedType === undefined) note('type.unknown', 'Metodetype', { given: typeName.slice(0, 100) });
  const decidedOn = dayOf(cell('Dato siste beslutning'));
  if (decidedOn === null) note('date.form', 'Dato siste beslutning', { given: textOf(cell('Dato siste beslutning')).slice(0, 50) });
  const optional = {
    importedSubstance: text('Virkestoff', longestLine),
    importedBrand: text('Handelsenavn', longestLine),
    clinicalField: text('Fagområde', longestLine),
    shortDecision: text('Gjeldende beslutning Kortversjon', longestText),
    wholeDecision: text('Gjeldende beslutning (Hele)', longestText),
  };
  if (faults.length > 0 || digits === undefined || importedType === undefined || decidedOn === null)
    return { method: null, faults };
  const id = `ID${digits}${letter}`;
  return {
    faults,
    method: {
      id,
      key: `${id} ${normalised(importedIndication)}`,
      importedIndication,
      importedType,
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
      ...(decidedOn === undefined ? {} : { decidedOn }),
    },
  };
}

/** An id that the list repeats for another indication is told apart by its place among them. */
function numbered(methods: readonly Omit<PortfolioMethod, 'importedNumber'>[], ids: readonly string[]): readonly PortfolioMethod[] {
  const times = new Map<string, number>();
  return methods.map((method, index) => {
    const id = ids[index] ?? '';
    const time = (times.get(id) ?? 0) + 1;
    times.set(id, time);
    return { ...method, importedNumber: time === 1 ? id : `${id}-${time}` };
  });
}

function textOf(cell: PortfolioCell): string {
  if (cell === null || cell === undefined) return '';
  return (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)).normalize('NFC').trim();
}

/** An indication without differences of case, of blanks and of final stops. */
function normalised(indication: string): string {
  return indication
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/[.\s]+$/, '');
}

/** The day before the first of a spreadsheet's calendar, which counts a 29 February 1900 that never was. */
const dayZero = '1899-12-30';
/** Days a spreadsheet can count from March 1900, when its calendar is right, to the year 9999. */
const [firstSerial, lastSerial] = [61, 2_958_465];
const millisecondsOfDay = 86_400_000;

function serialOf(day: CalendarDate): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${dayZero}T00:00:00Z`)) / millisecondsOfDay);
}

/** The day in a cell: the number of a day, a date, or its text; undefined for none (0 or empty), null for what is no day. */
function dayOf(cell: PortfolioCell): CalendarDate | undefined | null {
  const text = textOf(cell);
  if (text === '' || text === '0') return undefined;
  if (typeof cell === 'number')
    return Number.isInteger(cell) && cell >= firstSerial && cell <= lastSerial ? addCalendarDays(dayZero, cell) : null;
  return isCalendarDate(text) ? text : null;
}

function fault(code: PortfolioFault['code'], row: number, column: string, details: PortfolioFault['details'] = {}): PortfolioFault {
  return { code, row, column, details };
}
