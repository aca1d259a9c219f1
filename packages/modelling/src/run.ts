import type { CompiledModel } from './compile.ts';
import { ColumnDigest, digest } from './digest.ts';
import { ENGINE } from './engine-identity.ts';
import type { DrawKernel, Evaluator } from './evaluator.ts';
import type { LinearMemory, WebAssemblyHost } from './kernel/index.ts';
import type { ParameterPlan } from './parameters.ts';
import { at, type Trouble } from './run-parts.ts';
import { drawsAvailable, makeSampling, type SampleDraw } from './sampling.ts';
import { pathText } from './shape.ts';
import type { Arithmetic, BaseCase, Checked, Draws, Fault, Hash, ProbabilisticRun, RunIdentity } from './types.ts';

/**
 * Called about every hundred draws, and within a draw or base case of many simulated patients, where `done` has a fraction; return
 * `false` to cancel (the run then answers with the fault `run.cancelled`).
 */
export type Progress = (done: number, total: number) => boolean | void;

const PROGRESS_STEP = 100;

export const stop = (
  compiled: CompiledModel,
  trouble: Trouble,
  draw: number,
): { readonly ok: false; readonly faults: readonly Fault[] } => ({
  ok: false,
  faults: [
    {
      code: trouble.code,
      path: pathText(trouble.path),
      ...compiled.definition.locate(trouble.path),
      details: { ...trouble.details, draw },
    },
  ],
});

export const identify = (compiled: CompiledModel, result: unknown): RunIdentity => {
  const run = { model: compiled.definition.hash, inputs: compiled.inputsHash, engine: ENGINE.hash };
  return { ...run, engineVersion: ENGINE.version, result: digest({ ...run, result }) };
};

/**
 * The base case: every parameter at its value. Totals per person entering, by strategy, component and state, discounted and not,
 * and the trace. A number that is not finite or states that do not sum to 1 stop the run with a fault that says where.
 * `onProgress` is only called where patients are simulated, with their share of 1. A `host` as in `runProbabilistic` simulates them faster.
 */
export const runBaseCase = <Module, Memory extends LinearMemory>(
  compiled: CompiledModel,
  onProgress?: Progress,
  host?: WebAssemblyHost<Module, Memory>,
): Checked<BaseCase> => {
  const { model } = compiled;
  const evaluated = compiled.evaluator.evaluate((share) => onProgress?.(share, 1) !== false, host);
  if ('code' in evaluated) return stop(compiled, evaluated, -1);
  const { strategies, traces, simulation } = evaluated;
  const result = {
    kind: 'base-case' as const,
    currency: model.document.currency,
    ...(model.kind === 'decisionTree' ? {} : { horizonYears: model.document.time.horizon }),
    ...(model.entryAge === undefined ? {} : { entryAge: model.entryAge }),
    strategies,
    traces,
    ...(simulation === undefined ? {} : { simulation }),
  };
  return { ok: true, value: { ...result, identity: identify(compiled, result) } };
};

/** Draws can be numbered from 0 to 2^32 - 1. */
const MOST_DRAWS = 4_294_967_296;

