import { randomUUID } from 'node:crypto';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Party } from '@likeverd/casework';
import { addCalendarDays } from '@likeverd/reference';
import { sql } from 'kysely';
import { asWriter, migrate, openStore, type Store } from '../apps/server/src/database.ts';
import { storeHistories } from '../apps/server/src/example/history.ts';
import { constructedPortfolio } from '../apps/server/src/example/portfolio.ts';
import { constructedPersons } from '../apps/server/src/identity/persons.ts';
import { asParty, startSession } from '../apps/server/src/identity/sessions.ts';
import { momentOf } from '../apps/server/src/clock.ts';
import { rebuildReadModels } from '../apps/server/src/log/read-models.ts';
import { startEmbeddedPostgres } from '../apps/server/src/postgres/embedded.ts';
import { startProcess } from '../apps/server/test/process.ts';

/**
 * The platform under load: thousands of constructed cases, people at work and public readers at once, on this machine, the database and
 * the asking program included. Requests are sent when they are due, whether or not earlier ones have been answered, and a request's time
 * counts from when it was due. People at work read, save what they type, and act: some acts are public at once. With `--data FOLDER` the
 * database stays in that folder, and the next run finds it there.
 */
const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '5000' },
    events: { type: 'string', default: '2000000' },
    readers: { type: 'string', default: '200' },
    people: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '30' },
    data: { type: 'string' },
    'as-is': { type: 'boolean', default: false },
  },
});
const cases = Number(options.cases);
const seconds = Number(options.seconds);

const agent = new Agent({ keepAlive: true, maxSockets: 400 });
const clock = (): Date => new Date();
/** Drafts of earlier runs on the same database are left alone. */
const run = `load-${randomUUID()}`;
const since = (began: number): string => `${((performance.now() - began) / 1000).toFixed(1)} s`;
const folder = await mkdtemp(join(tmpdir(), 'likeverd-load-'));
const stopping: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  const embedded = await startEmbeddedPostgres(options.data ?? folder, () => undefined);
  stopping.unshift(() => embedded.stop());
  const store = openStore(embedded.connection, () => undefined, 6);
  stopping.unshift(() => store.destroy());
  await migrate(store);

  let began = performance.now();
  const moment = momentOf(clock);
  const eventsIn = (): Promise<number> =>
    asWriter(store, async (tx) => {
      const { rows } = await sql<{ events: string }>`select count(*) as events from event`.execute(tx);
      return Number(rows[0]?.events);
    });
  if ((await eventsIn()) === 0) {
    // Cases that have not come far take fewer.
    const extra = Math.max(0, Math.round((1.09 * Number(options.events)) / cases) - 10);
    await storeHistories(store, constructedPortfolio(cases, moment.today, extra), moment);
    await sql`vacuum analyze`.execute(store);
  }
  console.log(`${cases} cases, ${await eventsIn()} events stored in ${since(began)}`);

  if (!options['as-is']) {
    began = performance.now();
    await rebuildReadModels(store, moment, embedded);
    console.log(`all read models rebuilt in ${since(began)} (target 60 s)`);
  }

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

interface Asked {
  readonly path: string;
  readonly cookie?: string;
  readonly body?: unknown;
}

interface Question {
  readonly name: string;
  readonly share: number;
  /** What is asked; with a preparation, which is not counted, what it gives. */
  readonly ask: (turn: number) => Asked | Promise<Asked | null>;
}

