import {
  type CompiledModel,
  describeModel,
  interpret,
  joinDraws,
  readModel,
  runBaseCase,
  runProbabilistic,
  verifyModel,
} from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiled, readGallery, sound } from './gallery.ts';
import { branch, chance, cost, leaf, randomNodes, remainder, treeHead } from './random-tree.ts';
import { changed, written } from './small-model.ts';

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };

/** An operation that kills, cures or leaves ill; then yearly cycles with 4 % discounting. Constructed. */
const entered = (): Record<string, unknown> => ({
  ...treeHead(),
  id: 'entered',
  kind: 'cohort',
  time: { cyclesPerYear: 1, horizon: 3, correction: 'start', source: 'Constructed' },
  discounting: { weightAt: 'cycleStart', schedule: [{ fromYear: 0, rate: 0.04 }], source: 'Constructed' },
  population: { entryAge: 60 },
  entry: {
    label: words,
    root: 'operation',
    roots: { none: 'uncured' },
    costs: [cost('surgery', ['operation'], 'price')],
    nodes: {
      operation: chance([
        branch('killed', 0.1, { id: 'fatal' }),
        branch('cured', 'other', { id: 'success' }),
        remainder('uncured'),
      ]),
      killed: leaf({ state: 'dead' }),
      cured: leaf({ state: 'well', qalys: -0.02 }),
      uncured: leaf({ state: 'ill', duration: 0.1, utility: 0.5 }),
    },
  },
  states: [
    { id: 'well', label: words, utility: 1 },
    { id: 'ill', label: words, utility: 'quality', memory: 2 },
    { id: 'dead', label: words },
  ],
  transitions: [
    { type: 'probability', from: 'ill', to: 'dead', probability: 0.2 },
    { type: 'remainder', from: 'ill', to: 'ill' },
  ],
  strategies: [
    { id: 'none', label: words },
    { id: 'operated', label: words },
  ],
  costs: [{ ...Object(cost('care', [], 10)), at: undefined, type: 'perYear', state: 'ill', amount: 10 }],
});
const model = (document: unknown): CompiledModel => compiled(sound(readModel(written(document))));
const faultsIn = (document: unknown): readonly string[] => {
  const read = readModel(written(document));
  return read.ok ? [] : read.faults.map(({ code, path }) => `${code} ${path}`);
};

describe('an operation before a cohort, by hand', () => {
  const { strategies, traces } = sound(runBaseCase(model(entered())));
  test('leaves are the states at the start: 0.6 well, 0.3 ill, 0.1 dead', () => {
    expect(traces.map(({ states }) => states.map(({ occupancy }) => occupancy[0]))).toEqual([
      [0, 1, 0],
      [0.6, expect.closeTo(0.3, 12), 0.1],
    ]);
  });
  test('what the tree gives is not discounted and stands for itself', () => {
    const [none, operated] = strategies;
    expect(none?.states[0]).toMatchObject({ state: 'entry', lifeYears: { discounted: 0.1 }, qalys: { discounted: 0.05 } });
    expect(operated?.states[0]?.qalys.discounted).toBeCloseTo(0.6 * -0.02 + 0.3 * 0.05, 12);
    const years = [1, 1 / 1.04, 1 / 1.04 ** 2];
    const ill = years.reduce((sum, weight, k) => sum + weight * 0.8 ** k, 0);
    const well = years.reduce((sum, weight) => sum + weight, 0);
    expect(none?.qalys.discounted).toBeCloseTo(0.05 + 0.8 * ill, 12);
    expect(operated?.qalys.discounted).toBeCloseTo(0.6 * (-0.02 + well) + 0.3 * (0.05 + 0.8 * ill), 12);
    expect(operated?.components.map(({ component, discounted }) => [component, discounted])).toEqual([
      ['care', expect.closeTo(10 * 0.3 * ill, 10)],
      ['surgery', 1000],
    ]);
    expect(none?.components.find(({ component }) => component === 'surgery')?.discounted).toBe(0);
  });
  test('the same as shares written on the states, when the tree gives nothing', () => {
    const shares = [0.6, 0.3];
    const nodes = {
      start: chance([branch('a', 0.6), branch('b', 0.3), remainder('c')]),
      a: leaf({ state: 'well' }),
      b: leaf({ state: 'ill' }),
      c: leaf({ state: 'ill' }),
    };
    const tree = changed(['entry'], { label: words, root: 'start', nodes, costs: [] }, entered());
    const withTree = changed(['strategies'], [{ id: 'operated', label: words }], tree);
    const withShares = shares.reduce<unknown>(
      (document, share, index) => changed(['states', index, 'share'], index === 1 ? 1 - 0.6 : share, document),
      changed(['entry'], undefined, withTree),
    );
    const [a, b] = [withTree, withShares].map((document) => sound(runBaseCase(model(document))).strategies[0]);
    expect(a?.qalys.discounted).toBeCloseTo(b?.qalys.discounted ?? Number.NaN, 12);
    expect(a?.costs.discounted).toBeCloseTo(b?.costs.discounted ?? Number.NaN, 12);
  });
  test('the description names the tree among the states', () => {
    expect(describeModel(sound(readModel(written(entered())))).states.map(({ id }) => id)).toEqual([
      'entry',
      'well',
      'ill',
      'dead',
    ]);
  });
});

