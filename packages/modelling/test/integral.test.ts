import { incompleteGamma, normalUpperTail } from '@likeverd/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeGrid } from '../src/curves/grid.ts';
import { type DescendingGrid, descendingGrid, fillGeneralisedGamma, fillLogNormal, LAYOUTS } from '../src/survival/integral.ts';

/** Prentice's form: S(t) is Q(a, a e^(q w)) for q > 0 and P for q < 0, a = q^-2, w = (ln t - mu) / sigma; log-normal for q = 0. */
const survivalAt = (t: number, mu: number, sigma: number, q: number): number => {
  const w = (Math.log(t) - mu) / sigma;
  if (q === 0) return normalUpperTail(w);
  const a = 1 / (q * q);
  const x = a * Math.exp(q * w);
  // A subnormal x has too few digits for a small P(a, x).
  if (x < 1e-300) return q < 0 ? Number.NaN : 1;
  const { lower, upper } = incompleteGamma(a, x);
  return q < 0 ? lower : upper;
};

const fill = (grid: DescendingGrid, survival: Float64Array, mu: number, sigma: number, q: number): void =>
  q === 0 ? fillLogNormal(grid, survival, mu, sigma) : fillGeneralisedGamma(grid, survival, mu, sigma, q);

const filled = (cycles: number, cyclesPerYear: number, mu: number, sigma: number, q: number) => {
  const { time, descending } = makeGrid(cycles, cyclesPerYear);
  const survival = new Float64Array(cycles + 1);
  fill(descending(), survival, mu, sigma, q);
  return { time, survival };
};

const largestDifference = (cycles: number, cyclesPerYear: number, mu: number, sigma: number, q: number): number => {
  const { time, survival } = filled(cycles, cyclesPerYear, mu, sigma, q);
  let largest = 0;
  for (let i = 1; i <= cycles; i++) {
    const expected = survivalAt(time[i] ?? 0, mu, sigma, q);
    const difference = Math.abs((survival[i] ?? Number.NaN) / expected - 1);
    if (expected > 1e-10 && !(difference <= largest)) largest = difference;
  }
  return largest;
};

describe('survival by the running integral agrees with the distribution function to 1e-11', () => {
  test.each([
    { cycles: 1820, cyclesPerYear: 52, mu: -0.37, sigma: 0.9, q: 0.55 },
    { cycles: 1820, cyclesPerYear: 52, mu: 0.65, sigma: 0.8, q: -0.55 },
    // Falls from 1 to 1e-15 within few cycles: the grid is too coarse for the integral.
    { cycles: 60, cyclesPerYear: 1, mu: 2, sigma: 0.05, q: 1.5 },
    // The integral's exponent is exact enough down to |q| = 0.02; below, no span is integrated.
    { cycles: 480, cyclesPerYear: 12, mu: 1, sigma: 0.7, q: 0.0201 },
    { cycles: 480, cyclesPerYear: 12, mu: 1, sigma: 0.7, q: -0.0199 },
    { cycles: 480, cyclesPerYear: 12, mu: 1, sigma: 0.7, q: 1e-4 },
    { cycles: 480, cyclesPerYear: 12, mu: 1, sigma: 0.7, q: 0 },
    { cycles: 1, cyclesPerYear: 1, mu: 1, sigma: 1, q: 1 },
  ])('$cycles cycles, mu $mu, sigma $sigma, q $q', ({ cycles, cyclesPerYear, mu, sigma, q }) => {
    expect(largestDifference(cycles, cyclesPerYear, mu, sigma, q)).toBeLessThan(1e-11);
  });

  test('over wide ranges of grids and parameters', () => {
    const size = fc.oneof(fc.double({ min: 0.02, max: 0.3, noNaN: true }), fc.double({ min: 0.3, max: 6, noNaN: true }));
    const q = fc.tuple(size, fc.constantFrom(-1, 0, 1)).map(([value, sign]) => (sign === 0 ? 0 : sign * value));
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 700 }),
        fc.constantFrom(1, 2, 4, 12, 52),
        fc.double({ min: -3, max: 5, noNaN: true }),
        fc.double({ min: 0.05, max: 5, noNaN: true }),
        q,
        (cycles, cyclesPerYear, mu, sigma, shape) => {
          expect(largestDifference(cycles, cyclesPerYear, mu, sigma, shape)).toBeLessThan(1e-11);
        },
      ),
      { numRuns: 150 },
    );
  });
});

test('the exponential distribution is the case mu = 0, sigma = 1, q = 1: S(t) = e^-t', () => {
  const { time, survival } = filled(360, 12, 0, 1, 1);
  for (let i = 1; i <= 276; i++) expect(Math.abs((survival[i] ?? 0) / Math.exp(-(time[i] ?? 0)) - 1)).toBeLessThan(1e-11);
});

test('survival lies between 1e-15 and 1', () => {
  for (const mu of [-5, 0, 6]) {
    const { survival } = filled(300, 12, mu, 0.4, 0.9);
    expect(Math.max(...survival.subarray(1))).toBeLessThanOrEqual(1);
    expect(Math.min(...survival.subarray(1))).toBeGreaterThanOrEqual(1e-15);
  }
});

test('in every layout that is in use each time of a span stands once, at its place in ln t, and the last step ends the span', () => {
  const { logTime } = makeGrid(300, 12);
  const { ends, steps, factors, from, to, until, shares } = descendingGrid(logTime);
  const at = (list: ArrayLike<number>, index: number): number => list[index] ?? Number.NaN;
  for (let row = 0; row < LAYOUTS.length * ends.length; row++) {
    const span = row % ends.length;
    const start = span === 0 ? 300 : at(ends, span - 1);
    if (at(factors, row) === Number.POSITIVE_INFINITY) {
      expect(at(to, row)).toBe(at(from, row));
      continue;
    }
    expect(at(to, row) - at(from, row)).toBe(LAYOUTS[Math.floor(row / ends.length)]);
    let time = start;
    for (let step = at(from, row); step < at(to, row); step++) {
      for (let share = step === 0 ? 0 : at(until, step - 1); share < at(until, step); share++) {
        time--;
        const u = at(logTime, start) - (step - at(from, row) + at(shares, share)) * at(steps, row);
        expect(Math.abs(u - at(logTime, time))).toBeLessThan(1e-12);
      }
    }
    expect(time).toBe(at(ends, span));
  }
});
