import fc from 'fast-check';
import { losses } from './random-model.ts';
import { parameter } from './small-model.ts';

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };
export const probability = (
  from: string,
  to: string,
  value: number | string,
  rest: Readonly<Record<string, unknown>> = {},
): object => ({
  type: 'probability',
  from,
  to,
  probability: value,
  ...rest,
});
export const rate = (from: string, to: string, value: number | string): object => ({ type: 'rate', from, to, rate: value });
export const stay = (state: string): unknown => ({ type: 'remainder', from: state, to: state });

/** Two living states, one strategy, yearly cycles without discounting. Constructed. */
export const cohortDocument = (): Record<string, unknown> => ({
  format: 'likeverd-model',
  formatVersion: 1,
  id: 'small-cohort',
  kind: 'cohort',
  title: words,
  summary: words,
  source: { citation: 'Constructed', licence: 'CC0 1.0' },
  constructed: true,
  currency: 'NOK',
  priceYear: 2026,
  time: { cyclesPerYear: 1, horizon: 3, correction: 'start', source: 'Constructed' },
  discounting: { weightAt: 'cycleMiddle', schedule: [{ fromYear: 0, rate: 0 }], source: 'Constructed' },
  population: { entryAge: 60, mortality: { table: 'mortality-norway-2025', column: 'both', ageAt: 'cycleStart' } },
  payers: { hospital: words },
  perspective: { payers: ['hospital'], source: 'Constructed' },
  parameters: {
    worsen: parameter('probability', 0.2, { distribution: { type: 'beta', se: 0.05 } }),
    death: parameter('rate', 0.1, { distribution: { type: 'gamma', se: 0.02 } }),
    ratio: parameter('hazardRatio', 0.7, { distribution: { type: 'logNormal', sdlog: 0.2 } }),
    quality: parameter('utility', 0.8, { distribution: { type: 'beta', se: 0.05 } }),
    yearly: parameter('NOK/year', 1000, { distribution: { type: 'gamma', se: 200 } }),
  },
  states: [
    { id: 'well', label: words, utility: 1 },
    { id: 'ill', label: words, utility: 'quality' },
    { id: 'dead', label: words },
  ],
  transitions: [probability('well', 'ill', 'worsen'), stay('well'), probability('ill', 'dead', 0.5), stay('ill')],
  strategies: [{ id: 'care', label: words }],
  costs: [],
});

export const cost = (rest: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  id: 'cost',
  label: words,
  payer: 'hospital',
  ...rest,
});

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const probabilities = [
  'worsen',
  'applyHazardRatio(worsen, ratio)',
  'generalMortality',
  'worsen * exp(-0.1 * cycle)',
  'probabilityFromRate(death, cycleLength)',
  'applyHazardRatio(generalMortality, ratio)',
  'worsen * exp(-0.1 * floor((cycle - 1) / 4))',
];
const rates = ['death', '0.2 [rate] * exp(-0.05 * cycle)', 'death * ratio * exp(-0.1 * floor(time / 1 [year]))', '0.1 [rate]'];
const ratesWithMemory = [
  ...rates,
  'death * exp(-timeInState / 2 [year])',
  'rateFromProbability(0.9 * generalMortality, cycleLength) + death * exp(-timeInState / 2 [year])',
];
const utilities = ['quality * exp(-0.01 * cycle)', 'quality', '0.7', 'exp(-0.01 * cycle)'];
const utilitiesWithMemory = [
  'quality * exp(-timeInState / 20 [year])',
  'quality * exp(-timeInState / 20 [year] - 0.01 * cycle)',
  'exp(-timeInState / 20 [year]) * 0.9 ^ (cycle / 10)',
  'quality',
  '1 / (1 + timeInState / 9 [year])',
];
const amounts = ['yearly * age / 50 [year]', 'yearly', '800 [NOK/year]', '10 [NOK/year] * cycle'];
const amountsWithMemory = ['yearly * (1 + timeInState / 1 [year])', 'yearly * cycle * exp(-timeInState / 1 [year])', ...amounts];
const withMemory = [
  ...probabilities,
  'worsen * exp(-0.05 * cycle - timeInState / 3 [year])',
  'generalMortality * exp(-timeInState / 3 [year])',
  'worsen * exp(-timeInState / 3 [year])',
  'applyOddsRatio(0.1, 1 + timeInState / 1 [year])',
];

const nth = (list: readonly string[], position: number): string => list[position % list.length] ?? '';
const onlyCare = (transition: object): unknown => ({ ...transition, strategies: ['care'] });
const slower = (transition: object): unknown => ({
  ...transition,
  strategies: ['other'],
  ...('probability' in transition ? { probability: `0.8 * (${String(transition.probability)})` } : {}),
});

/** Losses of every type that cohorts have. */
const cohortLosses: readonly Readonly<Record<string, unknown>>[] = [
  ...losses.map((loss) => ({ ...loss, strategies: ['care'] })),
  { id: 'passing', type: 'perTransition', label: words, from: 'state0', to: 'dead', disutility: 0.3, duration: 'time / 2' },
  { id: 'entering', type: 'initial', label: words, disutility: 'quality', duration: 0.1 },
];

