import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  departures,
  drawNormal,
  fittedValues,
  kernelBasis,
  mean,
  project,
  randomStream,
  smoothFit,
  smootherOf,
  symmetricEigen,
  tensorSplineBasis,
  variance,
} from '../src/index.ts';

const sample = (count: number, lane: number): Float64Array => {
  const stream = randomStream(7, 'regression test');
  return Float64Array.from({ length: count }, (_, index) => drawNormal(stream, index, lane));
};
const rootMeanSquare = (a: Float64Array, b: Float64Array): number =>
  Math.sqrt(a.reduce((sum, value, index) => sum + (value - (b[index] ?? Number.NaN)) ** 2, 0) / a.length);

describe('eigenvalues of a symmetric matrix', () => {
  test('second differences: 2 − 2 cos(kπ / (n + 1)), k = 1 … n (Golub & Van Loan 2013, section 4.8.6)', () => {
    const n = 25;
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i += 1) {
      matrix[i * n + i] = 2;
      if (i + 1 < n) matrix[i * n + i + 1] = matrix[(i + 1) * n + i] = -1;
    }
    const { values } = symmetricEigen(matrix, n);
    values.forEach((value, index) =>
      expect(Math.abs(value - (2 - 2 * Math.cos(((index + 1) * Math.PI) / (n + 1))))).toBeLessThan(1e-14),
    );
  });

  test('any symmetric matrix is V diag(values) V’ with orthonormal V', () => {
    const matrices = fc
      .integer({ min: 1, max: 9 })
      .chain((size) =>
        fc.tuple(fc.constant(size), fc.array(fc.integer({ min: -3, max: 3 }), { minLength: size * size, maxLength: size * size })),
      );
    fc.assert(
      fc.property(matrices, ([size, entries]) => {
        const at = (i: number, j: number): number => entries[Math.max(i, j) * size + Math.min(i, j)] ?? 0;
        const matrix = Float64Array.from({ length: size * size }, (_, index) => at(Math.floor(index / size), index % size));
        const { values, vectors } = symmetricEigen(matrix, size);
        for (let i = 0; i < size; i += 1) {
          for (let j = 0; j < size; j += 1) {
            let product = 0;
            let inner = 0;
            for (let k = 0; k < size; k += 1) {
              product += (values[k] ?? 0) * (vectors[k * size + i] ?? 0) * (vectors[k * size + j] ?? 0);
              inner += (vectors[i * size + k] ?? 0) * (vectors[j * size + k] ?? 0);
            }
            if (Math.abs(product - at(i, j)) > 1e-12 || Math.abs(inner - (i === j ? 1 : 0)) > 1e-12) return false;
          }
        }
        return true;
      }),
    );
  });
});

