import { addCalendarDays, factAsOf } from '@likeverd/reference';
import { type Label, publicLabel } from '../confidentiality.ts';
import { withClock } from '../clock/moves.ts';
import { decide, obstaclesTo } from '../decide.ts';
import type { ValuesOf } from '../field.ts';
import type { CommandType } from '../fields.ts';
import { bodies, type Party, viewerOf } from '../parties.ts';
import { type Rejection, reject } from '../rejections.ts';
import { newestEdition, ruleInForce } from '../rules.ts';
import type { CaseState } from '../state.ts';
import { validateFields } from '../validation.ts';
import {
  agendaLabel,
  type CaseAct,
  type CaseEffect,
  type CaseNews,
  type Doer,
  doersOf,
  itemOf,
  type MeetingAct,
  type MeetingCircumstances,
  type MeetingContext,
  type MeetingEffect,
  meetingEvent,
  participantOf,
  personOf,
  speaksForSelf,
  type Target,
  within,
} from './act.ts';
import { caseCommandOf, faultsOfConclusion, forumParty, named, obstaclesToConclusion, standsOf, tookPart } from './conclude.ts';
import type { NewMeetingEvent, ParticipantRow } from './events.ts';
import { type MeetingCommandType, meetingCommandTypes, meetingFields } from './fields.ts';
import { decides, decidingAuthorities, type Forum, proposes } from './forums.ts';
import { readyFor } from './outcomes.ts';
import { namedPerson, publicProposal, publicStands } from './minutes.ts';
import { awaits, type MeetingItem, type MeetingState, openItems, runningPhases, standingOf } from './state.ts';
import { awaitedCases, forumOf, isKnown, kindAt, putOn, takenOff } from './tell.ts';

type MeetingActs = { readonly [C in MeetingCommandType]: MeetingAct<(typeof meetingFields)[C]> };

const running = runningPhases;
const before = ['planned', 'announced'] as const;
const afterPlanning = ['announced', 'open'] as const;

