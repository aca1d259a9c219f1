import { exp, log } from '../elementary.ts';

/**
 * A survival curve given by a table, as a Kaplan-Meier estimate is printed or digitised: `survival[i]` holds from `times[i]` on. It is 1
 * before the first time, and keeps its last value after the last one: join another curve there to go on.
 * `between` says what holds between two times: 'step' (Kaplan & Meier 1958, Journal of the American Statistical Association 53:457-481),
 * 'straight' (a straight line in S) or 'constantHazard' (a straight line in log S).
 */
export interface StepTable {
  readonly kind: 'table';
  readonly times: readonly number[];
  readonly survival: readonly number[];
  readonly between: 'step' | 'straight' | 'constantHazard';
}

/** A table has no hazard where it jumps, so it answers fewer questions than a distribution. */
export interface TableFunctions {
  readonly survival: (t: number) => number;
  readonly cumulativeHazard: (t: number) => number;
  /** The first t with P(T <= t) >= p; Infinity when the table never falls so low. */
  readonly quantile: (p: number) => number;
  readonly restrictedMean: (horizon: number) => number;
}

export const stepTable = ({ times, survival: values, between }: Omit<StepTable, 'kind'>): TableFunctions => {
  const startsAtZero = times[0] === 0;
  const time = Float64Array.from(startsAtZero ? times : [0, ...times]);
  const value = Float64Array.from(startsAtZero ? values : [1, ...values]);
  const rowAt = (t: number): number => {
    let low = 0;
    let high = time.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((time[middle] as number) <= t) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const survival = (t: number): number => {
    const i = rowAt(t);
    const here = value[i] as number;
    const next = value[i + 1];
    if (between === 'step' || next === undefined) return here;
    const share = (t - (time[i] as number)) / ((time[i + 1] as number) - (time[i] as number));
    if (between === 'straight') return here + share * (next - here);
    return here === 0 || share === 0 ? here : here * exp(share * log(next / here));
  };
  const areaTo = (i: number, end: number): number => {
    const start = time[i] as number;
    const width = end - start;
    const from = value[i] as number;
    if (between === 'step' || i === time.length - 1) return from * width;
    const to = end === time[i + 1] ? (value[i + 1] as number) : survival(end);
    if (between === 'straight') return 0.5 * (from + to) * width;
    const fall = from === 0 || to === 0 ? Number.POSITIVE_INFINITY : log(from / to);
    return fall === 0 ? from * width : ((from - to) / fall) * width;
  };
  return {
    survival,
    cumulativeHazard: (t) => {
      const s = survival(t);
      return s === 1 ? 0 : -log(s);
    },
    quantile: (p) => {
      let i = 0;
      // either rounding of the comparison may say that p is reached
      while (i < value.length && 1 - (value[i] as number) < p && (value[i] as number) > 1 - p) i++;
      if (i === 0) return 0;
      const after = time[i];
      if (after === undefined) return Number.POSITIVE_INFINITY;
      if (between === 'step') return after;
      const from = value[i - 1] as number;
      const to = value[i] as number;
      const start = time[i - 1] as number;
      const share = between === 'straight' ? (from - (1 - p)) / (from - to) : log(from / (1 - p)) / log(from / to);
      return start + share * (after - start);
    },
    restrictedMean: (horizon) => {
      let total = 0;
      for (let i = 0; i < time.length && (time[i] as number) < horizon; i++)
        total += areaTo(i, Math.min(time[i + 1] ?? horizon, horizon));
      return total;
    },
  };
};