async function load(from: Store, address: string): Promise<void> {
  const rows = await asWriter(from, (tx) =>
    tx.selectFrom('case_row').select(['case_id', 'summary']).where('audience', '=', 'public').execute(),
  );
  const summaries = rows.map((row) => row.summary as { readonly number?: string; readonly title?: string });
  const numbers = summaries.flatMap(({ number }) => number ?? []);
  const titles = summaries.flatMap(({ title }) => title ?? []);
  const ids = rows.map((row) => row.case_id);
  const cookieOf = async ({ person, role, organisation }: Party): Promise<string> =>
    `likeverd_session=${await startSession(from, { person, role, organisation }, clock())}`;
  const people = await Promise.all(
    Array.from({ length: Number(options.people) }, (_, index) => cookieOf(at(constructedPersons, index))),
  );
  const acts = await actsAtHand(from, cookieOf);
  let acted = 0;
  const words = ['lungekreft', 'konstruertinib', 'barn', 'strålebehandling', 'sklerose', 'psoriasis'];
  // Half look for what many look for, half for one method by the beginning of its name.
  const sought = (turn: number): string =>
    encodeURIComponent(turn % 2 === 0 ? at(words, turn) : at(titles, turn).split(' ').slice(0, 3).join(' '));
  const reading: readonly Question[] = [
    { name: 'public: a method', share: 50, ask: (turn) => ({ path: `/api/methods/${at(numbers, turn)}` }) },
    { name: 'public: list', share: 15, ask: (turn) => ({ path: `/api/methods?page=${1 + (turn % 20)}` }) },
    { name: 'public: search', share: 20, ask: (turn) => ({ path: `/api/methods?query=${sought(turn)}` }) },
    { name: 'public: feed', share: 5, ask: () => ({ path: '/feed.atom' }) },
    { name: 'public: the page', share: 10, ask: () => ({ path: '/' }) },
  ];
  const working: readonly Question[] = [
    { name: 'at work: queue', share: 30, ask: (turn) => ({ path: '/api/cases?show=open&order=due', cookie: at(people, turn) }) },
    { name: 'at work: a case', share: 40, ask: (turn) => ({ path: `/api/cases/${at(ids, turn)}`, cookie: at(people, turn) }) },
    {
      name: 'at work: search',
      share: 15,
      ask: (turn) => ({ path: `/api/cases?show=all&order=due&query=${sought(turn)}`, cookie: at(people, turn) }),
    },
    {
      name: 'at work: a draft saved',
      share: 10,
      ask: (turn) => ({
        path: `/api/drafts/${at(ids, turn)}/${run}`,
        cookie: at(people, turn),
        body: { content: { text: `Konstruert innspill nummer ${turn}. `.repeat(20) }, revision: 0, window: `load-window-${turn}` },
      }),
    },
    {
      name: 'at work: an act',
      share: 5,
      ask: async () => {
        const act = acts[acted++ % acts.length];
        if (act === undefined) return null;
        const { cookie, type, values, caseId } = act;
        const { text } = await ask(address, { path: `/api/cases/${caseId}`, cookie });
        const { state } = JSON.parse(text) as { readonly state: { readonly version: number } };
        return { path: `/api/cases/${caseId}/acts`, cookie, body: { type, values, expectedVersion: state.version } };
      },
    },
  ];
  // Three hundred people at work turn to the system every ten seconds.
  const streams = [
    { perSecond: Number(options.readers), questions: reading },
    { perSecond: Number(options.people) / 10, questions: working },
  ];
  await ask(address, { path: `/api/methods/${at(numbers, 0)}` });
  const times = new Map<string, number[]>();
  const failed = new Map<string, string[]>();
  await Promise.all(
    streams.map(async ({ perSecond, questions }) => {
      const pending: Promise<void>[] = [];
      const began = performance.now();
      const total = questions.reduce((sum, { share }) => sum + share, 0);
      const counted = async ({ name, ask: prepare }: Question, turn: number, due: number): Promise<void> => {
        const prepared = prepare(turn);
        const asked = prepared instanceof Promise ? await prepared : prepared;
        if (asked === null) return;
        const start = prepared instanceof Promise ? performance.now() : due;
        const { status, text } = await ask(address, asked);
        times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
        if (status >= 400 && status !== 404) failed.set(name, [...(failed.get(name) ?? []), `${status} ${text.slice(0, 300)}`]);
      };
      for (let turn = 0; turn < perSecond * seconds; turn++) {
        const due = began + (turn * 1000) / perSecond;
        const early = due - performance.now();
        if (early > 1) await delay(early);
        let place = (turn * 37) % total;
        const question = questions.find(({ share }) => (place -= share) < 0) ?? questions[0];
        if (question !== undefined) pending.push(counted(question, turn, due));
      }
      await Promise.all(pending);
    }),
  );
  console.log(
    `${options.readers} public requests a second and ${options.people} people at work, ${seconds} s (target: 95 % within 150 ms)`,
  );
  console.log('| asked for | requests | half within | 95 % within | 99 % within | failed |\n|---|---|---|---|---|---|');
  const line = (name: string, own: readonly number[], refused: number): void => {
    const sorted = own.toSorted((a, b) => a - b);
    const within = (share: number): string =>
      `${(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN).toFixed(0)} ms`;
    console.log(`| ${name} | ${sorted.length} | ${within(0.5)} | ${within(0.95)} | ${within(0.99)} | ${refused} |`);
  };
  for (const [name, own] of [...times].toSorted(([a], [b]) => a.localeCompare(b))) line(name, own, failed.get(name)?.length ?? 0);
  line('all', [...times.values()].flat(), [...failed.values()].flat().length);
  for (const [name, [first]] of failed) console.log(`${name}: ${first ?? ''}`);
}

