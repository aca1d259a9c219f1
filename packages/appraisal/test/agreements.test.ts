import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aboveBudget, tieredVolume } from '../src/agreements/national.ts';
import { annuity } from '../src/agreements/patient-stream.ts';
import { type PricedDraws, priceAgreements, type AgreementTerm } from '../src/index.ts';
import { between, contextOf, type Exponential, exponentialTraces, offerOf, onceTraces } from './exponential-traces.ts';

// patients leave at 0.5 a year, a year costs 120,000, ten years of 12 cycles
const course: Exponential = { rate: 0.5, yearly: 120_000, horizon: 10, cyclesPerYear: 12 };
const { rate, yearly, horizon } = course;
const list = yearly * between(rate, 0, horizon);
const stays = (years: number): number => Math.exp(-rate * years);
const on = { type: 'state', states: ['on'] } as const;
const responds = { type: 'parameter', parameter: 'response' } as const;

const price = (terms: readonly AgreementTerm[], rest: Parameters<typeof offerOf>[1] = {}, context = contextOf()): PricedDraws => {
  const [priced] = priceAgreements([offerOf(terms, rest)], context, [exponentialTraces([course])], 1);
  if (priced === undefined) throw new Error('not priced');
  return priced;
};
const paid = (...given: Parameters<typeof price>): number => price(...given).paid[0] ?? Number.NaN;
const total = (columns: readonly Float64Array[]): number => columns.reduce((sum, column) => sum + (column[0] ?? Number.NaN), 0);

