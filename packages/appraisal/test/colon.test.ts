import { readFileSync } from 'node:fs';
import { compileModel, describeModel, readModel, runBaseCase, type RunInputs, runProbabilistic } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { type Appraisal, appraise } from '../src/index.ts';
import { asOf } from './runs.ts';

const text = readFileSync(new URL('../../../models/colon-exercise-norway.yaml', import.meta.url), 'utf8');

function value<T>(
  checked: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly object[] },
): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return checked.value;
}

function appraisalOf(inputs: RunInputs, draws: number): Appraisal {
  const definition = value(readModel(text));
  const compiled = value(compileModel(definition, inputs));
  return appraise({
    description: describeModel(definition),
    baseCase: value(runBaseCase(compiled)),
    asOf,
    ...(draws === 0 ? {} : { probabilistic: value(runProbabilistic(compiled, { seed: 1, from: 0, to: draws })) }),
  });
}

/** Published results: Álcega Hartmann 2026, doi 10.5281/zenodo.21978175, CC BY 4.0. */
describe('the published colon-cancer case, run by the engine', () => {
  const appraisal = appraisalOf({}, 10_000);
  const comparison = appraisal.uncertainty?.comparisons[0];
  const at = comparison?.atThreshold;

  test('severity 4.91, class 2, reference 385,000; ICER 35,995; net benefit 317,672', () => {
    expect(appraisal.severity).toMatchObject({ shortfall: { value: 4.91 }, severityClass: { value: 2 }, notes: [] });
    expect(appraisal.threshold).toMatchObject({ basis: 'severity', value: { value: 385_000 } });
    expect(appraisal.comparisons[0]).toMatchObject({ icer: { value: { outcome: 'ratio', value: expect.closeTo(35_995.208, 2) } } });
    expect(Math.round(appraisal.comparisons[0]?.netBenefit?.value ?? 0)).toBe(317_672);
  });

  // long-run values of the specification (40 × 10,000 draws); four standard errors of one run of 10,000
  test.each([
    ['mean incremental cost', () => comparison?.costs.mean, 30_216, 4 * 1_197],
    ['its standard deviation', () => comparison?.costs.standardDeviation, 119_731, 4 * 1_000],
    ['mean QALYs gained', () => comparison?.qalys.mean, 0.8831, 4 * 0.0031],
    ['their standard deviation', () => comparison?.qalys.standardDeviation, 0.3122, 4 * 0.003],
    ['their correlation', () => comparison?.correlation, 0.533, 0.04],
    ['probability at 385,000', () => at?.probabilityCostEffective.value, 0.9931, 4 * 0.0008],
    ['EVPI at 385,000', () => appraisal.uncertainty?.evpi?.value, 363, 4 * 63],
    ['Monte Carlo error of the ICER', () => comparison?.meanIcerStandardError, 1_290, 100],
  ])('%s', (_what, computed, expected, tolerance) => {
    expect(Math.abs((computed() ?? Number.NaN) - expected)).toBeLessThan(tolerance);
  });

  test('the probability at 275,000 is 97.6 % and the curve crosses one half near 30,000', () => {
    const { acceptability } = appraisal.uncertainty ?? {};
    const probability = acceptability?.strategies[1]?.probability ?? [];
    const thresholds = acceptability?.thresholds ?? [];
    expect(probability[thresholds.indexOf(275_000)]).toBeCloseTo(0.976, 2);
    const nearest = probability.reduce(
      (best, share, index) => (Math.abs(share - 0.5) < Math.abs((probability[best] ?? 0) - 0.5) ? index : best),
      0,
    );
    expect(Math.abs((thresholds[nearest] ?? Number.NaN) - 30_000)).toBeLessThanOrEqual(10_000);
  });

  test('net benefit has converged away from 0', () => {
    expect(at?.convergence.map(({ draws }) => draws)).toEqual([100, 500, 1_000, 2_000, 5_000, 10_000]);
    expect(at?.converged).toBe(true);
  });
});

describe('published scenarios and extreme values', () => {
  const icer = (inputs: RunInputs) => appraisalOf(inputs, 0).comparisons[0]?.icer.value;

  test('health services only 20,636; full adherence 89,739; ten years 11,907 at 605,000', () => {
    expect(icer({ scenario: 'health_services_only' })).toMatchObject({ value: expect.closeTo(20_636, 0) });
    expect(icer({ scenario: 'full_adherence' })).toMatchObject({ value: expect.closeTo(89_739, 0) });
    const tenYears = appraisalOf({ horizonYears: 10 }, 0);
    expect(tenYears).toMatchObject({
      threshold: { value: { value: 605_000 } },
      severity: { notes: ['severity.horizonTruncates'] },
    });
  });

  test('with both hazard ratios 1 nothing is gained at a cost of 53,538: dominated, and no ratio', () => {
    const extreme = appraisalOf({ values: { hrDfs: 1, hrOs: 1 } }, 0);
    expect(extreme.comparisons[0]?.costs.value).toBeCloseTo(53_538.086, 2);
    expect(extreme.comparisons[0]?.icer.value).toEqual({ outcome: 'dominated' });
  });
});
