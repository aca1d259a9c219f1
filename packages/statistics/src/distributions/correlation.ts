import { normalCdf, normalDensity } from '../normal.ts';
import { marginalMoments, marginalQuantile } from './marginal.ts';
import type { Copula, DistributionFault, Marginal } from './parameter.ts';
import { solveMonotone } from './root.ts';
import { sine } from './special.ts';

/** A lower triangular L with L L' = matrix, or the first row at which the matrix stops being positive definite. */
export type Factor =
  | { readonly ok: true; readonly lower: readonly Float64Array[] }
  | { readonly ok: false; readonly index: number; readonly pivot: number };

/**
 * Cholesky's factor of a symmetric matrix given by rows. Refused where a pivot is not above 1e-13 of its diagonal element: then row
 * `index` is, but for rounding, a combination of the rows before it (or worse).
 */
export const choleskyFactor = (matrix: readonly (readonly number[])[]): Factor => {
  const lower: Float64Array[] = [];
  for (let i = 0; i < matrix.length; i++) {
    const source = matrix[i] ?? [];
    const row = new Float64Array(i + 1);
    for (let j = 0; j <= i; j++) {
      const other = j === i ? row : (lower[j] as Float64Array);
      let rest = source[j] ?? Number.NaN;
      for (let k = 0; k < j; k++) rest -= (row[k] as number) * (other[k] as number);
      if (j < i) row[j] = rest / (other[j] as number);
      else if (rest > 1e-13 * Math.abs(source[i] ?? 0)) row[i] = Math.sqrt(rest);
      else return { ok: false, index: i, pivot: rest };
    }
    lower.push(row);
  }
  return { ok: true, lower };
};

/** L z. */
export const lowerTimes = (lower: readonly Float64Array[], z: Float64Array): Float64Array => {
  const out = new Float64Array(lower.length);
  for (let i = 0; i < lower.length; i++) {
    const row = lower[i] as Float64Array;
    let total = 0;
    for (let k = 0; k <= i; k++) total += (row[k] as number) * (z[k] as number);
    out[i] = total;
  }
  return out;
};

const ORDER = 24;

/**
 * Coefficients c_k, k = 0 … 24, of a marginal in normalised Hermite polynomials of its normal score, X = sum of c_k He_k(Z) / sqrt(k!), by
 * the trapezoidal rule on [-8, 8], which converges geometrically for smooth integrands of this kind.
 */
const hermiteCoefficients = (marginal: Marginal): Float64Array => {
  const quantile = marginalQuantile(marginal);
  const coefficients = new Float64Array(ORDER + 1);
  const step = 1 / 32;
  for (let i = -256; i <= 256; i++) {
    const z = i * step;
    const weighted = quantile(normalCdf(z)) * normalDensity(z) * step;
    let before = 0;
    let here = 1;
    for (let k = 0; k <= ORDER; k++) {
      coefficients[k] = (coefficients[k] as number) + weighted * here;
      const next = (z * here - Math.sqrt(k) * before) / Math.sqrt(k + 1);
      before = here;
      here = next;
    }
  }
  return coefficients;
};

/** Pearson's correlation of two marginals whose normal scores have correlation r, and its slope in r. */
const linearCorrelation = (c: Float64Array, d: Float64Array, scale: number, r: number): readonly [value: number, slope: number] => {
  let value = 0;
  let slope = 0;
  for (let k = ORDER; k >= 1; k--) {
    const product = (c[k] as number) * (d[k] as number);
    value = (value + product) * r;
    slope = slope * r + k * product;
  }
  return [value / scale, slope / scale];
};

const PI = 3.141592653589793;

/** The matrix of correlations of normal scores that gives a copula the correlations it states, or the pairs that cannot be reached. */
export const scoreCorrelations = (
  copula: Copula,
):
  | { readonly ok: true; readonly matrix: readonly (readonly number[])[] }
  | { readonly ok: false; readonly faults: readonly DistributionFault[] } => {
  const { scale, correlation } = copula;
  if (scale === 'normal') return { ok: true, matrix: correlation };
  const faults: DistributionFault[] = [];
  const coefficients = scale === 'linear' ? copula.marginals.map(hermiteCoefficients) : [];
  const deviations = copula.marginals.map((marginal) => Math.sqrt(marginalMoments(marginal).variance));
  const convert = (row: number, column: number, value: number): number => {
    if (row === column) return 1;
    if (scale === 'rank') return 2 * sine((PI * value) / 6);
    if (scale === 'kendall') return sine((PI * value) / 2);
    const [c, d] = [coefficients[row], coefficients[column]];
    const spread = (deviations[row] ?? 0) * (deviations[column] ?? 0);
    if (value === 0 || c === undefined || d === undefined) return 0;
    const [lowest] = spread > 0 ? linearCorrelation(c, d, spread, -1) : [0];
    const [highest] = spread > 0 ? linearCorrelation(c, d, spread, 1) : [0];
    if (!(value > lowest && value < highest)) {
      if (row > column) {
        faults.push({
          code: 'distribution.correlationReach',
          path: 'correlation',
          details: { row, column, value, lowest, highest },
        });
      }
      return 0;
    }
    const miss = (r: number): readonly [number, number] => {
      const [reached, slope] = linearCorrelation(c, d, spread, r);
      return [reached - value, slope];
    };
    return solveMonotone(miss, true, -1, 1, value);
  };
  const matrix = correlation.map((row, i) => row.map((value, j) => convert(i, j, value)));
  return faults.length === 0 ? { ok: true, matrix } : { ok: false, faults };
};
