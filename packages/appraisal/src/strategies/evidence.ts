import { exp } from '@likeverd/statistics';
import type { StudyOutcome } from '../information/study.ts';
import type { ObservedPremise } from './format.ts';

/**
 * What a study with this follow-up observes. The estimated logarithm of a hazard ratio is normal with variance 4 / events where two arms
 * are equal, 1 / events where the hazard without the method is known (Schoenfeld 1981, Biometrika 68:316-319); a share 1 − exp(−rate × years)
 * of the patients has the event.
 */
export function observedOver(years: number, outcome: ObservedPremise): StudyOutcome {
  const { parameter } = outcome;
  const share = outcome.share === undefined ? {} : { share: outcome.share };
  switch (outcome.likelihood) {
    case 'binomial':
      return { likelihood: 'binomial', parameter, ...share };
    case 'normal':
      return { likelihood: 'normal', parameter, standardDeviation: outcome.standardDeviation, ...share };
    case 'poisson':
      return { likelihood: 'poisson', parameter, years, ...share };
    case 'exponential':
      return { likelihood: 'exponential', parameter, followUp: years, ...share };
    case 'weibull':
      return { likelihood: 'weibull', parameter, shape: outcome.shape, followUp: years, ...share };
    case 'hazardRatio': {
      const events = 1 - exp(-outcome.eventRate * years);
      const standardDeviation = (outcome.oneArm === true ? 1 : 2) / Math.sqrt(events);
      return { likelihood: 'normal', parameter, standardDeviation, scale: 'log', ...share };
    }
  }
}
