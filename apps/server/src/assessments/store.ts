import { documentClass, readAssessment, type VersionDigests, versionDigests } from '@likeverd/appraisal';
import {
  type AssessmentReference,
  documentLabel,
  type Label,
  mayRead,
  obstaclesToWriting,
  type Party,
  type Rejection,
  resultLabel,
  type Viewer,
} from '@likeverd/casework';
import type { Fault } from '@likeverd/modelling';
import type { CalendarDate } from '@likeverd/reference';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { sha256 } from '../log/chain.ts';
import { wholeCase } from '../log/event-store.ts';
import { fromLabelRow, toLabelRow } from '../log/labels.ts';
import { caseFrom } from '@likeverd/casework';

/** One version of the document as a list shows it. */
export interface VersionEntry {
  readonly version: number;
  readonly digest: string;
  readonly recordedAt: string;
  readonly role: string;
  /** Absent for the public. */
  readonly organisation?: string;
  readonly remark?: string;
}

export interface ResultEntry {
  readonly version: number;
  readonly result: string;
  readonly confidentiality: Label['class'];
  readonly recordedAt: string;
}

export interface Acceptance {
  readonly result: string;
  readonly part: string;
  readonly state: string;
  readonly reason: string;
  readonly recordedAt: string;
  readonly role: string;
  readonly organisation: string;
}

export interface Draft {
  readonly document: string;
  readonly basedOn: number;
  readonly revision: number;
  readonly savedAt: string;
}

/** What one viewer may see of the document of a case, oldest first. */
export interface SeenDocument {
  readonly versions: readonly (VersionEntry & { readonly document: string })[];
  readonly results: readonly ResultEntry[];
  readonly acceptances: readonly Acceptance[];
  readonly draft?: Draft;
}

/** What of a case's document a viewer may see, by the label of each row or because an event that they see cites it. */
export function seenDocument(
  store: Store,
  viewer: Viewer,
  caseId: string,
  cited: AssessmentReference | undefined,
  today: CalendarDate,
): Promise<SeenDocument> {
  // The first wall; the second is the policies of the tables.
  const shown = (row: Parameters<typeof fromLabelRow>[0], isCited: boolean): boolean =>
    isCited || mayRead(viewer, fromLabelRow(row), today);
  return asViewer(store, viewer, today, async (tx) => {
    const versions = await tx
      .selectFrom('assessment_version')
      .select(['version', 'document', 'document_digest', 'remark', 'author_role', 'author_organisation', 'recorded_at'])
      .select(['class', 'ground', 'owner', 'shared_with', 'expires'])
      .where('case_id', '=', caseId)
      .orderBy('version')
      .execute();
    const results = await tx
      .selectFrom('assessment_result')
      .select(['version', 'result', 'confidentiality', 'recorded_at', 'class', 'ground', 'owner', 'shared_with', 'expires'])
      .where('case_id', '=', caseId)
      .orderBy('version')
      .orderBy('recorded_at')
      .orderBy('result')
      .execute();
    const acceptances = await tx
      .selectFrom('assessment_acceptance')
      .select(['result', 'part', 'state', 'reason', 'actor_role', 'actor_organisation', 'recorded_at'])
      .select(['class', 'ground', 'owner', 'shared_with', 'expires'])
      .where('case_id', '=', caseId)
      .orderBy('recorded_at')
      .execute();
    const draft = await tx
      .selectFrom('assessment_draft')
      .select(['document', 'based_on', 'revision', 'saved_at'])
      .where('case_id', '=', caseId)
      .where('person', '=', viewer?.person ?? '')
      .executeTakeFirst();
    return {
      versions: versions
        .filter((row) => shown(row, row.version === cited?.version))
        .map((row) => ({
          version: row.version,
          document: row.document,
          digest: row.document_digest,
          recordedAt: row.recorded_at.toISOString(),
          role: row.author_role,
          ...(viewer === null ? {} : { organisation: row.author_organisation }),
          ...(row.remark === null || viewer === null ? {} : { remark: row.remark }),
        })),
      results: results
        .filter((row) => shown(row, row.result === cited?.result))
        .map((row) => ({
          version: row.version,
          result: row.result,
          confidentiality: classOf(row.confidentiality),
          recordedAt: row.recorded_at.toISOString(),
        })),
      acceptances: acceptances
        .filter((row) => shown(row, false))
        .map((row) => ({
          result: row.result,
          part: row.part,
          state: row.state,
          reason: row.reason,
          recordedAt: row.recorded_at.toISOString(),
          role: row.actor_role,
          organisation: row.actor_organisation,
        })),
      ...(draft === undefined
        ? {}
        : {
            draft: {
              document: draft.document,
              basedOn: draft.based_on,
              revision: draft.revision,
              savedAt: draft.saved_at.toISOString(),
            },
          }),
    };
  });
}

