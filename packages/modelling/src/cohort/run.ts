import { vectorisable } from '@likeverd/statistics';
import type { DrawKernel, Evaluated, Evaluator, Tracer, TraceRequest } from '../evaluator.ts';
import type { LinearMemory, WebAssemblyHost } from '../kernel/index.ts';
import { type Ledger, type LedgerLine, ledgerLine, weightsOf } from '../ledger.ts';
import { type Operand, runProgram } from '../program.ts';
import { type Path, pathText } from '../shape.ts';
import type { Arithmetic, ProbabilisticRun, StrategyTotals, Total, Trace } from '../types.ts';
import { at, named, totalsOf, type Trouble } from '../run-parts.ts';
import { fillPassing, passageTrouble, sumPassages } from '../tree/flow.ts';
import type { PassagePlan } from '../tree/plan.ts';
import {
  type CohortAccrual,
  type CohortPlan,
  type CohortStrategyPlan,
  everyAccrual,
  makeCohortPlan,
  ROUNDING,
  type RowPlan,
  type TracePlan,
  type Weighed,
} from './compile.ts';
import { compileCohortKernel } from './kernel.ts';
import type { CohortFixed } from './kernel-rows.ts';
import { type CohortModel, ENTRY } from './model.ts';

const { exp, expm1 } = vectorisable;

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
  /** The share of people that passes each place of the tree before the first cycle. */
  readonly passing: Float64Array;
  /** Occupancy of tunnel states: at grid point k, and at k + 1. */
  now: Float64Array;
  next: Float64Array;
  /** Occupancy of the living states at grid points 0 … n, and as the correction reads it in cycles 1 … n where that is asked for. */
  readonly points: readonly Float64Array[];
  readonly cycles: ReadonlyMap<number, Float64Array>;
  /** By position in `CohortPlan.weighed`: at grid points, or at the starts and ends of cycles and as the correction reads them. */
  readonly weighedPoints: ReadonlyMap<number, Float64Array>;
  readonly weighedCycles: ReadonlyMap<
    number,
    { readonly starts: Float64Array; readonly ends: Float64Array; readonly read: Float64Array }
  >;
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

const makeTraceSpace = (plan: CohortPlan, trace: TracePlan, position: number): TraceSpace => {
  const column = (): Float64Array => new Float64Array(plan.cycles + 1);
  const sources = plan.strategies
    .filter((strategy) => strategy.trace === position)
    .flatMap((strategy) => everyAccrual(strategy).map(({ source }) => source));
  const edges = trace.rows.flatMap((row) => row.edges);
  let next = 0;
  const firstEdge = Int32Array.from(trace.rows, (row) => {
    next += row.edges.length;
    return next - row.edges.length;
  });
  return {
    plan: trace,
    firstEdge,
    to: Int32Array.from(edges, ({ to }) => to),
    flow: Int32Array.from(edges, ({ flow }) => flow),
    probability: new Float64Array(edges.length),
    ready: new Uint8Array(trace.rows.length),
    passing: new Float64Array(trace.entry?.flow.places ?? 0),
    now: new Float64Array(plan.size),
    next: new Float64Array(plan.size),
    points: plan.tunnels.map(column),
    cycles: new Map(sources.flatMap((source) => (source.type === 'cycles' ? [[source.state, column()]] : []))),
    weighedPoints: new Map(sources.flatMap((source) => (source.type === 'weighedPoints' ? [[source.weighed, column()]] : []))),
    weighedCycles: new Map(
      sources.flatMap((source) =>
        source.type === 'weighedCycles' ? [[source.weighed, { starts: column(), ends: column(), read: column() }]] : [],
      ),
    ),
    dead: column(),
    deaths: column(),
    flows: Array.from({ length: trace.flows }, column),
  };
};

const makeCohortSpace = (plan: CohortPlan): CohortSpace => ({
  plan,
  scalars: plan.program.scalars.slice(),
  columns: plan.program.columns.map((values) => values.slice()),
  traces: plan.traces.map((trace, position) => makeTraceSpace(plan, trace, position)),
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
    const hazard = sum * space.plan.cycleLength;
    const share = sum > 0 ? -expm1(-hazard) / sum : 0;
    for (let e = 0; e < last; e++) probability[first + e] = (probability[first + e] as number) * share;
    probability[first + last] = exp(-hazard);
    return undefined;
  }
  const rest = 1 - sum;
  if (!(rest >= -ROUNDING)) return rowTrouble(space, row, at(row.edges, last).formula, rest, k);
  probability[first + last] = rest < 0 ? 0 : rest;
  return undefined;
};

