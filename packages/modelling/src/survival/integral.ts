import { vectorisable } from '@likeverd/statistics';
import { SMALLEST_SURVIVAL } from './limits.ts';

const { exp, gammaScale, gammaTail, normalUpperTail, shortExp } = vectorisable;
export const INVERSE_SQRT_TWO_PI = vectorisable.constants.normal.inverseSqrtTwoPi;
export const SIXTH = 1 / 6;
export const TWELFTH = 1 / 12;

/**
 * Survival along one curve as a running integral of the density f in u = ln t: from the last time, where the distribution's own
 * function gives it, back to the first, so that every survival is a sum of positive terms and keeps its relative accuracy far into the
 * tail. Between two nodes f is Hermite's polynomial of fifth degree through f, f' and f'' at both; its integral differs from that of f by
 * at most h^7/100800 times the largest sixth derivative, at the end and at any time between. The grid is cut into spans, and each span laid
 * out with ever more steps of equal length: the first layout for which the bound holds is taken, and where it holds for none the
 * distribution's own function gives every survival of the span.
 */

/** A grid laid out for the integral, from the last time to the first. */
export interface DescendingGrid {
  /** ln t_i, i = 1 … n; index 0 is not used. */
  readonly logTime: Float64Array;
  /** The time at which each span ends; the first starts at the last time, each other where the one before ends. */
  readonly ends: Uint32Array;
  /** Length of each span in ln t. */
  readonly lengths: Float64Array;
  /** Layout k of span j stands at position k * spans + j: h, h^6/100800, the most that k's steps may drift, and its first step in `until`. */
  readonly steps: Float64Array;
  readonly factors: Float64Array;
  readonly drifts: Float64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** The times of a step stand in `shares` from the step before's `until` to its own: how far into the step. */
  readonly until: Uint32Array;
  readonly shares: Float64Array;
}

/** Most that a step may be wrong by, relative to its own part of survival. */
export const STEP_TOLERANCE = 6e-12;
/** A span may be worse where it is no larger part than this of a survival; there are about thirty spans. */
export const TOLERANCE = 6e-13;
/** Survival below this counts as this where its relative error is bounded. */
export const SMALL = 1e-11;
/** Steps of a span in each layout. */
export const LAYOUTS = [4, 8, 16, 32, 64, 128, 256] as const;
/** A layout with more steps a time is not worth while: the distribution's own function is as fast. */
const MOST_STEPS = 8;
/** Times in a span, latest by earliest, about. */
const SPAN = 1.25;
const ROUNDING = 1.2e-16;

/** `logTime[i]` is ln t_i, rising from i = 1. */
export const descendingGrid = (logTime: Float64Array): DescendingGrid => {
  const last = logTime.length - 1;
  const at = (i: number): number => logTime[i] as number;
  const ends: number[] = [];
  for (let to = last; to > 1; ) {
    to = Math.min(to - 1, Math.ceil(to / SPAN));
    ends.push(to);
  }
  const startOf = (span: number): number => ends[span - 1] ?? last;
  const steps: number[] = [];
  const factors: number[] = [];
  const drifts: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const until: number[] = [];
  const shares: number[] = [];
  for (const count of LAYOUTS) {
    for (const [span, end] of ends.entries()) {
      const start = startOf(span);
      const step = (at(start) - at(end)) / count;
      const cube = step * step * step;
      const useful = count <= MOST_STEPS * (start - end);
      steps.push(step);
      factors.push(useful ? (cube * cube) / 100_800 : Number.POSITIVE_INFINITY);
      drifts.push(count * ROUNDING);
      from.push(until.length);
      let i = start - 1;
      for (let k = 1; useful && k <= count; k++) {
        const past = (point: number): number => (at(start) - at(point)) / step - (k - 1);
        for (; i > end && past(i) <= 1; i--) shares.push(past(i));
        if (k === count) shares.push(1);
        until.push(shares.length);
      }
      to.push(until.length);
    }
  }
  return {
    logTime,
    ends: Uint32Array.from(ends),
    lengths: Float64Array.from(ends, (end, span) => at(startOf(span)) - at(end)),
    steps: Float64Array.from(steps),
    factors: Float64Array.from(factors),
    drifts: Float64Array.from(drifts),
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
    until: Uint32Array.from(until),
    shares: Float64Array.from(shares),
  };
};

/** h f and its first two derivatives by the share of a step of length h that is done, which runs against u. */
type Scaled = readonly [value: number, slope: number, bend: number];

