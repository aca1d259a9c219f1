import { expect, test } from 'vitest';
import { csvOf } from '../src/follow-up/csv.ts';

test('figures are taken away as they are, and what is absent is empty', () => {
  expect(
    csvOf(
      ['måned', 'andel'],
      [
        [3, 0.9125],
        [6, undefined],
        [9, Number.NaN],
      ],
    ),
  ).toBe('måned,andel\r\n3,0.9125\r\n6,\r\n9,\r\n');
  // a negative number is a number, not a formula
  expect(csvOf(['endring'], [[-0.06]])).toBe('endring\r\n-0.06\r\n');
});

test('hostile text computes nothing and breaks no row', () => {
  expect(csvOf(['=1+1'], [['@SUM(A1)'], ['a "b", c\nd'], ['-2+3']])).toBe(`'=1+1\r\n'@SUM(A1)\r\n"a ""b"", c\nd"\r\n'-2+3\r\n`);
});
