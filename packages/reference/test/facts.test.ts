import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factAsOf, isCalendarDate, knownGaps, type NormativeFact, normativeFacts } from '../src/index.ts';

const ids = [...new Set(normativeFacts.map((row) => row.id))];
const now = { effective: '2026-11-22', known: '2026-11-22' };

describe('the effective axis: what was in force on a day', () => {
  test('the authority limit was 5, then 25, then 100 million NOK (Meld. St. 21 (2024–2025), S36)', () => {
    const limitOn = (effective: string) => factAsOf('authority-limit', { effective, known: '2026-11-22' })?.value;
    expect(limitOn('2002-12-31')).toBeUndefined();
    expect(limitOn('2003-01-01')).toBe(5 * 1_000_000);
    expect(limitOn('2014-12-31')).toBe(5 * 1_000_000);
    expect(limitOn('2015-01-01')).toBe(25 * 1_000_000);
    expect(limitOn('2018-01-01')).toBe(100 * 1_000_000);
    expect(limitOn('2026-11-22')).toBe(100 * 1_000_000);
  });

  test('a year without a found figure has no answer, not the figure of another year', () => {
    const priceOn = (effective: string) => factAsOf('drg-unit-price-somatic', { effective, known: '2026-11-22' })?.value;
    expect(priceOn('2024-06-01')).toBe(52_248);
    expect(priceOn('2022-06-01')).toBeUndefined();
    expect(priceOn('2026-06-01')).toBeUndefined();
  });
});

describe('the known axis: what was known on a day', () => {
  test('the discount rates of circular R-109 were known on 25 June 2021 for 1 January 2022 on', () => {
    const rate = (effective: string, known: string) => factAsOf('discount-rate-years-0-39', { effective, known })?.value;
    expect(rate('2022-01-01', '2021-06-24')).toBeUndefined();
    expect(rate('2022-01-01', '2021-06-25')).toBe(0.04);
    expect(rate('2021-12-31', '2021-06-25')).toBeUndefined();
  });

  test('a later correction of the same period replaces the earlier row from the day it was known, and not before', () => {
    const first = factAsOf('assessment-limit', now);
    if (first === undefined) throw new Error('the limit is missing');
    const corrected: NormativeFact = { ...first, value: 170, knownFrom: '2027-01-01' };
    const value = (known: string) => factAsOf('assessment-limit', { effective: '2026-11-22', known }, [corrected, first])?.value;
    expect(value('2026-12-31')).toBe(180);
    expect(value('2027-01-01')).toBe(170);
  });
});

describe('every row', () => {
  test.each(ids)('%s has dates in order, a source that can be followed, and one unit', (id) => {
    const rows = normativeFacts.filter((row) => row.id === id);
    expect(new Set(rows.map((row) => row.unit)).size).toBe(1);
    for (const row of rows) {
      expect(Number.isFinite(row.value)).toBe(true);
      expect(
        [row.effectiveFrom, row.knownFrom, ...(row.effectiveTo === undefined ? [] : [row.effectiveTo])].every(isCalendarDate),
      ).toBe(true);
      expect(row.effectiveTo === undefined || row.effectiveFrom < row.effectiveTo).toBe(true);
      expect(row.source.citation).toMatch(/Read in|Secondary:|Not verified/);
    }
  });

  test.each(ids)('%s has no overlap, and no gap that is not written down', (id) => {
    const rows = normativeFacts
      .filter((row) => row.id === id)
      .sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
    const gaps = rows.slice(1).flatMap((row, index) => {
      const before = rows[index];
      expect(before?.effectiveTo).toBeDefined();
      expect((before?.effectiveTo ?? '') <= row.effectiveFrom).toBe(true);
      return before?.effectiveTo === row.effectiveFrom ? [] : [{ from: before?.effectiveTo, to: row.effectiveFrom }];
    });
    expect(gaps).toEqual(knownGaps.filter((gap) => gap.id === id).map(({ from, to }) => ({ from, to })));
  });

  test('an answer was in force and known, whatever is asked', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom(...ids), day, day, (id, effective, known) => {
        const row = factAsOf(id, { effective, known });
        return (
          row === undefined ||
          (row.id === id &&
            row.effectiveFrom <= effective &&
            row.knownFrom <= known &&
            (row.effectiveTo === undefined || effective < row.effectiveTo))
        );
      }),
    );
  });

  test('an unknown id has no answer', () => {
    expect(factAsOf('no-such-fact', now)).toBeUndefined();
  });
});

test('the bounds of normal willingness to pay are the opportunity cost times the lowest and highest severity weight', () => {
  expect(factAsOf('willingness-to-pay-lowest', now)?.value).toBe(275_000 * 1);
  expect(factAsOf('willingness-to-pay-highest', now)?.value).toBe(275_000 * 3);
});
