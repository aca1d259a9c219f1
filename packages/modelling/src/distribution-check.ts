import {
  betaFromMean,
  type DistributionFault,
  distributionFaults,
  gammaFromMean,
  type Joint,
  log,
  logNormalFromMean,
  type Marginal,
  normalQuantile,
  type Whole,
} from '@likeverd/statistics';
import type { CorrelatedDocument, DistributionDocument } from './parameter-format.ts';
import { dimensionless, type Unit } from './units.ts';

/** What a distribution is read with. */
export interface DistributionReader {
  readonly unit: Unit;
  /** The parameter's base-case value. */
  readonly value: number;
  /** The number that a field stands for; NaN and a finding when it cannot be read. */
  readonly number: (source: number | string, field: readonly string[], expected: Unit) => number;
  /** A finding, unless some of the values could not be read. */
  readonly refuse: (rule: string, details: Readonly<Record<string, number | string>>) => void;
}

type Interval = NonNullable<Extract<DistributionDocument, { type: 'normal' }>['interval']>;

/** Half the width of a standard normal interval: 1.959964 for a level of 0.95. */
const scoreOf = ({ level = 0.95 }: Interval): number => normalQuantile(0.5 + 0.5 * level);

const limitsOf = (interval: Interval, reader: DistributionReader): { readonly low: number; readonly high: number } => {
  const low = reader.number(interval.low, ['interval', 'low'], reader.unit);
  const high = reader.number(interval.high, ['interval', 'high'], reader.unit);
  const { value } = reader;
  if (!(low < high)) reader.refuse('endsInOrder', { minimum: low, maximum: high });
  else if (!(low <= value && value <= high)) reader.refuse('valueWithinInterval', { value, minimum: low, maximum: high });
  return { low, high };
};

/** The standard error that an interval about the mean says it has: its width over twice the normal score. */
const seOf = (interval: Interval, reader: DistributionReader): number => {
  const { low, high } = limitsOf(interval, reader);
  return (high - low) / (2 * scoreOf(interval));
};

const positive = (reader: DistributionReader, values: Readonly<Record<string, number>>): void => {
  if (!Object.values(values).every((value) => value > 0)) reader.refuse('positive', values);
};

/** One of several ways to write a distribution; `undefined` and a finding unless exactly one was chosen. */
const oneWay = <W extends string>(reader: DistributionReader, ways: Readonly<Record<W, unknown>>): W | undefined => {
  const chosen = Object.keys(ways).filter((way): way is W =>
    Object.entries(ways).some(([name, v]) => name === way && v !== undefined),
  );
  if (chosen.length === 1) return chosen[0];
  reader.refuse('oneWay', { ways: Object.keys(ways).join(', '), found: chosen.length });
  return undefined;
};

const nothing: Whole = { kind: 'fixed', value: Number.NaN };

