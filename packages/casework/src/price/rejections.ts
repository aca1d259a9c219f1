/** Codes of refusals; the words are in packages/language under the same code. */
export const priceRejections = [
  'price.aboveMaximum',
  'price.notAMedicine',
  'price.noteBeforeAssessment',
  'priceNote.missing',
  'price.offerExpired',
] as const;
