import {
  type CompiledModel,
  compileModel,
  describeModel,
  interpret,
  joinDraws,
  oneWaySensitivity,
  readModel,
  rollBack,
  runBaseCase,
  runProbabilistic,
  thresholdAnalysis,
  traceTable,
  verifyModel,
} from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiled, readGallery, sound } from './gallery.ts';
import { branch, chance, cost, leaf, randomTree, remainder, treeHead } from './random-tree.ts';
import { changed, parameter, written } from './small-model.ts';

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };

/** A test that finds a disease or not, and a treatment that works or not; both ways to no effect end in one leaf. Constructed. */
const smallTree = (): Record<string, unknown> => ({
  ...treeHead(),
  nodes: {
    tested: chance([branch('treated', 'chance', { id: 'found', qalys: -0.01 }), remainder('ill', { id: 'missed' })]),
    treated: chance([branch('well', 0.75), branch('ill', 0.25)]),
    well: leaf({ duration: 2, utility: 0.9 }),
    ill: leaf({ duration: 1, utility: 0.5 }),
  },
  strategies: [
    { id: 'none', label: words, tree: 'ill' },
    { id: 'test', label: words, tree: 'tested' },
  ],
  costs: [
    cost('kit', ['tested'], 100),
    cost('treatment', ['found'], 'price'),
    cost('care', ['ill'], 400),
    cost('travel', ['tested'], 50, { payer: 'patient' }),
  ],
});
const readTree = (document: unknown): CompiledModel => compiled(sound(readModel(written(document))));
const faultsIn = (document: unknown): readonly string[] => {
  const read = readModel(written(document));
  return read.ok ? [] : read.faults.map(({ code, path, details }) => [code, path, details['rule']].filter(Boolean).join(' '));
};

describe('a small tree by hand', () => {
  const model = readTree(smallTree());
  const { strategies, traces, ...baseCase } = sound(runBaseCase(model));
  test('totals: chance 0.3 of being found, 0.75 of an effect then', () => {
    expect(strategies[0]).toMatchObject({
      lifeYears: { undiscounted: 1 },
      qalys: { undiscounted: 0.5 },
      costs: { undiscounted: 400 },
    });
    const [well, ill] = [0.3 * 0.75, 0.7 + 0.3 * 0.25];
    expect(strategies[1]?.lifeYears.undiscounted).toBeCloseTo(well * 2 + ill * 1, 12);
    expect(strategies[1]?.qalys.undiscounted).toBeCloseTo(well * 2 * 0.9 + ill * 0.5 - 0.3 * 0.01, 12);
    expect(strategies[1]?.costs.undiscounted).toBeCloseTo(100 + 0.3 * 1000 + ill * 400, 10);
    expect(
      strategies[1]?.components.map(({ component, undiscounted }) => [component, Math.round(undiscounted * 1e6) / 1e6]),
    ).toEqual([
      ['kit', 100],
      ['treatment', 300],
      ['care', 310],
    ]);
  });
  test('leaves as states: the probability of ending there, and what was gained on the way; no horizon and no age', () => {
    expect(traces[1]?.states.map(({ state, occupancy }) => [state, Array.from(occupancy)])).toEqual([
      ['well', [0.3 * 0.75]],
      ['ill', [expect.closeTo(0.775, 12)]],
    ]);
    expect(strategies[1]?.states[0]?.qalys.undiscounted).toBeCloseTo(0.3 * 0.75 * (2 * 0.9 - 0.01), 12);
    expect(strategies[1]?.states[1]?.qalys.undiscounted).toBeCloseTo(0.7 * 0.5 + 0.3 * 0.25 * (0.5 - 0.01), 12);
    expect(baseCase).not.toHaveProperty('horizonYears');
    expect(baseCase).not.toHaveProperty('entryAge');
    expect(traceTable({ traces }).heading).toEqual(['strategy', 'cycle', 'years', 'well', 'ill']);
  });
  test('rolled back: what is expected from each node on', () => {
    const rolled = rollBack(model.model)[1];
    expect(rolled?.root).toBe('tested');
    const treated = rolled?.nodes.get('treated');
    expect(treated?.qalys.undiscounted).toBeCloseTo(0.75 * 1.8 + 0.25 * 0.5, 12);
    expect(treated?.costs.undiscounted).toBeCloseTo(0.25 * 400, 12);
    expect(treated?.leaves).toEqual(
      new Map([
        ['well', 0.75],
        ['ill', 0.25],
      ]),
    );
    expect(rolled?.nodes.get('tested')?.costs.undiscounted).toBeCloseTo(strategies[1]?.costs.undiscounted ?? Number.NaN, 10);
  });
  test('what falls in a later year is discounted by it: 4 % a year over 5 years for costs, 2 % for effects', () => {
    const discounting = { schedule: [{ fromYear: 0, rate: 0.04 }], effects: [{ fromYear: 0, rate: 0.02 }], source: 'Constructed' };
    const document = changed(['discounting'], discounting, changed(['nodes', 'ill', 'year'], 5, smallTree()));
    const [none] = sound(runBaseCase(readTree(document))).strategies;
    expect(none?.costs.undiscounted).toBe(400);
    expect(none?.costs.discounted).toBeCloseTo(400 / 1.04 ** 5, 10);
    expect(none?.qalys.discounted).toBeCloseTo(0.5 / 1.02 ** 5, 12);
  });
  test('the description names leaves and components, and no time', () => {
    const description = describeModel(sound(readModel(written(smallTree()))));
    expect(description.states.map(({ id }) => id)).toEqual(['well', 'ill']);
    expect(description).not.toHaveProperty('horizonYears');
    expect(description).not.toHaveProperty('cycleLengthYears');
  });
  test('an age at the start is kept for severity', () => {
    expect(sound(runBaseCase(readTree(changed(['population'], { entryAge: 40 }, smallTree())))).entryAge).toBe(40);
  });
  test('a cost that differs between strategies', () => {
    const document = changed(
      ['parameters', 'price', 'byStrategy'],
      { none: 1500 },
      changed(['costs', 2, 'amount'], 'price', smallTree()),
    );
    const { strategies: priced } = sound(runBaseCase(readTree(document)));
    expect(priced[0]?.costs.undiscounted).toBe(1500);
    expect(priced[1]?.costs.undiscounted).toBeCloseTo(100 + 0.3 * 1000 + 0.775 * 1000, 10);
  });
  test('a horizon cannot be set', () => {
    expect(compileModel(sound(readModel(written(smallTree()))), { horizonYears: 5 })).toMatchObject({
      ok: false,
      faults: [{ code: 'input.unknown' }],
    });
  });
});

