import type { ValuesOf } from '../field.ts';
import type { DecisionValues } from './events.ts';
import type { decisionFields } from './fields.ts';

type Form = typeof decisionFields.recordDecision;

/** A decision as far as its reader may know it. */
export type DecisionRecord = Partial<ValuesOf<Form>>;

export type Criterion = NonNullable<DecisionRecord['startStopCriteria']>[number];

/** A decision of a case that was published, the how-manieth of its case, and when. */
export interface PublishedDecision {
  /** From 1. */
  readonly ordinal: number;
  /** Instant, ISO 8601 in UTC. */
  readonly publishedAt: string;
  readonly decision: DecisionRecord;
}

/** A decision from the values of its event: conditions that an old log holds as one text are one condition. */
export function decisionRecord({ conditions, ...values }: Partial<DecisionValues>): DecisionRecord {
  if (conditions === undefined) return values;
  return {
    ...values,
    conditions: typeof conditions === 'string' ? [{ kind: 'otherCondition', text: conditions }] : conditions,
  };
}

/** A start or stop criterion that a machine can judge: an observable, a comparison, a value and its unit. */
export interface MeasurableCriterion {
  readonly system: string;
  readonly code: string;
  readonly comparator: string;
  readonly value: number;
  /** UCUM; absent for numbers without one. */
  readonly unit?: string;
}

/** The measurable part of a criterion, or undefined for one that is words only. */
export function measurable({ system, code, comparator, value, unit }: Criterion): MeasurableCriterion | undefined {
  return system === undefined || code === undefined || comparator === undefined || value === undefined
    ? undefined
    : { system, code, comparator, value, ...(unit === undefined ? {} : { unit }) };
}
