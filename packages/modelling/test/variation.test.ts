import { type CompiledModel, type Fault, interpret, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { compiled, sound } from './gallery.ts';
import { changed, parameter, smallDocument, written } from './small-model.ts';

const words = { nb: 'x', nn: 'x', en: 'x' };
const cohort = (parameters: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  ...smallDocument(),
  kind: 'cohort',
  time: { cyclesPerYear: 2, horizon: 6, correction: 'trapezoid', source: 'Constructed' },
  population: { entryAge: 60 },
  curves: undefined,
  curvesOrdered: undefined,
  parameters: {
    death: parameter('probability', 0.1, { distribution: { type: 'beta', se: 0.02 } }),
    ratio: parameter('hazardRatio', 0.7, { distribution: { type: 'logNormal', sdlog: 0.1 } }),
    quality: parameter('utility', 0.8, { distribution: { type: 'beta', se: 0.05 } }),
    yearly: parameter('NOK/year', 1000),
    ...parameters,
  },
  states: [
    { id: 'alive', label: words, utility: 'quality' },
    { id: 'dead', label: words },
  ],
  transitions: [
    { type: 'probability', from: 'alive', to: 'dead', probability: 'applyHazardRatio(death, effect)' },
    { type: 'remainder', from: 'alive', to: 'alive' },
  ],
  strategies: [
    { id: 'care', label: words },
    { id: 'new', label: words },
  ],
});
const plain = { effect: parameter('hazardRatio', 1) };
const byStrategy = { effect: parameter('hazardRatio', 1, { byStrategy: { new: 'ratio' } }) };

const faultsIn = (document: unknown): readonly Fault[] => {
  const read = readModel(written(document));
  return read.ok ? [] : read.faults;
};
const modelOf = (document: unknown, values: Readonly<Record<string, number>> = {}): CompiledModel =>
  compiled(sound(readModel(written(document))), { values });
const totals = (document: unknown, values: Readonly<Record<string, number>> = {}): readonly (readonly number[])[] =>
  sound(runBaseCase(modelOf(document, values))).strategies.map(({ costs, qalys, lifeYears }) => [
    costs.discounted,
    qalys.discounted,
    lifeYears.discounted,
  ]);
const expectSame = (one: unknown, other: unknown): void =>
  totals(one).forEach((row, strategy) =>
    row.forEach((value, i) => expect(value).toBeCloseTo(totals(other)[strategy]?.[i] ?? Number.NaN, 10)),
  );
/** The compiled engine and the reader on the base case and on ten draws. */
const expectAgreement = (document: unknown): void => {
  const model = modelOf(document);
  const run = sound(runProbabilistic(model, { seed: 2, from: 0, to: 10 }));
  for (let row = 0; row < 10; row++) {
    const values = new Map(run.parameters.map(({ parameter: id, values: column }) => [id, column[row] ?? Number.NaN]));
    interpret(model.model, values).forEach(({ costs, qalys }, index) => {
      const drawn = run.strategies[index];
      expect(Math.abs((drawn?.costs[row] ?? Number.NaN) - costs.discounted)).toBeLessThan(
        1e-10 * Math.max(1, Math.abs(costs.discounted)),
      );
      expect(Math.abs((drawn?.qalys[row] ?? Number.NaN) - qalys.discounted)).toBeLessThan(1e-10);
    });
  }
  const base = totals(document);
  interpret(model.model).forEach(({ costs, qalys }, index) => {
    expect(base[index]?.[0]).toBeCloseTo(costs.discounted, 8);
    expect(base[index]?.[1]).toBeCloseTo(qalys.discounted, 10);
  });
};

