import type { CalendarDate } from '@likeverd/reference';
import type { CaseEvent, NewEvent } from '../events.ts';

export interface ParticipantRow {
  readonly person: string;
  readonly name: string;
  readonly seat: string;
  readonly authority: string;
}
export interface AttendanceRow {
  readonly person: string;
  readonly presence: string;
}
export interface StandRow {
  readonly authority: string;
  readonly stand: string;
  readonly standRemark?: string;
}
export interface AgendaRow {
  readonly item: string;
  readonly kind: string;
  readonly title: string;
  readonly number?: string;
}
/** A proposal as the public minutes tell it: without its text where that is closed. */
export interface PublishedProposalRow {
  readonly by: string;
  readonly seat: string;
  readonly text?: string;
  readonly handling: string;
  readonly answer?: string;
}
/** Someone as the public minutes name them: by title and seat. */
export interface NamedRow {
  readonly name: string;
  readonly seat: string;
}

interface Schedule {
  date: CalendarDate;
  startTime: string;
  endTime: string;
  place: string;
  papersDeadline: CalendarDate;
}

/** What each event of a meeting says; as in a case, every value may be absent for a reader who may not see it. */
export interface MeetingEvents {
  MeetingPlanned: Schedule & { forum: string; form: string; quorum: number };
  MeetingParticipantsSet: { participants: readonly ParticipantRow[] };
  MeetingMoved: Schedule & { reason: string };
  MeetingCancelled: { reason: string };
  MeetingItemAdded: {
    item: string;
    kind: string;
    title: string;
    number: string;
    text: string;
    /** The meeting it was moved from, and the day of that meeting. */
    movedFrom: string;
    movedFromDate: CalendarDate;
  };
  MeetingItemMoved: { item: string; position: number };
  MeetingItemWithdrawn: { item: string; reason: string; movedTo: string; movedToDate: CalendarDate };
  MeetingAgendaPublished: { agenda: readonly AgendaRow[] };
  MeetingPapersIssued: Record<never, never>;
  MeetingInterestDeclared: { item: string; person: string; interest: string; kind: string; description: string };
  MeetingInterestRuled: { item: string; person: string; ruling: string; reason: string };
  MeetingOpened: Record<never, never>;
  MeetingAttendanceRecorded: { attendance: readonly AttendanceRow[] };
  MeetingProposalMade: { item: string; number: number; person: string; text: string; way: string; closed: boolean };
  MeetingProposalAnswered: { item: string; number: number; handling: string; answer: string };
  MeetingSignOffAnswered: { item: string; person: string; answer: string; missing: string };
  MeetingItemConcluded: {
    item: string;
    outcome: string;
    stands: readonly StandRow[];
    reason: string;
    discussion: string;
    present: readonly string[];
    steppedAside: readonly string[];
  };
  MeetingClosed: Record<never, never>;
  MeetingMinutesApproved: { remark: string };
  MeetingItemPublished: {
    item: string;
    kind: string;
    title: string;
    number: string;
    outcome: string;
    reason: string;
    stands: readonly StandRow[];
    proposals: readonly PublishedProposalRow[];
    steppedAside: readonly NamedRow[];
  };
  MeetingPublished: { present: readonly NamedRow[] };
}

export const meetingEventTypes = [
  'MeetingPlanned',
  'MeetingParticipantsSet',
  'MeetingMoved',
  'MeetingCancelled',
  'MeetingItemAdded',
  'MeetingItemMoved',
  'MeetingItemWithdrawn',
  'MeetingAgendaPublished',
  'MeetingPapersIssued',
  'MeetingInterestDeclared',
  'MeetingInterestRuled',
  'MeetingOpened',
  'MeetingAttendanceRecorded',
  'MeetingProposalMade',
  'MeetingProposalAnswered',
  'MeetingSignOffAnswered',
  'MeetingItemConcluded',
  'MeetingClosed',
  'MeetingMinutesApproved',
  'MeetingItemPublished',
  'MeetingPublished',
] as const satisfies readonly (keyof MeetingEvents)[];
export type MeetingEventType = (typeof meetingEventTypes)[number];

/** An event of a meeting as `decideMeeting` proposes it. */
export type NewMeetingEvent = Omit<NewEvent, 'type'> & { readonly type: MeetingEventType };

/** An event in the log of a meeting; `caseId` is the id of the stream, the meeting's own. */
export type MeetingEvent = Omit<CaseEvent, 'type'> & { readonly type: MeetingEventType };

export function meetingValuesOf<T extends MeetingEventType>(event: MeetingEvent, type: T): Partial<MeetingEvents[T]> {
  if (event.type !== type) return {};
  return Object.fromEntries(Object.entries(event.values).map(([name, labelled]) => [name, labelled.value])) as Partial<
    MeetingEvents[T]
  >;
}

/** Events that tell what was said and done about an item: never delivered to one who is disqualified from it. */
const aboutItem: ReadonlySet<MeetingEventType> = new Set<MeetingEventType>([
  'MeetingProposalMade',
  'MeetingProposalAnswered',
  'MeetingSignOffAnswered',
  'MeetingItemConcluded',
]);

/** The item whose treatment an event tells of; undefined for events that everyone at the meeting may know. */
export function subjectOf(event: NewMeetingEvent): string | undefined {
  const item = event.values['item']?.value;
  return aboutItem.has(event.type) && typeof item === 'string' ? item : undefined;
}
