import { log1p, expm1 } from '@likeverd/statistics';
import { type Expression, namesIn, product } from '../expression.ts';
import type { CycleName, ModelLoss } from '../model-core.ts';
import { defineParameters, type ParameterPlan } from '../parameters.ts';
import { type Operand, type Program, ProgramBuilder } from '../program.ts';
import { at } from '../run-parts.ts';
import type { Path } from '../shape.ts';
import { dimensionless } from '../units.ts';
import { ageAdjustment, discountWeight } from '../weights.ts';
import { type FlowPlan, flowPlan, type PassagesPlan, passagesPlan } from '../tree/plan.ts';
import type { CohortCostDocument, CohortDocument } from './format.ts';
import { type CohortModel, type CohortTransition, GENERAL_MORTALITY, TIME_IN_STATE } from './model.ts';

/** One way out of one tunnel state. */
export interface Edge {
  readonly to: number;
  /** Absent for the share that the other edges of the row leave over. */
  readonly operand: Operand | undefined;
  /** Position in `TracePlan.flows` of the column that counts who passes here, or -1. */
  readonly flow: number;
  /** Place of the formula in the document, for faults. */
  readonly formula: Path;
}

/** The ways out of one tunnel state; the last edge is the remainder. */
export interface RowPlan {
  readonly from: number;
  readonly type: 'probability' | 'rate';
  readonly edges: readonly Edge[];
  /** Some probability changes from cycle to cycle. */
  readonly byCycle: boolean;
  readonly byDraw: boolean;
}

/** A remainder below 0 by no more than rounding counts as 0. */
export const ROUNDING = 1e-12;

/** How the cohort moves; strategies with the same transitions share one. */
export interface TracePlan {
  readonly byDraw: boolean;
  /** The tree before the first cycle, and the tunnel state in which each of its leaves starts; absent without one. */
  readonly entry:
    | { readonly flow: FlowPlan; readonly ends: readonly { readonly place: number; readonly tunnel: number }[] }
    | undefined;
  readonly rows: readonly RowPlan[];
  /** Pairs of document states whose passages are counted. */
  readonly flows: number;
}

/**
 * What a weight is multiplied with: the occupancy of a state at grid points, or in cycles as the correction reads it; the same of its
 * tunnel states, each multiplied with an amount of its own; passages; new deaths; or 1.
 */
export type CohortSource =
  | { readonly type: 'points' | 'cycles'; readonly state: number }
  | { readonly type: 'weighedPoints' | 'weighedCycles'; readonly weighed: number }
  | { readonly type: 'flow'; readonly flow: number }
  | { readonly type: 'deaths' }
  | { readonly type: 'cohort' };

/** Occupancies of the tunnel states `first` … `last`, each with an amount: what a formula that knows the time in the state gives. */
export interface Weighed {
  readonly first: number;
  readonly last: number;
  readonly amounts: readonly Operand[];
}

/** Weights of cycles (index 1 … n), or of grid points (0 … n) where each is weighed by its own time. */
interface Weights {
  readonly discounted: Float64Array;
  readonly undiscounted: Float64Array;
}

/** One sum over cycles (or grid points) `from` … `to` of source x weight x factor. */
export interface CohortAccrual {
  readonly source: CohortSource;
  readonly discounted: Float64Array;
  readonly undiscounted: Float64Array;
  readonly from: number;
  readonly to: number;
  /** Absent where the factor is 1, or the same in every draw but not in every cycle: then it is part of the weights. */
  readonly factor: Operand | undefined;
  /** The formula's values, for faults and ledgers; absent for life years, and where tunnel states have their own. */
  readonly amount: Operand | undefined;
  /** The weights before amounts are part of them and before cycles are counted at the points between them, for ledgers. */
  readonly written: Weights;
  readonly formula: Path;
  /** The state the amount belongs to, for faults. */
  readonly state: string;
}

