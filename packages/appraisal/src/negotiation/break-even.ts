import { type AsOf, factAsOf, holdsAsOf, referenceTable } from '@likeverd/reference';
import { node } from '../nodes.ts';
import { roundToHundredths } from '../severity/shortfall.ts';
import type { ResultNode } from '../types.ts';

const classTable = 'severity-classes-magnussen-2015';

/** What one patient gains and costs with the method against the comparator, as means over the draws. */
export interface Increment {
  readonly qalys: ResultNode<number>;
  /** At the list price. */
  readonly costs: ResultNode<number>;
  /** Units of the price, discounted. */
  readonly units: ResultNode<number>;
  readonly listPrice: ResultNode<number>;
}

/** The price at which expected net benefit is 0 at a willingness to pay. */
export interface BreakEven {
  readonly severityClass?: number;
  readonly threshold: ResultNode<number>;
  /** Below 0 where the method would not be worth its other costs if it were free. */
  readonly price: ResultNode<number>;
}

/**
 * The price at which expected net benefit is 0: list price + (threshold × QALYs − cost at list price) / units (Claxton et al. 2008, BMJ
 * 336:251-254).
 */
export function breakEvenPrice(id: string, threshold: ResultNode<number>, increment: Increment): ResultNode<number> {
  const { qalys, costs, units, listPrice } = increment;
  const value = listPrice.value + (threshold.value * qalys.value - costs.value) / units.value;
  return node(`${id}.breakEvenPrice`, 'breakEvenPrice', value, listPrice.unit, {
    inputs: [threshold, qalys, costs, units, listPrice],
    rule: 'negotiation.breakEven',
  });
}

/**
 * The price at which net benefit is 0 in each of the severity classes in force: what the method may cost, from the lowest severity to the
 * highest. Empty where the model does not count in kroner or nothing was in force.
 */
export function breakEvenByClass(increment: Increment, currency: string, asOf: AsOf): readonly BreakEven[] {
  const classes = referenceTable(classTable);
  const fact = factAsOf('opportunity-cost-per-qaly', asOf);
  if (currency !== 'NOK' || fact === undefined || classes === undefined || !holdsAsOf(classes, asOf)) return [];
  const opportunityCost = node('negotiation.opportunityCost', 'opportunityCost', fact.value, 'NOK/QALY', { facts: [fact] });
  const { group = [], weight = [] } = classes.columns;
  return group.map((severityClass, row) => {
    const id = `negotiation.class${severityClass}`;
    const factor = node(`${id}.weight`, 'severityWeight', weight[row] ?? Number.NaN, 'factor', {
      readings: [{ table: classTable, row, column: 'weight' }],
      rule: 'severity.weight',
    });
    const threshold = node(`${id}.reference`, 'reference', roundToHundredths(fact.value * factor.value), 'NOK/QALY', {
      inputs: [opportunityCost, factor],
      rule: 'threshold.reference',
    });
    return { severityClass, threshold, price: breakEvenPrice(id, threshold, increment) };
  });
}
