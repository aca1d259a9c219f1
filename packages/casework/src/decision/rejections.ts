/** Codes of refusals; the words are in packages/language under the same code. */
export const decisionRejections = [
  'consensus.missing',
  'judgement.missing',
  'judgement.twice',
  'code.form',
  'trial.form',
  'link.form',
  'supersedes.form',
  'supersedes.itself',
  'newInformation.missing',
] as const;
