import type { CalendarDate } from '@likeverd/reference';
import {
  type AgendaRow,
  type AttendanceRow,
  type MeetingEvent,
  type MeetingEvents,
  meetingValuesOf,
  type NamedRow,
  type ParticipantRow,
  type StandRow,
} from './events.ts';
import type { ItemOutcome } from './forums.ts';
import { outcomeRules } from './outcomes.ts';

/** Where a meeting stands. A meeting in writing is open until its deadline has been met. */
export const meetingPhases = ['planned', 'announced', 'open', 'held', 'approved', 'published', 'cancelled'] as const;
export type MeetingPhase = (typeof meetingPhases)[number];

/** What someone has declared about an item, and how it was ruled. */
export interface DeclaredInterest {
  readonly interest?: string;
  readonly kind?: string;
  readonly description?: string;
  /** Organisation of whoever declared: it may read its own. */
  readonly organisation?: string;
  readonly ruling?: string;
  readonly rulingReason?: string;
}

export interface Proposal {
  readonly number: number;
  readonly person?: string;
  readonly text?: string;
  readonly way?: string;
  /** Kept from the public minutes. */
  readonly closed: boolean;
  readonly handling?: string;
  readonly answer?: string;
}

export interface Conclusion {
  readonly outcome?: string;
  readonly stands: readonly StandRow[];
  readonly reason?: string;
  readonly discussion?: string;
  readonly present: readonly string[];
  readonly steppedAside: readonly string[];
  readonly recordedAt: string;
}

/** Another meeting, by its id and the day it then had. */
export interface OtherMeeting {
  readonly meeting: string;
  readonly date?: CalendarDate;
}

export interface MeetingItem {
  /** Id of the case, or of the item where it is about none. */
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly number?: string;
  readonly text?: string;
  readonly withdrawn?: string;
  /** The meeting that it was moved to, and the one it came from. */
  readonly movedTo?: OtherMeeting;
  readonly movedFrom?: OtherMeeting;
  /** By person. */
  readonly interests: Readonly<Record<string, DeclaredInterest>>;
  readonly proposals: readonly Proposal[];
  /** Answers in a sign-off in writing, by person. */
  readonly answers: Readonly<Record<string, { readonly answer: string; readonly missing?: string }>>;
  /** In the order in which they were reached: one that settled nothing may be followed by another. */
  readonly conclusions: readonly Conclusion[];
  readonly published?: Partial<Omit<MeetingEvents['MeetingItemPublished'], 'item' | 'kind' | 'title' | 'number'>>;
}

export interface Move {
  readonly from: CalendarDate | undefined;
  readonly to: CalendarDate | undefined;
  readonly reason: string | undefined;
  readonly recordedAt: string;
}

/** A meeting as far as the reader of its log may know. Derived, never stored. */
export interface MeetingState {
  readonly id: string;
  /** Number of events in the log this state was folded from; 0 before the first. */
  readonly version: number;
  readonly lastRecordedAt: string;
  readonly phase: MeetingPhase;
  readonly forum?: string;
  readonly form?: string;
  /** Day of the meeting; of one in writing, the last day to answer. */
  readonly date?: CalendarDate;
  readonly startTime?: string;
  readonly endTime?: string;
  readonly place?: string;
  readonly papersDeadline?: CalendarDate;
  readonly quorum?: number;
  /** Counts the moves: calendars replace an entry by one with a higher number. */
  readonly sequence: number;
  readonly moves: readonly Move[];
  readonly cancelReason?: string;
  readonly participants: readonly ParticipantRow[];
  readonly attendance: readonly AttendanceRow[];
  readonly items: readonly MeetingItem[];
  /** Instants at which it happened. */
  readonly agendaPublishedAt?: string;
  readonly papersIssuedAt?: string;
  readonly openedAt?: string;
  readonly closedAt?: string;
  readonly approvedAt?: string;
  readonly publishedAt?: string;
  readonly minutesRemark?: string;
  /** Those present, as the public minutes name them. */
  readonly publishedPresent?: readonly NamedRow[];
}

export function emptyMeeting(id: string): MeetingState {
  return {
    id,
    version: 0,
    lastRecordedAt: '',
    phase: 'planned',
    sequence: 0,
    moves: [],
    participants: [],
    attendance: [],
    items: [],
  };
}

/** The meeting after one more event. Defined for every log that `decideMeeting` produced, whole or with values withheld. */
export function evolveMeeting(state: MeetingState, event: MeetingEvent): MeetingState {
  return { ...state, ...change(state, event), version: event.version, lastRecordedAt: event.recordedAt };
}

export function meetingFrom(id: string, events: readonly MeetingEvent[]): MeetingState {
  return events.reduce(evolveMeeting, emptyMeeting(id));
}

/**
 * What a person's declaration means for an item: `undeclared` before they have said anything, `pending` while a declared interest has not
 * been ruled on, `qualified`, or `disqualified`. The latest word counts.
 */
