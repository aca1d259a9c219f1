import type { ModelCore, ModelLoss, Schedule, SharesModel } from './model.ts';
import type { Total } from './types.ts';

/** What the plain readers of both kinds of models share; the compiled engine uses none of it. */
export interface Interpreted {
  readonly strategy: string;
  readonly lifeYears: Total;
  readonly qalys: Total;
  readonly costs: Total;
  readonly components: readonly ({ readonly component: string } & Total)[];
  readonly qalyLosses: readonly ({ readonly component: string } & Total)[];
  readonly carers: Total;
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

/** The utility of someone of this age: by the norms, where the document says how. */
export const utilityAt = (
  { document, norms, entryAge }: Pick<SharesModel, 'document' | 'norms' | 'entryAge'>,
  utility: number,
  age: number,
): number => {
  if (norms === undefined) return utility;
  const [now, then] = [normOf(norms, age), normOf(norms, entryAge)];
  const method = document.ageAdjustment?.method ?? 'multiplicative';
  return { multiplicative: utility * (now / then), additive: utility - (then - now), minimum: Math.min(utility, now) }[method];
};

type Running = ReturnType<typeof zero>;

/** The losses of one strategy: whose they are, and how many people each of the cohort stands for. */
export interface RunningLoss {
  readonly loss: ModelLoss;
  readonly people: number;
  readonly total: Running;
}

/** The accounts of quality of life of one strategy, beside the time in states. */
export const openLosses = (
  { losses, carers }: Pick<SharesModel, 'losses' | 'carers'>,
  strategy: string,
  number: number,
): { readonly patients: readonly RunningLoss[]; readonly carers: readonly RunningLoss[] } => {
  const open = (list: readonly ModelLoss[], people: number): readonly RunningLoss[] =>
    list.filter(({ document }) => document.strategies?.includes(strategy) ?? true).map((loss) => ({ loss, people, total: zero() }));
  return { patients: open(losses, 1), carers: open(carers?.losses ?? [], number) };
};

export const lessLosses = (total: Total, losses: readonly RunningLoss[]): Total => ({
  discounted: losses.reduce((left, loss) => left - loss.total.discounted, total.discounted),
  undiscounted: losses.reduce((left, loss) => left - loss.total.undiscounted, total.undiscounted),
});

export const namedLosses = (losses: readonly RunningLoss[]): Interpreted['qalyLosses'] =>
  losses.map(({ loss, total }) => ({ component: loss.document.id, ...total }));

/** The sum of the components. */
export const summed = (parts: readonly { readonly total: Total }[]): Total => ({
  discounted: parts.reduce((sum, { total }) => sum + total.discounted, 0),
  undiscounted: parts.reduce((sum, { total }) => sum + total.undiscounted, 0),
});
