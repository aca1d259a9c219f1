import {
  type Expression,
  type LookupColumn,
  type LookupMethod,
  type Operation,
  operations,
  partsOf,
  readColumn,
  type ScalarOperation,
  scalarOperations,
} from './expression.ts';
import { type CycleName, isCycleName } from './model-core.ts';

/**
 * Formulas compiled to flat lists of steps over registers. Every node of a formula is classified by what it varies with:
 * nothing (folded to a number now), cycle (a column computed now), draw (a step on scalars, once a draw), draw and cycle (a step
 * on columns, once a draw). Equal nodes share a register.
 */
interface Step<Place> {
  readonly operation: StepOperation;
  readonly run: (a: number, b: number, c: number) => number;
  readonly a: Place;
  readonly b: Place;
  readonly c: Place;
  readonly to: number;
}
export type ScalarStep = Step<number>;
export type ColumnStep = Step<Operand>;

/** `choose` is b where a is not 0, otherwise c. It and the operations of formulas have vector forms. */
export type StepOperation = Operation | 'choose' | ScalarOperation | LookupMethod;
export const hasVectorForm = (operation: StepOperation): operation is Operation | 'choose' =>
  operation === 'choose' || Object.hasOwn(operations, operation);

/** Where the value of a compiled formula stands: a scalar register, or a column register (one number a cycle, index 1 … n; index 0 is time 0). */
export interface Operand {
  readonly kind: 'scalar' | 'column';
  readonly register: number;
  /** False when the value is the same in every draw. */
  readonly byDraw: boolean;
}

export interface Program {
  /** Registers with the constants in place. */
  readonly scalars: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly scalarSteps: readonly ScalarStep[];
  readonly columnSteps: readonly ColumnStep[];
}

/** One step for the first `count` places. */
export const apply = (
  run: ColumnStep['run'],
  a: number | Float64Array,
  b: number | Float64Array,
  c: number | Float64Array,
  to: Float64Array,
  count = to.length,
): void => {
  for (let k = 0; k < count; k++) {
    to[k] = run(
      typeof a === 'number' ? a : (a[k] as number),
      typeof b === 'number' ? b : (b[k] as number),
      typeof c === 'number' ? c : (c[k] as number),
    );
  }
};

const choose = (a: number, b: number, c: number): number => (a === 0 ? c : b);

/** What a node of a formula does with the values of its parts; absent where it has none. */
export const stepOf = (tree: Expression): ScalarStep['run'] | undefined => {
  switch (tree.kind) {
    case 'number':
    case 'name':
      return undefined;
    case 'operation':
      return operations[tree.operation];
    case 'scalarOperation':
      return scalarOperations[tree.operation];
    case 'choice':
      return choose;
    case 'lookup':
      return (key) => readColumn(tree.method, tree.column, key);
  }
};

export class ProgramBuilder {
  private readonly scalars: number[] = [];
  private readonly columns: Float64Array[] = [];
  private readonly scalarSteps: ScalarStep[] = [];
  private readonly columnSteps: ColumnStep[] = [];
  private readonly shared = new Map<string, Operand>();
  private readonly names = new Map<string, Operand>();
  private readonly cycles: number;
  private readonly cycleValue: Readonly<Record<CycleName, (cycle: number) => number>>;

  constructor(cycles: number, cycleValue: Readonly<Record<CycleName, (cycle: number) => number>>) {
    this.cycles = cycles;
    this.cycleValue = cycleValue;
  }

  private scalar(value: number, byDraw: boolean): Operand {
    this.scalars.push(value);
    return { kind: 'scalar', register: this.scalars.length - 1, byDraw };
  }

  private column(byDraw: boolean): Operand {
    this.columns.push(new Float64Array(this.cycles + 1));
    return { kind: 'column', register: this.columns.length - 1, byDraw };
  }

  private share(key: string, make: () => Operand): Operand {
    const known = this.shared.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.shared.set(key, made);
    return made;
  }

  /** A number that is the same in every draw. */
  constant(value: number): Operand {
    return this.share(`number ${value}`, () => this.scalar(value, false));
  }

  /** A register that each draw fills before the steps run; `name` stands for it in formulas. */
  sampled(name: string, base: number): Operand {
    const operand = this.scalar(base, true);
    this.names.set(name, operand);
    return operand;
  }

