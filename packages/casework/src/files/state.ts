import type { Label } from '../confidentiality.ts';
import { type CaseEvent, valuesOf } from '../events.ts';
import type { FileReference, Row } from '../field.ts';
import { isOfficial, type Party, type Role, type Viewer } from '../parties.ts';

/** One version of a document: a file, and who brought it when. Never changed, never removed. */
export interface DocumentVersion {
  readonly file: FileReference;
  /** Instant, ISO 8601 in UTC. */
  readonly recordedAt: string;
  readonly role: Role;
  /** Everyone may read it. */
  readonly published: boolean;
  /** It lacks what was claimed in the file that it stands for. */
  readonly withheld?: FileShare;
}

/** A document of a case, with every version that the reader may see, oldest first. */
export interface CaseDocument {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  /** The class it was attached with; of versions that were published, everyone may read those. */
  readonly label: Label;
  readonly versions: readonly DocumentVersion[];
  readonly withdrawn?: { readonly reason: string; readonly recordedAt: string };
  /** What its owner claims to be exempt within the file; the public version of the file waits for a redacted one. */
  readonly claims: readonly FilePassage[];
  /** Parts of the text of the file in which it was claimed. */
  readonly pages?: number;
  /** The file without what is claimed, delivered after the newest version and the last claim. */
  readonly redacted?: FileReference;
}

/** A passage of a file that its owner claims to be exempt, with its ground; the page, or the paragraph of a Word document, counts from 1. */
export interface FilePassage {
  readonly page: number;
  readonly passage: string;
  readonly ground: string;
}

/** How much of a published file is withheld. */
export interface FileShare {
  readonly claimed: number;
  readonly of: number;
  readonly grounds: readonly string[];
}

/** The documents of a case, in the order in which they came. */
export interface FilesState {
  readonly documents: readonly CaseDocument[];
}

export const emptyFiles: FilesState = { documents: [] };

/** The documents after one more event, whole or with values withheld. */
export function evolveFiles(state: FilesState, event: CaseEvent): FilesState {
  const attached = valuesOf(event, 'DocumentAttached') ?? valuesOf(event, 'DocumentPublished');
  if (attached !== null) {
    const { documentId, documentTitle, documentKind, file } = attached;
    if (documentId === undefined || file === undefined) return state;
    const published = event.type === 'DocumentPublished';
    const known = state.documents.find(({ id }) => id === documentId);
    if (known === undefined) {
      const label = event.label;
      const versions = [versionOf(event, file, published)];
      const opened: CaseDocument = {
        id: documentId,
        title: documentTitle ?? '',
        kind: documentKind ?? '',
        label,
        versions,
        claims: [],
      };
      return { documents: [...state.documents, opened] };
    }
    const { versions } = known;
    const again = versions.some((version) => version.file.id === file.id);
    return changed(state, documentId, {
      versions: again
        ? versions.map((version) =>
            version.file.id === file.id ? { ...version, published: version.published || published } : version,
          )
        : [...versions, versionOf(event, file, published)],
    });
  }
  const superseded = valuesOf(event, 'DocumentSuperseded');
  if (superseded?.documentId !== undefined && superseded.file !== undefined) {
    const versions = documentIn(state, superseded.documentId)?.versions ?? [];
    return withoutRedacted(
      changed(state, superseded.documentId, { versions: [...versions, versionOf(event, superseded.file, false)] }),
      superseded.documentId,
    );
  }
  const claimed = valuesOf(event, 'DocumentPassagesClaimed');
  if (claimed?.documentId !== undefined) {
    const { claims } = documentIn(state, claimed.documentId) ?? { claims: [] };
    const { documentPages: pages } = claimed;
    const added = {
      claims: [...claims, ...(claimed.filePassages ?? []).map(passageOf)],
      ...(pages === undefined ? {} : { pages }),
    };
    return withoutRedacted(changed(state, claimed.documentId, added), claimed.documentId);
  }
  const redacted = valuesOf(event, 'DocumentRedacted');
  if (redacted?.documentId !== undefined && redacted.file !== undefined)
    return changed(state, redacted.documentId, { redacted: redacted.file });
  const unclaimed = valuesOf(event, 'DocumentClaimsWithdrawn');
  if (unclaimed?.documentId !== undefined)
    return withoutRedacted(changed(state, unclaimed.documentId, { claims: [] }), unclaimed.documentId);
  const withdrawn = valuesOf(event, 'DocumentWithdrawn');
  if (withdrawn?.documentId !== undefined) {
    const { recordedAt } = event;
    return changed(state, withdrawn.documentId, { withdrawn: { reason: withdrawn.withdrawalReason ?? '', recordedAt } });
  }
  return state;
}

export function documentIn({ documents }: FilesState, id: string): CaseDocument | undefined {
  return documents.find((document) => document.id === id);
}

/**
 * A file that a viewer of the case may have: of a document that has been withdrawn, only its owner and the bodies of the joint system. The
 * state must be that of the viewer's own view.
 */
export function fileFor({ documents }: FilesState, hash: string, viewer: Viewer): FileReference | undefined {
  return documents
    .filter(({ withdrawn, label }) => withdrawn === undefined || isOfficial(viewer) || isOwner(label, viewer))
    .flatMap(({ versions, redacted }) => [...versions.map(({ file }) => file), ...(redacted === undefined ? [] : [redacted])])
    .find((file) => file.hash === hash);
}

/** True for the organisation that brought the document. */
export function isOwner(label: Label, party: Party | null): boolean {
  return party !== null && label.class !== 'public' && label.owner === party.organisation;
}

function versionOf(event: CaseEvent, file: FileReference, published: boolean): DocumentVersion {
  const { claimedPages, documentPages, claimGrounds } = valuesOf(event, 'DocumentPublished') ?? {};
  const withheld =
    claimedPages === undefined || documentPages === undefined
      ? {}
      : { withheld: { claimed: claimedPages, of: documentPages, grounds: claimGrounds ?? [] } };
  return { file, recordedAt: event.recordedAt, role: event.actor.role, published, ...withheld };
}

/** A redacted file stands for one version and the claims that were made by then. */
function withoutRedacted({ documents }: FilesState, id: string): FilesState {
  return {
    documents: documents.map((document) => {
      if (document.id !== id) return document;
      const { redacted: _redacted, ...rest } = document;
      return rest;
    }),
  };
}

function passageOf({ page, passage, ground }: Row): FilePassage {
  return { page: Number(page), passage: String(passage), ground: String(ground) };
}

function changed(state: FilesState, id: string, change: Partial<CaseDocument>): FilesState {
  return { documents: state.documents.map((document) => (document.id === id ? { ...document, ...change } : document)) };
}
