import { normativeFacts } from '@likeverd/reference';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authorityTest, type AuthorityTest, type BudgetResult, type ByYear, type Holder } from '../src/index.ts';
import { node } from '../src/nodes.ts';
import { blueCoPayment, maximumPrice, ratesInForce } from '../src/budget/prices.ts';
import { assessed, budget, budgetOf, modelOf, population } from './budget-document.ts';

const source = 'Constructed';
const close = (found: readonly number[], expected: readonly number[], digits = 5): void => {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, index) => expect(found[index]).toBeCloseTo(value, digits));
};
const values = (costs: ByYear | undefined): readonly number[] => (costs ?? []).map(({ value }) => value);
const ofHolder = ({ holders }: BudgetResult, holder: Holder): readonly number[] =>
  values(holders.find((each) => each.holder === holder)?.costs);
const ofLine = ({ lines }: BudgetResult, id: string, kind = 'component'): readonly number[] =>
  values(lines.find((line) => line.id === id && line.kind === kind)?.costs);
const blockOf = (parts: Readonly<Record<string, unknown>>, model?: unknown): unknown =>
  assessed({ population, budget, ...parts }, model).parts.budget;

describe('by hand: ten new patients a year, half of them on the new method', () => {
  const found = budgetOf({});
  test('payers, medicines and the whole service', () => {
    // 5 a year more on the new method, from care: 10,000 + 500 − 1,000 each, year by year
    close(ofLine(found, 'newDrug'), [50_000, 100_000, 150_000, 200_000, 250_000]);
    close(ofLine(found, 'visits'), [-5_000, -10_000, -15_000, -20_000, -25_000]);
    close(ofHolder(found, 'nationalInsurance'), [45_000, 90_000, 135_000, 180_000, 225_000]);
    close(ofHolder(found, 'municipal'), [2_500, 5_000, 7_500, 10_000, 12_500]);
    close(values(found.drugs.net), [50_000, 100_000, 150_000, 200_000, 250_000]);
    close(values(found.service.gross), [52_500, 105_000, 157_500, 210_000, 262_500]);
    close(values(found.service.displaced), [5_000, 10_000, 15_000, 20_000, 25_000]);
    expect(found.headline).toMatchObject({ year: 2031, drugs: { id: 'budget.2031.drugs' } });
    expect(found.headline.service.value).toBeCloseTo(237_500, 5);
  });
  test('spread over the year, the first year holds half', () => {
    const evenly = budgetOf({ budget: { ...budget, entry: 'evenly' } });
    close(values(evenly.service.net), [23_750, 71_250, 118_750, 166_250, 213_750]);
  });
  test('patients who start and who are alive', () => {
    const treated = found.patients.find(({ world, strategy }) => world === 'with' && strategy === 'new');
    close(treated?.starting ?? [], [5, 5, 5, 5, 5]);
    close(treated?.personYears ?? [], [5, 10, 15, 20, 25]);
  });
  test('the municipality is in the budget, and where it is not, the budget says so (S10.R10)', () => {
    expect(found.noMunicipal).toBe(false);
    const holders = { scheme: 'nationalInsurance', municipality: 'specialist' };
    expect(budgetOf({ budget: { ...budget, holders } }).noMunicipal).toBe(true);
  });
});

