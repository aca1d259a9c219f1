import { log, philox, toUniform, type Words } from '@likeverd/statistics';
import { type CumulativeHazard, continuousHazard, splineRisesAt } from '../curves/continuous.ts';
import { badArgument, curveTrouble } from '../curves/space.ts';
import type { DrawPlace, Evaluated, Evaluator, ShareDone } from '../evaluator.ts';
import { runProgram } from '../program.ts';
import { at, byPayer, cancelled, plus, type Trouble } from '../run-parts.ts';
import { pathText } from '../shape.ts';
import { BASE_CASE_DRAW, type PatientStream, patientStream, START_BLOCK } from '../simulation/luck.ts';
import { errorsOf, momentsOf, type Totals, totals } from '../simulation/moments.ts';
import type { StrategyTotals, Total } from '../types.ts';
import {
  type Amount,
  makeMultiStatePlan,
  type MultiStatePlan,
  type MultiStateStrategyPlan,
  type TimeWeights,
  type Way,
} from './compile.ts';
import type { MultiStateModel } from './model.ts';

/** Lives between two reports. */
const REPORT_STEP = 50_000;
/** A patient who moves more often than this has hazards without bounds. */
const MOST_EVENTS = 10_000;
/** Blocks of random words of one event. */
const EVENT_BLOCKS = 65_536;

/** One patient's life: stay i in states[i] from times[i]; ways[i] led into it, -1 for entry. */
interface Life {
  readonly states: number[];
  readonly times: number[];
  readonly ways: number[];
}

/** Working memory of one run. */
interface Space {
  readonly plan: MultiStatePlan;
  readonly scalars: Float64Array;
  readonly columns: readonly Float64Array[];
  /** Those of the curves, then general mortality. */
  readonly hazards: CumulativeHazard[];
  /** By trace. */
  readonly lives: readonly Life[];
}

const makeSpace = (plan: MultiStatePlan): Space => ({
  plan,
  scalars: plan.program.scalars.slice(),
  columns: plan.program.columns.map((values) => values.slice()),
  hazards: [],
  lives: plan.traces.map(() => ({ states: [], times: [], ways: [] })),
});

const valueOf = ({ scalars }: Space, { operand }: Amount): number => scalars[operand.register] as number;

/** Every formula of a strategy beside those of curves. */
const amountsOf = ({ utilities, losses, costs }: MultiStateStrategyPlan): readonly Amount[] => [
  ...utilities.flat().map(({ amount }) => amount),
  ...losses.values(),
  ...costs.map(({ amount }) => amount),
];

/** Formulas and curves of one draw; curves that never change only when `all` is set. */
const prepare = (space: Space, all: boolean): Trouble | undefined => {
  const { plan, scalars, columns, hazards } = space;
  runProgram(plan.program, scalars, columns);
  for (const strategy of plan.strategies) {
    const wrong = amountsOf(strategy).find((amount) => !Number.isFinite(valueOf(space, amount)));
    if (wrong === undefined) continue;
    const details = { strategy: strategy.id, expression: pathText(wrong.path) };
    return { code: 'run.notANumber', path: wrong.path, details };
  }
  const positions = new Map(plan.curves.map(({ id }, index) => [id, index]));
  for (const [index, curve] of plan.curves.entries()) {
    if (!all && !curve.byDraw) continue;
    const bad = badArgument(curve, scalars);
    if (bad !== undefined) return bad;
    const values = curve.arguments.map(({ operand }) => scalars[operand.register] as number);
    if (curve.document.type === 'spline') {
      const year = splineRisesAt(curve.document, values, plan.cyclesPerYear);
      if (year !== undefined) return curveTrouble(curve, 'risingSurvival', year);
    }
    hazards[index] = continuousHazard(curve.document, {
      entryAge: plan.entryAge,
      cyclesPerYear: plan.cyclesPerYear,
      argument: (position) => values[position] ?? Number.NaN,
      curve: (id) => at(hazards, positions.get(id) ?? -1),
    });
  }
  if (plan.generalMortality !== undefined) hazards[plan.curves.length] = plan.generalMortality;
  return undefined;
};