describe('by strategy', () => {
  test('a transition is what two transitions, one for each strategy, are', () => {
    const document = cohort(byStrategy);
    const apart = {
      ...cohort(plain),
      transitions: [
        { type: 'probability', from: 'alive', to: 'dead', probability: 'death', strategies: ['care'] },
        { type: 'probability', from: 'alive', to: 'dead', probability: 'applyHazardRatio(death, ratio)', strategies: ['new'] },
        { type: 'remainder', from: 'alive', to: 'alive' },
      ],
    };
    expectSame(document, apart);
    expectAgreement(document);
    const [care, treated] = totals(document);
    expect(treated?.[2]).toBeGreaterThan(care?.[2] ?? Number.NaN);
  });
  test('through parameters made of it, in costs and utilities, with its own value in the formula', () => {
    const document = changed(
      ['costs', 0, 'amount'],
      'twice',
      changed(
        ['states', 0, 'utility'],
        'quality - burden',
        cohort({
          ...byStrategy,
          yearly: parameter('NOK/year', 1000, {
            byStrategy: { new: 'value + 500 [NOK/year]' },
            distribution: { type: 'gamma', se: 100 },
          }),
          twice: parameter('NOK/year', '2 * yearly'),
          burden: parameter('utility', 0, { byStrategy: { new: 0.05 } }),
        }),
      ),
    );
    expectAgreement(document);
    const [care, treated] = sound(runBaseCase(modelOf(document))).strategies;
    // Nothing is discounted: 2 x 1000 and 2 x 1500 NOK a year, 0.8 and 0.75 QALYs a year.
    expect((care?.costs.discounted ?? 0) / (care?.lifeYears.discounted ?? 1)).toBeCloseTo(2000, 9);
    expect((treated?.costs.discounted ?? 0) / (treated?.lifeYears.discounted ?? 1)).toBeCloseTo(3000, 9);
    expect((treated?.qalys.discounted ?? 0) / (treated?.lifeYears.discounted ?? 1)).toBeCloseTo(0.75, 12);
    // A moved value is the own value that the formulas go by.
    const [moved, movedTreated] = sound(runBaseCase(modelOf(document, { yearly: 2000 }))).strategies;
    expect((moved?.costs.discounted ?? 0) / (moved?.lifeYears.discounted ?? 1)).toBeCloseTo(4000, 9);
    expect((movedTreated?.costs.discounted ?? 0) / (movedTreated?.lifeYears.discounted ?? 1)).toBeCloseTo(5000, 9);
  });
  test('in partitioned survival', () => {
    const strategies = ['care', 'other'].map((id) => ({ id, label: words, curves: ['survival'] }));
    const dear = parameter('NOK/year', 1000, { byStrategy: { other: 300 } });
    const document = changed(['strategies'], strategies, changed(['parameters', 'yearly'], dear));
    const better = changed(['parameters', 'quality', 'byStrategy'], { other: 'min(value + 0.1, 1)' }, document);
    expectAgreement(better);
    const [care, other] = sound(runBaseCase(modelOf(better))).strategies;
    expect((other?.costs.discounted ?? 0) / (care?.costs.discounted ?? 1)).toBeCloseTo(0.3, 12);
    expect((other?.qalys.discounted ?? 0) / (care?.qalys.discounted ?? 1)).toBeCloseTo(0.9 / 0.8, 12);
  });
  test.each([
    [
      'an unknown strategy',
      cohort({ effect: parameter('hazardRatio', 1, { byStrategy: { nwe: 0.5 } }) }),
      'reference.unknown',
      'parameters.effect.byStrategy.nwe',
    ],
    [
      'a value out of range',
      cohort({ effect: parameter('hazardRatio', 1, { byStrategy: { new: -1 } }) }),
      'field.range',
      'parameters.effect.byStrategy.new',
    ],
    [
      'the entry age',
      changed(['population', 'entryAge'], 'entry', cohort({ ...plain, entry: parameter('year', 60, { byStrategy: { new: 61 } }) })),
      'expression.varies',
      'population.entryAge',
    ],
    [
      'itself by name',
      cohort({ effect: parameter('hazardRatio', 1, { byStrategy: { new: '0.5 * effect' } }) }),
      'reference.circular',
      'parameters.effect.value',
    ],
  ])('%s is refused', (_, document, code, path) => expect(faultsIn(document)).toMatchObject([{ code, path }]));
  test('a curve is refused: each strategy has curves of its own', () => {
    const document = changed(['parameters', 'hazard', 'byStrategy'], { care: 0.4 });
    expect(faultsIn(document)).toMatchObject([
      { code: 'expression.varies', path: 'curves.survival.rate', details: { how: 'strategy' } },
    ]);
  });
});

