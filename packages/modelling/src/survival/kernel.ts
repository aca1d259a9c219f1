import { highest, lowest } from '../curves/limits.ts';
import { type FilledCurve, formOf, hasVectorCode, NO_GAMMA, type ParametricType, type VectorCurve } from '../curves/parametric.ts';
import { placeOf } from '../curves/operators.ts';
import { type CurvePlan, curvesRead, givesSurvival } from '../curves/plan.ts';
import type { Accrual, AccrualSource, Plan, StrategyPlan, Weight } from './compile.ts';
import { dyingShare, SUM_TOLERANCE } from './compile.ts';
import {
  apply,
  columnStart,
  float64Column,
  i32,
  load,
  type LinearMemory,
  ModuleBuilder,
  or,
  placeTables,
  planMemory,
  select,
  tableBytes,
  type Variable,
  vectorMath,
  type WebAssemblyHost,
  writeTables,
} from '../kernel/index.ts';
import type { Operand } from '../program.ts';
import type { DrawKernel } from '../evaluator.ts';
import { at } from '../run-parts.ts';
import {
  add,
  atLeast,
  atMost,
  divide,
  formulasHaveVectorCode,
  type Mask,
  needed,
  negative,
  type Pair,
  type Row,
  startModule,
  subtract,
  type Surroundings,
  times,
  varyingRegisters,
  writeScalarSteps,
  writeStep,
} from '../vector-program.ts';
import { addFill, integralRegions, writeIntegralGrid } from './integral-kernel.ts';
import { LARGEST_HAZARD, SMALLEST_SURVIVAL } from './limits.ts';
import { hasOperatorCode, isOperator, operatorColumns, operatorWork } from './operators-kernel.ts';
import type { Arithmetic } from '../types.ts';

/** What the scalar path has worked out for all draws. */
export interface Fixed {
  /** Hazard and bounded survival of the curves that do not vary. */
  readonly hazards: readonly Float64Array[];
  readonly survival: readonly Float64Array[];
  /** By strategy, the sums over cycles that do not vary, before they are multiplied with a scalar. */
  readonly sums: readonly ReadonlyMap<Accrual, number>[];
}

/** Draws that a call of the kernel runs at most; the result does not depend on it. */
const CAPACITY = 128;
/** e^4 = 54.6 is above the largest hazard. */
const ABOVE_LARGEST = 4;

/** e^x up to the largest hazard; above, something larger than that. */
const cappedExp = ({ math, number }: Surroundings, x: Pair): Pair => math.expOfBounded(atMost(x, number(ABOVE_LARGEST)));

/** What a curve needs of the clock: the time in years and its logarithm at the end of the cycle. */
interface Clock {
  readonly time: () => Pair;
  readonly logTime: () => Pair;
}

/** The part of a curve that is the same in every cycle is kept at once; what is returned gives hazard or survival at a time. */
type Curve = (around: Surroundings, a: Pair, b: Pair, c: Pair) => (clock: Clock) => Pair;

const capped = ({ f, number }: Surroundings, hazard: Pair): Pair => f.keep(atMost(hazard, number(LARGEST_HAZARD)));

const notTooSmall = ({ f, number }: Surroundings, survival: Pair): Pair => f.keep(atLeast(survival, number(SMALLEST_SURVIVAL)));

/** Where a generalised gamma curve is log-normal: a matter for the scalar path. */
const isFlat = ({ number }: Surroundings, q: Pair): Mask => apply('f64x2.lt', apply('f64x2.abs', q), number(NO_GAMMA));

