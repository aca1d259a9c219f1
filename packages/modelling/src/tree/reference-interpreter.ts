import { evaluate, type Expression } from '../expression.ts';
import { add, discount, type Interpreted, type Lookup, zero } from '../reference-parts.ts';
import type { Total } from '../types.ts';
import { branchesOf, costsOf, type Tree, type TreeCost, type TreeModel, type TreePlace } from './model.ts';

/** What is expected from a node on, by those who have come to it. */
export interface NodeValue {
  readonly lifeYears: Total;
  readonly qalys: Total;
  readonly costs: Total;
  readonly components: readonly ({ readonly component: string } & Total)[];
  /** Where they end: leaf to probability. */
  readonly leaves: ReadonlyMap<string, number>;
}

interface Discounting {
  readonly schedule: Parameters<typeof discount>[0];
  readonly effects: Parameters<typeof discount>[0];
}

/** Rolls a tree back, last node first: the value of every node under a strategy, by id. */
export const rollBackTree = (
  tree: Tree,
  costs: readonly TreeCost[],
  strategy: string,
  lookup: Lookup,
  { schedule, effects }: Discounting,
): ReadonlyMap<string, NodeValue> => {
  const counted = costsOf(costs, strategy);
  const read = (formula: Expression | undefined): number => (formula === undefined ? 0 : evaluate(formula, lookup));
  const values = new Map<string, NodeValue>();
  for (const node of tree.nodes.toReversed()) {
    const totals = {
      lifeYears: zero(),
      qalys: zero(),
      costs: zero(),
      components: counted.map(({ id }) => ({ component: id, ...zero() })),
    };
    const leaves = new Map<string, number>();
    const pass = (place: TreePlace, chance: number): void => {
      add(totals.lifeYears, chance * read(place.lifeYears), discount(effects, place.year));
      add(totals.qalys, chance * read(place.qalys), discount(effects, place.year));
      counted.forEach(({ at, amount }, index) => {
        const component = totals.components[index];
        if (component !== undefined && place.id !== undefined && at.includes(place.id))
          add(component, chance * read(amount), discount(schedule, place.year));
      });
    };
    pass(node, 1);
    if (node.branches.length === 0) leaves.set(node.id, 1);
    const branches = branchesOf(node, strategy);
    const stated = branches.reduce((sum, { probability }) => sum + read(probability), 0);
    for (const branch of branches) {
      const chance = branch.probability === undefined ? 1 - stated : read(branch.probability);
      pass(branch, chance);
      const after = values.get(branch.to);
      if (after === undefined) continue;
      const follow = (total: { discounted: number; undiscounted: number }, next: Total): void => {
        total.discounted += chance * next.discounted;
        total.undiscounted += chance * next.undiscounted;
      };
      follow(totals.lifeYears, after.lifeYears);
      follow(totals.qalys, after.qalys);
      totals.components.forEach((total, index) => follow(total, after.components[index] ?? zero()));
      for (const [leaf, share] of after.leaves) leaves.set(leaf, (leaves.get(leaf) ?? 0) + chance * share);
    }
    for (const { discounted, undiscounted } of totals.components) {
      totals.costs.discounted += discounted;
      totals.costs.undiscounted += undiscounted;
    }
    values.set(node.id, { ...totals, leaves });
  }
  return values;
};

/** The value of every node of a decision tree under each strategy. */
export const rollBackModel = (
  { document, tree, costs, strategies }: TreeModel,
  lookup: Lookup,
): readonly { readonly strategy: string; readonly root: string; readonly nodes: ReadonlyMap<string, NodeValue> }[] => {
  const { schedule = [], effects = schedule } = document.discounting ?? {};
  return strategies.map(({ id, root }) => ({
    strategy: id,
    root,
    nodes: rollBackTree(tree, costs, id, lookup, { schedule, effects }),
  }));
};

/** Totals of every strategy of a decision tree: the value of its root. */
export const interpretTree = (model: TreeModel, lookup: Lookup): readonly Interpreted[] =>
  rollBackModel(model, lookup).map(({ strategy, root, nodes }) => {
    const value = nodes.get(root);
    if (value === undefined) throw new Error(`no node ${root}`);
    const { lifeYears, qalys, costs, components } = value;
    return { strategy, lifeYears, qalys, costs, components, qalyLosses: [], carers: zero() };
  });
