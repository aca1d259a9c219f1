export { assessAgreements, type AgreementsResult } from './assess.ts';
export type { AgreementPremises, FrameworkPoint, Offer, AgreementTerm, TermType } from './format.ts';
export { type AgreementGround, type AgreementMaterials, agreementGround, prepareOffer, tracesFor } from './ground.ts';
export { type AgreementValue, type AgreementYear, type BlockedOffer, type JudgedOffer, judgeOffers, judgePriced } from './judge.ts';
export type { FrameworkNote, FrameworkResult, PointReason, PointStatus } from './framework.ts';
export type { DataNeed, OfferNature } from './nature.ts';
export { type PricedDraws, type PricedTerms, type PricingContext, priceAgreements } from './price.ts';
export type { Driver, RiskRow } from './risk.ts';
