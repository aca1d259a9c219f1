import { type Acts, event, notInTheFuture } from '../act.ts';
import { isCaseNumber } from '../case-number.ts';
import { internalTo, publicLabel } from '../confidentiality.ts';
import { bodies, regionalHealthAuthorities } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import type { CaseState } from '../state.ts';
import { faultsOfReassessment, obstaclesToDeciding } from '../reassessment/decision.ts';
import { publishedWith } from '../temporary-introduction/acts.ts';
import { obstaclesToTemporary } from '../temporary-introduction/decision.ts';
import { isCode, registryOf } from './codes.ts';
import { type decisionFields, introduces, judgements } from './fields.ts';
import type { DecisionRecord } from './record.ts';

/** The acts of decisions. */
export const decisionActs: Acts<typeof decisionFields> = {
  recordDecision: {
    roles: ['beslutningsforum'],
    roleRule: 'decision.byBeslutningsforum',
    phases: ['signedOff'],
    stepRule: 'decision.needsBasis',
    premises: (state) => [
      ...(lacksPriceNote(state) ? [reject('priceNote.missing', 'price.noteBeforeDecision')] : []),
      ...obstaclesToDeciding(state),
    ],
    requirements: (values, state, { today }) => [
      ...consensus(values.agreeing),
      ...notInTheFuture(values.meetingDate, today, 'decision.byBeslutningsforum'),
      ...dates(values),
      ...everyJudgement(values),
      ...forms(values),
      ...replacing(values, state),
      ...expiredOffer(values, state),
      ...obstaclesToTemporary(values, state),
      ...faultsOfReassessment(values, state),
    ],
    events: (values) => [event('DecisionRecorded', internalTo(bodies.beslutningsforum), values)],
  },
  publishDecision: {
    roles: ['secretariat'],
    roleRule: 'publication.bySecretariat',
    phases: ['decided'],
    events: (_values, state, { today }) => [
      event('DecisionPublished', publicLabel, state.decision ?? {}),
      ...publishedWith(state, state.decision?.outcome, today),
    ],
  },
  postponeDecision: {
    roles: ['beslutningsforum'],
    roleRule: 'decision.byBeslutningsforum',
    phases: ['signedOff'],
    requirements: ({ agreeing, meetingDate }, _state, { today }) => [
      ...consensus(agreeing),
      ...notInTheFuture(meetingDate, today, 'decision.byBeslutningsforum'),
    ],
    events: (values) => [event('DecisionPostponed', publicLabel, values)],
  },
  reopenCase: {
    roles: ['bestillerforum'],
    roleRule: 'commission.byBestillerforum',
    anytime: true,
    phases: ['published'],
    stepRule: 'decision.supersedes',
    requirements: ({ meetingDate }, _state, { today }) => notInTheFuture(meetingDate, today, 'commission.byBestillerforum'),
    events: (values) => [event('CaseReopened', publicLabel, values)],
  },
};

/** A medicine is decided on a price note newer than every offer. One in use that is looked at again, and never had an offer here, needs none. */
function lacksPriceNote({ methodType, priceNote, priceOffers, reassessment }: CaseState): boolean {
  if (methodType !== 'medicine') return false;
  if (reassessment.open !== undefined && priceOffers.length === 0) return false;
  return (priceNote?.version ?? 0) <= (priceOffers.at(-1)?.version ?? 0);
}

/** Introducing rests on an offer that is in force at the meeting. One in use that is looked at again goes on under the agreement it has. */
function expiredOffer(
  { outcome, meetingDate = '' }: DecisionRecord,
  { priceOffers, reassessment }: CaseState,
): readonly Rejection[] {
  const validUntil = priceOffers.at(-1)?.validUntil;
  return introduces(outcome) && reassessment.open === undefined && validUntil !== undefined && validUntil < meetingDate
    ? [reject('price.offerExpired', 'price.offerInForce', { validUntil }, 'outcome')]
    : [];
}

