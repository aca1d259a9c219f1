import { exp, expm1, log1p } from '../elementary.ts';
import type { SurvivalFunctions } from './types.ts';

/**
 * Piecewise exponential: hazard rates[i] from starts[i] up to starts[i + 1], the last for ever; as msm's "pexp". starts[0] is 0. A
 * rate may be Infinity (a life table's last age, where everyone dies).
 */
export interface PiecewiseExponential {
  readonly kind: 'piecewiseExponential';
  readonly starts: readonly number[];
  readonly rates: readonly number[];
}

export const piecewiseExponential = ({ starts, rates }: Omit<PiecewiseExponential, 'kind'>): SurvivalFunctions => {
  const before = new Float64Array(starts.length); // cumulative hazard at each start
  for (let i = 1; i < starts.length; i++) {
    const width = (starts[i] as number) - (starts[i - 1] as number);
    before[i] = (before[i - 1] as number) + (rates[i - 1] as number) * width;
  }
  const pieceAt = (t: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= t) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const cumulativeHazard = (t: number): number => {
    const i = pieceAt(t);
    const past = t - (starts[i] as number);
    return past > 0 ? (before[i] as number) + (rates[i] as number) * past : (before[i] as number);
  };
  const survival = (t: number): number => exp(-cumulativeHazard(t));
  const hazard = (t: number): number => rates[pieceAt(t)] as number;
  /** Area under S over `width` from the start of piece i. */
  const area = (i: number, width: number): number => {
    const rate = rates[i] as number;
    const atStart = exp(-(before[i] as number));
    if (rate === 0) return atStart === 0 ? 0 : atStart * width;
    return rate === Number.POSITIVE_INFINITY ? 0 : (atStart * -expm1(-rate * width)) / rate;
  };
  const restrictedMean = (horizon: number): number => {
    let total = 0;
    for (let i = 0; i < starts.length && (starts[i] as number) < horizon; i++) {
      total += area(i, Math.min(starts[i + 1] ?? horizon, horizon) - (starts[i] as number));
    }
    return total;
  };
  return {
    survival,
    cumulativeHazard,
    hazard,
    density: (t) => {
      const s = survival(t);
      return s === 0 ? 0 : hazard(t) * s;
    },
    quantile: (p) => {
      const total = -log1p(-p);
      let i = 0;
      while (i + 1 < starts.length && (before[i + 1] as number) < total) i++;
      const rest = total - (before[i] as number);
      return rest === 0 ? (starts[i] as number) : (starts[i] as number) + rest / (rates[i] as number);
    },
    mean: () => restrictedMean(Number.POSITIVE_INFINITY),
    restrictedMean,
  };
};