const acts: MeetingActs = {
  planMeeting: {
    doers: ['secretariat'],
    rule: 'meeting.bySecretariat',
    phases: [],
    requirements: (values, { circumstances }) => [
      ...faultsOfSchedule(values, circumstances),
      ...faultsOfParticipants(values.participants, values.forum),
    ],
    events: ({ forum, meetingForm, participants, quorum, ...schedule }) => [
      meetingEvent('MeetingPlanned', publicLabel, { forum, form: meetingForm, quorum, ...scheduled(schedule) }),
      meetingEvent('MeetingParticipantsSet', within, { participants }),
    ],
  },
  moveMeeting: {
    doers: ['secretariat'],
    rule: 'meeting.bySecretariat',
    phases: running,
    requirements: (values, { circumstances }) => faultsOfSchedule(values, circumstances),
    events: ({ moveReason, ...schedule }) => [
      meetingEvent('MeetingMoved', publicLabel, { ...scheduled(schedule), reason: moveReason }),
    ],
    tells: ({ meetingDate }, context) => {
      const moved = { ...context.state, date: meetingDate };
      return isKnown(moved) ? awaitedCases(context).flatMap((found) => putOn(moved, found)) : [];
    },
  },
  cancelMeeting: {
    doers: ['secretariat'],
    rule: 'meeting.bySecretariat',
    phases: before,
    events: ({ cancelReason }) => [meetingEvent('MeetingCancelled', publicLabel, { reason: cancelReason })],
    tells: (_values, context) =>
      isKnown(context.state) ? awaitedCases(context).flatMap((found) => takenOff(context.state, found)) : [],
  },
  setParticipants: {
    doers: ['secretariat'],
    rule: 'meeting.whole',
    phases: running,
    requirements: ({ participants }, { state }) => faultsOfParticipants(participants, forumOf(state)),
    events: ({ participants }) => [meetingEvent('MeetingParticipantsSet', within, { participants })],
  },
  addCaseItem: {
    doers: ['secretariat'],
    rule: 'meeting.bySecretariat',
    phases: running,
    about: 'case',
    premises: (context) => faultsOfCase(context),
    events: (_values, { state, circumstances, target }) => {
      const found = circumstances.cases[target.item ?? ''];
      return found === undefined
        ? []
        : [
            meetingEvent('MeetingItemAdded', agendaLabel(state), {
              item: found.id,
              kind: kindAt(state, found),
              title: found.title,
              number: found.number,
            }),
          ];
    },
    tells: (_values, { state, circumstances: { cases }, target }) => (isKnown(state) ? putOn(state, cases[target.item ?? '']) : []),
  },
  addItem: {
    doers: ['secretariat'],
    rule: 'meeting.bySecretariat',
    phases: running,
    about: 'case',
    premises: ({ state, target }) =>
      state.items.some(({ id }) => id === target.item) ? [reject('meeting.itemTwice', 'meeting.order')] : [],
    events: ({ itemTitle, itemText }, { state, target }) => [
      meetingEvent(
        'MeetingItemAdded',
        agendaLabel(state),
        { item: target.item, kind: 'information', title: itemTitle },
        { label: within, values: itemText === undefined ? {} : { text: itemText } },
      ),
    ],
  },
  moveItem: {
    doers: ['secretariat'],
    rule: 'meeting.bySecretariat',
    phases: running,
    about: 'item',
    requirements: ({ itemPosition }, { state }) =>
      Number.isInteger(itemPosition) && itemPosition <= state.items.length
        ? []
        : [reject('meeting.position', 'meeting.bySecretariat', { last: state.items.length }, 'itemPosition')],
    events: ({ itemPosition }, { state, target }) => [
      meetingEvent('MeetingItemMoved', agendaLabel(state), { item: target.item, position: itemPosition }),
    ],
  },
  withdrawItem: {
    doers: ['secretariat'],
    rule: 'meeting.bySecretariat',
    phases: running,
    about: 'item',
    premises: obstaclesToConclusion,
    events: ({ withdrawReason }, { state, target }) => [
      meetingEvent('MeetingItemWithdrawn', agendaLabel(state), { item: target.item, reason: withdrawReason }),
    ],
    tells: (_values, { state, circumstances: { cases }, target }) =>
      isKnown(state) ? takenOff(state, cases[target.item ?? '']) : [],
  },
  transferItem: {
    doers: ['secretariat'],
    rule: 'meeting.oneAgenda',
    phases: running,
    about: 'item',
    premises: obstaclesToConclusion,
    requirements: faultsOfTransfer,
    events: ({ toMeeting, transferReason }, { state, target, circumstances }) => [
      meetingEvent('MeetingItemWithdrawn', agendaLabel(state), {
        item: target.item,
        reason: transferReason,
        movedTo: toMeeting,
        movedToDate: otherOf(circumstances, toMeeting)?.date,
      }),
    ],
    elsewhere: ({ toMeeting }, context) => arriving(otherOf(context.circumstances, toMeeting), context),
    tells: ({ toMeeting }, { state, target, circumstances }) => {
      const [other, found] = [otherOf(circumstances, toMeeting), circumstances.cases[target.item ?? '']];
      if (other !== undefined && isKnown(other)) return putOn(other, found);
      return isKnown(state) ? takenOff(state, found) : [];
    },
  },
  publishAgenda: {
    doers: ['secretariat'],
    rule: 'meeting.agendaBefore',
    phases: ['planned'],
    premises: someItems,
    events: (_values, { state }) => [
      meetingEvent('MeetingAgendaPublished', publicLabel, {
        agenda: openItems(state).map(({ id, kind, title, number }) => ({
          item: id,
          kind,
          title,
          ...(number === undefined ? {} : { number }),
        })),
      }),
    ],
    tells: (_values, context) => awaitedCases(context).flatMap((found) => putOn(context.state, found, publicLabel)),
  },
  issuePapers: {
    doers: ['secretariat'],
    rule: 'meeting.bySecretariat',
    phases: running,
    premises: someItems,
    events: () => [meetingEvent('MeetingPapersIssued', within, {})],
  },
  declareInterest: {
    doers: ['participant', 'secretariat'],
    rule: 'meeting.interests',
    phases: running,
    about: 'item',
    premises: (context) => speaksForSelf(context, 'meeting.interests'),
    requirements: ({ itemInterest }, context) => {
      const item = itemOf(context);
      const outside = item !== undefined && ['pending', 'disqualified'].includes(standingOf(item, personOf(context)));
      return outside && itemInterest === 'interestNone'
        ? [reject('meeting.interestStands', 'meeting.disqualified', {}, 'itemInterest')]
        : [];
    },
    events: ({ itemInterest, itemInterestKind, itemInterestText }, context) => [
      // that there is nothing to declare is nobody's secret
      meetingEvent('MeetingInterestDeclared', itemInterest === 'interestNone' ? within : personal(context), {
        item: context.target.item,
        person: personOf(context),
        interest: itemInterest,
        kind: itemInterestKind,
        description: itemInterestText,
      }),
    ],
  },
  ruleOnInterest: {
    doers: ['leader', 'secretariat'],
    rule: 'meeting.disqualified',
    phases: running,
    about: 'item',
    premises: (context) => {
      const person = personOf(context);
      const { state, circumstances } = context;
      if (participantOf(state, person) === undefined) {
        return [reject('meeting.personUnknown', 'meeting.disqualified', { person }, 'person')];
      }
      return person === circumstances.actor.person ? [reject('meeting.ownInterest', 'meeting.disqualified', {}, 'person')] : [];
    },
    events: ({ ruling, rulingReason }, context) => [
      meetingEvent(
        'MeetingInterestRuled',
        within,
        { item: context.target.item, person: personOf(context), ruling },
        { label: personal(context), values: { reason: rulingReason } },
      ),
    ],
  },
  openMeeting: {
    doers: ['leader', 'secretariat'],
    rule: 'meeting.order',
    phases: before,
    premises: (context) => [...someItems(context), ...faultsOfOpening(context)],
    events: () => [meetingEvent('MeetingOpened', within, {})],
    tells: (_values, context) =>
      isKnown(context.state) ? [] : awaitedCases(context).flatMap((found) => putOn(context.state, found)),
  },
  recordAttendance: {
    doers: ['leader', 'secretariat'],
    rule: 'meeting.quorum',
    phases: ['open'],
    premises: ({ state }) => (state.form === 'written' ? [reject('meeting.notWritten', 'meeting.quorum')] : []),
    requirements: ({ attendance }, { state }) => {
      const unknown = attendance.filter(({ person }) => participantOf(state, person) === undefined).map(({ person }) => person);
      return unknown.length === 0
        ? []
        : [reject('meeting.personUnknown', 'meeting.quorum', { person: unknown.join(', ') }, 'attendance')];
    },
    events: ({ attendance }) => [meetingEvent('MeetingAttendanceRecorded', within, { attendance })],
  },
  makeProposal: {
    doers: ['participant', 'secretariat'],
    rule: 'meeting.proposals',
    phases: afterPlanning,
    about: 'item',
    premises: (context) => [
      ...speaksForSelf(context, 'meeting.proposals'),
      ...mayPropose(context),
      ...obstaclesToConclusion(context),
    ],
    events: ({ proposal, proposalWay, proposalClosed }, context) => [
      meetingEvent('MeetingProposalMade', within, {
        item: context.target.item,
        number: (itemOf(context)?.proposals.length ?? 0) + 1,
        person: personOf(context),
        text: proposal,
        way: proposalWay,
        closed: proposalClosed ?? false,
      }),
    ],
  },
  answerProposal: {
    doers: ['leader', 'secretariat'],
    rule: 'meeting.proposals',
    phases: ['open', 'held'],
    about: 'proposal',
    events: ({ proposalHandling, proposalAnswer }, { target }) => [
      meetingEvent('MeetingProposalAnswered', within, {
        item: target.item,
        number: target.proposal,
        handling: proposalHandling,
        answer: proposalAnswer,
      }),
    ],
  },
  answerSignOff: {
    doers: ['participant'],
    rule: 'meeting.signOffTime',
    phases: ['open'],
    about: 'item',
    premises: (context) => [
      ...(context.state.form === 'written' ? [] : [reject('meeting.onlyWritten', 'meeting.signOffTime')]),
      ...(decides(participantOf(context.state, context.circumstances.actor.person)?.seat ?? '')
        ? []
        : [reject('meeting.notAllowed', 'meeting.signOffTime', { allowed: 'member' })]),
      ...obstaclesToConclusion(context),
    ],
    events: ({ signOffAnswer, missingPart }, { target, circumstances }) => [
      meetingEvent('MeetingSignOffAnswered', within, {
        item: target.item,
        person: circumstances.actor.person,
        answer: signOffAnswer,
        missing: missingPart,
      }),
    ],
  },
  concludeItem: {
    doers: ['leader', 'secretariat'],
    rule: 'meeting.order',
    phases: ['open'],
    about: 'item',
    premises: obstaclesToConclusion,
    requirements: faultsOfConclusion,
    inCases: (values, context) => {
      const item = itemOf(context);
      const command = item === undefined ? undefined : caseCommandOf(values, context, item);
      if (item === undefined || command === undefined) return [];
      return [{ caseId: item.id, command, actor: forumParty(context.state, context.circumstances) }];
    },
    events: ({ itemOutcome, stands, publicReason, discussion }, context) => {
      const item = itemOf(context);
      if (item === undefined) return [];
      return [
        meetingEvent('MeetingItemConcluded', within, {
          item: item.id,
          outcome: itemOutcome,
          stands: item.kind === 'information' ? [] : standsOf(context.state, item, stands),
          reason: publicReason,
          discussion,
          present: tookPart(context.state, item),
          steppedAside: steppedAside(context.state, item),
        }),
      ];
    },
  },
  closeMeeting: {
    doers: ['leader', 'secretariat'],
    rule: 'meeting.minutes',
    phases: ['open'],
    premises: ({ state }) => {
      const open = openItems(state).filter(({ conclusions }) => conclusions.length === 0);
      return open.length === 0
        ? []
        : [reject('meeting.itemsOpen', 'meeting.minutes', { items: open.map(({ number, title }) => number ?? title).join(', ') })];
    },
    events: () => [meetingEvent('MeetingClosed', within, {})],
  },
  approveMinutes: {
    doers: ['leader', 'secretariat'],
    rule: 'meeting.minutes',
    phases: ['held'],
    premises: ({ state }) => {
      const open = openItems(state).filter(({ proposals }) => proposals.some(({ handling }) => handling === undefined));
      return open.length === 0
        ? []
        : [
            reject('meeting.proposalsOpen', 'meeting.proposals', {
              numbers: open.map(({ number, title }) => number ?? title).join(', '),
            }),
          ];
    },
    events: ({ minutesRemark }) => [meetingEvent('MeetingMinutesApproved', within, { remark: minutesRemark })],
  },
  publishMinutes: {
    doers: ['secretariat'],
    rule: 'meeting.publication',
    phases: ['approved'],
    events: (_values, { state }) => [
      ...openItems(state).map((item) => publishedItem(state, item)),
      meetingEvent('MeetingPublished', publicLabel, {
        present: presentThroughout(state).map((person) => namedPerson(state, person)),
      }),
    ],
    inCases: (_values, { state, circumstances: { actor, cases } }) =>
      openItems(state).flatMap(({ id }): readonly CaseAct[] => {
        const type = atThePress(cases[id]);
        return type === undefined ? [] : [{ caseId: id, command: { type, values: {} }, actor }];
      }),
  },
};

