import { writeFileSync } from 'node:fs';

/**
 * Expected values for the functions of packages/statistics, worked out here in fixed-point arithmetic with 3000 binary digits and
 * rounded once, to the nearest double. Run `node packages/statistics/test/fixtures-maker.ts` to write fixtures.json again.
 */
const BITS = 3000n;
const ONE = 1n << BITS;

/** The exact value of a double in fixed point. */
const fixed = (x: number): bigint => {
  if (x === 0) return 0n;
  let scale = 0n;
  let rest = x;
  while (!Number.isInteger(rest)) {
    rest *= 2;
    scale++;
  }
  return (BigInt(rest) << BITS) >> scale;
};

const times = (a: bigint, b: bigint): bigint => (a * b) >> BITS;
const over = (a: bigint, b: bigint): bigint => (a << BITS) / b;

/** The nearest double: the leading 64 bits (one of them sticky) are converted once, then scaled by powers of two, exactly. */
const nearest = (a: bigint): number => {
  if (a === 0n) return 0;
  const size = a < 0n ? -a : a;
  const shift = BigInt(size.toString(2).length - 64);
  const sticky = shift > 0n && (size & ((1n << shift) - 1n)) !== 0n ? 1n : 0n;
  const leading = shift > 0n ? (size >> shift) | sticky : size << -shift;
  const power = Number(shift - BITS);
  const half = Math.trunc(power / 2);
  return Math.sign(a < 0n ? -1 : 1) * Number(leading) * 2 ** half * 2 ** (power - half);
};

const exponential = (x: bigint): bigint => {
  const halvings = 40n;
  const small = x >> halvings;
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = times(term, small) / n;
    sum += term;
  }
  for (let i = 0n; i < halvings; i++) sum = times(sum, sum);
  return sum;
};

/** 2 artanh(y), |y| < 1 */
const doubleArtanh = (y: bigint): bigint => {
  const square = times(y, y);
  let power = y;
  let sum = 0n;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n;
    power = times(power, square);
  }
  return 2n * sum;
};

const LN2 = doubleArtanh(ONE / 3n);

const logarithm = (x: bigint): bigint => {
  let mantissa = x;
  let exponent = 0n;
  while (mantissa >= 2n * ONE) {
    mantissa >>= 1n;
    exponent++;
  }
  while (mantissa < ONE) {
    mantissa <<= 1n;
    exponent--;
  }
  return doubleArtanh(over(mantissa - ONE, mantissa + ONE)) + exponent * LN2;
};

const arctanInverse = (n: bigint): bigint => {
  let power = ONE / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = -power / (n * n);
    sum += power / k;
    if (power === -1n) break;
  }
  return sum;
};
const PI = 4n * (4n * arctanInverse(5n) - arctanInverse(239n));

const root = (x: bigint): bigint => {
  let estimate = ONE << BigInt(Math.max(0, Math.ceil((x.toString(2).length - Number(BITS)) / 2)));
  for (;;) {
    const next = (estimate + over(x, estimate)) >> 1n;
    if (next >= estimate) return estimate;
    estimate = next;
  }
};

/** P(Z > z) = 1/2 - phi(z) (z + z^3/3 + z^5/(3 5) + …) (Abramowitz & Stegun 26.2.11). */
const upperTail = (z: bigint): bigint => {
  const square = times(z, z);
  let term = z;
  let sum = z;
  for (let n = 3n; term !== 0n && term !== -1n; n += 2n) {
    term = times(term, square) / n;
    sum += term;
  }
  const density = over(exponential(-square / 2n), root(2n * PI));
  return ONE / 2n - times(density, sum);
};

/** log Gamma(n/2) for a whole n, from (n - 2)/2 … down to 1 or 1/2. */
const logGammaOfHalves = (n: number): bigint => {
  let product = n % 2 === 0 ? ONE : root(PI);
  for (let k = n - 2; k > 0; k -= 2) product = (product * BigInt(k)) / 2n;
  return logarithm(product);
};

/** Q(a, x) = e^-x (1 + x + x^2/2! + … + x^(a-1)/(a-1)!) for a whole a. */
const upperGamma = (a: number, x: bigint): bigint => {
  let term = ONE;
  let sum = ONE;
  for (let k = 1; k < a; k++) {
    term = times(term, x) / BigInt(k);
    sum += term;
  }
  return times(exponential(-x), sum);
};

const rows = (inputs: readonly number[], value: (x: number) => bigint): readonly (readonly number[])[] =>
  inputs.map((x) => [x, nearest(value(x))]);
const spread = (from: number, to: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 0.3)) / count);

const shapes = [1, 2, 3, 5, 10, 25, 100];
export const fixtures = {
  exp: rows([...spread(-700, 700, 60), ...spread(-1, 1, 40), 1e-9, -1e-9, 0.5, -34.5], (x) => exponential(fixed(x))),
  log: rows([...spread(1e-15, 3, 60), ...spread(0.9, 1.1, 30), 1e-300, 1e-15, 1e300, 2, 10, 0.7071067811865476], (x) =>
    logarithm(fixed(x)),
  ),
  log1p: rows([...spread(-0.99, 2, 30), 1e-12, -1e-12, 1e-5, -1e-5], (x) => logarithm(ONE + fixed(x))),
  expm1: rows([...spread(-3, 3, 30), 1e-12, -1e-12, 1e-5, -1e-5], (x) => exponential(fixed(x)) - ONE),
  normalUpperTail: rows([...spread(-8, 8, 80), 0, 0.67448975, 5.656854249492381, 5.7, 10, 15, 20, 30, 37], (z) =>
    upperTail(fixed(z)),
  ),
  logGamma: rows([0.5, 1.5, 2.5, 3, 4.5, 7, 11.5, 12, 12.5, 25, 100, 170.5], (x) => logGammaOfHalves(2 * x)),
  upperGamma: shapes.flatMap((a) =>
    [0.1, 0.5, 1, 2, 3].map((factor) => [a, a * factor, nearest(upperGamma(a, fixed(a * factor)))]),
  ),
};

if (import.meta.main) writeFileSync(new URL('fixtures.json', import.meta.url), `${JSON.stringify(fixtures)}\n`);
