import { type Acts, event } from '../act.ts';
import { internalTo, type Label, legalGrounds, publicLabel } from '../confidentiality.ts';
import type { NewEvent } from '../events.ts';
import type { FileReference } from '../field.ts';
import { bodies, type Party, type Role } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import { type CaseState, type Phase, phases } from '../state.ts';
import type { filesFields } from './fields.ts';
import { type CaseDocument, documentIn, isOwner } from './state.ts';

/** Whoever has a part in a case may bring documents to it, as long as it lives and after. A5, S14. */
const roles: readonly Role[] = [
  'supplier',
  'proposer',
  'secretariat',
  'bestillerforum',
  'assessor',
  'negotiator',
  'beslutningsforum',
];
const always: readonly Phase[] = phases;
const shared = { roles, roleRule: 'files.byParties', phases: always, anytime: true } as const;

/** The acts of documents. */
export const filesActs: Acts<typeof filesFields> = {
  attachDocument: {
    ...shared,
    premises: (state, { actor }) => hasAPart(state, actor),
    requirements: ({ documentExpires }, state, { today }) => [
      ...(documentExpires !== undefined && documentExpires <= today
        ? [reject('date.inThePast', 'files.confidentialByGround', { today }, 'documentExpires')]
        : []),
      // A document that opens by itself would show the public a case that is not public yet.
      ...(documentExpires !== undefined && state.number === undefined
        ? [reject('files.notRegistered', 'publication.bySecretariat', {}, 'documentExpires')]
        : []),
    ],
    events: (
      { file, documentTitle, documentKind, documentClass, documentGround, documentSharedWith, documentExpires },
      _state,
      { actor },
    ) => {
      const ground = legalGrounds.find((each) => each === documentGround);
      const own: Label =
        documentClass === 'confidential' && ground !== undefined
          ? {
              class: 'confidential',
              ground,
              owner: actor.organisation,
              sharedWith: documentSharedWith ?? [],
              ...(documentExpires === undefined ? {} : { expires: documentExpires }),
            }
          : internalTo(actor.organisation);
      return [event('DocumentAttached', own, { documentId: file.id, documentTitle, documentKind, file })];
    },
  },
  supersedeDocument: {
    ...shared,
    premises: (state, { actor }) => [...hasAPart(state, actor), ...some(state, (document) => isOwner(document.label, actor))],
    requirements: ({ documentId }, state, { actor }) => of(state, documentId, (document) => owned(document, actor)),
    events: ({ documentId, file }, state) =>
      labelled(state, documentId, ({ label }) => event('DocumentSuperseded', label, { documentId, file })),
  },
  withdrawDocument: {
    ...shared,
    premises: (state, { actor }) => [...hasAPart(state, actor), ...some(state, (document) => mayWithdraw(document, actor))],
    requirements: ({ documentId }, state, { actor }) =>
      of(state, documentId, (document) => (mayWithdraw(document, actor) ? [] : owned(document, actor))),
    events: (values, state) =>
      labelled(state, values.documentId, (document) =>
        event('DocumentWithdrawn', isPublished(document) ? publicLabel : document.label, values),
      ),
  },
  publishDocument: {
    ...shared,
    premises: (state, { actor }) => [
      ...hasAPart(state, actor),
      ...(state.number === undefined ? [reject('files.notRegistered', 'publication.bySecretariat')] : []),
      ...some(state, (document) => mayPublish(document, actor) && newest(document)?.published === false),
    ],
    requirements: ({ documentId }, state, { actor }) =>
      of(state, documentId, (document) => [
        ...(mayPublish(document, actor) ? [] : [notYours(document)]),
        ...(newest(document)?.published === true ? [reject('files.published', 'publication.bySecretariat', {}, 'documentId')] : []),
        ...(lacksRedacted(document)
          ? [reject('files.redactionMissing', 'files.passagesClaimed', { claims: document.claims.length }, 'documentId')]
          : []),
      ]),
    events: ({ documentId }, state) =>
      labelled(state, documentId, (document) => {
        const file = document.redacted ?? newest(document)?.file;
        return event('DocumentPublished', publicLabel, {
          documentId,
          documentTitle: document.title,
          documentKind: document.kind,
          ...(file === undefined ? {} : { file }),
          ...(document.redacted === undefined ? {} : shareOf(document)),
        });
      }),
  },
  claimInDocument: {
    ...shared,
    premises: (state, { actor }) => [...hasAPart(state, actor), ...some(state, (document) => mayClaim(document, actor))],
    requirements: ({ documentId }, state, { actor }) =>
      of(state, documentId, (document) => [
        ...owned(document, actor),
        ...(newest(document)?.published === true ? [reject('files.published', 'files.passagesClaimed', {}, 'documentId')] : []),
        ...(document.label.class === 'confidential' && document.label.expires !== undefined
          ? [reject('files.opensByItself', 'files.passagesClaimed', { expires: document.label.expires }, 'documentId')]
          : []),
      ]),
    events: (values, state) => labelled(state, values.documentId, ({ label }) => event('DocumentPassagesClaimed', label, values)),
  },
  deliverRedacted: {
    ...shared,
    premises: (state, { actor }) => [
      ...hasAPart(state, actor),
      ...(live(state).some((document) => isOwner(document.label, actor) && document.claims.length > 0)
        ? []
        : [reject('files.nothingClaimed', 'files.passagesClaimed')]),
    ],
    requirements: ({ documentId, file }, state, { actor }) =>
      of(state, documentId, (document) => [
        ...owned(document, actor),
        ...(document.claims.length === 0 ? [reject('files.nothingClaimed', 'files.passagesClaimed', {}, 'documentId')] : []),
        ...(document.versions.some((version) => version.file.hash === file.hash)
          ? [reject('files.sameFile', 'files.passagesClaimed', {}, 'file')]
          : []),
      ]),
    events: ({ documentId, file }, state) =>
      labelled(state, documentId, ({ label }) => event('DocumentRedacted', label, { documentId, file })),
  },
  withdrawDocumentClaims: {
    ...shared,
    premises: (state, { actor }) => [
      ...hasAPart(state, actor),
      ...(live(state).some((document) => mayUnclaim(document, actor))
        ? []
        : [reject('files.nothingClaimed', 'files.passagesClaimed')]),
    ],
    requirements: ({ documentId }, state, { actor }) =>
      of(state, documentId, (document) => [
        ...owned(document, actor),
        ...(newest(document)?.published === true ? [reject('files.published', 'files.passagesClaimed', {}, 'documentId')] : []),
        ...(document.claims.length === 0 ? [reject('files.nothingClaimed', 'files.passagesClaimed', {}, 'documentId')] : []),
      ]),
    events: (values, state) => labelled(state, values.documentId, ({ label }) => event('DocumentClaimsWithdrawn', label, values)),
  },
};

