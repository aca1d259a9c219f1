import { type CalendarDate, toDayNumber } from '@likeverd/reference';
import { type EventTimes, takeTimes } from '@likeverd/statistics';

export const arms = ['treated', 'control'] as const;
export const indications = ['inside', 'outside', 'unknown'] as const;
/** Treated with the method, or one of an external control. */
export type Arm = (typeof arms)[number];
/** Whether a record lies within the indication that was decided; `unknown` where it lacks what would tell. A11-4. */
export type Indication = (typeof indications)[number];

/** Times to an event in months since start; an exit that is NaN was not recorded. Cause 1 is the event, others compete with it. */
export type EndpointColumn = EventTimes;

/** A measurement at planned months since start, NaN where it is missing: PROM scores, costs so far, yes (1) or no (0). */
export interface Series {
  readonly month: number;
  readonly values: Float64Array;
}

/** What is known of patients, one row each, in columns. Keys are pseudonyms. */
export interface OutcomeTable {
  readonly rows: number;
  readonly patient: readonly string[];
  readonly region: readonly string[];
  /** Empty where the patient belongs to none. */
  readonly subgroup: readonly string[];
  readonly arm: readonly Arm[];
  readonly indication: readonly Indication[];
  readonly start: readonly CalendarDate[];
  readonly endpoints: Readonly<Record<string, EndpointColumn>>;
  /** Which of several causes that rule each other out, of the endpoints that tell them apart; 0 for none. There the cause of the endpoint is 1 for any of them. */
  readonly causes?: Readonly<Record<string, Uint8Array>>;
  readonly series: Readonly<Record<string, readonly Series[]>>;
}

/** Mean length of a month in days: the Gregorian year over twelve. */
export const daysPerMonth = 365.2425 / 12;
export const monthsPerYear = 12;

/** Which rows are meant. */
export interface Selection {
  readonly arm?: Arm;
  readonly subgroup?: string;
  readonly region?: string;
}

/** Places of the rows that are meant, in order. */
export function rowsOf(table: OutcomeTable, { arm, subgroup, region }: Selection): readonly number[] {
  return Array.from({ length: table.rows }, (_, row) => row).filter(
    (row) =>
      (arm === undefined || table.arm[row] === arm) &&
      (subgroup === undefined || table.subgroup[row] === subgroup) &&
      (region === undefined || table.region[row] === region),
  );
}

/** A table of these rows, in this order; a row may stand several times. */
export function takeRows(table: OutcomeTable, rows: readonly number[]): OutcomeTable {
  const pick = <T>(column: readonly T[]): readonly T[] =>
    rows.map((row) => {
      const value = column[row];
      if (value === undefined) throw new RangeError(`No row ${row} of ${table.rows}`);
      return value;
    });
  return {
    rows: rows.length,
    patient: pick(table.patient),
    region: pick(table.region),
    subgroup: pick(table.subgroup),
    arm: pick(table.arm),
    indication: pick(table.indication),
    start: pick(table.start),
    endpoints: Object.fromEntries(Object.entries(table.endpoints).map(([id, column]) => [id, takeTimes(column, rows)])),
    ...(table.causes === undefined
      ? {}
      : {
          causes: Object.fromEntries(
            Object.entries(table.causes).map(([id, causes]) => [id, Uint8Array.from(rows, (row) => causes[row] ?? 0)]),
          ),
        }),
    series: Object.fromEntries(
      Object.entries(table.series).map(([id, list]) => [
        id,
        list.map(({ month, values }) => ({ month, values: Float64Array.from(rows, (row) => values[row] ?? Number.NaN) })),
      ]),
    ),
  };
}

/** Two tables of the same endpoints and series, one after the other. Entries are kept where both know them. */
export function joinTables(first: OutcomeTable, second: OutcomeTable): OutcomeTable {
  const floats = (a: Float64Array, b: Float64Array | undefined): Float64Array => Float64Array.from([...a, ...(b ?? [])]);
  return {
    rows: first.rows + second.rows,
    patient: [...first.patient, ...second.patient],
    region: [...first.region, ...second.region],
    subgroup: [...first.subgroup, ...second.subgroup],
    arm: [...first.arm, ...second.arm],
    indication: [...first.indication, ...second.indication],
    start: [...first.start, ...second.start],
    endpoints: Object.fromEntries(
      Object.entries(first.endpoints).map(([id, { exit, cause, entry }]) => {
        const other = second.endpoints[id];
        const entries = entry === undefined || other?.entry === undefined ? {} : { entry: floats(entry, other.entry) };
        return [id, { exit: floats(exit, other?.exit), cause: Uint8Array.from([...cause, ...(other?.cause ?? [])]), ...entries }];
      }),
    ),
    ...(first.causes === undefined
      ? {}
      : {
          causes: Object.fromEntries(
            Object.entries(first.causes).map(([id, causes]) => [id, Uint8Array.from([...causes, ...(second.causes?.[id] ?? [])])]),
          ),
        }),
    series: Object.fromEntries(
      Object.entries(first.series).map(([id, list]) => [
        id,
        list.map(({ month, values }, index) => ({ month, values: floats(values, second.series[id]?.[index]?.values) })),
      ]),
    ),
  };
}

