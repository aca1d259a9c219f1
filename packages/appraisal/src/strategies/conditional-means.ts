import {
  departure,
  drawNormal,
  fittedValues,
  mean,
  project,
  randomStream,
  type SmoothFit,
  smoothFit,
  type Smoother,
  variance,
} from '@likeverd/statistics';
import { choose, type RegressionChoice, residualRoot, smoothersOf, standardised } from '../information/benefit-regression.ts';
import { differences } from '../uncertainty.ts';

/** What data are expected to say of quantities that are known draw by draw. */
export interface ConditionalMeans {
  readonly choice: RegressionChoice;
  /** One column a response: its expectation given the data of each draw. */
  readonly fitted: readonly Float64Array[];
  /** Share of the variance of each response that the data explain. */
  readonly rSquared: readonly number[];
  /** Columns as one draw from the posterior of the regression has them; the same number gives the same draw. */
  readonly redrawn: (simulation: number) => readonly Float64Array[];
}

/**
 * Expectations of several responses given covariates, by one smoother, each response with its own amount of smoothing: linear in every
 * response by itself (Strong, Oakley, Brennan & Breeze 2015, Medical Decision Making 35:570-583). All columns are equally long.
 */
export function conditionalMeans(
  responses: readonly Float64Array[],
  covariates: readonly Float64Array[],
  seed: number,
): ConditionalMeans {
  const columns = standardised(covariates);
  const choice = choose(columns.length, undefined);
  const found = bestOf(responses, smoothersOf(columns, choice.method));
  if (found === undefined) {
    const fitted = responses.map((column) => new Float64Array(column.length).fill(mean(column)));
    return { choice, fitted, rSquared: responses.map(() => 0), redrawn: () => fitted };
  }
  const { smoother, fits } = found;
  const fitted = fits.map(({ coefficients }) => fittedValues(smoother, coefficients));
  const residuals = responses.map((column, index) => differences(column, fitted[index] ?? column));
  const root = residualRoot(residuals);
  const redrawn = (simulation: number): readonly Float64Array[] => {
    const { functions } = smoother.basis;
    const stream = randomStream(seed, 'conditional means');
    const noise = fits.map(() => new Float64Array(functions));
    for (let k = 0; k < functions; k += 1) {
      const independent = fits.map((_, response) => drawNormal(stream, simulation, k * fits.length + response));
      noise.forEach((column, response) => {
        const { residualVariance = 0, kept } = fits[response] ?? {};
        const correlated = independent.reduce((sum, value, other) => sum + (root[response]?.[other] ?? 0) * value, 0);
        column[k] = correlated * Math.sqrt(residualVariance * (kept?.[k] ?? 0));
      });
    }
    return fitted.map((column, response) => {
      const away = fittedValues(smoother, departure(smoother, noise[response] ?? new Float64Array(functions)));
      return away.map((value, draw) => value + (column[draw] ?? Number.NaN));
    });
  };
  return { choice, fitted, rSquared: fits.map((fit) => fit.rSquared), redrawn };
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
