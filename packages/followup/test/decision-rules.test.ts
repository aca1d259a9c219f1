import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalCdf, spendingBounds, spentAlpha } from '@likeverd/statistics';
import { curveOf, type DecisionRule, judgeRule, type RuleContext, tableAsOf } from '../src/index.ts';
import { mercaptopurine, placebo, tableOf } from './tables.ts';

const months = Float64Array.from({ length: 61 }, (_, k) => k);
const exponential = (rate: number) =>
  curveOf(
    months,
    months.map((month) => Math.exp(-rate * month)),
  );
const rate = 9 / 359;
const context: RuleContext = {
  table: tableOf([...mercaptopurine, ...placebo]),
  introduced: '2027-01-01',
  dataUntil: '2030-01-01',
  assumed: () => exponential(rate),
  comparator: () => exponential(4 * rate),
  seed: 1,
};
const control = { kind: 'cohort', source: 's', limits: ['not randomised'], weight: 1, biasMean: 0, biasSd: 0 } as const;
const rule = (changes: Partial<DecisionRule>): DecisionRule => ({
  id: 'r',
  measure: 'os',
  statistic: 'hazardRatio',
  month: 35,
  comparator: 'above',
  limit: 1,
  certainty: 0.8,
  ...changes,
});
const judged = (changes: Partial<DecisionRule>, of: Partial<RuleContext> = {}) => {
  const found = judgeRule(rule(changes), { ...context, ...of });
  if (found.status === 'refused') throw new Error(found.code);
  return found;
};

