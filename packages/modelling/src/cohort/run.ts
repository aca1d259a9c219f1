import { expm1, exp } from '@likeverd/statistics';
import type { Evaluated, Evaluator } from '../evaluator.ts';
import { type Ledger, type LedgerLine, ledgerLine } from '../ledger.ts';
import { type Operand, runProgram } from '../program.ts';
import { type Path, pathText } from '../shape.ts';
import type { ProbabilisticRun, StrategyTotals, Total, Trace } from '../types.ts';
import { at, plus, totalsOf, type Trouble } from '../run-parts.ts';
import {
  type CohortAccrual,
  type CohortPlan,
  type CohortStrategyPlan,
  makeCohortPlan,
  type RowPlan,
  type TracePlan,
} from './compile.ts';
import type { CohortModel } from './model.ts';

/** A remainder below 0 by no more than rounding counts as 0. */
const ROUNDING = 1e-12;

/** Working memory of one trace: filled anew in each draw unless nothing in it varies. */
interface TraceSpace {
  readonly plan: TracePlan;
  /** Where the edges of each row begin in `to`, `flow` and `probability`. */
  readonly firstEdge: Int32Array;
  readonly to: Int32Array;
  readonly flow: Int32Array;
  readonly probability: Float64Array;
  /** 1 when the probabilities of a row stand for this draw. */
  readonly ready: Uint8Array;
  /** Occupancy of tunnel states: at grid point k, and at k + 1. */
  now: Float64Array;
  next: Float64Array;
  /** Occupancy of the columns at grid points 0 … n, and as the correction reads it in cycles 1 … n. */
  readonly points: readonly Float64Array[];
  readonly read: readonly Float64Array[];
  readonly dead: Float64Array;
  readonly deaths: Float64Array;
  readonly flows: readonly Float64Array[];
}

/** Working memory of one run. */
interface CohortSpace {
  readonly plan: CohortPlan;
  readonly scalars: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly traces: readonly TraceSpace[];
}

const makeTraceSpace = (plan: CohortPlan, trace: TracePlan): TraceSpace => {
  const column = (): Float64Array => new Float64Array(plan.cycles + 1);
  const edges = trace.rows.flatMap((row) => row.edges);
  let next = 0;
  const firstEdge = Int32Array.from(trace.rows, (row) => {
    next += row.edges.length;
    return next - row.edges.length;
  });
  const points = plan.columns.map(column);
  return {
    plan: trace,
    firstEdge,
    to: Int32Array.from(edges, ({ to }) => to),
    flow: Int32Array.from(edges, ({ flow }) => flow),
    probability: new Float64Array(edges.length),
    ready: new Uint8Array(trace.rows.length),
    now: new Float64Array(plan.size),
    next: new Float64Array(plan.size),
    points,
    read: plan.pointwise ? points : plan.columns.map(column),
    dead: column(),
    deaths: column(),
    flows: Array.from({ length: trace.flows }, column),
  };
};

const makeCohortSpace = (plan: CohortPlan): CohortSpace => ({
  plan,
  scalars: plan.program.scalars.slice(),
  columns: plan.program.columns.map((values) => values.slice()),
  traces: plan.traces.map((trace) => makeTraceSpace(plan, trace)),
});

const valueOf = ({ scalars, columns }: CohortSpace, { kind, register }: Operand, k: number): number =>
  (kind === 'scalar' ? scalars[register] : columns[register]?.[k]) ?? Number.NaN;

const rowTrouble = (space: CohortSpace, row: RowPlan, formula: Path, value: number, cycle: number): Trouble => {
  const state = space.plan.states[space.plan.stateOf[row.from] ?? -1] ?? '';
  return {
    code: Number.isNaN(value) ? 'run.notANumber' : 'run.negativeProbability',
    path: formula,
    details: { cycle, state, expression: pathText(formula), value },
  };
};

