import type { BaseCase, ProbabilisticRun, RunIdentity, StrategyTotals } from '@likeverd/modelling';

export const identity: RunIdentity = {
  model: 'a'.repeat(64),
  inputs: 'b'.repeat(64),
  engine: 'c'.repeat(64),
  engineVersion: '0.0.0',
  result: 'd'.repeat(64),
};

export const asOf = { effective: '2026-11-22', known: '2026-11-22' };

interface Totals {
  readonly costs: number;
  readonly qalys: number;
  readonly lifeYears?: number;
  readonly qalysUndiscounted?: number;
}

function totals(strategy: string, { costs, qalys, lifeYears = qalys, qalysUndiscounted = qalys }: Totals): StrategyTotals {
  return {
    strategy,
    costs: { discounted: costs, undiscounted: costs },
    qalys: { discounted: qalys, undiscounted: qalysUndiscounted },
    lifeYears: { discounted: lifeYears, undiscounted: lifeYears },
    components: [],
    payers: [],
    qalyLosses: [],
    states: [
      {
        state: 'alive',
        lifeYears: { discounted: lifeYears, undiscounted: lifeYears },
        qalys: { discounted: qalys, undiscounted: qalysUndiscounted },
      },
      { state: 'dead', lifeYears: { discounted: 0, undiscounted: 0 }, qalys: { discounted: 0, undiscounted: 0 } },
    ],
  };
}

/** A constructed base case; the comparator is the first strategy. */
export function baseCase(
  strategies: Readonly<Record<string, Totals>>,
  changes: Partial<BaseCase> & { aliveAtHorizon?: number } = {},
): BaseCase {
  const { aliveAtHorizon = 0, ...rest } = changes;
  return {
    kind: 'base-case',
    identity,
    currency: 'NOK',
    horizonYears: 40,
    entryAge: 61,
    strategies: Object.entries(strategies).map(([strategy, values]) => totals(strategy, values)),
    traces: Object.keys(strategies).map((strategy) => ({
      strategy,
      time: Float64Array.of(0, 40),
      states: [
        { state: 'alive', occupancy: Float64Array.of(1, aliveAtHorizon) },
        { state: 'dead', occupancy: Float64Array.of(0, 1 - aliveAtHorizon) },
      ],
    })),
    ...rest,
  };
}

/** The published discounted and undiscounted totals of the colon-cancer case (section 6 of its specification). */
export const colon = baseCase({
  control: { costs: 493_771.326, qalys: 10.249_733_87, lifeYears: 12.932_587_56, qalysUndiscounted: 15.887_967_31 },
  exercise: { costs: 526_534.945, qalys: 11.159_955_55, lifeYears: 14.079_133_81, qalysUndiscounted: 17.623_016_04 },
});

/** A constructed probabilistic run: costs and QALYs per draw of each strategy. */
export function drawsOf(
  strategies: Readonly<Record<string, { readonly costs: readonly number[]; readonly qalys: readonly number[] }>>,
): ProbabilisticRun {
  const columns = Object.entries(strategies);
  return {
    kind: 'probabilistic',
    identity,
    currency: 'NOK',
    draws: { seed: 1, from: 0, to: columns[0]?.[1].costs.length ?? 0 },
    strategies: columns.map(([strategy, { costs, qalys }]) => ({
      strategy,
      costs: Float64Array.from(costs),
      qalys: Float64Array.from(qalys),
      lifeYears: Float64Array.from(qalys),
    })),
    parameters: [],
  };
}

/** The nth of `count` evenly spaced quantiles of a standard normal distribution: a sample without sampling error to speak of. */
export function normalScores(count: number, quantile: (p: number) => number): readonly number[] {
  return Array.from({ length: count }, (_, index) => quantile((index + 0.5) / count));
}
