import {
  type BaseCase,
  joinDraws,
  psaTables,
  readModel,
  readPsa,
  resultsTable,
  runBaseCase,
  runProbabilistic,
  type StrategyTotals,
  tableCsv,
  verifyModel,
} from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { compiled, readGallery, sound } from './gallery.ts';
import { changed, smallDocument, written } from './small-model.ts';

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };
const loss = (id: string, rest: Readonly<Record<string, unknown>>): Record<string, unknown> => ({ id, label: words, ...rest });
const run = (document: unknown): BaseCase => sound(runBaseCase(compiled(sound(readModel(written(document))))));
const first = (document: unknown): StrategyTotals => {
  const [totals] = run(document).strategies;
  if (totals === undefined) throw new Error('a strategy expected');
  return totals;
};
const faults = (document: unknown): readonly string[] => {
  const read = readModel(written(document));
  return read.ok ? [] : read.faults.map(({ code, path }) => `${code} ${path}`);
};

/** Nobody dies for three years, from age 60; utility 0.8, no discounting. */
const immortal = changed(['parameters', 'hazard', 'value'], 1e-12, changed(['parameters', 'hazard', 'distribution'], undefined));

describe('age adjustment by the norms', () => {
  // Norms of `both` at 61, 62, 63 between 54.5 (0.7999) and 64.5 (0.8163): 0.7999 + 0.0164 (age - 54.5) / 10.
  const norm = (age: number): number => 0.7999 + (0.0164 * (age - 54.5)) / 10;
  const ages = [61, 62, 63];
  const sum = (of: (age: number) => number): number => ages.reduce((total, age) => total + of(age), 0);
  test.each([
    [undefined, sum((age) => (0.8 * norm(age)) / norm(60))],
    ['multiplicative', sum((age) => (0.8 * norm(age)) / norm(60))],
    ['additive', sum((age) => 0.8 + norm(age) - norm(60))],
    ['minimum', sum((age) => Math.min(0.8, norm(age)))],
  ])('method %s', (method, qalys) => {
    const ageAdjustment = {
      table: 'utility-norms-garratt-2022',
      ageColumn: 'anchorAge',
      column: 'both',
      ...(method === undefined ? {} : { method }),
    };
    expect(first(changed(['ageAdjustment'], ageAdjustment, immortal)).qalys.undiscounted).toBeCloseTo(qalys, 9);
  });
  test('the minimum is the norm where the utility is above it', () => {
    const ageAdjustment = { table: 'utility-norms-garratt-2022', ageColumn: 'anchorAge', column: 'both', method: 'minimum' };
    const document = changed(['ageAdjustment'], ageAdjustment, changed(['parameters', 'quality', 'value'], 0.95, immortal));
    expect(first(document).qalys.undiscounted).toBeCloseTo(sum(norm), 9);
  });
});

describe('losses of quality of life', () => {
  const document = changed(
    ['qalyLosses'],
    [
      loss('condition', { type: 'inState', state: 'alive', disutility: 0.1, cycles: { from: 2, to: 3 } }),
      loss('infection', { type: 'events', state: 'alive', rate: 0.5, disutility: 0.2, duration: 'convert(3 [month], [year])' }),
      loss('surgery', { type: 'once', cycle: 2, disutility: 'quality / 2', duration: 0.25 }),
    ],
    changed(['discounting', 'effects'], [{ fromYear: 0, rate: 0.1 }], immortal),
  );
  test('each is a component, and all are taken from the QALYs', () => {
    const { qalyLosses, qalys, states } = first(document);
    expect(qalyLosses.map(({ component, undiscounted }) => [component, Number(undiscounted.toFixed(9))])).toEqual([
      ['condition', 0.2], // two years at 0.1
      ['infection', 0.075], // three years, 0.5 a year, 0.2 for a quarter of a year
      ['surgery', 0.1], // 0.8 / 2 for a quarter of a year
    ]);
    expect(qalys.undiscounted).toBeCloseTo(3 * 0.8 - 0.375, 9);
    expect(states[0]?.qalys.undiscounted).toBeCloseTo(3 * 0.8, 9);
    expect(qalyLosses[2]?.discounted).toBeCloseTo(0.1 / 1.1 ** 1.5, 9); // middle of the second year
  });
  test('the parts still sum to the totals', () => {
    const checks = sound(verifyModel(sound(readModel(written(document))), { draws: { seed: 1, from: 0, to: 20 } }));
    const status = new Map<string, string>(checks.map((check) => [check.check, check.status]));
    expect(['partsSumToTotals', 'utilitiesOne', 'evaluatorsAgree'].map((check) => status.get(check))).toEqual([
      'passed',
      'passed',
      'passed',
    ]);
  });
  test('deaths', () => {
    const died = changed(['qalyLosses'], [loss('end', { type: 'perDeath', disutility: 0.5, duration: 0.1 })], smallDocument());
    // Hazard 0.5 for three years.
    expect(first(died).qalyLosses[0]?.undiscounted).toBeCloseTo(0.05 * (1 - Math.exp(-1.5)), 12);
  });
  test('every fault at once', () => {
    const wrong = [
      loss('alive', { type: 'once', cycle: 1, disutility: 0.1, duration: 1 }),
      loss('a', { type: 'inState', state: 'dead', disutility: 0.1 }),
      loss('a', { type: 'once', cycle: 1, disutility: 0.1, duration: '3 [month]' }),
      loss('b', { type: 'events', state: 'alive', rate: 'quality', disutility: 'yearly', duration: 1, strategies: ['nobody'] }),
      loss('c', { type: 'perTransition', from: 'alive', to: 'dead', disutility: 0.1, duration: 1 }),
    ];
    expect(faults(changed(['qalyLosses'], wrong))).toEqual([
      'document.duplicateKey qalyLosses[0].id',
      'reference.unknown qalyLosses[1].state',
      'document.duplicateKey qalyLosses[2].id',
      'expression.unit qalyLosses[2].duration',
      'expression.unit qalyLosses[3].rate',
      'expression.unit qalyLosses[3].disutility',
      'reference.unknown qalyLosses[3].strategies[0]',
      'field.choice qalyLosses[4].type',
    ]);
  });
});

