import { readFileSync } from 'node:fs';
import {
  compileModel,
  type ModelDefinition,
  type ProbabilisticRun,
  readModel,
  runBaseCase,
  runBudgetImpact,
  runProbabilistic,
} from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appraise, negotiate, type Negotiation, type PriceLine, priceLine, pricedBudget } from '../src/index.ts';

const text = readFileSync(new URL('../../../models/constructed-targeted-therapy.yaml', import.meta.url), 'utf8');
const description = { id: 'constructed-targeted-therapy', constructed: true };
const asOf = { effective: '2026-11-22', known: '2026-11-22' };
const parameter = 'drugPricePerPack';
const listPrice = 45_000;
const draws = { seed: 3, from: 0, to: 300 };

const definitionOf = (document: string): ModelDefinition => {
  const read = readModel(document);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
};
const definition = definitionOf(text);

const compiledAt = (price: number, of: ModelDefinition = definition) => {
  const compiled = compileModel(of, { values: { [parameter]: price } });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return compiled.value;
};
const drawnAt = (price: number, to = draws.to, of: ModelDefinition = definition): ProbabilisticRun => {
  const run = runProbabilistic(compiledAt(price, of), { ...draws, to });
  if (!run.ok) throw new Error(JSON.stringify(run.faults));
  return run.value;
};
const baseAt = (price: number) => {
  const run = runBaseCase(compiledAt(price));
  if (!run.ok) throw new Error(JSON.stringify(run.faults));
  return run.value;
};
const lineOf = (of: ModelDefinition = definition): ReturnType<typeof priceLine> =>
  priceLine({
    parameter,
    unit: 'NOK/pack',
    listPrice,
    atList: drawnAt(listPrice, draws.to, of),
    atZero: drawnAt(0, draws.to, of),
    between: drawnAt(20_000, 50, of),
    betweenPrice: 20_000,
  });
const straight = (): PriceLine => {
  const line = lineOf();
  if (line.status === 'blocked') throw new Error(line.code);
  return line;
};

const patients = { newPatients: [60, 62, 64, 66, 68], uptake: [0.3, 0.6, 0.8, 0.9, 0.9] };
const negotiation = ((): Negotiation => {
  const budget = pricedBudget(definition, {}, { parameter, listPrice, strategy: 'targeted' }, patients);
  if (!budget.ok) throw new Error(JSON.stringify(budget.faults));
  return negotiate({
    appraisal: appraise({ description, baseCase: baseAt(listPrice), asOf }),
    line: straight(),
    strategy: 'targeted',
    comparator: 'chemotherapy',
    component: 'drug',
    patients,
    budget: budget.value,
    thresholds: [0, 275_000, 500_000, 825_000],
  });
})();

describe('an offer', () => {
  test.each([0, 12_345, 31_287, 45_000, 60_000])('at %i is appraised as by a run of the model at that price', (price) => {
    const offer = negotiation.appraise({ id: 'a', price });
    const direct = appraise({
      description,
      baseCase: baseAt(price),
      probabilistic: drawnAt(price),
      asOf,
      thresholds: [0, 275_000, 500_000, 825_000],
    });
    const [comparison] = direct.uncertainty?.comparisons ?? [];
    const near = (one: number | undefined, other: number | undefined): void =>
      expect((one ?? Number.NaN) / (other ?? Number.NaN)).toBeCloseTo(1, 9);
    near(offer.incrementalCosts.value, comparison?.costs.mean);
    near(offer.incrementalQalys.value, comparison?.qalys.mean);
    near(offer.atThreshold?.netBenefit.value, comparison?.atThreshold?.expectedNetBenefit.value);
    near(offer.atThreshold?.spread.lower, comparison?.atThreshold?.netBenefit.lower);
    expect(offer.icer.value.outcome).toBe(comparison?.meanIcer.value.outcome);
    expect(offer.atThreshold?.probability.value).toBe(comparison?.atThreshold?.probabilityCostEffective.value);
    expect(offer.atThreshold?.evpi.value).toBeCloseTo(direct.uncertainty?.evpi?.value ?? Number.NaN, 6);
    expect(offer.acceptability.strategies.map(({ probability }) => probability)).toEqual(
      direct.uncertainty?.acceptability.strategies.map(({ probability }) => probability),
    );
  });

  test('has the effective discount of its price: 1 − 31,287 / 45,000', () => {
    expect(negotiation.appraise({ id: 'a', price: 31_287 }).effectiveDiscount.value).toBe(1 - 31_287 / 45_000);
  });

  test('a lower price never lowers net benefit or the probability of being cost-effective, nor raises a budget', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 100_000 }), (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((price) => negotiation.appraise({ id: 'a', price }));
        expect(low?.atThreshold?.netBenefit.value).toBeGreaterThanOrEqual(high?.atThreshold?.netBenefit.value ?? Number.NaN);
        expect(low?.atThreshold?.probability.value).toBeGreaterThanOrEqual(high?.atThreshold?.probability.value ?? Number.NaN);
        expect(low?.atThreshold?.evpi.value).toBeGreaterThanOrEqual(0);
        low?.budget?.forEach(({ cost }, year) =>
          expect(cost.value).toBeLessThanOrEqual(high?.budget?.[year]?.cost.value ?? Number.NaN),
        );
      }),
      { numRuns: 25 },
    );
  });

  test('every number is opened down to the run or to the price given', () => {
    const offer = negotiation.appraise({ id: 'a', price: 30_000 });
    for (const node of [offer.costs, offer.icer, offer.atThreshold?.netBenefit, offer.budget?.[4]?.cost]) {
      expect(node?.rule).toBeDefined();
      expect(node?.inputs.length).toBeGreaterThan(0);
    }
    expect(JSON.parse(JSON.stringify(offer))).toEqual(offer);
  });
});