interface Act {
  readonly caseId: string;
  readonly cookie: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Acts that can be done now, by turns: a price offer, which few may know of, and a trust's receipt for a decision, which is public. */
async function actsAtHand(from: Store, cookieOf: (party: Party) => Promise<string>): Promise<readonly Act[]> {
  const { rows } = await asWriter(from, (tx) =>
    sql<{ case_id: string; who: string; type: string }>`
      select r.case_id, a.key as who, t.value as type
      from case_row r, jsonb_each(r.open_acts) a, jsonb_array_elements_text(a.value) t
      where t.value in ('recordPriceOffer', 'acknowledgeInformation') order by md5(r.case_id::text || a.key)`.execute(tx),
  );
  const offer = {
    pricePerPack: 12_345,
    maximumPricePerPack: 23_456,
    validUntil: addCalendarDays(momentOf(clock).today, 300),
    terms: 'Konstruert tilbud.',
  };
  const cookies = new Map<string, Promise<string>>();
  const found = rows.map(async ({ case_id: caseId, who, type }): Promise<Act> => {
    const [role = '', organisation = ''] = who.split('@');
    const party = asParty({ person: `constructed-load-${who}`, role, organisation });
    if (party === null) throw new Error(`Nobody is ${who}.`);
    const cookie = cookies.get(who) ?? cookieOf(party);
    cookies.set(who, cookie);
    return { caseId, cookie: await cookie, type, values: type === 'recordPriceOffer' ? offer : {} };
  });
  const acts = await Promise.all(found);
  const [offers, receipts] = [
    acts.filter(({ type }) => type === 'recordPriceOffer'),
    acts.filter(({ type }) => type !== 'recordPriceOffer'),
  ];
  return offers.flatMap((each, index) => [each, ...receipts.slice(index, index + 1)]);
}

function at<T>(items: readonly T[], turn: number): T {
  const item = items[(turn * 7919) % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

function ask(address: string, { path, cookie, body }: Asked): Promise<{ readonly status: number; readonly text: string }> {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve) => {
    const asked = request(
      `${address}${path}`,
      {
        agent,
        method: sent === undefined ? 'GET' : 'POST',
        headers: {
          ...(cookie === undefined ? {} : { cookie }),
          ...(sent === undefined ? {} : { 'content-type': 'application/json', origin: address, 'idempotency-key': randomUUID() }),
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
      },
    );
    asked.once('error', (error) => resolve({ status: 599, text: error.message }));
    asked.end(sent);
  });
}
