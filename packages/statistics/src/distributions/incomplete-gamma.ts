import { exp, expm1, log, log1p } from '../elementary.ts';
import { logGamma } from '../gamma.ts';
import { normalCdf, normalQuantile, normalUpperTail } from '../normal.ts';
import { solveMonotone } from './root.ts';
import { expm1Minus, HALF_LOG_2PI, log1pMinus, logDistance, logGammaOnePlus, stirlingRest } from './special.ts';

/**
 * Regularised incomplete gamma functions P(a, x) (lower) and Q(a, x) = 1 - P(a, x) (upper), a > 0, x >= 0, each accurate in
 * relative terms also where it is small. Four ways, by region:
 * - Temme's uniform expansion for a >= 20 and x near a. Temme, N. M. (1979), The asymptotic expansion of the incomplete gamma
 *   functions, SIAM Journal on Mathematical Analysis 10:757-766; coefficients by DLMF 8.12.7-8.12.13.
 * - the power series of P below a (Abramowitz & Stegun 6.5.29);
 * - the series of Q for a < 1 and x < 1.1 (Gautschi, W. (1979), A computational procedure for incomplete gamma functions,
 *   ACM Transactions on Mathematical Software 5:466-481);
 * - the continued fraction of Q elsewhere (Abramowitz & Stegun 6.5.31, by Lentz's method).
 */

export const TEMME_LEAST_SHAPE = 20;
const TEMME_WIDEST = 0.4;
const ORDERS = 12;
const TERMS = 18;

/**
 * d(k, n) of c_k(eta) = sum over n of d(k, n) eta^n (DLMF 8.12.11-13), from the series of lambda in eta,
 * lambda - 1 - log lambda = eta^2 / 2, in fixed point with 320 bits because the recursion cancels.
 */
const temmeCoefficients = (): Float64Array[] => {
  const one = 1n << 320n;
  const length = TERMS + 2 * ORDERS + 4;
  const alpha: bigint[] = [0n, one];
  for (let n = 2; n < length; n++) {
    let total = alpha[n - 1] as bigint;
    for (let j = 2; j < n; j++) total -= (BigInt(j) * (alpha[j] as bigint) * (alpha[n - j + 1] as bigint)) / one;
    alpha.push(total / BigInt(n + 1));
  }
  let row: bigint[] = Array.from({ length: length - 2 }, (_, n) =>
    n === 0 ? -one / 3n : BigInt(n + 2) * (alpha[n + 2] as bigint),
  );
  const first = row;
  let doubleFactorial = 1n;
  const table: Float64Array[] = [];
  for (let k = 0; k < ORDERS; k++) {
    if (k > 0) {
      doubleFactorial *= BigInt(2 * k + 1);
      const stirling = doubleFactorial * (alpha[2 * k + 1] as bigint) * (k % 2 === 0 ? 1n : -1n);
      const previous = row;
      row = previous
        .slice(0, -2)
        .map((_, n) => (stirling * (first[n] as bigint)) / one + BigInt(n + 2) * (previous[n + 2] as bigint));
    }
    table.push(Float64Array.from(row.slice(0, TERMS), (d) => Number(d) / 2 ** 320));
  }
  return table;
};

const TEMME = temmeCoefficients();

/** Sum over k of c_k(eta) / a^k with `inverse` = 1/a, for |eta| <= 0.4 and inverse <= 1/20. */
const temmeSum = (eta: number, inverse: number): number => {
  let sum = 0;
  for (let k = ORDERS - 1; k >= 0; k--) {
    const row = TEMME[k] as Float64Array;
    let polynomial = 0;
    for (let n = TERMS - 1; n >= 0; n--) polynomial = polynomial * eta + (row[n] as number);
    sum = sum * inverse + polynomial;
  }
  return sum;
};

/** The eta of Temme's expansion for log(x / a) = y, with the sign of y. */
export const temmeEta = (y: number): number => {
  const size = Math.sqrt(2 * expm1Minus(y));
  return y < 0 ? -size : size;
};

/** Whether Temme's expansion serves at this eta (with a >= 20). */
export const temmeServes = (eta: number): boolean => eta <= TEMME_WIDEST && eta >= -TEMME_WIDEST;

/** Upper tail Q(a, x) by Temme's expansion, written by the signed root q of 1/a: z = eta/q; q -> 0 is the normal distribution. */
export const temmeUpper = (eta: number, z: number, q: number): number =>
  normalUpperTail(z) + q * exp(-0.5 * z * z - HALF_LOG_2PI) * temmeSum(eta, q * q);

/** Lower tail P(a, x) by Temme's expansion, in the same terms as `temmeUpper`. */
export const temmeLower = (eta: number, z: number, q: number): number =>
  normalCdf(z) - q * exp(-0.5 * z * z - HALF_LOG_2PI) * temmeSum(eta, q * q);

/** log of x^a e^-x / Gamma(a + 1), arranged so that large a and x do not cancel. */
const logLead = (a: number, x: number): number => {
  if (a < 12) return a * log(x) - x - (a < 0.5 ? logGammaOnePlus(a) : logGamma(a + 1));
  return logDistance(a, x, x - a) - stirlingRest(a) - HALF_LOG_2PI - 0.5 * log(a);
};

/** P(a, x) divided by its leading factor. */
const lowerSeries = (a: number, x: number): number => {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
};