describe('faults', () => {
  test.each([
    ['field.unknown states[0].share', changed(['states', 0, 'share'], 1, entered())],
    [
      'document.duplicateKey states[0].id',
      changed(['states', 0, 'id'], 'entry', changed(['entry', 'nodes', 'cured', 'state'], 'entry', entered())),
    ],
    ['field.missing entry.nodes.cured.state', changed(['entry', 'nodes', 'cured', 'state'], undefined, entered())],
    ['reference.unknown entry.nodes.cured.state', changed(['entry', 'nodes', 'cured', 'state'], 'wel', entered())],
    ['reference.unknown entry.root', changed(['entry', 'root'], 'operatio', entered())],
    ['reference.unknown entry.roots.none', changed(['entry', 'roots', 'none'], 'uncure', entered())],
    ['field.unknown entry.nodes.cured.year', changed(['entry', 'nodes', 'cured', 'year'], 2, entered())],
    ['reference.unknown entry.costs[0].at[0]', changed(['entry', 'costs', 0, 'at'], ['operatio'], entered())],
    ['document.duplicateKey entry.costs[0].id', changed(['entry', 'costs', 0, 'id'], 'care', entered())],
    [
      'tree.branches entry.nodes.operation.branches',
      changed(['entry', 'nodes', 'operation', 'branches'], [branch('cured', 0.4)], entered()),
    ],
  ])('%s', (fault, document) => expect(faultsIn(document)).toEqual([fault]));
  test('probabilities above 1 in a draw name node and draw', () => {
    const wide = { type: 'beta', se: 0.4 };
    const run = runProbabilistic(model(changed(['parameters', 'other', 'distribution'], wide, entered())), {
      seed: 1,
      from: 0,
      to: 200,
    });
    expect(run.ok ? [] : run.faults).toMatchObject([
      {
        code: 'run.negativeProbability',
        path: 'entry.nodes.operation.branches[2]',
        details: { strategy: 'operated', node: 'operation' },
      },
    ]);
  });
});

const difference = (a: number, b: number): number => (a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 0.01));
const quantities = ['costs', 'qalys', 'lifeYears'] as const;
const compare = (compiledModel: CompiledModel, draws: number): number => {
  const base = sound(runBaseCase(compiledModel));
  const bases = interpret(compiledModel.model).flatMap((read, index) => [
    ...quantities.flatMap((quantity) => [
      difference(base.strategies[index]?.[quantity].discounted ?? Number.NaN, read[quantity].discounted),
      difference(base.strategies[index]?.[quantity].undiscounted ?? Number.NaN, read[quantity].undiscounted),
    ]),
    ...read.components.map(({ component, discounted }) =>
      difference(
        base.strategies[index]?.components.find((own) => own.component === component)?.discounted ?? Number.NaN,
        discounted,
      ),
    ),
  ]);
  const run = sound(runProbabilistic(compiledModel, { seed: 4, from: 0, to: draws }));
  const drawn = Array.from({ length: draws }, (_, row) => {
    const values = new Map(run.parameters.map(({ parameter: id, values: column }) => [id, column[row] ?? Number.NaN]));
    return interpret(compiledModel.model, values).flatMap((read, index) =>
      quantities.map((quantity) => difference(run.strategies[index]?.[quantity][row] ?? Number.NaN, read[quantity].discounted)),
    );
  });
  return Math.max(...bases, ...drawn.flat());
};

test('random trees before a cohort: the evaluators agree, nobody is lost, parts sum to totals, shards join', () => {
  const nodes = randomNodes(false, ['well', 'ill', 'dead']);
  fc.assert(
    fc.property(nodes, (random) => {
      const names = Object.keys(random);
      const entry = {
        label: words,
        root: 'node0',
        roots: { none: names.at(-1) },
        nodes: random,
        costs: [cost('everywhere', names, 'price')],
      };
      const document = changed(['entry'], entry, entered());
      // Branches of random trees know the strategy `second`.
      const own = model(changed(['strategies', 1, 'id'], 'second', document));
      expect(compare(own, 3)).toBeLessThan(1e-10);
      const { strategies, traces } = sound(runBaseCase(own));
      for (const { states } of traces)
        expect(states.reduce((sum, { occupancy }) => sum + (occupancy[0] ?? Number.NaN), 0)).toBeCloseTo(1, 12);
      for (const { states, qalys } of strategies)
        expect(states.reduce((sum, state) => sum + state.qalys.discounted, 0)).toBeCloseTo(qalys.discounted, 10);
      const whole = sound(runProbabilistic(own, { seed: 7, from: 0, to: 6 }));
      const parts = [[0, 2] as const, [2, 6] as const].map(([from, to]) => sound(runProbabilistic(own, { seed: 7, from, to })));
      expect(joinDraws(parts).identity.result).toBe(whole.identity.result);
    }),
    { numRuns: 60 },
  );
});

describe('constructed-screening', () => {
  const definition = readGallery('constructed-screening');
  test('the evaluators agree', () => expect(compare(compiled(definition), 10)).toBeLessThan(1e-10));
  test('where people start: prevalence 0.04, sensitivity 0.88', () => {
    const { traces, strategies } = sound(runBaseCase(compiled(definition)));
    const start = traces.map(({ states }) => states.map(({ occupancy }) => occupancy[0] ?? Number.NaN));
    const expected = [
      [0.96, 0.04, 0, 0, 0],
      [0.96, 0.04 * 0.12, 0.04 * 0.88, 0, 0],
    ];
    expected.forEach((shares, strategy) =>
      shares.forEach((share, state) => expect(start[strategy]?.[state]).toBeCloseTo(share, 12)),
    );
    const workUps = strategies[1]?.components.find(({ component }) => component === 'workUps');
    expect(workUps?.discounted).toBeCloseTo(14_000 * (0.04 * 0.88 + 0.96 * 0.05), 8);
  });
  test('no check fails that matters', () => {
    const results = sound(verifyModel(definition, { draws: { seed: 1, from: 0, to: 200 } }));
    expect(results.filter(({ status, severity }) => status === 'failed' && severity === 'error')).toEqual([]);
  });
});
