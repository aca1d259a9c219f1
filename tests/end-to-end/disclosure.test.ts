import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, tooWide } from './harness/accessibility.ts';
import { launchBrowser, narrow, type Person, screenshot, visitAs } from './harness/browser.ts';
import { fill, formOf, send, words } from './harness/forms.ts';
import { type Platform, startPlatform } from './harness/platform.ts';

const { web, pages, casework } = words('nb');
const { form: marking, guard, versions, claims, share } = pages.disclosure;

/** So odd that it does not turn up by chance. */
const secret = '77 413 kroner';

describe('what is withheld', () => {
  let platform: Platform;
  let browser: Browser;
  let caseId = '';

  beforeAll(async () => {
    [platform, browser] = await Promise.all([startPlatform({ example: true }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.discard();
  });

  const as = <T>(person: Person | null, returnTo: string, work: (page: Page) => Promise<T>, viewport?: typeof narrow): Promise<T> =>
    visitAs(browser, { address: platform.address, person, returnTo, ...(viewport === undefined ? {} : { viewport }) }, work);

  test('a supplier withholds words of the text by keyboard, sees what others will read, and the words stand as a claim', () =>
    as('supplier-a', '/ny?type=forslag', async (page) => {
      const form = formOf(page, 'submitProposal');
      await form.waitFor();
      await page.getByRole('button', { name: web.form.fillExample }).click();
      await fill(form, 'submitProposal', { reason: `Kostnaden er ${secret} for hver pasient i oppstarten.` });
      const text = form.getByLabel(new RegExp(`^${casework.fields.reason.label}`));
      const button = form.getByRole('button', { name: marking.withholdIn({ label: casework.fields.reason.label }) });
      await button.click();
      await form.getByText(marking.selectFirst).waitFor();
      // From the start, past "Kostnaden er ", then the words with shift; then on to the button with the keyboard alone.
      await text.focus();
      await page.keyboard.press('Control+Home');
      for (let step = 0; step < 'Kostnaden er '.length; step += 1) await page.keyboard.press('ArrowRight');
      for (let step = 0; step < secret.length; step += 1) await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const group = form.getByRole('group', { name: marking.passage({ text: secret }) });
      await group.waitFor();
      await form.getByText('Kostnaden er [skjermet: forretningshemmelighet] for hver pasient i oppstarten.').waitFor();
      // What is typed before it moves it.
      await page.keyboard.press('Shift+Tab');
      await text.focus();
      await page.keyboard.press('Control+Home');
      await page.keyboard.type('Merk: ');
      await group.waitFor();
      await group.getByLabel(marking.reason).fill('Kostnaden er ikke kjent for andre.');
      expect(await axeFindings(page)).toEqual([]);
      await screenshot(page, 'disclosure-form');
      await send(form, 'submitProposal');
      await page.getByRole('heading', { name: claims.title }).waitFor();
      caseId = new URL(page.url()).pathname.replace('/arbeid/', '');
      await page.getByText(claims.waiting).waitFor();
      await page.getByText(`Merk: Kostnaden er ${secret} for hver pasient i oppstarten.`).first().waitFor();
    }));

  test('versions side by side: the public’s lacks what it may not see; at 360 px nothing is wider than the page', () =>
    as(
      'secretariat',
      `/arbeid/${caseId}`,
      async (page) => {
        await page.getByRole('button', { name: versions.show }).click();
        await page.getByRole('columnheader', { name: versions.audiences.public }).waitFor();
        expect(await page.getByText(secret).count()).toBeGreaterThan(0);
        expect(await tooWide(page)).toEqual([]);
        expect(await axeFindings(page)).toEqual([]);
        await screenshot(page, 'disclosure-versions-narrow');
      },
      narrow,
    ));

  test('another supplier is told nothing of the case', () =>
    as('supplier-b', `/arbeid/${caseId}`, async (page) => {
      await page.getByText(web.casePage.notFoundText).waitFor();
    }));

  test('a negotiator sees what can be solved, and tries a text before it is published', () =>
    as('negotiator', '/arbeid?vis=alle', async (page) => {
      await page.getByRole('link', { name: /Konstruktinib/ }).click();
      await page.getByRole('heading', { name: guard.title }).waitFor();
      await page.getByText(guard.wideEnough).first().waitFor();
      // The example's offer is 31,287 of 44,931: a rebate of 30.4 %.
      await page.getByLabel(guard.tryLabel).fill('Rabatten er på 30,4 prosent av maksimalprisen.');
      await page.getByRole('button', { name: guard.tryButton }).click();
      await page.getByText(guard.tooNarrow).waitFor();
      await page.getByText(pages.disclosure.quantities.rebateShare).first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await screenshot(page, 'disclosure-guard');
    }));

  test('the public page tells how much is withheld', () =>
    as(null, '/', async (page) => {
      await page.goto('/metoder/ID2026_002');
      await page.getByRole('heading', { name: share.title }).waitFor();
      // The example's input holds a passage that is withheld.
      await page.getByText(share.rounding).waitFor();
    }));
});
