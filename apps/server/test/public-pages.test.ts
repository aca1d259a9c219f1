import type { Label } from '@likeverd/casework';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asWriter } from '../src/database.ts';
import { storeHistories } from '../src/example/history.ts';
import { constructedPortfolio } from '../src/example/portfolio.ts';
import { createApp } from '../src/http/app.ts';
import { PublicAnswers } from '../src/http/kept.ts';
import { appendAll } from '../src/log/event-store.ts';
import { rebuildDerived, refreshReadModels } from '../src/log/read-models.ts';
import { readMethod } from '../src/reading.ts';
import { partyOf, type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

let server: TestServer;
let platform: Platform;

const today = '2026-11-20';
const now = `${today}T09:00:00.000Z`;

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server, now);
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

const changedIn = (caseId: string): Promise<string | null | undefined> =>
  asWriter(platform.store, async (tx) => {
    const row = await tx.selectFrom('derived_made').select('public_changed').where('case_id', '=', caseId).executeTakeFirst();
    return row?.public_changed;
  });

describe('pages that are kept', () => {
  test('say to the letter what is made from the log as the public reads it, for every case of a portfolio', async () => {
    await storeHistories(platform.store, constructedPortfolio(40, today), { now, today });
    const numbers = await asWriter(platform.store, (tx) => tx.selectFrom('public_page').select('number').execute());
    expect(numbers.length).toBeGreaterThan(25);
    for (const { number } of numbers) {
      const made = await readMethod(platform.store, number, today);
      expect((await platform.request(`/api/methods/${number}`)).json()).toEqual(JSON.parse(JSON.stringify(made)));
    }
  });

  test('of every label an event and its value can have, on the day itself, and on days on which labels open before anything is made again', async () => {
    const owner = 'leverandor-a';
    const open: Label = { class: 'public' };
    const labels: readonly Label[] = [
      open,
      { class: 'internal', owner },
      ...[undefined, '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-23'].map(
        (expires): Label => ({
          class: 'confidential',
          ground: 'tradeSecret',
          owner,
          sharedWith: ['dmp'],
          ...(expires === undefined ? {} : { expires }),
        }),
      ),
    ];
    const pairs = labels.flatMap((event) => labels.map((value) => ({ event, value })));
    const actor = partyOf('secretariat');
    await asWriter(platform.store, async (tx) => {
      for (const [index, { event, value }] of pairs.entries()) {
        const caseId = crypto.randomUUID();
        const number = `ID2025_${String(index + 500)}`;
        const log = await appendAll(
          tx,
          caseId,
          0,
          [
            { type: 'CaseRegistered', label: open, values: { number: { label: open, value: number } } },
            { type: 'CompletionAsked', label: event, values: { missing: { label: value, value: `hemmelig ${index}` } } },
          ],
          { actor, now },
        );
        await tx
          .insertInto('case_number')
          .values({ year: 2025, sequence: index + 500, case_id: caseId })
          .execute();
        await rebuildDerived(tx, [{ caseId, log }], { now, today });
      }
    });
    const told = new Map<string, number>();
    for (const day of [today, '2026-11-21', '2026-11-23']) {
      platform.clock.now = `${day}T09:00:00.000Z`;
      for (const [index] of pairs.entries()) {
        const number = `ID2025_${String(index + 500)}`;
        const answer = await platform.request(`/api/methods/${number}`);
        expect(answer.json()).toEqual(JSON.parse(JSON.stringify(await readMethod(platform.store, number, day))));
        if (answer.text.includes(`hemmelig ${index}`)) told.set(day, (told.get(day) ?? 0) + 1);
        expect(answer.text).not.toContain(actor.person);
      }
    }
    platform.clock.now = now;
    // Open are: on the 20th `public` and those until the 19th and 20th, three of seven; on the 21st four, on the 23rd five. Both the event
    // and its value must be.
    expect(Object.fromEntries(told)).toEqual({ [today]: 9, '2026-11-21': 16, '2026-11-23': 25 });
  });

  test('a reader who has the page is told so', async () => {
    const first = await platform.request('/api/methods/ID2025_500');
    const again = await platform.request('/api/methods/ID2025_500', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect([first.status, again.status, again.text]).toEqual([200, 304, '']);
  });
});

describe('answers that are kept', () => {
  test('are given again until something public changes, whichever server changed it', async () => {
    const other = createApp(platform.services);
    const listed = async (app: Pick<Platform, 'request'>): Promise<string> =>
      (await app.request('/api/methods?query=sårbehandling')).text;
    const elsewhere = {
      request: async (path: string) => ({ text: await (await other.request(`http://localhost${path}`)).text() }),
    };
    expect(await listed(platform)).toContain('"total":0');
    expect((await elsewhere.request('/api/methods?query=sårbehandling')).text).toContain('"total":0');
    const id = await platform.as('proposer').open('submitProposal', { ...valid.proposal, title: 'Sårbehandling på video' });
    await platform.as('secretariat').act(id, 'registerCase', { ...valid.registration, title: 'Sårbehandling på video' });
    expect(await listed(platform)).toContain('"total":1');
    expect((await elsewhere.request('/api/methods?query=sårbehandling')).text).toContain('"total":1');
    expect((await platform.request('/feed.atom')).text).toContain('Sårbehandling på video');
  });

  test('what a day alone changes is in lists as soon as it is made, though a list of that day was kept before', async () => {
    const days = await asWriter(platform.store, async (tx) => {
      const rows = await tx.selectFrom('derived_made').select('renew_on').where('renew_on', 'is not', null).execute();
      return rows.flatMap(({ renew_on }) => renew_on ?? []).toSorted();
    });
    let changed = 0;
    for (const day of new Set(days.slice(0, 12))) {
      platform.clock.now = `${day}T09:00:00.000Z`;
      const pages = ['/api/methods', '/api/methods?page=2', '/api/methods?page=3', '/api/methods?query=konstruert'];
      const early = await Promise.all(pages.map((page) => platform.request(page)));
      await refreshReadModels(platform.store, { now: platform.clock.now, today: day });
      const late = await Promise.all(pages.map((page) => platform.request(page)));
      const anew = createApp(platform.services);
      for (const [index, page] of pages.entries())
        expect(late[index]?.text).toBe(await (await anew.request(`http://localhost${page}`)).text());
      changed += late.filter(({ text }, index) => text !== early[index]?.text).length;
    }
    platform.clock.now = now;
    expect(changed).toBeGreaterThan(0);
  });

  test('what only some may know changes nothing of them', async () => {
    const id = await platform.as('supplierA').open('submitRequest', valid.request);
    const before = await changedIn(id);
    // Not public yet: asking for more is between the secretariat and the supplier.
    expect((await platform.as('secretariat').act(id, 'askForCompletion', { missing: 'Studier mangler.' })).status).toBe(200);
    expect(await changedIn(id)).toBe(before);
    await platform.as('supplierA').act(id, 'completeRequest', { completion: 'Studiene er lagt ved.' });
    await platform.as('secretariat').act(id, 'registerCase', valid.registration);
    expect(await changedIn(id)).not.toBe(before);
  });

  test('one that was being made while something was published is not given again', async () => {
    const answers = new PublicAnswers(platform.store);
    let made = 0;
    const title = 'Nytt mens listen ble laget';
    const count = async (interrupt: () => Promise<unknown>): Promise<string> => {
      const { content } = await answers.answer('count', today, async (tx) => {
        made += 1;
        const { length } = await tx.selectFrom('public_case').select('case_id').execute();
        await interrupt();
        return { content: String(length) };
      });
      return content;
    };
    const before = await count(async () => {
      const id = await platform.as('proposer').open('submitProposal', { ...valid.proposal, title });
      await platform.as('secretariat').act(id, 'registerCase', { ...valid.registration, title });
    });
    const after = await count(() => Promise.resolve());
    expect(Number(after)).toBe(Number(before) + 1);
    expect([await count(() => Promise.resolve()), made]).toEqual([after, 2]);
  });

  test('another day is another answer, and a failure is not kept', async () => {
    const answers = new PublicAnswers(platform.store);
    const told = (day: string): Promise<string> =>
      answers.answer('day', day, () => Promise.resolve({ content: day })).then(({ content }) => content);
    expect([await told('2026-11-20'), await told('2026-11-21')]).toEqual(['2026-11-20', '2026-11-21']);
    await expect(answers.answer('broken', today, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect((await answers.answer('broken', today, () => Promise.resolve({ content: 'whole' }))).content).toBe('whole');
  });
});
