import { pow } from '../elementary.ts';
import { addInnerProducts, OBSERVATIONS_AT_ONCE, upToFour } from './inner-products.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Functions of the covariates at every observation (by rows, observations × functions), and the roughness of a combination of them. */
export interface SmoothingBasis {
  readonly observations: number;
  readonly functions: number;
  readonly values: Float64Array;
  /** Symmetric and non-negative definite, by rows: roughness of f = Σ β_k b_k is β' penalty β. */
  readonly penalty: Float64Array;
  /** Inner products of the functions over the observations (X'X, by rows), where the basis has a shorter way to them than by all its values. */
  readonly gram?: Float64Array;
}

/**
 * A basis turned so that its functions are orthonormal over the observations and their roughness adds up (Demmler & Reinsch 1975): with it
 * a fit for another response or another amount of smoothing costs no new decomposition.
 */
export interface Smoother {
  readonly basis: SmoothingBasis;
  /** Column k of `turn` (by columns) gives the k-th orthonormal function as a combination of those of the basis. */
  readonly turn: Float64Array;
  /** Roughness of each orthonormal function, rising; 0 for those that are not smoothed away. */
  readonly roughness: Float64Array;
}

/** A penalised least-squares fit with the smoothing that generalised cross-validation chose. */
export interface SmoothFit {
  /** Coefficients of the functions of the basis. */
  readonly coefficients: Float64Array;
  readonly smoothing: number;
  /** Generalised cross-validation at that smoothing. */
  readonly criterion: number;
  /** Trace of the smoothing matrix. */
  readonly effectiveDegrees: number;
  /** Residual sum of squares divided by the observations less the effective degrees. */
  readonly residualVariance: number;
  /** 1 − residual sum of squares / total sum of squares around the mean; 1 where the response does not vary. */
  readonly rSquared: number;
  /** Share of each orthonormal coefficient that smoothing keeps, 1 / (1 + smoothing · roughness); its posterior variance is the residual variance times that. */
  readonly kept: Float64Array;
}

/** What is added to the diagonal of the Gram matrix, as a share of its mean: keeps collinear functions from making it singular. */
const RIDGE = 1e-11;
/** Roughness below this share of the greatest is rounding: of four covariates with tails the least is 10⁻¹² of the greatest. */
const SMOOTH = 1e-13;
const GRID = 41;

/** X'X, by rows. */
const gram = ({ observations, functions: p, values }: SmoothingBasis): Float64Array => {
  const padded = upToFour(p);
  const columns = new Float64Array(padded * OBSERVATIONS_AT_ONCE);
  const sums = new Float64Array(padded * padded);
  for (let from = 0; from < observations; from += OBSERVATIONS_AT_ONCE) {
    const count = Math.min(OBSERVATIONS_AT_ONCE, observations - from);
    if (count < OBSERVATIONS_AT_ONCE) columns.fill(0);
    for (let i = 0; i < count; i++) {
      const row = (from + i) * p;
      for (let k = 0; k < p; k++) columns[k * OBSERVATIONS_AT_ONCE + i] = values[row + k] as number;
    }
    addInnerProducts(sums, columns, columns, padded, padded, OBSERVATIONS_AT_ONCE, true);
  }
  const product = new Float64Array(p * p);
  for (let a = 0; a < p; a++) {
    for (let b = 0; b <= a; b++) {
      product[a * p + b] = sums[a * padded + b] as number;
      product[b * p + a] = sums[a * padded + b] as number;
    }
  }
  return product;
};

/** Lower Cholesky factor by rows, in place of the matrix; throws RangeError where it is not positive definite. */
const factorise = (matrix: Float64Array, size: number): Float64Array => {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j] as number;
      for (let k = 0; k < j; k++) rest -= (matrix[i * size + k] as number) * (matrix[j * size + k] as number);
      if (j < i) matrix[i * size + j] = rest / (matrix[j * size + j] as number);
      else if (rest > 0) matrix[i * size + i] = Math.sqrt(rest);
      else throw new RangeError('The functions of the basis are not independent');
    }
  }
  return matrix;
};