describe('terms for each patient, against the integrals of norway.md section 7', () => {
  test('list cost is the integral of the rate of leaving', () => {
    expect(price([]).list[0]).toBeCloseTo(list, 6);
    expect(paid([])).toBeCloseTo(list, 6);
  });

  test('flat discount: Σ q p (1 − d)', () => {
    expect(paid([{ type: 'flatDiscount', discount: 0.4 }])).toBeCloseTo(list * 0.6, 6);
  });

  test('cap for each patient: Σ p min(q, m), by years, by money and by units alike', () => {
    const capped = yearly * between(rate, 0, 1.5);
    expect(paid([{ type: 'patientCap', measure: 'years', limit: 1.5 }])).toBeCloseTo(capped, 6);
    expect(paid([{ type: 'patientCap', measure: 'cost', limit: 180_000 }])).toBeCloseTo(capped, 6);
    // a year is 12 packs of 10,000
    expect(paid([{ type: 'patientCap', measure: 'units', limit: 18 }], { unitPrice: 10_000 })).toBeCloseTo(capped, 6);
  });

  test('free initiation: Σ p max(0, q − f)', () => {
    expect(paid([{ type: 'freeInitiation', measure: 'years', amount: 0.25 }])).toBeCloseTo(
      yearly * between(rate, 0.25, horizon),
      6,
    );
    expect(paid([{ type: 'freeInitiation', measure: 'units', amount: 3 }], { unitPrice: 10_000 })).toBeCloseTo(
      yearly * between(rate, 0.25, horizon),
      6,
    );
  });

  test('money back: what was paid before t for those who had left by t', () => {
    const lost = yearly * (between(rate, 0, 0.5) - 0.5 * stays(0.5));
    expect(paid([{ type: 'moneyBack', outcome: on, years: 0.5 }])).toBeCloseTo(list - lost, 6);
    expect(paid([{ type: 'moneyBack', outcome: on, years: 0.5, share: 0.3 }])).toBeCloseTo(list - 0.3 * lost, 6);
  });

  test('outcome rebate: C (1 − ρ (1 − π)) where the outcome is independent of how long they stay', () => {
    const context = contextOf({ parameter: () => 0.7 });
    expect(paid([{ type: 'outcomeRebate', outcome: responds, years: 1, rebate: 0.5 }], {}, context)).toBeCloseTo(
      list * (1 - 0.5 * 0.3),
      6,
    );
  });

  test('outcome rebate by state: those who stay pay in full, before and after the test', () => {
    const lost = yearly * (between(rate, 0, 1) - stays(1));
    expect(paid([{ type: 'outcomeRebate', outcome: on, years: 1, rebate: 0.5 }])).toBeCloseTo(list - 0.5 * lost, 6);
  });

  test('conditional continuation: C(0, t) + π C(t, T)', () => {
    const context = contextOf({ parameter: () => 0.7 });
    const expected = yearly * (between(rate, 0, 0.5) + 0.7 * between(rate, 0.5, horizon));
    expect(paid([{ type: 'continuation', outcome: responds, years: 0.5 }], {}, context)).toBeCloseTo(expected, 6);
    // a test in the middle of a cycle takes its part of it: 0.52 years is 6.24 cycles
    const part = 0.24 * between(rate, 0.5, 7 / 12);
    expect(paid([{ type: 'continuation', outcome: responds, years: 0.52 }], {}, context)).toBeCloseTo(
      yearly * (between(rate, 0, 0.5) + part + 0.7 * (between(rate, 0.5, horizon) - part)),
      6,
    );
  });

  test('a refund is discounted to the day it is paid', () => {
    const discount = 0.04;
    const traces = exponentialTraces([{ ...course, discount }]);
    const terms: readonly AgreementTerm[] = [{ type: 'moneyBack', outcome: on, years: 1 }];
    const [priced] = priceAgreements([offerOf(terms)], contextOf(), [traces], 1);
    const lost = yearly * (between(rate, 0, 1) - stays(1));
    expect(priced?.paidDiscounted[0]).toBeCloseTo((priced?.listDiscounted[0] ?? 0) - lost / 1.04, 6);
  });

  test('instalments: A = P r / (1 − (1 + r)^−n), paid for those in whom the outcome lasts', () => {
    // 1,000,000 at 5 % over 3 years: 50,000 / (1 − 1.05^−3) = 367,208.56
    expect(annuity(1_000_000, 3, 0.05)).toBeCloseTo(50_000 / (1 - 1.05 ** -3), 6);
    const terms = (rest: Partial<Extract<AgreementTerm, { type: 'instalments' }>>): readonly AgreementTerm[] => [
      { type: 'instalments', payments: 4, ...rest },
    ];
    const priceOnce = (given: readonly AgreementTerm[], discount = 0): PricedDraws | undefined =>
      priceAgreements([offerOf(given)], contextOf(), [onceTraces(2_000_000, { ...course, discount })], 1)[0];
    expect(priceOnce(terms({}))?.paid[0]).toBeCloseTo(2_000_000, 6);
    expect(priceOnce(terms({ gate: on }))?.paid[0]).toBeCloseTo(500_000 * (1 + stays(1) + stays(2) + stays(3)), 6);
    expect(priceOnce(terms({ gate: on, first: 'yearEnd' }))?.paid[0]).toBeCloseTo(
      500_000 * (stays(1) + stays(2) + stays(3) + stays(4)),
      6,
    );
    // an annuity at the rate of discounting is worth the price, whenever the first payment falls
    for (const first of ['start', 'yearEnd'] as const)
      expect(priceOnce(terms({ rate: 0.04, first }), 0.04)?.paidDiscounted[0]).toBeCloseTo(2_000_000, 6);
  });

  test('terms act one after the other: a discount before a cap in money lets patients be paid for longer', () => {
    const cap: AgreementTerm = { type: 'patientCap', measure: 'cost', limit: 90_000 };
    const half: AgreementTerm = { type: 'flatDiscount', discount: 0.5 };
    expect(paid([half, cap])).toBeCloseTo(0.5 * yearly * between(rate, 0, 1.5), 6);
    expect(paid([cap, half])).toBeCloseTo(0.5 * yearly * between(rate, 0, 0.75), 6);
  });
});

