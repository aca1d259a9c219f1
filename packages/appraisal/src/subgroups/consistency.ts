import { incompleteGamma, log } from '@likeverd/statistics';
import { node } from '../nodes.ts';
import type { ResultNode } from '../types.ts';

/** A ratio with its 95 % confidence interval. */
export interface ObservedEffect {
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
}

/** Whether effects observed in subgroups differ more than chance explains. */
export interface Consistency {
  readonly status: 'computed';
  /** Cochran’s Q, its degrees of freedom, and the chance of a Q as large or larger when the effects are equal. */
  readonly q: ResultNode<number>;
  readonly degreesOfFreedom: number;
  readonly pValue: ResultNode<number>;
  /** Share of the variation that is not chance (I²). */
  readonly share: ResultNode<number>;
  /** Whether p is below 0.10, the level that is usual for interaction because few patients give little power. */
  readonly differs: boolean;
  /** No ratio lies on the other side of 1 from another. */
  readonly sameDirection: boolean;
}

/** Level of p for interaction. */
const interactionLevel = 0.1;

/** Width of a 95 % interval in standard errors. */
const width = 2 * 1.959964;

/**
 * Consistency of effects over subgroups on the scale of logarithms: Q = Σ w (θ − θ̄)² with w = 1/se², se from the interval; chi-squared with
 * k − 1 degrees of freedom when there is no difference; I² = max(0, (Q − df) / Q) (Higgins & Thompson 2002, Statistics in Medicine 21:1539).
 * Undefined for fewer than two.
 */
export function consistencyOf(effects: readonly ObservedEffect[]): Consistency | undefined {
  if (effects.length < 2) return undefined;
  const points = effects.map(({ ratio, lower, upper }) => {
    const error = (log(upper) - log(lower)) / width;
    return { effect: log(ratio), weight: 1 / (error * error) };
  });
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const centre = points.reduce((sum, { weight, effect }) => sum + weight * effect, 0) / total;
  const value = points.reduce((sum, { weight, effect }) => sum + weight * (effect - centre) * (effect - centre), 0);
  const degreesOfFreedom = effects.length - 1;
  const q = node('subgroups.q', 'cochranQ', value, 'number', { rule: 'subgroups.consistency' });
  const chance = incompleteGamma(degreesOfFreedom / 2, value / 2).upper;
  const proof = { inputs: [q], rule: 'subgroups.consistency' as const };
  return {
    status: 'computed',
    q,
    degreesOfFreedom,
    pValue: node('subgroups.pValue', 'heterogeneityP', chance, 'share', proof),
    share: node(
      'subgroups.iSquared',
      'iSquared',
      value === 0 ? 0 : Math.max(0, (value - degreesOfFreedom) / value),
      'share',
      proof,
    ),
    differs: chance < interactionLevel,
    sameDirection: new Set(effects.map(({ ratio }) => Math.sign(ratio - 1)).filter((sign) => sign !== 0)).size < 2,
  };
}
