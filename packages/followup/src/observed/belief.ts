import {
  betaQuantile,
  drawUniform,
  exp,
  gammaLower,
  gammaQuantile,
  incompleteBeta,
  log,
  normalCdf,
  normalQuantile,
  quantileSorted,
  randomStream,
  studentCdf,
  studentQuantile,
} from '@likeverd/statistics';

/** What the data say of one number: an estimate, its interval, and how probable it is that the number lies below a limit. */
export interface Belief {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** P(number < limit); for a number that is known it is 0 or 1. */
  readonly probabilityBelow: (limit: number) => number;
}

/** The interval that holds the middle `confidence` of a distribution. */
const middle = (quantile: (p: number) => number, confidence: number): Pick<Belief, 'low' | 'high'> => ({
  low: quantile((1 - confidence) / 2),
  high: quantile((1 + confidence) / 2),
});

/** Events over what was expected, with Jeffreys' prior: gamma with shape `events` + 1/2 and rate `expected`. */
export function ratioBelief(events: number, expected: number, confidence: number): Belief {
  const shape = events + 0.5;
  return {
    estimate: events / expected,
    ...middle((p) => gammaQuantile(p, shape) / expected, confidence),
    probabilityBelow: (limit) => (limit <= 0 ? 0 : gammaLower(shape, limit * expected)),
  };
}

/** A share with Jeffreys' prior: beta with `events` + 1/2 and the others + 1/2. */
export function shareBelief(events: number, of: number, confidence: number): Belief {
  const [a, b] = [events + 0.5, of - events + 0.5];
  return {
    estimate: events / of,
    ...middle((p) => betaQuantile(p, a, b), confidence),
    probabilityBelow: (limit) => (limit <= 0 ? 0 : limit >= 1 ? 1 : incompleteBeta(a, b, limit)),
  };
}

export function normalBelief(mean: number, standardError: number, confidence: number): Belief {
  return {
    estimate: mean,
    ...middle((p) => mean + standardError * normalQuantile(p), confidence),
    probabilityBelow: (limit) => (standardError === 0 ? Number(mean < limit) : normalCdf((limit - mean) / standardError)),
  };
}

/** A ratio whose logarithm is about normal. */
export function logNormalBelief(logRatio: number, standardError: number, confidence: number): Belief {
  const { low, high, probabilityBelow } = normalBelief(logRatio, standardError, confidence);
  return {
    estimate: exp(logRatio),
    low: exp(low),
    high: exp(high),
    probabilityBelow: (limit) => (limit <= 0 ? 0 : probabilityBelow(log(limit))),
  };
}

/** A mean of measurements with unknown spread and flat priors: Student's t around it (Gelman et al. 2013, Bayesian Data Analysis, section 3.2). */
export function meanBelief(mean: number, standardError: number, freedom: number, confidence: number): Belief {
  return {
    estimate: mean,
    ...middle((p) => mean + standardError * studentQuantile(p, freedom), confidence),
    probabilityBelow: (limit) => (standardError === 0 ? Number(mean < limit) : studentCdf((limit - mean) / standardError, freedom)),
  };
}

/** Survival at a time on the log(−log) scale; where it is 0 or 1, Jeffreys' beta of those who could be seen. */
export function survivalBelief(survival: number, greenwood: number, people: number, confidence: number): Belief {
  if (survival <= 0 || survival >= 1) return shareBelief(survival >= 1 ? people : 0, people, confidence);
  const hazard = -log(survival);
  // a high hazard is a low survival
  const onScale = normalBelief(log(hazard), Math.sqrt(greenwood) / hazard, confidence);
  const back = (value: number): number => exp(-exp(value));
  return {
    estimate: survival,
    low: back(onScale.high),
    high: back(onScale.low),
    probabilityBelow: (limit) => (limit <= 0 ? 0 : limit >= 1 ? 1 : 1 - onScale.probabilityBelow(log(-log(limit)))),
  };
}

/** A number that is counted and not estimated. */
export const knownBelief = (value: number): Belief => ({
  estimate: value,
  low: value,
  high: value,
  probabilityBelow: (limit) => Number(value < limit),
});

/**
 * The bootstrap (Efron 1979, Annals of Statistics 7:1-26): `statistic` of samples with replacement of `people` places, percentile interval, and the share of
 * samples below a limit. Samples in which the statistic does not exist count as lying at Infinity. Draw i depends on the seed and i alone.
 */
export function bootstrapBelief(
  people: number,
  statistic: (places: Uint32Array) => number,
  {
    seed,
    name,
    samples,
    confidence,
  }: { readonly seed: number; readonly name: string; readonly samples: number; readonly confidence: number },
): Belief {
  const stream = randomStream(seed, `bootstrap ${name}`);
  const places = new Uint32Array(people);
  const values = Float64Array.from({ length: samples }, (_, sample) => {
    for (let i = 0; i < people; i += 1) places[i] = Math.floor(drawUniform(stream, sample * people + i) * people);
    const value = statistic(places);
    return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
  }).sort();
  return {
    estimate: statistic(Uint32Array.from({ length: people }, (_, i) => i)),
    ...middle((p) => quantileSorted(values, p), confidence),
    probabilityBelow: (limit) => values.filter((value) => value < limit).length / samples,
  };
}