/** What the press publishes in a case: what the forum has concluded and nobody has published yet. */
function atThePress(found: CaseState | undefined): CommandType | undefined {
  if (found?.phase === 'decided') return 'publishDecision';
  return found?.phase === 'registered' && found.agenda.recorded !== undefined ? 'publishCommission' : undefined;
}

/** A command to a meeting before validation: its form, what it is about, and the form of the act in the case that follows. */
export interface MeetingCommand {
  readonly type: MeetingCommandType;
  readonly values: Readonly<Record<string, unknown>>;
  readonly target?: Target;
  /** What the conclusion of an item needs beside the conclusion: the form of the act in the case. */
  readonly caseValues?: Readonly<Record<string, unknown>>;
}

export type MeetingDecision =
  | {
      readonly ok: true;
      readonly events: readonly NewMeetingEvent[];
      readonly effects: readonly CaseEffect[];
      /** What follows in other meetings. */
      readonly elsewhere: readonly MeetingEffect[];
    }
  | { readonly ok: false; readonly rejections: readonly Rejection[] };

/**
 * The events that follow from a command to a meeting, with those that follow in the cases it settles, or every reason why it is refused,
 * each with its rule. Pure; meeting and cases must be whole, not a redacted view.
 *
 * Rules: see rules.ts; S14-S16 of the white-paper catalogue, A4, A9, A16.
 */