/** L⁻¹ applied to each row of `rows` (count × size), in place. */
const solveLower = (lower: Float64Array, rows: Float64Array, size: number, count: number): void => {
  for (let row = 0; row < count; row++) {
    const at = row * size;
    for (let i = 0; i < size; i++) {
      let rest = rows[at + i] as number;
      for (let k = 0; k < i; k++) rest -= (lower[i * size + k] as number) * (rows[at + k] as number);
      rows[at + i] = rest / (lower[i * size + i] as number);
    }
  }
};

const transpose = (matrix: Float64Array, size: number): Float64Array => {
  const turned = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) turned[j * size + i] = matrix[i * size + j] as number;
  return turned;
};

/** The orthonormal form of a basis: eigenvectors of L⁻¹ P L⁻ᵀ, where L L' = X'X + ridge. */
export const smootherOf = (basis: SmoothingBasis): Smoother => {
  const { functions: p, penalty } = basis;
  const product = basis.gram === undefined ? gram(basis) : Float64Array.from(basis.gram);
  let trace = 0;
  for (let k = 0; k < p; k++) trace += product[k * p + k] as number;
  for (let k = 0; k < p; k++) product[k * p + k] = (product[k * p + k] as number) + (RIDGE * trace) / p;
  const lower = factorise(product, p);
  const half = Float64Array.from(penalty);
  solveLower(lower, half, p, p);
  const whole = transpose(half, p);
  solveLower(lower, whole, p, p);
  const { values, vectors } = symmetricEigen(whole, p);
  const greatest = values[p - 1] ?? 0;
  const roughness = values.map((value) => (value > SMOOTH * greatest ? value : 0));
  // turn = L⁻ᵀ U: solve L' w = u for every eigenvector u
  const upper = transpose(lower, p);
  for (let vector = 0; vector < p; vector++) {
    const at = vector * p;
    for (let i = p - 1; i >= 0; i--) {
      let rest = vectors[at + i] as number;
      for (let k = i + 1; k < p; k++) rest -= (upper[i * p + k] as number) * (vectors[at + k] as number);
      vectors[at + i] = rest / (upper[i * p + i] as number);
    }
  }
  return { basis, turn: vectors, roughness };
};

/** A response seen through a smoother: with its orthonormal coefficients before smoothing. */
export interface Projection {
  readonly scores: Float64Array;
  readonly response: Float64Array;
}

/** Orthonormal coefficients of a response, without smoothing. They are linear in the response. */
export const project = ({ basis: { observations, functions: p, values }, turn }: Smoother, response: Float64Array): Projection => {
  const cross = new Float64Array(p);
  for (let i = 0; i < observations; i++) {
    const y = response[i] as number;
    for (let k = 0; k < p; k++) cross[k] = (cross[k] as number) + y * (values[i * p + k] as number);
  }
  return { scores: combineRows(turn, cross, p), response };
};

/** Inner product of each row of `rows` with a vector. */
const combineRows = (rows: Float64Array, vector: Float64Array, size: number): Float64Array => {
  const result = new Float64Array(rows.length / size);
  for (let row = 0; row < result.length; row++) {
    let total = 0;
    for (let k = 0; k < size; k++) total += (rows[row * size + k] as number) * (vector[k] as number);
    result[row] = total;
  }
  return result;
};

/** Coefficients of the basis from those of the orthonormal functions. */
const turned = (turn: Float64Array, scores: Float64Array, size: number): Float64Array => {
  const result = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    const score = scores[row] as number;
    for (let k = 0; k < size; k++) result[k] = (result[k] as number) + score * (turn[row * size + k] as number);
  }
  return result;
};

/**
 * Penalised least squares, smoothing chosen by generalised cross-validation n RSS / (n − edf)² over 41 values evenly spaced in their
 * logarithm (Craven & Wahba 1979; Wood 2017, Generalized Additive Models, section 6.2).
 */
