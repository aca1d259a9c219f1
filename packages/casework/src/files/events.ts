import type { FileReference, Row } from '../field.ts';

/** What the events of documents say. */
export interface FilesEvents {
  DocumentAttached: { documentId: string; documentTitle: string; documentKind: string; file: FileReference };
  DocumentSuperseded: { documentId: string; file: FileReference };
  DocumentWithdrawn: { documentId: string; withdrawalReason: string };
  DocumentPublished: {
    documentId: string;
    documentTitle: string;
    documentKind: string;
    file: FileReference;
    /** Of a file published without what was claimed: how many of its parts had a claim, of how many, and on which grounds. */
    claimedPages: number;
    documentPages: number;
    claimGrounds: readonly string[];
  };
  /** The passages themselves; they have the class of the document. */
  DocumentPassagesClaimed: { documentId: string; filePassages: readonly Row[]; documentPages: number };
  DocumentRedacted: { documentId: string; file: FileReference };
  /** Nothing in the file is claimed any longer. */
  DocumentClaimsWithdrawn: { documentId: string; withdrawalReason: string };
}

export const filesEventTypes = [
  'DocumentAttached',
  'DocumentSuperseded',
  'DocumentWithdrawn',
  'DocumentPublished',
  'DocumentPassagesClaimed',
  'DocumentRedacted',
  'DocumentClaimsWithdrawn',
] as const satisfies readonly (keyof FilesEvents)[];
