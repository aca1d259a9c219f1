import {
  type BaseCase,
  type Fault,
  interpret,
  type Interpreted,
  readModel,
  runBaseCase,
  runProbabilistic,
} from '@likeverd/modelling';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compiled, sound } from './gallery.ts';
import { curvesDocument, leaf, randomCurves } from './random-curves.ts';
import { written } from './small-model.ts';

const read = (document: unknown) => compiled(sound(readModel(written(document))));
const baseOf = (document: unknown): BaseCase => sound(runBaseCase(read(document)));

/** Survival at the grid points of a curve that is the strategy of its name. */
const survivalOf = (baseCase: BaseCase, id: string): readonly number[] => [
  ...(baseCase.traces.find(({ strategy }) => strategy === id)?.states[0]?.occupancy ?? []),
];
const curvesOf = (curves: Readonly<Record<string, unknown>>, grid = {}): ((id: string) => readonly number[]) => {
  const baseCase = baseOf(curvesDocument(curves, grid));
  return (id) => survivalOf(baseCase, id);
};
const expectClose = (found: readonly number[], expected: readonly number[], digits = 13): void => {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? Number.NaN, digits));
};

const AGREEMENT = 1e-10;
const differences = (
  strategies: readonly { readonly strategy: string; readonly lifeYears: number; readonly qalys: number }[],
  other: readonly Interpreted[],
): readonly number[] =>
  strategies.flatMap(({ lifeYears, qalys }, index) => {
    const second = other[index];
    return [lifeYears - (second?.lifeYears.discounted ?? Number.NaN), qalys - (second?.qalys.discounted ?? Number.NaN)].map(
      Math.abs,
    );
  });

test('random curves of curves: the two evaluators agree, in the base case and in draws', () => {
  fc.assert(
    fc.property(randomCurves, (document) => {
      const model = read(document);
      const baseCase = runBaseCase(model);
      // A curve may be read where nobody is left in it: that is refused, and tested by itself.
      fc.pre(baseCase.ok || baseCase.faults[0]?.details['rule'] !== 'nobodyLeft');
      const totals = sound(baseCase).strategies.map(({ strategy, lifeYears, qalys }) => ({
        strategy,
        lifeYears: lifeYears.discounted,
        qalys: qalys.discounted,
      }));
      expect(Math.max(...differences(totals, interpret(model.model)))).toBeLessThan(AGREEMENT);
      for (const { states } of sound(baseCase).traces) {
        const alive = [...(states[0]?.occupancy ?? [])];
        expect(alive.every((share, i) => share <= (alive[i - 1] ?? 1) + 1e-12)).toBe(true);
      }
      const run = sound(runProbabilistic(model, { seed: 3, from: 0, to: 2 }));
      for (const row of [0, 1]) {
        const values = new Map(run.parameters.map(({ parameter, values: column }) => [parameter, column[row] ?? Number.NaN]));
        const draw = run.strategies.map(({ strategy, lifeYears, qalys }) => ({
          strategy,
          lifeYears: lifeYears[row] ?? Number.NaN,
          qalys: qalys[row] ?? Number.NaN,
        }));
        expect(Math.max(...differences(draw, interpret(model.model, values)))).toBeLessThan(AGREEMENT);
      }
    }),
    { numRuns: 60 },
  );
});

test('a run on the kernel has the bits of the scalar path, also with curves that have no vector code', () => {
  fc.assert(
    fc.property(randomCurves, (document) => {
      const model = read(document);
      const draws = { seed: 5, from: 0, to: 5 };
      expect(runProbabilistic(model, draws, undefined, WebAssembly)).toEqual(runProbabilistic(model, draws));
    }),
    { numRuns: 15 },
  );
});

