import type { ColumnStep, Operand, Program, ScalarStep, StepOperation } from '../program.ts';
import { varyingRegisters } from '../vector-program.ts';
import type { CohortPlan } from './compile.ts';

/**
 * Formulas of a cohort model as its kernel works them out. A plan has a formula of the time in the state once for each tunnel state;
 * a kernel wants it once, with numbers that lie in memory by tunnel state.
 */
export type Form =
  /** One number, the same in every draw: 8 bytes. */
  | { readonly type: 'number'; readonly address: number }
  /** The same in every cycle and tunnel state. */
  | { readonly type: 'scalar'; readonly register: number }
  /** By cycle, the same in every draw: 8 bytes a cycle. */
  | { readonly type: 'column'; readonly address: number; readonly changes: Changes }
  /** By draw and cycle. */
  | { readonly type: 'drawn'; readonly register: number; readonly changes: Changes | undefined }
  /** By tunnel state, the same in every draw and cycle: 16 bytes each, in both lanes. */
  | { readonly type: 'tunnels'; readonly address: number }
  /** By cycle and tunnel state, the same in every draw: 8 bytes each, cycle by cycle. */
  | { readonly type: 'grid'; readonly address: number; readonly tunnels: number; readonly changes: Changes }
  | FormStep;

/** By draw and tunnel state, perhaps by cycle as well. */
export interface FormStep {
  readonly type: 'step';
  readonly key: string;
  readonly operation: StepOperation;
  readonly a: Form;
  readonly b: Form;
  readonly c: Form;
  /** What `round` rounds to. */
  readonly decimals: number;
  /** Absent where it is the same in every cycle. */
  readonly changes: Changes | undefined;
}

/** The cycles 1 … n in which something is no longer as it was in the cycle before; the first always counts. */
export interface Changes {
  readonly key: string;
  readonly flags: Uint8Array;
  readonly count: number;
}

const changesOf = (flags: Uint8Array): Changes => ({
  key: flags.join(''),
  flags,
  count: flags.reduce((sum, flag) => sum + flag, 0),
});

export const eitherChanges = (a: Changes | undefined, b: Changes | undefined): Changes | undefined =>
  a === undefined || b === undefined || a.key === b.key ? (a ?? b) : changesOf(a.flags.map((flag, k) => flag | (b.flags[k] ?? 0)));

/** When a form changes; `undefined` for what is the same in every cycle. */
export const changesIn = (form: Form): Changes | undefined => ('changes' in form ? form.changes : undefined);

const columnChanges = (values: Float64Array): Changes =>
  changesOf(Uint8Array.from(values, (value, k) => (k === 1 || (k > 1 && !Object.is(value, values[k - 1])) ? 1 : 0)));

/** Numbers of a grid; beyond that (16 MB) a model is left to the scalar path. */
const LARGEST_GRID = 2 ** 21;

/** Linear memory handed out bit by bit: numbers of the model, equal ones once, and room to work in. */
export class Arena {
  readonly contents: { readonly address: number; readonly values: Float64Array }[] = [];
  readonly #known = new Map<Float64Array, number>();
  #end: number;

  constructor(start: number) {
    this.#end = start;
  }

  get end(): number {
    return this.#end;
  }

  reserve(bytes: number): number {
    const address = this.#end;
    this.#end += Math.ceil(bytes / 64) * 64;
    return address;
  }

  place(values: Float64Array): number {
    const known = this.#known.get(values);
    if (known !== undefined) return known;
    const equal = this.contents.find(
      (other) => other.values.length === values.length && other.values.every((value, k) => Object.is(value, values[k])),
    );
    const address = equal?.address ?? this.reserve(values.byteLength);
    if (equal === undefined) this.contents.push({ address, values });
    this.#known.set(values, address);
    return address;
  }
}

const sameOperand = (a: Operand, b: Operand): boolean => a.kind === b.kind && a.register === b.register;

/** Turns operands of a program into forms, and notes which registers they need. */
export class FormMaker {
  readonly scalars = new Set<number>();
  readonly columns = new Set<number>();
  readonly #program: Program;
  readonly #arena: Arena;
  readonly #cycles: number;
  readonly #scalarSteps: ReadonlyMap<number, ScalarStep>;
  readonly #columnSteps: ReadonlyMap<number, ColumnStep>;
  readonly #changes = new Map<number, Changes | undefined>();
  readonly #steps = new Map<string, Form | undefined>();
  readonly #varying: ReadonlySet<number>;

  constructor({ program, sampled, cycles }: Pick<CohortPlan, 'program' | 'sampled' | 'cycles'>, arena: Arena) {
    this.#program = program;
    this.#varying = varyingRegisters(program, sampled);
    this.#arena = arena;
    this.#cycles = cycles;
    this.#scalarSteps = new Map(program.scalarSteps.map((step) => [step.to, step]));
    this.#columnSteps = new Map(program.columnSteps.map((step) => [step.to, step]));
  }

