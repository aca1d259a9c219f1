import { randomBytes } from 'node:crypto';
import { mayActFor, type Party, roles } from '@likeverd/casework';
import { asViewer, asWriter, type Store } from '../database.ts';
import { sha256 } from '../log/chain.ts';
import type { Moment } from '../clock.ts';

/** Who has not signed in with the role for this many days has lost it for all that the server knows: the address no longer works. */
const daysWithoutSignIn = 90;

/** When someone's address was made; null where they have none in the role they act in. */
export async function feedAddressMadeAt(store: Store, party: Party, moment: Moment): Promise<string | null> {
  const row = await asViewer(store, party, moment.today, (tx) =>
    tx
      .selectFrom('feed_address')
      .select('made_at')
      .where('role', '=', party.role)
      .where('organisation', '=', party.organisation)
      .executeTakeFirst(),
  );
  return row?.made_at.toISOString() ?? null;
}

/** Makes a new address for someone's private feeds in the role they act in, in the place of any they had; the token, which is not kept. */
export async function makeFeedAddress(store: Store, party: Party, { now }: Moment): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const made = { token_hash: sha256(token), made_at: now, signed_in_at: now };
  await asWriter(store, (tx) =>
    tx
      .insertInto('feed_address')
      .values({ person: party.person, role: party.role, organisation: party.organisation, ...made })
      .onConflict((conflict) => conflict.columns(['person', 'role', 'organisation']).doUpdateSet(made))
      .execute(),
  );
  return token;
}

/** Closes someone's address in the role they act in. */
export async function closeFeedAddress(store: Store, { person, role, organisation }: Party): Promise<void> {
  await asWriter(store, (tx) =>
    tx
      .deleteFrom('feed_address')
      .where('person', '=', person)
      .where('role', '=', role)
      .where('organisation', '=', organisation)
      .execute(),
  );
}

/** Tells that someone has signed in with a role, so that their address and their e-mails go on. */
export async function keepFeedAddress(store: Store, { person, role, organisation }: Party, signedInAt: Date): Promise<void> {
  await asWriter(store, (tx) =>
    tx
      .updateTable('feed_address')
      .set({ signed_in_at: signedInAt.toISOString() })
      .where('person', '=', person)
      .where('role', '=', role)
      .where('organisation', '=', organisation)
      .execute(),
  );
  await asWriter(store, (tx) =>
    tx
      .updateTable('subscription')
      .set({ confirmed_at: signedInAt.toISOString() })
      .where('person', '=', person)
      .where('role', '=', role)
      .where('organisation', '=', organisation)
      .where('confirmed_at', 'is not', null)
      .execute(),
  );
}

/** Whose feeds a token leads to; null where it leads nowhere, or nowhere any more. */
export async function partyOfToken(store: Store, token: string, { now }: Moment): Promise<Party | null> {
  const oldest = new Date(Date.parse(now) - daysWithoutSignIn * 86_400_000).toISOString();
  const row = await asWriter(store, (tx) =>
    tx
      .selectFrom('feed_address')
      .select(['person', 'role', 'organisation'])
      .where('token_hash', '=', sha256(token))
      .where('signed_in_at', '>', new Date(oldest))
      .executeTakeFirst(),
  );
  const role = roles.find((known) => known === row?.role);
  if (row === undefined || role === undefined || !mayActFor(role, row.organisation)) return null;
  return { person: row.person, role, organisation: row.organisation };
}
