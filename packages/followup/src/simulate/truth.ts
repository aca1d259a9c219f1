import type { CalendarDate } from '@likeverd/reference';
import type { AccrualPlan } from '../forecast/accrual.ts';

/** A Weibull distribution in months: S(t) = exp(−(t / scale)^shape). */
export interface WeibullMonths {
  readonly shape: number;
  readonly scale: number;
}

/** What is true of a constructed method: all that the simulated data come from. */
export interface SimulationTruth {
  readonly introduced: CalendarDate;
  /** The last day that the data reach to; what was not reported by then is not seen. */
  readonly dataUntil: CalendarDate;
  readonly seed: number;
  /** With the true rates; `variation` is of no use here. */
  readonly accrual: readonly Omit<AccrualPlan, 'variation'>[];
  /** Shares sum to 1. `ratios`: true hazard ratio by endpoint, 1 where it is left out. */
  readonly subgroups: readonly {
    readonly subgroup: string;
    readonly share: number;
    readonly ratios: Readonly<Record<string, number>>;
  }[];
  /** What would be without the method. The times of one patient rise and fall together, so that who dies late progresses late, and each curve is exact. */
  readonly endpoints: Readonly<Record<string, WeibullMonths>>;
  /** Lost to follow-up, each month. */
  readonly lossPerMonth: number;
  /** Share treated outside the indication, of records that do not tell, and hazard ratio of those outside to those inside. */
  readonly outsideShare: number;
  readonly unknownShare: number;
  readonly outsideRatio: number;
  /** Who stops the drug before the endpoint `stopsAt`, by switching to another: a share of all, at an even time before it would have come. */
  readonly stopsAt?: string;
  readonly switchShare: number;
  /** PROM from 0 to 1: mean and spread at the start, true mean change at months, and share of forms that do not come. */
  readonly quality: {
    readonly mean: number;
    readonly sd: number;
    readonly changeSd: number;
    readonly changes: readonly { readonly month: number; readonly mean: number }[];
    readonly missing: number;
  };
  /** Costs beside the drug each month: gamma with this mean and coefficient of variation between patients; totals at months. */
  readonly cost: { readonly perMonth: number; readonly variation: number; readonly months: readonly number[] };
  /** Packs last so many days each. */
  readonly daysPerPack: number;
  /** Mean days from an event until it is reported. */
  readonly reportingDelay: number;
  /** Share of records that come twice. */
  readonly duplicates: number;
  /** Patients of an external control with the true curves without the method; all within the first year. Default none. */
  readonly controls?: number;
}

/** The true hazard ratio of a subgroup on an endpoint. */
export const trueRatio = (truth: SimulationTruth, subgroup: string, endpoint: string): number =>
  truth.subgroups.find((each) => each.subgroup === subgroup)?.ratios[endpoint] ?? 1;
