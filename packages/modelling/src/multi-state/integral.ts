import { expm1, log1p } from '@likeverd/statistics';
import type { ModelCore, Schedule } from '../model.ts';
import { discountWeight, normAt } from '../weights.ts';

/** Birthdays nearer to entry than this are entry. */
const NEAR = 1e-9;

/** Rates smaller than this are none: their quotients would underflow. */
const NO_RATE = 1e-100;

const wholeAge = (age: number): number => Math.floor(age + NEAR);

/** The years after entry, before a horizon, at which whole age goes up. */
const birthdays = (entryAge: number, horizon: number): readonly number[] => {
  const first = wholeAge(entryAge) + 1 - entryAge;
  return Array.from({ length: Math.max(0, Math.ceil(horizon - first)) }, (_, k) => first + k).filter((t) => t < horizon);
};

/**
 * The integral from 0 to t, up to a horizon, of discount weight times norm: within a piece that starts at a with weight w, annual rate r
 * and norm n it is n w (1 - (1 + r)^-(t - a)) / ln(1 + r). The norm is that of the whole age over that of the whole age at entry.
 */
export const weightIntegral = (
  schedule: Schedule,
  norms: ModelCore['norms'],
  entryAge: number,
  horizon: number,
): ((t: number) => number) => {
  const changes = [...schedule.map(({ fromYear }) => fromYear), ...(norms === undefined ? [] : birthdays(entryAge, horizon))];
  const starts = [0, ...[...new Set(changes)].filter((t) => t > 0 && t < horizon).sort((a, b) => a - b)];
  const rates = starts.map((start) => log1p(schedule.findLast(({ fromYear }) => fromYear <= start)?.rate ?? 0));
  const entryNorm = norms === undefined ? 1 : normAt(norms, wholeAge(entryAge));
  const weights = starts.map(
    (start) => discountWeight(schedule, start) * (norms === undefined ? 1 : normAt(norms, wholeAge(entryAge + start)) / entryNorm),
  );
  const within = (i: number, width: number): number => {
    const rate = rates[i] as number;
    return (weights[i] as number) * (Math.abs(rate) < NO_RATE ? width : -expm1(-rate * width) / rate);
  };
  const before = new Float64Array(starts.length);
  for (let i = 1; i < starts.length; i++)
    before[i] = (before[i - 1] as number) + within(i - 1, (starts[i] as number) - (starts[i - 1] as number));
  return (t) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= t) low = middle;
      else high = middle - 1;
    }
    return (before[low] as number) + within(low, t - (starts[low] as number));
  };
};
