import { drawBeta, drawGamma, exp, normalQuantile, randomStream } from '@likeverd/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  effectivePopulation,
  type InformedDraws,
  informedParameters,
  type SampleMethod,
  sampleInformation,
  sampleMethods,
  type Study,
  studyCost,
} from '../src/index.ts';
import { drawsFrom, normalColumns, normalLoss } from './information-runs.ts';

const only = <T>(values: readonly T[]): T => {
  const [value] = values;
  if (value === undefined) throw new Error('there is one');
  return value;
};

const column = (parameter: string, draw: (index: number) => number, draws = 6_000): InformedDraws['parameters'][number] => ({
  parameter,
  values: Float64Array.from({ length: draws }, (_, index) => draw(index)),
});

function check(run: InformedDraws, study: Study, exact: readonly number[], way: SampleMethod): void {
  const { choice, at } = sampleInformation(run, study, [1], { way });
  expect(choice.method).toBe(way);
  const { sizes, perfect } = only(at);
  sizes.forEach(({ estimate, value, standardError }, index) => {
    expect(Math.abs(estimate - (exact[index] ?? Number.NaN))).toBeLessThan(4 * standardError);
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(perfect.value);
    if (index > 0) expect(value).toBeGreaterThanOrEqual(sizes[index - 1]?.value ?? 0);
  });
  expect(only(sizes.slice(-1)).standardError).toBeLessThan(0.2 * perfect.value + 0.01);
}

describe.each(sampleMethods)('EVSI by %s: closed forms', (way) => {
  test('measurements of a normal parameter: unit normal loss with the preposterior deviation 2 · √(1 / (1 + σ² / n))', () => {
    const run = drawsFrom(normalColumns(2, 6_000, 4), { none: () => 0, treat: ([a = 0, b = 0]) => 1 + 2 * a + b });
    const sizes = [1, 5, 20, 100];
    const study: Study = { outcomes: [{ likelihood: 'normal', parameter: 'a', standardDeviation: 3 }], sizes };
    check(
      run,
      study,
      sizes.map((n) => normalLoss(1, 2 * Math.sqrt(1 / (1 + 9 / n)))),
      way,
    );
  });

  test('events of a probability with a beta distribution: a sum over the beta-binomial counts', () => {
    const [alpha, beta, price, gain] = [4, 6, 0.45, 1];
    const stream = randomStream(2, 'beta');
    const run = drawsFrom([column('p', (draw) => drawBeta(stream, draw, alpha, beta))], {
      none: () => 0,
      treat: ([p = 0]) => 10 * (gain * p - price),
    });
    const sizes = [5, 30, 200];
    const exact = sizes.map((n) => {
      // beta-binomial probabilities by their ratio: P(0) = Π (β + k) / (α + β + k)
      let probability = 1;
      for (let k = 0; k < n; k += 1) probability *= (beta + k) / (alpha + beta + k);
      let total = 0;
      for (let x = 0; x <= n; x += 1) {
        if (x > 0) probability *= ((n - x + 1) / x) * ((alpha + x - 1) / (beta + n - x));
        total += probability * Math.max(0, 10 * ((gain * (alpha + x)) / (alpha + beta + n) - price));
      }
      return total - Math.max(0, 10 * ((gain * alpha) / (alpha + beta) - price));
    });
    check(run, { outcomes: [{ likelihood: 'binomial', parameter: 'p' }], sizes }, exact, way);
  });

  test('counts of a rate with a gamma distribution: a sum over the negative binomial counts', () => {
    const [shape, rate, years, price] = [3, 2, 0.5, 1.6];
    const stream = randomStream(3, 'gamma');
    const run = drawsFrom([column('r', (draw) => drawGamma(stream, draw, shape) / rate)], {
      none: () => 0,
      treat: ([r = 0]) => r - price,
    });
    const sizes = [2, 20];
    const exact = sizes.map((n) => {
      const exposure = n * years;
      // P(0) = (rate / (rate + t))^shape, P(x) / P(x − 1) = (shape + x − 1) / x · t / (rate + t)
      let probability = (rate / (rate + exposure)) ** shape;
      let total = 0;
      for (let x = 0; x < 2_000; x += 1) {
        if (x > 0) probability *= ((shape + x - 1) / x) * (exposure / (rate + exposure));
        total += probability * Math.max(0, (shape + x) / (rate + exposure) - price);
      }
      return total - Math.max(0, shape / rate - price);
    });
    check(run, { outcomes: [{ likelihood: 'poisson', parameter: 'r', years }], sizes }, exact, way);
  });
});

