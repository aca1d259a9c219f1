import { mean } from '@likeverd/statistics';
import { type Benefits, type Course, firstLine, type Line } from './course.ts';

/** A straight line of the moved price: at + slope × it. */
interface Straight {
  readonly at: number;
  readonly slope: number;
}

interface Kink {
  readonly price: number;
  /** How much steeper the value rises from here on. */
  readonly turn: number;
}

/** Expected value of a course as a function of the moved price over a range: piecewise linear, with every kink. */
export interface PriceCurve {
  readonly low: number;
  readonly high: number;
  readonly atLow: number;
  readonly slopeAtLow: number;
  /** In rising order. */
  readonly kinks: readonly Kink[];
}

const straightOf = ({ constant, flows }: Line, benefit: number, units: number): Straight => {
  let at = constant;
  let slope = 0;
  for (const { patients, price } of flows) {
    at += patients * (benefit - price.base * units);
    slope -= patients * price.slope * units;
  }
  return { at, slope };
};

const zero: Straight = { at: 0, slope: 0 };
const valueAt = ({ at, slope }: Straight, price: number): number => at + slope * price;

/** Where two lines cross strictly between two prices. */
function crossing(one: Straight, other: Straight, low: number, high: number): readonly number[] {
  const price = (other.at - one.at) / (one.slope - other.slope);
  return price > low && price < high ? [price] : [];
}

/**
 * The value of a course over a range of the moved price. Net benefit is linear in the price and the regressions are linear in what they
 * smooth, so what is chosen for each data set is a maximum of lines, and the mean over data sets has a kink where any of them does.
 */
export function priceCurve(course: Course, { benefit, units }: Benefits, low: number, high: number): PriceCurve {
  const [meanBenefit, meanUnits] = [mean(benefit), mean(units)];
  const first = straightOf(firstLine(course), meanBenefit, meanUnits);
  const { review } = course;
  if (review === undefined) return { low, high, atLow: valueAt(first, low), slopeAtLow: first.slope, kinks: [] };
  const sets = review.benefit.length;
  const kinks: Kink[] = [];
  let atLow = 0;
  let slopeAtLow = 0;
  let kept = zero;
  for (let set = 0; set < sets; set += 1) {
    const line = (given: Line): Straight => straightOf(given, review.benefit[set] as number, review.units[set] as number);
    const keep = line(review.keep);
    const stop = line(review.stop);
    const lowest = review.lowest === undefined ? undefined : line(review.lowest);
    const active = (price: number): Straight => {
      const floor = lowest === undefined ? keep : valueAt(lowest, price) < 0 ? lowest : zero;
      const goingOn = valueAt(floor, price) > valueAt(keep, price) ? floor : keep;
      return valueAt(stop, price) > valueAt(goingOn, price) ? stop : goingOn;
    };
    const pairs: readonly (readonly [Straight, Straight])[] =
      lowest === undefined
        ? [[keep, stop]]
        : [
            [keep, stop],
            [keep, zero],
            [keep, lowest],
            [lowest, zero],
            [lowest, stop],
            [zero, stop],
          ];
    const ends = [low, ...pairs.flatMap(([one, other]) => crossing(one, other, low, high)).toSorted((a, b) => a - b), high];
    let slope: number | undefined;
    ends.slice(1).forEach((end, index) => {
      const start = ends[index] ?? low;
      if (!(end > start)) return;
      const next = active((start + end) / 2).slope;
      if (slope === undefined) slopeAtLow += next / sets;
      else if (next !== slope) kinks.push({ price: start, turn: (next - slope) / sets });
      slope = next;
    });
    atLow += valueAt(active(low), low) / sets;
    kept = { at: kept.at + keep.at / sets, slope: kept.slope + keep.slope / sets };
  }
  // where data sets were simulated for some of the draws only, all draws say what going on is worth
  const all = straightOf(review.keep, meanBenefit, meanUnits);
  const further = sets === benefit.length ? zero : { at: all.at - kept.at, slope: all.slope - kept.slope };
  return {
    low,
    high,
    atLow: valueAt(first, low) + atLow + valueAt(further, low),
    slopeAtLow: first.slope + slopeAtLow + further.slope,
    kinks: kinks.toSorted((a, b) => a.price - b.price),
  };
}

/** The moved price at which another course becomes the best one. */
export interface Flip<S extends string> {
  readonly price: number;
  readonly below: S;
  readonly above: S;
}

/** Differences below this share of the values are rounding. */
const rounding = 1e-9;

/**
 * Which course is best at the lowest price, and every price at which that changes: all curves are lines between neighbouring kinks, so a change
 * between two of them is found by dividing. Of equal courses the first in the list counts.
 */
export function flipsOf<S extends string>(
  curves: readonly { readonly id: S; readonly curve: PriceCurve }[],
): { readonly first: S; readonly flips: readonly Flip<S>[] } {
  const [one] = curves;
  if (one === undefined) throw new RangeError('There is no course to compare');
  const { low, high } = one.curve;
  const turns = curves
    .flatMap(({ curve }, course) => curve.kinks.map(({ price, turn }) => ({ price, turn, course })))
    .toSorted((a, b) => a.price - b.price);
  const values = curves.map(({ curve }) => curve.atLow);
  const slopes = curves.map(({ curve }) => curve.slopeAtLow);
  const at = (list: readonly number[], index: number): number => list[index] ?? Number.NaN;
  const least = rounding * Math.max(1, ...values.map(Math.abs), ...slopes.map((slope) => Math.abs(slope) * (high - low)));
  let best = values.reduce((leader, value, index) => (value > at(values, leader) + least ? index : leader), 0);
  const start = best;
  const flips: Flip<S>[] = [];
  let here = low;
  const advance = (to: number): void => {
    while (to > here) {
      let soonest = { step: to - here, course: best };
      for (let other = 0; other < curves.length; other += 1) {
        const ahead = at(values, best) - at(values, other);
        const closing = at(slopes, other) - at(slopes, best);
        const atEnd = ahead - closing * (to - here);
        if (other === best || !(closing > 0) || atEnd > -least) continue;
        const step = Math.max(0, ahead / closing);
        if (step < soonest.step) soonest = { step, course: other };
      }
      here += soonest.step;
      for (let index = 0; index < values.length; index += 1) values[index] = at(values, index) + at(slopes, index) * soonest.step;
      if (soonest.course === best) {
        here = to;
        return;
      }
      const [below, above] = [curves[best]?.id, curves[soonest.course]?.id];
      if (below !== undefined && above !== undefined) flips.push({ price: here, below, above });
      best = soonest.course;
    }
  };
  for (const { price, turn, course } of turns) {
    advance(price);
    slopes[course] = at(slopes, course) + turn;
  }
  advance(high);
  return { first: curves[start]?.id ?? one.id, flips };
}