/** The reference by which a case cites a result; null where this person sees no such result in this case. */
export function assessmentReference(
  store: Store,
  viewer: Party,
  caseId: string,
  result: unknown,
  today: CalendarDate,
): Promise<AssessmentReference | null> {
  if (typeof result !== 'string') return Promise.resolve(null);
  return asViewer(store, viewer, today, async (tx) => {
    const row = await tx
      .selectFrom('assessment_result')
      .innerJoin('assessment_version', (join) =>
        join
          .onRef('assessment_version.case_id', '=', 'assessment_result.case_id')
          .onRef('assessment_version.version', '=', 'assessment_result.version'),
      )
      .select(['assessment_result.version', 'assessment_result.confidentiality', 'assessment_version.document_digest'])
      .where('assessment_result.case_id', '=', caseId)
      .where('assessment_result.result', '=', result)
      .orderBy('assessment_result.version', 'desc')
      .executeTakeFirst();
    if (row === undefined) return null;
    return { version: row.version, document: row.document_digest, result, confidentiality: classOf(row.confidentiality) };
  });
}

const classOf = (text: string): Label['class'] => (text === 'public' || text === 'internal' ? text : 'confidential');

/** Digests of every version that can be read, for telling what is out of date. */
export const digestsOf = (versions: SeenDocument['versions']): readonly VersionDigests[] =>
  versions.flatMap(({ document, recordedAt }) => {
    const read = readAssessment(document);
    return read.ok ? [versionDigests(read.value, recordedAt)] : [];
  });

/** Someone else, or the same person in another window, saved in the meantime; nothing was overwritten. */
export interface Conflict {
  readonly kind: 'conflict';
  readonly version: number;
}
export interface Refused {
  readonly kind: 'refused';
  readonly rejections: readonly Rejection[];
}

/** Why this actor cannot write in this case, judged on the whole of it. */
async function obstacles(tx: StoreTransaction, caseId: string, actor: Party): Promise<readonly Rejection[]> {
  return obstaclesToWriting(caseFrom(caseId, await wholeCase(tx, caseId)), actor);
}

export interface DraftToSave {
  readonly document: string;
  readonly basedOn: number;
  /** The revision that this one follows; 0 for the first. */
  readonly revision: number;
}

/** Saves what is being typed. Refuses to write over a draft that the sender has not seen. */
export function saveDraft(
  store: Store,
  actor: Party,
  caseId: string,
  { document, basedOn, revision }: DraftToSave,
  { now }: Moment,
): Promise<{ readonly kind: 'saved'; readonly revision: number; readonly savedAt: string } | Conflict | Refused> {
  return asWriter(store, async (tx) => {
    const rejections = await obstacles(tx, caseId, actor);
    if (rejections.length > 0) return { kind: 'refused', rejections };
    const held = await tx
      .selectFrom('assessment_draft')
      .select(['revision', 'document'])
      .where('case_id', '=', caseId)
      .where('person', '=', actor.person)
      .forUpdate()
      .executeTakeFirst();
    const last = held?.revision ?? 0;
    // What was sent twice, because its answer was lost, is already there.
    if (last === revision + 1 && held?.document === document) return { kind: 'saved', revision: last, savedAt: now };
    if (last !== revision) return { kind: 'conflict', version: last };
    const row = { document, based_on: basedOn, revision: last + 1, saved_at: now };
    const written = await tx
      .insertInto('assessment_draft')
      .values({ case_id: caseId, person: actor.person, ...row })
      .onConflict((conflict) =>
        conflict.columns(['case_id', 'person']).doUpdateSet(row).where('assessment_draft.revision', '=', last),
      )
      .returning('revision')
      .executeTakeFirst();
    // Two windows that save their first at once: the database let one of them through.
    if (written === undefined) return { kind: 'conflict', version: last + 1 };
    return { kind: 'saved', revision: written.revision, savedAt: now };
  });
}

