import { calendarDaysBetween, type CalendarDate } from '@likeverd/reference';
import { type CountedCase, timed, type TimedCase } from './cases.ts';
import { type Exclusion, type Measure, type MeasureId, measures } from './measures.ts';
import { type Summary, summarise } from './summary.ts';

/** One published duration: its definition, and the figures of every year and of all years. */
export interface Duration {
  readonly id: MeasureId;
  readonly version: string;
  readonly all: Summary;
  readonly years: readonly (Summary & { readonly year: number })[];
  /** Cases that are not among them, by reason. */
  readonly excluded: readonly { readonly reason: Exclusion; readonly n: number }[];
}

/** Assessments delivered in a year, and how many of them within the limit. */
export interface WithinLimit {
  readonly year: number;
  readonly n: number;
  readonly within: number;
}

/** Both ways of counting on the same cases: those that both can count. */
export interface BothWays {
  readonly year: number;
  readonly industry: Summary;
  readonly agency: Summary;
}

export interface DecisionCount {
  readonly year: number;
  readonly methodType: string;
  readonly outcome: string;
  readonly n: number;
}

/** What lies with the bodies today. */
export interface Workload {
  /** Assessments under way whose documentation is complete, and their mean age in the agency's days. */
  readonly underAssessment: number;
  readonly meanAge?: number;
  /** Of these: not yet allocated to an assessor. */
  readonly unallocated: number;
  /** Commissions that wait for the supplier's documentation. */
  readonly awaitingDocumentation: number;
  /** Cases whose clock stands because somebody waits for the supplier. */
  readonly stopped: number;
  /** Cases that have not ended. */
  readonly open: number;
}

/** Every published figure, made from the cases on one day. Nothing in it was typed. */
export interface Statistics {
  readonly asOf: CalendarDate;
  /** The limit that `withinLimit` is held against, in calendar days. */
  readonly limit: number;
  readonly cases: number;
  readonly constructed: number;
  readonly durations: readonly Duration[];
  readonly bothWays: { readonly all: Omit<BothWays, 'year'>; readonly years: readonly BothWays[] };
  readonly withinLimit: readonly WithinLimit[];
  readonly decisions: readonly DecisionCount[];
  readonly workload: Workload;
}

const yearOf = (day: CalendarDate): number => Number(day.slice(0, 4));
const newestFirst = (a: readonly [number, unknown], b: readonly [number, unknown]): number => b[0] - a[0];

/** The statistics of some cases on a day. `limit` is the assessment limit in days. */
export function statisticsOf(cases: readonly CountedCase[], today: CalendarDate, limit: number): Statistics {
  const all = cases.map((counted) => timed(counted, today));
  return {
    asOf: today,
    limit,
    cases: all.length,
    constructed: all.filter(({ constructed }) => constructed).length,
    durations: measures.map((measure) => durationOf(measure, all)),
    bothWays: bothWaysOf(all),
    withinLimit: withinLimitOf(all, limit),
    decisions: decisionsOf(all),
    workload: workloadOf(all),
  };
}

interface Counted {
  readonly days: number;
  readonly on: CalendarDate;
}

function durationOf({ id, version, measure }: Measure, cases: readonly TimedCase[]): Duration {
  const counted: Counted[] = [];
  const excluded = new Map<Exclusion, number>();
  for (const each of cases) {
    const measured = measure(each);
    if (typeof measured === 'string') excluded.set(measured, (excluded.get(measured) ?? 0) + 1);
    else counted.push(measured);
  }
  return {
    id,
    version,
    all: summarise(counted.map(({ days }) => days)),
    years: [...Map.groupBy(counted, ({ on }) => yearOf(on))]
      .toSorted(newestFirst)
      .map(([year, group]) => ({ year, ...summarise(group.map(({ days }) => days)) })),
    excluded: [...excluded].map(([reason, n]) => ({ reason, n })),
  };
}

function bothWaysOf(cases: readonly TimedCase[]): Statistics['bothWays'] {
  const pairs = cases.flatMap(({ authorisedOn, agency, firstDecision }) =>
    authorisedOn === undefined || firstDecision === undefined || agency?.delivered === undefined
      ? []
      : [{ on: firstDecision, industry: calendarDaysBetween(authorisedOn, firstDecision), agency: agency.days }],
  );
  const sides = (group: typeof pairs): Omit<BothWays, 'year'> => ({
    industry: summarise(group.map(({ industry }) => industry)),
    agency: summarise(group.map(({ agency }) => agency)),
  });
  return {
    all: sides(pairs),
    years: [...Map.groupBy(pairs, ({ on }) => yearOf(on))]
      .toSorted(newestFirst)
      .map(([year, group]) => ({ year, ...sides(group) })),
  };
}

function withinLimitOf(cases: readonly TimedCase[], limit: number): readonly WithinLimit[] {
  const delivered = cases.flatMap(({ agency }) =>
    agency?.delivered === undefined || agency.body !== 'dmp' ? [] : [{ on: agency.delivered, days: agency.days }],
  );
  return [...Map.groupBy(delivered, ({ on }) => yearOf(on))]
    .toSorted(newestFirst)
    .map(([year, group]) => ({ year, n: group.length, within: group.filter(({ days }) => days <= limit).length }));
}

function decisionsOf(cases: readonly TimedCase[]): readonly DecisionCount[] {
  const decided = cases.flatMap(({ decidedOn, outcome, methodType }) =>
    decidedOn === undefined || outcome === undefined ? [] : [{ year: yearOf(decidedOn), methodType, outcome }],
  );
  return [...Map.groupBy(decided, ({ year, methodType, outcome }) => `${year} ${methodType} ${outcome}`).values()]
    .flatMap((group) => group.slice(0, 1).map((first) => ({ ...first, n: group.length })))
    .toSorted((a, b) => b.year - a.year || byCode(a.methodType, b.methodType) || byCode(a.outcome, b.outcome));
}

const byCode = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function workloadOf(cases: readonly TimedCase[]): Workload {
  const open = cases.flatMap((each) => {
    const now = each.ledger?.end === undefined ? each.ledger?.spans.at(-1) : undefined;
    return now === undefined ? [] : [{ now, agency: each.agency }];
  });
  const assessing = open.flatMap(({ now, agency }) =>
    agency !== null && agency.delivered === undefined ? [{ phase: now.phase, days: agency.days }] : [],
  );
  const { mean } = summarise(assessing.map(({ days }) => days));
  return {
    open: open.length,
    underAssessment: assessing.length,
    ...(mean === undefined ? {} : { meanAge: mean }),
    unallocated: open.filter(({ now }) => now.phase === 'queue').length,
    awaitingDocumentation: open.filter(({ now }) => now.phase === 'documentation').length,
    stopped: open.filter(({ now }) => now.party === 'supplier' && !['intake', 'documentation'].includes(now.phase)).length,
  };
}
