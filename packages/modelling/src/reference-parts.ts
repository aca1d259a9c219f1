import type { ModelCore, Schedule } from './model.ts';
import type { Total } from './types.ts';

/** What the plain readers of both kinds of models share; the compiled engine uses none of it. */
export interface Interpreted {
  readonly strategy: string;
  readonly lifeYears: Total;
  readonly qalys: Total;
  readonly costs: Total;
  readonly components: readonly ({ readonly component: string } & Total)[];
}

/** The draw of a probabilistic run that simulated patients belong to. */
export interface DrawnLuck {
  readonly seed: number;
  readonly draw: number;
}

export type Lookup = (name: string) => number;

export const normOf = (points: NonNullable<ModelCore['norms']>, age: number): number => {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return Number.NaN;
  if (age <= first.age) return first.norm;
  if (age >= last.age) return last.norm;
  const above = points.findIndex((point) => point.age >= age);
  const high = points[above] ?? last;
  const low = points[above - 1] ?? first;
  const share = (age - low.age) / (high.age - low.age);
  return (1 - share) * low.norm + share * high.norm;
};

export const discount = (schedule: Schedule, time: number): number => {
  let weight = 1;
  schedule.forEach(({ fromYear, rate }, index) => {
    const until = schedule[index + 1]?.fromYear ?? Number.POSITIVE_INFINITY;
    weight *= (1 + rate) ** -Math.max(0, Math.min(time, until) - fromYear);
  });
  return weight;
};

export const add = (total: { discounted: number; undiscounted: number }, amount: number, weight: number): void => {
  total.discounted += amount * weight;
  total.undiscounted += amount;
};

export const zero = (): { discounted: number; undiscounted: number } => ({ discounted: 0, undiscounted: 0 });
