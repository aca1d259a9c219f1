import { inDataRoom, type Party, type Viewer } from '@likeverd/casework';
import { type FollowUpPlan, readFollowUpPlan } from '@likeverd/followup';
import type { Checked } from '@likeverd/modelling';
import { sql } from 'kysely';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';

/** A version of the plan of a case, as it was written. */
export interface StoredPlan {
  readonly version: number;
  readonly hash: string;
  /** YAML or JSON. */
  readonly document: string;
  readonly organisation: string;
  readonly savedAt: string;
}

/** Keeps versions of one case in order: two that are saved at once get different numbers. */
const planLock = 4_200_050;

/** Saves a plan as the next version, or says every fault of it. The plan that is in force already changes nothing. Null where the sender has no place in the room. */
export async function savePlan(
  store: Store,
  sender: Party,
  caseId: string,
  document: string,
  { now }: Moment,
): Promise<Checked<Pick<StoredPlan, 'version' | 'hash'>> | null> {
  if (!inDataRoom(sender)) return null;
  const read = readFollowUpPlan(document);
  if (!read.ok) return read;
  const { hash } = read.value;
  const version = await asWriter(store, async (tx) => {
    await sql`select pg_advisory_xact_lock(${planLock}, hashtext(${caseId}))`.execute(tx);
    const last = await newestPlan(tx, caseId);
    if (last?.hash === hash) return last.version;
    const next = (last?.version ?? 0) + 1;
    const { person, organisation } = sender;
    await tx
      .insertInto('follow_up_plan')
      .values({ case_id: caseId, version: next, hash, document, person, organisation, saved_at: now })
      .execute();
    return next;
  });
  return { ok: true, value: { version, hash } };
}

/** The plan of a case that is in force, for those who may see it. */
export async function readPlan(store: Store, viewer: Viewer, caseId: string, { today }: Moment): Promise<StoredPlan | null> {
  if (!inDataRoom(viewer)) return null;
  const row = await asViewer(store, viewer, today, (tx) => newestPlan(tx, caseId));
  return row === undefined
    ? null
    : {
        version: row.version,
        hash: row.hash,
        document: row.document,
        organisation: row.organisation,
        savedAt: row.saved_at.toISOString(),
      };
}

export const newestPlan = (tx: StoreTransaction, caseId: string) =>
  tx.selectFrom('follow_up_plan').selectAll().where('case_id', '=', caseId).orderBy('version', 'desc').limit(1).executeTakeFirst();

/** A stored plan is one that was checked. */
export function planOf(document: string): FollowUpPlan {
  const read = readFollowUpPlan(document);
  if (!read.ok) throw new Error(`A stored plan cannot be read: ${read.faults[0]?.code ?? ''}`);
  return read.value;
}
