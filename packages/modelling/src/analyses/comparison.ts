import { compileModel } from '../compile.ts';
import type { Model } from '../model.ts';
import type { ModelDefinition } from '../read.ts';
import { runBaseCase } from '../run.ts';
import { suggestion } from '../shape.ts';
import type { BaseCase, Checked, Fault, RunInputs, StrategyTotals } from '../types.ts';

/** Which strategy an analysis sets against which. */
export interface Comparison {
  readonly strategy: string;
  readonly comparator: string;
}

/** Strategy minus comparator, discounted, per person entering. */
export interface Increments {
  /** In the document's currency. */
  readonly costs: number;
  readonly qalys: number;
  readonly lifeYears: number;
}

/** Increments, and what they are worth: threshold x QALYs - costs. */
export interface Valued extends Increments {
  readonly netBenefit: number;
}

/** What most analyses take: the inputs that hold throughout, and the comparison; default: the second strategy against the first. */
export interface AnalysisOptions {
  readonly inputs?: RunInputs;
  readonly strategy?: string;
  readonly comparator?: string;
}

export const failed = (
  fault: Pick<Fault, 'code' | 'path' | 'details'>,
): { readonly ok: false; readonly faults: readonly Fault[] } => ({
  ok: false,
  faults: [{ ...fault, line: 1, column: 1 }],
});

/** A number given to an analysis that is outside of what it can use. */
export const outOfRange = (
  name: string,
  found: number,
  limits: Readonly<Partial<Record<'above' | 'minimum' | 'maximum', number>>> = {},
): { readonly ok: false; readonly faults: readonly Fault[] } =>
  failed({ code: 'input.range', path: name, details: { name, found: String(found), ...limits } });

export const unknownName = (
  what: 'parameter' | 'strategy' | 'scenario',
  name: string,
  among: Iterable<string>,
): { readonly ok: false; readonly faults: readonly Fault[] } =>
  failed({ code: 'input.unknown', path: '', details: { name, what, suggestion: suggestion(name, among) } });

/** The comparison that the options name; both ends must be strategies of the document, and different ones. */
export const chooseComparison = (
  { model }: ModelDefinition,
  { strategy, comparator }: Pick<AnalysisOptions, 'strategy' | 'comparator'>,
): Checked<Comparison> => {
  const ids = model.document.strategies.map(({ id }) => id);
  const against = comparator ?? ids.find((id) => id !== strategy) ?? '';
  const chosen = strategy ?? ids.find((id) => id !== against) ?? '';
  const wrong = [against, chosen].find((id) => !ids.includes(id)) ?? (chosen === against ? chosen : undefined);
  if (wrong !== undefined)
    return unknownName(
      'strategy',
      wrong,
      ids.filter((id) => id !== wrong),
    );
  return { ok: true, value: { strategy: chosen, comparator: against } };
};

const totalsOf = (strategies: readonly StrategyTotals[], id: string): StrategyTotals => {
  const totals = strategies.find(({ strategy }) => strategy === id);
  if (totals === undefined) throw new Error(`no strategy ${id}`);
  return totals;
};

export const incrementsOf = ({ strategies }: Pick<BaseCase, 'strategies'>, { strategy, comparator }: Comparison): Increments => {
  const [own, other] = [totalsOf(strategies, strategy), totalsOf(strategies, comparator)];
  return {
    costs: own.costs.discounted - other.costs.discounted,
    qalys: own.qalys.discounted - other.qalys.discounted,
    lifeYears: own.lifeYears.discounted - other.lifeYears.discounted,
  };
};

export const valued = (increments: Increments, threshold: number): Valued => ({
  ...increments,
  netBenefit: threshold * increments.qalys - increments.costs,
});

const withParameters = <M extends Model>(model: M, parameters: M['document']['parameters']): M => ({
  ...model,
  document: { ...model.document, parameters },
});

/** The definition with every `adjustable` and `keepWhenMoved` taken away: an analyst may hold any parameter at any value, and it then stays there in every draw. */
export const heldFreely = (definition: ModelDefinition): ModelDefinition => {
  const { model } = definition;
  const parameters = Object.fromEntries(
    Object.entries(model.document.parameters).map(([id, written]) => {
      const { adjustable: _adjustable, distribution, ...parameter } = written;
      if (distribution === undefined) return [id, parameter];
      if (!('keepWhenMoved' in distribution)) return [id, { ...parameter, distribution }];
      const { keepWhenMoved: _keepWhenMoved, ...held } = distribution;
      return [id, { ...parameter, distribution: held }];
    }),
  );
  return { ...definition, model: withParameters(model, parameters) };
};

/** The inputs with further parameters held. */
export const holding = (inputs: RunInputs, values: Readonly<Record<string, number>>): RunInputs => ({
  ...inputs,
  values: { ...inputs.values, ...values },
});

/** Increments of one base case. */
export const incrementsAt = (definition: ModelDefinition, inputs: RunInputs, comparison: Comparison): Checked<Increments> => {
  const compiled = compileModel(definition, inputs);
  if (!compiled.ok) return compiled;
  const run = runBaseCase(compiled.value);
  return run.ok ? { ok: true, value: incrementsOf(run.value, comparison) } : run;
};
