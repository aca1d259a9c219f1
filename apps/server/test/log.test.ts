import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson, eventHash } from '../src/log/chain.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer, asWriter } from '../src/database.ts';
import { verifyChain } from '../src/log/event-store.ts';
import { type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

let server: TestServer;
let platform: Platform;
let caseId = '';

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
  caseId = await platform.as('supplierA').open('submitRequest', valid.request);
  await platform.as('secretariat').act(caseId, 'registerCase', valid.registration);
  await platform.as('bestillerforum').act(caseId, 'commissionAssessment', valid.commission);
  await platform.as('negotiator').act(caseId, 'recordPriceOffer', valid.offer);
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

describe('the log is append-only', () => {
  const changes = [
    `update event set type = 'DecisionPublished'`,
    `update event set class = 'public', owner = null, ground = null, shared_with = null`,
    `delete from event`,
    `truncate event cascade`,
    `update event_value set value = '1'`,
    `delete from event_value`,
    `truncate event_value`,
    `delete from case_number`,
    `delete from case_head`,
    `delete from artefact`,
  ];

  test.each(changes)('for the roles of the service: %s', async (change) => {
    await expect(asWriter(platform.store, (tx) => sql.raw(change).execute(tx))).rejects.toThrow(/permission denied|append-only/);
    await expect(asViewer(platform.store, null, '2026-11-20', (tx) => sql.raw(change).execute(tx))).rejects.toThrow(
      /permission denied|read-only/,
    );
  });

  test.each(changes)('for the owner of the tables: %s', async (change) => {
    await expect(sql.raw(change).execute(platform.store)).rejects.toThrow(/append-only/);
  });

  test('a viewer cannot write, nor read hashes, salts, persons, sessions or answered commands', async () => {
    for (const query of [
      'select hash from event',
      'select actor_person from event',
      'select salt from event_value',
      'select * from session',
      'select * from sign_in',
      'select * from command',
      'select * from case_head',
      `insert into case_number values (2026, 99, '${randomUUID()}')`,
    ]) {
      await expect(
        asViewer(platform.store, null, '2026-11-20', (tx) => sql.raw(query).execute(tx)),
        query,
      ).rejects.toThrow(/permission denied|read-only/);
    }
  });

  test('a viewer cannot take another role or another organisation along into the next transaction', async () => {
    await asViewer(
      platform.store,
      { person: 'x', role: 'negotiator', organisation: 'sykehusinnkjop' },
      '2026-11-20',
      async () => undefined,
    );
    const { rows } = await sql<{ role: string; organisation: string | null }>`
      select current_setting('role') as role, current_setting('likeverd.organisation', true) as organisation`.execute(
      platform.store,
    );
    expect(rows).toEqual([{ role: 'none', organisation: '' }]);
  });
});

describe('the chain of hashes', () => {
  test('fits, and officials can see that it does', async () => {
    expect(await asWriter(platform.store, verifyChain)).toEqual({ ok: true, cases: 1, events: 4 });
    expect((await platform.as('secretariat').get('/api/health')).json()).toEqual({
      status: 'ok',
      chain: { ok: true, cases: 1, events: 4 },
    });
    expect((await platform.as('supplierA').get('/api/health')).json()).toEqual({ status: 'ok' });
    expect((await platform.request('/api/health')).json()).toEqual({ status: 'ok' });
  });

  const tampering: readonly [string, string, number][] = [
    ['a price', `update event_value set value = '1' where name = 'pricePerPack'`, 4],
    [
      'the class of a price',
      `update event_value set class = 'public', owner = null, ground = null, shared_with = null where name = 'pricePerPack'`,
      4,
    ],
    ['who acted', `update event set actor_person = 'someone else' where version = 2`, 2],
    ['when', `update event set recorded_at = recorded_at + interval '1 millisecond' where version = 3`, 3],
    ['the order', `update event set type = 'AssessmentDeclined' where version = 3`, 3],
    ['a value taken away', `delete from event_value where version = 2 and name = 'title'`, 2],
    [
      'a value added',
      `insert into event_value select case_id, version, 'title', '"x"', salt, class, ground, owner, shared_with, expires from event_value where version = 3 and name = 'reason'`,
      3,
    ],
    ['the end cut off', `delete from event_value where version = 4; delete from event where version = 4`, 4],
    ['the start cut off', `delete from event_value where version = 1; delete from event where version = 1`, 1],
    [
      'a whole case added',
      `insert into event select gen_random_uuid(), 1, gen_random_uuid(), type, recorded_at, actor_person, actor_role, actor_organisation, class, ground, owner, shared_with, expires, hash from event where version = 1`,
      1,
    ],
  ];

  test.each(tampering)('finds it when someone with all rights changes %s', async (_what, change, version) => {
    const undo = new Error('undone');
    const attempt = platform.store.transaction().execute(async (tx) => {
      // As whoever runs the database server could: past the triggers.
      await sql`set local session_replication_role = 'replica'`.execute(tx);
      await sql.raw(change).execute(tx);
      expect(await verifyChain(tx)).toMatchObject({ ok: false, version });
      throw undo;
    });
    await expect(attempt).rejects.toBe(undo);
    expect(await asWriter(platform.store, verifyChain)).toMatchObject({ ok: true });
  });

  test('a hash reveals nothing: the same price in two cases leaves different digests', async () => {
    const { rows } = await asWriter(platform.store, (tx) => sql<{ salt: string }>`select salt from event_value`.execute(tx));
    expect(new Set(rows.map(({ salt }) => salt)).size).toBe(rows.length);
  });

  test('an event is hashed as the canonical JSON of all it says', () => {
    const event = {
      caseId: randomUUID(),
      version: 7,
      type: 'PriceOfferRecorded',
      recordedAt: '2026-11-22T09:00:00.000Z',
      actor: { role: 'negotiator', person: 'an "id"', organisation: 'sykehusinnkjop' },
      label: { owner: 'dmp', class: 'internal' },
    } as const;
    const confidential = { class: 'confidential', ground: 'tradeSecret', owner: 'dmp', sharedWith: ['fhi'] } as const;
    const values = {
      terms: { label: confidential, digest: 'æ' },
      pricePerPack: { label: { class: 'public' }, digest: '1' },
    } as const;
    const previous = '0'.repeat(64);
    expect(eventHash(previous, event, values)).toBe(
      createHash('sha256')
        .update(canonicalJson({ previous, ...event, values }))
        .digest('hex'),
    );
  });

  test('canonical JSON is the same whatever the order of the keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'æ"' }], a: 0.1, e: undefined })).toBe('{"a":0.1,"b":[1,{"c":"æ\\"","d":null}]}');
  });
});

