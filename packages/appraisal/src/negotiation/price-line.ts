import type { Hash, ProbabilisticRun } from '@likeverd/modelling';
import { ruleOf } from '../rules.ts';
import type { Blocked } from '../types.ts';

/** The draws of one strategy as lines in the price: cost of a draw = costs + (price − list price) × units. */
interface StrategyLine {
  readonly strategy: string;
  /** At the list price. */
  readonly costs: Float64Array;
  readonly qalys: Float64Array;
  /** Units of the price that the draw pays for, discounted: packs where the price is per pack. */
  readonly units: Float64Array;
}

/** Every draw of a model as a line in one price. Columns have the length of the run. */
export interface PriceLine {
  readonly status: 'computed';
  /** Id of the price among the model's parameters. */
  readonly parameter: string;
  readonly listPrice: number;
  /** `NOK/pack`. */
  readonly unit: string;
  readonly currency: string;
  /** Result of the run at the list price. */
  readonly run: Hash;
  /** In document order; the first is the comparator. */
  readonly strategies: readonly StrategyLine[];
}

export interface PricedRuns {
  readonly parameter: string;
  readonly unit: string;
  readonly listPrice: number;
  readonly atList: ProbabilisticRun;
  /** The same draws at a price of 0. */
  readonly atZero: ProbabilisticRun;
  /** The first of the same draws at a price between, by which it is seen that costs follow a line. */
  readonly between: ProbabilisticRun;
  readonly betweenPrice: number;
}

/** Costs that follow a line agree with it to rounding. */
const relativeTolerance = 1e-9;

const alike = (one: number, other: number): boolean =>
  Math.abs(one - other) <= relativeTolerance * Math.max(1, Math.abs(one), Math.abs(other));

/**
 * The draws as lines in the price, so that any price is appraised without running the model again. Blocked where the price does not enter
 * cost in proportion or enters health, or where nothing is bought at it. `listPrice` is above 0.
 */
export function priceLine({ parameter, unit, listPrice, atList, atZero, between, betweenPrice }: PricedRuns): PriceLine | Blocked {
  const strategies = atList.strategies.map(({ strategy, costs, qalys }, index): StrategyLine => {
    const free = atZero.strategies[index]?.costs ?? new Float64Array();
    return { strategy, costs, qalys, units: costs.map((cost, draw) => (cost - (free[draw] ?? Number.NaN)) / listPrice) };
  });
  const straight = strategies.every(({ costs, qalys, units }, index) => {
    const seen = between.strategies[index];
    const freeQalys = atZero.strategies[index]?.qalys ?? new Float64Array();
    return (
      seen !== undefined &&
      seen.costs.every((cost, draw) =>
        alike(cost, (costs[draw] ?? Number.NaN) + (betweenPrice - listPrice) * (units[draw] ?? Number.NaN)),
      ) &&
      qalys.every((qaly, draw) => alike(qaly, freeQalys[draw] ?? Number.NaN))
    );
  });
  if (!straight) return blocked('negotiation.notLinear', parameter);
  if (strategies.every(({ units }) => units.every((count) => count === 0))) return blocked('negotiation.nothingBought', parameter);
  return { status: 'computed', parameter, listPrice, unit, currency: atList.currency, run: atList.identity.result, strategies };
}

function blocked(code: 'negotiation.notLinear' | 'negotiation.nothingBought', parameter: string): Blocked {
  return { status: 'blocked', code, details: { parameter }, rule: ruleOf('negotiation.priceLine') };
}

/** Costs of each draw at a price. */
export function costsAt({ costs, units }: StrategyLine, price: number, listPrice: number): Float64Array {
  return costs.map((cost, draw) => cost + (price - listPrice) * (units[draw] ?? Number.NaN));
}
