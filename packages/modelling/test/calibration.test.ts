import { calibrate, interpret, readModel, runBaseCase } from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiled, sound } from './gallery.ts';
import { cohortDocument, probability, stay } from './random-cohort.ts';
import { changed, parameter, smallDocument, written } from './small-model.ts';

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };
const source = 'Constructed';
const survival = (id: string, year: number, value: number, se = 0.01): Record<string, unknown> => ({
  type: 'survival',
  id,
  label: words,
  strategy: 'care',
  year,
  value,
  se,
  source,
});
const fit = (name: string, minimum: number, maximum: number): Record<string, unknown> => ({ parameter: name, minimum, maximum });
const calibrated = (parameters: readonly unknown[], targets: readonly unknown[], document: unknown = smallDocument()): unknown =>
  changed(['calibration'], { parameters, targets, source }, document);
const fitted = (document: unknown, options: Parameters<typeof calibrate>[1] = {}) =>
  sound(calibrate(sound(readModel(written(document))), options));
const faults = (document: unknown): readonly string[] => {
  const read = readModel(written(document));
  return read.ok ? [] : read.faults.map(({ code, path }) => `${code} ${path}`);
};

describe('a constant hazard from survival', () => {
  // exp(-0.3 * 2) at two years; the document has 0.5.
  const document = calibrated([fit('hazard', 0.01, 2)], [survival('two', 2, Math.exp(-0.6))]);
  test('value, standard error and convergence', () => {
    const { parameters, targets, convergence, reached, objective } = fitted(document);
    expect(parameters[0]?.base).toBe(0.5);
    expect(parameters[0]?.value).toBeCloseTo(0.3, 6);
    // dS/dh = -2 exp(-2 h), so that se(h) = 0.01 / (2 exp(-0.6)).
    expect(parameters[0]?.standardError).toBeCloseTo(0.01 / (2 * Math.exp(-0.6)), 6);
    expect(parameters[0]?.identified).toBe(true);
    expect(targets[0]?.base).toBeCloseTo(Math.exp(-1), 12);
    expect([convergence, reached]).toEqual(['converged', true]);
    expect(objective).toBeLessThan(1e-8);
  });
  test('the same seed gives the same bits, and another the same value', () => {
    expect(fitted(document)).toEqual(fitted(document));
    expect(fitted(document, { seed: 2 }).parameters[0]?.value).toBeCloseTo(0.3, 6);
  });
  test('every hazard is found again', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 1.5, noNaN: true }), (hazard) => {
        const target = survival('two', 2, Math.exp(-2 * hazard), 0.001);
        const { parameters } = fitted(calibrated([fit('hazard', 0.01, 2)], [target]), { starts: 2 });
        expect(parameters[0]?.value).toBeCloseTo(hazard, 5);
      }),
      { numRuns: 10, seed: 1 },
    );
  });
  test('spent and lonely searches are told', () => {
    expect(fitted(document, { most: 5, starts: 1 }).convergence).toBe('evaluationsSpent');
    expect(fitted(document, { starts: 1 }).convergence).toBe('converged');
  });
  test('progress is told, and `false` stops', () => {
    const definition = sound(readModel(written(document)));
    const told: number[] = [];
    sound(calibrate(definition, { starts: 3 }, (done) => void told.push(done)));
    expect(told.at(-1)).toBe(3);
    expect(told.toSorted((a, b) => a - b)).toEqual(told);
    const stopped = calibrate(definition, { starts: 3 }, (done) => done < 1);
    expect(stopped.ok ? [] : stopped.faults.map(({ code }) => code)).toEqual(['run.cancelled']);
  });
});

describe('targets that cannot all be met', () => {
  test('the least squares, by a fine grid over the closed form', () => {
    // No constant hazard gives 0.9 after one year and 0.2 after two.
    const { parameters, targets, objective, reached } = fitted(
      calibrated([fit('hazard', 0.01, 2)], [survival('one', 1, 0.9), survival('two', 2, 0.2)]),
    );
    const sum = (h: number): number => ((Math.exp(-h) - 0.9) / 0.01) ** 2 + ((Math.exp(-2 * h) - 0.2) / 0.01) ** 2;
    const grid = Array.from({ length: 200_000 }, (_, index) => 0.01 + index * 1e-5);
    const least = Math.min(...grid.map((h) => sum(h)).reduce<number[]>((best, value) => [Math.min(best[0] ?? value, value)], []));
    expect(objective).toBeCloseTo(least, 3);
    expect(sum(parameters[0]?.value ?? Number.NaN)).toBeCloseTo(objective, 8);
    expect(reached).toBe(false);
    expect(targets.map((target) => target.reached)).toEqual([false, false]);
    expect(targets.reduce((total, { z }) => total + z * z, 0)).toBeCloseTo(objective, 10);
  });
  test('a best value on a bound is said to be there, without a standard error', () => {
    const [parameterFit] = fitted(calibrated([fit('hazard', 0.4, 2)], [survival('two', 2, Math.exp(-0.6))])).parameters;
    expect(parameterFit?.atBound).toBe('low');
    expect(parameterFit?.value).toBeCloseTo(0.4, 6);
    expect(parameterFit).not.toHaveProperty('standardError');
  });
});