/** The public version of a file waits while something is claimed in it and no file without it is delivered. */
const lacksRedacted = ({ claims, redacted }: CaseDocument): boolean => claims.length > 0 && redacted === undefined;

const mayClaim = (document: CaseDocument, actor: Party): boolean =>
  isOwner(document.label, actor) &&
  newest(document)?.published === false &&
  (document.label.class !== 'confidential' || document.label.expires === undefined);

/** Until the file is public its owner may claim nothing in it after all. */
const mayUnclaim = (document: CaseDocument, actor: Party): boolean =>
  isOwner(document.label, actor) && document.claims.length > 0 && newest(document)?.published === false;

/** What everyone is told of a redacted file. */
function shareOf({ claims, pages = 0 }: CaseDocument) {
  return {
    claimedPages: new Set(claims.map(({ page }) => page)).size,
    documentPages: pages,
    claimGrounds: [...new Set(claims.map(({ ground }) => ground))],
  };
}

/** The acts of documents: shown where the documents are, not among the steps of the case. */
export const fileActs = [
  'attachDocument',
  'supersedeDocument',
  'withdrawDocument',
  'publishDocument',
  'claimInDocument',
  'deliverRedacted',
  'withdrawDocumentClaims',
] as const;

/** What someone can do with one document; empty for whoever has no part in it, and once it is withdrawn. */
export function actsOnDocument(
  state: CaseState,
  document: CaseDocument,
  actor: Party,
): readonly Exclude<(typeof fileActs)[number], 'attachDocument'>[] {
  if (document.withdrawn !== undefined || hasAPart(state, actor).length > 0 || !roles.includes(actor.role)) return [];
  return [
    ...(isOwner(document.label, actor) ? (['supersedeDocument'] as const) : []),
    ...(mayClaim(document, actor) ? (['claimInDocument'] as const) : []),
    ...(isOwner(document.label, actor) && lacksRedacted(document) ? (['deliverRedacted'] as const) : []),
    ...(mayUnclaim(document, actor) ? (['withdrawDocumentClaims'] as const) : []),
    ...(state.number !== undefined &&
    mayPublish(document, actor) &&
    newest(document)?.published === false &&
    !lacksRedacted(document)
      ? (['publishDocument'] as const)
      : []),
    ...(mayWithdraw(document, actor) ? (['withdrawDocument'] as const) : []),
  ];
}

function hasAPart(state: CaseState, { role, organisation }: Party): readonly Rejection[] {
  const outside = role === 'supplier' || role === 'proposer';
  return outside && state.submitter !== organisation ? [reject('party.notOwner', 'files.byParties')] : [];
}

const live = ({ files }: CaseState): readonly CaseDocument[] => files.documents.filter(({ withdrawn }) => withdrawn === undefined);

function some(state: CaseState, fits: (document: CaseDocument) => boolean): readonly Rejection[] {
  return live(state).some(fits) ? [] : [reject('files.none', 'files.byParties')];
}

/** What must hold of a document that is there and has not been withdrawn. */
function of(state: CaseState, id: string, requirements: (document: CaseDocument) => readonly Rejection[]): readonly Rejection[] {
  const document = live(state).find((each) => each.id === id);
  return document === undefined ? [reject('files.unknown', 'files.byParties', {}, 'documentId')] : requirements(document);
}

function labelled(state: CaseState, id: string, events: (document: CaseDocument) => NewEvent): readonly NewEvent[] {
  const document = documentIn(state.files, id);
  return document === undefined ? [] : [events(document)];
}

const newest = ({ versions }: CaseDocument): { readonly file: FileReference; readonly published: boolean } | undefined =>
  versions.at(-1);
const isPublished = ({ versions }: CaseDocument): boolean => versions.some(({ published }) => published);

/** The secretariat publishes what is internal to the joint system; what is confidential is opened by its owner alone. */
const mayPublish = ({ label }: CaseDocument, actor: Party): boolean =>
  label.class === 'confidential' ? isOwner(label, actor) : actor.role === 'secretariat';

const mayWithdraw = ({ label }: CaseDocument, actor: Party): boolean =>
  isOwner(label, actor) || (actor.organisation === bodies.secretariat && label.class !== 'confidential');

function owned(document: CaseDocument, actor: Party): readonly Rejection[] {
  return isOwner(document.label, actor) ? [] : [notYours(document)];
}

function notYours({ label }: CaseDocument): Rejection {
  const owner = label.class === 'public' ? bodies.secretariat : label.owner;
  return reject(
    'files.notYours',
    label.class === 'confidential' ? 'files.openedByOwner' : 'files.byParties',
    { owner },
    'documentId',
  );
}
