import { drawBeta, drawNormal, log, randomStream } from '@likeverd/statistics';
import { describe, expect, test } from 'vitest';
import { acceptabilityOf, type InformedDraws, partialInformation } from '../src/index.ts';
import { apart, ourInformation, publishedInformation } from './information-gallery.ts';

/**
 * Treatment of depression: none, cognitive behavioural therapy and antidepressants. Distributions and published values: Fang, Wang, Giles,
 * Jackson, Welton, Andrieu & Thom 2022, Multilevel and quasi Monte Carlo methods for the calculation of the expected value of partial perfect
 * information, Medical Decision Making 42:168-181, and the results printed in its archive (Bogdasayen/Example_MLMC_and_QMC_for_EVPPI,
 * ToyModel_QMC/ReadMeFirst.Rmd): two-level Monte Carlo with a million outer draws, or quasi Monte Carlo for costs and QALYs. Their intervals are three standard errors.
 */
const published = {
  evpi: { value: 573.6317, error: 5.7958 / 3 },
  probabilities: { value: 275.4283, error: 3.0524 / 3 },
  costsAndQalys: { value: 286.7743, error: 0.95 / 3 },
} as const;

const draws = 20_000;
const stream = randomStream(1, 'depression');
const column = (parameter: string, draw: (index: number) => number): InformedDraws['parameters'][number] => ({
  parameter,
  values: Float64Array.from({ length: draws }, (_, index) => draw(index)),
});
const normal = (parameter: string, lane: number, mean: number, sd: number) =>
  column(parameter, (draw) => mean + sd * drawNormal(stream, draw, lane));
/** The second of a correlated normal pair, given the first. */
const given = (
  parameter: string,
  lane: number,
  first: Float64Array,
  [m1, m2]: readonly [number, number],
  [v1, c, v2]: readonly [number, number, number],
) =>
  column(
    parameter,
    (draw) => m2 + (c / v1) * ((first[draw] ?? 0) - m1) + Math.sqrt(v2 - (c * c) / v1) * drawNormal(stream, draw, lane),
  );

const recovery2 = normal('recovery2', 0, 0.99, Math.sqrt(0.22));
const relapse2 = normal('relapse2', 2, -1.48, Math.sqrt(0.14));
const parameters = [
  recovery2,
  given('recovery3', 1, recovery2.values, [0.99, 1.33], [0.22, 0.15, 0.2]),
  relapse2,
  given('relapse3', 3, relapse2.values, [-1.48, -0.4], [0.14, 0.05, 0.11]),
  column('recovery1', (draw) => drawBeta(stream, draw, 6, 200, 4)),
  column('relapse1', (draw) => drawBeta(stream, draw, 2, 100, 6)),
  normal('costRecovered', 8, 1_000, 50),
  normal('costRelapsed', 9, 2_000, 100),
  normal('costNotRecovered', 10, 2_500, 125),
  normal('qalyRecovered', 11, 26, 2),
  normal('qalyRelapsed', 12, 23, 3),
  normal('qalyNotRecovered', 13, 20, 4),
];

const logit = (p: number): number => log(p / (1 - p));
const expit = (x: number): number => 1 / (1 + Math.exp(-x));
const prices = [0, 300, 30] as const;

const at = (draw: number): Readonly<Record<string, number>> =>
  Object.fromEntries(parameters.map(({ parameter, values }) => [parameter, values[draw] ?? Number.NaN]));
const strategies = [1, 2, 3].map((option) => {
  const rows = Array.from({ length: draws }, (_, draw) => {
    const p = at(draw);
    const shifted = (base: number | undefined, ratio: number | undefined): number =>
      expit(logit(base ?? Number.NaN) + (ratio ?? 0));
    const recovers = shifted(p['recovery1'], p[`recovery${option === 1 ? '' : option}`]);
    const relapses = shifted(p['relapse1'], p[`relapse${option === 1 ? '' : option}`]);
    const mix = (well: number | undefined, relapsed: number | undefined, ill: number | undefined): number =>
      recovers * (1 - relapses) * (well ?? 0) + recovers * relapses * (relapsed ?? 0) + (1 - recovers) * (ill ?? 0);
    return {
      cost: mix(p['costRecovered'], p['costRelapsed'], p['costNotRecovered']) + (prices[option - 1] ?? 0),
      qaly: mix(p['qalyRecovered'], p['qalyRelapsed'], p['qalyNotRecovered']),
    };
  });
  const qalys = Float64Array.from(rows, ({ qaly }) => qaly);
  return { strategy: `option${option}`, costs: Float64Array.from(rows, ({ cost }) => cost), qalys, lifeYears: qalys };
});
const run: InformedDraws = { parameters, strategies };
const threshold = 20_000;

