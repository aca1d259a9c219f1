import { process } from './process.ts';
import type { files as base } from '../../nb/casework/files.ts';

const organisations: Readonly<Record<string, string>> = process.organisations;
const organisationName = (id: string | number | undefined): string => organisations[String(id)] ?? String(id);

/** Words of the documents of a case. */
export const files: typeof base = {
  events: {
    DocumentAttached: 'Document attached',
    DocumentSuperseded: 'New version of a document',
    DocumentWithdrawn: 'Document withdrawn',
    DocumentPublished: 'Document published',
    DocumentPassagesClaimed: 'Confidentiality claimed within a document',
    DocumentRedacted: 'Redacted version delivered',
    DocumentClaimsWithdrawn: 'Claims within a document withdrawn',
  },
  acts: {
    attachDocument: {
      title: 'Attach a document',
      help: 'Upload the file, say what it is and who may read it. If anything in the document is exempt from disclosure, say so here, with the legal ground. A file name makes nothing secret.',
      submit: 'Attach the document',
    },
    supersedeDocument: {
      title: 'Attach a new version',
      help: 'The new version supersedes the one before. Older versions stay and can be fetched.',
      submit: 'Attach the version',
    },
    withdrawDocument: {
      title: 'Withdraw the document',
      help: 'The document is then shown as withdrawn, with the reason. It is not deleted from the case.',
      submit: 'Withdraw',
    },
    publishDocument: {
      title: 'Publish the document',
      help: 'The newest version becomes visible to everyone on the public page of the method. First make sure that nothing in it is exempt from disclosure.',
      submit: 'Publish',
    },
    claimInDocument: {
      title: 'Claim passages confidential',
      help: 'Say which passages of the newest version are exempt, on which page, and on which ground. The file is not published until you have delivered a version without them. The text of PDF and Word files is checked.',
      submit: 'Send the claim',
    },
    deliverRedacted: {
      title: 'Deliver a redacted version',
      help: 'Deliver the same file without the claimed passages. Its text is checked: a black bar over text that is still in the file is found.',
      submit: 'Deliver the version',
    },
    withdrawDocumentClaims: {
      title: 'Withdraw the claims',
      help: 'Nothing in the file is claimed any longer, and the whole file can be published. Possible as long as the file has not been published. The claims stay in the log.',
      submit: 'Withdraw the claims',
    },
  },
  fields: {
    file: {
      label: 'File',
      hint: 'The file may be as large as you need. If the connection breaks, the upload goes on where it stopped.',
    },
    documentTitle: { label: 'Title of the document' },
    documentKind: { label: 'What kind of document is it?' },
    documentClass: {
      label: 'Who may read the document?',
      hint: 'Internal: the bodies of Nye metoder and yourselves. Confidential: yourselves and those you name below.',
    },
    documentGround: { label: 'Legal ground for exempting it from disclosure' },
    documentSharedWith: { label: 'Who is the document shared with?' },
    documentExpires: {
      label: 'Opens by itself on',
      hint: 'The first day on which everyone may read the document. Leave it empty if there is no such day.',
    },
    filePassages: { label: 'Passages' },
    'filePassages.page': { label: 'Page', hint: 'In Word files: the number of the paragraph.' },
    'filePassages.passage': { label: 'Passage, word for word' },
    'filePassages.ground': { label: 'Ground' },
    documentPages: { label: 'Number of pages' },
    documentId: { label: 'Document' },
    withdrawalReason: {
      label: 'Why is the document withdrawn?',
      hint: 'The reason is shown to everyone who could see the document.',
    },
  },
  sections: {},
  units: { pageNumber: 'The number, for example 3.' },
  choices: {
    documentation: "Supplier's documentation",
    trialReport: 'Trial report',
    modelFile: 'Model',
    statement: 'Statement',
    assessmentReport: "Assessor's report",
    letter: 'Letter',
    otherDocument: 'Other',
  },
  rejections: {
    'file.missing': () => 'Upload the file and wait until all of it has arrived. Choose a file that is not empty.',
    'files.none': () => 'There is no document in the case that you can do this with.',
    'files.unknown': () => 'The document is not in the case, or it has been withdrawn. Fetch the case again and choose another.',
    'files.notYours': (details) =>
      `The document belongs to ${organisationName(details['owner'])}. Only they can do this. Ask them to.`,
    'files.published': () => 'The newest version has been published already.',
    'files.notRegistered': () =>
      'The case has not been registered yet. Until it is, nothing in it can become public. Wait until the secretariat has registered it.',
    'files.redactionMissing': (d) =>
      `${d['claims'] === 1 ? 'One passage is' : `${d['claims']} passages are`} claimed confidential in the document. It can be published when its owner has delivered a redacted version.`,
    'files.nothingClaimed': () => 'Nothing is claimed confidential in the document.',
    'files.sameFile': () => 'This is the same file as before. Deliver a version without the passages.',
    'files.opensByItself': (d) =>
      `The document opens by itself on ${d['expires']}, with all that stands in it. Attach it again without such a day, and make the claim there.`,
    'files.noText': () =>
      'The text of the file cannot be read, and so cannot be checked. Deliver it as PDF or Word (docx) with text, not as images, without a password and not over 64 MB.',
    'files.passageMissing': (d) =>
      `The passage does not stand on page ${d['page']} (the file has ${d['pages']}). Copy it word for word, with the right page.`,
    'files.passageLeft': (d) =>
      `${d['count'] === 1 ? 'One claimed passage' : `${d['count']} claimed passages`} still stand in the file (number ${d['numbers']}). Take the text out of the file, do not only cover it, and deliver again.`,
  },
  rules: {
    'files.passagesClaimed': 'What is exempt within a file is exempt passage by passage, on a ground, and the rest is public.',
    'files.byParties': 'Whoever has a part in a case brings the documentation; the supplier has the burden of documentation.',
    'files.confidentialByGround':
      'Processes are open, and what is exempt from disclosure is so on a ground in law, by its owner, and no longer than necessary.',
    'files.openedByOwner': 'Trade secrets and other information under a duty of secrecy are opened only by those who own them.',
  },
};
