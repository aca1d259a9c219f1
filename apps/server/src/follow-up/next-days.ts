import { caseFrom, nextDayOfTime } from '@likeverd/casework';
import type { StoreTransaction } from '../database.ts';
import type { CaseLog } from '../log/search.ts';

/** Replaces the next day of some cases on which time alone brings something about. */
export async function rebuildNextDays(tx: StoreTransaction, cases: readonly CaseLog[]): Promise<void> {
  await tx
    .deleteFrom('case_timer')
    .where(
      'case_id',
      'in',
      cases.map(({ caseId }) => caseId),
    )
    .execute();
  const days = cases.flatMap(({ caseId, log }) => {
    const next = nextDayOfTime(caseFrom(caseId, log));
    return next === undefined ? [] : [{ case_id: caseId, next_on: next }];
  });
  if (days.length > 0) await tx.insertInto('case_timer').values(days).execute();
}
