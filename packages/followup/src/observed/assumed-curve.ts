import type { Trace } from '@likeverd/modelling';
import { exp, log } from '@likeverd/statistics';
import { monthsPerYear } from '../outcomes/table.ts';

/** What the model assumed: the cumulative hazard of the event at months since start, between two months in a straight line. */
export interface AssumedCurve {
  /** From 0, rising. */
  readonly months: Float64Array;
  /** From 0, not falling; finite. */
  readonly hazard: Float64Array;
}

/** Where nobody is left, log S has no value: survival below this is the end of a curve. */
const nobody = 1e-12;

/**
 * The curve of being free of an event, from the trace of a strategy: the share in the states that are free of it. It ends where nobody is left. A share that
 * rises along the trace is no survival curve: RangeError.
 */
export function assumedCurve({ time, states }: Pick<Trace, 'time' | 'states'>, free: readonly string[]): AssumedCurve {
  const columns = states.filter(({ state }) => free.includes(state)).map(({ occupancy }) => occupancy);
  if (columns.length === 0) throw new RangeError(`No state of the trace among ${free.join(', ')}`);
  const share = time.map((_, k) => columns.reduce((sum, column) => sum + (column[k] as number), 0));
  return curveOf(
    time.map((years) => years * monthsPerYear),
    share,
  );
}

/** The curve through these shares at these months. */
export function curveOf(months: Float64Array, share: ArrayLike<number>): AssumedCurve {
  let end = 1;
  while (end < months.length && (share[end] as number) > nobody) end += 1;
  const hazard = new Float64Array(end);
  const first = share[0] as number;
  for (let k = 1; k < end; k += 1) {
    const here = -log((share[k] as number) / first);
    const before = hazard[k - 1] as number;
    if (here < before - 1e-9) throw new RangeError(`The share that is free of the event rises at month ${months[k]}`);
    hazard[k] = Math.max(here, before);
  }
  return { months: months.slice(0, end), hazard };
}

/** The last month that a curve tells about. */
export const lastMonth = ({ months }: AssumedCurve): number => months.at(-1) ?? 0;

/** Cumulative hazard at a month; RangeError beyond the curve. */
export function hazardAt({ months, hazard }: AssumedCurve, month: number): number {
  if (!(month >= 0 && month <= (months.at(-1) ?? 0))) throw new RangeError(`The curve says nothing of month ${month}`);
  let low = 0;
  let high = months.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((months[middle] as number) <= month) low = middle;
    else high = middle;
  }
  const from = months[low] as number;
  const to = months[high] as number;
  const at = hazard[low] as number;
  return to === from ? at : at + ((month - from) / (to - from)) * ((hazard[high] as number) - at);
}

export const assumedSurvival = (curve: AssumedCurve, month: number): number => exp(-hazardAt(curve, month));

/** The month by which a share 1 − `survival` has had the event; `undefined` where the curve ends before. */
export function assumedTime(curve: AssumedCurve, survival: number): number | undefined {
  const target = -log(survival);
  const at = curve.hazard.findIndex((hazard) => hazard >= target);
  if (at <= 0) return at === 0 ? 0 : undefined;
  const [h0, h1] = [curve.hazard[at - 1] as number, curve.hazard[at] as number];
  const [t0, t1] = [curve.months[at - 1] as number, curve.months[at] as number];
  return h1 === h0 ? t1 : t0 + ((target - h0) / (h1 - h0)) * (t1 - t0);
}

/** Mean months free of the event up to the horizon: the area under the curve, exact for hazards that are constant between months. */
export function assumedRestrictedMean(curve: AssumedCurve, horizon: number): number {
  let area = 0;
  for (let k = 1; k < curve.months.length; k += 1) {
    const from = curve.months[k - 1] as number;
    if (from >= horizon) break;
    const to = Math.min(curve.months[k] as number, horizon);
    const [start, end] = [hazardAt(curve, from), hazardAt(curve, to)];
    const step = end - start;
    area += step < 1e-12 ? exp(-start) * (to - from) : ((exp(-start) - exp(-end)) / step) * (to - from);
  }
  return area;
}
