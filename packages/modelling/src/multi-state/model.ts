import type { ModelCurve } from '../curves/model.ts';
import type { Expression } from '../expression.ts';
import type { ModelCore } from '../model-core.ts';
import type { MultiStateCostDocument, MultiStateDocument, MultiStateTransitionDocument } from './format.ts';

export type { MultiStateDocument } from './format.ts';

/** A checked multi-state model: every formula is parsed, typed and resolved, every curve has a value at any time. */
export interface MultiStateModel extends ModelCore {
  readonly kind: 'multiState';
  readonly document: MultiStateDocument;
  /** In an order in which each only needs those before it. */
  readonly curves: readonly ModelCurve[];
  /** Probability to start in each living state. */
  readonly start: readonly number[];
  readonly transitions: readonly MultiStateTransition[];
  readonly strategies: readonly MultiStateStrategy[];
  readonly costs: readonly MultiStateCost[];
}

export interface MultiStateTransition {
  readonly document: MultiStateTransitionDocument;
  /** Position in the document. */
  readonly index: number;
}

export interface MultiStateStrategy {
  readonly id: string;
  /** By living state: utilities by time in the state, the first from 0 years. */
  readonly utilities: readonly (readonly { readonly fromYear: number; readonly utility: Expression }[])[];
  /** QALYs lost by transition, by position in the document. */
  readonly losses: ReadonlyMap<number, Expression>;
}

export interface MultiStateCost {
  readonly document: MultiStateCostDocument;
  readonly amount: Expression;
  /** Position in the document. */
  readonly index: number;
  /** False when the payer is outside the perspective. */
  readonly counted: boolean;
}