/** The probabilities of one row in cycle k, its remainder last. */
const fillRow = (space: CohortSpace, trace: TraceSpace, index: number, k: number): Trouble | undefined => {
  const row = at(trace.plan.rows, index);
  const first = trace.firstEdge[index] as number;
  const last = row.edges.length - 1;
  const { probability } = trace;
  let sum = 0;
  for (let e = 0; e < last; e++) {
    const { operand, formula } = at(row.edges, e);
    const value = operand === undefined ? 0 : valueOf(space, operand, k);
    if (!(value >= 0)) return rowTrouble(space, row, formula, value, k);
    probability[first + e] = value;
    sum += value;
  }
  if (row.type === 'rate') {
    const leaving = -expm1(-sum * space.plan.cycleLength);
    for (let e = 0; e < last; e++) {
      const rate = probability[first + e] as number;
      probability[first + e] = sum > 0 ? (leaving * rate) / sum : 0;
    }
    probability[first + last] = exp(-sum * space.plan.cycleLength);
    return undefined;
  }
  const rest = 1 - sum;
  if (!(rest >= -ROUNDING)) return rowTrouble(space, row, at(row.edges, last).formula, rest, k);
  probability[first + last] = rest < 0 ? 0 : rest;
  return undefined;
};

const noteColumns = ({ columns }: CohortPlan, trace: TraceSpace, k: number): void => {
  const { now, points, dead } = trace;
  for (let c = 0; c < columns.length; c++) {
    const { first, last } = at(columns, c);
    let total = 0;
    for (let i = first; i <= last; i++) total += now[i] as number;
    at(points, c)[k] = total;
  }
  dead[k] = now[now.length - 1] as number;
};

/** Moves the cohort through one cycle. */
const step = (space: CohortSpace, trace: TraceSpace, k: number): Trouble | undefined => {
  const { now, next, ready, firstEdge, to, flow, probability, flows } = trace;
  const { rows } = trace.plan;
  const death = now.length - 1;
  next.fill(0);
  next[death] = now[death] as number;
  for (let index = 0; index < rows.length; index++) {
    const share = now[index] as number;
    if (share === 0) continue;
    if (ready[index] === 0) {
      const trouble = fillRow(space, trace, index, k);
      if (trouble !== undefined) return trouble;
      if (!at(rows, index).byCycle) ready[index] = 1;
    }
    const end = index + 1 < rows.length ? (firstEdge[index + 1] as number) : to.length;
    for (let e = firstEdge[index] as number; e < end; e++) {
      const moved = share * (probability[e] as number);
      const target = to[e] as number;
      next[target] = (next[target] as number) + moved;
      const counted = flow[e] as number;
      if (counted >= 0) {
        const column = at(flows, counted);
        column[k] = (column[k] as number) + moved;
      }
    }
  }
  trace.now = next;
  trace.next = now;
  return undefined;
};

const correct = (plan: CohortPlan, { points, read }: TraceSpace): void => {
  if (plan.pointwise) return;
  for (let c = 0; c < points.length; c++) {
    const from = at(points, c);
    const out = at(read, c);
    for (let k = 1; k < out.length; k++) {
      const start = from[k - 1] as number;
      const end = from[k] as number;
      out[k] = plan.correction === 'start' ? start : plan.correction === 'end' ? end : (start + end) / 2;
    }
  }
};

const fillTrace = (space: CohortSpace, trace: TraceSpace): Trouble | undefined => {
  const { plan } = space;
  trace.ready.fill(0);
  trace.now.set(plan.start);
  for (const column of trace.flows) column.fill(0);
  noteColumns(plan, trace, 0);
  for (let k = 1; k <= plan.cycles; k++) {
    const trouble = step(space, trace, k);
    if (trouble !== undefined) return trouble;
    noteColumns(plan, trace, k);
    trace.deaths[k] = (trace.dead[k] as number) - (trace.dead[k - 1] as number);
  }
  correct(plan, trace);
  return undefined;
};

