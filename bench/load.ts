import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { asWriter, migrate, openStore, type Store } from '../apps/server/src/database.ts';
import { storeHistories } from '../apps/server/src/example/history.ts';
import { constructedPortfolio } from '../apps/server/src/example/portfolio.ts';
import { constructedPersons } from '../apps/server/src/identity/persons.ts';
import { startSession } from '../apps/server/src/identity/sessions.ts';
import { momentOf } from '../apps/server/src/clock.ts';
import { rebuildReadModels } from '../apps/server/src/log/read-models.ts';
import { startEmbeddedPostgres } from '../apps/server/src/postgres/embedded.ts';
import { startProcess } from '../apps/server/test/process.ts';

/**
 * The platform under load: thousands of constructed cases, people at work and public readers at once, on this machine, the database and
 * the asking program included. Requests are sent when they are due, whether or not earlier ones have been answered, and a request's time
 * counts from when it was due.
 */
const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '5000' },
    events: { type: 'string', default: '2000000' },
    readers: { type: 'string', default: '200' },
    people: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '30' },
  },
});
const cases = Number(options.cases);
const seconds = Number(options.seconds);

const agent = new Agent({ keepAlive: true, maxSockets: 400 });
const clock = (): Date => new Date();
const since = (began: number): string => `${((performance.now() - began) / 1000).toFixed(1)} s`;
const folder = await mkdtemp(join(tmpdir(), 'likeverd-load-'));
const stopping: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  const embedded = await startEmbeddedPostgres(folder, () => undefined);
  stopping.unshift(() => embedded.stop());
  const store = openStore(embedded.connection, () => undefined, 6);
  stopping.unshift(() => store.destroy());
  await migrate(store);

  let began = performance.now();
  const moment = momentOf(clock);
  const extra = Math.max(0, Math.round(Number(options.events) / cases) - 10);
  await storeHistories(store, constructedPortfolio(cases, moment.today, extra), moment);
  await sql`vacuum analyze`.execute(store);
  const count = await asWriter(store, (tx) => sql<{ events: string }>`select count(*) as events from event`.execute(tx));
  console.log(`${cases} cases, ${count.rows[0]?.events ?? '?'} events stored in ${since(began)}`);

  began = performance.now();
  await rebuildReadModels(store, moment, embedded);
  console.log(`all read models rebuilt in ${since(began)} (target 60 s)`);

  began = performance.now();
  const { user, password, port, host } = embedded.connection;
  const reach = new URLSearchParams({
    host: String(host),
    port: String(port ?? 5432),
    user: String(user),
    password: String(password),
  });
  const server = startProcess({
    DATABASE_URL: `postgres:///likeverd?${reach}`,
    LIKEVERD_DATA: join(folder, 'server'),
  });
  stopping.unshift(() => {
    server.child.kill('SIGTERM');
    return server.ended;
  });
  const address = await server.ready;
  console.log(`server ready after ${since(began)}`);
  await load(store, address);
  for (const [name, pid] of [['server', server.child.pid]] as const) {
    const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '');
    console.log(
      `${name}: most memory ${(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024).toFixed(0)} MB (target 1,024 MB)`,
    );
  }
} finally {
  for (const stop of stopping) await stop();
}

interface Question {
  readonly name: string;
  readonly share: number;
  readonly ask: (turn: number) => { readonly path: string; readonly cookie?: string; readonly body?: unknown };
}

