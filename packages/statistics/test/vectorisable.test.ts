import { describe, expect, test } from 'vitest';
import { drawUniform, incompleteGamma, randomStream, vectorisable } from '../src/index.ts';
import fixtures from './fixtures.json' with { type: 'json' };
import { fixedLog, fixedUpperTail, halfUlps, halfUlpsOfExp } from './fixed-point.ts';

const { exp, expm1, formulaExp, gammaScale, gammaTail, log, log1p, normalCdf, normalUpperTail, pow, shortExp } = vectorisable;
const stream = randomStream(20_261, 'vectorisable');
const between = (from: number, to: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => from + (to - from) * drawUniform(stream, i));
const worst = (points: readonly number[], error: (x: number) => number): number => Math.max(...points.map(error));

describe('errors in units of 2^-53 against 2,200 binary places', () => {
  test('exp: below 2 between the flush and the overflow', () => {
    const points = [...between(-670, 709.78, 600), ...between(-1, 1, 600), 1e-300, -1e-17, 709.782712893384];
    expect(worst(points, (x) => halfUlpsOfExp(exp(x), x))).toBeLessThan(2);
  });

  test('shortExp: below 2 and twice the size of its argument', () => {
    const points = [...between(-600, 700, 600), ...between(-40, 4, 600), ...between(-1, 1, 600), 0, -600, 700];
    expect(worst(points, (x) => halfUlpsOfExp(shortExp(x), x) / (2 + 2 * Math.abs(x)))).toBeLessThan(1);
  });

  test('formulaExp: as shortExp up to 8, as exp beyond', () => {
    const points = [...between(-8, 8, 1200), ...between(8.000001, 709, 300), ...between(-670, -8.000001, 300), -8, 8, 0];
    const error = (x: number): number => halfUlpsOfExp(formulaExp(x), x) / (2 + (Math.abs(x) <= 8 ? 2 * Math.abs(x) : 0));
    expect(worst(points, error)).toBeLessThan(1);
  });

  test('log: below 2 everywhere, near 1 and among the subnormal numbers too', () => {
    const points = [
      ...between(0, 1000, 300),
      ...between(0.9, 1.1, 600),
      5e-324,
      1e-310,
      2.2250738585072014e-308,
      1.7976931348623157e308,
    ];
    expect(worst(points, (x) => halfUlps(log(x), fixedLog(x)))).toBeLessThan(2);
  });

  test('normal upper tail: below 8 inside the table', () => {
    expect(worst(between(-8, 8, 800), (z) => halfUlps(normalUpperTail(z), fixedUpperTail(z)))).toBeLessThan(8);
  });

  test('normal upper tail: below 16 beyond it, up to the flush', () => {
    expect(worst(between(8, 36.6, 120), (z) => halfUlps(normalUpperTail(z), fixedUpperTail(z)))).toBeLessThan(16);
  });
});

describe('incomplete gamma', () => {
  const relative = (value: number, expected: number): number => (value === expected ? 0 : Math.abs(value / expected - 1));
  test('against high-precision fixtures', () => {
    for (const [a = Number.NaN, x = Number.NaN, upper = Number.NaN] of fixtures.upperGamma) {
      const y = Math.log(x / a);
      // x = a e^y carries the rounding of y: its relative error times x times the hazard, at most x + a
      const allowed = 1e-13 * (1 + a + x);
      expect(relative(gammaTail(a, gammaScale(a), y, false), upper)).toBeLessThan(allowed);
      expect(Math.abs(gammaTail(a, gammaScale(a), y, true) + gammaTail(a, gammaScale(a), y, false) - 1)).toBeLessThan(1e-15);
    }
  });
  test('as the other algorithm of this package, over shapes from 0.01 to 10,000', () => {
    for (const [i, u] of between(-4.6, 9.2, 400).entries()) {
      const a = exp(u);
      const y = (8 * (drawUniform(stream, i, 1) - 0.5)) / Math.sqrt(a + 1);
      const { lower, upper } = incompleteGamma(a, a * exp(y));
      expect(relative(gammaTail(a, gammaScale(a), y, true), lower)).toBeLessThan(1e-11);
      expect(relative(gammaTail(a, gammaScale(a), y, false), upper)).toBeLessThan(1e-11);
    }
  });
  test('ends', () => {
    expect([gammaTail(2, gammaScale(2), Number.POSITIVE_INFINITY, true), gammaTail(2, gammaScale(2), 50, false)]).toEqual([1, 0]);
    expect(gammaTail(2, gammaScale(2), Number.NEGATIVE_INFINITY, true)).toBe(0);
    expect(gammaTail(2, gammaScale(2), Number.NaN, true)).toBeNaN();
  });
});

describe('ends and exceptions', () => {
  test('exp', () => {
    expect([exp(0), exp(-0), exp(-670.1), exp(Number.NEGATIVE_INFINITY), exp(710), exp(Number.POSITIVE_INFINITY)]).toEqual([
      1,
      1,
      0,
      0,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    expect(exp(Number.NaN)).toBeNaN();
  });

  test('log', () => {
    expect([log(1), log(0), log(-0), log(Number.POSITIVE_INFINITY)]).toEqual([
      0,
      Number.NEGATIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    expect([log(-1), log(Number.NaN), log(Number.NEGATIVE_INFINITY)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  test('small arguments of log1p and expm1 are returned, and the pair undoes itself', () => {
    expect([log1p(1e-300), expm1(-1e-300), log1p(0), expm1(0)]).toEqual([1e-300, -1e-300, 0, 0]);
    for (const x of between(-0.5, 0.5, 200)) expect(Math.abs(log1p(expm1(x)) / x - 1)).toBeLessThan(1e-15);
    expect([expm1(-800), expm1(800), log1p(-1), log1p(Number.POSITIVE_INFINITY)]).toEqual([
      -1,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
  });

  test('pow', () => {
    expect([pow(0, 0), pow(7, 0), pow(0, 2), pow(0, -2), pow(4, 0.5), pow(1, 1e9)]).toEqual([
      1,
      1,
      0,
      Number.POSITIVE_INFINITY,
      2,
      1,
    ]);
    expect(pow(-8, 2)).toBeNaN();
  });

  test('the normal distribution is symmetric, falls, and is 1/2 at 0', () => {
    expect([normalUpperTail(0), normalUpperTail(40), normalUpperTail(-40), normalCdf(-0)]).toEqual([0.5, 0, 1, 0.5]);
    expect(normalCdf(Number.NaN)).toBeNaN();
    for (const z of between(0, 30, 300)) {
      expect(normalUpperTail(-z)).toBe(1 - normalUpperTail(z));
      expect(normalUpperTail(z)).toBeGreaterThanOrEqual(normalUpperTail(z + 1e-6));
    }
  });
});
