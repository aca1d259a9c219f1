import { exp, log, log1p } from '../elementary.ts';
import { normalQuantile } from '../normal.ts';
import { solveMonotone } from './root.ts';
import { HALF_LOG_2PI, logBeta, logDistance, stirlingRest } from './special.ts';

/** log of x^a y^b / B(a, b), y = 1 - x, arranged so that large a and b do not cancel. */
const logLead = (a: number, b: number, x: number, y: number): number => {
  if (a < 12 || b < 12) return a * (x < 0.5 ? log(x) : log1p(-y)) + b * (y < 0.5 ? log(y) : log1p(-x)) - logBeta(a, b);
  const n = a + b;
  // a log(x n / a) + b log(y n / b): the linear terms of the two logarithms add up to 0
  const excess = x <= 0.5 ? n * x - a : b - n * y;
  const rest = stirlingRest(n) - stirlingRest(a) - stirlingRest(b);
  return logDistance(a, n * x, excess) + logDistance(b, n * y, -excess) + 0.5 * log(a * (b / n)) - HALF_LOG_2PI + rest;
};

/**
 * I_x(a, b) divided by x^a y^b / B(a, b), x at or below about a / (a + b). Source: DiDonato & Morris (1992), Algorithm 708,
 * ACM Transactions on Mathematical Software 18:360-373, continued fraction BFRAC: the even part of the classical fraction (DLMF
 * 8.17.22) written by a - (a + b) x, which does not cancel when both parameters are large or x is near 1.
 */
const fraction = (a: number, b: number, x: number, y: number): number => {
  const first = 1 + (x <= 0.5 ? a - (a + b) * x : (a + b) * y - b);
  const step = 1 + 1 / a;
  let p = 1;
  let s = a + 1;
  let c = 1e300;
  let d = step / first;
  let value = d;
  for (let n = 1; n < 1_000_000; n++) {
    const t = n / a;
    const w = n * (b - n) * x;
    const shrink = a / s;
    const numerator = p * (p + b / a) * shrink * shrink * w * x;
    const denominator = n + w / s + ((t + 1) / (step + t + t)) * (first + n * (1 + y));
    p = 1 + t;
    s += 2;
    d = 1 / (numerator * d + denominator);
    c = denominator + numerator / c;
    const factor = c * d;
    value *= factor;
    if (factor - 1 < 1e-16 && factor - 1 > -1e-16) break;
  }
  return value;
};

/**
 * Regularised incomplete beta function I_x(a, b), a, b > 0, in relative accuracy also where it is small. The complement `y` = 1 - x
 * may be given when it is known better than 1 - x can say. I_y(b, a) is the other tail.
 */
export const incompleteBeta = (a: number, b: number, x: number, y: number = 1 - x): number => {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0) || a + b === Number.POSITIVE_INFINITY) return Number.NaN;
  if (x === 0) return 0;
  if (y === 0) return 1;
  const lead = exp(logLead(a, b, x, y));
  return (x <= 0.5 ? a - (a + b) * x : (a + b) * y - b) >= 0 ? lead * fraction(a, b, x, y) : 1 - lead * fraction(b, a, y, x);
};

/** log I_x(a, b), also where it is 0 in double precision. */
export const logIncompleteBeta = (a: number, b: number, x: number, y: number = 1 - x): number => {
  const part = incompleteBeta(a, b, x, y);
  if (part > 0.5) return log1p(-incompleteBeta(b, a, y, x));
  return part > 1e-290 || x === 0 || part !== part ? log(part) : logLead(a, b, x, y) + log(fraction(a, b, x, y));
};

const guessLogit = (a: number, b: number, p: number): number => {
  if (a >= 1 && b >= 1) {
    // Abramowitz & Stegun 26.5.22
    const z = -normalQuantile(p);
    const lambda = (z * z - 3) / 6;
    const h = 2 / (1 / (2 * a - 1) + 1 / (2 * b - 1));
    const w = (z * Math.sqrt(h + lambda)) / h - (1 / (2 * b - 1) - 1 / (2 * a - 1)) * (lambda + 5 / 6 - 2 / (3 * h));
    if (w === w) return log(a / b) - 2 * w;
  }
  const whole = logBeta(a, b);
  const low = (log(a * p) + whole) / a;
  const high = (log(b) + log1p(-p) + whole) / b;
  return low < -0.7 ? low : high < -0.7 ? -high : 0;
};

/** Quantile with its complement, so that a quantile near 1 loses nothing. */
export const betaQuantilePair = (p: number, a: number, b: number): readonly [x: number, complement: number] => {
  if (!(a > 0 && b > 0 && p >= 0 && p <= 1)) return [Number.NaN, Number.NaN];
  if (p === 0) return [0, 1];
  if (p === 1) return [1, 0];
  const useLower = p <= 0.5;
  const target = log(useLower ? p : 1 - p);
  // Newton on the logarithm of the smaller tail as a function of the logit v, x = 1 / (1 + e^-v), y = 1 / (1 + e^v)
  const miss = (v: number): readonly [number, number] => {
    const x = 1 / (1 + exp(-v));
    const y = 1 / (1 + exp(v));
    const tail = useLower ? incompleteBeta(a, b, x, y) : incompleteBeta(b, a, y, x);
    const slope = exp(logLead(a, b, x, y)) / tail;
    return [log(tail) - target, useLower ? slope : -slope];
  };
  const v = solveMonotone(miss, useLower, -740, 740, guessLogit(a, b, p));
  return [1 / (1 + exp(-v)), 1 / (1 + exp(v))];
};

/** The x with I_x(a, b) = p, 0 <= p <= 1. */
export const betaQuantile = (p: number, a: number, b: number): number => betaQuantilePair(p, a, b)[0];
