import { vectorisable } from '@likeverd/statistics';
import { SMALLEST_SURVIVAL } from './limits.ts';

const { exp, gammaScale, gammaTail } = vectorisable;

/**
 * Survival of the generalised gamma distribution (Prentice's form: mu, sigma, q) on a time grid. Along one curve survival is a running
 * integral of the density f in u = ln t: from the last point, where one incomplete gamma function gives it, back to the first, so that
 * every survival is a sum of positive terms and keeps its relative accuracy far into the tail. Each step is Hermite's rule of sixth
 * order, h/2 (f0 + f1) + h^2/10 (f0' - f1') + h^3/120 (f0'' + f1''), whose error is h^7/100800 times a sixth derivative: two
 * exponentials a step. Before a span of the grid is integrated its error is bounded; a span where the bound does not hold is filled
 * with incomplete gamma functions.
 *
 * With x = a e^y, y = slope (u - mu), a = q^-2, slope = q / sigma, the density is |slope| a exp(a (1 + y - e^y) - gammaScale(a)), for
 * either sign of q.
 */

/** A grid laid out for the integral, from the last time to the first: node 0 is the last time. */
export interface DescendingGrid {
  /** ln t of each node. Where times lie far apart in ln t there are nodes between them. */
  readonly nodes: Float64Array;
  /** The time's number i, or 0 for a node between two times. */
  readonly points: Uint32Array;
  /** h/2, h^2/10 and h^3/120 of the step that ends in each node. */
  readonly halves: Float64Array;
  readonly tenths: Float64Array;
  readonly rests: Float64Array;
  /** Number of the last node of each span, a time; its first is the last of the span before, or node 0. */
  readonly ends: Uint32Array;
  /** The largest h of each span to the sixth power by 100800, and the span's length in ln t. */
  readonly factors: Float64Array;
  readonly lengths: Float64Array;
}

export const gammaCurve = {
  /** Longest step in ln t. */
  longestStep: 1 / 48,
  /** A span's share of the error of any survival before it, at most, in relative terms; there are about thirty spans. */
  tolerance: 2e-13,
  /** Above this a the exponent a (1 + y - e^y) loses too many digits: |q| < 0.02. */
  largestShape: 2500,
  /** The exponentials of a span are those of ordinary numbers when y is between these. */
  smallestLog: -600,
  largestLog: 50,
} as const;

/** Times in a span, latest by earliest, about. */
const SPAN = 1.25;

/** `logTime[i]` is ln t_i, i = 1 … n, rising; index 0 is not used. */
export const descendingGrid = (logTime: Float64Array): DescendingGrid => {
  const last = logTime.length - 1;
  const nodes = [logTime[last] as number];
  const points = [last];
  const steps = [0];
  const ends: number[] = [];
  const factors: number[] = [];
  const lengths: number[] = [];
  for (let to = last; to > 1; ) {
    const from = Math.min(to - 1, Math.ceil(to / SPAN));
    let longest = 0;
    for (let i = to - 1; i >= from; i--) {
      const above = logTime[i + 1] as number;
      const distance = above - (logTime[i] as number);
      const parts = Math.ceil(distance / gammaCurve.longestStep);
      longest = Math.max(longest, distance / parts);
      for (let part = 1; part <= parts; part++) {
        nodes.push(part === parts ? (logTime[i] as number) : above - (distance * part) / parts);
        points.push(part === parts ? i : 0);
        steps.push(distance / parts);
      }
    }
    ends.push(nodes.length - 1);
    factors.push((longest * longest * longest * longest * longest * longest) / 100_800);
    lengths.push((logTime[to] as number) - (logTime[from] as number));
    to = from;
  }
  const h = Float64Array.from(steps);
  return {
    nodes: Float64Array.from(nodes),
    points: Uint32Array.from(points),
    halves: h.map((step) => step / 2),
    tenths: h.map((step) => (step * step) / 10),
    rests: h.map((step) => (step * step * step) / 120),
    ends: Uint32Array.from(ends),
    factors: Float64Array.from(factors),
    lengths: Float64Array.from(lengths),
  };
};