const counter: Words = [0, 0, 0, 0];

/** One of the two uniforms of a block of a patient's random words. */
const uniformOf = (stream: PatientStream, draw: number, patient: number, block: number, second: boolean): number => {
  counter[0] = patient;
  counter[1] = block;
  counter[2] = draw;
  counter[3] = stream.upper;
  philox(counter, stream.key[0], stream.key[1]);
  return second ? toUniform(counter[2], counter[3]) : toUniform(counter[0], counter[1]);
};

/** When a way is taken by someone who entered the state at `entered`, if no other comes before; years since entry into the model. */
const timeOf = ({ plan, hazards }: Space, way: Way, entered: number, uniform: number): number => {
  const { at: cumulative, inverse } = at(hazards, way.hazard);
  const luck = -log(uniform);
  if (way.reset) return entered + inverse(luck, plan.horizon - entered);
  const time = inverse(cumulative(entered) + luck, plan.horizon);
  return time < entered ? entered : time;
};

/** Lives a patient's life until death or the horizon. */
const live = (space: Space, trace: number, stream: PatientStream, draw: number, patient: number): Trouble | undefined => {
  const { plan, lives } = space;
  const life = at(lives, trace);
  const rows = at(plan.traces, trace);
  const death = plan.states.length;
  const luck = uniformOf(stream, draw, patient, START_BLOCK, false);
  const found = plan.start.findIndex((share) => luck < share);
  let state = found === -1 ? plan.start.findLastIndex((share, index) => share > (plan.start[index - 1] ?? 0)) : found;
  let time = 0;
  life.states.length = 0;
  life.times.length = 0;
  life.ways.length = 0;
  life.states.push(state);
  life.times.push(0);
  life.ways.push(-1);
  for (let event = 0; state !== death; event++) {
    let first: Way | undefined;
    let next = Number.POSITIVE_INFINITY;
    for (const way of at(rows, state)) {
      const uniform = uniformOf(stream, draw, patient, event * EVENT_BLOCKS + (way.luck >> 1), way.luck % 2 === 1);
      const taken = timeOf(space, way, time, uniform);
      if (taken !== taken) {
        const details = { expression: pathText(way.path), state: plan.states[state] ?? '', patient };
        return { code: 'run.notANumber', path: way.path, details };
      }
      if (taken >= next) continue;
      next = taken;
      first = way;
    }
    if (first === undefined || next >= plan.horizon) return undefined;
    if (event === MOST_EVENTS) {
      const curve = plan.curves[first.hazard] ?? { id: '' };
      return { ...curveTrouble(curve, 'tooManyEvents', next), path: first.path };
    }
    state = first.to;
    time = next;
    life.states.push(state);
    life.times.push(time);
    life.ways.push(first.index);
  }
  return undefined;
};

/** What one life gives: by living state, and by component of cost. */
interface Gains {
  readonly lifeYears: Float64Array;
  readonly qalys: Float64Array;
  readonly costs: Float64Array;
}

const makeGains = (plan: MultiStatePlan, strategy: MultiStateStrategyPlan): Gains => ({
  lifeYears: new Float64Array(plan.states.length),
  qalys: new Float64Array(plan.states.length),
  costs: new Float64Array(strategy.costs.length),
});

const addTo = (out: Float64Array, index: number, value: number): void => {
  out[index] = (out[index] as number) + value;
};

/** Adds amount x the integral of a weight over the part of a stay from entered + fromYear to entered + toYear. */
const addPart = (
  weight: (t: number) => number,
  stay: { readonly entered: number; readonly left: number },
  part: { readonly fromYear: number; readonly toYear: number },
  amount: number,
  out: Float64Array,
  index: number,
): void => {
  const from = stay.entered + part.fromYear;
  const to = Math.min(stay.left, stay.entered + part.toYear);
  if (from < to) addTo(out, index, amount * (weight(to) - weight(from)));
};

