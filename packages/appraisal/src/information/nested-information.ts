import { differences, netBenefits } from '../uncertainty.ts';
import { gainOf, type InformedDraws } from './benefit-regression.ts';
import { columnsOf } from './partial-information.ts';

/** Totals of every strategy at given values of all sampled parameters, one row a draw, as `evaluateDraws` gives them. */
export type EvaluateRows = (parameters: InformedDraws['parameters']) => InformedDraws['strategies'];

export interface NestedOptions {
  /** Values of the group that are learnt: the first rows of the draws. */
  readonly outer: number;
  /** Values of the other parameters that the totals are averaged over for each: the rows that follow, the same for every outer one. */
  readonly inner: number;
}

export interface NestedGain {
  readonly estimate: number;
  /** From the number of outer rows. */
  readonly samplingError: number;
}

/**
 * EVPPI by two-level Monte Carlo through the model itself, a second way that needs no regression (Brennan, Kharroubi, O'Hagan & Chilcott
 * 2007, Medical Decision Making 27:448-470). Only right where the group is independent of the other parameters: nothing here redraws those
 * given the group. The mean of a maximum over inner means is biased upwards by the inner error, the less the larger `inner` is (Oakley,
 * Brennan, Tappenden & Chilcott 2010, Journal of Health Economics 29:468-477). RangeError where the draws are fewer than outer + inner.
 */
export function nestedInformation(
  draws: InformedDraws,
  group: readonly string[],
  threshold: number,
  evaluate: EvaluateRows,
  { outer, inner }: NestedOptions,
): NestedGain {
  columnsOf(draws, group);
  const available = draws.parameters[0]?.values.length ?? 0;
  if (available < outer + inner) throw new RangeError('There are fewer draws than outer and inner rows');
  const rows = draws.parameters.map(({ parameter, values }) => {
    const column = new Float64Array(outer * inner);
    const learnt = group.includes(parameter);
    for (let o = 0; o < outer; o += 1) {
      for (let i = 0; i < inner; i += 1) column[o * inner + i] = values[learnt ? o : outer + i] ?? Number.NaN;
    }
    return { parameter, values: column };
  });
  const [first, ...others] = evaluate(rows);
  if (first === undefined) throw new RangeError('A run without strategies has no value of information');
  const means = others.map((other) => {
    const benefit = netBenefits(differences(other.costs, first.costs), differences(other.qalys, first.qalys), threshold);
    return Float64Array.from({ length: outer }, (_, o) => {
      let total = 0;
      for (let i = 0; i < inner; i += 1) total += benefit[o * inner + i] ?? Number.NaN;
      return total / inner;
    });
  });
  return gainOf(means);
}
