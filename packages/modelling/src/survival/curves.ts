import { gammaUpper, vectorisable } from '@likeverd/statistics';
import type { CurveDocument } from './format.ts';
import { type DescendingGrid, descendingGrid, fillGeneralisedGamma, fillLogNormal } from './integral.ts';
import { LARGEST_HAZARD, SMALLEST_SURVIVAL } from './limits.ts';

const { exp, expm1, log, log1p, shortExp } = vectorisable;

/**
 * Curves on the time grid, as survival or as cumulative hazard, whichever their formula gives. Survival below 1e-15 counts as 1e-15,
 * so every cumulative hazard stops at -ln 1e-15; a NaN passes through every comparison here, so that it reaches the totals and is found there.
 */
export interface Grid {
  /** t_i in years, i = 0 … n. */
  readonly time: Float64Array;
  /** ln t_i; index 0 is not used. */
  readonly logTime: Float64Array;
  /** The grid as the integral needs it, laid out when it is first asked for. */
  readonly descending: () => DescendingGrid;
}

export const makeGrid = (cycles: number, cyclesPerYear: number): Grid => {
  const time = Float64Array.from({ length: cycles + 1 }, (_, i) => i / cyclesPerYear);
  const logTime = time.map(log);
  let laidOut: DescendingGrid | undefined;
  return { time, logTime, descending: () => (laidOut ??= descendingGrid(logTime)) };
};

const capped = (hazard: number): number => (hazard > LARGEST_HAZARD ? LARGEST_HAZARD : hazard);
const notTooSmall = (survival: number): number => (survival < SMALLEST_SURVIVAL ? SMALLEST_SURVIVAL : survival);

type Fill = (grid: Grid, out: Float64Array, a: number, b: number, c: number) => void;

const exponential: Fill = ({ time }, out, rate) => {
  for (let i = 0; i < out.length; i++) out[i] = capped(rate * (time[i] as number));
};

const weibull: Fill = ({ logTime }, out, shape, scale) => {
  const logScale = log(scale);
  out[0] = 0;
  for (let i = 1; i < out.length; i++) out[i] = capped(exp(shape * ((logTime[i] as number) - logScale)));
};

/** The logarithm of a hazard is kept between these: e^4 is above the largest hazard. */
export const LOG_HAZARDS = { smallest: -600, largest: 4 } as const;

const weibullSurvival: Fill = ({ logTime }, out, shape, scale) => {
  const logScale = log(scale);
  const { smallest, largest } = LOG_HAZARDS;
  out[0] = 1;
  for (let i = 1; i < out.length; i++) {
    const logHazard = shape * ((logTime[i] as number) - logScale);
    const most = largest < logHazard ? largest : logHazard;
    out[i] = notTooSmall(shortExp(-shortExp(most < smallest ? smallest : most)));
  }
};

const weibullPH: Fill = ({ logTime }, out, shape, scale) => {
  out[0] = 0;
  for (let i = 1; i < out.length; i++) out[i] = capped(scale * exp(shape * (logTime[i] as number)));
};

const gamma: Fill = ({ time }, out, shape, rate) => {
  out[0] = 1;
  for (let i = 1; i < out.length; i++) out[i] = notTooSmall(gammaUpper(shape, rate * (time[i] as number)));
};

const gompertz: Fill = ({ time }, out, shape, rate) => {
  for (let i = 0; i < out.length; i++) {
    const t = time[i] as number;
    out[i] = capped(shape === 0 ? rate * t : (rate * expm1(shape * t)) / shape);
  }
};

const logLogistic: Fill = ({ logTime }, out, shape, scale) => {
  const logScale = log(scale);
  out[0] = 1;
  for (let i = 1; i < out.length; i++) out[i] = notTooSmall(1 / (1 + exp(shape * ((logTime[i] as number) - logScale))));
};

/** Below this size of q the generalised gamma curve is log-normal. */
export const NO_GAMMA = 1e-8;

const logNormal: Fill = ({ descending }, out, meanlog, sdlog) => fillLogNormal(descending(), out, meanlog, sdlog);

const generalisedGamma: Fill = (grid, out, mu, sigma, q) =>
  Math.abs(q) < NO_GAMMA ? logNormal(grid, out, mu, sigma, 0) : fillGeneralisedGamma(grid.descending(), out, mu, sigma, q);

export type ParametricType = Exclude<CurveDocument['type'], 'hazardRatio'>;

/** Types with vector code (survival/kernel.ts); plans with others run on the scalar path. */
export type VectorCurve = Exclude<ParametricType, 'gamma'>;
export const hasVectorCode = (type: ParametricType): type is VectorCurve => type !== 'gamma';

/** Curves that kernels fill before their time loop. */
export type FilledCurve = 'generalisedGamma' | 'logNormal' | 'weibull';

/** How a curve's grid is filled and with what, and whether kernels do so before their time loop. */
export interface CurveForm {
  readonly gives: 'hazard' | 'survival';
  readonly fill: Fill;
  readonly filled?: FilledCurve;
}

