import { day, type Field, type Fields, optionalProse, prose } from '../field.ts';
import { regionalHealthAuthorities } from '../parties.ts';
import { exitPlanColumns } from '../temporary-introduction/fields.ts';

/** What a re-assessment can end in. A11-1 to A11-3; `continuedOnNewTerms` after the price was negotiated again (A11-7). */
export const reassessmentOutcomes = [
  'permanent',
  'permanentWithCriteria',
  'continuedOnNewTerms',
  'partialPhaseOut',
  'fullPhaseOut',
] as const;

/** What the body that prepares can advise: the same, with the price to be negotiated first. */
const advice = ['permanent', 'permanentWithCriteria', 'renegotiate', 'partialPhaseOut', 'fullPhaseOut'] as const;

/** Grounds on which a method in use is taken up for phase-out. A13 (b), S49 (b). */
const phaseOutGrounds = ['lowBenefit', 'newEvidence', 'betterAlternative', 'unwantedVariation', 'safetyConcern'] as const;

const supply = {
  kind: 'choice',
  required: false,
  rule: 'phaseOut.exitPlan',
  choices: ['supplierKeepsSupplying', 'serviceKeepsPaying', 'noContinuedSupply'],
} as const satisfies Field;

/** The forms of re-assessment and phase-out. */
export const reassessmentFields = {
  openReassessment: { newInformation: { ...prose, rule: 'reassessment.newInformation' } },
  openPhaseOut: {
    phaseOutGround: { kind: 'choice', required: true, rule: 'phaseOut.inUse', choices: phaseOutGrounds },
    meetingDate: day,
    newInformation: { ...prose, rule: 'phaseOut.inUse' },
  },
  prepareReassessment: {
    assumedSummary: { ...prose, rule: 'reassessment.prepared' },
    observedSummary: { ...prose, rule: 'reassessment.prepared' },
    practiceSummary: optionalProse,
    reassessmentAdvice: { kind: 'choice', required: true, rule: 'reassessment.outcomes', choices: advice },
    adviceReason: { ...prose, rule: 'reassessment.prepared' },
    exitPlan: { kind: 'rows', required: false, rule: 'phaseOut.exitPlan', most: 30, columns: exitPlanColumns },
    continuedSupply: supply,
  },
  confirmExitStep: {
    exitStep: { kind: 'text', required: true, longest: 30, rule: 'phaseOut.carriedOut' },
    exitRegion: { kind: 'choice', required: false, rule: 'phaseOut.carriedOut', choices: regionalHealthAuthorities },
    doneOn: { ...day, rule: 'phaseOut.carriedOut' },
    exitRemark: optionalProse,
  },
} as const satisfies Record<string, Fields>;
