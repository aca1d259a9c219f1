import { anyOrganisation, type CaseRow, type CaseSummary, caseRows, openActsOf, type Viewer } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { type InsertObject, sql } from 'kysely';
import type { Moment } from '../clock.ts';
import type { Database, StoreTransaction } from '../database.ts';
import type { CaseLog } from './search.ts';

/** What is known of the lines of a case once they are made. */
export interface MadeLines {
  /** The next day on which time alone changes them. */
  readonly renewOn?: CalendarDate;
  /** The public's line; absent where it has none. */
  readonly line?: CaseRow['summary'];
}

/** Replaces the lines by which some cases stand in lists. */
export async function rebuildCaseRows(
  tx: StoreTransaction,
  cases: readonly CaseLog[],
  moment: Moment,
): Promise<ReadonlyMap<string, MadeLines>> {
  const ids = cases.map(({ caseId }) => caseId);
  await tx.deleteFrom('case_row').where('case_id', 'in', ids).execute();
  await tx.deleteFrom('waiting_case').where('case_id', 'in', ids).execute();
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
          title: sortedAs(summary.title ?? ''),
          summary: JSON.stringify(summary),
          open_acts: JSON.stringify(openActs),
          counted: counted === undefined ? null : JSON.stringify(counted),
        })),
      )
      .execute();
  }
  const byCase = Map.groupBy(lines, ({ caseId }) => caseId);
  const waiting = [...byCase].flatMap(([caseId, own]) => waitingIn(caseId, own));
  if (waiting.length > 0) await tx.insertInto('waiting_case').values(waiting).execute();
  return new Map([...byCase].map(([caseId, own]) => [caseId, madeLines(own)]));
}

function madeLines(lines: readonly CaseRow[]): MadeLines {
  const renewOn = lines.find(({ changesOn }) => changesOn !== undefined)?.changesOn;
  const line = lines.find(({ audience }) => audience === 'public')?.summary;
  return { ...(renewOn === undefined ? {} : { renewOn }), ...(line === undefined ? {} : { line }) };
}

/** For whom a case waits, by role and organisation: each by the line that they see, which is their own where there is one. */
function waitingIn(caseId: string, lines: readonly CaseRow[]): readonly InsertObject<Database, 'waiting_case'>[] {
  const own = lines.flatMap(({ audience }) => (audience === 'public' || audience === 'official' ? [] : [audience]));
  return lines.flatMap(({ audience, summary, openActs }) => {
    const keys = Object.keys(openActs).map((key) => {
      const [role = '', organisation = ''] = key.split('@');
      return { role, organisation };
    });
    return keys
      .filter(({ organisation }) => audience === organisation || !own.includes(organisation))
      .map(({ role, organisation }) => ({
        case_id: caseId,
        role,
        organisation,
        besides:
          organisation === anyOrganisation
            ? [...own, ...keys.flatMap((key) => (key.role === role && key.organisation !== organisation ? [key.organisation] : []))]
            : [],
        mini_hta: summary.kind === 'miniHta',
        due: summary.due?.date ?? null,
        updated_at: summary.updatedAt,
        method_type: summary.methodType ?? null,
        phase: summary.phase,
        title: sortedAs(summary.title ?? ''),
      }));
  });
}

/** A title as it stands in Norwegian order where texts are compared by their characters: æ, ø and å after z. */
function sortedAs(title: string): string {
  return title.normalize('NFC').toLowerCase().replaceAll(/[æä]/g, '{').replaceAll(/[øö]/g, '|').replaceAll(/å|aa/g, '}');
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
