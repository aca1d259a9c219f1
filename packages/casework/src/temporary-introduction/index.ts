export type { Contract } from './contract.ts';
export { missingElements } from './elements.ts';
export {
  type ContractVersion,
  type Signature,
  type TemporaryState,
  newestContract,
  standingSignatures,
  unsignedBy,
} from './state.ts';
