import { findRoot, scanRoots } from '@likeverd/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('findRoot', () => {
  test.each([
    ['x^2 - 2', (x: number) => x * x - 2, 0, 2, Math.SQRT2],
    ['cos x - x (Dottie number)', (x: number) => Math.cos(x) - x, 0, 1, 0.7390851332151607],
    ['a root of order nine, flat around it', (x: number) => (x - 1) ** 9, 0, 3, 1],
    ['a jump', (x: number) => (x < 0.3 ? -1 : 1), 0, 1, 0.3],
    ['steep at one end', (x: number) => Math.log(x) + 5, 1e-8, 1e6, Math.exp(-5)],
  ])('%s', (_, f, low, high, root) => {
    const found = findRoot(f, low, high);
    expect(found.status).toBe('root');
    const near = f(root) === 0 && f(root + 1e-3) < 1e-20 ? 1e-2 : 1e-9;
    expect(Math.abs((found.status === 'root' ? found.x : Number.NaN) - root)).toBeLessThan(near);
  });
  test('superlinear on a smooth function: far fewer evaluations than the 40 bisections that 1e-12 takes', () => {
    const found = findRoot((x) => Math.exp(x) - 2, 0, 1);
    expect(found.status === 'root' ? found.evaluations : 99).toBeLessThan(12);
  });
  test('ends that are roots, ends of one sign, values that are no number, too few evaluations', () => {
    expect(findRoot((x) => x, 0, 1)).toEqual({ status: 'root', x: 0, evaluations: 2 });
    expect(findRoot((x) => x - 1, 0, 1)).toEqual({ status: 'root', x: 1, evaluations: 2 });
    expect(findRoot((x) => x * x + 1, -1, 1)).toEqual({ status: 'notBracketed' });
    expect(findRoot((x) => Math.log(x), -1, 2)).toEqual({ status: 'notANumber', x: -1 });
    expect(findRoot((x) => Math.log(x), 2, -1)).toEqual({ status: 'notANumber', x: -1 });
    expect(findRoot((x) => (x === -1 || x === 1 ? x : Number.NaN), -1, 1)).toMatchObject({ status: 'notANumber' });
    expect(findRoot((x) => Math.atan(x - 0.123), -1e6, 1, { most: 3 })).toMatchObject({ status: 'notConverged' });
  });
  test('property: the root of a cubic with one real root is found from any bracket', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (root, below, above) => {
          const found = findRoot((x) => (x - root) ** 3 + (x - root), root - below, root + above);
          expect(found.status).toBe('root');
          expect(Math.abs((found.status === 'root' ? found.x : Number.NaN) - root)).toBeLessThan(1e-10);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('scanRoots', () => {
  test('every crossing of a function that turns', () => {
    const { roots, monotone } = scanRoots(Math.sin, 1, 10, 20);
    expect(roots).toEqual([expect.closeTo(Math.PI, 10), expect.closeTo(2 * Math.PI, 10), expect.closeTo(3 * Math.PI, 10)]);
    expect(monotone).toBe(false);
  });
  test('a zero at a scanned point is found once; a monotone function has at most one', () => {
    expect(scanRoots((x) => x - 2, 0, 4, 4)).toMatchObject({ roots: [2], monotone: true, points: [0, 1, 2, 3, 4] });
    expect(scanRoots((x) => x + 1, 0, 4, 4)).toMatchObject({ roots: [], monotone: true });
  });
  test('values that are no number join no bracket and are not monotone', () => {
    expect(scanRoots((x) => Math.log(x), -1, 3, 8)).toMatchObject({ roots: [expect.closeTo(1, 10)], monotone: false });
  });
});
