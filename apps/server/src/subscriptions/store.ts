import { randomBytes, randomUUID } from 'node:crypto';
import type { Party } from '@likeverd/casework';
import type { Language } from '@likeverd/language';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store } from '../database.ts';
import { confirmation } from './letters.ts';
import { writeLetter } from './mail.ts';

/** What someone asks to be told of. */
export interface Wanted {
  readonly scope: 'case' | 'role' | 'search' | 'participation';
  /** Id of the case, the filters as parameters of an address, or kinds of notices; empty for a role. */
  readonly target: string;
  readonly cadence: 'daily' | 'weekly';
  readonly language: Language;
  readonly email: string;
}

/** A subscription as its owner sees it. */
export interface Subscription extends Wanted {
  readonly id: string;
  readonly madeAt: string;
  readonly confirmed: boolean;
}

/** Subscriptions that one e-mail address may have, so that nobody can flood another. */
const mostForAddress = 20;

/**
 * Keeps what someone wants to be told of, and writes them a letter to confirm their address: nothing is sent before they do. False where
 * the address has too many. `what` is told in the letter.
 */
export function subscribe(
  store: Store,
  viewer: Party | null,
  wanted: Wanted,
  what: string,
  address: string,
  { now }: Moment,
): Promise<boolean> {
  return asWriter(store, async (tx) => {
    const { count } = await tx
      .selectFrom('subscription')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('email', '=', wanted.email)
      .executeTakeFirstOrThrow();
    if (Number(count) >= mostForAddress) return false;
    const [id, secret] = [randomUUID(), randomBytes(32).toString('base64url')];
    await tx
      .insertInto('subscription')
      .values({
        id,
        ...wanted,
        person: viewer?.person ?? null,
        role: viewer?.role ?? null,
        organisation: viewer?.organisation ?? null,
        secret,
        made_at: now,
        covered_until: now,
      })
      .execute();
    const letter = confirmation(what, `${address}/abonnement/${secret}/bekreft`, wanted.language);
    await writeLetter(tx, {
      about: `confirmation ${id}`,
      of: { subscription: id },
      kind: 'confirmation',
      viewer,
      recipient: wanted.email,
      letter,
      now,
    });
    return true;
  });
}

/** Confirms the address that a secret was sent to; false where the secret is not known. News count from now. */
export async function confirm(store: Store, secret: string, { now }: Moment): Promise<boolean> {
  const { numUpdatedRows } = await asWriter(store, (tx) =>
    tx
      .updateTable('subscription')
      .set({ confirmed_at: now, covered_until: now })
      .where('secret', '=', secret)
      .where('confirmed_at', 'is', null)
      .executeTakeFirst(),
  );
  return numUpdatedRows > 0n || (await known(store, secret));
}

/** True for the secret of a subscription that has not ended. */
export async function known(store: Store, secret: string): Promise<boolean> {
  const row = await asWriter(store, (tx) =>
    tx.selectFrom('subscription').select('id').where('secret', '=', secret).executeTakeFirst(),
  );
  return row !== undefined;
}

/** Ends a subscription by its secret: it and its letters are deleted. Done twice is done. */
export async function endBySecret(store: Store, secret: string): Promise<void> {
  await asWriter(store, (tx) => tx.deleteFrom('subscription').where('secret', '=', secret).execute());
}

/** Ends one of someone's own subscriptions; false where they have no such. */
export async function endOwn(store: Store, { person }: Party, id: string): Promise<boolean> {
  const { numDeletedRows } = await asWriter(store, (tx) =>
    tx.deleteFrom('subscription').where('id', '=', id).where('person', '=', person).executeTakeFirst(),
  );
  return numDeletedRows > 0n;
}

/** Someone's own subscriptions in the role they act in. */
export async function ownSubscriptions(store: Store, viewer: Party, { today }: Moment): Promise<readonly Subscription[]> {
  const rows = await asViewer(store, viewer, today, (tx) =>
    tx
      .selectFrom('subscription')
      .select(['id', 'scope', 'target', 'cadence', 'language', 'email', 'made_at', 'confirmed_at'])
      .where('role', '=', viewer.role)
      .where('organisation', '=', viewer.organisation)
      .orderBy('made_at')
      .execute(),
  );
  return rows.map(({ made_at, confirmed_at, language, ...row }) => ({
    ...row,
    language: language === 'nn' || language === 'en' ? language : 'nb',
    madeAt: made_at.toISOString(),
    confirmed: confirmed_at !== null,
  }));
}

/** Days that an address has to be confirmed in. */
const daysToConfirm = 7;

/** Deletes addresses that nobody confirmed. */
export async function forgetUnconfirmed(store: Store, { now }: Moment): Promise<void> {
  const oldest = new Date(Date.parse(now) - daysToConfirm * 86_400_000);
  await asWriter(store, (tx) =>
    tx.deleteFrom('subscription').where('confirmed_at', 'is', null).where('made_at', '<', oldest).execute(),
  );
}
