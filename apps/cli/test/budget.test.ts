import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseCsv } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const cwd = emptyFolder();
const text = readFileSync(new URL('../../../models/colon-exercise-norway.yaml', import.meta.url), 'utf8');
const openCohort =
  "openCohort: { years: 3, newPatients: ['1000 [person/year] * 1.02 ^ (year - 1)'], uptake: { exercise: [0.2, 0.6] }, source: Constructed }";
writeFileSync(path.join(cwd, 'model.yaml'), `${text.trimEnd()}\n${openCohort}\n`);

describe('budget', () => {
  test('tables of patients and costs by year', async () => {
    const { out, code } = await run(['budget', 'model.yaml', '--lang', 'en'], { cwd });
    expect(code).toBe(0);
    for (const words of ['Patients with the method', 'Structured exercise: starting', 'Budget impact by payer', 'Year 3'])
      expect(out).toContain(words);
    expect(out).toMatch(/Structured exercise: starting +200\.0 +612\.0 +624\.2/); // 1000 × 0.2, 1020 × 0.6, 1040.4 × 0.6
  });
  test('JSON has the same columns as the CSV', async () => {
    const { out } = await run(['budget', 'model.yaml', '--json'], { cwd });
    const { budget } = JSON.parse(out) as { readonly budget: { readonly difference: { readonly costs: readonly number[] } } };
    expect((await run(['budget', 'model.yaml', '--out', 'budget.csv'], { cwd })).code).toBe(0);
    const table = parseCsv(readFileSync(path.join(cwd, 'budget.csv'), 'utf8'));
    const found = (table.ok ? table.rows : [])
      .filter(
        ({ cells: [world, quantity, , , component, payer] }) =>
          world === 'difference' && quantity === 'costs' && component === '' && payer === '',
      )
      .map(({ cells }) => Number(cells[7]));
    expect(found).toEqual(budget.difference.costs);
    expect(found).toHaveLength(3);
  });
  test('a model without an open cohort says what is missing', async () => {
    const { error, code } = await run(['budget', 'colon-exercise-norway'], { cwd });
    expect([code, error.includes('openCohort')]).toEqual([2, true]);
  });
});

describe('budget of an assessment', () => {
  const assessment = (...more: readonly string[]) =>
    run(['budget', 'constructed-targeted-therapy', '--draws', '20', '--lang', 'en', ...more], { cwd });
  test('payers, headline, who decides, and the sources of the rates', async () => {
    const { out, code } = await assessment();
    expect(code).toBe(0);
    for (const words of [
      'Fifth year (2031)',
      'Budget impact by payer',
      'Beslutningsforum decides',
      'Sequencing of tumours: the need with the method is greater than what there is, from 2029.',
      'Stepwise, together',
      'Not verified',
    ])
      expect(out).toContain(words);
  });
  test('JSON and CSV hold the same figures, with intervals', async () => {
    const { out } = await assessment('--json');
    const { budget } = JSON.parse(out) as {
      readonly budget: { readonly service: { readonly net: readonly { readonly value: number }[] } };
    };
    expect((await assessment('--out', 'assessed.csv')).code).toBe(0);
    const table = parseCsv(readFileSync(path.join(cwd, 'assessed.csv'), 'utf8'));
    const found = (table.ok ? table.rows : []).filter(({ cells: [section, line] }) => section === 'service' && line === 'net');
    expect(found.map(({ cells }) => Number(cells[7]))).toEqual(budget.service.net.map(({ value }) => value));
    for (const { cells } of found) {
      expect(Number(cells[8])).toBeLessThan(Number(cells[7]));
      expect(Number(cells[9])).toBeGreaterThan(Number(cells[7]));
    }
  });
  test('a workbook where the file is one', async () => {
    expect((await assessment('--out', 'assessed.xlsx')).code).toBe(0);
    expect(readFileSync(path.join(cwd, 'assessed.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });
  test('changes of a model are not for an assessment; with them the model is meant, which says what to write', async () => {
    const { error, code } = await assessment('--set', 'drugPricePerPack=1');
    expect([code, error.includes('newPatients: [120, 125')]).toEqual([2, true]);
    writeFileSync(path.join(cwd, 'assessment.yaml'), 'format: likeverd-assessment\n');
    const file = await run(['budget', 'assessment.yaml', '--horizon', '5', '--lang', 'en'], { cwd });
    expect([file.code, file.error.includes('change a model')]).toEqual([64, true]);
  });
});
