import type { ProbabilisticRun } from '@likeverd/modelling';
import {
  adaptiveBasis,
  adaptiveSplines,
  cholesky,
  departures,
  drawNormal,
  fittedValues,
  kernelBasis,
  mean,
  mostTensorCovariates,
  type Projection,
  project,
  quantileSorted,
  randomStream,
  type SmoothFit,
  smoothFit,
  type Smoother,
  smootherOf,
  standardDeviation,
  tensorSplineBasis,
} from '@likeverd/statistics';
import { differences, netBenefits } from '../uncertainty.ts';
import type { RegressionMethod } from './methods.ts';

/** What value of information is computed from: draws of the parameters and of the totals they gave. */
export type InformedDraws = Pick<ProbabilisticRun, 'strategies' | 'parameters'>;

/**
 * Which regression was used and why: few covariates, the least cross-validation of those for many, asked for, or nothing that varies (then
 * no regression is needed).
 */
export interface RegressionChoice {
  /** At the first threshold. */
  readonly method: RegressionMethod | 'none';
  readonly reason: 'few' | 'many' | 'asked' | 'nothingVaries';
  /** Covariates that vary over the draws. */
  readonly covariates: number;
}

/** How well the regression of one strategy's net benefit over the first one's fits. */
export interface RegressionFit {
  readonly strategy: string;
  readonly effectiveDegrees: number;
  readonly rSquared: number;
  readonly residualDeviation: number;
  /** Mean residual in each tenth of the fitted values, in standard errors: beyond ±3 in several, the regression does not fit. Empty where the fit is exact. */
  readonly residualsByTenth: readonly number[];
}

/** Expected gain of deciding by the regression's net benefits instead of by their means, per patient. */
export interface RegressedGain {
  readonly threshold: number;
  readonly method: RegressionChoice['method'];
  readonly estimate: number;
  /** From the uncertainty of the regression: standard deviation over draws of its posterior (Strong, Oakley & Brennan 2014). */
  readonly regressionError: number;
  /** From the number of draws: standard deviation of the gain over the draws, divided by √draws. */
  readonly samplingError: number;
  readonly fits: readonly RegressionFit[];
  /** Fitted net benefit over the first strategy, one column each of the others. */
  readonly fitted: readonly Float64Array[];
}

export interface RegressionOptions {
  /** Default: spline for up to four covariates that vary; for more, Gaussian process or MARS, whichever has the least cross-validation. */
  readonly method?: RegressionMethod;
  /** Draws from the posterior of the regression for its standard error; default 100. */
  readonly simulations?: number;
  /** Seed of those draws; default 1. */
  readonly seed?: number;
}

/** Length scales tried for the Gaussian process, as multiples of √(number of covariates). */
const lengthScales = [1, 2, 4] as const;
const usualSimulations = 100;
/** Residuals below this share of the fitted values’ spread are rounding. */
const exactFit = 1e-4;

/** Columns that vary, with mean 0 and standard deviation 1. */
export const standardised = (columns: readonly Float64Array[]): readonly Float64Array[] =>
  columns.flatMap((column) => {
    const centre = mean(column);
    const deviation = standardDeviation(column);
    if (!(deviation > 1e-12 * Math.abs(centre))) return [];
    return [column.map((value) => (value - centre) / deviation)];
  });

/** What is tried, and why. */
const choose = (
  covariates: number,
  asked: RegressionMethod | undefined,
): { readonly methods: readonly RegressionMethod[]; readonly reason: RegressionChoice['reason'] } => {
  if (covariates === 0) return { methods: [], reason: 'nothingVaries' };
  const many = covariates > mostTensorCovariates;
  if (asked !== undefined && !(asked === 'spline' && many)) return { methods: [asked], reason: 'asked' };
  return many ? { methods: ['gaussian-process', 'mars'], reason: 'many' } : { methods: ['spline'], reason: 'few' };
};

interface Seen {
  readonly method: RegressionMethod;
  readonly smoother: Smoother;
  /** Parameters that the choice of the functions cost beside their coefficients. */
  readonly chosen: number;
  /** Of every other strategy over the first. */
  readonly costs: readonly Projection[];
  readonly qalys: readonly Projection[];
}

interface Fitted {
  readonly method: RegressionMethod;
  readonly smoother: Smoother;
  readonly fits: readonly SmoothFit[];
}

/**
 * Regression of the net benefit of every strategy over the first one's on covariates known draw by draw, and the expected gain of knowing
 * them (Strong, Oakley & Brennan 2014, Medical Decision Making 34:311-326). The decomposition is made once; each threshold reuses it,
 * because net benefit is linear in QALYs and costs.
 */
