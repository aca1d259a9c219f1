import { drawUniform, log, type Marginal, marginalMoments, mean, randomStream } from '@likeverd/statistics';
import { describe, expect, test } from 'vitest';
import { conjugatePosterior, type EndpointEvidence, noDiscount, type ParameterEvidence, updateModel } from '../src/index.ts';
import { parameterLogLikelihood, timeSums } from '../src/update/evidence.ts';
import { scoreBlocks } from '../src/update/scores.ts';
import { carryToPosterior } from '../src/update/sequential.ts';
import { logLikelihoodOf, parametersBehind } from '../src/update/targets.ts';
import { normalisedWeights, resampledPlaces } from '../src/update/weights.ts';
import { compiledOf, drawn, exponentialModel, galleryModel } from './models.ts';

const compiled = compiledOf(exponentialModel);
const prior = drawn(compiled, 4_000);

/** Exponential times by month with a yearly hazard, followed for a time; the luck is that of the seed. */
const exponentialTimes = (people: number, hazard: number, followed: number, seed = 1) => {
  const stream = randomStream(seed, 'test times');
  const times = Array.from({ length: people }, (_, i) => (-log(drawUniform(stream, i)) / hazard) * 12);
  return {
    exit: Float64Array.from(times, (time) => Math.min(time, followed)),
    cause: Uint8Array.from(times, (time) => Number(time <= followed)),
  };
};
const endpoint = (times: EndpointEvidence['times'], discount = noDiscount): EndpointEvidence => ({
  endpoint: 'os',
  strategy: 'new',
  free: ['alive'],
  times,
  discount,
});
const updated = (endpoints: readonly EndpointEvidence[], parameters: readonly ParameterEvidence[]) => {
  const found = updateModel({ compiled, prior, endpoints, parameters });
  if (found.status === 'refused') throw new Error(found.code);
  return found;
};
const of = (found: ReturnType<typeof updated>, parameter: string) => {
  const each = found.parameters.find((candidate) => candidate.parameter === parameter);
  if (each === undefined) throw new Error(parameter);
  return each;
};
const eventsIn = ({ exit, cause }: EndpointEvidence['times']) => ({
  d: cause.reduce((sum, each) => sum + each, 0),
  years: exit.reduce((sum, each) => sum + each, 0) / 12,
});

describe('closed forms', () => {
  test.each<[string, Marginal, ParameterEvidence, Marginal]>([
    [
      'beta(2, 3) and 7 of 10 give beta(9, 6)',
      { kind: 'beta', alpha: 2, beta: 3 },
      { likelihood: 'binomial', parameter: 'p', events: 7, of: 10 },
      { kind: 'beta', alpha: 9, beta: 6 },
    ],
    [
      'gamma(2, 4) and 3 events in 6 years give gamma(5, 10)',
      { kind: 'gamma', shape: 2, rate: 4 },
      { likelihood: 'poisson', parameter: 'p', events: 3, exposure: 6 },
      { kind: 'gamma', shape: 5, rate: 10 },
    ],
    [
      'normal(0, 1) and 2 with error 1: mean 1, variance 1/2',
      { kind: 'normal', mean: 0, sd: 1 },
      { likelihood: 'normal', parameter: 'p', mean: 2, standardError: 1, scale: 'identity' },
      { kind: 'normal', mean: 1, sd: Math.sqrt(1 / 2) },
    ],
    [
      'log-normal(0, 1) and a log mean of 2 with error 1',
      { kind: 'logNormal', meanLog: 0, sdLog: 1 },
      { likelihood: 'normal', parameter: 'p', mean: 2, standardError: 1, scale: 'log' },
      { kind: 'logNormal', meanLog: 1, sdLog: Math.sqrt(1 / 2) },
    ],
  ])('%s', (_, before, evidence, after) => {
    const found = conjugatePosterior(before, [evidence]);
    expect(found?.kind).toBe(after.kind);
    for (const [name, value] of Object.entries(after))
      if (typeof value === 'number') expect(Reflect.get(found ?? {}, name)).toBeCloseTo(value, 12);
  });

  test('a pair that is not conjugate has none', () => {
    const uniform: Marginal = { kind: 'uniform', low: 0, high: 1 };
    expect(conjugatePosterior(uniform, [{ likelihood: 'binomial', parameter: 'p', events: 1, of: 2 }])).toBeUndefined();
  });

  test('the update draws from them, says so, and leaves the other parameters as they were', () => {
    const found = updated([], [{ likelihood: 'binomial', parameter: 'response', events: 30, of: 50 }]);
    expect(found).toMatchObject({ method: 'closedForm', effectiveDraws: 4_000, thin: false });
    // prior beta with mean 0.4 and standard error 0.1: α + β = 0.4 · 0.6 / 0.01 − 1 = 23
    const exact = { alpha: 0.4 * 23 + 30, beta: 0.6 * 23 + 20 };
    const response = of(found, 'response');
    expect(response.closedForm).toEqual({
      kind: 'beta',
      alpha: expect.closeTo(exact.alpha, 9),
      beta: expect.closeTo(exact.beta, 9),
    });
    const centre = exact.alpha / (exact.alpha + exact.beta);
    // Monte Carlo error of 4,000 draws: 0.058 / √4,000 < 0.001
    expect(Math.abs(response.posterior.mean - centre)).toBeLessThan(0.004);
    expect(of(found, 'utility')).toMatchObject({ linked: false });
    expect(of(found, 'utility').posterior).toEqual(of(found, 'utility').prior);
    expect(found.run.identity.result).not.toBe(prior.identity.result);
  });
});

