import { addCalendarDays, type CalendarDate, factAsOf, osloDate } from '@likeverd/reference';
import { agencyClockOf } from '../clock/agency.ts';
import { ledgerOf } from '../clock/ledger.ts';
import { holderOf } from '../clock/state.ts';
import type { CaseEvent } from '../events.ts';
import { inputWindow } from '../participation/window.ts';
import { type CaseState, emptyCase, evolve } from '../state.ts';
import { isTemporary, timersOf } from '../temporary-introduction/in-force.ts';
import { timerKinds } from '../temporary-introduction/program.ts';

/** What a date in a case is about. The words for each are in packages/language. */
const dateKinds = [
  'completion',
  'inputOpens',
  'inputCloses',
  'documentation',
  'commissionMeeting',
  'offerExpires',
  'signOffMeeting',
  'decisionMeeting',
  'decisionValid',
  'review',
  'answer',
  'assessmentDue',
  ...timerKinds,
] as const;
export type DateKind = (typeof dateKinds)[number];

/** A day that a case names. */
interface CaseDate {
  /** Stays the same when the date moves; unique in the case. */
  readonly key: string;
  readonly kind: DateKind;
  readonly day: CalendarDate;
  /** What it is, in the words of a contract. */
  readonly what?: string;
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

/**
 * The last day of the time that the body has for its assessment; undefined while its clock stands, and when it has delivered. Moves by the
 * days for which the clock stood. Rule: clock.assessmentLimit.
 */
function assessmentDue({ clock }: CaseState, day: CalendarDate): CalendarDate | undefined {
  const ledger = ledgerOf(clock.entries, day);
  const agency = ledger === null ? null : agencyClockOf(ledger, day);
  if (agency === null || agency.delivered !== undefined || holderOf(clock)?.party !== agency.body) return undefined;
  const limit = factAsOf('assessment-limit', { effective: day, known: day })?.value;
  return limit === undefined ? undefined : addCalendarDays(day, limit - agency.days);
}

/** The days that a case names as it stands on a day. */
function datesOf(state: CaseState, day: CalendarDate): readonly CaseDate[] {
  const window = inputWindow(state, day);
  const { commission, signOff, decision } = state.agenda.places;
  const days: readonly (readonly [DateKind, CalendarDate | undefined])[] = [
    ['completion', state.phase === 'awaitingCompletion' ? state.intake.completionBy : undefined],
    ['inputOpens', window?.opens],
    ['inputCloses', window?.closes],
    ['documentation', state.documentationDate],
    ['commissionMeeting', state.commission?.meetingDate ?? state.declined?.meetingDate ?? commission?.meetingDate],
    ['signOffMeeting', signOff?.meetingDate],
    ['offerExpires', state.priceOffers.at(-1)?.validUntil],
    ['decisionMeeting', decision?.awaited === true ? decision.meetingDate : (state.decision?.meetingDate ?? decision?.meetingDate)],
    ['decisionValid', state.decision?.validFrom],
    ['review', isTemporary(state) ? undefined : state.decision?.reviewDate],
    ['answer', state.clock.stop?.answerBy ?? state.clock.documentation?.answerBy],
    ['assessmentDue', assessmentDue(state, day)],
  ];
  return [
    ...days.flatMap(([kind, day]) => (day === undefined ? [] : [{ key: kind, kind, day }])),
    // What the contract makes due stays in the calendar when it is done; what a new contract leaves out is cancelled.
    ...timersOf(state).map(({ kind, subject, due, what }) => ({ key: `${kind}.${subject}`, kind, day: due, what })),
  ];
}

/** What changes with every event, and names no day. */
const everChanging: ReadonlySet<string> = new Set(['version', 'lastRecordedAt', 'undoable'] satisfies readonly (keyof CaseState)[]);

const mayHaveMoved = (before: CaseState, after: CaseState): boolean =>
  keysOf(after).some((key) => !everChanging.has(key) && before[key] !== after[key]);

const keysOf = (state: CaseState): readonly (keyof CaseState)[] => Object.keys(state) as (keyof CaseState)[];

/**
 * Every date that a log has named, as whoever may see this log should have it in their calendar: a date that moved is the same entry
 * with a higher sequence, one that is no longer named is cancelled. RFC 5545, 3.8.7.4.
 */
export function calendarOf(caseId: string, log: readonly CaseEvent[]): readonly CalendarEntry[] {
  const entries = new Map<string, CalendarEntry>();
  let state = emptyCase(caseId);
  for (const event of log) {
    const before = state;
    state = evolve(before, event);
    if (!mayHaveMoved(before, state)) continue;
    const dates = datesOf(state, osloDate(Date.parse(event.recordedAt)));
    const named = new Set(dates.map(({ key }) => key));
    for (const date of dates) {
      const known = entries.get(date.key);
      if (known === undefined) {
        entries.set(date.key, { ...date, sequence: 0, cancelled: false, setAt: event.recordedAt, changedAt: event.recordedAt });
      } else if (known.day !== date.day || known.cancelled) {
        entries.set(date.key, { ...known, ...date, sequence: known.sequence + 1, cancelled: false, changedAt: event.recordedAt });
      }
    }
    for (const known of entries.values()) {
      if (named.has(known.key) || known.cancelled) continue;
      entries.set(known.key, { ...known, sequence: known.sequence + 1, cancelled: true, changedAt: event.recordedAt });
    }
  }
  return [...entries.values()];
}
