import {
  andNot,
  and,
  anyTrue,
  apply,
  call,
  type Callable,
  columnStart,
  type Expression,
  float64Column,
  type FunctionBuilder,
  i32,
  type LinearMemory,
  load,
  type ModuleBuilder,
  or,
  type Region,
  type RegionRequest,
  select,
  type TablePlaces,
  uint32Column,
  type Variable,
  type VectorMath,
  vectorMath,
} from '../kernel/index.ts';
import { type FilledCurve, LOG_HAZARDS } from '../curves/parametric.ts';
import {
  type DescendingGrid,
  INVERSE_SQRT_TWO_PI,
  LAYOUTS,
  LIMITS,
  SIXTH,
  SMALL,
  STEP_TOLERANCE,
  TOLERANCE,
  TWELFTH,
} from './integral.ts';
import { SMALLEST_SURVIVAL } from './limits.ts';

/** integral.ts on two lanes: the same operations in the same order, for a kernel that calls it before its time loop. */

type Pair = Expression<'f64x2'>;
type Mask = Expression<'i64x2'>;
type Address = Expression<'i32'>;

const add = (a: Pair, b: Pair): Pair => apply('f64x2.add', a, b);
const subtract = (a: Pair, b: Pair): Pair => apply('f64x2.sub', a, b);
const times = (a: Pair, b: Pair): Pair => apply('f64x2.mul', a, b);
const divide = (a: Pair, b: Pair): Pair => apply('f64x2.div', a, b);
const negative = (a: Pair): Pair => apply('f64x2.neg', a);
const size = (a: Pair): Pair => apply('f64x2.abs', a);
const notBelow = (a: Pair, least: Pair): Pair => apply('f64x2.pmax', a, least);
const notAbove = (a: Pair, most: Pair): Pair => apply('f64x2.pmin', a, most);
const greater = (a: Pair, b: Pair): Mask => apply('f64x2.gt', a, b);
const less = (a: Pair, b: Pair): Mask => apply('f64x2.lt', a, b);
const plus = (a: Address, b: Address): Address => apply('i32.add', a, b);

const layoutNumbers = ['steps', 'factors', 'drifts'] as const;

/** What the grid takes in linear memory; nothing where no curve is integrated. */
export const integralRegions = (grid: DescendingGrid | undefined) => {
  const spans = grid?.ends.length ?? 0;
  return [
    { name: 'spanEnds', type: 'i32', length: spans },
    { name: 'spanLengths', type: 'f64', length: spans },
    { name: 'layouts', type: 'f64', length: spans * LAYOUTS.length, columns: layoutNumbers.length },
    { name: 'layoutSteps', type: 'i32', length: spans * LAYOUTS.length, columns: 2 },
    { name: 'stepUntil', type: 'i32', length: (grid?.until.length ?? 0) + 1 },
    { name: 'shares', type: 'f64', length: grid?.shares.length ?? 0 },
    { name: 'logTime', type: 'f64', length: (grid?.logTime.length ?? 0) + 1 },
  ] as const satisfies readonly RegionRequest[];
};

type Regions = Readonly<Record<ReturnType<typeof integralRegions>[number]['name'], Region>>;

/** Writes the grid to where it was placed; positions in columns of numbers, and of pairs of survival, in bytes. */
export const writeIntegralGrid = (memory: LinearMemory, regions: Regions, grid: DescendingGrid): void => {
  const inBytes = (positions: Uint32Array, width: number): Uint32Array => positions.map((position) => width * position);
  uint32Column(memory, regions.spanEnds).set(inBytes(grid.ends, 8));
  float64Column(memory, regions.spanLengths).set(grid.lengths);
  for (const [position, name] of layoutNumbers.entries()) float64Column(memory, regions.layouts, position).set(grid[name]);
  uint32Column(memory, regions.layoutSteps, 0).set(inBytes(grid.from, 8));
  uint32Column(memory, regions.layoutSteps, 1).set(inBytes(grid.to, 8));
  // One place ahead, so that the word before a step's says where its times begin.
  uint32Column(memory, regions.stepUntil).set(inBytes(grid.until, 8), 1);
  float64Column(memory, regions.shares).set(grid.shares);
  float64Column(memory, regions.logTime).set(grid.logTime);
};