const checkDraws = ({ seed, from, to }: Draws, available: number): readonly Fault['details'][] => {
  const wrong: Fault['details'][] = [];
  if (!Number.isSafeInteger(seed) || seed < 0)
    wrong.push({ name: 'seed', found: String(seed), minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
  if (!Number.isInteger(from) || from < 0) wrong.push({ name: 'from', found: String(from), minimum: 0, maximum: MOST_DRAWS - 1 });
  if (!Number.isInteger(to) || to <= from || to > MOST_DRAWS)
    wrong.push({ name: 'to', found: String(to), minimum: from + 1, maximum: MOST_DRAWS });
  if (wrong.length === 0 && to - from > 10_000_000)
    wrong.push({ name: 'to', found: to, minimum: from + 1, maximum: from + 10_000_000 });
  if (wrong.length === 0 && to > available) wrong.push({ name: 'to', found: to, maximum: available });
  return wrong;
};

/** What is wrong with a range of draws. */
export const drawFaults = (draws: Draws, available: number): readonly Fault[] =>
  checkDraws(draws, available).map((details) => ({
    code: 'input.range',
    path: String(details['name']),
    line: 1,
    column: 1,
    details,
  }));

export const probabilisticIdentity = (identity: Omit<RunIdentity, 'result'>, result: object): RunIdentity => {
  const { model, inputs, engine, engineVersion, arithmetic } = identity;
  const run = { model, inputs, engine, ...(arithmetic === undefined ? {} : { arithmetic }) };
  const hash: Hash = digest({ ...run, result });
  return { ...run, engineVersion, result: hash };
};

/** Kernels of models that still exist: a run is cut into shards, and machines make code better the longer it is kept. */
const kernels: Readonly<
  Record<Arithmetic, WeakMap<Evaluator, { readonly host: unknown; readonly kernel: DrawKernel | undefined }>>
> = { exact: new WeakMap(), fast: new WeakMap() };

/** No kernel keeps the account of carers. */
const withCarers = ({ model }: CompiledModel): boolean => 'carers' in model && model.carers !== undefined;

const kernelOf = <Module, Memory extends LinearMemory>(
  compiled: CompiledModel,
  host: WebAssemblyHost<Module, Memory> | undefined,
  mode: Arithmetic,
): DrawKernel | undefined => {
  if (host === undefined || withCarers(compiled)) return undefined;
  const { evaluator } = compiled;
  const known = kernels[mode].get(evaluator);
  if (known?.host === host) return known.kernel;
  const kernel = evaluator.kernel(host, mode);
  kernels[mode].set(evaluator, { host, kernel });
  return kernel;
};

/** The kernel in the arithmetic asked for, or the exact one where there is none; and which it is. */
const kernelIn = <Module, Memory extends LinearMemory>(
  mode: Arithmetic,
  compiled: CompiledModel,
  host: WebAssemblyHost<Module, Memory> | undefined,
): { readonly kernel: DrawKernel | undefined; readonly arithmetic: Arithmetic } => {
  const fast = mode === 'fast' ? kernelOf(compiled, host, 'fast') : undefined;
  return fast === undefined
    ? { kernel: kernelOf(compiled, host, 'exact'), arithmetic: 'exact' }
    : { kernel: fast, arithmetic: 'fast' };
};

/** Runs the rows [start, end) on the kernel; those that it leaves to the scalar path. */
const runKernel = (
  kernel: DrawKernel,
  plan: ParameterPlan,
  parameters: ProbabilisticRun['parameters'],
  start: number,
  end: number,
  out: ProbabilisticRun['strategies'],
): readonly number[] => {
  plan.sampled.forEach(({ register }, index) => {
    kernel.input(register).set(at(parameters, index).values.subarray(start, end));
  });
  kernel.run(end - start);
  out.forEach(({ lifeYears, qalys, costs }, index) => {
    const results = at(kernel.results, index);
    lifeYears.set(results.lifeYears.subarray(0, end - start), start);
    qalys.set(results.qalys.subarray(0, end - start), start);
    costs.set(results.costs.subarray(0, end - start), start);
  });
  const left: number[] = [];
  for (let row = start; row < end; row++) if (kernel.flags[row - start] !== 0) left.push(row);
  return left;
};

type ParameterColumns = ProbabilisticRun['parameters'];

/** The model at parameters that stand in columns, one row a draw; `prepare` fills the rows [start, end) before they are run. */
const runRows = <Module, Memory extends LinearMemory>(
  compiled: CompiledModel,
  { seed, from, to }: Draws,
  parameters: ParameterColumns,
  prepare: (start: number, end: number) => void,
  onProgress: Progress | undefined,
  kernel: DrawKernel | undefined,
  host: WebAssemblyHost<Module, Memory> | undefined,
): Checked<ProbabilisticRun['strategies']> => {
  const { model, evaluator } = compiled;
  const plan = evaluator.parameters;
  const total = to - from;
  const { scalars, run } = evaluator.drawer(seed, host);
  const strategies = model.strategies.map(({ id }) => ({
    strategy: id,
    costs: new Float64Array(total),
    qalys: new Float64Array(total),
    lifeYears: new Float64Array(total),
    ...(withCarers(compiled) ? { carers: new Float64Array(total) } : {}),
  }));
  let first = true;
  for (let start = 0; start < total; start += PROGRESS_STEP) {
    if (start > 0 && onProgress?.(start, total) === false)
      return stop(compiled, { code: 'run.cancelled', path: [], details: { done: start, total } }, from + start);
    const end = Math.min(start + PROGRESS_STEP, total);
    prepare(start, end);
    const rows =
      kernel === undefined
        ? Array.from({ length: end - start }, (_, row) => start + row)
        : runKernel(kernel, plan, parameters, start, end, strategies);
    for (const row of rows) {
      for (let index = 0; index < plan.sampled.length; index++)
        scalars[at(plan.sampled, index).register] = at(parameters, index).values[row] as number;
      const onShare = (share: number): boolean => onProgress?.(row + share, total) !== false;
      const trouble = run(first, { draw: from + row, row, out: strategies }, onShare);
      first = false;
      if (trouble?.code === 'run.cancelled') return stop(compiled, { ...trouble, details: { done: row, total } }, from + row);
      if (trouble !== undefined) return stop(compiled, trouble, from + row);
    }
  }
  onProgress?.(total, total);
  return { ok: true, value: strategies };
};

const mustBeSampled = ({ sampled }: ParameterPlan, draws: Draws, parameters: ParameterColumns): void => {
  const rows = draws.to - draws.from;
  const fits = parameters.every(
    ({ parameter, values }, index) => parameter === sampled[index]?.parameter && values.length === rows,
  );
  if (!fits || parameters.length !== sampled.length) throw new Error('the columns are not those of the model’s sampled parameters');
};

/** Fills the sampled registers with the rows of columns instead of with samples; throws as `evaluateDraws`. */
export const columnSampling = (plan: ParameterPlan, draws: Draws, parameters: ParameterColumns): SampleDraw => {
  mustBeSampled(plan, draws, parameters);
  return (index, scalars) => {
    plan.sampled.forEach(({ register }, column) => {
      scalars[register] = at(parameters, column).values[index - draws.from] as number;
    });
  };
};

/**
 * The discounted totals at given values of the sampled parameters, one row a draw: draws that come from elsewhere, or that are looked at
 * again. `parameters` are those of a probabilistic run of the model, in its order, one row a draw; anything else throws, as a mistake in the
 * program. `draws` are those of that run: simulated patients have the luck of their draw. `host` and `mode` as in `runProbabilistic`, but
 * nothing in the answer says which arithmetic it was.
 */
export const evaluateDraws = <Module, Memory extends LinearMemory>(
  compiled: CompiledModel,
  draws: Draws,
  parameters: ParameterColumns,
  host?: WebAssemblyHost<Module, Memory>,
  mode: Arithmetic = 'exact',
): Checked<ProbabilisticRun['strategies']> => {
  mustBeSampled(compiled.evaluator.parameters, draws, parameters);
  const { kernel } = kernelIn(mode, compiled, host);
  return runRows(compiled, draws, parameters, () => undefined, undefined, kernel, host);
};

/**
 * Draws [from, to) of the probabilistic analysis. Draw i depends on the seed and i alone, so that shards put together by
 * `joinDraws` equal the run in one piece to the last bit. The first draw with trouble stops the run, with a fault that says which.
 * With a `host`, the machine's `WebAssembly`, the draws run as a kernel where the model has one: faster, and the same bits. `mode`
 * `fast`: the kernel in fast arithmetic, and the identity says so; exact where there is no kernel or the machine has no relaxed vectors.
 */
export const runProbabilistic = <Module, Memory extends LinearMemory>(
  compiled: CompiledModel,
  draws: Draws,
  onProgress?: Progress,
  host?: WebAssemblyHost<Module, Memory>,
  mode: Arithmetic = 'exact',
): Checked<ProbabilisticRun> => {
  const { model, definition, evaluator } = compiled;
  const plan = evaluator.parameters;
  const faults = drawFaults(draws, drawsAvailable(plan));
  if (faults.length > 0) return { ok: false, faults };
  const total = draws.to - draws.from;
  const sample = makeSampling(plan, draws.seed);
  const scalars = new Float64Array(1 + Math.max(-1, ...plan.sampled.map(({ register }) => register)));
  const parameters = plan.sampled.map(({ parameter }) => ({ parameter, values: new Float64Array(total) }));
  const prepare = (start: number, end: number): void => {
    for (let row = start; row < end; row++) {
      sample(draws.from + row, scalars);
      for (let index = 0; index < plan.sampled.length; index++)
        at(parameters, index).values[row] = scalars[at(plan.sampled, index).register] as number;
    }
  };
  const { kernel, arithmetic } = kernelIn(mode, compiled, host);
  const strategies = runRows(compiled, draws, parameters, prepare, onProgress, kernel, host);
  if (!strategies.ok) return strategies;
  const { patientsPerDraw } = evaluator;
  const result = {
    kind: 'probabilistic' as const,
    currency: model.document.currency,
    draws,
    ...(patientsPerDraw === undefined ? {} : { patientsPerDraw }),
    strategies: strategies.value,
    parameters,
  };
  const identity = {
    model: definition.hash,
    inputs: compiled.inputsHash,
    engine: ENGINE.hash,
    engineVersion: ENGINE.version,
    ...(arithmetic === 'exact' ? {} : { arithmetic }),
  };
  return { ok: true, value: { ...result, identity: probabilisticIdentity(identity, result) } };
};

const join = (columns: readonly Float64Array[]): Float64Array => {
  const joined = new Float64Array(columns.reduce((length, column) => length + column.length, 0));
  let offset = 0;
  for (const column of columns) {
    joined.set(column, offset);
    offset += column.length;
  }
  return joined;
};

/** Throws where a shard is not of the run of the first one, or does not follow the one before. */
const mustContinue = (first: ProbabilisticRun, before: ProbabilisticRun | undefined, shard: ProbabilisticRun): void => {
  const sameRun =
    shard.identity.model === first.identity.model &&
    shard.identity.inputs === first.identity.inputs &&
    shard.identity.engine === first.identity.engine &&
    shard.identity.arithmetic === first.identity.arithmetic &&
    shard.draws.seed === first.draws.seed;
  if (!sameRun || (before !== undefined && before.draws.to !== shard.draws.from))
    throw new Error(`draws ${shard.draws.from} to ${shard.draws.to} do not continue the run`);
};

type Columns = Readonly<Record<string, string | Float64Array | ColumnDigest>>;

const digested = (row: object): Columns =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Float64Array ? new ColumnDigest() : value]),
  );

