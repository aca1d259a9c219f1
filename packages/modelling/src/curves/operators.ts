import { vectorisable } from '@likeverd/statistics';
import type { Waning } from './format.ts';
import { capped, notTooSmall } from './grid.ts';

const { exp, expm1, log } = vectorisable;

/** Cumulative hazard of a survival curve that is nowhere too small. */
export const fillHazard = (survival: Float64Array, out: Float64Array): void => {
  for (let i = 0; i < out.length; i++) out[i] = -log(survival[i] as number);
};

/** The weight w(t) of the effect, 1 before it fades and 0 after. */
export const waningWeight = (waning: Waning, t: number): number => {
  if (waning.type === 'step') return t < waning.atYear ? 1 : 0;
  if (t <= waning.fromYear) return 1;
  return t >= waning.toYear ? 0 : 1 - (t - waning.fromYear) / (waning.toYear - waning.fromYear);
};

/** The cumulative hazard `of` times a constant ratio. */
export const fillHazardRatio = (of: Float64Array, ratio: number, out: Float64Array): void => {
  for (let i = 0; i < out.length; i++) out[i] = capped(ratio * (of[i] as number));
};

/** The same with a fading ratio: in each cycle the mean of the ratios at its two ends multiplies the increment. */
export const fillWaningRatio = (of: Float64Array, ratio: number, weights: Float64Array, out: Float64Array): void => {
  const logRatio = log(ratio);
  let before = exp((weights[0] as number) * logRatio);
  let hazard = 0;
  out[0] = 0;
  for (let i = 1; i < out.length; i++) {
    const now = exp((weights[i] as number) * logRatio);
    hazard += (((of[i] as number) - (of[i - 1] as number)) * (before + now)) / 2;
    before = now;
    out[i] = capped(hazard);
  }
};

/** The integral of w from 0 to t. */
const waningArea = (waning: Waning, t: number): number => {
  if (waning.type === 'step') return t < waning.atYear ? t : waning.atYear;
  const { fromYear, toYear } = waning;
  if (t <= fromYear) return t;
  const past = (t < toYear ? t : toYear) - fromYear;
  return fromYear + past * (1 - past / (2 * (toYear - fromYear)));
};

/** The mean of w between each point of a grid and the one before. */
export const meanWaning = (waning: Waning, time: Float64Array): Float64Array =>
  time.map((t, i) => {
    const before = i === 0 ? t : (time[i - 1] as number);
    return t > before ? (waningArea(waning, t) - waningArea(waning, before)) / (t - before) : 0;
  });

/** Hazards that go from those of one curve to those of another; `weights` is the mean weight of the first in each cycle. */
export const fillTowards = (of: Float64Array, towards: Float64Array, weights: Float64Array, out: Float64Array): void => {
  let hazard = 0;
  out[0] = 0;
  for (let i = 1; i < out.length; i++) {
    const own = (of[i] as number) - (of[i - 1] as number);
    const other = (towards[i] as number) - (towards[i - 1] as number);
    hazard += other + (weights[i] as number) * (own - other);
    out[i] = capped(hazard);
  }
};

/** Survival with the odds of the event multiplied. */
export const fillOddsRatio = (of: Float64Array, ratio: number, out: Float64Array): void => {
  for (let i = 0; i < out.length; i++) out[i] = notTooSmall(1 / (1 + ratio * expm1(of[i] as number)));
};

/** Survival of a population of groups. */
export const fillMixture = (curves: readonly Float64Array[], weight: (group: number) => number, out: Float64Array): void => {
  out.fill(0);
  curves.forEach((hazard, group) => {
    const share = weight(group);
    for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + share * exp(-(hazard[i] as number));
  });
  out[0] = 1;
  for (let i = 1; i < out.length; i++) out[i] = notTooSmall(out[i] as number);
};

/** Cumulative hazards added up. */
export const fillAddedHazards = (curves: readonly Float64Array[], out: Float64Array): void => {
  out.fill(0);
  for (const hazard of curves) for (let i = 0; i < out.length; i++) out[i] = capped((out[i] as number) + (hazard[i] as number));
};

/** In each cycle the largest increment. */
export const fillGreatestHazard = (curves: readonly Float64Array[], out: Float64Array): void => {
  let total = 0;
  out[0] = 0;
  for (let i = 1; i < out.length; i++) {
    let largest = 0;
    for (const hazard of curves) {
      const increment = (hazard[i] as number) - (hazard[i - 1] as number);
      if (increment > largest || increment !== increment) largest = increment;
    }
    total += largest;
    out[i] = capped(total);
  }
};

/** At each time the largest cumulative hazard. */
export const fillLeastSurvival = (curves: readonly Float64Array[], out: Float64Array): void => {
  out.fill(0);
  for (const hazard of curves)
    for (let i = 0; i < out.length; i++) {
      const value = hazard[i] as number;
      if (value > (out[i] as number) || value !== value) out[i] = value;
    }
};

/** Survival when a share never has the event; `background` is a cumulative hazard that everyone has. */
export const fillMixtureCure = (of: Float64Array, cured: number, background: Float64Array | undefined, out: Float64Array): void => {
  out[0] = 1;
  for (let i = 1; i < out.length; i++) {
    const own = cured + (1 - cured) * exp(-(of[i] as number));
    out[i] = notTooSmall(background === undefined ? own : own * exp(-(background[i] as number)));
  }
};

/** Cumulative hazard of a non-mixture cure. */
export const fillNonMixtureCure = (
  of: Float64Array,
  cured: number,
  background: Float64Array | undefined,
  out: Float64Array,
): void => {
  const total = log(cured);
  out[0] = 0;
  for (let i = 1; i < out.length; i++) {
    const own = total * expm1(-(of[i] as number));
    out[i] = capped(background === undefined ? own : own + (background[i] as number));
  }
};

/** The place of a time in a grid that has it, or where it would come. */
export const placeOf = (time: Float64Array, at: number): number => {
  let place = 0;
  while (place < time.length && (time[place] as number) < at) place++;
  return place;
};

/** Cumulative hazard of two curves joined at the point `place` of their grid, which has `added` points that `out` has not. */
export const fillJoin = (before: Float64Array, after: Float64Array, place: number, added: 0 | 1, out: Float64Array): void => {
  const start = before[place] as number;
  const startAfter = after[place] as number;
  for (let i = 0; i < out.length; i++) {
    const k = i >= place ? i + added : i;
    out[i] = k <= place ? (before[k] as number) : capped(start + ((after[k] as number) - startAfter));
  }
};

/** Cumulative hazard since the point 1 of a grid with one point more. */
export const fillConditional = (of: Float64Array, out: Float64Array): void => {
  const start = of[1] as number;
  for (let i = 0; i < out.length; i++) out[i] = (of[i + 1] as number) - start;
};
