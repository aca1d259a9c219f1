import type { LinearMemory, WebAssemblyHost } from './kernel/index.ts';
import type { Ledger } from './ledger.ts';
import type { ParameterPlan } from './parameters.ts';
import type { Trouble } from './run-parts.ts';
import type { Arithmetic, ProbabilisticRun, Simulation, StrategyTotals, Trace } from './types.ts';

/** What is wanted of the trace of one strategy: ids of components of cost and of states. */
export interface TraceRequest {
  readonly strategy: string;
  readonly components: readonly string[];
  readonly states: readonly string[];
}

/** Where the trace of one draw goes: one number a grid point, 0 … cycles, for each thing that is asked for. */
export interface TraceRow {
  readonly components: readonly { readonly people: Float64Array; readonly costs: Float64Array }[];
  readonly states: readonly Float64Array[];
}

/** The trace of one strategy, draw by draw. */
export interface Tracer {
  /** The registers to fill with samples before each draw. */
  readonly scalars: Float64Array;
  /** By component: discount weight of what falls in each cycle, 0 where nothing does. The same in every draw. */
  readonly weights: readonly Float64Array[];
  /** Follows the draw whose samples are in place. `first`: also what is the same in every draw. */
  readonly run: (first: boolean, row: TraceRow) => Trouble | undefined;
}

/** Totals and traces of the base case, strategies in document order. */
export interface Evaluated {
  readonly strategies: readonly StrategyTotals[];
  readonly traces: readonly Trace[];
  readonly simulation?: Simulation;
}

/** Called now and then within a long base case or draw with the share that is done; `false` stops it. */
export type ShareDone = (share: number) => boolean;

/** Which draw is run, and the row of the columns its discounted totals go to. */
export interface DrawPlace {
  readonly draw: number;
  readonly row: number;
  readonly out: ProbabilisticRun['strategies'];
}

/** The scalar path of one run. */
export interface Drawer {
  /** The registers to fill with samples before each draw. */
  readonly scalars: Float64Array;
  /** Runs the draw whose samples are in place. `first`: also what is the same in every draw. */
  readonly run: (first: boolean, place: DrawPlace, onShare: ShareDone) => Trouble | undefined;
}

/** Vector code of a plan, which gives the bits of the scalar path. */
export interface DrawKernel {
  /** Most draws that `run` takes at once. */
  readonly capacity: number;
  /** Where the draws' values of a sampled register go. */
  readonly input: (register: number) => Float64Array;
  /** Runs the first `draws` draws. With an odd number the last lane runs on what stands there. */
  readonly run: (draws: number) => void;
  /** Not 0 for a draw whose results do not count. */
  readonly flags: Float64Array;
  readonly results: readonly { readonly lifeYears: Float64Array; readonly qalys: Float64Array; readonly costs: Float64Array }[];
}

/** A compiled model of any kind, ready to run. */
export interface Evaluator {
  readonly parameters: ParameterPlan;
  /** Patients simulated in each draw, where they are. */
  readonly patientsPerDraw?: number;
  /** With a `host`, simulated patients run as vector code, which gives the same bits. */
  readonly evaluate: <Module, Memory extends LinearMemory>(
    onShare: ShareDone,
    host?: WebAssemblyHost<Module, Memory>,
  ) => Trouble | Evaluated;
  /** The arithmetic of the base case line by line; absent where the totals are no sums over cycles. */
  readonly ledger?: () => Trouble | readonly Ledger[];
  /** The trace of each draw; absent where patients are not followed as shares of a cohort. Names that the strategy lacks throw. */
  readonly tracer?: (request: TraceRequest) => Tracer;
  /** `seed`: that of the run, for what is random within a draw. */
  readonly drawer: <Module, Memory extends LinearMemory>(seed: number, host?: WebAssemblyHost<Module, Memory>) => Drawer;
  /** `undefined` where the model, or the machine, has no vector code. */
  readonly kernel: <Module, Memory extends LinearMemory>(
    host: WebAssemblyHost<Module, Memory>,
    mode: Arithmetic,
  ) => DrawKernel | undefined;
}
