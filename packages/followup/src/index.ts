export { type AcceptedDelivery, checkDelivery, type Delivery, type DeliveryFault, deliveryFaultCodes } from './delivery.ts';
export {
  type CheckedDictionary,
  type Dictionary,
  type DictionaryFault,
  dictionaryFaultCodes,
  readDictionary,
  type Variable,
} from './dictionary.ts';
export * from './disclosure/index.ts';
export { carriesIdentityNumber, isIdentityNumber } from './identity-number.ts';
export * from './outcomes/table.ts';
export * from './observed/index.ts';
export { followUpRules, type FollowUpRule, type Refusal, type RefusalCode, refusalCodes } from './rules.ts';
export * from './update/index.ts';
export * from './settlement/index.ts';
export * from './forecast/index.ts';
export * from './simulate/index.ts';
export * from './report/index.ts';
export * from './register-data.ts';
