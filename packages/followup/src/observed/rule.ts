import type { CalendarDate } from '@likeverd/reference';
import type { SpendingFunction } from '@likeverd/statistics';
import type { OutcomeTable } from '../outcomes/table.ts';
import type { AssumedCurve } from './assumed-curve.ts';
import type { ExternalControl } from './external-control.ts';

export { spendingFunctions as ruleSpendings } from '@likeverd/statistics';

export const ruleStatistics = [
  'hazardRatio',
  'survivalAt',
  'medianTime',
  'rmst',
  'rmstDifference',
  'share',
  'meanChange',
  'count',
  'costPerPatient',
] as const;
export type RuleStatistic = (typeof ruleStatistics)[number];
export const ruleComparators = ['below', 'atMost', 'atLeast', 'above'] as const;

/**
 * A decision rule written before the data, as a contract of temporary introduction has it: if `statistic` of `measure` at `month` is `comparator` `limit`, with
 * at least this certainty, then its consequence follows. Months of patients' own time since start; for counts, months since the introduction.
 */
export interface DecisionRule {
  readonly id: string;
  /** An endpoint or a series; for counts of patients, `patients`. */
  readonly measure: string;
  readonly statistic: RuleStatistic;
  readonly month: number;
  readonly subgroup?: string;
  /** What a ratio or a difference is against. Default: the curve that was assumed for the method. */
  readonly against?: 'assumed' | 'externalControl';
  readonly comparator: (typeof ruleComparators)[number];
  readonly limit: number;
  /** Probability that must be reached, above 1/2. Default: the estimate alone decides. */
  readonly certainty?: number;
  /** Posterior probability (default), or share of bootstrap samples. */
  readonly by?: 'posterior' | 'bootstrap';
  readonly consequence?: string;
  /** How often it is judged, the first time `everyMonths` after the introduction, and so on. Default: once, on the data there are. */
  readonly looks?: number;
  readonly everyMonths?: number;
  /** How the error is spread over the looks. Default O’Brien and Fleming’s: hardly any at first. */
  readonly spending?: SpendingFunction;
  /** Events, or people measured, that are planned for at the last look. Default: the error is spread over the months. */
  readonly information?: number;
}

export type Verdict = 'met' | 'notMet' | 'undecided' | 'notYet';

/** A rule as it stood at one of its looks. */
export interface JudgedLook {
  readonly look: number;
  /** Months since the introduction. */
  readonly month: number;
  /** Events, or people measured. */
  readonly information: number;
  /** What had come of the information planned, or of the months: by it the error is spread. */
  readonly fraction: number;
  /** The probability that it took at this look, so that all looks together keep the certainty of the rule; for its opposite as much. */
  readonly boundary: number;
  readonly people: number;
  readonly estimate?: number;
  readonly low?: number;
  readonly high?: number;
  readonly probability: number;
  readonly verdict: Verdict;
}

/** What the data say of a rule. `notYet`: nobody has been followed so long. `undecided`: neither the rule nor its opposite is certain enough. */
export interface JudgedRule {
  readonly status: 'judged';
  readonly rule: DecisionRule;
  readonly verdict: Verdict;
  readonly people: number;
  /** Absent where nothing can be estimated yet. */
  readonly estimate?: number;
  readonly low?: number;
  readonly high?: number;
  /** That what the rule says is true. */
  readonly probability?: number;
  /** Where looks are planned: the look that decided, or else the last one; its figures are those above. */
  readonly look?: number;
  readonly boundary?: number;
  readonly looks?: readonly JudgedLook[];
}

export interface RuleContext {
  /** The rows that count after the policy on records outside the indication; an external control among them. */
  readonly table: OutcomeTable;
  readonly introduced: CalendarDate;
  readonly dataUntil: CalendarDate;
  /** Curves that were assumed for the method, by endpoint, of all patients and of a subgroup. */
  readonly assumed: (endpoint: string, subgroup: string | undefined) => AssumedCurve | undefined;
  /** The same for the comparator. */
  readonly comparator: (endpoint: string, subgroup: string | undefined) => AssumedCurve | undefined;
  readonly externalControl?: ExternalControl;
  readonly seed: number;
  /** Bootstrap samples. Default 1,000. */
  readonly samples?: number;
  /** Of the intervals. Default 0.95. */
  readonly confidence?: number;
}
