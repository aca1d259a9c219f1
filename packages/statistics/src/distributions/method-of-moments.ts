import { log, log1p } from '../elementary.ts';
import { normalQuantile } from '../normal.ts';
import type { Beta, DistributionFault, GammaParameter, LogNormalParameter, Normal } from './parameter.ts';

/** A distribution with given moments, or why there is none. */
export type Matched<D> =
  | { readonly ok: true; readonly distribution: D }
  | { readonly ok: false; readonly fault: DistributionFault };

const refused = (
  method: string,
  mean: number,
  se: number,
  bound: string,
): { readonly ok: false; readonly fault: DistributionFault } => ({
  ok: false,
  fault: { code: 'distribution.method', path: '', details: { method, mean, se, bound } },
});

/** Gamma with this mean and standard error: shape mean^2 / se^2, rate mean / se^2. Both must be above 0. */
export const gammaFromMean = (mean: number, se: number): Matched<GammaParameter> =>
  mean > 0 && se > 0
    ? { ok: true, distribution: { kind: 'gamma', shape: (mean / se) * (mean / se), rate: mean / (se * se) } }
    : refused('gamma', mean, se, 'mean > 0, se > 0');

/** Beta with this mean and standard error; needs 0 < mean < 1 and se^2 < mean (1 - mean). */
export const betaFromMean = (mean: number, se: number): Matched<Beta> => {
  const total = (mean * (1 - mean)) / (se * se) - 1;
  return mean > 0 && mean < 1 && se > 0 && total > 0
    ? { ok: true, distribution: { kind: 'beta', alpha: mean * total, beta: (1 - mean) * total } }
    : refused('beta', mean, se, '0 < mean < 1, 0 < se^2 < mean (1 - mean)');
};

/** Log-normal with this mean and standard error of the value itself: sdLog^2 = log(1 + se^2 / mean^2). */
export const logNormalFromMean = (mean: number, se: number): Matched<LogNormalParameter> => {
  if (!(mean > 0 && se > 0)) return refused('logNormal', mean, se, 'mean > 0, se > 0');
  const square = log1p((se / mean) * (se / mean));
  return { ok: true, distribution: { kind: 'logNormal', meanLog: log(mean) - 0.5 * square, sdLog: Math.sqrt(square) } };
};

/**
 * Log-normal of a ratio from its interval (a hazard ratio's confidence limits): the median is the geometric mean of the limits
 * unless a point estimate is given. `level` is the interval's level, e.g. 0.95.
 */
export const logNormalFromInterval = (low: number, high: number, level: number, median?: number): Matched<LogNormalParameter> => {
  if (!(low > 0 && high > low && level > 0 && level < 1)) return refused('logNormal', low, high, '0 < low < high, 0 < level < 1');
  const sdLog = log(high / low) / (2 * normalQuantile(0.5 + 0.5 * level));
  return {
    ok: true,
    distribution: { kind: 'logNormal', meanLog: median === undefined ? 0.5 * (log(low) + log(high)) : log(median), sdLog },
  };
};

/** Normal from an interval: the mean is its middle. */
export const normalFromInterval = (low: number, high: number, level: number): Matched<Normal> =>
  high > low && level > 0 && level < 1
    ? {
        ok: true,
        distribution: { kind: 'normal', mean: 0.5 * (low + high), sd: (high - low) / (2 * normalQuantile(0.5 + 0.5 * level)) },
      }
    : refused('normal', low, high, 'low < high, 0 < level < 1');