export interface CohortStrategyPlan {
  readonly id: string;
  readonly trace: number;
  /** What the tree before the first cycle gives; absent without one. */
  readonly entry: PassagesPlan | undefined;
  /** By living state. */
  readonly lifeYears: readonly CohortAccrual[];
  /** By living state, then what `losses` names, with negative weights. */
  readonly qalys: readonly CohortAccrual[];
  readonly losses: readonly string[];
  /** Empty without carers. */
  readonly carers: readonly CohortAccrual[];
  readonly costs: readonly { readonly component: string; readonly payer: string; readonly accrual: CohortAccrual }[];
}

/** All sums of a strategy. */
export const everyAccrual = ({ lifeYears, qalys, costs, carers }: CohortStrategyPlan): readonly CohortAccrual[] => [
  ...lifeYears,
  ...qalys,
  ...costs.map(({ accrual }) => accrual),
  ...carers,
];

export interface CohortPlan extends ParameterPlan {
  readonly cycles: number;
  readonly cycleLength: number;
  readonly program: Program;
  readonly states: readonly string[];
  readonly deathState: string;
  /** Tunnel states with death, which is the last. */
  readonly size: number;
  /** The document state of each tunnel state. */
  readonly stateOf: readonly number[];
  readonly start: Float64Array;
  /** The tunnel states of each living state, the longest stay first. */
  readonly tunnels: readonly { readonly first: number; readonly last: number }[];
  readonly weighed: readonly Weighed[];
  readonly correction: CohortDocument['time']['correction'];
  /** Each grid point is weighed by its own time: occupancies are read as they are. */
  readonly pointwise: boolean;
  readonly traces: readonly TracePlan[];
  readonly strategies: readonly CohortStrategyPlan[];
}

const uses = (tree: Expression, name: string): boolean => namesIn(tree).has(name);

type MortalityModel = Pick<CohortModel, 'annualMortality' | 'entryAge' | 'cycles'> & {
  readonly document: {
    readonly time: Pick<CohortDocument['time'], 'cyclesPerYear'>;
    readonly population: Pick<CohortDocument['population'], 'mortality'>;
  };
};

/** Death in the general population in one cycle, a probability, by whole age: 1 - (1 - q)^length. */
export const mortalityPerCycle = (annual: readonly number[], cyclesPerYear: number): Float64Array =>
  Float64Array.from(annual, (q) => -expm1(log1p(-q) / cyclesPerYear));

/** The same in each cycle of people who enter at one age; ages beyond the table use its last row. */
export const generalMortality = ({ document, annualMortality, entryAge, cycles }: MortalityModel): Float64Array => {
  const { cyclesPerYear } = document.time;
  const back = document.population.mortality?.ageAt === 'cycleStart' ? 1 : 0;
  const byAge = mortalityPerCycle(annualMortality, cyclesPerYear);
  return Float64Array.from({ length: cycles + 1 }, (_, k) => {
    const age = Math.min(Math.floor(entryAge + Math.max(k - back, 0) / cyclesPerYear), byAge.length - 1);
    return byAge[age] ?? Number.NaN;
  });
};

export const weightShift = { cycleStart: 1, cycleMiddle: 0.5, cycleEnd: 0, point: 0 } as const;

/** How much of cycle k each of its two ends counts, by the correction. */
export const endShares = { trapezoid: [0.5, 0.5], start: [1, 0], end: [0, 1], simpson: [0, 0] } as const;

/**
 * Simpson's 1/3 rule counted back from the horizon: 1/3, 4/3, 2/3, …, and 1/3 at entry. With an odd number of cycles this is no
 * longer Simpson's rule, but it is what Alarid-Escudero et al. (2023) print.
 */
const simpsonWeight = (point: number, cycles: number): number =>
  point === 0 || point === cycles ? 1 / 3 : (cycles - point) % 2 === 1 ? 4 / 3 : 2 / 3;

class PlanMaker {
  private readonly model: CohortModel;
  private readonly builder: ProgramBuilder;
  private readonly cycles: number;
  private readonly length: number;
  private readonly tunnels: CohortPlan['tunnels'];
  private readonly weighed: Weighed[] = [];
  private readonly pointwise: boolean;
  private readonly traceByKey = new Map<string, number>();
  private readonly traces: TracePlan[] = [];
  private readonly flows: readonly string[];
  private readonly death: number;

