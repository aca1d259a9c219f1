import type { CalendarDate } from '@likeverd/reference';
import { type AssumedCurve, assumedSurvival, lastMonth } from '../observed/assumed-curve.ts';
import { type OutcomeTable, rowsOf } from '../outcomes/table.ts';
import type { Dimension, Group, People } from './request.ts';

/** Survival that the model assumed at the end of each interval of an endpoint, as far as its curve goes. */
export interface AssumedBeside {
  readonly endpoint: string;
  readonly subgroup?: string;
  readonly survival: readonly number[];
}

/** Those whom a report is about, counted by everything that a release may tell them apart by. Never leaves the room. */
export interface ReportPeople {
  readonly dimensions: readonly Dimension[];
  readonly people: readonly People[];
  readonly assumed: readonly AssumedBeside[];
  /** Endpoints of which some came under observation late: steps of exits are no survival curve of them. */
  readonly enteredLate: readonly string[];
}

/** Months of one interval of exit. */
export const intervalMonths = 3;

export const fates = { event: 'event', other: 'other', unknown: 'notRecorded' } as const;
/** Those whose exit is known. */
export const recorded = 'recorded';
/** In place of a region or subgroup that nobody wrote down. */
const nowhere = 'notRecorded';

export const timeOf = (endpoint: string): string => `${endpoint} time`;
export const fateOf = (endpoint: string): string => `${endpoint} fate`;

const quarterOf = (date: CalendarDate): string => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
const intervalName = (index: number): string => `${index * intervalMonths}–${(index + 1) * intervalMonths}`;
/** An exit at a limit belongs to the interval that ends there. */
const intervalAt = (exit: number): number => (exit > 0 ? Math.ceil(exit / intervalMonths) - 1 : 0);

const named = (text: string): string => (text === '' ? nowhere : text);
const leavesOf = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

/**
 * Counts of the treated by region, subgroup, quarter of start, and of each endpoint by interval of exit and what the exit was. Every dimension but the fates may
 * grow: later reports have more quarters, longer follow-up, and regions that begin.
 *
 * @param regions those in which patients were expected, so that they are known from the first report on
 */
export function reportPeople(
  table: OutcomeTable,
  regions: readonly string[],
  assumed: (endpoint: string, subgroup: string | undefined) => AssumedCurve | undefined,
): ReportPeople {
  const rows = rowsOf(table, { arm: 'treated' });
  const endpoints = Object.entries(table.endpoints);
  const exits = (endpoint: OutcomeTable['endpoints'][string]): readonly number[] =>
    rows.map((row) => endpoint.exit[row] ?? Number.NaN);
  const intervals = (endpoint: OutcomeTable['endpoints'][string]): number =>
    exits(endpoint).reduce((most, exit) => (Number.isNaN(exit) ? most : Math.max(most, intervalAt(exit) + 1)), 1);
  const subgroups = leavesOf(rows.map((row) => named(table.subgroup[row] ?? '')));
  const placeOf = (row: number): Group =>
    Object.fromEntries([
      ['region', named(table.region[row] ?? '')] as const,
      ['subgroup', named(table.subgroup[row] ?? '')] as const,
      ['quarter', quarterOf(table.start[row] ?? '')] as const,
      ...endpoints.flatMap(([id, { exit, cause }]) => {
        const at = exit[row] ?? Number.NaN;
        const fate = Number.isNaN(at) ? fates.unknown : cause[row] === 1 ? fates.event : fates.other;
        return [[timeOf(id), intervalName(Number.isNaN(at) ? 0 : intervalAt(at))] as const, [fateOf(id), fate] as const];
      }),
    ]);
  const counted = Map.groupBy(rows.map(placeOf), (at) => JSON.stringify(at));
  return {
    dimensions: [
      { id: 'region', leaves: leavesOf([...regions, ...rows.map((row) => named(table.region[row] ?? ''))]), grows: true },
      { id: 'subgroup', leaves: subgroups, grows: true },
      { id: 'quarter', leaves: leavesOf(rows.map((row) => quarterOf(table.start[row] ?? ''))), grows: true },
      ...endpoints.flatMap(([id, endpoint]): readonly Dimension[] => [
        { id: timeOf(id), leaves: Array.from({ length: intervals(endpoint) }, (_, index) => intervalName(index)), grows: true },
        { id: fateOf(id), leaves: Object.values(fates), unions: { [recorded]: [fates.event, fates.other] } },
      ]),
    ],
    people: [...counted.values()].flatMap((same) => {
      const [at] = same;
      return at === undefined ? [] : [{ at, count: same.length }];
    }),
    assumed: endpoints.flatMap(([endpoint, column]) =>
      [undefined, ...subgroups].flatMap((subgroup): readonly AssumedBeside[] => {
        const curve = assumed(endpoint, subgroup);
        if (curve === undefined) return [];
        const ends = Array.from({ length: intervals(column) }, (_, index) => (index + 1) * intervalMonths);
        return [
          {
            endpoint,
            ...(subgroup === undefined ? {} : { subgroup }),
            survival: ends.filter((month) => month <= lastMonth(curve)).map((month) => assumedSurvival(curve, month)),
          },
        ];
      }),
    ),
    enteredLate: endpoints.flatMap(([id, { entry }]) => (rows.some((row) => (entry?.[row] ?? 0) > 0) ? [id] : [])),
  };
}
