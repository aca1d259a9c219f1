import type { Party } from '@likeverd/casework';
import { sql } from 'kysely';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';

/** A list's choices under a name of one's own. */
export interface SavedView {
  readonly name: string;
  /** The choices as they stand in the list's address. */
  readonly address: string;
}

/** Most views one person may keep. */
export const mostViews = 50;

/** The views that someone has saved, by name. */
export function listViews(store: Store, person: Party, { today }: Moment): Promise<readonly SavedView[]> {
  return asViewer(store, person, today, (tx) => tx.selectFrom('saved_view').select(['name', 'address']).orderBy('name').execute());
}

/** Saves a view, in the place of one with the same name; false when there are as many as one may keep. */
export function saveView(store: Store, { person }: Party, { name, address }: SavedView, { now }: Moment): Promise<boolean> {
  return asWriter(store, async (tx) => {
    const others = await tx
      .selectFrom('saved_view')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('person', '=', person)
      .where('name', '<>', name)
      .executeTakeFirst();
    if (Number(others?.count ?? 0) >= mostViews) return false;
    await tx
      .insertInto('saved_view')
      .values({ person, name, address, saved_at: now })
      .onConflict((conflict) => conflict.columns(['person', 'name']).doUpdateSet({ address, saved_at: now }))
      .execute();
    return true;
  });
}

/** Removes a view; one that is not there is removed already. */
export async function removeView(store: Store, { person }: Party, name: string): Promise<void> {
  await asWriter(store, (tx) => tx.deleteFrom('saved_view').where('person', '=', person).where('name', '=', name).execute());
}

/** A case, and the instant of its newest event when someone looked at it. */
export interface Look {
  readonly id: string;
  readonly seenUpTo: string;
}

/** When the viewer of this transaction last looked at some cases, by case. */
export async function looksAt(tx: StoreTransaction, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('case_look')
    .select(['case_id', 'seen_up_to'])
    .where('case_id', 'in', [...caseIds])
    .execute();
  return new Map(rows.map((row) => [row.case_id, row.seen_up_to.toISOString()]));
}

/**
 * Remembers that someone has looked at cases. A look never goes back in time: an answer that comes late makes nothing new again. Cases
 * that the person may see nothing of are left out.
 */
export async function look(store: Store, person: Party, looks: readonly Look[], { today }: Moment): Promise<void> {
  const seen = await asViewer(store, person, today, async (tx) => {
    if (looks.length === 0) return new Set<string>();
    const rows = await tx
      .selectFrom('case_row')
      .select('case_id')
      .distinct()
      .where(
        'case_id',
        'in',
        looks.map(({ id }) => id),
      )
      .execute();
    return new Set(rows.map((row) => row.case_id));
  });
  const latest = new Map<string, string>();
  for (const { id, seenUpTo } of looks) {
    if (seen.has(id) && seenUpTo > (latest.get(id) ?? '')) latest.set(id, seenUpTo);
  }
  if (latest.size === 0) return;
  await asWriter(store, (tx) =>
    tx
      .insertInto('case_look')
      .values([...latest].map(([case_id, seen_up_to]) => ({ person: person.person, case_id, seen_up_to })))
      .onConflict((conflict) =>
        conflict
          .columns(['person', 'case_id'])
          .doUpdateSet({ seen_up_to: sql<string>`greatest(case_look.seen_up_to, excluded.seen_up_to)` }),
      )
      .execute(),
  );
}
