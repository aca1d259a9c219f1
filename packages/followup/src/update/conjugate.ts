import type { Marginal } from '@likeverd/statistics';
import type { ParameterEvidence } from './evidence.ts';

/**
 * The posterior of one parameter in closed form, where prior and likelihood are conjugate (Gelman et al. 2013, Bayesian Data Analysis, chapter 2): beta with
 * binomial, gamma with Poisson, normal with a mean of known error, log-normal with such a mean of the logarithm. `undefined` for any other pair.
 */
export function conjugatePosterior(prior: Marginal, evidence: readonly ParameterEvidence[]): Marginal | undefined {
  let posterior: Marginal | undefined = prior;
  for (const each of evidence) posterior = posterior === undefined ? undefined : once(posterior, each);
  return posterior;
}

function once(prior: Marginal, evidence: ParameterEvidence): Marginal | undefined {
  if (prior.kind === 'beta' && evidence.likelihood === 'binomial')
    return { kind: 'beta', alpha: prior.alpha + evidence.events, beta: prior.beta + evidence.of - evidence.events };
  if (prior.kind === 'gamma' && evidence.likelihood === 'poisson')
    return { kind: 'gamma', shape: prior.shape + evidence.events, rate: prior.rate + evidence.exposure };
  if (prior.kind === 'normal' && evidence.likelihood === 'normal' && evidence.scale === 'identity') {
    const { mean, sd } = pooled(prior.mean, prior.sd, evidence.mean, evidence.standardError);
    return { kind: 'normal', mean, sd };
  }
  if (prior.kind === 'logNormal' && evidence.likelihood === 'normal' && evidence.scale === 'log') {
    const { mean, sd } = pooled(prior.meanLog, prior.sdLog, evidence.mean, evidence.standardError);
    return { kind: 'logNormal', meanLog: mean, sdLog: sd };
  }
  return undefined;
}

/** Mean of two normal means by their precisions. */
function pooled(mean: number, sd: number, observed: number, error: number): { readonly mean: number; readonly sd: number } {
  const [own, theirs] = [1 / (sd * sd), 1 / (error * error)];
  return { mean: (own * mean + theirs * observed) / (own + theirs), sd: 1 / Math.sqrt(own + theirs) };
}
