import { scanRoots } from '@likeverd/statistics';
import { compileModel } from '../compile.ts';
import type { ModelDefinition } from '../read.ts';
import type { Checked, Fault } from '../types.ts';
import type { Range } from './bounds.ts';
import {
  type AnalysisOptions,
  chooseComparison,
  type Comparison,
  heldFreely,
  holding,
  type Increments,
  incrementsAt,
  outOfRange,
  unknownName,
  valued,
} from './comparison.ts';

/** What is to be met by moving one parameter. */
export type Target =
  /** Net benefit at a threshold; value 0 gives the value-based price. */
  | { readonly type: 'netBenefit'; readonly threshold: number; readonly value: number }
  /** Cost per QALY. Solved as net benefit 0 at that threshold, which has no pole where the increment of QALYs is 0. */
  | { readonly type: 'icer'; readonly value: number }
  | { readonly type: 'costs' | 'qalys' | 'lifeYears'; readonly value: number };

export interface Crossing extends Increments {
  /** Value of the parameter, in its own unit. */
  readonly value: number;
  /** What the ratio of costs to QALYs means there. */
  readonly ratio: 'costPerQalyGained' | 'savingPerQalyLost' | 'noDifference';
}

export interface ThresholdAnalysis {
  readonly parameter: string;
  readonly base: number;
  readonly range: Range;
  readonly target: Target;
  readonly comparison: Comparison;
  /** False when the outcome turns within the range: two crossings close together could then have been missed. */
  readonly monotone: boolean;
  readonly outcome:
    | { readonly type: 'crossings'; readonly crossings: readonly Crossing[] }
    /** The outcome stays above, or below, the target over the whole range. */
    | { readonly type: 'noCrossing'; readonly side: 'above' | 'below' };
  /** The scanned values of the parameter and the outcome at each (net benefit for a target of net benefit or cost per QALY). */
  readonly scanned: readonly { readonly value: number; readonly outcome: number }[];
}

const outcomeOf = (target: Target, increments: Increments): number => {
  switch (target.type) {
    case 'netBenefit':
      return valued(increments, target.threshold).netBenefit;
    case 'icer':
      return valued(increments, target.value).netBenefit;
    default:
      return increments[target.type];
  }
};

const wanted = (target: Target): number => (target.type === 'icer' ? 0 : target.value);

/** Smallest increment of QALYs that counts as one. */
const SOME_QALYS = 1e-12;
const ratioOf = ({ qalys }: Increments): Crossing['ratio'] =>
  Math.abs(qalys) < SOME_QALYS ? 'noDifference' : qalys > 0 ? 'costPerQalyGained' : 'savingPerQalyLost';

/** Kinds of number that cannot exceed 1. */
const atMostOne: ReadonlySet<string> = new Set(['probability', 'utility', 'share']);

/** Where to look when no range is given: what the document lets readers use, else from 0 to ten times the base value (to 1 for a probability, utility or share). */
const usualRange = ({ model }: ModelDefinition, parameter: string, base: number): Range => {
  const { adjustable, unit = '' } = model.document.parameters[parameter] ?? {};
  if (adjustable !== undefined) return { low: adjustable.minimum, high: adjustable.maximum };
  if (atMostOne.has(unit)) return { low: 0, high: 1 };
  return base < 0 ? { low: 10 * base, high: 0 } : { low: 0, high: base === 0 ? 1 : 10 * base };
};

/**
 * The values of one parameter at which an outcome meets a target, all others at the base case: value-based price, break-even
 * effect, threshold analysis. The range is scanned at `steps` + 1 even points (default 32) and every change of sign narrowed by
 * Brent's method to 1e-12 of the range, so that all crossings are found that are not closer together than a step. None is a named
 * outcome. A run that stops anywhere in the range stops the analysis with its fault.
 */
export const thresholdAnalysis = (
  given: ModelDefinition,
  options: AnalysisOptions & {
    readonly parameter: string;
    readonly target: Target;
    readonly range?: Range;
    readonly steps?: number;
  },
): Checked<ThresholdAnalysis> => {
  const { inputs = {}, parameter, target, steps = 32 } = options;
  const names = Object.keys(given.model.document.parameters);
  if (!names.includes(parameter)) return unknownName('parameter', parameter, names);
  const definition = heldFreely(given);
  const comparison = chooseComparison(definition, options);
  if (!comparison.ok) return comparison;
  const compiled = compileModel(definition, inputs);
  if (!compiled.ok) return compiled;
  const base = compiled.value.model.baseValues.get(parameter) ?? Number.NaN;
  const range = options.range ?? usualRange(given, parameter, base);
  if (!(Number.isFinite(range.low) && Number.isFinite(range.high) && range.low < range.high))
    return outOfRange(parameter, range.high, { above: range.low });
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= 10_000))
    return outOfRange('steps', steps, { minimum: 1, maximum: 10_000 });

  const stopped: Fault[] = [];
  const at = (value: number): Checked<Increments> =>
    incrementsAt(definition, holding(inputs, { [parameter]: value }), comparison.value);
  const away = (value: number): number => {
    if (stopped.length > 0) return Number.NaN;
    const increments = at(value);
    if (increments.ok) return outcomeOf(target, increments.value) - wanted(target);
    stopped.push(...increments.faults);
    return Number.NaN;
  };
  const scan = scanRoots(away, range.low, range.high, steps, { tolerance: 1e-12 * (range.high - range.low) });
  const crossings: Crossing[] = [];
  for (const value of scan.roots) {
    const increments = at(value);
    if (!increments.ok) return increments;
    crossings.push({ value, ...increments.value, ratio: ratioOf(increments.value) });
  }
  if (stopped.length > 0) return { ok: false, faults: stopped };
  return {
    ok: true,
    value: {
      parameter,
      base,
      range,
      target,
      comparison: comparison.value,
      monotone: scan.monotone,
      outcome:
        crossings.length > 0
          ? { type: 'crossings', crossings }
          : { type: 'noCrossing', side: (scan.values[0] ?? 0) > 0 ? 'above' : 'below' },
      scanned: scan.points.map((value, index) => ({ value, outcome: (scan.values[index] ?? Number.NaN) + wanted(target) })),
    },
  };
};
