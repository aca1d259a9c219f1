import { expm1 } from '@likeverd/statistics';
import type { DrawPlace, Evaluated, Evaluator, ShareDone } from '../evaluator.ts';
import { type Operand, runProgram } from '../program.ts';
import { at, byPayer, cancelled, plus, type Trouble } from '../run-parts.ts';
import { type Path, pathText } from '../shape.ts';
import { BASE_CASE_DRAW, patientStream } from '../simulation/luck.ts';
import { errorsOf, momentsOf, type Totals, totals } from '../simulation/moments.ts';
import type { StrategyTotals, Total } from '../types.ts';
import { normAt } from '../weights.ts';
import {
  type EventItem,
  type Items,
  makeMicrosimulationPlan,
  type MicrosimulationPlan,
  type MicrosimulationStrategy,
  type PatientRow,
  type PointWeights,
  type StateItem,
} from './compile.ts';
import { evaluateLanes, type LaneFormula, type LaneSpace } from './lanes.ts';
import type { MicrosimulationModel } from './model.ts';
import { fillWords } from './patients.ts';

/** Patients that are taken through all cycles together. */
const WIDTH = 512;
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

/** Where the patients of a block are at every grid point, under one set of transitions. Entry `point * WIDTH + lane`. */
interface TraceSpace {
  readonly rows: readonly RowSpace[];
  readonly state: Uint16Array;
  readonly counters: readonly Int32Array[];
  /** Lanes of each point in the order of their states, and where each state begins. */
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

/** Working memory of one run. */
interface Space extends LaneSpace {
  readonly plan: MicrosimulationPlan;
  readonly patients: number;
  readonly characteristics: readonly Float64Array[];
  readonly words: Uint32Array;
  readonly traces: readonly TraceSpace[];
  /** Values of the edges of a row, and its thresholds, when it is worked out for one block. */
  readonly edges: readonly Float64Array[];
  readonly thresholds: Uint32Array;
}

const makeSpace = (plan: MicrosimulationPlan, patients: number): Space => {
  const points = plan.cycles + 1;
  const length = Math.max(WIDTH, points);
  const mostEdges = Math.max(1, ...plan.traces.flatMap(({ rows }) => rows.map(({ edges }) => edges.length)));
  return {
    plan,
    patients,
    scalars: plan.program.scalars.slice(),
    columns: plan.program.columns.map((values) => values.slice()),
    lanes: Array.from({ length: plan.registers }, () => new Float64Array(length)),
    characteristics: plan.characteristics.map(() => new Float64Array(patients)),
    words: new Uint32Array(points * WIDTH),
    traces: plan.traces.map(({ rows }) => ({
      rows: rows.map((row) => {
        const times = row.counter === -1 ? 1 : points;
        const size = plan.cycles * times * row.edges.length;
        const tabled = row.counter === -1 || (row.counter !== undefined && points <= patients / 2 && size <= LARGEST_TABLE);
        return { plan: row, times: tabled ? times : 0, table: new Uint32Array(tabled ? size : 0) };
      }),
      state: new Uint16Array(points * WIDTH),
      counters: plan.counters.map(() => new Int32Array(points * WIDTH)),
      order: new Int32Array(points * WIDTH),
      starts: new Int32Array(points * (plan.states.length + 2)),
    })),
    edges: Array.from({ length: mostEdges }, () => new Float64Array(length)),
    thresholds: new Uint32Array(mostEdges * length),
  };
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
      switch (counter.type) {
        case 'inState':
          values[slot] = now === was ? before + 1 : 1;
          break;
        case 'within':
          values[slot] = counter.states[now] === true ? before + 1 : 0;
          break;
        case 'altogether':
          values[slot] = before + (counter.states[now] === true ? 1 : 0);
          break;
        case 'since':
          values[slot] = now === counter.state && was !== now ? 1 : before > 0 ? before + 1 : -1;
          break;
        case 'visits':
          values[slot] = before + (now === counter.state && was !== now ? 1 : 0);
          break;
        case 'passages':
          values[slot] = before + (was === counter.from && now === counter.to ? 1 : 0);
      }
    }
  });
};