export function decideMeeting(state: MeetingState, command: MeetingCommand, circumstances: MeetingCircumstances): MeetingDecision {
  return decideTyped(command.type, state, command, circumstances);
}

function decideTyped<C extends MeetingCommandType>(
  type: C,
  state: MeetingState,
  command: MeetingCommand,
  circumstances: MeetingCircumstances,
): MeetingDecision {
  const act: MeetingActs[C] = acts[type];
  const context: MeetingContext = { state, circumstances, target: command.target ?? {}, caseValues: command.caseValues ?? {} };
  const obstacles = obstaclesToMeeting(type, context);
  const validated = validateFields(meetingFields[type], command.values, circumstances.today);
  if (!validated.ok) return { ok: false, rejections: cited([...obstacles, ...validated.rejections], circumstances) };
  // validateFields() has checked every field against the descriptors from which ValuesOf is computed.
  const values = validated.values as unknown as ValuesOf<(typeof meetingFields)[C]>;
  // what stands in the way of the act itself is told first: the rest may tell of what the actor is not to know
  const own = obstacles.length > 0 ? obstacles : (act.requirements?.(values, context) ?? []);
  const effects = obstacles.length > 0 ? [] : (act.inCases?.(values, context) ?? []).map((each) => effectOf(each, circumstances));
  const rejections = cited([...own, ...effects.flatMap((effect) => (effect.ok ? [] : effect.rejections))], circumstances);
  if (rejections.length > 0) return { ok: false, rejections };
  return {
    ok: true,
    events: act.events(values, context),
    effects: [
      ...effects.flatMap((effect) => (effect.ok ? [effect.effect] : [])),
      ...(act.tells?.(values, context) ?? []).map((news) => told(news, circumstances)),
    ],
    elsewhere: act.elsewhere?.(values, context) ?? [],
  };
}

