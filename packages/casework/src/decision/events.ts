import type { CalendarDate } from '@likeverd/reference';
import type { ValuesOf } from '../field.ts';
import type { decisionFields } from './fields.ts';

type Recorded = ValuesOf<typeof decisionFields.recordDecision>;

/** What a decision says. Logs from before conditions had kinds hold them as one text. */
export type DecisionValues = {
  [K in keyof Recorded]-?: K extends 'conditions' ? Recorded[K] | string : Recorded[K];
};

/** What the events of decisions say. */
export interface DecisionEvents {
  DecisionRecorded: DecisionValues;
  DecisionPublished: DecisionValues;
  DecisionPostponed: { sentTo: string; meetingDate: CalendarDate; agreeing: readonly string[]; awaited: string };
  CaseReopened: { reopenedFor: string; meetingDate: CalendarDate; newInformation: string };
}

export const decisionEventTypes = [
  'DecisionRecorded',
  'DecisionPublished',
  'DecisionPostponed',
  'CaseReopened',
] as const satisfies readonly (keyof DecisionEvents)[];
