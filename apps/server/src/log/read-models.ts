import type { Moment } from '../clock.ts';
import { rebuildDeadlines } from '../clock/deadlines.ts';
import { asWriter, type Store } from '../database.ts';
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

async function rebuildCase(tx: Parameters<typeof wholeCase>[0], caseId: string, moment: Moment): Promise<void> {
  await tx.selectFrom('case_head').select('version').where('case_id', '=', caseId).forUpdate().execute();
  const log = await wholeCase(tx, caseId);
  await rebuildSearchRows(tx, caseId, log, moment.today);
  await rebuildCaseRows(tx, caseId, log, moment);
  await rebuildDeadlines(tx, caseId, log, moment);
}
