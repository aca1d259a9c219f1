import { languages } from '@likeverd/language/language';
import { expect, test } from 'vitest';
import { named } from '../src/i18n/named.ts';
import { loadWords } from '../src/i18n/words.ts';

test('no label of a form stands with two marks in a row, in any language', async () => {
  let asking = 0;
  for (const language of languages) {
    const { casework } = await loadWords(language);
    for (const { label } of Object.values<{ readonly label: string }>(casework.fields)) {
      const line = named(label, 'Feltet må fylles ut');
      expect(line).not.toMatch(/[?!:.]:/u);
      expect(line).toMatch(/[?:] Feltet må fylles ut$/u);
      asking += label.endsWith('?') ? 1 : 0;
    }
  }
  expect(asking).toBeGreaterThan(3);
});
