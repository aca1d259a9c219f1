import { interpret, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { referenceTable } from '@likeverd/reference';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiled, sound } from './gallery.ts';
import { changed, parameter, smallDocument, written } from './small-model.ts';

/** The value of a formula, read through a document: a one-off cost of that amount in the first cycle, not discounted. */
const valueOf = (formula: string, parameters: Readonly<Record<string, unknown>> = {}): number => {
  const document = Object.entries(parameters).reduce<unknown>(
    (before, [id, made]) => changed(['parameters', id], made, before),
    smallDocument(),
  );
  const cost = { type: 'once', id: 'x', label: { nb: 'x', nn: 'x', en: 'x' }, payer: 'hospital', amount: formula, cycle: 1 };
  const baseCase = sound(runBaseCase(compiled(sound(readModel(written(changed(['costs'], [cost], document)))))));
  return baseCase.strategies[0]?.costs.discounted ?? Number.NaN;
};
const faultOf = (formula: string, parameters: Readonly<Record<string, unknown>> = {}): unknown => {
  const document = Object.entries(parameters).reduce<unknown>(
    (before, [id, made]) => changed(['parameters', id], made, before),
    smallDocument(),
  );
  const read = readModel(written(changed(['costs', 0, 'amount'], formula, document)));
  return read.ok ? undefined : read.faults[0];
};

describe('arithmetic', () => {
  test.each([
    ['(1 + 2 * 3) * 1 [NOK]', 1 + 2 * 3],
    ['2 ^ 3 ^ 2 * 1 [NOK]', 2 ** (3 ** 2)],
    ['-2 ^ 2 * 1 [NOK]', -(2 ** 2)],
    ['(8 - 4 - 2) * 1 [NOK]', 8 - 4 - 2],
    ['16 / 4 / 2 * 1 [NOK]', 16 / 4 / 2],
    ['1.5e3 [NOK]', 1500],
    ['round(2.5) * 1 [NOK]', 3],
    ['round(-2.5) * 1 [NOK]', -3],
    ['round(29008.80 [NOK] / 5)', 5802],
    ['round(1.005 [NOK] * 1000, 1)', 1005],
    ['max(1 [NOK], 5 [NOK], 3 [NOK])', 5],
    ['min(1 [NOK], 5 [NOK])', 1],
    ['abs(-4 [NOK])', 4],
    ['floor(4.7) * 1 [NOK]', 4],
    ['sqrt(16) * 1 [NOK]', 4],
    ['convert(1200 [NOK/year], [NOK/month]) * 1 [month]', 100],
    ['convert(90 [minute], [hour]) * 10 [NOK/hour]', 15],
    ['7.79 [NOK/EUR] * 100 [EUR]', 779],
    ['probabilityFromRate(0.1 [1/year], 1 [year]) * 1 [NOK]', 1 - Math.exp(-0.1)],
    ['rateFromProbability(0.2, 1 [year]) * 1 [NOK] * 1 [year]', -Math.log(0.8)],
    ['exp(log(7)) * 1 [NOK]', 7],
    // The small document has cycles of a year.
    ['probabilityFromRate(0.1 [1/year], cycleLength) * 1 [NOK]', 1 - Math.exp(-0.1)],
  ])('%s', (formula, expected) => expect(valueOf(formula)).toBeCloseTo(expected, 10));
});

test('a rate becomes a probability and back', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 5, noNaN: true }), (rate) => {
      const formula = `rateFromProbability(probabilityFromRate(hazardRate, 0.5 [year]), 0.5 [year]) * 1 [NOK] * 1 [year]`;
      expect(valueOf(formula, { hazardRate: parameter('rate', rate) })).toBeCloseTo(rate, 10);
    }),
    { numRuns: 20 },
  );
});

describe('units that do not mix say where and why', () => {
  test.each([
    ['yearly + 1 [EUR/year]', 'currency', 8],
    ['yearly + 1 [NOK/month]', 'time', 8],
    ['yearly + 1 [km]', 'other', 8],
    ['yearly * quality + yearly * chance + (quality + chance) * yearly', 'kind', 47],
    ['exp(yearly)', 'other', 1],
    ['convert(yearly, [EUR/year])', 'currency', 1],
    ['yearly * 1 [furlong]', 'unknown', 12],
    ['probabilityFromRate(0.1 [1/month], 1 [year]) * yearly', 'time', 1],
  ])('%s', (formula, mismatch, position) => {
    expect(faultOf(formula, { chance: parameter('probability', 0.5) })).toMatchObject({
      code: 'expression.unit',
      path: 'costs[0].amount',
      details: { mismatch, position },
    });
  });
  test('a hazard ratio is not a utility', () => {
    const read = readModel(
      written(
        changed(['parameters', 'quality', 'value'], 'ratio', changed(['parameters', 'ratio'], parameter('hazardRatio', 0.7))),
      ),
    );
    expect(read).toMatchObject({
      ok: false,
      faults: [{ code: 'expression.unit', details: { mismatch: 'kind', found: 'hazardRatio', expected: 'utility' } }],
    });
  });
});

