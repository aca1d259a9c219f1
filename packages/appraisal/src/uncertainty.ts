import type { ProbabilisticRun } from '@likeverd/modelling';
import { correlation, mean, quantiles, standardDeviation } from '@likeverd/statistics';
import type { Acceptability, ConvergencePoint, QuadrantShares, Spread } from './types.ts';

/** Thresholds of the acceptability curve unless others are asked for: 0 to 1,000,000 by 5,000, 201 in all. */
export const usualThresholds: readonly number[] = Array.from({ length: 201 }, (_, index) => index * 5_000);

const convergenceAt: readonly number[] = [100, 500, 1_000, 2_000, 5_000, 10_000];
/** 97.5th percentile of the standard normal distribution. */
const normal975 = 1.959964;

/** Differences of two columns of equal length, draw by draw. */
export function differences(column: Float64Array, from: Float64Array): Float64Array {
  return column.map((value, draw) => value - (from[draw] ?? Number.NaN));
}

/** Incremental net benefit per draw: threshold × incremental QALYs − incremental cost. */
export function netBenefits(costs: Float64Array, qalys: Float64Array, threshold: number): Float64Array {
  return qalys.map((gain, draw) => threshold * gain - (costs[draw] ?? Number.NaN));
}

/** Mean, standard deviation (n − 1) and 95 % percentile interval of a column. One draw has no spread: its standard deviation is 0. */
export function spreadOf(column: Float64Array): Spread {
  const [lower = Number.NaN, upper = Number.NaN] = quantiles(column, [0.025, 0.975]);
  const deviation = column.length < 2 ? 0 : standardDeviation(column);
  return { mean: mean(column), standardDeviation: deviation, lower, upper, standardError: deviation / Math.sqrt(column.length) };
}

