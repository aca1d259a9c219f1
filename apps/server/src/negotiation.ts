import {
  emptyWorkspace,
  mayNegotiate,
  type NegotiationWorkspace,
  type Party,
  type SavedWorkspace,
  type Viewer,
  visibleTo,
  workspaceLabel,
} from '@likeverd/casework';
import type { Moment } from './clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from './database.ts';
import { canonicalJson } from './log/chain.ts';
import { seenEvents, wholeCase } from './log/event-store.ts';
import { toLabelRow } from './log/labels.ts';

/** A version in the list of versions. */
export interface WorkspaceVersion {
  readonly version: number;
  readonly savedAt: string;
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly saved: WorkspaceVersion }
  | { readonly kind: 'notFound' }
  /** Someone else has saved since; nothing was overwritten. */
  | { readonly kind: 'conflict'; readonly version: number };

/** The newest version of the workspace of a case, or the one asked for; null for whoever is no negotiator and where there is no such case or version. */
export function readWorkspace(
  store: Store,
  viewer: Viewer,
  caseId: string,
  { today }: Moment,
  version?: number,
): Promise<SavedWorkspace | null> {
  return asViewer(store, viewer, today, async (tx) => {
    if (!(await negotiates(tx, viewer, caseId))) return null;
    const row = await newestOf(tx, caseId, version);
    if (row !== undefined)
      return { version: row.version, savedAt: row.saved_at.toISOString(), workspace: workspaceFrom(row.content) };
    return version === undefined ? { version: 0, workspace: emptyWorkspace } : null;
  });
}

/** Every version of the workspace of a case, newest first; null for whoever is no negotiator. */
export function listWorkspaceVersions(
  store: Store,
  viewer: Viewer,
  caseId: string,
  { today }: Moment,
): Promise<readonly WorkspaceVersion[] | null> {
  return asViewer(store, viewer, today, async (tx) => {
    if (!(await negotiates(tx, viewer, caseId))) return null;
    const rows = await tx
      .selectFrom('negotiation_version')
      .select(['version', 'saved_at'])
      .where('case_id', '=', caseId)
      .orderBy('version', 'desc')
      .execute();
    return rows.map(({ version, saved_at }) => ({ version, savedAt: saved_at.toISOString() }));
  });
}

/**
 * Saves what was typed as the version after `expectedVersion`. What is saved already is not saved again, so that a save whose answer was
 * lost may be sent once more.
 */
export async function saveWorkspace(
  store: Store,
  actor: Party,
  caseId: string,
  { expectedVersion, workspace }: { readonly expectedVersion: number; readonly workspace: NegotiationWorkspace },
  { now, today }: Moment,
): Promise<SaveOutcome> {
  if (!mayNegotiate(actor)) return { kind: 'notFound' };
  return asWriter(store, async (tx) => {
    if (visibleTo(actor, await wholeCase(tx, caseId), today).length === 0) return { kind: 'notFound' };
    // Two who save at once meet here.
    await tx.selectFrom('case_head').select('case_id').where('case_id', '=', caseId).forUpdate().execute();
    const newest = await newestOf(tx, caseId);
    const content = canonicalJson(workspace);
    if (newest?.content === content)
      return { kind: 'saved', saved: { version: newest.version, savedAt: newest.saved_at.toISOString() } };
    const version = newest?.version ?? 0;
    if (version !== expectedVersion) return { kind: 'conflict', version };
    const label = toLabelRow(workspaceLabel);
    await tx
      .insertInto('negotiation_version')
      .values({ case_id: caseId, version: version + 1, saved_at: now, person: actor.person, content, ...label })
      .execute();
    return { kind: 'saved', saved: { version: version + 1, savedAt: now } };
  });
}

async function negotiates(tx: StoreTransaction, viewer: Viewer, caseId: string): Promise<boolean> {
  return mayNegotiate(viewer) && ((await seenEvents(tx, [caseId])).get(caseId) ?? []).length > 0;
}

function newestOf(tx: StoreTransaction, caseId: string, version?: number) {
  return tx
    .selectFrom('negotiation_version')
    .select(['version', 'saved_at', 'content'])
    .where('case_id', '=', caseId)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Every stored workspace passed the schema of the request that saved it. */
function workspaceFrom(content: string): NegotiationWorkspace {
  return JSON.parse(content) as NegotiationWorkspace;
}