describe('identities', () => {
  const one = (curve: unknown, other: unknown, digits?: number): void => {
    const of = curvesOf({ ...(curve as object), expected: other });
    expectClose(of('found'), of('expected'), digits);
  };
  /** Log-normal and generalised gamma curves are integrated along the grid, to 1e-11. */
  const INTEGRATED = 10;
  const exponential = { type: 'exponential', rate: 0.2 };
  test('a hazard ratio on an exponential is a rate', () =>
    one({ base: exponential, found: { type: 'hazardRatio', of: 'base', ratio: 0.6 } }, { type: 'exponential', rate: 0.6 * 0.2 }));
  test('an acceleration factor on a Weibull (AFT) is its scale', () =>
    one(
      { base: { type: 'weibull', shape: 1.4, scale: 5 }, found: { type: 'accelerationFactor', of: 'base', factor: 1.7 } },
      { type: 'weibull', shape: 1.4, scale: 5 * 1.7 },
    ));
  test('an odds ratio on a log-logistic is its scale: odds (t/scale)^shape times r is scale r^(-1/shape)', () =>
    one(
      { base: { type: 'logLogistic', shape: 1.6, scale: 4 }, found: { type: 'oddsRatio', of: 'base', ratio: 0.5 } },
      { type: 'logLogistic', shape: 1.6, scale: 4 * 0.5 ** (-1 / 1.6) },
    ));
  test('a spline on the hazard scale without inner knots is a Weibull: gamma1 its shape, gamma0 = -shape ln scale', () =>
    one(
      { found: { type: 'spline', scale: 'hazard', timeUnit: 'year', logKnots: [-2, 2], coefficients: [-1.3 * Math.log(6), 1.3] } },
      { type: 'weibull', shape: 1.3, scale: 6 },
    ));
  test('in months as in years: gamma0 less gamma1 ln 12', () =>
    one(
      {
        found: {
          type: 'spline',
          scale: 'odds',
          timeUnit: 'month',
          logKnots: [-1, 4],
          coefficients: [-1.3 * Math.log(6) - 1.3 * Math.log(12), 1.3],
        },
      },
      { type: 'logLogistic', shape: 1.3, scale: 6 },
    ));
  test('a spline on the normal scale without inner knots is a log-normal', () =>
    one(
      { found: { type: 'spline', scale: 'normal', timeUnit: 'year', logKnots: [-2, 2], coefficients: [-1.2 / 0.9, 1 / 0.9] } },
      { type: 'logNormal', meanlog: 1.2, sdlog: 0.9 },
      INTEGRATED,
    ));
  test('the generalised F with p = 0 is the generalised gamma, and with q = 0, p = 1 the log-logistic', () => {
    one(
      { found: { type: 'generalisedF', mu: 1.1, sigma: 0.8, q: 0.7, p: 0 } },
      { type: 'generalisedGamma', mu: 1.1, sigma: 0.8, q: 0.7 },
      INTEGRATED,
    );
    // Prentice 1975: delta = sqrt 2, shape sqrt 2 / sigma
    one(
      { found: { type: 'generalisedF', mu: 1.1, sigma: 0.8, q: 0, p: 1 } },
      { type: 'logLogistic', shape: Math.SQRT2 / 0.8, scale: Math.exp(1.1) },
    );
  });
  test('a conditional exponential is the exponential', () =>
    one({ base: exponential, found: { type: 'conditional', of: 'base', fromYear: 3.21 } }, exponential));
  test('a curve joined to itself is itself, at a point of the grid and between two', () => {
    for (const atYear of [2, 2.1])
      one(
        {
          base: { type: 'weibull', shape: 1.4, scale: 5 },
          found: { type: 'join', before: 'base', after: 'base', atYear, clock: 'entry' },
        },
        { type: 'weibull', shape: 1.4, scale: 5 },
      );
  });
  test('two exponentials joined are pieces, by either clock', () => {
    for (const clock of ['entry', 'restart'])
      one(
        {
          base: exponential,
          after: { type: 'exponential', rate: 0.5 },
          found: { type: 'join', before: 'base', after: 'after', atYear: 3.3, clock },
        },
        {
          type: 'piecewiseExponential',
          pieces: [
            { fromYear: 0, rate: 0.2 },
            { fromYear: 3.3, rate: 0.5 },
          ],
        },
      );
  });
  test('waning in a step to another hazard is a join there', () =>
    one(
      {
        base: exponential,
        after: { type: 'weibull', shape: 1.4, scale: 5 },
        found: { type: 'waning', of: 'base', towards: 'after', waning: { type: 'step', atYear: 3 } },
      },
      { type: 'join', before: 'base', after: 'after', atYear: 3, clock: 'entry' },
    ));
  test('hazards of Weibulls (PH) of one shape add up to one of their summed scale', () =>
    one(
      {
        a: { type: 'weibullPH', shape: 1.3, scale: 0.05 },
        b: { type: 'weibullPH', shape: 1.3, scale: 0.02 },
        found: { type: 'addedHazards', curves: ['a', 'b'] },
      },
      { type: 'weibullPH', shape: 1.3, scale: 0.05 + 0.02 },
    ));
  test('delay of an exponential is no hazard and then its own', () =>
    one(
      { base: exponential, found: { type: 'delay', of: 'base', years: 1.6 } },
      {
        type: 'piecewiseExponential',
        pieces: [
          { fromYear: 0, rate: 0 },
          { fromYear: 1.6, rate: 0.2 },
        ],
      },
    ));
  test('the cured alone remain: both cure models end at the share cured', () => {
    const of = curvesOf({
      base: { type: 'exponential', rate: 3 },
      mixture: { type: 'mixtureCure', of: 'base', cured: 0.35 },
      nonMixture: { type: 'nonMixtureCure', of: 'base', cured: 0.35 },
      background: { type: 'mixtureCure', of: 'base', cured: 0.35, background: 'other' },
      other: { type: 'exponential', rate: 0.01 },
    });
    expect(of('mixture').at(-1)).toBeCloseTo(0.35, 12);
    expect(of('nonMixture').at(-1)).toBeCloseTo(0.35, 12);
    // everyone, cured or not, has the background hazard
    expect(of('background').at(-1)).toBeCloseTo(0.35 * Math.exp(-0.01 * 10), 12);
    expect(of('mixture')[1]).toBeCloseTo(0.35 + 0.65 * Math.exp(-3 / 4), 14);
    expect(of('nonMixture')[1]).toBeCloseTo(0.35 ** (1 - Math.exp(-3 / 4)), 14);
  });
});

