import type { ModelCurve } from '../curves/model.ts';
import type { Expression } from '../expression.ts';
import type { ModelCore } from '../model-core.ts';
import type { CostDocument, SurvivalDocument } from './format.ts';

export type { SurvivalDocument } from './format.ts';

export interface SurvivalModel extends ModelCore {
  readonly kind: 'partitionedSurvival';
  readonly document: SurvivalDocument;
  /** In an order in which each only needs those before it. */
  readonly curves: readonly ModelCurve[];
  readonly strategies: readonly {
    readonly id: string;
    readonly curves: readonly string[];
    /** By living state. */
    readonly utilities: readonly Expression[];
  }[];
  /** The living states, in order; then death. */
  readonly livingStates: readonly { readonly id: string; readonly utility: Expression }[];
  readonly costs: readonly ModelCost[];
}

export interface ModelCost {
  readonly document: CostDocument;
  readonly amount: Expression;
  /** Position in the document. */
  readonly index: number;
  /** False when the payer is outside the perspective. */
  readonly counted: boolean;
}
