import {
  compileModel,
  type Fault,
  type FaultCode,
  faultCodes,
  LONGEST_DOCUMENT,
  readModel,
  runBaseCase,
  runProbabilistic,
} from '@likeverd/modelling';
import { content, languages } from '@likeverd/language';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compiled, galleryText, readGallery, sound } from './gallery.ts';
import { changed, parameter, smallDocument, written } from './small-model.ts';

const faultsIn = (text: string): readonly Fault[] => {
  const read = readModel(text);
  return read.ok ? [] : read.faults;
};
const codes = (faults: readonly Fault[]): readonly string[] => faults.map(({ code, path }) => `${code} ${path}`);

test('the small document itself is sound', () => expect(faultsIn(written(smallDocument()))).toEqual([]));

describe('one fault, named where it is', () => {
  const cases: readonly (readonly [FaultCode, string, readonly (string | number)[], unknown])[] = [
    ['document.formatVersion', 'formatVersion', ['formatVersion'], 2],
    ['field.missing', 'currency', ['currency'], undefined],
    ['field.missing', 'title.nn', ['title', 'nn'], undefined],
    ['field.missing', 'parameters.quality.distribution', ['parameters', 'quality', 'distribution'], null],
    ['field.missing', 'states[0].utility', ['states', 0, 'utility'], undefined],
    ['field.unknown', 'horizon', ['horizon'], 3],
    ['field.unknown', 'states[1].utility', ['states', 1, 'utility'], 0.2],
    ['field.type', 'priceYear', ['priceYear'], '2026'],
    ['field.type', 'time.horizon', ['time', 'horizon'], 2.5],
    ['field.type', 'constructed', ['constructed'], 'yes'],
    ['field.type', 'states', ['states'], 'alive'],
    ['field.type', 'parameters["2x"]', ['parameters', '2x'], parameter('NOK', 1)],
    ['field.type', 'id', ['id'], 'Not An Id'],
    ['field.choice', 'kind', ['kind'], 'markovChain'],
    ['field.choice', 'curves.survival.type', ['curves', 'survival', 'type'], 'weibul'],
    ['field.choice', 'parameters.cycle', ['parameters', 'cycle'], parameter('NOK', 1)],
    ['field.range', 'time.horizon', ['time', 'horizon'], 500],
    ['field.range', 'parameters.quality.value', ['parameters', 'quality', 'value'], 1.2],
    ['field.range', 'curves.survival.rate', ['curves', 'survival', 'rate'], 0],
    ['field.range', 'discounting.schedule[0].fromYear', ['discounting', 'schedule', 0, 'fromYear'], 1],
    ['field.range', 'strategies[0].curves', ['strategies', 0, 'curves'], ['survival', 'survival']],
    ['reference.unknown', 'costs[0].state', ['costs', 0, 'state'], 'dead'],
    ['reference.unknown', 'costs[0].payer', ['costs', 0, 'payer'], 'hospitl'],
    ['reference.unknown', 'strategies[0].curves[0]', ['strategies', 0, 'curves', 0], 'survivl'],
    ['reference.unknown', 'population.mortality.table', ['population', 'mortality', 'table'], 'mortality-atlantis'],
    ['reference.unknown', 'population.mortality.column', ['population', 'mortality', 'column'], 'all'],
    ['reference.circular', 'parameters.yearly.value', ['parameters', 'yearly', 'value'], '2 * yearly'],
    ['reference.circular', 'curves.survival.of', ['curves', 'survival'], { type: 'hazardRatio', of: 'survival', ratio: 1 }],
    ['expression.syntax', 'costs[0].amount', ['costs', 0, 'amount'], 'yearly * (2'],
    ['expression.syntax', 'costs[0].amount', ['costs', 0, 'amount'], 'yearly ; 2'],
    ['expression.unknownName', 'costs[0].amount', ['costs', 0, 'amount'], 'yearli'],
    ['expression.unit', 'costs[0].amount', ['costs', 0, 'amount'], 'yearly / 12 [month]'],
    ['expression.unit', 'parameters.yearly.unit', ['parameters', 'yearly', 'unit'], 'NOK/fortnight'],
    ['expression.arguments', 'costs[0].amount', ['costs', 0, 'amount'], 'round(yearly, 1, 2)'],
    [
      'distribution.parameters',
      'parameters.quality.distribution',
      ['parameters', 'quality', 'distribution'],
      { type: 'beta', se: 0.5 },
    ],
    [
      'distribution.parameters',
      'parameters.hazard.distribution',
      ['parameters', 'hazard', 'distribution'],
      { type: 'normal', sd: 0 },
    ],
    [
      'distribution.parameters',
      'parameters.hazard.distribution',
      ['parameters', 'hazard', 'distribution'],
      { type: 'uniform', minimum: 2, maximum: 1 },
    ],
    ['source.missing', 'parameters.hazard.source', ['parameters', 'hazard', 'source'], undefined],
    ['source.missing', 'time.source', ['time', 'source'], ''],
    ['run.notANumber', 'parameters.yearly.value', ['parameters', 'yearly', 'value'], '1 [NOK/year] / 0'],
    [
      'table.shape',
      'population.mortality.table',
      ['population', 'mortality'],
      { table: 'utility-norms-garratt-2022', column: 'both', floor: 'none' },
    ],
  ];
  test.each(cases)('%s at %s (%j = %j)', (code, path, place, value) => {
    expect(codes(faultsIn(written(changed(place, value))))).toEqual([`${code} ${path}`]);
  });
});