type Scaled = readonly [value: Pair, slope: Pair, bend: Pair];

/** A place on a curve by the names of what is known of it: `density`, `place` and what the family adds, each kept. */
type Place = Readonly<Record<'density' | 'place' | 'y' | 'ratio', Pair>>;

/** As `Family` in integral.ts. `walk` gives the first node and what writes the next, whose number is given. */
interface Family {
  readonly survival: (u: Pair) => Pair;
  readonly at: (u: Pair) => Place;
  readonly outside: (place: Place) => Mask;
  readonly sixth: (one: Place, other: Place) => Pair;
  readonly drift: (one: Place, other: Place) => Pair;
  readonly highest: Pair;
  readonly peaks: (one: Place, other: Place) => Mask;
  readonly walk: (start: Place, h: Pair) => { readonly first: Scaled; readonly next: (node: Pair) => Scaled };
}

type Tail = Callable<readonly ['f64x2', 'f64x2', 'f64x2', 'i64x2'], 'f64x2'>;

interface Lanes {
  readonly f: FunctionBuilder;
  readonly math: VectorMath;
  readonly number: (value: number) => Pair;
}

const gammaFamily = ({ f, math, number }: Lanes, mu: Pair, sigma: Pair, q: Pair, tail: Tail): Family => {
  const a = f.keep(divide(number(1), times(q, q)));
  const scale = math.gammaScale(a);
  const slope = f.keep(divide(q, sigma));
  const steep = f.keep(times(size(slope), a));
  const rise = f.keep(subtract(a, scale));
  const square = f.keep(times(slope, slope));
  const slopeSixth = f.keep(times(times(square, square), square));
  const lower = f.keep(less(q, number(0)));
  const logOf = (u: Pair): Pair => times(slope, subtract(u, mu));
  const shape = (y: Pair, ratio: Pair): Pair =>
    math.shortExp(notBelow(add(times(a, subtract(y, ratio)), rise), number(LIMITS.smallestExponent)));
  return {
    survival: (u) => call(tail, a, scale, logOf(u), lower),
    at: (u) => {
      const y = f.keep(notBelow(notAbove(logOf(u), number(LIMITS.largestLog)), number(LIMITS.smallestLog)));
      const ratio = math.shortExp(y);
      return { density: f.keep(times(steep, shape(y, ratio))), place: f.keep(times(a, ratio)), y, ratio };
    },
    outside: ({ place }) =>
      or(
        or(greater(place, number(LIMITS.largestPlace)), less(place, number(LIMITS.smallestPlace))),
        greater(a, number(LIMITS.largestShape)),
      ),
    sixth: ({ place: x0 }, { place: x1 }) => {
      const x = f.keep(notBelow(x0, x1));
      const d = f.keep(notBelow(size(subtract(a, x0)), size(subtract(a, x1))));
      const dd = f.keep(times(d, d));
      const scaled = (factor: number, value: Pair): Pair => times(number(factor), value);
      const even = times(dd, add(times(dd, add(dd, scaled(15, x))), times(x, add(scaled(45, x), number(15)))));
      const odd = times(times(d, x), add(add(scaled(20, dd), scaled(60, x)), number(6)));
      const rest = times(x, add(times(x, add(scaled(15, x), number(25))), number(1)));
      return times(slopeSixth, add(add(even, odd), rest));
    },
    drift: ({ place: x0 }, { place: x1 }) => notBelow(x0, x1),
    highest: f.keep(times(steep, math.exp(negative(scale)))),
    peaks: ({ place: x0 }, { place: x1 }) => less(times(subtract(a, x0), subtract(a, x1)), number(0)),
    walk: (start, h) => {
      const by = f.keep(times(slope, h));
      const product = f.keep(times(by, a));
      const curvature = f.keep(times(by, product));
      const height = f.keep(times(steep, h));
      const decay = math.shortExp(negative(by));
      const y = f.keep(start.y);
      const ratio = f.variable('f64x2', start.ratio);
      const at = (node: Pair): Scaled => {
        const value = f.keep(times(height, shape(subtract(y, times(by, node)), ratio)));
        const z = f.keep(subtract(product, times(product, ratio)));
        return [value, negative(times(value, z)), times(value, subtract(times(z, add(z, by)), curvature))];
      };
      return {
        first: at(number(0)),
        next: (node) => {
          f.set(ratio, times(ratio, decay));
          return at(node);
        },
      };
    },
  };
};