/** Takes the patients first … first + lanes - 1 from entry to the horizon. */
const simulate = (space: Space, trace: TraceSpace, first: number, lanes: number): Trouble | undefined => {
  const { plan, words } = space;
  const { state, order, starts } = trace;
  const death = plan.states.length;
  for (let lane = 0; lane < lanes; lane++) {
    const word = (words[lane] as number) / WORDS;
    const index = plan.start.findIndex((cumulative) => word < cumulative);
    state[lane] = index < 0 ? plan.start.findLastIndex((share, s) => share > (plan.start[s - 1] ?? 0)) : index;
  }
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

/** A sum of items, with what is the same for all patients put together by grid point and state. */
interface Quantity {
  readonly side: Side;
  readonly plain: readonly StateItem[];
  readonly varying: readonly StateItem[];
  readonly events: readonly EventItem[];
  readonly table: Float64Array;
}

const isPlain = ({ formula }: { readonly formula: LaneFormula | undefined }): boolean =>
  formula === undefined || formula.inputs.length === 0;

const makeQuantity = (plan: MicrosimulationPlan, items: readonly Items[], side: Side): Quantity => {
  const states = items.flatMap((item) => item.states);
  return {
    side,
    plain: states.filter(isPlain),
    varying: states.filter((item) => !isPlain(item)),
    events: items.flatMap(({ events }) => events),
    table: new Float64Array((plan.cycles + 1) * (plan.states.length + 1)),
  };
};

/** What an item adds at a grid point for the lanes in place; `add` is called once for each of its two weights that counts. */
const weighted = ({ at: own, next }: PointWeights, point: number, add: (weight: number, cycle: number) => void): void => {
  if (own[point] !== 0) add(own[point] as number, point);
  if (next[point] !== 0) add(next[point] as number, point + 1);
};

const fillQuantity = (space: Space, { side, plain, table }: Quantity): void => {
  const states = space.plan.states.length + 1;
  table.fill(0);
  for (const item of plain) {
    for (let point = 0; point <= space.plan.cycles; point++) {
      weighted(item[side], point, (weight, cycle) => {
        const value = item.formula === undefined ? 1 : Number(evaluateLanes(space, item.formula, cycle, 0));
        for (let s = 0; s < states; s++) {
          const slot = point * states + s;
          if (item.state === -1 || item.state === s) table[slot] = (table[slot] as number) + weight * value;
        }
      });
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

/** The quantity of each patient of a block. */
const addUp = (space: Space, trace: TraceSpace, quantity: Quantity, first: number, lanes: number, sums: Float64Array): void => {
  const { plan } = space;
  const states = plan.states.length + 1;
  sums.fill(0);
  if (quantity.plain.length > 0) {
    for (let point = 0; point <= plan.cycles; point++) {
      const base = point * states;
      for (let lane = 0; lane < lanes; lane++) {
        const value = quantity.table[base + (trace.state[point * WIDTH + lane] as number)] as number;
        sums[lane] = (sums[lane] as number) + value;
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

/** Formulas, characteristics and thresholds of one draw; characteristics that never change only when `all` is set. */
const prepare = (space: Space, strategies: readonly StrategySpace[], all: boolean): void => {
  const { plan } = space;
  runProgram(plan.program, space.scalars, space.columns);
  plan.characteristics.forEach((characteristic, index) => {
    if (all || characteristic.byDraw) characteristic.fill((operand) => scalarOf(space, operand), at(space.characteristics, index));
  });
  fillTables(space);
  for (const { quantities } of strategies) for (const name of totals) fillQuantity(space, quantities[name]);
};

/** Runs all patients in blocks; `onBlock` sees each with every strategy's sums in place. */
const runPatients = (
  space: Space,
  strategies: readonly StrategySpace[],
  seed: number,
  draw: number,
  onShare: ShareDone,
  onBlock: (first: number, lanes: number) => void,
): Trouble | undefined => {
  const { plan, patients } = space;
  const stream = patientStream(seed);
  let unreported = 0;
  for (let first = 0; first < patients; first += WIDTH) {
    const lanes = Math.min(WIDTH, patients - first);
    fillWords(stream, draw, first, lanes, plan.cycles, WIDTH, space.words);
    for (const [index, trace] of space.traces.entries()) {
      const trouble = simulate(space, trace, first, lanes);
      if (trouble === undefined) continue;
      const strategy = plan.strategies.find((candidate) => candidate.trace === index)?.id ?? '';
      return { ...trouble, details: { strategy, ...trouble.details } };
    }
    for (const { strategy, quantities, sums } of strategies) {
      for (const name of totals) {
        addUp(space, at(space.traces, strategy.trace), quantities[name], first, lanes, sums[name]);
        const wrong = sums[name].findIndex((value, lane) => lane < lanes && !Number.isFinite(value));
        if (wrong >= 0) return totalTrouble(space, strategy, first, wrong);
      }
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

/** One total of the base case, by both sides. */
interface Part {
  readonly quantities: readonly [Quantity, Quantity];
  readonly sums: Float64Array;
}

/** The base case: means over the document's patients, and how uncertain they are. */
const evaluateMicrosimulation = (plan: MicrosimulationPlan, onShare: ShareDone): Trouble | Evaluated => {
  const space = makeSpace(plan, plan.patients);
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
  const occupancy = space.traces.map(() => Array.from({ length: plan.states.length + 1 }, () => new Float64Array(points)));
  const column = new Float64Array(WIDTH);
  const trouble = runPatients(space, spaces, plan.seed, BASE_CASE_DRAW, onShare, (first, lanes) => {
    space.traces.forEach(({ starts }, index) => {
      at(occupancy, index).forEach((counts, s) => {
        for (let point = 0; point < points; point++) {
          const slot = point * (plan.states.length + 2) + s;
          counts[point] = (counts[point] as number) + (starts[slot + 1] as number) - (starts[slot] as number);
        }
      });
    });
    spaces.forEach(({ strategy, sums }, index) => {
      const { lifeYears, qalys, costs, own, increments } = at(parts, index);
      const trace = at(space.traces, strategy.trace);
      for (const each of [...lifeYears, ...qalys, ...costs]) {
        each.quantities.forEach((quantity, side) => {
          addUp(space, trace, quantity, first, lanes, column);
          for (let lane = 0; lane < lanes; lane++) each.sums[side] = (each.sums[side] as number) + (column[lane] as number);
        });
      }
      for (const name of totals) {
        for (let lane = 0; lane < lanes; lane++) {
          const value = sums[name][lane] as number;
          own[name].add(value);
          increments[name].add(value - (at(spaces, 0).sums[name][lane] as number));
        }
      }
    });
  });
  if (trouble !== undefined) return trouble;
  const total = ({ sums }: Part): Total => ({
    discounted: (sums[0] as number) / plan.patients,
    undiscounted: (sums[1] as number) / plan.patients,
  });
  return {
    strategies: spaces.map(({ strategy }, index): StrategyTotals => {
      const { lifeYears, qalys, costs } = at(parts, index);
      const [years, quality] = [lifeYears.map(total), qalys.map(total)];
      const components = strategy.costs.map(({ component, payer }, position) => ({
        component,
        payer,
        ...total(at(costs, position)),
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
        occupancy: at(at(occupancy, strategy.trace), s).map((number) => number / plan.patients),
      })),
    })),
    simulation: {
      patients: plan.patients,
      strategies: spaces.map(({ strategy }, index) => {
        const { own, increments } = at(parts, index);
        return { strategy: strategy.id, ...errorsOf(own), increments: errorsOf(increments) };
      }),
    },
  };
};

/** Runs one draw that has its samples in place. */
const runMicrosimulationDraw = (
  space: Space,
  spaces: readonly StrategySpace[],
  seed: number,
  all: boolean,
  { draw, row, out }: DrawPlace,
  onShare: ShareDone,
): Trouble | undefined => {
  prepare(space, spaces, all);
  const means = spaces.map(() => ({ lifeYears: 0, qalys: 0, costs: 0 }));
  const trouble = runPatients(space, spaces, seed, draw, onShare, (_, lanes) => {
    spaces.forEach(({ sums }, index) => {
      const mean = at(means, index);
      for (const name of totals) for (let lane = 0; lane < lanes; lane++) mean[name] += sums[name][lane] as number;
    });
  });
  if (trouble !== undefined) return trouble;
  means.forEach((mean, index) => {
    for (const name of totals) at(out, index)[name][row] = mean[name] / space.patients;
  });
  return undefined;
};

/** A microsimulation, compiled. */
export const microsimulationEvaluator = (model: MicrosimulationModel): Evaluator => {
  const plan = makeMicrosimulationPlan(model);
  return {
    parameters: plan,
    patientsPerDraw: plan.patientsPerDraw,
    evaluate: (onShare) => evaluateMicrosimulation(plan, onShare),
    drawer: (seed) => {
      const space = makeSpace(plan, plan.patientsPerDraw);
      const spaces = makeStrategySpaces(plan);
      return {
        scalars: space.scalars,
        run: (first, place, onShare) => runMicrosimulationDraw(space, spaces, seed, first, place, onShare),
      };
    },
    kernel: () => undefined,
  };
};