describe('statistics of a rule', () => {
  test('hazard ratio against the assumed curve: 9 of 9 expected; at half the hazard 2, and the rule is met', () => {
    const level = judged({});
    expect(level).toMatchObject({ estimate: expect.closeTo(1, 9), verdict: 'undecided', people: 21 });
    // the posterior is gamma(9.5) / 9, whose median lies near 1
    expect(level.probability).toBeCloseTo(0.5, 1);
    const worse = judged({}, { assumed: () => exponential(rate / 2) });
    expect(worse).toMatchObject({ estimate: expect.closeTo(2, 9), verdict: 'met' });
  });

  test('against an external control the ratio is Cox’s: exp(−1.509) = 0.22 (Kleinbaum & Klein 2012, section 3.I)', () => {
    const found = judged({ against: 'externalControl', comparator: 'below', limit: 0.5, month: 35 }, { externalControl: control });
    expect(found.estimate).toBeCloseTo(Math.exp(-1.509), 3);
    // exp(−1.509 ± 1.96 · 0.410)
    expect(found.low).toBeCloseTo(Math.exp(-1.509 - 1.96 * 0.4096), 3);
    expect(found.verdict).toBe('met');
  });

  test('an effect size without an external control is refused with the requirement that asks for it', () => {
    expect(judgeRule(rule({ against: 'externalControl' }), context)).toMatchObject({
      status: 'refused',
      code: 'followUp.noExternalControl',
      rule: 'effectSize',
    });
  });

  test('evidence that may be biased is less certain: the interval widens with the bias, and narrows never', () => {
    const width = (biasSd: number, weight: number): number => {
      const found = judged({ against: 'externalControl' }, { externalControl: { ...control, biasSd, weight } });
      return Math.log((found.high ?? 0) / (found.low ?? 0));
    };
    expect(width(0.3, 1)).toBeGreaterThan(width(0, 1));
    expect(width(0, 0.25)).toBeCloseTo(2 * width(0, 1), 9);
  });

  test('the model’s comparator as control: events over its expectation, 9 / 36, shifted by the bias', () => {
    const stated = { ...control, kind: 'modelComparator', biasMean: Math.log(2), biasSd: 0.2 } as const;
    const found = judged({ against: 'externalControl' }, { externalControl: stated });
    expect(found.estimate).toBeCloseTo(9 / 36 / 2, 9);
  });

  test('survival at week 10 is 0.753 (0.503 to 0.889), as printed; the median 23', () => {
    expect(judged({ statistic: 'survivalAt', month: 10, limit: 0.5 })).toMatchObject({
      estimate: expect.closeTo(0.753, 3),
      low: expect.closeTo(0.503, 3),
      high: expect.closeTo(0.889, 3),
      verdict: 'met',
    });
    const median = judged({ statistic: 'medianTime', limit: 13, comparator: 'below' });
    expect(median).toMatchObject({ estimate: 23, low: 13, verdict: 'notMet' });
    expect(median.high).toBeUndefined();
  });

  test('restricted mean 23.287 ± 1.96 · 2.827 (Klein & Moeschberger 2003, section 4.5), and its difference from (1 − e^(−35 r)) / r', () => {
    const mean = judged({ statistic: 'rmst', limit: 20 });
    expect(mean.estimate).toBeCloseTo(23.287, 3);
    expect(mean.high).toBeCloseTo(23.287 + 1.96 * 2.827, 2);
    const assumed = (1 - Math.exp(-35 * rate)) / rate;
    expect(judged({ statistic: 'rmstDifference', limit: 0 }).estimate).toBeCloseTo(23.287 - assumed, 3);
  });

  test('bootstrap and posterior agree about as well as they should on the same rule', () => {
    const posterior = judged({ statistic: 'rmst', limit: 20 });
    const bootstrap = judged({ statistic: 'rmst', limit: 20, by: 'bootstrap' });
    expect(bootstrap.estimate).toBeCloseTo(posterior.estimate ?? Number.NaN, 9);
    expect(Math.abs((bootstrap.probability ?? 0) - (posterior.probability ?? 0))).toBeLessThan(0.06);
    expect(judged({ statistic: 'rmst', limit: 20, by: 'bootstrap' })).toEqual(bootstrap);
    expect(judged({ by: 'bootstrap' }).estimate).toBeCloseTo(1, 9);
  });

  test('shares, changes and costs from those who were measured; the missing are not guessed', () => {
    const rows = Array.from({ length: 5 }, () => ({ months: 24, event: false }));
    const table = tableOf(rows, {
      response: [{ month: 6, values: [1, 1, 1, 0, Number.NaN] }],
      quality: [
        { month: 0, values: [0.5, 0.6, 0.7, 0.8, Number.NaN] },
        { month: 12, values: [0.7, 0.7, 0.8, Number.NaN, 0.9] },
      ],
      cost: [{ month: 12, values: [100, 200, 300, Number.NaN, Number.NaN] }],
    });
    const of = { table };
    expect(judged({ measure: 'response', statistic: 'share', month: 6, limit: 0.5 }, of)).toMatchObject({
      people: 4,
      estimate: 0.75,
    });
    expect(judged({ measure: 'quality', statistic: 'meanChange', month: 12, limit: 0 }, of)).toMatchObject({
      people: 3,
      estimate: expect.closeTo((0.2 + 0.1 + 0.1) / 3, 12),
    });
    // t with 2 degrees of freedom: 200 ± 4.303 · 100/√3
    const cost = judged({ measure: 'cost', statistic: 'costPerPatient', month: 12, limit: 150 }, of);
    expect([cost.estimate, cost.low, cost.high].map((each) => Number(each?.toFixed(1)))).toEqual([200, -48.4, 448.4]);
    expect(
      judged({ measure: 'cost', statistic: 'costPerPatient', month: 12, limit: 150, by: 'bootstrap' }, of).estimate,
    ).toBeCloseTo(200, 9);
  });

  test('counts are known: patients and events since the introduction, once the data reach so far', () => {
    const patients = { measure: 'patients', statistic: 'count', limit: 21, month: 12 } as const;
    expect(judged({ ...patients, comparator: 'atLeast' })).toMatchObject({ estimate: 21, low: 21, probability: 1, verdict: 'met' });
    expect(judged({ ...patients, comparator: 'above' })).toMatchObject({ probability: 0, verdict: 'notMet' });
    expect(judged({ ...patients, month: 48 })).toMatchObject({ verdict: 'notYet', people: 21 });
    // relapses at 6, 6, 6, 7 and 10 months after 1 January fall within the first year
    expect(judged({ statistic: 'count', month: 12, limit: 0 }).estimate).toBe(5);
  });
});

