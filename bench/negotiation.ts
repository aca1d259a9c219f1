import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { browser as findBrowser } from '../scripts/bootstrap/browser.mjs';
import { signIn } from '../tests/end-to-end/harness/browser.ts';
import { startPlatform } from '../tests/end-to-end/harness/platform.ts';

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds from a moved price to the frame in which every key figure of the offer is drawn anew, from all draws of the cited run: 10,000. */
const move = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>('.live-controls .slider');
    if (slider === null) throw new Error('There is no slider');
    const figures = (): string => document.querySelector('.live-results .key-figures')?.textContent ?? '';
    const pending = (): boolean => document.querySelector('.live-results > p.preliminary') !== null;
    const before = figures();
    const began = performance.now();
    slider.stepUp();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    while (figures() === before || pending()) await new Promise((resume) => requestAnimationFrame(resume));
    return performance.now() - began;
  });

async function moves(page: Page, count: number): Promise<string> {
  const times: number[] = [];
  for (let each = 0; each < count; each++) {
    times.push(await move(page));
    await page.waitForTimeout(300);
  }
  return `median ${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)})`;
}

const { values } = parseArgs({ options: { moves: { type: 'string', default: '15' } } });
const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('No browser: npm test installs one, or set CHROMIUM_PATH');
const platform = await startPlatform({ example: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const context = await browser.newContext({ baseURL: platform.address, locale: 'nb-NO', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await signIn(page, 'negotiator', '/arbeid?vis=alle');
  const answer = await page.request.get('/api/cases');
  const { cases } = (await answer.json()) as { readonly cases: readonly { readonly id: string; readonly methodType: string }[] };
  const found = cases.find(({ methodType }) => methodType === 'medicine');
  if (found === undefined) throw new Error('The shipped example lacks the case of a medicine');
  await page.goto(`/forhandling/${found.id}`);
  await page.locator('.framework').waitFor({ state: 'attached', timeout: 180_000 });
  console.log(`a price moved ${values.moves} times, a lower price alone: ${await moves(page, Number(values.moves))}`);
  const terms = page.locator('.live-controls select').first();
  await terms.selectOption('moneyBack');
  await page.locator('.live-controls input[id$="-years"]').fill('0,5');
  await page.locator('.live-results .key-figures').waitFor({ timeout: 180_000 });
  await page.locator('.compare-table', { hasText: '+' }).waitFor({ timeout: 180_000 });
  console.log(`a price moved ${values.moves} times, with money back: ${await moves(page, Number(values.moves))}`);
} finally {
  await browser.close();
  await platform.discard();
}
