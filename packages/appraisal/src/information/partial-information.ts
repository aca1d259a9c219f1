import { acceptabilityOf } from '../uncertainty.ts';
import {
  type InformedDraws,
  type RegressedGain,
  regressedGains,
  type RegressionChoice,
  type RegressionOptions,
} from './benefit-regression.ts';

/** EVPPI of one group at one threshold, per patient, in the currency of the run. */
export interface PartialGain extends RegressedGain {
  /** The estimate, but not more than the value of perfect information from the same draws. */
  readonly value: number;
  readonly standardError: number;
  readonly evpi: number;
  /** Whether the estimate was above EVPI, which it can be by error of regression alone. */
  readonly capped: boolean;
}

/** Expected value of knowing a group of parameters exactly. */
export interface PartialInformation {
  readonly parameters: readonly string[];
  readonly choice: RegressionChoice;
  readonly at: readonly PartialGain[];
}

/** Parameters that were asked for and are not among the sampled ones: nothing is uncertain about them. */
export function notSampled({ parameters }: InformedDraws, asked: readonly string[]): readonly string[] {
  return asked.filter((name) => !parameters.some(({ parameter }) => parameter === name));
}

/** Columns of named sampled parameters; RangeError for one that was not sampled. */
export function columnsOf({ parameters }: InformedDraws, names: readonly string[]): readonly Float64Array[] {
  return names.map((name) => {
    const found = parameters.find(({ parameter }) => parameter === name);
    if (found === undefined) throw new RangeError(`The run has no sampled parameter ${name}`);
    return found.values;
  });
}

/**
 * Expected value of partial perfect information for a group of sampled parameters, by regression on the draws of a probabilistic run (at
 * each threshold). Between 0 and EVPI. RangeError for a parameter that was not sampled; see `notSampled`.
 */
export function partialInformation(
  draws: InformedDraws,
  parameters: readonly string[],
  thresholds: readonly number[],
  options: RegressionOptions = {},
): PartialInformation {
  const { choice, gains } = regressedGains(draws, columnsOf(draws, parameters), thresholds, options);
  const { evpi: perfect } = acceptabilityOf(draws, thresholds);
  const at = gains.map((gain, index): PartialGain => {
    const evpi = perfect[index] ?? 0;
    const { estimate, regressionError, samplingError } = gain;
    return {
      ...gain,
      value: Math.min(estimate, evpi),
      standardError: Math.sqrt(regressionError * regressionError + samplingError * samplingError),
      evpi,
      capped: estimate > evpi,
    };
  });
  return { parameters, choice, at };
}
