import { CommonChecker } from '../document-checker.ts';
import type { TreeDocument } from './format.ts';
import type { Tree, TreeCost, TreeModel } from './model.ts';
import { checkTree, placesOf } from './nodes.ts';

/** The checks of a decision tree that stands alone. */
export class TreeChecker extends CommonChecker<TreeDocument> {
  private tree(): Tree {
    const { nodes, strategies, discounting } = this.document;
    strategies.forEach(({ tree }, index) => this.known(tree, Object.keys(nodes), 'node', ['strategies', index, 'tree']));
    const starts = strategies.map(({ id, tree: root }) => ({ id, root }));
    const tree = checkTree(this, starts, nodes, ['nodes']);
    for (const { path, state } of tree.nodes) {
      if (state === undefined) continue;
      const details = { field: 'state', suggestion: '', allowed: 'label, duration, utility, qalys, year' };
      this.find('field.unknown', [...path, 'state'], details, true);
    }
    const later = tree.nodes.flatMap((node) => [node, ...node.branches]).find(({ year }) => year > 0);
    if (later !== undefined && discounting === undefined)
      this.find('field.missing', [...later.path, 'year'], { field: 'discounting' });
    return tree;
  }

  private costs(tree: Tree): readonly TreeCost[] {
    const { costs } = this.document;
    this.unique(costs, 'costs');
    this.perspective();
    const places = placesOf(tree);
    return costs.flatMap((cost, index) => {
      const counted = this.costFrame(cost, ['costs', index]);
      cost.at.forEach((place, position) => this.known(place, places, 'node', ['costs', index, 'at', position]));
      const path = ['costs', index, 'amount'];
      const { id, payer, at } = cost;
      const written = this.expression(cost.amount, this.money(), path, this.scope, 'differ');
      return this.perStrategy(written, cost.strategies).map(({ strategies, tree: amount }) => ({
        id,
        payer,
        strategies,
        at,
        amount,
        path,
        counted,
      }));
    });
  }

  check(): TreeModel {
    const { strategies } = this.document;
    const parameters = this.parameters();
    const groups = this.groups();
    this.unique(strategies, 'strategies');
    const tree = this.tree();
    const model: TreeModel = {
      kind: 'decisionTree',
      document: this.document,
      parameters,
      baseValues: this.baseValues,
      groups,
      subgroups: this.subgroups(parameters),
      entryAge: this.entryAge(parameters),
      tree,
      strategies: strategies.map(({ id, tree: root }) => ({ id, root })),
      costs: this.costs(tree),
    };
    this.schedules();
    this.unique(this.document.scenarios ?? [], 'scenarios');
    return model;
  }
}