  constructor(model: CohortModel) {
    this.model = model;
    this.cycles = model.cycles;
    const { cyclesPerYear } = model.document.time;
    this.length = 1 / cyclesPerYear;
    this.pointwise = model.document.discounting.weightAt === 'point';
    const values: Readonly<Record<CycleName, (cycle: number) => number>> = {
      cycle: (k) => k,
      time: (k) => k / cyclesPerYear,
      age: (k) => model.entryAge + k / cyclesPerYear,
    };
    this.builder = new ProgramBuilder(model.cycles, values);
    let next = 0;
    this.tunnels = model.livingStates.map(({ memory }) => {
      next += memory;
      return { first: next - memory, last: next - 1 };
    });
    this.death = next;
    const counted = [...model.costs, ...model.losses, ...(model.carers?.losses ?? [])];
    this.flows = [
      ...new Set(counted.flatMap(({ document: each }) => (each.type === 'perTransition' ? [`${each.from} ${each.to}`] : []))),
    ];
  }

  /** Tunnel j of a state, counted from 1 at entry; those who have stayed longest stand first. */
  private tunnelOf(state: number, tunnel: number): number {
    return (this.tunnels[state]?.last ?? this.death) + 1 - tunnel;
  }

  private indexOf(state: string): number {
    return this.model.livingStates.findIndex(({ id }) => id === state);
  }

  /** The formula in tunnel j of a state, counted from 1. */
  private compiled(tree: Expression, tunnel: number): Operand {
    this.builder.define(TIME_IN_STATE, { kind: 'number', value: tunnel * this.length, unit: dimensionless });
    return this.builder.compile(tree);
  }

  private row(
    state: number,
    tunnel: number,
    transitions: readonly { readonly transition: CohortTransition; readonly index: number }[],
  ): RowPlan {
    const { id = '', memory = 1 } = this.model.livingStates[state] ?? {};
    const from = this.tunnelOf(state, tunnel);
    const target = (to: string): number => {
      const living = this.indexOf(to);
      if (living === state) return this.tunnelOf(state, Math.min(tunnel + 1, memory));
      return living === -1 ? this.death : this.tunnelOf(living, 1);
    };
    const edges = transitions.map(
      ({ transition: { document, value, index } }): Edge => ({
        to: target(document.to),
        operand: value === undefined ? undefined : this.compiled(value, tunnel),
        flow: this.flows.indexOf(`${document.from} ${document.to}`),
        formula: ['transitions', index, ...(document.type === 'remainder' ? [] : [document.type])],
      }),
    );
    const stated = edges.filter(({ operand }) => operand !== undefined);
    const stay: Edge = { to: target(id), operand: undefined, flow: this.flows.indexOf(`${id} ${id}`), formula: ['transitions'] };
    const varying = stated.flatMap(({ operand }) => (operand === undefined ? [] : [operand]));
    return {
      from,
      type: transitions.some(({ transition }) => transition.document.type === 'rate') ? 'rate' : 'probability',
      edges: [...stated, edges.find(({ operand }) => operand === undefined) ?? stay],
      byCycle: varying.some(({ kind }) => kind === 'column'),
      byDraw: varying.some(({ byDraw }) => byDraw),
    };
  }

  private entry(strategy: string): TracePlan['entry'] {
    const { entry } = this.model;
    if (entry === undefined) return undefined;
    const flow = flowPlan(this.builder, entry.tree, strategy, entry.roots.get(strategy) ?? '');
    const ends = entry.tree.nodes.flatMap(({ state }, place) =>
      state === undefined ? [] : [{ place, tunnel: this.tunnelOf(this.indexOf(state), 1) }],
    );
    return { flow, ends };
  }

  private trace(strategy: string): number {
    const applying = this.model.transitions.flatMap((transition, index) =>
      transition.document.strategies?.includes(strategy) === false ? [] : [{ transition, index }],
    );
    const entry = this.entry(strategy);
    const key = `${applying.map(({ index }) => index).join(' ')}${entry === undefined ? '' : ` ${strategy}`}`;
    const known = this.traceByKey.get(key);
    if (known !== undefined) return known;
    const rows = this.model.livingStates.flatMap(({ id, memory }, state) => {
      const own = applying.filter(({ transition }) => transition.document.from === id);
      return Array.from({ length: memory }, (_, after) => this.row(state, memory - after, own));
    });
    this.traces.push({
      byDraw: rows.some(({ byDraw }) => byDraw) || entry?.flow.byDraw === true,
      entry,
      rows,
      flows: this.flows.length,
    });
    this.traceByKey.set(key, this.traces.length - 1);
    return this.traces.length - 1;
  }

