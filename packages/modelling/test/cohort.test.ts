import { readFileSync } from 'node:fs';
import {
  describeModel,
  type Interpreted,
  interpret,
  readModel,
  type RunInputs,
  runBaseCase,
  runProbabilistic,
  joinDraws,
} from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiled, readGallery, sound } from './gallery.ts';
import { cohortDocument, cost, probability, randomCohort, rate, stay } from './random-cohort.ts';
import { changed, parameter, written } from './small-model.ts';

const baseCase = (document: unknown, inputs: RunInputs = {}) => {
  const run = sound(runBaseCase(compiled(sound(readModel(written(document))), inputs)));
  const [first] = run.strategies;
  const [trace] = run.traces;
  if (first === undefined || trace === undefined) throw new Error('one strategy expected');
  const occupancy = (state: string): readonly number[] => [...(trace.states.find((item) => item.state === state)?.occupancy ?? [])];
  return { ...first, occupancy };
};
const faults = (document: unknown): readonly string[] => {
  const read = readModel(written(document));
  return read.ok ? [] : read.faults.map(({ code, path, details }) => `${code} ${path} ${details['rule'] ?? ''}`.trim());
};

describe('by hand', () => {
  test('shares move by the probabilities of their row', () => {
    const { occupancy, lifeYears, qalys } = baseCase(cohortDocument());
    // well 1, 0.8, 0.64; ill 0, 0.2, 0.8 * 0.2 + 0.2 * 0.5 = 0.26
    expect(occupancy('well').slice(0, 3)).toEqual([1, 0.8, expect.closeTo(0.64, 15)]);
    expect(occupancy('ill').slice(0, 3)).toEqual([0, expect.closeTo(0.2, 15), expect.closeTo(0.26, 15)]);
    expect(lifeYears.undiscounted).toBeCloseTo(1 + 1 + (0.64 + 0.26), 14);
    expect(qalys.undiscounted).toBeCloseTo(1 + (0.8 + 0.2 * 0.8) + (0.64 + 0.26 * 0.8), 14);
  });
  test.each([
    ['start', 1 + 1 + 0.9],
    ['end', 1 + 0.9 + (0.64 * 0.8 + 0.64 * 0.2 + 0.26 * 0.5)],
    ['trapezoid', (1 + 1) / 2 + (1 + 0.9) / 2 + (0.9 + 0.77) / 2],
  ])('correction %s', (correction, lifeYears) => {
    for (const weightAt of ['cycleMiddle', 'point']) {
      const document = changed(
        ['discounting', 'weightAt'],
        weightAt,
        changed(['time', 'correction'], correction, cohortDocument()),
      );
      expect(baseCase(document).lifeYears.undiscounted).toBeCloseTo(lifeYears, 14);
    }
  });
  test('Simpson’s rule on two cycles: a third, four thirds, a third', () => {
    const document = changed(
      ['discounting', 'weightAt'],
      'point',
      changed(['time'], { cyclesPerYear: 1, horizon: 2, correction: 'simpson', source: 'Constructed' }, cohortDocument()),
    );
    expect(baseCase(document).lifeYears.undiscounted).toBeCloseTo((1 * 1 + 4 * 1 + 1 * 0.9) / 3, 14);
  });
  test('competing rates are converted once, whatever the cycle', () => {
    const rows = [rate('well', 'ill', 0.3), rate('well', 'dead', 'death'), rate('ill', 'dead', 0.5)];
    for (const cyclesPerYear of [1, 12]) {
      const document = changed(['time', 'cyclesPerYear'], cyclesPerYear, changed(['transitions'], rows, cohortDocument()));
      expect(baseCase(document).occupancy('well')[2 * cyclesPerYear]).toBeCloseTo(Math.exp(-0.4 * 2), 13);
    }
  });
  test('tunnels: time in the state counts from entry and stops at the memory', () => {
    const document = changed(
      ['states', 1, 'memory'],
      2,
      changed(
        ['transitions', 2],
        probability('ill', 'dead', 'min(1, timeInState / 4 [year])'),
        changed(['transitions', 0], probability('well', 'ill', 1), cohortDocument()),
      ),
    );
    // All ill after one year; then 1/4 and, from the second year on, 2/4 die.
    expect(baseCase(document).occupancy('ill')).toEqual([0, 1, 0.75, 0.375]);
  });
  test('general mortality is the probability of the age, per cycle', () => {
    const document = changed(
      ['transitions'],
      [probability('well', 'dead', 'generalMortality'), stay('well')],
      changed(['time', 'cyclesPerYear'], 2, cohortDocument()),
    );
    const text = readFileSync(new URL('../../reference/src/tables/mortality-norway-2025.ts', import.meta.url), 'utf8');
    const both = (/both: \[([^\]]*)\]/u.exec(text)?.[1] ?? '').split(',').map(Number);
    expect(baseCase(document).occupancy('well')[2]).toBeCloseTo(1 - (both[60] ?? Number.NaN), 14);
  });
  test('costs on transitions, at entry and at death', () => {
    const document = changed(
      ['costs'],
      [
        cost({ id: 'entry', type: 'initial', amount: 100 }),
        cost({ id: 'onset', type: 'perTransition', from: 'well', to: 'ill', amount: 10 }),
        cost({ id: 'funeral', type: 'perDeath', amount: 1 }),
        cost({ id: 'drug', type: 'perYear', state: 'ill', amount: 'yearly', cycles: { from: 2, to: 2 } }),
      ],
      cohortDocument(),
    );
    const { components } = baseCase(document);
    expect(components.map(({ undiscounted }) => undiscounted)).toEqual([
      100,
      expect.closeTo(10 * (0.2 + 0.16 + 0.128), 12),
      expect.closeTo(0.2 * 0.5 + 0.26 * 0.5, 13),
      expect.closeTo(200, 11),
    ]);
  });
  test('utilities of a strategy stand in for those of the state', () => {
    const document = changed(['strategies', 0, 'utilities'], { ill: 0.5 }, cohortDocument());
    expect(baseCase(document).qalys.undiscounted).toBeCloseTo(1 + (0.8 + 0.1) + (0.64 + 0.13), 14);
  });
});

