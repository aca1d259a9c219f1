import {
  binomialLimits,
  cumulativeIncidence,
  discountedRatio,
  type EventTimes,
  exp,
  grayTest,
  hazardRatioBetween,
  incidenceAt,
  normalQuantile,
  numbersAtRisk,
} from '@likeverd/statistics';
import { againstExpected, type EventsAgainstExpected } from './against-assumed.ts';
import { type AssumedCurve, assumedSurvival, hazardAt } from './assumed-curve.ts';

/** What the model assumed of one cause: its share of those who started, and its part of the cumulative hazard. */
export interface AssumedCause {
  readonly share: (month: number) => number;
  /** Cumulative hazard of the cause, on the months of the curve of being free of all of them. */
  readonly curve: AssumedCurve;
}

/** Observed and assumed incidence of a cause at one month. */
export interface IncidenceAgainstAssumption {
  readonly month: number;
  readonly atRisk: number;
  readonly observed: number;
  readonly lower: number;
  readonly upper: number;
  /** Absent where the model says nothing of the cause. */
  readonly assumed?: number;
  readonly within?: boolean;
}

/** One cause in the treated and in a cohort of an external control. */
export interface CauseAgainstControl {
  readonly people: number;
  readonly events: number;
  /** Gray’s test: whether as many come to it, all causes counted; absent where nobody came to it while both were followed. */
  readonly gray?: { readonly chiSquare: number; readonly p: number };
  /** Ratio of the hazards of the cause, treated over control, discounted as the control states; absent where either has no event. */
  readonly ratio?: { readonly estimate: number; readonly lower: number; readonly upper: number };
}

/** How many come to one of several causes that rule each other out. */
export interface CauseAgainstAssumed {
  readonly cause: number;
  readonly events: number;
  /** Against what the hazard of the cause would have given in the same time under observation; absent where the model says nothing of it. */
  readonly expected?: EventsAgainstExpected;
  readonly points: readonly IncidenceAgainstAssumption[];
  readonly control?: CauseAgainstControl;
}

/**
 * Causes as the model assumed them, from the shares that have come to each on the grid of the curve of being free of all: between two grid points the hazards of the
 * causes keep their proportion. RangeError where a share falls: that is no incidence.
 */
export function assumedCauses(free: AssumedCurve, shares: readonly ArrayLike<number>[]): readonly AssumedCause[] {
  const { months, hazard } = free;
  const gained = (k: number, share: ArrayLike<number>): number => (share[k] as number) - (share[k - 1] as number);
  return shares.map((share) => {
    const parts = new Float64Array(months.length);
    for (let k = 1; k < months.length; k += 1) {
      const own = gained(k, share);
      if (own < -1e-9) throw new RangeError(`The share that has come to a cause falls at month ${months[k]}`);
      const all = shares.reduce((sum, each) => sum + Math.max(0, gained(k, each)), 0);
      parts[k] = all > 0 ? Math.max(0, own) / all : 0;
    }
    const own = new Float64Array(months.length);
    for (let k = 1; k < months.length; k += 1)
      own[k] = (own[k - 1] as number) + (parts[k] as number) * ((hazard[k] as number) - (hazard[k - 1] as number));
    const start = share[0] as number;
    return {
      curve: { months, hazard: own },
      share: (month) => {
        let k = 0;
        while (k < months.length - 1 && (months[k + 1] as number) <= month) k += 1;
        const left = exp(-(hazard[k] as number)) - assumedSurvival(free, month);
        return (share[k] as number) - start + (parts[k + 1] ?? 0) * left;
      },
    };
  });
}

export interface CausesOptions {
  readonly causes: readonly { readonly cause: number; readonly assumed?: AssumedCause }[];
  readonly at: readonly number[];
  /** Times of a cohort that stands in for a control, with how much less it counts. */
  readonly control?: { readonly times: EventTimes; readonly weight: number; readonly biasMean: number; readonly biasSd: number };
  readonly confidence?: number;
}

/**
 * How many come to each of several causes (Aalen & Johansen 1978), beside what was assumed. A Kaplan-Meier curve of one cause with the others as censoring would say
 * too much: who has come to another cause can no longer come to this one. Where nobody has come to a cause, its limits are exact ones of those still followed.
 */
export function causesAgainstAssumed(times: EventTimes, options: CausesOptions): readonly CauseAgainstAssumed[] {
  const { causes, at, control, confidence = 0.95 } = options;
  const estimate = cumulativeIncidence(times);
  const seen = at.filter((month) => month <= estimate.last);
  const risk = numbersAtRisk(times, seen);
  return causes.map(({ cause, assumed }) => {
    const events = countOf(times, cause);
    return {
      cause,
      events,
      ...(assumed === undefined ? {} : { expected: againstExpected(events, expectedOf(times, assumed.curve), confidence) }),
      points: seen.map((month, index): IncidenceAgainstAssumption => {
        const atRisk = risk[index] ?? 0;
        const { incidence, ...limits } = incidenceAt(estimate, cause, month, confidence);
        const { lower, upper } =
          incidence > 0 ? limits : { lower: 0, upper: atRisk === 0 ? 1 : binomialLimits(0, atRisk, confidence).upper };
        const point = { month, atRisk, observed: incidence, lower, upper };
        if (assumed === undefined) return point;
        const share = assumed.share(month);
        return { ...point, assumed: share, within: lower <= share && share <= upper };
      }),
      ...(control === undefined ? {} : { control: againstControl(times, control, cause, confidence) }),
    };
  });
}

const countOf = ({ cause }: EventTimes, which: number): number => cause.reduce((sum, each) => sum + (each === which ? 1 : 0), 0);

const expectedOf = ({ exit, entry }: EventTimes, curve: AssumedCurve): number =>
  exit.reduce((sum, end, i) => sum + hazardAt(curve, end) - hazardAt(curve, entry?.[i] ?? 0), 0);

/** The times with this cause as the event, and whoever comes to another one no longer at risk of it. */
const only = (times: EventTimes, which: number): EventTimes => ({
  ...times,
  cause: times.cause.map((each) => (each === which ? 1 : 0)),
});

function againstControl(
  treated: EventTimes,
  { times, weight, biasMean, biasSd }: NonNullable<CausesOptions['control']>,
  cause: number,
  confidence: number,
): CauseAgainstControl {
  const { chiSquare, p } = grayTest(treated, times, cause);
  const found = hazardRatioBetween(only(treated, cause), only(times, cause));
  const known = {
    people: times.exit.length,
    events: countOf(times, cause),
    ...(Number.isNaN(p) ? {} : { gray: { chiSquare, p } }),
  };
  if (found === undefined) return known;
  const { logRatio, standardError } = discountedRatio(found, { weight, biasMean, biasSd });
  const width = normalQuantile(0.5 + confidence / 2) * standardError;
  return { ...known, ratio: { estimate: exp(logRatio), lower: exp(logRatio - width), upper: exp(logRatio + width) } };
}