describe('survival with censoring', () => {
  const stream = randomStream(8, 'hazard');
  const hazards = column('hazard', (draw) => drawGamma(stream, draw, 8) / 40, 3_000);
  const parameters = [
    hazards,
    { parameter: 'scale', values: hazards.values.map((rate) => 1 / rate) },
    column('shape', () => 1, 3_000),
  ];
  const run = drawsFrom(parameters, { none: () => 0, treat: ([rate = 0]) => 5 - 25 * rate });
  const outcomes = {
    exponential: { likelihood: 'exponential', parameter: 'hazard', followUp: 3 },
    known: { likelihood: 'weibull', parameter: 'scale', shape: 1, followUp: 3 },
    drawn: { likelihood: 'weibull', parameter: 'scale', shape: 'shape', followUp: 3 },
  } as const;

  test('the three ways agree within their standard errors', () => {
    const [regression, ...others] = sampleMethods.map((way) =>
      only(only(sampleInformation(run, { outcomes: [outcomes.exponential], sizes: [40] }, [1], { way }).at).sizes),
    );
    for (const other of others) {
      const error = Math.sqrt((regression?.standardError ?? 0) ** 2 + other.standardError ** 2);
      expect(Math.abs((regression?.estimate ?? Number.NaN) - other.estimate)).toBeLessThan(3 * error);
    }
  });

  test('a Weibull curve with shape 1 and scale 1 / hazard is the exponential one; a drawn shape has no sufficient statistics', () => {
    const of = (outcome: Study['outcomes'][number]) => sampleInformation(run, { outcomes: [outcome], sizes: [40] }, [1]);
    const [one, other, third] = [of(outcomes.exponential), of(outcomes.known), of(outcomes.drawn)];
    const [a, b, c] = [one, other, third].map(({ at }) => only(only(at).sizes));
    expect(Math.abs((a?.estimate ?? Number.NaN) - (b?.estimate ?? Number.NaN))).toBeLessThan(3 * (a?.standardError ?? 0));
    expect(Math.abs((a?.estimate ?? Number.NaN) - (c?.estimate ?? Number.NaN))).toBeLessThan(3 * (a?.standardError ?? 0) + 0.02);
    expect([one, other, third].map(({ choice }) => choice.reason)).toEqual([
      'fewSummaries',
      'fewSummaries',
      'noSufficientStatistics',
    ]);
    expect(informedParameters({ outcomes: [outcomes.drawn, outcomes.known], sizes: [1] })).toEqual(['scale', 'shape']);
  });

  test('longer follow-up is worth more', () => {
    const values = [0.5, 4, 40].map(
      (followUp) =>
        only(only(sampleInformation(run, { outcomes: [{ ...outcomes.exponential, followUp }], sizes: [15] }, [1]).at).sizes).value,
    );
    expect(values[1]).toBeGreaterThan(values[0] ?? Number.NaN);
    expect(values[2]).toBeGreaterThan(values[1] ?? Number.NaN);
  });
});

