import { type Party, type Rejection, reject } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { asViewer, type Store } from '../database.ts';

/**
 * Why a disposition or feedback cannot point to a version of the assessment document: there is none that its writer sees. Empty where it points
 * to one, or to none.
 */
export async function missingVersion(
  store: Store,
  actor: Party,
  caseId: string,
  values: Readonly<Record<string, unknown>>,
  today: CalendarDate,
): Promise<readonly Rejection[]> {
  const { documentVersion: version } = values;
  // What is no number is refused by the form's own rules.
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > 1_000_000) return [];
  const found = await asViewer(store, actor, today, (tx) =>
    tx
      .selectFrom('assessment_version')
      .select('version')
      .where('case_id', '=', caseId)
      .where('version', '=', version)
      .executeTakeFirst(),
  );
  return found === undefined ? [reject('document.noSuchVersion', 'input.disposition', { version }, 'documentVersion')] : [];
}
