import type { CalendarDate } from '@likeverd/reference';
import type { AssessmentReference, RunReference } from '../field.ts';

/** What the events of commissions and assessments say. */
export interface AssessmentEvents {
  AssessmentCommissioned: { assessmentType: string; body: string; meetingDate: CalendarDate; reason: string };
  AssessmentDeclined: { meetingDate: CalendarDate; reason: string };
  RunAttached: { run: RunReference; remark: string };
  AssessmentAttached: { document: AssessmentReference; remark: string };
  AssessmentDelivered: { benefit: string; resources: string; severity: string; uncertainty: string; unansweredInputReason: string };
  AssessmentSignedOff: {
    run: RunReference;
    document: AssessmentReference;
    benefit: string;
    resources: string;
    severity: string;
    uncertainty: string;
    unansweredInputReason: string;
    remark: string;
  };
}

export const assessmentEventTypes = [
  'AssessmentCommissioned',
  'AssessmentDeclined',
  'RunAttached',
  'AssessmentAttached',
  'AssessmentDelivered',
  'AssessmentSignedOff',
] as const satisfies readonly (keyof AssessmentEvents)[];