describe('who gives up patients', () => {
  const mix = { care: [0.4], old: [0.6] };
  test('by the mix where nothing else is said', () => {
    // 5 a year: 2 from care, 3 from old
    const found = budgetOf({ budget: { ...budget, mix } });
    close(ofLine(found, 'visits'), [-2_000, -4_000, -6_000, -8_000, -10_000]);
    close(ofLine(found, 'oldDrug'), [-9_000, -18_000, -27_000, -36_000, -45_000]);
    close(values(found.drugs.displaced), [9_000, 18_000, 27_000, 36_000, 45_000]);
  });
  test('from those that are named', () => {
    const found = budgetOf({ budget: { ...budget, mix, displaced: { old: 1 } } });
    close(ofLine(found, 'oldDrug'), [-15_000, -30_000, -45_000, -60_000, -75_000]);
    expect(ofLine(found, 'visits').every((value) => value === 0)).toBe(true);
  });
  test('what is on the method already is not taken from anyone', () => {
    const found = budgetOf({ budget: { ...budget, mix: { care: [0.8], new: [0.2] } } });
    close(ofLine(found, 'newDrug'), [30_000, 60_000, 90_000, 120_000, 150_000]);
  });
  test('contradictions block with what is wrong', () => {
    expect(blockOf({ budget: { ...budget, mix: { care: [0.4] } } })).toMatchObject({
      code: 'budget.mix',
      details: { year: '2027' },
    });
    expect(blockOf({ budget: { ...budget, mix, displaced: { care: 1 } } })).toMatchObject({
      code: 'budget.displaced',
      details: { strategy: 'care' },
    });
    expect(blockOf({ budget: { ...budget, mix: { other: [1] } } })).toMatchObject({ code: 'budget.strategy' });
  });
});

