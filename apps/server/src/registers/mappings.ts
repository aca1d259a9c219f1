import type { Party, Viewer } from '@likeverd/casework';
import type { Mapping } from '@likeverd/followup';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store } from '../database.ts';

/** The mapping an organisation has saved for a register; null before the first. */
export function readMapping(store: Store, viewer: Viewer, register: string, { today }: Moment): Promise<Mapping | null> {
  return asViewer(store, viewer, today, async (tx) => {
    const row = await tx
      .selectFrom('register_mapping')
      .select('mapping')
      .where('register', '=', register)
      .where('organisation', '=', viewer?.organisation ?? '')
      .executeTakeFirst();
    return row === undefined ? null : (row.mapping as Mapping);
  });
}

export function saveMapping(store: Store, sender: Party, register: string, mapping: Mapping, { now }: Moment): Promise<unknown> {
  const row = { mapping: JSON.stringify(mapping), person: sender.person, saved_at: now };
  return asWriter(store, (tx) =>
    tx
      .insertInto('register_mapping')
      .values({ register, organisation: sender.organisation, ...row })
      .onConflict((conflict) => conflict.columns(['register', 'organisation']).doUpdateSet(row))
      .execute(),
  );
}
