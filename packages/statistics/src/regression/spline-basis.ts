import { quantileSorted } from '../summaries.ts';
import type { SmoothingBasis } from './penalised-regression.ts';

const DEGREE = 3;
/** The two points of Gauss's rule on (−1, 1) lie at ∓1/√3. */
const GAUSS = 0.5773502691896258;

interface Margin {
  readonly functions: number;
  readonly degree: number;
  /** Knots in the standardised covariate, the ends repeated degree + 1 times. */
  readonly knots: Float64Array;
}

/**
 * Values of the order-th derivative of every B-spline of a margin at x, written to `out`. Source: de Boor 1978, A Practical Guide to
 * Splines, chapter X, (4) and (12).
 */
const evaluate = ({ functions, degree, knots }: Margin, x: number, order: number, out: Float64Array): void => {
  let span = degree;
  while (span < functions - 1 && x >= (knots[span + 1] as number)) span++;
  const low = degree - order;
  const local = new Float64Array(degree + 1);
  local[0] = 1;
  for (let d = 1; d <= low; d++) {
    let saved = 0;
    for (let r = 0; r < d; r++) {
      const right = knots[span + r + 1] as number;
      const left = knots[span + 1 - d + r] as number;
      const share = (local[r] as number) / (right - left);
      local[r] = saved + (right - x) * share;
      saved = (x - left) * share;
    }
    local[d] = saved;
  }
  // derivative: d/dx B_{i,d} = d (B_{i,d−1}/(t_{i+d} − t_i) − B_{i+1,d−1}/(t_{i+d+1} − t_{i+1})), once for every order
  for (let d = low + 1; d <= degree; d++) {
    let saved = 0;
    for (let r = 0; r < d; r++) {
      const right = knots[span + r + 1] as number;
      const left = knots[span + 1 - d + r] as number;
      const share = (d * (local[r] as number)) / (right - left);
      local[r] = saved - share;
      saved = share;
    }
    local[d] = saved;
  }
  out.fill(0);
  for (let r = 0; r <= degree; r++) out[span - degree + r] = local[r] as number;
};

/** Knots at quantiles of the distinct values, so that each interval holds observations; fewer functions where there are few distinct values. */
const marginOf = (covariate: Float64Array, most: number): Margin => {
  const distinct = Float64Array.from(new Set(covariate)).sort();
  const functions = Math.max(1, Math.min(most, distinct.length));
  const degree = Math.min(DEGREE, functions - 1);
  const intervals = functions - degree;
  const knots = new Float64Array(functions + degree + 1);
  for (let k = 0; k < knots.length; k++) {
    knots[k] = quantileSorted(distinct, Math.min(1, Math.max(0, (k - degree) / intervals)));
  }
  return { functions, degree, knots };
};

/** ∫ f'' ² over the range of the covariate as a matrix: the second derivative is linear between knots, so two Gauss points are exact. */
const curvatureOf = (margin: Margin): Float64Array => {
  const { functions, degree, knots } = margin;
  const matrix = new Float64Array(functions * functions);
  if (degree < 2) return matrix;
  const second = new Float64Array(functions);
  for (let k = degree; k < functions; k++) {
    const from = knots[k] as number;
    const to = knots[k + 1] as number;
    for (const point of [-GAUSS, GAUSS]) {
      evaluate(margin, (from + to) / 2 + (point * (to - from)) / 2, 2, second);
      for (let a = 0; a < functions; a++) {
        for (let b = 0; b < functions; b++) {
          matrix[a * functions + b] =
            (matrix[a * functions + b] as number) + ((second[a] as number) * (second[b] as number) * (to - from)) / 2;
        }
      }
    }
  }
  return matrix;
};

/** Functions along each covariate for groups of one, two, three and four: 10, 25, 125 and 256 in all. */
const functionsAlong = [10, 5, 5, 4] as const;

/** Most covariates that a tensor product is made of. */
export const mostTensorCovariates = functionsAlong.length;

/**
 * Tensor product of cubic B-splines over one to four standardised covariates (each a column as long as the others). Roughness is the sum
 * over the covariates of the integrated squared second derivative of the coefficients' splines, so that what is linear in each covariate is
 * not smoothed away. Source: Wood 2017, Generalized Additive Models, sections 5.3.3 and 5.6. RangeError for none or more than four.
 */
export const tensorSplineBasis = (covariates: readonly Float64Array[]): SmoothingBasis => {
  const most = functionsAlong[covariates.length - 1];
  if (most === undefined) throw new RangeError('A tensor product of splines takes one to four covariates');
  const observations = covariates[0]?.length ?? 0;
  const margins = covariates.map((covariate) => marginOf(covariate, most));
  const functions = margins.reduce((product, margin) => product * margin.functions, 1);
  const values = new Float64Array(observations * functions);
  const along = margins.map((margin) => new Float64Array(margin.functions));
  for (let i = 0; i < observations; i++) {
    const row = i * functions;
    values[row] = 1;
    let width = 1;
    for (let c = 0; c < margins.length; c++) {
      const margin = margins[c] as Margin;
      const here = along[c] as Float64Array;
      evaluate(margin, (covariates[c] as Float64Array)[i] as number, 0, here);
      // from the back, so that nothing is overwritten before it is used
      for (let a = width - 1; a >= 0; a--) {
        const before = values[row + a] as number;
        for (let b = margin.functions - 1; b >= 0; b--) values[row + a * margin.functions + b] = before * (here[b] as number);
      }
      width *= margin.functions;
    }
  }
  const penalty = new Float64Array(functions * functions);
  let inner = functions;
  for (const margin of margins) {
    inner /= margin.functions;
    const curvature = curvatureOf(margin);
    const block = inner * margin.functions;
    for (let a = 0; a < functions; a++) {
      const [outerA, alongA, innerA] = [Math.floor(a / block), Math.floor(a / inner) % margin.functions, a % inner];
      for (let alongB = 0; alongB < margin.functions; alongB++) {
        const b = outerA * block + alongB * inner + innerA;
        penalty[a * functions + b] =
          (penalty[a * functions + b] as number) + (curvature[alongA * margin.functions + alongB] as number);
      }
    }
  }
  return { observations, functions, values, penalty };
};