  private weight(make: (k: number) => number): Float64Array {
    return Float64Array.from({ length: this.cycles + 1 }, (_, k) => make(k));
  }

  /** Weights of occupancies: of cycles (index 1 … n), or of grid points (0 … n), from a window of cycles. */
  private occupancyWeight(at: (k: number) => number, from: number, to: number): Float64Array {
    const inside = (k: number): boolean => k >= from && k <= to;
    if (!this.pointwise) return this.weight((k) => (k > 0 && inside(k) ? this.length * at(k) : 0));
    const { correction } = this.model.document.time;
    const [start, end] = endShares[correction];
    return this.weight((i) => {
      const share =
        correction === 'simpson'
          ? simpsonWeight(i, this.cycles)
          : (i > 0 && inside(i) ? end : 0) + (i < this.cycles && inside(i + 1) ? start : 0);
      return share === 0 ? 0 : share * this.length * at(i);
    });
  }

  private accrual(
    source: CohortSource,
    weights: Weights,
    amount: Operand | undefined,
    formula: Path,
    state: string,
  ): CohortAccrual {
    const fixed = amount?.kind === 'column' && !amount.byDraw ? this.builder.columnOf(amount) : undefined;
    const weigh = (weight: Float64Array): Float64Array =>
      fixed === undefined ? weight : weight.map((value, k) => (value === 0 ? 0 : value * (fixed[k] as number)));
    // An amount that does not change between cycles can as well be counted at the points between them.
    const byPoint = source.type === 'points' || source.type === 'weighedPoints';
    const placed = (weight: Float64Array): Float64Array => (byPoint ? this.atPoints(weigh(weight)) : weigh(weight));
    const discounted = placed(weights.discounted);
    const undiscounted = placed(weights.undiscounted);
    const counts = (value: number, k: number): boolean => value !== 0 || discounted[k] !== 0;
    const from = undiscounted.findIndex(counts);
    const to = undiscounted.findLastIndex(counts);
    const range = { from: from === -1 ? 1 : from, to: from === -1 ? 0 : to };
    return {
      source,
      discounted,
      undiscounted,
      ...range,
      written: weights,
      factor: fixed === undefined ? amount : undefined,
      amount,
      formula,
      state,
    };
  }

  /** Weights of cycles as weights of grid points: the sum is the same. */
  private atPoints(weight: Float64Array): Float64Array {
    if (this.pointwise) return weight;
    const { correction } = this.model.document.time;
    const [start, end] = endShares[correction];
    return this.weight((i) => {
      const before = i === 0 || end === 0 ? 0 : end * (weight[i] as number);
      const after = i === this.cycles || start === 0 ? 0 : start * (weight[i + 1] as number);
      return before + after;
    });
  }

  /** A loss counts below 0; `number`: how many people each of the cohort stands for. */
  private loss(
    { document: loss, amount }: ModelLoss,
    number: Expression | undefined,
    effectAt: (k: number) => number,
    formula: Path,
  ): CohortAccrual {
    const tree = number === undefined ? amount : product(number, amount);
    const minus = (values: Float64Array): Float64Array => values.map((value) => 0 - value);
    const event = (source: CohortSource, inside: (k: number) => boolean): CohortAccrual => {
      const weights: Weights = {
        discounted: this.weight((k) => (inside(k) ? -effectAt(k) : 0)),
        undiscounted: this.weight((k) => (inside(k) ? -1 : 0)),
      };
      return this.accrual(source, weights, this.builder.compile(tree), formula, '');
    };
    switch (loss.type) {
      case 'inState':
      case 'events': {
        const { from, to } = loss.cycles ?? { from: 1, to: this.cycles };
        const weights: Weights = {
          discounted: minus(this.occupancyWeight(effectAt, from, to)),
          undiscounted: minus(this.occupancyWeight(() => 1, from, to)),
        };
        return this.inState(this.indexOf(loss.state), tree, weights, formula);
      }
      case 'initial':
        return event({ type: 'cohort' }, (k) => k === 0);
      case 'once':
        return event({ type: 'cohort' }, (k) => k === loss.cycle);
      case 'perDeath':
        return event({ type: 'deaths' }, (k) => k > 0);
      case 'perTransition':
        return event({ type: 'flow', flow: this.flows.indexOf(`${loss.from} ${loss.to}`) }, (k) => k > 0);
    }
  }

