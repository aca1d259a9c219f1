import type { CalendarDate } from '@likeverd/reference';

/** What a meeting's return of a case says in the case. */
export interface MeetingCaseEvents {
  CaseReturnedFromMeeting: { meetingOutcome: string; meetingDate: CalendarDate; reason: string };
}

export const meetingCaseEventTypes = ['CaseReturnedFromMeeting'] as const satisfies readonly (keyof MeetingCaseEvents)[];
