import { drawGamma, drawPoisson, drawUniform, type RandomStream } from '@likeverd/statistics';

/**
 * How patients come in: region by region, after an opening, at a rate that rises in a straight line over a ramp-up to its full height. The full rate is uncertain as
 * a gamma variable with the plan as its mean, and is learnt from those who have come (Poisson-gamma; Anisimov & Fedorov 2007, Statistics in Medicine
 * 26:4958-4975). Months since the introduction throughout.
 */
export interface AccrualPlan {
  readonly region: string;
  readonly opens: number;
  readonly rampMonths: number;
  /** Patients a month when the ramp-up is over, as planned. */
  readonly perMonth: number;
  /** How uncertain the plan is: standard deviation over mean of the full rate. */
  readonly variation: number;
}

/** Full rate months between two times: what the ramp-up leaves of them. */
export function exposure({ opens, rampMonths }: Pick<AccrualPlan, 'opens' | 'rampMonths'>, from: number, to: number): number {
  const until = (time: number): number => {
    const open = Math.max(0, time - opens);
    if (rampMonths === 0) return open;
    return open < rampMonths ? (open * open) / (2 * rampMonths) : open - rampMonths / 2;
  };
  return until(to) - until(from);
}

/** The full rate after so many patients in a time: gamma with this shape and rate. */
export interface AccrualBelief {
  readonly plan: AccrualPlan;
  readonly shape: number;
  readonly rate: number;
}

/** Prior of the plan, with those who have come until now; none at the start. */
export function accrualBelief(plan: AccrualPlan, patients: number, now: number): AccrualBelief {
  const shape = 1 / (plan.variation * plan.variation);
  return { plan, shape: shape + patients, rate: shape / plan.perMonth + exposure(plan, 0, now) };
}

/** The time at which the exposure since `from` reaches an amount. */
function timeOf(plan: AccrualPlan, from: number, amount: number): number {
  const { opens, rampMonths } = plan;
  const target = exposure(plan, 0, from) + amount;
  const atRamp = rampMonths / 2;
  return target < atRamp ? opens + Math.sqrt(2 * rampMonths * target) : opens + target + rampMonths / 2;
}

/** Starts of further patients between two times in one future: their number is Poisson at a rate that is drawn, their times as the ramp-up has it. */
export function drawStarts(
  { plan, shape, rate }: AccrualBelief,
  from: number,
  to: number,
  luck: { readonly rates: RandomStream; readonly counts: RandomStream; readonly times: RandomStream },
  future: number,
): Float64Array {
  const amount = exposure(plan, from, to);
  const full = drawGamma(luck.rates, future, shape) / rate;
  const count = amount > 0 ? drawPoisson(luck.counts, future, full * amount) : 0;
  return Float64Array.from({ length: count }, (_, i) => timeOf(plan, from, amount * drawUniform(luck.times, future, i % 65_536)));
}