test('entry age may not vary between draws', () => {
  const document = changed(
    ['parameters', 'start'],
    parameter('year', 60, { distribution: { type: 'normal', sd: 1 } }),
    changed(['population', 'entryAge'], 'start'),
  );
  expect(codes(faultsIn(written(document)))).toEqual(['distribution.parameters population.entryAge']);
});

describe('covariance', () => {
  const base = changed(
    ['parameters', 'a'],
    parameter('dimensionless', 1),
    changed(['parameters', 'b'], parameter('dimensionless', 2)),
  );
  const group = (covariance: unknown): string =>
    written(changed(['correlated'], [{ id: 'ab', parameters: ['a', 'b'], covariance, source: 'Constructed' }], base));
  test('sound', () =>
    expect(
      faultsIn(
        group([
          [1, 0.5],
          [0.5, 1],
        ]),
      ),
    ).toEqual([]));
  test.each([
    [
      'positiveDefinite',
      [
        [1, 2],
        [2, 1],
      ],
    ],
    [
      'symmetric',
      [
        [1, 0.1],
        [0.2, 1],
      ],
    ],
    ['square', [[1, 0.1]]],
  ])('not %s', (rule, covariance) => {
    const [fault] = faultsIn(group(covariance));
    expect(fault).toMatchObject({ code: 'distribution.covariance', path: 'correlated[0].covariance', details: { rule } });
  });
});

describe('place in the text', () => {
  test('line and column of the value, from 1', () => {
    const [fault] = faultsIn(written(smallDocument()).replace('"currency": "NOK"', '"currency": "KR"'));
    const lines = written(smallDocument()).split('\n');
    const line = lines.findIndex((text) => text.includes('"currency"')) + 1;
    expect(fault).toMatchObject({ code: 'field.choice', path: 'currency', line, column: '  "currency": '.length + 1 });
  });
  test('a key twice', () => {
    const [fault] = faultsIn(galleryText('colon-exercise-norway').replace('priceYear: 2024', 'priceYear: 2024\npriceYear: 2025'));
    expect(fault).toMatchObject({ code: 'document.duplicateKey', details: { key: 'priceYear' } });
    expect(fault?.column).toBe(1);
  });
  test('broken text: one fault, where it breaks', () => {
    const faults = faultsIn(galleryText('colon-exercise-norway').replace('currency: NOK', 'currency: [NOK'));
    expect(faults).toHaveLength(1);
    expect(faults[0]?.code).toBe('document.syntax');
  });
  test('a fault that only a scenario causes is named at the scenario’s change', () => {
    const text = galleryText('colon-exercise-norway').replace('time.horizon: 10 }', 'time.horizon: 1000 }');
    const line = text.slice(0, text.indexOf('time.horizon: 1000')).split('\n').length;
    expect(faultsIn(text)).toMatchObject([{ code: 'field.range', path: 'scenarios[4].changes["time.horizon"]', line }]);
  });
  test('a scenario that changes a place that is not there', () => {
    const text = galleryText('colon-exercise-norway').replace('costs.progressed.amount:', 'costs.progresed.amount:');
    expect(faultsIn(text)).toMatchObject([{ code: 'reference.unknown', details: { suggestion: 'progressed', what: 'place' } }]);
  });
});

