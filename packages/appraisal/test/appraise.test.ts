import { normalQuantile } from '@likeverd/statistics';
import { describe, expect, test } from 'vitest';
import { appraise, descendants, ruleIds, ruleOf } from '../src/index.ts';
import { asOf, baseCase, colon, drawsOf, identity, normalScores } from './runs.ts';

const description = { id: 'constructed-for-this-test', constructed: true };

describe('the published colon-cancer totals', () => {
  const appraisal = appraise({ description, baseCase: colon, asOf });
  const [exercise] = appraisal.comparisons;

  test('ICER 35,995, cost per life year gained 28,576, net benefit 317,672 at 385,000 (Álcega Hartmann 2026, base case)', () => {
    expect(exercise?.icer.value).toMatchObject({ outcome: 'ratio', value: expect.closeTo(35_995.208, 2) });
    expect(exercise?.costPerLifeYear.value).toMatchObject({ outcome: 'ratio', value: expect.closeTo(28_575.924, 2) });
    expect(exercise?.netBenefit?.value).toBeCloseTo(385_000 * 0.910_221_68 - 32_763.619, 1);
    expect(Math.round(exercise?.netBenefit?.value ?? 0)).toBe(317_672);
  });

  test('severity and threshold are those of the case', () => {
    expect(appraisal.severity).toMatchObject({ status: 'computed', shortfall: { value: 4.91 }, severityClass: { value: 2 } });
    expect(appraisal.threshold).toMatchObject({ status: 'computed', value: { value: 385_000 } });
  });

  test('without a probabilistic run there is no uncertainty, and the rest stands', () => {
    expect(appraisal.uncertainty).toBeUndefined();
    expect(appraisal.probabilisticRun).toBeUndefined();
  });

  test('every number opens down to runs and facts', () => {
    if (exercise?.netBenefit === undefined) throw new Error('no net benefit');
    for (const root of [exercise.icer, exercise.costPerLifeYear, exercise.netBenefit]) {
      for (const node of descendants(root)) {
        expect(node.inputs.length > 0 ? node.rule !== undefined : node.run !== undefined || node.facts.length > 0).toBe(true);
      }
    }
  });
});

describe('with draws', () => {
  const scores = normalScores(2_000, normalQuantile);
  const draws = drawsOf({
    control: { costs: scores.map(() => 100_000), qalys: scores.map(() => 10) },
    exercise: {
      costs: scores.map((score) => 130_000 + 20_000 * score),
      qalys: scores.map((_, index) => 10.5 + 0.1 * (scores[(index * 7) % scores.length] ?? 0)),
    },
  });
  const appraisal = appraise({ description, baseCase: colon, probabilistic: draws, asOf, thresholds: [0, 385_000] });
  const comparison = appraisal.uncertainty?.comparisons[0];

  test('the expected ICER is the ratio of means: 30,000 / 0.5', () => {
    expect(comparison?.meanIcer.value).toMatchObject({ outcome: 'ratio', value: expect.closeTo(30_000 / 0.5, 3) });
    expect(comparison?.costs.mean).toBeCloseTo(30_000, 6);
    expect(comparison?.costs.lower).toBeCloseTo(30_000 - 1.96 * 20_000, -3);
  });

  test('expected net benefit is 385,000 × 0.5 − 30,000, and it has converged', () => {
    expect(comparison?.atThreshold?.expectedNetBenefit.value).toBeCloseTo(385_000 * 0.5 - 30_000, 4);
    expect(comparison?.atThreshold?.converged).toBe(true);
  });

  test('EVPI at the threshold is that of the curve', () => {
    expect(appraisal.uncertainty?.evpi?.value).toBe(appraisal.uncertainty?.acceptability.evpi[1]);
  });

  test('runs of different models or inputs are not appraised together', () => {
    const other = { ...draws, identity: { ...identity, inputs: 'e'.repeat(64) } };
    expect(() => appraise({ description, baseCase: colon, probabilistic: other, asOf })).toThrow(RangeError);
  });
});

describe('a part that cannot be computed leaves the rest standing', () => {
  test('another currency has ratios but no threshold, no net benefit and no probability', () => {
    const run = drawsOf({ old: { costs: [0, 0], qalys: [1, 1] }, new: { costs: [10, 20], qalys: [2, 2] } });
    const euros = baseCase({ old: { costs: 0, qalys: 1 }, new: { costs: 15, qalys: 2 } }, { currency: 'EUR' });
    const appraisal = appraise({ description, baseCase: euros, probabilistic: { ...run, currency: 'EUR' }, asOf });
    expect(appraisal.threshold).toMatchObject({ status: 'blocked', code: 'threshold.currency' });
    expect(appraisal.comparisons[0]).toMatchObject({ icer: { value: { outcome: 'ratio', value: 15 }, unit: 'EUR/QALY' } });
    expect(appraisal.comparisons[0]?.netBenefit).toBeUndefined();
    expect(appraisal.uncertainty?.evpi).toBeUndefined();
    expect(appraisal.uncertainty?.comparisons[0]?.atThreshold).toBeUndefined();
    expect(appraisal.uncertainty?.acceptability.evpi.length).toBe(201);
  });
});

describe('the hash', () => {
  test('is that of the content: equal for equal input, different for another threshold or date', () => {
    const hash = (threshold?: number, effective = '2026-11-22') =>
      appraise({ description, baseCase: colon, asOf: { ...asOf, effective }, ...(threshold === undefined ? {} : { threshold }) })
        .hash;
    expect(hash()).toMatch(/^[0-9a-f]{64}$/);
    expect(hash()).toBe(hash());
    expect(new Set([hash(), hash(385_000), hash(275_000), hash(undefined, '2026-11-21')]).size).toBe(4);
  });
});

test('every rule has a version, a date and a source', () => {
  for (const id of ruleIds) {
    const rule = ruleOf(id);
    expect(rule).toMatchObject({
      id,
      version: expect.stringMatching(/^\d+\.\d+$/),
      validFrom: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
    expect(rule.source.length).toBeGreaterThan(20);
  }
});
