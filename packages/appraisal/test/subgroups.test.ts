import { readFileSync } from 'node:fs';
import { compileModel, readModel, runBaseCase, runProbabilistic } from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess, consistencyOf, criterionHolds, readAssessment, type SubgroupsResult } from '../src/index.ts';

const file = (name: string): string => readFileSync(new URL(`../../../models/${name}`, import.meta.url), 'utf8');
const shipped = file('assessments/constructed-targeted-therapy.yaml');
const model = file('constructed-targeted-therapy.yaml');

function value<T>(
  checked: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly object[] },
): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return checked.value;
}

/** The document with its head, its patients and its subgroups alone. */
const only = (given: string): string =>
  given
    .split(/\n(?=[a-z])/u)
    .filter(
      (part) =>
        !/^(severity|information|perspective|personnel|budget|agreements|strategies|uncertainty|report|willingness):/u.test(part),
    )
    .join('\n');

const text = only(shipped);

function judged(given: string, { draws = 0, price = 45_000 } = {}) {
  const definition = value(readModel(model));
  const compiled = value(compileModel(definition, { values: { drugPricePerPack: price } }));
  const assessment = assess({
    document: value(readAssessment(given)),
    definition,
    compiled,
    baseCase: value(runBaseCase(compiled)),
    ...(draws === 0 ? {} : { probabilistic: value(runProbabilistic(compiled, { seed: 1, from: 0, to: draws })) }),
    known: '2026-11-22',
  });
  if ('status' in assessment) throw new Error(assessment.code);
  return assessment;
}

function subgroupsOf(given: string, options: { readonly draws?: number; readonly price?: number } = {}): SubgroupsResult {
  const { subgroups } = judged(given, options).parts;
  if (subgroups?.status !== 'computed') throw new Error(JSON.stringify(subgroups));
  return subgroups;
}

function groupsOf({ groups }: SubgroupsResult) {
  if ('status' in groups) throw new Error(groups.code);
  return groups;
}

describe('results by subgroup (S18.R3)', () => {
  test('each is the model run for the subgroup, and its patients are its share of all', () => {
    const groups = groupsOf(subgroupsOf(text));
    expect(groups.map(({ subgroup, share }) => [subgroup.id, share.value])).toEqual([
      ['fusion', 0.6],
      ['otherMutation', 0.4],
    ]);
    expect(groups.map(({ patients }) => patients?.[0]?.newPatients.value)).toEqual([60 * 0.6, 60 * 0.4]);
    const definition = value(readModel(model));
    for (const { subgroup, costs, qalys } of groups) {
      const [control, targeted] = value(runBaseCase(value(compileModel(definition, { subgroup: subgroup.id })))).strategies;
      expect(costs.value).toBe((targeted?.costs.discounted ?? 0) - (control?.costs.discounted ?? 0));
      expect(qalys.value).toBe((targeted?.qalys.discounted ?? 0) - (control?.qalys.discounted ?? 0));
    }
  });

  test('with draws the interval holds the base case, and a subgroup that gains more is more probably cost-effective', () => {
    const [fusion, other] = groupsOf(subgroupsOf(text, { draws: 300, price: 20_000 }));
    for (const group of [fusion, other]) {
      expect(group?.precision?.netBenefit.lower).toBeLessThan(group?.netBenefit.value ?? Number.NaN);
      expect(group?.precision?.netBenefit.upper).toBeGreaterThan(group?.netBenefit.value ?? Number.NaN);
    }
    expect(fusion?.precision?.probabilityCostEffective.value).toBeGreaterThan(
      other?.precision?.probabilityCostEffective.value ?? 1,
    );
  });
});

describe('the loss from treating all alike', () => {
  test('is share × what the subgroup would gain, when one subgroup should have the method and the other not', () => {
    // between the prices at which the two subgroups break even
    const prices = [15_000, 20_000, 25_000, 30_000, 35_000].map((price) => subgroupsOf(text, { price }));
    const split = prices.find((part) => new Set(groupsOf(part).map(({ best }) => best.id)).size === 2);
    if (split?.notDifferentiating === undefined) throw new Error('no price tells the subgroups apart');
    const [fusion, other] = groupsOf(split).map(({ netBenefit, share }) => netBenefit.value * share.value);
    const [gain, loss] = [Math.max(fusion ?? 0, other ?? 0), Math.min(fusion ?? 0, other ?? 0)];
    // all on the comparator lose the gain of the one; all on the method take the loss of the other
    expect(split.notDifferentiating.perPatient.value).toBeCloseTo(Math.min(gain, -loss), 6);
    const [first] = split.notDifferentiating.national ?? [];
    expect(first?.loss.value).toBeCloseTo(60 * split.notDifferentiating.perPatient.value, 6);
  });

  test('is 0 when one strategy is best for every subgroup', () => {
    expect(subgroupsOf(text, { price: 0 }).notDifferentiating).toMatchObject({
      same: { id: 'targeted' },
      perPatient: { value: 0 },
    });
    expect(subgroupsOf(text).notDifferentiating).toMatchObject({ same: { id: 'chemotherapy' }, perPatient: { value: 0 } });
  });
});