const wholeOf = (document: DistributionDocument, reader: DistributionReader): Whole => {
  const { unit, value } = reader;
  const number = (source: number | string | undefined, field: string, expected: Unit): number =>
    source === undefined ? Number.NaN : reader.number(source, [field], expected);
  switch (document.type) {
    case 'fixed':
      return { kind: 'fixed', value };
    case 'normal': {
      const way = oneWay(reader, { sd: document.sd, interval: document.interval });
      const sd = document.interval === undefined ? number(document.sd, 'sd', unit) : seOf(document.interval, reader);
      if (way !== undefined && !(sd > 0)) reader.refuse('sdPositive', { sd });
      return { kind: 'normal', mean: value, sd };
    }
    case 'logNormal': {
      const way = oneWay(reader, { sdlog: document.sdlog, interval: document.interval, se: document.se });
      if (way === undefined) return nothing;
      if (document.meanlog !== undefined && way !== 'sdlog') reader.refuse('oneWay', { ways: 'meanlog + sdlog', found: 2 });
      if (way === 'se') {
        const se = number(document.se, 'se', unit);
        const matched = logNormalFromMean(value, se);
        if (matched.ok) return matched.distribution;
        reader.refuse('gammaMoments', { mean: value, se });
        return nothing;
      }
      const meanLog = document.meanlog === undefined ? log(value) : number(document.meanlog, 'meanlog', dimensionless);
      const limits = document.interval === undefined ? undefined : limitsOf(document.interval, reader);
      if (limits !== undefined && document.interval !== undefined) {
        if (!(limits.low > 0)) reader.refuse('positive', limits);
        return { kind: 'logNormal', meanLog, sdLog: log(limits.high / limits.low) / (2 * scoreOf(document.interval)) };
      }
      const sdLog = number(document.sdlog, 'sdlog', dimensionless);
      if (!(sdLog > 0 && Number.isFinite(meanLog))) reader.refuse('sdPositive', { sd: sdLog });
      return { kind: 'logNormal', meanLog, sdLog };
    }
    case 'beta': {
      const own = document.alpha ?? document.beta;
      const way = oneWay(reader, { se: document.se, interval: document.interval, 'alpha and beta': own });
      if (way === undefined) return nothing;
      if (way === 'alpha and beta') {
        if (document.alpha === undefined || document.beta === undefined) {
          reader.refuse('oneWay', { ways: 'alpha, beta', found: 1 });
          return nothing;
        }
        const alpha = number(document.alpha, 'alpha', dimensionless);
        const beta = number(document.beta, 'beta', dimensionless);
        positive(reader, { alpha, beta });
        return { kind: 'beta', alpha, beta };
      }
      const se = document.interval === undefined ? number(document.se, 'se', unit) : seOf(document.interval, reader);
      const matched = betaFromMean(value, se);
      if (matched.ok) return matched.distribution;
      reader.refuse('betaMoments', { mean: value, se });
      return nothing;
    }
    case 'gamma': {
      const own = document.shape ?? document.scale;
      const way = oneWay(reader, { se: document.se, interval: document.interval, 'shape and scale': own });
      if (way === undefined) return nothing;
      if (way === 'shape and scale') {
        if (document.shape === undefined || document.scale === undefined) {
          reader.refuse('oneWay', { ways: 'shape, scale', found: 1 });
          return nothing;
        }
        const shape = number(document.shape, 'shape', dimensionless);
        const scale = number(document.scale, 'scale', unit);
        positive(reader, { shape, scale });
        return { kind: 'gamma', shape, rate: 1 / scale };
      }
      const se = document.interval === undefined ? number(document.se, 'se', unit) : seOf(document.interval, reader);
      const matched = gammaFromMean(value, se);
      if (matched.ok) return matched.distribution;
      reader.refuse('gammaMoments', { mean: value, se });
      return nothing;
    }
    case 'uniform': {
      const low = number(document.minimum, 'minimum', unit);
      const high = number(document.maximum, 'maximum', unit);
      if (!(low < high)) reader.refuse('endsInOrder', { minimum: low, maximum: high });
      return { kind: 'uniform', low, high };
    }
    case 'pert':
    case 'triangular': {
      const low = number(document.minimum, 'minimum', unit);
      const high = number(document.maximum, 'maximum', unit);
      const mode = document.mode === undefined ? value : number(document.mode, 'mode', unit);
      if (!(low < high)) reader.refuse('endsInOrder', { minimum: low, maximum: high });
      else if (!(low <= mode && mode <= high)) reader.refuse('modeBetweenEnds', { minimum: low, mode, maximum: high });
      if (document.type === 'triangular') return { kind: 'triangular', low, mode, high };
      const weight = document.weight === undefined ? 4 : number(document.weight, 'weight', dimensionless);
      positive(reader, { weight });
      return { kind: 'pert', low, mode, high, weight };
    }
    case 'studentT': {
      const scale = number(document.scale, 'scale', unit);
      const freedom = number(document.freedom, 'freedom', dimensionless);
      positive(reader, { scale, freedom });
      return { kind: 'studentT', location: value, scale, freedom };
    }
  }
};