/** No votes: whoever is missing is named. */
function consensus(agreeing: readonly string[]): readonly Rejection[] {
  const missing = regionalHealthAuthorities.filter((authority) => !agreeing.includes(authority));
  return missing.length === 0
    ? []
    : [reject('consensus.missing', 'decision.consensus', { missing: missing.join(', ') }, 'agreeing')];
}

function dates({ meetingDate = '', validFrom = '', reviewDate }: DecisionRecord): readonly Rejection[] {
  return [
    ...(validFrom < meetingDate ? [reject('date.beforeMeeting', 'decision.byBeslutningsforum', { meetingDate }, 'validFrom')] : []),
    ...(reviewDate !== undefined && reviewDate <= validFrom
      ? [reject('date.beforeValidFrom', 'decision.byBeslutningsforum', { validFrom }, 'reviewDate')]
      : []),
  ];
}

/** Each judgement is stated once, also where it has no weight. */
function everyJudgement({ judgements: stated = [] }: DecisionRecord): readonly Rejection[] {
  const named = stated.map(({ judgement }) => judgement);
  const missing = judgements.filter((judgement) => !named.includes(judgement));
  return [
    ...(missing.length === 0
      ? []
      : [reject('judgement.missing', 'decision.judgements', { missing: missing.join(', ') }, 'judgements')]),
    ...named.flatMap((judgement, index) =>
      named.indexOf(judgement) === index
        ? []
        : [reject('judgement.twice', 'decision.judgements', { judgement }, `judgements.${index + 1}.judgement`)],
    ),
  ];
}

/** Codes, numbers of trials and addresses have the form that others can follow. */
function forms({
  decisionCodes = [],
  startStopCriteria = [],
  ongoingTrials = [],
  affectedGuidelines = [],
}: DecisionRecord): readonly Rejection[] {
  return [
    ...decisionCodes.flatMap(({ system, code }, index) =>
      isCode(system, code)
        ? []
        : [reject('code.form', 'decision.measurableCriteria', { system, code }, `decisionCodes.${index + 1}.code`)],
    ),
    ...startStopCriteria.flatMap(({ system, code = '' }, index) =>
      system === undefined || isCode(system, code)
        ? []
        : [reject('code.form', 'decision.measurableCriteria', { system, code }, `startStopCriteria.${index + 1}.code`)],
    ),
    ...ongoingTrials.flatMap(({ trial }, index) =>
      registryOf(trial) === undefined
        ? [reject('trial.form', 'decision.trials', { trial }, `ongoingTrials.${index + 1}.trial`)]
        : [],
    ),
    ...affectedGuidelines.flatMap(({ address }, index) =>
      address === undefined || isAddress(address)
        ? []
        : [reject('link.form', 'implementation.guidelines', {}, `affectedGuidelines.${index + 1}.address`)],
    ),
  ];
}

/** A decision that replaces another says which, and what is new. */
function replacing({ supersedes, newInformation }: DecisionRecord, { number, decisions }: CaseState): readonly Rejection[] {
  const replaces = supersedes !== undefined || decisions.published.length > 0;
  return [
    ...(supersedes !== undefined && !isCaseNumber(supersedes)
      ? [reject('supersedes.form', 'decision.supersedes', { number: supersedes }, 'supersedes')]
      : []),
    ...(supersedes !== undefined && supersedes === number
      ? [reject('supersedes.itself', 'decision.supersedes', { number: supersedes }, 'supersedes')]
      : []),
    ...(replaces && newInformation === undefined
      ? [reject('newInformation.missing', 'decision.supersedes', {}, 'newInformation')]
      : []),
  ];
}

/** An address that a browser may open and that starts nothing: https only. */
export function isAddress(text: string): boolean {
  return /^https:\/\/[^\s<>"'`]+\.[^\s<>"'`]+$/.test(text);
}
