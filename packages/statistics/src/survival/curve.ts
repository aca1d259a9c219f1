import { exp, expm1, log, log1p } from '../elementary.ts';
import { mixtureCureHazard, nonMixtureCureHazard } from './cure.ts';
import { type Exponential, exponential } from './exponential.ts';
import { type Gamma, gamma } from './gamma.ts';
import { type GeneralisedF, generalisedF } from './generalised-f.ts';
import { type GeneralisedGamma, generalisedGamma } from './generalised-gamma.ts';
import { type Gompertz, gompertz } from './gompertz.ts';
import { type LifeTableCurve, lifeTablePieces, lifeTableRate } from './life-table.ts';
import { type LogLogistic, logLogistic } from './log-logistic.ts';
import { type LogNormal, logNormal } from './log-normal.ts';
import { type PiecewiseExponential, piecewiseExponential } from './piecewise-exponential.ts';
import { type RoystonParmar, roystonParmar } from './royston-parmar.ts';
import { type StepTable, stepTable } from './step-table.ts';
import type { SurvivalFunctions } from './types.ts';
import { type Weibull, type WeibullProportionalHazards, weibull, weibullPH } from './weibull.ts';

/** A parametric distribution as data. */
export type SurvivalDistribution =
  | Exponential
  | Weibull
  | WeibullProportionalHazards
  | Gompertz
  | LogNormal
  | LogLogistic
  | Gamma
  | GeneralisedGamma
  | GeneralisedF
  | RoystonParmar
  | PiecewiseExponential;

/** H multiplied by `ratio`. */
export interface HazardRatio {
  readonly kind: 'hazardRatio';
  readonly curve: SurvivalCurve;
  readonly ratio: number;
}

/** The odds of having had the event, (1 - S) / S, multiplied by `ratio`. */
export interface OddsRatio {
  readonly kind: 'oddsRatio';
  readonly curve: SurvivalCurve;
  readonly ratio: number;
}

/** Every time to event multiplied by `factor`: S(t / factor). Above 1 means longer survival. */
export interface AccelerationFactor {
  readonly kind: 'accelerationFactor';
  readonly curve: SurvivalCurve;
  readonly factor: number;
}

/**
 * `before` up to the time `at`, then the hazards of `after`. clock 'entry': those of `after` at the same time since entry, which is the same
 * as rescaling, S1(at) S2(t) / S2(at); clock 'restart': those of `then` from its own time 0, S1(at) S2(t - at).
 */
export interface Join {
  readonly kind: 'join';
  readonly before: SurvivalCurve;
  readonly after: SurvivalCurve;
  readonly at: number;
  readonly clock: 'entry' | 'restart';
}

/** Survival of those who have already survived to `from`: S(from + t) / S(from). */
export interface Conditional {
  readonly kind: 'conditional';
  readonly curve: SurvivalCurve;
  readonly from: number;
}

/** A population of groups: S = sum of weight x S. The weights are shares at time 0 and add up to 1. */
export interface Mixture {
  readonly kind: 'mixture';
  readonly parts: readonly { readonly weight: number; readonly curve: SurvivalCurve }[];
}

/** Independent causes: hazards add, survival functions multiply. */
export interface AddedHazards {
  readonly kind: 'addedHazards';
  readonly curves: readonly SurvivalCurve[];
}

/**
 * A hazard ratio that fades. With omega(t) = 1 before the waning and 0 after it, HR(t) = exp(omega(t) log ratio) when `by` is
 * 'logRatio' or 1 + omega(t) (ratio - 1) when 'ratio'. 'step': omega falls at `from` (already 0 at `from`); 'linear': omega falls evenly
 * from `from` to `to`. Each hazard increment of the evaluation grid is multiplied by the mean of HR at its two ends, so the result
 * depends on the grid where HR moves; a step between grid points that must be exact is a join.
 */
export interface Waning {
  readonly kind: 'waning';
  readonly curve: SurvivalCurve;
  readonly ratio: number;
  readonly by: 'logRatio' | 'ratio';
  readonly shape:
    | { readonly kind: 'step'; readonly from: number }
    | { readonly kind: 'linear'; readonly from: number; readonly to: number };
}

/** In each step of the evaluation grid the largest hazard increment among the curves (the floor on hazards of TSD 21). */
export interface GreatestHazard {
  readonly kind: 'greatestHazard';
  readonly curves: readonly SurvivalCurve[];
}

/** At each time the lowest survival among the curves. */
export interface LeastSurvival {
  readonly kind: 'leastSurvival';
  readonly curves: readonly SurvivalCurve[];
}

/** A fraction never has the event: S = cured + (1 - cured) S0. */
export interface MixtureCure {
  readonly kind: 'mixtureCure';
  readonly cured: number;
  readonly curve: SurvivalCurve;
}