/** News as it enters the log of the case, with what follows for its clock. */
function told({ found, event }: CaseNews, { actor, now, today }: MeetingCircumstances): CaseEffect {
  return { caseId: found.id, actor, events: withClock(found, [event], { actor, now, today, nextNumber: '' }) };
}

type Effect =
  | { readonly ok: true; readonly effect: CaseEffect }
  | { readonly ok: false; readonly rejections: readonly Rejection[] };

function effectOf({ caseId, command, actor }: CaseAct, { cases, now, today }: MeetingCircumstances): Effect {
  const found = cases[caseId];
  if (found === undefined)
    return { ok: false, rejections: [reject('meeting.itemUnknown', 'meeting.order', { item: caseId }, 'item')] };
  const decision = decide(found, command, { actor, now, today, nextNumber: '' });
  return decision.ok ? { ok: true, effect: { caseId, actor, events: decision.events } } : decision;
}

/** Every reason why an act cannot be done at this meeting now by this actor, whatever would be filled in; empty when it can. */
function obstaclesToMeeting(type: MeetingCommandType, context: MeetingContext): readonly Rejection[] {
  const act: MeetingAct<never> = acts[type];
  const { state, circumstances, target } = context;
  const { actor, now } = circumstances;
  const doers = doersOf(state, actor);
  if (!act.doers.some((doer) => doers.includes(doer))) {
    return cited([reject('meeting.notAllowed', act.rule, { allowed: act.doers.join(', ') })], circumstances);
  }
  const opening = act.phases.length === 0;
  const reasons: Rejection[] = [];
  if (opening !== (state.version === 0) || (!opening && !act.phases.includes(state.phase))) {
    reasons.push(reject('meeting.notNow', 'meeting.order', { phase: state.phase, allowed: act.phases.join(', ') }));
  }
  if (now < state.lastRecordedAt) reasons.push(reject('clock.behindLog', 'log.appendOnly', { now, last: state.lastRecordedAt }));
  const found = targetFaults(act.about, context);
  const rest = found.length > 0 || opening ? found : (act.premises?.(context) ?? []);
  const item = target.item === undefined ? undefined : itemOf(context);
  const aside =
    item !== undefined && touchesContent.has(type) && standsOutside(item, actor)
      ? [reject('meeting.disqualified', 'meeting.disqualified')]
      : [];
  return cited([...reasons, ...rest, ...aside], circumstances);
}

const standsOutside = (item: MeetingItem, actor: Party): boolean =>
  viewerOf(actor, item.id) === null || standingOf(item, actor.person) === 'disqualified';

