import { Worker } from 'node:worker_threads';
import type { CalendarDate } from '@likeverd/reference';
import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import type { Moment } from '../clock.ts';
import { rebuildDeadlines } from '../clock/deadlines.ts';
import { asWriter, type Store, type StoreTransaction } from '../database.ts';
import { rebuildNextDays } from '../follow-up/next-days.ts';
import { rebuildDecidedMethods } from '../implementation/decided.ts';
import { rebuildCaseRows } from './case-rows.ts';
import { wholeCases } from './event-store.ts';
import { replacePublicPages } from './public-pages.ts';
import { type CaseLog, rebuildSearchRows } from './search.ts';

/** Raised whenever other rows would be made from the same log: older rows are then made again at the next start. */
const maker = 7;

/** Cases made again in one transaction, and transactions at once: while the logs of some are folded here, the database reads and writes others. */
const batch = 25;
const atOnce = 3;

/** Makes everything that is derived from the log anew. A stop in between loses nothing: the next start makes the rest. */
export async function rebuildReadModels(store: Store, moment: Moment, help?: Help): Promise<number> {
  await asWriter(store, (tx) => tx.updateTable('derived_made').set({ maker: 0 }).execute());
  return refreshReadModels(store, moment, help);
}

/**
 * Makes again what is derived from the log of every case whose rows are older than its log or their maker, or in which time alone has
 * changed something since; returns how many. May be run by several servers at once: each takes what no other holds. Where there is much to
 * make, a thread of its own helps.
 */
export async function refreshReadModels(store: Store, moment: Moment, help?: Help): Promise<number> {
  const { connection, from = manyEvents } = help ?? {};
  const helped = connection !== undefined && (await asWriter(store, (tx) => eventsWaiting(tx, moment))) >= from;
  const made = await Promise.all([...(helped ? [inThread({ connection, moment })] : []), makeAll(store, moment)]);
  return made.reduce((sum, each) => sum + each, 0);
}

/** Where a second thread reaches the database, and from how many waiting events on it is started. */
interface Help {
  readonly connection: pg.ClientConfig;
  readonly from?: number;
}

async function makeAll(store: Store, moment: Moment): Promise<number> {
  let made = 0;
  const turn = async (): Promise<void> => {
    for (;;) {
      const some = await asWriter(store, (tx) => refreshSome(tx, moment));
      made += some.made;
      if (some.taken === 0) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
  return made;
}

/** Events from which on starting a thread takes less time than it saves. */
const manyEvents = 20_000;

async function eventsWaiting(tx: StoreTransaction, { today }: Moment): Promise<number> {
  const { rows } = await sql<{ events: string | null }>`select sum(h.version) as events ${waiting(today)}`.execute(tx);
  return Number(rows[0]?.events ?? 0);
}

export interface Share {
  readonly connection: pg.ClientConfig;
  readonly moment: Moment;
}

function inThread(share: Share): Promise<number> {
  const worker = new Worker(new URL('./read-models-worker.ts', import.meta.url), { workerData: share });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that makes read models ended before it was done.')));
  });
}

/** Cases of which something is to be made again. */
const waiting = (today: CalendarDate): RawBuilder<unknown> => sql`
    from case_head h left join derived_made m on m.case_id = h.case_id
    where h.stream = 'case' and h.version > 0
      and (m.case_id is null or m.version <> h.version or m.maker <> ${maker} or m.renew_on <= ${today})`;

async function refreshSome(tx: StoreTransaction, moment: Moment): Promise<{ readonly taken: number; readonly made: number }> {
  const taken = await sql<{ case_id: string }>`
    select h.case_id ${waiting(moment.today)}
    order by h.case_id limit ${batch} for update of h skip locked`.execute(tx);
  // Another may have made some of them, and let them go, between this one's looking and its taking.
  const { rows } = await sql<{ case_id: string }>`
    select h.case_id ${waiting(moment.today)} and h.case_id = any(${taken.rows.map((row) => row.case_id)}::uuid[])
    order by h.case_id`.execute(tx);
  const logs = await wholeCases(
    tx,
    rows.map(({ case_id }) => case_id),
  );
  await rebuildDerived(
    tx,
    [...logs].map(([caseId, log]) => ({ caseId, log })),
    moment,
  );
  return { taken: taken.rows.length, made: rows.length };
}

const currentTransaction = sql<string>`pg_current_xact_id()`;

/** Makes what is derived from the logs of some cases anew: words of search, lines of lists, deadlines, decided methods. In the transaction in which they grow. */
export async function rebuildDerived(tx: StoreTransaction, cases: readonly CaseLog[], moment: Moment): Promise<void> {
  if (cases.length === 0) return;
  const known = await rebuildSearchRows(tx, cases, moment.today);
  const lines = await rebuildCaseRows(tx, cases, moment);
  const digests = await replacePublicPages(
    tx,
    known.map((each) => ({ ...each, ...lines.get(each.caseId) })),
    moment.today,
  );
  await rebuildDeadlines(tx, cases, moment);
  await rebuildNextDays(tx, cases);
  await rebuildDecidedMethods(tx, cases, moment);
  await tx
    .insertInto('derived_made')
    .values(
      cases.map(({ caseId, log }) => ({
        case_id: caseId,
        version: log.length,
        maker,
        renew_on: lines.get(caseId)?.renewOn ?? null,
        public_digest: digests.get(caseId) ?? null,
        public_changed: currentTransaction,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('case_id').doUpdateSet((row) => ({
        version: row.ref('excluded.version'),
        maker: row.ref('excluded.maker'),
        renew_on: row.ref('excluded.renew_on'),
        public_digest: row.ref('excluded.public_digest'),
        public_changed: sql<string>`case when derived_made.public_digest = excluded.public_digest
          then derived_made.public_changed else excluded.public_changed end`,
      })),
    )
    .execute();
}