/** Parametric curves by type: the order of their arguments and their form. */
export const parametric: Readonly<Record<ParametricType, { readonly arguments: readonly string[] } & CurveForm>> = {
  exponential: { arguments: ['rate'], gives: 'hazard', fill: exponential },
  weibull: { arguments: ['shape', 'scale'], gives: 'hazard', fill: weibull },
  weibullPH: { arguments: ['shape', 'scale'], gives: 'hazard', fill: weibullPH },
  gamma: { arguments: ['shape', 'rate'], gives: 'survival', fill: gamma },
  gompertz: { arguments: ['shape', 'rate'], gives: 'hazard', fill: gompertz },
  logLogistic: { arguments: ['shape', 'scale'], gives: 'survival', fill: logLogistic },
  logNormal: { arguments: ['meanlog', 'sdlog'], gives: 'survival', fill: logNormal, filled: 'logNormal' },
  generalisedGamma: { arguments: ['mu', 'sigma', 'q'], gives: 'survival', fill: generalisedGamma, filled: 'generalisedGamma' },
};

const weibullAlone: CurveForm = { gives: 'survival', fill: weibullSurvival, filled: 'weibull' };

/** The form in which a curve is filled: a Weibull curve as survival, unless a hazard ratio asks for its hazard. */
export const formOf = (type: ParametricType, hasRatio: boolean): CurveForm =>
  type === 'weibull' && !hasRatio ? weibullAlone : parametric[type];

/** Cumulative hazard of a survival curve that is nowhere too small. */
export const fillHazard = (survival: Float64Array, out: Float64Array): void => {
  for (let i = 0; i < out.length; i++) out[i] = -log(survival[i] as number);
};

export type Waning = NonNullable<(CurveDocument & { readonly type: 'hazardRatio' })['waning']>;

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

/** General-population mortality on the grid: cumulative hazard and its increments, G(t_k) = G(t_{k-1}) (1 - q)^(1/cycles per year). */
export interface PopulationHazard {
  readonly cumulative: Float64Array;
  readonly increments: Float64Array;
  /** Survival, and what it is multiplied with in each cycle: the exponentials of the two above with the sign turned. */
  readonly survival: Float64Array;
  readonly factors: Float64Array;
}

/** The age whose rate applies is the whole age at the end of the cycle; ages beyond the table use its last row. */
export const populationHazard = (
  annual: readonly number[],
  entryAge: number,
  cycles: number,
  cyclesPerYear: number,
): PopulationHazard => {
  const cumulative = new Float64Array(cycles + 1);
  const increments = new Float64Array(cycles + 1);
  for (let k = 1; k <= cycles; k++) {
    const age = Math.min(Math.floor(entryAge + k / cyclesPerYear), annual.length - 1);
    const before = cumulative[k - 1] as number;
    cumulative[k] = capped(before - log1p(-(annual[age] ?? Number.NaN)) / cyclesPerYear);
    increments[k] = (cumulative[k] as number) - before;
  }
  return { cumulative, increments, survival: cumulative.map((h) => exp(-h)), factors: increments.map((h) => exp(-h)) };
};

/** How general-population mortality bounds a curve. */
export type Floor =
  | { readonly type: 'none' }
  | { readonly type: 'survivalMinimum'; readonly population: PopulationHazard }
  /** From cycle `curedFrom` on the population's hazard alone applies. */
  | { readonly type: 'hazardMaximum'; readonly population: PopulationHazard; readonly curedFrom: number };

/** Survival from a cumulative hazard under the mortality floor. */
export const fillSurvival = (hazard: Float64Array, floor: Floor, out: Float64Array): void => {
  out[0] = 1;
  if (floor.type === 'none') {
    for (let i = 1; i < out.length; i++) out[i] = exp(-(hazard[i] as number));
  } else if (floor.type === 'survivalMinimum') {
    const { cumulative } = floor.population;
    for (let i = 1; i < out.length; i++) {
      const own = hazard[i] as number;
      const general = cumulative[i] as number;
      out[i] = exp(-(general > own ? general : own));
    }
  } else {
    const { increments } = floor.population;
    let total = 0;
    for (let k = 1; k < out.length; k++) {
      const own = (hazard[k] as number) - (hazard[k - 1] as number);
      const general = increments[k] as number;
      total += general > own || k >= floor.curedFrom ? general : own;
      out[k] = exp(-total);
    }
  }
};

/** The same from survival instead of cumulative hazard: hazards are compared as what they multiply survival with. */
export const boundSurvival = (survival: Float64Array, floor: Floor, out: Float64Array): void => {
  out.set(survival);
  if (floor.type === 'survivalMinimum') {
    const general = floor.population.survival;
    for (let i = 1; i < out.length; i++) {
      const limit = general[i] as number;
      if (limit < (out[i] as number)) out[i] = limit;
    }
  } else if (floor.type === 'hazardMaximum') {
    const { factors } = floor.population;
    let total = 1;
    for (let k = 1; k < out.length; k++) {
      const own = (survival[k] as number) / (survival[k - 1] as number);
      const general = factors[k] as number;
      total *= general < own || k >= floor.curedFrom ? general : own;
      out[k] = total;
    }
  }
};