describe('tables', () => {
  test('a Kaplan-Meier table in months gives itself back at its times', () => {
    const times = [1, 3, 7, 11, 19];
    const survival = [0.95, 0.9, 0.71, 0.66, 0.2];
    for (const between of ['step', 'straight', 'constantHazard']) {
      const of = curvesOf(
        { km: { type: 'table', timeUnit: 'month', times, survival, between, afterLast: 'constant' } },
        { cyclesPerYear: 12, horizon: 3 },
      );
      times.forEach((time, index) => expect(of('km')[time]).toBeCloseTo(survival[index] ?? Number.NaN, 14));
      expect(of('km')[36]).toBeCloseTo(0.2, 14);
    }
  });
  const rows = [{ year: 2026, firstAge: 60, deaths: { women: [0.01, 0.02, 0.03, 0.04], men: [0.02, 0.03, 0.05, 0.08] } }];
  const grid = { cyclesPerYear: 1, horizon: 4 };
  test('a life table of one sex is the product of 1 - q', () => {
    const of = curvesOf({ women: { type: 'lifeTable', rows, groups: [{ column: 'women' }], ageAt: 'exact', entryAge: 60 } }, grid);
    expectClose(of('women'), [1, 0.99, 0.99 * 0.98, 0.99 * 0.98 * 0.97, 0.99 * 0.98 * 0.97 * 0.96]);
  });
  test('of two sexes the mean over survivors, not over q', () => {
    const groups = [{ column: 'women', share: 0.4 }, { column: 'men' }];
    const of = curvesOf({ both: { type: 'lifeTable', rows, groups, ageAt: 'exact', entryAge: 60 } }, grid);
    expect(of('both')[2]).toBeCloseTo(0.4 * 0.99 * 0.98 + 0.6 * 0.98 * 0.97, 14);
  });
  test('birthday and new year each in its time: entry at 60.5 on 1 October 2026', () => {
    const twoYears = [
      ...rows,
      { year: 2027, firstAge: 60, deaths: { women: [0.005, 0.01, 0.02, 0.03], men: [0.01, 0.02, 0.03, 0.04] } },
    ];
    const curve = {
      type: 'lifeTable',
      rows: twoYears,
      groups: [{ column: 'women' }],
      ageAt: 'exact',
      entryAge: 60.5,
      entryYear: 2026.75,
    };
    const of = curvesOf({ curve }, { cyclesPerYear: 1, horizon: 1 });
    // 0.25 years at 60 in 2026, 0.25 at 60 in 2027, 0.5 at 61 in 2027
    expect(of('curve')[1]).toBeCloseTo(0.99 ** 0.25 * 0.995 ** 0.25 * 0.99 ** 0.5, 14);
  });
  test('ages outside the table use its ends', () => {
    const of = curvesOf({ old: { type: 'lifeTable', rows, groups: [{ column: 'men' }], ageAt: 'cycleStart', entryAge: 70 } }, grid);
    expectClose(of('old'), [1, 0.92, 0.92 ** 2, 0.92 ** 3, 0.92 ** 4]);
  });
});

