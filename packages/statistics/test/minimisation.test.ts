import { latinHypercube, minimise } from '@likeverd/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('minimise', () => {
  test('Rosenbrock’s valley (1960), whose least value is 0 at (1, 1), here at (0.5, 0.5)', () => {
    const valley = ([x = Number.NaN, y = Number.NaN]: readonly number[]): number =>
      100 * (2 * y - (2 * x) ** 2) ** 2 + (1 - 2 * x) ** 2;
    const { point, value, converged } = minimise(valley, [0.05, 0.9], { most: 2000 });
    expect(point[0]).toBeCloseTo(0.5, 6);
    expect(point[1]).toBeCloseTo(0.5, 6);
    expect(value).toBeLessThan(1e-12);
    expect(converged).toBe(true);
  });
  test('property: a bowl’s bottom, or the nearest point of the cube', () => {
    const bottom = fc.double({ min: -0.5, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(fc.array(bottom, { minLength: 1, maxLength: 3 }), (bottoms) => {
        const bowl = (point: readonly number[]): number => point.reduce((sum, x, axis) => sum + (x - (bottoms[axis] ?? 0)) ** 2, 0);
        const { point } = minimise(
          bowl,
          bottoms.map(() => 0.3),
          { most: 4000 },
        );
        bottoms.forEach((b, axis) => expect(point[axis]).toBeCloseTo(Math.min(1, Math.max(0, b)), 6));
      }),
      { numRuns: 50, seed: 1 },
    );
  });
  test('nowhere finite, and too few evaluations: not converged', () => {
    expect(minimise(() => Number.NaN, [0.5, 0.5])).toMatchObject({ converged: false, value: Number.POSITIVE_INFINITY });
    expect(minimise(([x = 0]) => (x - 0.7) ** 2, [0.1], { most: 6 }).converged).toBe(false);
  });
});

test('latinHypercube: each coordinate once in each part, the same for the same seed', () => {
  const points = latinHypercube(7, 'design', 12, 3);
  for (let axis = 0; axis < 3; axis++) {
    const parts = points.map((point) => Math.floor((point[axis] ?? Number.NaN) * 12)).toSorted((a, b) => a - b);
    expect(parts).toEqual(Array.from({ length: 12 }, (_, part) => part));
  }
  expect(latinHypercube(7, 'design', 12, 3)).toEqual(points);
  expect(latinHypercube(8, 'design', 12, 3)).not.toEqual(points);
});
