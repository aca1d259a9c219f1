/** Codes of refusals; the words are in packages/language under the same code. */
export const priceRejections = ['price.aboveMaximum', 'price.notAMedicine', 'priceNote.missing'] as const;
