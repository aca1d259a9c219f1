import {
  type Checked,
  type CompiledModel,
  describeModel,
  type Draws,
  type ModelDefinition,
  type ProbabilisticRun,
  readModel,
  runProbabilistic,
} from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countingHost } from './counting-host.ts';
import { compiled, readGallery, sound } from './gallery.ts';
import { randomDocument } from './random-model.ts';
import { changed, smallDocument, written } from './small-model.ts';

/** The run on the kernel, which must have been the kernel's; the scalar path gives every bit the same. */
const runBoth = (model: CompiledModel, draws: Draws): Checked<ProbabilisticRun> => {
  const { host, started } = countingHost();
  const run = runProbabilistic(model, draws, undefined, host);
  expect(started()).toBe(1);
  expect(run).toEqual(runProbabilistic(model, draws));
  return run;
};

const read = (document: unknown): ModelDefinition => sound(readModel(written(document)));

describe.each(['colon-exercise-norway', 'constructed-targeted-therapy'])('kernel and scalar path agree to the bit: %s', (id) => {
  const definition = readGallery(id);
  const scenarios = [undefined, ...describeModel(definition).scenarios.map((scenario) => scenario.id)];
  test.each(scenarios)('scenario %s', (scenario) => {
    const model = compiled(definition, scenario === undefined ? {} : { scenario });
    const run = runBoth(model, { seed: 11, from: 0, to: scenario === undefined ? 205 : 7 });
    // Without the floor the curves cross: that scenario is a fault on both paths.
    expect(run.ok).toBe(scenario !== 'no_mortality_cap');
  });
});

test('random models agree to the bit', () => {
  fc.assert(
    fc.property(randomDocument, (random) => {
      expect(runBoth(compiled(read(random)), { seed: 4, from: 3, to: 8 }).ok).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('a generalised gamma curve whose q crosses 0 from draw to draw, and one whose q is 0', () => {
  for (const q of ['quality - 0.8', 0]) {
    const curve = { type: 'generalisedGamma', mu: 'log(hazard * 2 [year])', sigma: 0.8, q };
    expect(runBoth(compiled(read(changed(['curves', 'survival'], curve))), { seed: 6, from: 0, to: 25 }).ok).toBe(true);
  }
});

describe('formulas', () => {
  const formulas = [
    'yearly + 5 [NOK/year] - 0.5 * yearly / 3',
    'yearly * (hazard * 1 [year]) ^ 0.7',
    'yearly * log(2 + hazard * 1 [year]) * sqrt(hazard * 1 [year])',
    'yearly * abs(quality - 0.8)',
    'yearly * abs(0.8 - quality)',
    'yearly * floor(10 * quality)',
    'round(yearly * quality, 2)',
    'round(-yearly * quality * cycle, 1)',
    'min(yearly * quality, 700 [NOK/year], yearly * 0.9)',
    'max(yearly * quality, 700 [NOK/year])',
    'yearly * probabilityFromRate(hazard, time)',
    'yearly * rateFromProbability(probabilityFromRate(hazard, 1 [year]), time) * 1 [year]',
    'yearly * exp(-hazard * time) * (cycle - 2)',
    // A power of a negative number is no number.
    'yearly * (quality - cycle) ^ 2',
  ];
  test.each(formulas)('%s', (formula) => {
    const document = changed(['costs', 0, 'amount'], formula);
    const { time } = smallDocument();
    const longer = changed(['time'], { ...(time as object), cyclesPerYear: 2 }, document);
    const run = runBoth(compiled(read(longer)), { seed: 2, from: 0, to: 33 });
    expect(run.ok).toBe(!formula.endsWith('^ 2'));
  });
  test('decimals that vary leave the model to the scalar path', () => {
    const { host, started } = countingHost();
    const model = compiled(read(changed(['costs', 0, 'amount'], 'round(yearly * quality, floor(4 * quality))')));
    const draws = { seed: 2, from: 0, to: 5 };
    expect(runProbabilistic(model, draws, undefined, host)).toEqual(runProbabilistic(model, draws));
    expect(started()).toBe(0);
  });
});

describe('what is wrong has the same name on both paths', () => {
  test('a formula that overflows', () => {
    const amount = 'yearly * exp(1000 [year] * hazard * cycle)';
    const run = runBoth(compiled(read(changed(['costs', 0, 'amount'], amount))), { seed: 1, from: 7, to: 9 });
    expect(run).toMatchObject({ faults: [{ code: 'run.notANumber', details: { draw: 7, cycle: 2, strategy: 'care' } }] });
  });
  test('an argument outside its domain, first in a draw of the second hundred', () => {
    const document = changed(['parameters', 'hazard', 'distribution'], { type: 'normal', sd: 0.19 });
    const run = runBoth(compiled(read(document)), { seed: 1, from: 0, to: 1000 });
    expect(run).toMatchObject({ faults: [{ code: 'run.curve', path: 'curves.survival.rate' }] });
    const draw = run.ok ? -1 : Number(run.faults[0]?.details['draw']);
    expect(draw).toBeGreaterThan(99);
  });
});

describe('a run on the kernel is a run', () => {
  const model = compiled(readGallery('colon-exercise-norway'));
  test('progress about every hundred draws; false cancels', () => {
    const seen: number[] = [];
    runProbabilistic(model, { seed: 7, from: 0, to: 250 }, (done) => void seen.push(done), WebAssembly);
    expect(seen).toEqual([100, 200, 250]);
    const cancelled = runProbabilistic(model, { seed: 7, from: 0, to: 250 }, (done) => done < 200, WebAssembly);
    expect(cancelled).toMatchObject({ ok: false, faults: [{ code: 'run.cancelled', details: { done: 200, total: 250 } }] });
  });
  test('its kernel is made once', () => {
    const { host, started } = countingHost();
    for (let from = 0; from < 30; from += 10) runProbabilistic(model, { seed: 7, from, to: from + 10 }, undefined, host);
    expect(started()).toBe(1);
  });
  test('machines without SIMD, and pages that may not compile, give the same bits', () => {
    const draws = { seed: 7, from: 0, to: 9 };
    const plain = runProbabilistic(model, draws);
    class Forbidden extends WebAssembly.Module {
      constructor(bytes: Uint8Array<ArrayBuffer>) {
        super(bytes);
        throw new WebAssembly.CompileError('refused by the page’s policy');
      }
    }
    const { host } = countingHost();
    for (const other of [
      { ...host, validate: () => false },
      { ...host, Module: Forbidden },
    ])
      expect(runProbabilistic(model, draws, undefined, other)).toEqual(plain);
  });
});