/** Curves as in curves/parametric.ts that are worked out cycle by cycle. */
const vectorCurves: Readonly<Record<Exclude<VectorCurve, 'generalisedGamma' | 'logNormal'>, Curve>> = {
  exponential: (around, rate) => (clock) => capped(around, times(rate, clock.time())),
  weibull: (around, shape, scale) => {
    const logScale = around.math.log(scale);
    return (clock) => capped(around, cappedExp(around, times(shape, subtract(clock.logTime(), logScale))));
  },
  weibullPH: (around, shape, scale) => (clock) => capped(around, times(scale, around.math.exp(times(shape, clock.logTime())))),
  gompertz: (around, shape, rate) => {
    const { f, math, number } = around;
    const flat = f.keep(apply('f64x2.eq', shape, number(0)));
    return (clock) => {
      const time = f.keep(clock.time());
      const grown = divide(times(rate, math.expm1(times(shape, time))), shape);
      return capped(around, select(flat, times(rate, time), grown));
    };
  },
  logLogistic: (around, shape, scale) => {
    const { math, number } = around;
    const logScale = math.log(scale);
    return (clock) => {
      const odds = math.exp(times(shape, subtract(clock.logTime(), logScale)));
      return notTooSmall(around, divide(number(1), add(number(1), odds)));
    };
  },
};

/** Arrays, equal ones kept once: what is stored in memory for all draws. */
class SharedColumns {
  readonly arrays: Float64Array[] = [];
  readonly #known = new Map<Float64Array, number>();

  /** The position of an array with these numbers. */
  place(values: Float64Array): number {
    const known = this.#known.get(values);
    if (known !== undefined) return known;
    const equal = this.arrays.findIndex(
      (other) => other.length === values.length && other.every((value, k) => Object.is(value, values[k])),
    );
    const position = equal === -1 ? this.arrays.push(values) - 1 : equal;
    this.#known.set(values, position);
    return position;
  }
}

/** A sum over cycles, kept in two lanes. */
interface Sum {
  readonly source: AccrualSource;
  readonly weight: Weight;
  readonly factor: Operand | undefined;
  readonly total: Variable<'f64x2'>;
}

const sourceKey = (source: AccrualSource): string => ('state' in source ? `${source.type} ${source.state}` : source.type);

/** Whether there is vector code for a curve. */
const hasCurveCode = (curve: CurvePlan, plan: Plan): boolean => {
  const { form, grid } = curve;
  if (form.type === 'parametric') return grid === 0 && hasVectorCode(form.curve);
  return form.type === 'ratio' ? grid === 0 : hasOperatorCode(curve, plan);
};

/** Whether every formula has vector code. */
const expressible = (plan: Plan): boolean =>
  plan.curves.every((curve) => !curve.byDraw || hasCurveCode(curve, plan)) && formulasHaveVectorCode(plan.program, plan.sampled);

interface Needs {
  /** Curves that bound a state, and curves whose cumulative hazard is worked out or read. */
  readonly bounded: ReadonlySet<number>;
  readonly hazards: ReadonlySet<number>;
}

/** Positions of the curves whose cumulative hazard is worked out in each draw, or read by one that is. */
const hazardsNeeded = (curves: readonly CurvePlan[], bounded: ReadonlySet<number>): ReadonlySet<number> => {
  const needed = new Set<number>();
  for (const [index, { byDraw, form }] of [...curves.entries()].toReversed()) {
    if (!byDraw || !(bounded.has(index) || needed.has(index))) continue;
    needed.add(index);
    for (const read of curvesRead(form)) needed.add(read);
  }
  return needed;
};

/** Everything that is the same in all draws and is read cycle by cycle. */
const shareColumns = (plan: Plan, fixed: Fixed, { bounded, hazards }: Needs): SharedColumns => {
  const shared = new SharedColumns();
  const { grid, floor, curves, program, strategies } = plan;
  shared.place(grid.time);
  shared.place(grid.logTime);
  if (floor.type !== 'none') {
    const { cumulative, increments, survival, factors } = floor.population;
    for (const values of [cumulative, increments, survival, factors]) shared.place(values);
  }
  for (const [index, { byDraw, form }] of curves.entries()) {
    if (form.type === 'ratio' && form.weights !== undefined) shared.place(form.weights);
    if (byDraw) {
      for (const values of operatorColumns(form)) shared.place(values);
      continue;
    }
    if (hazards.has(index)) shared.place(at(fixed.hazards, index));
    if (bounded.has(index)) shared.place(at(fixed.survival, index));
  }
  for (const { a, b, c } of program.columnSteps)
    for (const operand of [a, b, c])
      if (operand.kind === 'column' && !operand.byDraw) shared.place(at(program.columns, operand.register));
  for (const { lifeYears, qalys, costs } of strategies)
    for (const { discounted } of [...lifeYears, ...qalys, ...costs.map(({ accrual }) => accrual)]) shared.place(discounted.values);
  return shared;
};