describe('terms for Norway', () => {
  const tiers = [
    { from: 100, discount: 0.2 },
    { from: 300, discount: 0.5 },
  ];

  test('marginal: Σ p (1 − d) of the units in each tier; all units: p (1 − d) q at the tier reached', () => {
    expect(tieredVolume(80, { form: 'marginal', tiers })).toBe(80);
    expect(tieredVolume(250, { form: 'marginal', tiers })).toBeCloseTo(100 + 150 * 0.8, 9);
    expect(tieredVolume(400, { form: 'marginal', tiers })).toBeCloseTo(100 + 200 * 0.8 + 100 * 0.5, 9);
    expect(tieredVolume(250, { form: 'allUnits', tiers })).toBeCloseTo(250 * 0.8, 9);
    expect(tieredVolume(300, { form: 'allUnits', tiers })).toBeCloseTo(300 * 0.5, 9);
  });

  test('expenditure cap: min(C, B) + (1 − s) max(0, C − B)', () => {
    expect(aboveBudget(150, 100, 1)).toBe(100);
    expect(aboveBudget(150, 100, 0.6)).toBeCloseTo(100 + 0.4 * 50, 9);
    expect(aboveBudget(90, 100, 1)).toBe(90);
  });

  test('marginal tiers cost between all units and list, and no less when the discounts of the tiers shrink', () => {
    const rising = fc
      .tuple(
        fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.double({ min: 0, max: 0.9, noNaN: true }), { minLength: 5, maxLength: 5 }),
      )
      .map(([steps, discounts]) => {
        const sorted = discounts.toSorted((a, b) => a - b);
        let from = 0;
        return steps.map((step, index) => {
          from += step;
          return { from, discount: sorted[index] ?? 0 };
        });
      });
    fc.assert(
      fc.property(rising, fc.double({ min: 0, max: 1000, noNaN: true }), (given, volume) => {
        const marginal = tieredVolume(volume, { form: 'marginal', tiers: given });
        expect(marginal).toBeLessThanOrEqual(volume * (1 + 1e-12));
        expect(marginal).toBeGreaterThanOrEqual(tieredVolume(volume, { form: 'allUnits', tiers: given }) - 1e-9 * volume);
        const smaller = given.map(({ from, discount }) => ({ from, discount: discount / 2 }));
        expect(tieredVolume(volume, { form: 'marginal', tiers: smaller })).toBeGreaterThanOrEqual(marginal - 1e-9 * volume);
      }),
    );
  });

  // 10 new patients a year; what a patient costs in the first and second calendar year, entering evenly, in closed form
  const inFirstYear = yearly * ((1 - between(rate, 0, 1)) / rate);
  const context = contextOf({ patients: [10] });

  test('what is spent in a calendar year is that of patients who enter evenly over it', () => {
    const { national } = price([], { years: 3 }, context);
    // entry at s in the year: ∫₀¹ ∫₀^(1−s) e^(−λt) dt ds = (1 − (1 − e^−λ)/λ)/λ; the grid puts what belongs to a cycle at its middle
    expect(Math.abs((national.list[0]?.[0] ?? 0) / (10 * inFirstYear) - 1)).toBeLessThan(1e-3);
    expect(total(national.starting)).toBe(30);
  });

  test('a cap on expenditure holds year by year, and the supplier bears its share above it', () => {
    const { national } = price(
      [{ type: 'expenditureCap', budget: [500_000, 1_000_000], supplierShare: 0.75 }],
      { years: 3 },
      context,
    );
    national.list.forEach((column, year) => {
      const spent = column[0] ?? Number.NaN;
      const budget = year === 0 ? 500_000 : 1_000_000;
      expect(spent).toBeGreaterThan(budget);
      expect(national.paid[year]?.[0]).toBeCloseTo(budget + 0.25 * (spent - budget), 6);
    });
  });

  test('over the whole agreement only the sum counts', () => {
    const { national } = price([{ type: 'expenditureCap', budget: [2_000_000], period: 'agreement' }], { years: 4 }, context);
    expect(total(national.paid)).toBeCloseTo(2_000_000, 6);
    const tiered = price(
      [{ type: 'priceVolume', form: 'allUnits', measure: 'units', period: 'agreement', tiers }],
      { years: 4, unitPrice: 10_000 },
      context,
    ).national;
    const units = total(tiered.list) / 10_000;
    expect(total(tiered.paid)).toBeCloseTo(tieredVolume(units, { form: 'allUnits', tiers }) * 10_000, 5);
  });

  test('weighted price: p̄ = Σ w p, and with the true-up Σ w(actual) p', () => {
    const name = { nb: 'x', nn: 'x', en: 'x' };
    const indications = [
      { name, share: 0.6, discount: 0.2, actualShare: 0.4 },
      { name, share: 0.4, discount: 0.5, actualShare: 0.6 },
    ];
    const agreed = 0.6 * 0.8 + 0.4 * 0.5;
    const actual = 0.4 * 0.8 + 0.6 * 0.5;
    expect(paid([{ type: 'indicationPrice', indications, trueUp: false }])).toBeCloseTo(list * agreed, 6);
    expect(paid([{ type: 'indicationPrice', indications, trueUp: true }])).toBeCloseTo(list * actual, 6);
    // what is settled: (actual − agreed) p q
    expect(actual - agreed).toBeCloseTo((0.4 - 0.6) * 0.8 + (0.6 - 0.4) * 0.5, 12);
  });

  test('a price that follows the effect has the discount of the last level that is reached', () => {
    const step = (value: number): number => {
      const term: AgreementTerm = {
        type: 'documentedEffect',
        start: 0.6,
        steps: [
          {
            year: 1,
            measure: responds,
            better: 'lower',
            levels: [
              { level: 0.8, discount: 0.4 },
              { level: 0.6, discount: 0.2 },
            ],
            otherwise: 0.7,
          },
        ],
      };
      const { national } = price([term], { years: 2 }, contextOf({ parameter: () => value }));
      expect((national.paid[0]?.[0] ?? 0) / (national.list[0]?.[0] ?? 0)).toBeCloseTo(0.4, 12);
      return (national.paid[1]?.[0] ?? 0) / (national.list[1]?.[0] ?? 0);
    };
    expect(step(0.9)).toBeCloseTo(0.3, 12);
    expect(step(0.8)).toBeCloseTo(0.6, 12);
    expect(step(0.5)).toBeCloseTo(0.8, 12);
  });

  test('a review that fails lowers the price, or lets no new patients start', () => {
    const term = (exit: Extract<AgreementTerm, { type: 'evidence' }>['exit']): AgreementTerm => ({
      type: 'evidence',
      milestones: [],
      reviewYear: 2,
      measure: { type: 'qalyGain' },
      level: 0.3,
      exit,
    });
    const fails = contextOf({ patients: [10], qalyGain: () => 0.2 });
    const lowered = price([term({ type: 'lowerPrice', discount: 0.5 })], { years: 4 }, fails).national;
    expect(lowered.paid.map((column, year) => (column[0] ?? 0) / (lowered.list[year]?.[0] ?? 0))).toEqual([1, 1, 0.5, 0.5]);
    const closed = price([term({ type: 'withdraw' })], { years: 4 }, fails).national;
    expect(closed.starting.map((column) => column[0])).toEqual([10, 10, 0, 0]);
    const holds = price([term({ type: 'withdraw' })], { years: 4 }, contextOf({ patients: [10], qalyGain: () => 0.3 })).national;
    expect(holds.starting.map((column) => column[0])).toEqual([10, 10, 10, 10]);
  });
});

