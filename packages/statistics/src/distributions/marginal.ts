import { exp, expm1, log } from '../elementary.ts';
import { normalCdf, normalDensity, normalQuantile } from '../normal.ts';
import { mean, sum } from '../summaries.ts';
import { betaQuantile, incompleteBeta } from './incomplete-beta.ts';
import { gammaLower, gammaQuantile } from './incomplete-gamma.ts';
import type { Marginal, Pert } from './parameter.ts';
import { studentCdf, studentQuantile } from './student-t.ts';

/** Mean and variance; Infinity or NaN where they do not exist. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

const pertShapes = ({ low, mode, high, weight }: Omit<Pert, 'kind'>): readonly [alpha: number, beta: number] =>
  high === low ? [1, 1] : [1 + (weight * (mode - low)) / (high - low), 1 + (weight * (high - mode)) / (high - low)];

/** The quantile function of a marginal with its constants taken once: p in (0, 1) to a value, not decreasing in p. */
export const marginalQuantile = (distribution: Marginal): ((p: number) => number) => {
  switch (distribution.kind) {
    case 'fixed':
      return () => distribution.value;
    case 'normal':
      return (p) => distribution.mean + distribution.sd * normalQuantile(p);
    case 'logNormal':
      return (p) => exp(distribution.meanLog + distribution.sdLog * normalQuantile(p));
    case 'beta':
      return (p) => betaQuantile(p, distribution.alpha, distribution.beta);
    case 'gamma':
      return (p) => gammaQuantile(p, distribution.shape) / distribution.rate;
    case 'uniform':
      return (p) => distribution.low + p * (distribution.high - distribution.low);
    case 'pert': {
      const [alpha, beta] = pertShapes(distribution);
      return (p) => distribution.low + (distribution.high - distribution.low) * betaQuantile(p, alpha, beta);
    }
    case 'triangular': {
      const { low, mode, high } = distribution;
      const width = high - low;
      const split = width === 0 ? 0 : (mode - low) / width;
      return (p) => (p < split ? low + Math.sqrt(p * width * (mode - low)) : high - Math.sqrt((1 - p) * width * (high - mode)));
    }
    case 'studentT':
      return (p) => distribution.location + distribution.scale * studentQuantile(p, distribution.freedom);
    case 'bootstrap': {
      const sorted = Float64Array.from(distribution.values).sort();
      return (p) => sorted[Math.min(Math.floor(p * sorted.length), sorted.length - 1)] ?? Number.NaN;
    }
    case 'truncated': {
      const { low, high } = distribution;
      const quantile = marginalQuantile(distribution.of);
      const below = marginalCdf(distribution.of, low);
      const inside = marginalCdf(distribution.of, high) - below;
      return (p) => Math.min(Math.max(quantile(below + p * inside), low), high);
    }
  }
};

/** P(X <= x); x may be infinite. */
export const marginalCdf = (distribution: Marginal, x: number): number => {
  if (x === Number.POSITIVE_INFINITY) return 1;
  if (x === Number.NEGATIVE_INFINITY) return 0;
  switch (distribution.kind) {
    case 'fixed':
      return x >= distribution.value ? 1 : 0;
    case 'normal':
      return normalCdf((x - distribution.mean) / distribution.sd);
    case 'logNormal':
      return x > 0 ? normalCdf((log(x) - distribution.meanLog) / distribution.sdLog) : 0;
    case 'beta':
      return x <= 0 ? 0 : x >= 1 ? 1 : incompleteBeta(distribution.alpha, distribution.beta, x);
    case 'gamma':
      return x > 0 ? gammaLower(distribution.shape, x * distribution.rate) : 0;
    case 'uniform':
      return x <= distribution.low
        ? 0
        : x >= distribution.high
          ? 1
          : (x - distribution.low) / (distribution.high - distribution.low);
    case 'pert': {
      const [alpha, beta] = pertShapes(distribution);
      const { low, high } = distribution;
      return x <= low ? 0 : x >= high ? 1 : incompleteBeta(alpha, beta, (x - low) / (high - low), (high - x) / (high - low));
    }
    case 'triangular': {
      const { low, mode, high } = distribution;
      if (x <= low) return 0;
      if (x >= high) return 1;
      return x < mode
        ? ((x - low) * (x - low)) / ((high - low) * (mode - low))
        : 1 - ((high - x) * (high - x)) / ((high - low) * (high - mode));
    }
    case 'studentT':
      return studentCdf((x - distribution.location) / distribution.scale, distribution.freedom);
    case 'bootstrap':
      return distribution.values.filter((value) => value <= x).length / distribution.values.length;
    case 'truncated': {
      const { of, low, high } = distribution;
      if (x < low) return 0;
      const below = marginalCdf(of, low);
      return x >= high ? 1 : (marginalCdf(of, x) - below) / (marginalCdf(of, high) - below);
    }
  }
};

/** Mean and variance, in closed form but for truncated distributions. */
export const marginalMoments = (distribution: Marginal): Moments => {
  switch (distribution.kind) {
    case 'fixed':
      return { mean: distribution.value, variance: 0 };
    case 'normal':
      return { mean: distribution.mean, variance: distribution.sd * distribution.sd };
    case 'logNormal': {
      const square = distribution.sdLog * distribution.sdLog;
      const centre = exp(distribution.meanLog + 0.5 * square);
      return { mean: centre, variance: centre * centre * expm1(square) };
    }
    case 'beta':
      return betaMoments(distribution.alpha, distribution.beta);
    case 'gamma':
      return {
        mean: distribution.shape / distribution.rate,
        variance: distribution.shape / (distribution.rate * distribution.rate),
      };
    case 'uniform': {
      const width = distribution.high - distribution.low;
      return { mean: distribution.low + 0.5 * width, variance: (width * width) / 12 };
    }
    case 'pert': {
      const unit = betaMoments(...pertShapes(distribution));
      const width = distribution.high - distribution.low;
      return { mean: distribution.low + width * unit.mean, variance: width * width * unit.variance };
    }
    case 'triangular': {
      const { low, mode, high } = distribution;
      const [a, b] = [mode - low, high - mode];
      return { mean: (low + mode + high) / 3, variance: (a * a + a * b + b * b) / 18 };
    }
    case 'studentT': {
      const { location, scale, freedom } = distribution;
      return {
        mean: freedom > 1 ? location : Number.NaN,
        variance: freedom > 2 ? (scale * scale * freedom) / (freedom - 2) : freedom > 1 ? Number.POSITIVE_INFINITY : Number.NaN,
      };
    }
    case 'bootstrap': {
      const centre = mean(distribution.values);
      return {
        mean: centre,
        variance: sum(distribution.values.map((value) => (value - centre) * (value - centre))) / distribution.values.length,
      };
    }
    case 'truncated':
      return momentsByScores(marginalQuantile(distribution));
  }
};

/** Moments of a quantile function of the normal score, by the trapezoidal rule on [-8, 8]. */
const momentsByScores = (quantile: (p: number) => number): Moments => {
  const step = 1 / 32;
  let first = 0;
  let second = 0;
  for (let i = -256; i <= 256; i++) {
    const value = quantile(normalCdf(i * step));
    const weight = normalDensity(i * step) * step;
    first += weight * value;
    second += weight * value * value;
  }
  return { mean: first, variance: second - first * first };
};

const betaMoments = (alpha: number, beta: number): Moments => {
  const n = alpha + beta;
  return { mean: alpha / n, variance: ((alpha / n) * (beta / n)) / (n + 1) };
};