/** What the parts of the function share while it is written. */
interface Writing extends Surroundings {
  readonly plan: Plan;
  /** A column of all draws at a cycle, or one cycle before. */
  readonly column: (values: Float64Array, row: Row, back?: 0 | 1) => Pair;
  readonly scalars: ReadonlyMap<number, Pair>;
  /** Fills the column of a curve that is integrated; the column's first byte. */
  readonly fillColumn: (curve: CurvePlan, type: FilledCurve, a: Pair, b: Pair, c: Pair) => number;
}

/** The formulas that change between draws and between cycles, at one cycle. */
const writeColumnSteps = (writing: Writing, row: Row): ReadonlyMap<number, Pair> => {
  const { f, plan, scalars, column } = writing;
  const results = new Map<number, Pair>();
  const value = ({ kind, register, byDraw }: Operand): Pair => {
    if (kind === 'scalar') return needed(scalars, register);
    return byDraw ? needed(results, register) : f.keep(column(at(plan.program.columns, register), row));
  };
  for (const { operation, a, b, c, to } of plan.program.columnSteps) {
    const decimals = plan.program.scalars[b.register] as number;
    results.set(to, f.keep(writeStep(writing, operation, [() => value(a), () => value(b), () => value(c)], decimals)));
  }
  return results;
};

/** All ones where an argument is not in the domain of its curve, or of its vector code. */
const writeArgumentChecks = (writing: Writing): Variable<'i64x2'> => {
  const { f, plan, scalars, number } = writing;
  const bad = f.variable('i64x2', f.constant('i64x2', 0));
  for (const curve of plan.curves) {
    const { byDraw, arguments: list, form } = curve;
    if (!byDraw) continue;
    if (form.type === 'parametric' && form.curve === 'generalisedGamma')
      f.set(bad, or(bad, isFlat(writing, argumentOf(writing, curve, 2))));
    for (const { operand, limits } of list) {
      const value = needed(scalars, operand.register);
      const [least, most] = [lowest(limits), highest(limits)];
      f.set(bad, or(bad, apply('f64x2.ne', value, value)));
      if (limits.above !== undefined) f.set(bad, or(bad, apply('f64x2.le', value, number(limits.above))));
      if (least !== undefined) f.set(bad, or(bad, apply('f64x2.lt', value, number(least))));
      if (most !== undefined) f.set(bad, or(bad, apply('f64x2.gt', value, number(most))));
    }
  }
  return bad;
};

/** One curve while the cycles go by: `step` works a cycle out, once; what follows reads it; `end` makes it the one before. */
interface Running {
  readonly step: (row: Row) => void;
  readonly now: (row: Row) => Pair;
  readonly before: (row: Row) => Pair;
  readonly end: () => void;
}

const unchanging = (column: (row: Row, back: 0 | 1) => Pair): Running => ({
  step: () => undefined,
  now: (row) => column(row, 0),
  before: (row) => column(row, 1),
  end: () => undefined,
});

/** A value that starts at `initial` and is worked out anew in each cycle. */
const running = ({ f, number }: Writing, initial: number, work: (row: Row) => Pair): Running => {
  const before = f.variable('f64x2', number(initial));
  const now = f.variable('f64x2', number(initial));
  return {
    step: (row) => f.set(now, work(row)),
    now: () => now,
    before: () => before,
    end: () => f.set(before, now),
  };
};

