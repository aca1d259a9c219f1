import {
  departures,
  drawNormal,
  fittedValues,
  mean,
  mostTensorCovariates,
  project,
  randomStream,
  type SmoothFit,
  smoothFit,
  type Smoother,
  variance,
} from '@likeverd/statistics';
import { type RegressionChoice, residualRoot, smoothersOf, standardised } from '../information/benefit-regression.ts';
import { differences } from '../uncertainty.ts';

/** Columns at some of the observations, as draws from the posterior of the regression have them. */
export interface Redrawn {
  readonly rows: readonly number[];
  /** By simulation, then by response, one entry a row. */
  readonly simulations: readonly (readonly Float64Array[])[];
}

/** What data are expected to say of quantities that are known draw by draw. */
export interface ConditionalMeans {
  readonly method: RegressionChoice['method'];
  /** One column a response: its expectation given the data of each draw. */
  readonly fitted: readonly Float64Array[];
  /** Share of the variance of each response that the data explain. */
  readonly rSquared: readonly number[];
  readonly redrawn: (simulations: number) => Redrawn;
}

/** Observations that redrawn columns are given at: more do not change what some tens of simulations tell. */
const mostRows = 2_000;

const evenRows = (observations: number): readonly number[] => {
  const count = Math.min(observations, mostRows);
  return Array.from({ length: count }, (_, index) => Math.floor((index * observations) / count));
};

const at = (column: Float64Array, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => column[row] ?? Number.NaN);

/**
 * Expectations of several responses given covariates, by one smoother, each response with its own amount of smoothing: linear in every
 * response by itself (Strong, Oakley, Brennan & Breeze 2015, Medical Decision Making 35:570-583). Splines for up to four covariates that
 * vary, Gaussian process for more. All columns are equally long.
 */
export function conditionalMeans(
  responses: readonly Float64Array[],
  covariates: readonly Float64Array[],
  seed: number,
): ConditionalMeans {
  const columns = standardised(covariates);
  const method = columns.length === 0 ? 'none' : columns.length > mostTensorCovariates ? 'gaussian-process' : 'spline';
  const smoothers = method === 'none' ? [] : smoothersOf(columns, method, responses).map(({ smoother }) => smoother);
  const found = bestOf(responses, smoothers);
  const rows = evenRows(responses[0]?.length ?? 0);
  if (found === undefined) {
    const fitted = responses.map((column) => new Float64Array(column.length).fill(mean(column)));
    const redrawn = (simulations: number): Redrawn => ({
      rows,
      simulations: Array.from({ length: simulations }, () => fitted.map((column) => at(column, rows))),
    });
    return { method, fitted, rSquared: responses.map(() => 0), redrawn };
  }
  const { smoother, fits } = found;
  const fitted = fits.map(({ coefficients }) => fittedValues(smoother, coefficients));
  const root = residualRoot(responses.map((column, index) => differences(column, fitted[index] ?? column)));
  const redrawn = (simulations: number): Redrawn => {
    const { functions } = smoother.basis;
    const stream = randomStream(seed, 'conditional means');
    const noise = fits.map(() => new Float64Array(simulations * functions));
    for (let simulation = 0; simulation < simulations; simulation += 1) {
      for (let k = 0; k < functions; k += 1) {
        const independent = fits.map((_, response) => drawNormal(stream, simulation, k * fits.length + response));
        fits.forEach(({ residualVariance, kept }, response) => {
          const correlated = independent.reduce((sum, value, other) => sum + (root[response]?.[other] ?? 0) * value, 0);
          noise[response]?.fill(
            correlated * Math.sqrt(residualVariance * (kept[k] ?? 0)),
            simulation * functions + k,
            simulation * functions + k + 1,
          );
        });
      }
    }
    const moved = noise.map((scores) => departures(smoother, scores, rows));
    const here = fitted.map((column) => at(column, rows));
    return {
      rows,
      simulations: Array.from({ length: simulations }, (_, simulation) =>
        here.map((column, response) => {
          const away = moved[response];
          return column.map((value, index) => value + (away?.values[index * away.stride + simulation] ?? Number.NaN));
        }),
      ),
    };
  };
  return { method, fitted, rSquared: fits.map((fit) => fit.rSquared), redrawn };
}

/** The smoother with the least product of generalised cross-validation over the responses that vary. */
function bestOf(
  responses: readonly Float64Array[],
  smoothers: readonly Smoother[],
): { readonly smoother: Smoother; readonly fits: readonly SmoothFit[] } | undefined {
  const varies = responses.map((column) => variance(column) > 0);
  const tried = smoothers.map((smoother) => {
    const fits = responses.map((response) => smoothFit(smoother, project(smoother, response)));
    const criterion = fits.reduce((product, fit, index) => (varies[index] === true ? product * fit.criterion : product), 1);
    return { smoother, fits, criterion };
  });
  return tried.reduce<(typeof tried)[number] | undefined>(
    (best, each) => (best === undefined || each.criterion < best.criterion ? each : best),
    undefined,
  );
}
