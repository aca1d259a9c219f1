import type { Operand } from '../program.ts';
import { at } from '../run-parts.ts';
import { type CohortAccrual, type CohortPlan, type CohortSource, everyAccrual } from './compile.ts';
import { Arena, type Changes, type Form, FormMaker, type FormStep } from './kernel-forms.ts';
import { type Passes, planPasses } from './kernel-passes.ts';
import { Ranges } from './kernel-ranges.ts';
import { type CohortFixed, isRare, type RowForm, traceForm } from './kernel-rows.ts';

/** A sum over cycles (or grid points) that changes between draws. */
export interface Sum {
  readonly source: CohortSource;
  readonly from: number;
  readonly to: number;
  /** Address of the weights. */
  readonly weights: number;
  /** A factor that changes between cycles. */
  readonly factor: Operand | undefined;
}

/** Amounts of the tunnel states of a state. */
export interface WeighedForm {
  readonly state: number;
  readonly tunnels: number;
  readonly amount: Form;
}

export interface TraceForm {
  readonly rows: readonly RowForm[];
  /** First byte of the tunnel states of each state with memory. */
  readonly places: ReadonlyMap<number, number>;
  /** By position in `CohortPlan.weighed`. */
  readonly weighed: ReadonlyMap<number, WeighedForm>;
  readonly sums: readonly Sum[];
}

/** A formula of the tunnel state that varies between draws and not between cycles, and where its values stand. */
interface Kept {
  readonly form: FormStep;
  readonly tunnels: number;
  readonly address: number;
}

/** What a kernel is written from: every number has its place in memory. */
export interface Description {
  readonly plan: CohortPlan;
  readonly maker: FormMaker;
  readonly arena: Arena;
  /** Address of the scalar registers. */
  readonly scalars: number;
  /** By trace; absent where nothing of it varies. */
  readonly traces: readonly (TraceForm | undefined)[];
  /** By strategy and accrual: the position of its sum in its trace, or the address of the number that it always is. */
  readonly parts: readonly ReadonlyMap<CohortAccrual, { readonly sum: number } | { readonly address: number }>[];
  readonly kept: ReadonlyMap<string, Kept>;
  /** By key of rare changes: address of their flags, 1 in cycles with a change and else 0. */
  readonly flags: ReadonlyMap<string, number>;
  /** Where columns stand that vary between draws and change in few cycles. */
  readonly rare: ReadonlyMap<number, number>;
  readonly ranges: Ranges;
  /** Scalar registers of the base case. */
  readonly base: Float64Array;
  /** Absent where all traces go through one loop. */
  readonly passes: Passes | undefined;
}

export const sourceKey = (source: CohortSource): string =>
  'state' in source
    ? `${source.type} ${source.state}`
    : 'weighed' in source
      ? `${source.type} ${source.weighed}`
      : 'flow' in source
        ? `flow ${source.flow}`
        : source.type;

/** The largest parts of a form that do not change between cycles and are not plain numbers. */
const steadyParts = (form: Form): readonly FormStep[] => {
  if (form.type !== 'step') return [];
  return form.changes === undefined ? [form] : [form.a, form.b, form.c].flatMap(steadyParts);
};

class Describer {
  readonly #plan: CohortPlan;
  readonly #fixed: CohortFixed;
  readonly #arena: Arena;
  readonly #maker: FormMaker;
  readonly #kept = new Map<string, Kept>();
  readonly #flags = new Map<string, number>();
  readonly #parts: readonly Map<CohortAccrual, { readonly sum: number } | { readonly address: number }>[];

  constructor(plan: CohortPlan, fixed: CohortFixed, start: number) {
    this.#plan = plan;
    this.#fixed = fixed;
    this.#arena = new Arena(start);
    this.#maker = new FormMaker(plan, this.#arena);
    this.#parts = plan.strategies.map(() => new Map());
  }