const argumentOf = ({ number, scalars }: Writing, curve: CurvePlan, position: number): Pair => {
  const register = curve.arguments[position]?.operand.register;
  return register === undefined ? number(0) : needed(scalars, register);
};

/** A parametric curve that varies, as its `fill` in curves/parametric.ts. */
const runningCurve = (writing: Writing, curve: CurvePlan, type: ParametricType): Running => {
  const { f, number, plan, column } = writing;
  const [a, b, c] = [0, 1, 2].map((position) => argumentOf(writing, curve, position)) as [Pair, Pair, Pair];
  if (!hasVectorCode(type)) throw new Error(`the curve ${type} has no vector code`);
  const { gives, filled } = formOf(type, curve.isRead);
  if (filled !== undefined) {
    // Draws in which q is too small are flagged; any other number does for them.
    const third = filled === 'generalisedGamma' ? f.keep(select(isFlat(writing, c), number(1), c)) : c;
    const start = writing.fillColumn(curve, filled, a, b, third);
    return running(writing, 1, (row) => load('f64x2.load', apply('i32.shl', row, i32(1)), start));
  }
  if (type === 'generalisedGamma' || type === 'logNormal') throw new Error(`the curve ${type} is integrated`);
  const work = vectorCurves[type](writing, a, b, c);
  return running(writing, gives === 'survival' ? 1 : 0, (row) =>
    work({ time: () => column(plan.grid.time, row), logTime: () => column(plan.grid.logTime, row) }),
  );
};

/** Cumulative hazard under a hazard ratio, as `fillHazardRatio` and `fillWaningRatio`. */
const runningRatio = (writing: Writing, ratio: Pair, of: Running, weights: Float64Array | undefined): Running => {
  const { f, math, number, column } = writing;
  if (weights === undefined) return running(writing, 0, (row) => capped(writing, times(ratio, of.now(row))));
  const logRatio = math.log(ratio);
  const ratioBefore = f.variable('f64x2', math.exp(times(number(weights[0] as number), logRatio)));
  const total = f.variable('f64x2', number(0));
  return running(writing, 0, (row) => {
    const ratioNow = math.exp(times(column(weights, row), logRatio));
    const increment = times(times(subtract(of.now(row), of.before(row)), add(ratioBefore, ratioNow)), number(0.5));
    f.set(total, add(total, increment));
    f.set(ratioBefore, ratioNow);
    return capped(writing, total);
  });
};

/** Survival or cumulative hazard of a curve that varies, as `givesSurvival` says. */
const runningForm = (
  writing: Writing,
  curve: CurvePlan,
  hazards: ReadonlyMap<number, Running>,
  bad: Variable<'i64x2'>,
): Running => {
  const { form } = curve;
  if (form.type === 'parametric') return runningCurve(writing, curve, form.curve);
  if (form.type === 'ratio') return runningRatio(writing, argumentOf(writing, curve, 0), needed(hazards, form.of), form.weights);
  if (!isOperator(form)) throw new Error(`a ${form.type} curve has no vector code`);
  const { grid, program, cycles } = writing.plan;
  const first = curve.arguments[0]?.operand.register;
  const work = operatorWork(
    {
      ...writing,
      argument: (position) => argumentOf(writing, curve, position),
      hazard: (index) => needed(hazards, index),
      place: form.type === 'join' && first !== undefined ? placeOf(grid.time, program.scalars[first] as number) : 0,
      cycles,
      bad,
    },
    form,
  );
  return running(writing, givesSurvival(curve) ? 1 : 0, work);
};