test('any text at all is a formula or a fault, never an error', () => {
  const pieces = fc.constantFrom(
    'yearly',
    '(',
    ')',
    '+',
    '-',
    '*',
    '/',
    '^',
    ',',
    '1',
    '2.5',
    '[NOK]',
    '[',
    ']',
    'max',
    'convert',
    'round',
    'if',
    'lookup',
    'a.b',
    '<',
    '==',
    'and',
    'not',
    ' ',
    '$',
    '🙂',
    '__proto__',
    'constructor',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const fault = faultOf(parts.join(''));
      expect(fault === undefined || typeof fault === 'object').toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a formula too deep or too long is refused', () => {
  expect(faultOf(`${'('.repeat(500)}yearly${')'.repeat(500)}`)).toMatchObject({ code: 'expression.syntax' });
  expect(faultOf(`yearly${' + yearly'.repeat(400)}`)).toMatchObject({ code: 'field.range' });
});

describe('ratios on probabilities', () => {
  const parameters = {
    p: parameter('probability', 0.2),
    hr: parameter('hazardRatio', 0.5),
    odds: parameter('oddsRatio', 2),
    risk: parameter('relativeRisk', 0.7),
  };
  test.each([
    ['applyHazardRatio(p, hr)', 1 - 0.8 ** 0.5],
    ['applyOddsRatio(p, odds)', (0.25 * 2) / (1 + 0.25 * 2)],
    ['applyRelativeRisk(p, risk)', 0.2 * 0.7],
  ])('%s', (formula, value) => expect(valueOf(`${formula} * 1 [NOK]`, parameters)).toBeCloseTo(value, 14));
  test.each([
    ['p * hr', 'ratio'],
    ['odds * p', 'ratio'],
    ['applyHazardRatio(p, odds)', 'kind'],
    ['applyOddsRatio(hr, odds)', 'kind'],
  ])('%s is refused', (formula, mismatch) =>
    expect(faultOf(`${formula} * 1 [NOK/year]`, parameters)).toMatchObject({ code: 'expression.unit', details: { mismatch } }),
  );
});

describe('conditions', () => {
  const parameters = { small: parameter('NOK', 2), large: parameter('NOK', 5), p: parameter('probability', 0.2) };
  test.each([
    ['if(small < large, small, large)', 2],
    ['if(small > large, small, large)', 5],
    ['if(small <= 2 [NOK] and large >= 5 [NOK], 1 [NOK], 0 [NOK])', 1],
    ['if(not small == 2 [NOK] or large != 5 [NOK], 1 [NOK], 3 [NOK])', 3],
    ['if((small < large or small > large) and not (p > 0.5), 7 [NOK], 8 [NOK])', 7],
    ['if(small > large, small, if(small == large, 1 [NOK], 9 [NOK]))', 9],
    ['if(p > 0.5, log(-1), 4) * 1 [NOK]', 4],
    ['if(1 < 2 and 2 < 1 or 3 < 4, 1 [NOK], 2 [NOK])', 1],
    ['ceil(1.2) * 1 [NOK]', 2],
    ['mod(7, 3) * 1 [NOK]', 1],
    ['mod(-1 [NOK], 3 [NOK])', 2],
    ['logit(p) * 1 [NOK]', Math.log(0.2 / 0.8)],
    ['inverseLogit(log(0.25)) * 1 [NOK]', 0.2],
    // Standard normal: 97.5 % point 1.959964, distribution function at 1.2815516 is 0.9.
    ['normalQuantile(0.975) * 1 [NOK]', 1.959963984540054],
    ['normalCdf(1.2815515655446004) * 1 [NOK]', 0.9],
  ])('%s', (formula, expected) => expect(valueOf(formula, parameters)).toBeCloseTo(expected, 13));
  test.each([
    ['if(small, 1 [NOK/year], 2 [NOK/year])', 'expression.unit'],
    ['(small < large) * 1 [NOK/year]', 'expression.unit'],
    ['small < large', 'expression.unit'],
    ['1 [NOK/year] + (small < large) + (small < large)', 'expression.unit'],
    ['-(small < large) * 1 [NOK/year]', 'expression.unit'],
    ['max(small < large, large < small)', 'expression.unit'],
    ['if(small < p, yearly, yearly)', 'expression.unit'],
    ['if(small < large, yearly, small)', 'expression.unit'],
    ['if(small < large and p, yearly, yearly)', 'expression.unit'],
    ['if(not p, yearly, yearly)', 'expression.unit'],
    ['if((small < large) < (large < small), yearly, yearly)', 'expression.unit'],
    ['if(small < large, yearly)', 'expression.arguments'],
    ['if(small < , yearly, yearly)', 'expression.syntax'],
    ['if(small = large, yearly, yearly)', 'expression.syntax'],
    ['logit(3 [NOK]) * yearly', 'expression.unit'],
    ['normalQuantile(1 [year]) * yearly', 'expression.unit'],
    ['mod(yearly, 3)', 'expression.unit'],
  ])('%s is refused', (formula, code) => expect(faultOf(formula, parameters)).toMatchObject({ code }));
  test('a parameter cannot be called like a word of the language', () =>
    expect(faultOf('yearly', { and: parameter('NOK', 1) })).toMatchObject({ code: 'field.choice', path: 'parameters.and' }));
});

describe('tables', () => {
  const prices = {
    type: 'rows',
    description: 'Constructed',
    source: 'Constructed',
    columns: [
      { id: 'from', unit: 'year' },
      { id: 'price', unit: 'NOK' },
    ],
    rows: [
      [1, 100],
      [3, 50],
      [6, 20],
    ],
  };
  const life = {
    type: 'reference',
    table: 'mortality-norway-2025',
    columns: [
      { id: 'age', unit: 'year' },
      { id: 'female', unit: 'probability' },
    ],
  };
  const withTables = (formula: string, made: unknown = prices): unknown =>
    changed(
      ['costs'],
      [{ type: 'once', id: 'x', label: { nb: 'x', nn: 'x', en: 'x' }, payer: 'hospital', amount: formula, cycle: 1 }],
      changed(['tables'], { prices: made, life }),
    );
  const tableValue = (formula: string): number =>
    sound(runBaseCase(compiled(sound(readModel(written(withTables(formula))))))).strategies[0]?.costs.discounted ?? Number.NaN;
  const tableFault = (formula: string, made: unknown = prices): unknown => {
    const read = readModel(written(withTables(formula, made)));
    return read.ok ? undefined : read.faults[0];
  };
  test.each([
    ['lookup(prices.price, 1 [year])', 100],
    ['lookup(prices.price, 2.99 [year])', 100],
    ['lookup(prices.price, 60 [year])', 20],
    ['lookupExact(prices.price, 3 [year])', 50],
    ['interpolate(prices.price, 2 [year])', 75],
    ['interpolate(prices.price, 4 [year])', 50 - (50 - 20) / 3],
    ['interpolate(prices.price, 0 [year])', 100],
    ['interpolate(prices.price, 9 [year])', 20],
    ['2 * lookup(prices.price, convert(40 [month], [year]))', 2 * 50],
  ])('%s', (formula, expected) => expect(tableValue(formula)).toBeCloseTo(expected, 12));
  test('a table of the reference room: the probability of death of women of 60', () => {
    const q = referenceTable('mortality-norway-2025')?.columns['female']?.[60] ?? Number.NaN;
    expect(q).toBeGreaterThan(0);
    expect(tableValue('lookup(life.female, 60.7 [year]) * 1 [NOK]')).toBeCloseTo(q, 14);
  });
  test.each([
    ['lookup(prices.price, 3)', 'expression.unit'],
    ['lookup(prices.price, 3 [NOK])', 'expression.unit'],
    ['lookup(prices.price, 3 [year]) * 1 [NOK]', 'expression.unit'],
    ['lookup(prices.prise, 3 [year])', 'expression.unknownName'],
    ['lookup(price.price, 3 [year])', 'expression.unknownName'],
    ['prices.price', 'expression.unknownName'],
    ['lookup(3, 3 [year])', 'expression.syntax'],
    ['lookup(prices.price)', 'expression.syntax'],
    ['lookup(prices.price, (hazard < hazard))', 'expression.unit'],
  ])('%s is refused', (formula, code) => expect(tableFault(formula)).toMatchObject({ code }));
  test('keys that do not rise are refused where they are looked up in', () =>
    expect(
      tableFault('lookup(prices.price, 3 [year])', {
        ...prices,
        rows: [
          [1, 2],
          [1, 3],
        ],
      }),
    ).toMatchObject({
      code: 'table.shape',
      path: 'costs[0].amount',
      details: { table: 'prices', rule: 'keysRising' },
    }));
  test('below the first key, or between keys for lookupExact, there is no number, and the run says so', () => {
    for (const formula of ['lookup(prices.price, 0.5 [year])', 'lookupExact(prices.price, 2 [year])'])
      expect(runBaseCase(compiled(sound(readModel(written(withTables(formula))))))).toMatchObject({
        faults: [{ code: 'run.notANumber', path: 'costs[0].amount' }],
      });
  });
  test('a parameter may have the name of a column that it is looked up in', () => {
    const document = changed(['parameters', 'price'], parameter('NOK', 'lookup(prices.price, 3 [year])'), withTables('price'));
    expect(sound(runBaseCase(compiled(sound(readModel(written(document)))))).strategies[0]?.costs.discounted).toBe(50);
  });
  test('a changed table is read anew by a scenario', () => {
    const scenario = {
      id: 'dear',
      label: { nb: 'x', nn: 'x', en: 'x' },
      source: 'Constructed',
      changes: { 'tables.prices.rows': [[1, 7]] },
    };
    const definition = sound(readModel(written(changed(['scenarios'], [scenario], withTables('lookup(prices.price, 3 [year])')))));
    expect(sound(runBaseCase(compiled(definition))).strategies[0]?.costs.discounted).toBe(50);
    expect(sound(runBaseCase(compiled(definition, { scenario: 'dear' }))).strategies[0]?.costs.discounted).toBe(7);
  });
  test('the reference table is part of what the model is', () => {
    const [one, other] = ['both', 'female'].map(
      (id) => sound(readModel(written(changed(['tables', 'life', 'columns', 1, 'id'], id, withTables('1 [NOK]'))))).hash,
    );
    expect(one).not.toBe(other);
  });
});

test('formulas that vary by draw and cycle: compiled program and reader agree to 1e-12', () => {
  const leaf = fc.constantFrom('cycle', 'a', 'b', '3', 'interpolate(t.v, a)', 'lookup(t.v, max(cycle, b))', 'lookup(t.v, b)');
  const { formula } = fc.letrec<{ formula: string; condition: string }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'f' },
      leaf,
      fc.tuple(tie('formula'), fc.constantFrom('+', '-', '*'), tie('formula')).map(([x, sign, y]) => `(${x} ${sign} ${y})`),
      fc.tuple(tie('condition'), tie('formula'), tie('formula')).map(([c, x, y]) => `if(${c}, ${x}, ${y})`),
      fc.tuple(fc.constantFrom('ceil', 'abs', 'inverseLogit', 'normalCdf'), tie('formula')).map(([name, x]) => `${name}(${x})`),
      fc.tuple(tie('formula'), tie('formula')).map(([x, y]) => `min(${x}, ${y})`),
    ),
    condition: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'c' },
      fc
        .tuple(tie('formula'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('formula'))
        .map(([x, sign, y]) => `${x} ${sign} ${y}`),
      fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map(([x, word, y]) => `(${x} ${word} ${y})`),
      tie('condition').map((x) => `not (${x})`),
    ),
  }));
  const table = {
    type: 'rows',
    description: 'Constructed',
    source: 'Constructed',
    columns: [
      { id: 'k', unit: 'dimensionless' },
      { id: 'v', unit: 'dimensionless' },
    ],
    rows: [
      [0, 1],
      [1, 3],
      [2.5, -2],
    ],
  };
  const own = {
    a: parameter('dimensionless', 0.7, { distribution: { type: 'gamma', se: 0.5 } }),
    b: parameter('dimensionless', 1.2, { distribution: { type: 'uniform', minimum: 0.1, maximum: 3 } }),
  };
  const base = Object.entries(own).reduce<unknown>(
    (before, [id, made]) => changed(['parameters', id], made, before),
    changed(['tables'], { t: table }),
  );
  fc.assert(
    fc.property(formula, (text) => {
      fc.pre(text.length < 1800);
      const document = changed(['costs', 0, 'amount'], `(${text}) * 1 [NOK/year]`, base);
      const read = readModel(written(document));
      fc.pre(read.ok || read.faults.every(({ code }) => code !== 'expression.syntax'));
      const model = compiled(sound(read));
      const run = sound(runProbabilistic(model, { seed: 3, from: 0, to: 3 }));
      for (let row = 0; row < 3; row++) {
        const values = new Map(run.parameters.map(({ parameter: id, values: column }) => [id, column[row] ?? Number.NaN]));
        const cost = run.strategies[0]?.costs[row] ?? Number.NaN;
        const other = interpret(model.model, values)[0]?.costs.discounted ?? Number.NaN;
        expect(Math.abs(cost - other)).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(cost), 1000));
      }
    }),
    { numRuns: 150 },
  );
});
