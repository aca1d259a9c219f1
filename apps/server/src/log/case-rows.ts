import { type CaseEvent, type CaseSummary, caseRows, openActsOf, type Viewer } from '@likeverd/casework';
import { sql } from 'kysely';
import type { Moment } from '../clock.ts';
import { rebuildDeadlines } from '../clock/deadlines.ts';
import { asWriter, type Store, type StoreTransaction } from '../database.ts';
import { wholeCase } from './event-store.ts';

/** Replaces the lines by which a case stands in lists. */
export async function rebuildCaseRows(
  tx: StoreTransaction,
  caseId: string,
  log: readonly CaseEvent[],
  moment: Moment,
): Promise<void> {
  await tx.deleteFrom('case_row').where('case_id', '=', caseId).execute();
  const rows = caseRows(caseId, log, { ...moment, nextNumber: '' });
  if (rows.length === 0) return;
  await tx
    .insertInto('case_row')
    .values(
      rows.map(({ audience, summary, openActs, counted, changesOn }) => ({
        case_id: caseId,
        audience,
        log_version: log.length,
        updated_at: summary.updatedAt,
        changes_on: changesOn ?? null,
        summary: JSON.stringify(summary),
        open_acts: JSON.stringify(openActs),
        counted: counted === undefined ? null : JSON.stringify(counted),
      })),
    )
    .execute();
}

/**
 * Rebuilds the lines of every case whose log has grown without them, or in which something has opened by itself since. Returns how many.
 * Each case is done by itself, so that a stop in between loses nothing.
 */
export async function refreshCaseRows(store: Store, moment: Moment): Promise<number> {
  const { rows } = await asWriter(store, (tx) =>
    sql<{ case_id: string }>`
      select h.case_id from case_head h
      where not exists (
        select from case_row r
        where r.case_id = h.case_id and r.log_version = h.version and coalesce(r.changes_on > ${moment.today}::date, true)
      ) and h.version > 0 and h.stream = 'case'`.execute(tx),
  );
  for (const { case_id } of rows) {
    await asWriter(store, async (tx) => {
      await tx.selectFrom('case_head').select('version').where('case_id', '=', case_id).forUpdate().execute();
      const log = await wholeCase(tx, case_id);
      await rebuildCaseRows(tx, case_id, log, moment);
      await rebuildDeadlines(tx, case_id, log, moment);
    });
  }
  return rows.length;
}

/** The lines of some cases as the viewer of this transaction sees them, by case: of those they may see, the most their own. */
export async function seenRows(
  tx: StoreTransaction,
  caseIds: readonly string[],
  viewer: Viewer,
): Promise<ReadonlyMap<string, CaseSummary>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('case_row')
    .distinctOn('case_id')
    .select(['case_id', 'summary', 'open_acts'])
    .where('case_id', 'in', [...caseIds])
    .$if(viewer === null, (query) => query.where('audience', '=', 'public'))
    .orderBy('case_id')
    .orderBy(sql`case audience when 'public' then 2 when 'official' then 1 else 0 end`)
    .execute();
  return new Map(
    // Both columns were written by rebuildCaseRows.
    rows.map((row) => {
      const summary = row.summary as Omit<CaseSummary, 'openActs'>;
      const openActs = openActsOf({ openActs: row.open_acts as Readonly<Record<string, readonly string[]>> }, viewer);
      return [row.case_id, { ...summary, openActs }];
    }),
  );
}