describe('the price at which net benefit is 0', () => {
  test('is the price at which a run of the model has a net benefit of 0', () => {
    const price = negotiation.basis.breakEven?.price.value ?? Number.NaN;
    expect(price).toBeGreaterThan(0);
    const direct = appraise({ description, baseCase: baseAt(price), probabilistic: drawnAt(price), asOf });
    expect(direct.uncertainty?.comparisons[0]?.atThreshold?.expectedNetBenefit.value).toBeCloseTo(0, 5);
  });

  test('rises with severity, from 275,000 to 3 × 275,000 per QALY, and the class in use is among them', () => {
    const { byClass, breakEven, severity } = negotiation.basis;
    expect(byClass.map(({ threshold }) => threshold.value)).toEqual([275_000, 385_000, 495_000, 605_000, 715_000, 825_000]);
    const prices = byClass.map(({ price }) => price.value);
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    if (severity.status !== 'computed') throw new Error('no severity');
    expect(byClass[severity.severityClass.value - 1]?.price.value).toBeCloseTo(breakEven?.price.value ?? Number.NaN, 6);
  });
});

describe('the budget of an offer', () => {
  test('is that of a run of the model at its price', () => {
    const openCohort = { newPatients: patients.newPatients, uptake: { targeted: patients.uptake }, source: 'test' };
    const withCohort = definitionOf(JSON.stringify({ ...definition.model.document, openCohort }));
    const direct = runBudgetImpact(compiledAt(31_287, withCohort));
    if (!direct.ok) throw new Error(JSON.stringify(direct.faults));
    const offer = negotiation.appraise({ id: 'a', price: 31_287 });
    expect(offer.budget?.map(({ year }) => year)).toEqual([1, 2, 3, 4, 5]);
    offer.budget?.forEach(({ cost, payers }, year) => {
      expect(cost.value / (direct.value.difference.costs[year] ?? Number.NaN)).toBeCloseTo(1, 9);
      expect(payers.reduce((sum, payer) => sum + payer.cost.value, 0)).toBeCloseTo(cost.value, 3);
    });
  });

  test('is refused where it is longer than the model', () => {
    const long = { newPatients: Array.from({ length: 30 }, () => 10), uptake: Array.from({ length: 30 }, () => 1) };
    const budget = pricedBudget(definition, {}, { parameter, listPrice, strategy: 'targeted' }, long);
    expect(!budget.ok && budget.faults[0]?.code).toBe('field.range');
  });
});

test('the value of information for all is that per patient times the discounted patients: 60 × 0.3 + 62 × 0.6 / 1.04 + …', () => {
  const offer = negotiation.appraise({ id: 'a', price: 31_287 });
  const people = patients.newPatients.reduce((sum, count, year) => sum + (count * (patients.uptake[year] ?? 0)) / 1.04 ** year, 0);
  const { evpi, populationEvpi } = offer.atThreshold ?? {};
  expect(populationEvpi?.value).toBeCloseTo((evpi?.value ?? Number.NaN) * people, 3);
});

describe('offers are blocked, with the reason', () => {
  test('where cost does not follow the price in a line', () => {
    const bent = definitionOf(
      text.replace('amount: drugPricePerPack * packsPerYear', 'amount: min(drugPricePerPack, 30000 [NOK/pack]) * packsPerYear'),
    );
    expect(lineOf(bent)).toMatchObject({ status: 'blocked', code: 'negotiation.notLinear', details: { parameter } });
  });

  test('where nothing is bought at the price', () => {
    const free = definitionOf(
      text.replace('amount: drugPricePerPack * packsPerYear', 'amount: 0 * drugPricePerPack * packsPerYear'),
    );
    expect(lineOf(free)).toMatchObject({ status: 'blocked', code: 'negotiation.nothingBought' });
  });
});
