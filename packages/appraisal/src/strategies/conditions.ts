import type { Infer } from '@likeverd/modelling/document';
import type { StatedCondition, strategiesShape } from './format.ts';

/** What a temporary introduction asks for (catalogue A10-1 to A10-20), those that follow from the calculation first. */
export const conditionIds = [
  'priority',
  'period',
  'companyPays',
  'interimPrice',
  'severe',
  'effect',
  'outcomes',
  'responsibilities',
  'phaseOut',
  'work',
  'exit',
] as const;
export type ConditionId = (typeof conditionIds)[number];

/** Rule of the catalogue that each condition is. */
const conditionRules: Readonly<Record<ConditionId, string>> = {
  priority: 'A10-3',
  period: 'A10-8, A10-10',
  companyPays: 'A10-11',
  interimPrice: 'A10-12',
  severe: 'A10-1',
  effect: 'A10-2',
  outcomes: 'A10-5, A10-7',
  responsibilities: 'A10-6, A10-13',
  phaseOut: 'A10-4',
  work: 'A10-14',
  exit: 'A10-17, A10-20',
};

/** One condition: whether it is met, and whether that was computed or said by the document. */
export interface Condition {
  readonly id: ConditionId;
  readonly rule: string;
  readonly status: 'met' | 'notMet' | 'notShown';
  readonly basis: 'computed' | 'stated';
  readonly reason?: { readonly nb: string; readonly nn: string; readonly en: string };
}

/** What the computed conditions are judged from. */
export interface ConditionFigures {
  /** Expected net benefit a patient at the price of the agreement. */
  readonly netBenefitDuring: number;
  readonly priceNow: number;
  readonly priceDuring: number;
  readonly paidByService: number;
  /** Years to the date of reassessment that the document fixes, and to the data; absent where no date is fixed. */
  readonly reviewAfterYears: number | undefined;
  readonly dataAfterYears: number;
}

type Stated = Infer<typeof strategiesShape>['conditions'];

/** Every condition in order. A statement that the document lacks counts as not shown. */
export function conditionsOf(stated: Stated, figures: ConditionFigures): readonly Condition[] {
  const computed: Readonly<Record<Exclude<ConditionId, StatedCondition>, boolean>> = {
    priority: figures.netBenefitDuring >= 0,
    period: figures.reviewAfterYears !== undefined && figures.dataAfterYears <= figures.reviewAfterYears,
    companyPays: figures.paidByService === 0,
    interimPrice: figures.priceDuring < figures.priceNow,
  };
  return conditionIds.map((id): Condition => {
    const rule = conditionRules[id];
    if (id === 'priority' || id === 'period' || id === 'companyPays' || id === 'interimPrice') {
      return { id, rule, basis: 'computed', status: computed[id] ? 'met' : 'notMet' };
    }
    const statement = stated?.[id];
    if (statement === undefined) return { id, rule, basis: 'stated', status: 'notShown' };
    return { id, rule, basis: 'stated', status: statement.met ? 'met' : 'notMet', reason: statement.reason };
  });
}
