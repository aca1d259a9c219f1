import type { Expression } from './expression.ts';
import type { CohortDocument, CohortModel } from './cohort/model.ts';
import type { ModelCore } from './model-core.ts';
import type { ModelCurve } from './curves/model.ts';
import type { CostDocument, SurvivalDocument } from './format.ts';

export type * from './model-core.ts';

/** A document of any kind. */
export type ModelDocument = SurvivalDocument | CohortDocument;

/** A model document whose every formula is parsed, typed and resolved. `checkModel` makes one; the two evaluators read it. */
export type Model = SurvivalModel | CohortModel;

export interface SurvivalModel extends ModelCore {
  readonly kind: 'partitionedSurvival';
  readonly document: SurvivalDocument;
  /** In an order in which each only needs those before it. */
  readonly curves: readonly ModelCurve[];
  readonly strategies: readonly { readonly id: string; readonly curves: readonly string[] }[];
  /** The living states, in order; then death. */
  readonly livingStates: readonly { readonly id: string; readonly utility: Expression }[];
  readonly costs: readonly ModelCost[];
}

export interface ModelCost {
  readonly document: CostDocument;
  readonly amount: Expression;
  /** False when the payer is outside the perspective. */
  readonly counted: boolean;
}

/** Names a formula of a state or cost may use besides parameters; all at the end of the cycle. */
export const cycleNames = ['cycle', 'time', 'age'] as const;
export type CycleName = (typeof cycleNames)[number];
export const isCycleName = (name: string): name is CycleName => (cycleNames as readonly string[]).includes(name);