describe('faults', () => {
  const faultsOf = (curves: Readonly<Record<string, unknown>>): readonly Fault[] => {
    const checked = readModel(written(curvesDocument(curves)));
    return checked.ok ? [] : checked.faults;
  };
  const a = { type: 'exponential', rate: 0.2 };
  const km = { type: 'table', timeUnit: 'year', times: [1, 2], survival: [0.9, 0.8], between: 'step', afterLast: 'undefined' };
  const life = { type: 'lifeTable', table: 'mortality-norway-2025', groups: [{ column: 'both' }], ageAt: 'exact' };
  test.each([
    [
      'reference.circular',
      'curves.x.parts[0].curve',
      { x: { type: 'mixture', parts: [{ curve: 'y' }] }, y: { type: 'delay', of: 'x', years: 1 } },
    ],
    ['reference.unknown', 'curves.x.after', { x: { type: 'join', before: 'a', after: 'b', atYear: 1, clock: 'entry' } }],
    ['field.range', 'curves.x.curves', { x: { type: 'addedHazards', curves: [] } }],
    [
      'field.range',
      'curves.x.parts',
      {
        x: {
          type: 'mixture',
          parts: [
            { curve: 'a', weight: 0.5 },
            { curve: 'a', weight: 0.4 },
          ],
        },
      },
    ],
    ['field.missing', 'curves.x.parts[1].weight', { x: { type: 'mixture', parts: [{ curve: 'a' }, { curve: 'a' }] } }],
    ['field.range', 'curves.x.parts[0].weight', { x: { type: 'mixture', parts: [{ curve: 'a', weight: 1.5 }, { curve: 'a' }] } }],
    [
      'field.range',
      'curves.x.parts[1].weight',
      { x: { type: 'mixture', parts: [{ curve: 'a', weight: 0.7 }, { curve: 'a' }, { curve: 'a', weight: 0.6 }] } },
    ],
    ['field.range', 'curves.x.factor', { x: { type: 'accelerationFactor', of: 'a', factor: 0 } }],
    ['field.range', 'curves.x.years', { x: { type: 'delay', of: 'a', years: -1 } }],
    ['expression.unit', 'curves.x.ratio', { x: { type: 'oddsRatio', of: 'a', ratio: 'ratio' } }],
    ['field.range', 'curves.x.cured', { x: { type: 'nonMixtureCure', of: 'a', cured: 0 } }],
    [
      'field.range',
      'curves.x.waning.toYear',
      { x: { type: 'waning', of: 'a', towards: 'a', waning: { type: 'linear', fromYear: 3, toYear: 2 } } },
    ],
    ['field.range', 'curves.x.survival[1]', { x: { ...km, survival: [0.8, 0.9] } }],
    ['field.range', 'curves.x.times[1]', { x: { ...km, times: [1, 1] } }],
    ['field.range', 'curves.x.survival', { x: { ...km, survival: [0.8] } }],
    ['field.range', 'curves.x.survival[0]', { x: { ...km, times: [0, 1] } }],
    ['field.range', 'curves.x.pieces[0].fromYear', { x: { type: 'piecewiseExponential', pieces: [{ fromYear: 1, rate: 0.2 }] } }],
    [
      'field.range',
      'curves.x.logKnots[1]',
      { x: { type: 'spline', scale: 'hazard', timeUnit: 'year', logKnots: [1, 0], coefficients: [0, 1] } },
    ],
    [
      'field.range',
      'curves.x.coefficients',
      { x: { type: 'spline', scale: 'hazard', timeUnit: 'year', logKnots: [0, 1], coefficients: [0, 1, 2] } },
    ],
    ['field.range', 'curves.x.p', { x: { type: 'generalisedF', mu: 1, sigma: 1, q: 0, p: -0.1 } }],
    ['reference.unknown', 'curves.x.groups[0].column', { x: { ...life, groups: [{ column: 'neither' }] } }],
    ['reference.unknown', 'curves.x.table', { x: { ...life, table: 'mortality-of-nowhere' } }],
    ['table.shape', 'curves.x.table', { x: { ...life, table: 'utility-norms-garratt-2022' } }],
    ['field.missing', 'curves.x.table', { x: { type: 'lifeTable', groups: [{ column: 'both' }], ageAt: 'exact' } }],
  ])('%s at %s', (code, path, curves) => {
    expect(faultsOf({ a, ...curves })).toMatchObject([{ code, path }]);
  });
  test('a life table of one’s own: years follow each other, and the time of entry is stated', () => {
    const deaths = { both: [0.1] };
    const rows = [2020, 2022].map((year) => ({ year, firstAge: 0, deaths }));
    expect(faultsOf({ x: { type: 'lifeTable', rows, groups: [{ column: 'both' }], ageAt: 'exact' } })).toMatchObject([
      { code: 'field.missing', path: 'curves.x.entryYear' },
      { code: 'field.range', path: 'curves.x.rows[1].year', details: { minimum: 2021 } },
    ]);
  });

  const troubleOf = (curves: Readonly<Record<string, unknown>>): unknown => runBaseCase(read(curvesDocument(curves)));
  test('a table that says nothing after its last time stops the run there, and not where another curve is joined', () => {
    expect(troubleOf({ km })).toMatchObject({
      faults: [{ code: 'run.curve', path: 'curves.km', details: { rule: 'undefined', year: 2.25, draw: -1 } }],
    });
    const { strategies, ...document } = curvesDocument({
      a,
      km,
      x: { type: 'join', before: 'km', after: 'a', atYear: 2, clock: 'entry' },
    });
    const joined = baseOf({ ...document, strategies: (strategies as readonly unknown[]).slice(2) });
    expect(survivalOf(joined, 'x')[12]).toBeCloseTo(0.8 * Math.exp(-0.2), 14);
  });
  test('a spline whose survival rises is refused in the draw in which it does, with the time', () => {
    const curve = {
      type: 'spline',
      scale: 'hazard',
      timeUnit: 'year',
      logKnots: [0, 1, 2],
      coefficients: [-1, 1, '0.6 + 0.5 * (odds - 1.3)'],
    };
    expect(troubleOf({ curve })).toMatchObject({
      faults: [
        { code: 'run.curve', path: 'curves.curve', details: { rule: 'risingSurvival', draw: -1, year: expect.any(Number) } },
      ],
    });
    const mild = { ...curve, coefficients: [-1, 1, '1.5 * (odds - 1.25)'] };
    const run = runProbabilistic(read(curvesDocument({ mild })), { seed: 1, from: 0, to: 200 });
    expect(run).toMatchObject({ faults: [{ code: 'run.curve', details: { rule: 'risingSurvival' } }] });
  });
  test('an argument out of its domain in a draw names curve and argument', () => {
    const x = { type: 'mixture', parts: [{ curve: 'a', weight: 'weight * (factor / 1.2) ^ 20' }, { curve: 'a' }] };
    const run = runProbabilistic(read(curvesDocument({ a, x })), { seed: 1, from: 0, to: 50 });
    expect(run).toMatchObject({
      faults: [{ code: 'run.curve', path: 'curves.x.parts[0].weight', details: { rule: 'argument', argument: 'parts[0].weight' } }],
    });
  });
  test('nobody can follow a curve in which nobody is left', () => {
    const early = { type: 'exponential', rate: 30 };
    expect(troubleOf({ early, x: { type: 'conditional', of: 'early', fromYear: 2 } })).toMatchObject({
      faults: [{ code: 'run.curve', path: 'curves.x', details: { rule: 'nobodyLeft', year: 2 } }],
    });
    expect(troubleOf({ a, early, x: { type: 'join', before: 'a', after: 'early', atYear: 2, clock: 'entry' } })).toMatchObject({
      faults: [{ code: 'run.curve', path: 'curves.x', details: { rule: 'nobodyLeft', year: 2 } }],
    });
  });
});

