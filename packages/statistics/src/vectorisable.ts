import { expOfSum as exactExpOfSum } from './elementary.ts';
import { normalUpperTail as codyUpperTail } from './normal.ts';

/**
 * exp, log, powers and the normal distribution by algorithms that two SIMD lanes can follow step by step: small tables, short
 * polynomials, no branch on the path of ordinary arguments. The kernels of packages/modelling emit the same operations on the
 * same tables, so an interpreter that uses these functions and a kernel agree to the last bit (packages/modelling,
 * kernel/vector-math.ts; compared on a million points in its tests).
 *
 * They differ from elementary.ts and normal.ts in the last bit, and in two choices: results of exp below e^-670 (1e-291) are 0, because
 * arithmetic on subnormal numbers is many times slower; and each function is total, with NaN for NaN.
 * Errors against 200-bit fixtures: test/vectorisable.test.ts.
 */

const LN2_HIGH = 6.9314718036912381649e-1; // 33 significant bits: n * LN2_HIGH is exact for |n| < 2^20
const LN2_LOW = 1.90821492927058770002e-10;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const EXP_STEPS = 256;
const HALF_STEP = 0.6931471805599453 / (2 * EXP_STEPS);
const SHORT_STEPS = 1024;
const SHORT_STEP = 0.6931471805599453 / SHORT_STEPS;

/** The numbers that scalar and vector code share. */
export const constants = {
  /** Adding and subtracting 1.5 * 2^52 rounds to a whole number, half to even; its low bits are then that number. */
  roundingShift: 6755399441055744,
  exp: {
    steps: EXP_STEPS,
    stepsPerUnit: EXP_STEPS / 0.6931471805599453,
    stepHigh: LN2_HIGH / EXP_STEPS,
    stepLow: LN2_LOW / EXP_STEPS,
    /** Above, the result is infinite; below, it is 0. */
    largest: 710,
    smallest: -670,
    /** e^r - 1 - r = r^2 (1/2 + r (third + r/24)); `third` is 1/6 and the best r^3 in place of r^5/120 for |r| <= ln 2 / 512. */
    third: 1 / 6 + (0.87 * HALF_STEP * HALF_STEP) / 120,
    fourth: 1 / 24,
  },
  shortExp: {
    steps: SHORT_STEPS,
    stepsPerUnit: SHORT_STEPS / 0.6931471805599453,
    /** Where the argument is between these no number on the way is subnormal or infinite. */
    smallest: -600,
    largest: 700,
    /** Up to this size of the argument `formulaExp` is `shortExp`. */
    moderate: 8,
    /** e^(r step) - 1 for |r| <= 1/2; `second` has the best r^2 in place of r^4/24. */
    first: SHORT_STEP,
    second: SHORT_STEP * SHORT_STEP * (1 / 2 + (0.83 * SHORT_STEP * SHORT_STEP) / 96),
    third: (SHORT_STEP * SHORT_STEP * SHORT_STEP) / 6,
  },
  log: {
    ln2High: LN2_HIGH,
    ln2Low: LN2_LOW,
    smallestNormal: SMALLEST_NORMAL,
    /** High word of 1 less that of sqrt(1/2): moves the cut between powers of two to sqrt(1/2). */
    cut: 0x3ff00000 - 0x3fe6a09e,
    /** log(1 + f) - f + f^2/2 = s (f^2/2 + R(s^2)), s = f/(2 + f). Coefficients of R: Ng, K. C., in fdlibm 5.3 (Sun Microsystems 1993), e_log.c. */
    series: [
      6.66666666666673513e-1, 3.999999999940941908e-1, 2.857142874366239149e-1, 2.222219843214978396e-1, 1.818357216161805012e-1,
      1.531383769920937332e-1, 1.479819860511658591e-1,
    ],
    lift: 18014398509481984, // 2^54
    liftExponent: 54,
  },
  gamma: {
    halfLogTwoPi: 0.9189385332046727,
    /** Stirling's series for log Gamma(x) - (x - 1/2) log x + x - log(2 pi)/2 in 1/x, 1/x^3, … (Abramowitz & Stegun 6.1.41). */
    stirling: [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400],
    /** From here on Stirling's series is exact; arguments below are lifted by as much. */
    large: 12,
    /** e^y - 1 - y = y^2 (1/2! + y/3! + …) for |y| up to `near`. */
    near: 0.5,
    inverseFactorials: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16].map((k) => {
      let factorial = 1;
      for (let i = 2; i <= k; i++) factorial *= i;
      return 1 / factorial;
    }),
    largestLog: 50,
    mostTerms: 100_000,
    smallestTerm: 1e-17,
    closeTo1: 4e-16,
  },
  normal: {
    /** The table has the Taylor coefficients of the upper tail at 0, 1/128, …, 8. */
    stepsPerUnit: 128,
    tableEnd: 8,
    coefficients: 7,
    stride: 8,
    /** P(Z > y) = density(y) / y * (1 - correction / density(0)) beyond the table. Source: Cody (1969), as in normal.ts. */
    inverseSqrtTwoPi: 0.3989422804014327,
    tailTop: [
      0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466,
      2.9112874951168792e-5,
    ],
    tailBottom: [1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5],
  },
} as const;

