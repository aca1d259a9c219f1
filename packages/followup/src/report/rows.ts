import { type AcceptedDelivery, checkDelivery, type DeliveryFault } from '../delivery.ts';
import type { Variable } from '../dictionary.ts';
import { arms, indications, type OutcomeTable, tellCausesApart, toldApart } from '../outcomes/table.ts';
import type { DrugDelivery } from '../settlement/settle.ts';
import type { FollowUpPremises } from './format.ts';

/** Rows that were read, or every fault of the file: nothing is taken of a file with a fault. */
export type ReadRows<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly DeliveryFault[] };

/** Outcomes, and how many rows were said twice. */
export interface ReadOutcomes {
  readonly table: OutcomeTable;
  readonly duplicates: number;
}

const longestKey = 80;
const mostMonths = 1_200;
/** The heading is row 1. */
const firstRow = 2;

const word = (name: string | undefined): readonly Variable[] =>
  name === undefined ? [] : [{ name, required: false, type: 'text', longest: longestKey }];
const code = (name: string | undefined, codes: readonly string[]): readonly Variable[] =>
  name === undefined ? [] : [{ name, required: true, type: 'code', codes }];
const months = (name: string): Variable => ({ name, required: false, type: 'number', minimum: 0, maximum: mostMonths });

function outcomeVariables({ patients, contract, endpoints, series = {} }: FollowUpPremises): readonly Variable[] {
  const { columns } = patients;
  const all: readonly Variable[] = [
    { name: columns.patient, required: true, type: 'text', longest: longestKey },
    { name: columns.start, required: true, type: 'date', latest: contract.dataUntil },
    ...word(columns.region),
    ...word(columns.subgroup),
    ...code(columns.arm, arms),
    ...code(columns.indication, indications),
    ...Object.values(endpoints).flatMap(({ months: time, event, entry }): readonly Variable[] => [
      months(time),
      { name: event, required: false, type: 'integer', minimum: 0, maximum: 9 },
      ...(entry === undefined ? [] : [months(entry)]),
    ]),
    ...Object.values(series).flatMap(({ at }) =>
      at.map(({ column }): Variable => ({ name: column, required: false, type: 'number' })),
    ),
  ];
  return [...new Map(all.map((variable) => [variable.name, variable])).values()];
}

/** A column of one variable over the rows that are kept. */
type Column = readonly (string | number | null)[];

/**
 * Reads outcomes. Starts lie not after the day that the data reach to; a time and its event come together, and an entry lies before the time. A row that is said
 * twice in the same words counts once; two rows of one patient that differ are a fault.
 */
export function readOutcomes(text: string, premises: FollowUpPremises): ReadRows<ReadOutcomes> {
  const { patients, endpoints, series = {} } = premises;
  const { delimiter = ';', decimalMark = '.', columns } = patients;
  const variables = outcomeVariables(premises);
  const delivery = checkDelivery(text, { state: 'checked', id: premises.id, delimiter, decimalMark, variables });
  if (delivery.status === 'refused') return { ok: false, faults: delivery.faults };
  const { kept, duplicates, faults } = withoutRepeats(delivery, columns.patient);
  const read = (name: string | undefined): Column =>
    kept.map((row) => (name === undefined ? null : (delivery.columns[name]?.[row] ?? null)));
  const numbers = (name: string): Float64Array =>
    Float64Array.from(read(name), (value) => (typeof value === 'number' ? value : Number.NaN));
  const fault = (at: number, variable: string, of: DeliveryFault['code'], details: DeliveryFault['details'] = {}): void => {
    faults.push({ code: of, row: (kept[at] ?? 0) + firstRow, column: 0, variable, details });
  };
  const endpointOf = ({ months: time, event, entry, causes }: FollowUpPremises['endpoints'][string]) => {
    const exit = numbers(time);
    const cause = numbers(event);
    const from = entry === undefined ? undefined : numbers(entry);
    const codes = causes?.map(({ code: each }) => each);
    exit.forEach((end, at) => {
      const begun = from?.[at] ?? Number.NaN;
      const found = cause[at] ?? Number.NaN;
      if (Number.isNaN(end) && (codes === undefined ? found === 1 : found > 0)) fault(at, time, 'cell.required');
      if (codes !== undefined && found > 0 && !codes.includes(found))
        fault(at, event, 'cell.code', { found: String(found), codes: [0, ...codes].join(', ') });
      if (!Number.isNaN(end) && Number.isNaN(cause[at])) fault(at, event, 'cell.required');
      if (begun >= end) fault(at, entry ?? '', 'cell.above', { found: String(begun), limit: String(end) });
    });
    const known = (value: number): number => (Number.isNaN(value) ? 0 : value);
    return { exit, cause: Uint8Array.from(cause, known), ...(from === undefined ? {} : { entry: from.map(known) }) };
  };
  const arm = read(columns.arm);
  const indication = read(columns.indication);
  const table: OutcomeTable = {
    rows: kept.length,
    patient: texts(read(columns.patient)),
    region: texts(read(columns.region)),
    subgroup: texts(read(columns.subgroup)),
    arm: arm.map((value) => arms.find((each) => each === value) ?? 'treated'),
    indication: indication.map((value) => indications.find((each) => each === value) ?? 'inside'),
    start: texts(read(columns.start)),
    endpoints: Object.fromEntries(Object.entries(endpoints).map(([id, each]) => [id, endpointOf(each)])),
    series: Object.fromEntries(
      Object.entries(series).map(([id, { at }]) => [id, at.map(({ month, column }) => ({ month, values: numbers(column) }))]),
    ),
  };
  if (faults.length > 0) return { ok: false, faults: faults.toSorted((a, b) => a.row - b.row) };
  return { ok: true, value: { table: tellCausesApart(table, toldApart(endpoints)), duplicates } };
}

