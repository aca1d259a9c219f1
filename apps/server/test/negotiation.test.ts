import { emptyWorkspace, type NegotiationWorkspace, mayRead, workspaceLabel } from '@likeverd/casework';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer, asWriter } from '../src/database.ts';
import { type Person, partyOf, persons, type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

let server: TestServer;
let platform: Platform;
let caseId = '';

/** So odd that they do not turn up by chance. */
const secret = '31847265';
const workspace: NegotiationWorkspace = {
  alternatives: [
    {
      id: 'a1',
      name: 'Lavere pris',
      form: 'flat',
      terms: { price: secret },
      remark: 'konstruktuslaverabatt',
      points: { 'A8-1': { judgement: 'met', reason: 'Flat rabatt er hovedregelen.' } },
    },
  ],
  assumptions: { newPatients: 'seksti, kanskje' },
  chosen: 'a1',
  notes: `Vår smertegrense er ${secret}.`,
  assessment: 'Tilbudet er godt.',
};

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
  caseId = await platform.as('supplierA').open('submitRequest', valid.request);
  await platform.as('secretariat').act(caseId, 'registerCase', valid.registration);
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

const path = (id = caseId): string => `/api/cases/${id}/negotiation`;
const save = (
  expectedVersion: number,
  content: unknown = workspace,
  person: Person = 'negotiator',
): ReturnType<Platform['request']> => platform.as(person).post(path(), { workspace: content, expectedVersion });
const others = (Object.keys(persons) as Person[]).filter((person) => person !== 'negotiator');

describe('a workspace', () => {
  test('is empty before anything is saved', async () => {
    expect((await platform.as('negotiator').get(path())).json()).toEqual({ version: 0, workspace: emptyWorkspace });
  });

  test('comes back as it was typed, readable or not', async () => {
    const saved = await save(0);
    expect(saved.json()).toEqual({ version: 1, savedAt: platform.clock.now });
    expect((await platform.as('negotiator').get(path())).json()).toEqual({ version: 1, savedAt: platform.clock.now, workspace });
  });

  test('what is saved already is not saved again: a lost answer may be asked for once more', async () => {
    expect((await save(0)).json()).toMatchObject({ version: 1 });
    expect((await save(1)).json()).toMatchObject({ version: 1 });
  });

  test('of two who change the same version the second is told, and nothing is overwritten', async () => {
    expect((await save(1, { ...workspace, notes: 'først' })).json()).toMatchObject({ version: 2 });
    const late = await save(1, { ...workspace, notes: 'sist' });
    expect([late.status, late.json()['code'], late.json()['details']]).toEqual([409, 'conflict', { version: 2 }]);
    const both = await Promise.all([save(2, { ...workspace, notes: 'a' }), save(2, { ...workspace, notes: 'b' })]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('every version can be read again', async () => {
    const list = (await platform.as('negotiator').get(`${path()}/versions`)).json();
    expect(list['versions']).toMatchObject([{ version: 3 }, { version: 2 }, { version: 1 }]);
    expect((await platform.as('negotiator').get(`${path()}?version=1`)).json()['workspace']).toEqual(workspace);
    expect((await platform.as('negotiator').get(`${path()}?version=9`)).status).toBe(404);
  });

  test('keeps any character that can be typed', async () => {
    const odd = { ...workspace, notes: '\u0000 \u202e \u{1f9ec} "\\" \r\n' };
    expect((await save(3, odd)).json()).toMatchObject({ version: 4 });
    expect((await platform.as('negotiator').get(path())).json()['workspace']).toEqual(odd);
  });

  test.each([
    ['an unknown field', { ...workspace, price: 1 }],
    ['a number for a text', { ...workspace, notes: 4 }],
    ['a text that is too long', { ...workspace, notes: 'x'.repeat(20_001) }],
    ['nothing', null],
  ])('%s is refused, and nothing is stored', async (_name, content) => {
    expect((await save(4, content)).status).toBe(400);
    expect((await platform.as('negotiator').get(path())).json()).toMatchObject({ version: 4 });
  });
});

describe('to everyone but negotiators there is no workspace', () => {
  test.each(others)('%s is told that there is none, in a case and out of it, read or saved', async (person) => {
    const visitor = platform.as(person);
    const nowhere = crypto.randomUUID();
    for (const suffix of ['', '/versions', '?version=1']) {
      const answer = await visitor.get(`${path()}${suffix}`);
      expect(answer.status).toBe(404);
      expect(answer.text).toBe((await visitor.get(`${path(nowhere)}${suffix}`)).text);
    }
    const saving = await save(4, workspace, person);
    expect(saving.status).toBe(404);
    expect(saving.text).toBe((await visitor.post(path(nowhere), { workspace, expectedVersion: 4 })).text);
  });

  test('the public is told the same, and may save nothing', async () => {
    const answer = await platform.request(path());
    expect(answer.status).toBe(404);
    expect(answer.text).toBe((await platform.request(path(crypto.randomUUID()))).text);
    const saving = await platform.request(path(), {
      method: 'POST',
      headers: { origin: 'http://localhost', 'content-type': 'application/json' },
      body: JSON.stringify({ workspace, expectedVersion: 4 }),
    });
    expect(saving.status).toBe(401);
  });

  test('nor is a word of it in a case, a list, a search or the feed, not even for the negotiator', async () => {
    for (const person of [...others, 'negotiator'] as const) {
      const visitor = platform.as(person);
      for (const address of [`/api/cases/${caseId}`, '/api/cases', '/api/methods', '/feed.atom'])
        expect((await visitor.get(address)).text, `${person} ${address}`).not.toMatch(/31847265|konstruktuslaverabatt/);
      for (const word of [secret, 'konstruktuslaverabatt'])
        expect((await visitor.get(`/api/cases?query=${word}`)).json(), `${person} ${word}`).toMatchObject({
          cases: [],
          total: 0,
          changed: 0,
        });
    }
  });

  test('a negotiator finds none where there is no case', async () => {
    const nowhere = crypto.randomUUID();
    expect((await platform.as('negotiator').get(path(nowhere))).status).toBe(404);
    expect((await platform.as('negotiator').post(path(nowhere), { workspace, expectedVersion: 0 })).status).toBe(404);
  });
});

describe("the database's own wall", () => {
  const rowsFor = (viewer: Parameters<typeof asViewer>[1]): Promise<number> =>
    asViewer(platform.store, viewer, '2026-11-20', async (tx) => {
      const rows = await tx.selectFrom('negotiation_version').select(['version', 'content']).execute();
      return rows.length;
    });

  test.each([null, ...(Object.keys(persons) as Person[])])('%s sees the rows that the rule of casework allows', async (person) => {
    const viewer = person === null ? null : partyOf(person);
    expect((await rowsFor(viewer)) > 0).toBe(mayRead(viewer, workspaceLabel, '2026-11-20'));
    expect((await rowsFor(viewer)) > 0).toBe(person === 'negotiator');
  });

  test('who typed it is kept from readers, and readers write nothing', async () => {
    const as = (statement: string): Promise<unknown> =>
      asViewer(platform.store, partyOf('negotiator'), '2026-11-20', (tx) => sql.raw(statement).execute(tx));
    await expect(as('select person from negotiation_version')).rejects.toThrow(/permission denied/);
    await expect(as('delete from negotiation_version')).rejects.toThrow(/read-only|permission denied/);
  });

  test('a version is never changed or removed, and is confidential', async () => {
    const as = (statement: string): Promise<unknown> => asWriter(platform.store, (tx) => sql.raw(statement).execute(tx));
    await expect(as("update negotiation_version set content = ''")).rejects.toThrow(/permission denied|append-only/);
    await expect(as('delete from negotiation_version')).rejects.toThrow(/permission denied|append-only/);
    await expect(sql`delete from negotiation_version`.execute(platform.store)).rejects.toThrow(/append-only/);
    await expect(
      as(
        `insert into negotiation_version values ('${caseId}', 99, now(), 'x', '{}', 'public', 'tradeSecret', 'sykehusinnkjop', '{}', null)`,
      ),
    ).rejects.toThrow(/check/);
  });
});
