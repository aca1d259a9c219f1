import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FollowUpReport } from '@likeverd/followup';
import { storedPath } from '@likeverd/registers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asWriter } from '../src/database.ts';
import { playStory, storyCase } from '../src/example/story/play.ts';
import { makePlanned } from '../src/follow-up-reports/make.ts';
import { readPlan } from '../src/follow-up-reports/plans.ts';
import { unpackReport } from '../src/follow-up-reports/store.ts';
import { readCase } from '../src/reading.ts';
import { partyOf, type Platform, startPlatform, startTestServer, type TestServer } from './harness.ts';

const ends = '2031-03-31';
const moment = { today: ends, now: `${ends}T12:00:00.000Z` };

let server: TestServer;
let platform: Platform;
let path = '';
/** The story’s plan, as text. */
let document = '';

const orders = () => platform.services.followUps;
const list = () => orders().list(partyOf('dmp'), storyCase, moment);
const changed = (from: string, to: string): string => {
  if (!document.includes(from)) throw new Error(from);
  return document.replace(from, to);
};
const save = (text: string) => platform.as('dmp').post(`${path}/plan`, { document: text });

beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server, moment.now, { reports: 'automatic' });
  const { store, runs, gallery, services } = platform;
  const { assessments, deliveries, followUps } = services;
  // As far as its first delivery: there the story stops, since no report of its own opens the re-assessment.
  const parts = { store, runs, gallery, assessments, deliveries, followUps, language: 'nb', draws: 200 } as const;
  await playStory({ ...parts, say: () => undefined, reports: [], delivered: [6] }, ends);
  const { number = '' } = (await readCase(store, partyOf('secretariat'), storyCase, moment))?.state ?? {};
  path = `/api/follow-ups/${number}`;
  document = (await readPlan(store, partyOf('dmp'), storyCase, moment))?.document ?? '';
}, 180_000);
afterAll(async () => {
  await platform?.stop();
  await server?.stop();
});

describe('a plan that runs', () => {
  test('a report is made by itself when a delivery is accepted, once, and nothing is recorded in the case', async () => {
    const before = (await readCase(platform.store, partyOf('secretariat'), storyCase, moment))?.state.version;
    await orders().makeDue();
    await orders().makeDue();
    const [order, ...others] = await list();
    expect(others).toEqual([]);
    expect(order).toMatchObject({
      automatic: true,
      state: 'made',
      planVersion: 1,
      deliveries: [{ register: 'inspire', form: 'omop', version: 1 }],
    });
    const report = await unpackReport(platform.store, partyOf('fhi'), storyCase, order?.report ?? '', moment);
    expect(report?.registers).toMatchObject({ deliveries: order?.deliveries, attrition: { inside: report?.practice.inside } });
    expect(report?.data.patients).toBeGreaterThan(0);
    expect((await readCase(platform.store, partyOf('secretariat'), storyCase, moment))?.state.version).toBe(before);
  }, 60_000);

  test('the data room sees plan and orders; to everyone else there is none', async () => {
    expect((await platform.as('secretariat').get(`${path}/plan`)).json()).toMatchObject({
      plan: { version: 1, organisation: 'dmp' },
      orders: [{ state: 'made' }],
    });
    for (const person of ['supplierA', 'negotiator', 'bergen', 'beslutningsforum', 'registerA'] as const) {
      expect((await platform.as(person).get(`${path}/plan`)).status).toBe(404);
      expect((await platform.as(person).post(`${path}/plan`, { document })).status).toBe(404);
      expect((await platform.as(person).post(`${path}/orders`, {})).status).toBe(404);
    }
    expect((await platform.request(`${path}/plan`)).status).toBe(404);
  });

  test('every fault of a plan at once, with its place; what is in force stays, and hostile text stays text', async () => {
    const wrong = changed('"washoutDays":365', '"washoutDays":-1')
      .replace('"codes":["pfs"]', '"codes":["p\' or 1=1"]')
      .replace('"from":["inspire"]', '"from":["inspire","npr"]');
    const answer = await save(wrong);
    expect([answer.status, answer.json()['code']]).toEqual([422, 'badPlan']);
    expect((answer.json()['faults'] as readonly { path: string }[]).map(({ path: at }) => at).toSorted()).toEqual([
      'endpoints.pfs.outcome.event.codes[0]',
      'registers.cohort.washoutDays',
      'registers.persons',
    ]);
    expect((await save('<script>')).status).toBe(422);
    expect((await save(document)).json()).toMatchObject({ version: 1 });
    const hostile = await save(changed('(constructed)', '<script>alert(1)</script>'));
    expect(hostile.json()).toMatchObject({ version: 2 });
    await orders().makeDue();
    expect((await list())[0]).toMatchObject({ planVersion: 2, state: 'made' });
  }, 60_000);

  test('asked for again, the same report is the same order', async () => {
    const first = await platform.as('fhi').post(`${path}/orders`, {});
    expect(first.status).toBe(202);
    expect((await platform.as('secretariat').post(`${path}/orders`, {})).json()).toEqual(first.json());
    expect(await list()).toHaveLength(2);
  });

  test('what cannot be made is told with what to do: before, where it is known, and after', async () => {
    await save(changed('"from":["inspire"]', '"from":["npr"]'));
    const answer = await platform.as('dmp').post(`${path}/orders`, {});
    expect([answer.status, answer.json()['code']]).toEqual([422, 'noFollowUp']);
    expect(answer.json()['plan']).toMatchObject([{ code: 'plan.noDelivery', message: expect.stringContaining('«npr»') }]);

    await save(changed('"codes":["WBGM00"]', '"codes":["AAAA99"]'));
    await orders().makeDue();
    const { orders: shown } = (await platform.as('dmp').get(`${path}/plan`)).json() as { orders: readonly object[] };
    expect(shown[0]).toMatchObject({
      state: 'failed',
      faults: [{ code: 'plan.noPatients', message: expect.stringContaining('0') }],
    });
    // By itself it is not tried again; a person may.
    const tries = (await list()).length;
    await orders().makeDue();
    expect(await list()).toHaveLength(tries);
    expect((await platform.as('dmp').post(`${path}/orders`, {})).status).toBe(202);
    await orders().work();
    expect((await list()).map(({ state }) => state)).toEqual(['failed', 'failed', 'made', 'made']);
  }, 60_000);
});

