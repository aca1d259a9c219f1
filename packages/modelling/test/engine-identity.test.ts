import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { engineIdentityText } from '../../../scripts/write-engine-identity.ts';

test('the engine’s identity is that of its source: run `node scripts/write-engine-identity.ts` after a change', () => {
  const written = readFileSync(new URL('../src/engine-identity.ts', import.meta.url), 'utf8');
  expect(written).toBe(engineIdentityText());
});
