import { choleskyFactor, drawNormal, drawUniform, log, randomStream } from '@likeverd/statistics';
import type { ScoreBlock } from './scores.ts';
import type { Biases, Columns, LogLikelihood } from './targets.ts';
import { normalisedWeights, resampledPlaces } from './weights.ts';

/** Draws that have been carried from the prior to the posterior. */
export interface Carried {
  readonly columns: Columns;
  readonly biases: Biases;
  readonly stages: number;
  /** Share of proposed moves that were accepted in the last stage. */
  readonly acceptance: number;
  /** Different parameter sets among the draws. */
  readonly distinct: number;
}

export interface BiasPrior {
  readonly endpoint: string;
  readonly mean: number;
  readonly sd: number;
}

const mostStages = 60;
const movesPerStage = 5;

/** Scores of all moving numbers, a column a number. */
type Scores = readonly Float64Array[];

/**
 * Carries draws of the prior to the posterior by likelihoods of rising power, each stage as long as half of the draws stay effective, with resampling and
 * Metropolis moves in normal scores shaped by the draws themselves (Del Moral, Doucet & Jasra 2006, JRSS B 68:411-436; Chopin 2002, Biometrika 89:539-552).
 * Parameters without scores are not moved, but chosen with their draw.
 */
export function carryToPosterior(
  target: LogLikelihood,
  prior: Columns,
  biasPriors: readonly BiasPrior[],
  startBiases: Biases,
  blocks: readonly ScoreBlock[],
  seed: number,
): Carried {
  const rows = prior[0]?.values.length ?? 0;
  let columns = prior;
  let biases = startBiases;
  let scores = scoresOf(columns, biases, blocks, biasPriors);
  let likelihood = target(columns, biases);
  let power = 0;
  let stages = 0;
  let acceptance = 1;
  const uniforms = randomStream(seed, 'update accept');
  const normals = randomStream(seed, 'update move');
  while (power < 1 && stages < mostStages) {
    const next = nextPower(likelihood, power);
    const { weights } = normalisedWeights(likelihood.map((each) => (next - power) * each));
    const places = resampledPlaces(weights, seed, `stage ${stages}`);
    columns = columns.map(({ parameter, values }) => ({ parameter, values: taken(values, places) }));
    biases = new Map([...biases].map(([endpoint, values]) => [endpoint, taken(values, places)]));
    scores = scores.map((column) => taken(column, places));
    likelihood = taken(likelihood, places);
    power = next;
    for (let move = 0; move < movesPerStage; move += 1) {
      const at = (stages * movesPerStage + move) * rows;
      const proposed = proposal(scores, (row, dimension) => drawNormal(normals, at + row, dimension));
      const values = valuesOf(proposed, columns, biases, blocks, biasPriors);
      const found = target(values.columns, values.biases);
      const accepted = new Uint8Array(rows);
      for (let row = 0; row < rows; row += 1) {
        const gain =
          power * ((found[row] as number) - (likelihood[row] as number)) - 0.5 * (square(proposed, row) - square(scores, row));
        accepted[row] = log(drawUniform(uniforms, at + row)) < gain ? 1 : 0;
      }
      const merge = (old: Float64Array, fresh: Float64Array): Float64Array =>
        old.map((value, row) => (accepted[row] === 1 ? (fresh[row] as number) : value));
      scores = scores.map((column, index) => merge(column, proposed[index] ?? column));
      columns = columns.map(({ parameter, values: old }, index) => ({
        parameter,
        values: merge(old, values.columns[index]?.values ?? old),
      }));
      biases = new Map([...biases].map(([endpoint, old]) => [endpoint, merge(old, values.biases.get(endpoint) ?? old)]));
      likelihood = merge(likelihood, found);
      acceptance = accepted.reduce((sum, each) => sum + each, 0) / rows;
    }
    stages += 1;
  }
  if (power < 1) throw new RangeError('The draws did not reach the posterior');
  return { columns, biases, stages, acceptance, distinct: new Set(scores[0] ?? []).size };
}

const taken = (column: Float64Array, places: Uint32Array): Float64Array =>
  Float64Array.from(places, (place) => column[place] as number);