/** 2^(j/steps), j = 0 … steps - 1, for a power of two of steps; each the double nearest to a 128-bit fixed-point value. */
const rootsOfTwo = (steps: number): Float64Array => {
  const squareRoot = (n: bigint): bigint => {
    let estimate = 1n << 130n;
    for (;;) {
      const next = (estimate + n / estimate) >> 1n;
      if (next >= estimate) return estimate;
      estimate = next;
    }
  };
  let step = 2n << 128n;
  for (let halvings = 1; halvings < steps; halvings *= 2) step = squareRoot(step << 128n);
  const table = new Float64Array(steps);
  let power = 1n << 128n;
  for (let j = 0; j < steps; j++) {
    table[j] = Number(power) / 2 ** 128;
    power = (power * step) >> 128n;
  }
  return table;
};

/**
 * Coefficients of the upper tail of the normal distribution around z_i = i/128: derivative k is (-1)^k He_{k-1}(z) density(z) with
 * Hermite's polynomials He. The term of degree 7 is replaced by the best one of lower degree (Chebyshev's T_7), which leaves 1/64 of it.
 */
const normalTailTable = (): Float64Array => {
  const { stepsPerUnit, tableEnd, stride, inverseSqrtTwoPi } = constants.normal;
  const entries = tableEnd * stepsPerUnit + 1;
  const table = new Float64Array(entries * stride);
  const h = 1 / (2 * stepsPerUnit);
  for (let i = 0; i < entries; i++) {
    const z = i / stepsPerUnit;
    const density = inverseSqrtTwoPi * exactExpOfSum(-0.5 * z * z, 0);
    const taylor = [codyUpperTail(z)];
    let before = 0;
    let hermite = 1;
    let factor = -density;
    for (let k = 1; k <= 7; k++) {
      taylor.push(hermite * factor);
      [before, hermite] = [hermite, z * hermite - (k - 1) * before];
      factor = -factor / (k + 1);
    }
    const [c0 = 0, c1 = 0, c2 = 0, c3 = 0, c4 = 0, c5 = 0, c6 = 0, c7 = 0] = taylor;
    table.set(
      [c0, c1 + ((7 * c7) / 64) * h ** 2 * h ** 4, c2, c3 - ((7 * c7) / 8) * h ** 4, c4, c5 + ((7 * c7) / 4) * h ** 2, c6],
      i * stride,
    );
  }
  return table;
};

/** The tables that scalar and vector code share; not to be written to. */
export const tables: { readonly rootsOfTwo: Float64Array; readonly shortRoots: Float64Array; readonly normalTail: Float64Array } = {
  rootsOfTwo: rootsOfTwo(EXP_STEPS),
  shortRoots: rootsOfTwo(SHORT_STEPS),
  normalTail: normalTailTable(),
};

