import { normalCdf, normalQuantile } from '../normal.ts';
import { drawUniform, type RandomStream, randomStream } from '../random.ts';
import { choleskyFactor, type Factor, lowerTimes, scoreCorrelations } from './correlation.ts';
import { gammaQuantile } from './incomplete-gamma.ts';
import { marginalQuantile } from './marginal.ts';
import type { Dirichlet, ImportedDraws, Joint, JointBootstrap, Marginal, ParameterDistribution } from './parameter.ts';

/** Draws `from` up to but without `to`. */
export interface DrawRange {
  readonly from: number;
  readonly to: number;
}

const isMarginal = (distribution: ParameterDistribution): distribution is Marginal => {
  switch (distribution.kind) {
    case 'dirichlet':
    case 'multivariateNormal':
    case 'jointBootstrap':
    case 'importedDraws':
    case 'copula':
      return false;
    default:
      return true;
  }
};

/** How many numbers one draw of a distribution holds. */
export const dimension = (distribution: ParameterDistribution): number => {
  switch (distribution.kind) {
    case 'dirichlet':
      return distribution.concentrations.length;
    case 'multivariateNormal':
      return distribution.mean.length;
    case 'copula':
      return distribution.marginals.length;
    case 'jointBootstrap':
    case 'importedDraws':
      return distribution.rows[0]?.length ?? 0;
    default:
      return 1;
  }
};

/** How many draws there are at most: the rows of imported draws, otherwise no limit. */
export const availableDraws = (distribution: ParameterDistribution): number =>
  distribution.kind === 'importedDraws' ? distribution.rows.length : Number.POSITIVE_INFINITY;

/** Draw `draw` of a joint distribution from a stream: one number for each margin. */
export type JointDraw = (stream: RandomStream, draw: number) => ArrayLike<number>;

const rowOf = (distribution: JointBootstrap | ImportedDraws, index: number): readonly number[] => {
  const row = distribution.rows[index];
  if (row === undefined) throw new RangeError(`draw ${index} of ${distribution.rows.length}`);
  return row;
};

const factorOrThrow = (factor: Factor): readonly Float64Array[] => {
  if (!factor.ok) throw new RangeError(`not positive definite at row ${factor.index}`);
  return factor.lower;
};

const drawDirichlet =
  ({ concentrations }: Dirichlet): JointDraw =>
  (stream, draw) => {
    const parts = Float64Array.from(concentrations, (shape, lane) =>
      shape === 0 ? 0 : gammaQuantile(drawUniform(stream, draw, lane), shape),
    );
    const total = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => part / total);
  };

const scores = (stream: RandomStream, draw: number, lower: readonly Float64Array[]): Float64Array => {
  const z = new Float64Array(lower.length);
  for (let lane = 0; lane < z.length; lane++) z[lane] = normalQuantile(drawUniform(stream, draw, lane));
  return lowerTimes(lower, z);
};

/**
 * Draws of a joint distribution, its constants taken once. It must be without faults (`distributionFaults`); a draw beyond
 * `availableDraws` is a RangeError.
 */
export const jointDraw = (distribution: Joint): JointDraw => {
  switch (distribution.kind) {
    case 'dirichlet':
      return drawDirichlet(distribution);
    case 'multivariateNormal': {
      const lower = factorOrThrow(choleskyFactor(distribution.covariance));
      return (stream, draw) => scores(stream, draw, lower).map((score, i) => (distribution.mean[i] ?? Number.NaN) + score);
    }
    case 'jointBootstrap':
      return (stream, draw) => rowOf(distribution, Math.floor(drawUniform(stream, draw) * distribution.rows.length));
    case 'importedDraws':
      return (_, draw) => rowOf(distribution, draw);
    case 'copula': {
      const converted = scoreCorrelations(distribution);
      if (!converted.ok) throw new RangeError('correlation out of reach of these marginals');
      const lower = factorOrThrow(choleskyFactor(converted.matrix));
      const quantiles = distribution.marginals.map(marginalQuantile);
      return (stream, draw) => scores(stream, draw, lower).map((score, i) => copulaValue(quantiles[i], score));
    }
  }
};

/** A value at a normal score; the score's probability is kept inside (0, 1). */
const copulaValue = (quantile: ((p: number) => number) | undefined, score: number): number =>
  quantile === undefined ? Number.NaN : quantile(Math.min(Math.max(normalCdf(score), 5e-324), 1 - 1.2e-16));

/**
 * Draws of the parameter called `name` under `seed`, one column for each number of the distribution, each as long as the range. Value
 * i - from of a column is the same whatever range is asked for. `distribution` must be without faults (`distributionFaults`); a range beyond
 * `availableDraws` is a RangeError.
 */
export const sampleParameter = (
  distribution: ParameterDistribution,
  seed: number,
  name: string,
  { from, to }: DrawRange,
): Float64Array[] => {
  const stream = randomStream(seed, name);
  const length = Math.max(to - from, 0);
  if (isMarginal(distribution)) {
    const quantile = marginalQuantile(distribution);
    const column = new Float64Array(length);
    for (let i = 0; i < length; i++) column[i] = quantile(drawUniform(stream, from + i));
    return [column];
  }
  const drawn = jointDraw(distribution);
  const columns = Array.from({ length: dimension(distribution) }, () => new Float64Array(length));
  for (let i = 0; i < length; i++) {
    const row = drawn(stream, from + i);
    for (const [j, column] of columns.entries()) column[i] = row[j] ?? Number.NaN;
  }
  return columns;
};
