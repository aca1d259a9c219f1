/** Codes of refusals; the words are in packages/language under the same code. */
export const assessmentRejections = ['body.notCommissioned', 'run.missing', 'assessment.missing'] as const;
