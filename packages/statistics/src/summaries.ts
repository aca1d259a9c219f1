/** Plain sum over n in the order given: the same bits wherever it runs. */
export const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return total;
};

export const mean = (values: ArrayLike<number>): number => sum(values) / values.length;

/** Sample variance with n - 1; NaN below two values. */
export const variance = (values: ArrayLike<number>): number => {
  const centre = mean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const away = (values[i] as number) - centre;
    squares += away * away;
  }
  return values.length < 2 ? Number.NaN : squares / (values.length - 1);
};

export const standardDeviation = (values: ArrayLike<number>): number => Math.sqrt(variance(values));

/** Pearson correlation of two columns of equal length. */
export const correlation = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const centreA = mean(a);
  const centreB = mean(b);
  let products = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < a.length; i++) {
    const x = (a[i] as number) - centreA;
    const y = (b[i] as number) - centreB;
    products += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return products / Math.sqrt(squaresA * squaresB);
};

/**
 * Quantile of values already sorted upwards: linear interpolation between order statistics at rank 1 + (n - 1) p, type 7 of
 * Hyndman & Fan (1996), Sample quantiles in statistical packages, The American Statistician 50:361-365.
 */
export const quantileSorted = (sorted: ArrayLike<number>, p: number): number => {
  const rank = (sorted.length - 1) * p;
  const below = Math.floor(rank);
  const low = sorted[below];
  if (low === undefined) return Number.NaN;
  const high = sorted[below + 1] ?? low;
  return low + (rank - below) * (high - low);
};

/** Several type 7 quantiles of one column; the column itself is not touched. */
export const quantiles = (values: ArrayLike<number>, probabilities: readonly number[]): number[] => {
  const sorted = Float64Array.from(values).sort();
  return probabilities.map((p) => quantileSorted(sorted, p));
};