describe('patients one by one: the formulas of section 7 summed over simulated patients', () => {
  // stratified: the i-th of n equally likely times on treatment
  const count = 4_000;
  const staysFor = Array.from({ length: count }, (_, i) => Math.min(horizon, -Math.log(1 - (i + 0.5) / count) / rate));
  const meanCost = (cost: (years: number) => number): number => staysFor.reduce((sum, years) => sum + cost(years), 0) / count;
  const near = (found: number, expected: number): void => expect(Math.abs(found / expected - 1)).toBeLessThan(2e-3);

  test('caps, free initiation, refunds and gates', () => {
    near(
      paid([{ type: 'patientCap', measure: 'cost', limit: 250_000 }]),
      meanCost((q) => Math.min(q * yearly, 250_000)),
    );
    near(
      paid([{ type: 'freeInitiation', measure: 'cost', amount: 40_000 }]),
      meanCost((q) => Math.max(0, q * yearly - 40_000)),
    );
    near(
      paid([{ type: 'moneyBack', outcome: on, years: 0.75 }]),
      meanCost((q) => (q < 0.75 ? 0 : q * yearly)),
    );
    near(
      paid([{ type: 'outcomeRebate', outcome: on, years: 2, rebate: 0.6 }]),
      meanCost((q) => q * yearly * (q < 2 ? 0.4 : 1)),
    );
    near(
      paid([
        { type: 'flatDiscount', discount: 0.2 },
        { type: 'moneyBack', outcome: on, years: 0.5, share: 0.8 },
      ]),
      meanCost((q) => q * yearly * 0.8 * (q < 0.5 ? 0.2 : 1)),
    );
    near(
      paid([{ type: 'instalments', payments: 5, price: 900_000, gate: on }]),
      meanCost((q) => 180_000 * (1 + [1, 2, 3, 4].filter((year) => q >= year).length)),
    );
  });

  test('national caps and tiers by calendar year, with patients who enter at any time of the year', () => {
    const years = 4;
    const newPatients = [8, 12, 14, 10];
    const entries = 24;
    // what one patient who enters in year e at s buys in calendar year y
    const boughtIn = (entry: number, year: number, stay: number): number =>
      Math.max(0, Math.min(entry + stay, year + 1) - Math.max(entry, year)) * yearly;
    const spent = Array.from({ length: years }, (_, year) =>
      newPatients.reduce((sum, patients, e) => {
        let one = 0;
        for (let s = 0; s < entries; s++)
          for (let i = 0; i < count; i += 10) one += boughtIn(e + (s + 0.5) / entries, year, staysFor[i + 5] ?? 0);
        return sum + (patients * one) / (entries * (count / 10));
      }, 0),
    );
    const context = contextOf({ patients: newPatients });
    const cap: AgreementTerm = { type: 'expenditureCap', budget: [300_000, 900_000, 1_500_000], supplierShare: 0.5 };
    const capped = price([cap], { years }, context).national.paid;
    const tiers = [
      { from: 50, discount: 0.2 },
      { from: 150, discount: 0.4 },
    ];
    const tiered = price(
      [{ type: 'priceVolume', form: 'marginal', measure: 'units', tiers }],
      { years, unitPrice: 10_000 },
      context,
    ).national.paid;
    spent.forEach((cost, year) => {
      const budget = [300_000, 900_000, 1_500_000, 1_500_000][year] ?? 0;
      const excess = Math.max(0, cost - budget);
      expect(Math.abs((capped[year]?.[0] ?? 0) / (cost - 0.5 * excess) - 1)).toBeLessThan(5e-3);
      const units = cost / 10_000;
      const pay = Math.min(units, 50) + 0.8 * Math.min(Math.max(units - 50, 0), 100) + 0.6 * Math.max(units - 150, 0);
      expect(Math.abs((tiered[year]?.[0] ?? 0) / (pay * 10_000) - 1)).toBeLessThan(5e-3);
    });
  });
});

