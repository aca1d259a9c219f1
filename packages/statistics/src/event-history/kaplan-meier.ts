import { betaQuantile } from '../distributions/incomplete-beta.ts';
import { exp, log } from '../elementary.ts';
import { normalQuantile } from '../normal.ts';
import type { Limits } from './exact-limits.ts';
import { type EventTimes, type RiskTable, riskTable, rowAt } from './event-times.ts';

/** The product-limit estimate, one row a time of events. */
export interface SurvivalEstimate extends Omit<RiskTable, 'byCause'> {
  /** Just after each time. */
  readonly survival: Float64Array;
  /** Greenwood's sum Σ d / (n (n − d)): the variance of log S; Infinity where S is 0. */
  readonly greenwood: Float64Array;
  /** Nelson-Aalen cumulative hazard Σ d / n, and its variance Σ d / n². */
  readonly cumulativeHazard: Float64Array;
  readonly hazardVariance: Float64Array;
}

/**
 * Product-limit estimate of survival (Kaplan & Meier 1958, Journal of the American Statistical Association 53:457-481) and Nelson-Aalen estimate of
 * the cumulative hazard (Aalen 1978, Annals of Statistics 6:701-726), with right censoring, delayed entry and ties. Every cause counts as the event.
 * With delayed entry the risk set may run empty early, and survival then stays 0: look at `atRisk`.
 */
export const kaplanMeier = (times: EventTimes): SurvivalEstimate => {
  const { people, time, atRisk, events, last } = riskTable(times);
  const column = () => new Float64Array(time.length);
  const [survival, greenwood, cumulativeHazard, hazardVariance] = [column(), column(), column(), column()];
  let [alive, sum, hazard, variance] = [1, 0, 0, 0];
  for (let i = 0; i < time.length; i++) {
    const n = atRisk[i] as number;
    const d = events[i] as number;
    alive *= 1 - d / n;
    sum += d / (n * (n - d));
    hazard += d / n;
    variance += d / (n * n);
    survival[i] = alive;
    greenwood[i] = sum;
    cumulativeHazard[i] = hazard;
    hazardVariance[i] = variance;
  }
  return { people, time, atRisk, events, last, survival, greenwood, cumulativeHazard, hazardVariance };
};

/** Survival at one time with its limits. */
export interface SurvivalAt extends Limits {
  readonly survival: number;
  /** Greenwood's. */
  readonly standardError: number;
}

/** How limits of survival are made. */
export type LimitMethod = 'logLog' | 'exact';

/**
 * Survival at a time. `logLog`: limits on the log(−log) scale, which stay in [0, 1] (Kalbfleisch & Prentice 2002, The Statistical Analysis of Failure
 * Time Data, section 1.4); both equal the survival where it is 0 or 1. `exact`: the beta product limits (Fay, Brittain & Proschan 2013, Biostatistics
 * 14:723-736, by the method of moments), which without censoring are those of Clopper & Pearson.
 */
export const survivalAt = (
  estimate: SurvivalEstimate,
  at: number,
  method: LimitMethod = 'logLog',
  confidence = 0.95,
): SurvivalAt => {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`Not a confidence level: ${confidence}`);
  const row = rowAt(estimate.time, at);
  const survival = row === -1 ? 1 : (estimate.survival[row] as number);
  const sum = row === -1 ? 0 : (estimate.greenwood[row] as number);
  const standardError = survival === 0 ? 0 : survival * Math.sqrt(sum);
  const limits =
    method === 'exact'
      ? betaProductLimits(estimate, row, confidence)
      : logLogLimits(survival, sum, normalQuantile(0.5 + confidence / 2));
  return { survival, standardError, ...limits };
};

const logLogLimits = (survival: number, greenwood: number, z: number): Limits => {
  if (survival <= 0 || survival >= 1) return { lower: survival, upper: survival };
  const hazard = -log(survival);
  const width = (z * Math.sqrt(greenwood)) / hazard;
  return { lower: exp(-hazard * exp(width)), upper: exp(-hazard * exp(-width)) };
};

/**
 * Survival after each event time is a product of beta variables with n − d + 1 and d; for the lower limit a further event may lie just ahead. Each
 * product is taken for the beta variable of the same mean and variance.
 */
const betaProductLimits = ({ atRisk, events, people }: SurvivalEstimate, row: number, confidence: number): Limits => {
  const tail = (1 - confidence) / 2;
  let [first, second] = [1, 1];
  const times = (a: number, b: number): void => {
    first *= a / (a + b);
    second *= (a / (a + b)) * ((a + 1) / (a + b + 1));
  };
  const quantile = (p: number): number => {
    const spread = second - first * first;
    if (!(spread > 0)) return first;
    const size = (first - second) / spread;
    return betaQuantile(p, first * size, (1 - first) * size);
  };
  for (let i = 0; i <= row; i++) times((atRisk[i] as number) - (events[i] as number) + 1, events[i] as number);
  const upper = row === -1 ? 1 : quantile(1 - tail);
  const ahead = row === -1 ? people : (atRisk[row] as number) - (events[row] as number);
  if (ahead === 0) return { lower: 0, upper };
  times(ahead, 1);
  return { lower: quantile(tail), upper };
};

/** A quantile of the time to the event; `undefined` where survival, or the limit, never falls so low. */
export interface TimeQuantile {
  readonly time: number | undefined;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
}

/**
 * The first time at which survival is 1 − p or less, with the times at which its limits are (Brookmeyer & Crowley 1982, Biometrics 38:29-41, on the
 * log(−log) scale). The median for p = 1/2.
 */
export const timeQuantile = (estimate: SurvivalEstimate, p = 0.5, confidence = 0.95): TimeQuantile => {
  const z = normalQuantile(0.5 + confidence / 2);
  const { time, survival, greenwood } = estimate;
  const found: { time?: number; lower?: number; upper?: number } = {};
  // 1 − p may miss the product by rounding
  const level = 1 - p + 1e-12;
  for (let i = 0; i < time.length && found.upper === undefined; i++) {
    const at = time[i] as number;
    const here = survival[i] as number;
    const { lower, upper } = logLogLimits(here, greenwood[i] as number, z);
    if (found.lower === undefined && lower <= level) found.lower = at;
    if (found.time === undefined && here <= level) found.time = at;
    if (upper <= level && here > 0) found.upper = at;
  }
  return { time: found.time, lower: found.lower, upper: found.upper };
};

/** A mean with its variance. */
export interface MeanEstimate {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Mean time to the event or to the horizon, whichever comes first: the area under the estimate, with variance Σ A² d / (n (n − d)), A the area from an
 * event time to the horizon (Klein & Moeschberger 2003, Survival Analysis, equations 4.5.1 to 4.5.3). Beyond the last observation the estimate keeps
 * its last value: do not ask for more than was observed.
 */
export const restrictedMean = ({ time, survival, atRisk, events }: SurvivalEstimate, horizon: number): MeanEstimate => {
  let to = rowAt(time, horizon);
  let until = horizon;
  let area = 0;
  let variance = 0;
  for (; to >= 0; to--) {
    const at = time[to] as number;
    area += (survival[to] as number) * (until - at);
    const [n, d] = [atRisk[to] as number, events[to] as number];
    if (n > d) variance += (area * area * d) / (n * (n - d));
    until = at;
  }
  return { mean: area + until, variance };
};
