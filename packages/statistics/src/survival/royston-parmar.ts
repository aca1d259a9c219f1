import { exp, log, log1p } from '../elementary.ts';
import { HALF_LOG_2PI, logNormalUpperTail } from '../distributions/special.ts';
import { solveMonotone } from '../distributions/root.ts';
import { normalQuantile, normalUpperTail } from '../normal.ts';
import { integrate, wholeArea } from './quadrature.ts';
import type { SurvivalFunctions } from './types.ts';

/**
 * Natural cubic spline in log time for a transformed survival function. Source: Royston, P. & Parmar, M. K. B. (2002), Flexible
 * parametric proportional-hazards and proportional-odds models for censored survival data, Statistics in Medicine 21:2175-2197, equations
 * 3-5; knots and coefficients as flexsurv's flexsurvspline prints them: gamma0 + gamma1 x + sum over inner knots k_j of gamma_(j+1) v_j(x),
 * x = log t, v_j(x) = (x - k_j)^3_+ - l_j (x - kmin)^3_+ - (1 - l_j) (x - kmax)^3_+, l_j = (kmax - k_j) / (kmax - kmin).
 *
 * scale 'hazard': log H(t) (no inner knots: Weibull); 'odds': log odds of the event (log-logistic); 'normal': -Phi^-1(S(t)) (log-normal).
 * Evaluated as one cubic per interval between knots, in powers of the distance from its left knot.
 */
export interface RoystonParmar {
  readonly kind: 'roystonParmar';
  readonly scale: 'hazard' | 'odds' | 'normal';
  /** Boundary and inner knots in log time, increasing; at least the two boundaries. */
  readonly knots: readonly number[];
  /** gamma0, gamma1, …: as many as knots. */
  readonly coefficients: readonly number[];
}

/** The spline as cubics: below the first knot interval 0, from knot i on interval i + 1; value = ((c3 d + c2) d + c1) d + c0, d = x - origin. */
export interface SplineIntervals {
  readonly origin: Float64Array;
  readonly c0: Float64Array;
  readonly c1: Float64Array;
  readonly c2: Float64Array;
  readonly c3: Float64Array;
}

/** The cubic pieces of a Royston-Parmar spline. The pieces at both ends are straight lines. */
export const splineIntervals = ({ knots, coefficients }: Pick<RoystonParmar, 'knots' | 'coefficients'>): SplineIntervals => {
  const count = knots.length;
  const first = knots[0] ?? 0;
  const last = knots[count - 1] ?? first;
  const pieces: SplineIntervals = {
    origin: new Float64Array(count + 1),
    c0: new Float64Array(count + 1),
    c1: new Float64Array(count + 1),
    c2: new Float64Array(count + 1),
    c3: new Float64Array(count + 1),
  };
  const gamma0 = coefficients[0] ?? 0;
  const gamma1 = coefficients[1] ?? 0;
  // weight of (x - knot)^3_+ for every knot
  const cubes = new Float64Array(count);
  for (let j = 1; j < count - 1; j++) {
    const gamma = coefficients[j + 1] ?? 0;
    const share = (last - (knots[j] ?? 0)) / (last - first);
    cubes[j] = gamma;
    cubes[0] = (cubes[0] as number) - gamma * share;
  }
  pieces.origin[0] = first;
  pieces.c0[0] = gamma0 + gamma1 * first;
  pieces.c1[0] = gamma1;
  for (let i = 0; i < count; i++) {
    const width = i === 0 ? 0 : (knots[i] as number) - (knots[i - 1] as number);
    const [a, b, c, d] = [pieces.c0[i] as number, pieces.c1[i] as number, pieces.c2[i] as number, pieces.c3[i] as number];
    pieces.origin[i + 1] = knots[i] as number;
    pieces.c0[i + 1] = a + width * (b + width * (c + width * d));
    pieces.c1[i + 1] = b + width * (2 * c + 3 * width * d);
    const straight = i === count - 1;
    pieces.c2[i + 1] = straight ? 0 : c + 3 * width * d;
    pieces.c3[i + 1] = straight ? 0 : d + (cubes[i] as number);
  }
  return pieces;
};

