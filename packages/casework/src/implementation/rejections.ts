/** Codes of refusals; the words are in packages/language under the same code. */
export const implementationRejections = [
  'implementation.noDecision',
  'implementation.notInUse',
  'implementation.notATrust',
  'implementation.beforeValidFrom',
  'implementation.alreadyAcknowledged',
  'implementation.notInformed',
  'implementation.periodNotOver',
  'implementation.dateNotYet',
  'implementation.wholeNumber',
  'guideline.alreadyFlagged',
  'guideline.notFlagged',
] as const;