export const smoothFit = (smoother: Smoother, { scores, response }: Projection): SmoothFit => {
  const { observations: n, functions: p } = smoother.basis;
  const { roughness, turn } = smoother;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) sum += response[i] as number;
  const centre = sum / n;
  for (let i = 0; i < n; i++) squares += ((response[i] as number) - centre) ** 2;
  let explained = 0;
  for (let k = 0; k < p; k++) explained += (scores[k] as number) ** 2;
  const outside = Math.max(0, squares + n * centre * centre - explained);
  const smoothings = smoothingGrid(roughness);
  let best = { smoothing: 0, criterion: Number.POSITIVE_INFINITY, edf: 0, rss: 0 };
  for (const smoothing of smoothings) {
    let edf = 0;
    let rss = outside;
    for (let k = 0; k < p; k++) {
      const kept = 1 / (1 + smoothing * (roughness[k] as number));
      edf += kept;
      rss += ((scores[k] as number) * (1 - kept)) ** 2;
    }
    if (edf >= n) continue;
    const criterion = (n * rss) / ((n - edf) * (n - edf));
    if (criterion <= best.criterion) best = { smoothing, criterion, edf, rss };
  }
  const { smoothing, criterion, edf, rss } = best;
  const residualVariance = rss / (n - edf);
  const kept = roughness.map((value) => 1 / (1 + smoothing * value));
  return {
    coefficients: turned(
      turn,
      scores.map((score, k) => score * (kept[k] as number)),
      p,
    ),
    smoothing,
    criterion,
    effectiveDegrees: edf,
    residualVariance,
    rSquared: squares > 0 ? 1 - rss / squares : 1,
    kept,
  };
};

/** From hardly any smoothing of the roughest function to the nearly complete smoothing of the least rough, evenly in the logarithm. */
const smoothingGrid = (roughness: Float64Array): readonly number[] => {
  const rough = roughness.filter((value) => value > 0);
  const [least, greatest] = [rough[0], rough.at(-1)];
  if (least === undefined || greatest === undefined) return [0];
  const first = 1e-3 / greatest;
  const steps: number[] = [];
  const ratio = pow(1e6 * (greatest / least), 1 / (GRID - 1));
  let value = first;
  for (let k = 0; k < GRID; k++) {
    steps.push(value);
    value *= ratio;
  }
  return steps;
};

/** Values of the fitted function at every observation. */
export const fittedValues = ({ basis }: Smoother, coefficients: Float64Array): Float64Array =>
  combineRows(basis.values, coefficients, basis.functions);

/**
 * Values at some observations of departures from the fit that are given by their orthonormal coefficients, one
 * departure after another (count × functions). Result by rows of observations: rows × count, padded to a multiple of 4.
 */
export const departures = (
  { basis: { observations, functions: p, values }, turn }: Smoother,
  scores: Float64Array,
  rows: readonly number[],
): { readonly values: Float64Array; readonly stride: number } => {
  const count = scores.length / p;
  const stride = upToFour(count);
  const coefficients = new Float64Array(stride * p);
  for (let each = 0; each < count; each++) {
    coefficients.set(turned(turn, scores.subarray(each * p, (each + 1) * p), p), each * p);
  }
  const taken = upToFour(rows.length);
  const chosen = new Float64Array(taken * p);
  rows.forEach((row, index) => {
    if (row >= observations) throw new RangeError('There is no such observation');
    chosen.set(values.subarray(row * p, (row + 1) * p), index * p);
  });
  const moved = new Float64Array(taken * stride);
  addInnerProducts(moved, chosen, coefficients, taken, stride, p);
  return { values: moved, stride };
};

/** The amounts of smoothing that a fit is chosen among. */
export const smoothingsOf = ({ roughness }: Smoother): readonly number[] => smoothingGrid(roughness);
