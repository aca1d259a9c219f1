import { type CurveSpace, fillCurves, makeCurveSpace } from '../curves/space.ts';
import type { DrawKernel, Evaluated, Evaluator, Tracer, TraceRequest } from '../evaluator.ts';
import { at, named, totalsOf, type Trouble } from '../run-parts.ts';
import { type Ledger, type LedgerLine, ledgerLine, weightsOf } from '../ledger.ts';
import { type Operand, runProgram } from '../program.ts';
import { pathText } from '../shape.ts';
import type { LinearMemory, WebAssemblyHost } from '../kernel/index.ts';
import type { Arithmetic, ProbabilisticRun, StrategyTotals, Total, Trace } from '../types.ts';
import {
  type Accrual,
  type AccrualSource,
  dyingShare,
  makePlan,
  type Plan,
  type StrategyPlan,
  SUM_TOLERANCE,
  sumOf,
  type Weight,
} from './compile.ts';
import { compileSurvivalKernel } from './kernel.ts';
import type { SurvivalModel } from './model.ts';

/** Working memory of one run: filled anew in each draw, shared by nothing else. */
interface Workspace extends CurveSpace {
  readonly plan: Plan;
  readonly scalars: Float64Array;
  readonly columns: readonly Float64Array[];
  /** Occupancy of the living states at grid points; survival of the cohort; within-cycle occupancy, the same net of the cycle of death; new deaths. */
  readonly points: readonly Float64Array[];
  readonly alive: Float64Array;
  readonly occupancy: readonly Float64Array[];
  readonly net: readonly Float64Array[];
  readonly deaths: Float64Array;
  /** Share of the occupancy of a cycle that does not belong to those who die in it. */
  readonly staying: Float64Array;
}

const makeWorkspace = (plan: Plan, strategies = plan.strategies): Workspace => {
  const column = (): Float64Array => new Float64Array(plan.cycles + 1);
  const used = new Set(strategies.flatMap(({ curves }) => curves));
  return {
    ...makeCurveSpace(plan, used),
    plan,
    scalars: plan.program.scalars.slice(),
    columns: plan.program.columns.map((values) => values.slice()),
    points: plan.states.map(column),
    alive: column(),
    occupancy: plan.states.map(column),
    net: plan.states.map(column),
    deaths: column(),
    staying: column(),
  };
};

/** Formulas and curves of one draw. In the first draw of a run, and in the base case, curves that never change are filled too. */
const fillDraw = (workspace: Workspace, all: boolean): Trouble | undefined => {
  const { plan, scalars, columns } = workspace;
  runProgram(plan.program, scalars, columns);
  return fillCurves(workspace, plan, plan.floor, scalars, all);
};

const lowerOf = (a: Float64Array, b: Float64Array, out: Float64Array): void => {
  for (let i = 0; i < out.length; i++) {
    const own = a[i] as number;
    const limit = b[i] as number;
    out[i] = limit < own ? limit : own;
  }
};

/** outer - inner, at least 0, in place of outer. */
const takeInner = (outer: Float64Array, inner: Float64Array): void => {
  for (let i = 0; i < outer.length; i++) {
    const between = (outer[i] as number) - (inner[i] as number);
    outer[i] = between < 0 ? 0 : between;
  }
};

const fillDeaths = (alive: Float64Array, out: Float64Array): void => {
  for (let k = 1; k < out.length; k++) {
    const died = (alive[k - 1] as number) - (alive[k] as number);
    out[k] = died < 0 ? 0 : died;
  }
};

const meanOfEnds = (points: Float64Array, out: Float64Array): void => {
  for (let k = 1; k < out.length; k++) out[k] = ((points[k - 1] as number) + (points[k] as number)) / 2;
};

/** out[k] = points[k - back] */
const atOneEnd = (points: Float64Array, back: 0 | 1, out: Float64Array): void => {
  for (let k = 1; k < out.length; k++) out[k] = points[k - back] as number;
};

/** The first grid point at which living states and death do not sum to 1, or -1. */
const wrongSum = (points: readonly Float64Array[], alive: Float64Array): number => {
  for (let i = 0; i < alive.length; i++) {
    let total = 1 - (alive[i] as number);
    for (let state = 0; state < points.length; state++) total += at(points, state)[i] as number;
    if (total > 1 + SUM_TOLERANCE || total < 1 - SUM_TOLERANCE) return i;
  }
  return -1;
};

/** The factor that takes the person-time which the rule for occupancy leaves to those who die in the cycle out of the living states. */
const fillStaying = (occupancy: readonly Float64Array[], deaths: Float64Array, share: number, out: Float64Array): void => {
  out.fill(0);
  for (let state = 0; state < occupancy.length; state++) {
    const within = at(occupancy, state);
    for (let k = 1; k < out.length; k++) out[k] = (out[k] as number) + (within[k] as number);
  }
  for (let k = 1; k < out.length; k++) {
    const living = out[k] as number;
    out[k] = living > 0 ? 1 - ((deaths[k] as number) * share) / living : 1;
  }
};

