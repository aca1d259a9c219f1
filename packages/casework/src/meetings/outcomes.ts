import type { CommandType } from '../fields.ts';
import type { ItemKind, ItemOutcome } from './forums.ts';

interface OutcomeRule {
  readonly kinds: readonly ItemKind[];
  /** The forum settles something: all authorities must agree, and the item is finished. */
  readonly binding: boolean;
}

const cases: readonly ItemKind[] = ['commission', 'signOff', 'decision'];

export const outcomeRules: Readonly<Record<ItemOutcome, OutcomeRule>> = {
  commissioned: { kinds: ['commission'], binding: true },
  notCommissioned: { kinds: ['commission'], binding: true },
  signedOff: { kinds: ['signOff'], binding: true },
  completionAsked: { kinds: ['signOff'], binding: false },
  decided: { kinds: ['decision'], binding: true },
  postponed: { kinds: cases, binding: false },
  sentBack: { kinds: ['commission', 'decision'], binding: false },
  noConsensus: { kinds: cases, binding: false },
  itemNoted: { kinds: ['information'], binding: false },
};

const settling: Readonly<Partial<Record<ItemOutcome, CommandType>>> = {
  commissioned: 'recordCommission',
  notCommissioned: 'recordRefusal',
  signedOff: 'signOffAssessment',
  decided: 'recordDecision',
};

/** Outcomes with which every authority says where it stands: what settles, what nobody can settle, and what goes back by agreement. */
export function needsStands(outcome: ItemOutcome): boolean {
  return outcomeRules[outcome].binding || outcome === 'noConsensus' || outcome === 'sentBack';
}

/** What the forum does in the case with an outcome; nothing where the item is about none. */
export function actOf(outcome: ItemOutcome, kind: string): CommandType | undefined {
  if (outcome === 'itemNoted') return undefined;
  return settling[outcome] ?? (outcome === 'sentBack' && kind === 'decision' ? 'postponeDecision' : 'returnFromMeeting');
}

/** The act in the case that tells whether it is ready to be an item of the kind. */
export const readyFor: Readonly<Record<Exclude<ItemKind, 'information'>, CommandType>> = {
  commission: 'recordRefusal',
  signOff: 'signOffAssessment',
  decision: 'recordDecision',
};
