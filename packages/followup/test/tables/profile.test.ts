import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { driftBetween, type TableProfile, usualDriftLimits } from '../../src/index.ts';
import { distance } from '../../src/tables/profile.ts';

const profile = (over: Partial<TableProfile> = {}): TableProfile => ({
  table: 'drug_exposure',
  rows: 1000,
  months: { '2025-01': 400, '2025-02': 400, '2025-03': 200 },
  shares: { drug_source_value: { L01EX12: 600, L01FF02: 400 } },
  means: { quantity: { n: 1000, mean: 10, deviation: 4 } },
  ...over,
});

const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 1000 }), { minKeys: 1 });

describe('distance of distributions', () => {
  test('half the sum of differences: |0.6 − 0.5| / 2 + |0.4 − 0.5| / 2 = 0.1', () => {
    expect(distance({ a: 6, b: 4 }, { a: 5, b: 5 })).toBeCloseTo(0.1, 12);
  });

  test('is a distance: 0 of the same shares, symmetric, at most 1, and not longer by way of a third', () => {
    fc.assert(
      fc.property(counts, counts, counts, fc.integer({ min: 2, max: 9 }), (one, other, third, times) => {
        const multiplied = Object.fromEntries(Object.entries(one).map(([key, n]) => [key, n * times]));
        expect(distance(one, multiplied)).toBeCloseTo(0, 12);
        expect(distance(one, other)).toBeCloseTo(distance(other, one), 12);
        expect(distance(one, other)).toBeLessThanOrEqual(1 + 1e-12);
        expect(distance(one, third)).toBeLessThanOrEqual(distance(one, other) + distance(other, third) + 1e-12);
      }),
    );
  });

  test('nothing in common is 1; nothing at all on both sides is 0', () => {
    expect(distance({ a: 3 }, { b: 5 })).toBe(1);
    expect(distance({}, {})).toBe(0);
    expect(distance({}, { b: 5 })).toBe(1);
  });
});

describe('drift', () => {
  const codes = (after: readonly TableProfile[]) =>
    driftBetween([profile()], after, usualDriftLimits).map(({ code, column }) => [code, column]);

  test('none between a delivery and itself', () => {
    expect(codes([profile()])).toEqual([]);
  });

  test('979 of 1000 rows is under 0.98; 980 is not', () => {
    expect(codes([profile({ rows: 979 })])).toEqual([['drift.rows', '']]);
    expect(codes([profile({ rows: 980 })])).toEqual([]);
  });

  test('a table that is gone', () => {
    expect(codes([])).toEqual([['drift.rows', '']]);
  });

  test('a month that was complete may change by a fifth of 400, which is 80; the last two were still being filled', () => {
    expect(codes([profile({ months: { '2025-01': 481, '2025-02': 900, '2025-03': 900 } })])).toEqual([['drift.month', '2025-01']]);
    expect(codes([profile({ months: { '2025-01': 480, '2025-02': 900, '2025-03': 900 } })])).toEqual([]);
  });

  test('shares 0.6 and 0.4 that become 0.49 and 0.51 lie 0.11 apart', () => {
    expect(codes([profile({ shares: { drug_source_value: { L01EX12: 490, L01FF02: 510 } } })])).toEqual([
      ['drift.shares', 'drug_source_value'],
    ]);
  });

  test('a mean that moves by more than a quarter of 4', () => {
    expect(codes([profile({ means: { quantity: { n: 1000, mean: 11.1, deviation: 4 } } })])).toEqual([['drift.mean', 'quantity']]);
    expect(codes([profile({ means: { quantity: { n: 1000, mean: 10.9, deviation: 4 } } })])).toEqual([]);
  });
});
