import { parseCsv } from '@likeverd/modelling';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, writerOf } from '../src/opendata/formats.ts';

describe('cells of CSV', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+47 22 00 00 00', "'+47 22 00 00 00"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1+1', "'  =1+1"],
    ['\t=1', "'\t=1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['＝1+1', "'＝1+1"],
    ['a=b', 'a=b'],
    ['a,b', '"a,b"'],
    ['«a» "b"', '"«a» ""b"""'],
    [-2, '-2'],
    [null, ''],
    [true, 'true'],
    [['helse-nord', 'helse-vest'], 'helse-nord | helse-vest'],
  ] as const)('%j is %s', (cell, expected) => {
    expect(csvCell(cell, ',')).toBe(expected);
  });

  test('whatever the text, it comes back as it was, and begins no formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const parsed = parseCsv(`${csvCell(text, ',')},end\r\n`);
        const cell = parsed.ok ? (parsed.rows[0]?.cells[0] ?? '') : '';
        expect(cell.startsWith("'") ? [text, `'${text}`] : [text]).toContain(cell);
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: 500, seed: 24 },
    );
  });

  test('what is for Excel begins with a byte order mark, and nothing else does', () => {
    expect(writerOf('cases', 'excel').begin.codePointAt(0)).toBe(0xfeff);
    expect(writerOf('cases', 'csv').begin.startsWith('number,title,')).toBe(true);
  });
});