export function standingOf(item: MeetingItem, person: string): 'undeclared' | 'pending' | 'qualified' | 'disqualified' {
  const declared = item.interests[person];
  if (declared?.ruling === 'disqualified') return 'disqualified';
  if (declared?.ruling === 'qualified') return 'qualified';
  if (declared?.interest === undefined) return 'undeclared';
  return declared.interest === 'interestNone' ? 'qualified' : 'pending';
}

/** True when an item is finished: a new conclusion cannot replace the one it has. */
export function isSettled(item: MeetingItem): boolean {
  const outcome = item.conclusions.at(-1)?.outcome;
  return outcome !== undefined && isOutcome(outcome) && outcomeRules[outcome].binding;
}

export function isOutcome(text: string): text is ItemOutcome {
  return Object.hasOwn(outcomeRules, text);
}

/** Phases in which items can be taken up. */
export const runningPhases = ['planned', 'announced', 'open'] as const satisfies readonly MeetingPhase[];

/** True where a meeting has yet to settle a case. Rule: meeting.oneAgenda. */
export function awaits(state: MeetingState, caseId: string): boolean {
  return (
    runningPhases.some((phase) => phase === state.phase) && openItems(state).some((item) => item.id === caseId && !isSettled(item))
  );
}

/** Items that stand on the agenda. */
export const openItems = ({ items }: MeetingState): readonly MeetingItem[] => items.filter((item) => item.withdrawn === undefined);

const otherMeeting = (meeting: string, date: CalendarDate | undefined): OtherMeeting => ({
  meeting,
  ...(date === undefined ? {} : { date }),
});

interface ItemHead {
  readonly id: string;
  readonly kind?: string | undefined;
  readonly title?: string | undefined;
  readonly number?: string | undefined;
  readonly text?: string | undefined;
}

const newItem = ({ id, kind, title, number, text }: ItemHead): MeetingItem => ({
  id,
  kind: kind ?? 'information',
  title: title ?? '',
  interests: {},
  proposals: [],
  answers: {},
  conclusions: [],
  ...(number === undefined ? {} : { number }),
  ...(text === undefined ? {} : { text }),
});

const withItem = (
  state: MeetingState,
  id: string | undefined,
  alter: (item: MeetingItem) => MeetingItem,
): Partial<MeetingState> => ({
  items: state.items.map((item) => (item.id === id ? alter(item) : item)),
});

const interest = (item: MeetingItem, person: string, change: DeclaredInterest): MeetingItem => ({
  ...item,
  interests: { ...item.interests, [person]: change },
});

/** A new declaration beside an earlier one: it can reopen a ruling that all is well, never lift a ruling or an interest. */
function declared(before: DeclaredInterest | undefined, said: DeclaredInterest, organisation: string): DeclaredInterest {
  const stands = before?.ruling === 'disqualified' || (before?.interest === 'interestDeclared' && before.ruling === undefined);
  if (said.interest === 'interestNone') return stands ? before : { ...before, ...said, organisation };
  const { ruling, ...rest } = before ?? {};
  return { ...rest, ...said, organisation, ...(ruling === 'disqualified' ? { ruling } : {}) };
}

