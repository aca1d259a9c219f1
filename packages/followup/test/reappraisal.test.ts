import { appraise, readAssessment } from '@likeverd/appraisal';
import { describeModel, runBaseCase } from '@likeverd/modelling';
import { mean } from '@likeverd/statistics';
import { describe, expect, test } from 'vitest';
import { appraisalFigures, type FiguresInput, holdingPrice, underAgreement } from '../src/index.ts';
import { compiledOf, drawn, galleryAssessment, galleryModel } from './models.ts';

const compiled = compiledOf(galleryModel('constructed-targeted-therapy'));
const run = drawn(compiled, 600);
const input: FiguresInput = {
  run,
  strategy: 'targeted',
  comparator: 'chemotherapy',
  threshold: 500_000,
  groups: [['hrOs'], ['hrPfs', 'hrOs']],
};
const figures = appraisalFigures(input);
const baseCase = runBaseCase(compiled);
if (!baseCase.ok) throw new Error('base case');
const asOf = { effective: '2026-06-21', known: '2026-06-21' };
const description = describeModel(compiled.definition);
const appraisal = appraise({ description, baseCase: baseCase.value, probabilistic: run, asOf, threshold: 500_000 });

describe('figures of a run', () => {
  test('are those of the appraisal of the same run', () => {
    const other = appraisal.uncertainty?.comparisons.find(({ strategy }) => strategy === 'targeted');
    expect(figures.icer).toEqual(other?.meanIcer.value);
    expect(figures.probabilityCostEffective).toBe(other?.atThreshold?.probabilityCostEffective.value);
    expect(figures.costs.mean).toBeCloseTo(other?.costs.mean ?? Number.NaN, 6);
    expect(figures.evpi).toBeCloseTo(appraisal.uncertainty?.evpi?.value ?? Number.NaN, 6);
  });

  test('knowing more parameters is worth no less, and no more than everything', () => {
    const [one, two] = figures.evppi.map(({ value }) => value);
    expect(one).toBeLessThanOrEqual((two ?? 0) + 3 * (figures.evppi[1]?.standardError ?? 0));
    expect(two).toBeLessThanOrEqual(figures.evpi);
  });

  test('at the price that holds, expected net benefit is 0: the model run anew at that price says so', () => {
    const found = holdingPrice(compiled, figures, input, 'drugPricePerPack');
    if ('status' in found) throw new Error(found.code);
    const text = galleryModel('constructed-targeted-therapy').replace('value: 45000', `value: ${found.price}`);
    const again = appraisalFigures({ ...input, run: drawn(compiledOf(text), 600) });
    expect(Math.abs(again.netBenefit.mean)).toBeLessThan(1);
    expect(holdingPrice(compiled, figures, input, 'hrOs')).toMatchObject({ status: 'refused', code: 'followUp.noPrice' });
    expect(holdingPrice(compiled, figures, input, 'monitoringPerYear')).toMatchObject({ status: 'refused' });
  });
});

describe('under an agreement', () => {
  const assessment = readAssessment(galleryAssessment('constructed-targeted-therapy'));
  if (!assessment.ok) throw new Error('assessment');
  const { premises } = assessment.value;
  const materials = {
    definition: compiled.definition,
    description,
    compiled,
    baseCase: baseCase.value,
    appraisal,
    strategy: 'targeted',
    comparator: 'chemotherapy',
    premises,
  };
  const [first] = premises.agreements?.offers ?? [];
  if (first === undefined) throw new Error('no offer');
  const flat = { ...first, id: 'flat', terms: [{ type: 'flatDiscount', discount: 0.3 }] as const };

  test('a flat discount is the model at the lower price', () => {
    const paid = underAgreement(materials, run, {}, flat);
    if ('status' in paid) throw new Error(paid.code);
    const cheaper = drawn(
      compiledOf(galleryModel('constructed-targeted-therapy').replace('value: 45000', `value: ${45_000 * 0.7}`)),
      600,
    );
    const own = paid.strategies.find(({ strategy }) => strategy === 'targeted')?.costs ?? new Float64Array();
    const other = cheaper.strategies.find(({ strategy }) => strategy === 'targeted')?.costs ?? new Float64Array();
    expect(mean(own) / mean(other)).toBeCloseTo(1, 6);
    expect(paid.strategies[0]).toEqual(run.strategies[0]);
  });

  test('a component that the model lacks is blocked', () => {
    expect(underAgreement(materials, run, {}, { ...flat, component: 'nothing' })).toMatchObject({ status: 'blocked' });
  });
});
