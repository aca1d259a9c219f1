import { exp, expm1, log1p } from '../elementary.ts';
import type { SurvivalFunctions } from './types.ts';

/**
 * Exponential: S(t) = exp(-rate t). Parameterised by the rate (events per unit of time), as R's dexp and flexsurv's "exp": rates add
 * and multiply by hazard ratios.
 */
export interface Exponential {
  readonly kind: 'exponential';
  readonly rate: number;
}

export const exponential = ({ rate }: Omit<Exponential, 'kind'>): SurvivalFunctions => ({
  survival: (t) => exp(-rate * t),
  cumulativeHazard: (t) => rate * t,
  hazard: () => rate,
  density: (t) => rate * exp(-rate * t),
  quantile: (p) => -log1p(-p) / rate,
  mean: () => 1 / rate,
  restrictedMean: (horizon) => -expm1(-rate * horizon) / rate,
});