const normalFamily = ({ f, math, number }: Lanes, mu: Pair, sigma: Pair): Family => {
  const inverse = f.keep(divide(number(1), sigma));
  const square = f.keep(times(inverse, inverse));
  const highest = f.keep(times(inverse, number(INVERSE_SQRT_TWO_PI)));
  const sixth = f.keep(times(times(square, square), square));
  const shape = (v: Pair): Pair => math.shortExp(notBelow(times(times(number(-0.5), v), v), number(LIMITS.smallestExponent)));
  return {
    survival: (u) => math.normalUpperTail(divide(subtract(u, mu), sigma)),
    at: (u) => {
      const v = f.keep(times(subtract(u, mu), inverse));
      return { density: f.keep(times(highest, shape(v))), place: v, y: v, ratio: v };
    },
    outside: ({ place }) => greater(size(place), number(LIMITS.largestPlace)),
    sixth: ({ place: v0 }, { place: v1 }) => {
      const v = f.keep(notBelow(size(v0), size(v1)));
      const vv = f.keep(times(v, v));
      return times(sixth, add(times(vv, add(times(vv, add(vv, number(15))), number(45))), number(15)));
    },
    drift: () => number(0),
    highest,
    peaks: ({ place: v0 }, { place: v1 }) => less(times(v0, v1), number(0)),
    walk: (start, h) => {
      const by = f.keep(times(inverse, h));
      const bySquare = f.keep(times(by, by));
      const height = f.keep(times(highest, h));
      const from = f.keep(start.place);
      const at = (node: Pair): Scaled => {
        const v = f.keep(subtract(from, times(by, node)));
        const value = f.keep(times(height, shape(v)));
        return [value, times(value, times(v, by)), times(value, times(bySquare, subtract(times(v, v), number(1))))];
      };
      return { first: at(number(0)), next: at };
    },
  };
};

