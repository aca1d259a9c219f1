/** What some durations amount to. All but `n` are absent where there are none. */
export interface Summary {
  readonly n: number;
  readonly mean?: number;
  readonly lowerQuartile?: number;
  readonly median?: number;
  readonly upperQuartile?: number;
  readonly least?: number;
  readonly most?: number;
}

/**
 * Mean, quartiles and extremes. Quartiles by linear interpolation between ordered values at (n - 1) p: definition 7 of Hyndman and Fan (1996),
 * the one of spreadsheets.
 */
export function summarise(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return { n: 0 };
  return {
    n: sorted.length,
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    lowerQuartile: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upperQuartile: quantile(sorted, 0.75),
    least,
    most,
  };
}

function quantile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p;
  const [below, above] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return below + (above - below) * (place - Math.floor(place));
}