/** Times to one event of those for whom it was recorded; a cause other than the event ends observation. `undefined` where the table lacks it. */
export function timesTo(table: OutcomeTable, endpoint: string): EventTimes | undefined {
  const column = table.endpoints[endpoint];
  if (column === undefined) return undefined;
  const known = Array.from({ length: table.rows }, (_, row) => row).filter((row) => !Number.isNaN(column.exit[row]));
  const { cause, ...times } = takeTimes(column, known);
  return { ...times, cause: cause.map((each) => (each === 1 ? 1 : 0)) };
}

/** A table whose endpoints number their causes, with those of some told apart: each of these is then any of its causes, which stand beside. */
export function tellCausesApart(table: OutcomeTable, told: readonly string[]): OutcomeTable {
  const columns = Object.entries(table.endpoints).filter(([id]) => told.includes(id));
  if (columns.length === 0) return table;
  return {
    ...table,
    endpoints: {
      ...table.endpoints,
      ...Object.fromEntries(
        columns.map(([id, column]) => [id, { ...column, cause: column.cause.map((each) => Math.min(each, 1)) }]),
      ),
    },
    causes: Object.fromEntries(columns.map(([id, { cause }]) => [id, cause])),
  };
}

/** Endpoints of a document that tell causes apart. */
export const toldApart = (endpoints: Readonly<Record<string, { readonly causes?: readonly unknown[] }>>): readonly string[] =>
  Object.entries(endpoints).flatMap(([id, { causes }]) => (causes === undefined ? [] : [id]));

/** Times with the cause that ended them, of those for whom it was recorded. `undefined` where the table does not tell causes of the endpoint apart. */
export function timesByCause(table: OutcomeTable, endpoint: string): EventTimes | undefined {
  const [column, causes] = [table.endpoints[endpoint], table.causes?.[endpoint]];
  if (column === undefined || causes === undefined) return undefined;
  const known = Array.from({ length: table.rows }, (_, row) => row).filter((row) => !Number.isNaN(column.exit[row]));
  return takeTimes({ ...column, cause: causes }, known);
}

/** Observation that is cut at a time: what comes later is not seen. Those who came under observation later are left out. */
export function cutAt(times: EventTimes, end: number): EventTimes {
  const { entry } = times;
  const seen = Array.from({ length: times.exit.length }, (_, i) => i).filter(
    (i) => entry === undefined || (entry[i] as number) < end,
  );
  const kept = takeTimes(times, seen);
  return {
    ...kept,
    exit: kept.exit.map((exit) => Math.min(exit, end)),
    cause: kept.cause.map((cause, i) => ((kept.exit[i] as number) <= end ? cause : 0)),
  };
}

/** What was known before a day: those who had started, seen up to the day before, and measured by then. What was reported later is taken as known at its time. */
export function tableAsOf(table: OutcomeTable, day: CalendarDate): OutcomeTable {
  const kept = takeRows(
    table,
    rowsOf(table, {}).filter((row) => (table.start[row] ?? day) < day),
  );
  const seen = Float64Array.from(kept.start, (start) => (toDayNumber(day) - toDayNumber(start)) / daysPerMonth);
  const endpoints = Object.fromEntries(Object.entries(kept.endpoints).map(([id, column]) => [id, cutEach(column, seen)]));
  const { causes } = kept;
  return {
    ...kept,
    endpoints,
    ...(causes === undefined
      ? {}
      : {
          causes: Object.fromEntries(
            Object.entries(causes).map(([id, column]) => [
              id,
              column.map((cause, row) => (endpoints[id]?.cause[row] === 0 ? 0 : cause)),
            ]),
          ),
        }),
    series: Object.fromEntries(
      Object.entries(kept.series).map(([id, list]) => [
        id,
        list.map(({ month, values }) => ({
          month,
          values: values.map((value, row) => (month <= (seen[row] as number) ? value : Number.NaN)),
        })),
      ]),
    ),
  };
}

/** Times cut at a time of each one’s own; not recorded of those who came under observation later. */
function cutEach({ exit, cause, entry }: EndpointColumn, end: Float64Array): EndpointColumn {
  const late = (row: number): boolean => entry !== undefined && (entry[row] as number) >= (end[row] as number);
  return {
    exit: exit.map((time, row) => (late(row) ? Number.NaN : Math.min(time, end[row] as number))),
    cause: cause.map((each, row) => (!late(row) && (exit[row] as number) <= (end[row] as number) ? each : 0)),
    ...(entry === undefined ? {} : { entry }),
  };
}
