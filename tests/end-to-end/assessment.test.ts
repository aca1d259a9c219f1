import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, tooWide } from './harness/accessibility.ts';
import { launchBrowser, narrow, type Person, screenshot, signIn, visit, visitAs } from './harness/browser.ts';
import { words } from './harness/forms.ts';
import { type Platform, startPlatform } from './harness/platform.ts';

const { assessment, web } = words('nb');
const { editor, report, stale, diff } = assessment.page;

describe('the living assessment document', () => {
  let platform: Platform;
  let browser: Browser;
  let page = '';
  let published = '';
  beforeAll(async () => {
    [platform, browser] = await Promise.all([startPlatform({ example: true }), launchBrowser()]);
    const { methods } = (await (await fetch(`${platform.address}/api/methods`)).json()) as {
      methods: { number: string; methodType: string }[];
    };
    const numberOf = (medicine: boolean): string =>
      methods.find((method) => (method.methodType === 'medicine') === medicine)?.number ?? '';
    [page, published] = [`/vurdering/${numberOf(true)}`, `/vurdering/${numberOf(false)}`];
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.discard();
  });

  const as = <T>(person: Person | null, work: (page: Page) => Promise<T>): Promise<T> =>
    visitAs(browser, { address: platform.address, person }, work);
  const field = (at: Page, name: string): Locator => at.locator(`textarea[name="${name}"]`);
  const saved = (at: Page): Promise<void> => at.locator('.draft-state[data-state="saved"]').waitFor();
  const openAt = async (at: Page, path: string): Promise<void> => {
    await at.goto(path);
    await at.getByRole('heading', { level: 1 }).waitFor();
  };

  test('the public reads what is published, opens the proof of a number with the keyboard, and sees nothing of the other case', () =>
    as(null, async (at) => {
      await openAt(at, published);
      const number = at.locator('.report-section .proof-number').first();
      await number.focus();
      await at.keyboard.press('Enter');
      await at.getByRole('region', { name: report.proof }).waitFor();
      expect(await axeFindings(at)).toEqual([]);
      await at.setViewportSize(narrow);
      await at.waitForTimeout(300);
      await screenshot(at, 'assessment-narrow');
      expect(await tooWide(at)).toEqual([]);
      await openAt(at, page);
      await at.getByText(report.none).waitFor();
      expect(await at.locator('.report-section').count()).toBe(0);
    }));

  test('the assessor writes, and what is typed survives a killed server', () =>
    as('assessor-dmp', async (at) => {
      await openAt(at, page);
      await field(at, 'report.ethics.nb').fill('Skrevet før strømmen gikk.');
      await saved(at);
      await platform.kill();
      await field(at, 'report.ethics.nb').fill('Skrevet mens tjenesten var borte.');
      await at.locator('.draft-state[data-state="offline"]').waitFor();
      await platform.start();
      await at.locator('.draft-state[data-state="saved"]').waitFor({ timeout: 30_000 });
      await at.reload();
      expect(await field(at, 'report.ethics.nb').inputValue()).toBe('Skrevet mens tjenesten var borte.');
    }));

  test('a number is inserted by its name and stands in the text as the result; a name without a result is told at its field', () =>
    as('assessor-dmp', async (at) => {
      await openAt(at, page);
      await field(at, 'report.organisation.nb').fill('Gevinsten er ');
      await at.getByLabel(editor.insert, { exact: true }).selectOption('targeted.incrementalQalys');
      await at.getByRole('button', { name: editor.insert, exact: true }).click();
      expect(await field(at, 'report.organisation.nb').inputValue()).toBe('Gevinsten er {{targeted.incrementalQalys}}');
      await field(at, 'report.evidence.nb').fill('Her står {{targeted.finnesIkke}}.');
      await at.getByText('targeted.finnesIkke».').waitFor();
      expect(await axeFindings(at)).toEqual([]);
      await screenshot(at, 'assessment-editor-wide');
      await field(at, 'report.evidence.nb').fill('Alle tall er konstruerte.');
      await saved(at);
      await at.getByRole('button', { name: editor.save, exact: true }).click();
      await at.getByText(editor.saved({ version: '2' })).waitFor();
      const number = at.locator('#del-organisation ~ .report-columns .proof-number');
      expect(await number.textContent()).toMatch(/^\d,\d{3} QALY$/);
    }));

  test('a changed premise is stale until it is run again; the difference says what changed and what it did', () =>
    as('assessor-dmp', async (at) => {
      await openAt(at, page);
      await at.getByText(editor.source, { exact: true }).click();
      const source = at.getByLabel(assessment.page.try.source);
      const text = await source.inputValue();
      await source.fill(text.replace('newPatients: [ 60,', 'newPatients: [60,').replace('newPatients: [60,', 'newPatients: [-60,'));
      await at.locator('.source-faults code', { hasText: 'population.newPatients[0]' }).waitFor();
      await source.fill(text.replace('newPatients: [ 60,', 'newPatients: [60,').replace('newPatients: [60,', 'newPatients: [70,'));
      await saved(at);
      await at.getByRole('button', { name: editor.save, exact: true }).click();
      await at.getByText(editor.saved({ version: '3' })).waitFor();
      await at.locator('.stale').first().waitFor();
      expect(await at.locator('.stale').first().textContent()).toContain(stale.title);
      await screenshot(at, 'assessment-stale-wide');
      await at.getByRole('button', { name: editor.run, exact: true }).click();
      await at.getByText(editor.runDone).waitFor({ timeout: 120_000 });
      await expect.poll(() => at.locator('.stale').count(), { timeout: 15_000 }).toBe(0);
      await openAt(at, `${page}/endringer?fra=1&til=3`);
      await at.getByRole('row', { name: /newPatients\[0\] 60 70/ }).waitFor();
      await at.locator('tr', { hasText: 'population.2027.newPatients' }).first().waitFor({ state: 'attached' });
      expect(await axeFindings(at)).toEqual([]);
      await screenshot(at, 'assessment-diff-wide');
      await at.setViewportSize(narrow);
      await at.waitForTimeout(300);
      expect(await tooWide(at)).toEqual([]);
    }));

  test('two windows of one person: neither writes over the other, both texts are shown, one is chosen', async () => {
    const visitor = await visit(browser, { address: platform.address });
    try {
      await signIn(visitor.page, 'assessor-dmp', page);
      const [first, second] = [visitor.page, await visitor.context.newPage()];
      await openAt(first, page);
      await openAt(second, page);
      await field(first, 'report.model.nb').fill('Skrevet i det første vinduet.');
      await saved(first);
      await field(second, 'report.model.nb').fill('Skrevet i det andre vinduet.');
      await second.getByText(editor.conflictTitle).waitFor();
      const table = second.locator('.change-table');
      expect(await table.textContent()).toContain('Skrevet i det første vinduet.');
      expect(await table.textContent()).toContain('Skrevet i det andre vinduet.');
      await second.getByRole('button', { name: editor.keepMine }).click();
      await saved(second);
      await second.reload();
      expect(await field(second, 'report.model.nb').inputValue()).toBe('Skrevet i det andre vinduet.');
    } finally {
      await visitor.context.close();
    }
  });

  test('other bodies read and do not write; the supplier sees nothing before it is published', async () => {
    await as('bestillerforum', async (at) => {
      await openAt(at, page);
      await at.locator('.report-section').first().waitFor();
      expect(await at.getByRole('heading', { name: editor.title, exact: true }).count()).toBe(0);
    });
    await as('supplier-a', async (at) => {
      await openAt(at, page);
      await at.getByText(report.nothingYet).waitFor();
      expect(await at.locator('.report-section').count()).toBe(0);
    });
    expect(diff.title).not.toBe(web.errors.notFoundTitle);
  });
});
