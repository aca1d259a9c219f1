import { checkEnrolment, type Enrolment, type Party, type Rejection } from '@likeverd/casework';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { canonicalJson } from '../log/chain.ts';

/** An entry of the lists in one of its versions. */
export interface EnrolmentVersion extends Enrolment {
  readonly version: number;
  /** Instant, ISO 8601 in UTC. */
  readonly recordedAt: string;
}

/** Every version of every entry, newest first. Public whoever asks. */
export function schemeHistory(store: Store, { today }: Moment): Promise<readonly EnrolmentVersion[]> {
  return asViewer(store, null, today, async (tx) => {
    const rows = await tx
      .selectFrom('scheme_version')
      .select(['version', 'content', 'recorded_at'])
      .orderBy('recorded_at', 'desc')
      .orderBy('substance')
      .execute();
    return rows.map(versionOf);
  });
}

/** The lists as they stand: the newest version of each entry. */
export async function enrolmentsIn(tx: StoreTransaction): Promise<readonly Enrolment[]> {
  const rows = await tx
    .selectFrom('scheme_version')
    .distinctOn(['scheme', 'substance'])
    .select(['version', 'content', 'recorded_at'])
    .orderBy('scheme')
    .orderBy('substance')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(versionOf);
}

// The column was written by saveEnrolment from checked values.
const versionOf = (row: { version: number; content: unknown; recorded_at: Date }): EnrolmentVersion => ({
  ...(row.content as Enrolment),
  version: row.version,
  recordedAt: row.recorded_at.toISOString(),
});

type Outcome =
  | { readonly kind: 'saved'; readonly entry: EnrolmentVersion }
  | { readonly kind: 'refused'; readonly rejections: readonly Rejection[] }
  /** Someone else has changed the entry since; nothing was overwritten. */
  | { readonly kind: 'conflict'; readonly version: number };

/** Adds an entry, or a version of one. The same again, on the version that it made, changes nothing. */
export async function saveEnrolment(
  store: Store,
  actor: Party,
  values: Readonly<Record<string, unknown>>,
  expectedVersion: number,
  { now }: Moment,
): Promise<Outcome> {
  const checked = checkEnrolment(values);
  if (!checked.ok) return { kind: 'refused', rejections: checked.rejections };
  const enrolment = checked.values;
  const key = { scheme: enrolment.scheme, substance: enrolment.schemeSubstance.toLocaleLowerCase('nb') };
  return asWriter(store, async (tx) => {
    const newest = await tx
      .selectFrom('scheme_version')
      .select(['version', 'content', 'recorded_at'])
      .where('scheme', '=', key.scheme)
      .where('substance', '=', key.substance)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    const version = newest?.version ?? 0;
    const repeated = newest !== undefined && canonicalJson(newest.content) === canonicalJson(enrolment);
    if (newest !== undefined && repeated && [version, version - 1].includes(expectedVersion))
      return { kind: 'saved', entry: versionOf(newest) };
    if (version !== expectedVersion) return { kind: 'conflict', version };
    const inserted = await tx
      .insertInto('scheme_version')
      .values({
        ...key,
        version: version + 1,
        content: JSON.stringify(enrolment),
        recorded_at: now,
        actor_person: actor.person,
        actor_role: actor.role,
        actor_organisation: actor.organisation,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst();
    return inserted === undefined
      ? { kind: 'conflict', version: version + 1 }
      : { kind: 'saved', entry: { ...enrolment, version: version + 1, recordedAt: now } };
  });
}
