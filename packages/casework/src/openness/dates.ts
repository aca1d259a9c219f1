import type { CalendarDate } from '@likeverd/reference';
import type { CaseEvent } from '../events.ts';
import { type CaseState, emptyCase, evolve } from '../state.ts';

/** What a date in a case is about. The words for each are in packages/language. */
const dateKinds = [
  'documentation',
  'commissionMeeting',
  'offerExpires',
  'decisionMeeting',
  'decisionValid',
  'review',
  'answer',
] as const;
export type DateKind = (typeof dateKinds)[number];

/** A day that a case names. */
interface CaseDate {
  /** Stays the same when the date moves; unique in the case. */
  readonly key: string;
  readonly kind: DateKind;
  readonly day: CalendarDate;
}

/** A date as a calendar keeps it (RFC 5545): one entry that moves, and is never a second one. */
export interface CalendarEntry extends CaseDate {
  /** How often the entry was changed: 0 as it was first set. */
  readonly sequence: number;
  readonly cancelled: boolean;
  /** Instants of the events that set it first and changed it last, ISO 8601 in UTC. */
  readonly setAt: string;
  readonly changedAt: string;
}

/** The days that a case names as it stands. */
function datesOf(state: CaseState): readonly CaseDate[] {
  const days: readonly (readonly [DateKind, CalendarDate | undefined])[] = [
    ['documentation', state.documentationDate],
    ['commissionMeeting', state.commission?.meetingDate ?? state.declined?.meetingDate],
    ['offerExpires', state.priceOffers.at(-1)?.validUntil],
    ['decisionMeeting', state.decision?.meetingDate],
    ['decisionValid', state.decision?.validFrom],
    ['review', state.decision?.reviewDate],
    ['answer', state.clock.stop?.answerBy ?? state.clock.documentation?.answerBy],
  ];
  return days.flatMap(([kind, day]) => (day === undefined ? [] : [{ key: kind, kind, day }]));
}

/**
 * Every date that a log has named, as whoever may see this log should have it in their calendar: a date that moved is the same entry
 * with a higher sequence, one that is no longer named is cancelled. RFC 5545, 3.8.7.4.
 */
export function calendarOf(caseId: string, log: readonly CaseEvent[]): readonly CalendarEntry[] {
  const entries = new Map<string, CalendarEntry>();
  let state = emptyCase(caseId);
  for (const event of log) {
    state = evolve(state, event);
    const dates = datesOf(state);
    const named = new Set(dates.map(({ key }) => key));
    for (const date of dates) {
      const before = entries.get(date.key);
      if (before === undefined) {
        entries.set(date.key, { ...date, sequence: 0, cancelled: false, setAt: event.recordedAt, changedAt: event.recordedAt });
      } else if (before.day !== date.day || before.cancelled) {
        entries.set(date.key, { ...before, ...date, sequence: before.sequence + 1, cancelled: false, changedAt: event.recordedAt });
      }
    }
    for (const before of entries.values()) {
      if (named.has(before.key) || before.cancelled) continue;
      entries.set(before.key, { ...before, sequence: before.sequence + 1, cancelled: true, changedAt: event.recordedAt });
    }
  }
  return [...entries.values()];
}