describe('three ways to the same posterior: closed form, re-weighting, stages', () => {
  const times = exponentialTimes(60, 0.45, 24);
  const { d, years } = eventsIn(times);
  // gamma prior of mean 0.3 and standard error 0.1: shape 9, rate 30
  const exact = marginalMoments({ kind: 'gamma', shape: 9 + d, rate: 30 + years });

  test('re-weighting by the curve of the model: mean and spread of the gamma posterior', () => {
    const found = updated([endpoint(times)], []);
    expect(found.method).toBe('reweighted');
    expect(found.effectiveDraws).toBeGreaterThan(400);
    const { posterior, linked } = of(found, 'hazardNew');
    expect(linked).toBe(true);
    expect(of(found, 'hazardOld').linked).toBe(false);
    // Monte Carlo error with the effective draws, four of them
    const error = Math.sqrt(exact.variance / found.effectiveDraws);
    expect(Math.abs(posterior.mean - exact.mean)).toBeLessThan(4 * error);
    expect(posterior.standardDeviation / Math.sqrt(exact.variance)).toBeCloseTo(1, 1);
  });

  test('carrying the draws in stages: the same', () => {
    const evidence = [endpoint(times)];
    const carried = carryToPosterior(
      logLikelihoodOf(compiled, evidence, []),
      prior.parameters.map(({ parameter, values }) => ({ parameter, values: values.slice(0, 2_000) })),
      [],
      new Map(),
      scoreBlocks(compiled, new Set(['hazardNew'])),
      1,
    );
    const values = carried.columns.find(({ parameter }) => parameter === 'hazardNew')?.values ?? new Float64Array();
    expect(Math.abs(mean(values) - exact.mean)).toBeLessThan(5 * Math.sqrt(exact.variance / 2_000));
    expect(carried.distinct).toBeGreaterThan(1_000);
    expect(carried.acceptance).toBeGreaterThan(0.2);
  });

  test('evidence on the rate itself, 9 prior events in 30 years and the new ones, is the same gamma', () => {
    const found = updated([], [{ likelihood: 'poisson', parameter: 'hazardNew', events: d, exposure: years }]);
    expect(of(found, 'hazardNew').closedForm).toEqual({
      kind: 'gamma',
      shape: expect.closeTo(9 + d, 6),
      rate: expect.closeTo(30 + years, 6),
    });
  });

  test('so much data that few draws of the prior fit: carried in stages, to the gamma posterior', () => {
    const many = exponentialTimes(8_000, 0.6, 24);
    const found = updated([endpoint(many)], []);
    expect(found.method).toBe('sequential');
    expect(found.effectiveDraws).toBeLessThan(400);
    const sums = eventsIn(many);
    const target = marginalMoments({ kind: 'gamma', shape: 9 + sums.d, rate: 30 + sums.years });
    expect(of(found, 'hazardNew').posterior.mean).toBeCloseTo(target.mean, 2);
    expect(of(found, 'hazardNew').posterior.standardDeviation / Math.sqrt(target.variance)).toBeCloseTo(1, 0);
  });
});

describe('evidence that counts less', () => {
  const times = exponentialTimes(100, 0.6, 24);
  const { d, years } = eventsIn(times);

  test('half the weight is half the events in half the time', () => {
    const found = updated([endpoint(times, { ...noDiscount, weight: 0.5 })], []);
    const exact = marginalMoments({ kind: 'gamma', shape: 9 + d / 2, rate: 30 + years / 2 });
    expect(Math.abs(of(found, 'hazardNew').posterior.mean - exact.mean)).toBeLessThan(
      4 * Math.sqrt(exact.variance / found.effectiveDraws),
    );
  });

  test('a bias that may be large takes up what the parameter would have: the posterior stays nearer to the prior', () => {
    const trusting = of(updated([endpoint(times)], []), 'hazardNew').posterior.mean;
    const doubtful = updated([endpoint(times, { weight: 1, biasMean: 0, biasSd: 0.5 })], []);
    const centre = of(doubtful, 'hazardNew').posterior.mean;
    expect(centre).toBeGreaterThan(0.3);
    expect(centre).toBeLessThan(trusting);
    expect(doubtful.biases[0]).toMatchObject({ endpoint: 'os' });
    expect(doubtful.biases[0]?.posterior.mean).toBeGreaterThan(0);
  });

  test('a known bias is taken out: hazards doubled by e^ln 2 speak of half the hazard', () => {
    const found = updated([endpoint(times, { weight: 1, biasMean: Math.log(2), biasSd: 0 })], []);
    const exact = marginalMoments({ kind: 'gamma', shape: 9 + d, rate: 30 + 2 * years });
    expect(Math.abs(of(found, 'hazardNew').posterior.mean - exact.mean)).toBeLessThan(0.03);
  });
});

