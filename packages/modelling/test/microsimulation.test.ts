import {
  type BaseCase,
  evaluateDraws,
  type Interpreted,
  interpret,
  joinDraws,
  readModel,
  type RunInputs,
  runBaseCase,
  runProbabilistic,
  verifyModel,
} from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countingHost } from './counting-host.ts';
import { compiled, readGallery, sound } from './gallery.ts';
import { changed, parameter, written } from './small-model.ts';

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };
const probability = (from: string, to: string, value: number | string, rest: Readonly<Record<string, unknown>> = {}): unknown => ({
  type: 'probability',
  from,
  to,
  probability: value,
  ...rest,
});
const rate = (from: string, to: string, value: number | string): unknown => ({ type: 'rate', from, to, rate: value });
const stay = (state: string): unknown => ({ type: 'remainder', from: state, to: state });
const cost = (rest: Readonly<Record<string, unknown>>): Record<string, unknown> => ({ label: words, payer: 'hospital', ...rest });

type Document = Readonly<Record<string, unknown>>;

/** Two living states of patients of different age and sex. Constructed. */
const patients = (): Document => ({
  format: 'likeverd-model',
  formatVersion: 1,
  id: 'small-microsimulation',
  kind: 'microsimulation',
  title: words,
  summary: words,
  source: { citation: 'Constructed', licence: 'CC0 1.0' },
  constructed: true,
  currency: 'NOK',
  priceYear: 2026,
  simulation: { patients: 1000, patientsPerDraw: 60, seed: 11 },
  time: { cyclesPerYear: 1, horizon: 4, correction: 'start', source: 'Constructed' },
  discounting: { weightAt: 'cycleMiddle', schedule: [{ fromYear: 0, rate: 0.04 }], source: 'Constructed' },
  population: { entryAge: 60, mortality: { table: 'mortality-norway-2025', column: 'both', ageAt: 'cycleStart' } },
  payers: { hospital: words },
  perspective: { payers: ['hospital'], source: 'Constructed' },
  parameters: {
    worsen: parameter('probability', 0.2, { distribution: { type: 'beta', se: 0.05 } }),
    death: parameter('rate', 0.1, { distribution: { type: 'gamma', se: 0.02 } }),
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

const compile = (document: unknown, inputs: RunInputs = {}) => compiled(sound(readModel(written(document))), inputs);
const baseCase = (document: unknown): BaseCase => sound(runBaseCase(compile(document)));
const occupancy = (run: BaseCase, state: string): readonly number[] => [
  ...(run.traces[0]?.states.find((item) => item.state === state)?.occupancy ?? []),
];
const faults = (document: unknown): readonly string[] => {
  const read = readModel(written(document));
  return read.ok ? [] : read.faults.map(({ code, path }) => `${code} ${path}`);
};
const replaced = (document: unknown, changes: Readonly<Record<string, unknown>>): unknown =>
  Object.entries(changes).reduce(
    (now, [path, value]) =>
      changed(
        path.split('.').map((part) => (/^\d+$/u.test(part) ? Number(part) : part)),
        value,
        now,
      ),
    document,
  );

const difference = (a: number, b: number): number => (a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 0.01));
const AGREEMENT = 1e-10;

/** Largest relative difference between the compiled engine and the reader, of the base case and of `draws` draws. */
const compare = (document: unknown, draws: number): number => {
  const model = compile(document);
  const run = sound(runProbabilistic(model, { seed: 5, from: 3, to: 3 + draws }));
  const own = sound(runBaseCase(model)).strategies;
  const both = (totals: Pick<BaseCase['strategies'][number], 'costs' | 'qalys' | 'lifeYears'>, other: Interpreted | undefined) =>
    (['costs', 'qalys', 'lifeYears'] as const).flatMap((name) => [
      difference(totals[name].discounted, other?.[name].discounted ?? Number.NaN),
      difference(totals[name].undiscounted, other?.[name].undiscounted ?? Number.NaN),
    ]);
  const read = interpret(model.model);
  const inBase = own.flatMap((totals, index) => [
    ...both(totals, read[index]),
    ...totals.components.map(({ component, discounted }) =>
      difference(discounted, read[index]?.components.find((item) => item.component === component)?.discounted ?? Number.NaN),
    ),
  ]);
  const inDraws = Array.from({ length: draws }, (_, row) => {
    const values = new Map(run.parameters.map(({ parameter: id, values: column }) => [id, column[row] ?? Number.NaN]));
    return interpret(model.model, values, { seed: 5, draw: 3 + row }).flatMap((other, index) =>
      (['costs', 'qalys', 'lifeYears'] as const).map((name) =>
        difference(run.strategies[index]?.[name][row] ?? Number.NaN, other[name].discounted),
      ),
    );
  }).flat();
  return Math.max(...inBase, ...inDraws);
};

describe('by hand', () => {
  test('certain moves: everyone ill after a cycle, dead after two years of illness', () => {
    const run = baseCase(
      replaced(patients(), {
        'transitions.0': probability('well', 'ill', 1),
        'transitions.2': probability('ill', 'dead', 'floor(timeInState / 2 [year])'),
        'discounting.schedule.0.rate': 0,
      }),
    );
    expect(occupancy(run, 'ill')).toEqual([0, 1, 1, 0, 0]);
    expect(run.strategies[0]?.lifeYears.undiscounted).toBe(1 + 2);
    expect(run.strategies[0]?.qalys.undiscounted).toBeCloseTo(1 + 2 * 0.8, 12);
    // Nobody's life differs from another's: no Monte Carlo error.
    expect(run.simulation?.strategies[0]).toMatchObject({ lifeYears: 0, costs: 0, increments: { qalys: 0 } });
  });
  test('history: each variable counts as it says', () => {
    // well, ill, well, ill, well by alternating; the costs of year 4 tell what was counted at the point before it.
    const counted = (history: unknown, amount: string): number | undefined =>
      baseCase(
        replaced(patients(), {
          transitions: [
            probability('well', 'ill', 1),
            stay('well'),
            probability('ill', 'well', 1),
            { type: 'remainder', from: 'ill', to: 'dead' },
          ],
          history: { past: history },
          costs: [cost({ id: 'cost', type: 'perTransition', from: 'ill', to: 'well', amount })],
          time: { cyclesPerYear: 1, horizon: 4, correction: 'start', source: 'Constructed' },
        }),
      ).strategies[0]?.costs.undiscounted;
    // Ill at points 1 and 3: the passages back happen in cycles 2 and 4.
    const years = 'past * 1 [NOK/year]';
    expect(counted({ type: 'timeWithin', states: ['ill', 'well'] }, years)).toBe(2 + 4);
    expect(counted({ type: 'timeWithin', states: ['ill'] }, years)).toBe(1 + 1);
    expect(counted({ type: 'timeAltogether', states: ['ill'] }, years)).toBe(1 + 2);
    expect(counted({ type: 'timeSince', state: 'well', never: 9 }, years)).toBe(2 + 2);
    expect(counted({ type: 'timeSince', state: 'dead', never: 9 }, years)).toBe(9 + 9);
    expect(counted({ type: 'visits', state: 'ill' }, 'past * 1 [NOK]')).toBe(1 + 2);
    expect(counted({ type: 'passages', from: 'ill', to: 'well' }, 'past * 1 [NOK]')).toBe(0 + 1);
  });
  test('listed characteristics are taken in turn, and age is the patient’s own', () => {
    const listed = (unit: string, values: readonly number[]): unknown => ({
      label: words,
      unit,
      source: 'Constructed',
      values: { type: 'listed', values },
    });
    const run = baseCase(
      replaced(patients(), {
        'population.ageOf': 'entered',
        characteristics: { entered: listed('year', [40, 70]), woman: listed('dimensionless', [0, 1]) },
        'states.0.utility': 'woman * 0.5 + 0.5',
        costs: [cost({ id: 'cost', type: 'initial', amount: 'entered * 1 [NOK/year]' })],
        transitions: [probability('well', 'dead', 'max(0, min(1, floor(age / 72 [year])))'), stay('well')],
        'discounting.schedule.0.rate': 0,
      }),
    );
    // The half that enters at 70 dies in the cycle that ends at 72, its second; the others live through all four.
    expect(occupancy(run, 'dead')).toEqual([0, 0, 0.5, 0.5, 0.5]);
    expect(run.strategies[0]?.costs.undiscounted).toBe(55);
    expect(run.strategies[0]?.qalys.undiscounted).toBe((4 * 0.5 + 2 * 1) / 2);
  });
  test('the standard error is that of the patients’ totals', () => {
    const run = baseCase(
      replaced(patients(), {
        transitions: [probability('well', 'dead', 0.3), stay('well')],
        'time.horizon': 1,
        'time.correction': 'end',
        'discounting.schedule.0.rate': 0,
      }),
    );
    // A life year or none: n p (1 - p) squares about the mean, over (n - 1) n.
    const p = run.strategies[0]?.lifeYears.discounted ?? Number.NaN;
    expect(run.simulation?.strategies[0]?.lifeYears).toBeCloseTo(Math.sqrt((p * (1 - p)) / 999), 12);
  });
});

describe('against the cohort', () => {
  const rich = {
    'time.horizon': 20,
    'time.correction': 'trapezoid',
    'simulation.patients': 20_000,
    'population.mortality': { table: 'mortality-norway-2025', column: 'both', ageAt: 'cycleEnd' },
    costs: [
      cost({ id: 'yearly', type: 'perYear', state: 'ill', amount: 'yearly * (1 + cycle / 10)' }),
      cost({ id: 'entry', type: 'initial', amount: 100 }),
      cost({ id: 'death', type: 'perDeath', amount: 500 }),
      cost({ id: 'onset', type: 'perTransition', from: 'well', to: 'ill', amount: 300 }),
      cost({ id: 'once', type: 'once', amount: 50, cycle: 3 }),
    ],
    strategies: [
      { id: 'care', label: words },
      { id: 'other', label: words, utilities: { ill: 0.9 } },
    ],
  };
  const fromWell = [
    probability('well', 'ill', 'worsen', { strategies: ['care'] }),
    probability('well', 'ill', 'worsen / 2', { strategies: ['other'] }),
    probability('well', 'dead', 'generalMortality'),
    stay('well'),
  ];
  const asCohort = (document: unknown, memory?: number): unknown =>
    replaced(document, { kind: 'cohort', simulation: undefined, ...(memory === undefined ? {} : { 'states.1.memory': memory }) });
  test.each([
    ['without history', [rate('ill', 'well', 0.2), rate('ill', 'dead', 'death')], undefined],
    [
      'by time in the state, as tunnels',
      [probability('ill', 'dead', 'min(0.9, 0.05 + timeInState / 12 [year])'), probability('ill', 'well', 0.1), stay('ill')],
      20,
    ],
  ])('%s: within four standard errors', (_, fromIll, memory) => {
    const document = replaced(patients(), { ...rich, transitions: [...fromWell, ...fromIll] });
    const own = baseCase(document);
    const exact = baseCase(asCohort(document, memory));
    own.strategies.forEach((totals, index) => {
      for (const name of ['lifeYears', 'qalys', 'costs'] as const) {
        const error = own.simulation?.strategies[index]?.[name] ?? Number.NaN;
        expect(error).toBeGreaterThan(0);
        expect(Math.abs(totals[name].discounted - (exact.strategies[index]?.[name].discounted ?? Number.NaN))).toBeLessThan(
          4 * error,
        );
      }
    });
    // A share p of n patients has the standard error sqrt(p (1 - p) / n).
    own.traces.forEach(({ states }, index) => {
      states.forEach(({ occupancy: shares }, s) => {
        shares.forEach((share, point) => {
          const p = exact.traces[index]?.states[s]?.occupancy[point] ?? Number.NaN;
          expect(Math.abs(share - p)).toBeLessThanOrEqual(5 * Math.sqrt((p * (1 - p)) / 20_000) + 1e-12);
        });
      });
    });
  });
});

describe('faults', () => {
  const characteristic = (values: unknown, unit = 'dimensionless'): unknown => ({
    label: words,
    unit,
    source: 'Constructed',
    values,
  });
  test.each([
    ['field.range simulation.patientsPerDraw', { 'simulation.patientsPerDraw': 2000 }],
    ['field.choice discounting.weightAt', { 'time.correction': 'none' }],
    ['reference.unknown population.ageOf', { 'population.ageOf': 'entered' }],
    [
      'expression.unit population.ageOf',
      { 'population.ageOf': 'x', characteristics: { x: characteristic({ type: 'uniform', minimum: 1, maximum: 2 }, 'NOK') } },
    ],
    ['field.range characteristics.x.values.sd', { characteristics: { x: characteristic({ type: 'normal', mean: 1, sd: 0 }) } }],
    [
      'field.range characteristics.y.values.values',
      {
        characteristics: {
          x: characteristic({ type: 'listed', values: [1, 2] }),
          y: characteristic({ type: 'listed', values: [1, 2, 3] }),
        },
      },
    ],
    ['reference.unknown history.past.state', { history: { past: { type: 'visits', state: 'il' } } }],
    [
      'document.duplicateKey history.x',
      { characteristics: { x: characteristic({ type: 'listed', values: [1] }) }, history: { x: { type: 'visits', state: 'ill' } } },
    ],
    [
      'field.choice parameters.x',
      { 'parameters.x': parameter('year', 1), characteristics: { x: characteristic({ type: 'listed', values: [1] }) } },
    ],
    ['expression.unit transitions[0].probability', { 'transitions.0': probability('well', 'ill', 'timeInState') }],
    [
      'transition.row transitions[0]',
      { transitions: [probability('well', 'ill', 0.2), probability('ill', 'dead', 0.5), stay('ill')] },
    ],
    ['field.unknown states[0].memory', { 'states.0.memory': 4 }],
  ])('%s', (expected, changes) => expect(faults(replaced(patients(), changes))).toContain(expected));
  test.each([
    ['of a table', 'timeInState * 0.7 / 1 [year]'],
    ['worked out patient by patient', 'timeInState * 0.7 / 1 [year] + 0 * luck'],
  ])('a probability above 1 stops the run and names cycle, state, patient and formula: %s', (_, formula) => {
    const run = runBaseCase(
      compile(
        replaced(patients(), {
          'transitions.0': probability('well', 'ill', formula),
          characteristics: { luck: characteristic({ type: 'uniform', minimum: 0, maximum: 1 }) },
        }),
      ),
    );
    // 0.7 in the first cycle, 1.4 in the second.
    expect(run.ok ? [] : run.faults).toMatchObject([
      {
        code: 'run.negativeProbability',
        path: 'transitions[1]',
        details: { cycle: 2, state: 'well', strategy: 'care', draw: -1, value: expect.closeTo(1 - 1.4, 12) },
      },
    ]);
  });
  test('a cost that is no number stops the run and names it', () => {
    const run = runBaseCase(
      compile(
        replaced(patients(), {
          costs: [cost({ id: 'cost', type: 'perYear', state: 'ill', amount: 'yearly * log(1 - timeInState / 2 [year])' })],
          'time.horizon': 9,
        }),
      ),
    );
    expect(run.ok ? [] : run.faults).toMatchObject([
      {
        code: 'run.notANumber',
        path: 'costs[0].amount',
        details: { state: 'ill', strategy: 'care', expression: 'costs[0].amount' },
      },
    ]);
  });
});

test('shards join to the same bits, and a patient’s luck does not depend on how many there are', () => {
  const document = replaced(patients(), {
    characteristics: {
      luck: {
        label: words,
        unit: 'dimensionless',
        source: 'Constructed',
        values: { type: 'gamma', mean: 'worsen / 0.2', sd: 0.1 },
      },
    },
    'states.1.utility': 'quality * min(1.1, luck) / 1.1',
  });
  const model = compile(document);
  const whole = sound(runProbabilistic(model, { seed: 7, from: 0, to: 6 }));
  const parts = [[0, 2] as const, [2, 6] as const].map(([from, to]) => sound(runProbabilistic(model, { seed: 7, from, to })));
  expect(joinDraws(parts).identity.result).toBe(whole.identity.result);
  expect(whole.patientsPerDraw).toBe(60);
  const certain = replaced(patients(), { 'parameters.worsen': parameter('probability', 0.2) });
  const dead = (count: number): readonly number[] =>
    occupancy(baseCase(replaced(certain, { 'simulation.patients': count })), 'dead').map((share) => Math.round(share * count));
  dead(700).forEach((number, point) => {
    expect(number).toBeLessThanOrEqual(dead(900)[point] ?? Number.NaN);
    expect((dead(900)[point] ?? Number.NaN) - number).toBeLessThanOrEqual(200);
  });
});

test('progress within a long base case, and cancelling it', () => {
  const model = compile(replaced(patients(), { 'simulation.patients': 1_200_000, 'time.horizon': 4, 'time.cyclesPerYear': 1 }));
  const seen: number[] = [];
  const run = runBaseCase(model, (done) => {
    seen.push(done);
    return seen.length < 2;
  });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen).toHaveLength(2);
  expect(run.ok ? [] : run.faults).toMatchObject([{ code: 'run.cancelled' }]);
});

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const plain = ['worsen', '0.1 + worsen * exp(-cycle / 10)', 'generalMortality', 'min(1, worsen * age / 50 [year])'];
const personal = [
  'worsen * exp(-timeInState / 5 [year])',
  'min(1, worsen * risk)',
  'probabilityFromRate(death * exp(-within / 3 [year]), cycleLength)',
  'worsen / (1 + visited)',
  'worsen * exp(-since / 9 [year]) / (1 + passed)',
];

const document = fc.integer({ min: 1, max: 3 }).chain((living) => {
  const states = Array.from({ length: living }, (_, i) => `state${i}`);
  const all = [...states, 'dead'];
  return fc
    .record({
      rows: fc.array(
        fc.record({
          byRate: fc.boolean(),
          targets: fc.uniqueArray(fc.integer({ min: 0, max: living }), { maxLength: 3 }),
          pick: fc.nat(20),
        }),
        { minLength: living, maxLength: living },
      ),
      cyclesPerYear: fc.constantFrom(1, 4),
      horizon: fc.integer({ min: 1, max: 6 }),
      correction: fc.constantFrom('trapezoid', 'start', 'end', 'none'),
      weightAt: fc.constantFrom('cycleStart', 'cycleMiddle', 'cycleEnd', 'point'),
      discount: between(0, 0.06),
      ages: fc.boolean(),
      adjusted: fc.boolean(),
      windowed: fc.boolean(),
      patients: fc.constantFrom(7, 40, 130),
      shares: fc.boolean(),
      second: fc.boolean(),
      seed: fc.nat(1_000_000),
    })
    .map((made) => {
      const formulas = [...plain, ...personal];
      const transitions = made.rows.flatMap(({ byRate, targets, pick }, i) => {
        const from = states[i] ?? '';
        const to = [...new Set([...targets.flatMap((t) => (t === i ? [] : [all[t] ?? 'dead'])), ...(i === 0 ? ['dead'] : [])])];
        if (byRate)
          return to.map((target, k) => rate(from, target, k === 0 ? 'death * (1 + timeInState / 9 [year])' : 'death * risk'));
        if (to.length === 0) return [];
        return [
          ...to.map((target, k) => probability(from, target, `(${formulas[(pick + 3 * k) % formulas.length] ?? 'worsen'}) / 4`)),
          stay(from),
        ];
      });
      return {
        ...patients(),
        simulation: { patients: made.patients, patientsPerDraw: Math.ceil(made.patients / 3), seed: made.seed },
        time: { cyclesPerYear: made.cyclesPerYear, horizon: made.horizon, correction: made.correction, source: 'Constructed' },
        discounting: {
          weightAt: made.correction === 'none' ? 'point' : made.weightAt,
          schedule: [{ fromYear: 0, rate: made.discount }],
          source: 'Constructed',
        },
        population: {
          entryAge: 60,
          mortality: { table: 'mortality-norway-2025', column: 'both', ageAt: 'cycleStart' },
          ...(made.ages ? { ageOf: 'entered' } : {}),
        },
        ...(made.adjusted
          ? { ageAdjustment: { table: 'utility-norms-garratt-2022', ageColumn: 'anchorAge', column: 'both' } }
          : {}),
        characteristics: {
          entered: { label: words, unit: 'year', source: 'Constructed', values: { type: 'normal', mean: 60, sd: 10 } },
          risk: {
            label: words,
            unit: 'dimensionless',
            source: 'Constructed',
            values: { type: 'logNormal', meanlog: 'log(worsen * 5)', sdlog: 0.2 },
          },
          woman: { label: words, unit: 'dimensionless', source: 'Constructed', values: { type: 'bernoulli', probability: 0.4 } },
        },
        history: {
          within: { type: 'timeWithin', states: states.slice(0, 2) },
          visited: { type: 'visits', state: 'state0' },
          since: { type: 'timeSince', state: states.at(-1), never: 20 },
          passed: { type: 'passages', from: 'state0', to: all[1] },
        },
        states: [
          ...states.map((id, i) => ({
            id,
            label: words,
            utility: i === 0 ? 'quality * (1 - woman / 10)' : 'quality * exp(-within / 20 [year])',
            ...(made.shares ? { share: 1 / living } : {}),
          })),
          { id: 'dead', label: words },
        ],
        transitions,
        strategies: [
          { id: 'care', label: words },
          ...(made.second ? [{ id: 'other', label: words, utilities: { state0: 'quality * 0.9' } }] : []),
        ],
        costs: [
          cost({
            id: 'yearly',
            type: 'perYear',
            state: 'state0',
            amount: 'yearly * age / 50 [year]',
            ...(made.windowed ? { cycles: { from: 1, to: 3 } } : {}),
          }),
          cost({ id: 'personal', type: 'perYear', state: 'state0', amount: 'yearly * (1 + timeInState / 1 [year]) * risk' }),
          cost({ id: 'entry', type: 'initial', amount: 'yearly * 1 [year] * (1 + woman)' }),
          cost({ id: 'once', type: 'once', amount: 500, cycle: 1 }),
          cost({ id: 'death', type: 'perDeath', amount: 'yearly * time' }),
          cost({ id: 'passage', type: 'perTransition', from: 'state0', to: 'dead', amount: 'yearly * (since + 1 [year])' }),
        ],
      };
    });
});

test('random microsimulations: the evaluators agree on every patient’s life', () => {
  fc.assert(
    fc.property(document, (random) => {
      expect(compare(random, 2)).toBeLessThan(AGREEMENT);
    }),
    { numRuns: 60 },
  );
});

test('checks that compare copies run with fewer patients and say so; the others look at all', () => {
  const definition = sound(readModel(written(replaced(patients(), { 'simulation.patients': 1500 }))));
  const simulated: number[] = [];
  const checks = sound(
    verifyModel(definition, {
      draws: { seed: 1, from: 0, to: 4 },
      evaluate: (model) => {
        const run = runBaseCase(model);
        simulated.push(sound(run).simulation?.patients ?? 0);
        return run;
      },
    }),
  );
  const found = (id: string) => checks.find(({ check }) => check === id);
  expect(found('noDiscounting')).toMatchObject({ status: 'passed', details: { patients: 1000 } });
  expect(found('costsDoubled')?.details['patients']).toBe(1000);
  expect(found('statesReached')).toMatchObject({ status: 'passed', details: {} });
  expect(simulated[0]).toBe(1500);
  expect(new Set(simulated.slice(1))).toEqual(new Set([1000]));
});

/** Base case, draws and draws looked at again, in vector code: every bit is that of plain code. */
const expectSameBits = (document: unknown): void => {
  const model = compile(document);
  const draws = { seed: 8, from: 2, to: 4 };
  const { host, started } = countingHost();
  const run = runProbabilistic(model, draws, undefined, host);
  expect(run).toEqual(runProbabilistic(model, draws));
  expect(runBaseCase(model, undefined, host)).toEqual(runBaseCase(model));
  expect(started()).toBeGreaterThan(0);
  const { parameters, strategies } = sound(run);
  expect(sound(evaluateDraws(model, draws, parameters, host))).toEqual(strategies);
};

test('vector code gives the same bits: random microsimulations', () => {
  fc.assert(fc.property(document, expectSameBits), { numRuns: 30 });
});

/** Blocks that are full and one that is not; a row of five ways out; time on the counter of `history`. Constructed. */
const crowded = (history: Document, counter: string): unknown =>
  replaced(patients(), {
    simulation: { patients: 1300, patientsPerDraw: 1100, seed: 5 },
    'time.horizon': 9,
    characteristics: {
      risk: { label: words, unit: 'dimensionless', source: 'Constructed', values: { type: 'uniform', minimum: 0.5, maximum: 1 } },
    },
    history: { past: history },
    states: [
      { id: 'well', label: words, utility: 'quality * (1 - risk / 10)', share: 0.7 },
      { id: 'ill', label: words, utility: 'quality * 0.9 + 0.05 * risk - 0.01', share: 0.3 },
      ...['a', 'b', 'c'].map((id) => ({ id, label: words, utility: 0.5 })),
      { id: 'dead', label: words },
    ],
    transitions: [
      probability('well', 'ill', `worsen * exp(-${counter})`),
      ...['a', 'b', 'c', 'dead'].map((to) => probability('well', to, 0.05)),
      stay('well'),
      probability('ill', 'dead', `1 - exp(-death * 1 [year] * (1 + ${counter} / 10))`),
      probability('ill', 'well', 0.3),
      stay('ill'),
      probability('a', 'well', 1),
      stay('a'),
      probability('b', 'ill', 0.4),
      stay('b'),
      probability('c', 'ill', 0),
      stay('c'),
    ],
    costs: [
      cost({ id: 'yearly', type: 'perYear', state: 'ill', amount: 'yearly * risk' }),
      cost({ id: 'fee', type: 'initial', amount: 'yearly * 1 [year] * (1 + risk)' }),
      cost({ id: 'death', type: 'perDeath', amount: 'yearly * time' }),
      cost({ id: 'cure', type: 'perTransition', from: 'ill', to: 'well', amount: 30 }),
      cost({ id: 'fall', type: 'perTransition', from: 'well', to: 'ill', amount: 'yearly * 1 [year] * risk' }),
    ],
  });

test.each([
  [{ type: 'timeAltogether', states: ['ill', 'b'] }, 'past / 1 [year]'],
  [{ type: 'timeWithin', states: ['well', 'a'] }, 'past / 1 [year]'],
  [{ type: 'timeSince', state: 'a', never: 3 }, 'past / 1 [year]'],
  [{ type: 'visits', state: 'ill' }, 'past'],
  [{ type: 'visits', state: 'ill' }, 'timeInState / 1 [year]'],
  [{ type: 'visits', state: 'ill' }, '0'],
])('vector code gives the same bits, and the reader the same numbers: %j, %s', (history, counter) => {
  const made = crowded(history, counter);
  expectSameBits(made);
  expect(compare(made, 2)).toBeLessThan(AGREEMENT);
});

/**
 * Expected totals of the model of Krijkamp et al. (2018), appendix B, without chance: the share of people by state and years of
 * illness in a row is carried forward, with the authors' figures; the mean of their effect modifier is 1. R gives the same to ten digits.
 */
const krijkampExpected = (treated: boolean): { readonly costs: number; readonly qalys: number } => {
  const deathRate = -Math.log(1 - 0.005);
  let shares = new Map([['healthy 0', 1]]);
  let [costs, qalys] = [2000, 1];
  for (let year = 1; year <= 30; year++) {
    const next = new Map<string, number>();
    for (const [key, share] of shares) {
      const [state = '', written = ''] = key.split(' ');
      const illness = Number(written);
      const dies = (ratio: number): number => 1 - Math.exp(-ratio * deathRate * (1 + 0.2 * illness));
      const rows: Readonly<Record<string, Readonly<Record<string, number>>>> = {
        healthy: { healthy: 1 - 0.15 - 0.005, sick: 0.15 },
        sick: { healthy: 0.5, sick: 1 - 0.5 - 0.105 - dies(3), sicker: 0.105 },
        sicker: { sicker: 1 - dies(10) },
      };
      const gains: Readonly<Record<string, readonly [number, number]>> = {
        healthy: [2000, 1],
        sick: treated ? [4000 + 12_000, 0.95 - 0.03 * illness] : [4000, 0.75],
        sicker: treated ? [15_000 + 12_000, 0.5] : [15_000, 0.5],
      };
      for (const [to, chance] of Object.entries(rows[state] ?? {})) {
        const after = `${to} ${to === 'healthy' ? 0 : illness + 1}`;
        next.set(after, (next.get(after) ?? 0) + share * chance);
        const [cost, quality] = gains[to] ?? [0, 0];
        costs += (share * chance * cost) / 1.03 ** year;
        qalys += (share * chance * quality) / 1.03 ** year;
      }
    }
    shares = next;
  }
  return { costs, qalys };
};

test('Krijkamp 2018, Sick-Sicker with history and an effect modifier: within three standard errors of the expectation', () => {
  const run = sound(runBaseCase(compiled(readGallery('krijkamp-2018-sick-sicker'))));
  [false, true].forEach((treated, index) => {
    const expected = krijkampExpected(treated);
    const errors = run.simulation?.strategies[index];
    for (const name of ['costs', 'qalys'] as const) {
      const away = Math.abs((run.strategies[index]?.[name].discounted ?? Number.NaN) - expected[name]);
      expect(away).toBeLessThan(3 * (errors?.[name] ?? Number.NaN));
    }
  });
  expect(krijkampExpected(true).costs).toBeCloseTo(117_544.569, 3);
  // Patients have the same luck under both strategies: the difference is known better than either mean.
  expect(run.simulation?.strategies[1]?.increments.qalys).toBeLessThan((run.simulation?.strategies[1]?.qalys ?? Number.NaN) / 10);
});