  #fixed(register: number): Float64Array {
    const values = this.#program.columns[register];
    if (values === undefined) throw new Error(`no column ${register}`);
    return values;
  }

  #needScalar(register: number): void {
    if (this.scalars.has(register)) return;
    this.scalars.add(register);
    const step = this.#scalarSteps.get(register);
    if (step === undefined) return;
    this.#needScalar(step.a);
    this.#needScalar(step.b);
    this.#needScalar(step.c);
  }

  /** One operand, in every tunnel state the same. */
  one({ kind, register, byDraw }: Operand): Form {
    if (kind === 'scalar') {
      this.#needScalar(register);
      return { type: 'scalar', register };
    }
    if (!byDraw) return this.byCycle(this.#fixed(register));
    this.columns.add(register);
    return { type: 'drawn', register, changes: this.changesOf(register) };
  }

  #either(forms: readonly Form[]): Changes | undefined {
    return forms.map(changesIn).reduce(eitherChanges, undefined);
  }

  /** When a column register changes; what it is made from is noted as needed. */
  changesOf(register: number): Changes | undefined {
    if (this.#changes.has(register)) return this.#changes.get(register);
    const step = this.#columnSteps.get(register);
    const changes =
      step === undefined
        ? columnChanges(this.#fixed(register))
        : this.#either([step.a, step.b, step.c].map((operand) => this.one(operand)));
    this.#changes.set(register, changes);
    return changes;
  }

  number(value: number): Form {
    return { type: 'number', address: this.#arena.place(Float64Array.of(value)) };
  }

  byCycle(values: Float64Array): Form {
    return { type: 'column', address: this.#arena.place(values), changes: columnChanges(values) };
  }

  byTunnel(values: readonly number[]): Form {
    return { type: 'tunnels', address: this.#arena.place(Float64Array.from(values.flatMap((value) => [value, value]))) };
  }

  byBoth(columns: readonly Float64Array[]): Form | undefined {
    const tunnels = columns.length;
    if (tunnels * (this.#cycles + 1) > LARGEST_GRID) return undefined;
    const values = new Float64Array(tunnels * (this.#cycles + 1));
    for (const [tunnel, column] of columns.entries())
      for (const [k, value] of column.entries()) values[k * tunnels + tunnel] = value;
    const changes = columns.map(columnChanges).reduce<Changes | undefined>(eitherChanges, undefined) ?? columnChanges(values);
    return { type: 'grid', address: this.#arena.place(values), tunnels, changes };
  }

  /**
   * The operands of one formula in the tunnel states of a state, in their order; `undefined` where they are not one formula with other
   * numbers.
   */
  tunnels(operands: readonly Operand[]): Form | undefined {
    const [first] = operands;
    if (first === undefined) return undefined;
    if (operands.every((operand) => sameOperand(operand, first))) return this.one(first);
    const key = operands.map(({ kind, register }) => `${kind}${register}`).join(' ');
    if (!this.#steps.has(key)) this.#steps.set(key, this.#lifted(operands, first, key));
    return this.#steps.get(key);
  }

  #lifted(operands: readonly Operand[], first: Operand, key: string): Form | undefined {
    if (operands.some(({ kind, byDraw }) => kind !== first.kind || byDraw !== first.byDraw)) return undefined;
    if (!first.byDraw)
      return first.kind === 'scalar'
        ? this.byTunnel(operands.map(({ register }) => this.#program.scalars[register] ?? Number.NaN))
        : this.byBoth(operands.map(({ register }) => this.#fixed(register)));
    const steps = operands.map(({ kind, register }) =>
      kind === 'column' ? this.#columnSteps.get(register) : this.#asColumnStep(this.#scalarSteps.get(register)),
    );
    const known = steps.filter((step) => step !== undefined);
    const [step] = known;
    if (step === undefined || known.length < operands.length || known.some(({ operation }) => operation !== step.operation))
      return undefined;
    const a = this.tunnels(known.map((each) => each.a));
    const b = this.tunnels(known.map((each) => each.b));
    const c = this.tunnels(known.map((each) => each.c));
    if (a === undefined || b === undefined || c === undefined || (step.operation === 'round' && b.type !== 'scalar'))
      return undefined;
    const decimals = b.type === 'scalar' ? (this.#program.scalars[b.register] ?? Number.NaN) : Number.NaN;
    return { type: 'step', key, operation: step.operation, a, b, c, decimals, changes: this.#either([a, b, c]) };
  }

  #asColumnStep(step: ScalarStep | undefined): Pick<ColumnStep, 'operation' | 'a' | 'b' | 'c'> | undefined {
    if (step === undefined) return undefined;
    const operand = (register: number): Operand => ({ kind: 'scalar', register, byDraw: this.#varying.has(register) });
    return { operation: step.operation, a: operand(step.a), b: operand(step.b), c: operand(step.c) };
  }
}
