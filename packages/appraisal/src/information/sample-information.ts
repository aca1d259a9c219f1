import { exp, isotonic, mean, standardDeviation, variance } from '@likeverd/statistics';
import { gainOf, type InformedDraws, regressedGains, type RegressionChoice, type RegressionOptions } from './benefit-regression.ts';
import { type PartialGain, partialInformation } from './partial-information.ts';
import { informedParameters, naturalParameters, type ObservedOutcome, simulatedTimes, simulateStudy, type Study } from './study.ts';

export const sampleMethods = ['regression', 'moment-matching', 'importance'] as const;
export type SampleMethod = (typeof sampleMethods)[number];

/** Which way was taken and why. */
export interface SampleChoice {
  readonly method: SampleMethod;
  /** Few summaries of the data; many of them; times of too many patients to simulate for every draw; asked for. */
  readonly reason: 'fewSummaries' | 'manySummaries' | 'manyTimes' | 'asked' | 'noSufficientStatistics';
  readonly summaries: number;
  /** Data sets that were simulated for each size. */
  readonly dataSets: number;
}

/** EVSI of one size at one threshold, per patient, in the currency of the run. */
export interface SampleGain {
  readonly size: number;
  readonly estimate: number;
  readonly standardError: number;
  /** The estimate, but not above EVPPI of the same parameters, and not below that of a smaller study. */
  readonly value: number;
  /** What moved the value from the estimate. */
  readonly adjusted: 'no' | 'capped' | 'monotone';
}

export interface SampleInformation {
  readonly parameters: readonly string[];
  readonly choice: SampleChoice;
  readonly at: readonly {
    readonly threshold: number;
    readonly perfect: PartialGain;
    readonly sizes: readonly SampleGain[];
  }[];
  /** Regression of the perfect information on the informed parameters. */
  readonly regression: RegressionChoice;
}

export interface SampleOptions extends RegressionOptions {
  readonly way?: SampleMethod;
  /** Data sets for importance sampling; default 1,000, for moment matching 100. Not more than the draws. */
  readonly dataSets?: number;
}

const fewSummaries = 4;
/** Log-likelihood below that of the likeliest draw at which a draw no longer weighs in double precision: e^−40 is 4 · 10⁻¹⁸. */
const negligible = -40;
const mostTimes = 20_000_000;
const usualDataSets: Readonly<Record<Exclude<SampleMethod, 'regression'>, number>> = { 'moment-matching': 100, importance: 1_000 };

function choose(draws: InformedDraws, study: Study, { way, dataSets }: SampleOptions): SampleChoice {
  const count = draws.parameters[0]?.values.length ?? 0;
  const summaries = informedParameters(study).length;
  const sufficient = study.outcomes.every((outcome) => naturalParameters(draws, outcome) !== undefined);
  const of = (method: SampleMethod, reason: SampleChoice['reason']): SampleChoice => ({
    method,
    reason,
    summaries,
    dataSets: method === 'regression' ? count : Math.min(count, dataSets ?? usualDataSets[method]),
  });
  if (!sufficient) return of('regression', 'noSufficientStatistics');
  if (way !== undefined) return of(way, 'asked');
  if (simulatedTimes(study, count) > mostTimes) return of('moment-matching', 'manyTimes');
  return summaries > fewSummaries ? of('importance', 'manySummaries') : of('regression', 'fewSummaries');
}

/**
 * Expected value of sample information of a study in each of its sizes, at each threshold, by one of three ways: regression of net benefit
 * on summaries of simulated data (Strong, Oakley, Brennan & Breeze 2015, Medical Decision Making 35:570-583), moment matching (Heath,
 * Manolopoulou & Baio 2018, 38:163-173) or importance sampling (Menzies 2016, 36:308-320); the last two weigh the draws by the likelihood
 * of each data set. Theory says 0 ≤ EVSI ≤ EVPPI, rising with the size; the value is the estimate moved no more than that asks.
 */
export function sampleInformation(
  draws: InformedDraws,
  study: Study,
  thresholds: readonly number[],
  options: SampleOptions = {},
): SampleInformation {
  const parameters = informedParameters(study);
  const choice = choose(draws, study, options);
  const perfect = partialInformation(draws, parameters, thresholds, options);
  const data = simulateStudy(draws, study, choice.dataSets, options.seed ?? 1);
  const estimates =
    choice.method === 'regression'
      ? data.map((outcomes) => regressedData(draws, outcomes, thresholds, options))
      : data.map((outcomes) => weighedData(draws, study, outcomes, perfect.at, choice.method));
  return {
    parameters,
    choice,
    regression: perfect.choice,
    at: perfect.at.map((gain, index) => ({
      threshold: gain.threshold,
      perfect: gain,
      sizes: ordered(
        study.sizes,
        estimates.map((ofSize) => ofSize[index] ?? { estimate: 0, standardError: 0 }),
        gain.value,
      ),
    })),
  };
}

interface Estimate {
  readonly estimate: number;
  readonly standardError: number;
}

