import type { ModelDefinition } from '../read.ts';
import type { Checked } from '../types.ts';
import { type BoundsOptions, type ParameterBounds, parameterBounds } from './bounds.ts';
import {
  type AnalysisOptions,
  chooseComparison,
  type Comparison,
  heldFreely,
  holding,
  incrementsAt,
  type Valued,
  valued,
} from './comparison.ts';

export interface OneWayEnd extends Valued {
  /** Value of the parameter, in its own unit. */
  readonly value: number;
}

/** One bar of a tornado diagram. */
export interface OneWayBar {
  readonly parameter: string;
  readonly from: ParameterBounds['from'];
  readonly low: OneWayEnd;
  readonly high: OneWayEnd;
  /** |net benefit at high - net benefit at low|. */
  readonly range: number;
  /** True when the sign of the net benefit at either end differs from that of the base case. */
  readonly changesDecision: boolean;
}

export interface OneWay {
  readonly comparison: Comparison;
  readonly threshold: number;
  readonly base: Valued;
  /** Widest first; equal ones in document order. */
  readonly bars: readonly OneWayBar[];
}

export interface OneWayOptions extends AnalysisOptions, BoundsOptions {
  /** Willingness to pay per QALY, in the document's currency. */
  readonly threshold: number;
}

/**
 * One-way deterministic sensitivity: each parameter at its low and at its high value, all others at the base case. The bars are
 * measured and ordered on net monetary benefit, never on the cost-effectiveness ratio: the ratio is not monotone where the
 * increment of QALYs changes sign, so that a bar of ratios can hide a change of quadrant. Source: Briggs, Claxton & Sculpher (2006),
 * Decision Modelling for Health Economic Evaluation, section 4.2 and 5.1.
 */
export const oneWaySensitivity = (given: ModelDefinition, options: OneWayOptions): Checked<OneWay> => {
  const { inputs = {}, threshold } = options;
  const definition = heldFreely(given);
  const comparison = chooseComparison(definition, options);
  if (!comparison.ok) return comparison;
  const bounds = parameterBounds(definition, inputs, options);
  if (!bounds.ok) return bounds;
  const base = incrementsAt(definition, inputs, comparison.value);
  if (!base.ok) return base;
  const baseValued = valued(base.value, threshold);
  const bars: OneWayBar[] = [];
  for (const { parameter, from, low, high } of bounds.value) {
    const ends: OneWayEnd[] = [];
    for (const value of [low, high]) {
      const increments = incrementsAt(definition, holding(inputs, { [parameter]: value }), comparison.value);
      if (!increments.ok) return increments;
      ends.push({ value, ...valued(increments.value, threshold) });
    }
    const [first, second] = ends;
    if (first === undefined || second === undefined) continue;
    const decision = baseValued.netBenefit > 0;
    bars.push({
      parameter,
      from,
      low: first,
      high: second,
      range: Math.abs(second.netBenefit - first.netBenefit),
      changesDecision: first.netBenefit > 0 !== decision || second.netBenefit > 0 !== decision,
    });
  }
  return {
    ok: true,
    value: { comparison: comparison.value, threshold, base: baseValued, bars: bars.toSorted((a, b) => b.range - a.range) },
  };
};

export interface Axis {
  readonly parameter: string;
  readonly values: readonly number[];
}

export interface TwoWay {
  readonly comparison: Comparison;
  readonly threshold: number;
  readonly rows: Axis;
  readonly columns: Axis;
  /** cells[row][column] */
  readonly cells: readonly (readonly Valued[])[];
}

/** Two-way deterministic sensitivity: every pair of values of two parameters, all others at the base case. */
export const twoWaySensitivity = (
  given: ModelDefinition,
  options: AnalysisOptions & { readonly threshold: number; readonly rows: Axis; readonly columns: Axis },
): Checked<TwoWay> => {
  const { inputs = {}, threshold, rows, columns } = options;
  const definition = heldFreely(given);
  const comparison = chooseComparison(definition, options);
  if (!comparison.ok) return comparison;
  const cells: Valued[][] = [];
  for (const row of rows.values) {
    const line: Valued[] = [];
    for (const column of columns.values) {
      const held = holding(inputs, { [rows.parameter]: row, [columns.parameter]: column });
      const increments = incrementsAt(definition, held, comparison.value);
      if (!increments.ok) return increments;
      line.push(valued(increments.value, threshold));
    }
    cells.push(line);
  }
  return { ok: true, value: { comparison: comparison.value, threshold, rows, columns, cells } };
};
