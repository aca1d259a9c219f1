import type { DecisionRecord } from '../decision/record.ts';
import { type Rejection, reject } from '../rejections.ts';
import type { CaseState } from '../state.ts';
import { obstaclesToStanding } from './elements.ts';
import { newestContract } from './state.ts';

/**
 * Why a method cannot be introduced temporarily now: every required element that the contract lacks, every signature, and a review date that
 * is another than the contract's. Empty for other outcomes. Rules: A10-1 to A10-20.
 */
export function obstaclesToTemporary({ outcome, reviewDate }: DecisionRecord, state: CaseState): readonly Rejection[] {
  if (outcome !== 'introducedTemporarily') return [];
  const agreed = newestContract(state.temporary)?.contract.reassessmentOn;
  return [
    ...obstaclesToStanding(state),
    ...(agreed === undefined || reviewDate === agreed
      ? []
      : [reject('temporary.reviewDate', 'temporary.reassessmentDate', { agreed }, 'reviewDate')]),
  ];
}
