import { compileModel, joinDraws, type ProbabilisticRun, readModel, runProbabilistic } from '@likeverd/modelling';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countingHost } from './counting-host.ts';
import { compiled, readGallery, sound } from './gallery.ts';
import { randomCohort } from './random-cohort.ts';
import { randomDocument } from './random-model.ts';
import { written } from './small-model.ts';

const TOLERANCE = 1e-12;

/** The largest difference of a total relative to its size. */
const furthest = (fast: ProbabilisticRun, exact: ProbabilisticRun): number =>
  Math.max(
    ...exact.strategies.flatMap((strategy, index) =>
      (['costs', 'qalys', 'lifeYears'] as const).flatMap((name) =>
        Array.from(strategy[name], (value, row) => {
          const other = fast.strategies[index]?.[name][row] ?? Number.NaN;
          return other === value ? 0 : Math.abs(other - value) / Math.abs(value);
        }),
      ),
    ),
  );

const draws = { seed: 5, from: 0, to: 40 };

test.each(['colon-exercise-norway', 'constructed-targeted-therapy', 'darth-sick-sicker', 'chancellor-1997-hiv'])(
  'within 1e-12 of the exact run: %s',
  (id) => {
    const model = compiled(readGallery(id));
    const { host, started } = countingHost();
    const exact = sound(runProbabilistic(model, draws));
    const fast = sound(runProbabilistic(model, draws, undefined, host, 'fast'));
    expect(started()).toBe(1);
    expect(fast.parameters).toEqual(exact.parameters);
    expect(furthest(fast, exact)).toBeLessThan(TOLERANCE);
    // Something was fused: the last bits are not all the same.
    expect(fast.strategies).not.toEqual(exact.strategies);
  },
);

test.each([
  ['partitioned survival', randomDocument],
  ['cohorts', randomCohort],
] as const)('random models: %s', (_, documents: fc.Arbitrary<unknown>) => {
  fc.assert(
    fc.property(documents, (document) => {
      const model = sound(compileModel(sound(readModel(written(document)))));
      const few = { seed: 9, from: 0, to: 6 };
      const exact = sound(runProbabilistic(model, few));
      const fast = sound(runProbabilistic(model, few, undefined, countingHost().host, 'fast'));
      expect(furthest(fast, exact)).toBeLessThan(TOLERANCE);
    }),
    { numRuns: 60 },
  );
});

test('the identity says so, and no exact run has its hash', () => {
  const model = compiled(readGallery('darth-sick-sicker'));
  const { host } = countingHost();
  const fast = sound(runProbabilistic(model, draws, undefined, host, 'fast'));
  const exact = sound(runProbabilistic(model, draws, undefined, host));
  expect(fast.identity.arithmetic).toBe('fast');
  expect(exact.identity).not.toHaveProperty('arithmetic');
  expect(fast.identity.result).not.toBe(exact.identity.result);
  // The kernels do not stand in for each other: an exact run after a fast one is the run of the scalar path.
  expect(exact).toEqual(sound(runProbabilistic(model, draws)));
});

test('shards of fast and exact arithmetic are not put together', () => {
  const model = compiled(readGallery('darth-sick-sicker'));
  const { host } = countingHost();
  const shard = (from: number, to: number, mode: 'exact' | 'fast'): ProbabilisticRun =>
    sound(runProbabilistic(model, { seed: 5, from, to }, undefined, host, mode));
  const halves = [shard(0, 20, 'fast'), shard(20, 40, 'fast')];
  expect(joinDraws(halves)).toEqual(sound(runProbabilistic(model, draws, undefined, host, 'fast')));
  expect(() => joinDraws([shard(0, 20, 'exact'), ...halves.slice(1)])).toThrow('do not continue the run');
});

test('a machine without relaxed vectors, and one without WebAssembly, run exactly and say nothing else', () => {
  const model = compiled(readGallery('darth-sick-sicker'));
  const exact = sound(runProbabilistic(model, draws));
  // Relaxed multiply-add is 0xfd 0x87 0x02: the prefix of vectors and 0x107 in LEB128.
  const relaxed = (bytes: Uint8Array): boolean =>
    bytes.some((byte, at) => byte === 0xfd && bytes[at + 1] === 0x87 && bytes[at + 2] === 0x02);
  const { host } = countingHost();
  const older = { ...host, validate: (bytes: Uint8Array<ArrayBuffer>) => !relaxed(bytes) && host.validate(bytes) };
  expect(sound(runProbabilistic(model, draws, undefined, older, 'fast'))).toEqual(exact);
  expect(sound(runProbabilistic(model, draws, undefined, undefined, 'fast'))).toEqual(exact);
});
