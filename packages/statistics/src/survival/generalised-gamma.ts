import { exp, log, log1p } from '../elementary.ts';
import { logGamma } from '../gamma.ts';
import { normalCdf, normalQuantile } from '../normal.ts';
import {
  gammaLower,
  gammaQuantile,
  gammaUpper,
  logGammaLower,
  logGammaUpper,
  TEMME_LEAST_SHAPE,
  temmeEta,
  temmeLower,
  temmeServes,
  temmeUpper,
} from '../distributions/incomplete-gamma.ts';
import { expm1Minus, HALF_LOG_2PI, log1pMinus, logNormalUpperTail, stirlingRest } from '../distributions/special.ts';
import { solveMonotone } from '../distributions/root.ts';
import { integrate } from './quadrature.ts';
import type { SurvivalFunctions } from './types.ts';

/**
 * Generalised gamma in the form of Prentice, R. L. (1974), A log gamma model and its maximum likelihood estimation, Biometrika
 * 61:539-544, as flexsurv's "gengamma" (Jackson 2016, J. Stat. Softw. 70(8), section 3): with w = (log t - mu) / sigma, a = 1/Q^2 and
 * u = a exp(Q w), S(t) = upper(a, u) for Q > 0, lower(a, u) for Q < 0 (regularised incomplete gamma functions) and
 * 1 - Phi(w) for Q = 0. This form is preferred to Stacy's because its estimates stay finite and little correlated where the
 * family passes through the log-normal. Q = 0 log-normal, Q = 1 Weibull, Q = sigma gamma, Q = -1 inverse Weibull.
 *
 * For |Q| small a is large: S is then written by Temme's expansion around the normal distribution, which holds through Q = 0 and
 * for both signs, z = eta / Q with eta^2 / 2 = exp(Q w) - 1 - Q w.
 */
export interface GeneralisedGamma {
  readonly kind: 'generalisedGamma';
  readonly mu: number;
  readonly sigma: number;
  readonly Q: number;
}

export const generalisedGamma = ({ mu, sigma, Q: given }: Omit<GeneralisedGamma, 'kind'>): SurvivalFunctions => {
  const Q = given < 1e-100 && given > -1e-100 ? 0 : given;
  const a = 1 / (Q * Q);
  const nearNormal = a >= TEMME_LEAST_SHAPE;
  const score = (t: number): number => (log(t) - mu) / sigma;

  const tail = (w: number, upper: boolean): number => {
    if (w === Number.NEGATIVE_INFINITY) return upper ? 1 : 0;
    if (w === Number.POSITIVE_INFINITY) return upper ? 0 : 1;
    const eta = nearNormal ? temmeEta(Q * w) : 1;
    if (nearNormal && temmeServes(eta)) return (upper ? temmeUpper : temmeLower)(eta, Q === 0 ? w : eta / Q, Q);
    const u = a * exp(Q * w);
    return upper === Q > 0 ? gammaUpper(a, u) : gammaLower(a, u);
  };
  const survival = (t: number): number => tail(score(t), true);
  const cumulativeHazard = (t: number): number => {
    const w = score(t);
    const upper = tail(w, true);
    if (upper > 0.5) return -log1p(-tail(w, false));
    if (upper > 1e-290) return -log(upper);
    if (Q === 0) return -logNormalUpperTail(w);
    return Q > 0 ? -logGammaUpper(a, a * exp(Q * w)) : -logGammaLower(a, a * exp(Q * w));
  };
  // log f + log t + log sigma = log |Q| + a log a - log Gamma(a) + a (Q w - exp(Q w)); by Stirling's series when a is large
  const logAtCentre = nearNormal
    ? -HALF_LOG_2PI - (Q === 0 ? 0 : stirlingRest(a))
    : log(Math.abs(Q)) + a * log(a) - a - logGamma(a);
  const exponent = (w: number): number => (Q === 0 ? -0.5 * w * w : -a * expm1Minus(Q * w));
  const logDensity = (t: number): number => {
    const w = score(t);
    return logAtCentre + exponent(w) - log(sigma) - log(t);
  };
  const atZero = (): number => {
    const power = Q > 0 ? 1 / (sigma * Q) : Number.POSITIVE_INFINITY;
    if (power !== 1) return power < 1 ? Number.POSITIVE_INFINITY : 0;
    return exp(logAtCentre + a - log(sigma) - mu);
  };
  // Weighting by t tilts the gamma variable: its order a becomes a + sigma / Q = a (1 + r)
  const r = sigma * Q;
  const order = a + sigma / Q;
  const mean = (): number => {
    if (Q === 0) return exp(mu + 0.5 * sigma * sigma);
    if (order <= 0) return Number.POSITIVE_INFINITY;
    // log of Gamma(a + d) / (Gamma(a) a^d), d = sigma / Q
    if (a < TEMME_LEAST_SHAPE || order < 12) return exp(mu + logGamma(order) - logGamma(a) - (sigma / Q) * log(a));
    return exp(mu + a * ((1 + r) * log1pMinus(r) + r * r) - 0.5 * log1p(r) + stirlingRest(order) - stirlingRest(a));
  };
  const quantile = (p: number): number => {
    if (p === 0) return 0;
    if (p === 1) return Number.POSITIVE_INFINITY;
    if (!nearNormal) return exp(mu + (sigma / Q) * log(gammaQuantile(p, a, Q < 0) / a));
    const useUpper = p > 0.5;
    const target = log(useUpper ? 1 - p : p);
    const miss = (w: number): readonly [number, number] => {
      const part = tail(w, useUpper);
      const slope = exp(logAtCentre + exponent(w)) / part;
      return [log(part) - target, useUpper ? -slope : slope];
    };
    return exp(mu + sigma * solveMonotone(miss, !useUpper, -1e3, 1e3, normalQuantile(p)));
  };
  /** E(T; T <= horizon) / E(T). */
  const shareOfMean = (w: number): number => {
    if (Q === 0) return normalCdf(w - sigma);
    const eta = order >= TEMME_LEAST_SHAPE ? temmeEta(Q * w - log1p(r)) : 1;
    const q = Q / Math.sqrt(1 + r);
    if (order >= TEMME_LEAST_SHAPE && temmeServes(eta)) return temmeLower(eta, eta / q, q);
    const u = a * exp(Q * w);
    return Q > 0 ? gammaLower(order, u) : gammaUpper(order, u);
  };
  return {
    survival,
    cumulativeHazard,
    hazard: (t) => (t === 0 ? atZero() : exp(logDensity(t) + cumulativeHazard(t))),
    density: (t) => (t === 0 ? atZero() : exp(logDensity(t))),
    quantile,
    mean,
    restrictedMean: (horizon) => {
      if (horizon === 0) return 0;
      if (Q !== 0 && order <= 0) return integrate(survival, 0, horizon);
      return mean() * shareOfMean(score(horizon)) + horizon * survival(horizon);
    },
  };
};
