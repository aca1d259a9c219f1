import { decisionInForce } from '../decision/state.ts';
import { exitTimersOf } from '../reassessment/exit.ts';
import type { CaseState } from '../state.ts';
import { programOf, type Timer } from './program.ts';
import { type ContractVersion, isFulfilled } from './state.ts';

/** True while the decision in force is a temporary introduction. */
export function isTemporary({ decisions }: Pick<CaseState, 'decisions'>): boolean {
  return decisionInForce(decisions)?.decision.outcome === 'introducedTemporarily';
}

/** The contract that holds: the newest that every party has signed and that is public; undefined where the method is not in use temporarily. */
export function contractInForce(state: Pick<CaseState, 'decisions' | 'temporary'>): ContractVersion | undefined {
  return isTemporary(state) ? state.temporary.contracts.findLast(({ publishedAt }) => publishedAt !== undefined) : undefined;
}

/** Everything that is to be done by a day: what the contract in force makes happen, and the steps of an exit plan. Done or not. */
export function timersOf(state: Pick<CaseState, 'decisions' | 'temporary' | 'reassessment'>): readonly Timer[] {
  const contract = contractInForce(state)?.contract;
  return [...(contract === undefined ? [] : programOf(contract).timers), ...exitTimersOf(state.reassessment)];
}

/** What of it is not done yet. */
export function openTimersOf(state: Pick<CaseState, 'decisions' | 'temporary' | 'reassessment'>): readonly Timer[] {
  return timersOf(state).filter(({ kind, subject, due }) => !isFulfilled(state.temporary, kind, subject, due));
}