/** The distribution that a document writes for a parameter, its numbers worked out at base-case values. */
export const readDistribution = (document: DistributionDocument, reader: DistributionReader): Marginal => {
  const whole = wholeOf(document, reader);
  const bounds = 'truncate' in document ? document.truncate : undefined;
  if (bounds === undefined) return whole;
  const end = (written: number | string | undefined, field: string, otherwise: number): number =>
    written === undefined ? otherwise : reader.number(written, ['truncate', field], reader.unit);
  const low = end(bounds.minimum, 'minimum', Number.NEGATIVE_INFINITY);
  const high = end(bounds.maximum, 'maximum', Number.POSITIVE_INFINITY);
  const truncated: Marginal = { kind: 'truncated', of: whole, low, high };
  if (distributionFaults(whole).length === 0 && !Number.isNaN(low + high) && distributionFaults(truncated).length > 0)
    reader.refuse('truncation', { minimum: String(low), maximum: String(high) });
  return truncated;
};

/** Why a matrix cannot be used, by the fault that the distribution has. */
const matrixRules: Readonly<Partial<Record<DistributionFault['code'], string>>> = {
  'distribution.shape': 'square',
  'distribution.notSymmetric': 'symmetric',
  'distribution.notPositiveDefinite': 'positiveDefinite',
  'distribution.correlationReach': 'reach',
  'distribution.domain': 'correlations',
};

const scales = { ranks: 'rank', normalScores: 'normal', kendall: 'kendall', values: 'linear' } as const;

export interface CorrelatedGroup {
  readonly distribution: Joint;
  /** Field of the group and rule it breaks. */
  readonly fault?: { readonly field: string; readonly rule: string };
}

/** The covariance of standard deviations and correlations; undefined unless the sizes agree. */
const covarianceOf = (deviations: readonly number[], correlation: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  correlation.map((row, i) => row.map((r, j) => r * (deviations[i] ?? Number.NaN) * (deviations[j] ?? Number.NaN)));

/** True when the group is jointly normal about its values; otherwise a copula ties its members' own distributions together. */
export const isJointNormal = ({ covariance, standardDeviations }: CorrelatedDocument): boolean =>
  covariance !== undefined || standardDeviations !== undefined;

/** The joint distribution of a correlated group, with the fault that keeps it from being drawn. */
export const readCorrelated = (
  group: CorrelatedDocument,
  means: readonly number[],
  marginals: readonly Marginal[],
): CorrelatedGroup => {
  const { covariance, standardDeviations, correlation = [] } = group;
  const size = group.parameters.length;
  const field = covariance === undefined ? 'correlation' : 'covariance';
  const distribution: Joint = isJointNormal(group)
    ? {
        kind: 'multivariateNormal',
        mean: means.map((mean) => (Number.isFinite(mean) ? mean : 0)),
        covariance: covariance ?? covarianceOf(standardDeviations ?? [], correlation),
      }
    : { kind: 'copula', marginals, correlation, scale: scales[group.correlationOf ?? 'ranks'] };
  const several = covariance !== undefined && (standardDeviations !== undefined || group.correlation !== undefined);
  if (several || (covariance === undefined && group.correlation === undefined))
    return { distribution, fault: { field, rule: 'oneMatrix' } };
  if (standardDeviations !== undefined && standardDeviations.length !== size)
    return { distribution, fault: { field: 'standardDeviations', rule: 'square' } };
  const possible = correlation.every((row, i) => row.every((r, j) => (i === j ? r === 1 : r > -1 && r < 1)));
  if (!possible) return { distribution, fault: { field, rule: 'correlations' } };
  const [found] = distributionFaults(distribution);
  return found === undefined ? { distribution } : { distribution, fault: { field, rule: matrixRules[found.code] ?? 'square' } };
};
