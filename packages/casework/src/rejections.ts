import type { RuleId } from './rules.ts';

/** The codes of refusals. The words, with what to do, are in packages/language under the same code. */
export const rejectionCodes = [
  'role.notAllowed',
  'step.notNow',
  'party.notOwner',
  'body.notCommissioned',
  'field.missing',
  'field.unknown',
  'field.type',
  'field.tooShort',
  'field.tooLong',
  'field.choice',
  'field.notADate',
  'field.amount',
  'field.forbiddenCharacters',
  'date.inThePast',
  'date.inTheFuture',
  'date.beforeMeeting',
  'date.beforeValidFrom',
  'indication.notWhole',
  'run.missing',
  'assessment.missing',
  'price.aboveMaximum',
  'price.notAMedicine',
  'priceNote.missing',
  'consensus.missing',
  'clock.behindLog',
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

/** One reason why a command is refused: what, by which rule, at which field, with the details the words need. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly rule: RuleId;
  readonly field?: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export function reject(
  code: RejectionCode,
  rule: RuleId,
  details: Readonly<Record<string, string | number>> = {},
  field?: string,
): Rejection {
  return field === undefined ? { code, rule, details } : { code, rule, details, field };
}
