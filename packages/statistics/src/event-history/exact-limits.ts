import { betaQuantile } from '../distributions/incomplete-beta.ts';
import { gammaQuantile, gammaLower, gammaUpper } from '../distributions/incomplete-gamma.ts';

/** Lower and upper limit of an interval. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** Exact limits of the mean of a Poisson count (Garwood 1936, Biometrika 28:437-442): quantiles of gamma variables with `count` and `count` + 1. */
export const poissonLimits = (count: number, confidence = 0.95): Limits => {
  const tail = (1 - confidence) / 2;
  return { lower: count === 0 ? 0 : gammaQuantile(tail, count), upper: gammaQuantile(tail, count + 1, true) };
};

/** Exact limits of a share (Clopper & Pearson 1934, Biometrika 26:404-413). */
export const binomialLimits = (events: number, of: number, confidence = 0.95): Limits => {
  const tail = (1 - confidence) / 2;
  return {
    lower: events === 0 ? 0 : betaQuantile(tail, events, of - events + 1),
    upper: events === of ? 1 : betaQuantile(1 - tail, events + 1, of - events),
  };
};

/** Two-sided p-value of a Poisson count against its mean: twice the smaller tail, at most 1. P(X ≥ k) = P(gamma(k) ≤ mean). */
export const poissonTest = (count: number, mean: number): number => {
  const atLeast = count === 0 ? 1 : gammaLower(count, mean);
  const atMost = gammaUpper(count + 1, mean);
  return Math.min(1, 2 * Math.min(atLeast, atMost));
};

/** P(X > x) of a chi-square variable. */
export const chiSquareUpperTail = (x: number, freedom: number): number => (x <= 0 ? 1 : gammaUpper(freedom / 2, x / 2));
