import { assessmentRejections } from './assessment/rejections.ts';
import { clockRejections } from './clock/rejections.ts';
import { commonRejections } from './common/rejections.ts';
import { decisionRejections } from './decision/rejections.ts';
import { deviceRejections } from './devices/rejections.ts';
import { disclosureRejections } from './disclosure/rejections.ts';
import { filesRejections } from './files/rejections.ts';
import { implementationRejections } from './implementation/rejections.ts';
import { miniHtaRejections } from './mini-hta/rejections.ts';
import { intakeRejections } from './intake/rejections.ts';
import { participationRejections } from './participation/rejections.ts';
import { meetingRejections } from './meetings/rejections.ts';
import { portfolioRejections } from './portfolio/rejections.ts';
import { priceRejections } from './price/rejections.ts';
import type { RuleId } from './rules.ts';
import { reassessmentRejections } from './reassessment/rejections.ts';
import { temporaryRejections } from './temporary-introduction/rejections.ts';

/** The codes of refusals. The words, with what to do, are in packages/language under the same code. */
export const rejectionCodes = [
  ...commonRejections,
  ...intakeRejections,
  ...miniHtaRejections,
  ...deviceRejections,
  ...assessmentRejections,
  ...priceRejections,
  ...filesRejections,
  ...portfolioRejections,
  ...decisionRejections,
  ...participationRejections,
  ...disclosureRejections,
  ...meetingRejections,
  ...clockRejections,
  ...implementationRejections,
  ...temporaryRejections,
  ...reassessmentRejections,
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

/** One reason why a command is refused: what, by which rule, at which field, with the details the words need. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly rule: RuleId;
  /** Version of the rule's edition that binds the case; filled in by decide(). */
  readonly ruleVersion?: string;
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
