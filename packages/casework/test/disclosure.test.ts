import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disclosed, type HiddenValue, type LinearForm, type Statement } from '../src/index.ts';

const price: HiddenValue = { id: 'price', lowest: 0, highest: 45_000 };
const form = (constant: number, terms: Readonly<Record<string, number>> = {}): LinearForm => ({
  constant,
  terms: Object.entries(terms).map(([hidden, coefficient]) => ({ hidden, coefficient })),
});

function intervals(hidden: readonly HiddenValue[], statements: readonly Statement[]) {
  const found = disclosed(hidden, statements);
  if (found.status !== 'solved') throw new Error(JSON.stringify(found));
  return Object.fromEntries(found.revealed.map((each) => [each.hidden, each]));
}

describe('what a published number tells of a hidden price', () => {
  test('nothing published: no more than everybody knows', () => {
    expect(intervals([price], []).price).toMatchObject({ lowest: 0, highest: 45_000, restsOn: [] });
  });

  test('a cost per QALY to the nearest 10,000: (100,000 + 20 p) / 0.5 = 1,000,000 ± 5,000 gives p = 20,000 ± 125', () => {
    const ratio: Statement = {
      id: 'icer',
      where: 'report 1.0',
      kind: 'ratio',
      numerator: form(100_000, { price: 20 }),
      denominator: form(0.5),
      value: 1_000_000,
      within: 5_000,
    };
    const found = intervals([price], [ratio]).price;
    // (1,000,000 ± 5,000) × 0.5 = 500,000 ± 2,500; less 100,000, over 20
    expect(found?.lowest).toBeCloseTo((500_000 - 2_500 - 100_000) / 20, 3);
    expect(found?.highest).toBeCloseTo((500_000 + 2_500 - 100_000) / 20, 3);
    expect(found?.restsOn).toEqual(['icer']);
  });

  test('two versions of one rounded budget with different patients tell more together than each: the intervals meet', () => {
    const budget = (id: string, patients: number, value: number): Statement => ({
      id,
      where: id,
      kind: 'linear',
      form: form(0, { price: 13 * patients }),
      value,
      within: 500_000,
    });
    const [first, second] = [budget('version 1', 60, 16_000_000), budget('version 2', 90, 23_000_000)];
    const together = intervals([price], [first, second]).price;
    expect(together?.lowest).toBeCloseTo(15_500_000 / (13 * 60), 3); // 19 872
    expect(together?.highest).toBeCloseTo(23_500_000 / (13 * 90), 3); // 20 085
    expect(together?.restsOn).toEqual(['version 1', 'version 2']);
  });

  test('two hidden prices and two sums: the system of equations is solved', () => {
    const hidden = [price, { ...price, id: 'other' }];
    const sum = (id: string, terms: Readonly<Record<string, number>>, value: number): Statement => ({
      id,
      where: id,
      kind: 'linear',
      form: form(0, terms),
      value,
      within: 0,
    });
    // p + q = 30,000 and p + 2 q = 40,000: q = 10,000, p = 20,000
    const found = intervals(hidden, [sum('a', { price: 1, other: 1 }, 30_000), sum('b', { price: 1, other: 2 }, 40_000)]);
    expect(found.price?.lowest).toBeCloseTo(20_000, 3);
    expect(found.price?.highest).toBeCloseTo(20_000, 3);
    expect(found.other?.relativeWidth).toBeLessThan(1e-9);
  });

  test('a falling probability of 80 % to the nearest 5 lies between the points of the curve that are surely outside', () => {
    const points = [0, 10_000, 20_000, 30_000, 40_000].map((at, index) => ({ at, value: 1 - 0.1 * index }));
    const curve: Statement = { id: 'ceac', where: 'page', kind: 'curve', hidden: 'price', points, value: 0.8, within: 0.025 };
    expect(intervals([price], [curve]).price).toMatchObject({ lowest: expect.closeTo(10_000, 3), highest: expect.closeTo(30_000, 3) });
  });

  test('“below the limit” is a bound', () => {
    const bound: Statement = {
      id: 'limit',
      where: 'decision',
      kind: 'bound',
      form: form(100_000, { price: 20 }),
      highest: 500_000,
    };
    const found = intervals([price], [bound]).price;
    expect(found?.lowest).toBeCloseTo(0, 3);
    expect(found?.highest).toBeCloseTo(20_000, 3);
  });
});

