import { expect, test } from 'vitest';
import { emptyFolder, run } from './terminal.ts';

const cwd = emptyFolder();
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u2212', '-');

test('a published decision tree: costs to the last printed digit, where each path ends, and no horizon', async () => {
  const { code, out } = await run(['run', 'jenks-2016-dressing', '--draws', '50', '--lang', 'en'], { cwd });
  expect(code).toBe(0);
  expect(plain(out)).toMatch(/Costs, discounted +151 +78 +-74/); // Jenks et al. 2016: 151.29 and 77.75
  expect(plain(out)).toContain('Per person, GBP in 2013 prices.');
  expect(plain(out)).toMatch(/Where it ends[^%]*\nDermatitis +0\.2% +0\.2%\nNo dermatitis +99\.8% +99\.8%/);
  expect(plain(out)).toContain('the model does not say how old the patients are');
});

test('what a tree says of itself: outcomes instead of states', async () => {
  const { code, out } = await run(['describe', 'evans-1997-migraine', '--lang', 'en'], { cwd });
  expect(code).toBe(0);
  expect(out).toContain('Outcomes\n');
  expect(out).not.toContain('horizon');
});

test('a horizon for a tree is refused', async () => {
  const { code, error } = await run(['run', 'evans-1997-migraine', '--horizon', '3', '--draws', '0', '--lang', 'en'], { cwd });
  expect(code).toBe(2);
  expect(error).toContain('time.horizon');
});
