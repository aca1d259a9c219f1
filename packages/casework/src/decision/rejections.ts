/** Codes of refusals; the words are in packages/language under the same code. */
export const decisionRejections = ['consensus.missing'] as const;
