import { cholesky, correlation, mean, quantileSorted, quantiles, standardDeviation, sum, variance } from '@likeverd/statistics';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('quantile type 7: rank 1 + (n - 1) p', () => {
  // Hyndman & Fan (1996), definition 7: for 1, 2, 3, 4 and p = 0.1 the rank is 1 + 3 * 0.1 = 1.3
  expect(quantileSorted([1, 2, 3, 4], 0.1)).toBeCloseTo(1.3, 14);
  expect(quantiles([4, 1, 3, 2], [0, 0.5, 1])).toEqual([1, 2.5, 4]);
  expect(quantileSorted([], 0.5)).toBeNaN();
});

test('mean, variance, correlation by hand', () => {
  expect(sum([1, 2, 4])).toBe(7);
  expect(mean([1, 2, 3, 4])).toBe((1 + 2 + 3 + 4) / 4);
  expect(variance([1, 2, 3, 4])).toBeCloseTo((2.25 + 0.25 + 0.25 + 2.25) / 3, 14);
  expect(standardDeviation([3, 5])).toBeCloseTo(Math.sqrt(2), 14);
  expect(variance([1])).toBeNaN();
  expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 14);
});

test('a Cholesky factor times its transpose is the matrix', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 4, maxLength: 4 }), {
        minLength: 3,
        maxLength: 3,
      }),
      (rows) => {
        const matrix = rows.map((a, i) =>
          rows.map((b, j) => a.reduce((total, x, k) => total + x * (b[k] ?? 0), i === j ? 0.5 : 0)),
        );
        const lower = cholesky(matrix);
        matrix.forEach((row, i) =>
          row.forEach((element, j) => {
            const product = (lower?.[i] ?? []).reduce((total, x, k) => total + x * (lower?.[j]?.[k] ?? 0), 0);
            expect(product).toBeCloseTo(element, 10);
          }),
        );
      },
    ),
  );
});

test('no factor for a matrix that is not positive definite', () => {
  expect(
    cholesky([
      [1, 2],
      [2, 1],
    ]),
  ).toBeUndefined();
  expect(
    cholesky([
      [1, 1],
      [1, 1],
    ]),
  ).toBeUndefined();
});
