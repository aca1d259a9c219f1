import { compileModel } from '../compile.ts';
import { digest } from '../digest.ts';
import type { ModelDefinition } from '../read.ts';
import { probabilisticIdentity, runBaseCase } from '../run.ts';
import type { BaseCase, Checked, Hash, ProbabilisticRun, RunInputs, StrategyTotals, Total } from '../types.ts';

/** One subgroup of the document, with its share of the patients. */
export interface SubgroupRun {
  readonly subgroup: string;
  readonly weight: number;
  readonly baseCase: BaseCase;
}

export interface SubgroupAnalysis {
  readonly subgroups: readonly SubgroupRun[];
  /** Totals of all patients: the means over the subgroups by their shares. */
  readonly strategies: readonly StrategyTotals[];
  /** Digest of the shares, the runs and the means. */
  readonly result: Hash;
}

interface Weighted {
  readonly weight: number;
  readonly totals: StrategyTotals;
}

/** The mean by weight; who has no such total counts as 0. */
const mean = (parts: readonly Weighted[], totalOf: (totals: StrategyTotals) => Total | undefined): Total => ({
  discounted: parts.reduce((sum, { weight, totals }) => sum + weight * (totalOf(totals)?.discounted ?? 0), 0),
  undiscounted: parts.reduce((sum, { weight, totals }) => sum + weight * (totalOf(totals)?.undiscounted ?? 0), 0),
});

const distinct = <T>(
  parts: readonly Weighted[],
  list: (totals: StrategyTotals) => readonly T[],
  key: (item: T) => string,
): readonly T[] => [...new Map(parts.flatMap(({ totals }) => list(totals).map((item) => [key(item), item] as const))).values()];

const meanTotals = (strategy: string, parts: readonly Weighted[]): StrategyTotals => ({
  strategy,
  lifeYears: mean(parts, ({ lifeYears }) => lifeYears),
  qalys: mean(parts, ({ qalys }) => qalys),
  costs: mean(parts, ({ costs }) => costs),
  components: distinct(
    parts,
    ({ components }) => components,
    ({ component }) => component,
  ).map(({ component, payer }) => ({
    component,
    payer,
    ...mean(parts, ({ components }) => components.find((each) => each.component === component)),
  })),
  payers: distinct(
    parts,
    ({ payers }) => payers,
    ({ payer }) => payer,
  ).map(({ payer }) => ({ payer, ...mean(parts, ({ payers }) => payers.find((each) => each.payer === payer)) })),
  states: distinct(
    parts,
    ({ states }) => states,
    ({ state }) => state,
  ).map(({ state }) => ({
    state,
    lifeYears: mean(parts, ({ states }) => states.find((each) => each.state === state)?.lifeYears),
    qalys: mean(parts, ({ states }) => states.find((each) => each.state === state)?.qalys),
  })),
  qalyLosses: distinct(
    parts,
    ({ qalyLosses }) => qalyLosses,
    ({ component }) => component,
  ).map(({ component }) => ({
    component,
    ...mean(parts, ({ qalyLosses }) => qalyLosses.find((each) => each.component === component)),
  })),
  ...(parts.some(({ totals }) => totals.carers !== undefined) ? { carers: mean(parts, ({ carers }) => carers) } : {}),
});

/** Every subgroup of the document by itself, and all patients as their mean by share. */
export const runSubgroups = (definition: ModelDefinition, inputs: Omit<RunInputs, 'subgroup'> = {}): Checked<SubgroupAnalysis> => {
  const whole = compileModel(definition, inputs);
  if (!whole.ok) return whole;
  const subgroups: SubgroupRun[] = [];
  for (const { id: subgroup, weight } of whole.value.model.subgroups) {
    const compiled = compileModel(definition, { ...inputs, subgroup });
    if (!compiled.ok) return compiled;
    const run = runBaseCase(compiled.value);
    if (!run.ok) return run;
    subgroups.push({ subgroup, weight, baseCase: run.value });
  }
  if (subgroups.length === 0) {
    const details = { field: 'subgroups' };
    return { ok: false, faults: [{ code: 'field.missing', path: 'subgroups', ...definition.locate([]), details }] };
  }
  const strategies = whole.value.model.strategies.map(({ id }) =>
    meanTotals(
      id,
      subgroups.flatMap(({ weight, baseCase }) =>
        baseCase.strategies.flatMap((totals) => (totals.strategy === id ? [{ weight, totals }] : [])),
      ),
    ),
  );
  const runs = subgroups.map(({ subgroup, weight, baseCase }) => ({ subgroup, weight, run: baseCase.identity }));
  return { ok: true, value: { subgroups, strategies, result: digest({ runs, strategies }) } };
};

const sameColumn = (a: Float64Array, b: Float64Array | undefined): boolean => a.every((value, row) => value === b?.[row]);

/**
 * All patients in every draw: the mean of the subgroups' outcomes by share. The subgroups' runs have the same seed and draws, so that
 * a parameter they share has the same value in each; only such parameters are columns of the whole. Throws when the runs are not of
 * the same draws: that is a mistake in the program that ran them.
 */
export const weighDraws = (parts: readonly { readonly weight: number; readonly run: ProbabilisticRun }[]): ProbabilisticRun => {
  const [first] = parts;
  if (first === undefined) throw new Error('no subgroup was run');
  const { draws, currency, identity, strategies, parameters } = first.run;
  for (const { run } of parts) {
    if (run.identity.model !== identity.model || digest(run.draws) !== digest(draws))
      throw new Error('the subgroups were not run with the same draws');
  }
  const weighed = (columnOf: (run: ProbabilisticRun) => Float64Array | undefined): Float64Array =>
    Float64Array.from({ length: draws.to - draws.from }, (_, row) =>
      parts.reduce((sum, { weight, run }) => sum + weight * (columnOf(run)?.[row] ?? 0), 0),
    );
  const result = {
    kind: 'probabilistic' as const,
    currency,
    draws,
    strategies: strategies.map(({ strategy }, index) => ({
      strategy,
      costs: weighed((run) => run.strategies[index]?.costs),
      qalys: weighed((run) => run.strategies[index]?.qalys),
      lifeYears: weighed((run) => run.strategies[index]?.lifeYears),
      ...(parts.some(({ run }) => run.strategies[index]?.carers !== undefined)
        ? { carers: weighed((run) => run.strategies[index]?.carers) }
        : {}),
    })),
    parameters: parameters.filter(({ parameter, values }) =>
      parts.every(({ run }) => sameColumn(values, run.parameters.find((each) => each.parameter === parameter)?.values)),
    ),
  };
  const inputs = digest(parts.map(({ weight, run }) => ({ weight, inputs: run.identity.inputs })));
  return { ...result, identity: probabilisticIdentity({ ...identity, inputs }, result) };
};
