import { expm1 } from '@likeverd/statistics';
import type { DrawPlace, Evaluated, Evaluator, ShareDone } from '../evaluator.ts';
import type { LinearMemory, WebAssemblyHost } from '../kernel/index.ts';
import { type Operand, runProgram } from '../program.ts';
import { at, byPayer, cancelled, plus, type Trouble } from '../run-parts.ts';
import { type Path, pathText } from '../shape.ts';
import { BASE_CASE_DRAW, patientStream } from '../simulation/luck.ts';
import { errorsOf, momentsOf, type Totals, totals } from '../simulation/moments.ts';
import type { SimulationError, StrategyTotals, Total } from '../types.ts';
import { normAt } from '../weights.ts';
import { plainSteps } from './block.ts';
import {
  type Counter,
  type EventItem,
  type Items,
  makeMicrosimulationPlan,
  type MicrosimulationPlan,
  type MicrosimulationStrategy,
  type PatientRow,
  type PointWeights,
  type StateItem,
} from './compile.ts';
import { type BlockKernel, compileBlockKernel } from './kernel.ts';
import { evaluateLanes, type LaneFormula, type LaneSpace } from './lanes.ts';
import { type BlockSteps, type Layout, makeLayout, makeViews, type Views, type WalkTable, WIDTH } from './layout.ts';
import type { MicrosimulationModel } from './model.ts';

/** Random words have 31 bits: a probability is as many of them. */
const WORDS = 2_147_483_648;
/** In place of a first threshold: the row has no probabilities. */
const INVALID = 4_294_967_295;
/** A remainder below 0 by no more than rounding counts as 0. */
const ROUNDING = 1e-12;
/** Thresholds of one row by cycle and time are only made in advance up to this many. */
const LARGEST_TABLE = 4_000_000;
/** Cycles of patients between two reports. */
const REPORT_STEP = 2_000_000;

/** Thresholds of one row: the share of words below the k-th goes along one of the first k edges. */
interface RowSpace {
  readonly plan: PatientRow;
  /** Cycles of time told apart: table[((cycle - 1) * times + time) * edges + edge]; 0 when rows are worked out patient by patient. */
  readonly times: number;
  readonly table: Uint32Array;
}

/** Above every word: a limit that ends a row. */
const NEVER = 2_147_483_647;

/** How a trace is walked by table, and whether the tables of this draw have no fault. */
interface Walk {
  readonly table: WalkTable;
  /** Cells at entry by state. */
  readonly entry: Int32Array;
  sound: boolean;
}

