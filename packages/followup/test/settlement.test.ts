import type { AgreementTerm } from '@likeverd/appraisal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DrugDelivery, settleYear, type SettlementInput } from '../src/index.ts';
import { exact, minus, over, plus, rounded, times, whole } from '../src/settlement/exact.ts';

/** Patient a has three deliveries in the first year and one in the second, patient b one of each; two packs each, at 1,000 kroner a pack. */
const deliveries: readonly DrugDelivery[] = [
  { row: 2, patient: 'a', date: '2027-01-10', units: 2, days: 56 },
  { row: 3, patient: 'a', date: '2027-04-10', units: 2, days: 56 },
  { row: 4, patient: 'b', date: '2027-06-01', units: 2, days: 56 },
  { row: 5, patient: 'a', date: '2027-09-10', units: 2, days: 56 },
  { row: 6, patient: 'a', date: '2028-02-10', units: 2, days: 56 },
  { row: 7, patient: 'b', date: '2028-03-01', units: 2, days: 56 },
];
const base: SettlementInput = {
  terms: [],
  listPrice: 1_000,
  introduced: '2027-01-01',
  year: 0,
  deliveries,
  starts: new Map([
    ['a', '2027-01-10'],
    ['b', '2027-06-01'],
  ]),
  outcomes: new Map(),
  unknownOutcome: 'with',
  measures: new Map(),
};
const kroner = (amount: number): number => 100 * amount;
const settled = (terms: readonly AgreementTerm[], changes: Partial<SettlementInput> = {}) => {
  const found = settleYear({ ...base, terms, ...changes });
  if (found.status === 'refused') throw new Error(JSON.stringify(found.details));
  return found;
};
const parameter = { type: 'parameter', parameter: 'p' } as const;
const seen = (of: Readonly<Record<string, 'yes' | 'no' | 'unknown'>>) => new Map([[0, new Map(Object.entries(of))]]);
const words = (text: string) => ({ nb: text, nn: text, en: text });