/** A place on a curve: the density of ln t there, and the place as the family measures it. */
interface Place {
  readonly density: number;
  readonly place: number;
}

/** One curve, as the integral sees it. */
interface Family<P extends Place> {
  readonly survival: (u: number) => number;
  readonly at: (u: number) => P;
  /** Whether the formulas do not hold at a place. */
  readonly outside: (place: P) => boolean;
  /** Bound of the size of the sixth derivative by the density, between two places. */
  readonly sixth: (one: P, other: P) => number;
  /** What the rounding of each step makes of the density, in relative terms: this much times the rounding. */
  readonly drift: (one: P, other: P) => number;
  /** The density's largest value, and whether that lies between two places. */
  readonly highest: number;
  readonly peaks: (one: P, other: P) => boolean;
  /** Nodes 0, 1, … of steps of length h from a place on, to be asked for in order. */
  readonly walk: (start: P, h: number) => (node: number) => Scaled;
}

/** Places that the formulas hold for; outside no exponential is that of an ordinary number, or too many digits cancel. */
export const LIMITS = {
  /** a in the exponent a (1 + y - e^y): |q| from 0.02. */
  largestShape: 2500,
  smallestLog: -600,
  largestLog: 50,
  smallestPlace: 1e-250,
  largestPlace: 1e9,
  /** Exponents of a density below count as this. */
  smallestExponent: -600,
} as const;

const notBelow = (x: number, least: number): number => (x < least ? least : x);
const notAbove = (x: number, most: number): number => (most < x ? most : x);

/**
 * Generalised gamma in Prentice's form: x = a e^y, y = slope (u - mu), a = q^-2, slope = q / sigma; the density is
 * |slope| a exp(a (1 + y - e^y) - gammaScale(a)), for either sign of q. Its sixth derivative is bounded by Bell's polynomial of the
 * derivatives a - x, -x, -x, … of the logarithm of x^a e^-x in ln x.
 */
const gammaFamily = (mu: number, sigma: number, q: number): Family<Place & { readonly y: number; readonly ratio: number }> => {
  const a = 1 / (q * q);
  const scale = gammaScale(a);
  const slope = q / sigma;
  const steep = Math.abs(slope) * a;
  const rise = a - scale;
  const square = slope * slope;
  const slopeSixth = square * square * square;
  const shape = (y: number, ratio: number): number => shortExp(notBelow(a * (y - ratio) + rise, LIMITS.smallestExponent));
  return {
    survival: (u) => gammaTail(a, scale, slope * (u - mu), q < 0),
    at: (u) => {
      const y = notBelow(notAbove(slope * (u - mu), LIMITS.largestLog), LIMITS.smallestLog);
      const ratio = shortExp(y);
      return { density: steep * shape(y, ratio), place: a * ratio, y, ratio };
    },
    outside: ({ place }) => place > LIMITS.largestPlace || place < LIMITS.smallestPlace || a > LIMITS.largestShape,
    sixth: ({ place: x0 }, { place: x1 }) => {
      const x = notBelow(x0, x1);
      const d = notBelow(Math.abs(a - x0), Math.abs(a - x1));
      const dd = d * d;
      const even = dd * (dd * (dd + 15 * x) + x * (45 * x + 15));
      const odd = d * x * (20 * dd + 60 * x + 6);
      return slopeSixth * (even + odd + x * (x * (15 * x + 25) + 1));
    },
    drift: ({ place: x0 }, { place: x1 }) => notBelow(x0, x1),
    highest: steep * exp(-scale),
    peaks: ({ place: x0 }, { place: x1 }) => (a - x0) * (a - x1) < 0,
    walk: (start, h) => {
      const by = slope * h;
      const product = by * a;
      const curvature = by * product;
      const height = steep * h;
      const decay = shortExp(-by);
      let { ratio } = start;
      return (node) => {
        if (node > 0) ratio *= decay;
        const value = height * shape(start.y - by * node, ratio);
        const z = product - product * ratio;
        return [value, -(value * z), value * (z * (z + by) - curvature)];
      };
    },
  };
};