/** What one who is disqualified from an item cannot do with it. */
const touchesContent: ReadonlySet<MeetingCommandType> = new Set<MeetingCommandType>([
  'makeProposal',
  'answerProposal',
  'answerSignOff',
  'concludeItem',
  'withdrawItem',
  'transferItem',
]);

function targetFaults(about: MeetingAct<never>['about'], context: MeetingContext): readonly Rejection[] {
  if (about === undefined || about === 'case') return [];
  const item = itemOf(context);
  if (item === undefined) return [reject('meeting.itemUnknown', 'meeting.order', { item: context.target.item ?? '' }, 'item')];
  if (item.withdrawn !== undefined) return [reject('meeting.itemWithdrawn', 'meeting.order')];
  return about === 'proposal' && !item.proposals.some(({ number }) => number === context.target.proposal)
    ? [reject('meeting.proposalUnknown', 'meeting.proposals', { number: context.target.proposal ?? 0 })]
    : [];
}

/** Refusals with the edition of their rule that is in force. */
function cited(rejections: readonly Rejection[], { today }: MeetingCircumstances): readonly Rejection[] {
  return rejections.map((rejection) => ({
    ruleVersion: (ruleInForce(rejection.rule, today) ?? newestEdition(rejection.rule)).version,
    ...rejection,
  }));
}

/** One act as a viewer meets it: what it is about, and why it cannot be done now. */
export interface AvailableMeetingAct {
  readonly type: MeetingCommandType;
  readonly item?: string;
  readonly obstacles: readonly Rejection[];
}

/** What the actor could ever do at a meeting, each with the reasons why not now; acts on an item once for each item. */
export function availableMeetingActs(state: MeetingState, circumstances: MeetingCircumstances): readonly AvailableMeetingAct[] {
  const doers = doersOf(state, circumstances.actor);
  return meetingCommandTypes
    .filter((type) => acts[type].phases.length > 0 && acts[type].doers.some((doer: Doer) => doers.includes(doer)))
    .flatMap((type): readonly AvailableMeetingAct[] => {
      const about = acts[type].about;
      if (about === undefined)
        return [{ type, obstacles: obstaclesToMeeting(type, { state, circumstances, target: {}, caseValues: {} }) }];
      if (about !== 'item') return [];
      return openItems(state).map(({ id }) => ({
        type,
        item: id,
        obstacles: obstaclesToMeeting(type, {
          state,
          circumstances,
          target: { item: id, ...speakerFor(type, state, circumstances) },
          caseValues: {},
        }),
      }));
    });
}

/** Someone the act can be about, where it needs someone: the first at the meeting who is not the actor. */
function speakerFor(type: MeetingCommandType, state: MeetingState, { actor }: MeetingCircumstances): Target {
  const wanted = (participant: ParticipantRow): boolean =>
    type === 'makeProposal' ? proposes(participant.seat) : type === 'ruleOnInterest' && participant.person !== actor.person;
  const secretariat = actor.role === 'secretariat' || type === 'ruleOnInterest';
  const person = state.participants.find(
    (each) => wanted(each) || (type === 'declareInterest' && each.person !== actor.person),
  )?.person;
  return secretariat && person !== undefined ? { person } : {};
}

interface ScheduleForm {
  readonly meetingForm?: string;
  readonly meetingDate: string;
  readonly startTime?: string;
  readonly endTime?: string;
  readonly meetingPlace?: string;
  readonly papersDeadline?: string;
}

const scheduled = ({ meetingDate, startTime, endTime, meetingPlace, papersDeadline }: ScheduleForm) => ({
  date: meetingDate,
  startTime,
  endTime,
  place: meetingPlace,
  papersDeadline,
});

function faultsOfSchedule(form: ScheduleForm, { today }: MeetingCircumstances): readonly Rejection[] {
  const { meetingDate, startTime, endTime, papersDeadline } = form;
  const rule = 'meeting.bySecretariat';
  const untimely = (['startTime', 'endTime'] as const).filter((name) => {
    const text = form[name];
    return text !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(text);
  });
  return [
    ...(meetingDate < today ? [reject('date.inThePast', rule, { today }, 'meetingDate')] : []),
    ...untimely.map((name) => reject('meeting.time', rule, {}, name)),
    ...(untimely.length === 0 && startTime !== undefined && endTime !== undefined && endTime <= startTime
      ? [reject('meeting.timeOrder', rule, { startTime }, 'endTime')]
      : []),
    ...(papersDeadline !== undefined && papersDeadline > meetingDate
      ? [reject('meeting.papersAfter', rule, { meetingDate }, 'papersDeadline')]
      : []),
  ];
}