async function load(from: Store, address: string): Promise<void> {
  const rows = await asWriter(from, (tx) =>
    tx.selectFrom('case_row').select(['case_id', 'summary']).where('audience', '=', 'public').execute(),
  );
  const numbers = rows.map((row) => String((row.summary as { readonly number?: unknown }).number));
  const people = await Promise.all(
    Array.from({ length: Number(options.people) }, async (_, index) => {
      const person = constructedPersons[index % constructedPersons.length];
      if (person === undefined) throw new Error('no constructed persons');
      const { person: id, role, organisation } = person;
      return { person, cookie: `likeverd_session=${await startSession(from, { person: id, role, organisation }, clock())}` };
    }),
  );
  const ids = rows.map((row) => row.case_id);
  const at = <T>(items: readonly T[], turn: number): T => {
    const item = items[(turn * 7919) % items.length];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
  const words = ['lungekreft', 'konstruertinib', 'barn', 'strålebehandling', 'sklerose', 'psoriasis'];
  const reading: readonly Question[] = [
    { name: 'public: a method', share: 50, ask: (turn) => ({ path: `/api/methods/${at(numbers, turn)}` }) },
    { name: 'public: list', share: 15, ask: (turn) => ({ path: `/api/methods?page=${1 + (turn % 20)}` }) },
    { name: 'public: search', share: 20, ask: (turn) => ({ path: `/api/methods?query=${encodeURIComponent(at(words, turn))}` }) },
    { name: 'public: feed', share: 5, ask: () => ({ path: '/feed.atom' }) },
    { name: 'public: the page', share: 10, ask: () => ({ path: '/' }) },
  ];
  const working: readonly Question[] = [
    { name: 'at work: queue', share: 40, ask: (turn) => ({ path: '/api/cases', cookie: at(people, turn).cookie }) },
    {
      name: 'at work: a case',
      share: 45,
      ask: (turn) => ({ path: `/api/cases/${at(ids, turn)}`, cookie: at(people, turn).cookie }),
    },
    {
      name: 'at work: search',
      share: 15,
      ask: (turn) => ({ path: `/api/cases?query=${encodeURIComponent(at(words, turn))}`, cookie: at(people, turn).cookie }),
    },
  ];
  // Three hundred people at work turn to the system every ten seconds.
  const streams = [
    { perSecond: Number(options.readers), questions: reading },
    { perSecond: Number(options.people) / 10, questions: working },
  ];
  await ask(address, { path: `/api/methods/${at(numbers, 0)}` });
  const times = new Map<string, number[]>();
  const failed = new Map<string, number>();
  await Promise.all(
    streams.map(async ({ perSecond, questions }) => {
      const pending: Promise<void>[] = [];
      const began = performance.now();
      const total = questions.reduce((sum, { share }) => sum + share, 0);
      for (let turn = 0; turn < perSecond * seconds; turn++) {
        const due = began + (turn * 1000) / perSecond;
        const early = due - performance.now();
        if (early > 1) await delay(early);
        let place = (turn * 37) % total;
        const question = questions.find(({ share }) => (place -= share) < 0) ?? questions[0];
        if (question === undefined) continue;
        pending.push(
          ask(address, question.ask(turn)).then((status) => {
            times.set(question.name, [...(times.get(question.name) ?? []), performance.now() - due]);
            if (status >= 400 && status !== 404) failed.set(question.name, (failed.get(question.name) ?? 0) + 1);
          }),
        );
      }
      await Promise.all(pending);
    }),
  );
  console.log(
    `${options.readers} public requests a second and ${options.people} people at work, ${seconds} s (target: 95 % within 150 ms)`,
  );
  console.log('| asked for | requests | half within | 95 % within | 99 % within | failed |\n|---|---|---|---|---|---|');
  for (const [name, own] of [...times].toSorted(([a], [b]) => a.localeCompare(b))) {
    const sorted = own.toSorted((a, b) => a - b);
    const within = (share: number): string =>
      `${(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN).toFixed(0)} ms`;
    console.log(`| ${name} | ${sorted.length} | ${within(0.5)} | ${within(0.95)} | ${within(0.99)} | ${failed.get(name) ?? 0} |`);
  }
}

function ask(address: string, { path, cookie }: { readonly path: string; readonly cookie?: string }): Promise<number> {
  return new Promise((resolve) => {
    const asked = request(`${address}${path}`, { agent, headers: cookie === undefined ? {} : { cookie } }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.once('error', () => resolve(599));
    asked.end();
  });
}