/** Log-normal: with v = (u - mu) / sigma the density is e^(-v^2/2) / (sigma sqrt(2 pi)), its sixth derivative Hermite's polynomial times that. */
const normalFamily = (mu: number, sigma: number): Family<Place> => {
  const inverse = 1 / sigma;
  const square = inverse * inverse;
  const highest = inverse * INVERSE_SQRT_TWO_PI;
  const sixth = square * square * square;
  const shape = (v: number): number => shortExp(notBelow(-0.5 * v * v, LIMITS.smallestExponent));
  return {
    survival: (u) => normalUpperTail((u - mu) / sigma),
    at: (u) => {
      const v = (u - mu) * inverse;
      return { density: highest * shape(v), place: v };
    },
    outside: ({ place }) => Math.abs(place) > LIMITS.largestPlace,
    sixth: ({ place: v0 }, { place: v1 }) => {
      const v = notBelow(Math.abs(v0), Math.abs(v1));
      const vv = v * v;
      return sixth * (vv * (vv * (vv + 15) + 45) + 15);
    },
    drift: () => 0,
    highest,
    peaks: ({ place: v0 }, { place: v1 }) => v0 * v1 < 0,
    walk: (start, h) => {
      const by = inverse * h;
      const bySquare = by * by;
      const height = highest * h;
      return (node) => {
        const v = start.place - by * node;
        const value = height * shape(v);
        return [value, value * (v * by), value * (bySquare * (v * v - 1))];
      };
    },
  };
};

const bounded = (survival: number): number => notBelow(notAbove(survival, 1), SMALLEST_SURVIVAL);

const integrate = <P extends Place>(grid: DescendingGrid, out: Float64Array, family: Family<P>): void => {
  const { logTime, ends, lengths, steps, factors, drifts, from, to, until, shares } = grid;
  const last = logTime.length - 1;
  const direct = (i: number): number => family.survival(logTime[i] as number);
  let survival = direct(last);
  out[0] = 1;
  out[last] = bounded(survival);
  let start = last;
  let right = family.at(logTime[last] as number);
  for (let span = 0; span < ends.length; span++) {
    const end = ends[span] as number;
    const left = family.at(logTime[end] as number);
    const sixth = family.sixth(left, right);
    const drift = family.drift(left, right);
    const top = family.peaks(left, right) ? family.highest : notBelow(left.density, right.density);
    const part = (lengths[span] as number) * top;
    const limit = TOLERANCE * notBelow(survival, SMALL);
    const layout = LAYOUTS.findIndex((_, k) => {
      const row = k * ends.length + span;
      const error = (factors[row] as number) * sixth + (drifts[row] as number) * drift;
      return !(error > STEP_TOLERANCE && error * part > limit);
    });
    if (layout === -1 || family.outside(left) || family.outside(right)) {
      const least = direct(end);
      for (let i = start - 1; i >= end; i--) out[i] = least < SMALLEST_SURVIVAL ? SMALLEST_SURVIVAL : bounded(direct(i));
      survival = least;
    } else {
      const row = layout * ends.length + span;
      const first = from[row] as number;
      const walk = family.walk(right, steps[row] as number);
      let point = start;
      let share = first > 0 ? (until[first - 1] as number) : 0;
      let [g0, g1, g2] = walk(0);
      for (let step = first; step < (to[row] as number); step++) {
        const next = walk(step - first + 1);
        const rise = next[0] - g0 - g1 - 0.5 * g2;
        const turn = next[1] - g1 - g2;
        const bend = next[2] - g2;
        const c2 = 0.5 * g1;
        const c3 = SIXTH * g2;
        const c4 = 2.5 * rise - turn + 0.125 * bend;
        const c5 = 1.4 * turn - 3 * rise - 0.2 * bend;
        const c6 = rise - 0.5 * turn + TWELFTH * bend;
        for (; share < (until[step] as number); share++) {
          const s = shares[share] as number;
          out[--point] = bounded((((((c6 * s + c5) * s + c4) * s + c3) * s + c2) * s + g0) * s + survival);
        }
        survival += g0 + c2 + c3 + c4 + c5 + c6;
        [g0, g1, g2] = next;
      }
    }
    start = end;
    right = left;
  }
};

/** Fills `out[0 … n]` with survival, from 1e-15 to 1; q is not 0. */
export const fillGeneralisedGamma = (grid: DescendingGrid, out: Float64Array, mu: number, sigma: number, q: number): void =>
  integrate(grid, out, gammaFamily(mu, sigma, q));

/** The same for the log-normal distribution. */
export const fillLogNormal = (grid: DescendingGrid, out: Float64Array, meanlog: number, sdlog: number): void =>
  integrate(grid, out, normalFamily(meanlog, sdlog));
