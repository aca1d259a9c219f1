import { describeModel, interpret, readModel, type RunInputs, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { compiled, sound } from './gallery.ts';
import { changed, parameter, smallDocument, written } from './small-model.ts';

/** Norwegian consumer prices (2015 = 100): 108.4 in 2018, 133.6 in 2024. Source: the table in the reference room. */
const factor = 133.6 / 108.4;
const index = { priceYear: 2018, priceIndex: 'consumer-price-index-norway' };
const with2024 = (yearly: unknown): unknown =>
  changed(['parameters', 'yearly'], yearly, changed(['priceYear'], 2024, smallDocument()));
const gamma = { distribution: { type: 'gamma', se: 100 } };
const definition = (document: unknown) => sound(readModel(written(document)));
const costs = (document: unknown, inputs: RunInputs = {}): number =>
  sound(runBaseCase(compiled(definition(document), inputs))).strategies[0]?.costs.undiscounted ?? Number.NaN;
const faults = (document: unknown): readonly string[] => {
  const read = readModel(written(document));
  return read.ok ? [] : read.faults.map(({ code, path, details }) => `${code} ${path} ${details['rule'] ?? ''}`.trim());
};

describe('an amount at the prices of 2018 in a model of 2024', () => {
  const old = with2024(parameter('NOK/year', 1000, { ...gamma, ...index }));
  const plain = with2024(parameter('NOK/year', 1000, gamma));
  test('counts times 133.6 / 108.4, at its own value and at a moved one', () => {
    expect(costs(old) / costs(plain)).toBeCloseTo(factor, 13);
    const moved = { values: { yearly: 700 } };
    expect(costs(old, moved) / costs(plain, moved)).toBeCloseTo(factor, 13);
  });
  test('every draw too; the columns keep the figures of the parameter', () => {
    const draws = { seed: 1, from: 0, to: 20 };
    const [was, is] = [plain, old].map((document) => sound(runProbabilistic(compiled(definition(document)), draws)));
    expect(is?.parameters).toEqual(was?.parameters);
    was?.strategies[0]?.costs.forEach((cost, draw) =>
      expect((is?.strategies[0]?.costs[draw] ?? Number.NaN) / cost).toBeCloseTo(factor, 13),
    );
    expect(is?.strategies[0]?.qalys).toEqual(was?.strategies[0]?.qalys);
  });
  test('the plain reader agrees with the figure converted by hand', () => {
    const byHand = with2024(parameter('NOK/year', 1000 * (133.6 / 108.4)));
    const [read] = interpret(compiled(definition(old)).model);
    expect(read?.costs.undiscounted).toBeCloseTo(costs(byHand), 9);
    expect(costs(old)).toBeCloseTo(read?.costs.undiscounted ?? Number.NaN, 9);
  });
  test('through other formulas once, by strategy and by time too', () => {
    const double = (document: unknown): unknown =>
      changed(['costs', 0, 'amount'], 'double', changed(['parameters', 'double'], parameter('NOK/year', '2 * yearly'), document));
    expect(costs(double(old)) / costs(plain)).toBeCloseTo(2 * factor, 13);
    const varying = {
      byStrategy: { care: 'value * 3' },
      ...index,
    };
    expect(costs(double(with2024(parameter('NOK/year', 1000, varying)))) / costs(plain)).toBeCloseTo(6 * factor, 13);
    const stepped = { byTime: { by: 'cycle', steps: [{ from: 1, value: 'value * 5' }] }, ...index };
    const amount = changed(['costs', 0, 'amount'], 'yearly + yearly', with2024(parameter('NOK/year', 1000, stepped)));
    expect(costs(amount) / costs(plain)).toBeCloseTo(10 * factor, 12);
  });
  test('an index of the document; the same year needs none', () => {
    const table = {
      type: 'rows',
      description: 'Constructed',
      source: 'Constructed',
      columns: [
        { id: 'year', unit: 'year' },
        { id: 'index', unit: 'dimensionless' },
      ],
      rows: [
        [2000, 50],
        [2024, 75],
      ],
    };
    const own = changed(
      ['tables'],
      { wages: table },
      with2024(parameter('NOK/year', 1000, { priceYear: 2000, priceIndex: 'wages' })),
    );
    expect(costs(own) / costs(plain)).toBeCloseTo(75 / 50, 13);
    expect(costs(with2024(parameter('NOK/year', 1000, { priceYear: 2024 })))).toBe(costs(plain));
  });
  test('the description names the year', () => {
    const described = describeModel(definition(old)).parameters;
    expect(described.find(({ parameter: id }) => id === 'yearly')?.priceYear).toBe(2018);
  });
});

describe('faults', () => {
  test.each([
    ['no index', parameter('NOK/year', 1000, { priceYear: 2018 }), 'price.year parameters.yearly.priceYear indexMissing'],
    [
      'a year that the index lacks',
      parameter('NOK/year', 1000, { ...index, priceYear: 2019 }),
      'price.year parameters.yearly.priceIndex yearMissing',
    ],
    [
      'no such table',
      parameter('NOK/year', 1000, { ...index, priceIndex: 'prices' }),
      'reference.unknown parameters.yearly.priceIndex',
    ],
    [
      'a table of something else',
      parameter('NOK/year', 1000, { ...index, priceIndex: 'mortality-norway-2025' }),
      'price.year parameters.yearly.priceIndex indexShape',
    ],
  ])('%s', (_, yearly, expected) => {
    expect(faults(with2024(yearly))).toEqual([expected]);
  });
  test('no money, another currency, and amounts of two years in one formula, all at once', () => {
    const document = changed(
      ['parameters', 'quality'],
      parameter('utility', 0.8, index),
      changed(
        ['parameters', 'euros'],
        parameter('EUR', 5, index),
        changed(['parameters', 'other'], parameter('NOK/year', 'yearly * 2', index), with2024(parameter('NOK/year', 1000))),
      ),
    );
    expect(faults(document).toSorted()).toEqual([
      'price.year parameters.euros.priceYear currency',
      'price.year parameters.other.value mixed',
      'price.year parameters.quality.priceYear notMoney',
    ]);
  });
});
