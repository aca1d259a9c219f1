import { type DescendingGrid, gammaCurve } from './gamma-curve.ts';
import {
  and,
  andNot,
  anyTrue,
  apply,
  call,
  type Callable,
  columnStart,
  type Expression,
  float64Column,
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
  vectorMath,
} from '../kernel/index.ts';
import { SMALLEST_SURVIVAL } from './limits.ts';

/** `fillGammaCurve` on two lanes: the same operations in the same order, for a kernel that calls it before its time loop. */

type Pair = Expression<'f64x2'>;

const add = (a: Pair, b: Pair): Pair => apply('f64x2.add', a, b);
const subtract = (a: Pair, b: Pair): Pair => apply('f64x2.sub', a, b);
const times = (a: Pair, b: Pair): Pair => apply('f64x2.mul', a, b);
const divide = (a: Pair, b: Pair): Pair => apply('f64x2.div', a, b);
const larger = (a: Pair, b: Pair): Pair => apply('f64x2.pmax', a, b);
const greater = (a: Pair, b: Pair): Expression<'i64x2'> => apply('f64x2.gt', a, b);

const nodeColumns = ['nodes', 'halves', 'tenths', 'rests'] as const;
const spanColumns = ['factors', 'lengths'] as const;

/** What the grid takes in linear memory; nothing where there is no such curve. */
export const gammaGridRegions = (grid: DescendingGrid | undefined) =>
  [
    { name: 'gammaNodes', type: 'f64', length: grid?.nodes.length ?? 0, columns: nodeColumns.length },
    { name: 'gammaPoints', type: 'i32', length: grid?.points.length ?? 0 },
    { name: 'gammaSpans', type: 'f64', length: grid?.ends.length ?? 0, columns: spanColumns.length },
    { name: 'gammaEnds', type: 'i32', length: grid?.ends.length ?? 0 },
  ] as const satisfies readonly RegionRequest[];

type GammaRegions = Readonly<Record<ReturnType<typeof gammaGridRegions>[number]['name'], Region>>;

/** Writes the grid to where it was placed; places in columns of pairs and of numbers in bytes. */
export const writeGammaGrid = (memory: LinearMemory, regions: GammaRegions, grid: DescendingGrid): void => {
  for (const [position, name] of nodeColumns.entries()) float64Column(memory, regions.gammaNodes, position).set(grid[name]);
  for (const [position, name] of spanColumns.entries()) float64Column(memory, regions.gammaSpans, position).set(grid[name]);
  uint32Column(memory, regions.gammaPoints).set(grid.points.map((point) => 16 * point));
  uint32Column(memory, regions.gammaEnds).set(grid.ends.map((node) => 8 * node));
};