describe('faults', () => {
  const branches = (...rows: readonly unknown[]): unknown => changed(['nodes', 'treated', 'branches'], rows, smallTree());
  test.each([
    ['tree.branches nodes.treated.branches belowOne', branches(branch('well', 0.75), branch('ill', 0.2))],
    ['tree.branches nodes.treated.branches aboveOne', branches(branch('well', 0.75), branch('ill', 0.5))],
    ['tree.branches nodes.treated.branches noRemainder', branches(branch('well', 'chance'), branch('ill', 0.5))],
    ['tree.branches nodes.treated.branches remainderTwice', branches(remainder('well'), remainder('ill'))],
    ['tree.branches nodes.treated.branches noBranch', branches(remainder('well', { strategies: ['none'] }))],
    ['field.range nodes.treated.branches', branches()],
    ['field.range nodes.treated.branches[0].probability', branches(branch('well', 1.5), remainder('ill'))],
    ['reference.unknown nodes.treated.branches[0].to', branches(branch('wel', 0.5), remainder('ill'))],
    [
      'reference.unknown nodes.treated.branches[0].strategies[0]',
      branches(branch('well', 0.5, { strategies: ['x'] }), remainder('ill')),
    ],
    ['reference.circular nodes.tested.branches', branches(branch('well', 0.5), remainder('tested'))],
    ['document.duplicateKey nodes.treated.branches[0].id', branches(branch('well', 0.5, { id: 'ill' }), remainder('ill'))],
    ['expression.unit nodes.treated.branches[0].probability', branches(branch('well', 'price'), remainder('ill'))],
    ['expression.unit nodes.well.duration', changed(['nodes', 'well', 'duration'], 'months', smallTree())],
    ['field.missing nodes.well.duration', changed(['nodes', 'well', 'duration'], undefined, smallTree())],
    ['field.missing nodes.well.year', changed(['nodes', 'well', 'year'], 3, smallTree())],
    ['field.unknown nodes.well.state', changed(['nodes', 'well', 'state'], 'well', smallTree())],
    ['reference.unknown strategies[0].tree', changed(['strategies', 0, 'tree'], 'il', smallTree())],
    ['reference.unknown costs[0].at[0]', changed(['costs', 0, 'at', 0], 'teste', smallTree())],
    ['reference.unknown costs[0].payer', changed(['costs', 0, 'payer'], 'state', smallTree())],
    [
      'expression.varies nodes.tested.branches[0].probability',
      changed(['parameters', 'chance', 'byStrategy'], { test: 0.4 }, smallTree()),
    ],
    [
      'field.unknown parameters.months.byTime',
      changed(['parameters', 'months', 'byTime'], { by: 'year', steps: [{ from: 1, value: 3 }] }, smallTree()),
    ],
    ['field.unknown time', changed(['time'], { horizon: 3 }, smallTree())],
    ['field.unknown ageAdjustment', changed(['ageAdjustment'], { table: 'x', ageColumn: 'x', column: 'x' }, smallTree())],
  ])('%s', (fault, document) => expect(faultsIn(document)).toEqual([fault]));

  test('all at once, those of a part that cannot be read among them', () => {
    const edits: readonly (readonly [readonly (string | number)[], unknown])[] = [
      [['costs', 0, 'amount'], undefined],
      [['strategies', 1, 'tree'], 'nowhere'],
      [['nodes', 'well', 'utility'], 'price'],
      [['nodes', 'treated', 'branches', 0, 'to'], 'nobody'],
      [['nodes', 'tested', 'label'], 3],
    ];
    const document = edits.reduce<unknown>((before, [path, value]) => changed(path, value, before), smallTree());
    expect(faultsIn(document).toSorted()).toEqual([
      'expression.unit nodes.well.utility',
      'field.missing costs[0].amount',
      'field.type nodes.tested.label',
      'reference.unknown nodes.treated.branches[0].to',
      'reference.unknown strategies[1].tree',
    ]);
  });

  test('a scenario is checked as the document it makes', () => {
    const scenario = { id: 'x', label: words, source: 'Constructed', changes: { 'nodes.treated.branches[0].probability': 0.9 } };
    expect(faultsIn(changed(['scenarios'], [scenario], smallTree()))).toEqual(['tree.branches scenarios[0] aboveOne']);
  });

  test('probabilities above 1 in a draw stop the run, with draw, strategy, node and formula', () => {
    const wide = parameter('probability', 0.5, { distribution: { type: 'uniform', minimum: 0, maximum: 1 } });
    const document = changed(
      ['nodes', 'treated', 'branches'],
      [branch('well', 'other'), branch('ill', 'other'), remainder('ill')],
      changed(['parameters', 'other'], wide, smallTree()),
    );
    const model = readTree(document);
    expect(runBaseCase(model).ok).toBe(true);
    const run = runProbabilistic(model, { seed: 1, from: 0, to: 100 });
    const [fault] = run.ok ? [] : run.faults;
    expect(fault).toMatchObject({
      code: 'run.negativeProbability',
      path: 'nodes.treated.branches[2]',
      details: { strategy: 'test', node: 'treated' },
    });
    const { draw = -1, value = 0 } = fault?.details ?? {};
    const single = runProbabilistic(readTree(changed(['nodes', 'treated', 'branches', 1], branch('ill', 0), document)), {
      seed: 1,
      from: Number(draw),
      to: Number(draw) + 1,
    });
    const drawn = sound(single).parameters.find(({ parameter: id }) => id === 'other')?.values[0] ?? Number.NaN;
    expect(Number(value)).toBeCloseTo(1 - 2 * drawn, 12);
  });

  test('an amount that is not a number names its formula', () => {
    expect(runBaseCase(readTree(changed(['costs', 2, 'amount'], 'price / (other - other)', smallTree())))).toMatchObject({
      ok: false,
      faults: [{ code: 'run.notANumber', path: 'costs[2].amount', details: { strategy: 'none' } }],
    });
  });
});

