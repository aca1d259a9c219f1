import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carriesIdentityNumber, isIdentityNumber } from '../src/index.ts';

/** Control digits from the definition: 11 − (weighted sum mod 11), where 11 is written 0 and 10 makes the number void. */
function withControlDigits(nine: string): string | undefined {
  const digit = (text: string, weights: readonly number[]) =>
    (11 - (weights.reduce((sum, weight, at) => sum + weight * Number(text[at]), 0) % 11)) % 11;
  const first = digit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
  const second = digit(nine + first, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
  return first === 10 || second === 10 ? undefined : `${nine}${first}${second}`;
}

const two = (value: number) => String(value).padStart(2, '0');

/** A number of a given kind, made up from a random birth date and individual number. */
const numberOfKind = (toDay: number, toMonth: number) =>
  fc
    .record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 0, max: 99 }),
      individual: fc.integer({ min: 0, max: 999 }),
    })
    .map(({ day, month, year, individual }) =>
      withControlDigits(`${two(day + toDay)}${two(month + toMonth)}${two(year)}${String(individual).padStart(3, '0')}`),
    )
    .filter((text) => text !== undefined);

describe('kinds of national identity numbers', () => {
  test('worked by hand: 010107 501 has 3·0+7·1+6·0+1·1+8·0+9·7+4·5+5·0+2·1 = 93 = 8·11+5, so 6; then 88 = 8·11, so 0', () => {
    expect(isIdentityNumber('01010750160')).toBe(true);
    expect(isIdentityNumber('01010750161')).toBe(false);
    expect(isIdentityNumber('01010750150')).toBe(false);
  });

  test.each([
    ['birth number', 0, 0],
    ['D-number: 40 added to the day', 40, 0],
    ['H-number or synthetic: 40 added to the month', 0, 40],
    ['synthetic: 65 added to the month', 0, 65],
    ['synthetic: 80 added to the month', 0, 80],
    ['synthetic D-number', 40, 80],
  ])('%s', (_kind, toDay, toMonth) => {
    fc.assert(
      fc.property(
        numberOfKind(toDay, toMonth),
        (text) => isIdentityNumber(text) && carriesIdentityNumber(`seen ${text}, discharged`),
      ),
    );
  });

  test('one wrong digit makes it invalid (modulus 11 finds every single error)', () => {
    fc.assert(
      fc.property(numberOfKind(0, 0), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (text, at, change) => {
        const wrong = text.slice(0, at) + ((Number(text[at]) + change) % 10) + text.slice(at + 1);
        return !isIdentityNumber(wrong);
      }),
    );
  });

  test.each(['31020075046', '00010750160', '1234567890', '010107501600', ''])(
    '"%s" is none: no such date, or not eleven digits',
    (text) => {
      expect(isIdentityNumber(text)).toBe(false);
    },
  );
});

describe('in running text', () => {
  test.each(['010107 50160', '010107-50160', '010107.50160', 'nr.01010750160!', 'a01010750160b'])('%s is found', (text) => {
    expect(carriesIdentityNumber(text)).toBe(true);
  });

  test.each(['4701010750160', '0101075016', '1010750 160', 'P0001', '2026-11-22', '12345678901'])('%s is none', (text) => {
    expect(carriesIdentityNumber(text)).toBe(false);
  });
});
