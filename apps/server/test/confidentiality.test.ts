import { isOfficial, type Label, mayRead, type Viewer } from '@likeverd/casework';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer, asWriter } from '../src/database.ts';
import { appendAll, seenEvents, wholeCase } from '../src/log/event-store.ts';
import { fromLabelRow, toLabelRow } from '../src/log/labels.ts';
import { seenRows } from '../src/log/case-rows.ts';
import { rebuildDerived, refreshReadModels } from '../src/log/read-models.ts';
import { findCases } from '../src/log/search.ts';
import {
  finishedRun,
  type Person,
  partyOf,
  persons,
  type Platform,
  startPlatform,
  startTestServer,
  type TestServer,
  valid,
} from './harness.ts';

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

const today = '2026-11-20';
const viewers: readonly Viewer[] = [null, ...(Object.keys(persons) as Person[]).map(partyOf)];
const organisations = ['leverandor-a', 'sykehusinnkjop', 'sekretariatet'] as const;
const labels: readonly Label[] = [
  { class: 'public' },
  ...organisations.map((owner): Label => ({ class: 'internal', owner })),
  ...organisations.flatMap((owner) =>
    [[], ['beslutningsforum'], ['leverandor-b', 'dmp']].flatMap((sharedWith) =>
      [undefined, '2026-11-19', '2026-11-20', '2026-11-21'].map(
        (expires): Label => ({
          class: 'confidential',
          ground: 'tradeSecret',
          owner,
          sharedWith,
          ...(expires === undefined ? {} : { expires }),
        }),
      ),
    ),
  ),
];

describe('the database lets through what mayRead allows, and nothing else', () => {
  // Every label on an event with a public value, on a value in a public event, on both, and with its neighbours: one case each, its
  // value a word of its own.
  const pairs = labels.flatMap((label, i) => {
    const open: Label = { class: 'public' };
    const neighbour = labels[(i + 7) % labels.length] ?? open;
    return [
      [label, open],
      [open, label],
      [label, label],
      [label, neighbour],
      [neighbour, label],
    ] as const;
  });
  const cases = pairs.map(([event, value], i) => ({ id: crypto.randomUUID(), word: `ord${i}`, event, value }));

  beforeAll(async () => {
    const actor = partyOf('secretariat');
    await asWriter(platform.store, async (tx) => {
      for (const { id, word, event, value } of cases) {
        const appended = await appendAll(
          tx,
          id,
          0,
          [{ type: 'CompletionAsked', label: event, values: { missing: { label: value, value: word } } }],
          { actor, now: '2026-11-20T09:00:00.000Z' },
        );
        await rebuildDerived(tx, [{ caseId: id, log: appended }], { now: '2026-11-20T09:00:00.000Z', today });
      }
    });
  });

  test.each(viewers.map((viewer) => [viewer === null ? 'the public' : viewer.person, viewer] as const))(
    'for %s: events, values and search words',
    async (_name, viewer) => {
      const { logs, found } = await asViewer(platform.store, viewer, today, async (tx) => ({
        logs: await seenEvents(
          tx,
          cases.map(({ id }) => id),
        ),
        found: new Set((await findCases(tx, 'ord', 10_000, 0)).ids),
      }));
      for (const { id, event, value } of cases) {
        const [log = []] = [logs.get(id)];
        const eventSeen = mayRead(viewer, event, today);
        const valueSeen = eventSeen && mayRead(viewer, value, today);
        expect(log.length, JSON.stringify({ viewer, event })).toBe(eventSeen ? 1 : 0);
        expect(Object.keys(log[0]?.values ?? {}).length, JSON.stringify({ viewer, event, value })).toBe(valueSeen ? 1 : 0);
        expect(found.has(id), JSON.stringify({ viewer, event, value })).toBe(valueSeen);
      }
    },
  );

  test('lines of lists: each viewer gets those of their audiences, and nobody how long the whole log is', async () => {
    for (const viewer of viewers) {
      const audiences = await asViewer(platform.store, viewer, today, async (tx) =>
        (await tx.selectFrom('case_row').select('audience').distinct().execute()).map((row) => row.audience),
      );
      const own = ['public', ...(isOfficial(viewer) ? ['official'] : []), ...(viewer === null ? [] : [viewer.organisation])];
      expect(
        audiences.filter((audience) => !own.includes(audience)),
        String(viewer?.person),
      ).toEqual([]);
      expect(audiences).toContain('public');
    }
    await expect(
      asViewer(platform.store, partyOf('secretariat'), today, (tx) => tx.selectFrom('derived_made').select('version').execute()),
    ).rejects.toThrow(/permission denied/);
  });

  test('a line follows a value that opens by itself', async () => {
    const id = crypto.randomUUID();
    const expiring = {
      class: 'confidential',
      ground: 'tradeSecret',
      owner: 'leverandor-a',
      sharedWith: [],
      expires: '2026-11-25',
    } as const;
    await asWriter(platform.store, async (tx) => {
      const values = {
        number: { label: { class: 'public' }, value: 'ID2026_900' },
        title: { label: expiring, value: 'Hemmelig' },
      } as const;
      const appended = await appendAll(tx, id, 0, [{ type: 'CaseRegistered', label: { class: 'public' }, values }], {
        actor: partyOf('secretariat'),
        now: '2026-11-20T09:00:00.000Z',
      });
      await rebuildDerived(tx, [{ caseId: id, log: appended }], { now: '2026-11-20T09:00:00.000Z', today: '2026-11-20' });
    });
    const titleOn = (day: string) =>
      asViewer(platform.store, null, day, async (tx) => (await seenRows(tx, [id], null)).get(id)?.title);
    const refresh = (day: string) => refreshReadModels(platform.store, { now: `${day}T09:00:00.000Z`, today: day });
    await refresh('2026-11-24');
    expect(await titleOn('2026-11-24')).toBeUndefined();
    expect(await refresh('2026-11-25')).toBe(1);
    expect(await titleOn('2026-11-25')).toBe('Hemmelig');
    expect(await refresh('2026-11-25')).toBe(0);
  });

  test('a confidential value opens on its day, not the day before', async () => {
    const opening = cases.find(
      ({ event, value }) => event.class === 'public' && value.class === 'confidential' && value.expires === '2026-11-21',
    );
    if (opening === undefined) throw new Error('no such case');
    const seenOn = (day: string): Promise<number> =>
      asViewer(
        platform.store,
        null,
        day,
        async (tx) => Object.keys((await seenEvents(tx, [opening.id])).get(opening.id)?.[0]?.values ?? {}).length,
      );
    expect(await seenOn('2026-11-20')).toBe(0);
    expect(await seenOn('2026-11-21')).toBe(1);
  });

  test('without a viewer the reading role sees only what is public', async () => {
    const { rows } = await platform.store.transaction().execute(async (tx) => {
      await sql`set local role likeverd_reader`.execute(tx);
      return sql<{ class: string }>`select distinct class from event`.execute(tx);
    });
    expect(rows).toEqual([{ class: 'public' }]);
  });

  test('labels come back from the database as they were put in', async () => {
    for (const label of labels) expect(fromLabelRow(toLabelRow(label))).toEqual(label);
    const [first] = cases;
    if (first === undefined) throw new Error('no cases');
    const [event] = await asWriter(platform.store, (tx) => wholeCase(tx, first.id));
    expect(event?.label).toEqual(first.event);
  });
});

