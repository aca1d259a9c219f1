import type { CalendarEntry } from '@likeverd/casework';
import { content, type Language } from '@likeverd/language';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

/** The dates of a case as a calendar shows them. */
export interface CaseDates {
  readonly caseId: string;
  readonly number?: string;
  readonly title?: string;
  readonly constructed: boolean;
  readonly entries: readonly CalendarEntry[];
}

/** How often a calendar program should look again, in seconds. */
const lookAgain = 3_600;

/**
 * Dates as iCalendar (RFC 5545). A date keeps its UID for as long as the case lives, whatever the address, the language and the calendar
 * it is in; one that moved has a higher SEQUENCE, one that is off has STATUS:CANCELLED. The same dates give the same text.
 */
export function calendarText(name: string, cases: readonly CaseDates[], address: string, language: Language): string {
  const { calendar: words } = content[language].pages.subscriptions;
  const calendar = ical({
    name,
    prodId: { company: 'Likeverd', product: 'Nye metoder', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: lookAgain,
  });
  for (const { caseId, number, title, constructed, entries } of cases) {
    for (const { key, kind, day, sequence, cancelled, setAt, changedAt } of entries) {
      const page = number === undefined ? `${address}/arbeid/${caseId}` : `${address}/metoder/${number}`;
      calendar.createEvent({
        id: `${caseId}.${key}@likeverd`,
        sequence,
        allDay: true,
        start: new Date(`${day}T00:00:00Z`),
        timezone: 'UTC',
        summary: [words.kinds[kind], [number, title].filter((part) => part !== undefined).join(' ')].join(': '),
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
  return calendar.toString();
}
