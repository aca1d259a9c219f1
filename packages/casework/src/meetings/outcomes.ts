import type { CommandType } from '../fields.ts';
import type { ItemKind, ItemOutcome } from './forums.ts';

interface OutcomeRule {
  readonly kinds: readonly ItemKind[];
  /** The forum settles something: all authorities must agree, and the item is finished. */
  readonly binding: boolean;
  /** What the forum does in the case with it. */
  readonly act?: CommandType;
}

const cases: readonly ItemKind[] = ['commission', 'signOff', 'decision'];

export const outcomeRules: Readonly<Record<ItemOutcome, OutcomeRule>> = {
  commissioned: { kinds: ['commission'], binding: true, act: 'commissionAssessment' },
  notCommissioned: { kinds: ['commission'], binding: true, act: 'declineAssessment' },
  signedOff: { kinds: ['signOff'], binding: true, act: 'signOffAssessment' },
  completionAsked: { kinds: ['signOff'], binding: false, act: 'returnFromMeeting' },
  decided: { kinds: ['decision'], binding: true, act: 'recordDecision' },
  postponed: { kinds: cases, binding: false, act: 'returnFromMeeting' },
  sentBack: { kinds: ['commission', 'decision'], binding: false, act: 'returnFromMeeting' },
  noConsensus: { kinds: cases, binding: false, act: 'returnFromMeeting' },
  itemNoted: { kinds: ['information'], binding: false },
};

/** The act in the case that tells whether it is ready to be an item of the kind. */
export const readyFor: Readonly<Record<Exclude<ItemKind, 'information'>, CommandType>> = {
  commission: 'declineAssessment',
  signOff: 'signOffAssessment',
  decision: 'recordDecision',
};