/** Survival under the mortality floor, as `fillSurvival`. */
const runningSurvival = (writing: Writing, hazard: Running): Running => {
  const { f, math, number, plan, column } = writing;
  const { floor } = plan;
  // Own and general hazard stop at 34.5 each.
  const survival = (cumulative: Pair): Pair => math.expWithin(negative(cumulative));
  if (floor.type === 'none') return running(writing, 1, (row) => survival(hazard.now(row)));
  if (floor.type === 'survivalMinimum')
    return running(writing, 1, (row) => survival(atLeast(hazard.now(row), column(floor.population.cumulative, row))));
  const total = f.variable('f64x2', number(0));
  const cured = Math.min(floor.curedFrom, plan.cycles + 1);
  return running(writing, 1, (row) => {
    const general = f.keep(column(floor.population.increments, row));
    const own = f.variable('f64x2', general);
    f.when(apply('i32.lt_u', row, i32(8 * cured)), () => {
      f.set(own, atLeast(subtract(hazard.now(row), hazard.before(row)), general));
    });
    f.set(total, add(total, own));
    return survival(total);
  });
};

/** The same from survival, as `boundSurvival`. */
const runningBounded = (writing: Writing, own: Running): Running => {
  const { f, number, plan, column } = writing;
  const { floor } = plan;
  if (floor.type === 'none') return { ...own, step: () => undefined, end: () => undefined };
  if (floor.type === 'survivalMinimum')
    return running(writing, 1, (row) => atMost(own.now(row), column(floor.population.survival, row)));
  const total = f.variable('f64x2', number(1));
  const cured = Math.min(floor.curedFrom, plan.cycles + 1);
  return running(writing, 1, (row) => {
    const factor = f.variable('f64x2', column(floor.population.factors, row));
    f.when(apply('i32.lt_u', row, i32(8 * cured)), () => {
      f.set(factor, atMost(divide(own.now(row), own.before(row)), factor));
    });
    f.set(total, times(total, factor));
    return total;
  });
};

/** The strategy's columns at one cycle, as `fillStates`; `bad` gets the draws whose states do not sum to 1. */
const writeStates = (
  { f, number, plan }: Writing,
  strategy: StrategyPlan,
  curves: readonly Pair[],
  before: readonly Variable<'f64x2'>[],
  bad: Variable<'i64x2'>,
): ReadonlyMap<string, Pair> => {
  const last = curves.length - 1;
  const bounds: Pair[] = [...curves];
  if (plan.ordered)
    for (let state = last - 1; state >= 0; state--) bounds[state] = f.keep(atMost(at(curves, state), at(bounds, state + 1)));
  const points = bounds.map((bound, state) =>
    state === 0 ? bound : f.keep(atLeast(subtract(bound, at(bounds, state - 1)), number(0))),
  );
  // The last of `before` is the share alive, not the last state's.
  const aliveBefore = at(before, last + 1);
  const alive = at(curves, last);
  const deaths = f.keep(atLeast(subtract(aliveBefore, alive), number(0)));
  const sources = new Map<string, Pair>([['deaths', deaths]]);
  const occupancy = points.map((point, state) =>
    plan.correction === 'trapezoid'
      ? f.keep(times(add(at(before, state), point), number(0.5)))
      : f.keep(plan.correction === 'start' ? at(before, state) : point),
  );
  for (const [state, within] of occupancy.entries()) sources.set(`occupancy ${state}`, within);
  if (strategy.needsNet) {
    const living = f.keep(occupancy.reduce((sum, within) => add(sum, within), number(0)));
    const share = subtract(number(1), divide(times(deaths, number(dyingShare[plan.correction])), living));
    const staying = f.keep(select(apply('f64x2.gt', living, number(0)), share, number(1)));
    for (const [state, within] of occupancy.entries()) sources.set(`occupancyNet ${state}`, f.keep(times(within, staying)));
  }
  if (!plan.ordered) {
    const total = f.keep(points.reduce((sum, point) => add(sum, point), subtract(number(1), alive)));
    const wrong = or(apply('f64x2.gt', total, number(1 + SUM_TOLERANCE)), apply('f64x2.lt', total, number(1 - SUM_TOLERANCE)));
    f.set(bad, or(bad, wrong));
  }
  for (const [state, point] of points.entries()) f.set(at(before, state), point);
  f.set(aliveBefore, alive);
  return sources;
};