describe('carers', () => {
  const carers = {
    number: 2,
    utilities: { alive: 0.9 },
    losses: [loss('worry', { type: 'inState', state: 'alive', disutility: 'quality / 8' })],
    source: 'Constructed',
  };
  const document = changed(['carers'], carers, smallDocument());
  const model = compiled(sound(readModel(written(document))));
  test('an account of their own', () => {
    const own = first(document);
    const without = first(smallDocument());
    // Two carers at 0.9 - 0.1 for each year that the patient lives.
    expect(own.carers?.undiscounted).toBeCloseTo(2 * 0.8 * own.lifeYears.undiscounted, 12);
    expect(own.qalys).toEqual(without.qalys);
    expect(without.carers).toBeUndefined();
  });
  test('in every draw, shards joined, and in the exports', () => {
    const whole = sound(runProbabilistic(model, { seed: 3, from: 0, to: 8 }, undefined, WebAssembly));
    const [columns] = whole.strategies;
    const quality = whole.parameters.find(({ parameter }) => parameter === 'quality')?.values ?? new Float64Array();
    columns?.carers?.forEach((value, row) =>
      expect(value).toBeCloseTo(2 * (0.9 - (quality[row] ?? Number.NaN) / 8) * (columns.lifeYears[row] ?? Number.NaN), 12),
    );
    expect(columns?.carers?.length).toBe(8);
    const shards = [[0, 3] as const, [3, 8] as const].map(([from, to]) => sound(runProbabilistic(model, { seed: 3, from, to })));
    expect(joinDraws(shards)).toEqual(whole);
    const [draws] = psaTables(whole, 'likeverd');
    const text = draws === undefined ? '' : tableCsv(draws.table);
    expect(text.split('\r\n')[0]).toBe('draw,costs.care,qalys.care,lifeYears.care,carers.care,hazard,quality');
    expect(readPsa({ draws: text }, 'likeverd')).toMatchObject({ ok: true, value: { parameters: whole.parameters } });
    expect(resultsTable(run(document)).rows.find((row) => row[1] === 'carerQalys')?.[6]).toBe(first(document).carers?.undiscounted);
  });
  test('faults', () => {
    const wrong = { number: 'yearly', utilities: { dead: 0.9 }, losses: [], source: 'Constructed' };
    expect(faults(changed(['carers'], wrong))).toEqual([
      'expression.unit carers.number',
      'reference.unknown carers.utilities.dead',
    ]);
  });
});

test('costs by payer are the sums of their components', () => {
  const { strategies } = sound(runBaseCase(compiled(readGallery('colon-exercise-norway'))));
  for (const { payers, components, costs } of strategies) {
    expect(payers.reduce((sum, { discounted }) => sum + discounted, 0)).toBeCloseTo(costs.discounted, 6);
    for (const { payer, undiscounted } of payers) {
      const own = components.filter((component) => component.payer === payer);
      expect(undiscounted).toBeCloseTo(
        own.reduce((sum, component) => sum + component.undiscounted, 0),
        6,
      );
    }
  }
});

describe('discounting', () => {
  const yearly = (schedule: unknown, effects: unknown, horizon: number): StrategyTotals =>
    first(
      changed(
        ['time', 'horizon'],
        horizon,
        changed(['discounting'], { weightAt: 'cycleEnd', schedule, effects, source: 'Constructed' }, immortal),
      ),
    );
  test('costs and effects each by their own rate: the annuities of 3.5 % and 1.5 % over 30 years', () => {
    const { costs, lifeYears } = yearly([{ fromYear: 0, rate: 0.035 }], [{ fromYear: 0, rate: 0.015 }], 30);
    expect(costs.discounted / 1000).toBeCloseTo((1 - 1.035 ** -30) / 0.035, 8); // 18.39205
    expect(lifeYears.discounted).toBeCloseTo((1 - 1.015 ** -30) / 0.015, 8); // 24.01584
  });
  test('Norway, R-109: 4 % for 40 years, 3 % to year 75, then 2 %, each year compounded on those before', () => {
    const steps = [
      { fromYear: 0, rate: 0.04 },
      { fromYear: 40, rate: 0.03 },
      { fromYear: 75, rate: 0.02 },
    ];
    const weight = (year: number): number =>
      1.04 ** -Math.min(year, 40) * 1.03 ** -Math.max(0, Math.min(year, 75) - 40) * 1.02 ** -Math.max(0, year - 75);
    const expected = Array.from({ length: 100 }, (_, index) => weight(index + 1)).reduce((sum, each) => sum + each, 0);
    const { costs } = yearly(steps, steps, 100);
    expect(costs.discounted / 1000).toBeCloseTo(expected, 8);
  });
});
