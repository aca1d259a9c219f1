import { vectorisable } from '@likeverd/statistics';
import {
  and,
  andNot,
  anyTrue,
  apply,
  as,
  type Expression,
  f64,
  f64Lane,
  type FunctionBuilder,
  i32,
  i32Lane,
  load,
  loadSecondLane,
  or,
  select,
  shuffle,
} from './encoder.ts';

/**
 * exp, log, powers, the normal and the incomplete gamma distribution on two lanes, written into the function that needs them. Operation by operation the same as
 * `vectorisable` in packages/statistics: in a module that is not fused the results are the same to the last bit on every machine.
 */

type Pair = Expression<'f64x2'>;

/** Where the tables lie in linear memory, in bytes; a multiple of 64. */
export interface TablePlaces {
  readonly rootsOfTwo: number;
  readonly shortRoots: number;
  readonly normalTail: number;
}

const { constants, tables } = vectorisable;
const exponentBits = 52;
const stepBits = 8;

const shortStepBits = 10;

const rootsBytes = tables.rootsOfTwo.byteLength;
const shortRootsBytes = tables.shortRoots.byteLength;
const bits = new DataView(new ArrayBuffer(8));

/** Bytes that the tables take. */
export const tableBytes = rootsBytes + shortRootsBytes + tables.normalTail.byteLength;

/** The tables one after the other from `start`, a multiple of 64. */
export const placeTables = (start: number): TablePlaces => ({
  rootsOfTwo: start,
  shortRoots: start + rootsBytes,
  normalTail: start + rootsBytes + shortRootsBytes,
});

/** Writes the tables to where they were placed. Once per memory, before any kernel runs. */
export const writeTables = (buffer: ArrayBufferLike, places: TablePlaces): void => {
  const view = new DataView(buffer);
  // Root j is stored less its own index in the exponent's place and halved, so that adding the shifted step number gives 2^(n/256) / 2.
  for (const [j, root] of tables.rootsOfTwo.entries()) {
    bits.setFloat64(0, root);
    const stored = bits.getBigUint64(0) - (BigInt(j) << BigInt(exponentBits - stepBits)) - (1n << BigInt(exponentBits));
    view.setBigUint64(places.rootsOfTwo + 8 * j, BigInt.asUintN(64, stored), true);
  }
  for (const [j, root] of tables.shortRoots.entries()) {
    bits.setFloat64(0, root);
    const stored = bits.getBigUint64(0) - (BigInt(j) << BigInt(exponentBits - shortStepBits));
    view.setBigUint64(places.shortRoots + 8 * j, BigInt.asUintN(64, stored), true);
  }
  for (const [i, coefficient] of tables.normalTail.entries()) view.setFloat64(places.normalTail + 8 * i, coefficient, true);
};

const add = (a: Pair, b: Pair): Pair => apply('f64x2.add', a, b);
const subtract = (a: Pair, b: Pair): Pair => apply('f64x2.sub', a, b);
const times = (a: Pair, b: Pair): Pair => apply('f64x2.mul', a, b);
const divide = (a: Pair, b: Pair): Pair => apply('f64x2.div', a, b);

/** Vector mathematics inside one function. */
export interface VectorMath {
  /** a * b + c; one rounding in the marked fast mode, two else. */
  readonly multiplyAdd: (a: Pair, b: Pair, c: Pair) => Pair;
  readonly exp: (x: Pair) => Pair;
  /** The same bits as `exp`, faster, for arguments that are never above 709: survival from a hazard, decay. */
  readonly expOfBounded: (x: Pair) => Pair;
  /** The same again, for arguments that are never below -670 either. */
  readonly expWithin: (x: Pair) => Pair;
  readonly expOfSum: (high: Pair, low: Pair) => Pair;
  readonly log: (x: Pair) => Pair;
  readonly log1p: (x: Pair) => Pair;
  readonly expm1: (x: Pair) => Pair;
  /** e^x, or e^-x with the sign -1, for an exponent between -600 and 700, as `vectorisable.shortExp`. */
  readonly shortExp: (x: Pair, sign?: 1 | -1) => Pair;
  /** As `vectorisable.formulaExp`. */
  readonly formulaExp: (x: Pair) => Pair;
  readonly pow: (base: Pair, exponent: Pair) => Pair;
  readonly normalUpperTail: (z: Pair) => Pair;
  readonly normalCdf: (z: Pair) => Pair;
  readonly gammaScale: (a: Pair) => Pair;
  /** `lower` is a mask: P(a, x) in the lanes where it is set, Q(a, x) in the others. */
  readonly gammaTail: (a: Pair, scale: Pair, logRatio: Pair, lower: Expression<'i64x2'>) => Pair;
}