describe('when a rule cannot be judged', () => {
  test('nobody followed so long: not yet', () => {
    expect(judged({ month: 40 })).toEqual({ status: 'judged', rule: rule({ month: 40 }), verdict: 'notYet', people: 21 });
    expect(judged({ subgroup: 'none' })).toMatchObject({ verdict: 'notYet', people: 0 });
  });

  test.each([
    [{ measure: 'pfs' }, 'followUp.unknownEndpoint'],
    [{ statistic: 'share', measure: 'response' }, 'followUp.unknownMeasure'],
  ] as const)('%o: %s', (changes, code) => {
    expect(judgeRule(rule(changes), context)).toMatchObject({ status: 'refused', code });
  });

  test('a curve that is not there, or ends before the month', () => {
    expect(judgeRule(rule({}), { ...context, assumed: () => undefined })).toMatchObject({ code: 'followUp.noTraces' });
    const short = curveOf(
      months.slice(0, 20),
      months.slice(0, 20).map((month) => Math.exp(-rate * month)),
    );
    expect(judgeRule(rule({}), { ...context, assumed: () => short })).toMatchObject({ code: 'followUp.beyondHorizon' });
  });
});

describe('properties', () => {
  test('a rule and its opposite have probabilities that sum to 1, and are never both met', () => {
    const statistic = fc.constantFrom('hazardRatio', 'survivalAt', 'medianTime', 'rmst', 'rmstDifference');
    fc.assert(
      fc.property(
        statistic,
        fc.integer({ min: 1, max: 35 }),
        fc.double({ min: 0.05, max: 30, noNaN: true }),
        (kind, month, limit) => {
          const above = judged({ statistic: kind, month, limit, certainty: 0.9 });
          const below = judged({ statistic: kind, month, limit, certainty: 0.9, comparator: 'atMost' });
          expect((above.probability ?? 0) + (below.probability ?? 0)).toBeCloseTo(1, 12);
          expect(above.verdict === 'met' && below.verdict === 'met').toBe(false);
        },
      ),
    );
  });

  test('without a certainty the estimate decides', () => {
    const { certainty: _certainty, ...plain } = rule({ statistic: 'survivalAt', month: 10, limit: 0.75 });
    expect(judgeRule(plain, context)).toMatchObject({ verdict: 'met' });
  });
});

