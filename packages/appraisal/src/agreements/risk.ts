import type { ProbabilisticRun } from '@likeverd/modelling';
import { mean } from '@likeverd/statistics';
import { node } from '../nodes.ts';
import type { ResultNode } from '../types.ts';
import type { PricedDraws } from './price.ts';

/** What may turn out otherwise than expected. Price: what a year of treatment costs at list price, as by the dose. Response: what the agreement looks at. Effect: QALYs gained. */
export const drivers = ['volume', 'duration', 'price', 'response', 'effect'] as const;
export type Driver = (typeof drivers)[number];

/** Means over the tenth of the draws in which the driver is lowest and highest. */
export interface Tenths {
  readonly low: ResultNode<number>;
  readonly high: ResultNode<number>;
}

/**
 * Who bears it when a driver turns out low or high. `cost`: what the payer pays, and the supplier gets, for all patients over the agreement.
 * `netBenefit`: what a patient’s treatment is worth to the payer.
 */
export interface RiskRow {
  readonly driver: Driver;
  readonly measure: 'cost' | 'netBenefit';
  /** With the agreement, and with a flat discount of the same expected cost. */
  readonly paid: Tenths;
  readonly flat: Tenths;
  /** Share of the payer’s difference between the tenths under the flat discount that the agreement moves to the supplier. Absent where there is none. */
  readonly moved?: ResultNode<number>;
}

interface Columns {
  readonly paid: Float64Array;
  readonly flat: Float64Array;
}

/** `count` draws with the lowest values, of equal ones those drawn first. */
function lowest(column: Float64Array, limit: number, count: number): readonly number[] {
  const below: number[] = [];
  const equal: number[] = [];
  column.forEach((value, draw) => {
    if (value < limit) below.push(draw);
    else if (value === limit) equal.push(draw);
  });
  return [...below, ...equal].slice(0, count);
}

/** The tenth of the draws in which a column is lowest, and that in which it is highest; undefined where it does not vary. */
function tenthsOf(column: Float64Array): { readonly low: readonly number[]; readonly high: readonly number[] } | undefined {
  const sorted = column.toSorted();
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  if (!(last - first > 1e-12 * Math.max(Math.abs(first), Math.abs(last)))) return undefined;
  const count = Math.max(1, Math.floor(column.length / 10));
  return {
    low: lowest(column, sorted[count - 1] ?? 0, count),
    high: lowest(
      column.map((value) => -value),
      -(sorted[sorted.length - count] ?? 0),
      count,
    ),
  };
}

/** The risks of the payer, driver by driver, with the agreement and with the flat discount that costs as much on average. Drivers that do not vary are left out. */
export function risksOf(
  id: string,
  run: ProbabilisticRun,
  priced: PricedDraws,
  costs: Columns & { readonly list: Float64Array },
  benefits?: Columns,
): readonly RiskRow[] {
  const prices = priced.list.map((cost, draw) =>
    priced.treatmentYears[draw] === 0 ? 0 : cost / (priced.treatmentYears[draw] ?? Number.NaN),
  );
  const columns: Readonly<Record<Driver, Float64Array>> = {
    volume: priced.volume,
    duration: priced.treatmentYears,
    response: priced.response,
    effect: priced.effect,
    price: prices,
  };
  return drivers.flatMap((driver): readonly RiskRow[] => {
    const tenths = tenthsOf(columns[driver]);
    const measure = driver === 'effect' || driver === 'response' ? 'netBenefit' : 'cost';
    const from = measure === 'cost' ? costs : benefits;
    if (tenths === undefined || from === undefined) return [];
    const inTenth = (of: keyof Columns, tenth: 'low' | 'high'): ResultNode<number> =>
      node(
        `${id}.risk.${driver}.${of}.${tenth}`,
        measure === 'cost' ? 'paidCost' : 'expectedIncrementalNetBenefit',
        mean(tenths[tenth].map((draw) => from[of][draw] ?? Number.NaN)),
        run.currency,
        { rule: 'agreements.risk', run: run.identity.result },
      );
    const pair = (of: keyof Columns): Tenths => ({ low: inTenth(of, 'low'), high: inTenth(of, 'high') });
    const [paid, flat] = [pair('paid'), pair('flat')];
    const wide = flat.high.value - flat.low.value;
    const isWide = Math.abs(wide) > 1e-9 * Math.max(Math.abs(flat.high.value), Math.abs(flat.low.value));
    return [
      {
        driver,
        measure,
        paid,
        flat,
        ...(isWide
          ? {
              moved: node(`${id}.risk.${driver}.moved`, 'riskMoved', 1 - (paid.high.value - paid.low.value) / wide, 'share', {
                inputs: [paid.low, paid.high, flat.low, flat.high],
                rule: 'agreements.risk',
              }),
            }
          : {}),
      },
    ];
  });
}
