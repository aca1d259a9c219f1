import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

let server: TestServer;
let platform: Platform;
let caseId = '';

const secret = 'Subgruppe Q';
const regions = ['Nord', 'Vest', 'Øst', secret];
const request = (counts: readonly number[], title = 'Pasienter etter region') => ({
  title,
  dimensions: [{ id: 'region', leaves: regions }],
  people: counts.map((count, index) => ({ at: { region: regions[index] }, count })),
  tables: [{ id: 't1', title: 'Pasienter', kind: 'counts', protect: 'suppress', by: { region: ['Nord', 'Vest', 'Øst'] } }],
  curves: [],
  statistics: [],
});
const counts = [3, 20, 30, 41];
const askFor = (person: Person, given: unknown = request(counts), key: string = randomUUID()) =>
  platform.as(person).post('/api/releases/requests', { caseId, request: given }, key);
const check = (person: Person, id: string, decision: string) =>
  platform.as(person).post(`/api/releases/requests/${id}/check`, { decision, reason: 'Kontrollert mot alt som er utlevert.' });
const idOf = (answer: { json(): Record<string, unknown> }): string => String(answer.json()['id']);
const versions = async () => (await platform.request('/api/releases')).json()['versions'] as { version: number; hash: string }[];

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

describe('two persons let figures out of the room', () => {
  test('the room is not there for others, and for nobody signed out', async () => {
    expect((await platform.request('/api/releases/requests')).status).toBe(401);
    for (const person of ['supplierA', 'negotiator', 'clinician', 'managingVest'] as const) {
      expect((await platform.as(person).get('/api/releases/requests')).status).toBe(404);
      expect((await askFor(person)).status).toBe(404);
    }
  });

  test('every fault at once, with its place; nothing is kept', async () => {
    const answer = await askFor('fhi', request([1.5, -2, 30, 1], '=1+1'));
    expect(answer.status).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'badRelease' });
    const faults = answer.json()['release'] as { place: string; code: string }[];
    expect(faults.map(({ place, code }) => `${place} ${code}`)).toEqual([
      'people[0] release.notACount',
      'people[1] release.notACount',
      'title release.unsafeText',
    ]);
    expect((await platform.as('fhi').get('/api/releases/requests')).json()['requests']).toEqual([]);
  });

  test('who asks cannot check; the checker sees the table and the audit; only then is it public, without what lay behind', async () => {
    const key = randomUUID();
    const id = idOf(await askFor('fhi', request(counts), key));
    expect(idOf(await askFor('fhi', request(counts), key))).toBe(id);
    expect((await askFor('fhi', request([9, 20, 30, 41]), key)).status).toBe(422);
    expect((await check('fhi', id, 'approved')).status).toBe(403);
    expect((await check('supplierA', id, 'approved')).status).toBe(404);
    expect(await versions()).toEqual([]);

    const seen = (await platform.as('secretariat').get(`/api/releases/requests/${id}`)).json();
    const { hidden } = seen['audit'] as { hidden: { value: number; reason: string }[] };
    expect(hidden.map(({ value, reason }) => `${value} ${reason}`)).toContain('3 small');
    expect((await check('secretariat', id, 'approved')).json()).toEqual({ version: 1 });
    expect((await check('secretariat', id, 'rejected')).status).toBe(409);

    const [first] = await versions();
    expect(first).toMatchObject({ version: 1 });
    const json = await platform.request(`/api/releases/${caseId}/1.json`);
    const csv = await platform.request(`/api/releases/${caseId}/1.csv`);
    expect(json.headers.get('link')).toContain('creativecommons.org/licenses/by/4.0');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    for (const { text } of [json, csv, await platform.request('/api/releases')]) {
      expect(text).not.toContain(secret);
      for (const word of ['people"', 'statements', 'audit', 'constructed-assessor']) expect(text).not.toContain(word);
    }
    // 3 is kept back with the region that nobody asked for: together 94 − 20 − 30 = 44
    expect(
      csv.text
        .split('\r\n')
        .slice(1, 5)
        .map((line) => line.split(',')[5]),
    ).toEqual(['', '20', '30', '94']);
    expect(idOf(await platform.as('fhi').get(`/api/releases/requests/${id}`))).toBe(id);
    for (const [version, status] of [
      ['2.json', 404],
      ['1.xml', 404],
    ] as const)
      expect((await platform.request(`/api/releases/${caseId}/${version}`)).status).toBe(status);
  });

  test('the next is held against the first, and one that was made before another came out is not approved', async () => {
    const [one, other] = [idOf(await askFor('fhi', request([5, 20, 30, 42]))), idOf(await askFor('dmp', request([3, 27, 30, 41])))];
    const preview = await platform.as('fhi').get(`/api/releases/requests/${one}`);
    const { cells } = (preview.json()['publication'] as { tables: { cells: { value: number | null }[] }[] }).tables[0] ?? {
      cells: [],
    };
    // 94 was told: 97 would tell of three
    expect(cells.at(-1)?.value).toBeNull();
    expect((await check('dmp', one, 'approved')).json()).toEqual({ version: 2 });
    const stale = await check('secretariat', other, 'approved');
    expect(stale.status).toBe(409);
    expect((await check('secretariat', other, 'changes')).status).toBe(200);
    const [second, first] = await versions();
    const text = (await platform.request(`/api/releases/${caseId}/2.json`)).json();
    expect([second?.version, first?.version, text['previous']]).toEqual([2, 1, first?.hash]);
  });

  test('what was published cannot be changed or taken away by the server itself', async () => {
    const { asWriter } = await import('../src/database.ts');
    await expect(asWriter(platform.store, (tx) => tx.deleteFrom('release_version').execute())).rejects.toThrow('permission denied');
    await expect(
      asWriter(platform.store, (tx) => tx.updateTable('release_version').set({ content: '{}' }).execute()),
    ).rejects.toThrow('permission denied');
    expect((await versions()).length).toBe(2);
  });

  test('a crash between deciding and publishing leaves neither', async () => {
    const id = idOf(await askFor('fhi', request([3, 20, 40, 41])));
    const { sql } = await import('kysely');
    await sql`alter table release_version add constraint cut_off check (version < 3)`.execute(platform.store);
    expect((await check('secretariat', id, 'approved')).status).toBe(500);
    const line = (await platform.as('fhi').get(`/api/releases/requests/${id}`)).json();
    expect([line['decision'], (await versions()).length]).toEqual([undefined, 2]);
    await sql`alter table release_version drop constraint cut_off`.execute(platform.store);
    expect((await check('secretariat', id, 'approved')).json()).toEqual({ version: 3 });
  });
});