describe('faults', () => {
  const rows = (...transitions: readonly unknown[]): unknown => changed(['transitions'], transitions, cohortDocument());
  const toDeath = [probability('ill', 'dead', 0.5), stay('ill')];
  test.each([
    ['transition.row transitions[2] noRemainder', rows(...toDeath, probability('well', 'ill', 0.2))],
    [
      'transition.row transitions[3] remainderTwice',
      rows(...toDeath, stay('well'), { type: 'remainder', from: 'well', to: 'ill' }),
    ],
    ['transition.row transitions[2] mixed', rows(...toDeath, rate('well', 'ill', 0.2), stay('well'))],
    ['transition.row transitions[3] duplicate', rows(...toDeath, stay('well'), probability('well', 'well', 0.2))],
    ['transition.row transitions[2].from fromDeath', rows(...toDeath, stay('dead'))],
    ['transition.row transitions[2].to rateToItself', rows(...toDeath, rate('well', 'well', 0.2))],
    [
      'transition.row transitions[2] aboveOne',
      rows(...toDeath, probability('well', 'ill', 0.7), probability('well', 'dead', 0.7), stay('well')),
    ],
    ['transition.row transitions noDeath', rows(probability('well', 'ill', 0.2), stay('well'))],
    ['reference.unknown transitions[0].to', rows(probability('well', 'il', 0.2), stay('well'), ...toDeath)],
    ['expression.unit transitions[0].probability', rows(probability('well', 'ill', 'death'), stay('well'), ...toDeath)],
    ['expression.unit transitions[0].probability', rows(probability('well', 'ill', 'worsen * ratio'), stay('well'), ...toDeath)],
    ['expression.unit transitions[0].rate', rows(rate('well', 'ill', 'worsen'), ...toDeath)],
    [
      'expression.unknownName transitions[0].probability',
      rows(probability('well', 'ill', 'timeInState / 9 [year]'), stay('well'), ...toDeath),
    ],
    ['field.range transitions[0].probability', rows(probability('well', 'ill', 1.5), stay('well'), ...toDeath)],
    ['field.range states[1].share', changed(['states', 1, 'share'], 0.4, cohortDocument())],
    ['field.unknown states[2].memory', changed(['states', 2, 'memory'], 4, cohortDocument())],
    ['field.choice parameters.timeInState', changed(['parameters', 'timeInState'], parameter('year', 1), cohortDocument())],
    ['field.choice discounting.weightAt', changed(['time', 'correction'], 'simpson', cohortDocument())],
    [
      'reference.unknown costs[0].to',
      changed(['costs'], [cost({ type: 'perTransition', from: 'well', to: 'il', amount: 1 })], cohortDocument()),
    ],
  ])('%s', (fault, document) => expect(faults(document)).toEqual([fault]));

  test('a row above 1 in one cycle stops the run and says where', () => {
    const document = changed(['transitions', 0], probability('well', 'ill', 'worsen * cycle * 3'), cohortDocument());
    const model = compiled(sound(readModel(written(document))));
    expect(runBaseCase(model)).toMatchObject({
      ok: false,
      faults: [
        {
          code: 'run.negativeProbability',
          path: 'transitions[1]',
          details: { strategy: 'care', cycle: 2, state: 'well', expression: 'transitions[1]', draw: -1 },
        },
      ],
    });
    const drawn = runProbabilistic(model, { seed: 1, from: 0, to: 40 });
    expect(drawn.ok ? [] : drawn.faults.map(({ code }) => code)).toEqual(['run.negativeProbability']);
  });
});

