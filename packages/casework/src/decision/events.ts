import type { CalendarDate } from '@likeverd/reference';

export interface DecisionValues {
  outcome: string;
  population: string;
  meetingDate: CalendarDate;
  agreeing: readonly string[];
  reasonBenefit: string;
  reasonResources: string;
  reasonSeverity: string;
  reasonOverall: string;
  conditions: string;
  validFrom: CalendarDate;
  reviewDate: CalendarDate;
}

/** What the events of decisions say. */
export interface DecisionEvents {
  DecisionRecorded: DecisionValues;
  DecisionPublished: DecisionValues;
}

export const decisionEventTypes = ['DecisionRecorded', 'DecisionPublished'] as const satisfies readonly (keyof DecisionEvents)[];
