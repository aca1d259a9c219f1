import {
  type BaseCase,
  type CompiledModel,
  describeModel,
  type Interpreted,
  interpret,
  readModel,
  runBaseCase,
  runProbabilistic,
} from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiled, readGallery, sound } from './gallery.ts';
import { parameter, smallDocument, written } from './small-model.ts';

/** Two independent evaluators agree to this, relative to the size of the quantity, or to a hundredth where it is smaller than that. */
const AGREEMENT = 1e-10;

const difference = (a: number, b: number): number => (a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 0.01));

const largestDifference = (baseCase: BaseCase, read: readonly Interpreted[]): number =>
  Math.max(
    ...baseCase.strategies.flatMap((strategy, index) => {
      const other = read[index];
      if (other === undefined) return [Number.POSITIVE_INFINITY];
      const totals = (['qalys', 'lifeYears', 'costs'] as const).flatMap((quantity) => [
        difference(strategy[quantity].discounted, other[quantity].discounted),
        difference(strategy[quantity].undiscounted, other[quantity].undiscounted),
      ]);
      const components = strategy.components.map(({ component, discounted }) =>
        difference(discounted, other.components.find((candidate) => candidate.component === component)?.discounted ?? Number.NaN),
      );
      return [...totals, ...components];
    }),
  );

/** Draws of the compiled engine, each evaluated again by the interpreter with the same sampled values. */
const largestDrawDifference = (model: CompiledModel, draws: number): number => {
  const run = sound(runProbabilistic(model, { seed: 4, from: 0, to: draws }));
  return Math.max(
    ...Array.from({ length: draws }, (_, row) => {
      const values = new Map(run.parameters.map(({ parameter: id, values: column }) => [id, column[row] ?? Number.NaN]));
      return Math.max(
        ...interpret(model.model, values).flatMap((other, index) => {
          const strategy = run.strategies[index];
          return [
            difference(strategy?.costs[row] ?? Number.NaN, other.costs.discounted),
            difference(strategy?.qalys[row] ?? Number.NaN, other.qalys.discounted),
            difference(strategy?.lifeYears[row] ?? Number.NaN, other.lifeYears.discounted),
          ];
        }),
      );
    }),
  );
};

describe.each(['colon-exercise-norway', 'constructed-targeted-therapy'])('%s', (id) => {
  const definition = readGallery(id);
  const scenarios = [undefined, ...describeModel(definition).scenarios.map((scenario) => scenario.id)].filter(
    (name) => name !== 'no_mortality_cap',
  );
  test.each(scenarios)('base case, scenario %s', (scenario) => {
    const model = compiled(definition, scenario === undefined ? {} : { scenario });
    expect(largestDifference(sound(runBaseCase(model)), interpret(model.model))).toBeLessThan(AGREEMENT);
  });
  test('twenty draws', () => expect(largestDrawDifference(compiled(definition), 20)).toBeLessThan(AGREEMENT));
});

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

const parametricCurve = fc.oneof(
  fc.record({ type: fc.constant('exponential'), rate: between(0.005, 1) }),
  fc.record({ type: fc.constant('weibull'), shape: between(0.5, 2.5), scale: between(0.5, 40) }),
  fc.record({ type: fc.constant('gompertz'), shape: between(0.01, 0.3), rate: between(0.005, 0.3) }),
  fc.record({ type: fc.constant('logLogistic'), shape: between(0.6, 3), scale: between(0.5, 30) }),
  fc.record({ type: fc.constant('logNormal'), meanlog: between(-0.5, 3.5), sdlog: between(0.3, 2.5) }),
  fc.record({
    type: fc.constant('generalisedGamma'),
    mu: between(0, 3),
    sigma: between(0.3, 2),
    q: fc.constantFrom(-1.5, -0.4, 0.3, 1, 1.8),
  }),
);

const waning = fc.option(
  fc.oneof(
    fc.record({ type: fc.constant('step'), atYear: fc.integer({ min: 1, max: 8 }) }),
    fc.record({ type: fc.constant('linear'), fromYear: fc.integer({ min: 0, max: 4 }), toYear: fc.integer({ min: 5, max: 12 }) }),
  ),
  { nil: undefined },
);

const amounts = [
  'yearly',
  '1.5 * yearly',
  'yearly * exp(-0.02 * cycle)',
  'max(yearly, 700 [NOK/year]) * age / 50 [year]',
  'yearly + 20 [NOK/year/year] * time',
];

const cost = (states: readonly string[]): fc.Arbitrary<Record<string, unknown>> =>
  fc.oneof(
    fc.record(
      {
        type: fc.constant('perYear'),
        state: fc.constantFrom(...states),
        amount: fc.constantFrom(...amounts),
        cycles: fc.constantFrom({ from: 1, to: 7 }, { from: 3, to: 400 }),
        excludesMonthOfDeath: fc.boolean(),
        strategies: fc.constant(['treated']),
      },
      { requiredKeys: ['type', 'state', 'amount'] },
    ),
    fc.record({ type: fc.constant('once'), amount: fc.constant('yearly * 2 [year]'), cycle: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ type: fc.constant('perDeath'), amount: fc.constantFrom('yearly * 3 [year]', 'yearly * time') }),
  );