test('the curves of the guide: observed months, then some are cured, and the effect is gone after six years', () => {
  const guide = readFileSync(new URL('../../../docs/guides/model-format.md', import.meta.url), 'utf8');
  const curves = parse(/```yaml curves\n([\s\S]*?)```/u.exec(guide)?.[1] ?? '') as Record<string, unknown>;
  const document = curvesDocument(curves, { cyclesPerYear: 12 });
  const strategies = (document['strategies'] as readonly { readonly id: string }[]).filter(({ id }) =>
    ['standard', 'treated'].includes(id),
  );
  const model = read({ ...document, strategies });
  const baseCase = sound(runBaseCase(model));
  const [standard, treated] = ['standard', 'treated'].map((id) => survivalOf(baseCase, id));
  const alive = (survival: readonly number[] | undefined, month: number): number => survival?.[month] ?? Number.NaN;
  expect(alive(standard, 12)).toBeCloseTo(0.7, 14);
  expect(alive(treated, 12)).toBeCloseTo(0.7 ** 0.7, 14);
  // the same hazard from month 72 on
  expect(alive(treated, 120) / alive(treated, 72)).toBeCloseTo(alive(standard, 120) / alive(standard, 72), 13);
  const totals = baseCase.strategies.map(({ strategy, lifeYears, qalys }) => ({
    strategy,
    lifeYears: lifeYears.discounted,
    qalys: qalys.discounted,
  }));
  expect(Math.max(...differences(totals, interpret(model.model)))).toBeLessThan(AGREEMENT);
});

test('every leaf alone: the two evaluators agree', () => {
  fc.assert(
    fc.property(leaf, (curve) => {
      const model = read(curvesDocument({ curve }, { cyclesPerYear: 12 }));
      const totals = sound(runBaseCase(model)).strategies.map(({ strategy, lifeYears, qalys }) => ({
        strategy,
        lifeYears: lifeYears.discounted,
        qalys: qalys.discounted,
      }));
      expect(Math.max(...differences(totals, interpret(model.model)))).toBeLessThan(AGREEMENT);
    }),
    { numRuns: 100 },
  );
});
