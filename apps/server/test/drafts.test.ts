import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '../src/database.ts';
import { sessionCookie } from '../src/http/app.ts';
import { startSession } from '../src/identity/sessions.ts';
import { type Answer, partyOf, type Person, type Platform, startPlatform, startTestServer, type TestServer } from './harness.ts';

let server: TestServer;
let platform: Platform;

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

const save = (person: Person, path: string, content: unknown, revision: number, window = 'a window'): Promise<Answer> =>
  platform.as(person).post(`/api/drafts/${path}`, { content, revision, window });
const discard = (person: Person, path: string, revision: number): Promise<Answer> =>
  platform.as(person).post(`/api/drafts/${path}/discard`, { revision, window: 'a window' });
const found = async (person: Person, path: string): Promise<Record<string, unknown>> =>
  (await platform.as(person).get(`/api/drafts/${path}`)).json();

describe('what is typed lies on the server', () => {
  test('from the first save, whatever characters it holds, and comes back as it was', async () => {
    const path = `${randomUUID()}/registerCase`;
    expect(await found('secretariat', path)).toEqual({ content: null, revision: 0 });
    const content = {
      title: 'Halv setn',
      reason: 'rad 1\nrad 2\u0000\u202e\ud83d <script>=1+1',
      trials: [{ name: 'NCT', ticked: true }],
    };
    expect((await save('secretariat', path, content, 0)).json()).toEqual({ revision: 1, savedAt: platform.clock.now });
    expect(await found('secretariat', path)).toEqual({ content, revision: 1, savedAt: platform.clock.now, window: 'a window' });
    expect((await save('secretariat', path, { title: 'Hel setning' }, 1)).json()).toMatchObject({ revision: 2 });
  });

  test('a save that is sent twice, or arrives late, changes nothing', async () => {
    const path = `${randomUUID()}/registerCase`;
    await save('secretariat', path, { title: 'første' }, 0);
    expect((await save('secretariat', path, { title: 'første' }, 0)).json()).toMatchObject({ revision: 1 });
    await save('secretariat', path, { title: 'andre' }, 1);
    const late = await save('secretariat', path, { title: 'første' }, 0);
    expect([late.status, late.json()['code'], late.json()['details']]).toEqual([409, 'conflict', { version: 2 }]);
    expect(await found('secretariat', path)).toMatchObject({ content: { title: 'andre' }, revision: 2 });
  });

  test('of twenty windows that save at once, one wins and the others are told', async () => {
    const path = `${randomUUID()}/registerCase`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => save('secretariat', path, { title: `vindu ${index}` }, 0, `window ${index}`)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect((await found('secretariat', path))['revision']).toBe(1);
  });

  test('what was sent or thrown away is not brought back by a late save', async () => {
    const path = `${randomUUID()}/registerCase`;
    await save('secretariat', path, { title: 'sendt' }, 0);
    expect((await discard('secretariat', path, 1)).json()).toMatchObject({ revision: 2 });
    expect((await discard('secretariat', path, 1)).json()).toMatchObject({ revision: 2 });
    expect((await save('secretariat', path, { title: 'sendt' }, 0)).status).toBe(409);
    expect((await save('secretariat', path, { title: 'sendt, mer' }, 1)).status).toBe(409);
    expect(await found('secretariat', path)).toMatchObject({ content: null, revision: 2 });
    expect((await save('secretariat', path, { title: 'nytt' }, 2)).json()).toMatchObject({ revision: 3 });
  });

  test('the list tells what was begun and not sent, newest first, in one place or everywhere', async () => {
    const place = randomUUID();
    await save('dmp', `${place}/deliverAssessment`, { benefit: 'a' }, 0);
    platform.clock.now = '2026-11-20T09:05:00.000Z';
    await save('dmp', `${place}/attachRun`, { remark: 'b' }, 0);
    await save('dmp', 'new/comment:4.2', { text: 'c' }, 0);
    await discard('dmp', 'new/comment:4.2', 1);
    const one = (await platform.as('dmp').get(`/api/drafts?place=${place}`)).json()['drafts'];
    expect(one).toEqual([
      { place, form: 'attachRun', revision: 1, savedAt: '2026-11-20T09:05:00.000Z' },
      { place, form: 'deliverAssessment', revision: 1, savedAt: '2026-11-20T09:00:00.000Z' },
    ]);
    expect((await platform.as('dmp').get('/api/drafts')).json()['drafts']).toEqual(one);
  });
});

describe('a draft is its writer’s alone', () => {
  test('others in the same organisation and the same case find none, in the interface and in the database', async () => {
    const path = `${randomUUID()}/recordPriceOffer`;
    await save('negotiator', path, { pricePerPack: '31847265' }, 0);
    for (const person of ['supplierA', 'secretariat', 'beslutningsforum'] as const) {
      expect(await found(person, path)).toEqual({ content: null, revision: 0 });
      const rows = await asViewer(platform.store, partyOf(person), '2026-11-20', (tx) =>
        tx.selectFrom('form_draft').select('content').execute(),
      );
      expect(JSON.stringify(rows)).not.toContain('31847265');
    }
    const own = await asViewer(platform.store, partyOf('negotiator'), '2026-11-20', (tx) =>
      tx.selectFrom('form_draft').select('content').execute(),
    );
    expect(JSON.stringify(own)).toContain('31847265');
  });

  test('whoever is not signed in is told so', async () => {
    expect((await platform.request('/api/drafts/new/submitProposal')).status).toBe(401);
    expect((await platform.request('/api/drafts')).status).toBe(401);
  });

  test('a window left open by one person does not save its text as another’s who has signed in since', async () => {
    const path = '/api/drafts/new/submitProposal';
    const cookie = `${sessionCookie}=${await startSession(platform.store, partyOf('supplierB'), new Date(platform.clock.now))}`;
    const send = (person: string): Promise<Answer> =>
      platform.request(path, {
        method: 'POST',
        headers: { cookie, origin: 'http://localhost', 'content-type': 'application/json', 'likeverd-person': person },
        body: JSON.stringify({ content: { title: 'As hemmelige tekst' }, revision: 0, window: 'left open' }),
      });
    const refused = await send(partyOf('supplierA').person);
    expect([refused.status, refused.json()['code']]).toEqual([401, 'unauthenticated']);
    expect(await found('supplierB', 'new/submitProposal')).toEqual({ content: null, revision: 0 });
    expect((await send(partyOf('supplierB').person)).status).toBe(200);
  });
});

describe('drafts that make no sense are refused', () => {
  test.each([
    ['a place with signs of its own', 'a%2Fb/registerCase', { content: {}, revision: 0, window: '' }, 400, 'place'],
    ['a form without end', `new/${'x'.repeat(101)}`, { content: {}, revision: 0, window: '' }, 400, 'form'],
    ['content that is no form', 'new/submitProposal', { content: 'text', revision: 0, window: '' }, 400, 'content'],
    ['a revision before the first', 'new/submitProposal', { content: {}, revision: -1, window: '' }, 400, 'revision'],
    ['more than fits', 'new/submitProposal', { content: { title: 'x'.repeat(600_000) }, revision: 0, window: '' }, 413, 'largest'],
  ])('%s', async (_name, path, body, status, names) => {
    const answer = await platform.as('proposer').post(`/api/drafts/${path}`, body);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(names);
  });
});