const productOf = (a: Float64Array, b: Float64Array, out: Float64Array): void => {
  for (let k = 1; k < out.length; k++) out[k] = (a[k] as number) * (b[k] as number);
};

/**
 * Occupancy of every state for one strategy; the grid point at which the states do not sum to 1, or -1. `points[state]` holds the
 * curve that bounds the state from outside, and then, less the one that bounds it from inside, its occupancy.
 */
const fillStates = (workspace: Workspace, strategy: StrategyPlan): number => {
  const { plan, survival, points, alive, occupancy, net, deaths, staying } = workspace;
  const last = strategy.curves.length - 1;
  alive.set(at(survival, at(strategy.curves, last)));
  at(points, last).set(alive);
  for (let state = last - 1; state >= 0; state--) {
    const curve = at(survival, at(strategy.curves, state));
    if (plan.ordered) lowerOf(curve, at(points, state + 1), at(points, state));
    else at(points, state).set(curve);
  }
  for (let state = last; state > 0; state--) takeInner(at(points, state), at(points, state - 1));
  fillDeaths(alive, deaths);
  for (let state = 0; state <= last; state++) {
    if (plan.correction === 'trapezoid') meanOfEnds(at(points, state), at(occupancy, state));
    else atOneEnd(at(points, state), plan.correction === 'start' ? 1 : 0, at(occupancy, state));
  }
  if (strategy.needsNet) {
    fillStaying(occupancy, deaths, dyingShare[plan.correction], staying);
    for (let state = 0; state <= last; state++) productOf(at(occupancy, state), staying, at(net, state));
  }
  return plan.ordered ? -1 : wrongSum(points, alive);
};

const sourceColumn = (workspace: Workspace, source: AccrualSource): Float64Array | undefined => {
  switch (source.type) {
    case 'occupancy':
      return at(workspace.occupancy, source.state);
    case 'occupancyNet':
      return at(workspace.net, source.state);
    case 'deaths':
      return workspace.deaths;
    case 'cohort':
      return undefined;
  }
};

const dot = (a: Float64Array, { values, from, to }: Weight): number => {
  let total = 0;
  for (let k = from; k <= to; k++) total += (a[k] as number) * (values[k] as number);
  return total;
};

const dotThree = (a: Float64Array, { values, from, to }: Weight, c: Float64Array): number => {
  let total = 0;
  for (let k = from; k <= to; k++) total += (a[k] as number) * (values[k] as number) * (c[k] as number);
  return total;
};

const accrue = (workspace: Workspace, { source, factor }: Accrual, weight: Weight): number => {
  const column = sourceColumn(workspace, source);
  const scalar = (operand: Operand): number => workspace.scalars[operand.register] as number;
  if (factor === undefined) return column === undefined ? sumOf(weight) : dot(column, weight);
  if (factor.kind === 'scalar') return (column === undefined ? sumOf(weight) : dot(column, weight)) * scalar(factor);
  const factors = at(workspace.columns, factor.register);
  return column === undefined ? dot(factors, weight) : dotThree(column, weight, factors);
};

/** Where a total that is not a number came from: the first cycle in which it is not. */
const findTrouble = (workspace: Workspace, strategy: StrategyPlan, accrual: Accrual): Trouble => {
  const column = sourceColumn(workspace, accrual.source);
  const amount = accrual.amount;
  const finite = (k: number): boolean => {
    const factor =
      amount === undefined
        ? 1
        : amount.kind === 'scalar'
          ? workspace.scalars[amount.register]
          : workspace.columns[amount.register]?.[k];
    return Number.isFinite((column?.[k] ?? 1) * (factor ?? Number.NaN));
  };
  let cycle = accrual.discounted.from;
  while (cycle < accrual.discounted.to && finite(cycle)) cycle++;
  const state = 'state' in accrual.source ? (workspace.plan.states[accrual.source.state] ?? '') : workspace.plan.deathState;
  return {
    code: 'run.notANumber',
    path: accrual.formula,
    details: { strategy: strategy.id, cycle, state, expression: pathText(accrual.formula) },
  };
};

const sumTrouble = (workspace: Workspace, strategy: StrategyPlan, point: number): Trouble => {
  const { plan, points, alive } = workspace;
  const total = plan.states.reduce((sum, _, state) => sum + (at(points, state)[point] as number), 1 - (alive[point] as number));
  const crossed = plan.states.findIndex((_, state) => state > 0 && (at(points, state)[point] as number) === 0);
  return {
    code: 'run.statesDoNotSum',
    path: ['curvesOrdered'],
    details: {
      strategy: strategy.id,
      cycle: point,
      state: plan.states[crossed] ?? plan.deathState,
      sum: total,
      expression: plan.curves[at(strategy.curves, Math.max(crossed - 1, 0))]?.id ?? '',
    },
  };
};

