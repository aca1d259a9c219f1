import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { momentOf } from '../src/clock.ts';
import { sessionCookie } from '../src/http/app.ts';
import { startSession } from '../src/identity/sessions.ts';
import { type Answer, partyOf, type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

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

/** A connection beside the service's own, as an operator or an accident has it. */
async function beside<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...server.connection(platform.database), application_name: 'beside' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const registration = { type: 'registerCase', values: valid.registration, expectedVersion: 1 };

describe('the database goes away in the middle of a request, and comes back', () => {
  test('whoever acted is told that nothing was saved; nothing is there in part; the same sent again is done once', async () => {
    const id = await platform.as('proposer').open('submitProposal', valid.proposal);
    const key = randomUUID();
    const interrupted = await beside(async (client) => {
      // The act has written its event and waits to write what the event says, when its connection is cut.
      await client.query('begin');
      await client.query('lock table event_value in exclusive mode');
      const answer = platform.as('secretariat').post(`/api/cases/${id}/acts`, registration, key);
      let cut = 0;
      while (cut === 0) {
        await delay(20);
        const { rowCount } = await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and application_name = 'likeverd' and wait_event_type = 'Lock'`,
        );
        cut = rowCount ?? 0;
      }
      await client.query('rollback');
      return answer;
    });
    expect([interrupted.status, interrupted.json()['code']]).toEqual([503, 'unavailable']);
    expect((await platform.as('secretariat').view(id)).timeline).toHaveLength(1);
    const again = await platform.as('secretariat').post(`/api/cases/${id}/acts`, registration, key);
    const once = await platform.as('secretariat').post(`/api/cases/${id}/acts`, registration, key);
    expect([again.status, once.status]).toEqual([200, 200]);
    expect(once.json()['view']).toEqual(again.json()['view']);
    expect((await platform.as('secretariat').view(id)).timeline.map(({ type }) => type)).toEqual([
      'RequestSubmitted',
      'CaseRegistered',
    ]);
    expect((await platform.as('secretariat').get('/api/health')).json()).toMatchObject({ status: 'ok' });
  });
});

describe('requests that come late, twice or in another order', () => {
  test('an act based on what has changed since is refused, whatever came in between, and overwrites nothing', async () => {
    const id = await platform.as('proposer').open('submitProposal', valid.proposal);
    const asked = { type: 'askForCompletion', values: { missing: 'Begrunnelsen mangler kilder.' }, expectedVersion: 1 };
    const answers = await Promise.all(
      [registration, asked, registration, asked].map((body) => platform.as('secretariat').post(`/api/cases/${id}/acts`, body)),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    const late = await platform.as('secretariat').post(`/api/cases/${id}/acts`, asked);
    expect([late.status, late.json()['details']]).toEqual([409, { version: 2 }]);
    expect((await platform.as('secretariat').view(id)).timeline).toHaveLength(2);
  });
});

describe('a sign-in that runs out while someone works', () => {
  test('what is typed is refused until they have signed in again, and then taken; the draft of before is there', async () => {
    const own = await startPlatform(server);
    const save = async (title: string, revision: number): Promise<Answer> =>
      own.as('proposer').post('/api/drafts/new/submitProposal', { content: { title }, revision, window: 'one' });
    expect((await save('Før økten gikk ut', 0)).status).toBe(200);
    own.clock.now = '2026-11-20T17:00:00.000Z';
    const refused = await save('Etter at økten gikk ut', 1);
    expect([refused.status, refused.json()['code']]).toEqual([401, 'unauthenticated']);
    const cookie = `${sessionCookie}=${await startSession(own.store, partyOf('proposer'), new Date(own.clock.now))}`;
    const headers = { cookie, origin: 'http://localhost', 'content-type': 'application/json' };
    const path = '/api/drafts/new/submitProposal';
    expect((await own.request(path, { headers })).json()).toMatchObject({ content: { title: 'Før økten gikk ut' }, revision: 1 });
    const body = JSON.stringify({ content: { title: 'Etter at økten gikk ut' }, revision: 1, window: 'one' });
    expect((await own.request(path, { method: 'POST', headers, body })).json()).toMatchObject({ revision: 2 });
    await own.stop();
  });
});

describe('time', () => {
  test('a clock that ran ahead and was set right stops acts in the cases it touched and in no others, and loses no draft', async () => {
    const own = await startPlatform(server);
    const [touched, other] = [
      await own.as('proposer').open('submitProposal', valid.proposal),
      await own.as('proposer').open('submitProposal', valid.proposal),
    ];
    own.clock.now = '2026-11-20T13:00:00.000Z';
    expect((await own.as('secretariat').act(touched, 'askForCompletion', { missing: 'Begrunnelsen mangler kilder.' })).status).toBe(
      200,
    );
    own.clock.now = '2026-11-20T09:30:00.000Z';
    const refused = await own.as('proposer').act(touched, 'completeRequest', { completion: 'Kildene er lagt til.' });
    expect([refused.status, refused.json()['code']]).toEqual([409, 'clock']);
    expect((await own.as('secretariat').act(other, 'registerCase', valid.registration)).status).toBe(200);
    const draft = { content: { completion: 'Kildene er lagt til.' }, revision: 0, window: 'one' };
    expect((await own.as('proposer').post(`/api/drafts/${touched}/completeRequest`, draft)).status).toBe(200);
    own.clock.now = '2026-11-20T13:00:00.000Z';
    expect((await own.as('proposer').act(touched, 'completeRequest', { completion: 'Kildene er lagt til.' })).status).toBe(200);
    await own.stop();
  });

  test.each([
    // Summer time ends at 01:00 UTC on 25 October 2026: the day has 25 hours, and the hour from two to three comes twice.
    ['2026-10-24T21:59:59.999Z', '2026-10-24'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['2026-10-25T00:30:00.000Z', '2026-10-25'],
    ['2026-10-25T01:30:00.000Z', '2026-10-25'],
    ['2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['2026-10-25T23:00:00.000Z', '2026-10-26'],
    // It begins at 01:00 UTC on 28 March 2027: the day has 23 hours.
    ['2027-03-27T22:59:59.999Z', '2027-03-27'],
    ['2027-03-27T23:00:00.000Z', '2027-03-28'],
    ['2027-03-28T21:59:59.999Z', '2027-03-28'],
    ['2027-03-28T22:00:00.000Z', '2027-03-29'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01'],
  ])('%s is %s in Oslo', (instant, day) => {
    expect(momentOf(() => new Date(instant))).toEqual({ now: instant, today: day });
  });

  test('acts in the hour that comes twice stand in the order in which they were done', async () => {
    const own = await startPlatform(server, '2026-10-25T00:59:00.000Z');
    const id = await own.as('proposer').open('submitProposal', valid.proposal);
    own.clock.now = '2026-10-25T01:01:00.000Z';
    expect((await own.as('secretariat').act(id, 'registerCase', valid.registration)).status).toBe(200);
    const { timeline } = await own.as('secretariat').view(id);
    expect(timeline.map(({ type, recordedAt }) => [type, recordedAt])).toEqual([
      ['RequestSubmitted', '2026-10-25T00:59:00.000Z'],
      ['CaseRegistered', '2026-10-25T01:01:00.000Z'],
    ]);
    await own.stop();
  });
});

describe('hostile text', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK("https://evil.example";"klikk")',
    '{{constructor.constructor("x")()}}',
    "'); drop table event; --",
  ];

  test.each(hostile)('%s is kept as the text it is, and nothing comes of it', async (text) => {
    const title = `Metode ${text}`;
    const id = await platform.as('proposer').open('submitProposal', { ...valid.proposal, title });
    expect((await platform.as('secretariat').view(id)).state.title).toBe(title);
    expect((await platform.as('secretariat').act(id, 'registerCase', { ...valid.registration, title })).status).toBe(200);
    const feed = await platform.request('/feed.atom');
    expect(feed.text).not.toContain('<img');
    const list = await platform.request('/api/methods?query=Metode');
    expect(list.headers.get('content-type')).toContain('application/json');
    expect(list.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    ['a right-to-left override', 'Metode \u202egnidlohtim'],
    ['an isolate', 'Metode \u2066skjult\u2069'],
    ['a zero-width space', 'Me\u200btode'],
    ['a byte order mark', 'Met\ufeffode'],
    ['a null', 'Metode\u0000'],
  ])('%s is refused at its field', async (_name, title) => {
    const answer = await platform
      .as('proposer')
      .post('/api/cases', { type: 'submitProposal', values: { ...valid.proposal, title } });
    expect(answer.status).toBe(422);
    expect(answer.json()['rejections']).toMatchObject([{ code: 'field.forbiddenCharacters', field: 'title' }]);
  });
});