describe('patients who are ill already', () => {
  const pool = { patients: 100, yearsSinceStart: 2, switching: [0.3, 0.2], source };
  test('nobody dies: 30 change the first year, 20 the second', () => {
    const found = budgetOf({ population: { ...population, newPatients: [0], prevalent: [pool] } });
    close(
      values(found.service.net),
      [30, 50, 50, 50, 50].map((persons) => persons * 9_500),
    );
  });
  test('changes spread over the year: half of it on what they had', () => {
    const found = budgetOf({
      population: { ...population, newPatients: [0], prevalent: [pool] },
      budget: { ...budget, entry: 'evenly' },
    });
    close(
      values(found.service.net),
      [15, 40, 50, 50, 50].map((persons) => persons * 9_500),
    );
    const care = found.patients.find(({ world, strategy }) => world === 'with' && strategy === 'care');
    close(care?.personYears ?? [], [85, 60, 50, 50, 50]);
  });
  test('with a yearly risk of a half those left are those alive when the year begins', () => {
    // log 2 a year: half of those alive at the start of a year are alive at its end
    const dying = modelOf({ curves: { survival: { type: 'exponential', rate: Math.LN2 } } });
    const found = budgetOf({ population: { ...population, newPatients: [0], prevalent: [pool] } }, dying);
    const started = found.patients.find(({ world, strategy }) => world === 'with' && strategy === 'new')?.starting ?? [];
    close(started, [30, 10, 0, 0, 0]);
    const without = found.patients.find(({ world, strategy }) => world === 'without' && strategy === 'care')?.personYears ?? [];
    expect((without[1] ?? 0) / (without[0] ?? 1)).toBeCloseTo(0.5, 9);
  });
  test('persons are neither lost nor made by the change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('evenly', 'yearStart'),
        fc.integer({ min: 0, max: 8 }),
        fc.array(fc.double({ min: 0, max: 0.25, noNaN: true }), { minLength: 1, maxLength: 4 }),
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        (entry, yearsSinceStart, switching, rate) => {
          const model = modelOf({ curves: { survival: { type: 'exponential', rate } } });
          const parts = {
            population: { ...population, prevalent: [{ ...pool, yearsSinceStart, switching }] },
            budget: { ...budget, entry },
          };
          const { patients } = budgetOf(parts, model);
          const people = (world: string): readonly number[] =>
            [0, 1, 2, 3, 4].map((year) =>
              patients.reduce((sum, each) => sum + (each.world === world ? (each.personYears[year] ?? 0) : 0), 0),
            );
          // An exponential curve has no memory, so it does not matter when treatment began. With changes spread over the year, those alive
          // to change and what is left of the year are averaged apart: with λ = 0.5, ∫tS − ∫S·∫(1−t)S = 0.361 − 0.787·0.426 = 0.026 of a
          // person-year for each who was to change, and less with a lower rate
          const [without, after] = [people('without'), people('with')];
          without.forEach((persons, year) => {
            const planned = switching.slice(0, year + 1).reduce((sum, share) => sum + share * pool.patients, 0);
            expect(Math.abs((after[year] ?? Number.NaN) - persons)).toBeLessThan(
              1e-6 + (entry === 'yearStart' ? 0 : 0.03 * planned),
            );
          });
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('prices and own payments', () => {
  const rates = ratesInForce(
    ['markUpShare', 'markUpPack', 'markUpCold', 'markUpControlled', 'coPaymentShare', 'coPaymentHighest', 'coPaymentCeiling'],
    { effective: '2026-11-22', known: '2026-11-22' },
  );
  if (typeof rates === 'string') throw new Error(rates);
  test('maximum pharmacy retail price', () => {
    const price = { parameter: 'price', purchasePrice: 1_000, source };
    // 2.0 % and 29 NOK; 0.5 % more in a cold chain, 19 NOK more for groups A and B (DMP, from 1 July 2019)
    expect(maximumPrice(price, rates, 'NOK').value).toBeCloseTo(1_000 * 1.02 + 29, 9);
    expect(maximumPrice({ ...price, coldChain: true, controlled: true }, rates, 'NOK').value).toBeCloseTo(
      1_000 * 1.025 + 29 + 19,
      9,
    );
    expect(maximumPrice(price, rates, 'NOK').facts.map(({ id }) => id)).toEqual([
      'pharmacy-mark-up-share',
      'pharmacy-mark-up-pack',
    ]);
  });
  test('the maximum price is what the budget is run with', () => {
    const prices = [{ parameter: 'price', purchasePrice: 20_000, source }];
    const found = budgetOf({ budget: { ...budget, prices } });
    expect(ofLine(found, 'newDrug')[0]).toBeCloseTo(5 * (20_000 * 1.02 + 29), 6);
  });
  test('value added tax where the premises say so', () => {
    const components = { ...budget.components, newDrug: { category: 'drug', valueAddedTax: true } };
    const found = budgetOf({ budget: { ...budget, components } });
    close(ofLine(found, 'newDrug'), [62_500, 125_000, 187_500, 250_000, 312_500]);
    expect(found.facts.find(({ id }) => id === 'value-added-tax')?.source.citation).toContain('Not verified');
  });
  test('blue prescriptions: half of each up to 520 NOK, up to the ceiling of a year', () => {
    expect(blueCoPayment(400, { prescriptionsPerYear: 4 }, rates)).toBe(800);
    expect(blueCoPayment(10_000, { prescriptionsPerYear: 4 }, rates)).toBe(4 * 520);
    expect(blueCoPayment(10_000, { prescriptionsPerYear: 12 }, rates)).toBe(3_278);
    expect(blueCoPayment(10_000, { prescriptionsPerYear: 12, alreadyPaid: 3_000 }, rates)).toBe(278);
    expect(blueCoPayment(10_000, { prescriptionsPerYear: 12, alreadyPaid: 5_000 }, rates)).toBe(0);
  });
  test.each([
    // 5, 10, … patients: 4 × 520 NOK; 700 NOK; a tenth of 10,000 NOK
    [{ type: 'bluePrescription', component: 'newDrug', prescriptionsPerYear: 4, source }, 2_080],
    [{ type: 'perYear', component: 'newDrug', amount: 700, source }, 700],
    [{ type: 'share', component: 'newDrug', share: 0.1, source }, 1_000],
  ])('own payment moves from the payer to the patient: %o', (coPayment, each) => {
    const found = budgetOf({ budget: { ...budget, coPayments: [coPayment] } });
    close(
      ofHolder(found, 'patient'),
      [5, 10, 15, 20, 25].map((persons) => persons * each),
    );
    close(
      ofHolder(found, 'nationalInsurance'),
      [5, 10, 15, 20, 25].map((persons) => persons * (9_000 - each)),
    );
    close(ofLine(found, 'newDrug', 'coPayment'), ofHolder(found, 'patient'));
  });
  test('expenses that are not in the model', () => {
    const common = { label: { nb: 'x', nn: 'x', en: 'x' }, category: 'equipment', holder: 'specialist', source };
    const found = budgetOf({
      budget: {
        ...budget,
        others: [
          { ...common, type: 'yearly', id: 'scanner', amounts: [1_000_000, 100_000] },
          { ...common, type: 'perNewPatient', id: 'test', amount: 200, valueAddedTax: true },
          { ...common, type: 'perPatientYear', id: 'nurse', amount: 300 },
        ],
      },
    });
    close(ofLine(found, 'scanner', 'other'), [1_000_000, 100_000, 100_000, 100_000, 100_000]);
    close(ofLine(found, 'test', 'other'), [1_250, 1_250, 1_250, 1_250, 1_250]);
    close(ofLine(found, 'nurse', 'other'), [1_500, 3_000, 4_500, 6_000, 7_500]);
  });
});

describe('sums', () => {
  const persons = { southEast: 3, west: 1, central: 1, north: 0 };
  const found = budgetOf({
    budget: {
      ...budget,
      holders: { scheme: 'specialist', municipality: 'municipal' },
      inhabitants: { date: '2026-01-01', persons, source },
    },
  });
  test.each([0, 1, 2, 3, 4])('of year %i: payers make the service, regions the specialist, expenses the payers', (year) => {
    const total = (nodes: readonly ByYear[]): number => nodes.reduce((sum, costs) => sum + (costs[year]?.value ?? 0), 0);
    const open = found.holders.filter(({ holder }) => holder !== 'patient').map(({ costs }) => costs);
    expect(total(open)).toBeCloseTo(found.service.net[year]?.value ?? Number.NaN, 6);
    expect(total(found.regions.map(({ costs }) => costs))).toBeCloseTo(ofHolder(found, 'specialist')[year] ?? Number.NaN, 6);
    expect(total(found.lines.map(({ costs }) => costs))).toBeCloseTo(total(found.holders.map(({ costs }) => costs)), 6);
    const { gross, displaced, net } = found.service;
    expect((gross[year]?.value ?? 0) - (displaced[year]?.value ?? 0)).toBeCloseTo(net[year]?.value ?? Number.NaN, 6);
  });
  test('shares of regions', () => expect(found.regions.map(({ share }) => share)).toEqual([0.6, 0.2, 0.2, 0]));
});

test('without uptake nothing happens', () => {
  const found = budgetOf({ population: { ...population, uptake: [0] } });
  expect([...found.service.net, ...found.drugs.gross].every(({ value }) => value === 0)).toBe(true);
});

test('more uptake costs more where each patient does', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.9, noNaN: true }), fc.double({ min: 0.01, max: 0.1, noNaN: true }), (uptake, more) => {
      const [less, greater] = [uptake, uptake + more].map((share) =>
        values(budgetOf({ population: { ...population, uptake: [share] } }).service.net),
      );
      greater?.forEach((value, year) => expect(value).toBeGreaterThan(less?.[year] ?? Number.NaN));
    }),
    { numRuns: 15 },
  );
});