test('a product does not tell its factors apart', () => {
  const document = changed(
    ['curves', 'survival', 'rate'],
    'hazard * ratio',
    changed(['parameters', 'ratio'], parameter('dimensionless', 1), smallDocument()),
  );
  const { parameters, reached, objective } = fitted(
    calibrated([fit('hazard', 0.1, 1), fit('ratio', 0.2, 2)], [survival('two', 2, Math.exp(-0.6))], document),
  );
  expect(reached).toBe(true);
  expect(objective).toBeLessThan(1e-6);
  expect(parameters.map(({ identified }) => identified)).toEqual([false, false]);
  expect((parameters[0]?.value ?? 0) * (parameters[1]?.value ?? 0)).toBeCloseTo(0.3, 5);
  for (const { equallyGood } of parameters) expect(equallyGood.high - equallyGood.low).toBeGreaterThan(0.1);
});

describe('two transition probabilities of a cohort', () => {
  const of = (ill: number, death: number): unknown =>
    changed(
      ['parameters', 'toDeath'],
      parameter('probability', death),
      changed(
        ['parameters', 'toIll'],
        parameter('probability', ill),
        changed(
          ['transitions'],
          [probability('well', 'ill', 'toIll'), stay('well'), probability('ill', 'dead', 'toDeath'), stay('ill')],
          cohortDocument(),
        ),
      ),
    );
  const run = sound(runBaseCase(compiled(sound(readModel(written(of(0.35, 0.15)))))));
  const [totals] = run.strategies;
  const strategy = totals?.strategy ?? '';
  const shareIll = run.traces[0]?.states[1]?.occupancy[2] ?? Number.NaN;
  const common = { label: words, strategy, source };
  const targets = [
    { type: 'occupancy', id: 'ill', state: 'ill', year: 2, value: shareIll, se: 0.01, ...common },
    { type: 'lifeYears', id: 'life', value: totals?.lifeYears.undiscounted, se: 0.02, ...common },
    { type: 'qalys', id: 'quality', value: totals?.qalys.discounted, discounted: true, se: 0.02, ...common },
  ];
  const document = calibrated([fit('toIll', 0.05, 0.95), fit('toDeath', 0.01, 0.9)], targets, of(0.2, 0.5));
  test('are found again from a share and totals', () => {
    const { parameters, convergence } = fitted(document);
    expect(parameters[0]?.value).toBeCloseTo(0.35, 5);
    expect(parameters[1]?.value).toBeCloseTo(0.15, 5);
    expect(convergence).toBe('converged');
  });
  test('the plain reader gives the fitted totals', () => {
    const made = fitted(document);
    const values = Object.fromEntries(made.parameters.map(({ parameter: id, value }) => [id, value]));
    const { model } = compiled(sound(readModel(written(document))), { values });
    const [plain] = interpret(model);
    expect(made.targets[1]?.fitted).toBeCloseTo(plain?.lifeYears.undiscounted ?? Number.NaN, 12);
    expect(made.targets[2]?.fitted).toBeCloseTo(plain?.qalys.discounted ?? Number.NaN, 12);
  });
  test('values at which the model cannot run count as no fit', () => {
    const sum = changed(
      ['transitions'],
      [probability('well', 'ill', 'toIll + 0.3'), stay('well'), probability('ill', 'dead', 'toDeath'), stay('ill')],
      of(0.05, 0.15),
    );
    const made = fitted(calibrated([fit('toIll', 0.01, 1), fit('toDeath', 0.01, 0.9)], targets, sum));
    expect(made.failedRuns).toBeGreaterThan(0);
    expect(made.parameters[0]?.value).toBeCloseTo(0.05, 5);
  });
});

describe('faults', () => {
  test('all at once', () => {
    const target = survival('two', 2, 1.5);
    expect(
      faults(
        calibrated(
          [fit('hazrd', 0, 1), fit('quality', 0.9, 0.1), fit('quality', 0, 2)],
          [
            target,
            { ...target, strategy: 'nobody', value: 0.5 },
            { ...survival('three', 3, 0.5), type: 'occupancy', state: 'gone' },
          ],
        ),
      ).toSorted(),
    ).toEqual(
      [
        'reference.unknown calibration.parameters[0].parameter',
        'field.range calibration.parameters[1].maximum',
        'document.duplicateKey calibration.parameters[2].parameter',
        'field.range calibration.parameters[2].maximum',
        'field.range calibration.targets[0].value',
        'document.duplicateKey calibration.targets[1].id',
        'reference.unknown calibration.targets[1].strategy',
        'reference.unknown calibration.targets[2].state',
      ].toSorted(),
    );
  });
  test('times outside the model, when the fit is asked for', () => {
    const targets = [survival('late', 4, 0.5), survival('between', 1.5, 0.5)];
    const made = calibrate(sound(readModel(written(calibrated([fit('hazard', 0.01, 2)], targets)))));
    expect(made.ok ? [] : made.faults.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'field.range calibration.targets[0].year',
      'field.type calibration.targets[1].year',
    ]);
  });
  test('nothing to calibrate to', () => {
    const made = calibrate(sound(readModel(written(smallDocument()))));
    expect(made.ok ? [] : made.faults.map(({ code, path }) => `${code} ${path}`)).toEqual(['calibration.missing calibration']);
  });
  test.each([{ seed: -1 }, { starts: 0 }, { starts: 1.5 }])('%j', (options) => {
    const made = calibrate(sound(readModel(written(calibrated([fit('hazard', 0.01, 2)], [survival('two', 2, 0.5)])))), options);
    expect(made.ok ? [] : made.faults.map(({ code }) => code)).toEqual(['input.range']);
  });
});
