import type { CompiledModel } from '@likeverd/modelling';
import { choleskyFactor, type Marginal, marginalCdf, marginalQuantile, normalCdf, normalQuantile } from '@likeverd/statistics';

/**
 * Some parameters of the model as standard normal scores: a parameter drawn alone by its quantile, those of a multivariate normal by its Cholesky factor.
 * In scores the prior is the same for all: independent standard normals.
 */
export interface ScoreBlock {
  readonly parameters: readonly string[];
  readonly toScores: (values: readonly number[]) => readonly number[];
  readonly toValues: (scores: readonly number[]) => readonly number[];
}

/** A score beyond these is held there: the distribution function has no more digits. */
const farthest = 8;

function single(parameter: string, distribution: Marginal): ScoreBlock {
  const quantile = marginalQuantile(distribution);
  return {
    parameters: [parameter],
    toScores: ([value = Number.NaN]) => [Math.min(farthest, Math.max(-farthest, normalQuantile(marginalCdf(distribution, value))))],
    toValues: ([score = Number.NaN]) => [quantile(normalCdf(score))],
  };
}

/** Blocks of scores for the parameters asked for; those whose distribution has none (rows of draws, shares that sum to 1, copulas) are left out. */
export function scoreBlocks({ evaluator, model }: CompiledModel, wanted: ReadonlySet<string>): readonly ScoreBlock[] {
  const { samplers, sampled } = evaluator.parameters;
  const names = new Map(sampled.map(({ parameter, register }) => [register, parameter]));
  return samplers.flatMap((sampler): readonly ScoreBlock[] => {
    if (sampler.type === 'single') {
      const name = names.get(sampler.register);
      const { kind } = sampler.distribution;
      return name === undefined || !wanted.has(name) || kind === 'fixed' || kind === 'bootstrap'
        ? []
        : [single(name, sampler.distribution)];
    }
    const members = model.groups.find(({ id }) => id === sampler.stream)?.members ?? [];
    const whole = sampler.registers.every((register) => register >= 0);
    if (sampler.distribution.kind !== 'multivariateNormal' || !whole || !members.some((member) => wanted.has(member))) return [];
    const { mean, covariance } = sampler.distribution;
    const factor = choleskyFactor(covariance);
    if (!factor.ok) return [];
    const { lower } = factor;
    const { factor: scale } = sampler;
    return [
      {
        parameters: members,
        toScores: (values) => {
          const scores: number[] = [];
          values.forEach((value, i) => {
            const row = lower[i] ?? new Float64Array();
            const rest = scores.reduce((left, score, j) => left - score * (row[j] as number), value / scale - (mean[i] ?? 0));
            scores.push(rest / (row[i] as number));
          });
          return scores;
        },
        toValues: (scores) =>
          mean.map((centre, i) => {
            const row = lower[i] ?? new Float64Array();
            let value = centre;
            for (let j = 0; j <= i; j += 1) value += (row[j] as number) * (scores[j] ?? 0);
            return value * scale;
          }),
      },
    ];
  });
}
