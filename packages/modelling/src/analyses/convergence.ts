import type { ProbabilisticRun } from '../types.ts';
import type { Comparison } from './comparison.ts';
import { incrementColumns, netBenefits } from './one-way-probabilistic.ts';

/** Running mean of one quantity over the first draws, and its Monte Carlo standard error (infinite for one draw). */
export interface RunningMean {
  readonly mean: number;
  readonly standardError: number;
}

export interface ConvergencePoint {
  /** How many draws, from the first, the point is made of. */
  readonly draws: number;
  readonly costs: RunningMean;
  readonly qalys: RunningMean;
  readonly netBenefit: RunningMean;
  readonly probabilityCostEffective: number;
}

export interface Convergence {
  readonly comparison: Comparison;
  readonly threshold: number;
  readonly points: readonly ConvergencePoint[];
  /** True when the sign of the mean net benefit is certain within 1.96 standard errors at the last point. */
  readonly signSettled: boolean;
}

/** Mean and standard error after each of the given numbers of draws, in one pass (Welford 1962, Technometrics 4:419-420). */
const running = (values: Float64Array, counts: readonly number[]): readonly RunningMean[] => {
  const stops = new Set(counts);
  const points: RunningMean[] = [];
  let centre = 0;
  let squares = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    const count = row + 1;
    const away = value - centre;
    centre += away / count;
    squares += away * (value - centre);
    if (stops.has(count)) {
      const error = count === 1 ? Number.POSITIVE_INFINITY : Math.sqrt(squares / (count - 1) / count);
      points.push({ mean: centre, standardError: error });
    }
  }
  return points;
};

/**
 * How the means of a probabilistic run settle as draws are added, at `count` (default 20) about even numbers of draws, the last
 * being all of them. Source: Hatswell, Bullement, Briggs, Paulden & Stevenson (2018), Probabilistic sensitivity analysis in
 * cost-effectiveness models: determining model convergence in cohort models, PharmacoEconomics 36:1421-1426.
 */
export const convergence = (run: ProbabilisticRun, comparison: Comparison, threshold: number, count = 20): Convergence => {
  const columns = incrementColumns(run, comparison);
  const benefits = netBenefits(columns, threshold);
  const total = benefits.length;
  const counts = [...new Set(Array.from({ length: count }, (_, index) => Math.ceil((total * (index + 1)) / count)))];
  const costs = running(columns.costs, counts);
  const qalys = running(columns.qalys, counts);
  const netBenefit = running(benefits, counts);
  const missing: RunningMean = { mean: Number.NaN, standardError: Number.NaN };
  const points = counts.map((draws, index) => ({
    draws,
    costs: costs[index] ?? missing,
    qalys: qalys[index] ?? missing,
    netBenefit: netBenefit[index] ?? missing,
    probabilityCostEffective: benefits.subarray(0, draws).filter((benefit) => benefit > 0).length / draws,
  }));
  const last = points.at(-1)?.netBenefit ?? missing;
  return { comparison, threshold, points, signSettled: Math.abs(last.mean) > 1.96 * last.standardError };
};
