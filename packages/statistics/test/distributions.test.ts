import { exp, incompleteGamma, log, logGamma, normalCdf, normalQuantile, normalUpperTail } from '@likeverd/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import fixtures from './fixtures.json' with { type: 'json' };

describe('normal quantile', () => {
  test('undoes the tail probabilities of the fixtures', () => {
    for (const [z = Number.NaN, tail = Number.NaN] of fixtures.normalUpperTail) {
      // dz = dp / phi(z): where the tail probability is near 1, its own rounding moves z
      const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
      const rounding = (tail * 2 ** -53) / density;
      expect(Math.abs(-normalQuantile(tail) - z)).toBeLessThanOrEqual(2 * rounding + 1e-15 * Math.max(1, Math.abs(z)));
    }
  });
  test('ends and outside', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(1.5)).toBeNaN();
  });
  test('the two tails mirror each other', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 37, noNaN: true }), (z) => {
        expect(normalCdf(z)).toBe(normalUpperTail(-z));
        expect(Math.abs(normalCdf(z) + normalUpperTail(z) - 1)).toBeLessThanOrEqual(2 ** -52);
      }),
    );
  });
});

describe('incomplete gamma', () => {
  test('whole shapes, against e^-x times the partial sum of the exponential series', () => {
    for (const [a = Number.NaN, x = Number.NaN, upper = Number.NaN] of fixtures.upperGamma) {
      const computed = incompleteGamma(a, x);
      expect(Math.abs(computed.upper / upper - 1)).toBeLessThan(5e-14);
      expect(Math.abs(computed.lower + computed.upper - 1)).toBeLessThan(1e-15);
    }
  });
  test('shape 1/2 is the normal tail: Q(1/2, x) = 2 P(Z > sqrt(2x))', () => {
    for (const x of [0.01, 0.3, 1, 1.4, 1.6, 5, 20]) {
      expect(Math.abs(incompleteGamma(0.5, x).upper / (2 * normalUpperTail(Math.sqrt(2 * x))) - 1)).toBeLessThan(1e-13);
    }
  });
  test('recurrence P(a + 1, x) = P(a, x) - x^a e^-x / Gamma(a + 1)  (Abramowitz & Stegun 6.5.21)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 60, noNaN: true }), fc.double({ min: 0.01, max: 3, noNaN: true }), (a, factor) => {
        const x = a * factor;
        const expected = incompleteGamma(a, x).lower - exp(a * log(x) - x - logGamma(a + 1));
        expect(Math.abs(incompleteGamma(a + 1, x).lower - expected)).toBeLessThan(1e-13);
      }),
    );
  });
  test('ends and outside', () => {
    expect(incompleteGamma(2, 0)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteGamma(2, Number.POSITIVE_INFINITY)).toEqual({ lower: 1, upper: 0 });
    expect(incompleteGamma(-1, 1).lower).toBeNaN();
  });
});

test('log gamma: duplication (Abramowitz & Stegun 6.1.18) and its domain', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 80, noNaN: true }), (x) => {
      const right = (1 - 2 * x) * log(2) + 0.5 * log(Math.PI) + logGamma(2 * x);
      expect(Math.abs(logGamma(x) + logGamma(x + 0.5) - right)).toBeLessThan(1e-12 * Math.max(1, Math.abs(right)));
    }),
  );
  expect(logGamma(0)).toBeNaN();
});