/**
 * The functions for use inside `f`. All results are kept in locals and may be used several times.
 */
export const vectorMath = (f: FunctionBuilder, places: TablePlaces): VectorMath => {
  const number = (value: number): Pair => f.constant('f64x2', value);
  const one = number(1);
  const infinity = number(Number.POSITIVE_INFINITY);
  const multiplyAdd = (a: Pair, b: Pair, c: Pair): Pair => add(times(a, b), c);
  /** c - a * b. */
  const minusProduct = (c: Pair, a: Pair, b: Pair): Pair => subtract(c, times(a, b));
  const horner = (x: Pair, coefficients: readonly Pair[]): Pair =>
    coefficients.reduceRight((sum, coefficient) => multiplyAdd(sum, x, coefficient));
  const shift = number(constants.roundingShift);

  const exponential = (
    high: Pair,
    options: { readonly low?: Pair; readonly bounded?: boolean; readonly within?: boolean } = {},
  ): Pair => {
    const { stepsPerUnit, stepHigh, stepLow, smallest, largest, third, fourth } = constants.exp;
    const argument = f.keep(high);
    // The table's powers are halved, so that the last doubling overflows where e^x does. A bounded argument needs no such care: a whole
    // step more in the shift doubles the power instead.
    const within = options.within === true;
    const bounded = within || options.bounded === true;
    const x = bounded ? argument : f.keep(apply('f64x2.pmin', argument, number(largest)));
    const toWhole = bounded ? number(constants.roundingShift + constants.exp.steps) : shift;
    const shifted = f.keep(multiplyAdd(x, number(stepsPerUnit), toWhole));
    const n = f.keep(subtract(shifted, toWhole));
    const rest = minusProduct(minusProduct(x, n, number(stepHigh)), n, number(stepLow));
    const r = f.keep(options.low === undefined ? rest : add(rest, options.low));
    const places8 = f.keep(apply('i32x4.shl', and(as('i32x4', shifted), f.constant('i32x4', constants.exp.steps - 1)), i32(3)));
    const root = loadSecondLane(
      load('f64x2.load64_zero', i32Lane(0, places8), places.rootsOfTwo),
      i32Lane(2, places8),
      places.rootsOfTwo,
    );
    const power = apply('i64x2.shl', as('i64x2', shifted), i32(exponentBits - stepBits));
    const scale = f.keep(as('f64x2', apply('i64x2.add', as('i64x2', root), power)));
    const series = multiplyAdd(times(r, r), horner(r, [number(0.5), number(third), number(fourth)]), r);
    const scaled = multiplyAdd(scale, series, scale);
    const result = bounded ? scaled : times(scaled, number(2));
    if (within) return f.keep(result);
    return f.keep(as('f64x2', andNot(as('i64x2', result), apply('f64x2.lt', argument, number(smallest)))));
  };

  const shortExp = (x: Pair, sign: 1 | -1 = 1): Pair => {
    const { steps, stepsPerUnit, first, second, third } = constants.shortExp;
    const y = f.keep(times(x, number(sign * stepsPerUnit)));
    const shifted = f.keep(add(y, shift));
    const r = f.keep(subtract(y, subtract(shifted, shift)));
    const places8 = f.keep(apply('i32x4.shl', and(as('i32x4', shifted), f.constant('i32x4', steps - 1)), i32(3)));
    const root = loadSecondLane(
      load('f64x2.load64_zero', i32Lane(0, places8), places.shortRoots),
      i32Lane(2, places8),
      places.shortRoots,
    );
    const power = apply('i64x2.shl', as('i64x2', shifted), i32(exponentBits - shortStepBits));
    const scale = f.keep(as('f64x2', apply('i64x2.add', as('i64x2', root), power)));
    const series = horner(r, [number(first), number(second), number(third)]);
    return f.keep(multiplyAdd(times(scale, series), r, scale));
  };

  const formulaExp = (value: Pair): Pair => {
    const x = f.keep(value);
    const moderate = f.keep(apply('f64x2.le', apply('f64x2.abs', x), number(constants.shortExp.moderate)));
    // Where only one lane is moderate the other may be anything: its result is thrown away.
    const result = f.variable('f64x2', shortExp(x));
    f.when(apply('i32.ne', apply('i64x2.bitmask', moderate), i32(3)), () => {
      f.set(result, select(moderate, result, exponential(x)));
    });
    return result;
  };

  const log = (value: Pair): Pair => {
    const { cut, ln2High, ln2Low, series, lift, liftExponent, smallestNormal } = constants.log;
    const x = f.keep(value);
    const lifted = f.variable('f64x2', x);
    const extra = f.variable('f64x2', number(0));
    const ordinary = f.keep(and(apply('f64x2.ge', x, number(smallestNormal)), apply('f64x2.lt', x, infinity)));
    const rare = f.keep(apply('i32.ne', apply('i64x2.bitmask', ordinary), i32(3)));
    f.when(rare, () => {
      const subnormal = f.keep(apply('f64x2.lt', x, number(smallestNormal)));
      f.set(lifted, select(subnormal, times(x, number(lift)), x));
      f.set(extra, as('f64x2', and(as('i64x2', number(liftExponent)), subnormal)));
    });
    const shiftedBits = apply('i64x2.add', as('i64x2', lifted), f.constant('i64x2', cut * 2 ** 32));
    const biased = f.keep(apply('i64x2.shr_u', shiftedBits, i32(exponentBits)));
    const exponent = apply('i64x2.shl', apply('i64x2.sub', biased, f.constant('i64x2', 1023)), i32(exponentBits));
    const mantissa = as('f64x2', apply('i64x2.sub', as('i64x2', lifted), exponent));
    // A whole number below 2^52 in the low bits of 2^52 is that number, once 2^52 is taken away.
    const k = f.keep(subtract(subtract(as('f64x2', or(biased, as('i64x2', number(2 ** 52)))), number(2 ** 52 + 1023)), extra));
    const t = f.keep(subtract(mantissa, one));
    const s = f.keep(divide(t, add(number(2), t)));
    const z = f.keep(times(s, s));
    const w = f.keep(times(z, z));
    const of = (...positions: readonly number[]): Pair =>
      horner(
        w,
        positions.map((position) => number(series[position] as number)),
      );
    const odd = times(w, of(1, 3, 5));
    const even = times(z, of(0, 2, 4, 6));
    const half = f.keep(times(times(number(0.5), t), t));
    const inner = multiplyAdd(s, add(half, add(even, odd)), times(k, number(ln2Low)));
    const result = f.variable('f64x2', subtract(times(k, number(ln2High)), subtract(subtract(half, inner), t)));
    f.when(rare, () => {
      const zero = apply('f64x2.eq', x, number(0));
      const valid = apply('f64x2.ge', x, number(0));
      f.set(result, select(apply('f64x2.eq', x, infinity), infinity, result));
      f.set(result, select(zero, number(Number.NEGATIVE_INFINITY), result));
      f.set(result, select(valid, result, number(Number.NaN)));
    });
    return result;
  };

  const log1p = (value: Pair): Pair => {
    const x = f.keep(value);
    const u = f.keep(add(one, x));
    const corrected = divide(times(log(u), x), subtract(u, one));
    const large = select(apply('f64x2.eq', u, infinity), u, corrected);
    return f.keep(select(apply('f64x2.eq', u, one), x, large));
  };

  const expm1 = (value: Pair): Pair => {
    const x = f.keep(value);
    const u = exponential(x);
    const difference = f.keep(subtract(u, one));
    const corrected = divide(times(difference, x), log(u));
    const extreme = or(apply('f64x2.eq', difference, number(-1)), apply('f64x2.eq', u, infinity));
    return f.keep(select(apply('f64x2.eq', u, one), x, select(extreme, difference, corrected)));
  };

  const pow = (base: Pair, exponent: Pair): Pair => {
    const e = f.keep(exponent);
    const power = exponential(times(e, log(base)));
    return f.keep(select(apply('f64x2.eq', e, number(0)), one, power));
  };

  const nearTail = (y: Pair): Pair => {
    const { stepsPerUnit, tableEnd, coefficients } = constants.normal;
    // pmin with the bound first sends NaN to the bound, so that every lane reads inside the table
    const bounded = f.keep(apply('f64x2.pmin', number(tableEnd), y));
    const shifted = f.keep(multiplyAdd(bounded, number(stepsPerUnit), shift));
    const n = subtract(shifted, shift);
    const d = f.keep(minusProduct(bounded, n, number(1 / stepsPerUnit)));
    const places64 = f.keep(apply('i32x4.shl', as('i32x4', shifted), i32(6)));
    const first = f.keep(i32Lane(0, places64));
    const second = f.keep(i32Lane(2, places64));
    const columns = Array.from({ length: (coefficients + 1) / 2 }, (_, row) => {
      const a = f.keep(load('f64x2.load', first, places.normalTail + 16 * row));
      const b = f.keep(load('f64x2.load', second, places.normalTail + 16 * row));
      return [shuffle(a, b, [0, 2]), shuffle(a, b, [1, 3])];
    }).flat();
    return horner(d, columns.slice(0, coefficients));
  };

  const farTail = (y: Pair): Pair => {
    const { inverseSqrtTwoPi, tailTop, tailBottom } = constants.normal;
    const coarse = f.keep(rounded(y));
    const high = times(times(number(-0.5), coarse), coarse);
    const low = times(times(number(-0.5), subtract(y, coarse)), add(y, coarse));
    const density = exponential(high, { low: f.keep(low) });
    const s = f.keep(divide(one, times(y, y)));
    const descending = (numbers: readonly number[]): Pair => horner(s, numbers.map((each) => number(each)).toReversed());
    const top = descending(tailTop);
    const bottom = descending([1, ...tailBottom]);
    return divide(times(density, subtract(number(inverseSqrtTwoPi), divide(times(s, top), bottom))), y);
  };

  const normalUpperTail = (value: Pair): Pair => {
    const z = f.keep(value);
    const y = f.keep(apply('f64x2.abs', z));
    const near = f.keep(apply('f64x2.le', y, number(constants.normal.tableEnd)));
    const tail = f.variable('f64x2', nearTail(y));
    f.when(apply('i32.ne', apply('i64x2.bitmask', near), i32(3)), () => {
      f.set(tail, select(near, tail, farTail(y)));
    });
    return f.keep(select(apply('f64x2.lt', z, number(0)), subtract(one, tail), tail));
  };

  const stirlingRest = (x: Pair): Pair => {
    const inverseSquare = f.keep(divide(one, times(x, x)));
    return divide(horner(inverseSquare, constants.gamma.stirling.map(number)), x);
  };

  const gammaScale = (value: Pair): Pair => {
    const { halfLogTwoPi, large } = constants.gamma;
    const a = f.keep(value);
    const logA = log(a);
    const direct = add(add(stirlingRest(a), number(halfLogTwoPi)), times(number(0.5), logA));
    const factors = Array.from({ length: large - 1 }, (_, i) => add(a, number(i + 1)));
    const product = factors.reduce((left, right) => times(left, right));
    const lifted = f.keep(add(a, number(large)));
    const power = subtract(times(subtract(lifted, number(0.5)), log(lifted)), lifted);
    const logGamma = subtract(add(add(power, number(halfLogTwoPi)), stirlingRest(lifted)), log(product));
    const fromLifted = add(subtract(logGamma, times(a, logA)), a);
    return f.keep(select(apply('f64x2.ge', a, number(large)), direct, fromLifted));
  };

  const gammaTail = (aValue: Pair, scale: Pair, logRatio: Pair, lower: Expression<'i64x2'>): Pair => {
    const { near, inverseFactorials, largestLog, mostTerms, smallestTerm, closeTo1 } = constants.gamma;
    const a = f.keep(aValue);
    const y = f.keep(apply('f64x2.pmin', logRatio, number(largestLog)));
    const ratio = exponential(y);
    const x = f.keep(times(a, ratio));
    const isNear = f.keep(apply('f64x2.le', apply('f64x2.abs', y), number(near)));
    const excess = f.variable('f64x2', subtract(subtract(ratio, one), y));
    f.when(anyTrue(isNear), () => {
      f.set(excess, select(isNear, times(times(y, y), horner(y, inverseFactorials.map(number))), excess));
    });
    const lead = exponential(subtract(apply('f64x2.neg', times(a, excess)), scale));
    const inSeries = f.keep(apply('f64x2.lt', x, add(a, one)));
    const result = f.variable('f64x2', number(0));
    const n = f.variable('f64x2', number(0));
    const whileAny = (lanes: Expression<'i64x2'>): Expression<'i32'> =>
      apply('i32.and', anyTrue(lanes), apply('f64.lt', f64Lane(0, n), f64(mostTerms)));
    f.when(anyTrue(inSeries), () => {
      const term = f.variable('f64x2', one);
      const sum = f.variable('f64x2', one);
      // A lane that is done stays as it is: its further terms are too small to move the sum.
      f.loop(() => {
        f.set(n, add(n, one));
        f.set(term, times(term, divide(x, add(a, n))));
        f.set(sum, add(sum, term));
        return whileAny(and(inSeries, apply('f64x2.gt', term, times(sum, number(smallestTerm)))));
      });
      const below = f.keep(times(lead, sum));
      f.set(result, select(lower, below, subtract(one, below)));
    });
    f.when(apply('i32.ne', apply('i64x2.bitmask', inSeries), i32(3)), () => {
      const b = f.variable('f64x2', subtract(add(x, one), a));
      const c = f.variable('f64x2', number(1e300));
      const d = f.variable('f64x2', divide(one, b));
      const fraction = f.variable('f64x2', d);
      const active = f.variable('i64x2', andNot(f.constant('i64x2', -1), inSeries));
      f.set(n, number(0));
      f.loop(() => {
        f.set(n, add(n, one));
        f.set(b, add(b, number(2)));
        const coefficient = f.keep(times(n, subtract(a, n)));
        f.set(d, divide(one, add(times(coefficient, d), b)));
        f.set(c, add(b, divide(coefficient, c)));
        const factor = f.keep(times(c, d));
        f.set(fraction, select(active, times(fraction, factor), fraction));
        f.set(active, and(active, apply('f64x2.ge', apply('f64x2.abs', subtract(factor, one)), number(closeTo1))));
        return whileAny(active);
      });
      const above = f.keep(times(times(lead, a), fraction));
      f.set(result, select(inSeries, result, select(lower, subtract(one, above), above)));
    });
    return result;
  };

  return {
    multiplyAdd,
    exp: (x) => exponential(x),
    expOfBounded: (x) => exponential(x, { bounded: true }),
    expWithin: (x) => exponential(x, { within: true }),
    expOfSum: (high, low) => exponential(high, { low }),
    shortExp,
    formulaExp,
    log,
    log1p,
    expm1,
    pow,
    normalUpperTail,
    normalCdf: (z) => normalUpperTail(apply('f64x2.neg', z)),
    gammaScale,
    gammaTail,
  };
};

/** Each lane to the nearest single-precision number. */
const rounded = (value: Pair): Pair => apply('f64x2.promote_low_f32x4', apply('f32x4.demote_f64x2_zero', value));
