/** Codes of refusals; the words are in packages/language under the same code. */
export const intakeRejections = ['indication.notWhole'] as const;
