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
} as const satisfies Record<string, Fields>;
