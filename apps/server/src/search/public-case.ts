import { type CalendarEntry, type CaseEvent, calendarOf, type CaseState, viewCase } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import type { StoreTransaction } from '../database.ts';
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
  const view = viewCase(caseId, seen, null, today);
  const first = seen[0];
  // Hospitals' own assessments have a list of their own.
  if (view === null || first === undefined || view.state.miniHta !== undefined) return null;
  const numbered = /^ID(\d{4})_/.exec(view.state.number ?? '')?.[1];
  return {
    state: view.state,
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

/** Puts what the public may see of a case in the place of what was known of it. */
export async function writePublicCase(tx: StoreTransaction, caseId: string, known: PublicCase | null): Promise<void> {
  if (known === null) {
    await tx.deleteFrom('public_case').where('case_id', '=', caseId).execute();
    return;
  }
  const { state, year, field, dates, texts } = known;
  const row = {
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
  await tx
    .insertInto('public_case')
    .values({ case_id: caseId, ...row })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(row))
    .execute();
}
