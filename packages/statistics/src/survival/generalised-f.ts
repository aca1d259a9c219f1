import { exp, log, log1p } from '../elementary.ts';
import { betaQuantilePair, incompleteBeta, logIncompleteBeta } from '../distributions/incomplete-beta.ts';
import { logBeta } from '../distributions/special.ts';
import { logGamma } from '../gamma.ts';
import { generalisedGamma } from './generalised-gamma.ts';
import { integrate } from './quadrature.ts';
import type { SurvivalFunctions } from './types.ts';

/**
 * Generalised F in the form of Prentice, R. L. (1975), Discrimination among some parametric models, Biometrika 62:607-614, as
 * flexsurv's "genf" (Jackson 2016, J. Stat. Softw. 70(8), section 3), P >= 0: with delta = sqrt(Q^2 + 2 P),
 * s1 = 2 / (Q^2 + 2 P + Q delta), s2 = 2 / (Q^2 + 2 P - Q delta) and w = (log t - mu) delta / sigma,
 * S(t) = I_x(s2, s1) at x = s2 / (s2 + s1 exp(w)), the regularised incomplete beta function. P = 0 is the generalised gamma; Q = 0, P = 1 the
 * log-logistic. Preferred for nesting every common family inside finite parameters.
 */
export interface GeneralisedF {
  readonly kind: 'generalisedF';
  readonly mu: number;
  readonly sigma: number;
  readonly Q: number;
  readonly P: number;
}

export const generalisedF = ({ mu, sigma, Q, P }: Omit<GeneralisedF, 'kind'>): SurvivalFunctions => {
  // below this P the family differs from its limit by less than rounding
  if (P < 1e-16) return generalisedGamma({ mu, sigma, Q });
  const delta = Math.sqrt(Q * Q + 2 * P);
  // delta - Q and delta + Q, the smaller one without cancellation
  const plus = Q >= 0 ? delta + Q : (2 * P) / (delta - Q);
  const minus = Q >= 0 ? (2 * P) / (delta + Q) : delta - Q;
  const s1 = 2 / (delta * plus);
  const s2 = 2 / (delta * minus);
  const logRatio = log(s1) - log(s2);
  /** log of (1 - x) / x. */
  const logOdds = (t: number): number => logRatio + ((log(t) - mu) * delta) / sigma;
  const x = (v: number): number => 1 / (1 + exp(v));
  const survival = (t: number): number => {
    const v = logOdds(t);
    return incompleteBeta(s2, s1, x(v), x(-v));
  };
  const cumulativeHazard = (t: number): number => {
    const v = logOdds(t);
    return -logIncompleteBeta(s2, s1, x(v), x(-v));
  };
  const constant = log(delta) - log(sigma) - logBeta(s1, s2);
  const logDensity = (t: number): number => {
    const v = logOdds(t);
    // s1 log(1 - x) + s2 log x
    const kernel = v > 0 ? -s2 * v - (s1 + s2) * log1p(exp(-v)) : s1 * v - (s1 + s2) * log1p(exp(v));
    return constant + kernel - log(t);
  };
  const power = (s1 * delta) / sigma;
  const atZero = (): number => {
    if (power !== 1) return power < 1 ? Number.POSITIVE_INFINITY : 0;
    return exp(constant + s1 * (logRatio - (mu * delta) / sigma));
  };
  const order = sigma / delta;
  return {
    survival,
    cumulativeHazard,
    hazard: (t) => (t === 0 ? atZero() : exp(logDensity(t) + cumulativeHazard(t))),
    density: (t) => (t === 0 ? atZero() : exp(logDensity(t))),
    quantile: (p) => {
      const [part, complement] = betaQuantilePair(p, s1, s2);
      return exp(mu + (sigma / delta) * (log(part) - log(complement) - logRatio));
    },
    mean: () => {
      if (order >= s2) return Number.POSITIVE_INFINITY;
      return exp(mu - order * logRatio + logGamma(s1 + order) - logGamma(s1) + logGamma(s2 - order) - logGamma(s2));
    },
    restrictedMean: (horizon) => integrate(survival, 0, horizon),
  };
};
