import {
  type Checked,
  type CompiledModel,
  describeModel,
  type Draws,
  evaluateDraws,
  type ModelDefinition,
  type ProbabilisticRun,
  readModel,
  runProbabilistic,
} from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countingHost } from './counting-host.ts';
import { compiled, readGallery, sound } from './gallery.ts';
import { cohortDocument, cost, probability, randomCohort, rate, stay } from './random-cohort.ts';
import { changed, written } from './small-model.ts';

const read = (document: unknown): ModelDefinition => sound(readModel(written(document)));

/** The run on the kernel, which must have been the kernel's; the scalar path gives every bit the same. */
const runBoth = (model: CompiledModel, draws: Draws, kernels = 1): Checked<ProbabilisticRun> => {
  const { host, started } = countingHost();
  const run = runProbabilistic(model, draws, undefined, host);
  expect(started()).toBe(kernels);
  expect(run).toEqual(runProbabilistic(model, draws));
  return run;
};

describe.each(['chancellor-1997-hiv', 'darth-sick-sicker'])('kernel and scalar path agree to the bit: %s', (id) => {
  const definition = readGallery(id);
  const scenarios = [undefined, ...describeModel(definition).scenarios.map((scenario) => scenario.id)];
  test.each(scenarios)('scenario %s', (scenario) => {
    const model = compiled(definition, scenario === undefined ? {} : { scenario });
    expect(runBoth(model, { seed: 11, from: 0, to: scenario === undefined ? 205 : 7 }).ok).toBe(true);
  });
});