/** Writes the integral of a curve into `f`; `out` is the first byte of a column of pairs, one a time. */
const writeIntegral = (lanes: Lanes, regions: Regions, cycles: number, spans: number, out: Address, family: Family): void => {
  const { f, number } = lanes;
  const column = (region: Region, at: Address, position = 0): Pair => load('f64x2.load64_splat', at, columnStart(region, position));
  /** Of a column of words, by the position of a number in a column of numbers. */
  const word = (region: Region, at: Address, position = 0): Address =>
    load('i32.load', apply('i32.shr_u', at, i32(1)), columnStart(region, position));
  const layoutColumn = (name: (typeof layoutNumbers)[number], row: Address): Pair =>
    column(regions.layouts, row, layoutNumbers.indexOf(name));
  const bounded = (survival: Pair): Pair => notBelow(notAbove(survival, number(1)), number(SMALLEST_SURVIVAL));
  const kept = ({ density, place, y, ratio }: Place): Readonly<Record<keyof Place, Variable<'f64x2'>>> => ({
    density: f.keep(density),
    place: f.keep(place),
    y: f.keep(y),
    ratio: f.keep(ratio),
  });
  const pairAt = (time: Address): Address => plus(out, apply('i32.shl', time, i32(1)));
  const direct = (time: Address): Pair => f.keep(family.survival(f.keep(column(regions.logTime, time))));

  /** One span by one layout; `lane` has the lanes that it counts for, all where it is absent. */
  const layOut = (row: Address, start: Address, right: Place, survival: Variable<'f64x2'>, lane?: Mask): void => {
    const sum = f.variable('f64x2', survival);
    const place = f.variable('i32', pairAt(start));
    const begin = f.keep(word(regions.layoutSteps, row, 0));
    const share = f.variable('i32', word(regions.stepUntil, begin));
    const walk = family.walk(right, f.keep(layoutColumn('steps', row)));
    const { first } = walk;
    const [g0, g1, g2] = [f.variable('f64x2', first[0]), f.variable('f64x2', first[1]), f.variable('f64x2', first[2])];
    const node = f.variable('f64x2', number(0));
    f.count(begin, word(regions.layoutSteps, row, 1), 8, (step) => {
      f.set(node, add(node, number(1)));
      const next = walk.next(node);
      const [value, slope, curve] = [f.keep(next[0]), f.keep(next[1]), f.keep(next[2])];
      const rise = f.keep(subtract(subtract(subtract(value, g0), g1), times(number(0.5), g2)));
      const turn = f.keep(subtract(subtract(slope, g1), g2));
      const bend = f.keep(subtract(curve, g2));
      const c2 = f.keep(times(number(0.5), g1));
      const c3 = f.keep(times(number(SIXTH), g2));
      const c4 = f.keep(add(subtract(times(number(2.5), rise), turn), times(number(0.125), bend)));
      const c5 = f.keep(subtract(subtract(times(number(1.4), turn), times(number(3), rise)), times(number(0.2), bend)));
      const c6 = f.keep(add(subtract(rise, times(number(0.5), turn)), times(number(TWELFTH), bend)));
      const until = f.keep(word(regions.stepUntil, plus(step, i32(8))));
      f.when(apply('i32.lt_u', share, until), () => {
        f.loop(() => {
          const s = f.keep(column(regions.shares, share));
          const inner = [c5, c4, c3, c2, g0].reduce((total: Pair, coefficient) => add(times(total, s), coefficient), c6);
          const value = bounded(add(times(inner, s), sum));
          f.set(place, apply('i32.sub', place, i32(16)));
          f.store('f64x2.store', place, 0, lane === undefined ? value : select(lane, value, load('f64x2.load', place)));
          f.set(share, plus(share, i32(8)));
          return apply('i32.lt_u', share, until);
        });
      });
      f.set(sum, add(sum, add(add(add(add(add(g0, c2), c3), c4), c5), c6)));
      f.set(g0, value);
      f.set(g1, slope);
      f.set(g2, curve);
    });
    f.set(survival, lane === undefined ? sum : select(lane, sum, survival));
  };

  const start = f.variable('i32', i32(8 * cycles));
  const survival = f.variable('f64x2', direct(start));
  f.store('f64x2.store', pairAt(start), 0, bounded(survival));
  const right = kept(family.at(f.keep(column(regions.logTime, start))));
  f.count(i32(0), i32(8 * spans), 8, (span) => {
    const end = f.keep(word(regions.spanEnds, span));
    const left = kept(family.at(f.keep(column(regions.logTime, end))));
    const sixth = f.keep(family.sixth(left, right));
    const drift = f.keep(family.drift(left, right));
    const top = select(family.peaks(left, right), family.highest, notBelow(left.density, right.density));
    const part = f.keep(times(column(regions.spanLengths, span), top));
    const limit = f.keep(times(number(TOLERANCE), notBelow(survival, number(SMALL))));
    const outside = f.keep(or(family.outside(left), family.outside(right)));
    /** Lanes for which no layout has been good enough so far. */
    const open = f.variable('i64x2', andNot(f.constant('i64x2', -1), outside));
    const row = f.variable('i32', span);
    f.when(anyTrue(open), () => {
      f.loop(() => {
        const error = f.keep(add(times(layoutColumn('factors', row), sixth), times(layoutColumn('drifts', row), drift)));
        const coarse = and(greater(error, number(STEP_TOLERANCE)), greater(times(error, part), limit));
        const good = f.keep(andNot(open, coarse));
        f.when(
          apply('i32.eq', apply('i64x2.bitmask', good), i32(3)),
          () => layOut(row, start, right, survival),
          () => {
            f.when(anyTrue(good), () => layOut(row, start, right, survival, good));
          },
        );
        f.set(open, andNot(open, good));
        f.set(row, plus(row, i32(8 * spans)));
        return apply('i32.and', anyTrue(open), apply('i32.lt_u', row, i32(8 * spans * LAYOUTS.length)));
      });
    });
    const directly = f.keep(or(open, outside));
    f.when(anyTrue(directly), () => {
      const least = direct(end);
      const gone = f.keep(less(least, number(SMALLEST_SURVIVAL)));
      const alive = f.keep(anyTrue(andNot(directly, gone)));
      f.count(end, start, 8, (time) => {
        const value = f.variable('f64x2', number(SMALLEST_SURVIVAL));
        f.when(alive, () => {
          f.set(value, select(gone, value, bounded(direct(time))));
        });
        const place = f.keep(pairAt(time));
        f.store('f64x2.store', place, 0, select(directly, value, load('f64x2.load', place)));
      });
      f.set(survival, select(directly, least, survival));
    });
    f.set(start, end);
    for (const name of ['density', 'place', 'y', 'ratio'] as const) f.set(right[name], left[name]);
  });
};

