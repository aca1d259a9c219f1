export {
  agreementDraws,
  type AgreementDraws,
  type AgreementOffer,
  agreementTraces,
  judgeAgreement,
  type JudgedAgreement,
  offerDocument,
  pricedComponent,
} from './agreements.ts';
export type { BreakEven } from './break-even.ts';
export {
  negotiate,
  type Negotiation,
  type NegotiationBasis,
  type NegotiationInput,
  type OfferAppraisal,
  type OfferBudgetYear,
} from './offers.ts';
export { type NegotiationPatients, type PricedBudget, pricedBudget } from './patients.ts';
export { priceLine, type PriceLine, type PricedRuns } from './price-line.ts';
