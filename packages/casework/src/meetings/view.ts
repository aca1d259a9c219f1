import type { CalendarDate } from '@likeverd/reference';
import { mayRead } from '../confidentiality.ts';
import type { CaseEvent } from '../events.ts';
import type { OrganisationId, Role, Viewer } from '../parties.ts';
import type { MeetingCircumstances } from './act.ts';
import { type AvailableMeetingAct, availableMeetingActs } from './decide.ts';
import { type MeetingEvent, type MeetingEventType, subjectOf } from './events.ts';
import { type Minutes, minutesOf } from './minutes.ts';
import { type MeetingWait, waitsFor } from './waits.ts';
import { type MeetingItem, meetingFrom, type MeetingState, openItems, standingOf } from './state.ts';

/** What a viewer gets of an item: all that their role may read, nothing before they have declared, nothing because they stepped aside. */
export type ItemAccess = 'open' | 'declareFirst' | 'awaitingRuling' | 'withheld';

export interface MeetingTimelineEntry {
  readonly version: number;
  readonly type: MeetingEventType;
  readonly recordedAt: string;
  readonly role: Role;
  readonly organisation?: OrganisationId;
}

/** When a meeting is, for calendars: local time in Europe/Oslo; a meeting in writing is its last day. */
export interface MeetingSchedule {
  /** The same for as long as the meeting exists, however often it moves. */
  readonly uid: string;
  /** One higher for each move. */
  readonly sequence: number;
  readonly date: CalendarDate;
  /** `2026-12-14T09:00`, without an offset; absent for a whole day. */
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly timeZone: 'Europe/Oslo';
  readonly place?: string;
  readonly cancelled: boolean;
}

/** A meeting as one viewer may see it: the only shape in which a meeting leaves the service. */
export interface MeetingView {
  readonly state: MeetingState;
  readonly timeline: readonly MeetingTimelineEntry[];
  readonly schedule: MeetingSchedule;
  /** By item; for the public every item is `open`: there is only what is public. */
  readonly access: Readonly<Record<string, ItemAccess>>;
  /** What the viewer can do, and why not now; empty for the public. */
  readonly acts: readonly AvailableMeetingAct[];
  readonly minutes?: Minutes;
}

/** One line of the list of meetings. */
export interface MeetingSummary {
  readonly id: string;
  readonly forum: string;
  readonly form: string;
  readonly phase: string;
  readonly items: number;
  readonly schedule: MeetingSchedule;
  /** True for those who take part. */
  readonly mine: boolean;
  /** What it waits for from whoever looks. */
  readonly waits: readonly MeetingWait[];
}

/**
 * The part of a meeting's log that a viewer may see, numbered afresh. Of an item from which the viewer is disqualified, or on whose
 * interest nobody has ruled yet, only what is public: what was said and done about it is left out, as if there were nothing.
 */
export function visibleMeeting(viewer: Viewer, events: readonly MeetingEvent[], today: CalendarDate): readonly MeetingEvent[] {
  const closed = withheldItems(viewer, events);
  return events
    .filter((event) => mayRead(closed.has(subjectOf(event) ?? '') ? null : viewer, event.label, today))
    .map((event, index) => {
      const reader = closed.has(subjectOf(event) ?? '') ? null : viewer;
      return {
        ...event,
        version: index + 1,
        values: Object.fromEntries(Object.entries(event.values).filter(([, labelled]) => mayRead(reader, labelled.label, today))),
      };
    });
}

/** Items that a person stands outside of, by the latest word of the meeting's own log and by earlier rulings on the same case. */
function withheldItems(viewer: Viewer, events: readonly MeetingEvent[]): ReadonlySet<string> {
  if (viewer === null) return new Set();
  const { items } = meetingFrom('', events);
  const outside = items.filter((item) => ['pending', 'disqualified'].includes(standingOf(item, viewer.person)));
  return new Set([...outside.map(({ id }) => id), ...(viewer.withheld ?? [])]);
}

/** What a viewer may see of a meeting; null when there is nothing. */
export function viewMeeting(
  id: string,
  events: readonly MeetingEvent[],
  viewer: Viewer,
  { now, today, cases }: Omit<MeetingCircumstances, 'actor' | 'others'>,
): MeetingView | null {
  const visible = visibleMeeting(viewer, events, today);
  if (visible.length === 0) return null;
  const state = meetingFrom(id, visible);
  const minutes = minutesOf(state);
  return {
    state,
    timeline: visible.map(({ version, type, recordedAt, actor }) => ({
      version,
      type,
      recordedAt,
      role: actor.role,
      ...(viewer === null ? {} : { organisation: actor.organisation }),
    })),
    schedule: scheduleOf(state),
    access: Object.fromEntries(state.items.map((item) => [item.id, accessTo(state, item, viewer)])),
    acts: viewer === null ? [] : availableMeetingActs(state, { actor: viewer, now, today, cases, others: [] }),
    ...(minutes === undefined ? {} : { minutes }),
  };
}

export function summariseMeeting({ state, schedule }: MeetingView, viewer: Viewer): MeetingSummary {
  return {
    id: state.id,
    forum: state.forum ?? '',
    form: state.form ?? '',
    phase: state.phase,
    items: openItems(state).length,
    schedule,
    mine: viewer !== null && state.participants.some(({ person }) => person === viewer.person),
    waits: waitsFor(state, viewer),
  };
}

/** Those who take part declare first, then read. */
function accessTo(state: MeetingState, item: MeetingItem, viewer: Viewer): ItemAccess {
  if (viewer === null || item.kind === 'information') return 'open';
  const standing = standingOf(item, viewer.person);
  if (standing === 'disqualified') return 'withheld';
  if (standing === 'pending') return 'awaitingRuling';
  if (viewer.withheld?.includes(item.id) === true) return 'withheld';
  const participant = state.participants.find(({ person }) => person === viewer.person);
  return standing === 'undeclared' && participant !== undefined && participant.seat !== 'secretary' ? 'declareFirst' : 'open';
}

export function scheduleOf({ id, sequence, date, startTime, endTime, place, phase }: MeetingState): MeetingSchedule {
  const day = date ?? '';
  return {
    uid: `${id}@mote.likeverd`,
    sequence,
    date: day,
    timeZone: 'Europe/Oslo',
    cancelled: phase === 'cancelled',
    ...(startTime === undefined ? {} : { startsAt: `${day}T${startTime}` }),
    ...(endTime === undefined ? {} : { endsAt: `${day}T${endTime}` }),
    ...(place === undefined ? {} : { place }),
  };
}

/** Persons who from now on get no more of a case than the public: by the items of one meeting. */
export function outsidersOf(
  state: MeetingState,
): readonly { readonly item: string; readonly person: string; readonly outside: boolean }[] {
  return state.items.flatMap((item) =>
    Object.keys(item.interests).map((person) => ({
      item: item.id,
      person,
      outside: ['pending', 'disqualified'].includes(standingOf(item, person)),
    })),
  );
}

/** Items whose case has changed, as far as the reader of its log can tell, since an instant. */
export function changedSince(instant: string, lastChanges: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(lastChanges)
    .filter(([, recordedAt]) => recordedAt > instant)
    .map(([item]) => item);
}

/** True for the events of a meeting: a stream of its own beside the cases. */
export const isMeetingEvent = (event: Pick<CaseEvent, 'caseId'> & { readonly type: string }): boolean =>
  event.type.startsWith('Meeting');
