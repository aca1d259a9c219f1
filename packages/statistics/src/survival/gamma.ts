import { exp, log } from '../elementary.ts';
import { logGamma } from '../gamma.ts';
import { gammaLower, gammaQuantile, gammaUpper, logGammaUpper } from '../distributions/incomplete-gamma.ts';
import type { SurvivalFunctions } from './types.ts';

/**
 * Gamma: density proportional to t^(shape - 1) exp(-rate t), as R's dgamma and flexsurv's "gamma"; S(t) = Q(shape, rate t), the
 * regularised upper incomplete gamma function. With a whole shape: the time of the shape-th event at this rate.
 */
export interface Gamma {
  readonly kind: 'gamma';
  readonly shape: number;
  readonly rate: number;
}

export const gamma = ({ shape, rate }: Omit<Gamma, 'kind'>): SurvivalFunctions => {
  const logConstant = shape * log(rate) - logGamma(shape);
  const logDensity = (t: number): number => logConstant + (shape - 1) * log(t) - rate * t;
  const atZero = shape === 1 ? rate : shape < 1 ? Number.POSITIVE_INFINITY : 0;
  const survival = (t: number): number => gammaUpper(shape, rate * t);
  const mean = shape / rate;
  return {
    survival,
    cumulativeHazard: (t) => -logGammaUpper(shape, rate * t),
    hazard: (t) => (t === 0 ? atZero : exp(logDensity(t) - logGammaUpper(shape, rate * t))),
    density: (t) => (t === 0 ? atZero : exp(logDensity(t))),
    quantile: (p) => gammaQuantile(p, shape) / rate,
    mean: () => mean,
    restrictedMean: (horizon) => mean * gammaLower(shape + 1, rate * horizon) + horizon * survival(horizon),
  };
};
