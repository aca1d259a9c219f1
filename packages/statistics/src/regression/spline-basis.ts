import { quantileSorted } from '../summaries.ts';
import { addInnerProducts, OBSERVATIONS_AT_ONCE, upToFour } from './inner-products.ts';
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

/** Where `evaluate` builds up its values. */
const local = new Float64Array(DEGREE + 1);

/**
 * Values of the order-th derivative of every B-spline of a margin at x, written to `out` from `at` on. Source: de Boor 1978, A Practical Guide to
 * Splines, chapter X, (4) and (12).
 */
const evaluate = ({ functions, degree, knots }: Margin, x: number, order: number, out: Float64Array, at = 0): void => {
  let span = degree;
  while (span < functions - 1 && x >= (knots[span + 1] as number)) span++;
  const low = degree - order;
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
  for (let k = 0; k < functions; k++) out[at + k] = 0;
  for (let r = 0; r <= degree; r++) out[at + span - degree + r] = local[r] as number;
};

/** Knots at quantiles of the distinct values, so that each interval holds observations; fewer functions where there are few distinct values. */
const marginOf = (covariate: Float64Array, most: number): Margin => {
  const sorted = Float64Array.from(covariate).sort();
  const distinct = sorted.filter((value, index) => index === 0 || value !== sorted[index - 1]);
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

/** Every product of one value of each margin, by rows of observations. */
const rowProducts = (along: readonly Float64Array[], margins: readonly Margin[], observations: number): Float64Array => {
  const functions = margins.reduce((product, margin) => product * margin.functions, 1);
  const values = new Float64Array(observations * functions);
  for (let i = 0; i < observations; i++) {
    const row = i * functions;
    values[row] = 1;
    let width = 1;
    for (let c = 0; c < margins.length; c++) {
      const count = (margins[c] as Margin).functions;
      const here = along[c] as Float64Array;
      // from the back, so that nothing is overwritten before it is used
      for (let a = width - 1; a >= 0; a--) {
        const before = values[row + a] as number;
        for (let b = count - 1; b >= 0; b--) values[row + a * count + b] = before * (here[i * count + b] as number);
      }
      width *= count;
    }
  }
  return values;
};

/** Places of the different products of the functions of some margins: `count` of them, and the place of the product of functions a and b. */
const productsOf = (margins: readonly Margin[]): { readonly count: number; readonly size: number; readonly at: Uint32Array } => {
  const size = margins.reduce((product, { functions }) => product * functions, 1);
  const at = new Uint32Array(size * size);
  const pairs = margins.map(({ functions }) => (functions * (functions + 1)) / 2);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      let place = 0;
      let inner = size;
      margins.forEach(({ functions }, index) => {
        inner /= functions;
        const [one, other] = [Math.floor(a / inner) % functions, Math.floor(b / inner) % functions];
        const [high, low] = one > other ? [one, other] : [other, one];
        place = place * (pairs[index] ?? 1) + (high * (high + 1)) / 2 + low;
      });
      at[a * size + b] = place;
    }
  }
  return { count: pairs.reduce((product, each) => product * each, 1), size, at };
};

/** Values along some margins, each observations × functions by rows. */
interface Along {
  readonly values: Float64Array;
  readonly functions: number;
}

/** Writes the different products of the margins’ values at one observation to every `stride`-th place of `out` from `from` on. */
const writeProducts = (
  margins: readonly Along[],
  observation: number,
  scratch: Float64Array,
  out: Float64Array,
  from: number,
  stride: number,
): void => {
  let width = 1;
  scratch[0] = 1;
  for (let c = 0; c < margins.length; c++) {
    const { values, functions } = margins[c] as Along;
    const row = observation * functions;
    const pairs = (functions * (functions + 1)) / 2;
    for (let w = width - 1; w >= 0; w--) {
      const before = scratch[w] as number;
      let place = w * pairs;
      for (let a = 0; a < functions; a++) {
        const outer = before * (values[row + a] as number);
        for (let b = 0; b <= a; b++) scratch[place++] = outer * (values[row + b] as number);
      }
    }
    width *= pairs;
  }
  for (let w = 0, at = from; w < width; w++, at += stride) out[at] = scratch[w] as number;
};

/**
 * X'X of a tensor product from the values along its margins (each observations × functions, by rows). Its elements are sums of products of
 * pairs along each covariate, and most occur more than once: four covariates with four functions have 32,896 different elements but 10⁴
 * different sums, each the inner product of two covariates' pairs with the other two's.
 */
const gramOf = (margins: readonly Margin[], alongAll: readonly Float64Array[], observations: number): Float64Array => {
  const half = margins.length >> 1;
  const [left, right] = [productsOf(margins.slice(0, half)), productsOf(margins.slice(half))];
  const sides = margins.map(({ functions }, c): Along => ({ values: alongAll[c] as Float64Array, functions }));
  const [leftSide, rightSide] = [sides.slice(0, half), sides.slice(half)];
  const [rows, columns] = [upToFour(left.count), upToFour(right.count)];
  const sums = new Float64Array(rows * columns);
  const leftProducts = new Float64Array(rows * OBSERVATIONS_AT_ONCE);
  const rightProducts = new Float64Array(columns * OBSERVATIONS_AT_ONCE);
  const scratch = new Float64Array(Math.max(left.count, right.count));
  for (let from = 0; from < observations; from += OBSERVATIONS_AT_ONCE) {
    const count = Math.min(OBSERVATIONS_AT_ONCE, observations - from);
    if (count < OBSERVATIONS_AT_ONCE) leftProducts.fill(0);
    for (let i = 0; i < count; i++) {
      writeProducts(leftSide, from + i, scratch, leftProducts, i, OBSERVATIONS_AT_ONCE);
      writeProducts(rightSide, from + i, scratch, rightProducts, i, OBSERVATIONS_AT_ONCE);
    }
    addInnerProducts(sums, leftProducts, rightProducts, rows, columns, OBSERVATIONS_AT_ONCE);
  }
  const functions = left.size * right.size;
  const gram = new Float64Array(functions * functions);
  for (let a = 0; a < functions; a++) {
    const [outerA, innerA] = [Math.floor(a / right.size), a % right.size];
    for (let b = 0; b < functions; b++) {
      const row = left.at[outerA * left.size + Math.floor(b / right.size)] as number;
      gram[a * functions + b] = sums[row * columns + (right.at[innerA * right.size + (b % right.size)] as number)] as number;
    }
  }
  return gram;
};

/** From so many covariates on the short way to X'X is shorter. */
const FEWEST_FOR_PRODUCTS = 3;

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
  const along = margins.map((margin, c) => {
    const all = new Float64Array(observations * margin.functions);
    const column = covariates[c] as Float64Array;
    for (let i = 0; i < observations; i++) evaluate(margin, column[i] as number, 0, all, i * margin.functions);
    return all;
  });
  const functions = margins.reduce((product, margin) => product * margin.functions, 1);
  const values = along.length === 1 ? (along[0] as Float64Array) : rowProducts(along, margins, observations);
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
  const short = margins.length < FEWEST_FOR_PRODUCTS ? {} : { gram: gramOf(margins, along, observations) };
  return { observations, functions, values, penalty, ...short };
};
