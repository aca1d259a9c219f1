import type { ColumnStep, Operand, Program } from '../program.ts';
import { varyingRegisters } from '../vector-program.ts';
import type { CohortPlan } from './compile.ts';

/**
 * What can be said of a formula of a draw and a cycle from the draw's numbers alone, so that a kernel looks once a draw instead of once a
 * cycle. What is said holds for the results as rounded: exp of 0 or less is at most 1.
 */

/** Holds in all cycles of a draw in which these scalar registers are 0 or more. */
export type NonNegative = ReadonlySet<number>;

/** The size is at most `factor` times the sizes of these scalar registers. */
export interface Bound {
  readonly factor: number;
  readonly registers: readonly number[];
}

const together = (...conditions: readonly (NonNegative | undefined)[]): NonNegative | undefined => {
  const known = conditions.filter((condition) => condition !== undefined);
  return known.length < conditions.length ? undefined : new Set(known.flatMap((condition) => [...condition]));
};

const always: NonNegative = new Set();

export class Ranges {
  readonly #program: Program;
  readonly #varying: ReadonlySet<number>;
  readonly #steps: ReadonlyMap<number, ColumnStep>;

  constructor({ program, sampled }: Pick<CohortPlan, 'program' | 'sampled'>) {
    this.#program = program;
    this.#varying = varyingRegisters(program, sampled);
    this.#steps = new Map(program.columnSteps.map((step) => [step.to, step]));
  }

  /** The values of what is the same in every draw. */
  #fixed({ kind, register }: Operand): Float64Array | undefined {
    if (kind === 'scalar') return this.#varying.has(register) ? undefined : this.#program.scalars.subarray(register, register + 1);
    return this.#steps.has(register) ? undefined : this.#program.columns[register];
  }

  /** When an operand is 0 or more. */
  nonNegative(operand: Operand): NonNegative | undefined {
    const fixed = this.#fixed(operand);
    if (fixed !== undefined) return fixed.every((value) => value >= 0) ? always : undefined;
    if (operand.kind === 'scalar') return new Set([operand.register]);
    return this.columnNonNegative(operand.register);
  }

  /** The same of a column register that varies between draws. */
  columnNonNegative(register: number): NonNegative | undefined {
    const step = this.#steps.get(register);
    if (step === undefined) return undefined;
    const { operation, a, b } = step;
    switch (operation) {
      case 'exp':
        return always;
      case 'add':
      case 'multiply':
        return together(this.nonNegative(a), this.nonNegative(b));
      case 'subtract': {
        const whole = this.#fixed(a);
        return whole?.every((value) => value >= 1) === true ? this.#atMostOne(b) : undefined;
      }
      default:
        return undefined;
    }
  }

  /** When an operand is 0 or less. */
  #nonPositive(operand: Operand): NonNegative | undefined {
    const fixed = this.#fixed(operand);
    if (fixed !== undefined) return fixed.every((value) => value <= 0) ? always : undefined;
    const step = operand.kind === 'column' ? this.#steps.get(operand.register) : undefined;
    if (step === undefined) return undefined;
    if (step.operation === 'negate') return this.nonNegative(step.a);
    if (step.operation !== 'multiply') return undefined;
    return (
      together(this.#nonPositive(step.a), this.nonNegative(step.b)) ?? together(this.nonNegative(step.a), this.#nonPositive(step.b))
    );
  }

  #atMostOne(operand: Operand): NonNegative | undefined {
    const fixed = this.#fixed(operand);
    if (fixed !== undefined) return fixed.every((value) => value <= 1) ? always : undefined;
    return operand.kind === 'column' ? this.columnAtMostOne(operand.register) : undefined;
  }

  /** When a column register that varies between draws is 1 or less. */
  columnAtMostOne(register: number): NonNegative | undefined {
    const step = this.#steps.get(register);
    if (step?.operation === 'exp') return this.#nonPositive(step.a);
    if (step?.operation === 'subtract') return together(this.#atMostOne(step.a), this.nonNegative(step.b));
    return undefined;
  }

  /** The size of an operand in all cycles. */
  bound(operand: Operand): Bound | undefined {
    const fixed = this.#fixed(operand);
    if (fixed !== undefined) return { factor: fixed.reduce((most, value) => Math.max(most, Math.abs(value)), 0), registers: [] };
    if (operand.kind === 'scalar') return { factor: 1, registers: [operand.register] };
    const step = this.#steps.get(operand.register);
    if (step?.operation === 'negate') return this.bound(step.a);
    if (step?.operation !== 'multiply') return undefined;
    const a = this.bound(step.a);
    const b = this.bound(step.b);
    return a === undefined || b === undefined
      ? undefined
      : { factor: a.factor * b.factor, registers: [...a.registers, ...b.registers] };
  }
}
