import type { Operation } from './expression.ts';
import {
  apply,
  exportedFunction,
  type Expression,
  type FunctionBuilder,
  type KernelFunction,
  type LinearMemory,
  or,
  select,
  type VectorMath,
  type WebAssemblyHost,
} from './kernel/index.ts';
import { hasVectorForm, type Program, type StepOperation } from './program.ts';

/** Formulas on two lanes, and what else the kernels of all kinds of models share. */

export type Pair = Expression<'f64x2'>;
export type Mask = Expression<'i64x2'>;
/** Where a kernel is in its loop over cycles: eight bytes a cycle. */
export type Row = Expression<'i32'>;

export const add = (a: Pair, b: Pair): Pair => apply('f64x2.add', a, b);
export const subtract = (a: Pair, b: Pair): Pair => apply('f64x2.sub', a, b);
export const times = (a: Pair, b: Pair): Pair => apply('f64x2.mul', a, b);
export const divide = (a: Pair, b: Pair): Pair => apply('f64x2.div', a, b);
export const negative = (a: Pair): Pair => apply('f64x2.neg', a);
/** `limit` where it is lower than `own`. */
export const atMost = (own: Pair, limit: Pair): Pair => apply('f64x2.pmin', own, limit);
/** `limit` where it is higher than `own`. */
export const atLeast = (own: Pair, limit: Pair): Pair => apply('f64x2.pmax', own, limit);

export interface Surroundings {
  readonly f: FunctionBuilder;
  readonly math: VectorMath;
  readonly number: (value: number) => Pair;
}

/** 1 where it holds, otherwise 0. */
const truth = ({ number }: Surroundings, holds: Mask): Pair => select(holds, number(1), number(0));

type Emit = (around: Surroundings, a: Pair, b: Pair) => Pair;

/** The operations of formulas on two lanes, as in `operations`; `round` needs its decimals and is written where they are known. */
const vectorOperations: Readonly<Record<Exclude<Operation, 'round'>, Emit>> = {
  add: (_, a, b) => add(a, b),
  subtract: (_, a, b) => subtract(a, b),
  multiply: (_, a, b) => times(a, b),
  divide: (_, a, b) => divide(a, b),
  power: ({ math }, a, b) => math.pow(a, b),
  negate: (_, a) => negative(a),
  exp: ({ math }, a) => math.formulaExp(a),
  log: ({ math }, a) => math.log(a),
  sqrt: (_, a) => apply('f64x2.sqrt', a),
  abs: ({ number }, a) => select(apply('f64x2.lt', a, number(0)), negative(a), a),
  floor: (_, a) => apply('f64x2.floor', a),
  minimum: (_, a, b) => select(or(apply('f64x2.lt', b, a), apply('f64x2.ne', b, b)), b, a),
  maximum: (_, a, b) => select(or(apply('f64x2.gt', b, a), apply('f64x2.ne', b, b)), b, a),
  probabilityFromRate: ({ math }, rate, time) => negative(math.expm1(times(negative(rate), time))),
  rateFromProbability: ({ math }, probability, time) => divide(negative(math.log1p(negative(probability))), time),
  less: (around, a, b) => truth(around, apply('f64x2.lt', a, b)),
  lessOrEqual: (around, a, b) => truth(around, apply('f64x2.le', a, b)),
  equal: (around, a, b) => truth(around, apply('f64x2.eq', a, b)),
};

const vectorRound = ({ number }: Surroundings, a: Pair, decimals: number): Pair => {
  let scale = 1;
  for (let done = 0; done < decimals && done < 15; done++) scale *= 10;
  const below = apply('f64x2.lt', a, number(0));
  const size = divide(apply('f64x2.floor', add(times(select(below, negative(a), a), number(scale)), number(0.5))), number(scale));
  return select(below, negative(size), size);
};

/**
 * One step of a program; operands that it does not use are not read. `decimals` is the second operand where it is the same in every draw and
 * cycle.
 */
export const writeStep = (
  around: Surroundings,
  operation: StepOperation,
  [a, b, c]: readonly [() => Pair, () => Pair, () => Pair],
  decimals: number,
): Pair => {
  if (operation === 'round') return vectorRound(around, a(), decimals);
  if (operation === 'choose') {
    const holds = around.f.keep(a());
    return select(apply('f64x2.ne', holds, around.number(0)), b(), c());
  }
  if (!hasVectorForm(operation)) throw new Error(`the operation ${operation} has no vector code`);
  const first = around.f.keep(a());
  return vectorOperations[operation](around, first, b());
};

/** Whether every formula has vector code. */
export const formulasHaveVectorCode = (program: Program, sampled: Sampled): boolean => {
  const varying = varyingRegisters(program, sampled);
  return (
    program.scalarSteps.every(({ operation, b }) => hasVectorForm(operation) && (operation !== 'round' || !varying.has(b))) &&
    program.columnSteps.every(
      ({ operation, b }) => hasVectorForm(operation) && (operation !== 'round' || (b.kind === 'scalar' && !b.byDraw)),
    )
  );
};

type Sampled = readonly { readonly register: number }[];

/** Scalar registers that change between draws. */
export const varyingRegisters = (program: Program, sampled: Sampled): ReadonlySet<number> =>
  new Set([...sampled.map(({ register }) => register), ...program.scalarSteps.map(({ to }) => to)]);

/** The formulas that change between draws and not between cycles; `scalars` gets their results. */
export const writeScalarSteps = (around: Surroundings, program: Program, scalars: Map<number, Pair>): void => {
  for (const { operation, a, b, c, to } of program.scalarSteps) {
    const value = (register: number): Pair => needed(scalars, register);
    const decimals = program.scalars[b] as number;
    scalars.set(to, around.f.keep(writeStep(around, operation, [() => value(a), () => value(b), () => value(c)], decimals)));
  }
};

/** What a map must hold. */
export const needed = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
  const value = map.get(key);
  if (value === undefined) throw new Error('a value is used before it is made');
  return value;
};

/** A module's function `draws` with its memory; `undefined` where the machine cannot run it or may not compile it. */
export const startModule = <Module, Memory extends LinearMemory>(
  bytes: Uint8Array<ArrayBuffer>,
  pages: number,
  host: WebAssemblyHost<Module, Memory>,
): { readonly memory: Memory; readonly draws: KernelFunction } | undefined => {
  if (!host.validate(bytes)) return undefined;
  try {
    const memory = new host.Memory({ initial: pages, maximum: pages });
    return { memory, draws: exportedFunction(new host.Instance(new host.Module(bytes), { host: { memory } }), 'draws') };
  } catch {
    return undefined;
  }
};
