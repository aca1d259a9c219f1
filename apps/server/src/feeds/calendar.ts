import type { CalendarEntry, MeetingSchedule } from '@likeverd/casework';
import { content, type Language } from '@likeverd/language';
import { type CalendarDate, osloInstant } from '@likeverd/reference';
import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

/** The dates of a case as a calendar shows them. */
export interface CaseDates {
  readonly caseId: string;
  readonly number?: string;
  readonly title?: string;
  readonly constructed: boolean;
  readonly entries: readonly CalendarEntry[];
}

/** A meeting as a calendar shows it. */
export interface MeetingDates {
  readonly meetingId: string;
  readonly forum: string;
  readonly schedule: MeetingSchedule;
  /** The day the papers are to be ready, for those who make or read them. */
  readonly papersDeadline?: CalendarDate;
  /** What stands on the agenda; null before it is published. */
  readonly agenda: readonly string[] | null;
  /** Instants of the events that planned it and last changed when it is, ISO 8601 in UTC. */
  readonly setAt: string;
  readonly changedAt: string;
}

/** How often a calendar program should look again, in seconds. */
const lookAgain = 3_600;

/**
 * Dates as iCalendar (RFC 5545). A date keeps its UID for as long as the case lives, whatever the address, the language and the calendar
 * it is in; one that moved has a higher SEQUENCE, one that is off has STATUS:CANCELLED. The same dates give the same text.
 */
export function calendarText(
  name: string,
  { cases, meetings }: { readonly cases: readonly CaseDates[]; readonly meetings: readonly MeetingDates[] },
  address: string,
  language: Language,
): string {
  const { calendar: words } = content[language].pages.subscriptions;
  const calendar = ical({
    name,
    prodId: { company: 'Likeverd', product: 'Nye metoder', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: lookAgain,
  });
  for (const { caseId, number, title, constructed, entries } of cases) {
    for (const { key, kind, day, what, sequence, cancelled, setAt, changedAt } of entries) {
      const page = number === undefined ? `${address}/arbeid/${caseId}` : `${address}/metoder/${number}`;
      calendar.createEvent({
        id: `${caseId}.${key}@likeverd`,
        sequence,
        allDay: true,
        start: new Date(`${day}T00:00:00Z`),
        timezone: 'UTC',
        summary: [
          words.kinds[kind],
          ...(what === undefined || what === '' ? [] : [what]),
          [number, title].filter((part) => part !== undefined).join(' '),
        ].join(': '),
        description: [words.explained[kind], ...(constructed ? [content[language].server.feed.constructed] : []), page].join('\n'),
        url: page,
        status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
        transparency: ICalEventTransparency.TRANSPARENT,
        stamp: new Date(changedAt),
        created: new Date(setAt),
        lastModified: new Date(changedAt),
      });
    }
  }
  for (const meeting of meetings) addMeeting(calendar, meeting, address, language);
  return calendar.toString();
}

/** A meeting with its hours, or a whole day where it has none; in writing that is the last day to answer. */
function addMeeting(calendar: ICalCalendar, meeting: MeetingDates, address: string, language: Language): void {
  const { meetingId, schedule, papersDeadline, agenda, setAt, changedAt } = meeting;
  const { meeting: words } = content[language].pages.subscriptions.calendar;
  const named: Readonly<Record<string, string>> = content[language].casework.organisations;
  const forum = named[meeting.forum] ?? meeting.forum;
  const url = `${address}/moter/${meetingId}`;
  const common = {
    sequence: schedule.sequence,
    timezone: 'UTC',
    url,
    status: schedule.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: new Date(changedAt),
    created: new Date(setAt),
    lastModified: new Date(changedAt),
  };
  const { date, startsAt, endsAt, place, uid } = schedule;
  const at = (local: string): Date => new Date(osloInstant(local.slice(0, 10), local.slice(11)));
  calendar.createEvent({
    ...common,
    id: uid,
    ...(startsAt === undefined
      ? { allDay: true, start: new Date(`${date}T00:00:00Z`), summary: words.written({ forum }) }
      : { start: at(startsAt), ...(endsAt === undefined ? {} : { end: at(endsAt) }), summary: words.title({ forum }) }),
    ...(place === undefined ? {} : { location: place }),
    description: [...(agenda === null ? [words.agendaLater] : agenda.length === 0 ? [] : [words.agenda, ...agenda]), url].join(
      '\n',
    ),
  });
  if (papersDeadline === undefined) return;
  calendar.createEvent({
    ...common,
    id: `${meetingId}.papers@mote.likeverd`,
    allDay: true,
    start: new Date(`${papersDeadline}T00:00:00Z`),
    summary: words.papers({ forum }),
    description: url,
    transparency: ICalEventTransparency.TRANSPARENT,
  });
}
