import { addCalendarDays, type CalendarDate, toDayNumber } from '@likeverd/reference';
import { binomialLimits } from '@likeverd/statistics';
import { againstExpected } from '../observed/against-assumed.ts';
import type { ExpectedPatients, PatientsAgainstExpected } from '../observed/calibration.ts';
import { indications } from '../outcomes/table.ts';
import { refuse, type Refusal } from '../rules.ts';
import type { ParameterEvidence } from '../update/evidence.ts';
import type { CountsPremises } from './format.ts';
import type { RegisterVersion } from './registers.ts';

/** A row of counts by group and period, as a register that gives no more delivers them. A number that the register kept back is null. */
export interface CountRow {
  readonly measure: string;
  readonly from: CalendarDate;
  /** The last day. */
  readonly to: CalendarDate;
  readonly group: string;
  readonly value: string;
  readonly count: number | null;
  readonly sum: number | null;
}

/** Counts, and the delivery they came with. */
export interface ReadCounts {
  readonly delivery: RegisterVersion;
  readonly rows: readonly CountRow[];
}

/** Why a period could not be held against what was expected of it. */
export type NotCounted = 'notCovered' | 'keptBack' | 'overlapping';

/** What counts alone tell: population size, practice, and events with time for the update. */
export interface CountsReport {
  readonly delivery: RegisterVersion;
  /** Patients who started, from the counts; a period counts by the days of it that were counted whole. */
  readonly population: readonly PatientsAgainstExpected[];
  readonly notCompared: readonly (Omit<ExpectedPatients, 'patients'> & { readonly reason: NotCounted })[];
  /** Absent where it is not asked, or where a number was kept back. */
  readonly practice?: {
    readonly inside: number;
    readonly outside: number;
    readonly unknown: number;
    readonly shareOutside?: { readonly share: number; readonly lower: number; readonly upper: number };
  };
  readonly evidence: readonly (ParameterEvidence | Refusal)[];
}

const everyone = 'all';
const days = (from: CalendarDate, to: CalendarDate): number => toDayNumber(to) - toDayNumber(from) + 1;

/** What the counts of a register say. Numbers that the register kept back are never taken as nothing: what rests on them is not worked out. */
export function countsReport(
  { delivery, rows }: ReadCounts,
  premises: CountsPremises,
  expected: readonly ExpectedPatients[],
): CountsReport {
  const of = (measure: string): readonly CountRow[] => rows.filter((row) => row.measure === measure);
  const { patients, indication, evidence = [] } = premises;
  const compared = patients === undefined ? [] : expected.map((each) => againstCounts(of(patients), each));
  const practice = indication === undefined ? undefined : practiceOf(of(indication));
  return {
    delivery,
    population: compared.flatMap((each) => ('reason' in each ? [] : [each])),
    notCompared: compared.flatMap((each) => ('reason' in each ? [each] : [])),
    ...(practice === undefined ? {} : { practice }),
    evidence: evidence.map(({ parameter, events, personYears }) => poisson(parameter, events, of(events), of(personYears))),
  };
}

/** The rows of everyone, or those of all regions where there are none of everyone. */
function rowsOfPlace(rows: readonly CountRow[], region: string | undefined): readonly CountRow[] {
  if (region !== undefined) return rows.filter(({ group, value }) => group === 'region' && value === region);
  const whole = rows.filter(({ group }) => group === everyone);
  return whole.length > 0 ? whole : rows.filter(({ group }) => group === 'region');
}

/** Periods, each once, in order. */
const periodsOf = (rows: readonly CountRow[]): readonly (readonly [CalendarDate, CalendarDate])[] =>
  [...new Map(rows.map(({ from, to }) => [`${from} ${to}`, [from, to] as const])).values()].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );

const overlap = (periods: ReturnType<typeof periodsOf>): boolean =>
  periods.some(([from], index) => index > 0 && from <= (periods[index - 1]?.[1] ?? ''));

function againstCounts(
  rows: readonly CountRow[],
  { from, to, region, patients }: ExpectedPatients,
): PatientsAgainstExpected | CountsReport['notCompared'][number] {
  const about = { from, to, ...(region === undefined ? {} : { region }) };
  const within = rowsOfPlace(rows, region).filter((row) => row.from >= from && row.to < to);
  const periods = periodsOf(within);
  if (periods.length === 0) return { ...about, reason: 'notCovered' };
  if (overlap(periods)) return { ...about, reason: 'overlapping' };
  const groups = new Set(within.map(({ value }) => value)).size;
  // a region without a row for a period is one that nobody knows of
  if (within.length !== groups * periods.length || within.some(({ count }) => count === null))
    return { ...about, reason: 'keptBack' };
  const covered = periods.reduce((sum, [first, last]) => sum + days(first, last), 0);
  const started = within.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const found = againstExpected(started, (patients * covered) / (toDayNumber(to) - toDayNumber(from)));
  const last = periods.at(-1)?.[1] ?? from;
  return {
    ...about,
    to: addCalendarDays(last, 1),
    ...found,
    verdict: found.p >= level ? 'asExpected' : found.excess > 0 ? 'more' : 'fewer',
  };
}

/** 5 %: the usual level of a single test. */
const level = 0.05;

function practiceOf(rows: readonly CountRow[]): CountsReport['practice'] {
  const own = rows.filter(({ group }) => group === 'indication');
  if (own.length === 0 || own.some(({ count }) => count === null) || overlap(periodsOf(own))) return undefined;
  const of = (indication: string): number =>
    own.reduce((sum, { value, count }) => sum + (value === indication ? (count ?? 0) : 0), 0);
  const [inside, outside, unknown] = [of(indications[0]), of(indications[1]), of(indications[2])];
  const told = inside + outside;
  return {
    inside,
    outside,
    unknown,
    ...(told === 0 ? {} : { shareOutside: { share: outside / told, ...binomialLimits(outside, told) } }),
  };
}

/** Events by time under observation, of the periods for which both are told. A period whose events were kept back would bend the rate. */
function poisson(
  parameter: string,
  measure: string,
  events: readonly CountRow[],
  time: readonly CountRow[],
): ParameterEvidence | Refusal {
  const [counted, lived] = [rowsOfPlace(events, undefined), rowsOfPlace(time, undefined)];
  const pairs = counted.map((row) => ({
    count: row.count,
    years: lived.find(({ from, to, value }) => from === row.from && to === row.to && value === row.value)?.sum ?? null,
  }));
  if (pairs.length === 0 || pairs.some(({ count, years }) => count === null || years === null) || overlap(periodsOf(counted)))
    return refuse('followUp.keptBack', 'reassessment', { measure });
  const exposure = pairs.reduce((sum, { years }) => sum + (years ?? 0), 0);
  if (!(exposure > 0)) return refuse('followUp.impossibleData', 'reassessment', { measure });
  return { likelihood: 'poisson', parameter, events: pairs.reduce((sum, { count }) => sum + (count ?? 0), 0), exposure };
}
