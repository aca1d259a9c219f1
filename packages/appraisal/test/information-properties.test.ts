import { compileModel, readModel, runProbabilistic } from '@likeverd/modelling';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomCohort } from '../../modelling/test/random-cohort.ts';
import { randomDocument } from '../../modelling/test/random-model.ts';
import { randomTree } from '../../modelling/test/random-tree.ts';
import { type GroupInformation, givenThreshold, regressionMethods, sampleMethods, valueOfInformation } from '../src/index.ts';

const draws = 90;

/** Runs a random document; undefined where its numbers leave their domain in some draw, which the engine refuses. */
function runOf(document: unknown) {
  const read = readModel(JSON.stringify(document));
  if (!read.ok) return undefined;
  const compiled = compileModel(read.value);
  if (!compiled.ok) return undefined;
  const run = runProbabilistic(compiled.value, { seed: 3, from: 0, to: draws });
  return run.ok ? run.value : undefined;
}

const within = (part: readonly string[], whole: readonly string[]): boolean => part.every((name) => whole.includes(name));

const kinds: readonly (readonly [string, fc.Arbitrary<unknown>])[] = [
  ['decision trees', randomTree],
  ['cohorts', randomCohort],
  ['partitioned survival', randomDocument],
];

/** Raiffa & Schlaifer 1961, Applied Statistical Decision Theory: more information is never worth less, and none is worth less than nothing. */
test.each(kinds)('random %s: 0 ≤ EVSI ≤ EVPPI ≤ EVPI, rising with size and with what is known', (_, documents) => {
  let judged = 0;
  const asked = fc.record({
    document: documents,
    threshold: fc.constantFrom(1_000, 50_000, 1_000_000),
    method: fc.constantFrom(undefined, ...regressionMethods),
    way: fc.constantFrom(...sampleMethods),
  });
  fc.assert(
    fc.property(asked, ({ document, threshold, method, way }) => {
      const run = runOf(document);
      const names = run?.parameters.map(({ parameter }) => parameter) ?? [];
      const [first] = names;
      if (run === undefined || first === undefined) return;
      judged += 1;
      const groups = [...names.map((name) => [name]), names.slice(0, 2), names.slice(0, 3), names];
      const information = valueOfInformation({
        run,
        threshold: givenThreshold(threshold, run.currency),
        groups,
        proposal: {
          study: { outcomes: [{ likelihood: 'normal', parameter: first, standardDeviation: 1 }], sizes: [100, 1, 10] },
          population: { incidence: 10, horizonYears: 5, discountRate: 0.04 },
          costs: { fixed: 0, perPatient: 0 },
        },
        options: { simulations: 5, way, ...(method === undefined ? {} : { method }) },
      });
      const { evpi, study } = information;
      expect(evpi.value).toBeGreaterThanOrEqual(0);
      const known = information.groups.flatMap((group): readonly GroupInformation[] =>
        group.status === 'computed' ? [group] : [],
      );
      expect(known).toHaveLength(groups.length);
      for (const { parameters, evppi } of known) {
        expect(evppi.value).toBeGreaterThanOrEqual(0);
        expect(evppi.value).toBeLessThanOrEqual(evpi.value);
        for (const other of known)
          if (within(other.parameters, parameters)) expect(other.evppi.value).toBeLessThanOrEqual(evppi.value);
      }
      if (study?.status !== 'computed') throw new Error('the study tells of a sampled parameter');
      expect(study.evppi.value).toBeLessThanOrEqual(evpi.value);
      const values = study.sizes.map(({ evsi }) => evsi.value);
      expect(study.sizes.map(({ size }) => size)).toEqual([1, 10, 100]);
      values.forEach((value, index) => {
        expect(value).toBeGreaterThanOrEqual(values[index - 1] ?? 0);
        expect(value).toBeLessThanOrEqual(study.evppi.value * (1 + 1e-12));
      });
      // with nothing to pay and nobody to wait for, the net benefit of sampling is never negative
      expect(study.sizes.every(({ enbs }) => (enbs?.value ?? Number.NaN) >= 0)).toBe(true);
    }),
    { numRuns: 12 },
  );
  expect(judged).toBeGreaterThan(3);
});