test('random cohort models agree to the bit', () => {
  fc.assert(
    fc.property(randomCohort, (random) => {
      expect(runBoth(compiled(read(random)), { seed: 4, from: 3, to: 8 }).ok).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('the model at the draws of a run gives the results of that run, on both paths', () => {
  const model = compiled(readGallery('darth-sick-sicker'));
  const { strategies, parameters } = sound(runProbabilistic(model, { seed: 3, from: 40, to: 151 }));
  expect(sound(evaluateDraws(model, { seed: 3, from: 40, to: 151 }, parameters))).toEqual(strategies);
  expect(sound(evaluateDraws(model, { seed: 3, from: 40, to: 151 }, parameters, countingHost().host))).toEqual(strategies);
  expect(() => evaluateDraws(model, { seed: 3, from: 40, to: 151 }, parameters.slice(1))).toThrow('columns');
});

test('draws beyond what a kernel takes for granted are run by the scalar path, with the same bits', () => {
  const base = cohortDocument();
  const rows = [
    probability('well', 'ill', 'worsen * exp(-death * time)'),
    stay('well'),
    probability('ill', 'dead', '1 - exp(-death * time)'),
    stay('ill'),
  ];
  const model = compiled(read(changed(['transitions'], rows, base)));
  const { host, started } = countingHost();
  const { parameters } = sound(runProbabilistic(model, { seed: 5, from: 0, to: 40 }));
  // Exponents from far below to far above 8 in size.
  const spread = parameters.map(({ parameter, values }) => ({
    parameter,
    values: parameter === 'death' ? values.map((_, i) => 0.01 * 1.3 ** i) : values,
  }));
  expect(parameters.map(({ parameter }) => parameter)).toContain('death');
  const draws = { seed: 5, from: 0, to: 40 };
  expect(evaluateDraws(model, draws, spread, host)).toEqual(evaluateDraws(model, draws, spread));
  expect(started()).toBe(1);
});

/** Well or ill for years, monthly cycles; `memory` cycles of illness are told apart. */
const illness = (memory: number, years: number, transitions: readonly unknown[], rest: object = {}): Record<string, unknown> => {
  const document = changed(['states', 1, 'memory'], memory, changed(['transitions'], transitions, cohortDocument()));
  return {
    ...(document as object),
    time: { cyclesPerYear: 12, horizon: years, correction: 'trapezoid', source: 'Constructed' },
    ...rest,
  };
};
const death = 'probabilityFromRate(death * exp(-timeInState / 10 [year]), cycleLength)';

describe('tunnel states', () => {
  const draws = { seed: 7, from: 0, to: 5 };
  const falling = [probability('well', 'ill', 'worsen / 12'), stay('well')];
  test.each([
    ['fewer than cycles', 40, 5],
    ['more than cycles', 200, 4],
    ['as many as cycles', 48, 4],
  ])('%s', (_, memory, years) => {
    const rows = [...falling, probability('ill', 'dead', death), probability('ill', 'well', 'worsen / (1 + cycle)'), stay('ill')];
    expect(runBoth(compiled(read(illness(memory, years, rows))), draws).ok).toBe(true);
  });
  test('mortality that changes once a year, and rates that compete', () => {
    const rows = [
      ...falling,
      rate('ill', 'dead', 'rateFromProbability(generalMortality, cycleLength) + death * exp(-timeInState / 2 [year])'),
      rate('ill', 'well', 'death / 3'),
    ];
    const costs = [
      cost({ id: 'passage', type: 'perTransition', from: 'ill', to: 'well', amount: 'yearly * time' }),
      cost({ id: 'stay', type: 'perTransition', from: 'ill', to: 'ill', amount: 10 }),
      cost({ id: 'death', type: 'perDeath', amount: 'yearly * time' }),
      cost({
        id: 'drug',
        type: 'perYear',
        state: 'ill',
        amount: 'yearly * exp(-timeInState / 1 [year])',
        cycles: { from: 3, to: 9 },
      }),
    ];
    expect(runBoth(compiled(read(illness(30, 4, rows, { costs }))), draws).ok).toBe(true);
  });
  test('formulas that choose by the time in the state and the cycle', () => {
    const dies = 'if(timeInState <= 1 [year], worsen / 24, if(cycle < 20, worsen / 12, 0.01))';
    const rows = [...falling, probability('ill', 'dead', dies), stay('ill')];
    expect(runBoth(compiled(read(illness(30, 4, rows))), draws).ok).toBe(true);
  });
  test('decimals that vary with the time in the state leave the model to the scalar path', () => {
    const rows = [...falling, probability('ill', 'dead', 'round(worsen, floor(3 + timeInState / 1 [year]))'), stay('ill')];
    expect(runBoth(compiled(read(illness(30, 4, rows))), draws, 0).ok).toBe(true);
  });
});

describe('what is wrong has the same name on both paths', () => {
  const rows = (...transitions: readonly unknown[]): unknown => changed(['transitions'], transitions, cohortDocument());
  const illRow = [probability('ill', 'dead', 'worsen'), stay('ill')];
  test.each([
    ['a negative probability', 'worsen - 0.2', 'run.negativeProbability'],
    ['probabilities above 1', 'worsen * 4.5', 'run.negativeProbability'],
    ['no number', 'sqrt(worsen - 0.2)', 'run.notANumber'],
    ['no number late', 'sqrt(worsen - 0.05 * cycle)', 'run.notANumber'],
  ])('%s', (_, formula, code) => {
    const run = runBoth(compiled(read(rows(probability('well', 'ill', formula), stay('well'), ...illRow))), {
      seed: 1,
      from: 0,
      to: 300,
    });
    expect(run).toMatchObject({ faults: [{ code, path: expect.stringContaining('transitions[') }] });
  });
  test('a rate below 0', () => {
    const run = runBoth(compiled(read(rows(rate('well', 'dead', 'death - 0.08 [rate]')))), { seed: 1, from: 0, to: 300 });
    expect(run).toMatchObject({ faults: [{ code: 'run.negativeProbability', path: 'transitions[0].rate' }] });
  });
  test('an amount that overflows', () => {
    const costs = [cost({ type: 'perYear', state: 'well', amount: 'yearly * exp(9000 * cycle * worsen)' })];
    const run = runBoth(compiled(read(changed(['costs'], costs, cohortDocument()))), { seed: 1, from: 5, to: 9 });
    expect(run).toMatchObject({ faults: [{ code: 'run.notANumber', path: 'costs[0].amount' }] });
  });
});