/** Adds one cycle to the sums of a strategy. */
const writeSums = (
  { f, plan, column }: Writing,
  sums: readonly Sum[],
  sources: ReadonlyMap<string, Pair>,
  columns: ReadonlyMap<number, Pair>,
  row: Row,
): void => {
  for (const { source, weight, factor, total } of sums) {
    const grow = (): void => {
      const weights = column(weight.values, row);
      const rate = factor === undefined ? undefined : needed(columns, factor.register);
      if (source.type === 'cohort') f.set(total, add(total, rate === undefined ? weights : times(rate, weights)));
      else {
        const part = times(needed(sources, sourceKey(source)), weights);
        f.set(total, add(total, rate === undefined ? part : times(part, rate)));
      }
    };
    if (weight.from === 1 && weight.to === plan.cycles) grow();
    else {
      const since = apply('i32.sub', row, i32(8 * weight.from));
      f.when(apply('i32.le_u', since, i32(8 * (weight.to - weight.from))), grow);
    }
  }
};

/** The sums that a strategy needs, each once: accruals differ in their amounts more often than in what they add up. */
class SumList {
  readonly sums: Sum[] = [];
  readonly #known = new Map<string, Sum>();
  readonly #writing: Writing;
  readonly #shared: SharedColumns;
  readonly #fixed: ReadonlyMap<Accrual, Pair>;

  constructor(writing: Writing, shared: SharedColumns, fixed: ReadonlyMap<Accrual, Pair>) {
    this.#writing = writing;
    this.#shared = shared;
    this.#fixed = fixed;
  }

  /** The discounted total of an accrual, to be read after the last cycle, as `accrue`. */
  total(accrual: Accrual): () => Pair {
    const { source, discounted, factor } = accrual;
    const { scalars } = this.#writing;
    const column = factor?.kind === 'column' ? factor : undefined;
    const sum = this.#fixed.get(accrual) ?? this.#sum(source, discounted, column);
    if (factor?.kind !== 'scalar') return () => sum;
    return () => times(sum, needed(scalars, factor.register));
  }