  #keep(form: Form, tunnels: number): void {
    for (const part of steadyParts(form))
      if (!this.#kept.has(part.key)) this.#kept.set(part.key, { form: part, tunnels, address: this.#arena.reserve(16 * tunnels) });
  }

  #flag(changes: Changes | undefined): void {
    if (changes !== undefined && isRare(changes)) this.#flags.set(changes.key, this.#arena.place(Float64Array.from(changes.flags)));
  }

  #sums(trace: number): readonly Sum[] {
    const sums: Sum[] = [];
    const keys = new Map<string, number>();
    for (const [position, strategy] of this.#plan.strategies.entries()) {
      if (strategy.trace !== trace) continue;
      for (const accrual of everyAccrual(strategy)) {
        const { source, discounted, from, to } = accrual;
        if (accrual.factor !== undefined) this.#maker.one(accrual.factor);
        const always = at(this.#fixed.sums, position).get(accrual);
        if (always !== undefined) {
          this.#parts[position]?.set(accrual, { address: this.#arena.place(Float64Array.of(always)) });
          continue;
        }
        const weights = this.#arena.place(discounted);
        const factor = accrual.factor?.kind === 'column' ? accrual.factor : undefined;
        const key = `${sourceKey(source)} ${weights} ${from} ${to} ${factor?.register ?? ''}`;
        const sum = keys.get(key) ?? sums.push({ source, from, to, weights, factor }) - 1;
        keys.set(key, sum);
        this.#parts[position]?.set(accrual, { sum });
      }
    }
    return sums;
  }

  #trace(trace: number, sums: readonly Sum[]): TraceForm | undefined {
    const rows = traceForm({ plan: this.#plan, fixed: this.#fixed, maker: this.#maker, arena: this.#arena }, trace);
    if (rows === undefined) return undefined;
    const places = new Map<number, number>();
    for (const { state, tunnels, edges, worked, changes } of rows) {
      if (worked === 'sometimes') this.#flag(changes);
      if (tunnels === 1) continue;
      places.set(state, this.#arena.reserve(16 * tunnels));
      if (worked !== 'once') for (const { value } of edges) if (value !== undefined) this.#keep(value, tunnels);
    }
    const weighed = new Map<number, WeighedForm>();
    for (const { source } of sums) {
      if (!('weighed' in source)) continue;
      const { first, amounts } = at(this.#plan.weighed, source.weighed);
      const amount = this.#maker.tunnels(amounts);
      if (amount === undefined) return undefined;
      this.#keep(amount, amounts.length);
      weighed.set(source.weighed, { state: at(this.#plan.stateOf, first), tunnels: amounts.length, amount });
    }
    return { rows, places, weighed, sums };
  }

  describe(): Description | undefined {
    const scalars = this.#arena.place(this.#plan.program.scalars);
    const traces: (TraceForm | undefined)[] = [];
    for (const index of this.#plan.traces.keys()) {
      const sums = this.#sums(index);
      const trace = sums.length === 0 ? undefined : this.#trace(index, sums);
      if (sums.length > 0 && trace === undefined) return undefined;
      traces.push(trace);
    }
    const rare = new Map<number, number>();
    for (const register of this.#maker.columns) {
      const changes = this.#maker.changesOf(register);
      this.#flag(changes);
      if (changes !== undefined && isRare(changes)) rare.set(register, this.#arena.reserve(16));
    }
    return {
      plan: this.#plan,
      maker: this.#maker,
      arena: this.#arena,
      scalars,
      traces,
      parts: this.#parts,
      kept: this.#kept,
      flags: this.#flags,
      rare,
      ranges: new Ranges(this.#plan),
      base: this.#fixed.scalars,
      passes: planPasses(this.#plan, traces, rare, this.#arena),
    };
  }
}

/** The description of a plan's kernel from byte `start` of memory on; `undefined` where the plan is a matter for the scalar path. */
export const describeKernel = (plan: CohortPlan, fixed: CohortFixed, start: number): Description | undefined =>
  new Describer(plan, fixed, start).describe();