const evaluateSurvival = (plan: Plan): Trouble | Evaluated => {
  const workspace = makeWorkspace(plan);
  const trouble = fillDraw(workspace, true);
  if (trouble !== undefined) return trouble;
  const strategies: StrategyTotals[] = [];
  const traces: Trace[] = [];
  for (const strategy of plan.strategies) {
    const point = fillStates(workspace, strategy);
    if (point >= 0) return sumTrouble(workspace, strategy, point);
    let wrong: Trouble | undefined;
    const total = (accrual: Accrual): Total => {
      const discounted = accrue(workspace, accrual, accrual.discounted);
      const undiscounted = accrue(workspace, accrual, accrual.undiscounted);
      if (!(Number.isFinite(discounted) && Number.isFinite(undiscounted))) wrong ??= findTrouble(workspace, strategy, accrual);
      return { discounted, undiscounted };
    };
    const lifeYears = strategy.lifeYears.map(total);
    const qalys = strategy.qalys.map(total);
    const components = strategy.costs.map(({ component, payer, accrual }) => ({ component, payer, ...total(accrual) }));
    const carers = strategy.carers.map(total);
    if (wrong !== undefined) return wrong;
    const { id, losses } = strategy;
    strategies.push(totalsOf({ strategy: id, states: plan.states, lifeYears, qalys, losses, components, carers }));
    traces.push({
      strategy: strategy.id,
      time: plan.grid.time.slice(),
      states: [
        ...plan.states.map((state, index) => ({ state, occupancy: at(workspace.points, index).slice() })),
        { state: plan.deathState, occupancy: workspace.alive.map((alive) => 1 - alive) },
      ],
    });
  }
  return { strategies, traces };
};

const factorAt = ({ scalars, columns }: Workspace, { factor }: Accrual, k: number): number =>
  factor === undefined ? 1 : ((factor.kind === 'scalar' ? scalars[factor.register] : columns[factor.register]?.[k]) ?? Number.NaN);

/** The base case line by line. */
const survivalLedger = (plan: Plan): Trouble | readonly Ledger[] => {
  const workspace = makeWorkspace(plan);
  const trouble = fillDraw(workspace, true);
  if (trouble !== undefined) return trouble;
  const ledgers: Ledger[] = [];
  for (const strategy of plan.strategies) {
    const point = fillStates(workspace, strategy);
    if (point >= 0) return sumTrouble(workspace, strategy, point);
    const people = new Map<Float64Array, Float64Array>();
    const kept = (column: Float64Array | undefined): Float64Array | undefined => {
      if (column === undefined) return undefined;
      const copy = people.get(column) ?? column.slice();
      people.set(column, copy);
      return copy;
    };
    const line = (quantity: LedgerLine['quantity'], part: string, accrual: Accrual): LedgerLine =>
      ledgerLine(
        quantity,
        part,
        kept(sourceColumn(workspace, accrual.source)),
        { discounted: accrual.discounted.values, undiscounted: accrual.undiscounted.values },
        (k) => factorAt(workspace, accrual, k),
      );
    const states = (quantity: 'lifeYears' | 'qalys'): readonly LedgerLine[] =>
      strategy[quantity].map((accrual, state) => line(quantity, at([...plan.states, ...strategy.losses], state), accrual));
    const costs = strategy.costs.map(({ component, accrual }) => line('costs', component, accrual));
    ledgers.push({ strategy: strategy.id, lines: [...states('lifeYears'), ...states('qalys'), ...costs] });
  }
  return ledgers;
};

/** Who is on each component in each cycle and what that costs, before discounting, and who is in which state, draw by draw. */
const survivalTracer = (plan: Plan, request: TraceRequest): Tracer => {
  const strategy = named(plan.strategies, ({ id }) => id === request.strategy);
  const accruals = request.components.map((id) => named(strategy.costs, ({ component }) => component === id).accrual);
  const all = [...plan.states, plan.deathState];
  const wanted = request.states.map((id) => named(all, (state) => state === id));
  const workspace = makeWorkspace(plan, [strategy]);
  return {
    scalars: workspace.scalars,
    weights: accruals.map(({ discounted, undiscounted }) =>
      weightsOf({ discounted: discounted.values, undiscounted: undiscounted.values }),
    ),
    run: (first, { components, states }) => {
      const trouble = fillDraw(workspace, first);
      if (trouble !== undefined) return trouble;
      const point = fillStates(workspace, strategy);
      if (point >= 0) return sumTrouble(workspace, strategy, point);
      accruals.forEach((accrual, index) => {
        const { people, costs } = at(components, index);
        const source = sourceColumn(workspace, accrual.source);
        const { values, from, to } = accrual.undiscounted;
        for (let k = from; k <= to; k++) {
          const share = values[k] === 0 ? 0 : ((source?.[k] ?? 1) as number);
          people[k] = share;
          costs[k] = share === 0 ? 0 : share * (values[k] as number) * factorAt(workspace, accrual, k);
        }
      });
      const wrong = accruals.find((_, index) => !at(components, index).costs.every(Number.isFinite));
      if (wrong !== undefined) return findTrouble(workspace, strategy, wrong);
      wanted.forEach((state, index) => {
        const column = at(states, index);
        if (state === plan.deathState) workspace.alive.forEach((alive, k) => (column[k] = 1 - alive));
        else column.set(at(workspace.points, plan.states.indexOf(state)));
      });
      return undefined;
    },
  };
};