const AGREEMENT = 1e-10;
const difference = (a: number, b: number): number => (a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 0.01));
const quantities = ['costs', 'qalys', 'lifeYears'] as const;

/** Largest difference of forward flow and roll-back: totals, components and leaves of the base case, and totals of the draws. */
const compare = (model: CompiledModel, draws: number): number => {
  const base = sound(runBaseCase(model));
  const rolled = rollBack(model.model);
  const differences = interpret(model.model).flatMap((read, index) => {
    const strategy = base.strategies[index];
    const leaves = rolled[index]?.nodes.get(rolled[index]?.root ?? '')?.leaves;
    return [
      ...quantities.flatMap((quantity) => [
        difference(strategy?.[quantity].discounted ?? Number.NaN, read[quantity].discounted),
        difference(strategy?.[quantity].undiscounted ?? Number.NaN, read[quantity].undiscounted),
      ]),
      ...read.components.map((component, place) =>
        difference(strategy?.components[place]?.discounted ?? Number.NaN, component.discounted),
      ),
      ...(base.traces[index]?.states ?? []).map(({ state, occupancy }) =>
        difference(occupancy[0] ?? Number.NaN, leaves?.get(state) ?? 0),
      ),
    ];
  });
  const run = sound(runProbabilistic(model, { seed: 4, from: 0, to: draws }));
  const drawn = Array.from({ length: draws }, (_, row) => {
    const values = new Map(run.parameters.map(({ parameter: id, values: column }) => [id, column[row] ?? Number.NaN]));
    return interpret(model.model, values).flatMap((read, index) =>
      quantities.map((quantity) => difference(run.strategies[index]?.[quantity][row] ?? Number.NaN, read[quantity].discounted)),
    );
  });
  return Math.max(...differences, ...drawn.flat());
};