describe('parts', () => {
  test('weights sum to 1; equal likelihoods leave every draw effective', () => {
    expect(normalisedWeights(Float64Array.of(-5, -5, -5, -5))).toEqual({
      weights: Float64Array.of(0.25, 0.25, 0.25, 0.25),
      effective: 4,
    });
    expect(normalisedWeights(Float64Array.of(0, -2_000)).effective).toBe(1);
  });

  test('draws are chosen as often as their weight says, to within one', () => {
    const places = resampledPlaces(Float64Array.of(0.5, 0.3, 0.2, 0), 1, 'x');
    const times = [0, 1, 2, 3].map((each) => places.filter((place) => place === each).length);
    expect(times.reduce((sum, each) => sum + each, 0)).toBe(4);
    [2, 1.2, 0.8, 0].forEach((expected, index) => expect(Math.abs((times[index] ?? 0) - expected)).toBeLessThan(1));
  });

  test('sums by interval keep every event and every month', () => {
    const times = { exit: Float64Array.of(0.5, 1, 2.5), cause: Uint8Array.of(1, 1, 0), entry: Float64Array.of(0, 0.25, 1.5) };
    const { events, months } = timeSums(times, Float64Array.of(0, 1, 2, 3));
    expect([...events]).toEqual([2, 0, 0]);
    expect([...months]).toEqual([0.5 + 0.75, 0.5, 0.5]);
    expect(() => timeSums(times, Float64Array.of(0, 1))).toThrow(RangeError);
  });

  test('an impossible value has a likelihood of next to nothing, not of no number', () => {
    expect(parameterLogLikelihood({ likelihood: 'binomial', parameter: 'p', events: 1, of: 1 }, 0)).toBeLessThan(-600);
    expect(parameterLogLikelihood({ likelihood: 'binomial', parameter: 'p', events: 0, of: 3 }, 0)).toBe(0);
  });

  test('scores and values are each other’s inverse, also for parameters that are drawn together', () => {
    const gallery = compiledOf(galleryModel('constructed-targeted-therapy'));
    const columns = drawn(gallery, 20).parameters;
    const blocks = scoreBlocks(gallery, new Set(columns.map(({ parameter }) => parameter)));
    expect(blocks.flatMap(({ parameters }) => parameters).toSorted()).toEqual(columns.map(({ parameter }) => parameter).toSorted());
    for (const { parameters, toScores, toValues } of blocks) {
      const values = parameters.map((name) => columns.find(({ parameter }) => parameter === name)?.values[3] ?? Number.NaN);
      toValues(toScores(values)).forEach((value, index) => expect(value / (values[index] ?? Number.NaN)).toBeCloseTo(1, 8));
    }
    const overall = { ...endpoint(exponentialTimes(3, 0.5, 12)), strategy: 'targeted', free: ['progressionFree', 'progressed'] };
    expect(parametersBehind(gallery, overall, columns)).toEqual(['osLogShape', 'osLogScale', 'hrOs']);
  });

  test('what is not sampled, or a model whose draws cannot be followed, is refused', () => {
    const unknown = updateModel({
      compiled,
      prior,
      endpoints: [],
      parameters: [{ likelihood: 'binomial', parameter: 'nothing', events: 1, of: 2 }],
    });
    expect(unknown).toMatchObject({ status: 'refused', code: 'followUp.notSampled' });
  });
});

test('a model without shares in each draw is refused with the way out: evidence on its parameters', () => {
  const tree = compiledOf(galleryModel('fang-2022-depression'));
  const prior = drawn(tree, 10);
  const times = { exit: Float64Array.of(1, 2), cause: Uint8Array.of(1, 0) };
  const endpoints = [{ endpoint: 'os', strategy: 'any', free: ['alive'], times, discount: noDiscount }];
  expect(updateModel({ compiled: tree, prior, endpoints, parameters: [] })).toMatchObject({
    status: 'refused',
    code: 'followUp.noDrawnTraces',
    details: { measure: 'os' },
  });
});
