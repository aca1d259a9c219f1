import type { Label } from '../confidentiality.ts';
import { type CaseEvent, valuesOf } from '../events.ts';
import type { FileReference } from '../field.ts';
import { isOfficial, type Party, type Role, type Viewer } from '../parties.ts';

/** One version of a document: a file, and who brought it when. Never changed, never removed. */
export interface DocumentVersion {
  readonly file: FileReference;
  /** Instant, ISO 8601 in UTC. */
  readonly recordedAt: string;
  readonly role: Role;
  /** Everyone may read it. */
  readonly published: boolean;
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
      return {
        documents: [...state.documents, { id: documentId, title: documentTitle ?? '', kind: documentKind ?? '', label, versions }],
      };
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
    return changed(state, superseded.documentId, { versions: [...versions, versionOf(event, superseded.file, false)] });
  }
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
    .flatMap(({ versions }) => versions)
    .find(({ file }) => file.hash === hash)?.file;
}

/** True for the organisation that brought the document. */
export function isOwner(label: Label, party: Party | null): boolean {
  return party !== null && label.class !== 'public' && label.owner === party.organisation;
}

function versionOf({ recordedAt, actor }: CaseEvent, file: FileReference, published: boolean): DocumentVersion {
  return { file, recordedAt, role: actor.role, published };
}

function changed(state: FilesState, id: string, change: Partial<CaseDocument>): FilesState {
  return { documents: state.documents.map((document) => (document.id === id ? { ...document, ...change } : document)) };
}
