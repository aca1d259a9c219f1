import fc from 'fast-check';
import { parameter, smallDocument } from './small-model.ts';

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
  'if(time < 2 [year] and yearly > 900 [NOK/year], yearly, 0.5 * yearly)',
  'if(mod(cycle, 3) == 1 or not quality <= 0.8, yearly, 10 [NOK/year])',
  'yearly * inverseLogit(0.5 - 0.3 * ratio) * ceil(cycle / 4)',
  'yearly * interpolate(courses.share, time) + lookup(courses.fee, time)',
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
    fc.record({ type: fc.constant('once'), amount: fc.constant('fee * 2'), cycle: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ type: fc.constant('perDeath'), amount: fc.constantFrom('yearly * 3 [year]', 'yearly * time') }),
  );

const loss = (id: string, rest: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  id,
  label: words,
  disutility: 0.05,
  ...rest,
});

/** Losses of every type, in the first state where they are in one. */
export const losses = [
  loss('whileThere', { type: 'inState', state: 'state0', disutility: '0.1 * quality', cycles: { from: 2, to: 9 } }),
  loss('infections', { type: 'events', state: 'state0', rate: 0.2, duration: 'convert(10 [day], [year]) * (1 + cycle)' }),
  loss('surgery', { type: 'once', cycle: 1, duration: 0.1, strategies: ['treated'] }),
  loss('lastDays', { type: 'perDeath', duration: '0.2 [year] * quality' }),
];

/** Documents of any shape that the format allows for partitioned survival, with numbers that make sense. */
export const randomDocument = fc.integer({ min: 1, max: 3 }).chain((living) => {
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
      adjusted: fc.option(fc.constantFrom('multiplicative', 'additive', 'minimum'), { nil: undefined }),
      losses: fc.subarray(losses),
      byStrategy: fc.boolean(),
      by: fc.constantFrom(undefined, 'year', 'cycle', 'age'),
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
      ...(made.adjusted === undefined
        ? {}
        : {
            ageAdjustment: {
              table: 'utility-norms-garratt-2022',
              ageColumn: 'anchorAge',
              column: made.column,
              method: made.adjusted,
            },
          }),
      qalyLosses: made.losses,
      tables: {
        courses: {
          type: 'rows',
          description: 'Constructed',
          source: 'Constructed',
          columns: [
            { id: 'from', unit: 'year' },
            { id: 'share', unit: 'share' },
            { id: 'fee', unit: 'NOK/year' },
          ],
          rows: [
            [0, 1, 500],
            [1, 0.4, 50],
            [4.5, 0.1, 7],
          ],
        },
      },
      parameters: {
        ratio: parameter('hazardRatio', made.ratio, { distribution: { type: 'logNormal', sdlog: 0.2 } }),
        quality: parameter('utility', 0.8, {
          distribution: { type: 'beta', se: 0.05 },
          ...(made.byStrategy ? { byStrategy: { treated: '0.9 * value' } } : {}),
        }),
        fee: parameter('NOK', 900, { distribution: { type: 'pert', minimum: 500, maximum: 2000 } }),
        yearly: parameter('NOK/year', 1000, {
          distribution: { type: 'gamma', se: 200 },
          ...(made.by === undefined
            ? {}
            : {
                byTime: {
                  by: made.by,
                  steps: [
                    { from: 2, value: '0.5 * value' },
                    { from: 61, value: 40 },
                  ],
                },
              }),
        }),
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
