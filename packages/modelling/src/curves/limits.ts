import type { Unit } from '../units.ts';

/** Where the value of an argument must lie for its curve to exist. */
export interface Limits {
  readonly minimum?: number;
  readonly above?: number;
  readonly maximum?: number;
  /** How far from `minimum` and `maximum` rounding may take it. */
  readonly tolerance?: number;
}

export const real: Limits = {};
export const positive: Limits = { above: 0 };
export const notNegative: Limits = { minimum: 0 };
export const asShare: Limits = { minimum: 0, maximum: 1 };
export const positiveShare: Limits = { above: 0, maximum: 1 };
export const allOfIt: Limits = { minimum: 1, maximum: 1, tolerance: 1e-9 };

export const perYear: Unit = { powers: { year: -1 } };
export const hazardRatio: Unit = { powers: {}, kind: 'hazardRatio' };
export const oddsRatio: Unit = { powers: {}, kind: 'oddsRatio' };
export const share: Unit = { powers: {}, kind: 'share' };

/** The lowest and the highest value that limits let pass. */
export const lowest = ({ minimum, tolerance = 0 }: Limits): number | undefined =>
  minimum === undefined ? undefined : minimum - tolerance;
export const highest = ({ maximum, tolerance = 0 }: Limits): number | undefined =>
  maximum === undefined ? undefined : maximum + tolerance;

/** Whether a number, which may not be NaN, is outside. */
export const isOutside = (value: number, limits: Limits): boolean =>
  value < (lowest(limits) ?? value) || value > (highest(limits) ?? value) || (limits.above !== undefined && value <= limits.above);

/** The limits as they are told to people. */
export const shownLimits = ({ minimum, above, maximum }: Limits): Readonly<Record<string, number>> => ({
  ...(minimum === undefined ? {} : { minimum }),
  ...(above === undefined ? {} : { above }),
  ...(maximum === undefined ? {} : { maximum }),
});
