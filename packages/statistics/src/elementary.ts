/**
 * exp, log and their relatives from the four basic operations alone. `Math.exp`, `Math.log` and `Math.pow` may differ in the last
 * bit between browsers and between versions of one; IEEE 754 addition, multiplication, division and square root may not.
 * Relative errors are bounded against 200-bit fixtures in test/elementary.test.ts.
 */

const LN2_HIGH = 6.9314718036912381649e-1; // 33 significant bits: n * LN2_HIGH is exact for |n| < 2^20
const LN2_LOW = 1.90821492927058770002e-10;
const STEPS = 64;
const STEP_HIGH = LN2_HIGH / STEPS;
const STEP_LOW = LN2_LOW / STEPS;
const STEPS_PER_LN2 = STEPS / 0.6931471805599453;
const LARGEST_EXPONENT = 709.782712893384;
const SMALLEST_EXPONENT = -745.1332191019412;

const integerRoot = (n: bigint): bigint => {
  let estimate = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (;;) {
    const next = (estimate + n / estimate) >> 1n;
    if (next >= estimate) return estimate;
    estimate = next;
  }
};

/** 2^(j/64), j = 0 … 63, each the double nearest to a 128-bit fixed-point value. */
const rootsOfTwo = (): Float64Array => {
  const bits = 128n;
  let step = 2n << bits;
  for (let halvings = 1; halvings < STEPS; halvings *= 2) step = integerRoot(step << bits);
  const table = new Float64Array(STEPS);
  let power = 1n << bits;
  for (let j = 0; j < STEPS; j++) {
    table[j] = Number(power) / (18446744073709551616 * 18446744073709551616);
    power = (power * step) >> bits;
  }
  return table;
};

const powersOfTwo = (): Float64Array => {
  const table = new Float64Array(1075 + 1024);
  table[1075] = 1;
  for (let k = 1; k <= 1023; k++) table[1075 + k] = (table[1074 + k] as number) * 2;
  for (let k = 1; k <= 1075; k++) table[1075 - k] = (table[1076 - k] as number) / 2;
  return table;
};

const ROOTS = rootsOfTwo();
const POWERS = powersOfTwo();

/** exp(high + low) for a `low` below 1e-3 in size: lets a caller carry an argument in more than double precision. */
export const expOfSum = (high: number, low: number): number => {
  if (high > LARGEST_EXPONENT) return Number.POSITIVE_INFINITY;
  if (high < SMALLEST_EXPONENT) return 0;
  const n = Math.floor(high * STEPS_PER_LN2 + 0.5);
  const r = high - n * STEP_HIGH - n * STEP_LOW + low;
  const series = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const root = ROOTS[n & (STEPS - 1)] as number;
  const power = n >> 6;
  const scaled = root + root * series;
  return power > 1023 ? scaled * (POWERS[1075 + 1023] as number) * 2 : scaled * (POWERS[1075 + power] as number);
};

/** e^x. Relative error below 2e-16 where the result is normal; NaN for NaN. */
export const exp = (x: number): number => (x === x ? expOfSum(x, 0) : x);

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer); // little-endian on every platform that runs JavaScript today

/** Natural logarithm. Relative error below 2e-16; -Infinity at 0, NaN below 0. */
export const log = (x: number): number => {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 2.2250738585072014e-308) return log(x * 18014398509481984) - 54 * LN2_HIGH - 54 * LN2_LOW; // subnormal: lift by 2^54
  double[0] = x;
  let exponent = ((words[1] as number) >>> 20) - 1023;
  let mantissa = x * (POWERS[1075 - exponent] as number);
  if (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    exponent++;
  }
  // log(1 + f) = f - f^2/2 + s (f^2/2 + R), s = f / (2 + f), R the tail of 2 atanh(s) / s
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const tail =
    z *
    (2 / 3 +
      z *
        (2 / 5 +
          z *
            (2 / 7 +
              z *
                (2 / 9 + z * (2 / 11 + z * (2 / 13 + z * (2 / 15 + z * (2 / 17 + z * (2 / 19 + z * (2 / 21 + z * (2 / 23)))))))))));
  const half = 0.5 * f * f;
  return exponent * LN2_HIGH - (half - (s * (half + tail) + exponent * LN2_LOW) - f);
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
  if (u - 1 === -1 || u === Number.POSITIVE_INFINITY) return u - 1;
  return ((u - 1) * x) / log(u);
};

/** base^exponent for a base of 0 or more. Relative error about |exponent log base| x 1.1e-16. */
export const pow = (base: number, exponent: number): number => {
  if (exponent === 0) return 1;
  if (base === 0) return exponent > 0 ? 0 : Number.POSITIVE_INFINITY;
  return exp(exponent * log(base));
};