/** Pearson correlation, or undefined where one of the columns does not vary. */
export function correlationOf(one: Float64Array, other: Float64Array): number | undefined {
  const value = correlation(one, other);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * Monte Carlo standard error of mean(costs) / mean(qalys) by the delta method: sd(cost − R · qaly) / (√n · |mean(qalys)|)
 * (Cochran 1977, Sampling Techniques, equation 6.13).
 */
export function ratioStandardError(costs: Float64Array, qalys: Float64Array): number {
  const ratio = mean(costs) / mean(qalys);
  const residuals = costs.map((cost, draw) => cost - ratio * (qalys[draw] ?? Number.NaN));
  return standardDeviation(residuals) / (Math.sqrt(costs.length) * Math.abs(mean(qalys)));
}

/** Share of draws whose incremental net benefit is 0 or more. */
export function probabilityCostEffective(netBenefit: Float64Array): number {
  return netBenefit.reduce((count, value) => (value >= 0 ? count + 1 : count), 0) / netBenefit.length;
}

/** Draws in the four quadrants by strict signs of incremental cost and QALYs. */
export function quadrantCounts(costs: Float64Array, qalys: Float64Array): QuadrantShares {
  const counts = { dearerBetter: 0, cheaperBetter: 0, cheaperWorse: 0, dearerWorse: 0, onAxis: 0 };
  costs.forEach((cost, draw) => {
    const gain = qalys[draw] ?? 0;
    if (cost === 0 || gain === 0) counts.onAxis += 1;
    else if (cost > 0) counts[gain > 0 ? 'dearerBetter' : 'dearerWorse'] += 1;
    else counts[gain > 0 ? 'cheaperBetter' : 'cheaperWorse'] += 1;
  });
  return counts;
}

/** Counts of quadrants as shares of all draws. */
export function sharesOf(counts: QuadrantShares, draws: number): QuadrantShares {
  return {
    dearerBetter: counts.dearerBetter / draws,
    cheaperBetter: counts.cheaperBetter / draws,
    cheaperWorse: counts.cheaperWorse / draws,
    dearerWorse: counts.dearerWorse / draws,
    onAxis: counts.onAxis / draws,
  };
}

/** Shares of the four quadrants by strict signs of incremental cost and QALYs. */
export function quadrantShares(costs: Float64Array, qalys: Float64Array): QuadrantShares {
  return sharesOf(quadrantCounts(costs, qalys), costs.length);
}

/** One point of the running mean. */
export function convergencePoint(draws: number, { mean: centre, standardError }: Spread): ConvergencePoint {
  return { draws, mean: centre, lower: centre - normal975 * standardError, upper: centre + normal975 * standardError };
}

/** The running mean over the first n draws of a run of `total`, for n of 100, 500, 1,000, 2,000, 5,000 and 10,000 below it. */
export function earlyConvergence(netBenefit: Float64Array, total: number): readonly ConvergencePoint[] {
  return convergenceAt
    .filter((count) => count < total)
    .map((count) => convergencePoint(count, spreadOf(netBenefit.subarray(0, count))));
}

/** Mean ± 1.959964 · SD / √n over the first n draws, for n of 100, 500, 1,000, 2,000, 5,000, 10,000 and for all draws. */
export function convergenceOf(netBenefit: Float64Array): readonly ConvergencePoint[] {
  return [...earlyConvergence(netBenefit, netBenefit.length), convergencePoint(netBenefit.length, spreadOf(netBenefit))];
}

/**
 * Acceptability curve, frontier and expected value of perfect information of N strategies over a grid of thresholds, from one pass over
 * the draws per threshold. Of strategies with equal net benefit the later in the document counts as the best one, which for two strategies
 * is incremental net benefit ≥ 0 (Fenwick, Claxton & Sculpher 2001). EVPI is computed as expected opportunity loss of the
 * strategy that is best on average, which is the same number and never negative.
 */
export function acceptabilityOf(
  run: { readonly strategies: readonly Pick<ProbabilisticRun['strategies'][number], 'strategy' | 'costs' | 'qalys'>[] },
  thresholds: readonly number[] = usualThresholds,
): Acceptability {
  const { strategies } = run;
  const count = strategies.length;
  const draws = strategies[0]?.costs.length ?? 0;
  const means = strategies.map(({ costs, qalys }) => ({ cost: mean(costs), qaly: mean(qalys) }));
  const best = new Float64Array(draws);
  const bestStrategy = new Uint16Array(draws);

  const probability = strategies.map((): number[] => []);
  const expected = strategies.map((): number[] => []);
  const optimal: string[] = [];
  const optimalProbability: number[] = [];
  const evpi: number[] = [];

  for (const threshold of thresholds) {
    best.fill(Number.NEGATIVE_INFINITY);
    for (let strategy = 0; strategy < count; strategy += 1) {
      const columns = strategies[strategy];
      if (columns === undefined) continue;
      const { costs, qalys } = columns;
      for (let draw = 0; draw < draws; draw += 1) {
        const benefit = threshold * (qalys[draw] as number) - (costs[draw] as number);
        if (benefit >= (best[draw] as number)) {
          best[draw] = benefit;
          bestStrategy[draw] = strategy;
        }
      }
    }
    const wins = new Uint32Array(count);
    for (let draw = 0; draw < draws; draw += 1) wins[bestStrategy[draw] as number] = (wins[bestStrategy[draw] as number] ?? 0) + 1;

    const benefits = means.map(({ cost, qaly }) => threshold * qaly - cost);
    const highest = benefits.reduce(
      (leader, benefit, strategy) => (benefit >= (benefits[leader] as number) ? strategy : leader),
      0,
    );
    const chosen = strategies[highest];
    if (chosen === undefined) throw new RangeError('A run without strategies has no acceptability');
    let loss = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      loss += (best[draw] as number) - (threshold * (chosen.qalys[draw] as number) - (chosen.costs[draw] as number));
    }
    benefits.forEach((benefit, strategy) => {
      expected[strategy]?.push(benefit);
      probability[strategy]?.push((wins[strategy] ?? 0) / draws);
    });
    optimal.push(chosen.strategy);
    optimalProbability.push((wins[highest] ?? 0) / draws);
    evpi.push(loss / draws);
  }

  return {
    thresholds,
    strategies: strategies.map(({ strategy }, index) => ({
      strategy,
      probability: probability[index] ?? [],
      expectedNetBenefit: expected[index] ?? [],
    })),
    optimal,
    optimalProbability,
    evpi,
  };
}

/**
 * Expected loss of choosing each strategy, per patient, over the thresholds: what is forgone on average by not choosing the best one in every
 * draw. The lowest at a threshold is that of the best strategy on average, and is EVPI (Alarid-Escudero et al. 2019, Value in Health 22:611-618).
 * A column a strategy, as long as the thresholds.
 */
export function expectedLosses({
  thresholds,
  strategies,
  evpi,
}: Pick<Acceptability, 'thresholds' | 'strategies' | 'evpi'>): readonly (readonly number[])[] {
  const best = thresholds.map((_, at) =>
    Math.max(...strategies.map(({ expectedNetBenefit }) => expectedNetBenefit[at] ?? Number.NaN)),
  );
  return strategies.map(({ expectedNetBenefit }) =>
    expectedNetBenefit.map((benefit, at) => (best[at] ?? Number.NaN) - benefit + (evpi[at] ?? Number.NaN)),
  );
}