const powersOfTwo = (): Float64Array => {
  const table = new Float64Array(2046);
  table[1022] = 1;
  for (let k = 1; k <= 1023; k++) table[1022 + k] = (table[1021 + k] as number) * 2;
  for (let k = 1; k <= 1022; k++) table[1022 - k] = (table[1023 - k] as number) / 2;
  return table;
};
const POWERS = powersOfTwo();

/** exp(high + low) for a `low` below 1e-3 in size: lets a caller carry an argument in more than double precision. */
export const expOfSum = (high: number, low: number): number => {
  const { stepsPerUnit, stepHigh, stepLow, smallest, largest, third, fourth } = constants.exp;
  if (high < smallest) return 0;
  const x = largest < high ? largest : high;
  const n = x * stepsPerUnit + constants.roundingShift - constants.roundingShift;
  const r = x - n * stepHigh - n * stepLow + low;
  const series = r + r * r * (0.5 + r * (third + r * fourth));
  const half = (tables.rootsOfTwo[n & (EXP_STEPS - 1)] as number) * (POWERS[(n >> 8) + 1021] as number);
  return (half * series + half) * 2;
};

/** e^x. */
export const exp = (x: number): number => expOfSum(x, 0);

/**
 * e^x for x between -600 and 700, by a reduction in one step: the relative error is |x| x 1.1e-16 larger than that of `exp`, no more than
 * half a unit in the last place of x makes. For survival and its like, where x itself is worked out. NaN for NaN; nothing else outside.
 */
export const shortExp = (x: number): number => {
  const { steps, stepsPerUnit, first, second, third } = constants.shortExp;
  const y = x * stepsPerUnit;
  const n = y + constants.roundingShift - constants.roundingShift;
  const r = y - n;
  const scale = (tables.shortRoots[n & (steps - 1)] as number) * (POWERS[(n >> 10) + 1022] as number);
  return scale * ((third * r + second) * r + first) * r + scale;
};

/** e^x as formulas have it: `shortExp` for arguments up to 8 in size, with a relative error below 1e-15 there, and `exp` beyond. */
export const formulaExp = (x: number): number => (Math.abs(x) <= constants.shortExp.moderate ? shortExp(x) : exp(x));

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer); // little-endian on every platform that runs JavaScript today

/** Natural logarithm; -Infinity at 0, NaN below 0. */
export const log = (x: number): number => {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  const { cut, ln2High, ln2Low, series, lift, liftExponent, smallestNormal } = constants.log;
  const subnormal = x < smallestNormal;
  double[0] = subnormal ? x * lift : x;
  const high = (words[1] as number) + cut;
  const exponent = (high >>> 20) - 1023;
  words[1] = (words[1] as number) - (exponent << 20);
  const k = exponent - (subnormal ? liftExponent : 0);
  const f = (double[0] as number) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (series[1] + w * (series[3] + w * series[5]));
  const even = z * (series[0] + w * (series[2] + w * (series[4] + w * series[6])));
  const half = 0.5 * f * f;
  return k * ln2High - (half - (s * (half + (even + odd)) + k * ln2Low) - f);
};

/** log(1 + x) without cancellation near 0 (Kahan's correction of the rounding in 1 + x). */
export const log1p = (x: number): number => {
  const u = 1 + x;
  if (u === 1) return x;
  return u === Number.POSITIVE_INFINITY ? u : (log(u) * x) / (u - 1);
};

/** e^x - 1 without cancellation near 0 (the same correction, the other way). */
export const expm1 = (x: number): number => {
  const u = exp(x);
  if (u === 1) return x;
  const difference = u - 1;
  return difference === -1 || u === Number.POSITIVE_INFINITY ? difference : (difference * x) / log(u);
};

/** base^exponent for a base of 0 or more; 1 for the exponent 0. Relative error about |exponent log base| x 1.1e-16. */
export const pow = (base: number, exponent: number): number => (exponent === 0 ? 1 : exp(exponent * log(base)));

