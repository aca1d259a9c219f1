import { type CaseSummary, caseRows, openActsOf, type Viewer } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { sql } from 'kysely';
import type { Moment } from '../clock.ts';
import type { StoreTransaction } from '../database.ts';
import type { CaseLog } from './search.ts';

/** Replaces the lines by which some cases stand in lists. Returns, by case, the next day on which time alone changes them. */
export async function rebuildCaseRows(
  tx: StoreTransaction,
  cases: readonly CaseLog[],
  moment: Moment,
): Promise<ReadonlyMap<string, CalendarDate>> {
  await tx
    .deleteFrom('case_row')
    .where(
      'case_id',
      'in',
      cases.map(({ caseId }) => caseId),
    )
    .execute();
  const lines = cases.flatMap(({ caseId, log }) =>
    caseRows(caseId, log, { ...moment, nextNumber: '' }).map((line) => ({ caseId, ...line })),
  );
  if (lines.length > 0) {
    await tx
      .insertInto('case_row')
      .values(
        lines.map(({ caseId, audience, summary, openActs, counted }) => ({
          case_id: caseId,
          audience,
          updated_at: summary.updatedAt,
          summary: JSON.stringify(summary),
          open_acts: JSON.stringify(openActs),
          counted: counted === undefined ? null : JSON.stringify(counted),
        })),
      )
      .execute();
  }
  return new Map(lines.flatMap(({ caseId, changesOn }) => (changesOn === undefined ? [] : [[caseId, changesOn]])));
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