/** A function of mu, sigma, q and the address of a column of pairs of survival, one pair a time; q is 0 in no lane. */
export const addGammaCurve = (
  module: ModuleBuilder,
  tables: TablePlaces,
  regions: GammaRegions,
  spans: number,
): Callable<readonly ['f64x2', 'f64x2', 'f64x2', 'i32'], never> => {
  const tail = module.function({ parameters: ['f64x2', 'f64x2', 'f64x2', 'i64x2'], result: 'f64x2' }, (f, a, scale, y, lower) =>
    vectorMath(f, tables).gammaTail(a, scale, y, lower),
  );
  return module.function({ parameters: ['f64x2', 'f64x2', 'f64x2', 'i32'] }, (f, mu, sigma, q, out) => {
    const math = vectorMath(f, tables);
    const number = (value: number): Pair => f.constant('f64x2', value);
    const a = f.keep(divide(number(1), times(q, q)));
    const scale = math.gammaScale(a);
    const slope = f.keep(divide(q, sigma));
    const steep = f.keep(times(apply('f64x2.abs', slope), a));
    const product = f.keep(times(slope, a));
    const curvature = f.keep(times(slope, product));
    const rise = f.keep(subtract(a, scale));
    const slopeSquare = f.keep(times(slope, slope));
    const slopeSixth = f.keep(times(times(slopeSquare, slopeSquare), slopeSquare));
    const highest = f.keep(times(steep, math.exp(apply('f64x2.neg', scale))));
    const isLarge = f.keep(greater(a, number(gammaCurve.largestShape)));
    const lower = f.keep(apply('f64x2.lt', q, number(0)));

    const nodeColumn = (name: (typeof nodeColumns)[number], row: Expression<'i32'>): Pair =>
      load('f64x2.load64_splat', row, columnStart(regions.gammaNodes, nodeColumns.indexOf(name)));
    const spanColumn = (name: (typeof spanColumns)[number], row: Expression<'i32'>): Pair =>
      load('f64x2.load64_splat', row, columnStart(regions.gammaSpans, spanColumns.indexOf(name)));
    const half = (row: Expression<'i32'>): Expression<'i32'> => apply('i32.shr_u', row, i32(1));
    const pointOf = (row: Expression<'i32'>): Expression<'i32'> => load('i32.load', half(row), columnStart(regions.gammaPoints));
    const logOf = (row: Expression<'i32'>): Pair => f.keep(times(slope, subtract(nodeColumn('nodes', row), mu)));
    const direct = (y: Pair): Pair => f.keep(call(tail, a, scale, y, lower));
    const densityAt = (y: Pair, ratio: Pair): Pair =>
      f.keep(times(steep, math.expOfBounded(add(times(a, subtract(y, ratio)), rise))));
    const bounded = (survival: Pair): Pair => larger(apply('f64x2.pmin', survival, number(1)), number(SMALLEST_SURVIVAL));
    const changeOf = (z: Pair): Pair => subtract(times(z, add(z, slope)), curvature);

    const start = i32(0);
    const y1 = f.variable('f64x2', logOf(start));
    const survival = f.variable('f64x2', direct(y1));
    f.store('f64x2.store', apply('i32.add', out, pointOf(start)), 0, bounded(survival));
    const first = f.variable('i32', start);
    const ratio1 = f.variable('f64x2', math.exp(y1));
    const f1 = f.variable('f64x2', densityAt(y1, ratio1));
    f.count(i32(0), i32(8 * spans), 8, (span) => {
      const end = f.keep(load('i32.load', half(span), columnStart(regions.gammaEnds)));
      const y0 = logOf(end);
      const ratio0 = math.exp(y0);
      const f0 = densityAt(y0, ratio0);
      const [x0, x1] = [f.keep(times(a, ratio0)), f.keep(times(a, ratio1))];
      const [d0, d1] = [f.keep(subtract(a, x0)), f.keep(subtract(a, x1))];
      const distance = f.keep(larger(apply('f64x2.abs', d0), apply('f64x2.abs', d1)));
      const x = f.keep(larger(x0, x1));
      const square = f.keep(times(distance, distance));
      const sixth = add(
        add(
          times(square, add(times(square, add(square, times(number(15), x))), times(x, add(times(number(45), x), number(15))))),
          times(times(distance, x), add(add(times(number(20), square), times(number(60), x)), number(6))),
        ),
        times(x, add(times(x, add(times(number(15), x), number(25))), number(1))),
      );
      const error = f.keep(times(times(slopeSixth, spanColumn('factors', span)), sixth));
      const top = select(apply('f64x2.lt', times(d0, d1), number(0)), highest, larger(f0, f1));
      const limit = number(gammaCurve.tolerance);
      const outside = or(
        or(greater(y0, number(gammaCurve.largestLog)), greater(y1, number(gammaCurve.largestLog))),
        or(apply('f64x2.lt', y0, number(gammaCurve.smallestLog)), apply('f64x2.lt', y1, number(gammaCurve.smallestLog))),
      );
      const coarse = and(
        greater(error, limit),
        greater(times(times(error, spanColumn('lengths', span)), top), times(limit, survival)),
      );
      const left = f.keep(or(or(isLarge, outside), coarse));
      const next = apply('i32.add', first, i32(8));
      const behind = f.keep(apply('i32.add', end, i32(8)));
      f.when(apply('i32.ne', apply('i64x2.bitmask', left), i32(3)), () => {
        const density1 = f.variable('f64x2', f1);
        const z1 = f.keep(subtract(product, times(product, ratio1)));
        const slope1 = f.variable('f64x2', times(f1, z1));
        const bend1 = f.variable('f64x2', times(f1, changeOf(z1)));
        f.count(next, behind, 8, (row) => {
          const y = logOf(row);
          const ratio = math.expWithin(y);
          const density = densityAt(y, ratio);
          const z = f.keep(subtract(product, times(product, ratio)));
          const slopeDensity = f.keep(times(density, z));
          const bendDensity = f.keep(times(density, changeOf(z)));
          f.set(
            survival,
            add(
              survival,
              add(
                add(
                  times(nodeColumn('halves', row), add(density1, density)),
                  times(nodeColumn('tenths', row), subtract(slopeDensity, slope1)),
                ),
                times(nodeColumn('rests', row), add(bend1, bendDensity)),
              ),
            ),
          );
          f.store('f64x2.store', apply('i32.add', out, pointOf(row)), 0, bounded(survival));
          f.set(density1, density);
          f.set(slope1, slopeDensity);
          f.set(bend1, bendDensity);
        });
      });
      f.when(anyTrue(left), () => {
        const least = direct(y0);
        const dead = f.keep(apply('f64x2.lt', least, number(SMALLEST_SURVIVAL)));
        const alive = f.keep(anyTrue(andNot(left, dead)));
        f.count(next, behind, 8, (row) => {
          const point = f.keep(pointOf(row));
          f.when(point, () => {
            const place = f.keep(apply('i32.add', out, point));
            const value = f.variable('f64x2', number(SMALLEST_SURVIVAL));
            f.when(alive, () => {
              f.set(value, select(dead, value, bounded(direct(logOf(row)))));
            });
            f.store('f64x2.store', place, 0, select(left, value, load('f64x2.load', place)));
          });
        });
        f.set(survival, select(left, least, survival));
      });
      f.set(first, end);
      f.set(y1, y0);
      f.set(ratio1, ratio0);
      f.set(f1, f0);
    });
    return undefined;
  });
};