/** As `weibullSurvival` in curves.ts. */
const writeWeibull = (
  { f, math, number }: Lanes,
  regions: Regions,
  cycles: number,
  out: Address,
  shape: Pair,
  scale: Pair,
): void => {
  const logScale = math.log(scale);
  // Two times together; the last may be one beyond the last time, where there is room.
  f.count(i32(8), i32(8 * (cycles + 1)), 16, (time) => {
    const place = f.keep(plus(out, apply('i32.shl', time, i32(1))));
    for (const beside of [0, 1]) {
      const logTime = load('f64x2.load64_splat', time, columnStart(regions.logTime) + 8 * beside);
      const logHazard = times(shape, subtract(logTime, logScale));
      const kept = notBelow(notAbove(logHazard, number(LOG_HAZARDS.largest)), number(LOG_HAZARDS.smallest));
      const survival = math.shortExp(math.shortExp(f.keep(kept)), -1);
      f.store('f64x2.store', place, 16 * beside, notBelow(survival, number(SMALLEST_SURVIVAL)));
    }
  });
};

/** Functions that fill a column: up to three arguments of the curve, and the first byte of a column of pairs, one a time. */
export type FillColumn = Callable<readonly ['f64x2', 'f64x2', 'f64x2', 'i32'], never>;

/** Adds the function of one type of curve to a module, as its fill in curves.ts; q is 0 in no lane. */
export const addFill = (
  module: ModuleBuilder,
  tables: TablePlaces,
  regions: Regions,
  grid: DescendingGrid,
  type: FilledCurve,
): FillColumn => {
  const tail = module.function({ parameters: ['f64x2', 'f64x2', 'f64x2', 'i64x2'], result: 'f64x2' }, (f, a, scale, y, lower) =>
    vectorMath(f, tables).gammaTail(a, scale, y, lower),
  );
  return module.function({ parameters: ['f64x2', 'f64x2', 'f64x2', 'i32'] }, (f, one, two, three, out) => {
    const lanes: Lanes = { f, math: vectorMath(f, tables), number: (value) => f.constant('f64x2', value) };
    const cycles = grid.logTime.length - 1;
    if (type === 'weibull') writeWeibull(lanes, regions, cycles, out, one, two);
    else {
      const family = type === 'logNormal' ? normalFamily(lanes, one, two) : gammaFamily(lanes, one, two, three, tail);
      writeIntegral(lanes, regions, cycles, grid.ends.length, out, family);
    }
    return undefined;
  });
};
