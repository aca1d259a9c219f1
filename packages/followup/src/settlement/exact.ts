/** An exact fraction of whole numbers, in lowest terms, the denominator above 0. */
export interface Exact {
  readonly over: bigint;
  readonly under: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

const make = (over: bigint, under: bigint): Exact => {
  const common = divisor(over, under);
  const sign = under < 0n ? -1n : 1n;
  return common === 0n ? { over: 0n, under: 1n } : { over: (sign * over) / common, under: (sign * under) / common };
};

export const whole = (value: bigint): Exact => ({ over: value, under: 1n });
export const zero: Exact = whole(0n);
export const one: Exact = whole(1n);

/** A number as people wrote it: 0.15 is 15/100, not the binary number next to it. */
export function exact(value: number): Exact {
  if (!Number.isFinite(value)) throw new RangeError(`Not an amount: ${value}`);
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [digits = '0', decimals = ''] = mantissa.split('.');
  const power = Number(exponent) - decimals.length;
  const number = BigInt(digits + decimals);
  return power >= 0 ? whole(number * 10n ** BigInt(power)) : make(number, 10n ** BigInt(-power));
}

export const plus = (a: Exact, b: Exact): Exact => make(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Exact, b: Exact): Exact => make(a.over * b.under - b.over * a.under, a.under * b.under);
export const times = (a: Exact, b: Exact): Exact => make(a.over * b.over, a.under * b.under);
export const over = (a: Exact, b: Exact): Exact => {
  if (b.over === 0n) throw new RangeError('Nothing to divide by');
  return make(a.over * b.under, a.under * b.over);
};
export const less = (a: Exact, b: Exact): boolean => a.over * b.under < b.over * a.under;
export const smaller = (a: Exact, b: Exact): Exact => (less(a, b) ? a : b);
export const larger = (a: Exact, b: Exact): Exact => (less(a, b) ? b : a);
export const power = (a: Exact, exponent: number): Exact => make(a.over ** BigInt(exponent), a.under ** BigInt(exponent));
export const sumOf = (values: readonly Exact[]): Exact => values.reduce(plus, zero);

/** The nearest whole number, halves away from zero. */
export function rounded({ over: n, under: d }: Exact): bigint {
  const size = n < 0n ? -n : n;
  const nearest = (2n * size + d) / (2n * d);
  return n < 0n ? -nearest : nearest;
}

/** A whole number of øre as a number of JSON; RangeError where it has more digits than a number holds. */
export function oere(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} øre has too many digits`);
  return number;
}
