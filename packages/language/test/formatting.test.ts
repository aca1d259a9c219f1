import { describe, expect, test } from 'vitest';
import {
  formatDate,
  formatInstant,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
  formatSignificant,
  isLanguage,
} from '../src/index.ts';

describe('numbers', () => {
  test.each([
    [35_995.208, 0, '35\u00a0995', '35,995'],
    [4.912, 2, '4,91', '4.91'],
    [10.249_733_87, 3, '10,250', '10.250'],
    [-22_651.02, 0, '\u221222\u00a0651', '-22,651'],
    [1234, 0, '1\u00a0234', '1,234'],
    [-0.000_1, 2, '0,00', '0.00'],
    [Number.NaN, 2, '–', '–'],
    [Number.POSITIVE_INFINITY, 2, '–', '–'],
  ])('%d with %i decimals', (value, digits, norwegian, english) => {
    expect(formatNumber(value, digits, 'nb')).toBe(norwegian);
    expect(formatNumber(value, digits, 'nn')).toBe(norwegian);
    expect(formatNumber(value, digits, 'en')).toBe(english);
  });

  test('amounts and shares', () => {
    expect(formatMoney(35_995.208, 'nb')).toBe('35\u00a0995\u00a0kr');
    expect(formatMoney(35_995.208, 'en')).toBe('NOK\u00a035,995');
    expect(formatMoney(3.2, 'nn', 'NOK', 2)).toBe('3,20\u00a0kr');
    expect(formatMoney(Number.NaN, 'nn')).toBe('–');
    expect(formatPercent(0.993, 1, 'nb')).toBe('99,3\u00a0%');
    expect(formatPercent(0.993, 1, 'en')).toBe('99.3%');
    expect(formatPercent(Number.NaN, 1, 'en')).toBe('–');
  });
});

describe('dates and lists', () => {
  test('calendar dates do not move with the time zone of the machine', () => {
    expect(formatDate('2026-11-22', 'nb')).toBe('22. november 2026');
    expect(formatDate('2026-11-22', 'nn')).toBe('22. november 2026');
    expect(formatDate('2026-01-01', 'en')).toBe('1 January 2026');
    expect(formatDate('soon', 'nb')).toBe('soon');
  });

  test('instants are shown in Europe/Oslo', () => {
    expect(formatInstant('2026-11-22T13:05:00Z', 'nb')).toMatch(/22\. november 2026.*14[:.]05/);
    expect(formatInstant(Date.UTC(2026, 6, 1, 22, 0), 'en')).toMatch(/2 July 2026.*00:00/);
    expect(formatInstant('then', 'en')).toBe('then');
  });

  test('lists end with the word for "and"', () => {
    expect(formatList(['a', 'b', 'c'], 'nb')).toBe('a, b og c');
    expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b and c');
  });
});

test('only the three are languages', () => {
  expect(['nb', 'nn', 'en', 'no', ''].filter(isLanguage)).toEqual(['nb', 'nn', 'en']);
});

test.each([
  [13_852.24, 'nb', '13\u00a0852,2'],
  [0.5507472, 'nb', '0,550747'],
  [-0.0151787, 'nn', '\u22120,0151787'],
  [13_852.24, 'en', '13,852.2'],
  [Number.NaN, 'nb', '–'],
] as const)('%f with six significant digits in %s: %s', (value, language, expected) => {
  expect(formatSignificant(value, 6, language)).toBe(expected);
});
