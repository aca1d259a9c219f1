import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseSummary } from '@likeverd/casework';
import { asViewer, asWriter } from '../src/database.ts';
import { storeHistories } from '../src/example/history.ts';
import { constructedPortfolio } from '../src/example/portfolio.ts';
import { seenRows } from '../src/log/case-rows.ts';
import { shown, type WorkChoice, workOrders } from '../src/work/find.ts';
import { looksAt, mostViews } from '../src/work/store.ts';
import { partyOf, type Person, type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

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

describe('the queue', () => {
  const today = '2026-11-20';
  const moment = { now: `${today}T09:00:00.000Z`, today };
  type Line = CaseSummary & { readonly seenUpTo?: string };

  /** Every line that somebody sees, arranged here: the other way to the same list. */
  async function arranged(person: Person, { show, order, type, phase }: Omit<WorkChoice, 'query'>): Promise<readonly string[]> {
    const viewer = partyOf(person);
    const lines = await asViewer(platform.store, viewer, today, async (tx) => {
      const rows = await tx.selectFrom('case_row').select('case_id').distinct().execute();
      const ids = rows.map((row) => row.case_id);
      const [seen, looks] = [await seenRows(tx, ids, viewer), await looksAt(tx, ids)];
      return ids.flatMap((id): readonly Line[] => {
        const [line, seenUpTo] = [seen.get(id), looks.get(id)];
        return line === undefined ? [] : [seenUpTo === undefined ? line : { ...line, seenUpTo }];
      });
    });
    const title = new Intl.Collator('nb', { sensitivity: 'accent' });
    const newest = (a: Line, b: Line): number =>
      a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : a.id < b.id ? -1 : 1;
    const by: Readonly<Record<WorkChoice['order'], (a: Line, b: Line) => number>> = {
      due: (a, b) => {
        const [first, second] = [a.due?.date ?? '9999', b.due?.date ?? '9999'];
        return first < second ? -1 : first > second ? 1 : newest(a, b);
      },
      updated: newest,
      title: (a, b) => title.compare(a.title ?? '', b.title ?? '') || newest(a, b),
    };
    return lines
      .filter(
        ({ openActs, seenUpTo, updatedAt, kind, methodType, phase: at }) =>
          (show === 'all' || (show === 'open' ? openActs.length > 0 : seenUpTo !== undefined && updatedAt > seenUpTo)) &&
          (kind !== 'miniHta' || viewer.role === 'healthTrust') &&
          (type === undefined || type.includes(methodType ?? '')) &&
          (phase === undefined || phase.includes(at)),
      )
      .toSorted(by[order])
      .map((line) => line.id);
  }

  async function paged(person: Person, choice: Omit<WorkChoice, 'query'>): Promise<readonly string[]> {
    const { type, phase, ...rest } = choice;
    const parameters = new URLSearchParams({
      ...rest,
      ...(type === undefined ? {} : { type: type.join(',') }),
      ...(phase === undefined ? {} : { phase: phase.join(',') }),
    });
    const found: string[] = [];
    for (let page = 1; ; page++) {
      const answer = (await platform.as(person).get(`/api/cases?${parameters.toString()}&page=${page}`)).json();
      const { cases, total } = answer as { cases: readonly Line[]; total: number };
      found.push(...cases.map((line) => line.id));
      if (found.length >= total) {
        expect(found).toHaveLength(total);
        return found;
      }
    }
  }

  beforeAll(async () => {
    await storeHistories(platform.store, constructedPortfolio(130, today), moment);
    const looked = await asWriter(platform.store, (tx) =>
      tx.selectFrom('case_row').select(['case_id', 'updated_at']).where('audience', '=', 'public').orderBy('case_id').execute(),
    );
    for (const person of ['secretariat', 'dmp', 'bergen'] as const) {
      const looks = looked.slice(0, 70).map(({ case_id, updated_at }, index) => ({
        id: case_id,
        seenUpTo: new Date(updated_at.getTime() - (index % 3) * 1_000).toISOString(),
      }));
      for (let from = 0; from < looks.length; from += 50) {
        const { status, text } = await platform.as(person).post('/api/work/looks', { looks: looks.slice(from, from + 50) });
        if (status !== 204) throw new Error(text);
      }
    }
  });

  const people: readonly Person[] = [
    'secretariat',
    'dmp',
    'fhi',
    'negotiator',
    'bestillerforum',
    'beslutningsforum',
    'supplierA',
    'bergen',
    'expertA',
  ];
  test.each(people)(
    'of %s: what waits, what is new and all, in every order and narrowed, page after page as arranged from every line',
    async (person) => {
      let some = 0;
      for (const show of shown) {
        for (const order of workOrders)
          expect(await paged(person, { show, order }), `${show} ${order}`).toEqual(await arranged(person, { show, order }));
        for (const narrowed of [
          { type: ['medicine'] },
          { phase: ['commissioned', 'signedOff'] },
          { type: ['device', 'procedure'], phase: ['published'] },
        ]) {
          const choice = { show, order: 'due', ...narrowed } as const;
          const found = await paged(person, choice);
          some += found.length;
          expect(found, JSON.stringify(choice)).toEqual(await arranged(person, choice));
        }
      }
      expect(some).toBeGreaterThan(0);
    },
  );

  test('what waits for the secretariat and what is new for it fill more than a page, and links lead on', async () => {
    const first = await platform.as('secretariat').get('/api/cases?show=all&order=title');
    expect(first.headers.get('link')).toContain('page=2>; rel="next"');
    expect((first.json() as { cases: unknown[] }).cases).toHaveLength(50);
    const beyond = (await platform.as('secretariat').get('/api/cases?show=all&order=title&page=999')).json();
    const last = Math.ceil(Number(first.json()['total']) / 50);
    expect(beyond).toEqual((await platform.as('secretariat').get(`/api/cases?show=all&order=title&page=${last}`)).json());
    expect(beyond).toMatchObject({ page: last });
    expect(first.json()).toMatchObject({ changed: (await arranged('secretariat', { show: 'changed', order: 'due' })).length });
  });

  test('names in Norwegian order, whatever else they are', async () => {
    const own = platform.as('proposer');
    for (const title of ['Ål i gips', 'Ærlig måling', 'Øyedråper', 'Zoster', 'Aspirin'])
      await own.open('submitProposal', { ...valid.proposal, title });
    const { cases } = (await own.get('/api/cases?order=title&show=all&phase=submitted')).json() as {
      cases: readonly Line[];
    };
    const order = cases.flatMap(({ title = '' }) => (/^(?:Ål|Ær|Øye|Zos|Asp)/.test(title) ? [title] : []));
    expect(order).toEqual(['Aspirin', 'Zoster', 'Ærlig måling', 'Øyedråper', 'Ål i gips']);
  });

  test('choices that make no sense are refused with their place', async () => {
    for (const bad of ['show=mine', 'order=luck', 'page=0', `query=${'x'.repeat(1_001)}`]) {
      const answer = await platform.as('secretariat').get(`/api/cases?${bad}`);
      expect([answer.status, answer.json()['details']]).toMatchObject([400, { path: bad.split('=')[0] }]);
    }
    expect((await platform.request('/api/cases?show=open')).status).toBe(401);
  });
});