/** S = cured ^ (1 - S0). */
export interface NonMixtureCure {
  readonly kind: 'nonMixtureCure';
  readonly cured: number;
  readonly curve: SurvivalCurve;
}

/** Any survival curve, as data: distributions and tables at the leaves, operators above them. All times share one unit. */
export type SurvivalCurve =
  | SurvivalDistribution
  | StepTable
  | LifeTableCurve
  | HazardRatio
  | OddsRatio
  | AccelerationFactor
  | Join
  | Conditional
  | Mixture
  | AddedHazards
  | Waning
  | GreatestHazard
  | LeastSurvival
  | MixtureCure
  | NonMixtureCure;

/** The functions of a parametric distribution. Parameters are taken as they are: `curveFaults` tells which are not allowed. */
export const survivalFunctions = (distribution: SurvivalDistribution): SurvivalFunctions => {
  switch (distribution.kind) {
    case 'exponential':
      return exponential(distribution);
    case 'weibull':
      return weibull(distribution);
    case 'weibullPH':
      return weibullPH(distribution);
    case 'gompertz':
      return gompertz(distribution);
    case 'logNormal':
      return logNormal(distribution);
    case 'logLogistic':
      return logLogistic(distribution);
    case 'gamma':
      return gamma(distribution);
    case 'generalisedGamma':
      return generalisedGamma(distribution);
    case 'generalisedF':
      return generalisedF(distribution);
    case 'roystonParmar':
      return roystonParmar(distribution);
    case 'piecewiseExponential':
      return piecewiseExponential(distribution);
  }
};

/**
 * A curve that follows the general population where that dies faster: 'hazards' compares hazard increments step by step of the grid
 * (everyone lives on under the larger one), 'survival' caps the survival function.
 */
export const mortalityFloor = (curve: SurvivalCurve, general: SurvivalCurve, on: 'hazards' | 'survival'): SurvivalCurve => ({
  kind: on === 'hazards' ? 'greatestHazard' : 'leastSurvival',
  curves: [curve, general],
});

/** A curve whose survivors at time `at` are cured: from there they have the general population's hazard times `excess` (1: the same). */
export const curePoint = (curve: SurvivalCurve, general: SurvivalCurve, at: number, excess = 1): SurvivalCurve => ({
  kind: 'join',
  before: curve,
  after: excess === 1 ? general : { kind: 'hazardRatio', curve: general, ratio: excess },
  at,
  clock: 'entry',
});

/** b - a of cumulative hazards, where Infinity - Infinity (nobody left) is 0. */
const increment = (before: number, after: number): number => (after === before ? 0 : after - before);

/** The grid with one more point, and the place of that point. */
const gridWith = (
  times: Float64Array,
  point: number,
): { readonly grid: Float64Array; readonly place: number; readonly added: boolean } => {
  let place = 0;
  while (place < times.length && (times[place] as number) < point) place++;
  if (times[place] === point) return { grid: times, place, added: false };
  const grid = new Float64Array(times.length + 1);
  grid.set(times.subarray(0, place));
  grid[place] = point;
  grid.set(times.subarray(place), place + 1);
  return { grid, place, added: true };
};

/** Values on `grid` without the added point. */
const withoutPoint = (values: Float64Array, place: number, added: boolean): Float64Array => {
  if (!added) return values;
  const kept = new Float64Array(values.length - 1);
  kept.set(values.subarray(0, place));
  kept.set(values.subarray(place + 1), place);
  return kept;
};

const joined = (curve: Join, times: Float64Array): Float64Array => {
  const { grid, place, added } = gridWith(times, curve.at);
  const hazards = cumulativeHazards(curve.before, grid).slice();
  const atJoin = hazards[place] as number;
  const after = grid.subarray(place);
  const next =
    curve.clock === 'entry'
      ? cumulativeHazards(curve.after, grid).subarray(place)
      : cumulativeHazards(
          curve.after,
          after.map((t) => t - curve.at),
        );
  const start = next[0] as number;
  for (let i = 0; i < next.length; i++) hazards[place + i] = atJoin + increment(start, next[i] as number);
  return withoutPoint(hazards, place, added);
};

const conditional = (curve: Conditional, times: Float64Array): Float64Array => {
  const { grid, place, added } = gridWith(
    times.map((t) => t + curve.from),
    curve.from,
  );
  const hazards = cumulativeHazards(curve.curve, grid);
  const start = hazards[place] as number;
  return withoutPoint(
    hazards.map((h) => increment(start, h)),
    place,
    added,
  );
};

const waningShare = (shape: Waning['shape'], t: number): number => {
  if (t < shape.from) return 1;
  if (shape.kind === 'step' || t >= shape.to) return 0;
  return 1 - (t - shape.from) / (shape.to - shape.from);
};