describe('depression (Fang et al. 2022), 20,000 pounds per QALY', () => {
  test('EVPI agrees within three joint standard errors', () => {
    const evpi = acceptabilityOf(run, [threshold]).evpi[0] ?? Number.NaN;
    // The published standard error is for a million draws; ours for 20,000 is √50 times that.
    expect(Math.abs(evpi - published.evpi.value)).toBeLessThan(3 * published.evpi.error * Math.sqrt(1 + 50));
  });

  test.each([
    ['probabilities', ['recovery1', 'recovery2', 'recovery3', 'relapse1', 'relapse2', 'relapse3'], 'gaussian-process'],
    [
      'costsAndQalys',
      ['costRecovered', 'costRelapsed', 'costNotRecovered', 'qalyRecovered', 'qalyRelapsed', 'qalyNotRecovered'],
      'gaussian-process',
    ],
  ] as const)('EVPPI of %s, of which some are correlated in pairs', (group, names, method) => {
    const { choice, at: gains } = partialInformation(run, names, [threshold]);
    expect(choice.method).toBe(method);
    const { value, standardError } = gains[0] ?? { value: Number.NaN, standardError: 0 };
    expect(Math.abs(value - published[group].value)).toBeLessThan(3 * Math.sqrt(standardError ** 2 + published[group].error ** 2));
    // so that the comparison says something: a small part of what all uncertainty is worth
    expect(standardError).toBeLessThan(0.05 * published.evpi.value);
  });

  /**
   * The archive prints 35.7 for the log odds ratios of therapy, by two-level Monte Carlo that redraws costs and QALYs in the inner loop: their
   * noise moves the mean of the maximum up. With costs and QALYs at their means, which net benefit is linear in, there is no such noise.
   */
  test('EVPPI of the log odds ratios of therapy: two-level Monte Carlo over the other probabilities', () => {
    const [outer, inner] = [1_000, 500];
    const benefit = (recovers: number, relapses: number, price: number): number =>
      recovers * (1 - relapses) * (threshold * 26 - 1_000) +
      recovers * relapses * (threshold * 23 - 2_000) +
      (1 - recovers) * (threshold * 20 - 2_500) -
      price;
    const others = Array.from({ length: inner }, (_, index) => ({
      recovery: logit(drawBeta(stream, index, 6, 200, 20)),
      relapse: logit(drawBeta(stream, index, 2, 100, 22)),
      third: [drawNormal(stream, index, 24), drawNormal(stream, index, 25)] as const,
    }));
    const means = Array.from({ length: outer }, (_, index) => {
      const [z1, z2] = [drawNormal(stream, index, 26), drawNormal(stream, index, 27)];
      const [recovery, relapse] = [0.99 + Math.sqrt(0.22) * z1, -1.48 + Math.sqrt(0.14) * z2];
      const totals = [0, 0, 0];
      for (const other of others) {
        const recovery3 = 1.33 + (0.15 / 0.22) * (recovery - 0.99) + Math.sqrt(0.2 - 0.15 ** 2 / 0.22) * other.third[0];
        const relapse3 = -0.4 + (0.05 / 0.14) * (relapse + 1.48) + Math.sqrt(0.11 - 0.05 ** 2 / 0.14) * other.third[1];
        for (const [option, [a, b]] of [[0, 0] as const, [recovery, relapse] as const, [recovery3, relapse3] as const].entries()) {
          const value = benefit(expit(other.recovery + a), expit(other.relapse + b), prices[option] ?? 0);
          totals[option] = (totals[option] ?? 0) + value / inner;
        }
      }
      return totals;
    });
    const average = (column: (row: readonly number[]) => number): number =>
      means.reduce((sum, row) => sum + column(row), 0) / outer;
    const best = [0, 1, 2].map((option) => average((row) => row[option] ?? 0));
    const leader = best.indexOf(Math.max(...best));
    const gain = (row: readonly number[]): number => Math.max(...row) - (row[leader] ?? 0);
    const expected = average(gain);
    const error = Math.sqrt(average((row) => (gain(row) - expected) ** 2) / outer);
    const { choice, at: gains } = partialInformation(run, ['recovery2', 'relapse2'], [threshold]);
    const { value, standardError } = gains[0] ?? { value: Number.NaN, standardError: 0 };
    expect(choice.method).toBe('spline');
    expect(Math.abs(value - expected)).toBeLessThan(3 * Math.sqrt(standardError ** 2 + error ** 2));
    expect(value).toBeLessThan(35.7 / 2);
  });
});

/** The same through the gallery: the model as a document, run by the engine. */
describe.each([...publishedInformation()])('%s in the gallery', (model, information) => {
  const ours = ourInformation(model);
  test.each(information.map((published) => [published.place, published] as const))('%s', (_, published) => {
    const found = ours(published);
    expect(Math.abs(apart(found, published))).toBeLessThan(3);
    // so that the comparison says something
    expect(found.standardError).toBeLessThan(0.06 * published.value);
  });
});
