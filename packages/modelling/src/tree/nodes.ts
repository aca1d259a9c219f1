import { ordered } from '../document-checker.ts';
import { evaluate, type Expression, namesIn, years } from '../expression.ts';
import type { Finding, Path } from '../shape.ts';
import type { Unit } from '../units.ts';
import type { TreeNodesDocument } from './format.ts';
import { branchesOf, type Tree, type TreeBranch, type TreeNode, type TreePlace } from './model.ts';

const probability: Unit = { powers: {}, kind: 'probability' };
const utility: Unit = { powers: {}, kind: 'utility' };

const SUM_TOLERANCE = 1e-9;

/** Strategies with the node where each begins. */
type Starts = readonly { readonly id: string; readonly root: string }[];

/** What the check of a tree needs of the check of the document it stands in. */
export interface TreeLanguage {
  readonly expression: (written: number | string, unit: Unit, path: Path) => Expression;
  readonly known: (id: string, among: readonly string[], what: string, path: Path) => boolean;
  readonly find: (code: Finding['code'], path: Path, details: Finding['details'], atKey?: boolean) => void;
  readonly inRange: (value: number, limits: { readonly minimum?: number; readonly maximum?: number }, path: Path) => void;
  /** Stand-ins are in the document: what nodes say of each other is passed by. */
  readonly repaired: boolean;
}

type Written = TreeNodesDocument[string];
type WrittenBranch = Extract<Written, { readonly type: 'chance' }>['branches'][number];
type WrittenGains = Partial<Pick<WrittenBranch, 'duration' | 'utility' | 'qalys' | 'year'>>;

const operation = (name: 'add' | 'multiply', a: Expression, b: Expression): Expression => ({
  kind: 'operation',
  operation: name,
  a,
  b,
  unit: years,
});

/** What is gained at a place: life years are its duration, QALYs utility x duration and what is gained at once. */
const gainsOf = (
  language: TreeLanguage,
  written: WrittenGains,
  path: Path,
): Pick<TreePlace, 'lifeYears' | 'qalys' | 'year' | 'path'> => {
  const read = (field: 'duration' | 'utility' | 'qalys', unit: Unit): Expression | undefined => {
    const source = written[field];
    return source === undefined ? undefined : language.expression(source, unit, [...path, field]);
  };
  const lifeYears = read('duration', years);
  const quality = read('utility', utility);
  const atOnce = read('qalys', years);
  if (quality !== undefined && lifeYears === undefined)
    language.find('field.missing', [...path, 'duration'], { field: 'duration' });
  const lived = quality === undefined || lifeYears === undefined ? undefined : operation('multiply', lifeYears, quality);
  const qalys = lived === undefined || atOnce === undefined ? (lived ?? atOnce) : operation('add', lived, atOnce);
  return { path, lifeYears, qalys, year: written.year ?? 0 };
};

const branchOf = (
  language: TreeLanguage,
  starts: Starts,
  written: WrittenBranch,
  names: readonly string[],
  path: Path,
): TreeBranch => {
  language.known(written.to, names, 'node', [...path, 'to']);
  written.strategies?.forEach((strategy, index) =>
    language.known(
      strategy,
      starts.map(({ id }) => id),
      'strategy',
      [...path, 'strategies', index],
    ),
  );
  const own = { id: written.id, to: written.to, strategies: written.strategies, ...gainsOf(language, written, path) };
  if (written.type === 'remainder') return { ...own, probability: undefined };
  const at: Path = [...path, 'probability'];
  const value = language.expression(written.probability, probability, at);
  const constant = namesIn(value).size === 0 ? evaluate(value, () => Number.NaN) : Number.NaN;
  if (!Number.isNaN(constant)) language.inRange(constant, { minimum: 0, maximum: 1 }, at);
  return { ...own, probability: value };
};

/** Why the branches of a node are not complete under a strategy. */
const wrongRow = (branches: readonly TreeBranch[]): { readonly rule: string; readonly sum?: number } | undefined => {
  const stated = branches.flatMap(({ probability: tree }) => (tree === undefined ? [] : [tree]));
  const remainders = branches.length - stated.length;
  if (branches.length === 0) return { rule: 'noBranch' };
  if (remainders > 1) return { rule: 'remainderTwice' };
  const sum = stated.reduce(
    (total, tree) =>
      total +
      (namesIn(tree).size === 0
        ? Math.min(
            1,
            evaluate(tree, () => Number.NaN),
          )
        : 0),
    0,
  );
  if (sum > 1 + SUM_TOLERANCE) return { rule: 'aboveOne', sum };
  if (remainders === 1) return undefined;
  if (stated.some((tree) => namesIn(tree).size > 0)) return { rule: 'noRemainder' };
  return sum < 1 - SUM_TOLERANCE ? { rule: 'belowOne', sum } : undefined;
};

/** The branches of every chance node that a strategy can come to; a fault that several strategies share is told once. */
const checkRows = (language: TreeLanguage, starts: Starts, written: TreeNodesDocument, sorted: readonly TreeNode[]): void => {
  const told = new Set<string>();
  for (const { id: strategy, root } of starts) {
    const reached = new Set([root]);
    for (const node of sorted) {
      if (!reached.has(node.id) || written[node.id]?.type !== 'chance') continue;
      const row = branchesOf(node, strategy);
      for (const { to } of row) reached.add(to);
      const wrong = wrongRow(row);
      if (wrong === undefined || told.has(node.id)) continue;
      told.add(node.id);
      language.find('tree.branches', [...node.path, 'branches'], { node: node.id, strategy, ...wrong });
    }
  }
};

/** Checks the nodes of a tree that stands under `at`: each formula, where branches lead, and that nothing is left over. */
export const checkTree = (language: TreeLanguage, starts: Starts, written: TreeNodesDocument, at: Path): Tree => {
  const names = Object.keys(written);
  const leads = new Map(
    Object.entries(written).map(([id, node]) => [id, node.type === 'chance' ? node.branches.map(({ to }) => to) : []]),
  );
  const { order, circle } = ordered(leads);
  if (circle !== undefined)
    language.find('reference.circular', [...at, circle[0] ?? '', 'branches'], { what: 'node', circle: circle.join(' → ') });
  const nodes = Object.entries(written).map(([id, node]): TreeNode => {
    const path: Path = [...at, id];
    const branches =
      node.type === 'chance'
        ? node.branches.map((branch, index) => branchOf(language, starts, branch, names, [...path, 'branches', index]))
        : [];
    const gains = gainsOf(language, node, path);
    return { id, branches, state: node.type === 'leaf' ? node.state : undefined, ...gains };
  });
  const seen = new Set(names);
  for (const { branches } of nodes) {
    for (const { id, path } of branches) {
      if (id === undefined) continue;
      if (seen.has(id)) language.find('document.duplicateKey', [...path, 'id'], { key: id });
      seen.add(id);
    }
  }
  const sorted = circle === undefined ? order.toReversed().flatMap((id) => nodes.find((node) => node.id === id) ?? []) : nodes;
  if (circle === undefined && !language.repaired) checkRows(language, starts, written, sorted);
  return {
    nodes: sorted,
    leaves: names.filter((id) => written[id]?.type === 'leaf'),
  };
};

/** Ids of nodes and branches. */
export const placesOf = ({ nodes }: Tree): readonly string[] =>
  nodes.flatMap(({ id, branches }) => [id, ...branches.flatMap((branch) => branch.id ?? [])]);