function faultsOfParticipants(participants: readonly ParticipantRow[], forum: string): readonly Rejection[] {
  const persons = participants.map(({ person }) => person);
  const twice = [...new Set(persons.filter((person, index) => persons.indexOf(person) !== index))];
  const leaders = participants.filter(({ seat }) => seat === 'leader').length;
  const voices = participants.filter(({ seat }) => decides(seat)).map(({ authority }) => authority);
  const missing = decidingAuthorities[forum as Forum].filter((authority) => !voices.some((voice) => voice === authority));
  return [
    ...(twice.length === 0
      ? []
      : [reject('meeting.participantTwice', 'meeting.whole', { persons: twice.join(', ') }, 'participants')]),
    ...(leaders === 1 ? [] : [reject('meeting.oneLeader', 'meeting.whole', { leaders }, 'participants')]),
    ...(missing.length === 0
      ? []
      : [reject('meeting.authorityWithoutMember', 'meeting.whole', { missing: missing.join(', ') }, 'participants')]),
  ];
}

function someItems({ state }: MeetingContext): readonly Rejection[] {
  return openItems(state).length > 0 ? [] : [reject('meeting.noItems', 'meeting.order')];
}

/** A case comes on the agenda when the forum could settle it today: the rule that says no is the one of the act in the case. */
function faultsOfCase({ state, circumstances, target }: MeetingContext): readonly Rejection[] {
  const found = circumstances.cases[target.item ?? ''];
  if (found === undefined) return [reject('meeting.itemUnknown', 'meeting.readyCases', { item: target.item ?? '' }, 'item')];
  const other = circumstances.others.find((each) => each.id !== state.id && each.forum === state.forum && awaits(each, found.id));
  return [
    ...(other === undefined ? [] : [reject('meeting.onOtherAgenda', 'meeting.oneAgenda', { date: other.date ?? '' }, 'item')]),
    ...faultsOfPlace(state, found, circumstances),
  ];
}

/** Why a meeting cannot take a case up. */
function faultsOfPlace(state: MeetingState, found: CaseState, circumstances: MeetingCircumstances): readonly Rejection[] {
  if (openItems(state).some(({ id }) => id === found.id)) return [reject('meeting.itemTwice', 'meeting.order', {}, 'item')];
  const { now, today } = circumstances;
  const actor = forumParty(state, circumstances);
  return obstaclesTo(readyFor[kindAt(state, found)], found, { actor, now, today, nextNumber: '' });
}

const otherOf = ({ others }: MeetingCircumstances, id: string): MeetingState | undefined => others.find((each) => each.id === id);

/** An item is moved to another meeting of the same forum that has yet to be held and could take it up. */
function faultsOfTransfer(
  { toMeeting }: { readonly toMeeting: string },
  { state, circumstances, target }: MeetingContext,
): readonly Rejection[] {
  const other = toMeeting === state.id ? undefined : otherOf(circumstances, toMeeting);
  if (other === undefined || !running.some((phase) => phase === other.phase))
    return [reject('meeting.otherUnknown', 'meeting.oneAgenda', {}, 'toMeeting')];
  if (other.forum !== state.forum) return [reject('meeting.otherForum', 'meeting.oneAgenda', {}, 'toMeeting')];
  const found = circumstances.cases[target.item ?? ''];
  return found === undefined ? [] : faultsOfPlace(other, found, circumstances);
}

/** An item as it comes to another meeting: with the interests that were declared and ruled on, so that nobody who stood outside comes in. */
function arriving(other: MeetingState | undefined, context: MeetingContext): readonly MeetingEffect[] {
  const item = itemOf(context);
  if (other === undefined || item === undefined) return [];
  const { state, circumstances } = context;
  const found = circumstances.cases[item.id];
  const added = meetingEvent(
    'MeetingItemAdded',
    agendaLabel(other),
    {
      item: item.id,
      kind: found === undefined ? item.kind : kindAt(other, found),
      title: item.title,
      number: item.number,
      movedFrom: state.id,
      movedFromDate: state.date,
    },
    { label: within, values: item.text === undefined ? {} : { text: item.text } },
  );
  const declared = Object.entries(item.interests).filter(([, { interest, ruling }]) => interest === 'interestDeclared' || ruling);
  return [{ meetingId: other.id, events: [added, ...declared.flatMap(([person]) => interestOf(person, item, context))] }];
}