  /** An amount in a state; where the formula knows the time in the state, each of its tunnel states has its own. */
  private inState(state: number, tree: Expression | undefined, weights: Weights, formula: Path): CohortAccrual {
    const { id = '', memory = 1 } = this.model.livingStates[state] ?? {};
    const changes = (operand: Operand | undefined): boolean => operand?.kind === 'column' && !this.pointwise;
    if (memory === 1 || tree === undefined || !uses(tree, TIME_IN_STATE)) {
      const amount = tree === undefined ? undefined : this.compiled(tree, 1);
      const type = changes(amount) && amount?.byDraw === true ? 'cycles' : 'points';
      return this.accrual({ type, state }, weights, amount, formula, id);
    }
    const amounts = Array.from({ length: memory }, (_, after) => this.compiled(tree, memory - after));
    const weighed = this.weighed.push({ first: this.tunnelOf(state, memory), last: this.tunnelOf(state, 1), amounts }) - 1;
    const type = amounts.some(changes) ? 'weighedCycles' : 'weighedPoints';
    return this.accrual({ type, weighed }, weights, undefined, formula, id);
  }

  /** A trace varies with the amounts that are summed up along it. */
  private withAmounts(trace: TracePlan, index: number, strategies: readonly CohortStrategyPlan[]): TracePlan {
    const sources = strategies
      .filter((strategy) => strategy.trace === index)
      .flatMap((each) => everyAccrual(each).map(({ source }) => source));
    const varies = sources.some(
      (source) => 'weighed' in source && at(this.weighed, source.weighed).amounts.some(({ byDraw }) => byDraw),
    );
    return { ...trace, byDraw: trace.byDraw || varies };
  }

