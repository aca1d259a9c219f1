import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '../src/database.ts';
import { mostViews } from '../src/work/store.ts';
import { partyOf, type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

let server: TestServer;
let platform: Platform;
let id: string;

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
  id = await platform.as('proposer').open('submitProposal', valid.proposal);
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

interface Listed {
  readonly id: string;
  readonly updatedAt: string;
  readonly seenUpTo?: string;
}
const listedFor = async (person: 'secretariat' | 'bestillerforum'): Promise<Listed | undefined> =>
  ((await platform.as(person).get('/api/cases')).json()['cases'] as readonly Listed[]).find((each) => each.id === id);

describe('saved views', () => {
  const views = async (person: 'secretariat' | 'bestillerforum') =>
    (await platform.as(person).get('/api/work/views')).json()['views'];

  test('are one’s own, replaced by name, and removed', async () => {
    const own = platform.as('secretariat');
    await own.post('/api/work/views', { name: 'Mine legemidler', address: 'type=medicine&q=ny+metode' });
    await own.post('/api/work/views', { name: 'Mine legemidler', address: 'type=medicine' });
    expect(await views('secretariat')).toEqual([{ name: 'Mine legemidler', address: 'type=medicine' }]);
    expect(await views('bestillerforum')).toEqual([]);
    const rows = await asViewer(platform.store, partyOf('bestillerforum'), '2026-11-22', (tx) =>
      tx.selectFrom('saved_view').select('name').execute(),
    );
    expect(rows).toEqual([]);
    await own.post('/api/work/views/remove', { name: 'Mine legemidler' });
    expect(await views('secretariat')).toEqual([]);
  });

  test('have an end, and are told so', async () => {
    const own = platform.as('fhi');
    for (let n = 0; n < mostViews; n++)
      expect((await own.post('/api/work/views', { name: `v${n}`, address: '' })).status).toBe(200);
    expect((await own.post('/api/work/views', { name: 'one more', address: '' })).json()).toMatchObject({ code: 'noRoom' });
    expect((await own.post('/api/work/views', { name: 'v1', address: 'vis=alle' })).status).toBe(200);
  });

  test('bad ones are refused', async () => {
    const own = platform.as('secretariat');
    for (const body of [{ name: '', address: '' }, { name: 'x', address: '<script>' }, { name: 'x'.repeat(81), address: '' }, {}]) {
      expect((await own.post('/api/work/views', body)).status).toBe(400);
    }
    expect((await platform.request('/api/work/views')).status).toBe(401);
  });
});

describe('what has changed since the last look', () => {
  test('is told from the second look on, and a late answer makes nothing new again', async () => {
    expect((await listedFor('secretariat'))?.seenUpTo).toBeUndefined();
    const own = platform.as('secretariat');
    const newest = (await listedFor('secretariat'))?.updatedAt ?? '';
    expect((await own.post('/api/work/looks', { looks: [{ id, seenUpTo: newest }] })).status).toBe(204);
    await own.post('/api/work/looks', { looks: [{ id, seenUpTo: '2020-01-01T00:00:00.000Z' }] });
    expect((await listedFor('secretariat'))?.seenUpTo).toBe(newest);
    expect((await own.get(`/api/cases/${id}`)).json()['seenUpTo']).toBe(newest);
    expect((await listedFor('bestillerforum'))?.seenUpTo).toBeUndefined();
  });

  test('of a case that one may not see nothing is remembered, and nothing told', async () => {
    const other = platform.as('supplierB');
    expect((await other.post('/api/work/looks', { looks: [{ id, seenUpTo: '2026-11-22T09:00:00.000Z' }] })).status).toBe(204);
    expect(
      (await other.post('/api/work/looks', { looks: [{ id: crypto.randomUUID(), seenUpTo: '2026-11-22T09:00:00.000Z' }] })).status,
    ).toBe(204);
    const rows = await asViewer(platform.store, partyOf('supplierB'), '2026-11-22', (tx) =>
      tx.selectFrom('case_look').select('case_id').execute(),
    );
    expect(rows).toEqual([]);
  });
});
