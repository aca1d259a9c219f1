/**
 * exp, log and the normal tail in whole-number arithmetic with 2,200 binary places: an independent way to the same numbers, from power
 * series alone. Slow and plain on purpose.
 */

const PLACES = 2200n;
const ONE = 1n << PLACES;

/** A double as an exact fraction: numerator / 2^shift, or numerator * 2^-shift. */
const exact = (x: number): { readonly numerator: bigint; readonly shift: number } => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const magnitude = field === 0 ? fraction : fraction | (1n << 52n);
  return { numerator: x < 0 ? -magnitude : magnitude, shift: 1075 - Math.max(field, 1) };
};

/** A double in fixed point. */
const fixed = (x: number): bigint => {
  const { numerator, shift } = exact(x);
  const places = Number(PLACES) - shift;
  return places >= 0 ? numerator << BigInt(places) : numerator >> BigInt(-places);
};

const multiply = (a: bigint, b: bigint): bigint => (a * b) >> PLACES;

const atanhSeries = (s: bigint): bigint => {
  const square = multiply(s, s);
  let power = s;
  let sum = 0n;
  for (let k = 1n; power !== 0n && power !== -1n; k += 2n) {
    sum += power / k;
    power = multiply(power, square);
  }
  return sum;
};

const LN2 = 2n * atanhSeries(ONE / 3n);

const arctangentOfInverse = (n: bigint): bigint => {
  let power = ONE / n;
  let sum = 0n;
  for (let k = 0n; power !== 0n; k++) {
    sum += (k % 2n === 0n ? power : -power) / (2n * k + 1n);
    power /= n * n;
  }
  return sum;
};

/** Machin's formula. */
const PI = 16n * arctangentOfInverse(5n) - 4n * arctangentOfInverse(239n);

const squareRoot = (value: bigint): bigint => {
  const wanted = value << PLACES;
  let estimate = 1n << BigInt(Math.ceil(wanted.toString(2).length / 2));
  for (;;) {
    const next = (estimate + wanted / estimate) >> 1n;
    if (next >= estimate) return estimate;
    estimate = next;
  }
};

const expSeries = (r: bigint): bigint => {
  let term = ONE;
  let sum = 0n;
  for (let k = 1n; term !== 0n && term !== -1n; k++) {
    sum += term;
    term = multiply(term, r) / k;
  }
  return sum;
};

/** e^x as fixed point times 2^power. */
const expParts = (x: bigint): { readonly mantissa: bigint; readonly power: bigint } => {
  const power = x / LN2;
  return { mantissa: expSeries(x - power * LN2), power };
};

/** log x for x > 0. */
export const fixedLog = (x: number): bigint => {
  const { numerator, shift } = exact(x);
  const length = numerator.toString(2).length;
  const m = numerator << (PLACES - BigInt(length)); // in [1/2, 1)
  return 2n * atanhSeries(((m - ONE) << PLACES) / (m + ONE)) + BigInt(length - shift) * LN2;
};

const ROOT_TWO_PI = squareRoot(2n * PI);

/** P(Z > z): 1/2 - density(z) (z + z^3/3 + z^5/15 + …). */
export const fixedUpperTail = (z: number): bigint => {
  const at = fixed(z);
  const square = multiply(at, at);
  const { mantissa, power } = expParts(-(square >> 1n));
  const density = ((mantissa >> -power) << PLACES) / ROOT_TWO_PI;
  let term = at;
  let sum = 0n;
  for (let k = 3n; term !== 0n && term !== -1n; k += 2n) {
    sum += term;
    term = multiply(term, square) / k;
  }
  return (ONE >> 1n) - multiply(density, sum);
};

/** |computed / expected - 1| in units of 2^-53, half a unit in the last place. */
export const halfUlps = (computed: number, expected: bigint): number => {
  const difference = fixed(computed) - expected;
  return Number(((difference < 0n ? -difference : difference) << 73n) / (expected < 0n ? -expected : expected)) / 2 ** 20;
};

/** The same for e^x, of any size. */
export const halfUlpsOfExp = (computed: number, x: number): number => {
  const { mantissa, power } = expParts(fixed(x));
  const { numerator, shift } = exact(computed);
  const places = PLACES - BigInt(shift) - power;
  const scaled = places >= 0n ? numerator << places : numerator >> -places;
  const difference = scaled - mantissa;
  return Number(((difference < 0n ? -difference : difference) << 73n) / mantissa) / 2 ** 20;
};