/** Amounts times occupancies, the amounts of cycle k; where nobody is, no amount counts. */
const weigh = (space: CohortSpace, { now }: TraceSpace, { first, last, amounts }: Weighed, k: number): number => {
  let total = 0;
  for (let i = first; i <= last; i++) {
    const share = now[i] as number;
    if (share !== 0) total += valueOf(space, at(amounts, i - first), k) * share;
  }
  return total;
};

/** What is counted at grid point k. */
const notePoint = (space: CohortSpace, trace: TraceSpace, k: number): void => {
  const { tunnels, weighed, cycles } = space.plan;
  const { now, points, dead } = trace;
  for (let state = 0; state < tunnels.length; state++) {
    const { first, last } = at(tunnels, state);
    let total = 0;
    for (let i = first; i <= last; i++) total += now[i] as number;
    at(points, state)[k] = total;
  }
  for (const [position, values] of trace.weighedPoints) values[k] = weigh(space, trace, at(weighed, position), k);
  for (const [position, { starts, ends }] of trace.weighedCycles) {
    if (k < cycles) starts[k + 1] = weigh(space, trace, at(weighed, position), k + 1);
    if (k > 0) ends[k] = weigh(space, trace, at(weighed, position), k);
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

const correct = ({ correction }: CohortPlan, start: number, end: number): number =>
  correction === 'start' ? start : correction === 'end' ? end : (start + end) / 2;

const noteCycles = ({ plan }: CohortSpace, { points, cycles, weighedCycles }: TraceSpace): void => {
  for (let k = 1; k <= plan.cycles; k++) {
    for (const [state, read] of cycles) {
      const occupancy = at(points, state);
      read[k] = correct(plan, occupancy[k - 1] as number, occupancy[k] as number);
    }
    for (const { starts, ends, read } of weighedCycles.values()) read[k] = correct(plan, starts[k] as number, ends[k] as number);
  }
};

/** Puts everyone where they start: as written, or where the tree before the first cycle leads. */
const enter = ({ plan, scalars }: CohortSpace, { plan: { entry }, now, passing }: TraceSpace): Trouble | undefined => {
  if (entry === undefined) {
    now.set(plan.start);
    return undefined;
  }
  const trouble = fillPassing(entry.flow, scalars, passing);
  if (trouble !== undefined) return trouble;
  now.fill(0);
  for (const { place, tunnel } of entry.ends) now[tunnel] = (now[tunnel] as number) + (passing[place] as number);
  return undefined;
};

const fillTrace = (space: CohortSpace, trace: TraceSpace): Trouble | undefined => {
  const { plan } = space;
  trace.ready.fill(0);
  const lost = enter(space, trace);
  if (lost !== undefined) return lost;
  for (const column of trace.flows) column.fill(0);
  notePoint(space, trace, 0);
  for (let k = 1; k <= plan.cycles; k++) {
    const trouble = step(space, trace, k);
    if (trouble !== undefined) return trouble;
    notePoint(space, trace, k);
    trace.deaths[k] = (trace.dead[k] as number) - (trace.dead[k - 1] as number);
  }
  noteCycles(space, trace);
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
    case 'points':
      return at(trace.points, source.state);
    case 'cycles':
      return trace.cycles.get(source.state);
    case 'weighedPoints':
      return trace.weighedPoints.get(source.weighed);
    case 'weighedCycles':
      return trace.weighedCycles.get(source.weighed)?.read;
    case 'flow':
      return at(trace.flows, source.flow);
    case 'deaths':
      return trace.deaths;
    case 'cohort':
      return undefined;
  }
};

/** The sum over cycles, before it is multiplied with a scalar. */
const accumulate = (space: CohortSpace, trace: TraceSpace, accrual: CohortAccrual, weight: Float64Array): number => {
  const { from, to, factor } = accrual;
  const source = sourceOf(trace, accrual);
  const amounts = factor?.kind === 'column' ? at(space.columns, factor.register) : undefined;
  let total = 0;
  if (source !== undefined && amounts !== undefined) {
    for (let k = from; k <= to; k++) total += (source[k] as number) * (weight[k] as number) * (amounts[k] as number);
  } else if (source !== undefined || amounts !== undefined) {
    const only = source ?? amounts ?? weight;
    for (let k = from; k <= to; k++) total += (only[k] as number) * (weight[k] as number);
  } else for (let k = from; k <= to; k++) total += weight[k] as number;
  return total;
};

const accrue = (space: CohortSpace, trace: TraceSpace, accrual: CohortAccrual, weight: Float64Array): number => {
  const { factor } = accrual;
  const total = accumulate(space, trace, accrual, weight);
  return factor?.kind === 'scalar' ? total * (space.scalars[factor.register] as number) : total;
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

/** What the tree before the first cycle gives. */
interface Entered {
  readonly lifeYears: Total;
  readonly qalys: Total;
  readonly components: readonly ({ readonly component: string; readonly payer: string } & Total)[];
}

const nothingEntered: Entered = {
  lifeYears: { discounted: 0, undiscounted: 0 },
  qalys: { discounted: 0, undiscounted: 0 },
  components: [],
};

const enteredWith = ({ scalars }: CohortSpace, trace: TraceSpace, { entry }: CohortStrategyPlan): Trouble | Entered => {
  const { flow } = trace.plan.entry ?? {};
  if (entry === undefined || flow === undefined) return nothingEntered;
  const { passing } = trace;
  const total = (passages: readonly PassagePlan[]): Total => {
    const sum = sumPassages(passages, scalars, passing, true);
    return { discounted: sum, undiscounted: sum };
  };
  const lifeYears = total(entry.lifeYears);
  const qalys = total(entry.qalys);
  const components = entry.costs.map(({ component, payer, passages }) => ({ component, payer, ...total(passages) }));
  if ([lifeYears, qalys, ...components].every(({ discounted }) => Number.isFinite(discounted)))
    return { lifeYears, qalys, components };
  const passages = [...entry.lifeYears, ...entry.qalys, ...entry.costs.flatMap((cost) => cost.passages)];
  return passageTrouble(flow, passages, scalars, passing);
};

/** The base case of a cohort model: totals and trace of every strategy. */
const evaluateCohort = (plan: CohortPlan): Trouble | Evaluated => {
  const space = makeCohortSpace(plan);
  const trouble = fillTraces(space, true);
  if (trouble !== undefined) return trouble;
  const strategies: StrategyTotals[] = [];
  const traces: Trace[] = [];
  for (const strategy of plan.strategies) {
    const trace = at(space.traces, strategy.trace);
    const total = (accrual: CohortAccrual): Total => ({
      discounted: accrue(space, trace, accrual, accrual.discounted),
      undiscounted: accrue(space, trace, accrual, accrual.undiscounted),
    });
    const lifeYears = strategy.lifeYears.map(total);
    const qalys = strategy.qalys.map(total);
    const components = strategy.costs.map(({ component, payer, accrual }) => ({ component, payer, ...total(accrual) }));
    const carers = strategy.carers.map(total);
    const every = [...lifeYears, ...qalys, ...components, ...carers];
    if (!every.every(({ discounted, undiscounted }) => Number.isFinite(discounted) && Number.isFinite(undiscounted)))
      return accrualTrouble(space, trace, strategy.id, everyAccrual(strategy));
    const before = enteredWith(space, trace, strategy);
    if ('code' in before) return before;
    const entered = strategy.entry !== undefined;
    const parts = {
      strategy: strategy.id,
      states: [...(entered ? [ENTRY] : []), ...plan.states],
      lifeYears: [...(entered ? [before.lifeYears] : []), ...lifeYears],
      qalys: [...(entered ? [before.qalys] : []), ...qalys],
      losses: strategy.losses,
      components: [...components, ...before.components],
      carers,
    };
    strategies.push(totalsOf(parts));
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

/** Who the written weights of an accrual are for: points that stand for cycles are put back as the correction reads them. */
const people = ({ plan }: CohortSpace, trace: TraceSpace, accrual: CohortAccrual): Float64Array | undefined => {
  const values = sourceOf(trace, accrual);
  const { type } = accrual.source;
  if (values === undefined || plan.pointwise || (type !== 'points' && type !== 'weighedPoints')) return values;
  return values.map((value, k) => (k === 0 ? 0 : correct(plan, values[k - 1] as number, value)));
};

/** The base case line by line; amounts that differ by time in the state are part of the people. */
const cohortLedger = (plan: CohortPlan): Trouble | readonly Ledger[] => {
  const space = makeCohortSpace(plan);
  const trouble = fillTraces(space, true);
  if (trouble !== undefined) return trouble;
  return plan.strategies.map((strategy) => {
    const trace = at(space.traces, strategy.trace);
    const line = (quantity: LedgerLine['quantity'], part: string, accrual: CohortAccrual): LedgerLine =>
      ledgerLine(quantity, part, people(space, trace, accrual), accrual.written, (k) =>
        accrual.amount === undefined ? 1 : valueOf(space, accrual.amount, k),
      );
    const states = (quantity: 'lifeYears' | 'qalys'): readonly LedgerLine[] =>
      strategy[quantity].map((accrual, state) => line(quantity, at([...plan.states, ...strategy.losses], state), accrual));
    const costs = strategy.costs.map(({ component, accrual }) => line('costs', component, accrual));
    const before = enteredWith(space, trace, strategy);
    const entry = 'code' in before ? nothingEntered : before;
    const once = (quantity: LedgerLine['quantity'], part: string, { undiscounted }: Total): LedgerLine => ({
      quantity,
      part,
      people: undefined,
      amount: Float64Array.from({ length: plan.cycles + 1 }, (_, k) => (k === 0 ? undiscounted : 0)),
      weight: Float64Array.from({ length: plan.cycles + 1 }, (_, k) => (k === 0 ? 1 : 0)),
    });
    const first =
      strategy.entry === undefined ? [] : [once('lifeYears', ENTRY, entry.lifeYears), once('qalys', ENTRY, entry.qalys)];
    const passed = entry.components.map(({ component, ...total }) => once('costs', component, total));
    return { strategy: strategy.id, lines: [...first, ...states('lifeYears'), ...states('qalys'), ...costs, ...passed] };
  });
};

/** Who a component is paid for, without the amounts that differ by time in the state. */
const payingPeople = ({ plan }: CohortSpace, trace: TraceSpace, accrual: CohortAccrual, read: Float64Array | undefined) => {
  if (!('weighed' in accrual.source)) return read;
  const points = at(trace.points, plan.states.indexOf(accrual.state));
  return plan.pointwise ? points : points.map((value, k) => (k === 0 ? 0 : correct(plan, points[k - 1] as number, value)));
};

/** Who is on each component in each cycle and what that costs, before discounting, and who is in which state, draw by draw. */
const cohortTracer = (plan: CohortPlan, request: TraceRequest): Tracer => {
  const strategy = named(plan.strategies, ({ id }) => id === request.strategy);
  const wanted = request.components.map((id) => ({
    id,
    accrual: strategy.costs.find(({ component }) => component === id)?.accrual,
  }));
  for (const { id, accrual } of wanted)
    if (accrual === undefined) named(strategy.entry?.costs ?? [], ({ component }) => component === id);
  const all = [...plan.states, plan.deathState];
  const states = request.states.map((id) => named(all, (state) => state === id));
  const space = makeCohortSpace(plan);
  const trace = at(space.traces, strategy.trace);
  const atEntry = Float64Array.from({ length: plan.cycles + 1 }, (_, k) => (k === 0 ? 1 : 0));
  return {
    scalars: space.scalars,
    weights: wanted.map(({ accrual }) => (accrual === undefined ? atEntry : weightsOf(accrual.written))),
    run: (first, row) => {
      const trouble = fillTraces(space, first);
      if (trouble !== undefined) return trouble;
      const before = enteredWith(space, trace, strategy);
      if ('code' in before) return before;
      wanted.forEach(({ id, accrual }, index) => {
        const out = at(row.components, index);
        if (accrual === undefined) {
          out.people[0] = 1;
          out.costs[0] = named(before.components, ({ component }) => component === id).undiscounted;
          return;
        }
        const read = people(space, trace, accrual);
        const paying = payingPeople(space, trace, accrual, read);
        const weight = accrual.written.undiscounted;
        for (let k = 0; k <= plan.cycles; k++) {
          if (weight[k] === 0) continue;
          out.people[k] = paying?.[k] ?? 1;
          const amount = accrual.amount === undefined ? 1 : valueOf(space, accrual.amount, k);
          out.costs[k] = (read?.[k] ?? 1) * (weight[k] as number) * amount;
        }
      });
      if (!row.components.every(({ costs }) => costs.every(Number.isFinite)))
        return accrualTrouble(space, trace, strategy.id, everyAccrual(strategy));
      states.forEach((state, index) =>
        at(row.states, index).set(state === plan.deathState ? trace.dead : at(trace.points, plan.states.indexOf(state))),
      );
      return undefined;
    },
  };
};

/** Runs one draw that has its samples in place; the discounted totals go to row `row` of the columns. */
const runCohortDraw = (space: CohortSpace, all: boolean, row: number, out: ProbabilisticRun['strategies']): Trouble | undefined => {
  const trouble = fillTraces(space, all);
  if (trouble !== undefined) return trouble;
  for (let index = 0; index < space.plan.strategies.length; index++) {
    const strategy = at(space.plan.strategies, index);
    const trace = at(space.traces, strategy.trace);
    let lifeYears = 0;
    for (const accrual of strategy.lifeYears) lifeYears += accrue(space, trace, accrual, accrual.discounted);
    let qalys = 0;
    for (const accrual of strategy.qalys) qalys += accrue(space, trace, accrual, accrual.discounted);
    let costs = 0;
    for (const { accrual } of strategy.costs) costs += accrue(space, trace, accrual, accrual.discounted);
    if (strategy.entry !== undefined) {
      const before = enteredWith(space, trace, strategy);
      if ('code' in before) return before;
      lifeYears += before.lifeYears.discounted;
      qalys += before.qalys.discounted;
      for (const { discounted } of before.components) costs += discounted;
    }
    let carers = 0;
    for (const accrual of strategy.carers) carers += accrue(space, trace, accrual, accrual.discounted);
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

/** By strategy, the sums over cycles that are the same in every draw. */
const fixedSums = (space: CohortSpace): CohortFixed['sums'] =>
  space.plan.strategies.map((strategy) => {
    const trace = at(space.traces, strategy.trace);
    const moves = trace.plan.rows.some(({ byDraw }) => byDraw);
    const varies = ({ source, factor }: CohortAccrual): boolean =>
      factor?.kind === 'column' ||
      (moves && source.type !== 'cohort') ||
      ('weighed' in source && at(space.plan.weighed, source.weighed).amounts.some(({ byDraw }) => byDraw));
    const fixed = everyAccrual(strategy).filter((accrual) => !varies(accrual));
    return new Map(fixed.map((accrual) => [accrual, accumulate(space, trace, accrual, accrual.discounted)]));
  });

const compileKernel = <Module, Memory extends LinearMemory>(
  plan: CohortPlan,
  host: WebAssemblyHost<Module, Memory>,
  mode: Arithmetic,
): DrawKernel | undefined => {
  // The kernel starts every draw from the same shares: a tree before the first cycle is a matter for the scalar path.
  if (plan.traces.some(({ entry }) => entry !== undefined)) return undefined;
  const space = makeCohortSpace(plan);
  if (fillTraces(space, true) !== undefined) return undefined;
  const row: CohortFixed['row'] = (position, index, k) => {
    const trace = at(space.traces, position);
    const first = trace.firstEdge[index] as number;
    const count = at(trace.plan.rows, index).edges.length;
    if (fillRow(space, trace, index, k) !== undefined) trace.probability.fill(Number.NaN, first, first + count);
    return [...trace.probability.subarray(first, first + count)];
  };
  return compileCohortKernel(plan, { scalars: space.scalars, row, sums: fixedSums(space) }, host, mode);
};

/** A cohort model, compiled. */
export const cohortEvaluator = (model: CohortModel): Evaluator => {
  const plan = makeCohortPlan(model);
  return {
    parameters: plan,
    evaluate: () => evaluateCohort(plan),
    ledger: () => cohortLedger(plan),
    tracer: (request) => cohortTracer(plan, request),
    drawer: () => {
      const space = makeCohortSpace(plan);
      return { scalars: space.scalars, run: (first, { row, out }) => runCohortDraw(space, first, row, out) };
    },
    kernel: (host, mode) => compileKernel(plan, host, mode),
  };
};