describe('what is missing blocks', () => {
  test.each([
    ['budget.noPopulation', { population: undefined }],
    ['budget.holder', { budget: { ...budget, holders: { scheme: 'nationalInsurance' } } }],
    ['budget.component', { budget: { ...budget, components: { visits: { category: 'drug' } } } }],
    [
      'budget.horizon',
      { population: { ...population, prevalent: [{ patients: 1, yearsSinceStart: 16, switching: [0], source }] } },
    ],
    ['budget.run', { budget: { ...budget, prices: [{ parameter: 'nothing', purchasePrice: 1, source }] } }],
    ['population.patients', { population: { firstYear: 2027, source } }],
    [
      'budget.rate',
      {
        budget: {
          ...budget,
          decision: { financing: 'specialist', date: '2027-06-01' },
          coPayments: [{ type: 'bluePrescription', component: 'newDrug', prescriptionsPerYear: 4, source }],
        },
      },
    ],
  ])('%s', (code, parts) => expect(blockOf(parts)).toMatchObject({ status: 'blocked', code }));
  test('a model with patients of its own must agree with the assessment', () => {
    const open = (uptake: number): unknown => modelOf({ openCohort: { newPatients: [10], uptake: { new: [uptake] }, source } });
    expect(blockOf({}, open(0.6))).toMatchObject({ code: 'budget.twoPopulations', details: { year: '2027' } });
    expect(blockOf({}, open(0.5))).toMatchObject({ status: 'computed' });
  });
  test('a model in euro has a budget, and no test against a limit in kroner', () => {
    const parameters = modelOf({
      currency: 'EUR',
      parameters: {
        hazard: { label: { nb: 'h', nn: 'h', en: 'h' }, description: 'x', unit: 'rate', value: 0.1, source },
        price: { label: { nb: 'p', nn: 'p', en: 'p' }, description: 'x', unit: 'EUR/year', value: 10_000, source },
        quality: { label: { nb: 'q', nn: 'q', en: 'q' }, description: 'x', unit: 'utility', value: 0.8, source },
      },
    });
    expect(budgetOf({}, parameters).authority).toMatchObject({ status: 'blocked', code: 'budget.currency' });
  });
});

