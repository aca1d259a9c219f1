import { mean, standardDeviation } from '@likeverd/statistics';
import { compileModel } from '../compile.ts';
import type { LinearMemory, WebAssemblyHost } from '../kernel/index.ts';
import type { ModelDefinition } from '../read.ts';
import { type Progress, runProbabilistic } from '../run.ts';
import type { Checked, Draws, ProbabilisticRun, RunInputs } from '../types.ts';
import { type BoundsOptions, type ParameterBounds, parameterBounds } from './bounds.ts';
import { type AnalysisOptions, chooseComparison, type Comparison, heldFreely, holding } from './comparison.ts';

/** Strategy minus comparator in each draw, discounted. */
export interface IncrementColumns {
  readonly costs: Float64Array;
  readonly qalys: Float64Array;
  readonly lifeYears: Float64Array;
}

const difference = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, row) => value - (b[row] ?? Number.NaN));

/** The increments of one comparison, draw by draw. Throws when the run lacks a strategy of the comparison. */
export const incrementColumns = (
  { strategies }: Pick<ProbabilisticRun, 'strategies'>,
  { strategy, comparator }: Comparison,
): IncrementColumns => {
  const own = strategies.find((column) => column.strategy === strategy);
  const other = strategies.find((column) => column.strategy === comparator);
  if (own === undefined || other === undefined) throw new Error(`no strategy ${own === undefined ? strategy : comparator}`);
  return {
    costs: difference(own.costs, other.costs),
    qalys: difference(own.qalys, other.qalys),
    lifeYears: difference(own.lifeYears, other.lifeYears),
  };
};

export const netBenefits = ({ costs, qalys }: IncrementColumns, threshold: number): Float64Array =>
  qalys.map((value, row) => threshold * value - (costs[row] ?? Number.NaN));

/** Means over draws with one parameter held. */
export interface HeldEnd {
  readonly value: number;
  readonly costs: number;
  readonly qalys: number;
  readonly netBenefit: number;
  /** Monte Carlo standard error of the mean net benefit. */
  readonly standardError: number;
  /** Share of draws in which the net benefit is above 0. */
  readonly probabilityCostEffective: number;
}

export interface HeldBar {
  readonly parameter: string;
  readonly from: ParameterBounds['from'];
  readonly low: HeldEnd;
  readonly high: HeldEnd;
  readonly range: number;
}

export interface OneWayProbabilistic {
  readonly comparison: Comparison;
  readonly threshold: number;
  readonly draws: Draws;
  /** Widest first. */
  readonly bars: readonly HeldBar[];
}

const endOf = (columns: IncrementColumns, threshold: number, value: number): HeldEnd => {
  const benefits = netBenefits(columns, threshold);
  return {
    value,
    costs: mean(columns.costs),
    qalys: mean(columns.qalys),
    netBenefit: mean(benefits),
    standardError: benefits.length < 2 ? Number.POSITIVE_INFINITY : standardDeviation(benefits) / Math.sqrt(benefits.length),
    probabilityCostEffective: benefits.filter((benefit) => benefit > 0).length / benefits.length,
  };
};

/**
 * One-way probabilistic sensitivity: each parameter held at its low and at its high value while all others are drawn. Only the named
 * parameter is fixed; a member of a joint group leaves the others of the group varying. Every run uses the same random numbers, for
 * a draw of a parameter depends on the seed, the parameter's name and the number of the draw alone. Source: McCabe, Paulden,
 * Awotwe, Sutton & Hall (2020), One-way sensitivity analysis for probabilistic cost-effectiveness analysis, PharmacoEconomics
 * 38:135-141. `host` as in `runProbabilistic`.
 */
export const oneWayProbabilistic = <Module, Memory extends LinearMemory>(
  given: ModelDefinition,
  options: AnalysisOptions & BoundsOptions & { readonly threshold: number; readonly draws: Draws },
  onProgress?: Progress,
  host?: WebAssemblyHost<Module, Memory>,
): Checked<OneWayProbabilistic> => {
  const { inputs = {}, threshold, draws } = options;
  const definition = heldFreely(given);
  const comparison = chooseComparison(definition, options);
  if (!comparison.ok) return comparison;
  const bounds = parameterBounds(definition, inputs, options);
  if (!bounds.ok) return bounds;
  const each = draws.to - draws.from;
  const total = 2 * bounds.value.length * each;
  let done = 0;
  const end = (parameter: string, value: number): Checked<HeldEnd> => {
    const held: RunInputs = holding(inputs, { [parameter]: value });
    const compiled = compileModel(definition, held);
    if (!compiled.ok) return compiled;
    const run = runProbabilistic(
      compiled.value,
      draws,
      onProgress === undefined ? undefined : (drawn) => (drawn === each ? undefined : onProgress(done + drawn, total)),
      host,
    );
    if (!run.ok) return run;
    done += each;
    return { ok: true, value: endOf(incrementColumns(run.value, comparison.value), threshold, value) };
  };
  const bars: HeldBar[] = [];
  for (const { parameter, from, low, high } of bounds.value) {
    const first = end(parameter, low);
    if (!first.ok) return first;
    const second = end(parameter, high);
    if (!second.ok) return second;
    const range = Math.abs(second.value.netBenefit - first.value.netBenefit);
    bars.push({ parameter, from, low: first.value, high: second.value, range });
  }
  onProgress?.(total, total);
  return {
    ok: true,
    value: { comparison: comparison.value, threshold, draws, bars: bars.toSorted((a, b) => b.range - a.range) },
  };
};