  /** Lets `name` stand for a formula in later formulas. */
  define(name: string, tree: Expression): void {
    this.names.set(name, this.compile(tree));
  }

  /** Lets `name` stand for a column that is the same in every draw. */
  series(name: string, values: Float64Array): void {
    const operand = this.column(false);
    this.columns[operand.register]?.set(values);
    this.names.set(name, operand);
  }

  compile(tree: Expression): Operand {
    if (tree.kind === 'number') return this.constant(tree.value);
    if (tree.kind === 'name') {
      const { name } = tree;
      const operand = this.names.get(name);
      if (operand !== undefined) return operand;
      if (!isCycleName(name)) throw new Error(`the name ${name} was not resolved by the check`);
      return this.share(`cycle ${name}`, () => {
        const made = this.column(false);
        this.columns[made.register]?.forEach((_, k, column) => {
          column[k] = this.cycleValue[name](k);
        });
        return made;
      });
    }
    const [a = this.constant(0), b = a, c = a] = partsOf(tree).map((part) => this.compile(part));
    const place = ({ kind, register }: Operand): string => `${kind}${register}`;
    switch (tree.kind) {
      case 'operation':
        return this.share(`${tree.operation} ${place(a)} ${place(b)}`, () =>
          this.step(tree.operation, operations[tree.operation], a, b),
        );
      case 'scalarOperation':
        return this.share(`${tree.operation} ${place(a)}`, () => this.step(tree.operation, scalarOperations[tree.operation], a));
      case 'choice':
        return this.share(`choose ${place(a)} ${place(b)} ${place(c)}`, () => this.step('choose', choose, a, b, c));
      case 'lookup':
        return this.share(`${tree.method} ${tree.column.name} ${place(a)}`, () => this.lookup(tree.method, tree.column, a));
    }
  }

  private lookup(method: LookupMethod, column: LookupColumn, key: Operand): Operand {
    return this.step(method, (at) => readColumn(method, column, at), key);
  }

  private step(operation: StepOperation, run: ScalarStep['run'], a: Operand, b = a, c = a): Operand {
    const operands = [a, b, c];
    const byDraw = operands.some((operand) => operand.byDraw);
    const value = ({ kind, register }: Operand): number | Float64Array =>
      (kind === 'scalar' ? this.scalars[register] : this.columns[register]) ?? Number.NaN;
    if (operands.every(({ kind }) => kind === 'scalar')) {
      const operand = this.scalar(run(Number(value(a)), Number(value(b)), Number(value(c))), byDraw);
      if (byDraw) this.scalarSteps.push({ operation, run, a: a.register, b: b.register, c: c.register, to: operand.register });
      return operand;
    }
    const operand = this.column(byDraw);
    if (byDraw) this.columnSteps.push({ operation, run, a, b, c, to: operand.register });
    else apply(run, value(a), value(b), value(c), this.columns[operand.register] ?? new Float64Array());
    return operand;
  }

  /** The numbers of a column that is the same in every draw. */
  columnOf({ register }: Operand): Float64Array {
    const column = this.columns[register];
    if (column === undefined) throw new Error(`no column ${register}`);
    return column;
  }

  /** The number of a scalar that is the same in every draw. */
  valueOf({ register }: Operand): number {
    return this.scalars[register] ?? Number.NaN;
  }

  finish(): Program {
    return {
      scalars: Float64Array.from(this.scalars),
      columns: this.columns,
      scalarSteps: this.scalarSteps,
      columnSteps: this.columnSteps,
    };
  }
}

/** Runs the steps of one draw in place. */
export const runProgram = (program: Program, scalars: Float64Array, columns: readonly Float64Array[]): void => {
  for (const { run, a, b, c, to } of program.scalarSteps)
    scalars[to] = run(scalars[a] as number, scalars[b] as number, scalars[c] as number);
  for (const { run, a, b, c, to } of program.columnSteps) {
    const value = ({ kind, register }: Operand): number | Float64Array =>
      (kind === 'scalar' ? scalars[register] : columns[register]) ?? Number.NaN;
    const target = columns[to];
    if (target !== undefined) apply(run, value(a), value(b), value(c), target);
  }
};
