import type { APIResponse, Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, tooWide } from './harness/accessibility.ts';
import { launchBrowser, narrow, type Person, screenshot, type Visitor, visitAs } from './harness/browser.ts';
import { doAct, words } from './harness/forms.ts';
import { type Platform, startPlatform } from './harness/platform.ts';

const { web, negotiation } = words('nb');

/** So odd that it does not turn up by chance. */
const secret = '23517';
const remark = 'konstruktuslav smertegrense';

describe('the negotiation page of a case', () => {
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

  const as = <T>(
    person: Person | null,
    work: (page: Page, visitor: Visitor) => Promise<T>,
    viewport?: { readonly width: number; readonly height: number },
  ): Promise<T> =>
    visitAs(
      browser,
      {
        address: platform.address,
        person,
        returnTo: caseId === '' ? '/arbeid?vis=alle' : `/forhandling/${caseId}`,
        ...(viewport === undefined ? {} : { viewport }),
      },
      work,
    );
  const figure = (page: Page, name: string): Locator =>
    page.locator('.live-results .key-figure').filter({ hasText: name }).locator('.key-value');
  const price = (page: Page): Locator => page.locator('.live-controls .number-input');
  const saved = (page: Page): Promise<void> => page.locator('.save-line[data-status="saved"]').waitFor();
  /** Until the figures are another than they were. */
  const moved = (page: Page, name: string, before: string): Promise<void> =>
    expect.poll(() => figure(page, name).innerText(), { timeout: 15_000 }).not.toBe(before);

  test('is reached from the case, and shows what the last offer comes to', () =>
    as('negotiator', async (page) => {
      await page.getByRole('link', { name: /Konstruktinib/ }).click();
      await page.getByRole('link', { name: negotiation.link }).click();
      await figure(page, negotiation.quantities.netBenefit).waitFor({ timeout: 120_000 });
      caseId = new URL(page.url()).pathname.replace('/forhandling/', '');
      expect(await price(page).inputValue()).toBe('31287');
      expect(await page.locator('.compare-table thead th').allInnerTexts()).toHaveLength(4);
    }));

  test('by keyboard: the slider moves the price, and every figure follows', () =>
    as('negotiator', async (page) => {
      await figure(page, negotiation.quantities.netBenefit).waitFor({ timeout: 120_000 });
      const before = await figure(page, negotiation.quantities.netBenefit).innerText();
      const row = page.getByRole('rowheader', { name: negotiation.quantities.price, exact: true }).locator('..');
      const cell = row.first().locator('td').last();
      await page.locator('.live-controls .slider').focus();
      await page.keyboard.press('ArrowLeft');
      await moved(page, negotiation.quantities.netBenefit, before);
      expect(await price(page).inputValue()).toBe('31000');
      await expect.poll(() => cell.innerText()).toContain('31\u00a0000');
    }));

  test('a price that cannot be read is answered beside the field and kept; comma, point and blanks are read', () =>
    as('negotiator', async (page) => {
      await figure(page, negotiation.quantities.netBenefit).waitFor({ timeout: 120_000 });
      const error = page.locator('.live-controls .field-error');
      for (const [typed, said] of [
        ['tretti tusen', negotiation.controls.faults.notANumber],
        ['-5', negotiation.controls.faults.negative],
        ['', negotiation.controls.faults.empty],
      ] as const) {
        await price(page).fill(typed);
        await expect.poll(() => error.innerText()).toBe(said);
        expect(await price(page).inputValue()).toBe(typed);
      }
      await price(page).fill('tretti tusen');
      await page.waitForTimeout(1_000);
      await saved(page);
      await page.reload();
      await price(page).waitFor({ timeout: 120_000 });
      expect(await price(page).inputValue()).toBe('tretti tusen');
      for (const typed of ['28 500,50', '28500.50']) {
        await price(page).fill(typed);
        await expect.poll(() => error.count()).toBe(0);
      }
    }));

  test('what is typed is there after a reload, and after the tab was closed in the middle of a word', () =>
    as('negotiator', async (page, { context }) => {
      await price(page).waitFor({ timeout: 120_000 });
      await price(page).fill(secret);
      await page.getByLabel(negotiation.controls.remark).fill(remark);
      await page.getByRole('textbox', { name: negotiation.notes.title }).fill('Egne notater');
      await page.getByRole('button', { name: negotiation.controls.choose }).click();
      await page.waitForTimeout(1_000);
      await saved(page);
      await page.reload();
      await price(page).waitFor({ timeout: 120_000 });
      expect(await price(page).inputValue()).toBe(secret);
      await page.getByRole('textbox', { name: negotiation.notes.title }).fill('Egne notater, midt i et o');
      await page.close();
      const again = await context.newPage();
      await again.goto(`/forhandling/${caseId}`);
      await expect
        .poll(() => again.getByRole('textbox', { name: negotiation.notes.title }).inputValue(), { timeout: 60_000 })
        .toBe('Egne notater, midt i et o');
      await saved(again);
    }));

  test('of two windows the later one is told, and goes on without losing either', () =>
    as('negotiator', async (page, { context }) => {
      const other = await context.newPage();
      const notes = (of: Page): Locator => of.getByRole('textbox', { name: negotiation.notes.title });
      await other.goto(`/forhandling/${caseId}`);
      await notes(other).waitFor({ timeout: 60_000 });
      await notes(page).waitFor({ timeout: 60_000 });
      await notes(other).fill('fra det andre vinduet');
      await other.waitForTimeout(1_200);
      await saved(other);
      await notes(page).fill('fra dette vinduet');
      await page.getByRole('heading', { name: negotiation.conflict.title }).waitFor();
      await page.getByRole('button', { name: negotiation.conflict.mine }).click();
      await saved(page);
      const { versions } = (await (await page.request.get(`/api/cases/${caseId}/negotiation/versions`)).json()) as {
        versions: readonly { version: number }[];
      };
      const texts = await Promise.all(
        versions.slice(0, 2).map(async ({ version }) => {
          const answer = await page.request.get(`/api/cases/${caseId}/negotiation?version=${version}`);
          return ((await answer.json()) as { workspace: { notes: string } }).workspace.notes;
        }),
      );
      expect(texts).toEqual(['fra dette vinduet', 'fra det andre vinduet']);
    }));

  test('patients come from the assessment of the model, and give a budget and the value of information to all', () =>
    as('negotiator', async (page) => {
      await figure(page, negotiation.quantities.netBenefit).waitFor({ timeout: 120_000 });
      await page.getByRole('button', { name: negotiation.assumptions.fromAssessment }).click();
      await page.getByRole('row', { name: negotiation.quantities.budget5 }).first().waitFor();
      await expect.poll(() => figure(page, negotiation.quantities.populationEvpi).innerText()).toMatch(/kr/);
      const year2 = page.getByLabel(`${negotiation.assumptions.newPatients}, ${negotiation.assumptions.year({ year: 2 })}`);
      await year2.fill('mange');
      await page.getByText(negotiation.assumptions.faults.notANumber).waitFor();
      await year2.fill('62');
      await page.getByRole('row', { name: negotiation.quantities.budget5 }).first().waitFor();
    }));

  test('an agreement beside the price: its terms, who bears which risk, and the points of the framework, kept as answered', () =>
    as('negotiator', async (page) => {
      const { agreements } = words('nb').assessment;
      await figure(page, negotiation.quantities.netBenefit).waitFor({ timeout: 120_000 });
      await page.getByRole('button', { name: negotiation.controls.add }).click();
      await page.getByLabel(negotiation.terms.form).selectOption('moneyBack');
      await page.getByText(negotiation.terms.faults.missing).waitFor();
      await page.getByLabel(negotiation.terms.fields.years).fill('0,5');
      const forms = page.getByRole('row', { name: agreements.type }).first().locator('td').last();
      await expect.poll(() => forms.innerText(), { timeout: 60_000 }).toContain(agreements.types.moneyBack);
      await page.locator('summary', { hasText: agreements.framework }).click();
      await page.getByLabel(negotiation.agreement.answer({ point: 'A8-2' })).selectOption('yes');
      await page.getByLabel(negotiation.agreement.reason({ point: 'A8-2' })).fill('Konstruert grunn.');
      await page.locator('.framework > li[data-status="met"]', { hasText: 'A8-2 ' }).waitFor({ timeout: 60_000 });
      await page.waitForTimeout(1_000);
      await saved(page);
      await page.reload();
      await page.getByRole('radio', { name: negotiation.offers.own({ count: 2 }) }).check({ timeout: 60_000 });
      expect(await page.getByLabel(negotiation.terms.fields.years).inputValue()).toBe('0,5');
    }));

  test('a number opens its proof, by keyboard, down to the run', () =>
    as('negotiator', async (page) => {
      const number = figure(page, negotiation.quantities.netBenefit).getByRole('button');
      await number.waitFor({ timeout: 120_000 });
      await number.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByText(web.proof.run).first().waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => dialog.count()).toBe(0);
    }));

  test.each([
    ['wide', undefined],
    ['narrow', narrow],
  ] as const)('has nothing that axe finds wrong and needs no scrolling sideways: %s', (name, viewport) =>
    as(
      'negotiator',
      async (page) => {
        await figure(page, negotiation.quantities.netBenefit).waitFor({ timeout: 120_000 });
        await page.locator('.note-paper').waitFor();
        expect(await axeFindings(page)).toEqual([]);
        expect(await tooWide(page)).toEqual([]);
        await screenshot(page, `negotiation-${name}`);
      },
      viewport,
    ),
  );

  test('the price note: numbers by reference, an edition without prices, delivered as the act of the case', async () => {
    const why = 'Konstruert vurdering for å vise gangen i en legemiddelsak.';
    await visitAs(browser, { address: platform.address, person: 'assessor-dmp', returnTo: `/arbeid/${caseId}` }, (page) =>
      doAct(page, 'deliverAssessment', { benefit: why, resources: why, severity: why, uncertainty: why }),
    );
    await as('negotiator', async (page) => {
      const paper = page.locator('.note-paper');
      await paper.waitFor({ timeout: 120_000 });
      await page
        .getByLabel(negotiation.note.assessment, { exact: true })
        .fill(`Tilbudet [[offer1.price]] er høyere enn ${secret}. Feil: [[offer9.price]].`);
      await page.getByText(negotiation.note.unknown({ references: '[[offer9.price]]' })).waitFor();
      await page
        .getByLabel(negotiation.note.assessment, { exact: true })
        .fill(`Tilbudet [[offer1.price]] er høyere enn ${secret}. Netto nytte: `);
      await page.getByLabel(negotiation.note.insertOffer, { exact: true }).selectOption('alternative1');
      await page.getByLabel(negotiation.note.insertQuantity, { exact: true }).selectOption('netBenefit');
      await page.getByLabel(negotiation.note.assessment, { exact: true }).press('End');
      await page.getByRole('button', { name: negotiation.note.insertButton }).click();
      await expect.poll(() => paper.innerText()).toMatch(/31.287 kr per pakning er høyere enn 23517\. Netto nytte: .*kr/);
      await page.getByLabel(negotiation.note.open).check();
      await expect.poll(() => paper.innerText()).toContain(negotiation.note.redacted);
      expect((await paper.innerText()).replace(/\s/g, '')).not.toMatch(/31287|23517/);
      await page.getByRole('button', { name: negotiation.note.submit }).click();
      await page.getByText(negotiation.note.submitted).waitFor();
      await page.getByRole('link', { name: negotiation.toCase }).click();
      await page
        .getByText(/er høyere enn 23517/)
        .first()
        .waitFor();
    });
  });

  test.each(['supplier-a', 'supplier-b', 'secretariat', 'beslutningsforum', 'assessor-dmp', 'proposer-a'] as const)(
    '%s is told that there is no such page, and is given nothing of it',
    (person) =>
      as(person, async (page, visitor) => {
        await page.getByRole('heading', { name: web.casePage.notFound }).waitFor();
        expect(await problem(await page.request.get(`/api/cases/${caseId}/negotiation`))).toEqual(
          await problem(await page.request.get('/api/cases/00000000-0000-4000-8000-000000000000/negotiation')),
        );
        await page.goto(`/arbeid/${caseId}`);
        await page.waitForLoadState('networkidle');
        expect(await page.getByRole('link', { name: negotiation.link }).count()).toBe(0);
        expect([...visitor.bodies].filter(([, body]) => body.includes(remark)).map(([address]) => address)).toEqual([]);
      }),
  );

  test('the public is asked to sign in, and the API says that there is nothing', () =>
    as(null, async (page) => {
      await page.goto(`/forhandling/${caseId}`);
      await page.getByRole('heading', { name: web.work.signInTitle }).waitFor();
      expect((await problem(await page.request.get(`/api/cases/${caseId}/negotiation`))).status).toBe(404);
    }));
});

/** What a refusal says. */
async function problem(answer: APIResponse): Promise<{ readonly status: number; readonly body: unknown }> {
  return { status: answer.status(), body: await answer.json() };
}
