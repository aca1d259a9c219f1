import type { CalendarDate } from '@likeverd/reference';
import type { ValuesOf } from '../field.ts';
import type { meetingCaseFields } from './fields.ts';

/** What a meeting tells in the cases on its agenda. */
export interface MeetingCaseEvents {
  CaseReturnedFromMeeting: { meetingOutcome: string; meetingDate: CalendarDate; reason: string };
  /** Told again, with the new day, when the meeting or the case moves. */
  CasePutOnAgenda: { agendaKind: string; forum: string; meeting: string; meetingDate: CalendarDate };
  CaseTakenOffAgenda: { agendaKind: string; forum: string; meeting: string };
  /** What Bestillerforum has concluded at a meeting, until the press publishes it. */
  CommissionRecorded: ValuesOf<typeof meetingCaseFields.recordCommission>;
  RefusalRecorded: ValuesOf<typeof meetingCaseFields.recordRefusal>;
}

export const meetingCaseEventTypes = [
  'CaseReturnedFromMeeting',
  'CasePutOnAgenda',
  'CaseTakenOffAgenda',
  'CommissionRecorded',
  'RefusalRecorded',
] as const satisfies readonly (keyof MeetingCaseEvents)[];
