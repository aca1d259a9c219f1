import { exp, log, log1p } from '../elementary.ts';
import { logGamma } from '../gamma.ts';
import { gammaLower } from '../distributions/incomplete-gamma.ts';
import type { SurvivalFunctions } from './types.ts';

/**
 * Weibull with the accelerated-failure-time scale: S(t) = exp(-(t / scale)^shape), as R's dweibull and flexsurv's "weibull"
 * (Jackson 2016, Journal of Statistical Software 70(8), table 1). Scale is in time units: the time by which 63.2 % have had the event.
 */
export interface Weibull {
  readonly kind: 'weibull';
  readonly shape: number;
  readonly scale: number;
}

/**
 * Weibull with the proportional-hazards scale: S(t) = exp(-scale t^shape), as flexsurv's "weibullPH": a hazard ratio multiplies
 * the scale. The same family; AFT scale = PH scale^(-1/shape).
 */
export interface WeibullProportionalHazards {
  readonly kind: 'weibullPH';
  readonly shape: number;
  readonly scale: number;
}

const byLogScale = (shape: number, logScale: number): SurvivalFunctions => {
  const cumulativeHazard = (t: number): number => (t === 0 ? 0 : exp(shape * (log(t) - logScale)));
  const hazard = (t: number): number => {
    if (t > 0) return shape * exp((shape - 1) * (log(t) - logScale) - logScale);
    return shape === 1 ? exp(-logScale) : shape < 1 ? Number.POSITIVE_INFINITY : 0;
  };
  const mean = (): number => exp(logScale + logGamma(1 + 1 / shape));
  return {
    survival: (t) => exp(-cumulativeHazard(t)),
    cumulativeHazard,
    hazard,
    density: (t) => hazard(t) * exp(-cumulativeHazard(t)),
    quantile: (p) => exp(logScale + log(-log1p(-p)) / shape),
    mean,
    restrictedMean: (horizon) => mean() * gammaLower(1 / shape, cumulativeHazard(horizon)),
  };
};

export const weibull = ({ shape, scale }: Omit<Weibull, 'kind'>): SurvivalFunctions => byLogScale(shape, log(scale));

export const weibullPH = ({ shape, scale }: Omit<WeibullProportionalHazards, 'kind'>): SurvivalFunctions =>
  byLogScale(shape, -log(scale) / shape);
