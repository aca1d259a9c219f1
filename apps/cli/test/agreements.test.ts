import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const cwd = emptyFolder();
const text = readFileSync(new URL('../../../models/assessments/constructed-targeted-therapy.yaml', import.meta.url), 'utf8');
const save = (name: string, changed: string): void => writeFileSync(path.join(cwd, name), changed);

describe('agreements', () => {
  test('offers side by side, their years, risks, hours and the points of the framework', async () => {
    const { out, code } = await run(['agreements', 'constructed-targeted-therapy', '--draws', '100', '--lang', 'en'], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/Effective discount +45\.0%/);
    for (const words of [
      'Who bears the risk',
      'Number of patients',
      '2031',
      'A8-11 met',
      'Money back without response',
      '100 hours',
    ])
      expect(out).toContain(words);
    expect(out).not.toContain('must not be shared');
  });

  test('a confidential offer marks what is printed and what is written', async () => {
    save('secret.yaml', text.replace('      class: public\n', ''));
    const printed = await run(['agreements', 'secret.yaml', '--draws', '50', '--lang', 'en'], { cwd });
    expect(printed.out).toContain('must not be shared');
    const { out } = await run(['agreements', 'secret.yaml', '--draws', '50', '--json'], { cwd });
    const result = JSON.parse(out) as {
      readonly class: string;
      readonly agreements: { readonly offers: readonly { readonly class: string }[] };
    };
    expect(result.class).toBe('confidential');
    expect(result.agreements.offers.map((offer) => offer.class)).toEqual(['confidential', 'public', 'public', 'public', 'public']);
  });

  test('an offer that cannot be priced says why, and the others stand', async () => {
    save('wrong.yaml', text.replace('component: drug\n', 'component: none\n'));
    const { out, code } = await run(['agreements', 'wrong.yaml', '--draws', '50', '--lang', 'en'], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('Offer “flat-45” is not priced: the method has no cost “none” in the model.');
    expect(out).toMatch(/Offer +Price-volume/);
  });

  test('a fault in the part is told with its line; a document without the part says so', async () => {
    save('faulty.yaml', text.replace('discount: 0.45', 'discount: 45'));
    const faulty = await run(['agreements', 'faulty.yaml', '--draws', '50', '--lang', 'en'], { cwd });
    expect(faulty.code).toBe(2);
    expect(faulty.error).toContain('agreements.offers[0].terms[0].discount');
    save('without.yaml', text.replace(/^agreements:\n(?: .*\n)+/m, ''));
    const without = await run(['agreements', 'without.yaml', '--draws', '50', '--lang', 'en'], { cwd });
    expect(without.code).toBe(2);
    expect(without.error).toContain('part agreements is missing');
  });

  test('without draws nothing is priced, and the reason is told', async () => {
    const { error, code } = await run(['agreements', 'constructed-targeted-therapy', '--draws', '0', '--lang', 'en'], { cwd });
    expect([code, error.includes('there are no draws')]).toEqual([2, true]);
  });
});
