import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { acceptabilityOf, spreadOf } from '@likeverd/appraisal';
import { compileModel, modelSchema, psaLayouts, readModel, runProbabilistic } from '@likeverd/modelling';
import { describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const cwd = emptyFolder();
const language = 'en_GB.UTF-8';
const text = readFileSync(new URL('../../../models/darth-sick-sicker.yaml', import.meta.url), 'utf8');

describe('import-draws', () => {
  const definition = readModel(text);
  if (!definition.ok) throw new Error('the model has faults');
  const compiled = compileModel(definition.value);
  if (!compiled.ok) throw new Error('the model does not compile');
  const drawn = runProbabilistic(compiled.value, { seed: 1, from: 0, to: 60 });
  if (!drawn.ok) throw new Error('the run stopped');

  test.each(psaLayouts)(
    'what export writes as %s comes back to the last bit, and is appraised like the run itself',
    async (layout) => {
      const file = `${layout}.csv`;
      const args = ['--what', 'draws', '--layout', layout, '--draws', '60', '--out', file];
      expect((await run(['export', 'darth-sick-sicker', ...args], { cwd, language })).code).toBe(0);
      const { code, out } = await run(['import-draws', file, '--layout', layout, '--threshold', '123456', '--json'], {
        cwd,
        language,
      });
      expect(code).toBe(0);
      const said: {
        readonly draws: number;
        readonly parameters: readonly string[];
        readonly strategies: readonly { readonly strategy: string; readonly costs: object }[];
        readonly acceptability: { readonly thresholds: readonly number[]; readonly evpi: readonly number[] };
      } = JSON.parse(out);
      const names = layout === 'likeverd' || layout === 'savi' ? drawn.value.parameters.map(({ parameter }) => parameter) : [];
      expect(said).toMatchObject({ draws: 60, parameters: names });
      expect(said.strategies).toEqual(
        drawn.value.strategies.map(({ strategy, costs, qalys }) => ({ strategy, costs: spreadOf(costs), qalys: spreadOf(qalys) })),
      );
      expect(said.acceptability).toEqual(acceptabilityOf(drawn.value, said.acceptability.thresholds));
      expect(said.acceptability.thresholds).toContain(123456);
    },
  );

  test('every fault of every file at once, with its line; exit code 2', async () => {
    writeFileSync(path.join(cwd, 'wrong-costs.csv'), 'a,b\n1,two\n3\n');
    writeFileSync(path.join(cwd, 'wrong-effects.csv'), 'a,a\n1,2\n');
    const { code, out, error } = await run(['import-draws', 'wrong.csv', '--layout', 'bcea'], { cwd, language });
    expect([code, out]).toEqual([2, '']);
    expect(error.trim().split('\n')).toEqual([
      expect.stringMatching(/^wrong-effects\.csv:1 — /),
      expect.stringMatching(/^wrong-costs\.csv:2 — “two” in column b is not a number/),
      expect.stringMatching(/^wrong-costs\.csv:3 — The row has 1 cells; the heading has 2/),
      'wrong.csv: 3 faults. Nothing was run.',
    ]);
    const missing = await run(['import-draws', 'none.csv', '--layout', 'savi'], { cwd, language });
    expect(missing.code).toBe(2);
    for (const part of ['costs', 'effects', 'parameters']) expect(missing.error).toContain(`none-${part}.csv`);
  });
});

describe('export as a workbook or Parquet', () => {
  test('needs a file to write to', async () => {
    for (const format of ['xlsx', 'parquet']) {
      const { code, error } = await run(['export', 'darth-sick-sicker', '--format', format], { cwd, language });
      expect([code, error]).toEqual([64, expect.stringContaining('--out')]);
    }
  });
  test('writes the bytes whole; a confidential parameter is told on standard error and marked in the table', async () => {
    const args = ['--format', 'parquet', '--what', 'trace', '--out', 'trace.parquet'];
    expect(await run(['export', 'darth-sick-sicker', ...args], { cwd, language })).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(path.join(cwd, 'trace.parquet')).subarray(0, 4).toString()).toBe('PAR1');
    const book = ['--format', 'xlsx', '--threshold', '100000', '--out', 'book.xlsx'];
    expect((await run(['export', 'darth-sick-sicker', ...book], { cwd, language })).code).toBe(0);
    expect(readFileSync(path.join(cwd, 'book.xlsx')).subarray(0, 2).toString()).toBe('PK');
    writeFileSync(path.join(cwd, 'secret.yaml'), text.replace('    description:', '    class: confidential\n    description:'));
    const { code, out, error } = await run(['export', 'secret.yaml', '--what', 'results'], { cwd, language });
    expect([code, error]).toEqual([
      0,
      'The file holds values of class “confidential”. Share it only with those who may see them.\n',
    ]);
    expect(out.split('\r\n')[1]?.endsWith(',confidential')).toBe(true);
  });
});

test('schema prints the JSON Schema that docs/reference holds', async () => {
  const { code, out } = await run(['schema'], { cwd, language });
  expect([code, JSON.parse(out)]).toEqual([0, modelSchema]);
  expect(out).toBe(readFileSync(new URL('../../../docs/reference/model-format.schema.json', import.meta.url), 'utf8'));
});
