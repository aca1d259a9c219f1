/** Codes of refusals; the words are in packages/language under the same code. */
export const deviceRejections = ['devices.medicine', 'devices.notAi'] as const;