describe('the authority limit', () => {
  const million = 1_000_000;
  const tested = (growth: readonly number[], date: string, rest: object = {}): AuthorityTest => {
    const nodes = growth.map((value, year) => node(`growth.${year}`, 'budgetHolder', value * million, 'NOK'));
    const found = authorityTest({ growth: nodes, financing: 'nationalInsurance', date, known: '2026-11-22', ...rest });
    if (found.status === 'blocked') throw new Error(found.code);
    return found;
  };
  test.each([
    // V07 (L8793-8799)
    ['2010-06-01', 5],
    ['2016-06-01', 25],
    ['2019-06-01', 100],
  ])('V07: in %s it was %i million', (date, limit) => expect(tested([0], date).limit.value).toBe(limit * million));
  test('V07: 99 million in year 3 of 5 is for the agency, 101 for the Storting', () => {
    expect(tested([10, 50, 99, 80, 70], '2026-11-22')).toMatchObject({ decider: 'agency' });
    expect(tested([10, 50, 101, 80, 70], '2026-11-22')).toMatchObject({ decider: 'parliament', firstYearAbove: 3 });
    expect(tested([10, 50, 100, 80, 70], '2026-11-22')).toMatchObject({ decider: 'agency' });
  });
  test('V08: growth above the limit only in year 6 does not count', () => {
    expect(tested([10, 20, 30, 40, 50, 101], '2026-11-22')).toMatchObject({ decider: 'agency' });
  });
  test('the day of a change is not known: undetermined where it matters', () => {
    expect(tested([50], '2018-05-01')).toMatchObject({ decider: 'undetermined', otherLimit: { value: 25 * million } });
    expect(tested([10], '2018-05-01')).toMatchObject({ decider: 'agency' });
    expect(tested([200], '2018-05-01')).toMatchObject({ decider: 'parliament' });
    expect(tested([10], '2015-02-01')).toMatchObject({ decider: 'undetermined', otherLimit: { value: 5 * million } });
  });
  test('until 2018 what would have come as individual support is deducted (S37.R4)', () => {
    const rest = { individualSupport: [10].map((value) => value * million) };
    expect(tested([30], '2016-06-01', rest)).toMatchObject({ decider: 'agency', growth: [{ value: 20 * million }] });
    expect(tested([110], '2019-06-01', rest)).toMatchObject({ decider: 'parliament', growth: [{ value: 110 * million }] });
  });
  test('what hospitals pay is for the regional health authorities', () => {
    expect(tested([500], '2026-11-22', { financing: 'specialist' })).toMatchObject({ decider: 'authorities' });
  });
  test('before 2003 there was none', () => {
    const input = { growth: [], financing: 'nationalInsurance' as const, date: '2002-12-31', known: '2026-11-22' };
    expect(authorityTest(input)).toMatchObject({ status: 'blocked', code: 'budget.noLimit' });
  });
  test('its facts say that the day is not verified', () => {
    const facts = normativeFacts.filter(({ id }) => id.startsWith('authority-limit'));
    expect(facts.every(({ source: { citation } }) => citation.includes('day is not verified'))).toBe(true);
  });
  test('in a budget: growth of the National Insurance Scheme, net of what is displaced', () => {
    const found = budgetOf({ population: { ...population, newPatients: [10_000] } });
    // 5,000 a year at 9,000 NOK: 45 million more each year
    expect(found.authority).toMatchObject({ status: 'computed', decider: 'parliament', firstYearAbove: 3 });
  });
});