/** P(Z > y) for y > 8. */
const farTail = (y: number): number => {
  const { inverseSqrtTwoPi, tailTop, tailBottom } = constants.normal;
  const coarse = Math.fround(y);
  const density = expOfSum(-0.5 * coarse * coarse, -0.5 * (y - coarse) * (y + coarse));
  const s = 1 / (y * y);
  const top = ((((tailTop[0] * s + tailTop[1]) * s + tailTop[2]) * s + tailTop[3]) * s + tailTop[4]) * s + tailTop[5];
  const bottom = ((((s + tailBottom[0]) * s + tailBottom[1]) * s + tailBottom[2]) * s + tailBottom[3]) * s + tailBottom[4];
  return (density * (inverseSqrtTwoPi - (s * top) / bottom)) / y;
};

const nearTail = (y: number): number => {
  const { stepsPerUnit, stride } = constants.normal;
  const n = y * stepsPerUnit + constants.roundingShift - constants.roundingShift;
  const d = y - n * (1 / stepsPerUnit);
  const at = n * stride;
  let sum = tables.normalTail[at + 6] as number;
  for (let k = 5; k >= 0; k--) sum = sum * d + (tables.normalTail[at + k] as number);
  return sum;
};

/** P(Z > z) for a standard normal Z, accurate in relative terms far into the upper tail. */
export const normalUpperTail = (z: number): number => {
  const y = Math.abs(z);
  const tail = y <= constants.normal.tableEnd ? nearTail(y) : farTail(y);
  return z < 0 ? 1 - tail : tail;
};

/** P(Z <= z) for a standard normal Z, accurate in relative terms far into the lower tail. */
export const normalCdf = (z: number): number => normalUpperTail(-z);

const horner = (x: number, coefficients: readonly number[]): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient);

const stirlingRest = (x: number): number => horner(1 / (x * x), constants.gamma.stirling) / x;

/** log Gamma(a + 1) - a log a + a, a > 0: what `gammaTail` needs of a. */
export const gammaScale = (a: number): number => {
  const { halfLogTwoPi, large } = constants.gamma;
  if (a >= large) return stirlingRest(a) + halfLogTwoPi + 0.5 * log(a);
  let product = a + 1;
  for (let i = 2; i < large; i++) product *= a + i;
  const lifted = a + large;
  const logGamma = (lifted - 0.5) * log(lifted) - lifted + halfLogTwoPi + stirlingRest(lifted) - log(product);
  return logGamma - a * log(a) + a;
};

/**
 * Regularised incomplete gamma functions at x = a e^y, a > 0: P(a, x) when `lower`, else Q(a, x); `scale` is gammaScale(a). Accurate
 * in relative terms where it is the smaller of the two. Above y = 50 it counts as at 50. Series below a + 1, Lentz's continued fraction
 * above (Abramowitz & Stegun 6.5.29, 6.5.31).
 */
export const gammaTail = (a: number, scale: number, logRatio: number, lower: boolean): number => {
  const { near, inverseFactorials, largestLog, mostTerms, smallestTerm, closeTo1 } = constants.gamma;
  const y = largestLog < logRatio ? largestLog : logRatio;
  const ratio = exp(y);
  const x = a * ratio;
  const excess = Math.abs(y) <= near ? y * y * horner(y, inverseFactorials) : ratio - 1 - y;
  const lead = exp(-(a * excess) - scale);
  let n = 0;
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    do {
      n++;
      term *= x / (a + n);
      sum += term;
    } while (term > sum * smallestTerm && n < mostTerms);
    return lower ? lead * sum : 1 - lead * sum;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  let factor = 0;
  do {
    n++;
    b += 2;
    const coefficient = n * (a - n);
    d = 1 / (coefficient * d + b);
    c = b + coefficient / c;
    factor = c * d;
    fraction *= factor;
  } while (Math.abs(factor - 1) >= closeTo1 && n < mostTerms);
  const upper = lead * a * fraction;
  return lower ? 1 - upper : upper;
};
