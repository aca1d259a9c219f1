import { compileModel, readModel, runProbabilistic } from '@likeverd/modelling';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type GroupInformation, givenThreshold, regressionMethods, sampleMethods, valueOfInformation } from '../src/index.ts';

const draws = 90;

/** Runs a model; undefined where its numbers leave their domain in some draw, which the engine refuses. */
function runOf(document: string, seed: number) {
  const read = readModel(document);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const compiled = compileModel(read.value);
  if (!compiled.ok) return undefined;
  const run = runProbabilistic(compiled.value, { seed, from: 0, to: draws });
  return run.ok ? run.value : undefined;
}

const within = (part: readonly string[], whole: readonly string[]): boolean => part.every((name) => whole.includes(name));

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };
const sampled = (unit: string, value: number, distribution: object): object => ({
  label: words,
  description: 'Constructed',
  unit,
  value,
  source: 'Constructed',
  distribution,
});

/** Head and parameters of a small model with random values and spreads. */
const head = fc
  .record({
    chance: fc.double({ min: 0.05, max: 0.45, noNaN: true }),
    ratio: fc.double({ min: 0.3, max: 1.6, noNaN: true }),
    spread: fc.double({ min: 0.05, max: 0.6, noNaN: true }),
    price: fc.double({ min: 10, max: 60_000, noNaN: true }),
    quality: fc.double({ min: 0.2, max: 0.9, noNaN: true }),
  })
  .map(({ chance, ratio, spread, price, quality }) => ({
    format: 'likeverd-model',
    formatVersion: 1,
    id: 'small',
    title: words,
    summary: words,
    source: { citation: 'Constructed', licence: 'CC0 1.0' },
    constructed: true,
    currency: 'NOK',
    priceYear: 2026,
    payers: { hospital: words },
    perspective: { payers: ['hospital'], source: 'Constructed' },
    parameters: {
      ratio: sampled('hazardRatio', ratio, { type: 'logNormal', sdlog: spread }),
      chance: sampled('probability', chance, { type: 'beta', se: chance * 0.3 }),
      price: sampled('NOK', price, { type: 'gamma', se: price * spread }),
      quality: sampled('utility', quality, { type: 'beta', se: 0.05 }),
    },
  }));

const strategies = (of: (id: string) => object): readonly object[] =>
  ['first', 'second', 'third'].map((id) => ({ id, label: words, ...of(id) }));

/** A tree in which the second strategy lowers the odds and the third removes half of the chance; prices differ. */
const trees = fc.record({ shape: head, late: fc.boolean() }).map(({ shape, late }) => {
  const leading = (id: string, probability: string): object => ({
    type: 'probability',
    label: words,
    strategies: [id],
    to: 'ill',
    probability,
  });
  return {
    ...shape,
    kind: 'decisionTree',
    nodes: {
      start: {
        type: 'chance',
        label: words,
        branches: [
          leading('first', 'chance'),
          leading('second', '1 - (1 - chance) ^ ratio'),
          leading('third', 'chance / 2'),
          { type: 'remainder', label: words, to: 'well' },
        ],
      },
      well: { type: 'leaf', label: words, qalys: '1 [year]' },
      ill: { type: 'leaf', label: words, qalys: 'quality * 1 [year]' },
    },
    strategies: strategies(() => ({ tree: 'start' })),
    costs: [
      {
        id: 'second',
        label: words,
        payer: 'hospital',
        strategies: ['second'],
        at: ['start'],
        amount: late ? 'price / 3' : 'price',
      },
      { id: 'third', label: words, payer: 'hospital', strategies: ['third'], at: ['start'], amount: 'price / 2' },
      { id: 'care', label: words, payer: 'hospital', at: ['ill'], amount: 1_000 },
    ],
  };
});

const gallery = ['darth-sick-sicker', 'constructed-targeted-therapy', 'fang-2022-depression', 'constructed-screening'].map((id) =>
  readFileSync(new URL(`../../../models/${id}.yaml`, import.meta.url), 'utf8'),
);
const kinds: readonly (readonly [string, number, fc.Arbitrary<string>])[] = [
  ['random trees', 30, trees.map((document) => JSON.stringify(document))],
  ['runs of the gallery', 10, fc.constantFrom(...gallery)],
];

/** Raiffa & Schlaifer 1961, Applied Statistical Decision Theory: more information is never worth less, and none is worth less than nothing. */
test.each(kinds)('%s, %d: 0 ≤ EVSI ≤ EVPPI ≤ EVPI, rising with size and with what is known', (_, runs, documents) => {
  let judged = 0;
  const asked = fc.record({
    document: documents,
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    threshold: fc.constantFrom(1_000, 50_000, 1_000_000),
    method: fc.constantFrom(undefined, ...regressionMethods),
    way: fc.constantFrom(...sampleMethods),
  });
  fc.assert(
    fc.property(asked, ({ document, seed, threshold, method, way }) => {
      const run = runOf(document, seed);
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
    { numRuns: runs },
  );
  expect(judged).toBeGreaterThan(runs / 2);
});