/** Throws a draft away on its writer's wish. */
export function discardDraft(store: Store, actor: Party, caseId: string): Promise<void> {
  return asWriter(store, async (tx) => {
    await tx.deleteFrom('assessment_draft').where('case_id', '=', caseId).where('person', '=', actor.person).execute();
  });
}

export interface VersionToSave {
  readonly document: string;
  readonly remark?: string;
  /** The version that the writer had before them; 0 where there was none. */
  readonly expectedVersion: number;
}

/**
 * Appends a version, and lets the writer's draft go with it. A document whose head cannot be read stays a draft; faults in parts are the
 * document's own and are told wherever it is shown.
 */
export function saveVersion(
  store: Store,
  actor: Party,
  caseId: string,
  { document, remark, expectedVersion }: VersionToSave,
  { now }: Moment,
): Promise<
  | { readonly kind: 'saved'; readonly version: number }
  | { readonly kind: 'unreadable'; readonly faults: readonly Fault[] }
  | Conflict
  | Refused
> {
  return asWriter(store, async (tx) => {
    const rejections = await obstacles(tx, caseId, actor);
    if (rejections.length > 0) return { kind: 'refused', rejections };
    const read = readAssessment(document);
    if (!read.ok) return { kind: 'unreadable', faults: read.faults };
    // Two who save at once meet at the head of the case.
    await tx.selectFrom('case_head').select('case_id').where('case_id', '=', caseId).forUpdate().executeTakeFirst();
    const newest = await tx
      .selectFrom('assessment_version')
      .select(['version', 'document_digest', 'author_person'])
      .where('case_id', '=', caseId)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    const last = newest?.version ?? 0;
    const digest = sha256(document);
    if (last === expectedVersion + 1 && newest?.document_digest === digest && newest.author_person === actor.person)
      return { kind: 'saved', version: last };
    if (last !== expectedVersion) return { kind: 'conflict', version: last };
    await tx
      .insertInto('assessment_version')
      .values({
        case_id: caseId,
        version: last + 1,
        document,
        document_digest: digest,
        remark: remark ?? null,
        author_person: actor.person,
        author_role: actor.role,
        author_organisation: actor.organisation,
        recorded_at: now,
        ...toLabelRow(resultLabel(documentClass(read.value), actor.organisation, documentLabel(actor.organisation))),
      })
      .execute();
    await tx.deleteFrom('assessment_draft').where('case_id', '=', caseId).where('person', '=', actor.person).execute();
    return { kind: 'saved', version: last + 1 };
  });
}

export interface AcceptanceToSave {
  readonly result: string;
  readonly part: string;
  readonly state: string;
  readonly reason: string;
}

/** Records that a part that is out of date is accepted as it is, by whom and why. */
export function acceptStale(
  store: Store,
  actor: Party,
  caseId: string,
  { result, part, state, reason }: AcceptanceToSave,
  { now }: Moment,
): Promise<{ readonly kind: 'saved' } | Refused> {
  return asWriter(store, async (tx) => {
    const rejections = await obstacles(tx, caseId, actor);
    if (rejections.length > 0) return { kind: 'refused', rejections };
    await tx
      .insertInto('assessment_acceptance')
      .values({
        case_id: caseId,
        result,
        part,
        state,
        reason,
        actor_person: actor.person,
        actor_role: actor.role,
        actor_organisation: actor.organisation,
        recorded_at: now,
        ...toLabelRow(documentLabel(actor.organisation)),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { kind: 'saved' };
  });
}
