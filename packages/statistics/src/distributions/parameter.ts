/**
 * Distributions of uncertain parameters, as data. Sampling is by inversion everywhere: one uniform number of the counting generator
 * per value, put through the quantile function. So draw i depends on (seed, stream name, i) alone, a sample moves monotonically
 * when a parameter of its distribution moves (common random numbers), and the same quantile functions serve copulas.
 */

export interface Fixed {
  readonly kind: 'fixed';
  readonly value: number;
}

export interface Normal {
  readonly kind: 'normal';
  readonly mean: number;
  readonly sd: number;
}

/** log X is normal with mean `meanLog` and standard deviation `sdLog`. */
export interface LogNormalParameter {
  readonly kind: 'logNormal';
  readonly meanLog: number;
  readonly sdLog: number;
}

export interface Beta {
  readonly kind: 'beta';
  readonly alpha: number;
  readonly beta: number;
}

/** Mean shape / rate. */
export interface GammaParameter {
  readonly kind: 'gamma';
  readonly shape: number;
  readonly rate: number;
}

export interface Uniform {
  readonly kind: 'uniform';
  readonly low: number;
  readonly high: number;
}

/**
 * Beta on [low, high] with mean (low + weight mode + high) / (weight + 2). Source: Malcolm, Roseboom, Clark & Fazar (1959), Application
 * of a technique for research and development program evaluation, Operations Research 7:646-669, where weight is 4.
 */
export interface Pert {
  readonly kind: 'pert';
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  readonly weight: number;
}

export interface Triangular {
  readonly kind: 'triangular';
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

/** Student's t with a location and a scale, for small-sample estimates. */
export interface StudentT {
  readonly kind: 'studentT';
  readonly location: number;
  readonly scale: number;
  readonly freedom: number;
}

/** One of `values`, all equally likely: the estimates of a bootstrap. */
export interface Bootstrap {
  readonly kind: 'bootstrap';
  readonly values: readonly number[];
}

/** Another distribution on condition that the value lies in [low, high]; either end may be infinite. */
export interface Truncated {
  readonly kind: 'truncated';
  readonly of: Whole;
  readonly low: number;
  readonly high: number;
}

/** A distribution of one number that can be inverted. */
export type Marginal = Whole | Truncated;

/** A distribution of one number with nothing cut off. */
export type Whole =
  | Fixed
  | Normal
  | LogNormalParameter
  | Beta
  | GammaParameter
  | Uniform
  | Pert
  | Triangular
  | StudentT
  | Bootstrap;

/** Shares that add up to 1. A concentration of 0 is a share that is 0 in every draw. */
export interface Dirichlet {
  readonly kind: 'dirichlet';
  readonly concentrations: readonly number[];
}

/** Covariance by rows; symmetric and positive definite. */
export interface MultivariateNormal {
  readonly kind: 'multivariateNormal';
  readonly mean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

/** One row of `rows` (estimates that belong together), all rows equally likely. */
export interface JointBootstrap {
  readonly kind: 'jointBootstrap';
  readonly rows: readonly (readonly number[])[];
}

/** Draws made elsewhere: draw i is row i. There are no more draws than rows. */
export interface ImportedDraws {
  readonly kind: 'importedDraws';
  readonly rows: readonly (readonly number[])[];
}

/**
 * Marginal distributions tied together by a Gaussian copula (Nelsen 2006, An introduction to copulas, section 2.3): normal scores with
 * a correlation matrix, each put through its marginal's quantile function. `scale` says what the matrix holds: 'normal' correlations of the
 * scores; 'rank' Spearman's rho of the values (score correlation 2 sin(pi rho / 6)); 'kendall' Kendall's tau (sin(pi tau / 2)); 'linear' Pearson's
 * correlation of the values themselves, solved pair by pair (Cario & Nelson 1997, NORTA), which not every pair of marginals can reach.
 */
export interface Copula {
  readonly kind: 'copula';
  readonly marginals: readonly Marginal[];
  readonly correlation: readonly (readonly number[])[];
  readonly scale: 'normal' | 'rank' | 'kendall' | 'linear';
}

/** A distribution of several numbers together. */
export type Joint = Dirichlet | MultivariateNormal | JointBootstrap | ImportedDraws | Copula;

export type ParameterDistribution = Marginal | Joint;

/** One thing that is wrong with a distribution's data. */
export interface DistributionFault {
  readonly code:
    | 'distribution.domain' // value, domain
    | 'distribution.order' // value, least: a bound or mode that is below what it must not be below
    | 'distribution.empty' // no values, or next to no probability between the bounds
    | 'distribution.shape' // length, expected: rows or lists of different length
    | 'distribution.notSymmetric' // row, column, value, other
    | 'distribution.notPositiveDefinite' // index, pivot: the first row whose leading minor is not positive
    | 'distribution.correlationReach' // row, column, value, lowest, highest: no Gaussian copula gives these marginals this correlation
    | 'distribution.method'; // method, mean, se, bound: no member of the family has these moments
  readonly path: string;
  readonly details: Readonly<Record<string, string | number>>;
}
