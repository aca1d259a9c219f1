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
