import fc from 'fast-check';
import { parameter, smallDocument } from './small-model.ts';

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

const waning = fc.oneof(
  fc.record({ type: fc.constant('step'), atYear: between(0, 8) }),
  fc.record({ type: fc.constant('linear'), fromYear: between(0, 4), toYear: between(4.5, 12) }),
);

const kaplanMeier = fc
  .record({
    timeUnit: fc.constantFrom('year', 'month', 'week', 'day', 'cycle'),
    steps: fc.array(fc.record({ gap: fc.integer({ min: 1, max: 9 }), share: between(0.6, 1) }), { minLength: 1, maxLength: 6 }),
    between: fc.constantFrom('step', 'straight', 'constantHazard'),
  })
  .map(({ timeUnit, steps, between: rule }) => {
    const times: number[] = [];
    const survival: number[] = [];
    for (const { gap, share } of steps) {
      times.push((times.at(-1) ?? 0) + gap);
      survival.push((survival.at(-1) ?? 1) * share);
    }
    return { type: 'table', timeUnit, times, survival, between: rule, afterLast: 'constant' };
  });

const spline = fc
  .record({
    scale: fc.constantFrom('hazard', 'odds', 'normal'),
    timeUnit: fc.constantFrom('year', 'month'),
    bend: between(-0.02, 0.02),
  })
  .map(({ scale, timeUnit, bend }) => ({
    type: 'spline',
    scale,
    timeUnit,
    logKnots: timeUnit === 'year' ? [-1, 0.5, 2.5] : [1.5, 3, 5],
    coefficients: [timeUnit === 'year' ? -1.5 : -4, '1 + 0.4 * odds', bend],
  }));

const rows = [2024, 2025].map((year) => ({
  year,
  firstAge: 30,
  deaths: {
    women: Array.from({ length: 40 }, (_, i) => 0.002 * 1.09 ** i),
    men: Array.from({ length: 35 }, (_, i) => 0.003 * 1.1 ** i),
  },
}));

const lifeTable = fc
  .record({
    ageAt: fc.constantFrom('cycleStart', 'cycleEnd', 'exact'),
    own: fc.boolean(),
    entryAge: between(35, 80),
    entryYear: between(2023, 2026),
  })
  .map(({ ageAt, own, entryAge, entryYear }) =>
    own
      ? { type: 'lifeTable', rows, groups: [{ column: 'women', share: 'weight' }, { column: 'men' }], ageAt, entryAge, entryYear }
      : { type: 'lifeTable', table: 'mortality-norway-2025', groups: [{ column: 'male' }], ageAt, entryAge },
  );

/** A curve that refers to no other. */
export const leaf = fc.oneof(
  fc.record({ type: fc.constant('exponential'), rate: between(0.02, 0.8) }),
  fc.record({ type: fc.constant('weibull'), shape: between(0.6, 2), scale: between(1, 20) }),
  fc.record({ type: fc.constant('gompertz'), shape: between(0.01, 0.2), rate: between(0.01, 0.2) }),
  fc.record({ type: fc.constant('gamma'), shape: between(0.5, 3), rate: between(0.1, 1) }),
  fc.record({ type: fc.constant('logLogistic'), shape: between(0.6, 3), scale: between(1, 20) }),
  fc.record({ type: fc.constant('logNormal'), meanlog: between(0, 2.5), sdlog: between(0.4, 2) }),
  fc.record({
    type: fc.constant('generalisedGamma'),
    mu: between(0.5, 2.5),
    sigma: between(0.4, 1.5),
    q: fc.constantFrom(-1.2, -0.4, 0.5, 1.6),
  }),
  fc.record({
    type: fc.constant('generalisedF'),
    mu: between(0.5, 2.5),
    sigma: between(0.4, 1.5),
    q: between(-1, 1),
    p: between(0.2, 2),
  }),
  fc.record({
    type: fc.constant('piecewiseExponential'),
    pieces: fc.tuple(between(0.5, 2), between(3, 5)).map(([second, third]) => [
      { fromYear: 0, rate: '0.1 * ratio / 1 [year]' },
      { fromYear: second, rate: 0 },
      { fromYear: third, rate: 0.3 },
    ]),
  }),
  kaplanMeier,
  spline,
  lifeTable,
);

