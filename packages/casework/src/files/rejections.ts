/** Codes of refusals; the words are in packages/language under the same code. */
export const filesRejections = [
  'file.missing',
  'files.none',
  'files.unknown',
  'files.notYours',
  'files.published',
  'files.notRegistered',
  'files.redactionMissing',
  'files.nothingClaimed',
  'files.sameFile',
  'files.opensByItself',
  'files.noText',
  'files.passageMissing',
  'files.passageLeft',
] as const;
