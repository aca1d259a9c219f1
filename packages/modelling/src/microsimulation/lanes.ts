import { type Expression, partsOf } from '../expression.ts';
import { apply, type Operand, type ProgramBuilder, type ScalarStep, stepOf } from '../program.ts';

/**
 * Formulas that differ between patients, as flat lists of steps over lanes: one array a name and a step, one number a patient.
 * What is the same for every patient is left to the program of the draw.
 */
export type LaneOperand = Operand | { readonly kind: 'lane'; readonly register: number };

export interface LaneFormula {
  readonly steps: readonly {
    readonly run: ScalarStep['run'];
    readonly a: LaneOperand;
    readonly b: LaneOperand;
    readonly c: LaneOperand;
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
    return tree.kind === 'name' ? this.names.has(tree.name) : partsOf(tree).some((part) => this.varies(part));
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
      const run = stepOf(node);
      const [a, b = a, c = a] = partsOf(node).map(visit);
      if (run === undefined || a === undefined || b === undefined || c === undefined) return this.builder.compile(node);
      steps.push({ run, a, b, c, to: next });
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
  const value = (operand: LaneOperand): number | Float64Array =>
    operand.kind === 'lane' ? laneOf(space, operand.register) : sameForAll(space, operand, cycle);
  for (const { run, a, b, c, to } of steps) apply(run, value(a), value(b), value(c), laneOf(space, to), count);
  return value(result);
};
