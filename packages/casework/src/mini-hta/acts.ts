import { type Acts, event, label } from '../act.ts';
import { type Label, publicLabel } from '../confidentiality.ts';
import type { NewEvent } from '../events.ts';
import { bodies, type OrganisationId, type Party } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import type { CaseState } from '../state.ts';
import type { miniHtaFields } from './fields.ts';

/** The acts of hospitals' own assessments. */
export const miniHtaActs: Acts<typeof miniHtaFields> = {
  startMiniHta: {
    kinds: ['miniHta'],
    roles: ['healthTrust'],
    roleRule: 'miniHta.byTrusts',
    phases: [],
    requirements: ({ peerTrust }, _state, { actor }) =>
      peerTrust === actor.organisation ? [reject('miniHta.ownPeer', 'miniHta.independentPeer', {}, 'peerTrust')] : [],
    events: ({ contact, constructed, ...values }, _state, { actor }) => [
      {
        type: 'MiniHtaStarted',
        label: publicLabel,
        values: {
          ...label({ kind: 'miniHta', constructed: constructed ?? false, ...values }, publicLabel),
          ...label({ contact }, contactLabel(actor)),
        },
      },
    ],
  },
  writeMiniHta: {
    kinds: ['miniHta'],
    roles: ['healthTrust'],
    roleRule: 'miniHta.byTrusts',
    phases: ['localAssessment'],
    stepRule: 'miniHta.threeParts',
    premises: isOwnTrust,
    requirements: ({ literatureSearchedOn }, _state, { today }) =>
      literatureSearchedOn > today ? [reject('miniHta.searchAhead', 'miniHta.threeParts', { today }, 'literatureSearchedOn')] : [],
    events: (values, state) => [event('MiniHtaWritten', unfinished(state), values)],
  },
  reviewMiniHta: {
    kinds: ['miniHta'],
    roles: ['healthTrust'],
    roleRule: 'miniHta.independentPeer',
    phases: ['peerReview'],
    stepRule: 'miniHta.threeParts',
    premises: ({ miniHta }, { actor }) =>
      miniHta?.peerTrust === actor.organisation ? [] : [reject('miniHta.notPeer', 'miniHta.independentPeer')],
    events: (values, state) => [event('MiniHtaReviewed', unfinished(state), values)],
  },
  decideMiniHta: {
    kinds: ['miniHta'],
    roles: ['healthTrust'],
    roleRule: 'miniHta.byTrusts',
    phases: ['localDecision'],
    stepRule: 'miniHta.threeParts',
    premises: isOwnTrust,
    requirements: ({ localReviewDate }, _state, { today }) =>
      localReviewDate !== undefined && localReviewDate < today
        ? [reject('date.inThePast', 'miniHta.threeParts', { today }, 'localReviewDate')]
        : [],
    events: (values, state) => [completed(state, values)],
  },
  stopMiniHta: {
    kinds: ['miniHta'],
    roles: ['healthTrust'],
    roleRule: 'miniHta.byTrusts',
    phases: ['localAssessment', 'peerReview', 'localDecision'],
    stepRule: 'miniHta.threeParts',
    premises: isOwnTrust,
    events: (values) => [event('MiniHtaStopped', publicLabel, values)],
  },
};

function isOwnTrust({ miniHta }: CaseState, { actor }: { readonly actor: Party }): readonly Rejection[] {
  return miniHta?.trust === actor.organisation ? [] : [reject('party.notOwner', 'miniHta.byTrusts')];
}

/** All three parts become public at once, as they were written: S44.R2. */
function completed({ miniHta }: CaseState, values: Parameters<typeof label>[0]): NewEvent {
  return { type: 'MiniHtaCompleted', label: publicLabel, values: label({ ...miniHta?.parts, ...values }, publicLabel) };
}

/** An unfinished mini-HTA is the trust's own preparation of a case, shared with its peer and with FHI, which supports the trusts. S44. */
function unfinished({ miniHta }: CaseState): Label {
  const peers: readonly OrganisationId[] = miniHta?.peerTrust === undefined ? [] : [miniHta.peerTrust];
  return {
    class: 'confidential',
    ground: 'internalDocument',
    owner: miniHta?.trust ?? bodies.fhi,
    sharedWith: [...peers, bodies.fhi],
  };
}

function contactLabel({ organisation }: Party): Label {
  return { class: 'confidential', ground: 'personalCircumstances', owner: organisation, sharedWith: [bodies.fhi] };
}
