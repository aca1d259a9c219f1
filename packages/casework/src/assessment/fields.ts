import { day, type Fields, optionalProse, prose } from '../field.ts';

/**
 * What Bestillerforum can commission: the types of assessment of nyemetoder.no (facts 3.2) and of Figures 7.6 and 7.7 (S18), price note
 * alone (S15.R2), and the scheme for PD-(L)1 inhibitors (S19.R2).
 */
export const assessmentTypes = [
  'costPerQaly',
  'comparability',
  'effectAndSafety',
  'simplified',
  'withoutDossier',
  'newDataOrSubgroup',
  'full',
  'note',
  'priceNoteOnly',
  'pd1Scheme',
] as const;

/** The forms of commissions and assessments. */
export const assessmentFields = {
  commissionAssessment: {
    assessmentType: { kind: 'choice', required: true, choices: assessmentTypes },
    body: { kind: 'choice', required: true, choices: ['dmp', 'fhi', 'sykehusinnkjop'] },
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