/** Q(a, x) divided by its leading factor, x > a or x >= 1.1. */
const upperFraction = (a: number, x: number): number => {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n++) {
    const coefficient = -n * (n - a);
    b += 2;
    d = 1 / (coefficient * d + b);
    c = b + coefficient / c;
    const factor = c * d;
    fraction *= factor;
    if (factor - 1 < 1e-16 && factor - 1 > -1e-16) break;
  }
  return a * fraction;
};

/** Q(a, x) for a < 1 and x < 1.1. */
const upperSmallShape = (a: number, x: number): number => {
  const logPower = a * log(x) - logGammaOnePlus(a);
  let term = 1;
  let sum = 0;
  for (let n = 1; term > 1e-19 || -term > 1e-19; n++) {
    term *= -x / n;
    sum += term / (a + n);
  }
  return -expm1(logPower) - exp(logPower) * a * sum;
};

const invalid = (a: number, x: number): boolean => !(a > 0) || !(x >= 0) || a === Number.POSITIVE_INFINITY;

type Region = 'temme' | 'series' | 'small' | 'fraction';

const regionOf = (a: number, x: number, eta: number): Region => {
  if (a >= TEMME_LEAST_SHAPE && temmeServes(eta)) return 'temme';
  if (a < 1 && x < 1.1) return 'small';
  return x < a ? 'series' : 'fraction';
};

const etaOf = (a: number, x: number): number => {
  if (a < TEMME_LEAST_SHAPE || x > 2 * a || x < 0.5 * a) return 1;
  const d = (x - a) / a;
  const size = Math.sqrt(-2 * log1pMinus(d));
  return d < 0 ? -size : size;
};

/** Regularised upper incomplete gamma function Q(a, x), in relative accuracy. NaN outside a > 0, x >= 0. */
export const gammaUpper = (a: number, x: number): number => {
  if (invalid(a, x)) return Number.NaN;
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const eta = etaOf(a, x);
  const region = regionOf(a, x, eta);
  if (region === 'temme') return temmeUpper(eta, eta * Math.sqrt(a), 1 / Math.sqrt(a));
  if (region === 'small') return upperSmallShape(a, x);
  if (region === 'series') return 1 - exp(logLead(a, x)) * lowerSeries(a, x);
  return exp(logLead(a, x)) * upperFraction(a, x);
};

/** Regularised lower incomplete gamma function P(a, x), in relative accuracy. NaN outside a > 0, x >= 0. */
export const gammaLower = (a: number, x: number): number => {
  if (invalid(a, x)) return Number.NaN;
  if (x === 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  const eta = etaOf(a, x);
  const region = regionOf(a, x, eta);
  if (region === 'temme') return temmeLower(eta, eta * Math.sqrt(a), 1 / Math.sqrt(a));
  if (region === 'fraction') return 1 - exp(logLead(a, x)) * upperFraction(a, x);
  return exp(logLead(a, x)) * lowerSeries(a, x);
};

/** log Q(a, x), also where Q itself is 0 in double precision. */
export const logGammaUpper = (a: number, x: number): number => {
  if (invalid(a, x)) return Number.NaN;
  const upper = gammaUpper(a, x);
  if (upper > 0.5) return log1p(-gammaLower(a, x));
  if (upper > 1e-290) return log(upper);
  return x === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : logLead(a, x) + log(upperFraction(a, x));
};

/** log P(a, x), also where P itself is 0 in double precision. */
export const logGammaLower = (a: number, x: number): number => {
  if (invalid(a, x)) return Number.NaN;
  const lower = gammaLower(a, x);
  if (lower > 0.5) return log1p(-gammaUpper(a, x));
  return lower > 1e-290 || x === 0 ? log(lower) : logLead(a, x) + log(lowerSeries(a, x));
};

/** A first guess for the logarithm of the quantile: Wilson & Hilferty (1931) for a >= 1/2, the first term of the series below. */
const guessLogQuantile = (a: number, p: number, upper: boolean): number => {
  const z = upper ? -normalQuantile(p) : normalQuantile(p);
  const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  if (a >= 0.5 && root > 0.1) return log(a) + 3 * log(root);
  const logLower = upper ? log1p(-p) : log(p);
  const first = (logLower + logGammaOnePlus(a)) / a;
  return first < 0 ? first : log(1 - log(upper ? p : 1 - p));
};

/**
 * The x with P(a, x) = p, or with Q(a, x) = p when `upper`; 0 <= p <= 1. Newton's method on the logarithm of the smaller tail as a
 * function of log x, where it is concave.
 */
export const gammaQuantile = (p: number, a: number, upper = false): number => {
  if (!(a > 0) || !(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return (p === 0) === upper ? Number.POSITIVE_INFINITY : 0;
  const useUpper = upper ? p <= 0.5 : p > 0.5;
  const target = log(useUpper === upper ? p : 1 - p);
  const miss = (y: number): readonly [number, number] => {
    const x = exp(y);
    const tail = useUpper ? gammaUpper(a, x) : gammaLower(a, x);
    const slope = (a * exp(logLead(a, x))) / tail;
    return [log(tail) - target, useUpper ? -slope : slope];
  };
  return exp(solveMonotone(miss, !useUpper, -745, 709, guessLogQuantile(a, p, upper)));
};
