import type { CaseEvent } from '@likeverd/casework';
import type { Moment } from '../clock.ts';
import { rebuildDeadlines } from '../clock/deadlines.ts';
import { asWriter, type Store, type StoreTransaction } from '../database.ts';
import { rebuildDecidedMethod } from '../implementation/decided.ts';
import { rebuildCaseRows } from './case-rows.ts';
import { wholeCase } from './event-store.ts';
import { rebuildSearchRows } from './search.ts';

/** Cases rebuilt at once: while one is folded here, the database reads and writes others. */
const atOnce = 4;

/** Makes everything that is derived from the log anew: the words of search and the lines of lists. Each case by itself, so that a stop in between loses nothing. */
export async function rebuildReadModels(store: Store, moment: Moment): Promise<void> {
  const heads = await asWriter(store, (tx) =>
    tx.selectFrom('case_head').select('case_id').where('stream', '=', 'case').orderBy('case_id').execute(),
  );
  const waiting = heads.map(({ case_id }) => case_id).values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const caseId of waiting) await asWriter(store, (tx) => rebuildCase(tx, caseId, moment));
    }),
  );
}

async function rebuildCase(tx: StoreTransaction, caseId: string, moment: Moment): Promise<void> {
  await tx.selectFrom('case_head').select('version').where('case_id', '=', caseId).forUpdate().execute();
  await rebuildDerived(tx, caseId, await wholeCase(tx, caseId), moment);
}

/** Makes what is derived from the log of a case anew, in the transaction in which the log grows. */
export async function rebuildDerived(
  tx: StoreTransaction,
  caseId: string,
  log: readonly CaseEvent[],
  moment: Moment,
): Promise<void> {
  await rebuildSearchRows(tx, caseId, log, moment.today);
  await rebuildCaseRows(tx, caseId, log, moment);
  await rebuildDeadlines(tx, caseId, log, moment);
  await rebuildDecidedMethod(tx, caseId, log, moment);
}
