import type { Expression } from '../expression.ts';
import type { ModelCore } from '../model-core.ts';
import type { Tree, TreeCost } from '../tree/model.ts';
import type { CohortCostDocument, CohortDocument, TransitionDocument } from './format.ts';

export type { CohortDocument } from './format.ts';

/** A checked cohort model: its rows are complete, and every formula is parsed, typed and resolved. */
export interface CohortModel extends ModelCore {
  readonly kind: 'cohort';
  readonly document: CohortDocument;
  /** The living states, in document order; death follows. */
  readonly livingStates: readonly CohortState[];
  /** Share of the cohort that starts in each living state. */
  readonly start: readonly number[];
  /** The decision tree before the first cycle; absent without one. */
  readonly entry: CohortEntry | undefined;
  readonly transitions: readonly CohortTransition[];
  readonly strategies: readonly CohortStrategy[];
  readonly costs: readonly CohortCost[];
}

export interface CohortEntry {
  readonly tree: Tree;
  /** By strategy, the node where it begins. */
  readonly roots: ReadonlyMap<string, string>;
  readonly costs: readonly TreeCost[];
}

/** In results, the part that is gained before the first cycle. */
export const ENTRY = 'entry';

export interface CohortState {
  readonly id: string;
  readonly utility: Expression;
  /** Cycles of time in the state that are told apart; 1 without memory. */
  readonly memory: number;
}

export interface CohortTransition {
  readonly document: TransitionDocument;
  /** Probability per cycle or rate a year; absent for the remainder. */
  readonly value: Expression | undefined;
  /** Position in the document. */
  readonly index: number;
}

export interface CohortStrategy {
  readonly id: string;
  /** Utilities that differ from those of the states. */
  readonly utilities: ReadonlyMap<string, Expression>;
}

export interface CohortCost {
  readonly document: CohortCostDocument;
  readonly amount: Expression;
  /** Position in the document. */
  readonly index: number;
  /** False when the payer is outside the perspective. */
  readonly counted: boolean;
}

/** Death in the general population, probability per cycle. */
export const GENERAL_MORTALITY = 'generalMortality';
/** Years in the state at the end of the cycle, since it was last entered. */
export const TIME_IN_STATE = 'timeInState';