test('all faults at once, in the order of the text', () => {
  const text = galleryText('colon-exercise-norway')
    .replace('currency: NOK', 'currency: KRONER')
    .replace('unit: hazardRatio', 'unit: hazardratio')
    .replace('state: progressed', 'state: progresed')
    .replace('    source: Helfo tariffs, July 2025; DMP unit costs v1.6\n', '');
  const faults = faultsIn(text);
  expect(faults.map(({ code }) => code)).toEqual(['field.choice', 'expression.unit', 'source.missing', 'reference.unknown']);
  expect(faults.map(({ line }) => line)).toEqual(faults.map(({ line }) => line).toSorted((a, b) => a - b));
});

const pathsOf = (value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] => {
  const inner = Array.isArray(value)
    ? value.map((item: unknown, index): readonly [string | number, unknown] => [index, item])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return [path, ...inner.flatMap(([key, item]) => pathsOf(item, [...path, key]))];
};
const junk = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  'x',
  '1 +',
  0,
  -1,
  1e308,
  true,
  [],
  {},
  [[]],
  { type: 'x' },
  '\u0000',
  '__proto__',
  'yearly',
);

describe('whatever is done to a document, the answer is a model or faults with a place, never an error', () => {
  const small = pathsOf(smallDocument());
  test('one or two places of the small document replaced', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...small), junk), { minLength: 1, maxLength: 2 }), (changes) => {
        const document = changes.reduce<unknown>((before, [path, value]) => changed(path, value, before), smallDocument());
        const read = readModel(written(document ?? null));
        if (read.ok) {
          const run = compileModel(read.value);
          expect(run.ok).toBe(true);
          if (run.ok)
            expect(run.value.model).toHaveProperty(
              'annualMortality.length',
              expect.toSatisfy((ages) => ages > 100),
            );
        } else {
          expect(read.faults.length).toBeGreaterThan(0);
          expect(read.faults.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('whatever is done to a model of the gallery, it is read, run or refused, never an error', () => {
  const plain = (value: unknown): unknown => changed(['simulation', 'patients'], 20, changed(['scenarios'], undefined, value));
  const kinds: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(
      ['colon-exercise-norway', 'darth-sick-sicker', 'darth-sick-sicker-time', 'constructed-screening', 'jenks-2016-dressing'].map(
        (id) => [id, changed(['scenarios'], undefined, parse(galleryText(id)))],
      ),
    ),
    'krijkamp-2018-sick-sicker': plain(parse(galleryText('krijkamp-2018-sick-sicker'))),
  };
  test.each(Object.entries(kinds))('%s', (_, whole) => {
    const places = pathsOf(whole).filter(
      (path) => !['title', 'summary', 'label', 'source', 'description'].some((name) => path.includes(name)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...places), junk), { minLength: 1, maxLength: 2 }), (changes) => {
        const document = changes.reduce<unknown>((before, [path, value]) => changed(path, value, before), whole);
        const read = readModel(written(document ?? null));
        const compiled = read.ok ? compileModel(read.value) : read;
        const answers = compiled.ok
          ? [runBaseCase(compiled.value), runProbabilistic(compiled.value, { seed: 1, from: 0, to: 2 })]
          : [compiled];
        for (const answer of answers) {
          if (!answer.ok) {
            expect(answer.faults.length).toBeGreaterThan(0);
            expect(answer.faults.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true);
          } else if (answer.value.kind === 'base-case') {
            for (const { costs, qalys } of answer.value.strategies)
              expect(Number.isFinite(costs.discounted + qalys.discounted)).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

test('too large, and aliases that explode', () => {
  expect(faultsIn(' '.repeat(LONGEST_DOCUMENT + 1))).toMatchObject([{ code: 'document.tooLarge' }]);
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`).join(', ')}]`),
  ];
  expect(faultsIn(bomb.join('\n'))).toMatchObject([{ code: 'document.syntax' }]);
});

test.each(['', 'null', '[]', '42', '{}', '"text"'])('%j is no model, and says so', (text) => {
  expect(faultsIn(text).length).toBeGreaterThan(0);
});

describe('inputs', () => {
  const definition = readGallery('colon-exercise-norway');
  test.each([
    [{ scenario: 'full_adherance' }, 'input.unknown', { name: 'full_adherance', suggestion: 'full_adherence' }],
    [{ values: { hrdfs: 1 } }, 'input.unknown', { suggestion: 'hrDfs' }],
    [{ values: { hrDfs: 9 } }, 'input.range', { found: 9, maximum: 1.2 }],
    [{ values: { hrDfs: Number.NaN } }, 'input.range', { found: 'NaN' }],
    [{ values: { utilityProgressedUk: 2 } }, 'input.range', { name: 'utilityProgressedUk', found: 2 }],
    [{ horizonYears: 0 }, 'input.range', { name: 'horizon' }],
    [{ horizonYears: 10.3 }, 'input.range', { name: 'horizon' }],
    [{ horizonYears: 1e9 }, 'input.range', { name: 'horizon' }],
  ] as const)('%j', (inputs, code, details) => {
    const checked = compileModel(definition, inputs);
    expect(checked).toMatchObject({ ok: false });
    expect(checked.ok ? undefined : checked.faults[0]).toMatchObject({ code, details });
  });
  test('a parameter may not be called like something every object has', () => {
    expect(compileModel(definition, { values: { constructor: 1, toString: 2 } })).toMatchObject({
      faults: [{ code: 'input.unknown' }, { code: 'input.unknown' }],
    });
  });
  test.each([
    [{ seed: -1, from: 0, to: 1 }, 'seed'],
    [{ seed: 0.5, from: 0, to: 1 }, 'seed'],
    [{ seed: 1, from: 5, to: 5 }, 'to'],
    [{ seed: 1, from: -1, to: 5 }, 'from'],
    [{ seed: 1, from: 0, to: 1e8 }, 'to'],
  ])('draws %j', (draws, name) => {
    expect(runProbabilistic(compiled(definition), draws)).toMatchObject({
      ok: false,
      faults: [{ code: 'input.range', details: { name } }],
    });
  });
});

describe('trouble while running is a fault, never a number', () => {
  test('states that do not sum to 1: without the mortality floor the curves cross at cycle 328 (specification 2.6)', () => {
    const run = runBaseCase(compiled(readGallery('colon-exercise-norway'), { scenario: 'no_mortality_cap' }));
    expect(run).toMatchObject({
      ok: false,
      faults: [{ code: 'run.statesDoNotSum', path: 'curvesOrdered', details: { strategy: 'control', cycle: 328, draw: -1 } }],
    });
  });
  test('a formula that overflows in some draws names draw, cycle, state and formula', () => {
    const amount = 'yearly * exp(1000 [year] * hazard * cycle)';
    const definition = sound(readModel(written(changed(['costs', 0, 'amount'], amount))));
    const base = runBaseCase(compiled(definition));
    expect(base).toMatchObject({
      faults: [{ code: 'run.notANumber', path: 'costs[0].amount', details: { cycle: 2, state: 'alive', draw: -1 } }],
    });
    const run = runProbabilistic(compiled(definition), { seed: 1, from: 7, to: 9 });
    expect(run).toMatchObject({ faults: [{ code: 'run.notANumber', details: { draw: 7, strategy: 'care' } }] });
  });
  test('a curve outside its domain in some draws', () => {
    const document = changed(['parameters', 'hazard', 'distribution'], { type: 'normal', sd: 10 });
    const run = runProbabilistic(compiled(sound(readModel(written(document)))), { seed: 1, from: 0, to: 100 });
    expect(run).toMatchObject({
      ok: false,
      faults: [{ code: 'run.curve', path: 'curves.survival.rate', details: { rule: 'argument', argument: 'rate' } }],
    });
  });
});

describe('every fault has words in every language', () => {
  test.each(languages)('%s', (language) => {
    const { faults } = content[language].modelling;
    expect(Object.keys(faults).toSorted()).toEqual(faultCodes.toSorted());
    for (const code of faultCodes) {
      const details = {
        found: 'x',
        field: 'x',
        key: 'x',
        name: 'x',
        maximum: 3,
        expected: 'number',
        draw: 4,
        cycle: 5,
        state: 's',
        strategy: 't',
      };
      expect(faults[code](details).length).toBeGreaterThan(15);
    }
  });
});
