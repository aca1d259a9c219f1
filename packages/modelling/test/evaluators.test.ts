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
import { losses, randomDocument } from './random-model.ts';
import { written } from './small-model.ts';

/**
 * Two independent evaluators agree to this, relative to the size of the quantity, or to a hundredth of a year or ten kroner where it
 * is smaller: a state almost nobody is in is the difference of two survivals near 1, which have sixteen digits between them.
 */
const AGREEMENT = 1e-10;

const differenceAbove =
  (least: number) =>
  (a: number, b: number): number =>
    a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), least);
const difference = differenceAbove(0.01);
const moneyDifference = differenceAbove(10);

const largestDifference = (baseCase: BaseCase, read: readonly Interpreted[]): number =>
  Math.max(
    ...baseCase.strategies.flatMap((strategy, index) => {
      const other = read[index];
      if (other === undefined) return [Number.POSITIVE_INFINITY];
      const totals = (['qalys', 'lifeYears', 'costs'] as const).flatMap((quantity) => {
        const apart = quantity === 'costs' ? moneyDifference : difference;
        return [
          apart(strategy[quantity].discounted, other[quantity].discounted),
          apart(strategy[quantity].undiscounted, other[quantity].undiscounted),
        ];
      });
      const components = strategy.components.map(({ component, discounted }) =>
        moneyDifference(
          discounted,
          other.components.find((candidate) => candidate.component === component)?.discounted ?? Number.NaN,
        ),
      );
      const losses = strategy.qalyLosses.map(({ undiscounted }, place) =>
        difference(undiscounted, other.qalyLosses[place]?.undiscounted ?? Number.NaN),
      );
      const carers = difference(strategy.carers?.discounted ?? 0, other.carers.discounted);
      return [...totals, ...components, ...losses, carers];
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
            moneyDifference(strategy?.costs[row] ?? Number.NaN, other.costs.discounted),
            difference(strategy?.qalys[row] ?? Number.NaN, other.qalys.discounted),
            difference(strategy?.lifeYears[row] ?? Number.NaN, other.lifeYears.discounted),
            difference(strategy?.carers?.[row] ?? 0, other.carers.discounted),
          ];
        }),
      );
    }),
  );
};

describe.each(['colon-exercise-norway', 'constructed-targeted-therapy', 'pouwels-2024-breast-cancer'])('%s', (id) => {
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

test('random models: the base case and three draws', () => {
  fc.assert(
    fc.property(randomDocument, (random) => {
      const carers = { number: 2, utilities: { state0: '0.9 * exp(-0.01 * cycle)' }, losses, source: 'Constructed' };
      const model = compiled(sound(readModel(written({ ...random, carers }))));
      expect(largestDifference(sound(runBaseCase(model)), interpret(model.model))).toBeLessThan(AGREEMENT);
      expect(largestDrawDifference(model, 3)).toBeLessThan(AGREEMENT);
    }),
    { numRuns: 1000 },
  );
});

test('random models obey what every model obeys', () => {
  fc.assert(
    fc.property(randomDocument, (random) => {
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
