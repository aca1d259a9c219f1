import { day, type Field, type Fields, optionalDay, optionalProse, prose, title } from '../field.ts';
import { assessmentFields } from '../assessment/fields.ts';
import { authorities, forums, itemOutcomes, meetingForms, seats } from './forums.ts';

export const returnOutcomes = ['completionAsked', 'postponed', 'sentBack', 'noConsensus'] as const;

/** The forms of what a meeting does in a case beside commission, sign-off and decision. */
export const meetingCaseFields = {
  returnFromMeeting: {
    meetingOutcome: { kind: 'choice', required: true, choices: returnOutcomes, rule: 'meeting.order' },
    meetingDate: day,
    reason: prose,
  },
  recordCommission: assessmentFields.commissionAssessment,
  recordRefusal: assessmentFields.declineAssessment,
  publishCommission: {},
} as const satisfies Record<string, Fields>;

const clockTime = { kind: 'text', required: true, shortest: 5, longest: 5, rule: 'meeting.bySecretariat' } as const satisfies Field;
const notWritten = { field: 'meetingForm', is: ['inPerson', 'video'] } as const;
const someProse = { ...prose, shortest: 3 } as const satisfies Field;
const person = { kind: 'text', required: true, shortest: 1, longest: 200 } as const satisfies Field;

const participants = {
  kind: 'rows',
  required: true,
  rule: 'meeting.whole',
  most: 40,
  columns: {
    person,
    name: { kind: 'text', required: true, shortest: 2, longest: 200 },
    seat: { kind: 'choice', required: true, choices: seats },
    authority: { kind: 'choice', required: true, choices: authorities },
  },
} as const satisfies Field;

export const presences = ['attends', 'attendsOnline', 'absent'] as const;

/** The forms of a meeting's acts. Which item, person or proposal an act is about stands beside the form. */
export const meetingFields = {
  planMeeting: {
    forum: { kind: 'choice', required: true, choices: forums },
    meetingForm: { kind: 'choice', required: true, choices: meetingForms },
    meetingDate: day,
    startTime: { ...clockTime, when: notWritten },
    endTime: { ...clockTime, when: notWritten },
    meetingPlace: { kind: 'text', required: true, shortest: 2, longest: 300, when: notWritten },
    papersDeadline: optionalDay,
    quorum: { kind: 'amount', required: true, minimum: 1, maximum: 20, unit: 'members', rule: 'meeting.quorum' },
    participants,
  },
  moveMeeting: {
    meetingDate: day,
    startTime: { ...clockTime, required: false },
    endTime: { ...clockTime, required: false },
    meetingPlace: { kind: 'text', required: false, shortest: 2, longest: 300 },
    papersDeadline: optionalDay,
    moveReason: someProse,
  },
  cancelMeeting: { cancelReason: someProse },
  setParticipants: { participants },
  addCaseItem: {},
  addItem: { itemTitle: title, itemText: optionalProse },
  moveItem: { itemPosition: { kind: 'amount', required: true, minimum: 1, maximum: 200, unit: 'agendaPlace' } },
  withdrawItem: { withdrawReason: someProse },
  transferItem: {
    toMeeting: { kind: 'text', required: true, shortest: 1, longest: 200, rule: 'meeting.oneAgenda' },
    transferReason: someProse,
  },
  publishAgenda: {},
  issuePapers: {},
  declareInterest: {
    itemInterest: { kind: 'choice', required: true, choices: ['interestNone', 'interestDeclared'], rule: 'meeting.interests' },
    itemInterestKind: {
      kind: 'choice',
      required: true,
      choices: ['interestEconomic', 'interestEmployment', 'interestRelation', 'interestEarlier', 'interestOther'],
      rule: 'meeting.interests',
      when: { field: 'itemInterest', is: ['interestDeclared'] },
    },
    itemInterestText: { ...someProse, rule: 'meeting.interests', when: { field: 'itemInterest', is: ['interestDeclared'] } },
  },
  ruleOnInterest: {
    ruling: { kind: 'choice', required: true, choices: ['qualified', 'disqualified'], rule: 'meeting.disqualified' },
    rulingReason: { ...someProse, rule: 'meeting.disqualified' },
  },
  openMeeting: {},
  recordAttendance: {
    attendance: {
      kind: 'rows',
      required: true,
      rule: 'meeting.quorum',
      most: 40,
      columns: { person, presence: { kind: 'choice', required: true, choices: presences } },
    },
  },
  makeProposal: {
    proposal: { ...someProse, rule: 'meeting.proposals' },
    proposalWay: { kind: 'choice', required: true, choices: ['proposalOral', 'proposalWritten'], rule: 'meeting.proposals' },
    proposalClosed: { kind: 'boolean', required: false },
  },
  answerProposal: {
    proposalHandling: {
      kind: 'choice',
      required: true,
      choices: ['proposalFollowed', 'proposalPartly', 'proposalNotFollowed', 'proposalTaken'],
      rule: 'meeting.proposals',
    },
    proposalAnswer: { ...someProse, rule: 'meeting.proposals' },
  },
  answerSignOff: {
    signOffAnswer: { kind: 'choice', required: true, choices: ['clears', 'asksCompletion'], rule: 'meeting.signOffTime' },
    missingPart: { ...someProse, rule: 'meeting.signOffTime', when: { field: 'signOffAnswer', is: ['asksCompletion'] } },
  },
  concludeItem: {
    itemOutcome: { kind: 'choice', required: true, choices: itemOutcomes, rule: 'meeting.order' },
    stands: {
      kind: 'rows',
      required: false,
      rule: 'meeting.consensus',
      most: 10,
      columns: {
        authority: { kind: 'choice', required: true, choices: authorities },
        stand: { kind: 'choice', required: true, choices: ['agrees', 'dissents'] },
        standRemark: { kind: 'text', required: false, shortest: 1, longest: 1_000 },
      },
    },
    publicReason: { ...prose, rule: 'meeting.minutes' },
    discussion: { ...someProse, required: false },
  },
  closeMeeting: {},
  approveMinutes: { minutesRemark: { ...someProse, required: false } },
  publishMinutes: {},
} as const satisfies Record<string, Fields>;

export type MeetingCommandType = keyof typeof meetingFields;
export const meetingCommandTypes = Object.keys(meetingFields) as readonly MeetingCommandType[];
