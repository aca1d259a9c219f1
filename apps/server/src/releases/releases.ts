import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { isOfficial, type Party, type Viewer } from '@likeverd/casework';
import {
  type Preparation,
  type prepareRelease,
  type PublicRelease,
  type ReleaseAudit,
  releaseLimits,
  type ReleaseRequest,
} from '@likeverd/followup';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { canonicalJson, sha256 } from '../log/chain.ts';
import { content, type PublishedRelease } from './content.ts';

export const decisions = ['approved', 'changes', 'rejected'] as const;
export type Decision = (typeof decisions)[number];

/** A request on its way out, as those in the room see it. */
export interface ReleaseLine {
  readonly id: string;
  readonly caseId: string;
  readonly title: string;
  readonly askedAt: string;
  readonly askedBy: Asker;
  /** The viewer asked for it, and so does not check it. */
  readonly own: boolean;
  readonly decision?: Decision;
  readonly reason?: string;
  readonly checkedBy?: Asker;
}

interface Asker {
  readonly role: string;
  readonly organisation: string;
}

export interface ReleaseDetail extends ReleaseLine {
  readonly publication: PublicRelease;
  readonly audit: ReleaseAudit;
}

/** Roles that compile and check follow-up; the database holds to the same bodies. A10: who collects and who compiles is settled in the contract. */
const rolesInRoom: ReadonlySet<string> = new Set(['secretariat', 'assessor']);

export const isInRoom = (viewer: Viewer): viewer is Party => viewer !== null && isOfficial(viewer) && rolesInRoom.has(viewer.role);

/** Longest an audit may take, in milliseconds. */
const patience = 10 * 60_000;

/** What may be released of a request, beside everything released of the same case. */
export async function prepare(store: Store, caseId: string, request: ReleaseRequest, { today }: Moment): Promise<Preparation> {
  const earlier = await asWriter(store, (tx) => historyOf(tx, caseId));
  return inThread([request, earlier.map(({ made }) => made), releaseLimits(today)]);
}

function inThread(workerData: Parameters<typeof prepareRelease>): Promise<Preparation> {
  const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), { workerData });
  return new Promise<Preparation>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The audit of a release took too long.')), patience);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('The audit of a release ended without an answer.'));
    });
  }).finally(() => void worker.terminate());
}

interface Published {
  readonly version: number;
  readonly hash: string;
  readonly made: Parameters<typeof prepareRelease>[1][number];
}

/** Every published version of a case with the people behind it, in order. */
async function historyOf(tx: StoreTransaction, caseId: string): Promise<readonly Published[]> {
  const rows = await tx
    .selectFrom('release_version')
    .innerJoin('release_request', 'release_request.id', 'release_version.request')
    .select(['release_version.version', 'release_version.hash', 'release_request.request', 'release_request.statements'])
    .where('release_version.case_id', '=', caseId)
    .orderBy('release_version.version')
    .execute();
  return rows.map(({ version, hash, request, statements }) => {
    // both were written by `ask` and by nothing else
    const asked = JSON.parse(request) as ReleaseRequest;
    return {
      version,
      hash,
      made: { ...asked, request: asked, statements: JSON.parse(statements) as Published['made']['statements'] },
    };
  });
}

/** A request of which nothing can be released. */
export type Unprepared = Exclude<Preparation, { readonly status: 'prepared' }>;

export type Asked =
  | { readonly kind: 'asked'; readonly id: string }
  | { readonly kind: 'keyReused' }
  | { readonly kind: 'unprepared'; readonly preparation: Unprepared };

/** Puts a request forward to be checked by someone else, with what was found about it. The same sending is received once. */
export async function ask(
  store: Store,
  actor: Party,
  caseId: string,
  key: string,
  request: ReleaseRequest,
  moment: Moment,
): Promise<Asked> {
  const text = canonicalJson(request);
  const before = await asWriter(store, (tx) =>
    tx
      .selectFrom('release_request')
      .select(['id', 'request', 'asked_by_person', 'case_id'])
      .where('sending', '=', key)
      .executeTakeFirst(),
  );
  if (before !== undefined)
    return before.request === text && before.asked_by_person === actor.person && before.case_id === caseId
      ? { kind: 'asked', id: before.id }
      : { kind: 'keyReused' };
  const preparation = await prepare(store, caseId, request, moment);
  if (preparation.status !== 'prepared') return { kind: 'unprepared', preparation };
  const { publication, audit, statements } = preparation;
  const id = randomUUID();
  await asWriter(store, (tx) =>
    tx
      .insertInto('release_request')
      .values({
        id,
        case_id: caseId,
        sending: key,
        request: text,
        publication: canonicalJson(publication),
        audit: canonicalJson(audit),
        statements: canonicalJson(statements),
        earlier: audit.earlier,
        asked_at: moment.now,
        asked_by_person: actor.person,
        asked_by_role: actor.role,
        asked_by_organisation: actor.organisation,
      })
      .execute(),
  );
  return { kind: 'asked', id };
}

/** Requests of the cases that the viewer may follow up, newest first. */
export function listRequests(store: Store, viewer: Party, { today }: Moment): Promise<readonly ReleaseLine[]> {
  return asViewer(store, viewer, today, async (tx) => {
    const rows = await tx.selectFrom('release_request').selectAll().orderBy('asked_at', 'desc').orderBy('id').execute();
    return rows.map((row) => lineOf(row, viewer));
  });
}

/** One request with what would be published and the audit; null where the viewer sees none. */
export function readRequest(store: Store, viewer: Party, id: string, { today }: Moment): Promise<ReleaseDetail | null> {
  return asViewer(store, viewer, today, async (tx) => {
    const row = await tx.selectFrom('release_request').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) return null;
    return {
      ...lineOf(row, viewer),
      publication: JSON.parse(row.publication) as PublicRelease,
      audit: JSON.parse(row.audit) as ReleaseAudit,
    };
  });
}

