import { drawUniform, exp, randomStream } from '@likeverd/statistics';

/** Weights that sum to 1 from log-likelihoods, and how many equally weighted draws they are worth: (Σ w)² / Σ w² (Kong, Liu & Wong 1994, JASA 89:278-288). */
export function normalisedWeights(logLikelihoods: Float64Array): { readonly weights: Float64Array; readonly effective: number } {
  const highest = logLikelihoods.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);
  const weights = logLikelihoods.map((each) => exp(each - highest));
  const total = weights.reduce((sum, each) => sum + each, 0);
  let squares = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const share = (weights[i] as number) / total;
    weights[i] = share;
    squares += share * share;
  }
  return { weights, effective: squares > 0 ? 1 / squares : 0 };
}

/** Places of as many draws as there are weights, each chosen in proportion to its weight by one uniform number (systematic resampling; Kitagawa 1996, Journal of Computational and Graphical Statistics 5:1-25). */
export function resampledPlaces(weights: Float64Array, seed: number, name: string): Uint32Array {
  const count = weights.length;
  const start = drawUniform(randomStream(seed, `resampling ${name}`), 0);
  const places = new Uint32Array(count);
  let place = 0;
  let sum = weights[0] as number;
  for (let i = 0; i < count; i += 1) {
    const at = (i + start) / count;
    while (sum < at && place < count - 1) sum += weights[++place] as number;
    places[i] = place;
  }
  return places;
}
