import { type Expression, type Operation, operations } from './expression.ts';
import { type CycleName, isCycleName } from './model-core.ts';

/**
 * Formulas compiled to flat lists of steps over registers. Every node of a formula is classified by what it varies with:
 * nothing (folded to a number now), cycle (a column computed now), draw (a step on scalars, once a draw), draw and cycle (a step
 * on columns, once a draw). Equal nodes share a register.
 */
export interface ScalarStep {
  readonly operation: Operation;
  readonly run: (a: number, b: number) => number;
  readonly a: number;
  readonly b: number;
  readonly to: number;
}
export interface ColumnStep {
  readonly operation: Operation;
  readonly run: (a: number, b: number) => number;
  readonly a: Operand;
  readonly b: Operand;
  readonly to: number;
}

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

const apply = (run: ColumnStep['run'], a: number | Float64Array, b: number | Float64Array, to: Float64Array): void => {
  for (let k = 0; k < to.length; k++) {
    to[k] = run(typeof a === 'number' ? a : (a[k] as number), typeof b === 'number' ? b : (b[k] as number));
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
    const a = this.compile(tree.a);
    const b = tree.b === undefined ? a : this.compile(tree.b);
    return this.share(`${tree.operation} ${a.kind}${a.register} ${b.kind}${b.register}`, () => this.step(tree.operation, a, b));
  }

  private step(operation: Operation, a: Operand, b: Operand): Operand {
    const run = operations[operation];
    const byDraw = a.byDraw || b.byDraw;
    const value = ({ kind, register }: Operand): number | Float64Array =>
      (kind === 'scalar' ? this.scalars[register] : this.columns[register]) ?? Number.NaN;
    if (a.kind === 'scalar' && b.kind === 'scalar') {
      const operand = this.scalar(run(Number(value(a)), Number(value(b))), byDraw);
      if (byDraw) this.scalarSteps.push({ operation, run, a: a.register, b: b.register, to: operand.register });
      return operand;
    }
    const operand = this.column(byDraw);
    if (byDraw) this.columnSteps.push({ operation, run, a, b, to: operand.register });
    else apply(run, value(a), value(b), this.columns[operand.register] ?? new Float64Array());
    return operand;
  }

  /** The numbers of a column that is the same in every draw. */
  columnOf({ register }: Operand): Float64Array {
    const column = this.columns[register];
    if (column === undefined) throw new Error(`no column ${register}`);
    return column;
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
  for (const { run, a, b, to } of program.scalarSteps) scalars[to] = run(scalars[a] as number, scalars[b] as number);
  for (const { run, a, b, to } of program.columnSteps) {
    const value = ({ kind, register }: Operand): number | Float64Array =>
      (kind === 'scalar' ? scalars[register] : columns[register]) ?? Number.NaN;
    const target = columns[to];
    if (target !== undefined) apply(run, value(a), value(b), target);
  }
};