describe('the other party gets not found, or nothing', () => {
  let caseId = '';
  beforeAll(async () => {
    caseId = await platform
      .as('supplierA')
      .open('submitRequest', { ...valid.request, title: 'Hemmelighetsmiddel før registrering' });
  });

  const others: readonly Person[] = ['supplierB', 'proposer'];

  test.each(others)('%s finds neither the case nor a word of it', async (person) => {
    const visitor = platform.as(person);
    const answer = await visitor.get(`/api/cases/${caseId}`);
    expect(answer.status).toBe(404);
    expect(answer.text).toBe((await visitor.get(`/api/cases/${crypto.randomUUID()}`)).text);
    expect((await visitor.get('/api/cases')).text).not.toContain(caseId);
    expect((await visitor.get('/api/cases?query=hemmelighetsmiddel')).json()).toMatchObject({ cases: [], total: 0, changed: 0 });
  });

  test('the owner and the bodies do', async () => {
    for (const person of ['supplierA', 'secretariat', 'dmp', 'negotiator'] as const) {
      expect((await platform.as(person).get('/api/cases?query=hemmelighetsmiddelet')).json()['cases'], person).toMatchObject([
        { id: caseId },
      ]);
    }
  });

  test('the contact is found by the secretariat alone among the bodies: a search tells no more than a page', async () => {
    expect((await platform.as('secretariat').get('/api/cases?query=kontakt')).text).toContain(caseId);
    expect((await platform.as('dmp').get('/api/cases?query=kontakt')).text).not.toContain(caseId);
  });

  test('the public finds nothing before it is registered', async () => {
    expect((await platform.request('/api/methods?query=hemmelighetsmiddel')).json()).toMatchObject({ total: 0 });
    expect((await platform.request('/feed.atom')).text).not.toContain(caseId);
  });

  test("the public list shows a signed-in viewer no more than the public's", async () => {
    expect((await platform.as('supplierA').get('/api/methods?query=hemmelighetsmiddel')).json()).toMatchObject({ total: 0 });
  });

  test('results of runs belong to whoever started them until an event cites them', async () => {
    const started = await platform.as('dmp').post('/api/runs', { modelId: 'colon-exercise-norway', draws: 100, seed: 3 });
    const id = String(started.json()['id']);
    expect((await platform.as('fhi').get(`/api/runs/${id}`)).status).toBe(404);
    expect((await platform.as('secretariat').get(`/api/runs/${id}`)).status).toBe(404);
    expect((await platform.as('dmp').get(`/api/runs/${id}`)).status).toBe(200);
    expect((await platform.request(`/api/runs/${id}`)).status).toBe(401);
  });
});