/** Where the patients of a block are at every grid point, under one set of transitions. Entry `point * WIDTH + lane`. */
interface TraceSpace {
  readonly rows: readonly RowSpace[];
  readonly walk: Walk | undefined;
  /** Whether counters and orders are wanted beside the states. */
  readonly detailed: boolean;
  /** Factors that amounts of its strategies are multiplied by. */
  readonly factors: readonly number[];
  readonly flows: readonly Flow[];
  readonly state: Uint16Array;
  readonly counters: readonly Int32Array[];
  /** Lanes of each point in the order of their states, and where each state begins. */
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

/** How many patients go from one state to another, by cycle. */
interface Flow {
  readonly from: number;
  readonly to: number;
  readonly numbers: Float64Array;
}

/** Working memory of one run. */
interface Space extends LaneSpace {
  readonly plan: MicrosimulationPlan;
  readonly patients: number;
  readonly characteristics: readonly Float64Array[];
  readonly views: Views;
  readonly steps: BlockSteps;
  readonly traces: readonly TraceSpace[];
  /** Values of the edges of a row, and its thresholds, when it is worked out for one block. */
  readonly edges: readonly Float64Array[];
  readonly thresholds: Uint32Array;
}

/** The patients of a run: how many, the seed of their luck, and what works on their memory. */
interface Crowd {
  readonly patients: number;
  readonly seed: number;
  readonly layout: Layout;
  readonly kernel: BlockKernel | undefined;
}

const makeSpace = (plan: MicrosimulationPlan, { patients, seed, layout, kernel }: Crowd): Space => {
  const points = plan.cycles + 1;
  const fast = kernel?.();
  const views = makeViews(layout, fast?.buffer ?? new ArrayBuffer(layout.memory.bytes));
  const stream = patientStream(seed);
  const plain = plainSteps(plan, layout, views, stream);
  const length = Math.max(WIDTH, points);
  const mostEdges = Math.max(1, ...plan.traces.flatMap(({ rows }) => rows.map(({ edges }) => edges.length)));
  return {
    plan,
    patients,
    scalars: plan.program.scalars.slice(),
    columns: plan.program.columns.map((values) => values.slice()),
    lanes: Array.from({ length: plan.registers }, () => new Float64Array(length)),
    characteristics: plan.characteristics.map(() => new Float64Array(patients)),
    views,
    steps: fast?.steps(plain, stream) ?? plain,
    traces: plan.traces.map(({ rows }, index) => ({
      ...usesOf(plan, index),
      walk: makeWalk(plan, index, layout.walks[index], at(views.moves, index)),
      rows: rows.map((row) => {
        const times = row.counter === -1 ? 1 : points;
        const size = plan.cycles * times * row.edges.length;
        const tabled = row.counter === -1 || (row.counter !== undefined && points <= patients / 2 && size <= LARGEST_TABLE);
        return { plan: row, times: tabled ? times : 0, table: new Uint32Array(tabled ? size : 0) };
      }),
      state: at(views.states, index),
      counters: plan.counters.map(() => new Int32Array(points * WIDTH)),
      order: new Int32Array(points * WIDTH),
      starts: new Int32Array(points * (plan.states.length + 2)),
    })),
    edges: Array.from({ length: mostEdges }, () => new Float64Array(length)),
    thresholds: new Uint32Array(mostEdges * length),
  };
};

const isPlain = ({ formula }: { readonly formula: LaneFormula | undefined }): boolean =>
  formula === undefined || formula.inputs.length === 0;

/** What the strategies of a trace want to know of it. */
const usesOf = (plan: MicrosimulationPlan, trace: number): Pick<TraceSpace, 'detailed' | 'factors' | 'flows'> => {
  const items = plan.strategies
    .filter((strategy) => strategy.trace === trace)
    .flatMap((each) => Object.values(itemsOf(each)).flat());
  const states = items.flatMap((item) => item.states);
  const events = items.flatMap((item) => item.events);
  const pairs = new Map(events.filter(isPlain).map(({ from, to }) => [`${from} ${to}`, { from, to }]));
  return {
    detailed: states.some((item) => !isPlain(item) && item.terms === undefined) || events.some((event) => !isPlain(event)),
    factors: [...new Set(states.flatMap(({ terms = [] }) => terms.map(({ factor }) => factor)))].filter((factor) => factor >= 0),
    flows: [...pairs.values()].map((pair) => ({ ...pair, numbers: new Float64Array(plan.cycles + 1) })),
  };
};

/** The counter after a move, of one that stood at `before`; at entry there is no state before. */
const counted = (counter: Counter, was: number, now: number, before: number): number => {
  switch (counter.type) {
    case 'inState':
      return now === was ? before + 1 : 1;
    case 'within':
      return counter.states[now] === true ? before + 1 : 0;
    case 'altogether':
      return before + (counter.states[now] === true ? 1 : 0);
    case 'since':
      return now === counter.state && was !== now ? 1 : before > 0 ? before + 1 : -1;
    case 'visits':
      return before + (now === counter.state && was !== now ? 1 : 0);
    case 'passages':
      return before + (was === counter.from && now === counter.to ? 1 : 0);
  }
};

/** Writes what every edge does to a cell: the bits of it that stay, and what is added to them. */
const makeWalk = (plan: MicrosimulationPlan, trace: number, table: WalkTable | undefined, moves: Int32Array): Walk | undefined => {
  if (table === undefined) return undefined;
  const { counter: index, room, rowBits, shift, moveBits } = table;
  const death = plan.states.length;
  const after = (was: number, now: number, before: number): number =>
    index < 0 ? 0 : counted(at(plan.counters, index), was, now, before);
  const cell = (state: number, time: number): number => (state << shift) + (time << rowBits);
  for (let was = 0; was <= death; was++) {
    const row = at(plan.traces, trace).rows[was];
    const targets = row === undefined ? [death] : [...row.edges.map(({ to }) => to), row.rest];
    for (let edge = 0; edge <= room; edge++) {
      const now = at(targets, Math.min(edge, targets.length - 1));
      const move = (was << (moveBits - 2)) + 2 * edge;
      const stays = after(was, now, 1) - after(was, now, 0) === 1;
      moves[move] = stays ? (1 << shift) - (1 << rowBits) : 0;
      moves[move + 1] = cell(now, after(was, now, 0));
    }
  }
  return { table, entry: Int32Array.from({ length: death + 1 }, (_, state) => cell(state, after(-1, state, 0))), sound: false };
};

const scalarOf = ({ scalars, columns }: Space, { kind, register }: Operand): number =>
  (kind === 'scalar' ? scalars[register] : columns[register]?.[0]) ?? Number.NaN;

/** Puts the names that a formula uses into their lanes: for `count` patients of a block, as they are at a grid point, in a cycle. */
const gather = (
  space: Space,
  trace: TraceSpace,
  inputs: readonly number[],
  point: number,
  cycle: number,
  from: number,
  count: number,
  first: number,
): void => {
  const { plan } = space;
  for (const register of inputs) {
    const input = at(plan.inputs, register);
    const out = at(space.lanes, register);
    if (input.type === 'counter') {
      const counter = at(trace.counters, input.counter);
      const never = input.never ?? Number.NaN;
      for (let c = 0; c < count; c++) {
        const cycles = counter[point * WIDTH + (trace.order[from + c] as number)] as number;
        out[c] = cycles < 0 ? never : input.years ? cycles * plan.cycleLength : cycles;
      }
    } else {
      const source = at(space.characteristics, input.type === 'characteristic' ? input.index : plan.ageOf);
      for (let c = 0; c < count; c++) {
        const own = source[first + (trace.order[from + c] as number)] as number;
        out[c] = input.type === 'characteristic' ? own : byAge(plan, input.type, own, cycle);
      }
    }
  }
};

const byAge = (plan: MicrosimulationPlan, what: 'age' | 'generalMortality' | 'norm', entryAge: number, cycle: number): number => {
  const age = entryAge + cycle / plan.cyclesPerYear;
  if (what === 'age') return age;
  if (what === 'norm') return plan.norms === undefined ? 1 : normAt(plan.norms, age) / normAt(plan.norms, entryAge);
  const whole = Math.floor(entryAge + Math.max(cycle - plan.mortalityShift, 0) / plan.cyclesPerYear);
  return plan.mortality[Math.min(whole, plan.mortality.length - 1)] ?? Number.NaN;
};

/** Thresholds of a row for the `count` lanes that are in place. */
const fillRow = (
  space: Space,
  { type, edges }: PatientRow,
  cycle: number,
  count: number,
  out: Uint32Array,
  offset: number,
): void => {
  const width = edges.length;
  for (let e = 0; e < width; e++) {
    const values = evaluateLanes(space, at(edges, e).formula, cycle, count);
    const own = at(space.edges, e);
    if (typeof values === 'number') own.fill(values, 0, count);
    else for (let c = 0; c < count; c++) own[c] = values[c] as number;
  }
  for (let c = 0; c < count; c++) {
    let sum = 0;
    let sound = true;
    for (let e = 0; e < width; e++) {
      const value = at(space.edges, e)[c] as number;
      sound &&= value >= 0;
      sum += value;
    }
    sound &&= type === 'rate' ? sum < Number.POSITIVE_INFINITY : 1 - sum >= -ROUNDING;
    const share = type === 'rate' ? (sum > 0 ? -expm1(-sum * space.plan.cycleLength) / sum : 0) : 1;
    let cumulative = 0;
    for (let e = 0; e < width; e++) {
      cumulative += share * (at(space.edges, e)[c] as number);
      out[offset + c * width + e] = sound ? Math.min(Math.ceil(cumulative * WORDS), WORDS) : INVALID;
    }
  }
};

/** Thresholds that are the same for all patients with the same time on a counter. */
const fillTables = (space: Space): void => {
  for (const { rows } of space.traces) {
    for (const { plan, times, table } of rows) {
      if (times === 0) continue;
      const width = plan.edges.length;
      for (let cycle = 1; cycle <= space.plan.cycles; cycle++) {
        for (const register of plan.inputs) {
          const time = at(space.lanes, register);
          for (let c = 0; c < times; c++) time[c] = c * space.plan.cycleLength;
        }
        fillRow(space, plan, cycle, times, table, (cycle - 1) * times * width);
      }
    }
  }
};

/** Limits of every cell that can be reached; a row that is no distribution leaves the trace to be taken patient by patient. */
const fillWalk = ({ plan, views }: Space, { walk, rows }: TraceSpace, trace: number): void => {
  if (walk === undefined) return;
  const { room, rowBits, shift } = walk.table;
  const limits = at(views.limits, trace);
  const times = 1 << (shift - rowBits);
  walk.sound = true;
  limits.fill(NEVER);
  for (const [state, row] of rows.entries()) {
    const width = row.plan.edges.length;
    for (let cycle = 1; cycle <= plan.cycles; cycle++) {
      const base = (((cycle - 1) * (plan.states.length + 1) + state) << shift) >> 2;
      for (let time = 0; time < Math.min(times, cycle + 1); time++) {
        const from = ((cycle - 1) * row.times + (row.times === 1 ? 0 : time)) * width;
        const to = base + time * room;
        for (let edge = 0; edge < width; edge++) {
          const threshold = row.table[from + edge] as number;
          if (threshold === INVALID) walk.sound = false;
          limits[to + edge] = threshold - 1;
        }
      }
    }
  }
};

const rowTrouble = (space: Space, row: PatientRow, state: number, cycle: number, patient: number): Trouble => {
  const numbers = row.edges.map(({ formula }) => {
    const values = evaluateLanes(space, formula, cycle, 1);
    return typeof values === 'number' ? values : (values[0] ?? Number.NaN);
  });
  const wrong = numbers.findIndex((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY));
  const value = wrong < 0 ? 1 - numbers.reduce((sum, share) => sum + share, 0) : (numbers[wrong] ?? Number.NaN);
  const path: Path = wrong < 0 ? row.restPath : at(row.edges, wrong).path;
  const details = { cycle, state: space.plan.states[state] ?? '', expression: pathText(path), value, patient };
  return { code: Number.isFinite(value) ? 'run.negativeProbability' : 'run.notANumber', path, details };
};

/** Patients of a block by state at one grid point. */
const sort = ({ plan }: Space, trace: TraceSpace, point: number, count: number): void => {
  const { state, order, starts } = trace;
  const states = plan.states.length + 1;
  const base = point * (states + 1);
  starts.fill(0, base, base + states + 1);
  for (let lane = 0; lane < count; lane++) {
    const slot = base + (state[point * WIDTH + lane] as number) + 1;
    starts[slot] = (starts[slot] as number) + 1;
  }
  for (let s = 1; s <= states; s++) starts[base + s] = (starts[base + s] as number) + (starts[base + s - 1] as number);
  const next = Int32Array.from({ length: states }, (_, s) => starts[base + s] as number);
  for (let lane = 0; lane < count; lane++) {
    const s = state[point * WIDTH + lane] as number;
    order[point * WIDTH + (next[s] as number)] = lane;
    next[s] = (next[s] as number) + 1;
  }
};

/** Counters at one grid point, from those at the point before; at entry there is none before. */
const count = ({ plan }: Space, trace: TraceSpace, point: number, lanes: number): void => {
  const { state } = trace;
  plan.counters.forEach((counter, index) => {
    const values = at(trace.counters, index);
    for (let lane = 0; lane < lanes; lane++) {
      const slot = point * WIDTH + lane;
      const now = state[slot] as number;
      const was = point === 0 ? -1 : (state[slot - WIDTH] as number);
      const before = point === 0 ? 0 : (values[slot - WIDTH] as number);
      values[slot] = counted(counter, was, now, before);
    }
  });
};

/** The states in which the patients of a block start. */
const enter = ({ plan: { start }, views }: Space, { state }: TraceSpace, lanes: number): void => {
  const last = start.findLastIndex((share, s) => share > (start[s - 1] ?? 0));
  for (let lane = 0; lane < lanes; lane++) {
    const word = (views.words[lane] as number) / WORDS;
    let s = 0;
    while (s < last && word >= (start[s] as number)) s++;
    state[lane] = s;
  }
};

/** Counters and orders of a block whose states are known. */
const detail = (space: Space, trace: TraceSpace, lanes: number): void => {
  for (let point = 0; point <= space.plan.cycles; point++) {
    count(space, trace, point, lanes);
    sort(space, trace, point, lanes);
  }
};

/** Takes the patients first … first + lanes - 1 from entry to the horizon, by tables where they decide. */
const simulate = (space: Space, index: number, first: number, lanes: number): Trouble | undefined => {
  const trace = at(space.traces, index);
  enter(space, trace, lanes);
  const { walk } = trace;
  if (walk?.sound !== true) return simulateOneByOne(space, trace, first, lanes);
  const cells = at(space.views.cells, index);
  for (let lane = 0; lane < lanes; lane++) cells[lane] = walk.entry[trace.state[lane] as number] as number;
  space.steps.walk(index, lanes);
  if (trace.detailed) detail(space, trace, lanes);
  return undefined;
};

/** Takes patients through the cycles state by state, with rows worked out for each where no table has them. */
const simulateOneByOne = (space: Space, trace: TraceSpace, first: number, lanes: number): Trouble | undefined => {
  const { plan } = space;
  const { words } = space.views;
  const { state, order, starts } = trace;
  const death = plan.states.length;
  count(space, trace, 0, lanes);
  sort(space, trace, 0, lanes);
  for (let cycle = 1; cycle <= plan.cycles; cycle++) {
    const point = cycle - 1;
    const base = point * (death + 2);
    for (let s = 0; s < death; s++) {
      const from = point * WIDTH + (starts[base + s] as number);
      const many = (starts[base + s + 1] as number) - (starts[base + s] as number);
      if (many === 0) continue;
      const { plan: row, times, table } = at(trace.rows, s);
      const width = row.edges.length;
      const counter = row.counter === undefined || row.counter < 0 ? undefined : at(trace.counters, row.counter);
      if (times === 0) {
        gather(space, trace, row.inputs, point, cycle, from, many, first);
        fillRow(space, row, cycle, many, space.thresholds, 0);
      }
      for (let c = 0; c < many; c++) {
        const lane = order[from + c] as number;
        const time = counter === undefined ? 0 : (counter[point * WIDTH + lane] as number);
        const limits = times === 0 ? space.thresholds : table;
        const offset = times === 0 ? c * width : (point * times + time) * width;
        if (width > 0 && limits[offset] === INVALID) {
          gather(space, trace, row.inputs, point, cycle, from + c, 1, first);
          return rowTrouble(space, row, s, cycle, first + lane);
        }
        const word = words[cycle * WIDTH + lane] as number;
        let edge = 0;
        while (edge < width && word >= (limits[offset + edge] as number)) edge++;
        state[cycle * WIDTH + lane] = edge < width ? at(row.edges, edge).to : row.rest;
      }
    }
    const dead = starts[base + death] as number;
    for (let c = dead; c < lanes; c++) state[cycle * WIDTH + (order[point * WIDTH + c] as number)] = death;
    count(space, trace, cycle, lanes);
    sort(space, trace, cycle, lanes);
  }
  return undefined;
};

type Side = 'discounted' | 'undiscounted';

/** An amount by grid point and state, times a factor of each patient (-1: times 1). */
interface Scaled {
  readonly factor: number;
  readonly parts: readonly { readonly item: StateItem; readonly formula: LaneFormula | undefined }[];
  readonly table: Float64Array;
}

/** A sum of items: what can be told from numbers of patients, and what must be told patient by patient. */
interface Quantity {
  readonly side: Side;
  readonly scaled: readonly Scaled[];
  readonly flows: readonly { readonly event: EventItem; readonly values: Float64Array }[];
  readonly varying: readonly StateItem[];
  readonly events: readonly EventItem[];
}

const makeQuantity = (plan: MicrosimulationPlan, items: readonly Items[], side: Side): Quantity => {
  const states = items.flatMap((item) => item.states);
  const events = items.flatMap((item) => item.events);
  const parts = states.flatMap((item) =>
    isPlain(item)
      ? [{ factor: -1, item, formula: item.formula }]
      : (item.terms ?? []).map(({ factor, formula }) => ({ factor, item, formula })),
  );
  return {
    side,
    scaled: [...new Set(parts.map(({ factor }) => factor))].map((factor) => ({
      factor,
      parts: parts.filter((part) => part.factor === factor),
      table: new Float64Array((plan.cycles + 1) * (plan.states.length + 1)),
    })),
    flows: events.filter(isPlain).map((event) => ({ event, values: new Float64Array(plan.cycles + 1) })),
    varying: states.filter((item) => !isPlain(item) && item.terms === undefined),
    events: events.filter((event) => !isPlain(event)),
  };
};

const isByPatient = ({ varying, events }: Quantity): boolean => varying.length + events.length > 0;

/** What an item adds at a grid point for the lanes in place; `add` is called once for each of its two weights that counts. */
const weighted = ({ at: own, next }: PointWeights, point: number, add: (weight: number, cycle: number) => void): void => {
  if (own[point] !== 0) add(own[point] as number, point);
  if (next[point] !== 0) add(next[point] as number, point + 1);
};

const sameForAll = (space: Space, formula: LaneFormula | undefined, cycle: number): number =>
  formula === undefined ? 1 : Number(evaluateLanes(space, formula, cycle, 0));

const fillQuantity = (space: Space, { side, scaled, flows }: Quantity): void => {
  const states = space.plan.states.length + 1;
  for (const { parts, table } of scaled) {
    table.fill(0);
    for (const { item, formula } of parts) {
      for (let point = 0; point <= space.plan.cycles; point++) {
        weighted(item[side], point, (weight, cycle) => {
          const value = sameForAll(space, formula, cycle);
          for (let s = 0; s < states; s++) {
            const slot = point * states + s;
            if (item.state === -1 || item.state === s) table[slot] = (table[slot] as number) + weight * value;
          }
        });
      }
    }
  }
  for (const { event, values } of flows)
    for (let cycle = 1; cycle <= space.plan.cycles; cycle++)
      values[cycle] = (event[side][cycle] as number) * sameForAll(space, event.formula, cycle);
};

/** What a quantity comes to for all patients so far, without what is told patient by patient. */
const fromNumbers = ({ plan, views, traces }: Space, index: number, { scaled, flows }: Quantity): number => {
  const counts = at(views.counts, index);
  const part = counts.length;
  let sum = 0;
  for (const { factor, table } of scaled) {
    const weights = factor < 0 ? undefined : at(views.weights, index * plan.factors.length + factor);
    for (let slot = 0; slot < table.length; slot++) {
      const value = table[slot] as number;
      if (counts[slot] === 0 || value === 0) continue;
      const many =
        weights === undefined
          ? (counts[slot] as number)
          : (weights[slot] as number) +
            (weights[part + slot] as number) +
            (weights[2 * part + slot] as number) +
            (weights[3 * part + slot] as number);
      sum += value * many;
    }
  }
  for (const { event, values } of flows) {
    const flow = at(traces, index).flows.find(({ from, to }) => from === event.from && to === event.to);
    for (let cycle = 1; cycle < values.length; cycle++) {
      const many = flow?.numbers[cycle] ?? 0;
      if (many !== 0) sum += (values[cycle] as number) * many;
    }
  }
  return sum;
};

/** Starts the numbers of patients again. */
const forget = ({ views, traces }: Space): void => {
  for (const counts of views.counts) counts.fill(0);
  for (const weights of views.weights) weights.fill(0);
  for (const { flows } of traces) for (const { numbers } of flows) numbers.fill(0);
};

const passes = ({ from, to }: { readonly from: number; readonly to: number }, death: number, was: number, now: number): boolean =>
  now === to && (from === -1 ? was !== death : was === from);

/** Factors of the patients of a block; 0 for those beyond the last. */
const fillFactors = (space: Space, first: number, lanes: number): void => {
  const { plan, views } = space;
  plan.factors.forEach((formula, factor) => {
    for (const register of formula.inputs) {
      const input = at(plan.inputs, register);
      if (input.type === 'characteristic')
        at(space.lanes, register).set(at(space.characteristics, input.index).subarray(first, first + lanes));
    }
    const values = evaluateLanes(space, formula, 0, lanes);
    const out = at(views.factors, factor);
    for (let lane = 0; lane < WIDTH; lane++)
      out[lane] = lane >= lanes ? 0 : typeof values === 'number' ? values : (values[lane] as number);
  });
};

/** Adds the patients of a block to the numbers of a trace. */
const addNumbers = ({ plan, steps }: Space, trace: TraceSpace, index: number, lanes: number): void => {
  const { state } = trace;
  steps.tally(index, lanes);
  for (const factor of trace.factors) steps.weigh(index, factor, lanes);
  for (const flow of trace.flows) {
    for (let cycle = 1; cycle <= plan.cycles; cycle++) {
      let many = 0;
      for (let slot = cycle * WIDTH; slot < cycle * WIDTH + lanes; slot++)
        if (passes(flow, plan.states.length, state[slot - WIDTH] as number, state[slot] as number)) many++;
      flow.numbers[cycle] = (flow.numbers[cycle] as number) + many;
    }
  }
};

/** Adds a formula times a weight for the patients at order[from … from + count - 1] to their sums. */
const addVarying = (
  space: Space,
  trace: TraceSpace,
  formula: LaneFormula,
  weight: number,
  place: { readonly point: number; readonly cycle: number; readonly from: number; readonly count: number; readonly first: number },
  sums: Float64Array,
): void => {
  gather(space, trace, formula.inputs, place.point, place.cycle, place.from, place.count, place.first);
  const values = evaluateLanes(space, formula, place.cycle, place.count);
  for (let c = 0; c < place.count; c++) {
    const lane = trace.order[place.from + c] as number;
    sums[lane] = (sums[lane] as number) + weight * (typeof values === 'number' ? values : (values[c] as number));
  }
};

/** Where the patients of a state (-1: of all, the dead among them or not) stand in the order of a point. */
const range = ({ plan }: Space, { starts }: TraceSpace, point: number, state: number, dead: boolean): readonly [number, number] => {
  const base = point * (plan.states.length + 2);
  const from = state === -1 ? 0 : (starts[base + state] as number);
  const to = starts[base + (state === -1 ? plan.states.length + (dead ? 1 : 0) : state + 1)] as number;
  return [point * WIDTH + from, to - from];
};

const addEvents = (space: Space, trace: TraceSpace, event: EventItem, side: Side, first: number, sums: Float64Array): void => {
  for (let cycle = 1; cycle <= space.plan.cycles; cycle++) {
    const weight = event[side][cycle] as number;
    const [from, many] = range(space, trace, cycle - 1, event.from, false);
    for (let c = 0; c < many; c++) {
      const lane = trace.order[from + c] as number;
      if (trace.state[cycle * WIDTH + lane] !== event.to) continue;
      addVarying(space, trace, event.formula, weight, { point: cycle - 1, cycle, from: from + c, count: 1, first }, sums);
    }
  }
};

/** The quantity of each patient of a block: `whole`, or only what must be told patient by patient. */
const addUp = (
  space: Space,
  index: number,
  quantity: Quantity,
  first: number,
  lanes: number,
  sums: Float64Array,
  whole: boolean,
): void => {
  const { plan, views } = space;
  const trace = at(space.traces, index);
  sums.fill(0);
  for (const { factor, table } of whole ? quantity.scaled : []) {
    views.table.set(table);
    space.steps.accumulate(index, lanes);
    const factors = factor < 0 ? undefined : at(views.factors, factor);
    for (let lane = 0; lane < lanes; lane++) {
      const sum = views.sums[lane] as number;
      sums[lane] = (sums[lane] as number) + (factors === undefined ? sum : sum * (factors[lane] as number));
    }
  }
  for (const { event, values } of whole ? quantity.flows : []) {
    for (let cycle = 1; cycle <= plan.cycles; cycle++) {
      for (let lane = 0; lane < lanes; lane++) {
        const slot = cycle * WIDTH + lane;
        if (passes(event, plan.states.length, trace.state[slot - WIDTH] as number, trace.state[slot] as number))
          sums[lane] = (sums[lane] as number) + (values[cycle] as number);
      }
    }
  }
  for (const item of quantity.varying) {
    const { formula } = item;
    if (formula === undefined) continue;
    for (let point = 0; point <= plan.cycles; point++) {
      const [from, many] = range(space, trace, point, item.state, true);
      if (many === 0) continue;
      weighted(item[quantity.side], point, (weight, cycle) =>
        addVarying(space, trace, formula, weight, { point, cycle, from, count: many, first }, sums),
      );
    }
  }
  for (const event of quantity.events) addEvents(space, trace, event, quantity.side, first, sums);
};

const itemsOf = (strategy: MicrosimulationStrategy): Totals<readonly Items[]> => ({
  lifeYears: strategy.lifeYears,
  qalys: strategy.qalys,
  costs: strategy.costs.map(({ items }) => items),
});

/** The discounted totals of a strategy, and the sums of a block's patients. */
interface StrategySpace {
  readonly strategy: MicrosimulationStrategy;
  readonly quantities: Totals<Quantity>;
  readonly sums: Totals<Float64Array>;
}

const makeStrategySpaces = (plan: MicrosimulationPlan): readonly StrategySpace[] =>
  plan.strategies.map((strategy) => {
    const items = itemsOf(strategy);
    const of = (side: Side): Totals<Quantity> => ({
      lifeYears: makeQuantity(plan, items.lifeYears, side),
      qalys: makeQuantity(plan, items.qalys, side),
      costs: makeQuantity(plan, items.costs, side),
    });
    const column = (): Float64Array => new Float64Array(WIDTH);
    return { strategy, quantities: of('discounted'), sums: { lifeYears: column(), qalys: column(), costs: column() } };
  });

/** Which item of a patient whose total is no number is to blame, and at which cycle. */
const totalTrouble = (space: Space, strategy: MicrosimulationStrategy, first: number, lane: number): Trouble => {
  const trace = at(space.traces, strategy.trace);
  const position = (point: number): number => {
    const base = point * WIDTH;
    return trace.order.indexOf(lane, base);
  };
  const one = new Float64Array(WIDTH);
  const items = Object.values(itemsOf(strategy)).flat();
  for (let point = 0; point <= space.plan.cycles; point++) {
    const from = position(point);
    const state = trace.state[point * WIDTH + lane] as number;
    const found = (path: Path, cycle: number): Trouble => ({
      code: 'run.notANumber',
      path,
      details: {
        strategy: strategy.id,
        cycle,
        state: space.plan.states[state] ?? '',
        expression: pathText(path),
        patient: first + lane,
      },
    });
    const wrong = (formula: LaneFormula | undefined, cycle: number): boolean => {
      one.fill(0);
      if (formula !== undefined) addVarying(space, trace, formula, 1, { point, cycle, from, count: 1, first }, one);
      return !Number.isFinite(one[lane]);
    };
    for (const item of items.flatMap(({ states }) => states)) {
      if (item.state !== -1 && item.state !== state) continue;
      let cycle = -1;
      weighted(item.discounted, point, (_, k) => {
        if (cycle < 0 && wrong(item.formula, k)) cycle = k;
      });
      if (cycle >= 0) return found(item.path, cycle);
    }
    for (const event of items.flatMap(({ events }) => events)) {
      if (point === space.plan.cycles || trace.state[(point + 1) * WIDTH + lane] !== event.to) continue;
      if ((event.from === -1 || event.from === state) && wrong(event.formula, point + 1)) return found(event.path, point + 1);
    }
  }
  return { code: 'run.notANumber', path: [], details: { strategy: strategy.id, patient: first + lane } };
};

/** Formulas, characteristics and tables of one draw; those that never change only when `all` is set. */
const prepare = (space: Space, strategies: readonly StrategySpace[], all: boolean): void => {
  const { plan } = space;
  forget(space);
  if (!all && plan.sampled.length === 0) return;
  runProgram(plan.program, space.scalars, space.columns);
  plan.characteristics.forEach((characteristic, index) => {
    if (all || characteristic.byDraw) characteristic.fill((operand) => scalarOf(space, operand), at(space.characteristics, index));
  });
  fillTables(space);
  space.traces.forEach((trace, index) => fillWalk(space, trace, index));
  for (const { quantities } of strategies) for (const name of totals) fillQuantity(space, quantities[name]);
};

/** Which draw is run, and whether with every patient's totals or no more of them than its own need. */
interface Round {
  readonly draw: number;
  readonly whole: boolean;
}

/** The strategy's totals of each patient of a block; one that is no number stops the run. */
const addUpAll = (
  space: Space,
  { strategy, quantities, sums }: StrategySpace,
  first: number,
  lanes: number,
  whole: boolean,
): Trouble | undefined => {
  const trace = at(space.traces, strategy.trace);
  for (const name of totals) {
    const quantity = quantities[name];
    if (!whole && !isByPatient(quantity)) continue;
    addUp(space, strategy.trace, quantity, first, lanes, sums[name], whole);
    const wrong = sums[name].findIndex((value, lane) => lane < lanes && !Number.isFinite(value));
    if (wrong < 0) continue;
    detail(space, trace, lanes);
    return totalTrouble(space, strategy, first, wrong);
  }
  return undefined;
};

/** Runs all patients in blocks; `onBlock` sees each with the strategies' sums in place. */
const runPatients = (
  space: Space,
  strategies: readonly StrategySpace[],
  { draw, whole }: Round,
  onShare: ShareDone,
  onBlock: (first: number, lanes: number) => void,
): Trouble | undefined => {
  const { plan, patients } = space;
  let unreported = 0;
  for (let first = 0; first < patients; first += WIDTH) {
    const lanes = Math.min(WIDTH, patients - first);
    space.steps.words(draw, first, lanes);
    fillFactors(space, first, lanes);
    for (const [index, trace] of space.traces.entries()) {
      const trouble = simulate(space, index, first, lanes);
      if (trouble !== undefined) {
        const strategy = plan.strategies.find((candidate) => candidate.trace === index)?.id ?? '';
        return { ...trouble, details: { strategy, ...trouble.details } };
      }
      addNumbers(space, trace, index, lanes);
    }
    for (const strategy of strategies) {
      const trouble = addUpAll(space, strategy, first, lanes, whole);
      if (trouble !== undefined) return trouble;
    }
    onBlock(first, lanes);
    unreported += lanes * plan.cycles * space.traces.length;
    if (unreported < REPORT_STEP) continue;
    unreported = 0;
    const share = (first + lanes) / patients;
    if (share < 1 && !onShare(share)) return cancelled(share);
  }
  return undefined;
};

/** The patient whose total is no number, looked for by running everyone again. */
const findTrouble = (space: Space, strategies: readonly StrategySpace[], draw: number, strategy: string): Trouble => {
  const nothing = (): void => undefined;
  const trouble = runPatients(space, strategies, { draw, whole: true }, () => true, nothing);
  return trouble ?? { code: 'run.notANumber', path: [], details: { strategy } };
};

/** A strategy against itself. */
const noError: SimulationError = { lifeYears: 0, qalys: 0, costs: 0 };

/** One total of the base case, by both sides, and the sums of what is told patient by patient. */
interface Part {
  readonly quantities: readonly [Quantity, Quantity];
  readonly sums: Float64Array;
}

/** The base case: means over the document's patients, and how uncertain they are. */
const evaluateMicrosimulation = (plan: MicrosimulationPlan, crowd: Crowd, onShare: ShareDone): Trouble | Evaluated => {
  const space = makeSpace(plan, crowd);
  const spaces = makeStrategySpaces(plan);
  prepare(space, spaces, true);
  const part = (items: Items): Part => {
    const quantities = [makeQuantity(plan, [items], 'discounted'), makeQuantity(plan, [items], 'undiscounted')] as const;
    for (const quantity of quantities) fillQuantity(space, quantity);
    return { quantities, sums: new Float64Array(2) };
  };
  const parts = spaces.map(({ strategy }) => ({
    lifeYears: strategy.lifeYears.map(part),
    qalys: strategy.qalys.map(part),
    costs: strategy.costs.map(({ items }) => part(items)),
    own: momentsOf(),
    increments: momentsOf(),
  }));
  const points = plan.cycles + 1;
  const column = new Float64Array(WIDTH);
  const trouble = runPatients(space, spaces, { draw: BASE_CASE_DRAW, whole: true }, onShare, (first, lanes) => {
    spaces.forEach(({ strategy, sums }, index) => {
      const { lifeYears, qalys, costs, own, increments } = at(parts, index);
      for (const each of [...lifeYears, ...qalys, ...costs]) {
        each.quantities.forEach((quantity, side) => {
          if (!isByPatient(quantity)) return;
          addUp(space, strategy.trace, quantity, first, lanes, column, false);
          for (let lane = 0; lane < lanes; lane++) each.sums[side] = (each.sums[side] as number) + (column[lane] as number);
        });
      }
      for (const name of totals) {
        for (let lane = 0; lane < lanes; lane++) {
          const value = sums[name][lane] as number;
          own[name].add(value);
          if (index > 0) increments[name].add(value - (at(spaces, 0).sums[name][lane] as number));
        }
      }
    });
  });
  if (trouble !== undefined) return trouble;
  const width = plan.states.length + 1;
  const total =
    (trace: number) =>
    ({ quantities, sums }: Part): Total => ({
      discounted: (fromNumbers(space, trace, quantities[0]) + (sums[0] as number)) / plan.patients,
      undiscounted: (fromNumbers(space, trace, quantities[1]) + (sums[1] as number)) / plan.patients,
    });
  return {
    strategies: spaces.map(({ strategy }, index): StrategyTotals => {
      const { lifeYears, qalys, costs } = at(parts, index);
      const [years, quality] = [lifeYears.map(total(strategy.trace)), qalys.map(total(strategy.trace))];
      const components = strategy.costs.map(({ component, payer }, position) => ({
        component,
        payer,
        ...total(strategy.trace)(at(costs, position)),
      }));
      return {
        strategy: strategy.id,
        lifeYears: plus(years),
        qalys: plus(quality),
        costs: plus(components),
        components,
        payers: byPayer(components),
        qalyLosses: [],
        states: plan.states.map((state, s) => ({ state, lifeYears: at(years, s), qalys: at(quality, s) })),
      };
    }),
    traces: spaces.map(({ strategy }) => ({
      strategy: strategy.id,
      time: Float64Array.from({ length: points }, (_, point) => point * plan.cycleLength),
      states: [...plan.states, plan.deathState].map((state, s) => ({
        state,
        occupancy: Float64Array.from(
          { length: points },
          (_, point) => (at(space.views.counts, strategy.trace)[point * width + s] as number) / plan.patients,
        ),
      })),
    })),
    simulation: {
      patients: plan.patients,
      strategies: spaces.map(({ strategy }, index) => {
        const { own, increments } = at(parts, index);
        return { strategy: strategy.id, ...errorsOf(own), increments: index === 0 ? noError : errorsOf(increments) };
      }),
    },
  };
};

/** Runs one draw that has its samples in place. */
const runMicrosimulationDraw = (
  space: Space,
  spaces: readonly StrategySpace[],
  all: boolean,
  { draw, row, out }: DrawPlace,
  onShare: ShareDone,
): Trouble | undefined => {
  prepare(space, spaces, all);
  const varying = spaces.map(() => ({ lifeYears: 0, qalys: 0, costs: 0 }));
  const trouble = runPatients(space, spaces, { draw, whole: false }, onShare, (_, lanes) => {
    spaces.forEach(({ quantities, sums }, index) => {
      const sum = at(varying, index);
      for (const name of totals)
        if (isByPatient(quantities[name])) for (let lane = 0; lane < lanes; lane++) sum[name] += sums[name][lane] as number;
    });
  });
  if (trouble !== undefined) return trouble;
  for (const [index, { strategy, quantities }] of spaces.entries()) {
    for (const name of totals) {
      const sum = fromNumbers(space, strategy.trace, quantities[name]) + at(varying, index)[name];
      if (!Number.isFinite(sum)) return findTrouble(space, spaces, draw, strategy.id);
      at(out, index)[name][row] = sum / space.patients;
    }
  }
  return undefined;
};

/** A microsimulation, compiled. */
export const microsimulationEvaluator = (model: MicrosimulationModel): Evaluator => {
  const plan = makeMicrosimulationPlan(model);
  const layouts = new Map<number, Layout>();
  const kernels = new Map<Layout, { readonly host: unknown; readonly kernel: BlockKernel | undefined }>();
  const crowd = <Module, Memory extends LinearMemory>(
    patients: number,
    seed: number,
    host: WebAssemblyHost<Module, Memory> | undefined,
  ): Crowd => {
    const layout = layouts.get(patients) ?? makeLayout(plan, patients);
    layouts.set(patients, layout);
    if (host === undefined) return { patients, seed, layout, kernel: undefined };
    const known = kernels.get(layout);
    const kernel = known?.host === host ? known.kernel : compileBlockKernel(plan, layout, host);
    kernels.set(layout, { host, kernel });
    return { patients, seed, layout, kernel };
  };
  return {
    parameters: plan,
    patientsPerDraw: plan.patientsPerDraw,
    evaluate: (onShare, host) => evaluateMicrosimulation(plan, crowd(plan.patients, plan.seed, host), onShare),
    drawer: (seed, host) => {
      const space = makeSpace(plan, crowd(plan.patientsPerDraw, seed, host));
      const spaces = makeStrategySpaces(plan);
      return {
        scalars: space.scalars,
        run: (first, place, onShare) => runMicrosimulationDraw(space, spaces, first, place, onShare),
      };
    },
    kernel: () => undefined,
  };
};