export function regressedGains(
  { strategies }: Pick<InformedDraws, 'strategies'>,
  covariates: readonly Float64Array[],
  thresholds: readonly number[],
  options: RegressionOptions = {},
): { readonly choice: RegressionChoice; readonly gains: readonly RegressedGain[] } {
  const [first, ...others] = strategies;
  if (first === undefined) throw new RangeError('A run without strategies has no value of information');
  const columns = standardised(covariates);
  const { methods, reason } = choose(columns.length, options.method);
  const costs = others.map((other) => differences(other.costs, first.costs));
  const qalys = others.map((other) => differences(other.qalys, first.qalys));
  const names = others.map(({ strategy }) => strategy);
  const responses = [...costs, ...qalys];
  const seen = methods
    .flatMap((method) => smoothersOf(columns, method, responses))
    .map(
      (each): Seen => ({
        ...each,
        costs: costs.map((column) => project(each.smoother, column)),
        qalys: qalys.map((column) => project(each.smoother, column)),
      }),
    );
  const gains = thresholds.map((threshold): RegressedGain => {
    const benefits = costs.map((column, index) => netBenefits(column, qalys[index] ?? column, threshold));
    if (seen.length === 0 || others.length === 0) {
      const fitted = benefits.map((column) => new Float64Array(column.length).fill(mean(column)));
      return { threshold, method: 'none', estimate: 0, regressionError: 0, samplingError: 0, fits: [], fitted };
    }
    const chosen = bestFit(seen, benefits, threshold);
    const fitted = chosen.fits.map(({ coefficients }) => fittedValues(chosen.smoother, coefficients));
    const residuals = benefits.map((column, index) => differences(column, fitted[index] ?? column));
    const { estimate, samplingError } = gainOf(fitted);
    return {
      threshold,
      method: chosen.method,
      estimate,
      samplingError,
      regressionError: posteriorDeviation(chosen, fitted, residuals, options),
      fits: chosen.fits.map((fit, index) => ({
        strategy: names[index] ?? '',
        effectiveDegrees: fit.effectiveDegrees,
        rSquared: fit.rSquared,
        residualDeviation: Math.sqrt(fit.residualVariance),
        residualsByTenth: byTenth(residuals[index] ?? new Float64Array(), fitted[index] ?? new Float64Array()),
      })),
      fitted,
    };
  });
  const method = gains[0]?.method ?? methods[0] ?? 'none';
  return { choice: { method, reason, covariates: columns.length }, gains };
}

/** Draws that the terms of MARS are found on; they are fitted to all. */
const drawsOfTerms = 5_000;

/** What varies, standardised and thinned evenly to `drawsOfTerms`. */
function thinned(columns: readonly Float64Array[]): readonly Float64Array[] {
  const draws = columns[0]?.length ?? 0;
  const count = Math.min(draws, drawsOfTerms);
  return columns.map((column) =>
    Float64Array.from({ length: count }, (_, index) => column[Math.floor((index * draws) / count)] ?? 0),
  );
}

/** Smoothers of one method to choose between; MARS finds its functions in the responses. */
export function smoothersOf(
  columns: readonly Float64Array[],
  method: RegressionMethod,
  responses: readonly Float64Array[],
): readonly Pick<Seen, 'method' | 'smoother' | 'chosen'>[] {
  switch (method) {
    case 'spline':
      return [{ method, smoother: smootherOf(tensorSplineBasis(columns)), chosen: 0 }];
    case 'gaussian-process':
      return lengthScales.map((scale) => ({
        method,
        smoother: smootherOf(kernelBasis(columns, scale * Math.sqrt(columns.length))),
        chosen: 0,
      }));
    case 'mars': {
      const { terms, effectiveParameters } = adaptiveSplines(thinned(columns), thinned(standardised(responses)));
      return [{ method, smoother: smootherOf(adaptiveBasis(terms, columns)), chosen: effectiveParameters - terms.length }];
    }
  }
}

/** Of several smoothers the one with the least product of the strategies' generalised cross-validation. */
function bestFit(seen: readonly Seen[], benefits: readonly Float64Array[], threshold: number): Fitted {
  let best: (Fitted & { readonly criterion: number }) | undefined;
  for (const { method, smoother, chosen, costs, qalys } of seen) {
    const fits = benefits.map((response, index) => {
      const cost = costs[index]?.scores ?? new Float64Array();
      const qaly = qalys[index]?.scores ?? new Float64Array();
      return smoothFit(smoother, { scores: netBenefits(cost, qaly, threshold), response });
    });
    const { observations } = smoother.basis;
    const criterion = fits.reduce((product, fit) => {
      const free = observations - fit.effectiveDegrees;
      return product * fit.criterion * (free / Math.max(1, free - chosen)) ** 2;
    }, 1);
    if (best === undefined || criterion < best.criterion) best = { method, smoother, fits, criterion };
  }
  if (best === undefined) throw new RangeError('No regression was given');
  return best;
}

/**
 * Mean over the draws of the best strategy's net benefit, less the best mean; the first strategy has net benefit 0. Never negative but for
 * rounding, which is cut off.
 */
export function gainOf(benefits: readonly Float64Array[]): { readonly estimate: number; readonly samplingError: number } {
  const draws = benefits[0]?.length ?? 0;
  if (draws === 0) return { estimate: 0, samplingError: 0 };
  let leader: Float64Array | undefined;
  let highest = 0;
  for (const column of benefits) {
    const average = mean(column);
    if (average > highest) [highest, leader] = [average, column];
  }
  const gains = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    let best = 0;
    for (const column of benefits) if ((column[draw] as number) > best) best = column[draw] as number;
    gains[draw] = best - (leader === undefined ? 0 : (leader[draw] as number));
  }
  return {
    estimate: Math.max(0, mean(gains)),
    samplingError: draws < 2 ? 0 : standardDeviation(gains) / Math.sqrt(draws),
  };
}

