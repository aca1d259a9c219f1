import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const cwd = emptyFolder();
const text = readFileSync(new URL('../../../models/assessments/constructed-targeted-therapy.yaml', import.meta.url), 'utf8');
writeFileSync(path.join(cwd, 'second.yaml'), text.replace('id: constructed-targeted-therapy', 'id: second'));

test('several assessments add up, and each is named with what it contributes', async () => {
  const { code, out } = await run(['personnel', 'constructed-targeted-therapy', 'second.yaml', '--json'], { cwd });
  expect(code).toBe(0);
  const { register } = JSON.parse(out) as { readonly register: { readonly rows: readonly Row[] } };
  for (const { hours, methods } of register.rows) {
    expect(methods.map(({ id }) => id)).toEqual(['constructed-targeted-therapy', 'second']);
    expect(hours).toBeCloseTo(2 * (methods[0]?.hours ?? Number.NaN), 9);
  }
});

test('the same assessment twice is refused', async () => {
  const twice = await run(['personnel', 'second.yaml', 'second.yaml'], { cwd });
  expect(twice).toMatchObject({ code: 2, out: '', error: expect.stringContaining('gitt to ganger') });
});

interface Row {
  readonly hours: number;
  readonly methods: readonly { readonly id: string; readonly hours: number }[];
}
