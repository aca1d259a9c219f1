export { conjugatePosterior } from './conjugate.ts';
export { type Discount, type EndpointEvidence, noDiscount, type ParameterEvidence } from './evidence.ts';
export * from './reappraisal.ts';
export * from './update.ts';
