import { type CompiledModel, compileModel, type Draws, drawTraces, type ProbabilisticRun } from '@likeverd/modelling';
import { monthsPerYear } from '../outcomes/table.ts';
import { curveLogLikelihood, type EndpointEvidence, type ParameterEvidence, parameterLogLikelihood, timeSums } from './evidence.ts';

export type Columns = ProbabilisticRun['parameters'];

/** A column of log hazard biases, one a draw, for each endpoint whose control may be biased. */
export type Biases = ReadonlyMap<string, Float64Array>;

/** The likelihood of evidence as a function of parameter columns, one number a row. */
export type LogLikelihood = (columns: Columns, biases: Biases) => Float64Array;

const longestBlock = 1_000;

/** Rows of columns as columns of their own. */
const rowsOfColumns = (columns: Columns, from: number, to: number): Columns =>
  columns.map(({ parameter, values }) => ({ parameter, values: values.subarray(from, to) }));

/** Shares free of an event on the grid of the model, by row; each row of `width` numbers. */
function freeShares(
  compiled: CompiledModel,
  { strategy, free }: EndpointEvidence,
  columns: Columns,
  draws: Draws,
): Float64Array | undefined {
  const traced = drawTraces(compiled, draws, { strategy, components: [], states: free }, undefined, columns);
  if (traced?.ok !== true) return undefined;
  const [first, ...others] = traced.value.states.map(({ occupancy }) => occupancy);
  if (first === undefined) return undefined;
  const shares = first.slice();
  for (const other of others) for (let i = 0; i < shares.length; i += 1) shares[i] = (shares[i] as number) + (other[i] as number);
  return shares;
}

/**
 * The model with the shortest horizon that covers these months, where the document allows one: what comes later has no say in the likelihood, and the draws of
 * the parameters are the same.
 */
function shortened(compiled: CompiledModel, months: number): CompiledModel {
  const { document } = compiled.model;
  if (document.kind === 'decisionTree') return compiled;
  const { cyclesPerYear, horizon, adjustable } = document.time;
  const needed = Math.ceil((months / monthsPerYear) * cyclesPerYear) / cyclesPerYear;
  const years = Math.max(needed, 1 / cyclesPerYear, adjustable?.minimum ?? 0);
  if (years >= horizon) return compiled;
  const short = compileModel(compiled.definition, { ...compiled.inputs, horizonYears: years });
  return short.ok ? short.value : compiled;
}

/** Whether draws of the model can be followed as shares of a cohort. */
export const followsShares = ({ evaluator }: CompiledModel): boolean => evaluator.tracer !== undefined;

/** Months of the grid of a model with cycles. */
function gridMonths({ model }: CompiledModel): Float64Array {
  if (model.kind === 'decisionTree') return Float64Array.of(0);
  const { cyclesPerYear } = model.document.time;
  return Float64Array.from({ length: model.cycles + 1 }, (_, k) => (k * monthsPerYear) / cyclesPerYear);
}

/** The likelihood of all that was observed; 0 where the model does not exist with these parameters. */
export function logLikelihoodOf(
  compiled: CompiledModel,
  endpoints: readonly EndpointEvidence[],
  parameters: readonly ParameterEvidence[],
): LogLikelihood {
  const latest = endpoints.reduce((most, { times }) => times.exit.reduce((end, exit) => Math.max(end, exit), most), 0);
  const short = endpoints.length === 0 ? compiled : shortened(compiled, latest);
  const grid = gridMonths(short);
  const observed = endpoints.map((evidence) => ({ evidence, sums: timeSums(evidence.times, grid) }));
  return (columns, biases) => {
    const rows = columns[0]?.values.length ?? 0;
    const total = new Float64Array(rows);
    for (const evidence of parameters) {
      const column = columns.find(({ parameter }) => parameter === evidence.parameter)?.values ?? new Float64Array(rows);
      for (let row = 0; row < rows; row += 1)
        total[row] = (total[row] as number) + parameterLogLikelihood(evidence, column[row] as number);
    }
    for (const { evidence, sums } of observed) {
      const { biasMean, weight } = evidence.discount;
      const bias = biases.get(evidence.endpoint);
      const add = (from: number, to: number): void => {
        const shares = freeShares(short, evidence, rowsOfColumns(columns, from, to), { seed: 1, from, to });
        if (shares === undefined && to - from === 1) total[from] = Number.NEGATIVE_INFINITY;
        else if (shares === undefined) {
          const middle = (from + to) >> 1;
          add(from, middle);
          add(middle, to);
        } else {
          for (let row = from; row < to; row += 1) {
            const shift = bias === undefined ? biasMean : (bias[row] as number);
            const found = curveLogLikelihood(sums, grid, shares, (row - from) * grid.length, shift);
            total[row] = (total[row] as number) + weight * found;
          }
        }
      };
      for (let from = 0; from < rows; from += longestBlock) add(from, Math.min(rows, from + longestBlock));
    }
    return total;
  };
}

/** Pairs of draws that are compared. */
const pairs = 12;

/**
 * Sampled parameters that the curve of an endpoint depends on: those that move it when their value in one draw is put in the place of that in another. Several pairs of
 * draws are looked at, for in some draws a curve may be held by another.
 */
export function parametersBehind(compiled: CompiledModel, evidence: EndpointEvidence, columns: Columns): readonly string[] {
  const latest = evidence.times.exit.reduce((most, exit) => Math.max(most, exit), 0);
  const short = shortened(compiled, latest);
  const width = gridMonths(short).length;
  const block = columns.length + 1;
  const available = Math.min(pairs, Math.floor((columns[0]?.values.length ?? 0) / 2));
  const rows = block * available;
  const swapped = columns.map(({ parameter, values }, index) => ({
    parameter,
    values: Float64Array.from({ length: rows }, (_, row) => {
      const pair = Math.floor(row / block);
      return values[row % block === index + 1 ? 2 * pair + 1 : 2 * pair] as number;
    }),
  }));
  const shares = rows === 0 ? undefined : freeShares(short, evidence, swapped, { seed: 1, from: 0, to: rows });
  if (shares === undefined) return [];
  const differ = (one: number, other: number): boolean => {
    for (let k = 0; k < width; k += 1) if (shares[one * width + k] !== shares[other * width + k]) return true;
    return false;
  };
  return columns.flatMap(({ parameter }, index) =>
    Array.from({ length: available }, (_, pair) => pair * block).some((row) => differ(row, row + index + 1)) ? [parameter] : [],
  );
}
