import type { CalendarDate } from '@likeverd/reference';
import type { Label } from '../confidentiality.ts';
import { bodies, type OrganisationId, type Role, regionalHealthAuthorities } from '../parties.ts';
import type { Participant, Question } from './state.ts';

/** Those who find, judge and use participants: the bodies that assess and commission, and the regions that recruit. S18 (a). */
const handlers: readonly OrganisationId[] = [
  bodies.secretariat,
  bodies.bestillerforum,
  bodies.beslutningsforum,
  bodies.dmp,
  bodies.fhi,
  ...regionalHealthAuthorities,
];

/** About a named person: the handlers, and whoever else it concerns. */
export function personal(owner: OrganisationId, also: readonly (OrganisationId | undefined)[] = []): Label {
  const all = new Set([...handlers, ...also.filter((each) => each !== undefined)]);
  all.delete(owner);
  return { class: 'confidential', ground: 'personalCircumstances', owner, sharedWith: [...all] };
}

/** Whose input a case takes: everyone's but the bodies', who work on the case itself. S23.R3. */
export const inputRoles: readonly Role[] = ['proposer', 'supplier', 'expert', 'userRepresentative', 'healthTrust'];

export function mayGiveInput(role: Role): boolean {
  return inputRoles.includes(role);
}

export function isRegion(organisation: OrganisationId): boolean {
  return (regionalHealthAuthorities as readonly OrganisationId[]).includes(organisation);
}

/** Why a participant cannot be appointed, by what is still wanting. A15 (b): consent, then time, then appointment. */
export const wants = {
  consent: ({ consent }: Participant): boolean => consent?.consents !== true,
  release: ({ participantKind, release }: Participant): boolean =>
    participantKind === 'clinicalExpert' && (release?.release === undefined || release.release === 'notReleased'),
  judgement: ({ consent, interests }: Participant): boolean =>
    consent?.consents === true && interests?.interestsJudgement === undefined,
  impartiality: ({ interests }: Participant): boolean => interests?.interestsJudgement === 'conflictOfInterest',
} as const;

/** How far someone has come on the way to taking part, in order. */
export const standings = [
  'proposed',
  'asked',
  'declined',
  'awaitsRelease',
  'refusedTime',
  'awaitsJudgement',
  'disqualified',
  'ready',
  'appointed',
] as const;
export type ParticipantStanding = (typeof standings)[number];

export function participantStanding(participant: Participant): ParticipantStanding {
  if (participant.appointedOn !== undefined) return 'appointed';
  if (participant.account === undefined) return 'proposed';
  if (participant.consent === undefined) return 'asked';
  if (wants.consent(participant)) return 'declined';
  if (wants.impartiality(participant)) return 'disqualified';
  if (participant.release?.release === 'notReleased') return 'refusedTime';
  if (wants.release(participant)) return 'awaitsRelease';
  return wants.judgement(participant) ? 'awaitsJudgement' : 'ready';
}

/** Whether a question is answered, and if not, whether its last day has passed. */
export function questionStanding({ answer, answerBy }: Question, today: CalendarDate): 'answered' | 'overdue' | 'open' {
  if (answer !== undefined) return 'answered';
  return answerBy < today ? 'overdue' : 'open';
}

/** What an organisation can do with a participant as they stand; whether its role may is decided by the act. */
export function actsOnParticipant(
  participant: Participant,
  organisation: OrganisationId,
): readonly ('askParticipant' | 'consentToTakePart' | 'releaseTime' | 'judgeInterests' | 'appointParticipant')[] {
  const { account, employer, consent, release } = participant;
  const standing = participantStanding(participant);
  return [
    ...(standing === 'proposed' ? (['askParticipant'] as const) : []),
    ...(standing === 'asked' && account === organisation ? (['consentToTakePart'] as const) : []),
    ...(consent?.consents === true && release === undefined && employer === organisation ? (['releaseTime'] as const) : []),
    ...(wants.judgement(participant) ? (['judgeInterests'] as const) : []),
    ...(standing === 'ready' && appoints(participant, organisation) ? (['appointParticipant'] as const) : []),
  ];
}

/** The regions appoint experts, the forums users' representatives. */
export function appoints({ participantKind }: Participant, organisation: OrganisationId): boolean {
  return participantKind === 'clinicalExpert'
    ? isRegion(organisation)
    : organisation === bodies.bestillerforum || organisation === bodies.beslutningsforum;
}
