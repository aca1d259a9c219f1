import { exp } from '../elementary.ts';
import { type EventTimes, riskTableOf, riskWalker, sortTimes } from './event-times.ts';

/** The hazard of one group over that of another, on the log scale. */
export interface HazardRatioEstimate {
  readonly logRatio: number;
  readonly standardError: number;
  readonly events: readonly [treated: number, control: number];
}

/**
 * Cox's partial likelihood for one group against another (Cox 1972, Journal of the Royal Statistical Society B 34:187-220), ties by Breslow's
 * approximation, by Newton's method. `undefined` where either group has no event while the other is at risk: then no finite ratio exists.
 */
export const hazardRatioBetween = (treated: EventTimes, control: EventTimes): HazardRatioEstimate | undefined => {
  const table = jointTable(treated, control);
  const events: readonly [number, number] = [table.own.reduce((a, b) => a + b, 0), table.other.reduce((a, b) => a + b, 0)];
  let beta = 0;
  for (let step = 0; step < 60; step++) {
    let [score, information] = [0, 0];
    const ratio = exp(beta);
    for (let i = 0; i < table.own.length; i++) {
      const [a, b] = [(table.atRisk[i] as number) * ratio, table.otherAtRisk[i] as number];
      const share = a / (a + b);
      const d = (table.own[i] as number) + (table.other[i] as number);
      score += (table.own[i] as number) - d * share;
      information += d * share * (1 - share);
    }
    if (!(information > 0)) return undefined;
    const move = Math.max(-2, Math.min(2, score / information));
    beta += move;
    if (Math.abs(beta) > 25) return undefined;
    if (Math.abs(move) < 1e-12 * (1 + Math.abs(beta))) return { logRatio: beta, standardError: 1 / Math.sqrt(information), events };
  }
  return undefined;
};

interface JointTable {
  readonly own: Float64Array;
  readonly other: Float64Array;
  readonly atRisk: Float64Array;
  readonly otherAtRisk: Float64Array;
}

/** Events and numbers at risk of two groups at every time of events of either. */
const jointTable = (treated: EventTimes, control: EventTimes): JointTable => {
  const [own, other] = [sortTimes(treated), sortTimes(control)];
  const [a, b] = [riskTableOf(own), riskTableOf(other)];
  const times = Float64Array.from(new Set([...a.time, ...b.time])).sort();
  const events = (table: typeof a): Float64Array => {
    const at = new Map(Array.from(table.time, (time, row) => [time, table.events[row] as number]));
    return times.map((time) => at.get(time) ?? 0);
  };
  return { own: events(a), other: events(b), atRisk: times.map(riskWalker(own)), otherAtRisk: times.map(riskWalker(other)) };
};

/**
 * A ratio of hazards whose evidence counts less than its size says: its variance over the weight (power prior, Ibrahim & Chen 2000, Statistical
 * Science 15:46-60), and the variance of an unknown bias added (Turner et al. 2009, Journal of the Royal Statistical Society A 172:21-47).
 */
export const discountedRatio = (
  { logRatio, standardError, events }: HazardRatioEstimate,
  { weight, biasMean, biasSd }: { readonly weight: number; readonly biasMean: number; readonly biasSd: number },
): HazardRatioEstimate => ({
  logRatio: logRatio - biasMean,
  standardError: Math.sqrt((standardError * standardError) / weight + biasSd * biasSd),
  events,
});
