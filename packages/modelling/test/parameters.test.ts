import { type Fault, interpret, type ProbabilisticRun, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import { correlation, mean, variance } from '@likeverd/statistics';
import { describe, expect, test } from 'vitest';
import { compiled, sound } from './gallery.ts';
import { changed, parameter, smallDocument, written } from './small-model.ts';

const DRAWS = 4000;
/** A mean of n draws is within 4.5 standard errors of its expectation but for 7 of a million samples. */
const ERRORS = 4.5;

const withParameters = (
  parameters: Readonly<Record<string, unknown>>,
  rest: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => {
  const small = smallDocument();
  const own: unknown = small['parameters'];
  return { ...small, parameters: { ...(typeof own === 'object' ? own : {}), ...parameters }, ...rest };
};
const faultsIn = (document: unknown): readonly Fault[] => {
  const read = readModel(written(document));
  return read.ok ? [] : read.faults;
};
const drawsOf = (document: unknown, values: Readonly<Record<string, number>> = {}, count = DRAWS): ProbabilisticRun =>
  sound(runProbabilistic(compiled(sound(readModel(written(document))), { values }), { seed: 7, from: 0, to: count }));
const columnOf = (run: ProbabilisticRun, id: string): Float64Array => {
  const found = run.parameters.find(({ parameter: name }) => name === id);
  if (found === undefined) throw new Error(`${id} does not vary`);
  return found.values;
};
const baseOf = (document: unknown, values: Readonly<Record<string, number>> = {}): ReadonlyMap<string, number> =>
  compiled(sound(readModel(written(document))), { values }).model.baseValues;

/** sd of the sample variance of n normal draws is sqrt(2 / n) of it; heavier tails get a wider bound. */
const SPREAD = 0.25;

const z = 1.959963984540054;

describe('every distribution has the mean and standard deviation of theory', () => {
  const cases: readonly (readonly [string, string, number, Record<string, unknown>, number, number])[] = [
    ['normal by sd', 'dimensionless', 3, { type: 'normal', sd: 2 }, 3, 2],
    ['normal by interval', 'dimensionless', 3, { type: 'normal', interval: { low: 1, high: 5 } }, 3, 4 / (2 * z)],
    [
      'normal by 90 % interval',
      'dimensionless',
      3,
      { type: 'normal', interval: { low: 1, high: 5, level: 0.9 } },
      3,
      2 / 1.6448536269514722,
    ],
    ['log-normal by se: the value is the mean', 'dimensionless', 3, { type: 'logNormal', se: 0.8 }, 3, 0.8],
    [
      'log-normal by interval: sdlog = ln(0.94 / 0.55) / (2 z); mean = median exp(sdlog^2 / 2)',
      'hazardRatio',
      0.72,
      { type: 'logNormal', interval: { low: 0.55, high: 0.94 } },
      0.72 * Math.exp((Math.log(0.94 / 0.55) / (2 * z)) ** 2 / 2),
      0.72 * Math.exp((Math.log(0.94 / 0.55) / (2 * z)) ** 2 / 2) * Math.sqrt(Math.expm1((Math.log(0.94 / 0.55) / (2 * z)) ** 2)),
    ],
    ['beta by se', 'probability', 0.2, { type: 'beta', se: 0.04 }, 0.2, 0.04],
    ['beta by interval', 'probability', 0.2, { type: 'beta', interval: { low: 0.13, high: 0.28 } }, 0.2, 0.15 / (2 * z)],
    [
      'beta by counts: 12 of 60; sd = sqrt(0.2 x 0.8 / 61)',
      'probability',
      0.2,
      { type: 'beta', alpha: 12, beta: 48 },
      0.2,
      Math.sqrt((0.2 * 0.8) / 61),
    ],
    ['gamma by se', 'NOK', 900, { type: 'gamma', se: '0.3 * value' }, 900, 270],
    ['gamma by interval', 'NOK', 900, { type: 'gamma', interval: { low: 600, high: 1200 } }, 900, 600 / (2 * z)],
    ['gamma by shape and scale: mean 4 x 200, sd 2 x 200', 'NOK', 800, { type: 'gamma', shape: 4, scale: 200 }, 800, 400],
    ['uniform', 'dimensionless', 3, { type: 'uniform', minimum: 1, maximum: 7 }, 4, 6 / Math.sqrt(12)],
    [
      'triangular: mean (1 + 3 + 8) / 3',
      'dimensionless',
      3,
      { type: 'triangular', minimum: 1, maximum: 8 },
      4,
      Math.sqrt((4 + 10 + 25) / 18),
    ],
    [
      'PERT: mean (1 + 4 x 3 + 8) / 6 = 3.5; alpha = 1 + 4 x 2 / 7, beta = 1 + 4 x 5 / 7; variance (m - a)(b - m) / 7',
      'dimensionless',
      3,
      { type: 'pert', minimum: 1, maximum: 8 },
      3.5,
      Math.sqrt((2.5 * 4.5) / 7),
    ],
    [
      'Student t, 10 degrees of freedom: variance scale^2 x 10 / 8',
      'dimensionless',
      3,
      { type: 'studentT', scale: 2, freedom: 10 },
      3,
      Math.sqrt(5),
    ],
    [
      'half normal: mean 3 + 2 sqrt(2 / pi), variance 4 (1 - 2 / pi)',
      'dimensionless',
      3,
      { type: 'normal', sd: 2, truncate: { minimum: 'value' } },
      3 + 2 * Math.sqrt(2 / Math.PI),
      2 * Math.sqrt(1 - 2 / Math.PI),
    ],
  ];
  test.each(cases)('%s', (_, unit, value, distribution, theoryMean, theorySd) => {
    const values = columnOf(drawsOf(withParameters({ x: parameter(unit, value, { distribution }) })), 'x');
    expect(Math.abs(mean(values) - theoryMean)).toBeLessThan((ERRORS * theorySd) / Math.sqrt(DRAWS));
    expect(Math.abs(variance(values) / theorySd ** 2 - 1)).toBeLessThan(SPREAD);
  });
  test('a truncated distribution never leaves its bounds', () => {
    const distribution = { type: 'normal', sd: 0.2, truncate: { maximum: 1 } };
    const values = columnOf(drawsOf(withParameters({ x: parameter('utility', 0.9, { distribution }) })), 'x');
    expect(Math.max(...values)).toBeLessThanOrEqual(1);
    expect(Math.max(...values)).toBeGreaterThan(0.999);
  });
});

const shares = ['stable', 'response', 'progression'];
const outcomes = withParameters(
  {
    stable: parameter('probability', '30 / 60'),
    response: parameter('probability', '20 / 60'),
    progression: parameter('probability', '10 / 60'),
  },
  { joint: [{ type: 'dirichlet', id: 'outcome', parameters: shares, counts: [30, 20, 10], source: 'Constructed' }] },
);

describe('Dirichlet', () => {
  test('shares sum to 1 in every draw, with mean n_i / n and variance p (1 - p) / (n + 1)', () => {
    const run = drawsOf(outcomes);
    const columns = shares.map((id) => columnOf(run, id));
    for (let i = 0; i < DRAWS; i++) expect(columns.reduce((sum, column) => sum + (column[i] ?? 0), 0)).toBeCloseTo(1, 13);
    [30, 20, 10].forEach((count, member) => {
      const p = count / 60;
      const sd = Math.sqrt((p * (1 - p)) / 61);
      expect(Math.abs(mean(columns[member] ?? []) - p)).toBeLessThan((ERRORS * sd) / Math.sqrt(DRAWS));
      expect(Math.abs(variance(columns[member] ?? []) / sd ** 2 - 1)).toBeLessThan(SPREAD);
    });
  });
  test('counts and the size that the values are worth are the same', () => {
    const group = { type: 'dirichlet', id: 'outcome', parameters: shares, size: 60, source: 'Constructed' };
    const [a, b] = [outcomes, { ...outcomes, joint: [group] }].map((document) => columnOf(drawsOf(document, {}, 20), 'response'));
    a?.forEach((value, i) => expect(b?.[i]).toBeCloseTo(value, 12));
  });
  test('a moved share leaves the rest to the others, in their proportions, in the base case and in every draw', () => {
    const base = baseOf(outcomes, { progression: 0.4 });
    // 0.6 is left; stable has 30 of the 50 that are not progression.
    expect(base.get('stable')).toBeCloseTo((0.6 * 30) / 50, 14);
    expect(base.get('response')).toBeCloseTo((0.6 * 20) / 50, 14);
    const run = drawsOf(outcomes, { progression: 0.4 });
    const [stable, response] = [columnOf(run, 'stable'), columnOf(run, 'response')];
    expect(stable.every((value, i) => Math.abs(value + (response[i] ?? 0) - 0.6) < 1e-13)).toBe(true);
    const sd = 0.6 * Math.sqrt((0.6 * 0.4) / 51);
    expect(Math.abs(mean(stable) - 0.36)).toBeLessThan((ERRORS * sd) / Math.sqrt(DRAWS));
    expect(run.parameters.map(({ parameter: id }) => id)).not.toContain('progression');
  });
  test.each([
    [{ counts: [30, 20] }, 'countForEach'],
    [{ counts: [30, 20, 10], size: 60 }, 'countsOrSize'],
    [{}, 'countsOrSize'],
    [{ counts: [0, 0, 0] }, 'positive'],
  ])('%j is refused', (fields, rule) => {
    const group = { type: 'dirichlet', id: 'outcome', parameters: shares, source: 'Constructed', ...fields };
    expect(faultsIn({ ...outcomes, joint: [group] })).toMatchObject([
      { code: 'distribution.parameters', path: 'joint[0]', details: { rule } },
    ]);
  });
  test('values that do not sum to 1 are refused', () =>
    expect(faultsIn(changed(['parameters', 'stable', 'value'], 0.4, outcomes))).toMatchObject([
      { code: 'distribution.parameters', path: 'joint[0]', details: { rule: 'sharesSumToOne' } },
    ]));
  test('a moved share above 1 is refused as an input', () => {
    const definition = sound(readModel(written(outcomes)));
    expect(() => compiled(definition, { values: { stable: 1.2 } })).toThrow('input.range');
  });
});

const estimates = {
  type: 'rows',
  description: 'Constructed',
  source: 'Constructed',
  columns: [
    { id: 'a', unit: 'dimensionless' },
    { id: 'b', unit: 'NOK' },
  ],
  rows: [
    [1, 10],
    [2, 40],
    [4, 20],
  ],
};
const fromRows = (type: string, rest: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  withParameters(
    { a: parameter('dimensionless', 2), cost: parameter('NOK', 25) },
    {
      tables: { estimates },
      joint: [
        { type, id: 'fit', parameters: ['a', 'cost'], table: 'estimates', columns: ['a', 'b'], source: 'Constructed', ...rest },
      ],
    },
  );

describe('rows of a table', () => {
  test('a bootstrap takes whole rows, each a third of the time', () => {
    const run = drawsOf(fromRows('bootstrap'));
    const [a, cost] = [columnOf(run, 'a'), columnOf(run, 'cost')];
    const pairs = new Map([
      [1, 10],
      [2, 40],
      [4, 20],
    ]);
    expect(a.every((value, i) => pairs.get(value) === cost[i])).toBe(true);
    // sd of a share of 1/3 among n draws: sqrt(2 / 9 / n).
    for (const value of pairs.keys())
      expect(Math.abs(a.filter((drawn) => drawn === value).length / DRAWS - 1 / 3)).toBeLessThan(ERRORS * Math.sqrt(2 / 9 / DRAWS));
  });
  test('imported draws are the rows in order, and end where the rows end', () => {
    const document = fromRows('importedDraws');
    expect([...columnOf(drawsOf(document, {}, 3), 'cost')]).toEqual([10, 40, 20]);
    const model = compiled(sound(readModel(written(document))));
    expect([...columnOf(sound(runProbabilistic(model, { seed: 7, from: 1, to: 3 })), 'a')]).toEqual([2, 4]);
    expect(runProbabilistic(model, { seed: 7, from: 0, to: 4 })).toMatchObject({
      ok: false,
      faults: [{ code: 'input.range', details: { name: 'to', found: 4, maximum: 3 } }],
    });
  });
  test('a moved member stays where it was moved; the others keep their rows', () => {
    const run = drawsOf(fromRows('importedDraws'), { a: 9 }, 3);
    expect([...columnOf(run, 'cost')]).toEqual([10, 40, 20]);
    expect(run.parameters.map(({ parameter: id }) => id)).not.toContain('a');
  });
  test.each([
    [{ table: 'other' }, 'reference.unknown', 'joint[0].table'],
    [{ columns: ['a', 'c'] }, 'reference.unknown', 'joint[0].columns[1]'],
    [{ columns: ['b', 'a'] }, 'expression.unit', 'joint[0].columns[0]'],
    [{ columns: ['a'] }, 'field.range', 'joint[0].columns'],
  ])('%j is refused', (fields, code, path) =>
    expect(faultsIn(fromRows('bootstrap', fields)).map((fault) => [fault.code, fault.path])).toContainEqual([code, path]),
  );
  test('a row of another length, an unknown unit, a column twice', () => {
    const document = changed(['tables', 'estimates', 'rows', 1], [2], fromRows('bootstrap'));
    expect(faultsIn(document)).toMatchObject([{ code: 'field.range', path: 'tables.estimates.rows[1]' }]);
    expect(faultsIn(changed(['tables', 'estimates', 'columns', 0, 'unit'], 'krone', fromRows('bootstrap')))).toMatchObject([
      { code: 'expression.unit', path: 'tables.estimates.columns[0].unit' },
    ]);
    expect(
      faultsIn(changed(['tables', 'estimates', 'columns', 0, 'id'], 'b', fromRows('bootstrap'))).map(({ code }) => code),
    ).toContain('document.duplicateKey');
  });
});

describe('correlated parameters', () => {
  const pair = (group: Readonly<Record<string, unknown>>, own: boolean): Record<string, unknown> =>
    withParameters(
      {
        a: parameter('NOK', 900, own ? { distribution: { type: 'gamma', se: 300 } } : {}),
        b: parameter('probability', 0.3, own ? { distribution: { type: 'beta', alpha: 3, beta: 7, keepWhenMoved: true } } : {}),
      },
      { correlated: [{ id: 'pair', parameters: ['a', 'b'], source: 'Constructed', ...group }] },
    );
  const matrix = (r: number): readonly (readonly number[])[] => [
    [1, r],
    [r, 1],
  ];
  const ranks = (values: Float64Array): Float64Array => {
    const order = Array.from(values.keys()).toSorted((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
    const out = new Float64Array(values.length);
    order.forEach((i, rank) => {
      out[i] = rank;
    });
    return out;
  };
  test('standard deviations and correlations are the covariance they stand for', () => {
    const covariance = [
      [10_000, 0.5 * 100 * 0.05],
      [0.5 * 100 * 0.05, 0.05 ** 2],
    ];
    const [one, other] = [
      pair({ covariance }, false),
      pair({ standardDeviations: [100, 0.05], correlation: matrix(0.5) }, false),
    ].map((document) => drawsOf(document));
    if (one === undefined || other === undefined) throw new Error('two runs');
    columnOf(one, 'b').forEach((value, i) => expect(columnOf(other, 'b')[i]).toBeCloseTo(value, 13));
    const r = correlation(columnOf(one, 'a'), columnOf(one, 'b'));
    // Standard error of a correlation: (1 - r^2) / sqrt(n).
    expect(Math.abs(r - 0.5)).toBeLessThan((ERRORS * 0.75) / Math.sqrt(DRAWS));
  });
  test('a copula keeps each distribution and gives the ranks their correlation', () => {
    const run = drawsOf(pair({ correlation: matrix(-0.6) }, true));
    const [a, b] = [columnOf(run, 'a'), columnOf(run, 'b')];
    expect(Math.abs(correlation(ranks(a), ranks(b)) + 0.6)).toBeLessThan(0.04);
    expect(Math.abs(mean(a) - 900)).toBeLessThan((ERRORS * 300) / Math.sqrt(DRAWS));
    expect(Math.abs(mean(b) - 0.3)).toBeLessThan((ERRORS * Math.sqrt((0.3 * 0.7) / 11)) / Math.sqrt(DRAWS));
  });
  test('a moved member is fixed, or keeps its distribution when it says so; the other draws stay', () => {
    const document = pair({ correlation: matrix(0.6) }, true);
    const run = drawsOf(document, {}, 50);
    expect([...columnOf(drawsOf(document, { a: 1000 }, 50), 'b')]).toEqual([...columnOf(run, 'b')]);
    const kept = drawsOf(document, { b: 0.4 }, 50);
    expect([...columnOf(kept, 'a')]).toEqual([...columnOf(run, 'a')]);
    expect(kept.parameters.map(({ parameter: id }) => id)).toContain('b');
  });
  test.each([
    [{ correlation: matrix(1.2) }, true, 'correlations', 'correlated[0].correlation'],
    [{ correlation: matrix(0.5), covariance: matrix(0.5) }, false, 'oneMatrix', 'correlated[0].covariance'],
    [{}, true, 'oneMatrix', 'correlated[0].correlation'],
    [{ correlation: matrix(-0.97), correlationOf: 'values' }, true, 'reach', 'correlated[0].correlation'],
    [{ correlation: [[1, 0.2]] }, true, 'square', 'correlated[0].correlation'],
    [{ standardDeviations: [1], correlation: matrix(0.5) }, false, 'square', 'correlated[0].standardDeviations'],
  ])('%j is refused', (group, own, rule, path) =>
    expect(faultsIn(pair(group, own))).toMatchObject([{ code: 'distribution.covariance', path, details: { rule } }]),
  );
  test('a member of a copula needs a distribution', () =>
    expect(faultsIn(pair({ correlation: matrix(0.5) }, false)).map(({ code, path }) => [code, path])).toEqual([
      ['field.missing', 'parameters.a.distribution'],
      ['field.missing', 'parameters.b.distribution'],
    ]));
});

describe('distributions that cannot be', () => {
  test.each([
    [{ type: 'normal' }, 'oneWay'],
    [{ type: 'normal', sd: 1, interval: { low: 0.1, high: 0.5 } }, 'oneWay'],
    [{ type: 'beta', alpha: 3 }, 'oneWay'],
    [{ type: 'beta', alpha: 3, beta: 0 }, 'positive'],
    [{ type: 'gamma', shape: -1, scale: 2 }, 'positive'],
    [{ type: 'logNormal', meanlog: 0, se: 0.1 }, 'oneWay'],
    [{ type: 'normal', interval: { low: 0.4, high: 0.5 } }, 'valueWithinInterval'],
    [{ type: 'normal', interval: { low: 0.5, high: 0.1 } }, 'endsInOrder'],
    [{ type: 'pert', minimum: 0.35, maximum: 0.8 }, 'modeBetweenEnds'],
    [{ type: 'triangular', minimum: 0.8, maximum: 0.1 }, 'endsInOrder'],
    [{ type: 'studentT', scale: 1, freedom: 0 }, 'positive'],
    [{ type: 'normal', sd: 0.01, truncate: { minimum: 0.9 } }, 'truncation'],
    [{ type: 'normal', sd: 0.01, truncate: { minimum: 0.4, maximum: 0.2 } }, 'truncation'],
  ])('%j', (distribution, rule) =>
    expect(faultsIn(withParameters({ x: parameter('dimensionless', 0.3, { distribution }) }))).toMatchObject([
      { code: 'distribution.parameters', path: 'parameters.x.distribution', details: { rule } },
    ]),
  );
});

describe('draws belong to the parameter that they are of', () => {
  test('a parameter or group added moves no draw of the others', () => {
    const before = drawsOf(outcomes, {}, 40);
    const more = {
      ...outcomes,
      parameters: Object.entries({
        first: parameter('NOK', 3, { distribution: { type: 'gamma', se: 1 } }),
        pairA: parameter('dimensionless', 0),
        pairB: parameter('dimensionless', 0),
      }).reduce<unknown>((made, [id, added]) => changed([id], added, made), outcomes['parameters']),
      correlated: [
        {
          id: 'pair',
          parameters: ['pairA', 'pairB'],
          covariance: [
            [1, 0.2],
            [0.2, 1],
          ],
          source: 'Constructed',
        },
      ],
    };
    const after = drawsOf(more, {}, 40);
    for (const { parameter: id, values } of before.parameters) expect([...columnOf(after, id)]).toEqual([...values]);
    expect(after.parameters.length).toBe(before.parameters.length + 3);
  });
  test('the two evaluators agree on draws of every kind of group', () => {
    const document = {
      ...outcomes,
      costs: [
        {
          type: 'perYear',
          id: 'care',
          label: { nb: 'x', nn: 'x', en: 'x' },
          payer: 'hospital',
          state: 'alive',
          amount: 'yearly * (stable + 2 * response + 5 * progression)',
        },
      ],
    };
    const model = compiled(sound(readModel(written(document))));
    const run = sound(runProbabilistic(model, { seed: 1, from: 0, to: 25 }));
    for (let i = 0; i < 25; i++) {
      const values = new Map(run.parameters.map(({ parameter: id, values: column }) => [id, column[i] ?? Number.NaN]));
      const read = interpret(model.model, values)[0]?.costs.discounted ?? Number.NaN;
      expect(Math.abs((run.strategies[0]?.costs[i] ?? Number.NaN) / read - 1)).toBeLessThan(1e-12);
    }
    expect(runBaseCase(model).ok).toBe(true);
  });
});
