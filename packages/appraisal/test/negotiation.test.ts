import { readFileSync } from 'node:fs';
import {
  compileModel,
  describeModel,
  type ModelDefinition,
  type ProbabilisticRun,
  readModel,
  runBaseCase,
  runBudgetImpact,
  runProbabilistic,
} from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreementDraws,
  agreementTraces,
  type AgreementTerm,
  appraise,
  assessAgreements,
  judgeAgreement,
  type JudgedAgreement,
  type Materials,
  negotiate,
  type Negotiation,
  offerDocument,
  pricedComponent,
  type PriceLine,
  priceLine,
  pricedBudget,
} from '../src/index.ts';

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

describe('an agreement beside the price', () => {
  const model = describeModel(definition);
  const materials: Materials = {
    head: {
      format: 'likeverd-assessment',
      formatVersion: 1,
      id: 'test',
      title: model.title,
      constructed: true,
      model: model.id,
      strategy: 'targeted',
      submissionDate: asOf.effective,
    },
    premises: { population: { firstYear: 2026, ...patients, source: 'test' } },
    definition,
    description: model,
    compiled: compiledAt(listPrice),
    baseCase: baseAt(listPrice),
    probabilistic: drawnAt(listPrice),
    appraisal: appraise({ description, baseCase: baseAt(listPrice), asOf }),
    asOf,
    strategy: 'targeted',
    comparator: 'chemotherapy',
  };
  const moneyBack: AgreementTerm = { type: 'moneyBack', outcome: { type: 'state', states: ['progressionFree'] }, years: 0.5 };
  const documentOf = (price: number, terms: readonly AgreementTerm[]) =>
    offerDocument({ id: 'a', price, terms, answers: {} }, { component: 'drug', parameter, listPrice });
  const judged = (price: number, terms: readonly AgreementTerm[]): JudgedAgreement => {
    const ground = agreementDraws(materials, 'drug');
    if ('status' in ground) throw new Error(ground.code);
    const document = documentOf(price, terms);
    const agreement = judgeAgreement(ground, document, [...agreementTraces(ground, [document])]);
    if ('status' in agreement) throw new Error(agreement.code);
    return agreement;
  };

  test('the component that is paid for at the price is found by setting the price to 0', () => {
    expect(pricedComponent('targeted', { baseCase: baseAt(listPrice), free: baseAt(0) })).toBe('drug');
  });

  test.each([20_000, 31_287, 45_000, 60_000])('a price alone, %i, comes to the same by traces as by the line', (price) => {
    const byTraces = negotiation.appraise({ id: 'a', price, agreement: judged(price, []) });
    const byLine = negotiation.appraise({ id: 'a', price });
    expect(byTraces.incrementalCosts.value / byLine.incrementalCosts.value).toBeCloseTo(1, 8);
    expect(byTraces.atThreshold?.netBenefit.value).toBeCloseTo(byLine.atThreshold?.netBenefit.value ?? Number.NaN, 2);
    expect(byTraces.atThreshold?.probability.value).toBe(byLine.atThreshold?.probability.value);
  });

  test('money back is worth what the agreements room says of the same offer, and its rebate leaves the budget of its payer', () => {
    const agreement = judged(31_287, [moneyBack]);
    const offer = negotiation.appraise({ id: 'a', price: 31_287, agreement });
    const room = assessAgreements({ offers: [documentOf(31_287, [moneyBack])] }, materials);
    const [same] = room.status === 'computed' ? room.offers : [];
    if (same?.status !== 'computed') throw new Error('not computed');
    expect(offer.atThreshold?.netBenefit.value).toBeCloseTo(same.value?.netBenefit.value ?? Number.NaN, 4);
    expect(offer.atThreshold?.evpi.value).toBeCloseTo(same.value?.evpi.value ?? Number.NaN, 4);
    expect(offer.effectiveDiscount.value).toBeGreaterThan(1 - 31_287 / listPrice);
    const atList = negotiation.appraise({ id: 'list', price: listPrice });
    offer.budget?.forEach(({ cost, payers }, year) => {
      const rebate = agreement.judged.years[year]?.rebate.value ?? Number.NaN;
      expect(cost.value).toBeCloseTo((atList.budget?.[year]?.cost.value ?? Number.NaN) - rebate, 3);
      expect(payers.reduce((sum, payer) => sum + payer.cost.value, 0)).toBeCloseTo(cost.value, 3);
    });
  });

  test('terms that the model cannot follow are blocked, with the reason', () => {
    const ground = agreementDraws(materials, 'drug');
    if ('status' in ground) throw new Error(ground.code);
    const document = documentOf(30_000, [{ ...moneyBack, years: 40 }]);
    expect(judgeAgreement(ground, document, [])).toMatchObject({ status: 'blocked', code: 'agreements.horizon' });
  });
});