  #sum(source: AccrualSource, weight: Weight, factor: Operand | undefined): Pair {
    if (weight.to < weight.from) return this.#writing.number(0);
    const key = `${sourceKey(source)} ${this.#shared.place(weight.values)} ${factor?.register ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known.total;
    const total = this.#writing.f.variable('f64x2', this.#writing.number(0));
    const sum = { source, weight, factor, total };
    this.#known.set(key, sum);
    this.sums.push(sum);
    return total;
  }
}

/** Where a strategy's totals go. */
const quantities = ['lifeYears', 'qalys', 'costs'] as const;

/** The time loop of two draws and what follows from it: totals by strategy, and all ones where something is wrong. */
const writeDraws = (
  writing: Writing,
  shared: SharedColumns,
  needs: Needs,
  fixed: Fixed,
  fixedSums: readonly ReadonlyMap<Accrual, Pair>[],
): { readonly totals: readonly (readonly Pair[])[]; readonly bad: Mask } => {
  const { f, math, number, plan, column } = writing;
  const bad = writeArgumentChecks(writing);
  /** What is worked out in each cycle, in order. */
  const inOrder: Running[] = [];
  const hazards = new Map<number, Running>();
  const survival = new Map<number, Running>();
  for (const [index, curve] of plan.curves.entries()) {
    if (!curve.byDraw) {
      const known = (values: Float64Array): Running => unchanging((row, back) => column(values, row, back));
      hazards.set(index, known(at(fixed.hazards, index)));
      survival.set(index, known(at(fixed.survival, index)));
    } else if (needs.hazards.has(index)) {
      const bounded = needs.bounded.has(index);
      if (givesSurvival(curve)) {
        const own = runningForm(writing, curve, hazards, bad);
        inOrder.push(own);
        if (curve.isRead) {
          const hazard = running(writing, 0, (row) => negative(math.log(own.now(row))));
          hazards.set(index, hazard);
          inOrder.push(hazard);
        }
        if (bounded) survival.set(index, runningBounded(writing, own));
      } else {
        const hazard = runningForm(writing, curve, hazards, bad);
        hazards.set(index, hazard);
        inOrder.push(hazard);
        if (bounded) survival.set(index, runningSurvival(writing, hazard));
      }
      const last = survival.get(index);
      if (last !== undefined) inOrder.push(last);
    }
  }
  const strategies = plan.strategies.map((strategy, position) => {
    const list = new SumList(writing, shared, at(fixedSums, position));
    const accruals = { ...strategy, costs: strategy.costs.map(({ accrual }) => accrual) };
    const parts = quantities.map((quantity) => accruals[quantity].map((accrual) => list.total(accrual)));
    // Before the first cycle all are in the first state, and all are alive.
    const before = [...plan.states.keys(), -1].map((state) => f.variable('f64x2', number(state <= 0 ? 1 : 0)));
    const varies = strategy.curves.some((index) => at(plan.curves, index).byDraw);
    return { strategy, list, parts, before, inLoop: varies || list.sums.length > 0 };
  });
  const inLoop = strategies.filter((each) => each.inLoop);
  const read = new Set(inLoop.flatMap(({ strategy }) => strategy.curves));
  f.count(i32(8), i32(8 * (plan.cycles + 1)), 8, (row) => {
    const columns = writeColumnSteps(writing, row);
    for (const each of inOrder) each.step(row);
    const bounds = new Map([...read].map((index) => [index, f.keep(needed(survival, index).now(row))]));
    for (const { strategy, list, before } of inLoop) {
      const curves = strategy.curves.map((index) => needed(bounds, index));
      writeSums(writing, list.sums, writeStates(writing, strategy, curves, before, bad), columns, row);
    }
    for (const each of inOrder) each.end();
  });
  const totals = strategies.map(({ parts }) =>
    parts.map((list) => {
      const total = f.keep(list.reduce((sum, part) => add(sum, part()), number(0)));
      f.set(bad, or(bad, apply('f64x2.ne', subtract(total, total), number(0))));
      return total;
    }),
  );
  return { totals, bad };
};

/**
 * A partitioned survival plan as one WebAssembly function: two lanes are two draws, the loop over cycles runs inside, and nothing but
 * totals is written. Every operation is the one of the scalar path (run.ts, curves/, program.ts) in the same order, so the two give
 * the same bits. A draw in which something is wrong is flagged and left to the scalar path, which knows the words for it.
 * Numbers of the model lie in memory and not in the code: models that differ in numbers alone have equal modules, which machines keep.
 *
 * `undefined` where a formula of the plan has no vector code, and where the machine has no SIMD or may
 * not compile: the scalar path then gives the same bits. `fixed` comes from the scalar path.
 */
export const compileSurvivalKernel = <Module, Memory extends LinearMemory>(
  plan: Plan,
  fixed: Fixed,
  host: WebAssemblyHost<Module, Memory>,
  mode: Arithmetic,
): DrawKernel | undefined => {
  if (!expressible(plan)) return undefined;
  const bounded = new Set(plan.strategies.flatMap(({ curves }) => curves));
  const needs: Needs = { bounded, hazards: hazardsNeeded(plan.curves, bounded) };
  const shared = shareColumns(plan, fixed, needs);
  const integrals = new Map(
    plan.curves.flatMap(({ form, isRead }, index): readonly (readonly [CurvePlan, FilledCurve])[] => {
      const type = needs.hazards.has(index) && form.type === 'parametric' ? formOf(form.curve, isRead).filled : undefined;
      return type === undefined ? [] : [[at(plan.curves, index), type]];
    }),
  );
  const columns = [...integrals.keys()];
  const descending = columns.length > 0 ? plan.grid.descending() : undefined;
  const sums = fixed.sums.flatMap((known) => [...known.values()]);
  const { scalars } = plan.program;
  const { regions, pages } = planMemory([
    { name: 'tables', type: 'f64', length: tableBytes / 8 },
    { name: 'numbers', type: 'f64', length: scalars.length + sums.length },
    { name: 'inputs', type: 'f64', length: CAPACITY, columns: plan.sampled.length },
    { name: 'results', type: 'f64', length: CAPACITY, columns: plan.strategies.length * quantities.length },
    { name: 'flags', type: 'f64', length: CAPACITY },
    { name: 'shared', type: 'f64', length: plan.cycles + 1, columns: shared.arrays.length },
    { name: 'filled', type: 'f64', length: 2 * (plan.cycles + 2), columns: columns.length },
    ...integralRegions(descending),
  ]);
  const tables = placeTables(regions.tables.start);
  const module = new ModuleBuilder({ minimumPages: pages, maximumPages: pages, shared: false }, mode === 'fast');
  const fills = new Map(
    [...new Set(integrals.values())].flatMap((type) =>
      descending === undefined ? [] : [[type, addFill(module, tables, regions, descending, type)] as const],
    ),
  );
  module.function({ name: 'draws', parameters: ['i32'] }, (f, bytes) => {
    const around: Surroundings = { f, math: vectorMath(f, tables), number: (value) => f.constant('f64x2', value) };
    const stored = (position: number): Pair => f.keep(load('f64x2.load64_splat', i32(columnStart(regions.numbers) + 8 * position)));
    const varying = varyingRegisters(plan.program, plan.sampled);
    const constants = [...scalars.keys()].flatMap((register) =>
      varying.has(register) ? [] : [[register, stored(register)] as const],
    );
    let next = scalars.length;
    const fixedSums = fixed.sums.map((known) => new Map([...known.keys()].map((accrual) => [accrual, stored(next++)])));
    f.count(i32(0), bytes, 16, (lanes) => {
      const values = new Map<number, Pair>(constants);
      for (const [position, { register }] of plan.sampled.entries())
        values.set(register, f.keep(load('f64x2.load', lanes, columnStart(regions.inputs, position))));
      writeScalarSteps(around, plan.program, values);
      const column = (array: Float64Array, row: Row, back: 0 | 1 = 0): Pair =>
        load('f64x2.load64_splat', row, columnStart(regions.shared, shared.place(array)) - 8 * back);
      const fillColumn: Writing['fillColumn'] = (curve, type, a, b, c) => {
        const start = columnStart(regions.filled, columns.indexOf(curve));
        f.call(needed(fills, type), a, b, c, i32(start));
        return start;
      };
      const { totals, bad } = writeDraws({ ...around, plan, column, scalars: values, fillColumn }, shared, needs, fixed, fixedSums);
      for (const [position, total] of totals.flat().entries())
        f.store('f64x2.store', lanes, columnStart(regions.results, position), total);
      f.store('f64x2.store', lanes, columnStart(regions.flags), select(bad, around.number(1), around.number(0)));
    });
    return undefined;
  });
  const bytes = module.encode();
  const start = startModule(bytes, pages, host);
  if (start === undefined) return undefined;
  const { memory, draws } = start;
  writeTables(memory.buffer, tables);
  float64Column(memory, regions.numbers).set([...scalars, ...sums]);
  for (const [position, array] of shared.arrays.entries()) float64Column(memory, regions.shared, position).set(array);
  if (descending !== undefined) writeIntegralGrid(memory, regions, descending);
  const inputs = new Map(plan.sampled.map(({ register }, position) => [register, float64Column(memory, regions.inputs, position)]));
  const result = (strategy: number, quantity: number): Float64Array =>
    float64Column(memory, regions.results, strategy * quantities.length + quantity);
  return {
    capacity: CAPACITY,
    input: (register) => needed(inputs, register),
    run: (count) => {
      draws(8 * count);
    },
    flags: float64Column(memory, regions.flags),
    results: plan.strategies.map((_, strategy) => ({
      lifeYears: result(strategy, 0),
      qalys: result(strategy, 1),
      costs: result(strategy, 2),
    })),
  };
};
