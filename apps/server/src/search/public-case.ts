import { type CalendarEntry, type CaseEvent, calendarOf, type CaseState, stateSeenBy } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import type { InsertObject } from 'kysely';
import type { Database, StoreTransaction } from '../database.ts';
import { headingOf, vectorOf, type Weighed, weigh } from './vector.ts';

/** A case as the public's lists, search, filters and calendars know it. */
export interface PublicCase {
  readonly state: CaseState;
  readonly year: number;
  readonly field?: string;
  readonly dates: readonly CalendarEntry[];
  readonly texts: Weighed;
}

/** What the public may see of a case, as lists and search need it; null where that is nothing. Made from what `visibleTo` returns alone. */
export function publicCaseOf(caseId: string, seen: readonly CaseEvent[], today: CalendarDate): PublicCase | null {
  const state = stateSeenBy(caseId, seen, null, today);
  const first = seen[0];
  // Hospitals' own assessments have a list of their own.
  if (state === null || first === undefined || state.miniHta !== undefined) return null;
  const numbered = /^ID(\d{4})_/.exec(state.number ?? '')?.[1];
  return {
    state,
    ...fieldOf(seen),
    year: Number(numbered ?? first.recordedAt.slice(0, 4)),
    dates: calendarOf(caseId, seen),
    texts: weigh(seen.flatMap(({ values }) => Object.entries(values).map(([name, { value }]) => [name, value] as const))),
  };
}

/** The field of medicine as the newest event names it. */
function fieldOf(seen: readonly CaseEvent[]): { readonly field?: string } {
  const field = seen.findLast(({ values }) => values['medicalField'] !== undefined)?.values['medicalField']?.value;
  return typeof field === 'string' ? { field } : {};
}

/** Puts what the public may see of some cases in the place of what was known of them. */
export async function replacePublicCases(
  tx: StoreTransaction,
  cases: readonly { readonly caseId: string; readonly known: PublicCase | null }[],
): Promise<void> {
  await tx
    .deleteFrom('public_case')
    .where(
      'case_id',
      'in',
      cases.map(({ caseId }) => caseId),
    )
    .execute();
  const rows = cases.flatMap(({ caseId, known }) => (known === null ? [] : [rowOf(caseId, known)]));
  if (rows.length > 0) await tx.insertInto('public_case').values(rows).execute();
}

function rowOf(caseId: string, { state, year, field, dates, texts }: PublicCase): InsertObject<Database, 'public_case'> {
  return {
    case_id: caseId,
    number: state.number ?? null,
    year,
    method_type: state.methodType ?? null,
    phase: state.phase,
    outcome: state.decision?.outcome ?? null,
    field: field ?? null,
    updated_at: state.lastRecordedAt,
    texts: JSON.stringify([...texts.A, ...texts.B, ...texts.C]),
    dates: JSON.stringify(dates),
    words: vectorOf(texts),
    heading: headingOf(texts),
  };
}