interface RequestRow {
  readonly id: string;
  readonly case_id: string;
  readonly publication: string;
  readonly asked_at: Date;
  readonly asked_by_person: string;
  readonly asked_by_role: string;
  readonly asked_by_organisation: string;
  readonly decision: Decision | null;
  readonly reason: string | null;
  readonly checked_by_role: string | null;
  readonly checked_by_organisation: string | null;
}

function lineOf(row: RequestRow, viewer: Party): ReleaseLine {
  const { title } = JSON.parse(row.publication) as PublicRelease;
  return {
    id: row.id,
    caseId: row.case_id,
    title,
    askedAt: row.asked_at.toISOString(),
    askedBy: { role: row.asked_by_role, organisation: row.asked_by_organisation },
    own: row.asked_by_person === viewer.person,
    ...(row.decision === null ? {} : { decision: row.decision, reason: row.reason ?? '' }),
    ...(row.checked_by_role === null || row.checked_by_organisation === null
      ? {}
      : { checkedBy: { role: row.checked_by_role, organisation: row.checked_by_organisation } }),
  };
}

export type Checked =
  | { readonly kind: 'decided'; readonly version?: number }
  | { readonly kind: 'notFound' | 'ownRequest' | 'alreadyDecided' }
  /** Something of the case was published since: the audit must be made again. */
  | { readonly kind: 'stale' };

/** Decides a request. Approved: it is published in the same transaction, so that a crash leaves both or neither. */
export async function check(
  store: Store,
  actor: Party,
  id: string,
  { decision, reason }: { readonly decision: Decision; readonly reason: string },
  moment: Moment,
): Promise<Checked> {
  if ((await readRequest(store, actor, id, moment)) === null) return { kind: 'notFound' };
  return asWriter(store, async (tx): Promise<Checked> => {
    const row = await tx.selectFrom('release_request').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
    if (row.asked_by_person === actor.person) return { kind: 'ownRequest' };
    if (row.decision !== null) return { kind: 'alreadyDecided' };
    // one release of a case at a time
    await tx.selectFrom('case_head').select('case_id').where('case_id', '=', row.case_id).forUpdate().execute();
    const history = await tx
      .selectFrom('release_version')
      .select(['version', 'hash'])
      .where('case_id', '=', row.case_id)
      .orderBy('version')
      .execute();
    if (decision === 'approved' && history.length !== row.earlier) return { kind: 'stale' };
    await tx
      .updateTable('release_request')
      .set({
        decision,
        reason,
        checked_at: moment.now,
        checked_by_person: actor.person,
        checked_by_role: actor.role,
        checked_by_organisation: actor.organisation,
      })
      .where('id', '=', id)
      .execute();
    if (decision !== 'approved') return { kind: 'decided' };
    const version = history.length + 1;
    const previous = history.at(-1)?.hash ?? null;
    const text = content({
      caseId: row.case_id,
      version,
      previous,
      publishedOn: moment.today,
      publication: JSON.parse(row.publication) as PublicRelease,
    });
    await tx
      .insertInto('release_version')
      .values({ case_id: row.case_id, version, request: id, content: text, hash: sha256(text), previous, published_at: moment.now })
      .execute();
    return { kind: 'decided', version };
  });
}

export interface PublicVersion {
  readonly caseId: string;
  readonly version: number;
  /** Of the case. */
  readonly number?: string;
  readonly title: string;
  readonly hash: string;
  readonly publishedOn: string;
}

/** Everything that has left the room, newest first; or one version's text. */
export function publicVersions(store: Store, { today }: Moment): Promise<readonly PublicVersion[]> {
  return asViewer(store, null, today, async (tx) => {
    const rows = await tx
      .selectFrom('release_version')
      .leftJoin('public_case', 'public_case.case_id', 'release_version.case_id')
      .select([
        'release_version.case_id',
        'release_version.version',
        'release_version.hash',
        'release_version.content',
        'public_case.number',
      ])
      .orderBy('published_at', 'desc')
      .orderBy('release_version.case_id')
      .orderBy('version', 'desc')
      .execute();
    return rows.map(({ case_id, version, hash, content: text, number }) => {
      const { publication, publishedOn } = JSON.parse(text) as PublishedRelease;
      return { caseId: case_id, version, title: publication.title, hash, publishedOn, ...(number === null ? {} : { number }) };
    });
  });
}

export interface ReleasedVersion extends PublishedRelease {
  readonly hash: string;
}

/** Everything that has left the room of one case, newest first. */
export function releasesOf(store: Store, caseId: string, { today }: Moment): Promise<readonly ReleasedVersion[]> {
  return asViewer(store, null, today, async (tx) => {
    const rows = await tx
      .selectFrom('release_version')
      .select(['content', 'hash'])
      .where('case_id', '=', caseId)
      .orderBy('version', 'desc')
      .execute();
    return rows.map(({ content: text, hash }) => ({ ...(JSON.parse(text) as PublishedRelease), hash }));
  });
}

export function publicVersion(
  store: Store,
  caseId: string,
  version: number,
  { today }: Moment,
): Promise<{ readonly text: string; readonly hash: string } | null> {
  return asViewer(store, null, today, async (tx) => {
    const row = await tx
      .selectFrom('release_version')
      .select(['content', 'hash'])
      .where('case_id', '=', caseId)
      .where('version', '=', version)
      .executeTakeFirst();
    return row === undefined ? null : { text: row.content, hash: row.hash };
  });
}