/** Estimates capped at EVPPI and pooled where they fall with size, heavier the surer they are. */
function ordered(sizes: readonly number[], estimates: readonly Estimate[], perfect: number): readonly SampleGain[] {
  const capped = estimates.map(({ estimate }) => Math.min(estimate, perfect));
  const least = Math.max(1e-12, ...estimates.map(({ standardError }) => standardError)) * 1e-3;
  const values = isotonic(
    capped,
    estimates.map(({ standardError }) => 1 / (standardError + least) ** 2),
  );
  return sizes.map((size, index) => {
    const { estimate, standardError } = estimates[index] ?? { estimate: 0, standardError: 0 };
    const value = values[index] ?? 0;
    const moved = value === capped[index] ? 'capped' : 'monotone';
    return { size, estimate, standardError, value, adjusted: value === estimate ? 'no' : moved };
  });
}

function regressedData(
  draws: InformedDraws,
  outcomes: readonly ObservedOutcome[],
  thresholds: readonly number[],
  options: RegressionOptions,
): readonly Estimate[] {
  const summaries = outcomes.flatMap((outcome) => outcome.summaries);
  return regressedGains(draws, summaries, thresholds, options).gains.map(({ estimate, regressionError, samplingError }) => ({
    estimate,
    standardError: Math.sqrt(regressionError * regressionError + samplingError * samplingError),
  }));
}

/** Moments of the fitted net benefits over the draws, weighed by the likelihood of each data set: one row a data set. */
function posteriorMoments(
  draws: InformedDraws,
  study: Study,
  outcomes: readonly ObservedOutcome[],
  columns: readonly Float64Array[],
): { readonly means: readonly Float64Array[]; readonly variances: readonly Float64Array[] } {
  const count = draws.parameters[0]?.values.length ?? 0;
  const terms = study.outcomes.flatMap((outcome, index) => {
    const natural = naturalParameters(draws, outcome);
    const sufficient = outcomes[index]?.sufficient;
    if (natural === undefined || sufficient === undefined) throw new RangeError('An outcome has no sufficient statistics');
    return natural.map((eta, term) => ({ eta, statistic: sufficient[term] ?? new Float64Array() }));
  });
  const sets = terms[0]?.statistic.length ?? 0;
  const means = columns.map(() => new Float64Array(sets));
  const variances = columns.map(() => new Float64Array(sets));
  const weights = new Float64Array(count);
  for (let set = 0; set < sets; set += 1) {
    weights.fill(0);
    for (const { eta, statistic } of terms) {
      const factor = statistic[set] ?? 0;
      for (let draw = 0; draw < count; draw += 1) weights[draw] = (weights[draw] as number) + factor * (eta[draw] as number);
    }
    let highest = Number.NEGATIVE_INFINITY;
    for (let draw = 0; draw < count; draw += 1) highest = Math.max(highest, weights[draw] as number);
    let total = 0;
    for (let draw = 0; draw < count; draw += 1) {
      const less = (weights[draw] as number) - highest;
      const weight = less < negligible ? 0 : exp(less);
      weights[draw] = weight;
      total += weight;
    }
    columns.forEach((column, index) => {
      let first = 0;
      let second = 0;
      for (let draw = 0; draw < count; draw += 1) {
        const part = (weights[draw] as number) * (column[draw] as number);
        first += part;
        second += part * (column[draw] as number);
      }
      const average = first / total;
      const [meansOf, variancesOf] = [means[index], variances[index]];
      if (meansOf !== undefined) meansOf[set] = average;
      if (variancesOf !== undefined) variancesOf[set] = Math.max(0, second / total - average * average);
    });
  }
  return { means, variances };
}

function weighedData(
  draws: InformedDraws,
  study: Study,
  outcomes: readonly ObservedOutcome[],
  perfect: readonly PartialGain[],
  method: SampleMethod,
): readonly Estimate[] {
  const all = perfect.flatMap(({ fitted }) => fitted);
  const centred = all.map((column) => {
    const centre = mean(column);
    return column.map((value) => value - centre);
  });
  const { means, variances } = posteriorMoments(draws, study, outcomes, centred);
  const others = perfect[0]?.fitted.length ?? 0;
  return perfect.map(({ fitted, regressionError }, index): Estimate => {
    const from = index * others;
    const withRegression = (estimate: number, error: number): Estimate => ({
      estimate,
      standardError: Math.sqrt(error * error + regressionError * regressionError),
    });
    if (method === 'importance') {
      const { estimate, samplingError } = gainOf(
        fitted.map((column, strategy) => {
          const centre = mean(column);
          return (means[from + strategy] ?? new Float64Array()).map((value) => value + centre);
        }),
      );
      return withRegression(estimate, samplingError);
    }
    // The preposterior mean has the variance that the posterior, on average, no longer has; its shape is that of the fitted net benefit.
    const scaled = (surplus: number) =>
      gainOf(
        fitted.map((column, strategy) => {
          const prior = variance(column);
          const posterior = variances[from + strategy] ?? new Float64Array();
          const error = standardDeviation(posterior) / Math.sqrt(posterior.length);
          const explained = prior > 0 ? (prior - mean(posterior) + surplus * error) / prior : 0;
          const factor = Math.sqrt(Math.min(1, Math.max(0, explained)));
          const centre = mean(column);
          return column.map((value) => centre + factor * (value - centre));
        }),
      );
    const { estimate, samplingError } = scaled(0);
    const half = (scaled(1).estimate - scaled(-1).estimate) / 2;
    return withRegression(estimate, Math.sqrt(half * half + samplingError * samplingError));
  });
}