const square = (scores: Scores, row: number): number => scores.reduce((sum, column) => sum + (column[row] as number) ** 2, 0);

/** The highest power at which the step from the last one leaves half of the draws effective. */
function nextPower(likelihood: Float64Array, power: number): number {
  const effective = (to: number): number => normalisedWeights(likelihood.map((each) => (to - power) * each)).effective;
  const enough = likelihood.length / 2;
  if (effective(1) >= enough) return 1;
  let [low, high] = [power, 1];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (effective(middle) >= enough) low = middle;
    else high = middle;
  }
  return low > power ? low : high;
}

function scoresOf(columns: Columns, biases: Biases, blocks: readonly ScoreBlock[], priors: readonly BiasPrior[]): Scores {
  const rows = columns[0]?.values.length ?? 0;
  const byName = new Map(columns.map(({ parameter, values }) => [parameter, values]));
  const ofBlocks = blocks.flatMap(({ parameters, toScores }) => {
    const out = parameters.map(() => new Float64Array(rows));
    for (let row = 0; row < rows; row += 1) {
      const scores = toScores(parameters.map((parameter) => byName.get(parameter)?.[row] ?? Number.NaN));
      out.forEach((column, index) => {
        column[row] = scores[index] ?? Number.NaN;
      });
    }
    return out;
  });
  const ofBiases = priors.map(({ endpoint, mean, sd }) =>
    (biases.get(endpoint) ?? new Float64Array(rows)).map((each) => (each - mean) / sd),
  );
  return [...ofBlocks, ...ofBiases];
}

function valuesOf(
  scores: Scores,
  columns: Columns,
  biases: Biases,
  blocks: readonly ScoreBlock[],
  priors: readonly BiasPrior[],
): { readonly columns: Columns; readonly biases: Biases } {
  const rows = columns[0]?.values.length ?? 0;
  const fresh = new Map<string, Float64Array>();
  let first = 0;
  for (const { parameters, toValues } of blocks) {
    const own = scores.slice(first, first + parameters.length);
    first += parameters.length;
    const out = parameters.map(() => new Float64Array(rows));
    for (let row = 0; row < rows; row += 1) {
      const values = toValues(own.map((column) => column[row] as number));
      out.forEach((column, index) => {
        column[row] = values[index] ?? Number.NaN;
      });
    }
    parameters.forEach((parameter, index) => fresh.set(parameter, out[index] ?? new Float64Array(rows)));
  }
  const moved = priors.map(({ endpoint, mean, sd }, index) => {
    const column = scores[first + index] ?? new Float64Array(rows);
    return [endpoint, column.map((score) => mean + sd * score)] as const;
  });
  return {
    columns: columns.map(({ parameter, values }) => ({ parameter, values: fresh.get(parameter) ?? values })),
    biases: new Map([...biases, ...moved]),
  };
}

/** Random-walk proposals with the covariance of the draws, scaled by 2.38 / √d (Gelman, Roberts & Gilks 1996). */
function proposal(scores: Scores, normal: (row: number, dimension: number) => number): Scores {
  const d = scores.length;
  const rows = scores[0]?.length ?? 0;
  const means = scores.map((column) => column.reduce((sum, each) => sum + each, 0) / rows);
  const covariance = scores.map((a, i) =>
    scores.map((b, j) => {
      let sum = 0;
      for (let row = 0; row < rows; row += 1)
        sum += ((a[row] as number) - (means[i] as number)) * ((b[row] as number) - (means[j] as number));
      return sum / rows + (i === j ? 1e-10 : 0);
    }),
  );
  const factor = choleskyFactor(covariance);
  const scale = 2.38 / Math.sqrt(Math.max(1, d));
  return scores.map((column, i) =>
    column.map((value, row) => {
      let step = 0;
      if (factor.ok) {
        const line = factor.lower[i] ?? new Float64Array();
        for (let j = 0; j <= i; j += 1) step += (line[j] as number) * normal(row, j);
      } else step = Math.sqrt(covariance[i]?.[i] ?? 0) * normal(row, i);
      return value + scale * step;
    }),
  );
}
