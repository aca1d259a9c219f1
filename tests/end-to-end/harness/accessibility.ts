import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { inRoot } from '../../../scripts/bootstrap/paths.mjs';

const source = readFileSync(inRoot('node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const options: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations'] };

/** What axe finds wrong on a page: the rule, its help and where, in one line each. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // Evaluated by the debugger, which the page's content security policy does not bind.
  await page.evaluate(source);
  const results = await page.evaluate<AxeResults, RunOptions>(
    (settings) => (globalThis as unknown as { axe: { run: (settings: RunOptions) => Promise<AxeResults> } }).axe.run(settings),
    options,
  );
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** Elements that reach outside the window's width, by tag and class; none where the page needs no scrolling sideways. */
export async function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
  });
}