describe('a result is as confidential as the strictest parameter that went into it', () => {
  const cited = async (parameterClass: 'internal' | 'confidential'): Promise<string> => {
    const listed = (await platform.gallery()).get('constructed-targeted-therapy')?.document ?? '';
    const document = listed.replace(/^( {2}drugPricePerPack:\n)/m, `$1    class: ${parameterClass}\n`);
    const caseId = await platform.as('supplierA').open('submitRequest', valid.request);
    await platform.as('secretariat').act(caseId, 'registerCase', valid.registration);
    await platform.as('bestillerforum').act(caseId, 'commissionAssessment', valid.commission);
    const run = await finishedRun(platform, 'dmp', { document, draws: 50, seed: 1 });
    expect((await platform.as('dmp').act(caseId, 'attachRun', { run })).status).toBe(200);
    await platform.as('dmp').act(caseId, 'deliverAssessment', valid.assessment);
    expect((await platform.as('bestillerforum').act(caseId, 'signOffAssessment')).status).toBe(200);
    return (await platform.as('dmp').view(caseId)).state.run?.result ?? '';
  };
  const seenBy = async (hash: string): Promise<readonly (Person | 'public')[]> => {
    const people = ['dmp', 'fhi', 'bestillerforum', 'supplierA'] as const;
    const seen: (Person | 'public')[] = [];
    for (const person of people) if ((await platform.as(person).get(`/api/results/${hash}`)).status === 200) seen.push(person);
    if ((await platform.request(`/api/results/${hash}`)).status === 200) seen.push('public');
    return seen;
  };

  test('a value moved by hand makes the run confidential: it may be a price under negotiation', async () => {
    const order = { modelId: 'constructed-targeted-therapy', inputs: { values: { drugPricePerPack: 30_000 } }, draws: 50, seed: 1 };
    const run = await finishedRun(platform, 'dmp', order);
    expect((await platform.as('dmp').get(`/api/runs/${run}`)).json()['reference']).toMatchObject({
      confidentiality: 'confidential',
    });
  });

  test('internal: the bodies, though the event that cites it is public', async () => {
    expect(await seenBy(await cited('internal'))).toEqual(['dmp', 'fhi', 'bestillerforum']);
  });

  test('confidential: the body that ran it and those who sign off, negotiate and decide', async () => {
    expect(await seenBy(await cited('confidential'))).toEqual(['dmp', 'bestillerforum']);
  });
});

describe('search', () => {
  let own: Platform;
  afterAll(() => own?.stop());
  beforeAll(async () => {
    own = await startPlatform(server);
    const id = await own.as('supplierA').open('submitRequest', valid.request);
    await own.as('secretariat').act(id, 'registerCase', {
      title: 'Behandlinger med tabletter ved sjeldne sykdommer',
      population: 'Voksne pasienter i Tromsø og på Ærøy',
      comparator: 'Ingen tilleggsbehandling',
    });
  });

  const hits = async (query: string): Promise<number> =>
    Number((await own.request(`/api/methods?query=${encodeURIComponent(query)}`)).json()['total']);

  test.each([
    ['behandlingen', 1],
    ['tablett', 1],
    ['SJELDEN sykdom', 1],
    ['tromsø ærøy', 1],
    ['tabletter bergen', 0],
    ['ID2026_001', 1],
    ['id2026', 1],
    ['ID2026_002', 0],
    ['og', 1],
    ['', 1],
    ['*', 0],
    ["' or 1=1 --", 0],
  ])('"%s" finds %i', async (query, expected) => {
    expect(await hits(query)).toBe(expected);
  });
});