const AGREEMENT = 1e-10;
const difference = (a: number, b: number): number => (a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 0.01));

const compare = (model: ReturnType<typeof compiled>, draws: number): number => {
  const base = sound(runBaseCase(model));
  const read = interpret(model.model);
  const run = sound(runProbabilistic(model, { seed: 4, from: 0, to: draws }));
  const other = (list: readonly Interpreted[], index: number): Interpreted => {
    const item = list[index];
    if (item === undefined) throw new Error(`no strategy ${index}`);
    return item;
  };
  const quantities = ['costs', 'qalys', 'lifeYears'] as const;
  const pairs = base.strategies.flatMap((strategy, index) => [
    ...quantities.map((quantity) => [strategy[quantity], other(read, index)[quantity]] as const),
    ...strategy.qalyLosses.map((loss, place) => [loss, other(read, index).qalyLosses[place]] as const),
    [strategy.carers ?? { discounted: 0, undiscounted: 0 }, other(read, index).carers] as const,
  ]);
  const bases = pairs.flatMap(([own, second]) => [
    difference(own.discounted, second?.discounted ?? Number.NaN),
    difference(own.undiscounted, second?.undiscounted ?? Number.NaN),
  ]);
  const drawn = Array.from({ length: draws }, (_, row) => {
    const values = new Map(run.parameters.map(({ parameter: id, values: column }) => [id, column[row] ?? Number.NaN]));
    const again = interpret(model.model, values);
    return run.strategies.flatMap((strategy, index) => [
      ...quantities.map((quantity) => difference(strategy[quantity][row] ?? Number.NaN, other(again, index)[quantity].discounted)),
      difference(strategy.carers?.[row] ?? 0, other(again, index).carers.discounted),
    ]);
  });
  return Math.max(...bases, ...drawn.flat());
};

describe.each([
  'briggs-2006-hip',
  'chancellor-1997-hiv',
  'darth-sick-sicker',
  'darth-sick-sicker-time',
  'dong-2006-knee',
  'pouwels-2024-breast-cancer-cohort',
  'sonnenberg-1993-heart-valve',
])('%s: the two evaluators agree', (id) => {
  test('base case and ten draws', () => expect(compare(compiled(readGallery(id)), 10)).toBeLessThan(AGREEMENT));
  test('in every scenario', () => {
    for (const { id: scenario } of describeModel(readGallery(id)).scenarios)
      expect(compare(compiled(readGallery(id), { scenario }), 2)).toBeLessThan(AGREEMENT);
  });
});

test('random cohort models: the evaluators agree, people are conserved, death absorbs', () => {
  fc.assert(
    fc.property(randomCohort, (random) => {
      const carers = { number: 1.5, utilities: { state0: 'quality * 0.9' }, losses: random.qalyLosses, source: 'Constructed' };
      const model = compiled(sound(readModel(written({ ...random, carers }))));
      expect(compare(model, 2)).toBeLessThan(AGREEMENT);
      for (const { states } of sound(runBaseCase(model)).traces) {
        const length = states[0]?.occupancy.length ?? 0;
        for (let i = 0; i < length; i++) {
          const shares = states.map(({ occupancy }) => occupancy[i] ?? Number.NaN);
          expect(Math.abs(shares.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-12);
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
        }
        const dead = states.at(-1)?.occupancy ?? new Float64Array();
        expect(dead.every((share, i) => i === 0 || share >= (dead[i - 1] ?? 0))).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('four hundred tunnels, and shards that join to the same bits', () => {
  const document = changed(
    ['states', 1, 'memory'],
    400,
    changed(
      ['time'],
      { cyclesPerYear: 12, horizon: 35, correction: 'trapezoid', source: 'Constructed' },
      changed(
        ['transitions', 2],
        probability('ill', 'dead', 'probabilityFromRate(death * exp(-timeInState / 10 [year]), cycleLength)'),
        cohortDocument(),
      ),
    ),
  );
  const model = compiled(sound(readModel(written(document))));
  expect(compare(model, 1)).toBeLessThan(AGREEMENT);
  const whole = sound(runProbabilistic(model, { seed: 7, from: 0, to: 6 }));
  const parts = [[0, 2] as const, [2, 6] as const].map(([from, to]) => sound(runProbabilistic(model, { seed: 7, from, to })));
  expect(joinDraws(parts).identity.result).toBe(whole.identity.result);
});