const document = fc.integer({ min: 1, max: 3 }).chain((living) => {
  const states = Array.from({ length: living }, (_, i) => `state${i}`);
  return fc
    .record({
      base: fc.array(parametricCurve, { minLength: living, maxLength: living }),
      waning: fc.array(waning, { minLength: living, maxLength: living }),
      costs: fc.array(cost(states), { maxLength: 5 }),
      cyclesPerYear: fc.constantFrom(1, 2, 4, 12),
      horizon: fc.integer({ min: 1, max: 15 }),
      correction: fc.constantFrom('trapezoid', 'start', 'end'),
      weightAt: fc.constantFrom('cycleStart', 'cycleMiddle', 'cycleEnd'),
      rates: fc.array(between(0, 0.06), { minLength: 1, maxLength: 3 }),
      effects: fc.boolean(),
      entryAge: fc.integer({ min: 20, max: 100 }),
      floor: fc.constantFrom('hazardMaximum', 'survivalMinimum', 'none'),
      curedFromYear: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
      column: fc.constantFrom('both', 'male', 'female'),
      adjusted: fc.boolean(),
      ratio: between(0.3, 1.6),
      utility: fc.constantFrom('quality', 'quality * 0.9', 'quality * exp(-0.01 * cycle)'),
    })
    .map((made) => ({
      ...smallDocument(),
      time: { cyclesPerYear: made.cyclesPerYear, horizon: made.horizon, correction: made.correction, source: 'Constructed' },
      discounting: {
        weightAt: made.weightAt,
        schedule: made.rates.map((rate, i) => ({ fromYear: 4 * i, rate })),
        ...(made.effects ? { effects: [{ fromYear: 0, rate: 0.015 }] } : {}),
        source: 'Constructed',
      },
      population: {
        entryAge: made.entryAge,
        mortality: {
          table: 'mortality-norway-2025',
          column: made.column,
          floor: made.floor,
          ...(made.curedFromYear === undefined ? {} : { curedFromYear: made.curedFromYear }),
        },
      },
      ...(made.adjusted
        ? { ageAdjustment: { table: 'utility-norms-garratt-2022', ageColumn: 'anchorAge', column: made.column } }
        : {}),
      parameters: {
        ratio: parameter('hazardRatio', made.ratio, { distribution: { type: 'logNormal', sdlog: 0.2 } }),
        quality: parameter('utility', 0.8, { distribution: { type: 'beta', se: 0.05 } }),
        yearly: parameter('NOK/year', 1000, { distribution: { type: 'gamma', se: 200 } }),
      },
      states: [...states.map((id) => ({ id, label: words, utility: made.utility })), { id: 'dead', label: words }],
      curves: Object.fromEntries(
        made.base.flatMap((curve, i) => {
          const fades = made.waning[i];
          return [
            [`base${i}`, curve],
            [
              `treated${i}`,
              { type: 'hazardRatio', of: `base${i}`, ratio: 'ratio', ...(fades === undefined ? {} : { waning: fades }) },
            ],
          ];
        }),
      ),
      strategies: [
        { id: 'care', label: words, curves: states.map((_, i) => `base${i}`) },
        { id: 'treated', label: words, curves: states.map((_, i) => `treated${i}`) },
      ],
      costs: made.costs.map((item, i) => ({ ...item, id: `cost${i}`, label: words, payer: 'hospital' })),
    }));
});

test('random models: the base case and three draws', () => {
  fc.assert(
    fc.property(document, (random) => {
      const model = compiled(sound(readModel(written(random))));
      expect(largestDifference(sound(runBaseCase(model)), interpret(model.model))).toBeLessThan(AGREEMENT);
      expect(largestDrawDifference(model, 3)).toBeLessThan(AGREEMENT);
    }),
    { numRuns: 60 },
  );
});

test('random models obey what every model obeys', () => {
  fc.assert(
    fc.property(document, (random) => {
      const baseCase = sound(runBaseCase(compiled(sound(readModel(written(random))))));
      for (const { states } of baseCase.traces) {
        const length = states[0]?.occupancy.length ?? 0;
        for (let i = 0; i < length; i++) {
          const shares = states.map(({ occupancy }) => occupancy[i] ?? Number.NaN);
          expect(Math.abs(shares.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-12);
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(-1e-15);
        }
        const dead = states.at(-1)?.occupancy ?? new Float64Array();
        expect(dead.every((share, i) => i === 0 || share >= (dead[i - 1] ?? 0) - 1e-15)).toBe(true);
      }
      for (const { lifeYears, qalys } of baseCase.strategies) {
        expect(lifeYears.discounted).toBeLessThanOrEqual(lifeYears.undiscounted + 1e-12);
        expect(qalys.undiscounted).toBeLessThanOrEqual(lifeYears.undiscounted + 1e-12);
      }
    }),
    { numRuns: 40 },
  );
});