describe('aggregates', () => {
  const median = (members: readonly LinearForm[], value: number, within = 0): Statement => ({
    id: 'median',
    where: 'statistics',
    kind: 'quantile',
    members,
    probability: 0.5,
    value,
    within,
  });

  test('the median of five with one hidden, which is not in the middle, tells only on which side it is', () => {
    const members = [form(10), form(20), form(30), form(40), form(0, { price: 1 })];
    // sorted: 10 20 30 40 with the hidden above 30 gives median 30
    expect(intervals([price], [median(members, 30)]).price).toMatchObject({ lowest: expect.closeTo(30, 3), highest: expect.closeTo(45_000, 3) });
    expect(intervals([price], [median(members, 20)]).price).toMatchObject({ lowest: expect.closeTo(0, 3), highest: expect.closeTo(20, 3) });
  });

  test('the same median that is the hidden value itself tells it exactly', () => {
    const members = [form(10), form(20), form(30), form(40), form(0, { price: 1 })];
    const found = intervals([price], [median(members, 25)]).price;
    expect(found?.lowest).toBeCloseTo(25, 3);
    expect(found?.highest).toBeCloseTo(25, 3);
  });

  test('the median of four is the mean of the middle two: 20 and a hidden one at 26 give 23', () => {
    const members = [form(10), form(20), form(30), form(0, { price: 1 })];
    const found = intervals([price], [median(members, 23)]).price;
    expect(found?.lowest).toBeCloseTo(26, 3);
    expect(found?.highest).toBeCloseTo(26, 3);
  });

  test('what is published is always among what is possible: random hidden values, statements with the truth rounded', () => {
    const cents = fc.integer({ min: 1, max: 44_999 });
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 2, maxLength: 3 }),
        fc.array(cents, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 1_000 }),
        (truth, others, step) => {
          const hidden = truth.map((_, index) => ({ ...price, id: `h${index}` }));
          const rounded = (value: number): number => Math.round(value / step) * step;
          const total = truth.reduce((sum, value) => sum + value, 0);
          const sorted = [...truth, ...others].toSorted((a, b) => a - b);
          const position = (sorted.length - 1) / 2;
          const middle = ((sorted[Math.floor(position)] ?? 0) + (sorted[Math.ceil(position)] ?? 0)) / 2;
          const found = intervals(hidden, [
            {
              id: 'sum',
              where: 'a',
              kind: 'linear',
              form: form(0, Object.fromEntries(hidden.map(({ id }) => [id, 1]))),
              value: rounded(total),
              within: step / 2,
            },
            median(
              [...hidden.map(({ id }) => form(0, { [id]: 1 })), ...others.map((value) => form(value))],
              rounded(middle),
              step / 2,
            ),
          ]);
          truth.forEach((value, index) => {
            const { lowest, highest } = found[`h${index}`] ?? { lowest: Number.NaN, highest: Number.NaN };
            expect(lowest).toBeLessThanOrEqual(value + 1e-3);
            expect(highest).toBeGreaterThanOrEqual(value - 1e-3);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('one more statement never widens an interval', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 40_000 }),
        fc.integer({ min: 1, max: 2_000 }),
        fc.integer({ min: 1, max: 2_000 }),
        (truth, one, two) => {
          const about = (id: string, within: number): Statement => ({
            id,
            where: id,
            kind: 'linear',
            form: form(0, { price: 1 }),
            value: truth,
            within,
          });
          const alone = intervals([price], [about('a', one)]).price;
          const both = intervals([price], [about('a', one), about('b', two)]).price;
          expect(both?.relativeWidth).toBeLessThanOrEqual((alone?.relativeWidth ?? 0) + 1e-9);
        },
      ),
    );
  });
});

describe('what the guard cannot say', () => {
  test('statements that cannot all be true are a contradiction', () => {
    const says = (id: string, value: number): Statement => ({
      id,
      where: id,
      kind: 'linear',
      form: form(0, { price: 1 }),
      value,
      within: 1,
    });
    expect(disclosed([price], [says('a', 100), says('b', 200)])).toMatchObject({ status: 'contradiction' });
  });

  test('a denominator that may be 0, a curve that turns, too many hidden members, a name that nobody knows: unsolved, with each reason', () => {
    const many = Array.from({ length: 7 }, (_, index) => ({ ...price, id: `h${index}` }));
    const statements: readonly Statement[] = [
      { id: 'ratio', where: '', kind: 'ratio', numerator: form(1), denominator: form(0, { h0: 1 }), value: 1, within: 0 },
      {
        id: 'turns',
        where: '',
        kind: 'curve',
        hidden: 'h0',
        points: [0, 1, 0].map((value, at) => ({ at, value })),
        value: 1,
        within: 0,
      },
      {
        id: 'many',
        where: '',
        kind: 'quantile',
        members: many.map(({ id }) => form(0, { [id]: 1 })),
        probability: 0.5,
        value: 1,
        within: 0,
      },
      { id: 'who', where: '', kind: 'linear', form: form(0, { nobody: 1 }), value: 1, within: 0 },
    ];
    expect(disclosed(many, statements)).toMatchObject({
      status: 'unsolved',
      reasons: [
        { statement: 'ratio', reason: 'denominator' },
        { statement: 'turns', reason: 'notMonotone' },
        { statement: 'many', reason: 'tooManyHidden' },
        { statement: 'who', reason: 'unknownHidden' },
      ],
    });
  });
});
