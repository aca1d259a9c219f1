import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { methodsManual } from '../../scripts/write-methods-manual.ts';
import { chapters } from './index.ts';

describe.each(chapters)('$title', ({ methods }) => {
  test.each(methods)('$title', ({ example: { given, expected, compute } }) => {
    expect(Math.abs(compute(given) / expected - 1)).toBeLessThan(1e-6);
  });
});

test('docs/reference/methods.md is in step: run `node scripts/write-methods-manual.ts` after a change', () => {
  expect(readFileSync(new URL('../../docs/reference/methods.md', import.meta.url), 'utf8')).toBe(methodsManual());
});