/** Adds what a life gives under a strategy. */
const addLife = (space: Space, strategy: MultiStateStrategyPlan, life: Life, weights: TimeWeights, out: Gains): void => {
  const { plan } = space;
  const death = plan.states.length;
  for (let stage = 0; stage < life.states.length; stage++) {
    const state = life.states[stage] as number;
    const entered = life.times[stage] as number;
    const before = life.states[stage - 1] ?? -1;
    const loss = strategy.losses.get(life.ways[stage] as number);
    if (loss !== undefined) addTo(out.qalys, before, -valueOf(space, loss) * weights.effectAt(entered));
    const stay = { entered, left: life.times[stage + 1] ?? plan.horizon };
    if (state !== death) {
      addTo(out.lifeYears, state, weights.life(stay.left) - weights.life(entered));
      for (const piece of at(strategy.utilities, state))
        addPart(weights.quality, stay, piece, valueOf(space, piece.amount), out.qalys, state);
    }
    for (let index = 0; index < strategy.costs.length; index++) {
      const cost = at(strategy.costs, index);
      const amount = valueOf(space, cost.amount);
      if (cost.type === 'perYear') {
        if (cost.from === state) addPart(weights.cost, stay, cost, amount, out.costs, index);
      } else if (cost.type === 'initial') {
        if (stage === 0) addTo(out.costs, index, amount);
      } else if (stage > 0 && cost.to === state && (cost.from === -1 || cost.from === before)) {
        addTo(out.costs, index, amount * weights.costAt(entered));
      }
    }
  }
};

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Lives the lives of patients 0 … n - 1; `onPatient` sees each with its life under every trace in place. */
const runPatients = (
  space: Space,
  patients: number,
  seed: number,
  draw: number,
  onShare: ShareDone,
  onPatient: () => void,
): Trouble | undefined => {
  const stream = patientStream(seed);
  const { plan } = space;
  for (let patient = 0; patient < patients; patient++) {
    for (let trace = 0; trace < plan.traces.length; trace++) {
      const trouble = live(space, trace, stream, draw, patient);
      if (trouble === undefined) continue;
      const strategy = plan.strategies.find((candidate) => candidate.trace === trace)?.id ?? '';
      return { ...trouble, details: { strategy, ...trouble.details } };
    }
    onPatient();
    const done = patient + 1;
    if (done % REPORT_STEP === 0 && done < patients && !onShare(done / patients)) return cancelled(done / patients);
  }
  return undefined;
};

/** Counts a life at the grid points. */
const addOccupancy = ({ plan }: Space, life: Life, counts: readonly Float64Array[]): void => {
  for (let stage = 0; stage < life.states.length; stage++) {
    const left = life.times[stage + 1] ?? Number.POSITIVE_INFINITY;
    const column = at(counts, life.states[stage] as number);
    const first = Math.ceil((life.times[stage] as number) * plan.cyclesPerYear);
    for (let point = first; point <= plan.cycles && point / plan.cyclesPerYear < left; point++) addTo(column, point, 1);
  }
};

