import { exp } from './elementary.ts';
import { drawBeta, drawGamma, drawUniform, type RandomStream } from './random.ts';

/** Below these, one uniform number is inverted by adding up probabilities. */
const FEW_TRIALS = 24;
const SMALL_MEAN = 12;

/** The count x of at most `trials` at which the sum of binomial probabilities passes u; chance at most one half. */
const invertBinomial = (u: number, trials: number, chance: number): number => {
  const odds = chance / (1 - chance);
  let term = 1;
  for (let k = 0; k < trials; k++) term *= 1 - chance;
  let total = term;
  let x = 0;
  while (u > total && x < trials) {
    x++;
    term *= (odds * (trials - x + 1)) / x;
    total += term;
  }
  return x;
};

/**
 * Binomial count of `trials` (a whole number of 0 or more) with the given chance. Many trials are halved by the median of as many uniforms,
 * a beta variable. Uses lanes from `lane` on. Source: Devroye 1986, Non-Uniform Random Variate Generation, X.4.3 (recursive splitting).
 */
export const drawBinomial = (stream: RandomStream, draw: number, trials: number, chance: number, lane = 0): number => {
  let left = trials;
  let p = chance;
  let found = 0;
  let at = lane;
  while (left > FEW_TRIALS) {
    const rank = Math.floor(left / 2) + 1;
    const split = drawBeta(stream, draw, rank, left + 1 - rank, at);
    at += 2;
    if (split <= p) {
      found += rank;
      left -= rank;
      p = (p - split) / (1 - split);
    } else {
      left = rank - 1;
      p /= split;
    }
  }
  const u = drawUniform(stream, draw, at);
  return found + (p > 0.5 ? left - invertBinomial(u, left, 1 - p) : invertBinomial(u, left, p));
};

/**
 * Poisson count with the given mean. A large mean is reduced by gamma variables, the times of later events of the process (Ahrens & Dieter
 * 1974, Computing 12:223-246, algorithm PG). Uses lanes from `lane` on.
 */
export const drawPoisson = (stream: RandomStream, draw: number, mean: number, lane = 0): number => {
  let rest = mean;
  let found = 0;
  let at = lane;
  while (rest > SMALL_MEAN) {
    const events = Math.floor(0.875 * rest);
    const time = drawGamma(stream, draw, events, at++);
    if (time > rest) return found + drawBinomial(stream, draw, events - 1, rest / time, at);
    found += events;
    rest -= time;
  }
  const u = drawUniform(stream, draw, at);
  let term = exp(-rest);
  let total = term;
  let x = 0;
  // beyond 200 the terms of a mean of 12 are 0
  while (u > total && x < 200) {
    x++;
    term *= rest / x;
    total += term;
  }
  return found + x;
};