/** A curve of others, by their ids. */
const operator = (ids: readonly string[]): fc.Arbitrary<Readonly<Record<string, unknown>>> => {
  const id = fc.constantFrom(...ids);
  const several = fc.array(id, { minLength: 1, maxLength: 3 });
  const time = fc.constantFrom(2, 0.5, 1.2345, 'factor * 3 [year]');
  return fc.oneof(
    fc.record({ type: fc.constant('hazardRatio'), of: id, ratio: fc.constant('ratio') }),
    fc.record({ type: fc.constant('hazardRatio'), of: id, ratio: fc.constant('ratio'), waning }),
    fc.record({ type: fc.constant('oddsRatio'), of: id, ratio: fc.constant('odds') }),
    fc.record({ type: fc.constant('accelerationFactor'), of: id, factor: fc.constantFrom('factor', 1.5) }),
    fc.record({ type: fc.constant('delay'), of: id, years: time }),
    fc.record({ type: fc.constant('conditional'), of: id, fromYear: time }),
    fc.record({ type: fc.constant('join'), before: id, after: id, atYear: time, clock: fc.constantFrom('entry', 'restart') }),
    fc.record({ type: fc.constant('waning'), of: id, towards: id, waning }),
    fc
      .tuple(id, id)
      .map(([first, second]) => ({ type: 'mixture', parts: [{ curve: first, weight: 'weight' }, { curve: second }] })),
    fc.record({ type: fc.constantFrom('addedHazards', 'greatestHazard', 'leastSurvival'), curves: several }),
    fc.record(
      { type: fc.constantFrom('mixtureCure', 'nonMixtureCure'), of: id, cured: fc.constant('weight'), background: id },
      { requiredKeys: ['type', 'of', 'cured'] },
    ),
  );
};

/** A model in which every one of these curves is a strategy. */
export const curvesDocument = (
  curves: Readonly<Record<string, unknown>>,
  { floor = 'none', cyclesPerYear = 4, horizon = 10 } = {},
): Record<string, unknown> => ({
  ...smallDocument(),
  time: { cyclesPerYear, horizon, correction: 'trapezoid', source: 'Constructed' },
  population: { entryAge: 60.4, mortality: { table: 'mortality-norway-2025', column: 'both', floor } },
  parameters: {
    ratio: parameter('hazardRatio', 0.7, { distribution: { type: 'logNormal', sdlog: 0.2 } }),
    odds: parameter('oddsRatio', 1.3, { distribution: { type: 'logNormal', sdlog: 0.2 } }),
    factor: parameter('dimensionless', 1.2, { distribution: { type: 'logNormal', sdlog: 0.1 } }),
    weight: parameter('share', 0.3, { distribution: { type: 'beta', se: 0.05 } }),
    quality: parameter('utility', 0.8),
    yearly: parameter('NOK/year', 1000),
  },
  curves,
  strategies: Object.keys(curves).map((id) => ({ id, label: words, curves: [id] })),
});

/** Five leaves and eight operators, each of any curves before it. */
export const randomCurves = fc
  .record({
    leaves: fc.array(leaf, { minLength: 5, maxLength: 5 }),
    operators: fc.tuple(
      ...Array.from({ length: 8 }, (_, place) => operator(Array.from({ length: 5 + place }, (_, index) => `c${index}`))),
    ),
    floor: fc.constantFrom('none', 'hazardMaximum', 'survivalMinimum'),
    cyclesPerYear: fc.constantFrom(1, 2, 12),
  })
  .map(({ leaves, operators, floor, cyclesPerYear }) =>
    curvesDocument(Object.fromEntries([...leaves, ...operators].map((curve, index) => [`c${index}`, curve])), {
      floor,
      cyclesPerYear,
    }),
  );