describe('a year is settled term by term', () => {
  test('at list price: 4 deliveries of 2 packs at 1,000 kroner', () => {
    expect(settled([])).toMatchObject({
      rows: 4,
      patients: 2,
      units: 8,
      listed: kroner(8_000),
      owed: kroner(8_000),
      rebate: 0,
      steps: [],
    });
    expect(settled([], { year: 1 })).toMatchObject({ from: '2028-01-01', to: '2028-12-31', rows: 2, listed: kroner(4_000) });
  });

  test('12.5 % off, then 10 % off what is left: 8,000 · 0.875 · 0.9', () => {
    const terms = [
      { type: 'flatDiscount', discount: 0.125 },
      { type: 'flatDiscount', discount: 0.1 },
    ] as const;
    const found = settled(terms);
    expect(found.owed).toBe(kroner(8_000 * 0.875 * 0.9));
    expect(found.steps.map(({ before, after }) => [before, after])).toEqual([
      [kroner(8_000), kroner(7_000)],
      [kroner(7_000), kroner(6_300)],
    ]);
  });

  test('nothing beyond 3 packs a patient: a pays 3 of 6, b 2; in the second year a pays nothing and b the third', () => {
    const terms = [{ type: 'patientCap', measure: 'units', limit: 3 }] as const;
    expect(settled(terms)).toMatchObject({ owed: kroner(5_000), steps: [{ rows: [3, 5] }] });
    expect(settled(terms, { year: 1 })).toMatchObject({ owed: kroner(1_000), steps: [{ rows: [6, 7] }] });
  });

  test('the first 1,500 kroner of each patient free; by years, 112 days of 365.25 are 0.3066', () => {
    expect(settled([{ type: 'freeInitiation', measure: 'cost', amount: 1_500 }]).owed).toBe(kroner(8_000 - 2 * 1_500));
    // 0.2 years are 73.05 days: of a’s second row 17.05 of 56 days are paid for, of the third none
    const capped = settled([{ type: 'patientCap', measure: 'years', limit: 0.2 }]);
    expect(capped.owed).toBe(kroner(2_000 + 2_000) + Math.round((kroner(2_000) * 17.05) / 56));
  });

  test('half of what was paid for those without the outcome at six months: a’s first two rows are given back in July, the third is reduced', () => {
    const terms = [{ type: 'outcomeRebate', outcome: parameter, years: 0.5, rebate: 0.5 }] as const;
    const found = settled(terms, { outcomes: seen({ a: 'no', b: 'no' }) });
    // b is tested on 1 December: one row before, 2,000 · 0.5
    expect(found.owed).toBe(kroner(8_000 - 0.5 * (2_000 + 2_000) - 0.5 * 2_000 - 0.5 * 2_000));
    expect(found.steps[0]).toMatchObject({ rows: [2, 3, 5, 4], details: { without: 2, unknown: 0 } });
    expect(settled(terms, { outcomes: seen({ a: 'no', b: 'no' }), year: 1 }).owed).toBe(kroner(2_000));
    expect(settled(terms, { outcomes: seen({ a: 'yes' }) }).owed).toBe(kroner(8_000));
    expect(settled(terms, { outcomes: seen({ a: 'yes' }), unknownOutcome: 'without' }).owed).toBe(kroner(7_000));
  });

  test('money back gives back what was paid before the test and leaves the rest; a test in the next year gives nothing back in this', () => {
    const terms = [{ type: 'moneyBack', outcome: parameter, years: 0.5 }] as const;
    expect(settled(terms, { outcomes: seen({ a: 'no', b: 'yes' }) }).owed).toBe(kroner(8_000 - 4_000));
    expect(settled([{ ...terms[0], years: 2 }], { outcomes: seen({ a: 'no' }) }).owed).toBe(kroner(8_000));
  });

  test('deliveries after a stop are told and change no amount', () => {
    const found = settled([{ type: 'continuation', outcome: parameter, years: 0.5 }], { outcomes: seen({ a: 'no', b: 'yes' }) });
    expect(found).toMatchObject({ owed: kroner(8_000), steps: [{ rows: [5], details: { deliveredAfterStop: 1 } }] });
  });

  test('instalments: 3 yearly payments of 3,000 for each who has started; an annuity at 10 % is P r / (1 − 1.1⁻³)', () => {
    const terms = [{ type: 'instalments', payments: 3, price: 9_000 }] as const;
    expect(settled(terms)).toMatchObject({ owed: kroner(2 * 3_000), steps: [{ details: { payments: 2 } }] });
    const annuity = (9_000 * 0.1) / (1 - 1.1 ** -3);
    expect(settled([{ ...terms[0], rate: 0.1, first: 'yearEnd' }], { year: 1 }).owed).toBe(2 * Math.round(100 * annuity));
    const gated = { ...terms[0], gate: parameter };
    expect(settled([gated], { year: 1, outcomes: seen({ a: 'no', b: 'yes' }) }).owed).toBe(kroner(3_000));
  });

  test('tiers by volume: marginal, the part above 5 packs at half price; all units, everything', () => {
    const tiers = [{ from: 5, discount: 0.5 }];
    const term = { type: 'priceVolume', measure: 'units', tiers } as const;
    expect(settled([{ ...term, form: 'marginal' }]).owed).toBe(kroner(5_000 + 3_000 * 0.5));
    expect(settled([{ ...term, form: 'allUnits' }]).owed).toBe(kroner(4_000));
    // counted over the agreement, the second year begins at 8 packs
    expect(settled([{ ...term, form: 'marginal', period: 'agreement' }], { year: 1 }).owed).toBe(kroner(2_000));
    expect(settled([{ ...term, form: 'marginal' }], { year: 1 }).owed).toBe(kroner(4_000));
  });

  test('above a budget of 6,000 the supplier bears 80 %: 6,000 + 0.2 · 2,000', () => {
    expect(settled([{ type: 'expenditureCap', budget: [6_000], supplierShare: 0.8 }]).owed).toBe(kroner(6_400));
  });

  test('one price for two indications, settled by the shares that turned out: 6 packs at 10 %, 2 at 50 %', () => {
    const indications = [
      { name: words('first'), share: 0.5, discount: 0.1 },
      { name: words('second'), share: 0.5, discount: 0.5 },
    ];
    const named = deliveries.map((each) => ({ ...each, indication: each.patient === 'a' ? 'first' : 'second' }));
    const term = { type: 'indicationPrice', indications, trueUp: true } as const;
    expect(settled([term], { deliveries: named }).owed).toBe(kroner(6_000 * 0.9 + 2_000 * 0.5));
    expect(settled([{ ...term, trueUp: false }]).owed).toBe(kroner(8_000 * 0.7));
    expect(settleYear({ ...base, terms: [term] })).toMatchObject({ code: 'followUp.term', details: { reason: 'indication' } });
  });

  test('a price that follows the documented effect, and a review that was not passed', () => {
    const measure = { type: 'qalyGain' } as const;
    const levels = [
      { level: 0.5, discount: 0.3 },
      { level: 1, discount: 0.1 },
    ];
    const term = { type: 'documentedEffect', start: 0.4, steps: [{ year: 1, measure, levels, otherwise: 0.6 }] } as const;
    expect(settled([term]).owed).toBe(kroner(8_000 * 0.6));
    expect(settled([term], { year: 1, measures: new Map([[0, [0.7]]]) }).owed).toBe(kroner(4_000 * 0.7));
    expect(settled([term], { year: 1, measures: new Map([[0, [0.1]]]) }).owed).toBe(kroner(4_000 * 0.4));
    expect(settleYear({ ...base, terms: [term], year: 1 })).toMatchObject({
      code: 'followUp.term',
      details: { reason: 'measure' },
    });
    const review = {
      type: 'evidence',
      milestones: [],
      reviewYear: 1,
      measure,
      level: 0.5,
      exit: { type: 'lowerPrice', discount: 0.2 },
    } as const;
    expect(settled([review]).owed).toBe(kroner(8_000));
    expect(settled([review], { year: 1, measures: new Map([[0, [0.4]]]) }).owed).toBe(kroner(4_000 * 0.8));
    expect(settled([review], { year: 1, measures: new Map([[0, [0.6]]]) }).owed).toBe(kroner(4_000));
  });

  test('what cannot be settled from these data is refused, with the term and what is missing', () => {
    const noDays = deliveries.map(({ days: _days, ...each }) => each);
    const years = { type: 'patientCap', measure: 'years', limit: 1 } as const;
    expect(settleYear({ ...base, deliveries: noDays, terms: [years] })).toMatchObject({ details: { term: '1', reason: 'days' } });
    const back = { type: 'moneyBack', outcome: parameter, years: 1 } as const;
    expect(settleYear({ ...base, starts: new Map(), terms: [back] })).toMatchObject({ details: { reason: 'start' } });
    expect(settleYear({ ...base, terms: [{ type: 'instalments', payments: 2 }] })).toMatchObject({ details: { reason: 'price' } });
  });
});

