import type { CalendarDate } from '@likeverd/reference';
import type { ValuesOf } from '../field.ts';
import type { Contract, DecisionRule } from './contract.ts';
import type { temporaryFields } from './fields.ts';

type Recorded = Partial<ValuesOf<typeof temporaryFields.recordFollowUp>>;

/** One figure that follow-up has given. */
export type FollowUpResult = NonNullable<Recorded['followUpResults']>[number];

/** Figures that came into the case together, oldest first where there are several. */
export interface FollowUp {
  /** Last day of the data. */
  readonly dataUntil?: CalendarDate;
  /** SHA-256 of the released report. */
  readonly reportHash?: string;
  readonly results: readonly FollowUpResult[];
  readonly recordedAt: string;
}

/** Why a verdict is what it is. */
export const verdictReasons = [
  'estimateHolds',
  'estimateDoesNotHold',
  'probabilityReached',
  'probabilityNotReached',
  'noResult',
  'noEstimate',
  'noProbability',
  'noBoundary',
] as const;
export type VerdictReason = (typeof verdictReasons)[number];

/** What the data say of a rule that was written before them. `met`: what the rule says is so, and its consequence follows. */
export interface Verdict {
  readonly rule: DecisionRule;
  /** Name of the rule's outcome measure; its id where the contract does not name it. */
  readonly measure: string;
  readonly verdict: 'met' | 'notMet' | 'cannotBeJudged';
  readonly reason: VerdictReason;
  /** The newest figure that is about the rule, and the last day of its data. */
  readonly result?: FollowUpResult;
  readonly dataUntil?: CalendarDate;
}

/** Figures of a follow-up, recorded or about to be. */
type Figures = Omit<FollowUp, 'recordedAt'>;

/**
 * The verdict on every rule of a contract from the newest figure that is about it. A rule that demands a certainty is judged by the
 * probability that what it says is so, another by the point estimate; one that is judged several times by the probability that it takes at that look, which
 * comes with the figure. Nothing is judged without a figure. Catalogue A10-4, A11 (b).
 */
export function verdictsOf(
  { decisionRules = [], outcomeMeasures = [] }: Contract,
  followUps: readonly Figures[],
): readonly Verdict[] {
  return decisionRules.map((rule) => {
    const newest = followUps.findLast(({ results }) => results.some((result) => isAbout(result, rule)));
    const result = newest?.results.find((each) => isAbout(each, rule));
    const measure = outcomeMeasures.find(({ id }) => id === rule.measure)?.name ?? rule.measure;
    if (result === undefined) return { rule, measure, verdict: 'cannotBeJudged', reason: 'noResult' };
    const seen = { rule, measure, result, ...(newest?.dataUntil === undefined ? {} : { dataUntil: newest.dataUntil }) };
    return { ...seen, ...judged(rule, result) };
  });
}

/** A figure is about the rule that it names; one that names none, about every rule on the same statistic of the same patients. */
function isAbout(result: FollowUpResult, rule: DecisionRule): boolean {
  if (result.rule !== undefined) return result.rule === rule.id;
  return (
    result.measure === rule.measure &&
    result.statistic === rule.statistic &&
    result.month === rule.month &&
    result.subgroup === rule.subgroup
  );
}

function judged(rule: DecisionRule, { estimate, probability, boundary }: FollowUpResult): Pick<Verdict, 'verdict' | 'reason'> {
  if (rule.certainty !== undefined) {
    if (probability === undefined) return { verdict: 'cannotBeJudged', reason: 'noProbability' };
    if (rule.looks !== undefined && boundary === undefined) return { verdict: 'cannotBeJudged', reason: 'noBoundary' };
    return probability >= (boundary ?? rule.certainty)
      ? { verdict: 'met', reason: 'probabilityReached' }
      : { verdict: 'notMet', reason: 'probabilityNotReached' };
  }
  if (estimate === undefined) return { verdict: 'cannotBeJudged', reason: 'noEstimate' };
  return holds(estimate, rule) ? { verdict: 'met', reason: 'estimateHolds' } : { verdict: 'notMet', reason: 'estimateDoesNotHold' };
}

function holds(estimate: number, { comparator, limit }: DecisionRule): boolean {
  switch (comparator) {
    case 'below':
      return estimate < limit;
    case 'atMost':
      return estimate <= limit;
    case 'atLeast':
      return estimate >= limit;
    default:
      return estimate > limit;
  }
}

/** The rules that are met and ask for more than to go on: each is a trigger. */
export function triggersOf(contract: Contract, followUps: readonly Figures[]): readonly DecisionRule[] {
  return verdictsOf(contract, followUps)
    .filter(({ verdict, rule }) => verdict === 'met' && rule.consequence !== 'continue')
    .map(({ rule }) => rule);
}