describe('consistency of effect (S18.R4)', () => {
  test('two subgroups: Q is the squared difference of the logarithms over the sum of their variances; p of Q = 3.841459 is 0.05', () => {
    const effects = [
      { ratio: 0.48, lower: 0.28, upper: 0.82 },
      { ratio: 0.7, lower: 0.36, upper: 1.36 },
    ];
    const variances = effects.map(({ lower, upper }) => (Math.log(upper / lower) / (2 * 1.959964)) ** 2);
    const q = Math.log(0.48 / 0.7) ** 2 / ((variances[0] ?? 0) + (variances[1] ?? 0));
    expect(consistencyOf(effects)).toMatchObject({
      q: { value: expect.closeTo(q, 10) },
      degreesOfFreedom: 1,
      share: { value: 0 },
      differs: false,
    });
    const gap = Math.sqrt(3.841459 * 2 * 0.01);
    const apart = [1, Math.exp(gap)].map((ratio) => ({
      ratio,
      lower: ratio * Math.exp(-1.959964 * 0.1),
      upper: ratio * Math.exp(1.959964 * 0.1),
    }));
    expect(consistencyOf(apart)).toMatchObject({ pValue: { value: expect.closeTo(0.05, 6) }, differs: true });
    expect(consistencyOf(apart)?.share.value).toBeCloseTo((3.841459 - 1) / 3.841459, 6);
  });

  test('equal effects are consistent however narrow, and the order does not matter', () => {
    const effect = fc.record({
      ratio: fc.double({ min: 0.1, max: 5, noNaN: true }),
      spread: fc.double({ min: 0.05, max: 2, noNaN: true }),
    });
    const interval = ({ ratio, spread }: { ratio: number; spread: number }) => ({
      ratio,
      lower: ratio * Math.exp(-spread),
      upper: ratio * Math.exp(spread),
    });
    fc.assert(
      fc.property(fc.array(effect, { minLength: 2, maxLength: 6 }), (given) => {
        const forwards = consistencyOf(given.map(interval));
        const backwards = consistencyOf(given.toReversed().map(interval));
        expect(forwards?.q.value).toBeCloseTo(backwards?.q.value ?? Number.NaN, 8);
        const [first] = given;
        const same = consistencyOf(given.map(({ spread }) => interval({ ratio: first?.ratio ?? 1, spread })));
        expect(same?.q.value).toBeCloseTo(0, 8);
        expect(same?.pValue.value).toBeCloseTo(1, 6);
      }),
    );
    expect(consistencyOf([{ ratio: 1, lower: 0.5, upper: 2 }])).toBeUndefined();
  });
});

describe('criteria for start and stop', () => {
  const words = { nb: 'a', nn: 'a', en: 'a' };
  const criterion = {
    id: 'start',
    kind: 'start',
    label: words,
    source: 'constructed',
    when: [
      { type: 'measure', variable: 'ecog', label: words, unit: words, operator: '<=', limit: 2 },
      { type: 'finding', variable: 'brainMetastases', label: words, is: 'false' },
    ],
  } as const;

  test.each([
    [{ ecog: 2, brainMetastases: false }, 'yes'],
    [{ ecog: 3, brainMetastases: false }, 'no'],
    [{ ecog: 1, brainMetastases: true }, 'no'],
    [{ ecog: 1 }, 'unknown'],
    [{ brainMetastases: true }, 'no'],
    [{ ecog: true, brainMetastases: false }, 'unknown'],
  ])('%o: %s', (facts, answer) => {
    expect(criterionHolds(criterion, facts)).toBe(answer);
  });

  test('a stop criterion that changes the model has the effect of the model with the change, less without it', () => {
    const [start, stop] = subgroupsOf(text).criteria;
    expect(start?.effect).toBeUndefined();
    if (stop?.effect === undefined || 'status' in stop.effect) throw new Error('not computed');
    const scenario = model.replace(
      '  - id: horizon_5yr',
      '  - id: stop\n    label: { nb: a, nn: a, en: a }\n    source: Constructed\n    changes:\n      costs.drug.cycles: { from: 1, to: 24 }\n      curves.osTargeted.waning: { type: linear, fromYear: 2, toYear: 5 }\n      curves.pfsTargeted.waning: { type: linear, fromYear: 2, toYear: 5 }\n  - id: horizon_5yr',
    );
    const run = (inputs: object) => value(runBaseCase(value(compileModel(value(readModel(scenario)), inputs)))).strategies[1];
    expect(stop.effect.costs.value).toBeCloseTo(
      (run({ scenario: 'stop' })?.costs.discounted ?? 0) - (run({})?.costs.discounted ?? 0),
      6,
    );
    expect(stop.effect.costs.value).toBeLessThan(0);
    expect(stop.effect.qalys.value).toBeLessThan(0);
  });

  test('a change that does not fit the model blocks that criterion alone', () => {
    const part = subgroupsOf(text.replace('costs.drug.cycles', 'costs.drugs.cycles'));
    expect(part.criteria[1]?.effect).toMatchObject({
      status: 'blocked',
      code: 'subgroups.criterion',
      details: { criterion: 'two-years' },
    });
    expect(groupsOf(part)).toHaveLength(2);
  });
});

describe('premises that do not fit', () => {
  test('a subgroup that the model lacks, and an interval that does not hold its effect', () => {
    expect(judged(text.replace('subgroup: fusion', 'subgroup: fusions')).parts.subgroups).toMatchObject({
      code: 'subgroups.unknown',
    });
    expect(judged(text.replace('lower: 0.28', 'lower: 0.58')).parts.subgroups).toMatchObject({ code: 'subgroups.interval' });
  });
});
