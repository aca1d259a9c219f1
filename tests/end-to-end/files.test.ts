import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type Person, signIn, visit } from './harness/browser.ts';
import { formOf, send, words } from './harness/forms.ts';
import { type Platform, startPlatform } from './harness/platform.ts';

const { web, casework, pages } = words('nb');
const reason = casework.fields.reason.label;

describe('what people type and send survives what happens to browsers, sign-ins and servers', () => {
  let platform: Platform;
  let browser: Browser;

  beforeAll(async () => {
    [platform, browser] = await Promise.all([startPlatform({ example: false }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.discard();
  });

  const signedIn = async (person: Person): Promise<Page> => {
    const { page } = await visit(browser, { address: platform.address });
    await signIn(page, person);
    return page;
  };
  const proposalIn = async (page: Page) => {
    await page.goto('/ny?type=forslag');
    const form = formOf(page, 'submitProposal');
    await form.waitFor();
    return form;
  };
  const saved = (page: Page) => page.locator('.draft-note[data-state="saved"]').waitFor();

  test('a text begun on one machine is gone on with on another; of two windows none overwrites the other', async () => {
    const one = await signedIn('proposer-a');
    await (await proposalIn(one)).getByLabel(reason, { exact: true }).fill('Skrevet på den ene maskinen.');
    await saved(one);

    const other = await signedIn('proposer-a');
    const there = (await proposalIn(other)).getByLabel(reason, { exact: true });
    expect(await there.inputValue()).toBe('Skrevet på den ene maskinen.');
    await there.fill('Skrevet videre på den andre.');
    await saved(other);

    const here = formOf(one, 'submitProposal').getByLabel(reason, { exact: true });
    await here.fill('Skrevet videre på den ene.');
    await one.getByText(pages.drafts.conflictTitle).waitFor();
    await one.getByText('Skrevet videre på den andre.').waitFor();
    expect(await here.inputValue()).toBe('Skrevet videre på den ene.');
    await one.getByRole('button', { name: pages.drafts.takeTheirs }).click();
    expect(await here.inputValue()).toBe('Skrevet videre på den andre.');
    await one.context().close();
    await other.context().close();
  });

  test('a sign-in that runs out in the middle of a word loses nothing: after signing in again the text is there, and is saved', async () => {
    const page = await signedIn('proposer-a');
    const field = (await proposalIn(page)).getByLabel(reason, { exact: true });
    await page.context().clearCookies();
    await field.fill('Skrevet etter at økten gikk ut.');
    await page.getByText(pages.drafts.signedOutTitle).waitFor();
    await signIn(page, 'proposer-a');
    const again = (await proposalIn(page)).getByLabel(reason, { exact: true });
    expect(await again.inputValue()).toBe('Skrevet etter at økten gikk ut.');
    await saved(page);
    await page.context().close();
    const elsewhere = await signedIn('proposer-a');
    expect(await (await proposalIn(elsewhere)).getByLabel(reason, { exact: true }).inputValue()).toBe(
      'Skrevet etter at økten gikk ut.',
    );
    await elsewhere.context().close();
  });

  test('a file goes on where it stopped when the server is killed under it, and reaches the public page whole', async () => {
    const supplier = await signedIn('supplier-a');
    await supplier.goto('/ny?type=anmodning');
    await supplier.getByRole('button', { name: web.form.fillExample }).click();
    await send(formOf(supplier, 'submitRequest'), 'submitRequest');
    await supplier.getByText(web.start.receivedText).waitFor();

    const folder = await mkdtemp(path.join(tmpdir(), 'likeverd-file-'));
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(24_000_000)]);
    await supplier.getByRole('button', { name: casework.acts.attachDocument.title }).click();
    const form = formOf(supplier, 'attachDocument');
    await form.getByLabel(casework.fields.documentTitle.label, { exact: true }).fill('Dokumentasjon av effekt');
    await saved(supplier);
    await writeFile(path.join(folder, 'åpen.pdf'), bytes);
    const second = supplier.waitForRequest(
      (request) => request.method() === 'PATCH' && request.headers()['upload-offset'] === '8388608',
      { timeout: 60_000 },
    );
    await form.locator('input[type=file]').setInputFiles(path.join(folder, 'åpen.pdf'));
    await second;
    await platform.kill();
    await platform.start();
    // The page tries again by itself; where its patience ended before the server was back, the button goes on.
    const resume = form.getByRole('button', { name: pages.files.resume });
    const sent = form.locator('.file-sent');
    await sent.or(resume).waitFor({ timeout: 60_000 });
    if (await resume.isVisible()) await resume.click();
    await sent.waitFor({ timeout: 60_000 });
    expect(await sent.innerText()).toContain('application/pdf');
    await form.getByLabel(casework.fields.documentKind.label, { exact: true }).selectOption('documentation');
    await form.getByLabel(casework.classes.internal, { exact: true }).check();
    await send(form, 'attachDocument');
    const hash = createHash('sha256').update(bytes).digest('hex');
    await supplier.getByText(hash).waitFor();

    const secretariat = await signedIn('secretariat');
    await secretariat.goto(new URL(supplier.url()).pathname);
    await secretariat.getByRole('button', { name: casework.acts.registerCase.title }).click();
    await send(formOf(secretariat, 'registerCase'), 'registerCase');
    await secretariat.getByRole('button', { name: casework.acts.publishDocument.title }).click();
    await send(formOf(secretariat, 'publishDocument'), 'publishDocument');
    await secretariat.locator('.document-facts', { hasText: pages.files.published }).waitFor();

    const { page, trouble } = await visit(browser, { address: platform.address });
    await page.goto('/');
    await page.goto(`/metoder/${await secretariat.locator('.case-number').first().innerText()}`);
    const link = page.getByRole('link', { name: pages.files.download({ name: 'åpen.pdf' }) });
    const address = (await link.getAttribute('href')) ?? '';
    const answer = await page.request.get(address);
    expect(
      createHash('sha256')
        .update(await answer.body())
        .digest('hex'),
    ).toBe(hash);
    expect(answer.headers()['content-disposition']).toContain('attachment');
    expect(trouble.errors).toEqual([]);
    for (const each of [supplier, secretariat, page]) await each.context().close();
    await rm(folder, { recursive: true });
  });
});