/** Documents of any shape that the format allows for cohorts, with numbers that make sense. */
export const randomCohort = fc.integer({ min: 1, max: 3 }).chain((living) => {
  const states = Array.from({ length: living }, (_, i) => `state${i}`);
  return fc
    .record({
      memory: fc.array(fc.option(fc.integer({ min: 2, max: 6 }), { nil: undefined }), { minLength: living, maxLength: living }),
      row: fc.array(
        fc.record({
          byRate: fc.boolean(),
          targets: fc.uniqueArray(fc.integer({ min: 0, max: living }), { maxLength: 3 }),
          pick: fc.nat(9),
          value: fc.nat(9),
          leaves: fc.boolean(),
        }),
        { minLength: living, maxLength: living },
      ),
      cyclesPerYear: fc.constantFrom(1, 4),
      horizon: fc.integer({ min: 1, max: 8 }),
      correction: fc.constantFrom('trapezoid', 'start', 'end', 'simpson'),
      weightAt: fc.constantFrom('cycleStart', 'cycleMiddle', 'cycleEnd', 'point'),
      discount: between(0, 0.06),
      entryAge: fc.integer({ min: 20, max: 100 }),
      ageAt: fc.constantFrom('cycleStart', 'cycleEnd'),
      adjusted: fc.option(fc.constantFrom('multiplicative', 'additive', 'minimum'), { nil: undefined }),
      lost: fc.boolean(),
      windowed: fc.boolean(),
      second: fc.constantFrom('none', 'utilities', 'transitions'),
      spread: fc.boolean(),
      amount: fc.nat(9),
    })
    .map((made) => {
      const pointwise = made.correction === 'simpson' ? 'point' : made.weightAt;
      const all = [...states, 'dead'];
      const transitions = made.row.flatMap(({ byRate, targets, pick, leaves }, i) => {
        const from = states[i] ?? '';
        const known = made.memory[i] === undefined ? probabilities : withMemory;
        // Chances of a row: at most three thirds.
        const to = [
          ...new Set([
            ...targets.flatMap((target) => (target === i ? [] : [all[target] ?? '']).filter((name) => name !== '')),
            ...(i === 0 ? ['dead'] : []),
          ]),
        ];
        const byTime = made.memory[i] === undefined ? rates : ratesWithMemory;
        if (byRate) return to.map((target, k) => rate(from, target, nth(byTime, pick + k)));
        if (to.length === 0) return [];
        return [
          ...to.map((target, k) => probability(from, target, `(${nth(known, pick + k)}) / 4`)),
          { type: 'remainder', from, to: leaves && !to.includes('dead') ? 'dead' : from },
        ];
      });
      return {
        ...cohortDocument(),
        time: { cyclesPerYear: made.cyclesPerYear, horizon: made.horizon, correction: made.correction, source: 'Constructed' },
        discounting: { weightAt: pointwise, schedule: [{ fromYear: 0, rate: made.discount }], source: 'Constructed' },
        population: { entryAge: made.entryAge, mortality: { table: 'mortality-norway-2025', column: 'both', ageAt: made.ageAt } },
        ...(made.adjusted === undefined
          ? {}
          : {
              ageAdjustment: {
                table: 'utility-norms-garratt-2022',
                ageColumn: 'anchorAge',
                column: 'both',
                method: made.adjusted,
              },
            }),
        qalyLosses: made.lost ? cohortLosses.filter(({ type }) => made.correction !== 'simpson' || type !== 'inState') : [],
        states: [
          ...states.map((id, i) => ({
            id,
            label: words,
            utility: nth(made.memory[i] === undefined ? utilities : utilitiesWithMemory, made.row[i]?.value ?? 0),
            ...(made.spread ? { share: 1 / living } : {}),
            ...(made.memory[i] === undefined ? {} : { memory: made.memory[i] }),
          })),
          { id: 'dead', label: words },
        ],
        transitions: made.second === 'transitions' ? [...transitions.map(onlyCare), ...transitions.map(slower)] : transitions,
        strategies: [
          { id: 'care', label: words },
          ...(made.second === 'none' ? [] : [{ id: 'other', label: words, utilities: { state0: 'quality * 0.9' } }]),
        ],
        costs: [
          cost({
            id: 'yearly',
            type: 'perYear',
            state: 'state0',
            amount: nth(made.memory[0] === undefined ? amounts : amountsWithMemory, made.amount),
            ...(made.windowed && made.correction !== 'simpson' ? { cycles: { from: 1, to: 3 } } : {}),
          }),
          cost({ id: 'entry', type: 'initial', amount: 'yearly * 1 [year]' }),
          cost({ id: 'once', type: 'once', amount: 500, cycle: 1 }),
          cost({ id: 'death', type: 'perDeath', amount: 'yearly * time' }),
          cost({ id: 'passage', type: 'perTransition', from: 'state0', to: 'dead', amount: 'yearly * 2 [year]' }),
        ],
      };
    });
});