describe('a rule that is judged at planned looks', () => {
  // one patient a month, with an event after ten months and a half; a curve that expects one in 50 months
  const started = (month: number): string => new Date(Date.UTC(2027, month, 1)).toISOString().slice(0, 10);
  const table = tableOf([
    ...Array.from({ length: 30 }, (_, month) => ({
      start: started(month),
      months: month < 18 ? 10.5 : 30 - month,
      event: month < 18,
    })),
    { start: '2027-01-01', months: 30, event: false },
  ]);
  const planned = { looks: 5, everyMonths: 6, month: 10.5 } as const;
  const at = (dataUntil: string, changes: Partial<DecisionRule> = {}) =>
    judged({ ...planned, ...changes }, { table, dataUntil, assumed: () => exponential(1 / 50) });

  test('each look sees what was there at its time, and takes what Lan and DeMets’ bounds ask for', () => {
    const found = at('2029-06-30');
    // nobody has been followed so long at the first look; then those who started in the first 2, 8 and 14 months have had their event, and all 18 at last
    expect(found.looks?.map(({ look, month, information }) => [look, month, information])).toEqual([
      [2, 12, 2],
      [3, 18, 8],
      [4, 24, 14],
      [5, 30, 18],
    ]);
    const fractions = [0.4, 0.6, 0.8, 1];
    expect(found.looks?.map(({ fraction }) => fraction)).toEqual(fractions);
    const bounds = spendingBounds(
      [2, 8, 14, 18],
      fractions.map((fraction) => spentAlpha('obrienFleming', 0.2, fraction)),
    );
    found.looks?.forEach(({ boundary }, index) => expect(boundary).toBeCloseTo(normalCdf(bounds[index] ?? 0), 12));
    expect(found.looks?.every(({ boundary }) => boundary > 0.8)).toBe(true);
  });

  test('the first look that decides, decides, and later data do not move it; before the first the rule is too early', () => {
    const [early, late] = [at('2028-12-31'), at('2029-06-30')];
    expect(early).toMatchObject({ verdict: 'met', look: 3 });
    expect(late).toMatchObject({ verdict: 'met', look: 3, estimate: early.estimate, boundary: early.boundary });
    expect(at('2027-06-29')).toMatchObject({ verdict: 'notYet', looks: [] });
    // a day before the second look, the first has nobody followed so long
    expect(at('2027-12-30')).toMatchObject({ verdict: 'notYet' });
  });

  test('between two looks nothing is judged anew', () => {
    expect(at('2028-08-15').looks).toEqual(at('2028-06-30').looks);
  });

  test('the error is spread by the information where that is planned, and the last look spends the rest', () => {
    const looks = at('2029-06-30', { information: 28, spending: 'pocock' }).looks ?? [];
    expect(looks.map(({ fraction }) => fraction)).toEqual([2 / 28, 8 / 28, 14 / 28, 1]);
    const bounds = spendingBounds(
      [2, 8, 14, 18],
      [2 / 28, 8 / 28, 0.5, 1].map((fraction) => spentAlpha('pocock', 0.2, fraction)),
    );
    expect(looks.at(-1)?.boundary).toBeCloseTo(normalCdf(bounds[3] ?? 0), 12);
  });

  test('the opposite is judged by the same bounds', () => {
    const found = at('2029-06-30', { comparator: 'below' });
    expect(found).toMatchObject({ verdict: 'notMet', look: 3 });
    expect(found.looks?.map(({ boundary }) => boundary)).toEqual(at('2029-06-30').looks?.map(({ boundary }) => boundary));
  });

  test('the information of a mean change is those measured both times, as its estimate is', () => {
    const measured = tableOf(
      ['2027-01-01', '2027-01-01', '2027-01-01', '2027-01-01'].map((start) => ({ start, months: 30, event: false })),
      {
        quality: [
          { month: 0, values: [0.5, 0.6, 0.7, Number.NaN] },
          { month: 3, values: [0.6, 0.8, 0.7, 0.9] },
        ],
      },
    );
    const change = { ...planned, measure: 'quality', statistic: 'meanChange', month: 3, limit: 0 } as const;
    const found = judged(change, { table: measured, dataUntil: '2027-12-31' });
    expect(found.looks).toMatchObject([{ look: 1, information: 3, people: 3 }]);
  });

  test('a refusal stays a refusal', () => {
    expect(
      judgeRule(rule({ ...planned, against: 'externalControl' }), { ...context, table, dataUntil: '2029-06-30' }),
    ).toMatchObject({
      code: 'followUp.noExternalControl',
    });
  });

  test('a table as of a day: who had started, how long they had been seen, what had been measured', () => {
    const rows = [
      { start: '2027-01-01', months: 10, event: true },
      { start: '2027-05-01', months: 3, event: true },
      { start: '2027-07-01', months: 1, event: true },
    ];
    const found = tableAsOf(tableOf(rows, { quality: [{ month: 3, values: [0.5, 0.6, 0.7] }] }), '2027-07-01');
    expect(found.rows).toBe(2);
    // 181 and 61 days, of 365.2425 / 12 a month
    expect(Array.from(found.endpoints['os']?.exit ?? [])).toEqual([(181 * 12) / 365.2425, (61 * 12) / 365.2425]);
    expect(Array.from(found.endpoints['os']?.cause ?? [])).toEqual([0, 0]);
    expect(Array.from(found.series['quality']?.[0]?.values ?? [])).toEqual([0.5, Number.NaN]);
  });
});
