import type { Expression } from '../expression.ts';
import type { ParameterCore } from '../model-core.ts';
import type { Path } from '../shape.ts';
import type { TreeDocument } from './format.ts';

export type { TreeDocument } from './format.ts';

/** A checked decision tree. */
export interface TreeModel extends ParameterCore {
  readonly kind: 'decisionTree';
  readonly document: TreeDocument;
  /** Years; absent when the document does not say. */
  readonly entryAge: number | undefined;
  readonly tree: Tree;
  /** With the node where each begins. */
  readonly strategies: readonly { readonly id: string; readonly root: string }[];
  readonly costs: readonly TreeCost[];
}

/** Nodes with complete branches under every strategy, and no circle. */
export interface Tree {
  /** Each before those it leads to. */
  readonly nodes: readonly TreeNode[];
  /** Ids of the leaves, in document order. */
  readonly leaves: readonly string[];
}

/** Where costs and gains can fall: a node or a branch. */
export interface TreePlace {
  /** Absent for a branch without one. */
  readonly id: string | undefined;
  /** Place in the document. */
  readonly path: Path;
  readonly lifeYears: Expression | undefined;
  readonly qalys: Expression | undefined;
  /** Years from the start. */
  readonly year: number;
}

export interface TreeNode extends TreePlace {
  readonly id: string;
  /** None for a leaf. */
  readonly branches: readonly TreeBranch[];
  /** The state of a cohort in which a leaf ends. */
  readonly state: string | undefined;
}

export interface TreeBranch extends TreePlace {
  readonly to: string;
  /** Absent for the remainder. */
  readonly probability: Expression | undefined;
  readonly strategies: readonly string[] | undefined;
}

export interface TreeCost {
  readonly id: string;
  readonly payer: string;
  readonly strategies: readonly string[] | undefined;
  /** Ids of nodes and branches. */
  readonly at: readonly string[];
  readonly amount: Expression;
  /** Place of the amount in the document. */
  readonly path: Path;
  /** False when the payer is outside the perspective. */
  readonly counted: boolean;
}

/** Branches of a node under a strategy. */
export const branchesOf = (node: TreeNode, strategy: string): readonly TreeBranch[] =>
  node.branches.filter(({ strategies }) => strategies?.includes(strategy) !== false);

/** Costs that count under a strategy. */
export const costsOf = (costs: readonly TreeCost[], strategy: string): readonly TreeCost[] =>
  costs.filter(({ counted, strategies }) => counted && strategies?.includes(strategy) !== false);
