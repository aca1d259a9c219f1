import type { ParameterPlan } from '../parameters.ts';
import type { Operand, Program, ProgramBuilder } from '../program.ts';
import type { Path } from '../shape.ts';
import { branchesOf, costsOf, type Tree, type TreeCost, type TreePlace } from './model.ts';

/** A branch under one strategy. Places are numbered: those of the nodes first, in the order of `Tree.nodes`. */
export interface EdgePlan {
  readonly place: number;
  /** Node it leads to. */
  readonly to: number;
  /** Absent for the remainder. */
  readonly operand: Operand | undefined;
  /** Place of the formula in the document, for faults. */
  readonly formula: Path;
}

/** The ways through a tree under one strategy. */
export interface FlowPlan {
  readonly strategy: string;
  readonly root: number;
  readonly places: number;
  /** Chance nodes that can be reached, each before those it leads to. */
  readonly rows: readonly { readonly node: number; readonly id: string; readonly edges: readonly EdgePlan[] }[];
  readonly byDraw: boolean;
}

/** What everyone who passes a place gains or costs. */
export interface PassagePlan {
  readonly place: number;
  readonly operand: Operand;
  /** Discount weight. */
  readonly weight: number;
  readonly formula: Path;
}

/** What a tree gives under one strategy. */
export interface PassagesPlan {
  readonly lifeYears: readonly PassagePlan[];
  readonly qalys: readonly PassagePlan[];
  readonly costs: readonly { readonly component: string; readonly payer: string; readonly passages: readonly PassagePlan[] }[];
}

export interface TreeStrategyPlan extends PassagesPlan {
  readonly flow: FlowPlan;
}

export interface TreePlan extends ParameterPlan {
  readonly program: Program;
  /** Leaves in document order, with their places. */
  readonly leaves: readonly { readonly id: string; readonly place: number }[];
  readonly strategies: readonly TreeStrategyPlan[];
}

const placesOf = ({ nodes }: Tree): readonly TreePlace[] => [...nodes, ...nodes.flatMap(({ branches }) => branches)];

/** Which place each node and branch has. */
const placeNumbers = (tree: Tree): ReadonlyMap<TreePlace, number> => new Map(placesOf(tree).map((place, index) => [place, index]));

export const flowPlan = (builder: ProgramBuilder, tree: Tree, strategy: string, root: string): FlowPlan => {
  const numbers = placeNumbers(tree);
  const number = (place: TreePlace | undefined): number => (place === undefined ? -1 : (numbers.get(place) ?? -1));
  const nodeAt = (id: string): number => tree.nodes.findIndex((node) => node.id === id);
  const reached = new Set([nodeAt(root)]);
  const rows = tree.nodes.flatMap((node, index) => {
    if (!reached.has(index) || node.branches.length === 0) return [];
    const edges = branchesOf(node, strategy).map((branch): EdgePlan => {
      const to = nodeAt(branch.to);
      reached.add(to);
      return {
        place: number(branch),
        to,
        operand: branch.probability === undefined ? undefined : builder.compile(branch.probability),
        formula: branch.probability === undefined ? branch.path : [...branch.path, 'probability'],
      };
    });
    return [{ node: index, id: node.id, edges }];
  });
  const byDraw = rows.some(({ edges }) => edges.some(({ operand }) => operand?.byDraw === true));
  return { strategy, root: nodeAt(root), places: numbers.size, rows, byDraw };
};

/** Gains and costs under one strategy; `costAt` and `effectAt` are discount weights by years from the start. */
export const passagesPlan = (
  builder: ProgramBuilder,
  tree: Tree,
  costs: readonly TreeCost[],
  strategy: string,
  costAt: (year: number) => number,
  effectAt: (year: number) => number,
): PassagesPlan => {
  const places = placesOf(tree);
  const gains = (quantity: 'lifeYears' | 'qalys'): readonly PassagePlan[] =>
    places.flatMap((place, index): readonly PassagePlan[] => {
      const amount = place[quantity];
      if (amount === undefined) return [];
      return [{ place: index, operand: builder.compile(amount), weight: effectAt(place.year), formula: place.path }];
    });
  return {
    lifeYears: gains('lifeYears'),
    qalys: gains('qalys'),
    costs: costsOf(costs, strategy).map(({ id, payer, at, amount, path }) => ({
      component: id,
      payer,
      passages: places.flatMap((place, index): readonly PassagePlan[] =>
        place.id !== undefined && at.includes(place.id)
          ? [{ place: index, operand: builder.compile(amount), weight: costAt(place.year), formula: path }]
          : [],
      ),
    })),
  };
};