/** What someone has declared and how it was ruled, told again. */
function interestOf(person: string, item: MeetingItem, context: MeetingContext): readonly NewMeetingEvent[] {
  const { interest, kind, description, ruling, rulingReason } = item.interests[person] ?? {};
  const label = personal({ ...context, target: { item: item.id, person } });
  return [
    ...(interest === undefined
      ? []
      : [meetingEvent('MeetingInterestDeclared', label, { item: item.id, person, interest, kind, description })]),
    ...(ruling === undefined
      ? []
      : [
          meetingEvent(
            'MeetingInterestRuled',
            within,
            { item: item.id, person, ruling },
            { label, values: rulingReason === undefined ? {} : { reason: rulingReason } },
          ),
        ]),
  ];
}

/** A meeting opens on its day; a sign-off in writing early enough that the members have the days they are to have. */
function faultsOfOpening({ state, circumstances: { today } }: MeetingContext): readonly Rejection[] {
  const date = state.date ?? today;
  if (state.form !== 'written') {
    return today < date ? [reject('meeting.notYet', 'meeting.order', { date, today })] : [];
  }
  const [shortest, longest] = ['commission-review-shortest', 'commission-review-longest'].map(
    (id) => factAsOf(id, { effective: today, known: today })?.value,
  );
  if (shortest === undefined || longest === undefined) return [];
  const [first, last] = [addCalendarDays(today, shortest), addCalendarDays(today, longest)];
  return date < first || date > last
    ? [reject('meeting.signOffDeadline', 'meeting.signOffTime', { shortest, longest, first, last, date })]
    : [];
}

/** Observers act for bodies of their own, which may read what is said of them. */
const observerBodies: Readonly<Record<string, string>> = {
  userObserver: bodies.userCommittees,
  clinicianObserver: bodies.clinicians,
  directorateObserver: bodies.directorateOfHealth,
};

/** Personal: known to whoever it is about, the forum and the secretariat. */
function personal(context: MeetingContext): Label {
  const { state, circumstances } = context;
  const person = personOf(context);
  const declared = itemOf(context)?.interests[person]?.organisation;
  const observing = observerBodies[participantOf(state, person)?.seat ?? ''];
  return {
    class: 'confidential',
    ground: 'personalCircumstances',
    owner: bodies.secretariat,
    sharedWith: [...new Set([bodies[forumOf(state)], circumstances.actor.organisation, declared, observing])].filter(
      (each) => each !== undefined,
    ),
  };
}

function mayPropose(context: MeetingContext): readonly Rejection[] {
  const participant = participantOf(context.state, personOf(context));
  return participant === undefined || proposes(participant.seat)
    ? []
    : [reject('meeting.mayNotPropose', 'meeting.proposals', { person: named(context.state, [participant.person]) }, 'person')];
}

const steppedAside = (state: MeetingState, item: MeetingItem): readonly string[] =>
  state.participants.map(({ person }) => person).filter((person) => standingOf(item, person) === 'disqualified');

/** Everyone who was there for some item, in the order of the list of participants. */
function presentThroughout(state: MeetingState): readonly string[] {
  const there = new Set(state.items.flatMap(({ conclusions }) => conclusions.flatMap(({ present }) => present)));
  return state.participants.map(({ person }) => person).filter((person) => there.has(person));
}

/** An item as everyone may read it. */
function publishedItem(state: MeetingState, item: MeetingItem): NewMeetingEvent {
  const conclusion = item.conclusions.at(-1);
  return meetingEvent('MeetingItemPublished', publicLabel, {
    item: item.id,
    kind: item.kind,
    title: item.title,
    number: item.number,
    outcome: conclusion?.outcome,
    reason: conclusion?.reason,
    stands: publicStands(conclusion?.stands ?? []),
    proposals: item.proposals.map((proposal) => publicProposal(state, proposal)),
    steppedAside: (conclusion?.steppedAside ?? []).map((person) => namedPerson(state, person)),
  });
}
