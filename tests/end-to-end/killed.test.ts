import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type Person, signIn, visit } from './harness/browser.ts';
import { formOf, send, words } from './harness/forms.ts';
import { type Platform, startPlatform } from './harness/platform.ts';

const { web, casework } = words('nb');

const proposal = {
  title: 'Konstruert metode til prøve av avbrudd',
  methodType: 'procedure',
  population: 'Konstruert pasientgruppe til prøve av avbrudd.',
  comparator: 'Konstruert dagens behandling.',
  reason: 'Konstruert begrunnelse til prøve av avbrudd.',
  contact: 'prove@eksempel.example',
  constructed: true,
};

describe('the whole server is killed while people work', () => {
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

  const submit = (request: APIRequestContext, key: string, title: string) =>
    request.post('/api/cases', {
      headers: { origin: platform.address, 'idempotency-key': key },
      data: { type: 'submitProposal', values: { ...proposal, title } },
      timeout: 20_000,
    });

  test('everything acknowledged is there afterwards, nothing is there twice, nothing is there in part', async () => {
    const page = await signedIn('proposer-a');
    const attempts = Array.from({ length: 60 }, (_, index) => ({ key: crypto.randomUUID(), title: `${proposal.title} ${index}` }));
    const acknowledged = new Map<string, string>();
    const kills: Promise<void>[] = [];
    const lane = async (mine: typeof attempts): Promise<void> => {
      for (const { key, title } of mine) {
        const answer = await submit(page.request, key, title).catch(() => null);
        if (answer === null) return;
        expect(answer.status()).toBe(201);
        acknowledged.set(key, ((await answer.json()) as { id: string }).id);
        if (acknowledged.size >= 15 && kills.length === 0) kills.push(platform.kill());
      }
    };
    await Promise.all([0, 1, 2, 3].map((offset) => lane(attempts.filter((_, index) => index % 4 === offset))));
    await Promise.all(kills);
    expect(acknowledged.size).toBeGreaterThanOrEqual(15);
    expect(acknowledged.size).toBeLessThan(attempts.length);

    await platform.start();
    for (const id of acknowledged.values()) {
      const answer = await page.request.get(`/api/cases/${id}`);
      expect(answer.status()).toBe(200);
      const { state } = (await answer.json()) as { state: Record<string, unknown> };
      expect(state).toMatchObject({
        phase: 'submitted',
        version: 1,
        population: proposal.population,
        reason: proposal.reason,
        contact: proposal.contact,
      });
    }

    // Whoever got no answer sends the same again: it becomes one case, whether or not the first attempt was stored.
    for (const { key, title } of attempts) {
      const answer = await submit(page.request, key, title);
      expect(answer.status()).toBe(201);
      const { id } = (await answer.json()) as { id: string };
      expect(acknowledged.get(key) ?? id).toBe(id);
      acknowledged.set(key, id);
    }
    const cases: { id: string; title: string; phase: string }[] = [];
    for (let number = 1, total = 1; cases.length < total; number++) {
      const listed = (await (await page.request.get('/api/cases', { params: { page: number } })).json()) as {
        cases: typeof cases;
        total: number;
      };
      expect(listed.cases.length).toBeGreaterThan(0);
      cases.push(...listed.cases);
      total = listed.total;
    }
    expect(cases.map(({ id }) => id).toSorted()).toEqual([...acknowledged.values()].toSorted());
    expect(cases.map(({ title }) => title).toSorted()).toEqual(attempts.map(({ title }) => title).toSorted());
    await page.context().close();
  });

  test('what stands in a form when the server dies is kept, and is sent when it is back', async () => {
    const page = await signedIn('proposer-a');
    await page.goto('/ny?type=forslag');
    await page.getByRole('button', { name: web.form.fillExample }).click();
    const form = formOf(page, 'submitProposal');
    const title = 'Konstruert metode sendt mens tjeneren var nede';
    await form.getByLabel(casework.fields.title.label, { exact: true }).fill(title);
    await platform.kill();
    await send(form, 'submitProposal');
    await form.getByText(web.form.unavailableTitle).waitFor();
    expect(await form.getByLabel(casework.fields.title.label, { exact: true }).inputValue()).toBe(title);

    await platform.start();
    await send(form, 'submitProposal');
    await page.getByText(web.start.receivedText).waitFor();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.context().close();
  });

  test('a run that was under way is finished after the restart', async () => {
    const page = await signedIn('assessor-fhi');
    const started = await page.request.post('/api/runs', {
      headers: { origin: platform.address },
      data: { modelId: 'colon-exercise-norway', draws: 100_000, seed: 7 },
    });
    expect(started.status()).toBe(202);
    const { id } = (await started.json()) as { id: string };
    const status = async (): Promise<{ status: string; done: number }> =>
      (await (await page.request.get(`/api/runs/${id}`)).json()) as { status: string; done: number };
    await expect.poll(async () => (await status()).status, { timeout: 60_000 }).toBe('running');
    await platform.kill();
    await platform.start();
    await expect.poll(async () => (await status()).status, { timeout: 180_000, interval: 1_000 }).toBe('done');
    await page.context().close();
  });

  test('typed text survives a closed tab', async () => {
    const page = await signedIn('proposer-a');
    await page.goto('/ny?type=forslag');
    const reason = 'Konstruert begrunnelse som ble skrevet før fanen ble lukket.';
    await formOf(page, 'submitProposal').getByLabel(casework.fields.reason.label, { exact: true }).fill(reason);
    const context = page.context();
    await page.close({ runBeforeUnload: true });
    const again = await context.newPage();
    await again.goto('/ny?type=forslag');
    const form = formOf(again, 'submitProposal');
    await form.waitFor();
    expect(await form.getByLabel(casework.fields.reason.label, { exact: true }).inputValue()).toBe(reason);
    await again.getByRole('button', { name: web.form.discard }).waitFor();
    await context.close();
  });
});
