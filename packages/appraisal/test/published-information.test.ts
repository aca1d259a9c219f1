import { drawBeta, drawNormal, log, randomStream } from '@likeverd/statistics';
import { describe, expect, test } from 'vitest';
import { acceptabilityOf, type InformedDraws, partialInformation } from '../src/index.ts';

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
  therapyRatios: { value: 35.7332, error: 0.427 / 3 },
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

const at = (draw: number): Readonly<Record<string, number>> =>
  Object.fromEntries(parameters.map(({ parameter, values }) => [parameter, values[draw] ?? Number.NaN]));
const logit = (p: number): number => log(p / (1 - p));
const expit = (x: number): number => 1 / (1 + Math.exp(-x));

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
      cost: mix(p['costRecovered'], p['costRelapsed'], p['costNotRecovered']) + ([0, 300, 30][option - 1] ?? 0),
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
    ['therapyRatios', ['recovery2', 'relapse2'], 'spline'],
  ] as const)('EVPPI of %s, correlated in pairs with others or with each other', (group, names, method) => {
    const { choice, at: gains } = partialInformation(run, names, [threshold]);
    expect(choice.method).toBe(method);
    const { value, standardError } = gains[0] ?? { value: Number.NaN, standardError: 0 };
    expect(Math.abs(value - published[group].value)).toBeLessThan(3 * Math.sqrt(standardError ** 2 + published[group].error ** 2));
    // so that the comparison says something: a small part of what all uncertainty is worth
    expect(standardError).toBeLessThan(0.05 * published.evpi.value);
  });
});
