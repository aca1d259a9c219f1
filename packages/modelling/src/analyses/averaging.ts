import { compileModel } from '../compile.ts';
import type { ModelDefinition } from '../read.ts';
import { runBaseCase, runProbabilistic } from '../run.ts';
import type { BaseCase, Checked, Draws, ProbabilisticRun, RunInputs } from '../types.ts';
import { outOfRange } from './comparison.ts';

/** One part of an average: a scenario of the document (absent: the base case) and its weight, above 0. Weights need not sum to 1. */
export interface WeightedScenario {
  readonly scenario?: string;
  readonly weight: number;
}

/** Discounted totals of one strategy, averaged over the parts. */
export interface AveragedTotals {
  readonly strategy: string;
  readonly costs: number;
  readonly qalys: number;
  readonly lifeYears: number;
}

/** Weights made to sum to 1. */
const sharesOf = (parts: readonly WeightedScenario[]): Checked<readonly number[]> => {
  const wrong = parts.find(({ weight }) => !(Number.isFinite(weight) && weight > 0));
  if (wrong !== undefined || parts.length === 0) return outOfRange('weight', wrong?.weight ?? Number.NaN, { above: 0 });
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return { ok: true, value: parts.map(({ weight }) => weight / total) };
};

const inputsOf = (inputs: RunInputs, { scenario }: WeightedScenario): RunInputs =>
  scenario === undefined ? inputs : { ...inputs, scenario };

/**
 * The weighted mean of the base cases of several scenarios: alternative structures with the credence given to each. Source for structures: Bojke, Claxton, Sculpher & Palmer (2009), Characterizing structural
 * uncertainty in decision analytic models, Value in Health 12:739-749.
 */
export const averageBaseCase = (
  definition: ModelDefinition,
  parts: readonly WeightedScenario[],
  inputs: Omit<RunInputs, 'scenario'> = {},
): Checked<readonly AveragedTotals[]> => {
  const shares = sharesOf(parts);
  if (!shares.ok) return shares;
  const runs: BaseCase[] = [];
  for (const part of parts) {
    const compiled = compileModel(definition, inputsOf(inputs, part));
    if (!compiled.ok) return compiled;
    const run = runBaseCase(compiled.value);
    if (!run.ok) return run;
    runs.push(run.value);
  }
  const average = (strategy: string, quantity: 'costs' | 'qalys' | 'lifeYears'): number =>
    runs.reduce((sum, { strategies }, index) => {
      const totals = strategies.find((candidate) => candidate.strategy === strategy);
      return sum + (shares.value[index] ?? Number.NaN) * (totals?.[quantity].discounted ?? Number.NaN);
    }, 0);
  return {
    ok: true,
    value: (runs[0]?.strategies ?? []).map(({ strategy }) => ({
      strategy,
      costs: average(strategy, 'costs'),
      qalys: average(strategy, 'qalys'),
      lifeYears: average(strategy, 'lifeYears'),
    })),
  };
};

/** How many of `total` draws each part gets: largest remainder, so that they sum to it. */
export const allotDraws = (shares: readonly number[], total: number): readonly number[] => {
  const exact = shares.map((share) => share * total);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((sum, count) => sum + count, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  const extra = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return whole.map((count, index) => count + (extra.has(index) ? 1 : 0));
};

/** Costs, QALYs and life years of every strategy, one column each. */
export type OutcomeColumns = ProbabilisticRun['strategies'];

export interface AveragedDraws {
  readonly draws: Draws;
  readonly strategies: OutcomeColumns;
  /** Draws allotted to each part. */
  readonly allotted: readonly number[];
}

const partRuns = (
  definition: ModelDefinition,
  inputs: RunInputs,
  parts: readonly { readonly part: WeightedScenario; readonly draws: Draws }[],
): Checked<readonly ProbabilisticRun[]> => {
  const runs: ProbabilisticRun[] = [];
  for (const { part, draws } of parts) {
    if (draws.to === draws.from) continue;
    const compiled = compileModel(definition, inputsOf(inputs, part));
    if (!compiled.ok) return compiled;
    const run = runProbabilistic(compiled.value, draws);
    if (!run.ok) return run;
    runs.push(run.value);
  }
  return { ok: true, value: runs };
};

const quantities = ['costs', 'qalys', 'lifeYears'] as const;
type Columns = Record<(typeof quantities)[number], Float64Array>;
const emptyColumns = (length: number): Columns => ({
  costs: new Float64Array(length),
  qalys: new Float64Array(length),
  lifeYears: new Float64Array(length),
});

/**
 * Structural uncertainty in the probabilistic analysis: the draws are allotted to the scenarios by weight, consecutive draws to
 * each, so that the distribution of the outcomes is the mixture. Draw i is draw i of the scenario it fell to.
 */
export const averageStructures = (
  definition: ModelDefinition,
  parts: readonly WeightedScenario[],
  draws: Draws,
  inputs: Omit<RunInputs, 'scenario'> = {},
): Checked<AveragedDraws> => {
  const shares = sharesOf(parts);
  if (!shares.ok) return shares;
  const total = draws.to - draws.from;
  if (!(Number.isInteger(total) && total > 0)) return outOfRange('to', draws.to, { minimum: draws.from + 1 });
  const allotted = allotDraws(shares.value, total);
  let from = draws.from;
  const cut = parts.map((part, index) => {
    const range = { seed: draws.seed, from, to: from + (allotted[index] ?? 0) };
    from = range.to;
    return { part, draws: range };
  });
  const runs = partRuns(definition, inputs, cut);
  if (!runs.ok) return runs;
  const strategies = (runs.value[0]?.strategies ?? []).map(({ strategy }, index) => {
    const columns = emptyColumns(total);
    for (const run of runs.value) {
      for (const quantity of quantities) {
        columns[quantity].set(run.strategies[index]?.[quantity] ?? [], run.draws.from - draws.from);
      }
    }
    return { strategy, ...columns };
  });
  return { ok: true, value: { draws, strategies, allotted } };
};
