import type { Path } from './shape.ts';
import type { ComponentCost, Fault, FaultCode, PayerCost, StrategyTotals, Total } from './types.ts';

/** The item at a place that must be there. */
export const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
};

/** The item that is looked for and must be there. */
export const named = <T>(items: readonly T[], is: (item: T) => boolean): T => {
  const item = items.find(is);
  if (item === undefined) throw new Error('the model has no part of that name');
  return item;
};

/** Why a run had to stop, before it is known in which draw. */
export type Trouble = { readonly code: FaultCode; readonly path: Path; readonly details: Fault['details'] };

export const plus = (totals: readonly Total[]): Total => ({
  discounted: totals.reduce((sum, { discounted }) => sum + discounted, 0),
  undiscounted: totals.reduce((sum, { undiscounted }) => sum + undiscounted, 0),
});

/** Costs by payer, in the order in which the components name them. */
export const byPayer = (components: readonly ComponentCost[]): readonly PayerCost[] =>
  [...new Set(components.map(({ payer }) => payer))].map((payer) => ({
    payer,
    ...plus(components.filter((component) => component.payer === payer)),
  }));

/** The parts of a strategy's totals, as an evaluator knows them. */
export interface TotalParts {
  readonly strategy: string;
  /** The living states, with life years and QALYs by their places. */
  readonly states: readonly string[];
  readonly lifeYears: readonly Total[];
  /** By living state, then what `losses` names, below 0. */
  readonly qalys: readonly Total[];
  readonly losses: readonly string[];
  readonly components: readonly ComponentCost[];
  /** Empty without carers. */
  readonly carers: readonly Total[];
}

/** The totals of one strategy from their parts. */
export const totalsOf = ({ strategy, states, lifeYears, qalys, losses, components, carers }: TotalParts): StrategyTotals => ({
  strategy,
  lifeYears: plus(lifeYears),
  qalys: plus(qalys),
  costs: plus(components),
  components,
  payers: byPayer(components),
  states: states.map((state, index) => ({ state, lifeYears: at(lifeYears, index), qalys: at(qalys, index) })),
  qalyLosses: losses.map((component, index) => {
    const { discounted, undiscounted } = at(qalys, states.length + index);
    return { component, discounted: 0 - discounted, undiscounted: 0 - undiscounted };
  }),
  ...(carers.length === 0 ? {} : { carers: plus(carers) }),
});

/** Why a run stopped in the middle of a base case or draw: someone wanted it to. */
export const cancelled = (share: number): Trouble => ({ code: 'run.cancelled', path: [], details: { done: share, total: 1 } });
