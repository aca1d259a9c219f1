import * as vectorisable from '../vectorisable.ts';
import type { SmoothingBasis } from './penalised-regression.ts';

/** Most inducing points of a low-rank Gaussian process. */
const MOST_POINTS = 128;
/** Added to the diagonal of the kernel of the inducing points, so that it is positive definite in floating point. */
const NUGGET = 1e-8;

/**
 * Gaussian process of low rank over standardised covariates: a constant, a linear trend and squared-exponential kernels
 * exp(−½ ‖x − u‖² / lengthScale²) around inducing points u, the first observations of the sample (so the order of the sample must be
 * random, as draws are). Roughness is that of the process at the inducing points, α' K α; constant and trend are free. Source: Quiñonero-
 * Candela & Rasmussen 2005, JMLR 6:1939-1959, section 5 (subset of regressors); Strong, Oakley & Brennan 2014, appendix (linear trend).
 */
export const kernelBasis = (covariates: readonly Float64Array[], lengthScale: number): SmoothingBasis => {
  const observations = covariates[0]?.length ?? 0;
  const trend = covariates.length + 1;
  const points = Math.min(MOST_POINTS, Math.floor(observations / 4));
  const functions = trend + points;
  const rate = -0.5 / (lengthScale * lengthScale);
  const values = new Float64Array(observations * functions);
  for (let i = 0; i < observations; i++) {
    const row = i * functions;
    values[row] = 1;
    for (let c = 0; c < covariates.length; c++) values[row + 1 + c] = (covariates[c] as Float64Array)[i] as number;
    for (let u = 0; u < points; u++) {
      let distance = 0;
      for (const covariate of covariates) {
        const away = (covariate[i] as number) - (covariate[u] as number);
        distance += away * away;
      }
      values[row + trend + u] = vectorisable.exp(rate * distance);
    }
  }
  const penalty = new Float64Array(functions * functions);
  for (let u = 0; u < points; u++) {
    for (let v = 0; v < points; v++) {
      penalty[(trend + u) * functions + trend + v] = (values[u * functions + trend + v] as number) + (u === v ? NUGGET : 0);
    }
  }
  return { observations, functions, values, penalty };
};
