import { sum } from '../summaries.ts';
import { marginalMoments, type Moments } from './marginal.ts';
import type { Joint, Marginal, ParameterDistribution } from './parameter.ts';

const column = (rows: readonly (readonly number[])[], index: number): readonly number[] =>
  rows.map((row) => row[index] ?? Number.NaN);

/** The distribution of each number of a joint distribution by itself. Rows are equally likely; a share of a Dirichlet is a beta. */
export const margins = (distribution: Joint): readonly Marginal[] => {
  switch (distribution.kind) {
    case 'dirichlet': {
      const { concentrations } = distribution;
      const total = sum(concentrations);
      return concentrations.map((alpha): Marginal => {
        if (alpha === 0) return { kind: 'fixed', value: 0 };
        return alpha === total ? { kind: 'fixed', value: 1 } : { kind: 'beta', alpha, beta: total - alpha };
      });
    }
    case 'multivariateNormal':
      return distribution.mean.map((mean, i) => ({
        kind: 'normal',
        mean,
        sd: Math.sqrt(distribution.covariance[i]?.[i] ?? Number.NaN),
      }));
    case 'jointBootstrap':
    case 'importedDraws':
      return (distribution.rows[0] ?? []).map((_, j) => ({ kind: 'bootstrap', values: column(distribution.rows, j) }));
    case 'copula':
      return distribution.marginals;
  }
};

/** Mean and variance of each number of a distribution (for rows: of the rows, each equally likely). */
export const parameterMoments = (distribution: ParameterDistribution): Moments[] => {
  switch (distribution.kind) {
    case 'dirichlet':
    case 'multivariateNormal':
    case 'jointBootstrap':
    case 'importedDraws':
    case 'copula':
      return margins(distribution).map(marginalMoments);
    default:
      return [marginalMoments(distribution)];
  }
};