const waned = (curve: Waning, times: Float64Array): Float64Array => {
  const base = cumulativeHazards(curve.curve, times);
  const logRatio = log(curve.ratio);
  const ratioAt = (t: number): number => {
    const share = waningShare(curve.shape, t);
    return curve.by === 'ratio' ? 1 + share * (curve.ratio - 1) : share === 1 ? curve.ratio : exp(share * logRatio);
  };
  const hazards = new Float64Array(times.length);
  let before = 0;
  let ratioBefore = ratioAt(0);
  let total = 0;
  for (let i = 0; i < times.length; i++) {
    const here = base[i] as number;
    const ratio = ratioAt(times[i] as number);
    total += increment(before, here) * 0.5 * (ratioBefore + ratio);
    hazards[i] = total;
    before = here;
    ratioBefore = ratio;
  }
  return hazards;
};

const greatestHazard = (curves: readonly SurvivalCurve[], times: Float64Array): Float64Array => {
  const columns = curves.map((curve) => cumulativeHazards(curve, times));
  const hazards = new Float64Array(times.length);
  let total = 0;
  for (let i = 0; i < times.length; i++) {
    let largest = 0;
    for (const column of columns) {
      const step = increment(i === 0 ? 0 : (column[i - 1] as number), column[i] as number);
      if (!(step <= largest)) largest = step;
    }
    total += largest;
    hazards[i] = total;
  }
  return hazards;
};

const mixed = ({ parts }: Mixture, times: Float64Array): Float64Array => {
  const columns = parts.map(({ curve }) => cumulativeHazards(curve, times));
  return times.map((_, i) => {
    // from the smallest cumulative hazard, so that tails keep their relative accuracy
    let least = Number.POSITIVE_INFINITY;
    for (const column of columns) least = Math.min(least, column[i] as number);
    if (least === Number.POSITIVE_INFINITY) return least;
    let fallen = 0;
    for (let j = 0; j < parts.length; j++) fallen += (parts[j]?.weight ?? 0) * expm1(least - (columns[j]?.[i] ?? 0));
    return least - log1p(fallen);
  });
};

const lifeTable = (curve: LifeTableCurve, times: Float64Array): Float64Array => {
  if (curve.step === 'exact') return times.map(piecewiseExponential(lifeTablePieces(curve)).cumulativeHazard);
  let total = 0;
  let before = 0;
  return times.map((t) => {
    if (t > before)
      total += lifeTableRate(curve, (curve.step === 'end' ? t : before) * curve.yearsPerUnit) * (t - before) * curve.yearsPerUnit;
    before = t;
    return total;
  });
};

const oddsHazard = (ratio: number, base: number): number =>
  base < 1 ? log1p(ratio * expm1(base)) : base + log(ratio + (1 - ratio) * exp(-base));

/**
 * Cumulative hazards H = -log S of a curve at `times` (0 or later, not decreasing; the grid on which waning and floors work, its first
 * step starting at 0). An infinite H means that nobody is left.
 */
export const cumulativeHazards = (curve: SurvivalCurve, times: Float64Array): Float64Array => {
  switch (curve.kind) {
    case 'table':
      return times.map(stepTable(curve).cumulativeHazard);
    case 'lifeTable':
      return lifeTable(curve, times);
    case 'hazardRatio':
      return cumulativeHazards(curve.curve, times).map((h) => (h === 0 ? 0 : h * curve.ratio));
    case 'oddsRatio':
      return cumulativeHazards(curve.curve, times).map((h) => (h === Number.POSITIVE_INFINITY ? h : oddsHazard(curve.ratio, h)));
    case 'accelerationFactor':
      return cumulativeHazards(
        curve.curve,
        times.map((t) => t / curve.factor),
      );
    case 'join':
      return joined(curve, times);
    case 'conditional':
      return conditional(curve, times);
    case 'mixture':
      return mixed(curve, times);
    case 'addedHazards': {
      const columns = curve.curves.map((part) => cumulativeHazards(part, times));
      return times.map((_, i) => columns.reduce((total, column) => total + (column[i] as number), 0));
    }
    case 'waning':
      return waned(curve, times);
    case 'greatestHazard':
      return greatestHazard(curve.curves, times);
    case 'leastSurvival': {
      const columns = curve.curves.map((part) => cumulativeHazards(part, times));
      return times.map((_, i) => columns.reduce((largest, column) => Math.max(largest, column[i] as number), 0));
    }
    case 'mixtureCure':
      return cumulativeHazards(curve.curve, times).map((h) => mixtureCureHazard(curve.cured, h));
    case 'nonMixtureCure': {
      const total = -log(curve.cured);
      return cumulativeHazards(curve.curve, times).map((h) => nonMixtureCureHazard(total, h));
    }
    default:
      return times.map(survivalFunctions(curve).cumulativeHazard);
  }
};

/** S of a curve at `times`; see `cumulativeHazards`. */
export const survivalOnGrid = (curve: SurvivalCurve, times: Float64Array): Float64Array =>
  cumulativeHazards(curve, times).map((h) => exp(-h));
