import {
  caseFrom,
  type ClockView,
  countedCase,
  type CountedCase,
  type Statistics,
  statisticsOf,
  visibleTo,
} from '@likeverd/casework';
import { addCalendarDays, osloDate } from '@likeverd/reference';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepDeadlines } from '../src/clock/deadlines.ts';
import { asViewer, asWriter } from '../src/database.ts';
import { storeHistories } from '../src/example/history.ts';
import { constructedPortfolio } from '../src/example/portfolio.ts';
import { rebuildReadModels } from '../src/log/read-models.ts';
import { wholeCase } from '../src/log/event-store.ts';
import {
  type Answer,
  finishedRun,
  type Person,
  partyOf,
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
});
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

const json = <T>(answer: Answer): T => answer.json() as T;
const momentNow = () => ({ now: platform.clock.now, today: osloDate(Date.parse(platform.clock.now)) });

describe('a medicine and its clock', () => {
  let id = '';
  const step = async (day: string, person: Person, type: string, values: Record<string, unknown> = {}): Promise<void> => {
    platform.clock.now = `${day}T09:00:00.000Z`;
    const answer = await platform.as(person).act(id, type, values);
    if (answer.status !== 200) throw new Error(`${type}: ${answer.text}`);
  };
  const ledgerOf = async (path: string, person?: Person): Promise<ClockView> =>
    json<ClockView>(await (person === undefined ? platform.request(path) : platform.as(person).get(path)));

  beforeAll(async () => {
    platform = await startPlatform(server, '2026-01-05T09:00:00.000Z');
    id = await platform.as('supplierA').open('submitRequest', { ...valid.request, documentationDate: '2026-03-01' });
  });

  test('before the case is registered the public and other suppliers are not told that there is a clock', async () => {
    expect((await platform.request(`/api/cases/${id}/ledger`)).status).toBe(404);
    expect((await platform.as('supplierB').get(`/api/cases/${id}/ledger`)).status).toBe(404);
    expect((await ledgerOf(`/api/cases/${id}/ledger`, 'supplierA')).ledger.byParty).toEqual([]);
    platform.clock.now = '2026-01-09T09:00:00.000Z';
    expect((await ledgerOf(`/api/cases/${id}/ledger`, 'supplierA')).ledger.byParty).toEqual([{ key: 'secretariat', days: 4 }]);
  });

  test('everyone is told the same, and the parties’ days are the days of the case', async () => {
    await step('2026-01-14', 'secretariat', 'registerCase', valid.registration);
    await step('2026-01-20', 'bestillerforum', 'commissionAssessment', { ...valid.commission, meetingDate: '2026-01-20' });
    await step('2026-02-02', 'dmp', 'receiveDocumentation', {
      documentationReceivedOn: '2026-02-02',
      documentationContents: 'Modell og studier.',
    });
    await step('2026-02-06', 'dmp', 'declareDocumentationComplete');
    await step('2026-02-16', 'dmp', 'startAssessment', { assessmentBasis: 'companyDocumentation' });
    await step('2026-03-02', 'dmp', 'stopClock', { stopReason: 'clarification', missing: 'Hemmelig mangel nummer 7714.' });
    const views = await Promise.all([
      ledgerOf('/api/methods/ID2026_001/ledger'),
      ledgerOf(`/api/cases/${id}/ledger`),
      ...(['supplierA', 'supplierB', 'dmp', 'beslutningsforum'] as const).map((person) =>
        ledgerOf(`/api/cases/${id}/ledger`, person),
      ),
    ]);
    for (const view of views) expect(view.ledger).toEqual(views[0]?.ledger);
    // 5 to 14 January: 9; to 20: 6; to 2 February: 13; to 2 March: 4 + 10 + 14.
    expect(views[0]?.ledger).toMatchObject({
      days: 9 + 6 + 13 + 28,
      byParty: [
        { key: 'secretariat', days: 9 },
        { key: 'bestillerforum', days: 6 },
        { key: 'supplier', days: 13 },
        { key: 'dmp', days: 28 },
      ],
    });
    expect(JSON.stringify(views.map((view, index) => (index === 2 || index === 4 ? '' : view)))).not.toContain('7714');
  });

  test('a stopped limit has no last day; it gets one when the clock runs again', async () => {
    const limit = async () =>
      (await ledgerOf('/api/methods/ID2026_001/ledger')).deadlines.find(({ kind }) => kind === 'assessmentLimit');
    expect(await limit()).toMatchObject({ used: 28 });
    expect((await limit())?.due).toBeUndefined();
    await step('2026-03-12', 'dmp', 'resumeClock');
    // 2 February + 180 days + 10 days of stop.
    expect(await limit()).toMatchObject({ due: addCalendarDays('2026-02-02', 190), used: 28 });
  });

  test('the sweep marks a deadline once, however late and however many sweep', async () => {
    const due = addCalendarDays('2026-02-02', 190);
    platform.clock.now = `${due}T21:00:00.000Z`;
    expect(await sweepDeadlines(platform.store, momentNow())).toEqual([]);
    platform.clock.now = '2027-08-01T09:00:00.000Z'; // a machine that slept for a year
    const turns = await Promise.all([1, 2, 3].map(() => sweepDeadlines(platform.store, momentNow())));
    expect(turns.flat()).toEqual([{ caseId: id, kind: 'assessmentLimit', subject: '', party: 'dmp', due }]);
    expect(await sweepDeadlines(platform.store, momentNow())).toEqual([]);
    const listed = json<{ deadlines: readonly unknown[] }>(await platform.as('dmp').get('/api/deadlines?party=dmp')).deadlines;
    expect(listed).toEqual([
      {
        caseId: id,
        kind: 'assessmentLimit',
        subject: '',
        what: '',
        party: 'dmp',
        due,
        rule: 'clock.assessmentLimit',
        passed: true,
      },
    ]);
    // What was marked stays marked when the case is written to and the day is the same.
    await step('2027-08-01', 'secretariat', 'recordAuthorisation', { authorisedOn: '2025-12-31' });
    expect(await sweepDeadlines(platform.store, momentNow())).toEqual([]);
    await step('2027-08-02', 'dmp', 'attachRun', { run: await finishedRun(platform, 'dmp') });
    await step('2027-08-02', 'dmp', 'deliverAssessment', valid.assessment);
    expect(json<{ deadlines: readonly unknown[] }>(await platform.as('dmp').get('/api/deadlines?party=dmp')).deadlines).toEqual([]);
  });

  test('deadlines are for those who may know of them: the database says so a second time', async () => {
    platform.clock.now = '2027-09-01T09:00:00.000Z';
    id = await platform.as('supplierA').open('submitRequest', { ...valid.request, documentationDate: '2027-12-01' });
    await step('2027-09-02', 'secretariat', 'registerCase', valid.registration);
    await step('2027-09-20', 'bestillerforum', 'commissionAssessment', { ...valid.commission, meetingDate: '2027-09-20' });
    const kinds = (viewer: Person | null) =>
      asViewer(platform.store, viewer === null ? null : partyOf(viewer), '2027-09-20', async (tx) =>
        (await tx.selectFrom('deadline').select('kind').where('case_id', '=', id).orderBy('kind').execute()).map(
          ({ kind }) => kind,
        ),
      );
    expect(await kinds(null)).toEqual(['documentationWithin']);
    expect(await kinds('supplierB')).toEqual(['documentationWithin']);
    expect(await kinds('supplierA')).toEqual(['documentationPromised', 'documentationWithin']);
    expect(await kinds('secretariat')).toEqual(['documentationPromised', 'documentationWithin']);
    const view = await ledgerOf('/api/methods/ID2027_001/ledger');
    expect(view.deadlines.map(({ kind }) => kind)).toEqual(['documentationWithin']);
  });
});