describe('penalised splines', () => {
  test.each([1, 2, 3, 4])('%d covariates: what is linear in each is reproduced, whatever the smoothing', (count) => {
    const covariates = Array.from({ length: count }, (_, lane) => sample(600, lane));
    const response = Float64Array.from({ length: 600 }, (_, i) =>
      covariates.reduce((product, column, index) => product * (2 + index + (column[i] ?? 0)), 1),
    );
    const smoother = smootherOf(tensorSplineBasis(covariates));
    const fit = smoothFit(smoother, project(smoother, response));
    const spread = Math.sqrt(variance(response));
    expect(rootMeanSquare(fittedValues(smoother, fit.coefficients), response) / spread).toBeLessThan(1e-6);
    expect(fit.rSquared).toBeGreaterThan(1 - 1e-9);
  });

  test('a curve is found through noise to within its standard error: √(edf / n) · sd', () => {
    const x = sample(5_000, 0);
    const noise = sample(5_000, 9);
    const curve = x.map((value) => Math.sin(2 * value));
    const smoother = smootherOf(tensorSplineBasis([x]));
    const fit = smoothFit(
      smoother,
      project(
        smoother,
        curve.map((value, i) => value + (noise[i] ?? 0)),
      ),
    );
    expect(rootMeanSquare(fittedValues(smoother, fit.coefficients), curve)).toBeLessThan(
      2.5 * Math.sqrt(fit.effectiveDegrees / 5_000),
    );
    expect(Math.abs(fit.residualVariance - 1)).toBeLessThan(3 * Math.sqrt(2 / 5_000));
  });

  test('noise alone is smoothed to a line: the mean of the fit is that of the response', () => {
    const smoother = smootherOf(tensorSplineBasis([sample(2_000, 0)]));
    const noise = sample(2_000, 5);
    const fit = smoothFit(smoother, project(smoother, noise));
    expect(fit.effectiveDegrees).toBeLessThan(4);
    expect(mean(fittedValues(smoother, fit.coefficients))).toBeCloseTo(mean(noise), 9);
  });

  test('a covariate with two values has two functions: the fit is the mean in each', () => {
    const x = Float64Array.from({ length: 100 }, (_, i) => (i % 4 === 0 ? 1 : 0));
    const y = Float64Array.from({ length: 100 }, (_, i) => i);
    const smoother = smootherOf(tensorSplineBasis([x]));
    const fitted = fittedValues(smoother, smoothFit(smoother, project(smoother, y)).coefficients);
    // 0, 4, …, 96 have mean 48; the others (4950 − 1200) / 75 = 50
    expect(fitted[0]).toBeCloseTo(48, 5);
    expect(fitted[1]).toBeCloseTo(50, 5);
  });

  test('collinear covariates do no harm', () => {
    const x = sample(800, 0);
    const smoother = smootherOf(tensorSplineBasis([x, x.map((value) => -value)]));
    const fit = smoothFit(smoother, project(smoother, x));
    expect(rootMeanSquare(fittedValues(smoother, fit.coefficients), x)).toBeLessThan(1e-5);
  });

  test.each([3, 4])('%d covariates: the short way to X’X gives what the values give', (count) => {
    const covariates = Array.from({ length: count }, (_, lane) => sample(150, lane).map((value) => Math.round(value * 8) / 8));
    const { functions: p, observations, values, gram } = tensorSplineBasis(covariates);
    for (let a = 0; a < p; a += 7) {
      for (let b = 0; b < p; b += 5) {
        let sum = 0;
        for (let i = 0; i < observations; i += 1) sum += (values[i * p + a] ?? Number.NaN) * (values[i * p + b] ?? Number.NaN);
        expect(Math.abs((gram?.[a * p + b] ?? Number.NaN) - sum)).toBeLessThan(1e-12 * observations);
      }
    }
  });

  test('departures at some observations are the values of the combinations they are given by', () => {
    const smoother = smootherOf(tensorSplineBasis([sample(300, 0), sample(300, 1)]));
    const p = smoother.basis.functions;
    const scores = Float64Array.from({ length: 3 * p }, (_, index) => (index % 11) - 5);
    const rows = [0, 7, 299];
    const { values, stride } = departures(smoother, scores, rows);
    for (const each of [0, 1, 2]) {
      const coefficients = new Float64Array(p);
      for (let k = 0; k < p; k += 1) {
        for (let j = 0; j < p; j += 1) {
          coefficients[k] = (coefficients[k] ?? 0) + (scores[each * p + j] ?? 0) * (smoother.turn[j * p + k] ?? 0);
        }
      }
      const whole = fittedValues(smoother, coefficients);
      rows.forEach((row, index) => expect(values[index * stride + each]).toBeCloseTo(whole[row] ?? Number.NaN, 9));
    }
    expect(() => departures(smoother, scores, [300])).toThrow(RangeError);
  });

  test('none and more than four covariates are refused', () => {
    expect(() => tensorSplineBasis([])).toThrow(RangeError);
    expect(() => tensorSplineBasis(Array.from({ length: 5 }, (_, lane) => sample(10, lane)))).toThrow(RangeError);
  });
});

test('Gaussian process of low rank: the trend is reproduced exactly, a curve in six covariates is found', () => {
  const covariates = Array.from({ length: 6 }, (_, lane) => sample(2_000, lane));
  const [a, b] = covariates;
  if (a === undefined || b === undefined) throw new Error('six columns were made');
  const smoother = smootherOf(kernelBasis(covariates, 5));
  const trend = a.map((value, i) => 3 + 2 * value - (b[i] ?? 0));
  const line = smoothFit(smoother, project(smoother, trend));
  expect(rootMeanSquare(fittedValues(smoother, line.coefficients), trend)).toBeLessThan(1e-5);
  const curve = a.map((value, i) => value * (b[i] ?? 0) + value * value);
  const bent = smoothFit(smoother, project(smoother, curve));
  expect(bent.rSquared).toBeGreaterThan(0.98);
});