const worker = fileURLToPath(new URL('./follow-up-worker.ts', import.meta.url));

/** Makes what waits in a process of its own, which is killed when it comes to a step. */
function workAndDie(step: string): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const told = { connection: server.connection(platform.database), dataFolder: platform.dataFolder, step, now: moment.now };
    const env = { ...process.env, WORKER: JSON.stringify(told) };
    const child = spawn(process.execPath, [worker], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (piece: Buffer) => {
      said += String(piece);
    });
    child.once('close', (code, signal) => (signal === null && code !== 0 ? reject(new Error(said)) : resolve(signal)));
  });
}

/** The report that the order which waits gives, made here and undisturbed. */
async function undisturbed(): Promise<FollowUpReport> {
  const { row, plan, tables, versions } = await asWriter(platform.store, async (tx) => {
    const waiting = await tx.selectFrom('follow_up_order').selectAll().where('state', '=', 'waiting').executeTakeFirstOrThrow();
    const [delivery = ''] = waiting.deliveries;
    return {
      row: waiting,
      plan: await tx
        .selectFrom('follow_up_plan')
        .select('document')
        .where('version', '=', waiting.plan_version)
        .executeTakeFirstOrThrow(),
      tables: await tx.selectFrom('delivered_table').select(['name', 'content']).where('delivery', '=', delivery).execute(),
      versions: await tx.selectFrom('delivery').selectAll().where('id', '=', delivery).executeTakeFirstOrThrow(),
    };
  });
  const store = join(platform.dataFolder, 'deliveries', 'store');
  const { register, form, version, content } = versions;
  const made = await makePlanned({
    plan: plan.document,
    sources: [
      {
        register,
        form,
        version: version ?? 0,
        content: content ?? '',
        tables: tables.toReversed().map((table) => ({ name: table.name, path: storedPath(store, table.content) })),
      },
    ],
    assessment: row.assessment,
    model: row.model,
    known: row.known,
    spill: join(platform.dataFolder, 'undisturbed'),
    limits: { memory: 256 * 1024 ** 2, threads: 2 },
  });
  if (!made.ok) throw new Error(made.faults[0]?.code);
  return made.report;
}

describe('killed at any point', () => {
  test.each(['taken', 'made', 'stored'])(
    '%s: a restart gives exactly the report of an undisturbed run',
    async (step) => {
      const seed = 100 + ['taken', 'made', 'stored'].indexOf(step);
      await asWriter(platform.store, async (tx) => {
        // Saved without the server knowing, so that nothing is made here before it is to be.
        const last = await tx.selectFrom('follow_up_plan').selectAll().orderBy('version', 'desc').executeTakeFirstOrThrow();
        const text = changed('"seed":6', `"seed":${seed}`);
        await tx
          .insertInto('follow_up_plan')
          .values({ ...last, version: last.version + 1, document: text, hash: 'a'.repeat(64), saved_at: moment.now })
          .execute();
        const order = await tx
          .selectFrom('follow_up_order')
          .selectAll()
          .where('state', '=', 'made')
          .limit(1)
          .executeTakeFirstOrThrow();
        await tx
          .insertInto('follow_up_order')
          .values({
            ...order,
            id: crypto.randomUUID(),
            plan_version: last.version + 1,
            key: String(seed).padStart(64, '0'),
            ordered_at: moment.now,
            state: 'waiting',
            ended_at: null,
            report: null,
            faults: null,
          })
          .execute();
      });
      const expected = await undisturbed();
      expect(await workAndDie(step)).toBe('SIGKILL');
      await orders().work();
      const found = (await list()).filter(({ report }) => report === expected.hash);
      expect(found).toMatchObject([{ state: 'made' }]);
      expect(await unpackReport(platform.store, partyOf('dmp'), storyCase, expected.hash, moment)).toEqual(
        JSON.parse(JSON.stringify(expected)),
      );
      expect((await list()).every(({ state }) => state !== 'waiting')).toBe(true);
    },
    120_000,
  );
});
