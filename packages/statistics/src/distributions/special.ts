import { exp, log, log1p } from '../elementary.ts';
import { logGamma } from '../gamma.ts';
import { normalUpperTail } from '../normal.ts';

/** The small functions that keep tails and limits free of cancellation; the distributions are written in terms of them. */

export const HALF_LOG_2PI = 0.9189385332046727;
const ONE_MINUS_EULER = 0.42278433509846713939;

/** zeta(k) - 1 for k = 2 … 31. */
const ZETA_MINUS_ONE = [
  0.64493406684822643647, 0.2020569031595942854, 0.082323233711138191516, 0.036927755143369926331, 0.017343061984449139715,
  0.0083492773819228268398, 0.0040773561979443393787, 0.0020083928260822144179, 0.00099457512781808533715, 0.0004941886041194645587,
  0.00024608655330804829864, 0.00012271334757848914675, 0.000061248135058704829259, 0.000030588236307020493552,
  0.000015282259408651871733, 7.6371976378997622736e-6, 3.8172932649998398565e-6, 1.9082127165539389257e-6,
  9.5396203387279611315e-7, 4.7693298678780646312e-7, 2.3845050272773299e-7, 1.1921992596531107307e-7, 5.9608189051259479612e-8,
  2.9803503514652280186e-8, 1.4901554828365041235e-8, 7.450711789835429492e-9, 3.7253340247884570548e-9, 1.8626597235130490064e-9,
  9.3132743241966818287e-10, 4.656629065033784073e-10,
] as const;

/** log(1 + x) - x, x > -1, in relative accuracy also near 0. */
export const log1pMinus = (x: number): number => {
  if (x > 0.4 || x < -0.3) return log1p(x) - x;
  // with s = x / (2 + x): log(1 + x) = 2 (s + s^3/3 + s^5/5 + …) and x - 2 s = s x
  const s = x / (2 + x);
  const z = s * s;
  let term = z;
  let sum = 0;
  for (let k = 3; term > 1e-19; k += 2) {
    sum += term / k;
    term *= z;
  }
  return s * (2 * sum - x);
};

/** a log(v / a) + a - v for v = a + excess > 0: how far v lies from a, without cancellation at either end. */
export const logDistance = (a: number, v: number, excess: number): number =>
  v < 0.5 * a ? a * log(v / a) - excess : a * log1pMinus(excess / a);

/** e^x - 1 - x in relative accuracy also near 0. */
export const expm1Minus = (x: number): number => {
  if (x > 0.7 || x < -0.7) return exp(x) - 1 - x;
  let term = 0.5 * x * x;
  let sum = term;
  for (let k = 3; term > sum * 1e-18 || -term > sum * 1e-18; k++) {
    term *= x / k;
    sum += term;
  }
  return sum;
};

/** log Gamma(1 + x) for x > -1, in relative accuracy also near 0 (Abramowitz & Stegun 6.1.33 for |x| <= 1/2). */
export const logGammaOnePlus = (x: number): number => {
  if (x > 0.5 || x < -0.5) return logGamma(1 + x);
  let sum = 0;
  for (let i = ZETA_MINUS_ONE.length - 1; i >= 0; i--) sum = (ZETA_MINUS_ONE[i] as number) / (i + 2) - x * sum;
  return x * (ONE_MINUS_EULER + x * sum) - log1p(x);
};

/** log Gamma(x) - (x - 1/2) log x + x - log(2 pi)/2 for x >= 12, Stirling's series (Abramowitz & Stegun 6.1.41). */
export const stirlingRest = (x: number): number => {
  const y = 1 / (x * x);
  return (
    (1 / 12 -
      y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y * (1 / 156 - y * (3617 / 122400)))))))) /
    x
  );
};

/** log of the beta function for a, b > 0. Large arguments are combined before their logarithms are taken. */
export const logBeta = (a: number, b: number): number => {
  const small = a < b ? a : b;
  const large = a < b ? b : a;
  if (large < 12) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const shrink = small / (small + large);
  if (small < 12) {
    // log Gamma(large) - log Gamma(small + large), each by Stirling's series
    const ratio = small / large;
    const fall = -large * log1pMinus(ratio) + 0.5 * log1p(ratio) - small * log(small + large);
    return logGamma(small) + fall + stirlingRest(large) - stirlingRest(small + large);
  }
  const rest = stirlingRest(small) + stirlingRest(large) - stirlingRest(small + large);
  return HALF_LOG_2PI - 0.5 * log(small) + small * log(shrink) + (large - 0.5) * log1p(-shrink) + rest;
};

const SINE = [
  -1 / 6,
  1 / 120,
  -1 / 5040,
  1 / 362880,
  -1 / 39916800,
  1 / 6227020800,
  -1 / 1307674368000,
  1 / 355687428096000,
] as const;

/** sin(x) for |x| <= pi/2, from its power series. */
export const sine = (x: number): number => {
  const z = x * x;
  let sum = 0;
  for (let i = SINE.length - 1; i >= 0; i--) sum = z * ((SINE[i] as number) + sum);
  return x + x * sum;
};

/** log P(Z > z) for a standard normal Z, also where the probability itself is 0 in double precision. */
export const logNormalUpperTail = (z: number): number => {
  if (z < -1) return log1p(-normalUpperTail(-z));
  if (z < 30) return log(normalUpperTail(z));
  // Abramowitz & Stegun 26.2.12; the first term left out is below 1e-17 from z = 30 on
  const y = 1 / (z * z);
  return -0.5 * z * z - log(z) - HALF_LOG_2PI + log1p(-y * (1 - y * (3 - y * (15 - y * (105 - y * 945)))));
};
