import { legalGrounds } from '../confidentiality.ts';
import { optionalDay, type Field, type Fields, prose, title } from '../field.ts';
import { bodies } from '../parties.ts';

/** What a document is to the case. */
export const documentKinds = [
  'documentation',
  'trialReport',
  'modelFile',
  'statement',
  'assessmentReport',
  'letter',
  'otherDocument',
] as const;

const confidential = { field: 'documentClass', is: ['confidential'] } as const;
const rule = 'files.confidentialByGround' as const;
const file = { kind: 'file', required: true } as const satisfies Field;
/** Which document: the id that it was given when it was attached. */
const documentId = { kind: 'text', required: true, longest: 100 } as const satisfies Field;

/** The forms of documents. Their class is said here and nowhere else: no file name, and no folder, makes a document confidential. */
export const filesFields = {
  attachDocument: {
    file,
    documentTitle: title,
    documentKind: { kind: 'choice', required: true, choices: documentKinds },
    documentClass: { kind: 'choice', required: true, choices: ['internal', 'confidential'], rule },
    documentGround: { kind: 'choice', required: true, choices: legalGrounds, rule, when: confidential },
    documentSharedWith: { kind: 'choices', required: true, choices: Object.values(bodies), rule, when: confidential },
    documentExpires: { ...optionalDay, rule, when: confidential },
  },
  supersedeDocument: { documentId, file },
  withdrawDocument: { documentId, withdrawalReason: prose },
  publishDocument: { documentId },
  claimInDocument: {
    documentId,
    filePassages: {
      kind: 'rows',
      required: true,
      most: 200,
      rule: 'files.passagesClaimed',
      columns: {
        page: { kind: 'amount', required: true, minimum: 1, maximum: 100_000, unit: 'pageNumber' },
        passage: { kind: 'longText', required: true, shortest: 2, longest: 2_000 },
        ground: { kind: 'choice', required: true, choices: legalGrounds },
      },
    },
    /** Parts of the file's text (pages, or paragraphs of a Word document); filled in by the service. */
    documentPages: { kind: 'amount', required: false, minimum: 1, maximum: 1_000_000, unit: 'pageNumber' },
  },
  deliverRedacted: { documentId, file },
  withdrawDocumentClaims: { documentId, withdrawalReason: prose },
} as const satisfies Record<string, Fields>;
