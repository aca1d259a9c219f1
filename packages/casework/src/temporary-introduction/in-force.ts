import { decisionInForce } from '../decision/state.ts';
import type { CaseState } from '../state.ts';
import type { Contract } from './contract.ts';
import { programOf, type Timer } from './program.ts';
import type { ContractVersion } from './state.ts';

/** True while the decision in force is a temporary introduction. */
export function isTemporary({ decisions }: Pick<CaseState, 'decisions'>): boolean {
  return decisionInForce(decisions)?.decision.outcome === 'introducedTemporarily';
}

/** The contract that holds: the newest that every party has signed and that is public; undefined where the method is not in use temporarily. */
function contractInForce(state: Pick<CaseState, 'decisions' | 'temporary'>): ContractVersion | undefined {
  return isTemporary(state) ? state.temporary.contracts.findLast(({ publishedAt }) => publishedAt !== undefined) : undefined;
}

/** What the contract in force makes happen, done or not. */
export function timersOf(state: Pick<CaseState, 'decisions' | 'temporary'>): readonly Timer[] {
  const contract: Contract | undefined = contractInForce(state)?.contract;
  return contract === undefined ? [] : programOf(contract).timers;
}