describe('by time', () => {
  const steps = (by: string, ...list: readonly (readonly [number, number | string])[]): Record<string, unknown> => ({
    byTime: { by, steps: list.map(([from, value]) => ({ from, value })) },
  });
  test.each([
    ['cycle', steps('cycle', [3, 400], [5, '0.1 * value']), 'if(cycle < 3, yearly, if(cycle < 5, 400 [NOK/year], 0.1 * yearly))'],
    // Cycles of half a year: the one from year 1 to 1.5 ends at 1.5.
    [
      'year',
      steps('year', [1, 400], [2.5, '0.1 * value']),
      'if(time < 1.25 [year], yearly, if(time < 2.75 [year], 400 [NOK/year], 0.1 * yearly))',
    ],
    [
      'age',
      steps('age', [61, 400], [62.5, '0.1 * value']),
      'if(age < 61.25 [year], yearly, if(age < 62.75 [year], 400 [NOK/year], 0.1 * yearly))',
    ],
    ['from the start', steps('year', [0, 400]), '400 [NOK/year]'],
  ])('%s: as the formula that says the same', (_, fields, formula) => {
    const made = cohort({ ...plain, yearly: parameter('NOK/year', 1000, { distribution: { type: 'gamma', se: 100 }, ...fields }) });
    const plainCost = changed(['costs', 0, 'amount'], formula, cohort(plain));
    expectSame(made, plainCost);
    expectAgreement(made);
  });
  test('as a factor in a transition, through another parameter, and by strategy at once', () => {
    const document = {
      ...cohort({
        ...byStrategy,
        waning: parameter('dimensionless', 1, steps('year', [2, 0.5], [4, 0])),
        faded: parameter('hazardRatio', 'exp(waning * log(effect))'),
      }),
      transitions: [
        { type: 'probability', from: 'alive', to: 'dead', probability: 'applyHazardRatio(death, faded)' },
        { type: 'remainder', from: 'alive', to: 'alive' },
      ],
    };
    const apart = {
      ...cohort(plain),
      transitions: [
        { type: 'probability', from: 'alive', to: 'dead', probability: 'death', strategies: ['care'] },
        {
          type: 'probability',
          from: 'alive',
          to: 'dead',
          strategies: ['new'],
          probability: 'applyHazardRatio(death, if(cycle <= 4, ratio, if(cycle <= 8, exp(0.5 * log(ratio)), 1)))',
        },
        { type: 'remainder', from: 'alive', to: 'alive' },
      ],
    };
    expectSame(document, apart);
    expectAgreement(document);
  });
  test.each([
    ['steps that do not rise', { ...steps('year', [2, 1], [2, 0]) }, 'field.range', 'parameters.yearly.byTime.steps[1].from'],
    ['another unit', { ...steps('year', [2, '3 [NOK]']) }, 'expression.unit', 'parameters.yearly.byTime.steps[0].value'],
  ])('%s are refused', (_, fields, code, path) =>
    expect(faultsIn(cohort({ ...plain, yearly: parameter('NOK/year', 1000, fields) }))).toMatchObject([{ code, path }]),
  );
  test('where nothing changes with the cycle it is refused', () =>
    expect(faultsIn(changed(['parameters', 'hazard', 'byTime'], { by: 'year', steps: [{ from: 1, value: 0.2 }] }))).toMatchObject([
      { code: 'expression.varies', path: 'curves.survival.rate', details: { name: 'hazard', how: 'time' } },
    ]));
});
