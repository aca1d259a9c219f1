import type { Materials } from '../assessment/materials.ts';
import type { Blocked } from '../types.ts';
import type { AgreementPremises } from './format.ts';
import { agreementGround } from './ground.ts';
import { type BlockedOffer, type JudgedOffer, judgeOffers } from './judge.ts';
import { type ConfidentialityClass, strictestOf } from './nature.ts';

export interface AgreementsResult {
  readonly status: 'computed';
  /** The strictest class of any offer: whatever shows more than one of them has it. */
  readonly class: ConfidentialityClass;
  readonly currency: string;
  readonly draws: number;
  /** In the order of the document. */
  readonly offers: readonly (JudgedOffer | BlockedOffer)[];
}

/** The part `agreements` of an assessment. */
export function assessAgreements({ offers, ...premises }: AgreementPremises, materials: Materials): AgreementsResult | Blocked {
  const ground = agreementGround(materials, premises);
  if ('status' in ground) return ground;
  const judged = judgeOffers(ground, offers);
  return {
    status: 'computed',
    class: strictestOf(judged.map((offer) => offer.class)),
    currency: ground.run.currency,
    draws: ground.run.draws.to - ground.run.draws.from,
    offers: judged,
  };
}
