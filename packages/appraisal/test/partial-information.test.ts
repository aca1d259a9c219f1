import { evaluateDraws, compileModel, readModel, runProbabilistic } from '@likeverd/modelling';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { acceptabilityOf, nestedInformation, notSampled, partialInformation } from '../src/index.ts';
import { drawsFrom, normalColumns, normalLoss } from './information-runs.ts';

const only = <T>(values: readonly T[]): T => {
  const [value] = values;
  if (value === undefined) throw new Error('there is one');
  return value;
};

describe('two strategies, net benefit linear in normal parameters: EVPPI is the unit normal loss of the group', () => {
  // The example of the vignette of the voi package (Jackson 2024): net benefit p1 − p2, p1 ~ N(1, 1), p2 ~ N(0, 2).
  const run = drawsFrom(normalColumns(3, 10_000), { none: () => 0, treat: ([a = 0, b = 0]) => 1 + a - 2 * b });
  test.each([
    [['a'], 1],
    [['b'], 2],
    [['a', 'b'], Math.sqrt(5)],
  ] as const)('%s: sd %d', (group, sd) => {
    const { choice, at } = partialInformation(run, group, [1]);
    const { value, standardError, evpi, fits } = only(at);
    expect(choice).toEqual({ method: 'spline', reason: 'few', covariates: group.length });
    expect(Math.abs(value - normalLoss(1, sd))).toBeLessThan(4 * standardError);
    expect(standardError).toBeLessThan(0.015);
    expect(value).toBeLessThanOrEqual(evpi);
    expect(only(fits).rSquared).toBeCloseTo(sd ** 2 / 5, 1);
    expect(only(fits).residualsByTenth.every((each) => Math.abs(each) < 4.5)).toBe(true);
  });

  test('the standard error tells how far estimates from other draws lie', () => {
    const estimates = Array.from({ length: 30 }, (_, seed) => {
      const other = drawsFrom(normalColumns(2, 1_000, 100 + seed), { none: () => 0, treat: ([a = 0, b = 0]) => 1 + a - 2 * b });
      const { estimate, standardError } = only(partialInformation(other, ['a'], [1]).at);
      return (estimate - normalLoss(1, 1)) / standardError;
    });
    const spread = Math.sqrt(estimates.reduce((sum, z) => sum + z * z, 0) / 30);
    // 30 normal scores: root mean square within 1 ± 3 / √60, and some slack for the shape of the distribution
    expect(spread).toBeGreaterThan(0.5);
    expect(spread).toBeLessThan(1.6);
  });

  test('a parameter that the decision does not hang on has no value, and adds none to a group', () => {
    const alone = only(partialInformation(run, ['c'], [1]).at);
    expect(alone.value).toBeLessThan(4 * alone.standardError + 1e-3);
    const one = only(partialInformation(run, ['b'], [1]).at);
    const two = only(partialInformation(run, ['b', 'c'], [1]).at);
    expect(Math.abs(two.value - one.value)).toBeLessThan(2 * (one.regressionError + two.regressionError));
  });

  test('larger groups are worth more', () => {
    const values = [['a'], ['a', 'c'], ['a', 'b'], ['a', 'b', 'c']].map(
      (group) => only(partialInformation(run, group, [1]).at).value,
    );
    expect(values[2]).toBeGreaterThan((values[0] ?? 0) + 0.2);
    expect(values[3]).toBeGreaterThan((values[1] ?? 0) + 0.2);
  });
});

