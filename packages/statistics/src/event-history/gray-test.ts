import { chiSquareUpperTail } from './exact-limits.ts';
import { type EventTimes, type RiskTable, riskTableOf, riskWalker, sortTimes } from './event-times.ts';

/** Two groups compared on how many come to one cause. */
export interface GrayTest {
  /** Events of the cause in each group, and what each would have had if all came to it at the same rate of the subdistribution. */
  readonly groups: readonly [GrayGroup, GrayGroup];
  readonly chiSquare: number;
  /** With 1 degree of freedom; NaN where nothing can be compared. */
  readonly p: number;
}

export interface GrayGroup {
  readonly people: number;
  readonly observed: number;
  readonly expected: number;
}

/** One group at a time of events of either. */
interface Side {
  readonly table: RiskTable;
  readonly atRisk: (time: number) => number;
  readonly own: Float64Array;
  place: number;
  /** Free of every event, and incidence of the cause, just before the time. */
  free: number;
  incidence: number;
}

/** What the two passes need of one side at one time. */
interface Moment {
  readonly atRisk: number;
  readonly events: number;
  readonly others: number;
  /** Free of every event just before, and just after. */
  readonly before: number;
  readonly after: number;
}

/** One time of events of either side. */
interface Step {
  readonly sides: readonly [Moment, Moment];
  /** Pooled share that has not come to the cause, just before and just after. */
  readonly open: number;
  readonly openAfter: number;
  /** Σ n / S over the sides, and events of the cause in both. */
  readonly weight: number;
  readonly events: number;
}

/**
 * Gray's test of the incidence of one cause in two groups (Gray 1988, Annals of Statistics 16:1141-1154, with ρ = 0): events of the cause less what they would be if
 * both groups had the subdistribution hazard of all, with the variance of its influence function under that hypothesis. With ties, the variance of the hypergeometric
 * distribution. Σ over times of d − d. R / R., with R = n (1 − F) / S of each group just before the time.
 */
export const grayTest = (first: EventTimes, second: EventTimes, cause = 1): GrayTest => {
  const { steps, observed, expected } = walk([first, second], cause);
  const score = observed[0] - expected[0];
  const variance = varianceOf(steps);
  const chiSquare = variance > 0 ? (score * score) / variance : Number.NaN;
  const group = (index: 0 | 1, people: number): GrayGroup => ({ people, observed: observed[index], expected: expected[index] });
  return {
    groups: [group(0, first.exit.length), group(1, second.exit.length)],
    chiSquare,
    p: Number.isNaN(chiSquare) ? Number.NaN : chiSquareUpperTail(chiSquare, 1),
  };
};

const sideOf = (times: EventTimes, cause: number): Side => {
  const sorted = sortTimes(times);
  const table = riskTableOf(sorted);
  const own = table.byCause[cause - 1] ?? new Float64Array(table.time.length);
  return { table, atRisk: riskWalker(sorted), own, place: 0, free: 1, incidence: 0 };
};

const momentAt = (side: Side, time: number): Moment => {
  const here = side.table.time[side.place] === time;
  const atRisk = side.atRisk(time);
  const events = here ? (side.own[side.place] as number) : 0;
  const all = here ? (side.table.events[side.place] as number) : 0;
  const after = atRisk > 0 ? (side.free * (atRisk - all)) / atRisk : side.free;
  return { atRisk, events, others: all - events, before: side.free, after };
};

const nextOf = ({ table, place }: Side): number => table.time[place] ?? Number.POSITIVE_INFINITY;

/** Every time at which both groups are under observation: afterwards the other says nothing of the one. */
const walk = (
  groups: readonly [EventTimes, EventTimes],
  cause: number,
): { readonly steps: readonly Step[]; readonly observed: [number, number]; readonly expected: [number, number] } => {
  const sides: readonly [Side, Side] = [sideOf(groups[0], cause), sideOf(groups[1], cause)];
  const steps: Step[] = [];
  const observed: [number, number] = [0, 0];
  const expected: [number, number] = [0, 0];
  let open = 1;
  for (;;) {
    const time = Math.min(nextOf(sides[0]), nextOf(sides[1]));
    if (time === Number.POSITIVE_INFINITY) return { steps, observed, expected };
    const moments: readonly [Moment, Moment] = [momentAt(sides[0], time), momentAt(sides[1], time)];
    const events = moments[0].events + moments[1].events;
    const shares = moments.map(({ atRisk, before }, i) => (atRisk > 0 ? (atRisk * (1 - (sides[i]?.incidence ?? 0))) / before : 0));
    const [r0 = 0, r1 = 0] = shares;
    const weight = moments.reduce((sum, { atRisk, before }) => sum + (atRisk > 0 ? atRisk / before : 0), 0);
    const openAfter = weight > 0 ? open - events / weight : open;
    if (weight > 0) steps.push({ sides: moments, open, openAfter, weight, events });
    if (r0 + r1 > 0) {
      expected[0] += (events * r0) / (r0 + r1);
      expected[1] += (events * r1) / (r0 + r1);
    }
    observed[0] += moments[0].events;
    observed[1] += moments[1].events;
    for (const index of [0, 1] as const) {
      const [side, moment] = [sides[index], moments[index]];
      if (moment.atRisk > 0) side.incidence += (moment.before * moment.events) / moment.atRisk;
      side.free = moment.after;
      if (nextOf(side) === time) side.place += 1;
    }
    open = openAfter;
  }
};

/** A tie of so many among so many: hypergeometric instead of binomial. */
const tied = (events: number, among: number): number => (events > 1 ? 1 - (events - 1) / (among - 1) : 1);

/**
 * The score is ± Σ a dX over the two groups, X = (F^ − F) / (1 − F) and a = R₀ R₁ / R. With the martingales of both causes, dX = (S / G) dM₁ / n + U d(1/G),
 * U = ∫ ((S − G) dM₁ − G dM₂) / n, G = 1 − F; so that an event of the cause at u weighs S (a / G + C (1 − G / S)) / n and another −G C / n, with C the integral of
 * a d(1/G) from u to the end.
 */
const varianceOf = (steps: readonly Step[]): number => {
  let variance = 0;
  let later = 0;
  for (let k = steps.length - 1; k >= 0; k--) {
    const { sides, open, openAfter, weight, events } = steps[k] as Step;
    const [one, other] = sides.map(({ atRisk, before }) => (atRisk > 0 ? atRisk / before : 0)) as [number, number];
    const share = (one * other) / weight;
    for (const { atRisk, others, before, after } of sides) {
      if (atRisk === 0) continue;
      const ratio = after > 0 ? openAfter / after : 0;
      if (events > 0) {
        const value = share + later * (1 - ratio);
        variance += value * value * tied(events, weight * before) * ((before * events) / (weight * atRisk));
      }
      if (others > 0 && after > 0) {
        const value = later * ratio;
        variance += value * value * tied(others, atRisk) * ((before * before * others) / (atRisk * atRisk));
      }
    }
    later += (share * events) / (weight * open);
  }
  return variance;
};
