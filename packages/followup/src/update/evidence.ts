import { type EventTimes, exp, log } from '@likeverd/statistics';

/** What was observed of one parameter of the model. */
export type ParameterEvidence =
  /** Events among people; the parameter is the probability. */
  | { readonly likelihood: 'binomial'; readonly parameter: string; readonly events: number; readonly of: number }
  /** Events in an exposure; the parameter is the rate per unit of exposure. */
  | { readonly likelihood: 'poisson'; readonly parameter: string; readonly events: number; readonly exposure: number }
  /** A mean with its standard error: costs, utilities. On the scale `log`, `mean` is of the logarithm of the parameter. */
  | {
      readonly likelihood: 'normal';
      readonly parameter: string;
      readonly mean: number;
      readonly standardError: number;
      readonly scale: 'identity' | 'log';
    };

/** How much less a comparison without randomisation counts; see ExternalControl. */
export interface Discount {
  readonly weight: number;
  readonly biasMean: number;
  readonly biasSd: number;
}
export const noDiscount: Discount = { weight: 1, biasMean: 0, biasSd: 0 };

/** What was observed of the time to an event under one strategy of the model. */
export interface EndpointEvidence {
  readonly endpoint: string;
  readonly strategy: string;
  /** States of the model in which a patient is free of the event. */
  readonly free: readonly string[];
  /** Months since start. */
  readonly times: EventTimes;
  readonly discount: Discount;
}

/** Below this a probability or rate counts as this, so that an impossible observation weighs nothing instead of making 0 · ∞. */
const least = 1e-300;
const safeLog = (value: number): number => log(Math.max(value, least));

/** Log-likelihood of a value of the parameter, but for what does not depend on it. */
export function parameterLogLikelihood(evidence: ParameterEvidence, value: number): number {
  switch (evidence.likelihood) {
    case 'binomial': {
      const { events, of } = evidence;
      return (events === 0 ? 0 : events * safeLog(value)) + (events === of ? 0 : (of - events) * safeLog(1 - value));
    }
    case 'poisson':
      return (evidence.events === 0 ? 0 : evidence.events * safeLog(value)) - value * evidence.exposure;
    case 'normal': {
      const away = ((evidence.scale === 'log' ? safeLog(value) : value) - evidence.mean) / evidence.standardError;
      return -0.5 * away * away;
    }
  }
}

/** Events and months under observation in each interval of a grid: all that a curve with constant hazards between grid points is told by the times. */
export interface TimeSums {
  readonly events: Float64Array;
  readonly months: Float64Array;
}

/** Sums over people in the intervals of a grid of months that begins at 0. RangeError where someone is observed beyond it. */
export function timeSums(times: EventTimes, grid: Float64Array): TimeSums {
  const intervals = grid.length - 1;
  const events = new Float64Array(intervals);
  const months = new Float64Array(intervals);
  const end = grid[intervals] as number;
  for (let i = 0; i < times.exit.length; i += 1) {
    const exit = times.exit[i] as number;
    const entry = times.entry?.[i] ?? 0;
    if (exit > end) throw new RangeError(`Observed to month ${exit}, beyond ${end}`);
    for (let k = 0; k < intervals; k += 1) {
      const [from, to] = [grid[k] as number, grid[k + 1] as number];
      if (from >= exit && exit > 0) break;
      const seen = Math.min(exit, to) - Math.max(entry, from);
      if (seen > 0) months[k] = (months[k] as number) + seen;
      if (exit <= to) {
        if (times.cause[i] === 1) events[k] = (events[k] as number) + 1;
        break;
      }
    }
  }
  return { events, months };
}

/**
 * Log-likelihood of the sums under a curve given by its shares free of the event on the grid, hazards multiplied by e^`bias`:
 * Σ d log(h e^b) − h e^b T (piecewise exponential; Aalen, Borgan & Gjessing 2008, Survival and Event History Analysis, section 5.1).
 */
export function curveLogLikelihood(
  { events, months }: TimeSums,
  grid: Float64Array,
  free: ArrayLike<number>,
  offset: number,
  bias: number,
): number {
  const factor = exp(bias);
  let total = 0;
  let before = free[offset] as number;
  for (let k = 0; k < events.length; k += 1) {
    const here = free[offset + k + 1] as number;
    const [d, t] = [events[k] as number, months[k] as number];
    if (d > 0 || t > 0) {
      const hazard = ((safeLog(before) - safeLog(here)) / ((grid[k + 1] as number) - (grid[k] as number))) * factor;
      total += d * safeLog(hazard) - hazard * t;
    }
    before = here;
  }
  return total;
}
