import { caseFrom, type DeadlineKind, deadlinesOf, type Viewer } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { sql } from 'kysely';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { toLabelRow } from '../log/labels.ts';
import type { CaseLog } from '../log/search.ts';

/** Replaces the deadlines of some cases by those that their logs give. One that stays the same stays marked. */
export async function rebuildDeadlines(tx: StoreTransaction, cases: readonly CaseLog[], { today }: Moment): Promise<void> {
  const deadlines = cases.flatMap(({ caseId, log }) =>
    deadlinesOf(caseFrom(caseId, log), today).map((deadline) => ({ caseId, ...deadline })),
  );
  await tx
    .deleteFrom('deadline')
    .where(
      'case_id',
      'in',
      cases.map(({ caseId }) => caseId),
    )
    .$if(deadlines.length > 0, (query) =>
      query.where((where) =>
        where.not(
          where(
            where.refTuple('case_id', 'kind', 'subject'),
            'in',
            deadlines.map(({ caseId, kind, subject = '' }) => where.tuple(caseId, kind, subject)),
          ),
        ),
      ),
    )
    .execute();
  if (deadlines.length === 0) return;
  await tx
    .insertInto('deadline')
    .values(
      deadlines.map(({ caseId, kind, subject = '', what = '', party, due, rule, label }) => ({
        case_id: caseId,
        kind,
        subject,
        what,
        party,
        due: due ?? null,
        rule,
        ...toLabelRow(label),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'kind', 'subject']).doUpdateSet((row) => ({
        what: row.ref('excluded.what'),
        party: row.ref('excluded.party'),
        due: row.ref('excluded.due'),
        rule: row.ref('excluded.rule'),
        class: row.ref('excluded.class'),
        ground: row.ref('excluded.ground'),
        owner: row.ref('excluded.owner'),
        shared_with: row.ref('excluded.shared_with'),
        expires: row.ref('excluded.expires'),
        passed_at: sql<string | null>`case when deadline.due = excluded.due then deadline.passed_at end`,
      })),
    )
    .execute();
}

/** A deadline whose last day has just been found to have passed. */
export interface PassedDeadline {
  readonly caseId: string;
  readonly kind: string;
  readonly subject: string;
  readonly party: string;
  readonly due: CalendarDate;
}

/**
 * Marks the deadlines whose last day has passed, each once, whoever asks and however late: a second turn, another server or one that was
 * killed in between finds nothing left to mark. Returns those it marked.
 */
export async function sweepDeadlines(store: Store, { now, today }: Moment): Promise<readonly PassedDeadline[]> {
  const marked = await asWriter(store, (tx) =>
    tx
      .updateTable('deadline')
      .set({ passed_at: now })
      .where('passed_at', 'is', null)
      .where('due', '<', today)
      .returning(['case_id', 'kind', 'subject', 'party', 'due'])
      .execute(),
  );
  return marked.map(({ case_id, kind, subject, party, due }) => ({ caseId: case_id, kind, subject, party, due: due ?? today }));
}

/** A deadline in a list over cases. */
export interface ListedDeadline {
  readonly caseId: string;
  readonly kind: DeadlineKind;
  /** Which of its kind, and what it is; empty where a case has one of the kind. */
  readonly subject: string;
  readonly what: string;
  readonly party: string;
  readonly due: CalendarDate;
  readonly rule: string;
  /** The sweep has found that the day has passed. */
  readonly passed: boolean;
}

/** The running deadlines that a viewer may see, the soonest first; of one party where it is given. */
export function listDeadlines(
  store: Store,
  viewer: Viewer,
  { today }: Moment,
  { party, limit, offset }: { readonly party?: string; readonly limit: number; readonly offset: number },
): Promise<readonly ListedDeadline[]> {
  return asViewer(store, viewer, today, async (tx) => {
    const rows = await tx
      .selectFrom('deadline')
      .select(['case_id', 'kind', 'subject', 'what', 'party', 'due', 'rule', 'passed_at'])
      .where('due', 'is not', null)
      .$if(party !== undefined, (query) => query.where('party', '=', party ?? ''))
      .orderBy('due')
      .orderBy('case_id')
      .limit(limit)
      .offset(offset)
      .execute();
    return rows.map(({ case_id, kind, due, passed_at, ...row }) => ({
      ...row,
      caseId: case_id,
      // The column was written by rebuildDeadlines.
      kind: kind as DeadlineKind,
      due: due ?? today,
      passed: passed_at !== null,
    }));
  });
}
