import { DrawsIdentity, type ProbabilisticRun } from '@likeverd/modelling';
import { mean, quantileSorted } from '@likeverd/statistics';
import type { Acceptability, ConvergencePoint, QuadrantShares, Spread } from './types.ts';
import {
  convergencePoint,
  differences,
  earlyConvergence,
  netBenefits,
  quadrantCounts,
  sharesOf,
  usualThresholds,
} from './uncertainty.ts';

/** What the draws say of one strategy against the comparator. */
export interface ComparisonFigures {
  readonly costs: Spread;
  readonly qalys: Spread;
  readonly lifeYears: Spread;
  readonly correlation?: number;
  readonly ratioStandardError: number;
  readonly quadrants: QuadrantShares;
  readonly atThreshold?: {
    readonly netBenefit: Spread;
    readonly probabilityCostEffective: number;
    readonly convergence: readonly ConvergencePoint[];
  };
}

/** A probabilistic run of which only the figures are kept. */
export interface FoldedRun extends Omit<ProbabilisticRun, 'kind' | 'strategies' | 'parameters'> {
  readonly kind: 'folded';
  readonly strategies: readonly { readonly strategy: string }[];
  /** The threshold the figures were worked out for. */
  readonly threshold: number | undefined;
  /** Of every strategy but the first. */
  readonly comparisons: readonly ComparisonFigures[];
  readonly acceptability: Acceptability;
  /** At the threshold. */
  readonly evpi: number | undefined;
}

/** Count, means and sums of squares and products about them, of columns that go together. */
class Moments {
  #count = 0;
  readonly #means: number[];
  readonly #products: number[][];

  constructor(columns: number) {
    this.#means = Array.from({ length: columns }, () => 0);
    this.#products = Array.from({ length: columns }, () => Array.from({ length: columns }, () => 0));
  }