describe('curved, several strategies, large groups', () => {
  const parameters = normalColumns(7, 4_000, 3);
  const run = drawsFrom(parameters, {
    none: () => 0,
    one: ([a = 0, b = 0, c = 0]) => 0.3 + a * b + 0.5 * c,
    two: ([a = 0, , c = 0, d = 0]) => a * a - 1 + c + d,
  });

  test('regression agrees with the conditional means, known here, within its standard error', () => {
    // given a and b: 0, 0.3 + a b, a² − 1
    const given = drawsFrom(parameters, { none: () => 0, one: ([a = 0, b = 0]) => 0.3 + a * b, two: ([a = 0]) => a * a - 1 });
    const exact = acceptabilityOf(given, [1]).evpi[0] ?? Number.NaN;
    const { value, regressionError } = only(partialInformation(run, ['a', 'b'], [1]).at);
    expect(Math.abs(value - exact)).toBeLessThan(4 * regressionError);
  });

  test('Gaussian process or MARS for more than four, and the same value as splines where all are used', () => {
    const spline = partialInformation(run, ['a', 'b'], [1]);
    const process = partialInformation(run, ['a', 'b'], [1], { method: 'gaussian-process' });
    expect(process.choice).toEqual({ method: 'gaussian-process', reason: 'asked', covariates: 2 });
    const [one, other] = [only(spline.at), only(process.at)];
    expect(Math.abs(one.value - other.value)).toBeLessThan(2 * (one.regressionError + other.regressionError));
    const adaptive = partialInformation(run, ['a', 'b'], [1], { method: 'mars' });
    expect(adaptive.choice).toEqual({ method: 'mars', reason: 'asked', covariates: 2 });
    const third = only(adaptive.at);
    // its hinges bend where the curve does not: a hundredth of the value, beside what the draws of its coefficients say
    expect(Math.abs(one.value - third.value)).toBeLessThan(2 * (one.regressionError + third.regressionError) + 0.01 * one.value);
    const all = partialInformation(run, ['a', 'b', 'c', 'd', 'e', 'f'], [1]);
    expect(all.choice).toMatchObject({ reason: 'many', covariates: 6 });
    expect(['gaussian-process', 'mars']).toContain(all.choice.method);
    // they determine the net benefits: EVPPI is EVPI
    const { value, evpi, estimate } = only(all.at);
    expect(value).toBeLessThanOrEqual(evpi);
    expect(estimate / evpi).toBeGreaterThan(0.96);
  });

  test('what bends and is not smooth is given to MARS, which comes closer than a Gaussian process', () => {
    // given all six the conditional mean is the net benefit itself: EVPPI is EVPI, and what is missing is error of the regression
    const bent = drawsFrom(parameters, {
      none: () => 0,
      cap: ([a = 0, b = 0, c = 0, d = 0, e = 0]) =>
        Math.max(0, a) * (b > 0 ? b : 0) - Math.max(0, c - 0.5) - 0.2 + 0.1 * d - 0.1 * e,
    });
    const group = ['a', 'b', 'c', 'd', 'e', 'f'];
    const { choice, at } = partialInformation(bent, group, [1]);
    expect(choice).toEqual({ method: 'mars', reason: 'many', covariates: 6 });
    const { estimate, evpi, method } = only(at);
    const process = only(partialInformation(bent, group, [1], { method: 'gaussian-process' }).at);
    expect(method).toBe('mars');
    expect(Math.abs(estimate / evpi - 1)).toBeLessThan(0.02);
    expect(Math.abs(estimate - evpi)).toBeLessThan(Math.abs(process.estimate - evpi));
  });

  test('two-strategy normal EVPPI by MARS: the unit normal loss', () => {
    const linear = drawsFrom(normalColumns(6, 4_000, 12), { none: () => 0, treat: ([a = 0, b = 0]) => 1 + a - 2 * b });
    const { value, standardError } = only(partialInformation(linear, ['b', 'c', 'd', 'e', 'f'], [1], { method: 'mars' }).at);
    expect(Math.abs(value - normalLoss(1, 2))).toBeLessThan(4 * standardError);
    const noise = only(partialInformation(linear, ['c', 'd', 'e', 'f'], [1], { method: 'mars' }).at);
    expect(noise.value).toBe(0);
  });

  test('values of several thresholds at once are those of each alone', () => {
    const both = partialInformation(run, ['a', 'b'], [0.5, 2]);
    for (const [index, threshold] of [0.5, 2].entries()) {
      expect(both.at[index]?.value).toBe(only(partialInformation(run, ['a', 'b'], [threshold]).at).value);
    }
  });
});

test('between 0 and EVPI on any draws, 0 for one strategy and for what does not vary', () => {
  const runs = fc
    .record({
      seed: fc.integer({ min: 1, max: 1e6 }),
      strategies: fc.integer({ min: 1, max: 4 }),
      curve: fc.double({ min: -3, max: 3, noNaN: true }),
    })
    .map(({ seed, strategies, curve }) =>
      drawsFrom(
        [...normalColumns(2, 60, seed), { parameter: 'fixed', values: new Float64Array(60).fill(0.7) }],
        Object.fromEntries(
          Array.from({ length: strategies }, (_, k) => [
            `s${k}`,
            ([a = 0, b = 0]: readonly number[]) => k * a + curve * b * b - k * k,
          ]),
        ),
      ),
    );
  fc.assert(
    fc.property(runs, (run) => {
      const { value, evpi } = only(partialInformation(run, ['a', 'fixed'], [1], { simulations: 0 }).at);
      const none = partialInformation(run, ['fixed'], [1]);
      const nothing = only(none.at).value === 0 && none.choice.reason === 'nothingVaries';
      return value >= 0 && value <= evpi && nothing && (run.strategies.length > 1 || value === 0);
    }),
    { numRuns: 40 },
  );
});

test('what was not sampled is named, and refused as a mistake of the program', () => {
  const run = drawsFrom(normalColumns(1, 10), { none: () => 0 });
  expect(notSampled(run, ['a', 'price'])).toEqual(['price']);
  expect(() => partialInformation(run, ['price'], [1])).toThrow(RangeError);
});

test('the model of the Sick-Sicker tutorial: regression agrees with two-level Monte Carlo through the engine', () => {
  const read = readModel(readFileSync(new URL('../../../models/darth-sick-sicker.yaml', import.meta.url), 'utf8'));
  if (!read.ok) throw new Error('the model has faults');
  const compiled = compileModel(read.value);
  if (!compiled.ok) throw new Error('the model does not compile');
  const run = runProbabilistic(compiled.value, { seed: 5, from: 0, to: 2_000 });
  if (!run.ok) throw new Error('the run stopped');
  const threshold = 100_000;
  const ranked = run.value.parameters
    .map(({ parameter }) => ({
      parameter,
      ...only(partialInformation(run.value, [parameter], [threshold], { simulations: 0 }).at),
    }))
    .toSorted((a, b) => b.value - a.value);
  const { parameter } = only(ranked);
  const { value, standardError } = only(partialInformation(run.value, [parameter], [threshold]).at);
  const nested = nestedInformation(
    run.value,
    [parameter],
    threshold,
    (rows) => {
      const evaluated = evaluateDraws(compiled.value, { seed: 1, from: 0, to: rows[0]?.values.length ?? 0 }, rows);
      if (!evaluated.ok) throw new Error('the run stopped');
      return evaluated.value;
    },
    { outer: 200, inner: 100 },
  );
  expect(value).toBeGreaterThan(0);
  // The inner mean of 100 rows has a bias of its own; it is bounded by a tenth of the value here.
  expect(Math.abs(value - nested.estimate)).toBeLessThan(
    3 * Math.sqrt(standardError ** 2 + nested.samplingError ** 2) + 0.1 * value,
  );
});