/** Formulas and traces of one draw; traces that never change only when `all` is set. */
const fillTraces = (space: CohortSpace, all: boolean): Trouble | undefined => {
  runProgram(space.plan.program, space.scalars, space.columns);
  for (let index = 0; index < space.traces.length; index++) {
    const trace = at(space.traces, index);
    if (!all && !trace.plan.byDraw) continue;
    const trouble = fillTrace(space, trace);
    if (trouble === undefined) continue;
    const strategy = space.plan.strategies.find((candidate) => candidate.trace === index)?.id ?? '';
    return { ...trouble, details: { strategy, ...trouble.details } };
  }
  return undefined;
};

const sourceOf = (trace: TraceSpace, { source }: CohortAccrual): Float64Array | undefined => {
  switch (source.type) {
    case 'column':
      return at(trace.read, source.column);
    case 'flow':
      return at(trace.flows, source.flow);
    case 'deaths':
      return trace.deaths;
    case 'cohort':
      return undefined;
  }
};

const accrue = (space: CohortSpace, trace: TraceSpace, accrual: CohortAccrual, weight: Float64Array): number => {
  const { from, to, amount } = accrual;
  const source = sourceOf(trace, accrual);
  const amounts = amount?.kind === 'column' ? at(space.columns, amount.register) : undefined;
  let total = 0;
  if (source !== undefined && amounts !== undefined) {
    for (let k = from; k <= to; k++) total += (source[k] as number) * (weight[k] as number) * (amounts[k] as number);
  } else if (source !== undefined || amounts !== undefined) {
    const only = source ?? amounts ?? weight;
    for (let k = from; k <= to; k++) total += (only[k] as number) * (weight[k] as number);
  } else for (let k = from; k <= to; k++) total += weight[k] as number;
  return amount?.kind === 'scalar' ? total * (space.scalars[amount.register] as number) : total;
};

const accrueAll = (space: CohortSpace, trace: TraceSpace, accruals: readonly CohortAccrual[]): number => {
  let total = 0;
  for (const accrual of accruals) total += accrue(space, trace, accrual, accrual.discounted);
  return total;
};

/** Where a total that is not a number came from: the first cycle in which it is not. */
const accrualTrouble = (space: CohortSpace, trace: TraceSpace, strategy: string, accruals: readonly CohortAccrual[]): Trouble => {
  const wrong = accruals.find((accrual) => !Number.isFinite(accrue(space, trace, accrual, accrual.discounted))) ?? at(accruals, 0);
  const finite = (k: number): boolean =>
    Number.isFinite(wrong.amount === undefined ? 1 : valueOf(space, wrong.amount, k)) &&
    Number.isFinite(sourceOf(trace, wrong)?.[k] ?? 1);
  let cycle = wrong.from;
  while (cycle < wrong.to && finite(cycle)) cycle++;
  const { formula, state } = wrong;
  return {
    code: 'run.notANumber',
    path: formula,
    details: { strategy, cycle, ...(state === '' ? {} : { state }), expression: pathText(formula) },
  };
};

const everyAccrual = ({ lifeYears, qalys, costs, carers }: CohortStrategyPlan): readonly CohortAccrual[] => [
  ...lifeYears.flat(),
  ...qalys.flat(),
  ...costs.flatMap(({ accruals }) => accruals),
  ...carers,
];

/** The base case of a cohort model: totals and trace of every strategy. */
const evaluateCohort = (plan: CohortPlan): Trouble | Evaluated => {
  const space = makeCohortSpace(plan);
  const trouble = fillTraces(space, true);
  if (trouble !== undefined) return trouble;
  const strategies: StrategyTotals[] = [];
  const traces: Trace[] = [];
  for (const strategy of plan.strategies) {
    const trace = at(space.traces, strategy.trace);
    const total = (accruals: readonly CohortAccrual[]): Total =>
      plus(
        accruals.map((accrual) => ({
          discounted: accrue(space, trace, accrual, accrual.discounted),
          undiscounted: accrue(space, trace, accrual, accrual.undiscounted),
        })),
      );
    const lifeYears = strategy.lifeYears.map(total);
    const qalys = strategy.qalys.map(total);
    const components = strategy.costs.map(({ component, payer, accruals }) => ({ component, payer, ...total(accruals) }));
    const carers = strategy.carers.map((accrual) => total([accrual]));
    const every = [...lifeYears, ...qalys, ...components, ...carers];
    if (!every.every(({ discounted, undiscounted }) => Number.isFinite(discounted) && Number.isFinite(undiscounted)))
      return accrualTrouble(space, trace, strategy.id, everyAccrual(strategy));
    const { id, losses } = strategy;
    strategies.push(totalsOf({ strategy: id, states: plan.states, lifeYears, qalys, losses, components, carers }));
    traces.push({
      strategy: strategy.id,
      time: Float64Array.from({ length: plan.cycles + 1 }, (_, k) => k * plan.cycleLength),
      states: [
        ...plan.states.map((state, index) => ({ state, occupancy: at(trace.points, index).slice() })),
        { state: plan.deathState, occupancy: trace.dead.slice() },
      ],
    });
  }
  return { strategies, traces };
};