  /** Chan, Golub & LeVeque 1983, The American Statistician 37:242-247, equation 2.1b; the order of the pieces decides the last bits. */
  add(columns: readonly Float64Array[]): void {
    const added = columns[0]?.length ?? 0;
    const total = this.#count + added;
    const means = columns.map(mean);
    const apart = means.map((centre, i) => centre - (this.#means[i] as number));
    columns.forEach((a, i) => {
      columns.forEach((b, j) => {
        let products = 0;
        for (let draw = 0; draw < added; draw += 1)
          products += ((a[draw] as number) - (means[i] as number)) * ((b[draw] as number) - (means[j] as number));
        const row = this.#products[i] as number[];
        row[j] = (row[j] as number) + products + ((apart[i] as number) * (apart[j] as number) * this.#count * added) / total;
      });
    });
    apart.forEach((difference, i) => {
      this.#means[i] = (this.#means[i] as number) + (difference * added) / total;
    });
    this.#count = total;
  }

  get count(): number {
    return this.#count;
  }

  mean(column: number): number {
    return this.#means[column] ?? Number.NaN;
  }

  /** Sample covariance (n - 1); 0 for a single draw, as its standard deviation is counted. */
  covariance(one: number, other: number): number {
    return this.#count < 2 ? 0 : (this.#products[one]?.[other] ?? Number.NaN) / (this.#count - 1);
  }
}

/** The values of a long column that lie at one end: as many as a percentile needs. */
class Tail {
  readonly #kept: number;
  readonly #sign: 1 | -1;
  readonly #values: Float64Array;
  #filled = 0;

  /** `sign` 1 keeps the smallest values, -1 the largest. */
  constructor(kept: number, sign: 1 | -1) {
    this.#kept = kept;
    this.#sign = sign;
    this.#values = new Float64Array(2 * kept + 1024);
  }

  #cut(): void {
    this.#values.subarray(0, this.#filled).sort();
    this.#filled = Math.min(this.#filled, this.#kept);
  }

  add(column: Float64Array): void {
    for (const value of column) {
      if (this.#filled === this.#values.length) this.#cut();
      this.#values[this.#filled] = this.#sign * value;
      this.#filled += 1;
    }
  }

  /** The values at this end from the outermost inwards. */
  sorted(): Float64Array {
    this.#cut();
    return this.#values.subarray(0, this.#filled).map((value) => this.#sign * value);
  }
}

/** The 2.5th and 97.5th percentile of a column of known length, exactly as of the whole column. */
class Percentiles {
  readonly #length: number;
  readonly #low: Tail;
  readonly #high: Tail;

  constructor(length: number) {
    this.#length = length;
    const kept = Math.min(length, Math.floor((length - 1) * 0.025) + 2);
    this.#low = new Tail(kept, 1);
    this.#high = new Tail(kept, -1);
  }

  add(column: Float64Array): void {
    this.#low.add(column);
    this.#high.add(column);
  }

  /** Order statistics i of the whole column at the ends; what lies between is not there. */
  interval(): { readonly lower: number; readonly upper: number } {
    const low = this.#low.sorted();
    const high = this.#high.sorted();
    const length = this.#length;
    const at = (index: number): number => (index < low.length ? (low[index] as number) : (high[length - 1 - index] as number));
    const percentile = (p: number): number => {
      const rank = (length - 1) * p;
      const below = Math.floor(rank);
      const pair = [at(below), at(Math.min(below + 1, length - 1))];
      return quantileSorted(pair, rank - below);
    };
    return { lower: percentile(0.025), upper: percentile(0.975) };
  }
}

const addCounts = (a: QuadrantShares, b: QuadrantShares): QuadrantShares => ({
  dearerBetter: a.dearerBetter + b.dearerBetter,
  cheaperBetter: a.cheaperBetter + b.cheaperBetter,
  cheaperWorse: a.cheaperWorse + b.cheaperWorse,
  dearerWorse: a.dearerWorse + b.dearerWorse,
  onAxis: a.onAxis + b.onAxis,
});

/** One strategy against the comparator: columns of costs, QALYs, life years and, at a threshold, net benefit. */
class ComparisonFold {
  readonly #draws: number;
  readonly #threshold: number | undefined;
  readonly #moments: Moments;
  readonly #percentiles: readonly Percentiles[];
  #quadrants: QuadrantShares = { dearerBetter: 0, cheaperBetter: 0, cheaperWorse: 0, dearerWorse: 0, onAxis: 0 };
  #gains = 0;
  #early: readonly ConvergencePoint[] = [];

  constructor(draws: number, threshold: number | undefined) {
    this.#draws = draws;
    this.#threshold = threshold;
    const columns = threshold === undefined ? 3 : 4;
    this.#moments = new Moments(columns);
    this.#percentiles = Array.from({ length: columns }, () => new Percentiles(draws));
  }

  add(costs: Float64Array, qalys: Float64Array, lifeYears: Float64Array): void {
    const benefits = this.#threshold === undefined ? undefined : netBenefits(costs, qalys, this.#threshold);
    if (this.#moments.count === 0 && benefits !== undefined) this.#early = earlyConvergence(benefits, this.#draws);
    const columns = benefits === undefined ? [costs, qalys, lifeYears] : [costs, qalys, lifeYears, benefits];
    this.#moments.add(columns);
    this.#percentiles.forEach((percentiles, index) => {
      percentiles.add(columns[index] ?? new Float64Array());
    });
    this.#quadrants = addCounts(this.#quadrants, quadrantCounts(costs, qalys));
    if (benefits !== undefined) for (const value of benefits) if (value >= 0) this.#gains += 1;
  }

  #spread(column: number): Spread {
    const deviation = Math.sqrt(this.#moments.covariance(column, column));
    return {
      mean: this.#moments.mean(column),
      standardDeviation: deviation,
      ...(this.#percentiles[column]?.interval() ?? { lower: Number.NaN, upper: Number.NaN }),
      standardError: deviation / Math.sqrt(this.#moments.count),
    };
  }

  finish(): ComparisonFigures {
    const moments = this.#moments;
    const { count } = moments;
    const correlation = moments.covariance(0, 1) / Math.sqrt(moments.covariance(0, 0) * moments.covariance(1, 1));
    const ratio = moments.mean(0) / moments.mean(1);
    const residual = moments.covariance(0, 0) - 2 * ratio * moments.covariance(0, 1) + ratio * ratio * moments.covariance(1, 1);
    const netBenefit = this.#threshold === undefined ? undefined : this.#spread(3);
    return {
      costs: this.#spread(0),
      qalys: this.#spread(1),
      lifeYears: this.#spread(2),
      ...(Number.isFinite(correlation) ? { correlation } : {}),
      ratioStandardError: Math.sqrt(Math.max(residual, 0)) / (Math.sqrt(count) * Math.abs(moments.mean(1))),
      quadrants: sharesOf(this.#quadrants, count),
      ...(netBenefit === undefined
        ? {}
        : {
            atThreshold: {
              netBenefit,
              probabilityCostEffective: this.#gains / count,
              convergence: [...this.#early, convergencePoint(count, netBenefit)],
            },
          }),
    };
  }
}

/** How often each strategy is best, and what it loses to the best one, threshold by threshold. */
class AcceptabilityFold {
  readonly #thresholds: readonly number[];
  readonly #wins: readonly Float64Array[];
  readonly #losses: readonly Float64Array[];

  constructor(thresholds: readonly number[], strategies: number) {
    this.#thresholds = thresholds;
    this.#wins = thresholds.map(() => new Float64Array(strategies));
    this.#losses = thresholds.map(() => new Float64Array(strategies));
  }

  add(strategies: ProbabilisticRun['strategies']): void {
    const draws = strategies[0]?.costs.length ?? 0;
    const benefits = strategies.map(() => new Float64Array(draws));
    const best = new Float64Array(draws);
    this.#thresholds.forEach((threshold, row) => {
      const winner = new Uint16Array(draws);
      best.fill(Number.NEGATIVE_INFINITY);
      strategies.forEach(({ costs, qalys }, index) => {
        const own = benefits[index] as Float64Array;
        for (let draw = 0; draw < draws; draw += 1) {
          const benefit = threshold * (qalys[draw] as number) - (costs[draw] as number);
          own[draw] = benefit;
          if (benefit >= (best[draw] as number)) {
            best[draw] = benefit;
            winner[draw] = index;
          }
        }
      });
      const wins = this.#wins[row] as Float64Array;
      for (const index of winner) wins[index] = (wins[index] as number) + 1;
      const losses = this.#losses[row] as Float64Array;
      benefits.forEach((own, index) => {
        let loss = 0;
        for (let draw = 0; draw < draws; draw += 1) loss += (best[draw] as number) - (own[draw] as number);
        losses[index] = (losses[index] as number) + loss;
      });
    });
  }

  finish(
    names: readonly string[],
    means: readonly { readonly cost: number; readonly qaly: number }[],
    draws: number,
  ): Acceptability {
    const rows = this.#thresholds.map((threshold, row) => {
      const expected = means.map(({ cost, qaly }) => threshold * qaly - cost);
      const highest = expected.reduce(
        (leader, benefit, index) => (benefit >= (expected[leader] ?? Number.NEGATIVE_INFINITY) ? index : leader),
        0,
      );
      return {
        expected,
        probability: Array.from(this.#wins[row] ?? [], (wins) => wins / draws),
        highest,
        evpi: (this.#losses[row]?.[highest] ?? Number.NaN) / draws,
      };
    });
    return {
      thresholds: this.#thresholds,
      strategies: names.map((strategy, index) => ({
        strategy,
        probability: rows.map(({ probability }) => probability[index] ?? 0),
        expectedNetBenefit: rows.map(({ expected }) => expected[index] ?? Number.NaN),
      })),
      optimal: rows.map(({ highest }) => names[highest] ?? ''),
      optimalProbability: rows.map(({ highest, probability }) => probability[highest] ?? 0),
      evpi: rows.map(({ evpi }) => evpi),
    };
  }
}

/**
 * The figures of a probabilistic run of any length from its shards, added in order and then forgotten. Exact, up to the rounding of sums:
 * means, spreads, shares, acceptability and value of information; percentiles exactly, because the outermost twentieth of four columns a
 * comparison is kept (of 10 million draws, 32 MB a comparison at most). The identity is that of the run in one piece. The first shard holds
 * 10,000 draws or all of them.
 */
export class RunFold {
  readonly #draws: number;
  readonly #threshold: number | undefined;
  readonly #thresholds: readonly number[];
  readonly #identity = new DrawsIdentity();
  #names: readonly string[] = [];
  #means: readonly Moments[] = [];
  #comparisons: readonly ComparisonFold[] = [];
  #acceptability: AcceptabilityFold | undefined;

  /** `draws`: how many there will be; `threshold`: that of the appraisal, if it has one. */
  constructor(draws: number, threshold: number | undefined, thresholds: readonly number[] = usualThresholds) {
    this.#draws = draws;
    this.#threshold = threshold;
    this.#thresholds = thresholds;
  }

  add(shard: ProbabilisticRun): void {
    this.#identity.add(shard);
    const [comparator, ...others] = shard.strategies;
    if (comparator === undefined) throw new RangeError('A run without strategies has no figures');
    if (this.#acceptability === undefined) {
      this.#names = shard.strategies.map(({ strategy }) => strategy);
      this.#means = shard.strategies.map(() => new Moments(2));
      this.#comparisons = others.map(() => new ComparisonFold(this.#draws, this.#threshold));
      const grid = this.#threshold === undefined ? this.#thresholds : [...this.#thresholds, this.#threshold];
      this.#acceptability = new AcceptabilityFold(grid, shard.strategies.length);
    }
    shard.strategies.forEach(({ costs, qalys }, index) => this.#means[index]?.add([costs, qalys]));
    others.forEach(({ costs, qalys, lifeYears }, index) =>
      this.#comparisons[index]?.add(
        differences(costs, comparator.costs),
        differences(qalys, comparator.qalys),
        differences(lifeYears, comparator.lifeYears),
      ),
    );
    this.#acceptability.add(shard.strategies);
  }

  /** The run; throws when not all of its draws were added. */
  finish(): FoldedRun {
    const run = this.#identity.finish();
    if (this.#acceptability === undefined || run.draws.to - run.draws.from !== this.#draws)
      throw new RangeError('Draws of the run are missing');
    const means = this.#means.map((moments) => ({ cost: moments.mean(0), qaly: moments.mean(1) }));
    const grid = this.#acceptability.finish(this.#names, means, this.#draws);
    const size = this.#thresholds.length;
    const evpi = grid.evpi[size];
    const cut = <T>(row: readonly T[]): readonly T[] => row.slice(0, size);
    return {
      ...run,
      kind: 'folded',
      strategies: this.#names.map((strategy) => ({ strategy })),
      threshold: this.#threshold,
      comparisons: this.#comparisons.map((comparison) => comparison.finish()),
      acceptability: {
        thresholds: cut(grid.thresholds),
        strategies: grid.strategies.map(({ strategy, probability, expectedNetBenefit }) => ({
          strategy,
          probability: cut(probability),
          expectedNetBenefit: cut(expectedNetBenefit),
        })),
        optimal: cut(grid.optimal),
        optimalProbability: cut(grid.optimalProbability),
        evpi: cut(grid.evpi),
      },
      evpi,
    };
  }
}
