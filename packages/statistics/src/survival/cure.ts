import { exp, expm1, log, log1p } from '../elementary.ts';
import { integrate } from './quadrature.ts';
import type { SurvivalFunctions } from './types.ts';

/**
 * Mixture cure: a fraction `cured` never has the event, the others follow `base`: S(t) = cured + (1 - cured) S0(t). Source: Boag,
 * J. W. (1949), Maximum likelihood estimates of the proportion of patients cured by cancer therapy, JRSS B 11:15-53; as flexsurvcure's
 * mixture = TRUE. For cured patients who die as the general population does, add that population's hazard.
 */
export const mixtureCure = (cured: number, base: SurvivalFunctions): SurvivalFunctions => {
  const uncured = 1 - cured;
  const survival = (t: number): number => cured + uncured * base.survival(t);
  return {
    survival,
    cumulativeHazard: (t) => mixtureCureHazard(cured, base.cumulativeHazard(t)),
    hazard: (t) => {
      const density = uncured * base.density(t);
      if (cured > 0) return density / survival(t);
      return base.hazard(t);
    },
    density: (t) => uncured * base.density(t),
    quantile: (p) => (p >= uncured && cured > 0 ? Number.POSITIVE_INFINITY : base.quantile(p / uncured)),
    mean: () => (cured > 0 ? Number.POSITIVE_INFINITY : base.mean()),
    restrictedMean: (horizon) => cured * horizon + uncured * base.restrictedMean(horizon),
  };
};

/** Cumulative hazard of a mixture cure where the base has cumulative hazard `base`. */
export const mixtureCureHazard = (cured: number, base: number): number =>
  cured === 0 ? base : base < 1 ? -log1p((1 - cured) * expm1(-base)) : -log(cured + (1 - cured) * exp(-base));

/**
 * Non-mixture (promotion time) cure: S(t) = cured ^ F0(t) with F0 = 1 - S0 of `base`, so that hazards stay proportional when `cured` varies.
 * Source: Tsodikov, Ibrahim & Yakovlev (2003), Estimating cure rates from survival data, JASA 98:1063-1078; as flexsurvcure's
 * mixture = FALSE. 0 < cured <= 1.
 */
export const nonMixtureCure = (cured: number, base: SurvivalFunctions): SurvivalFunctions => {
  const total = -log(cured);
  const cumulativeHazard = (t: number): number => nonMixtureCureHazard(total, base.cumulativeHazard(t));
  const survival = (t: number): number => exp(-cumulativeHazard(t));
  const hazard = (t: number): number => (total === 0 ? 0 : total * base.density(t));
  return {
    survival,
    cumulativeHazard,
    hazard,
    density: (t) => hazard(t) * survival(t),
    quantile: (p) => {
      const reached = p === 0 ? 0 : -log1p(-p) / total;
      return reached < 1 ? base.quantile(reached) : Number.POSITIVE_INFINITY;
    },
    mean: () => Number.POSITIVE_INFINITY,
    restrictedMean: (horizon) => integrate(survival, 0, horizon),
  };
};

/** Cumulative hazard of a non-mixture cure with `total` = -log(cured) where the base has cumulative hazard `base`. */
export const nonMixtureCureHazard = (total: number, base: number): number => -total * expm1(-base);
