import { process } from './process.ts';
import type { meetings as base } from '../../nb/casework/meetings.ts';

const meetingPhases: Readonly<Record<string, string>> = {
  planned: 'planned',
  announced: 'announced',
  open: 'open',
  held: 'held',
  approved: 'held with approved minutes',
  published: 'published',
  cancelled: 'cancelled',
};

const doers: Readonly<Record<string, string>> = {
  secretariat: 'the secretariat',
  leader: 'the leader of the meeting',
  participant: 'the participants of the meeting',
  member: 'the members',
};

/** Ids, comma-separated, as names. */
const named = (names: Readonly<Record<string, string>>, ids: string | number | undefined, between: string): string =>
  String(ids)
    .split(', ')
    .map((id) => names[id] ?? id)
    .join(between);

const meetingPhaseNames = (ids: string | number | undefined): string => named(meetingPhases, ids, ' or ');
const doerNames = (ids: string | number | undefined): string => named(doers, ids, ' or ');
const authorityNames = (ids: string | number | undefined): string => named(process.organisations, ids, ', ');

/** Words of the forums' meetings. */
export const meetings: typeof base = {
  events: {
    CaseReturnedFromMeeting: 'Taken up at a meeting without being settled',
    CasePutOnAgenda: 'Put on the agenda of a meeting',
    CaseTakenOffAgenda: 'Taken off the agenda of a meeting',
    CommissionRecorded: 'Commission concluded at a meeting, not yet published',
    RefusalRecorded: 'Concluded at a meeting that no commission is given, not yet published',
    MeetingPlanned: 'The meeting has been planned',
    MeetingParticipantsSet: 'The participants have been set',
    MeetingMoved: 'The meeting has been moved',
    MeetingCancelled: 'The meeting has been cancelled',
    MeetingItemAdded: 'Item put on the agenda',
    MeetingItemMoved: 'The order of the agenda has been changed',
    MeetingItemWithdrawn: 'Item withdrawn from the agenda',
    MeetingAgendaPublished: 'The agenda has been published',
    MeetingPapersIssued: 'The papers have been issued',
    MeetingInterestDeclared: 'Interests declared',
    MeetingInterestRuled: 'Ruled on an interest',
    MeetingOpened: 'The meeting has been opened',
    MeetingAttendanceRecorded: 'Attendance recorded',
    MeetingProposalMade: 'Proposal made',
    MeetingProposalAnswered: 'Proposal dealt with',
    MeetingSignOffAnswered: 'Answer to a sign-off',
    MeetingItemConcluded: 'Item concluded at the meeting',
    MeetingClosed: 'The meeting has been closed',
    MeetingMinutesApproved: 'The minutes have been approved',
    MeetingItemPublished: 'The minutes of the item have been published',
    MeetingPublished: 'The minutes have been published',
  },
  acts: {
    returnFromMeeting: {
      title: 'Return the case from the meeting',
      help: 'The case was taken up without being settled. The reason becomes public.',
      submit: 'Record',
    },
    recordCommission: {
      title: 'Record the commission of the meeting',
      help: 'The commission becomes public with the minutes.',
      submit: 'Record the commission',
    },
    recordRefusal: {
      title: 'Record that no commission is given',
      help: 'The conclusion becomes public with the minutes.',
      submit: 'Record the conclusion',
    },
    publishCommission: {
      title: 'Publish the commission',
      help: 'What Bestillerforum concluded at the meeting becomes public.',
      submit: 'Publish',
    },
    planMeeting: {
      title: 'Plan a meeting',
      help: 'Time and place become public at once. You publish the agenda later. A sign-off in writing has a deadline only.',
      submit: 'Plan the meeting',
    },
    moveMeeting: {
      title: 'Move the meeting',
      help: 'The move is shown to everyone, and the calendar entry moves for those who subscribe.',
      submit: 'Move',
    },
    cancelMeeting: {
      title: 'Cancel the meeting',
      help: 'The items can be put on the agenda of another meeting.',
      submit: 'Cancel the meeting',
    },
    setParticipants: {
      title: 'Change the participants',
      help: 'Each authority that must agree has at least one member or deputy.',
      submit: 'Save the participants',
    },
    addCaseItem: {
      title: 'Put the case on the agenda',
      help: 'Only cases that the forum could settle now can be put on the agenda.',
      submit: 'Add',
    },
    addItem: {
      title: 'Add an item for information',
      help: 'For example approval of minutes or information from the secretariat.',
      submit: 'Add',
    },
    moveItem: { title: 'Move the item on the agenda', help: 'Choose its place.', submit: 'Move' },
    withdrawItem: {
      title: 'Withdraw the item',
      help: 'The item stays in the minutes as withdrawn, with the reason.',
      submit: 'Withdraw',
    },
    transferItem: {
      title: 'Move the item to another meeting',
      help: 'The item stays in the minutes as moved, with the reason. Interests that were declared and ruled on go with it.',
      submit: 'Move the item',
    },
    publishAgenda: {
      title: 'Publish the agenda',
      help: 'By practice about a week before the meeting. Later changes are shown to everyone.',
      submit: 'Publish the agenda',
    },
    issuePapers: {
      title: 'Issue the papers',
      help: 'The participants are told that the papers are ready. If a case changes afterwards, the page says which.',
      submit: 'Issue',
    },
    declareInterest: {
      title: 'Declare interests in the item',
      help: 'Declare before you get the papers. If you declare an interest, you do not get them until it has been ruled on.',
      submit: 'Declare',
    },
    ruleOnInterest: {
      title: 'Rule on an interest',
      help: 'Whoever is disqualified gets neither papers, page nor discussion of the item, only what is public.',
      submit: 'Rule',
    },
    openMeeting: {
      title: 'Open the meeting',
      help: 'A meeting can be opened on its day. A sign-off in writing is opened when the deadline leaves the members the time they are to have.',
      submit: 'Open',
    },
    recordAttendance: {
      title: 'Record attendance',
      help: 'If someone comes or leaves on the way, record again: each item gets those who were there when it was concluded.',
      submit: 'Save attendance',
    },
    makeProposal: {
      title: 'Make a proposal',
      help: 'Observers with the right to speak and propose can make proposals before and during the meeting. The proposal and how it was handled go into the minutes.',
      submit: 'Make the proposal',
    },
    answerProposal: {
      title: 'Answer the proposal',
      help: 'Say what the forum did with the proposal, and why.',
      submit: 'Save the answer',
    },
    answerSignOff: {
      title: 'Clear, or ask for completion',
      help: 'Answer by the deadline. Whoever does not answer is minuted as silent.',
      submit: 'Send',
    },
    concludeItem: {
      title: 'Conclude the item',
      help: 'Outcome and reasons are recorded here, in the room, and become the minutes. What you type is saved on the way.',
      submit: 'Conclude the item',
    },
    closeMeeting: {
      title: 'Close the meeting',
      help: 'Every item on the agenda must be concluded or withdrawn.',
      submit: 'Close the meeting',
    },
    approveMinutes: {
      title: 'Approve the minutes',
      help: 'The minutes are put together from what was recorded at the meeting.',
      submit: 'Approve',
    },
    publishMinutes: {
      title: 'Publish the minutes and the decisions',
      help: 'All decisions of the meeting are published together, with the public edition of the minutes.',
      submit: 'Publish',
    },
  },
  fields: {
    meetingOutcome: { label: 'What was done with the case?' },
    forum: { label: 'Forum' },
    meetingForm: { label: 'Form of meeting' },
    startTime: { label: 'Starts', hint: 'Time of day such as 09:00.' },
    endTime: { label: 'Ends', hint: 'Time of day such as 11:30.' },
    meetingPlace: { label: 'Place or video meeting' },
    papersDeadline: { label: 'Deadline for papers' },
    quorum: { label: 'Fewest members present', hint: 'Members and deputies who are not disqualified from the item.' },
    participants: { label: 'Participants', hint: 'Members, deputies, observers and advisers.' },
    'participants.person': { label: 'User id', hint: 'From the sign-in.' },
    'participants.name': { label: 'Name or title' },
    'participants.seat': { label: 'Takes part as' },
    'participants.authority': { label: 'For' },
    moveReason: { label: 'Why is the meeting moved?' },
    cancelReason: { label: 'Why is the meeting cancelled?' },
    itemTitle: { label: 'Item' },
    itemText: { label: 'Text of the item' },
    itemPosition: { label: 'Place on the agenda' },
    withdrawReason: { label: 'Why is the item withdrawn?' },
    toMeeting: { label: 'Which meeting?', hint: 'Meetings of the same forum that have not been held.' },
    transferReason: { label: 'Why is the item moved?' },
    itemInterest: { label: 'Do you have an interest in the item?' },
    itemInterestKind: { label: 'What kind of interest?' },
    itemInterestText: { label: 'Describe the interest', hint: 'Read only by the forum, the secretariat and you.' },
    ruling: { label: 'Ruling' },
    rulingReason: { label: 'Reason' },
    attendance: { label: 'Attendance' },
    'attendance.person': { label: 'Participant' },
    'attendance.presence': { label: 'Present' },
    proposal: { label: 'Proposal' },
    proposalWay: { label: 'How was the proposal made?' },
    proposalClosed: {
      label: 'The proposal concerns information exempt from public access; its text is kept out of the public minutes',
    },
    proposalHandling: { label: 'What did the forum do with the proposal?' },
    proposalAnswer: { label: 'Reason for the handling' },
    signOffAnswer: { label: 'Your answer' },
    missingPart: { label: 'What must be completed?' },
    itemOutcome: { label: 'Outcome' },
    stands: {
      label: 'Stands',
      hint: 'One for each that must agree. If one dissents there is no decision, and the dissent is minuted.',
    },
    'stands.authority': { label: 'For' },
    'stands.stand': { label: 'Stand' },
    'stands.standRemark': { label: 'Remark' },
    publicReason: { label: 'Reason', hint: 'Becomes public.' },
    discussion: { label: 'Discussion', hint: 'Only in the full edition of the minutes.' },
    minutesRemark: { label: 'Remark on the minutes' },
  },
  sections: {},
  units: {
    members: 'members',
    agendaPlace: 'number on the list',
  },
  choices: {
    inPerson: 'In person',
    video: 'By video',
    written: 'Sign-off in writing',
    leader: 'Leader',
    member: 'Member',
    deputy: 'Deputy',
    userObserver: 'Observer, users’ representative',
    clinicianObserver: 'Observer, clinician',
    directorateObserver: 'Observer, Directorate of Health',
    adviser: 'Adviser',
    secretary: 'Secretary',
    noAuthority: 'None of them',
    interestNone: 'No, none',
    interestDeclared: 'Yes',
    interestEconomic: 'Financial',
    interestEmployment: 'Employment, assignment or research',
    interestRelation: 'Close relation to a party',
    interestEarlier: 'Took part in the case earlier',
    interestOther: 'Other',
    qualified: 'Qualified',
    disqualified: 'Disqualified',
    attends: 'Present in the room',
    attendsOnline: 'Present by video',
    absent: 'Absent',
    proposalOral: 'Orally',
    proposalWritten: 'In writing',
    proposalFollowed: 'Followed',
    proposalPartly: 'Partly followed',
    proposalNotFollowed: 'Not followed',
    proposalTaken: 'Noted',
    clears: 'Clears',
    asksCompletion: 'Asks for completion',
    agrees: 'Agrees',
    dissents: 'Dissents',
    commissioned: 'Commissioned',
    notCommissioned: 'Not commissioned',
    signedOff: 'Signed off',
    completionAsked: 'Completion asked for',
    decided: 'Decided',
    postponed: 'Postponed',
    sentBack: 'Sent back',
    noConsensus: 'No consensus, no decision',
    itemNoted: 'Noted',
  },
  rejections: {
    'meeting.notNow': (d) =>
      `This is done while the meeting is ${meetingPhaseNames(d.allowed)}. Now it is ${meetingPhaseNames(d.phase)}.`,
    'meeting.notAllowed': (d) => `This is done by ${doerNames(d.allowed)}. Ask them to do it.`,
    'meeting.time': () => 'Write a time of day with two digits for hour and minute, for example 09:00.',
    'meeting.timeOrder': (d) => `The meeting must end after it starts (${d.startTime}).`,
    'meeting.papersAfter': () => 'The deadline for papers must be on the day of the meeting or earlier.',
    'meeting.notYet': () => 'The meeting can be opened on its day. Move it to today if it is held now.',
    'meeting.signOffDeadline': (d) =>
      `The members are to have ${d.shortest} to ${d.longest} days. Move the deadline to between ${d.first} and ${d.last} (now ${d.date}).`,
    'meeting.participantTwice': (d) => `The same user id stands twice: ${d.persons}. Remove one of the rows.`,
    'meeting.oneLeader': (d) => `The meeting has one leader (now ${d.leaders}).`,
    'meeting.authorityWithoutMember': (d) => `Add a member or deputy for: ${authorityNames(d.missing)}.`,
    'meeting.itemUnknown': () => 'There is no such item at this meeting. Load the page again.',
    'meeting.itemTwice': () => 'The item is already on the agenda.',
    'meeting.itemWithdrawn': () => 'The item has been withdrawn. Add it again to take it up.',
    'meeting.itemConcluded': () => 'The item has been concluded at this meeting. Take it up at a later one.',
    'meeting.noItems': () => 'The agenda is empty. Add at least one item.',
    'meeting.position': (d) => `Choose a place from 1 to ${d.last}.`,
    'meeting.personUnknown': () => 'The person is not among the participants. Correct the list first.',
    'meeting.ownInterest': () => 'Nobody rules on their own interest. Let the leader or the secretariat do it.',
    'meeting.disqualified': () => 'You stand outside of this case because of an interest and cannot take part in it.',
    'meeting.interestStands': () =>
      'A declared interest is not taken back by whoever declared it. The leader or the secretariat rules on it.',
    'meeting.interestsOpen': (d) =>
      `These have not declared, or wait for a ruling: ${d.persons}. Record it before the item is concluded.`,
    'meeting.notWritten': () => 'A sign-off in writing has no attendance.',
    'meeting.onlyWritten': () => 'This is done in a sign-off in writing. At a meeting the stands are recorded with the item.',
    'meeting.quorum': (d) =>
      `${d.there} members who can conclude the item are present; there must be ${d.quorum}. Record attendance again or postpone the item.`,
    'meeting.outcomeNotHere': () => 'The outcome does not belong to this item. Choose another.',
    'meeting.standMissing': (d) => `A stand is missing for: ${authorityNames(d.missing)}.`,
    'meeting.standTwice': (d) => `A stand is recorded twice for: ${authorityNames(d.twice)}.`,
    'meeting.standWithoutMember': (d) =>
      `No qualified member is present for: ${authorityNames(d.authorities)}. Add a deputy or postpone the item.`,
    'meeting.noConsensus': (d) =>
      `Dissenting: ${authorityNames(d.dissenting)}. Without consensus there is no decision; choose “No consensus” or postpone the item.`,
    'meeting.consensusReached': () => 'Nobody is recorded as dissenting. Record who dissents, or choose another outcome.',
    'meeting.signOffWaiting': (d) =>
      `The deadline has not passed (${d.deadline}), and these have not answered: ${d.silent}. Wait for the answer or for the deadline.`,
    'meeting.noObjection': () => 'Nobody has asked for completion. Sign off, or wait for answers.',
    'meeting.mayNotPropose': (d) => `${d.person} is not an observer with the right to propose. Record the view in the discussion.`,
    'meeting.proposalUnknown': () => 'There is no such proposal in this item. Load the page again.',
    'meeting.proposalsOpen': (d) => `Proposals without an answer: ${d.numbers}. Say what the forum did with them.`,
    'meeting.itemsOpen': (d) => `Items not concluded: ${d.items}. Conclude, postpone or withdraw them.`,
    'meeting.onOtherAgenda': (d) =>
      `The case is on the agenda of the forum’s meeting on ${d.date} already. Move it from there, or withdraw it there first.`,
    'meeting.otherUnknown': () => 'Choose another meeting of the forum that has not been held, cancelled or published.',
    'meeting.otherForum': () => 'The meeting belongs to another forum. Choose a meeting of the same forum.',
    'commission.awaitsPress': () =>
      'Bestillerforum has concluded this at a meeting. It becomes public with the minutes; publish them first.',
    'commission.nothingRecorded': () => 'Bestillerforum has concluded nothing in this case that waits to be published.',
  },
  rules: {
    'meeting.bySecretariat': 'The secretariat prepares the cases and the meetings.',
    'meeting.order': 'Cases are taken up at meetings in the order of the process.',
    'meeting.whole':
      'Bestillerforum is the four medical directors and two from the Directorate of Health; Beslutningsforum is the four managing directors. Observers and advisers come in addition.',
    'meeting.agendaBefore': 'The agenda is published about a week before the meeting (practice; its first day is not verified).',
    'meeting.readyCases':
      'Only prepared cases are taken up: a commission when the case is registered, a decision when assessment and price note are there.',
    'meeting.oneAgenda':
      'A case is on one agenda at a time in each forum. It is moved from one meeting to another, and both meetings show it.',
    'meeting.interests': 'Whoever takes part in an item tells of circumstances that may disqualify them.',
    'meeting.disqualified': 'Whoever is disqualified can neither prepare nor take part in the decision of the case.',
    'meeting.quorum':
      'The forum concludes items when those who must agree are present. The number is set for each meeting (the figure is not verified).',
    'meeting.consensus':
      'Decisions are not taken by vote but by consensus. The same is followed for Bestillerforum (not verified).',
    'meeting.proposals':
      'Observers with the right to speak and propose can make proposals orally and in writing before and during the meeting, and it is minuted. They do not decide.',
    'meeting.signOffTime':
      'The members of Bestillerforum have 10 to 14 days to clear an assessment or ask for completion. That silence at the deadline is no objection is not verified.',
    'meeting.minutes': 'What happens at the meeting is recorded when it happens; the minutes are what was recorded.',
    'meeting.publication': 'The secretariat publishes the decisions and the minutes.',
  },
};
