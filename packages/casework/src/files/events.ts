import type { FileReference } from '../field.ts';

/** What the events of documents say. */
export interface FilesEvents {
  DocumentAttached: { documentId: string; documentTitle: string; documentKind: string; file: FileReference };
  DocumentSuperseded: { documentId: string; file: FileReference };
  DocumentWithdrawn: { documentId: string; withdrawalReason: string };
  DocumentPublished: { documentId: string; documentTitle: string; documentKind: string; file: FileReference };
}

export const filesEventTypes = [
  'DocumentAttached',
  'DocumentSuperseded',
  'DocumentWithdrawn',
  'DocumentPublished',
] as const satisfies readonly (keyof FilesEvents)[];