/** Observations over which the gain is averaged for its standard error; more do not change what one hundred simulations tell. */
const observationsOfError = 2_000;

/** Standard deviation of the gain over draws of the regressions' coefficients, with the correlation of the strategies' residuals. */
function posteriorDeviation(
  { smoother, fits }: Fitted,
  fitted: readonly Float64Array[],
  residuals: readonly Float64Array[],
  { simulations = usualSimulations, seed = 1 }: RegressionOptions,
): number {
  if (simulations < 2) return 0;
  const { functions, observations } = smoother.basis;
  const stream = randomStream(seed, 'regression posterior');
  const root = residualRoot(residuals);
  const noise = fits.map(() => new Float64Array(simulations * functions));
  for (let simulation = 0; simulation < simulations; simulation += 1) {
    for (let k = 0; k < functions; k += 1) {
      const independent = fits.map((_, strategy) => drawNormal(stream, simulation, k * fits.length + strategy));
      fits.forEach(({ residualVariance, kept }, strategy) => {
        let sum = 0;
        for (let other = 0; other <= strategy; other += 1) sum += (root[strategy]?.[other] ?? 0) * (independent[other] ?? 0);
        const column = noise[strategy];
        if (column !== undefined) column[simulation * functions + k] = sum * Math.sqrt(residualVariance * (kept[k] ?? 0));
      });
    }
  }
  const count = Math.min(observations, observationsOfError);
  const rows = Array.from({ length: count }, (_, index) => Math.floor((index * observations) / count));
  const moved = noise.map((scores) => departures(smoother, scores, rows));
  const best = new Float64Array(simulations);
  const highest = new Float64Array(simulations);
  const means = fits.map(() => new Float64Array(simulations));
  rows.forEach((row, index) => {
    highest.fill(0);
    moved.forEach(({ values, stride }, strategy) => {
      addBenefits(values, index * stride, fitted[strategy]?.[row] ?? Number.NaN, means[strategy] ?? highest, highest);
    });
    for (let simulation = 0; simulation < simulations; simulation += 1) {
      best[simulation] = (best[simulation] as number) + (highest[simulation] as number);
    }
  });
  return standardDeviation(
    best.map((total, simulation) => {
      const leading = means.reduce((highest, sums) => Math.max(highest, sums[simulation] ?? 0), 0);
      return (total - leading) / count;
    }),
  );
}

/** Net benefits of one draw in every simulation, added to their sums and held against the highest so far. */
function addBenefits(departures: Float64Array, from: number, fitted: number, sums: Float64Array, highest: Float64Array): void {
  for (let simulation = 0; simulation < sums.length; simulation += 1) {
    const benefit = fitted + (departures[from + simulation] as number);
    sums[simulation] = (sums[simulation] as number) + benefit;
    if (benefit > (highest[simulation] as number)) highest[simulation] = benefit;
  }
}

/** Cholesky factor of the correlation of the residuals; the identity where a strategy is fitted exactly. */
export function residualRoot(residuals: readonly Float64Array[]): readonly (readonly number[])[] {
  const lengths = residuals.map((column) => Math.sqrt(column.reduce((total, value) => total + value * value, 0)));
  const product = (a: number, b: number): number => {
    if (a === b) return 1 + 1e-9;
    const scale = (lengths[a] ?? 0) * (lengths[b] ?? 0);
    const [one, other] = [residuals[a], residuals[b]];
    if (!(scale > 0) || one === undefined || other === undefined) return 0;
    return one.reduce((total, value, draw) => total + value * (other[draw] ?? 0), 0) / scale;
  };
  const correlations = residuals.map((_, a) => residuals.map((__, b) => product(a, b)));
  return cholesky(correlations) ?? residuals.map((_, a) => residuals.map((__, b) => (a === b ? 1 : 0)));
}

function byTenth(residuals: Float64Array, fitted: Float64Array): readonly number[] {
  const spread = standardDeviation(residuals);
  if (!(spread > exactFit * standardDeviation(fitted))) return [];
  const sorted = Float64Array.from(fitted).sort();
  const edges = Array.from({ length: 9 }, (_, tenth) => quantileSorted(sorted, (tenth + 1) / 10));
  const sums = new Float64Array(10);
  const counts = new Float64Array(10);
  fitted.forEach((value, draw) => {
    let tenth = 0;
    while (tenth < 9 && value > (edges[tenth] as number)) tenth += 1;
    sums[tenth] = (sums[tenth] ?? 0) + (residuals[draw] ?? 0);
    counts[tenth] = (counts[tenth] ?? 0) + 1;
  });
  return Array.from(sums, (sum, tenth) => {
    const count = counts[tenth] ?? 0;
    return count === 0 ? 0 : sum / (Math.sqrt(count) * spread);
  });
}