test('several outcomes, three strategies: 0 ≤ EVSI ≤ EVPPI ≤ EVPI, rising with size, on any draws and by any way', () => {
  const cases = fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    way: fc.constantFrom(...sampleMethods),
    threshold: fc.constantFrom(0.5, 1, 3),
  });
  fc.assert(
    fc.property(cases, ({ seed, way, threshold }) => {
      const normal = normalColumns(2, 80, seed);
      const run = drawsFrom([...normal, column('p', (draw) => 1 / (1 + exp(-(normal[1]?.values[draw] ?? 0))), 80)], {
        none: () => 0,
        one: ([a = 0, b = 0]) => a + b,
        two: ([a = 0, , p = 0]) => 2 * p - 1 - a,
      });
      const study: Study = {
        outcomes: [
          { likelihood: 'normal', parameter: 'a', standardDeviation: 2, share: 0.5 },
          { likelihood: 'binomial', parameter: 'p' },
        ],
        sizes: [1, 4, 16, 64],
      };
      const { at } = sampleInformation(run, study, [threshold], { way, simulations: 10, seed });
      const { sizes, perfect } = only(at);
      return (
        perfect.value <= perfect.evpi &&
        sizes.every(
          ({ value, estimate, adjusted }, index) =>
            value >= 0 &&
            value <= perfect.value + 1e-12 &&
            value >= (sizes[index - 1]?.value ?? 0) &&
            (value === estimate) === (adjusted === 'no'),
        )
      );
    }),
    { numRuns: 25 },
  );
});

test('the way is chosen by what the study tells of, and says why', () => {
  const many = drawsFrom(normalColumns(6, 500), {
    none: () => 0,
    treat: (values) => values.reduce((sum, value) => sum + value, 0),
  });
  const outcomes = ['a', 'b', 'c', 'd', 'e'].map(
    (parameter) => ({ likelihood: 'normal', parameter, standardDeviation: 1 }) as const,
  );
  expect(sampleInformation(many, { outcomes, sizes: [10] }, [1]).choice).toEqual({
    method: 'importance',
    reason: 'manySummaries',
    summaries: 5,
    dataSets: 500,
  });
  const rates = drawsFrom([column('rate', (draw) => 0.1 + normalQuantile((draw + 0.5) / 500) / 100, 500)], {
    none: () => 0,
    treat: ([rate = 0]) => 0.1 - rate,
  });
  const study: Study = { outcomes: [{ likelihood: 'exponential', parameter: 'rate', followUp: 2 }], sizes: [45_000] };
  expect(sampleInformation(rates, study, [1]).choice).toMatchObject({
    method: 'moment-matching',
    reason: 'manyTimes',
    dataSets: 100,
  });
});

describe('population and cost', () => {
  test('worked by hand: 100 a year, 3 years, 4 %, from half a year on', () => {
    expect(effectivePopulation({ incidence: 100, horizonYears: 3, discountRate: 0.04, delayYears: 0.5 })).toBeCloseTo(
      50 + 100 / 1.04 + 100 / 1.04 ** 2,
      10,
    );
  });
  test('incidence and implementation by year; the last of each holds on', () => {
    const population = { incidence: [10, 20], horizonYears: 3.5, discountRate: 0, delayYears: 1, implementation: [0.5, 0.75] };
    expect(effectivePopulation(population)).toBeCloseTo(20 * 0.5 + 20 * 0.75 + 0.5 * 20 * 0.75, 12);
  });
  test('information that comes after the horizon serves nobody', () => {
    expect(effectivePopulation({ incidence: 10, horizonYears: 2, discountRate: 0, delayYears: 2 })).toBe(0);
  });
  test('worked by hand: half of 200 patients get what is 3 a patient worse', () => {
    const expected = [
      { strategy: 'old', netBenefit: 7 },
      { strategy: 'new', netBenefit: 10 },
    ];
    expect(studyCost({ fixed: 1_000, perPatient: 5, allocation: { old: 0.5, new: 0.5 } }, 200, expected)).toEqual({
      direct: 1_000 + 5 * 200,
      opportunity: 200 * 0.5 * 3,
    });
  });
});
