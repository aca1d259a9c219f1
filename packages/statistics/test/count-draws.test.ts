import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawBinomial, drawPoisson, isotonic, mean, randomStream, variance } from '../src/index.ts';

const draws = 20_000;
const stream = randomStream(11, 'counts');
/** Five standard errors of a mean and of a variance with no heavier tails than a normal one. */
const near = (column: Float64Array, expected: { readonly mean: number; readonly variance: number }): void => {
  expect(Math.abs(mean(column) - expected.mean)).toBeLessThan(5 * Math.sqrt(expected.variance / draws));
  expect(Math.abs(variance(column) / expected.variance - 1)).toBeLessThan(5 * Math.sqrt(3 / draws));
};

describe('counts', () => {
  test.each([
    [10, 0.3],
    [24, 0.95],
    [25, 0.5],
    [1_000, 0.02],
    [997, 0.7],
  ])('binomial of %d trials with chance %d: mean n p, variance n p (1 − p), whole numbers from 0 to n', (trials, chance) => {
    const column = Float64Array.from({ length: draws }, (_, draw) => drawBinomial(stream, draw, trials, chance));
    near(column, { mean: trials * chance, variance: trials * chance * (1 - chance) });
    expect(column.every((count) => Number.isInteger(count) && count >= 0 && count <= trials)).toBe(true);
  });

  test('binomial: the share of each count agrees with its probability, chi-squared with 30 degrees below 60', () => {
    const [trials, chance] = [30, 0.4];
    const counts = new Float64Array(trials + 1);
    for (let draw = 0; draw < draws; draw += 1) {
      const count = drawBinomial(stream, draw, trials, chance);
      counts[count] = (counts[count] ?? 0) + 1;
    }
    let probability = (1 - chance) ** trials;
    let statistic = 0;
    counts.forEach((count, k) => {
      if (k > 0) probability *= ((trials - k + 1) / k) * (chance / (1 - chance));
      statistic += (count - draws * probability) ** 2 / (draws * probability + 0.5);
    });
    expect(statistic).toBeLessThan(60);
  });

  test('certain outcomes', () => {
    for (const trials of [0, 5, 500]) {
      expect(drawBinomial(stream, 3, trials, 1)).toBe(trials);
      expect(drawBinomial(stream, 3, trials, 0)).toBe(0);
    }
    expect(drawPoisson(stream, 3, 0)).toBe(0);
  });

  test.each([0.5, 11, 13, 400])('Poisson with mean %d: variance is the mean', (expected) => {
    near(
      Float64Array.from({ length: draws }, (_, draw) => drawPoisson(stream, draw, expected)),
      { mean: expected, variance: expected },
    );
  });
});

describe('isotonic regression', () => {
  test('worked by hand: 1, 3, 2 with weights 1, 1, 3 pools to (3 + 6) / 4', () => {
    expect(isotonic([1, 3, 2], [1, 1, 3])).toEqual([1, 9 / 4, 9 / 4]);
  });
  test('never decreases, keeps the weighted mean, and leaves what is in order', () => {
    const pairs = fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0.1, max: 9, noNaN: true })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(pairs, (given) => {
        const values = given.map(([value]) => value);
        const weights = given.map(([, weight]) => weight);
        const fitted = isotonic(values, weights);
        const weighted = (list: readonly number[]): number =>
          list.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
        const rising = fitted.every((value, index) => index === 0 || value >= (fitted[index - 1] ?? value));
        const sorted = values.toSorted((a, b) => a - b);
        return (
          rising &&
          Math.abs(weighted(fitted) - weighted(values)) < 1e-9 &&
          isotonic(sorted, weights).every((v, i) => v === sorted[i])
        );
      }),
    );
  });
});
