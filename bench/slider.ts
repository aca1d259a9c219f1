import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { browser as findBrowser } from '../scripts/bootstrap/browser.mjs';
import { startPlatform } from '../tests/end-to-end/harness/platform.ts';

/** Milliseconds from a moved slider to the frame after each redraw. */
interface Moved {
  /** Expected values. */
  readonly table: number;
  /** Plane and curve of the first 1,000 draws. */
  readonly first: number;
  /** All draws of the run that the case cites: 10,000. */
  readonly all: number;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Moves the first slider of the live model one step and follows what the page draws. */
const move = (page: Page): Promise<Moved> =>
  page.evaluate(async () => {
    const live = document.querySelector('.live');
    const slider = live?.querySelector<HTMLInputElement>('input[type=range]');
    if (live === null || slider === undefined || slider === null) throw new Error('There is no slider');
    const table = (): string => live.querySelector('.outcome-table')?.textContent ?? '';
    const curves = (): string => [...live.querySelectorAll('.chart-line')].map((path) => path.getAttribute('d')).join();
    const done = (): boolean => {
      const bar = live.querySelector('progress');
      return bar !== null && bar.value === bar.max && bar.max > 1;
    };
    const before = { table: table(), curves: curves() };
    const found: { table?: number; first?: number; all?: number } = {};
    const began = performance.now();
    const ended = new Promise<void>((resolve) => {
      const look = (): void => {
        const since = performance.now() - began;
        if (table() !== before.table) found.table ??= since;
        if (found.table !== undefined && curves() !== before.curves) found.first ??= since;
        if (found.first !== undefined && done()) {
          found.all = since;
          resolve();
        } else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    slider.stepUp();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await ended;
    return { table: found.table ?? Number.NaN, first: found.first ?? Number.NaN, all: found.all ?? Number.NaN };
  });

const { values } = parseArgs({ options: { moves: { type: 'string', default: '15' } } });
const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('No browser: npm test installs one, or set CHROMIUM_PATH');
const platform = await startPlatform({ example: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const answer = await fetch(`${platform.address}/api/methods`);
  const { methods } = (await answer.json()) as { readonly methods: readonly { number: string; methodType: string }[] };
  const method = methods.find(({ methodType }) => methodType !== 'medicine');
  if (method === undefined) throw new Error('The shipped example lacks the colon case');
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${platform.address}/metoder/${method.number}`);
  await page.locator('.identity[data-same="true"]').waitFor({ timeout: 180_000 });
  const moves: Moved[] = [];
  for (let count = 0; count < Number(values.moves); count++) {
    moves.push(await move(page));
    await page.waitForTimeout(200);
  }
  const figures = (['table', 'first', 'all'] as const).map((name) => {
    const column = moves.map((moved) => moved[name]);
    return `${name}: median ${median(column).toFixed(0)} ms (${Math.min(...column).toFixed(0)} to ${Math.max(...column).toFixed(0)})`;
  });
  console.log(`a slider moved ${moves.length} times in the colon case; ${figures.join('; ')}`);
} finally {
  await browser.close();
  await platform.discard();
}
