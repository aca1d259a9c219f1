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

/** How a tree differs: `same` for every lane, `own` to the lane but the same in every cycle, or otherwise. */
export type Variation = 'same' | 'own' | 'other';

/** A product of what belongs to the lane (undefined: 1) and what is the same for all. */
export interface Product {
  readonly own: Expression | undefined;
  readonly same: Expression;
}

const times = (a: Expression, b: Expression): Expression => ({ kind: 'operation', operation: 'multiply', a, b, unit: a.unit });
const number = (value: number, { unit }: Expression): Expression => ({ kind: 'number', value, unit });

/** A tree as a sum of products; undefined where it is none. */
export const splitTerms = (tree: Expression, kindOf: (tree: Expression) => Variation): readonly Product[] | undefined => {
  const kind = kindOf(tree);
  if (kind === 'same') return [{ own: undefined, same: tree }];
  if (kind === 'own') return [{ own: tree, same: number(1, tree) }];
  if (tree.kind !== 'operation' || tree.b === undefined) return undefined;
  const a = splitTerms(tree.a, kindOf);
  const b = splitTerms(tree.b, kindOf);
  if (a === undefined || b === undefined) return undefined;
  switch (tree.operation) {
    case 'add':
      return [...a, ...b];
    case 'subtract':
      return [...a, ...b.map(({ own, same }) => ({ own, same: times(same, number(-1, same)) }))];
    case 'multiply':
      return a.flatMap((first) =>
        b.map((second) => ({
          own: first.own === undefined || second.own === undefined ? (first.own ?? second.own) : times(first.own, second.own),
          same: times(first.same, second.same),
        })),
      );
    default:
      return undefined;
  }
};

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

  /** `isOwn`: whether the name of a register stays the same in all cycles. */
  kindOf(tree: Expression, isOwn: (register: number) => boolean): Variation {
    const { steps, result, inputs } = this.compile(tree);
    if (inputs.length === 0) return 'same';
    const operands = [result, ...steps.flatMap(({ a, b, c }) => [a, b, c])];
    return inputs.every(isOwn) && operands.every(({ kind }) => kind !== 'column') ? 'own' : 'other';
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
