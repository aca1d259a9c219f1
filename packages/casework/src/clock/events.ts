import type { CalendarDate } from '@likeverd/reference';

/** What the events of the clock say. */
export interface ClockEvents {
  DocumentationReceived: { documentationReceivedOn: CalendarDate; documentationContents: string };
  DocumentationFoundComplete: { remark: string };
  DocumentationFoundIncomplete: { missing: string; answerBy: CalendarDate };
  AssessmentStarted: { assessmentBasis: string; remark: string };
  ClockStopped: { stopReason: string; missing: string; answerBy: CalendarDate; stoppedOn: CalendarDate };
  ClockResumed: { resumedOn: CalendarDate; remark: string };
  ClockHandedOver: { clockParty: string; reason: string; handedOverOn: CalendarDate };
  ClockCorrected: { clockEntry: number; clockDay: CalendarDate; clockParty: string; reason: string };
  AuthorisationRecorded: { authorisedOn: CalendarDate };
}

export const clockEventTypes = [
  'DocumentationReceived',
  'DocumentationFoundComplete',
  'DocumentationFoundIncomplete',
  'AssessmentStarted',
  'ClockStopped',
  'ClockResumed',
  'ClockHandedOver',
  'ClockCorrected',
  'AuthorisationRecorded',
] as const satisfies readonly (keyof ClockEvents)[];
