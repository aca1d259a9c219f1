import { exp, expm1, log, log1p, logGamma, normalUpperTail, pow } from '@likeverd/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import fixtures from './fixtures.json' with { type: 'json' };
import { fixtures as made } from './fixtures-maker.ts';

const EPSILON = 2 ** -52;

/** Largest error over a fixture, relative to the expected value, in units of 2^-52. */
const worst = (rows: readonly (readonly number[])[], compute: (x: number) => number): number =>
  Math.max(
    ...rows.map(
      ([x = Number.NaN, expected = Number.NaN]) =>
        (expected === 0 ? Math.abs(compute(x)) : Math.abs(compute(x) / expected - 1)) / EPSILON,
    ),
  );

/** Bounds in units of 2^-52, relative; fixtures-maker.ts computes the expected values with 3000 binary digits. */
describe('against fixtures in 3000 binary digits', () => {
  test.each([
    ['exp', exp, 1],
    ['log', log, 1],
    ['log1p', log1p, 3],
    ['expm1', expm1, 3],
    ['normalUpperTail', normalUpperTail, 5],
  ] as const)('%s', (name, compute, bound) => {
    expect(worst(fixtures[name], compute)).toBeLessThanOrEqual(bound);
  });
});

test('logGamma: absolute error, its zeros at 1 and 2 being near', () => {
  for (const [x = Number.NaN, expected = Number.NaN] of fixtures.logGamma) {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThanOrEqual(32 * EPSILON * Math.max(1, Math.abs(expected)));
  }
});

describe('limits', () => {
  test('exp', () => {
    expect(exp(0)).toBe(1);
    expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exp(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(710)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(-746)).toBe(0);
    expect(exp(Number.NaN)).toBeNaN();
    expect(exp(709.78)).toBeLessThan(Number.MAX_VALUE);
  });
  test('log', () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-1)).toBeNaN();
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(log(Number.MIN_VALUE)).toBeCloseTo(-1074 * Math.LN2, 10);
  });
  test('log1p and expm1 near their ends', () => {
    expect(log1p(-1)).toBe(Number.NEGATIVE_INFINITY);
    expect(log1p(0)).toBe(0);
    expect(expm1(-800)).toBe(-1);
    expect(expm1(800)).toBe(Number.POSITIVE_INFINITY);
  });
  test('pow', () => {
    expect(pow(0, 0)).toBe(1);
    expect(pow(0, 2)).toBe(0);
    expect(pow(0, -1)).toBe(Number.POSITIVE_INFINITY);
    expect(pow(1.04, 40)).toBeCloseTo(4.801020628, 8); // 1.04^40, compound interest tables
  });
});

test('log undoes exp', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -700, max: 700, noNaN: true }),
      (x) => Math.abs(log(exp(x)) - x) <= 4 * EPSILON * Math.max(1, Math.abs(x)),
    ),
  );
});

test('fixtures.json is what fixtures-maker.ts makes', () => expect(fixtures).toEqual(made));