test('random trees: forward and rolled back agree; leaves sum to 1 and their gains to the totals; shards join', () => {
  fc.assert(
    fc.property(randomTree, (random) => {
      const model = readTree(random);
      expect(compare(model, 3)).toBeLessThan(AGREEMENT);
      const { strategies, traces } = sound(runBaseCase(model));
      for (const { states } of traces)
        expect(states.reduce((sum, { occupancy }) => sum + (occupancy[0] ?? Number.NaN), 0)).toBeCloseTo(1, 12);
      for (const { states, qalys, lifeYears } of strategies) {
        expect(states.reduce((sum, state) => sum + state.qalys.discounted, 0)).toBeCloseTo(qalys.discounted, 10);
        expect(states.reduce((sum, state) => sum + state.lifeYears.undiscounted, 0)).toBeCloseTo(lifeYears.undiscounted, 10);
      }
      const whole = sound(runProbabilistic(model, { seed: 7, from: 0, to: 6 }));
      const parts = [[0, 2] as const, [2, 6] as const].map(([from, to]) => sound(runProbabilistic(model, { seed: 7, from, to })));
      expect(joinDraws(parts).identity.result).toBe(whole.identity.result);
    }),
    { numRuns: 120 },
  );
});

describe('the gallery', () => {
  test.each(['evans-1997-migraine', 'jenks-2016-dressing'])('%s: forward and rolled back agree', (id) =>
    expect(compare(compiled(readGallery(id)), 10)).toBeLessThan(AGREEMENT),
  );
  test.each(['evans-1997-migraine', 'jenks-2016-dressing'])('%s: no check fails that matters', (id) => {
    const results = sound(verifyModel(readGallery(id), { draws: { seed: 1, from: 0, to: 200 } }));
    expect(results.filter(({ status, severity }) => status === 'failed' && severity !== 'note')).toEqual([]);
    expect(results.filter(({ status }) => status === 'passed').length).toBeGreaterThan(8);
  });
  test('price at which the dressing saves nothing: 1.54 + (1 - 0.402) (0.0148 x 9900 + 0.0014 x 100) / 3', () => {
    const target = { type: 'costs', value: 0 } as const;
    const { outcome } = sound(
      thresholdAnalysis(readGallery('jenks-2016-dressing'), { parameter: 'chlorhexidineDressing', target }),
    );
    if (outcome.type !== 'crossings') throw new Error('a crossing expected');
    expect(outcome.crossings.map(({ value }) => value)).toEqual([expect.closeTo(1.54 + (0.598 * (0.0148 * 9900 + 0.14)) / 3, 8)]);
  });
  test('one-way sensitivity: with no days the saving is that of the dressings alone, 3 x (1.54 - 6.26)', () => {
    const bounds = { days: { low: 0, high: 20 } };
    const { bars } = sound(oneWaySensitivity(readGallery('jenks-2016-dressing'), { threshold: 0, bounds, parameters: ['days'] }));
    expect(bars[0]?.low.netBenefit).toBeCloseTo(3 * (1.54 - 6.26), 10);
  });
  test('moving the probability of relief: the ratio falls as sumatriptan works better', () => {
    const ratioAt = (reliefSumatriptan: number): number => {
      const [first, second] = sound(
        runBaseCase(compiled(readGallery('evans-1997-migraine'), { values: { reliefSumatriptan } })),
      ).strategies;
      if (first === undefined || second === undefined) throw new Error('two strategies expected');
      return (second.costs.discounted - first.costs.discounted) / (second.qalys.discounted - first.qalys.discounted);
    };
    expect(ratioAt(0.65)).toBeLessThan(ratioAt(0.558));
    expect(ratioAt(0.47)).toBeGreaterThan(ratioAt(0.558));
  });
});