describe('two who act at once', () => {
  test('one wins, the other is told that the case has changed; nothing is lost or overwritten', async () => {
    const id = await platform.as('proposer').open('submitProposal', valid.proposal);
    const act = (title: string): Promise<{ status: number; json(): Record<string, unknown> }> =>
      platform
        .as('secretariat')
        .post(`/api/cases/${id}/acts`, { type: 'registerCase', values: { ...valid.registration, title }, expectedVersion: 1 });
    const answers = await Promise.all(['Den ene tittelen', 'Den andre tittelen', 'Den tredje tittelen'].map(act));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    for (const answer of answers.filter(({ status }) => status === 409)) {
      expect(answer.json()).toMatchObject({ code: 'conflict', details: { version: 2 } });
    }
    const winner = answers.find(({ status }) => status === 200)?.json()['view'] as { state: { title: string } };
    expect((await platform.as('secretariat').view(id)).state).toMatchObject({ version: 2, title: winner.state.title });
  });

  test('an event that someone may not see is no conflict for them', async () => {
    const before = (await platform.as('dmp').view(caseId)).state.version;
    await platform.as('negotiator').act(caseId, 'recordPriceOffer', valid.offer);
    expect((await platform.as('dmp').view(caseId)).state.version).toBe(before);
    const declined = await platform.as('bestillerforum').post(`/api/cases/${caseId}/acts`, {
      type: 'signOffAssessment',
      values: {},
      expectedVersion: before,
    });
    // The rules were asked, so the version was accepted.
    expect(declined.json()).toMatchObject({ code: 'refused', rejections: [{ code: 'step.notNow' }] });
  });
});

describe('a command that is sent again', () => {
  test('gets the first answer and is done once, also when both come at the same time', async () => {
    const key = randomUUID();
    const body = { type: 'submitProposal', values: valid.proposal };
    const answers = await Promise.all([1, 2, 3].map(() => platform.as('proposer').post('/api/cases', body, key)));
    answers.push(await platform.as('proposer').post('/api/cases', body, key));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    for (const answer of answers) expect(answer.json()).toEqual(answers[0]?.json());
  });

  test('gets the first answer also after the case has moved on', async () => {
    const [key, body] = [randomUUID(), { type: 'submitProposal', values: valid.proposal }];
    const first = await platform.as('proposer').post('/api/cases', body, key);
    await platform.as('secretariat').act(String(first.json()['id']), 'askForCompletion', { missing: 'Noe mangler her.' });
    expect((await platform.as('proposer').post('/api/cases', body, key)).json()).toEqual(first.json());
  });

  test('with other content under the same key is refused', async () => {
    const key = randomUUID();
    await platform.as('proposer').post('/api/cases', { type: 'submitProposal', values: valid.proposal }, key);
    const answer = await platform
      .as('proposer')
      .post('/api/cases', { type: 'submitProposal', values: { ...valid.proposal, title: 'En annen metode' } }, key);
    expect(answer.status).toBe(422);
    expect(answer.json()['code']).toBe('keyReused');
  });

  test('the same key from someone else is another command', async () => {
    const key = randomUUID();
    const one = await platform.as('proposer').post('/api/cases', { type: 'submitProposal', values: valid.proposal }, key);
    const other = await platform.as('supplierA').post('/api/cases', { type: 'submitProposal', values: valid.proposal }, key);
    expect(one.json()['id']).not.toBe(other.json()['id']);
  });
});
