import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, tooWide } from './harness/accessibility.ts';
import { launchBrowser, narrow, type Person, visit, visitAs, wide } from './harness/browser.ts';
import { words } from './harness/forms.ts';
import { type Platform, startPlatform } from './harness/platform.ts';

const { casework, pages, web } = words('nb');
const own = pages.participation;

describe('input from those who are not signed in, and from an organisation', () => {
  let platform: Platform;
  let browser: Browser;
  let number = '';

  beforeAll(async () => {
    [platform, browser] = await Promise.all([startPlatform({ example: true }), launchBrowser()]);
    const { methods } = (await (await fetch(`${platform.address}/api/methods`)).json()) as {
      methods: { number: string; methodType: string }[];
    };
    number = methods.find(({ methodType }) => methodType !== 'medicine')?.number ?? '';
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.discard();
  });

  const as = <T>(person: Person | null, returnTo: string, work: (page: Page) => Promise<T>): Promise<T> =>
    visitAs(browser, { address: platform.address, person, returnTo }, work);

  /** Marks a part of a text, as by shift and arrows; returns what is marked. */
  const mark = (page: Page, within: string, from: number, to: number): Promise<string> =>
    page
      .locator(within)
      .first()
      .evaluate(
        (element, [start, end]) => {
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          const text = walker.nextNode();
          const range = document.createRange();
          if (text === null) return '';
          range.setStart(text, start);
          range.setEnd(text, end);
          const selection = window.getSelection();
          selection?.removeAllRanges();
          selection?.addRange(range);
          return range.toString().trim();
        },
        [from, to] as const,
      );
  const press = async (page: Page, name: RegExp | string): Promise<void> => {
    await page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .focus();
    await page.keyboard.press('Enter');
  };
  const panel = (page: Page) => page.locator('#gi-innspill');
  const saved = (page: Page) => panel(page).locator('.draft-note[data-state="saved"]').waitFor();
  const type = async (page: Page, label: string, text: string): Promise<void> => {
    await panel(page).getByLabel(label, { exact: true }).focus();
    await page.keyboard.type(text);
  };
  const choose = async (page: Page, choice: string): Promise<void> => {
    await panel(page).getByLabel(choice, { exact: true }).focus();
    await page.keyboard.press('Space');
  };
  /** The way to confirm, as it lies in the outbox. */
  const confirmations = (): Promise<readonly string[]> =>
    as('secretariat', '/medvirkning', async (page) => {
      const box = await page.evaluate(async () => (await fetch('/api/outbox')).text());
      return [...box.matchAll(/\/innspill\/[\w-]{43}\/bekreft/g)].map(([address]) => address);
    });

  test('a citizen marks a text, closes the tab in the middle, the server is killed; resumed on a narrow screen, sent, confirmed, followed', async () => {
    const { context, page } = await visit(browser, { address: platform.address });
    await page.goto(`/metoder/${number}`);
    await page.locator('.quotable .prose').first().waitFor();
    const marked = await mark(page, '.quotable .prose', 0, 25);
    await press(page, /^Gi innspill på det du har markert/);
    await panel(page).getByText(marked, { exact: true }).waitFor();
    await type(page, casework.fields.inputText.label, 'Vi savner et mål på ');
    await saved(page);
    await platform.kill();
    await type(page, casework.fields.inputText.label, 'utmattelse.');
    await page.close();
    await platform.start();

    const again = await context.newPage();
    await again.setViewportSize(narrow);
    await again.goto(`/metoder/${number}`);
    const text = panel(again).getByLabel(casework.fields.inputText.label, { exact: true });
    await text.waitFor();
    expect(await text.inputValue()).toBe('Vi savner et mål på utmattelse.');
    await panel(again).getByText(marked, { exact: true }).waitFor();
    await again.getByText(web.live.identical, { exact: true }).waitFor({ timeout: 180_000 });
    expect(await tooWide(again)).toEqual([]);
    expect(await axeFindings(again)).toEqual([]);
    await panel(again).getByRole('button', { name: casework.acts.giveInput.submit, exact: true }).focus();
    await again.keyboard.press('Enter');
    // Every fault at once: who, interests, address, consent.
    await panel(again).locator('.error-summary li').first().waitFor();
    expect(await panel(again).locator('.error-summary li').count()).toBe(4);
    await choose(again, casework.choices.relative);
    await type(again, casework.fields.senderInterests.label, 'ingen');
    await type(again, casework.fields.email.label, 'parorende@leser.example');
    await choose(again, web.form.yes);
    await panel(again).getByRole('button', { name: casework.acts.giveInput.submit, exact: true }).focus();
    await again.keyboard.press('Enter');
    await panel(again).getByText(own.open.sentTitle).waitFor();
    await panel(again).getByRole('link', { name: own.open.follow }).focus();
    await again.keyboard.press('Enter');
    await again.getByText(own.open.receipt.standings.unconfirmed).waitFor();
    expect(await tooWide(again)).toEqual([]);
    expect(await axeFindings(again)).toEqual([]);
    const receipt = again.url();

    const [address = ''] = await confirmations();
    await again.goto(address);
    await again.getByRole('button', { name: own.open.letters.confirmButton }).focus();
    await again.keyboard.press('Enter');
    await again.waitForURL(receipt);
    await again.getByText(own.open.receipt.standings.received).waitFor();
    await context.close();
  });

  test('an organisation gives input on a passage of the living report, without signing in', () =>
    as(null, '/', async (page) => {
      await page.goto(`/vurdering/${number}`);
      await page.locator('.report-written .report-block p').first().waitFor();
      const marked = await mark(page, '.report-written .report-block p', 0, 30);
      await press(page, /^Gi innspill på det du har markert/);
      await panel(page).getByText(marked, { exact: true }).waitFor();
      await type(page, casework.fields.inputText.label, 'Dette stemmer ikke med erfaringene til medlemmene våre.');
      await choose(page, casework.choices.organisationInput);
      await type(page, casework.fields.senderName.label, 'Pasientorganisasjon A');
      await type(page, casework.fields.senderInterests.label, 'ingen');
      await type(page, casework.fields.email.label, 'post@organisasjon.example');
      await choose(page, web.form.yes);
      await panel(page).getByRole('button', { name: casework.acts.giveInput.submit, exact: true }).focus();
      await page.keyboard.press('Enter');
      await panel(page).getByText(own.open.sentTitle).waitFor();
      const [address = ''] = await confirmations();
      await page.goto(address);
      await page.getByRole('button', { name: own.open.letters.confirmButton }).focus();
      await page.keyboard.press('Enter');
      await page.getByText(own.open.receipt.standings.received).waitFor();
    }));

  test('the secretariat publishes and answers by keyboard; everyone reads it in the public tables, the senders on their pages', async () => {
    await as('secretariat', '/medvirkning', async (page) => {
      await page
        .getByRole('link', { name: new RegExp(number) })
        .first()
        .focus();
      await page.keyboard.press('Enter');
      const reception = page.locator('section[aria-labelledby="mottak"]');
      for (const order of [1, 2]) {
        const item = reception.getByRole('listitem', { name: own.open.reception.name({ order }), exact: true });
        await item.getByRole('button', { name: new RegExp(casework.acts.receiveInput.title) }).focus();
        await page.keyboard.press('Enter');
        await item.getByRole('button', { name: casework.acts.receiveInput.submit, exact: true }).focus();
        await page.keyboard.press('Enter');
        await item.getByText(own.open.reception.done).waitFor();
      }
      for (const viewport of [wide, narrow]) {
        await page.setViewportSize(viewport);
        expect(await tooWide(page)).toEqual([]);
        expect(await axeFindings(page)).toEqual([]);
      }
      await press(page, new RegExp(`^${casework.acts.answerInput.title}: `));
      const item = page.getByRole('listitem', { name: own.page.inputName({ number: 1 }), exact: true });
      await item.getByLabel(casework.choices.notedOnly, { exact: true }).focus();
      await page.keyboard.press('Space');
      await item.getByLabel(casework.fields.inputEffectReason.label, { exact: true }).focus();
      await page.keyboard.type('Utmattelse er notert som utfallsmål.');
      await item.getByRole('button', { name: casework.acts.answerInput.submit, exact: true }).focus();
      await page.keyboard.press('Enter');
      await item.getByText('Utmattelse er notert som utfallsmål.').waitFor();
    });
    await as(null, '/', async (page) => {
      await page.goto(`/metoder/${number}`);
      const table = page.locator('.input-table');
      await table.getByText('Utmattelse er notert som utfallsmål.').waitFor();
      await table.getByText('Vi savner et mål på utmattelse.').waitFor();
      await table.getByText('Pasientorganisasjon A').waitFor();
      expect(await page.content()).not.toContain('@organisasjon.example');
      expect(await table.getByText(own.textLost).count()).toBe(0);
      await page.goto(`/vurdering/${number}`);
      await page.locator('.input-table').getByText('Dette stemmer ikke').waitFor();
      expect(await page.locator('.input-table').getByText('Vi savner et mål').count()).toBe(0);
    });
  });
});
