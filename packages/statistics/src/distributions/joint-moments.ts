import { mean, sum } from '../summaries.ts';
import { marginalMoments, type Moments } from './marginal.ts';
import type { ParameterDistribution } from './parameter.ts';

const columnMoments = (rows: readonly (readonly number[])[]): Moments[] =>
  (rows[0] ?? []).map((_, j) => {
    const values = rows.map((row) => row[j] ?? Number.NaN);
    const centre = mean(values);
    return { mean: centre, variance: sum(values.map((value) => (value - centre) * (value - centre))) / values.length };
  });

/** Mean and variance of each number of a distribution, in closed form (for rows: of the rows, each equally likely). */
export const parameterMoments = (distribution: ParameterDistribution): Moments[] => {
  switch (distribution.kind) {
    case 'dirichlet': {
      const total = sum(distribution.concentrations);
      return distribution.concentrations.map((part) => {
        const share = part / total;
        return { mean: share, variance: (share * (1 - share)) / (total + 1) };
      });
    }
    case 'multivariateNormal':
      return distribution.mean.map((centre, i) => ({ mean: centre, variance: distribution.covariance[i]?.[i] ?? Number.NaN }));
    case 'jointBootstrap':
    case 'importedDraws':
      return columnMoments(distribution.rows);
    case 'copula':
      return distribution.marginals.map(marginalMoments);
    default:
      return [marginalMoments(distribution)];
  }
};
