import { type Rejection, reject } from '../rejections.ts';
import type { CaseState } from '../state.ts';

/**
 * Input that has come in must have its disposition when the assessment is delivered, or the delivery says why not: what came of input is to be
 * public (S21.R2), but participation is not to lengthen the case (S23.R1), so that input of the last day does not stop it.
 */
export function unansweredAtDelivery(unansweredInputReason: string | undefined, state: CaseState): readonly Rejection[] {
  const unanswered = state.participation.inputs.filter(({ disposition }) => disposition === undefined).length;
  return unanswered > 0 && unansweredInputReason === undefined
    ? [reject('input.unanswered', 'input.answeredInTime', { unanswered }, 'unansweredInputReason')]
    : [];
}
