import { describe, expect, test } from 'vitest';
import {
  adaptiveBasis,
  adaptiveSplines,
  drawNormal,
  drawUniform,
  fittedValues,
  project,
  quantileSorted,
  randomStream,
  smoothFit,
  smootherOf,
} from '../src/index.ts';

const stream = randomStream(11, 'adaptive splines');
const uniform = (count: number, lane: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => drawUniform(stream, i, lane));
const normal = (count: number, lane: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => drawNormal(stream, i, lane));
const of = (columns: readonly Float64Array[], value: (...x: readonly number[]) => number): Float64Array =>
  Float64Array.from(columns[0] ?? [], (_, i) => value(...columns.map((column) => column[i] ?? Number.NaN)));

const fitted = (covariates: readonly Float64Array[], response: Float64Array, options?: Parameters<typeof adaptiveSplines>[2]) => {
  const found = adaptiveSplines(covariates, [response], options);
  const smoother = smootherOf(adaptiveBasis(found.terms, covariates));
  const fit = smoothFit(smoother, project(smoother, response));
  return { ...found, ...fit, values: fittedValues(smoother, fit.coefficients) };
};
const shareExplained = (values: Float64Array, truth: Float64Array): number => {
  const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
  const left = values.reduce((sum, value, i) => sum + (value - (truth[i] ?? Number.NaN)) ** 2, 0);
  return 1 - left / truth.reduce((sum, value) => sum + (value - mean) ** 2, 0);
};

describe('multivariate adaptive regression splines', () => {
  const five = [0, 1, 2, 3, 4].map((lane) => normal(1_500, lane));

  test('what is linear is found as lines, with the covariates it hangs on and no others', () => {
    const { terms, rSquared, effectiveParameters } = fitted(
      five,
      of(five, (a = 0, b = 0) => 3 + a - 2 * b),
    );
    expect(rSquared).toBeGreaterThan(1 - 1e-9);
    expect(terms.toSorted((a, b) => (a[0]?.covariate ?? -1) - (b[0]?.covariate ?? -1))).toEqual([
      [],
      [{ covariate: 0, knot: 0, side: 'line' }],
      [{ covariate: 1, knot: 0, side: 'line' }],
    ]);
    // three terms, two of which were chosen: 3 + 3 × 2
    expect(effectiveParameters).toBe(9);
  });

  test('a bend at a twentieth is found where it is, also within a product', () => {
    const sorted = Float64Array.from(five[0] ?? []).sort();
    const knot = quantileSorted(sorted, 0.6);
    const bent = fitted(
      five,
      of(five, (a = 0) => 2 * Math.max(0, a - knot)),
    );
    expect(bent.rSquared).toBeGreaterThan(1 - 1e-9);
    expect(bent.terms.flat().every(({ covariate, side, knot: at }) => covariate === 0 && (side === 'line' || at === knot))).toBe(
      true,
    );
    const product = of(five, (a = 0, b = 0) => b + Math.max(0, a - knot) * b);
    expect(fitted(five, product).rSquared).toBeGreaterThan(1 - 1e-6);
    // sums of functions of one covariate cannot follow a product: what is left is Var((h − E h) b)
    expect(fitted(five, product, { mostFactors: 1 }).rSquared).toBeLessThan(0.95);
  });

  test('no more terms than asked for', () => {
    const curve = of(five, (a = 0, b = 0) => Math.sin(2 * a) + b * b);
    expect(fitted(five, curve, { mostTerms: 7 }).terms.length).toBeLessThanOrEqual(7);
  });

  test('noise has no terms, and a response that does not vary has none', () => {
    expect(fitted(five, normal(1_500, 9)).terms).toEqual([[]]);
    expect(fitted(five, new Float64Array(1_500).fill(3)).terms).toEqual([[]]);
  });

  /** Friedman 1991, section 4.3: ten uniform covariates of which five count, standard normal noise. */
  test('the function that Friedman tried it on', () => {
    const x = Array.from({ length: 10 }, (_, lane) => uniform(2_000, 20 + lane));
    const truth = of(
      x,
      (a = 0, b = 0, c = 0, d = 0, e = 0) => 10 * Math.sin(Math.PI * a * b) + 20 * (c - 0.5) ** 2 + 10 * d + 5 * e,
    );
    const noise = normal(2_000, 40);
    const { values, terms } = fitted(
      x,
      truth.map((value, i) => value + (noise[i] ?? 0)),
    );
    expect(shareExplained(values, truth)).toBeGreaterThan(0.985);
    const used = new Set(terms.flat().map(({ covariate }) => covariate));
    expect([0, 1, 2, 3, 4].filter((covariate) => !used.has(covariate))).toEqual([]);
    expect(used.size).toBeLessThanOrEqual(7);
  });

  test('terms for several responses at once serve each of them', () => {
    const [one, other] = [of(five, (a = 0) => Math.abs(a)), of(five, (_a = 0, b = 0, c = 0) => b * c)];
    const { terms } = adaptiveSplines(five, [one, other]);
    const smoother = smootherOf(adaptiveBasis(terms, five));
    for (const response of [one, other]) expect(smoothFit(smoother, project(smoother, response)).rSquared).toBeGreaterThan(0.99);
  });
});
