import type { CalendarDate } from '@likeverd/reference';

/** What the events of requests and proposals say. */
export interface IntakeEvents {
  RequestSubmitted: {
    kind: 'request' | 'proposal';
    methodType: string;
    title: string;
    substance: string;
    population: string;
    comparator: string;
    reason: string;
    documentationDate: CalendarDate;
    contact: string;
    constructed: boolean;
    /** Day on which the case came in; absent where that is the day it was recorded. */
    receivedOn: CalendarDate;
  };
  CompletionAsked: { missing: string };
  RequestCompleted: { completion: string };
  CaseRegistered: {
    number: string;
    kind: 'request' | 'proposal';
    methodType: string;
    title: string;
    substance: string;
    population: string;
    comparator: string;
    constructed: boolean;
    receivedOn: CalendarDate;
  };
}

export const intakeEventTypes = [
  'RequestSubmitted',
  'CompletionAsked',
  'RequestCompleted',
  'CaseRegistered',
] as const satisfies readonly (keyof IntakeEvents)[];
