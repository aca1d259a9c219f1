import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asWriter, openStore } from '../src/database.ts';
import { createApp, sessionCookie } from '../src/http/app.ts';
import { startSession } from '../src/identity/sessions.ts';
import { partyOf, type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

let server: TestServer;
let platform: Platform;
let cookie = '';

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
  cookie = `${sessionCookie}=${await startSession(platform.store, partyOf('proposer'), new Date(platform.clock.now))}`;
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

/** Rows of everything that a command could leave behind. */
async function stored(): Promise<number> {
  const { rows } = await asWriter(platform.store, (tx) =>
    sql<{ n: string }>`select (select count(*) from event) + (select count(*) from event_value) + (select count(*) from case_head)
      + (select count(*) from command) + (select count(*) from run) as n`.execute(tx),
  );
  return Number(rows[0]?.n);
}

const proposal = (values: Record<string, unknown> = {}): string =>
  JSON.stringify({ type: 'submitProposal', values: { ...valid.proposal, ...values } });

interface Bad {
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string | undefined>;
  readonly path?: string;
  readonly status: number;
  readonly code: string;
  /** What the answer names: a field, a path or a rejection. */
  readonly names?: string;
}

const bad: Record<string, Bad> = {
  'an empty body': { body: '', status: 400, code: 'malformed' },
  'half a JSON document': { body: proposal().slice(0, 40), status: 400, code: 'malformed', names: 'body' },
  'JSON that is no object': { body: '[1, 2]', status: 400, code: 'malformed' },
  'bytes that are no UTF-8': { body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), status: 400, code: 'malformed' },
  'nesting without end': {
    body: `{"type":"submitProposal","values":{"title":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
    status: 400,
    code: 'malformed',
    names: 'body',
  },
  'a field that the envelope does not have': {
    body: JSON.stringify({ type: 'submitProposal', values: {}, admin: true }),
    status: 400,
    code: 'malformed',
  },
  'no values': { body: JSON.stringify({ type: 'submitProposal' }), status: 400, code: 'malformed', names: 'values' },
  'an act that does not exist': {
    body: JSON.stringify({ type: 'deleteCase', values: {} }),
    status: 400,
    code: 'malformed',
    names: 'type',
  },
  'an act named like a property of every object': {
    body: JSON.stringify({ type: 'constructor', values: {} }),
    status: 400,
    code: 'malformed',
    names: 'type',
  },
  'a field that the form does not have': {
    body: proposal({ class: 'public' }),
    status: 422,
    code: 'refused',
    names: 'field.unknown',
  },
  'a field left out': { body: proposal({ title: undefined }), status: 422, code: 'refused', names: 'field.missing' },
  'a field of blanks': { body: proposal({ title: ' \u00a0\t ' }), status: 422, code: 'refused', names: 'field.missing' },
  'a number where text belongs': { body: proposal({ title: 7 }), status: 422, code: 'refused', names: 'field.type' },
  'too long a text': { body: proposal({ reason: 'å'.repeat(20_001) }), status: 422, code: 'refused', names: 'field.tooLong' },
  'a null character': {
    body: proposal({ title: 'Metode\u0000' }),
    status: 422,
    code: 'refused',
    names: 'field.forbiddenCharacters',
  },
  'a text that reads backwards': {
    body: proposal({ title: 'Metode \u202etset' }),
    status: 422,
    code: 'refused',
    names: 'field.forbiddenCharacters',
  },
  'half a character': {
    body: proposal().replace('Strukturert', '\\ud83d'),
    status: 422,
    code: 'refused',
    names: 'field.forbiddenCharacters',
  },
  'a choice that is not offered': {
    body: proposal({ methodType: 'ritual' }),
    status: 422,
    code: 'refused',
    names: 'field.choice',
  },
  'no content type': { body: proposal(), headers: { 'content-type': undefined }, status: 415, code: 'unsupportedMedia' },
  'a form': {
    body: 'type=submitProposal',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
    code: 'unsupportedMedia',
  },
  'too large a body': { body: proposal({ reason: 'x'.repeat(600_000) }), status: 413, code: 'tooLarge' },
  'no idempotency key': {
    body: proposal(),
    headers: { 'idempotency-key': undefined },
    status: 400,
    code: 'malformed',
    names: 'Idempotency-Key',
  },
  'an idempotency key that is no UUID': {
    body: proposal(),
    headers: { 'idempotency-key': '1 or 1=1' },
    status: 400,
    code: 'malformed',
    names: 'Idempotency-Key',
  },
  'no origin': { body: proposal(), headers: { origin: undefined }, status: 403, code: 'foreignOrigin' },
  'another origin': { body: proposal(), headers: { origin: 'https://evil.example' }, status: 403, code: 'foreignOrigin' },
  'an origin that hides': { body: proposal(), headers: { origin: 'null' }, status: 403, code: 'foreignOrigin' },
  'no session': { body: proposal(), headers: { cookie: undefined }, status: 401, code: 'unauthenticated' },
  'a session that is made up': {
    body: proposal(),
    headers: { cookie: `${sessionCookie}=${'A'.repeat(43)}` },
    status: 401,
    code: 'unauthenticated',
  },
  'a case id that is none': {
    body: JSON.stringify({ type: 'completeRequest', values: {}, expectedVersion: 1 }),
    path: "/api/cases/1';drop table event/acts",
    status: 404,
    code: 'notFound',
  },
  'a version that is none': {
    body: JSON.stringify({ type: 'completeRequest', values: {}, expectedVersion: 1.5 }),
    path: `/api/cases/${randomUUID()}/acts`,
    status: 400,
    code: 'malformed',
    names: 'expectedVersion',
  },
  'a run by someone who is no assessor': {
    body: JSON.stringify({ modelId: 'colon-exercise-norway', draws: 10, seed: 1 }),
    path: '/api/runs',
    status: 403,
    code: 'forbidden',
  },
};

describe('input that makes no sense is answered with a clear problem', () => {
  test.each(Object.entries(bad))('%s', async (_name, { body, headers, path, status, code, names }) => {
    const before = await stored();
    const all = {
      cookie,
      origin: 'http://localhost',
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...headers,
    };
    const answer = await platform.request(path ?? '/api/cases', {
      method: 'POST',
      headers: Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)),
      ...(body === undefined ? {} : { body: body as BodyInit }),
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.json()).toMatchObject({ status, code, type: `urn:likeverd:problem:${code}` });
    expect(String(answer.json()['title'])).not.toBe('');
    if (names !== undefined) expect(answer.text).toContain(names);
    expect(await stored()).toBe(before);
  });

  test('a field named __proto__ changes no object', async () => {
    const answer = await platform.request('/api/cases', {
      method: 'POST',
      headers: { cookie, origin: 'http://localhost', 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: proposal().replace('"title"', '"__proto__":{"polluted":true},"title"'),
    });
    expect([201, 422]).toContain(answer.status);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    ['/api/methods?page=0', 400],
    ['/api/methods?page=x', 400],
    ['/api/methods?page=99999999999999999999', 400],
    [`/api/methods?query=${'x'.repeat(2_000)}`, 400],
    ['/api/methods?query=%27%20%26%20%7C%20!%20(%3A*)%00%F0%9F%98%80', 200],
    ['/api/methods?query=%25%5F%5C', 200],
    ['/api/methods/ID2026_999999999999999999', 404],
    ['/api/methods/ID2026_1', 404],
    ['/api/methods/%00', 404],
    ['/api/methods/..%2f..%2fetc', 404],
    ['/api/results/xyz', 404],
    [`/api/results/${'0'.repeat(64)}`, 404],
    ['/api/models/..%2fpackage', 404],
    ['/api/cases', 401],
    ['/api/runs/7', 404],
    ['/api/nothing', 404],
    ['/%E0%A4%A', 404],
    ['/..%2f..%2fpackage.json', 404],
    ['/sign-in/callback?code=x&state=y', 400],
  ])('GET %s is answered %i', async (path, status) => {
    expect((await platform.request(path)).status).toBe(status);
  });

  test('a problem is worded in the language of the reader, bokmål by default', async () => {
    const title = async (language?: string): Promise<unknown> =>
      (await platform.request('/api/nothing', language === undefined ? {} : { headers: { 'accept-language': language } })).json()[
        'title'
      ];
    expect(await title()).toBe('Ikke funnet');
    expect(await title('nn')).toBe('Ikkje funne');
    expect(await title('de;q=0.9, en-GB;q=0.8, nb;q=0.1')).toBe('Not found');
    expect(await title('no')).toBe('Ikke funnet');
  });
});

describe('models are checked before anything is run', () => {
  test('all faults of a document come back at once, each with its place', async () => {
    const answer = await platform.as('dmp').post('/api/runs', { document: 'format: likeverd-model\nid: [\n', draws: 10, seed: 1 });
    expect(answer.status).toBe(422);
    const { code, faults } = answer.json() as { code: string; faults: { code: string; line: number }[] };
    expect(code).toBe('badModel');
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every(({ line }) => line >= 1)).toBe(true);
  });

  test('an input that the model does not have, or outside its range, is named', async () => {
    const answer = await platform.as('dmp').post('/api/runs', {
      modelId: 'colon-exercise-norway',
      inputs: { values: { nothingLikeIt: 1 } },
      draws: 10,
      seed: 1,
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('input.unknown');
  });

  test.each([
    { modelId: 'colon-exercise-norway', draws: 0, seed: 1 },
    { modelId: 'colon-exercise-norway', draws: 1e9, seed: 1 },
    { modelId: 'colon-exercise-norway', draws: 10, seed: -1 },
    { modelId: 'colon-exercise-norway', draws: 10 },
    { draws: 10, seed: 1 },
  ])('%o is malformed', async (body) => {
    expect((await platform.as('dmp').post('/api/runs', body)).status).toBe(400);
  });

  test('an unknown model is not found', async () => {
    expect((await platform.as('dmp').post('/api/runs', { modelId: 'nothing', draws: 10, seed: 1 })).status).toBe(404);
  });
});

describe('time', () => {
  test('a clock that has gone back stores nothing and says so', async () => {
    const own = await startPlatform(server, '2026-11-20T09:00:00.000Z');
    const id = await own.as('proposer').open('submitProposal', valid.proposal);
    const secretariat = own.as('secretariat');
    await secretariat.view(id);
    own.clock.now = '2026-11-20T08:00:00.000Z';
    const answer = await secretariat.act(id, 'registerCase', valid.registration);
    expect(answer.status).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'clock', rejections: [{ code: 'clock.behindLog', rule: 'log.appendOnly' }] });
    expect((await secretariat.view(id)).state.version).toBe(1);
    own.clock.now = '2026-11-20T09:00:00.000Z';
    expect((await secretariat.act(id, 'registerCase', valid.registration)).status).toBe(200);
    await own.stop();
  });

  test('a session ends after eight hours', async () => {
    const own = await startPlatform(server, '2026-11-20T09:00:00.000Z');
    const proposer = own.as('proposer');
    expect((await proposer.get('/api/session')).json()).toMatchObject({ viewer: { role: 'proposer' } });
    own.clock.now = '2026-11-20T16:59:59.000Z';
    expect((await proposer.get('/api/session')).json()).toMatchObject({ viewer: { role: 'proposer' } });
    own.clock.now = '2026-11-20T17:00:00.000Z';
    expect((await proposer.get('/api/session')).json()).toEqual({ viewer: null });
    expect((await proposer.get('/api/cases')).status).toBe(401);
    await own.stop();
  });
});

describe('without its database', () => {
  test('the server says that nothing was saved, and to try again', async () => {
    const store = openStore({ host: '127.0.0.1', port: 9, user: 'nobody', database: 'none' }, () => undefined, 1);
    const app = createApp({ ...platform.services, store });
    for (const path of ['/api/methods', '/api/health', '/feed.atom']) {
      const response = await app.request(`http://localhost${path}`);
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ code: 'unavailable', detail: 'Ingenting er lagret. Prøv igjen om litt.' });
    }
    await store.destroy();
  });
});
