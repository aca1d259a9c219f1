import { exp, log, log1p } from '../elementary.ts';
import { logGamma } from '../gamma.ts';
import { integrate } from './quadrature.ts';
import type { SurvivalFunctions } from './types.ts';

/**
 * Log-logistic: S(t) = 1 / (1 + (t / scale)^shape), as flexsurv's "llogis". `scale` is the median; the odds of having had the event are
 * (t / scale)^shape, so an odds ratio multiplies scale^-shape. The mean exists for shape > 1. Restricted means by quadrature.
 */
export interface LogLogistic {
  readonly kind: 'logLogistic';
  readonly shape: number;
  readonly scale: number;
}

export const logLogistic = ({ shape, scale }: Omit<LogLogistic, 'kind'>): SurvivalFunctions => {
  const logScale = log(scale);
  const logOdds = (t: number): number => shape * (log(t) - logScale);
  const survival = (t: number): number => 1 / (1 + exp(logOdds(t)));
  const cumulativeHazard = (t: number): number => {
    const v = logOdds(t);
    return v > 0 ? v + log1p(exp(-v)) : log1p(exp(v));
  };
  const hazard = (t: number): number => {
    if (t > 0) return shape / (t * (1 + exp(-logOdds(t))));
    return shape === 1 ? 1 / scale : shape < 1 ? Number.POSITIVE_INFINITY : 0;
  };
  return {
    survival,
    cumulativeHazard,
    hazard,
    density: (t) => hazard(t) * survival(t),
    quantile: (p) => exp(logScale + (log(p) - log1p(-p)) / shape),
    mean: () => (shape > 1 ? exp(logScale + logGamma(1 + 1 / shape) + logGamma(1 - 1 / shape)) : Number.POSITIVE_INFINITY),
    restrictedMean: (horizon) => integrate(survival, 0, horizon),
  };
};
