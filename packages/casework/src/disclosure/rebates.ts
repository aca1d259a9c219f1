/** Rebates of an area as they are told: share of the maximum price that is taken off. */
export interface RebateFigures {
  readonly number: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
}

/** Rebates are told to the nearest five percentage points: the parts of a whole. */
export const rebatePartsOfWhole = 20;

/** Quantiles of prices as shares of their maxima that a table of rebates tells: the largest rebate is the smallest price. */
export const rebateQuantiles = ({
  lowerQuartile,
  median,
  upperQuartile,
}: RebateFigures): readonly { readonly probability: number; readonly rebate: number }[] => [
  { probability: 0.25, rebate: upperQuartile },
  { probability: 0.5, rebate: median },
  { probability: 0.75, rebate: lowerQuartile },
];
