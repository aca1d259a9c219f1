import { log } from './elementary.ts';
import { normalDensity, normalQuantile, normalUpperTail } from './normal.ts';
import { findRoot } from './root-finding.ts';

/** How the chance of a false verdict is spread over the looks: little at first, or about evenly. */
export const spendingFunctions = ['obrienFleming', 'pocock'] as const;
export type SpendingFunction = (typeof spendingFunctions)[number];

/**
 * What of `alpha`, one-sided, is spent at a fraction of the information: 2 − 2 Φ(z / √t) with z the quantile of 1 − α/2, or α ln(1 + (e − 1) t)
 * (Lan & DeMets 1983, Biometrika 70:659-663). All of it from 1 on.
 */
export const spentAlpha = (spending: SpendingFunction, alpha: number, fraction: number): number => {
  if (fraction <= 0) return 0;
  if (fraction >= 1) return alpha;
  return spending === 'pocock'
    ? alpha * log(1 + (Math.E - 1) * fraction)
    : 2 * normalUpperTail(-normalQuantile(alpha / 2) / Math.sqrt(fraction));
};

/** Standard scores beyond this are never seen. */
const outermost = 8;
/** Points of the integral lie no further apart than this, and than a third of the spread from one look to the next. */
const widest = 0.1;
const pointsPerSpread = 3;
const mostPoints = 4_001;

/** Scores of those who went on from a look: places, weights of Simpson’s rule times density. */
interface Passed {
  readonly information: number;
  readonly score: Float64Array;
  readonly mass: Float64Array;
}

const simpson = (at: number, points: number): number => (at === 0 || at === points - 1 ? 1 : at % 2 === 1 ? 4 : 2);

/** The next look: `beyond`, the chance of a score above a bound; `inside`, those who stay between two bounds. */
interface Look {
  readonly beyond: (bound: number) => number;
  readonly inside: (lower: number, upper: number, spread: number) => Passed;
}

const onGrid = (information: number, lower: number, upper: number, spread: number, density: (score: number) => number): Passed => {
  const [from, to] = [Math.max(-outermost, lower), Math.min(outermost, upper)];
  const step = Math.min(widest, spread / pointsPerSpread);
  const points = Math.min(mostPoints, 2 * Math.max(1, Math.ceil((to - from) / (2 * step))) + 1);
  const width = (to - from) / (points - 1);
  const score = Float64Array.from({ length: points }, (_, i) => from + i * width);
  return { information, score, mass: score.map((z, i) => (simpson(i, points) * width * density(z)) / 3) };
};

/** Scores at a look, from those who passed the last one: z √I is a sum of independent parts (Armitage, McPherson & Rowe 1969, JRSS A 132:235-244). */
const lookAfter = (passed: Passed | undefined, information: number): Look => {
  if (passed === undefined)
    return {
      beyond: normalUpperTail,
      inside: (lower, upper, spread) => onGrid(information, lower, upper, spread, normalDensity),
    };
  const { score, mass } = passed;
  const gained = information - passed.information;
  const [own, before] = [Math.sqrt(information / gained), Math.sqrt(passed.information / gained)];
  const sum = (of: (away: number) => number, z: number): number => {
    let total = 0;
    for (let i = 0; i < score.length; i++) total += (mass[i] as number) * of(z * own - (score[i] as number) * before);
    return total;
  };
  return {
    beyond: (bound) => sum(normalUpperTail, bound),
    inside: (lower, upper, spread) => onGrid(information, lower, upper, spread, (z) => own * sum(normalDensity, z)),
  };
};

const assertRising = (information: readonly number[]): void => {
  if (information.some((each, k) => !(each > (information[k - 1] ?? 0))))
    throw new RangeError('Information must rise from look to look');
};

/** How far scores spread from one look to the next, the last one having none. */
const spreadTo = (information: readonly number[], k: number): number => {
  const [here, next] = [information[k] as number, information[k + 1]];
  return next === undefined ? widest * pointsPerSpread : Math.sqrt((next - here) / next);
};

/**
 * The chance at each look that a standard score with no drift is outside the bounds for the first time. Information in any unit, rising. Bounds are standard
 * scores; the lower ones default to none. RangeError where information does not rise.
 */
export const crossingProbabilities = (
  information: readonly number[],
  upper: readonly number[],
  lower: readonly number[] = [],
): Float64Array => {
  assertRising(information);
  let passed: Passed | undefined;
  let left = 1;
  return Float64Array.from(information, (amount, k) => {
    const [high, low] = [upper[k] ?? Number.POSITIVE_INFINITY, lower[k] ?? Number.NEGATIVE_INFINITY];
    const { inside, beyond } = lookAfter(passed, amount);
    const chance = beyond(high) + (low === Number.NEGATIVE_INFINITY ? 0 : left - beyond(low));
    passed = inside(low, high, spreadTo(information, k));
    left -= chance;
    return chance;
  });
};

const boundOf = (beyond: Look['beyond'], part: number): number => {
  const found = findRoot((bound) => beyond(bound) - part, -outermost, outermost, { tolerance: 1e-10 });
  if (found.status !== 'root') throw new RangeError(`No bound leaves ${part} beyond it`);
  return found.x;
};

/** Less than this is not spent: no score would ever reach so far. */
const leastSpent = 1e-14;

/**
 * Upper bounds of the standard score at looks that spend these amounts, in all up to each look: by recursive integration over the scores that passed before
 * (Jennison & Turnbull 2000, Group Sequential Methods, chapters 7 and 19). Infinity where nothing to speak of is spent. RangeError where information does not rise.
 */
export const spendingBounds = (information: readonly number[], spent: readonly number[]): Float64Array => {
  assertRising(information);
  let passed: Passed | undefined;
  return Float64Array.from(information, (amount, k) => {
    const part = (spent[k] ?? 0) - (spent[k - 1] ?? 0);
    const { inside, beyond } = lookAfter(passed, amount);
    const bound = part < leastSpent ? Number.POSITIVE_INFINITY : boundOf(beyond, part);
    passed = inside(Number.NEGATIVE_INFINITY, bound, spreadTo(information, k));
    return bound;
  });
};