describe('properties', () => {
  const some = fc.array(
    fc.record({
      patient: fc.constantFrom('a', 'b', 'c'),
      date: fc.constantFrom('2027-02-01', '2027-07-15', '2027-12-31', '2028-05-05'),
      units: fc.integer({ min: 0, max: 9_999 }).map((thousandths) => thousandths / 1_000),
    }),
    { maxLength: 30 },
  );
  const terms = [
    { type: 'flatDiscount', discount: 0.137 },
    { type: 'patientCap', measure: 'units', limit: 7.3 },
    { type: 'priceVolume', form: 'marginal', measure: 'units', tiers: [{ from: 10, discount: 0.15 }] },
    { type: 'expenditureCap', budget: [20_000], supplierShare: 0.9 },
  ] as const;

  test('the same data give the same settlement and hash in any order; what comes after the year changes nothing', () => {
    fc.assert(
      fc.property(some, (list) => {
        const rows = list.map((each, row) => ({ ...each, row }));
        const found = settled(terms, { deliveries: rows, listPrice: 12_345.67 });
        expect(settled(terms, { deliveries: rows.toReversed(), listPrice: 12_345.67 })).toEqual(found);
        const early = rows.filter(({ date }) => date < '2028-01-01');
        expect(settled(terms, { deliveries: early, listPrice: 12_345.67 }).hash).toBe(found.hash);
      }),
    );
  });

  test('amounts are whole øre, listed less rebate is owed, each step begins where the last ended, and plain floating-point arithmetic says the same', () => {
    fc.assert(
      fc.property(some, (list) => {
        const found = settled(terms, { deliveries: list.map((each, row) => ({ ...each, row })), listPrice: 12_345.67 });
        expect([found.listed, found.owed, found.rebate].every(Number.isSafeInteger)).toBe(true);
        expect(found.listed - found.rebate).toBe(found.owed);
        found.steps
          .slice(1)
          .forEach(({ before }, index) =>
            expect(Math.abs(before - (found.steps[index]?.after ?? 0))).toBeLessThanOrEqual(list.length),
          );
        const used = new Map<string, number>();
        let [sum, volume] = [0, 0];
        for (const { patient, units, date } of list.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
          const before = used.get(patient) ?? 0;
          used.set(patient, before + units);
          if (date >= '2028-01-01') continue;
          volume += units;
          sum += (Math.min(before + units, 7.3) - Math.min(before, 7.3)) * 12_345.67 * (1 - 0.137);
        }
        const tiered = volume === 0 ? 0 : (sum * (volume - 0.15 * Math.max(0, volume - 10))) / volume;
        const owed = Math.min(tiered, 20_000) + 0.1 * Math.max(0, tiered - 20_000);
        expect(Math.abs(found.owed / 100 - owed)).toBeLessThan(0.01 * (list.length + 3));
      }),
    );
  });

  test('fractions: 0.1 + 0.2 is 0.3, a third three times is one, halves are rounded away from zero', () => {
    expect(plus(exact(0.1), exact(0.2))).toEqual(exact(0.3));
    expect(times(over(whole(1n), whole(3n)), whole(3n))).toEqual(whole(1n));
    expect([exact(2.5), exact(-2.5), exact(2.4), exact(1e21), exact(5e-7)].map(rounded)).toEqual([3n, -3n, 2n, 10n ** 21n, 0n]);
    expect(minus(exact(1), exact(1))).toEqual(whole(0n));
  });
});