/** Runs one draw that has its samples in place; the discounted totals go to row `row` of the columns. */
const runDraw = (workspace: Workspace, all: boolean, row: number, out: ProbabilisticRun['strategies']): Trouble | undefined => {
  const trouble = fillDraw(workspace, all);
  if (trouble !== undefined) return trouble;
  const { strategies } = workspace.plan;
  for (let index = 0; index < strategies.length; index++) {
    const strategy = at(strategies, index);
    const point = fillStates(workspace, strategy);
    if (point >= 0) return sumTrouble(workspace, strategy, point);
    let lifeYears = 0;
    for (const accrual of strategy.lifeYears) lifeYears += accrue(workspace, accrual, accrual.discounted);
    let qalys = 0;
    for (const accrual of strategy.qalys) qalys += accrue(workspace, accrual, accrual.discounted);
    let costs = 0;
    for (const { accrual } of strategy.costs) costs += accrue(workspace, accrual, accrual.discounted);
    let carers = 0;
    for (const accrual of strategy.carers) carers += accrue(workspace, accrual, accrual.discounted);
    if (!(Number.isFinite(lifeYears) && Number.isFinite(qalys) && Number.isFinite(costs) && Number.isFinite(carers))) {
      const all = [...strategy.lifeYears, ...strategy.qalys, ...strategy.costs.map(({ accrual }) => accrual), ...strategy.carers];
      const wrong = all.find((accrual) => !Number.isFinite(accrue(workspace, accrual, accrual.discounted)));
      return findTrouble(workspace, strategy, wrong ?? at(all, 0));
    }
    const columns = at(out, index);
    columns.lifeYears[row] = lifeYears;
    columns.qalys[row] = qalys;
    columns.costs[row] = costs;
    if (columns.carers !== undefined) columns.carers[row] = carers;
  }
  return undefined;
};

/** By strategy, the sums over cycles that are the same in every draw; `undefined` when states do not sum to 1. */
const fixedSums = (workspace: Workspace): readonly ReadonlyMap<Accrual, number>[] | undefined => {
  const { strategies, curves } = workspace.plan;
  const sums: ReadonlyMap<Accrual, number>[] = [];
  for (const strategy of strategies) {
    const fixed = strategy.curves.every((index) => !at(curves, index).byDraw);
    if (fixed && fillStates(workspace, strategy) >= 0) return undefined;
    const all = [...strategy.lifeYears, ...strategy.qalys, ...strategy.costs.map(({ accrual }) => accrual)];
    sums.push(
      new Map(
        all.flatMap((accrual): readonly (readonly [Accrual, number])[] => {
          if (accrual.factor?.kind === 'column') return [];
          const column = sourceColumn(workspace, accrual.source);
          if (column === undefined) return [[accrual, sumOf(accrual.discounted)]];
          return fixed ? [[accrual, dot(column, accrual.discounted)]] : [];
        }),
      ),
    );
  }
  return sums;
};

const compileKernel = <Module, Memory extends LinearMemory>(
  plan: Plan,
  host: WebAssemblyHost<Module, Memory>,
  mode: Arithmetic,
): DrawKernel | undefined => {
  const workspace = makeWorkspace(plan);
  const sums = fillDraw(workspace, true) === undefined ? fixedSums(workspace) : undefined;
  return sums === undefined ? undefined : compileSurvivalKernel(plan, { ...workspace, sums }, host, mode);
};

/** A partitioned survival model, compiled. */
export const survivalEvaluator = (model: SurvivalModel): Evaluator => {
  const plan = makePlan(model);
  return {
    parameters: plan,
    evaluate: () => evaluateSurvival(plan),
    ledger: () => survivalLedger(plan),
    tracer: (request) => survivalTracer(plan, request),
    drawer: () => {
      const workspace = makeWorkspace(plan);
      return { scalars: workspace.scalars, run: (first, { row, out }) => runDraw(workspace, first, row, out) };
    },
    kernel: (host, mode) => compileKernel(plan, host, mode),
  };
};