const texts = (column: Column): readonly string[] => column.map((value) => (value === null ? '' : String(value)));

function withoutRepeats(
  { columns, rows }: AcceptedDelivery,
  key: string,
): { readonly kept: readonly number[]; readonly duplicates: number; readonly faults: DeliveryFault[] } {
  const first = new Map<string, { readonly row: number; readonly text: string }>();
  const kept: number[] = [];
  const faults: DeliveryFault[] = [];
  for (let row = 0; row < rows; row += 1) {
    const patient = String(columns[key]?.[row] ?? '');
    const text = JSON.stringify(Object.values(columns).map((column) => column[row]));
    const known = first.get(patient);
    if (known === undefined) {
      first.set(patient, { row, text });
      kept.push(row);
    } else if (known.text !== text) {
      const details = { found: patient.slice(0, 40), first: String(known.row + firstRow) };
      faults.push({ code: 'cell.notUnique', row: row + firstRow, column: 0, variable: key, details });
    }
  }
  return { kept, duplicates: rows - kept.length - faults.length, faults };
}

/** Reads deliveries of the drug. */
export function readDrugDeliveries(text: string, { agreement, id }: FollowUpPremises): ReadRows<readonly DrugDelivery[]> {
  if (agreement === undefined) return { ok: true, value: [] };
  const { delimiter = ';', decimalMark = '.', columns } = agreement.deliveries;
  const variables: readonly Variable[] = [
    { name: columns.patient, required: true, type: 'text', longest: longestKey },
    { name: columns.date, required: true, type: 'date' },
    { name: columns.units, required: true, type: 'number', minimum: 0 },
    ...(columns.days === undefined
      ? []
      : [{ name: columns.days, required: true, type: 'number' as const, minimum: 0, maximum: 3_660 }]),
    ...word(columns.indication),
  ];
  const delivery = checkDelivery(text, { state: 'checked', id, delimiter, decimalMark, variables });
  if (delivery.status === 'refused') return { ok: false, faults: delivery.faults };
  const cell = (name: string | undefined, row: number): string | number | null =>
    name === undefined ? null : (delivery.columns[name]?.[row] ?? null);
  const value = Array.from({ length: delivery.rows }, (_, row): DrugDelivery => {
    const days = cell(columns.days, row);
    const indication = cell(columns.indication, row);
    return {
      row: row + firstRow,
      patient: String(cell(columns.patient, row)),
      date: String(cell(columns.date, row)),
      units: Number(cell(columns.units, row)),
      ...(typeof days === 'number' ? { days } : {}),
      ...(typeof indication === 'string' ? { indication } : {}),
    };
  });
  return { ok: true, value };
}
