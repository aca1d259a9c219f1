import { type Expression, type Operation, operations } from '../expression.ts';
import type { Operand, ProgramBuilder } from '../program.ts';

/**
 * Formulas that differ between patients, as flat lists of steps over lanes: one array a name and a step, one number a patient.
 * What is the same for every patient is left to the program of the draw.
 */
export type LaneOperand = Operand | { readonly kind: 'lane'; readonly register: number };

export interface LaneFormula {
  readonly steps: readonly {
    readonly run: (a: number, b: number) => number;
    readonly a: LaneOperand;
    readonly b: LaneOperand;
    readonly to: number;
  }[];
  readonly result: LaneOperand;
  /** Registers of the names it uses. */
  readonly inputs: readonly number[];
}

/** What lanes are computed in: the registers of the draw, and those of the lanes. */
export interface LaneSpace {
  readonly scalars: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly lanes: readonly Float64Array[];
}

export class LaneCompiler {
  private readonly builder: ProgramBuilder;
  private readonly names: ReadonlyMap<string, number>;
  /** Registers in use by the largest formula so far. */
  registers: number;

  /** `names`: those that stand for a lane, to their registers 0, 1, 2, … */
  constructor(builder: ProgramBuilder, names: ReadonlyMap<string, number>) {
    this.builder = builder;
    this.names = names;
    this.registers = names.size;
  }

  private varies(tree: Expression): boolean {
    if (tree.kind === 'number') return false;
    if (tree.kind === 'name') return this.names.has(tree.name);
    return this.varies(tree.a) || (tree.b !== undefined && this.varies(tree.b));
  }

  compile(tree: Expression): LaneFormula {
    const steps: LaneFormula['steps'][number][] = [];
    const inputs = new Set<number>();
    let next = this.names.size;
    const visit = (node: Expression): LaneOperand => {
      if (!this.varies(node)) return this.builder.compile(node);
      if (node.kind === 'name') {
        const register = this.names.get(node.name) ?? -1;
        inputs.add(register);
        return { kind: 'lane', register };
      }
      if (node.kind === 'number') return this.builder.constant(node.value);
      const a = visit(node.a);
      const b = node.b === undefined ? a : visit(node.b);
      const operation: Operation = node.operation;
      steps.push({ run: operations[operation], a, b, to: next });
      next++;
      return { kind: 'lane', register: next - 1 };
    };
    const result = visit(tree);
    this.registers = Math.max(this.registers, next);
    return { steps, result, inputs: [...inputs].toSorted((a, b) => a - b) };
  }
}

const laneOf = ({ lanes }: LaneSpace, register: number): Float64Array => {
  const lane = lanes[register];
  if (lane === undefined) throw new Error(`no lane ${register}`);
  return lane;
};

const sameForAll = ({ scalars, columns }: LaneSpace, { kind, register }: Operand, cycle: number): number =>
  (kind === 'scalar' ? scalars[register] : columns[register]?.[cycle]) ?? Number.NaN;

/** The formula in a cycle for the first `count` lanes, whose names are in place: one number for all, or an array that the next formula overwrites. */
export const evaluateLanes = (
  space: LaneSpace,
  { steps, result }: LaneFormula,
  cycle: number,
  count: number,
): number | Float64Array => {
  for (const { run, a, b, to } of steps) {
    const out = laneOf(space, to);
    if (a.kind === 'lane' && b.kind === 'lane') {
      const left = laneOf(space, a.register);
      const right = laneOf(space, b.register);
      for (let c = 0; c < count; c++) out[c] = run(left[c] as number, right[c] as number);
    } else if (a.kind === 'lane') {
      const left = laneOf(space, a.register);
      const right = b.kind === 'lane' ? Number.NaN : sameForAll(space, b, cycle);
      for (let c = 0; c < count; c++) out[c] = run(left[c] as number, right);
    } else {
      const left = sameForAll(space, a, cycle);
      const right = b.kind === 'lane' ? laneOf(space, b.register) : out;
      for (let c = 0; c < count; c++) out[c] = run(left, right[c] as number);
    }
  }
  return result.kind === 'lane' ? laneOf(space, result.register) : sameForAll(space, result, cycle);
};
