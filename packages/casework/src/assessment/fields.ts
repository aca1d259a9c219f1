import { day, type Fields, optionalProse, prose } from '../field.ts';

const assessmentTypes = ['costPerQaly', 'comparability', 'effectAndSafety', 'priceNoteOnly', 'full'] as const;

/** The forms of commissions and assessments. */
export const assessmentFields = {
  commissionAssessment: {
    assessmentType: { kind: 'choice', required: true, choices: assessmentTypes },
    body: { kind: 'choice', required: true, choices: ['dmp', 'fhi'] },
    meetingDate: day,
    reason: prose,
  },
  declineAssessment: { meetingDate: day, reason: prose },
  attachRun: { run: { kind: 'run', required: true, rule: 'assessment.needsRun' }, remark: optionalProse },
  attachAssessment: {
    document: { kind: 'assessment', required: true, rule: 'assessment.needsRun' },
    remark: optionalProse,
  },
  deliverAssessment: {
    benefit: prose,
    resources: prose,
    severity: prose,
    uncertainty: prose,
    unansweredInputReason: { ...optionalProse, rule: 'input.answeredInTime' },
  },
  signOffAssessment: { remark: optionalProse },
} as const satisfies Record<string, Fields>;
