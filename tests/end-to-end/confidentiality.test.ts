import type { CommandType } from '@likeverd/casework';
import type { APIResponse, Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type Person, screenshot, type Visitor, visitAs } from './harness/browser.ts';
import { doAct, formOf, isDone, openAct, send, today, type Typed, words } from './harness/forms.ts';
import { type Platform, startPlatform } from './harness/platform.ts';

const { web, casework } = words('nb');

/** The secrets, each so long that it does not turn up by chance. */
const offered = '31847265';
const maximum = '47159382';
const terms = 'Konstruert rabatt ved innføring i alle regioner, avtalenummer 90517338.';
const note = 'Konstruert prisnotat: tilbudet ligger 15687341 kroner under maksimalprisen.';
const ofOffer = [offered, maximum, '90517338'];
const ofNote = ['15687341'];
const secrets = [...ofOffer, ...ofNote];

/** The secrets that a text gives away, however their digits are grouped: `31 847 265`, `31.847.265`, `31,847,265.00`, `31&nbsp;847&nbsp;265`. */
function givenAway(text: string): readonly string[] {
  const joined = text.replace(/(?<=\d)(?:[\s\u00a0\u202f.,'’]|&(?:nbsp|#160|#xa0|#8239);|\\u00a0|\\u202f|%20|%C2%A0)+(?=\d)/gi, '');
  return secrets.filter((secret) => joined.includes(secret));
}

describe('a price offer is seen by those who own it or were given it, and by nobody else', () => {
  let platform: Platform;
  let browser: Browser;
  let caseId = '';
  let result = '';
  const number = `ID${today.slice(0, 4)}_001`;

  beforeAll(async () => {
    [platform, browser] = await Promise.all([startPlatform({ example: false }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.discard();
  });

  const as = <T>(person: Person | null, work: (page: Page, visitor: Visitor) => Promise<T>): Promise<T> =>
    visitAs(browser, { address: platform.address, person, returnTo: caseId === '' ? '/' : `/arbeid/${caseId}` }, work);
  const act = (person: Person, type: CommandType, typed: Typed = {}): Promise<void> =>
    as(person, (page) => doAct(page, type, typed));

  /** Every body the visitor was given, pages, scripts and answers of the API alike. */
  const leaksIn = (visitor: Visitor): readonly string[] =>
    [...visitor.bodies].flatMap(([address, body]) => givenAway(body).map((secret) => `${secret} in ${address}`));

  test('the search for digits finds every way to write them', () => {
    for (const text of [
      '31847265',
      '31 847 265',
      '31\u00a0847\u00a0265',
      '31\u202f847\u202f265 kr',
      '31,847,265.00',
      '31.847.265',
      '3184726500',
    ])
      expect(givenAway(text)).toEqual([offered]);
    expect(givenAway('318472 675 31 847 26')).toEqual([]);
  });

  test('a supplier asks for an assessment', () =>
    as('supplier-a', async (page) => {
      await page.goto('/ny?type=anmodning');
      await page.getByRole('button', { name: web.form.fillExample }).click();
      await send(formOf(page, 'submitRequest'), 'submitRequest');
      await page.waitForURL(/\/arbeid\/[^/]+$/);
      caseId = new URL(page.url()).pathname.replace('/arbeid/', '');
    }));

  test('before it is registered, supplier B is told that there is no such case, on the page and by the API', () =>
    as('supplier-b', async (page) => {
      await page.getByRole('heading', { name: web.casePage.notFound }).waitFor();
      await screenshot(page, 'case-not-found-wide');
      const missing = await problem(await page.request.get(`/api/cases/${nowhere}`));
      expect(missing.status).toBe(404);
      expect(await problem(await page.request.get(`/api/cases/${caseId}`))).toEqual(missing);
      const answerFor = (id: string): Promise<APIResponse> =>
        page.request.post(`/api/cases/${id}/acts`, {
          headers: { origin: platform.address, 'idempotency-key': crypto.randomUUID() },
          data: { type: 'completeRequest', values: { completion: 'Vi prøver å svare for en annen.' }, expectedVersion: 1 },
        });
      expect(await problem(await answerFor(caseId))).toEqual(await problem(await answerFor(nowhere)));
      for (const query of ['', 'konstruertumab', web.examples.request.title]) {
        const found = (await (await page.request.get('/api/cases', { params: { query } })).json()) as { cases: unknown[] };
        expect(found.cases).toEqual([]);
      }
    }));

  test('it is registered and commissioned', async () => {
    await act('secretariat', 'registerCase');
    await act('bestillerforum', 'commissionAssessment', {
      assessmentType: 'costPerQaly',
      body: 'dmp',
      meetingDate: today,
      reason: 'Konstruert bestilling for å vise gangen i en legemiddelsak.',
    });
  });

  test('the assessor attaches a run and delivers', () =>
    as('assessor-dmp', async (page) => {
      const form = await openAct(page, 'attachRun');
      await form.getByLabel(web.run.model, { exact: true }).selectOption(constructedModel);
      await form.getByLabel(web.run.draws).fill('200');
      await form.getByRole('button', { name: web.run.start }).click();
      await form.getByText(web.run.done).waitFor({ timeout: 180_000 });
      await send(form, 'attachRun');
      await isDone(page, 'attachRun');
      const { state } = (await (await page.request.get(`/api/cases/${caseId}`)).json()) as { state: { run: { result: string } } };
      result = state.run.result;
      expect((await page.request.get(`/api/results/${result}`)).status()).toBe(200);
      const why = 'Konstruert vurdering for å vise gangen i en legemiddelsak.';
      await doAct(page, 'deliverAssessment', { benefit: why, resources: why, severity: why, uncertainty: why });
    }));

  test.each(['supplier-b', null] as const)('before the assessment is signed off, %s gets no result of it', (person) =>
    as(person, async (page) => {
      const hidden = await problem(await page.request.get(`/api/results/${result}`));
      expect(hidden.status).toBe(404);
      expect(hidden).toEqual(await problem(await page.request.get(`/api/results/${'0'.repeat(64)}`)));
    }),
  );

  test('Sykehusinnkjøp records the offer and delivers the price note', () =>
    as('negotiator', async (page) => {
      const validUntil = `${Number(today.slice(0, 4)) + 1}-06-30`;
      await doAct(page, 'recordPriceOffer', { pricePerPack: offered, maximumPricePerPack: maximum, validUntil, terms });
      await doAct(page, 'recordPriceNote', { note });
      expect(givenAway(await page.locator('main').innerText())).toEqual(secrets);
      await page.getByText(casework.classes.confidential).first().waitFor();
      await screenshot(page, 'price-offer-wide');
    }));

  test.each([
    ['supplier-a', ofOffer],
    ['beslutningsforum', [...ofOffer, ...ofNote]],
    ['secretariat', ofNote],
    ['bestillerforum', ofNote],
  ] as const)('%s sees what is shared with it and no more: %j', (person, seen) =>
    as(person, async (page, visitor) => {
      await page.getByRole('heading', { name: web.casePage.facts }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(givenAway(await page.locator('main').innerText())).toEqual(seen);
      expect(new Set(leaksIn(visitor).map((leak) => leak.split(' ')[0]))).toEqual(new Set(seen));
    }),
  );

  test.each(['assessor-dmp', 'assessor-fhi', 'proposer-a', 'supplier-b'] as const)('%s follows the case without it', (person) =>
    as(person, async (page, visitor) => {
      await page.getByRole('heading', { name: web.casePage.facts }).waitFor();
      for (const query of ['', offered, '31 847 265', 'avtalenummer', 'konstruertumab'])
        visitor.bodies.set(`/api/cases?query=${query}`, await (await page.request.get('/api/cases', { params: { query } })).text());
      await page.waitForLoadState('networkidle');
      expect(leaksIn(visitor)).toEqual([]);
    }),
  );

  test.each(['proposer-a', 'supplier-b', null] as const)('%s is not told that there is an offer', (person) =>
    as(person, async (page) => {
      const { timeline, state } = (await (await page.request.get(`/api/methods/${number}`)).json()) as Method;
      expect(timeline.map(({ type }) => type)).toEqual([
        'CaseRegistered',
        'AssessmentCommissioned',
        'AssessmentDelivered',
        'PriceNoteRecorded',
      ]);
      expect(state.priceOffers).toEqual([]);
      expect(state.priceNote?.note).toBeUndefined();
    }),
  );

  test('the public finds the method and no price: page, search, feed, API', () =>
    as(null, async (page, visitor) => {
      await page.goto('/');
      await page.getByRole('searchbox', { name: web.front.search }).fill('konstruertumab');
      await page.getByText(web.front.count({ count: 1, query: 'konstruertumab' })).waitFor();
      await page.goto(`/metoder/${number}`);
      await page.getByRole('heading', { level: 1, name: web.examples.request.title }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(leaksIn(visitor)).toEqual([]);

      const bodies = new Map<string, string>();
      for (const address of publicAddresses(number, caseId)) {
        const answer = await page.request.get(address);
        bodies.set(`${address} (${answer.status()})`, await answer.text());
      }
      expect([...bodies].flatMap(([address, body]) => givenAway(body).map((secret) => `${secret} in ${address}`))).toEqual([]);
      const found = (address: string) => [...bodies.keys()].find((key) => key.startsWith(`${address} (`));
      expect(found('/feed.atom')).toBe('/feed.atom (200)');
      expect(found(`/api/methods/${number}`)).toBe(`/api/methods/${number} (200)`);
      expect(found(`/api/cases/${caseId}`)).toMatch(/\((?:200|401|404)\)$/);
    }));

  test('searching for the price finds nothing, also for whoever guesses it', () =>
    as(null, async (page) => {
      for (const query of [offered, '31 847 265', maximum, 'avtalenummer', 'prisnotat', 'rabatt']) {
        const found = (await (await page.request.get('/api/methods', { params: { query } })).json()) as { total: number };
        expect([query, found.total]).toEqual([query, 0]);
      }
    }));
});

/** An address of the same form as a case's, of none. */
const nowhere = '00000000-0000-4000-8000-000000000000';
const constructedModel = 'constructed-targeted-therapy';

interface Method {
  readonly timeline: readonly { readonly type: string }[];
  readonly state: { readonly priceOffers: readonly unknown[]; readonly priceNote?: { readonly note?: string } };
}

/** Everything that answers without signing in. */
function publicAddresses(number: string, caseId: string): readonly string[] {
  return [
    '/',
    '/api/session',
    '/api/health',
    '/api/openapi.json',
    '/api/methods',
    '/api/methods?query=konstruertumab',
    `/api/methods/${number}`,
    '/api/models',
    '/api/cases',
    `/api/cases/${caseId}`,
    '/feed.atom',
    '/feed.atom?lang=nn',
    '/feed.atom?lang=en',
    `/metoder/${number}`,
    `/arbeid/${caseId}`,
  ];
}

/** What a refusal says, without what differs from one answer to the next. */
async function problem(
  answer: APIResponse,
): Promise<{ readonly status: number; readonly code: unknown; readonly title: unknown; readonly detail: unknown }> {
  const body = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status(), code: body['code'], title: body['title'], detail: body['detail'] };
}
