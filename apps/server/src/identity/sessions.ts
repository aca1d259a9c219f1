import { randomBytes } from 'node:crypto';
import { mayActFor, type Party, type Role, roles } from '@likeverd/casework';
import { sql } from 'kysely';
import { asWriter, type Store } from '../database.ts';
import { sha256 } from '../log/chain.ts';

/** A session ends this long after sign-in, whatever happens: a working day. */
export const sessionHours = 8;

/** How long a sign-in may take from leaving to coming back, in minutes. */
export const signInMinutes = 15;

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function later(now: Date, minutes: number): string {
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}

/** Starts a session and returns its token; the database keeps only the token's hash. */
export async function startSession(store: Store, party: Party, now: Date): Promise<string> {
  const token = newToken();
  await asWriter(store, async (tx) => {
    await tx.deleteFrom('session').where('expires_at', '<=', now).execute();
    await tx
      .insertInto('session')
      .values({ token_hash: sha256(token), ...party, started_at: now.toISOString(), expires_at: later(now, sessionHours * 60) })
      .execute();
  });
  return token;
}

/** Who the token's session belongs to; null when there is none or it has expired. */
export function readSession(store: Store, token: string, now: Date): Promise<Party | null> {
  return asWriter(store, async (tx) => {
    const row = await tx
      .selectFrom('session')
      .select(['person', 'role', 'organisation'])
      .select(sql<string[]>`array(select o.case_id::text from case_outsider o where o.person = session.person)`.as('withheld'))
      .where('token_hash', '=', sha256(token))
      .where('expires_at', '>', now)
      .executeTakeFirst();
    if (row === undefined) return null;
    const party = asParty(row);
    return party === null || row.withheld.length === 0 ? party : { ...party, withheld: row.withheld };
  });
}

export async function endSession(store: Store, token: string): Promise<void> {
  await asWriter(store, (tx) => tx.deleteFrom('session').where('token_hash', '=', sha256(token)).execute());
}

/** Someone with a role that the process knows, for an organisation that the role may act for; null otherwise. */
export function asParty(claims: {
  readonly person: unknown;
  readonly role: unknown;
  readonly organisation: unknown;
}): Party | null {
  const { person, organisation } = claims;
  const role: Role | undefined = roles.find((candidate) => candidate === claims.role);
  if (typeof person !== 'string' || typeof organisation !== 'string' || person === '' || organisation === '' || role === undefined)
    return null;
  return mayActFor(role, organisation) ? { person, role, organisation } : null;
}

/** What must be remembered between leaving for the identity provider and coming back. */
export interface SignIn {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly returnPath: string;
}

export async function rememberSignIn(store: Store, token: string, signIn: SignIn, now: Date): Promise<void> {
  const { returnPath, ...rest } = signIn;
  await asWriter(store, async (tx) => {
    await tx.deleteFrom('sign_in').where('expires_at', '<=', now).execute();
    await tx
      .insertInto('sign_in')
      .values({ ...rest, token_hash: sha256(token), return_path: returnPath, expires_at: later(now, signInMinutes) })
      .execute();
  });
}

/** Takes a sign-in out of the database: it can be finished once. Null when there is none or it took too long. */
export function takeSignIn(store: Store, token: string, now: Date): Promise<SignIn | null> {
  return asWriter(store, async (tx) => {
    const row = await tx.deleteFrom('sign_in').where('token_hash', '=', sha256(token)).returningAll().executeTakeFirst();
    if (row === undefined || row.expires_at <= now) return null;
    return { verifier: row.verifier, state: row.state, nonce: row.nonce, returnPath: row.return_path };
  });
}
