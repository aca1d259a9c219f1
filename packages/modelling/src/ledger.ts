/**
 * How the totals of a base case come about, for those who want to follow the arithmetic: every total is a sum of lines, and every line a sum
 * over grid points or cycles (index 0 … n) of people × amount × weight.
 */
export interface LedgerLine {
  readonly quantity: 'lifeYears' | 'qalys' | 'costs';
  /** The state, the loss of quality of life, or the component of cost. */
  readonly part: string;
  /** Share of the cohort that the amount is counted for; absent when it is everyone. */
  readonly people: Float64Array | undefined;
  /** What one person gains or costs, before discounting: 0 where the line does not apply. */
  readonly amount: Float64Array;
  /** Discount weight; 0 where the line does not apply. */
  readonly weight: Float64Array;
}

export interface Ledger {
  readonly strategy: string;
  readonly lines: readonly LedgerLine[];
}

/** What an undiscounted weight is multiplied with to be discounted; 0 where nothing counts. */
export const weightsOf = (weights: { readonly discounted: Float64Array; readonly undiscounted: Float64Array }): Float64Array =>
  weights.undiscounted.map((value, k) => (value === 0 ? 0 : (weights.discounted[k] ?? Number.NaN) / value));

/** A line from an undiscounted and a discounted weight, and what both are multiplied with. */
export const ledgerLine = (
  quantity: LedgerLine['quantity'],
  part: string,
  people: Float64Array | undefined,
  weights: { readonly discounted: Float64Array; readonly undiscounted: Float64Array },
  factor: (k: number) => number,
): LedgerLine => {
  const { undiscounted } = weights;
  return {
    quantity,
    part,
    people,
    amount: undiscounted.map((value, k) => (value === 0 ? 0 : value * factor(k))),
    weight: weightsOf(weights),
  };
};