/** The base case line by line; lines of one state that differ by time in it are told apart by nothing but their people. */
const cohortLedger = (plan: CohortPlan): Trouble | readonly Ledger[] => {
  const space = makeCohortSpace(plan);
  const trouble = fillTraces(space, true);
  if (trouble !== undefined) return trouble;
  return plan.strategies.map((strategy) => {
    const trace = at(space.traces, strategy.trace);
    const line = (quantity: LedgerLine['quantity'], part: string, accrual: CohortAccrual): LedgerLine =>
      ledgerLine(quantity, part, sourceOf(trace, accrual), accrual, (k) =>
        accrual.amount === undefined ? 1 : valueOf(space, accrual.amount, k),
      );
    const states = (quantity: 'lifeYears' | 'qalys'): readonly LedgerLine[] =>
      strategy[quantity].flatMap((accruals, state) =>
        accruals.map((accrual) => line(quantity, at([...plan.states, ...strategy.losses], state), accrual)),
      );
    const costs = strategy.costs.flatMap(({ component, accruals }) => accruals.map((accrual) => line('costs', component, accrual)));
    return { strategy: strategy.id, lines: [...states('lifeYears'), ...states('qalys'), ...costs] };
  });
};

/** Runs one draw that has its samples in place; the discounted totals go to row `row` of the columns. */
const runCohortDraw = (space: CohortSpace, all: boolean, row: number, out: ProbabilisticRun['strategies']): Trouble | undefined => {
  const trouble = fillTraces(space, all);
  if (trouble !== undefined) return trouble;
  for (let index = 0; index < space.plan.strategies.length; index++) {
    const strategy = at(space.plan.strategies, index);
    const trace = at(space.traces, strategy.trace);
    let lifeYears = 0;
    for (const accruals of strategy.lifeYears) lifeYears += accrueAll(space, trace, accruals);
    let qalys = 0;
    for (const accruals of strategy.qalys) qalys += accrueAll(space, trace, accruals);
    let costs = 0;
    for (const { accruals } of strategy.costs) costs += accrueAll(space, trace, accruals);
    const carers = accrueAll(space, trace, strategy.carers);
    if (!(Number.isFinite(lifeYears) && Number.isFinite(qalys) && Number.isFinite(costs) && Number.isFinite(carers)))
      return accrualTrouble(space, trace, strategy.id, everyAccrual(strategy));
    const columns = at(out, index);
    columns.lifeYears[row] = lifeYears;
    columns.qalys[row] = qalys;
    columns.costs[row] = costs;
    if (columns.carers !== undefined) columns.carers[row] = carers;
  }
  return undefined;
};

/** A cohort model, compiled. */
export const cohortEvaluator = (model: CohortModel): Evaluator => {
  const plan = makeCohortPlan(model);
  return {
    parameters: plan,
    evaluate: () => evaluateCohort(plan),
    ledger: () => cohortLedger(plan),
    drawer: () => {
      const space = makeCohortSpace(plan);
      return { scalars: space.scalars, run: (first, { row, out }) => runCohortDraw(space, first, row, out) };
    },
    kernel: () => undefined,
  };
};
