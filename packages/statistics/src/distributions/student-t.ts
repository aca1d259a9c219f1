import { incompleteBeta, betaQuantilePair } from './incomplete-beta.ts';

/** P(T <= t) for Student's t with `freedom` > 0 degrees of freedom, in relative accuracy in both tails (Abramowitz & Stegun 26.7.1). */
export const studentCdf = (t: number, freedom: number): number => {
  const square = t * t;
  const tail = 0.5 * incompleteBeta(freedom / 2, 0.5, freedom / (freedom + square), square / (freedom + square));
  return t > 0 ? 1 - tail : tail;
};

/** The t with P(T <= t) = p. */
export const studentQuantile = (p: number, freedom: number): number => {
  if (!(p > 0 && p < 1)) return p === 0 ? Number.NEGATIVE_INFINITY : p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  const tail = p < 0.5 ? p : 1 - p;
  const [x, complement] = betaQuantilePair(2 * tail, freedom / 2, 0.5);
  const size = Math.sqrt((freedom * complement) / x);
  return p < 0.5 ? -size : size;
};