describe('status and statistics of a portfolio', () => {
  const today = '2027-09-30';
  let folded: readonly CountedCase[] = [];

  beforeAll(async () => {
    platform.clock.now = `${today}T09:00:00.000Z`;
    await storeHistories(platform.store, constructedPortfolio(60, today), momentNow());
    const heads = await asWriter(platform.store, (tx) => tx.selectFrom('case_head').select('case_id').orderBy('case_id').execute());
    folded = await asWriter(platform.store, async (tx) => {
      const cases: CountedCase[] = [];
      for (const { case_id } of heads) {
        const counted = countedCase(caseFrom(case_id, visibleTo(null, await wholeCase(tx, case_id), today)));
        if (counted !== undefined) cases.push(counted);
      }
      return cases;
    });
  });

  test('statistics are those that folding every log for the public gives', async () => {
    const found = json<Statistics>(await platform.request('/api/statistics'));
    expect(found).toEqual(JSON.parse(JSON.stringify(statisticsOf(folded, today, 180))));
    expect(found.cases).toBe(folded.length);
    expect(found.durations.find(({ id: name }) => name === 'receiptToDecision')?.all.n).toBeGreaterThan(10);
    expect(found.bothWays.all.industry.n).toBe(found.bothWays.all.agency.n);
  });

  test('and nothing is stale: a new case is in them within seconds, another day makes them anew', async () => {
    const before = json<Statistics>(await platform.request('/api/statistics'));
    const [history] = constructedPortfolio(61, today).slice(60);
    if (history === undefined) throw new Error('no history');
    await storeHistories(platform.store, [history], momentNow());
    platform.clock.now = `${today}T09:00:06.000Z`;
    const after = json<Statistics>(await platform.request('/api/statistics'));
    expect(after.cases).toBe(before.cases + (history.steps.some(({ command }) => command.type === 'registerCase') ? 1 : 0));
    platform.clock.now = '2027-10-01T09:00:00.000Z';
    expect(json<Statistics>(await platform.request('/api/statistics')).asOf).toBe('2027-10-01');
    platform.clock.now = `${today}T09:00:00.000Z`;
  });

  test('as comma-separated values: one figure a line, every line as wide as the head, no cell a formula', async () => {
    const { text, headers } = await platform.request('/api/statistics.csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head = '', ...lines] = text.trim().split('\r\n');
    expect(head).toBe('definition,version,year,methodType,outcome,measure,value,n,asOf');
    expect(lines.length).toBeGreaterThan(50);
    for (const line of lines) {
      expect(line.split(',')).toHaveLength(head.split(',').length);
      for (const cell of line.split(',')) expect(cell).not.toMatch(/^[=+@\t]|^-(?!\d)/);
    }
  });

  test('an answer that has not changed is not sent again', async () => {
    const first = await platform.request('/api/statistics');
    const etag = first.headers.get('etag') ?? '';
    expect((await platform.request('/api/statistics', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  type Table = {
    cases: { number: string; phase: string; holder?: { party: string; since: string } }[];
    total: number;
    counts: Record<string, Record<string, number>>;
  };
  const table = async (query: string) => json<Table>(await platform.request(`/api/status?${query}`));

  test('the status table holds every registered case, and the counts of its filters sum to it', async () => {
    const all = await table('');
    expect(all.total).toBe(json<Statistics>(await platform.request('/api/statistics')).cases);
    for (const by of ['phase', 'type', 'holder'])
      expect(Object.values(all.counts[by] ?? {}).reduce((sum, n) => sum + n, 0)).toBe(all.total);
    const waiting = await table('holder=supplier');
    expect(waiting.total).toBe(all.counts['holder']?.['supplier']);
    expect(new Set(waiting.cases.map(({ holder }) => holder?.party))).toEqual(new Set(['supplier']));
  });

  test('it is sorted and paged by the server; page by page it is the whole', async () => {
    const first = await table('sort=number&descending=no');
    const second = await table('sort=number&descending=no&page=2');
    const numbers = [...first.cases, ...second.cases].map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted());
    expect(new Set(numbers).size).toBe(first.total);
    const since = (await table('sort=since&descending=no')).cases.map(({ holder }) => holder?.since ?? '9999');
    expect(since).toEqual(since.toSorted());
  });

  test.each([
    'page=0',
    'page=x',
    'sort=actor_person',
    'sort=number%3Bdrop%20table%20event',
    'descending=maybe',
    `phase=${'x'.repeat(101)}`,
  ])('a query that makes no sense is refused with its place: %s', async (query) => {
    expect((await platform.request(`/api/status?${query}`)).status).toBe(400);
  });

  test('a filter that names nothing finds nothing, whatever is written in it', async () => {
    expect((await table(`phase=${encodeURIComponent("published' or '1'='1")}`)).total).toBe(0);
    expect((await table(`field=${encodeURIComponent("x' or true --")}`)).total).toBe(0);
    await asWriter(platform.store, (tx) =>
      tx.updateTable('public_case').set({ field: 'Øyesykdommer' }).where('number', '=', 'ID2027_001').execute(),
    );
    expect((await table(`field=${encodeURIComponent('Øyesykdommer')}`)).cases.map(({ number }) => number)).toEqual(['ID2027_001']);
    expect((await table('')).counts['field']).toEqual({ Øyesykdommer: 1 });
    await asWriter(platform.store, (tx) => tx.updateTable('public_case').set({ field: null }).execute());
    expect((await platform.request('/api/methods/ID2027_999/ledger')).status).toBe(404);
    expect((await platform.request('/api/methods/x%27/ledger')).status).toBe(404);
    expect((await platform.request('/api/deadlines')).status).toBe(401);
  });

  test('rows that are lost are made again, the same', async () => {
    const before = await table('sort=number');
    await asWriter(platform.store, (tx) => tx.deleteFrom('case_row').execute());
    await asWriter(platform.store, (tx) => tx.deleteFrom('deadline').execute());
    expect(await rebuildReadModels(platform.store, momentNow())).toBeGreaterThan(60);
    expect(await table('sort=number')).toEqual(before);
    await asWriter(platform.store, (tx) => tx.deleteFrom('case_row').execute());
    // with a second thread
    expect(await rebuildReadModels(platform.store, momentNow(), { connection: platform.connection, from: 1 })).toBeGreaterThan(60);
    expect(await table('sort=number')).toEqual(before);
    expect(
      json<{ deadlines: readonly unknown[] }>(await platform.as('dmp').get('/api/deadlines')).deadlines.length,
    ).toBeGreaterThan(0);
  });
});
