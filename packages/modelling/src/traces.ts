import type { CompiledModel } from './compile.ts';
import type { TraceRequest } from './evaluator.ts';
import type { Schedule } from './model.ts';
import { columnSampling, drawFaults, type Progress, stop } from './run.ts';
import { at } from './run-parts.ts';
import { drawsAvailable, makeSampling } from './sampling.ts';
import type { Checked, Draws, ProbabilisticRun } from './types.ts';

/**
 * What the patients of one strategy do and cost in every draw, cycle by cycle. Every matrix has one row a draw and one column a grid point,
 * 0 … cycles: row r begins at r × (cycles + 1). What belongs to cycle k, which ends at k / cyclesPerYear, stands in column k; what happens at
 * entry in column 0.
 */
export interface DrawTraces {
  readonly draws: Draws;
  readonly strategy: string;
  readonly cycles: number;
  readonly cyclesPerYear: number;
  /** Annual discount rates of costs, by elapsed time. */
  readonly schedule: Schedule;
  readonly components: readonly {
    readonly component: string;
    /** Share of those who entered that the component is paid for; 0 in cycles where it does not run. */
    readonly people: Float64Array;
    /** Cost for each person who entered, before discounting. */
    readonly costs: Float64Array;
    /** Discount weight of each cycle, of length cycles + 1: the same in every draw. */
    readonly weight: Float64Array;
  }[];
  /** Share of those who entered in a state at each grid point. */
  readonly states: readonly { readonly state: string; readonly occupancy: Float64Array }[];
}

const PROGRESS_STEP = 100;

/**
 * The traces of draws [from, to), on the scalar path. Draw i depends on the seed and i alone and is that of `runProbabilistic`: the sums over
 * cycles of costs × weight over all components of the strategy are its costs. `undefined` where the kind of model follows no shares of a
 * cohort: simulated patients, multi-state models in continuous time and decision trees. A name that the strategy lacks throws: ask
 * `traceNames` first. A matrix of 10,000 draws of 240 cycles takes 19 MB: ask for fewer draws at a time where that is too much. `parameters`: values of the
 * sampled parameters to follow instead of those of the draws, as `evaluateDraws` takes them.
 */
export const drawTraces = (
  compiled: CompiledModel,
  draws: Draws,
  request: TraceRequest,
  onProgress?: Progress,
  parameters?: ProbabilisticRun['parameters'],
): Checked<DrawTraces> | undefined => {
  const { model, evaluator } = compiled;
  const { tracer: makeTracer, parameters: plan } = evaluator;
  if (makeTracer === undefined || model.kind === 'decisionTree') return undefined;
  const faults = parameters === undefined ? drawFaults(draws, drawsAvailable(plan)) : [];
  if (faults.length > 0) return { ok: false, faults };
  const tracer = makeTracer(request);
  const sample = parameters === undefined ? makeSampling(plan, draws.seed) : columnSampling(plan, draws, parameters);
  const total = draws.to - draws.from;
  const width = model.cycles + 1;
  const matrix = (): Float64Array => new Float64Array(total * width);
  const components = request.components.map((component, index) => ({
    component,
    people: matrix(),
    costs: matrix(),
    weight: at(tracer.weights, index),
  }));
  const states = request.states.map((state) => ({ state, occupancy: matrix() }));
  for (let row = 0; row < total; row++) {
    if (row > 0 && row % PROGRESS_STEP === 0 && onProgress?.(row, total) === false)
      return stop(compiled, { code: 'run.cancelled', path: [], details: { done: row, total } }, draws.from + row);
    sample(draws.from + row, tracer.scalars);
    const part = (column: Float64Array): Float64Array => column.subarray(row * width, (row + 1) * width);
    const trouble = tracer.run(row === 0, {
      components: components.map(({ people, costs }) => ({ people: part(people), costs: part(costs) })),
      states: states.map(({ occupancy }) => part(occupancy)),
    });
    if (trouble !== undefined) return stop(compiled, trouble, draws.from + row);
  }
  onProgress?.(total, total);
  const { cyclesPerYear } = model.document.time;
  const { schedule } = model.document.discounting;
  return {
    ok: true,
    value: { draws, strategy: request.strategy, cycles: model.cycles, cyclesPerYear, schedule, components, states },
  };
};

/** The components of cost and the states that `drawTraces` knows under a strategy; `undefined` where it knows none, as there. */
export const traceNames = (
  { evaluator, model }: CompiledModel,
  strategy: string,
): { readonly components: readonly string[]; readonly states: readonly string[] } | undefined => {
  if (evaluator.tracer === undefined || model.kind === 'decisionTree') return undefined;
  const ledgers = evaluator.ledger?.();
  if (ledgers === undefined || 'code' in ledgers) return undefined;
  const lines = ledgers.find((ledger) => ledger.strategy === strategy)?.lines ?? [];
  return {
    components: lines.filter(({ quantity }) => quantity === 'costs').map(({ part }) => part),
    states: model.document.states.map(({ id }) => id),
  };
};