describe('properties', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const years = fc.double({ min: 0, max: 10, noNaN: true });
  const outcome = fc.constantFrom(on, responds);
  const patientTerm: fc.Arbitrary<AgreementTerm> = fc.oneof(
    fc.record({ type: fc.constant('flatDiscount' as const), discount: share }),
    fc.record({
      type: fc.constant('patientCap' as const),
      measure: fc.constantFrom('units', 'cost', 'years'),
      limit: fc.double({ min: 0, max: 50, noNaN: true }),
    }),
    fc.record({
      type: fc.constant('freeInitiation' as const),
      measure: fc.constantFrom('units', 'cost', 'years'),
      amount: fc.double({ min: 0, max: 50, noNaN: true }),
    }),
    fc.record({ type: fc.constant('continuation' as const), outcome, years }),
  );
  const refund: fc.Arbitrary<AgreementTerm> = fc.oneof(
    fc.record({ type: fc.constant('moneyBack' as const), outcome, years, share }),
    fc.record({ type: fc.constant('outcomeRebate' as const), outcome, years, rebate: share }),
  );
  const nationalTerm: fc.Arbitrary<AgreementTerm> = fc.oneof(
    fc.record({
      type: fc.constant('expenditureCap' as const),
      budget: fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 3 }),
      supplierShare: share,
    }),
    fc.record({
      type: fc.constant('priceVolume' as const),
      form: fc.constantFrom('marginal', 'allUnits'),
      measure: fc.constantFrom('units', 'sales'),
      tiers: fc.constant([
        { from: 5, discount: 0.1 },
        { from: 20, discount: 0.6 },
      ]),
    }),
  );

  test('no term raises what is paid, and nothing is paid back that was not paid', () => {
    fc.assert(
      fc.property(
        fc.record({ rate: fc.double({ min: 0.01, max: 3, noNaN: true }), yearly: fc.double({ min: 1, max: 1e5, noNaN: true }) }),
        fc.array(patientTerm, { maxLength: 2 }),
        fc.option(refund, { nil: undefined }),
        fc.array(nationalTerm, { maxLength: 2 }),
        share,
        (given, first, back, national, response) => {
          const traces = exponentialTraces([{ ...given, horizon: 10, cyclesPerYear: 4 }]);
          const terms = [...first, ...(back === undefined ? [] : [back]), ...national];
          const context = contextOf({ patients: [3, 5], parameter: () => response });
          const run = (some: readonly AgreementTerm[]): number =>
            priceAgreements([offerOf(some, { years: 3, unitPrice: 100 })], context, [traces], 1)[0]?.paid[0] ?? Number.NaN;
          terms.reduce((before, _, index) => {
            const after = run(terms.slice(0, index + 1));
            expect(after).toBeLessThanOrEqual(before * (1 + 1e-9) + 1e-9);
            expect(after).toBeGreaterThanOrEqual(-1e-9 * before - 1e-9);
            return after;
          }, run([]));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('what is given back is what was paid: at a low first price, money back for everybody returns the low price', () => {
    const traces = exponentialTraces([{ rate: 0.3, yearly: 1_000, horizon: 10, cyclesPerYear: 4 }]);
    const context = contextOf({ patients: [1], parameter: () => 0 });
    const rising: AgreementTerm = {
      type: 'documentedEffect',
      start: 0.6,
      steps: [
        { year: 1, measure: { type: 'parameter', parameter: 'response' }, levels: [{ level: 0, discount: 0 }], otherwise: 0 },
      ],
    };
    const back: AgreementTerm = { type: 'moneyBack', outcome: { type: 'parameter', parameter: 'response' }, years: 2.5 };
    const paidFor = (terms: readonly AgreementTerm[]): number =>
      priceAgreements([offerOf(terms, { years: 4 })], context, [traces], 1)[0]?.paid[0] ?? Number.NaN;
    // nobody has the response: what is left is what is paid after two and a half years, at the full price that holds from year 1 on
    const after = (1_000 / 0.3) * (Math.exp(-0.3 * 2.5) - Math.exp(-0.3 * 10));
    expect(Math.abs(paidFor([back, rising]) / after - 1)).toBeLessThan(1e-3);
    expect(paidFor([back, rising])).toBeLessThan(paidFor([rising]));
  });

  test('draws are priced one by one: blocks of any size give the same bits', () => {
    const draws = [0.2, 0.5, 0.9, 1.4].map((each) => ({ ...course, rate: each }));
    const terms: readonly AgreementTerm[] = [
      { type: 'moneyBack', outcome: on, years: 0.5 },
      { type: 'priceVolume', form: 'marginal', measure: 'sales', tiers: [{ from: 100_000, discount: 0.3 }] },
    ];
    const context = contextOf({ patients: [4, 6], volumeVariation: 0.3 });
    const offers = [offerOf(terms, { years: 3 })];
    const whole = priceAgreements(offers, context, [exponentialTraces(draws)], 4);
    const cut = [draws.slice(0, 1), draws.slice(1)].map((part, index) => {
      const traces = exponentialTraces(part);
      return { ...traces, draws: { seed: 1, from: index, to: index + part.length } };
    });
    expect(priceAgreements(offers, context, cut, 4)).toEqual(whole);
  });

  test('the number of patients has mean 1 and the variation it is given, and moves no cost of a patient under a flat discount', () => {
    const many = exponentialTraces(Array.from({ length: 2_000 }, () => ({ ...course, horizon: 1, cyclesPerYear: 1 })));
    const [priced] = priceAgreements(
      [offerOf([{ type: 'flatDiscount', discount: 0.5 }])],
      contextOf({ volumeVariation: 0.4 }),
      [many],
      2_000,
    );
    const volume = priced?.volume ?? new Float64Array();
    const mean = volume.reduce((sum, value) => sum + value, 0) / 2_000;
    const variance = volume.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 1_999;
    // standard error of the mean: 0.4 / √2000 = 0.009
    expect(Math.abs(mean - 1)).toBeLessThan(0.03);
    expect(Math.abs(Math.sqrt(variance) - 0.4)).toBeLessThan(0.04);
    priced?.paid.forEach((each) => expect(each).toBeCloseTo(0.5 * yearly * between(rate, 0, 1), 6));
  });
});
