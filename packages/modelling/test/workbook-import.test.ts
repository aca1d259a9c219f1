import { strFromU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readWorkbook, workbookBytes } from '../src/index.ts';

const rows = [
  ['ID-nr', 'Tekst'],
  ['2013_036', '=HYPERLINK("https://evil.example";"klikk")'],
  [45_000, '+1'],
  [0, '@SUM(A1)'],
];
const written = workbookBytes([{ name: 'Liste', rows, firstWidth: 12 }]);

test('the rows of a workbook come back as they were written', async () => {
  expect(await readWorkbook(written)).toEqual({ ok: true, rows });
});

test('text that looks like a formula is text in the file, and stays it', () => {
  const sheet = strFromU8(unzipSync(written)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).toContain('=HYPERLINK(');
  expect(sheet).not.toContain('<f>');
});

test.each([
  ['text', new TextEncoder().encode('ID-nr;Tekst'), 'workbook.unreadable'],
  ['nothing', new Uint8Array(), 'workbook.unreadable'],
  ['a zip of something else', zipSync({ 'a.txt': new Uint8Array([1]) }), 'workbook.unreadable'],
  ['half a workbook', written.slice(0, written.length / 2), 'workbook.unreadable'],
  // 420 MB of zeros in about 400 kB
  [
    'a small file that unpacks to very much',
    zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(420 * 1024 ** 2) }),
    'workbook.tooLarge',
  ],
])('%s is no workbook that is read', async (_name, bytes, code) => {
  expect(await readWorkbook(bytes)).toEqual({ ok: false, code });
});
