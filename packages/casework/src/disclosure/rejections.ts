/** Codes of refusals; the words are in packages/language under the same code. */
export const disclosureRejections = [
  'passage.field',
  'passage.place',
  'passage.expires',
  'claim.none',
  'claim.unknown',
  'claim.judged',
  'claim.notInText',
  'date.notAfterToday',
  'value.none',
  'value.unknown',
  'consent.missing',
  'disclosure.tooNarrow',
  'disclosure.tooNarrowElsewhere',
  'disclosure.unsolved',
  'disclosure.fileUnread',
] as const;
