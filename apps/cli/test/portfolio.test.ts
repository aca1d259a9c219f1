import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { portfolioColumns } from '@likeverd/casework';
import { workbookBytes } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const cwd = emptyFolder();
const method = ['2013_036', 'Konstruktinib', 'Eksempla', 'Sjelden kreft', 'Legemidler', 'Onkologi', 45_000, 'Innført', '=1+1'];
const write = (name: string, ...rows: readonly (readonly (string | number)[])[]): void =>
  writeFileSync(path.join(cwd, name), workbookBytes([{ name: 'Liste', rows: [portfolioColumns, ...rows], firstWidth: 12 }]));

describe('likeverd portfolio', () => {
  test('tells that a list is in order, and writes it anew in the same form', async () => {
    write('list.xlsx', method, method.with(0, '2014_001').with(6, 0));
    const { out, code } = await run(['portfolio', 'list.xlsx', '--out', 'again.xlsx'], { cwd, language: 'en_GB.UTF-8' });
    expect([code, out]).toEqual([0, 'list.xlsx: the list is in order (2 methods, 1 with a date of decision).\n']);
    const again = await run(['portfolio', 'again.xlsx', '--json'], { cwd });
    expect((JSON.parse(again.out) as { methods: unknown[] }).methods).toMatchObject([
      { importedNumber: 'ID2013_036', decidedOn: '2023-03-15', wholeDecision: '=1+1' },
      { importedNumber: 'ID2014_001' },
    ]);
    expect(readFileSync(path.join(cwd, 'again.xlsx')).length).toBeGreaterThan(1_000);
  });

  test('tells every fault with its row and column, and what is no workbook', async () => {
    write('faulty.xlsx', method.with(0, 'x').with(4, 'Annet'));
    const faulty = await run(['portfolio', 'faulty.xlsx'], { cwd, language: 'en_GB.UTF-8' });
    expect(faulty.code).toBe(2);
    expect(faulty.error).toContain('faulty.xlsx row 2, "ID-nr" — “x” is no id.');
    expect(faulty.error).toContain('faulty.xlsx row 2, "Metodetype" — “Annet” is no type of method.');
    writeFileSync(path.join(cwd, 'text.xlsx'), 'ID-nr;Virkestoff');
    const text = await run(['portfolio', 'text.xlsx'], { cwd, language: 'en_GB.UTF-8' });
    expect([text.code, text.error]).toEqual([
      2,
      'text.xlsx: this is no workbook (.xlsx) that can be read. Save the list as .xlsx and try again.\n',
    ]);
    expect((await run(['portfolio', 'nothing.xlsx'], { cwd })).code).toBe(2);
  });
});
