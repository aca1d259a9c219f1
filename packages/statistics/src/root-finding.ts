/** Where a bracketed search ended. */
export type Root =
  | { readonly status: 'root'; readonly x: number; readonly evaluations: number }
  /** The ends have the same sign. */
  | { readonly status: 'notBracketed' }
  /** A value that is not a number, at `x`. */
  | { readonly status: 'notANumber'; readonly x: number }
  | { readonly status: 'notConverged'; readonly x: number };

export interface RootOptions {
  /** Largest distance from the root, on top of four units in the last place of it. Default 1e-12. */
  readonly tolerance?: number;
  /** Most evaluations after the two ends. Default 200. */
  readonly most?: number;
}

/**
 * A root of `f` between two points at which it has opposite signs: inverse quadratic interpolation and secant steps, with bisection
 * wherever they do not shrink the bracket, so that it ends on every function. A jump through zero counts as a root. Source: Brent
 * (1973), Algorithms for Minimization without Derivatives, chapter 4.
 */
export const findRoot = (
  f: (x: number) => number,
  low: number,
  high: number,
  { tolerance = 1e-12, most = 200 }: RootOptions = {},
): Root => {
  let [previous, best] = [low, high];
  let [fPrevious, fBest] = [f(low), f(high)];
  if (Number.isNaN(fPrevious)) return { status: 'notANumber', x: low };
  if (Number.isNaN(fBest)) return { status: 'notANumber', x: high };
  if (fPrevious === 0) return { status: 'root', x: low, evaluations: 2 };
  if (fBest === 0) return { status: 'root', x: high, evaluations: 2 };
  if (fPrevious > 0 === fBest > 0) return { status: 'notBracketed' };
  let [opposite, fOpposite] = [previous, fPrevious];
  let step = best - previous;
  let before = step;
  for (let evaluations = 2; evaluations < most + 2; evaluations++) {
    if (fBest > 0 === fOpposite > 0) {
      [opposite, fOpposite] = [previous, fPrevious];
      step = best - previous;
      before = step;
    }
    if (Math.abs(fOpposite) < Math.abs(fBest)) {
      [previous, best, opposite] = [best, opposite, best];
      [fPrevious, fBest, fOpposite] = [fBest, fOpposite, fBest];
    }
    const near = 2 * Number.EPSILON * Math.abs(best) + tolerance / 2;
    const half = (opposite - best) / 2;
    if (Math.abs(half) <= near || fBest === 0) return { status: 'root', x: best, evaluations };
    const next = interpolated(best, previous, opposite, fBest, fPrevious, fOpposite);
    if (Math.abs(before) >= near && Math.abs(fPrevious) > Math.abs(fBest) && isGoodStep(next, half, before, near)) {
      before = step;
      step = next;
    } else {
      step = half;
      before = half;
    }
    [previous, fPrevious] = [best, fBest];
    best += Math.abs(step) > near ? step : half > 0 ? near : -near;
    fBest = f(best);
    if (Number.isNaN(fBest)) return { status: 'notANumber', x: best };
  }
  return { status: 'notConverged', x: best };
};

/** The step from `b` by inverse quadratic interpolation through three points, or by the secant when two coincide. */
const interpolated = (b: number, a: number, c: number, fb: number, fa: number, fc: number): number => {
  const s = fb / fa;
  if (a === c) return ((c - b) * s) / (s - 1);
  const q = fa / fc;
  const r = fb / fc;
  return -(s * ((c - b) * q * (q - r) - (b - a) * (r - 1))) / ((q - 1) * (r - 1) * (s - 1));
};

/** Inside the bracket by a margin, and less than half the step before last. */
const isGoodStep = (step: number, half: number, before: number, near: number): boolean => {
  const along = half > 0 ? step : -step;
  return along > 0 && along < 1.5 * Math.abs(half) - near / 2 && Math.abs(step) < Math.abs(before) / 2;
};

/** What a scan of a range found. */
export interface RootScan {
  /** Rising. */
  readonly roots: readonly number[];
  /** True when the scanned values never change direction: then no root in the range can have been missed. */
  readonly monotone: boolean;
  /** The scanned points, rising, and the values at them; a value that is not a number is kept and joins no bracket. */
  readonly points: readonly number[];
  readonly values: readonly number[];
}

/** Neither rises after a fall nor falls after a rise, beyond rounding. */
const isMonotone = (values: readonly number[]): boolean => {
  const size = Math.max(0, ...values.map(Math.abs));
  const turns = values.slice(1).map((value, index) => {
    const change = value - (values[index] ?? Number.NaN);
    return Math.abs(change) <= 1e-12 * size ? 0 : Math.sign(change);
  });
  return !(turns.includes(1) && turns.includes(-1)) && !turns.some(Number.isNaN);
};

/**
 * Every root of `f` that shows as a change of sign (or an exact zero) between neighbours of `count` + 1 evenly spaced points of
 * [low, high], each then narrowed by `findRoot`. Two roots between neighbouring points cancel and are not seen; `monotone` tells
 * whether that could have happened. A search that does not converge gives no root.
 */
export const scanRoots = (
  f: (x: number) => number,
  low: number,
  high: number,
  count: number,
  options: RootOptions = {},
): RootScan => {
  const points = Array.from({ length: count + 1 }, (_, index) => (index === count ? high : low + ((high - low) * index) / count));
  const values = points.map((x) => f(x));
  const roots = points.flatMap((x, index) => {
    const value = values[index] ?? Number.NaN;
    if (value === 0) return [x];
    const next = values[index + 1] ?? Number.NaN;
    if (!(value * Math.sign(next) < 0)) return [];
    const found = findRoot(f, x, points[index + 1] ?? x, options);
    return found.status === 'root' ? [found.x] : [];
  });
  return { roots, monotone: isMonotone(values), points, values };
};