  make(): CohortPlan {
    const { model, builder, cycles, length } = this;
    const { document, livingStates, entryAge } = model;
    const parameters = defineParameters(builder, model);
    if (document.population.mortality !== undefined) builder.series(GENERAL_MORTALITY, generalMortality(model));
    const { schedule, effects = schedule, weightAt } = document.discounting;
    const weightTime = (k: number): number => Math.max(k - weightShift[weightAt], 0) * length;
    const costAt = (k: number): number => discountWeight(schedule, weightTime(k));
    const effectAt = (k: number): number => discountWeight(effects, weightTime(k));
    const { multiplier, adjusted } = ageAdjustment(model, builder, (k) => entryAge + k * length);
    const one = (): number => 1;
    const occupancy = (discount: (k: number) => number, value: (k: number) => number, from: number, to: number): Weights => ({
      discounted: this.occupancyWeight((k) => discount(k) * value(k), from, to),
      undiscounted: this.occupancyWeight(value, from, to),
    });
    const life = occupancy(effectAt, one, 1, cycles);
    const qaly = occupancy(effectAt, multiplier, 1, cycles);
    const lifeYears = livingStates.map((_, state) => this.inState(state, undefined, life, ['states', state]));
    const baseQalys = livingStates.map(({ utility }, state) =>
      this.inState(state, adjusted(utility), qaly, ['states', state, 'utility']),
    );
    const costs = model.costs.flatMap(
      ({
        document: cost,
        amount,
        counted,
        index,
      }): readonly { readonly cost: CohortCostDocument; readonly accrual: CohortAccrual }[] => {
        if (!counted) return [];
        const formula: Path = ['costs', index, 'amount'];
        const events = (source: CohortSource, inside: (k: number) => boolean, weighted: (k: number) => number): CohortAccrual => {
          const weights: Weights = {
            discounted: this.weight((k) => (inside(k) ? weighted(k) : 0)),
            undiscounted: this.weight((k) => (inside(k) ? 1 : 0)),
          };
          return this.accrual(source, weights, builder.compile(amount), formula, '');
        };
        const inCycles = (k: number): boolean => k > 0;
        const accrual = (): CohortAccrual => {
          switch (cost.type) {
            case 'perYear': {
              const { from, to } = cost.cycles ?? { from: 1, to: cycles };
              return this.inState(this.indexOf(cost.state), amount, occupancy(costAt, one, from, to), formula);
            }
            case 'initial':
              return events({ type: 'cohort' }, (k) => k === 0, one);
            case 'once':
              return events({ type: 'cohort' }, (k) => k === cost.cycle, costAt);
            case 'perDeath':
              return events({ type: 'deaths' }, inCycles, costAt);
            case 'perTransition':
              return events({ type: 'flow', flow: this.flows.indexOf(`${cost.from} ${cost.to}`) }, inCycles, costAt);
          }
        };
        return [{ cost, accrual: accrual() }];
      },
    );
    const losses = model.losses.map((loss) => ({
      loss: loss.document,
      accrual: this.loss(loss, undefined, effectAt, ['qalyLosses', loss.index, 'disutility']),
    }));
    const { carers } = model;
    const carerUtilities = [...(carers?.utilities ?? [])].map(([state, utility]) => {
      const tree = carers === undefined ? utility : product(carers.number, utility);
      return this.inState(this.indexOf(state), tree, life, ['carers', 'utilities', state]);
    });
    const carerLosses = (carers?.losses ?? []).map((loss) => ({
      loss: loss.document,
      accrual: this.loss(loss, carers?.number, effectAt, ['carers', 'losses', loss.index, 'disutility']),
    }));
    const applying = <L extends { readonly loss: ModelLoss['document'] }>(list: readonly L[], strategy: string): readonly L[] =>
      list.filter(({ loss }) => loss.strategies?.includes(strategy) !== false);
    const strategies = model.strategies.map(
      ({ id, utilities }, position): CohortStrategyPlan => ({
        id,
        trace: this.trace(id),
        entry: model.entry === undefined ? undefined : passagesPlan(builder, model.entry.tree, model.entry.costs, id, one, one),
        lifeYears,
        losses: applying(losses, id).map(({ loss }) => loss.id),
        carers: [...carerUtilities, ...applying(carerLosses, id).map(({ accrual }) => accrual)],
        qalys: [
          ...livingStates.map(({ id: state }, index) => {
            const own = utilities.get(state);
            const written = document.strategies[position]?.utilities?.[state] !== undefined;
            const formula: Path = written ? ['strategies', position, 'utilities', state] : ['states', index, 'utility'];
            return own === undefined ? at(baseQalys, index) : this.inState(index, adjusted(own), qaly, formula);
          }),
          ...applying(losses, id).map(({ accrual }) => accrual),
        ],
        costs: costs
          .filter(({ cost }) => cost.strategies?.includes(id) !== false)
          .map(({ cost, accrual }) => ({ component: cost.id, payer: cost.payer, accrual })),
      }),
    );
    const start = new Float64Array(this.death + 1);
    model.start.forEach((share, state) => {
      start[this.tunnelOf(state, 1)] = share;
    });
    return {
      ...parameters,
      cycles,
      cycleLength: length,
      program: builder.finish(),
      states: livingStates.map(({ id }) => id),
      deathState: model.deathState,
      size: this.death + 1,
      stateOf: livingStates.flatMap(({ memory }, state) => Array.from({ length: memory }, () => state)),
      start,
      tunnels: this.tunnels,
      weighed: this.weighed,
      correction: document.time.correction,
      pointwise: this.pointwise,
      traces: this.traces.map((trace, index) => this.withAmounts(trace, index, strategies)),
      strategies,
    };
  }
}

/** The plan of a cohort model: tunnels expanded, formulas compiled, weights worked out. */
export const makeCohortPlan = (model: CohortModel): CohortPlan => new PlanMaker(model).make();