function change(state: MeetingState, event: MeetingEvent): Partial<MeetingState> {
  const { recordedAt } = event;
  switch (event.type) {
    case 'MeetingPlanned':
      return { ...meetingValuesOf(event, 'MeetingPlanned'), phase: 'planned' };
    case 'MeetingParticipantsSet':
      return { participants: meetingValuesOf(event, 'MeetingParticipantsSet').participants ?? state.participants };
    case 'MeetingMoved': {
      const { reason, ...schedule } = meetingValuesOf(event, 'MeetingMoved');
      return {
        ...schedule,
        sequence: state.sequence + 1,
        moves: [...state.moves, { from: state.date, to: schedule.date, reason, recordedAt }],
      };
    }
    case 'MeetingCancelled': {
      const { reason } = meetingValuesOf(event, 'MeetingCancelled');
      return { phase: 'cancelled', sequence: state.sequence + 1, ...(reason === undefined ? {} : { cancelReason: reason }) };
    }
    case 'MeetingItemAdded': {
      const { item, movedFrom, movedFromDate, ...said } = meetingValuesOf(event, 'MeetingItemAdded');
      if (item === undefined) return {};
      const before = state.items.find(({ id }) => id === item);
      const added = {
        ...newItem({ id: item, ...said }),
        ...(movedFrom === undefined ? {} : { movedFrom: otherMeeting(movedFrom, movedFromDate) }),
        // what was declared and ruled before the item was withdrawn still stands
        interests: before?.interests ?? {},
      };
      return { items: [...state.items.filter(({ id }) => id !== item), added] };
    }
    case 'MeetingItemMoved': {
      const { item, position } = meetingValuesOf(event, 'MeetingItemMoved');
      const moved = state.items.find(({ id }) => id === item);
      if (moved === undefined || position === undefined) return {};
      return { items: state.items.filter(({ id }) => id !== item).toSpliced(position - 1, 0, moved) };
    }
    case 'MeetingItemWithdrawn': {
      const { item, reason, movedTo, movedToDate } = meetingValuesOf(event, 'MeetingItemWithdrawn');
      return withItem(state, item, (each) => ({
        ...each,
        withdrawn: reason ?? '',
        ...(movedTo === undefined ? {} : { movedTo: otherMeeting(movedTo, movedToDate) }),
      }));
    }
    case 'MeetingAgendaPublished':
      return {
        phase: 'announced',
        agendaPublishedAt: recordedAt,
        items: announced(state.items, meetingValuesOf(event, 'MeetingAgendaPublished').agenda ?? []),
      };
    case 'MeetingPapersIssued':
      return { papersIssuedAt: recordedAt };
    case 'MeetingInterestDeclared': {
      const { item, person, ...said } = meetingValuesOf(event, 'MeetingInterestDeclared');
      if (person === undefined) return {};
      return withItem(state, item, (each) =>
        interest(each, person, declared(each.interests[person], said, event.actor.organisation)),
      );
    }
    case 'MeetingInterestRuled': {
      const { item, person, ruling, reason } = meetingValuesOf(event, 'MeetingInterestRuled');
      if (person === undefined) return {};
      return withItem(state, item, (each) =>
        interest(each, person, {
          ...each.interests[person],
          ...(ruling === undefined ? {} : { ruling }),
          ...(reason === undefined ? {} : { rulingReason: reason }),
        }),
      );
    }
    case 'MeetingOpened':
      return { phase: 'open', openedAt: recordedAt };
    case 'MeetingAttendanceRecorded':
      return { attendance: meetingValuesOf(event, 'MeetingAttendanceRecorded').attendance ?? state.attendance };
    case 'MeetingProposalMade': {
      const { item, number, closed, ...said } = meetingValuesOf(event, 'MeetingProposalMade');
      return withItem(state, item, (each) => ({
        ...each,
        proposals: [...each.proposals, { ...said, number: number ?? each.proposals.length + 1, closed: closed ?? false }],
      }));
    }
    case 'MeetingProposalAnswered': {
      const { item, number, ...said } = meetingValuesOf(event, 'MeetingProposalAnswered');
      return withItem(state, item, (each) => ({
        ...each,
        proposals: each.proposals.map((proposal) => (proposal.number === number ? { ...proposal, ...said } : proposal)),
      }));
    }
    case 'MeetingSignOffAnswered': {
      const { item, person, answer, missing } = meetingValuesOf(event, 'MeetingSignOffAnswered');
      if (person === undefined || answer === undefined) return {};
      return withItem(state, item, (each) => ({
        ...each,
        answers: { ...each.answers, [person]: { answer, ...(missing === undefined ? {} : { missing }) } },
      }));
    }
    case 'MeetingItemConcluded': {
      const { item, stands, present: there, steppedAside, ...said } = meetingValuesOf(event, 'MeetingItemConcluded');
      return withItem(state, item, (each) => ({
        ...each,
        conclusions: [
          ...each.conclusions,
          { ...said, stands: stands ?? [], present: there ?? [], steppedAside: steppedAside ?? [], recordedAt },
        ],
      }));
    }
    case 'MeetingClosed':
      return { phase: 'held', closedAt: recordedAt };
    case 'MeetingMinutesApproved': {
      const { remark } = meetingValuesOf(event, 'MeetingMinutesApproved');
      return { phase: 'approved', approvedAt: recordedAt, ...(remark === undefined ? {} : { minutesRemark: remark }) };
    }
    case 'MeetingItemPublished': {
      const { item, kind, title, number, ...published } = meetingValuesOf(event, 'MeetingItemPublished');
      if (item === undefined) return {};
      const known = state.items.some(({ id }) => id === item);
      const items = known ? state.items : [...state.items, newItem({ id: item, kind, title, number })];
      return withItem({ ...state, items }, item, (each) => ({ ...each, published }));
    }
    case 'MeetingPublished': {
      const { present: there } = meetingValuesOf(event, 'MeetingPublished');
      return { phase: 'published', publishedAt: recordedAt, ...(there === undefined ? {} : { publishedPresent: there }) };
    }
  }
}

/** The items of a published agenda: those known keep what is known of them, the public meets them here first. */
function announced(items: readonly MeetingItem[], agenda: readonly AgendaRow[]): readonly MeetingItem[] {
  return [
    ...agenda.map(
      ({ item, kind, title, number }) => items.find(({ id }) => id === item) ?? newItem({ id: item, kind, title, number }),
    ),
    ...items.filter(({ id }) => !agenda.some(({ item }) => item === id)),
  ];
}