const intervalOf = ({ origin }: SplineIntervals, x: number): number => {
  if (x < (origin[0] as number)) return 0;
  let i = origin.length - 1;
  while (x < (origin[i] as number)) i--;
  return i;
};

const valueAt = (s: SplineIntervals, x: number): number => {
  const i = intervalOf(s, x);
  const d = x - (s.origin[i] as number);
  return (((s.c3[i] as number) * d + (s.c2[i] as number)) * d + (s.c1[i] as number)) * d + (s.c0[i] as number);
};

const slopeAt = (s: SplineIntervals, x: number): number => {
  const i = intervalOf(s, x);
  const d = x - (s.origin[i] as number);
  return (3 * (s.c3[i] as number) * d + 2 * (s.c2[i] as number)) * d + (s.c1[i] as number);
};

/** The smallest slope of the spline anywhere: where it is below 0 survival would increase with time. */
export const leastSplineSlope = (
  spline: Pick<RoystonParmar, 'knots' | 'coefficients'>,
): { readonly slope: number; readonly x: number } => {
  const s = splineIntervals(spline);
  let least = { slope: Number.POSITIVE_INFINITY, x: s.origin[0] as number };
  const candidates: number[] = Array.from(s.origin);
  for (let i = 1; i + 1 < s.origin.length; i++) {
    const turn = -(s.c2[i] as number) / (3 * (s.c3[i] as number));
    const start = s.origin[i] as number;
    if (turn > 0 && start + turn < (s.origin[i + 1] as number)) candidates.push(start + turn);
  }
  for (const x of candidates) {
    const slope = slopeAt(s, x);
    if (slope < least.slope) least = { slope, x };
  }
  return least;
};

export const roystonParmar = (spline: Omit<RoystonParmar, 'kind'>): SurvivalFunctions => {
  const s = splineIntervals(spline);
  const { scale } = spline;
  const eta = (t: number): number => valueAt(s, log(t));
  const cumulativeHazard = (t: number): number => {
    if (t === 0) return 0;
    const v = eta(t);
    if (scale === 'hazard') return exp(v);
    if (scale === 'normal') return -logNormalUpperTail(v);
    return v > 0 ? v + log1p(exp(-v)) : log1p(exp(v));
  };
  const survival = (t: number): number => {
    if (t === 0) return 1;
    const v = eta(t);
    return scale === 'hazard' ? exp(-exp(v)) : scale === 'odds' ? 1 / (1 + exp(v)) : normalUpperTail(v);
  };
  /** dH/d eta. */
  const sensitivity = (v: number): number => {
    if (scale === 'hazard') return exp(v);
    return scale === 'odds' ? 1 / (1 + exp(-v)) : exp(-0.5 * v * v - HALF_LOG_2PI - logNormalUpperTail(v));
  };
  const hazard = (t: number): number => {
    if (t > 0) return (sensitivity(eta(t)) * slopeAt(s, log(t))) / t;
    // straight below the first knot: Weibull, log-logistic or log-normal there
    const power = s.c1[0] as number;
    if (scale === 'normal' || power > 1) return 0;
    return power < 1 ? Number.POSITIVE_INFINITY : exp((s.c0[0] as number) - (s.origin[0] as number));
  };
  const quantile = (p: number): number => {
    if (p === 0) return 0;
    const target = scale === 'hazard' ? log(-log1p(-p)) : scale === 'odds' ? log(p) - log1p(-p) : normalQuantile(p);
    const miss = (x: number): readonly [number, number] => [valueAt(s, x) - target, slopeAt(s, x)];
    return p === 1 ? Number.POSITIVE_INFINITY : exp(solveMonotone(miss, true, -745, 709, s.origin[1] as number));
  };
  return {
    survival,
    cumulativeHazard,
    hazard,
    density: (t) => hazard(t) * survival(t),
    quantile,
    mean: () => {
      const slope = s.c1[s.c1.length - 1] as number;
      if (slope <= 0 || (scale === 'odds' && slope <= 1)) return Number.POSITIVE_INFINITY;
      return wholeArea(survival, quantile(0.5));
    },
    restrictedMean: (horizon) => integrate(survival, 0, horizon),
  };
};
