import { readModel, runProbabilistic, type WebAssemblyHost } from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiled, sound } from './gallery.ts';
import { curvesDocument } from './random-curves.ts';
import { written } from './small-model.ts';

type Host = WebAssemblyHost<WebAssembly.Module, WebAssembly.Memory>;

/** Draws on the kernel, which must have been used, and on the scalar path. */
const expectSameBits = (document: unknown, ok = true): void => {
  let started = 0;
  class Instance extends WebAssembly.Instance {
    constructor(...values: ConstructorParameters<typeof WebAssembly.Instance>) {
      super(...values);
      started++;
    }
  }
  const { Memory, Module } = WebAssembly;
  const host: Host = { Memory, Module, Instance, validate: WebAssembly.validate, compile: WebAssembly.compile };
  const model = compiled(sound(readModel(written(document))));
  const draws = { seed: 8, from: 0, to: 21 };
  const run = runProbabilistic(model, draws, undefined, host);
  expect(started).toBe(1);
  expect(run.ok).toBe(ok);
  expect(run).toEqual(runProbabilistic(model, draws));
};

const leaves = {
  a: { type: 'exponential', rate: '0.2 * ratio / 1 [year]' },
  b: { type: 'logNormal', meanlog: 1.2, sdlog: 'odds' },
  c: { type: 'weibull', shape: 1.3, scale: '6 [year] * factor' },
  fixed: {
    type: 'table',
    timeUnit: 'month',
    times: [6, 12, 40],
    survival: [0.9, 0.7, 0.4],
    between: 'step',
    afterLast: 'constant',
  },
};
const curve = fc.constantFrom('a', 'b', 'c', 'fixed');
const operators = fc.oneof(
  fc.record({ type: fc.constant('oddsRatio'), of: curve, ratio: fc.constant('odds') }),
  fc
    .tuple(curve, curve)
    .map(([first, second]) => ({ type: 'mixture', parts: [{ curve: first }, { curve: second, weight: 'weight' }] })),
  fc.record({
    type: fc.constantFrom('addedHazards', 'greatestHazard', 'leastSurvival'),
    curves: fc.array(curve, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    type: fc.constant('waning'),
    of: curve,
    towards: curve,
    waning: fc.constantFrom({ type: 'step', atYear: 2.1 }, { type: 'linear', fromYear: 1, toYear: 4 }),
  }),
  fc.record(
    { type: fc.constantFrom('mixtureCure', 'nonMixtureCure'), of: curve, cured: fc.constant('weight'), background: curve },
    { requiredKeys: ['type', 'of', 'cured'] },
  ),
  fc.record({
    type: fc.constant('join'),
    before: curve,
    after: curve,
    atYear: fc.constantFrom(0, 0.25, 3, 10),
    clock: fc.constant('entry'),
  }),
  fc.constant({
    type: 'lifeTable',
    table: 'mortality-norway-2025',
    groups: [{ column: 'male', share: 'weight' }, { column: 'female' }],
    ageAt: 'exact',
  }),
);

test('operators on the grid of the model have vector code with the bits of the scalar path', () => {
  fc.assert(
    fc.property(
      fc.array(operators, { minLength: 3, maxLength: 6 }),
      fc.constantFrom('none', 'hazardMaximum', 'survivalMinimum'),
      (list, floor) => {
        const made = Object.fromEntries(list.map((each, index) => [`made${index}`, each]));
        const above = Object.fromEntries(
          list.map((_, index) => [`above${index}`, { type: 'hazardRatio', of: `made${index}`, ratio: 'ratio' }]),
        );
        expectSameBits(curvesDocument({ ...leaves, ...made, ...above }, { floor }));
      },
    ),
    { numRuns: 60 },
  );
});

describe('a draw in which nobody is left to follow is left to the scalar path, which names it', () => {
  test('a join', () => {
    const early = { type: 'weibull', shape: 2, scale: '0.42 [year] * factor ^ 2' };
    const join = { type: 'join', before: 'a', after: 'early', atYear: 3, clock: 'entry' };
    expectSameBits(curvesDocument({ a: leaves.a, early, join }), false);
  });
});
