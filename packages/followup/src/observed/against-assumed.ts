import {
  chiSquareUpperTail,
  type EventTimes,
  kaplanMeier,
  type LimitMethod,
  normalQuantile,
  normalUpperTail,
  numbersAtRisk,
  poissonLimits,
  poissonTest,
  restrictedMean,
  survivalAt,
  timeQuantile,
} from '@likeverd/statistics';
import { type AssumedCurve, assumedRestrictedMean, assumedSurvival, assumedTime, hazardAt } from './assumed-curve.ts';

/** Observed and assumed survival at one month. */
export interface SurvivalAgainstAssumption {
  readonly month: number;
  readonly atRisk: number;
  readonly observed: number;
  /** Limits of the observed survival. */
  readonly lower: number;
  readonly upper: number;
  readonly assumed: number;
  /** Whether the assumed survival lies within the limits. */
  readonly within: boolean;
}

/** Events against what the curve would have given in the same time under observation. */
export interface EventsAgainstExpected {
  readonly events: number;
  readonly expected: number;
  /** Observed less expected: above 0 an excess of events, below 0 a shortfall. */
  readonly excess: number;
  /** Observed over expected, the standardised ratio, with exact Poisson limits; absent where nothing was expected. */
  readonly ratio?: number;
  readonly lower?: number;
  readonly upper?: number;
  /** Two-sided exact Poisson test. */
  readonly p: number;
}

export interface ObservedAgainstAssumed extends EventsAgainstExpected {
  readonly people: number;
  /** Months under observation of all people together. */
  readonly personMonths: number;
  /** (observed − expected) / √expected: one-sample log-rank test (Breslow 1975, International Statistical Review 43:45-58), with its two-sided p. */
  readonly z: number;
  readonly logRankP: number;
  readonly points: readonly SurvivalAgainstAssumption[];
  readonly intervals: readonly (EventsAgainstExpected & { readonly from: number; readonly to: number })[];
  /** Σ (observed − expected)² / expected over the intervals where anything was expected: whether the shape fits as a whole. */
  readonly fit: { readonly chiSquare: number; readonly freedom: number; readonly p: number };
  readonly median: {
    readonly observed?: number;
    readonly lower?: number;
    readonly upper?: number;
    readonly assumed?: number;
  };
  /** Mean months free of the event up to the last month in which someone was observed, or the horizon asked for. */
  readonly restrictedMean: {
    readonly horizon: number;
    readonly observed: number;
    readonly standardError: number;
    readonly assumed: number;
    readonly difference: number;
    readonly lower: number;
    readonly upper: number;
  };
}

export interface AgainstAssumedOptions {
  /** Months at which survival is compared. */
  readonly at: readonly number[];
  /** Limits of the intervals that are tested, from 0, rising; the last one holds all that comes later. */
  readonly intervals: readonly number[];
  readonly method?: LimitMethod;
  readonly confidence?: number;
}

/** Whatever is under observation between two times, and its events: sums over people of what the curve expects there. */
function eventsBetween(
  times: EventTimes,
  curve: AssumedCurve,
  from: number,
  to: number,
): { readonly events: number; readonly expected: number } {
  let events = 0;
  let expected = 0;
  for (let i = 0; i < times.exit.length; i += 1) {
    const exit = times.exit[i] as number;
    const begin = Math.max(times.entry?.[i] ?? 0, from);
    const end = Math.min(exit, to);
    if (end > begin) expected += hazardAt(curve, end) - hazardAt(curve, begin);
    if (times.cause[i] === 1 && exit > from && exit <= to) events += 1;
    else if (times.cause[i] === 1 && from === 0 && exit === 0) events += 1;
  }
  return { events, expected };
}

/** Observed and expected events with their ratio, exact limits and test. */
export function againstExpected(events: number, expected: number, confidence = 0.95): EventsAgainstExpected {
  const { lower, upper } = poissonLimits(events, confidence);
  return {
    events,
    expected,
    excess: events - expected,
    ...(expected > 0 ? { ratio: events / expected, lower: lower / expected, upper: upper / expected } : {}),
    p: poissonTest(events, expected),
  };
}

/**
 * Survival seen against the curve that was assumed. Months that lie after the last person left observation are left out of `points`: nothing was observed
 * there. Throws RangeError where nobody was observed for any time, or someone longer than the curve tells.
 */
export function observedAgainstAssumed(
  times: EventTimes,
  curve: AssumedCurve,
  options: AgainstAssumedOptions,
): ObservedAgainstAssumed {
  const { at, intervals, method = 'logLog', confidence = 0.95 } = options;
  if (!times.exit.some((exit) => exit > 0)) throw new RangeError('Nobody was observed');
  const estimate = kaplanMeier(times);
  const total = eventsBetween(times, curve, 0, Number.POSITIVE_INFINITY);
  const z = (total.events - total.expected) / Math.sqrt(total.expected);
  const seen = at.filter((month) => month <= estimate.last);
  const risk = numbersAtRisk(times, seen);
  const tested = intervals.map((from, index) => {
    const to = intervals[index + 1] ?? Number.POSITIVE_INFINITY;
    const part = eventsBetween(times, curve, from, to);
    return { from, to: Math.min(to, estimate.last), ...againstExpected(part.events, part.expected, confidence) };
  });
  const counted = tested.filter(({ expected }) => expected > 0);
  const chiSquare = counted.reduce((sum, { excess, expected }) => sum + (excess * excess) / expected, 0);
  const horizon = estimate.last;
  const { mean, variance } = restrictedMean(estimate, horizon);
  const meanAssumed = assumedRestrictedMean(curve, horizon);
  const width = normalQuantile(0.5 + confidence / 2) * Math.sqrt(variance);
  const { time, lower, upper } = timeQuantile(estimate, 0.5, confidence);
  const medianAssumed = assumedTime(curve, 0.5);
  return {
    people: times.exit.length,
    personMonths: times.exit.reduce((sum, exit, i) => sum + exit - (times.entry?.[i] ?? 0), 0),
    ...againstExpected(total.events, total.expected, confidence),
    z,
    logRankP: 2 * normalUpperTail(Math.abs(z)),
    points: seen.map((month, index) => {
      const found = survivalAt(estimate, month, method, confidence);
      const assumed = assumedSurvival(curve, month);
      const inside = found.lower <= assumed && assumed <= found.upper;
      return {
        month,
        atRisk: risk[index] ?? 0,
        observed: found.survival,
        lower: found.lower,
        upper: found.upper,
        assumed,
        // before the first event the usual limits have no width
        within: inside || (found.survival === 1 && found.lower === 1),
      };
    }),
    intervals: tested.filter(({ from, to }) => to > from),
    fit: { chiSquare, freedom: counted.length, p: chiSquareUpperTail(chiSquare, counted.length) },
    median: {
      ...(time === undefined ? {} : { observed: time }),
      ...(lower === undefined ? {} : { lower }),
      ...(upper === undefined ? {} : { upper }),
      ...(medianAssumed === undefined ? {} : { assumed: medianAssumed }),
    },
    restrictedMean: {
      horizon,
      observed: mean,
      standardError: Math.sqrt(variance),
      assumed: meanAssumed,
      difference: mean - meanAssumed,
      lower: mean - meanAssumed - width,
      upper: mean - meanAssumed + width,
    },
  };
}