const addColumns = (digests: readonly Columns[], rows: readonly object[]): void =>
  rows.forEach((row, index) => {
    const columns: readonly (readonly [string, unknown])[] = Object.entries(row);
    for (const [name, column] of columns) {
      const place = digests[index]?.[name];
      if (place instanceof ColumnDigest && column instanceof Float64Array) place.add(column);
    }
  });

/**
 * The identity of a run whose draws never are in memory all at once: shards are added in order and may then be forgotten. It is that of the
 * run in one piece, to the last bit of its hash. Throws as `joinDraws`, and when nothing was added.
 */
export class DrawsIdentity {
  #first: ProbabilisticRun | undefined;
  #last: ProbabilisticRun | undefined;
  #strategies: readonly Columns[] = [];
  #parameters: readonly Columns[] = [];

  add(shard: ProbabilisticRun): void {
    if (this.#first === undefined) {
      this.#first = { ...shard, strategies: [], parameters: [] };
      this.#strategies = shard.strategies.map(digested);
      this.#parameters = shard.parameters.map(digested);
    }
    mustContinue(this.#first, this.#last, shard);
    this.#last = { ...shard, strategies: [], parameters: [] };
    addColumns(this.#strategies, shard.strategies);
    addColumns(this.#parameters, shard.parameters);
  }

  finish(): Omit<ProbabilisticRun, 'strategies' | 'parameters'> {
    const [first, last] = [this.#first, this.#last];
    if (first === undefined || last === undefined) throw new Error('a run without draws has no identity');
    const { identity, strategies: _strategies, parameters: _parameters, ...rest } = first;
    const whole = { ...rest, draws: { ...first.draws, to: last.draws.to } };
    const result = { ...whole, strategies: this.#strategies, parameters: this.#parameters };
    return { ...whole, identity: probabilisticIdentity(identity, result) };
  }
}

/**
 * Shards of one run back together, in any order: identical bits and the same result hash as the run in one piece. Throws when
 * they are not shards of one run or leave a gap: that is a mistake in the program that cut the run.
 */
export const joinDraws = (runs: readonly ProbabilisticRun[]): ProbabilisticRun => {
  const shards = runs.toSorted((a, b) => a.draws.from - b.draws.from);
  const first = at(shards, 0);
  const last = at(shards, shards.length - 1);
  shards.forEach((shard, index) => {
    mustContinue(first, shards[index - 1], shard);
  });
  const result = {
    kind: 'probabilistic' as const,
    currency: first.currency,
    draws: { seed: first.draws.seed, from: first.draws.from, to: last.draws.to },
    ...(first.patientsPerDraw === undefined ? {} : { patientsPerDraw: first.patientsPerDraw }),
    strategies: first.strategies.map(({ strategy, carers }, index) => ({
      strategy,
      ...(carers === undefined ? {} : { carers: join(shards.map((shard) => at(shard.strategies, index).carers ?? carers)) }),
      costs: join(shards.map((shard) => at(shard.strategies, index).costs)),
      qalys: join(shards.map((shard) => at(shard.strategies, index).qalys)),
      lifeYears: join(shards.map((shard) => at(shard.strategies, index).lifeYears)),
    })),
    parameters: first.parameters.map(({ parameter }, index) => ({
      parameter,
      values: join(shards.map((shard) => at(shard.parameters, index).values)),
    })),
  };
  return { ...result, identity: probabilisticIdentity(first.identity, result) };
};