/**
 * Bound of the sixth derivative of x^a e^-x in ln x, by x^a e^-x itself: Bell's polynomial of the derivatives a - x, -x, -x, … of its
 * logarithm, with `distance` the largest |a - x| and `x` the largest x of a span.
 */
const sixthDerivative = (distance: number, x: number): number => {
  const square = distance * distance;
  return (
    square * (square * (square + 15 * x) + x * (45 * x + 15)) +
    distance * x * (20 * square + 60 * x + 6) +
    x * (x * (15 * x + 25) + 1)
  );
};

const bounded = (survival: number): number => {
  const most = 1 < survival ? 1 : survival;
  return most < SMALLEST_SURVIVAL ? SMALLEST_SURVIVAL : most;
};

/** Fills `out[1 … n]` with survival, not below 1e-15; q is not 0. */
export const fillGammaCurve = (grid: DescendingGrid, out: Float64Array, mu: number, sigma: number, q: number): void => {
  const { nodes, points, halves, tenths, rests, ends, factors, lengths } = grid;
  const a = 1 / (q * q);
  const scale = gammaScale(a);
  const slope = q / sigma;
  const steep = Math.abs(slope) * a;
  const product = slope * a;
  const curvature = slope * product;
  const rise = a - scale;
  const slopeSquare = slope * slope;
  const slopeSixth = slopeSquare * slopeSquare * slopeSquare;
  const highest = steep * exp(-scale);
  const isLarge = a > gammaCurve.largestShape;

  const logOf = (node: number): number => slope * ((nodes[node] as number) - mu);
  const direct = (node: number): number => gammaTail(a, scale, logOf(node), q < 0);
  const densityAt = (y: number, ratio: number): number => steep * exp(a * (y - ratio) + rise);

  let survival = direct(0);
  out[points[0] as number] = bounded(survival);
  let first = 0;
  let y1 = logOf(0);
  let ratio1 = exp(y1);
  let f1 = densityAt(y1, ratio1);
  for (let span = 0; span < ends.length; span++) {
    const end = ends[span] as number;
    const y0 = logOf(end);
    const ratio0 = exp(y0);
    const f0 = densityAt(y0, ratio0);
    const [x0, x1] = [a * ratio0, a * ratio1];
    const [d0, d1] = [a - x0, a - x1];
    const distance = Math.abs(d0) < Math.abs(d1) ? Math.abs(d1) : Math.abs(d0);
    const error = slopeSixth * (factors[span] as number) * sixthDerivative(distance, x0 < x1 ? x1 : x0);
    const top = d0 * d1 < 0 ? highest : f0 < f1 ? f1 : f0;
    const limit = gammaCurve.tolerance;
    const outside =
      y0 > gammaCurve.largestLog || y1 > gammaCurve.largestLog || y0 < gammaCurve.smallestLog || y1 < gammaCurve.smallestLog;
    const coarse = error > limit && error * (lengths[span] as number) * top > limit * survival;
    if (isLarge || outside || coarse) {
      const least = direct(end);
      for (let node = first + 1; node <= end; node++) {
        const point = points[node] as number;
        if (point > 0) out[point] = least < SMALLEST_SURVIVAL ? SMALLEST_SURVIVAL : bounded(direct(node));
      }
      survival = least;
    } else {
      let f = f1;
      let z = product - product * ratio1;
      let slopeF = f * z;
      let bend = f * (z * (z + slope) - curvature);
      for (let node = first + 1; node <= end; node++) {
        const y = logOf(node);
        const ratio = exp(y);
        const density = densityAt(y, ratio);
        z = product - product * ratio;
        const slopeDensity = density * z;
        const bendDensity = density * (z * (z + slope) - curvature);
        survival +=
          (halves[node] as number) * (f + density) +
          (tenths[node] as number) * (slopeDensity - slopeF) +
          (rests[node] as number) * (bend + bendDensity);
        out[points[node] as number] = bounded(survival);
        f = density;
        slopeF = slopeDensity;
        bend = bendDensity;
      }
    }
    first = end;
    y1 = y0;
    ratio1 = ratio0;
    f1 = f0;
  }
};