/** The base case: means over the document's patients, and how uncertain they are. */
const evaluateMultiState = (plan: MultiStatePlan, onShare: ShareDone): Trouble | Evaluated => {
  const space = makeSpace(plan);
  const wrong = prepare(space, true);
  if (wrong !== undefined) return wrong;
  const parts = plan.strategies.map((strategy) => ({
    strategy,
    discounted: makeGains(plan, strategy),
    undiscounted: makeGains(plan, strategy),
    one: makeGains(plan, strategy),
    own: momentsOf(),
    increments: momentsOf(),
    last: { lifeYears: 0, qalys: 0, costs: 0 },
  }));
  const occupancy = plan.traces.map(() => Array.from({ length: plan.states.length + 1 }, () => new Float64Array(plan.cycles + 1)));
  const trouble = runPatients(space, plan.patients, plan.seed, BASE_CASE_DRAW, onShare, () => {
    space.lives.forEach((life, trace) => addOccupancy(space, life, at(occupancy, trace)));
    for (const { strategy, discounted, undiscounted, one, own, increments, last } of parts) {
      const life = at(space.lives, strategy.trace);
      for (const name of totals) one[name].fill(0);
      addLife(space, strategy, life, plan.discounted, one);
      addLife(space, strategy, life, plan.undiscounted, undiscounted);
      for (const name of totals) {
        one[name].forEach((value, index) => addTo(discounted[name], index, value));
        last[name] = sum(one[name]);
        own[name].add(last[name]);
        increments[name].add(last[name] - at(parts, 0).last[name]);
      }
    }
  });
  if (trouble !== undefined) return trouble;
  return {
    strategies: parts.map(({ strategy, discounted, undiscounted }): StrategyTotals => {
      const mean = (name: keyof Gains): readonly Total[] =>
        Array.from(discounted[name], (value, index) => ({
          discounted: value / plan.patients,
          undiscounted: (undiscounted[name][index] as number) / plan.patients,
        }));
      const [lifeYears, qalys, costs] = [mean('lifeYears'), mean('qalys'), mean('costs')];
      const components = strategy.costs.map(({ component, payer }, index) => ({ component, payer, ...at(costs, index) }));
      return {
        strategy: strategy.id,
        lifeYears: plus(lifeYears),
        qalys: plus(qalys),
        costs: plus(components),
        components,
        payers: byPayer(components),
        qalyLosses: [],
        states: plan.states.map((state, s) => ({ state, lifeYears: at(lifeYears, s), qalys: at(qalys, s) })),
      };
    }),
    traces: plan.strategies.map(({ id, trace }) => ({
      strategy: id,
      time: Float64Array.from({ length: plan.cycles + 1 }, (_, point) => point / plan.cyclesPerYear),
      states: [...plan.states, plan.deathState].map((state, s) => ({
        state,
        occupancy: at(at(occupancy, trace), s).map((number) => number / plan.patients),
      })),
    })),
    simulation: {
      patients: plan.patients,
      strategies: parts.map(({ strategy, own, increments }) => ({
        strategy: strategy.id,
        ...errorsOf(own),
        increments: errorsOf(increments),
      })),
    },
  };
};

/** Runs one draw that has its samples in place. */
const runMultiStateDraw = (
  space: Space,
  seed: number,
  all: boolean,
  { draw, row, out }: DrawPlace,
  onShare: ShareDone,
): Trouble | undefined => {
  const { plan } = space;
  const wrong = prepare(space, all);
  if (wrong !== undefined) return wrong;
  const gains: readonly Totals<Float64Array>[] = plan.strategies.map((strategy) => makeGains(plan, strategy));
  const trouble = runPatients(space, plan.patientsPerDraw, seed, draw, onShare, () => {
    plan.strategies.forEach((strategy, index) =>
      addLife(space, strategy, at(space.lives, strategy.trace), plan.discounted, at(gains, index)),
    );
  });
  if (trouble !== undefined) return trouble;
  gains.forEach((gain, index) => {
    for (const name of totals) at(out, index)[name][row] = sum(gain[name]) / plan.patientsPerDraw;
  });
  return undefined;
};

/** A multi-state model, compiled. */
export const multiStateEvaluator = (model: MultiStateModel): Evaluator => {
  const plan = makeMultiStatePlan(model);
  return {
    parameters: plan,
    patientsPerDraw: plan.patientsPerDraw,
    evaluate: (onShare) => evaluateMultiState(plan, onShare),
    drawer: (seed) => {
      const space = makeSpace(plan);
      return { scalars: space.scalars, run: (first, place, onShare) => runMultiStateDraw(space, seed, first, place, onShare) };
    },
    kernel: () => undefined,
  };
};
