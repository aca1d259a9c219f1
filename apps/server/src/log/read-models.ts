import { sql } from 'kysely';
import type { Moment } from '../clock.ts';
import { rebuildDeadlines } from '../clock/deadlines.ts';
import { asWriter, type Store, type StoreTransaction } from '../database.ts';
import { rebuildNextDays } from '../follow-up/next-days.ts';
import { rebuildDecidedMethods } from '../implementation/decided.ts';
import { rebuildCaseRows } from './case-rows.ts';
import { wholeCases } from './event-store.ts';
import { type CaseLog, rebuildSearchRows } from './search.ts';

/** Raised whenever other rows would be made from the same log: older rows are then made again at the next start. */
const maker = 5;

/** Cases made again in one transaction, and transactions at once: while the logs of some are folded here, the database reads and writes others. */
const batch = 25;
const atOnce = 3;

/** Makes everything that is derived from the log anew. A stop in between loses nothing: the next start makes the rest. */
export async function rebuildReadModels(store: Store, moment: Moment): Promise<number> {
  await asWriter(store, (tx) => tx.updateTable('derived_made').set({ maker: 0 }).execute());
  return refreshReadModels(store, moment);
}

/**
 * Makes again what is derived from the log of every case whose rows are older than its log or their maker, or in which time alone has
 * changed something since; returns how many. May be run by several servers at once: each takes what no other holds.
 */
export async function refreshReadModels(store: Store, moment: Moment): Promise<number> {
  let made = 0;
  const makeAll = async (): Promise<void> => {
    for (;;) {
      const done = await asWriter(store, (tx) => refreshSome(tx, moment));
      made += done;
      if (done === 0) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, makeAll));
  return made;
}

async function refreshSome(tx: StoreTransaction, moment: Moment): Promise<number> {
  const { rows } = await sql<{ case_id: string }>`
    select h.case_id from case_head h left join derived_made m on m.case_id = h.case_id
    where h.stream = 'case' and h.version > 0
      and (m.case_id is null or m.version <> h.version or m.maker <> ${maker} or m.renew_on <= ${moment.today})
    order by h.case_id limit ${batch} for update of h skip locked`.execute(tx);
  const logs = await wholeCases(
    tx,
    rows.map(({ case_id }) => case_id),
  );
  await rebuildDerived(
    tx,
    [...logs].map(([caseId, log]) => ({ caseId, log })),
    moment,
  );
  return rows.length;
}

/** Makes what is derived from the logs of some cases anew: words of search, lines of lists, deadlines, decided methods. In the transaction in which they grow. */
export async function rebuildDerived(tx: StoreTransaction, cases: readonly CaseLog[], moment: Moment): Promise<void> {
  if (cases.length === 0) return;
  await rebuildSearchRows(tx, cases, moment.today);
  const changes = await rebuildCaseRows(tx, cases, moment);
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
        renew_on: changes.get(caseId) ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('case_id').doUpdateSet((row) => ({
        version: row.ref('excluded.version'),
        maker: row.ref('excluded.maker'),
        renew_on: row.ref('excluded.renew_on'),
      })),
    )
    .execute();
}
