import { log1p, expm1 } from '@likeverd/statistics';
import { type Expression, namesIn, product } from '../expression.ts';
import type { CycleName, ModelLoss } from '../model-core.ts';
import { defineParameters, type ParameterPlan } from '../parameters.ts';
import { type Operand, type Program, ProgramBuilder } from '../program.ts';
import type { Path } from '../shape.ts';
import { dimensionless } from '../units.ts';
import { ageAdjustment, discountWeight } from '../weights.ts';
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

/** How the cohort moves; strategies with the same transitions share one. */
export interface TracePlan {
  readonly byDraw: boolean;
  readonly rows: readonly RowPlan[];
  /** Pairs of document states whose passages are counted. */
  readonly flows: number;
}

export type CohortSource =
  | { readonly type: 'column'; readonly column: number }
  | { readonly type: 'flow'; readonly flow: number }
  | { readonly type: 'deaths' }
  | { readonly type: 'cohort' };

/** One sum over cycles (or grid points) `from` … `to` of source x weight x amount. */
export interface CohortAccrual {
  readonly source: CohortSource;
  readonly discounted: Float64Array;
  readonly undiscounted: Float64Array;
  readonly from: number;
  readonly to: number;
  readonly amount: Operand | undefined;
  readonly formula: Path;
  /** The state the amount belongs to, for faults. */
  readonly state: string;
}

export interface CohortStrategyPlan {
  readonly id: string;
  readonly trace: number;
  /** By living state. */
  readonly lifeYears: readonly (readonly CohortAccrual[])[];
  /** By living state, then what `losses` names, with negative weights. */
  readonly qalys: readonly (readonly CohortAccrual[])[];
  readonly losses: readonly string[];
  /** Empty without carers. */
  readonly carers: readonly CohortAccrual[];
  readonly costs: readonly { readonly component: string; readonly payer: string; readonly accruals: readonly CohortAccrual[] }[];
}

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
  /** Sums of tunnel states whose occupancy is counted; the living states first. */
  readonly columns: readonly { readonly first: number; readonly last: number }[];
  readonly correction: CohortDocument['time']['correction'];
  /** Each grid point is weighed by its own time: occupancies are read as they are. */
  readonly pointwise: boolean;
  readonly traces: readonly TracePlan[];
  readonly strategies: readonly CohortStrategyPlan[];
}

const uses = (tree: Expression, name: string): boolean => namesIn(tree).has(name);

/** Death in the general population in each cycle, a probability: 1 - (1 - q)^length; ages beyond the table use its last row. */
const generalMortality = ({ document, annualMortality, entryAge, cycles }: CohortModel): Float64Array => {
  const { cyclesPerYear } = document.time;
  const back = document.population.mortality?.ageAt === 'cycleStart' ? 1 : 0;
  return Float64Array.from({ length: cycles + 1 }, (_, k) => {
    const age = Math.min(Math.floor(entryAge + Math.max(k - back, 0) / cyclesPerYear), annualMortality.length - 1);
    return -expm1(log1p(-(annualMortality[age] ?? Number.NaN)) / cyclesPerYear);
  });
};

const cycleShift = { cycleStart: 1, cycleMiddle: 0.5, cycleEnd: 0, point: 0 } as const;

/** How much of cycle k each of its two ends counts, by the correction. */
const endShares = { trapezoid: [0.5, 0.5], start: [1, 0], end: [0, 1], simpson: [0, 0] } as const;

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
  private readonly first: readonly number[];
  private readonly columns: { readonly first: number; readonly last: number }[];
  private readonly tunnelColumn = new Map<number, number>();
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
    this.first = model.livingStates.map(({ memory }) => {
      next += memory;
      return next - memory;
    });
    this.death = next;
    this.columns = model.livingStates.map(({ memory }, state) => ({
      first: this.firstOf(state),
      last: this.firstOf(state) + memory - 1,
    }));
    const counted = [...model.costs, ...model.losses, ...(model.carers?.losses ?? [])];
    this.flows = [
      ...new Set(counted.flatMap(({ document: each }) => (each.type === 'perTransition' ? [`${each.from} ${each.to}`] : []))),
    ];
  }

  private firstOf(state: number): number {
    return this.first[state] ?? this.death;
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
    const from = this.firstOf(state) + tunnel - 1;
    const target = (to: string): number => {
      const living = this.indexOf(to);
      if (living === state) return this.firstOf(state) + Math.min(tunnel, memory - 1);
      return living === -1 ? this.death : this.firstOf(living);
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

  private trace(strategy: string): number {
    const applying = this.model.transitions.flatMap((transition, index) =>
      transition.document.strategies?.includes(strategy) === false ? [] : [{ transition, index }],
    );
    const key = applying.map(({ index }) => index).join(' ');
    const known = this.traceByKey.get(key);
    if (known !== undefined) return known;
    const rows = this.model.livingStates.flatMap(({ id, memory }, state) => {
      const own = applying.filter(({ transition }) => transition.document.from === id);
      return Array.from({ length: memory }, (_, tunnel) => this.row(state, tunnel + 1, own));
    });
    this.traces.push({ byDraw: rows.some(({ byDraw }) => byDraw), rows, flows: this.flows.length });
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
    discounted: Float64Array,
    undiscounted: Float64Array,
    amount: Operand | undefined,
    formula: Path,
    state: string,
  ): CohortAccrual {
    const counts = (value: number): boolean => value !== 0;
    const from = undiscounted.findIndex(counts);
    const to = undiscounted.findLastIndex(counts);
    return { source, discounted, undiscounted, from: from === -1 ? 1 : from, to: from === -1 ? 0 : to, amount, formula, state };
  }

  /** One accrual for the whole state, or one for each tunnel when the formula knows the time in the state. */
  private inState(
    state: number,
    tree: Expression | undefined,
    discounted: Float64Array,
    undiscounted: Float64Array,
    formula: Path,
  ): readonly CohortAccrual[] {
    const { id = '', memory = 1 } = this.model.livingStates[state] ?? {};
    const make = (column: number, tunnel: number): CohortAccrual =>
      this.accrual(
        { type: 'column', column },
        discounted,
        undiscounted,
        tree === undefined ? undefined : this.compiled(tree, tunnel),
        formula,
        id,
      );
    if (memory === 1 || tree === undefined || !uses(tree, TIME_IN_STATE)) return [make(state, 1)];
    return Array.from({ length: memory }, (_, offset) => {
      const tunnel = this.firstOf(state) + offset;
      const column = this.tunnelColumn.get(tunnel) ?? this.columns.push({ first: tunnel, last: tunnel }) - 1;
      this.tunnelColumn.set(tunnel, column);
      return make(column, offset + 1);
    });
  }

  /** A loss counts below 0; `number`: how many people each of the cohort stands for. */
  private loss(
    { document: loss, amount }: ModelLoss,
    number: Expression | undefined,
    effectAt: (k: number) => number,
    formula: Path,
  ): readonly CohortAccrual[] {
    const tree = number === undefined ? amount : product(number, amount);
    const minus = (values: Float64Array): Float64Array => values.map((value) => 0 - value);
    const event = (source: CohortSource, inside: (k: number) => boolean): readonly CohortAccrual[] => [
      this.accrual(
        source,
        this.weight((k) => (inside(k) ? -effectAt(k) : 0)),
        this.weight((k) => (inside(k) ? -1 : 0)),
        this.builder.compile(tree),
        formula,
        '',
      ),
    ];
    switch (loss.type) {
      case 'inState':
      case 'events': {
        const { from, to } = loss.cycles ?? { from: 1, to: this.cycles };
        const weights = [this.occupancyWeight(effectAt, from, to), this.occupancyWeight(() => 1, from, to)].map(minus);
        const [discounted = new Float64Array(), undiscounted = discounted] = weights;
        return this.inState(this.indexOf(loss.state), tree, discounted, undiscounted, formula);
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

  make(): CohortPlan {
    const { model, builder, cycles, length } = this;
    const { document, livingStates, entryAge } = model;
    const parameters = defineParameters(builder, model);
    if (document.population.mortality !== undefined) builder.series(GENERAL_MORTALITY, generalMortality(model));
    const { schedule, effects = schedule, weightAt } = document.discounting;
    const weightTime = (k: number): number => Math.max(k - cycleShift[weightAt], 0) * length;
    const costAt = (k: number): number => discountWeight(schedule, weightTime(k));
    const effectAt = (k: number): number => discountWeight(effects, weightTime(k));
    const { multiplier, adjusted } = ageAdjustment(model, builder, (k) => entryAge + k * length);
    const one = (): number => 1;
    const life = this.occupancyWeight(one, 1, cycles);
    const lifeDiscounted = this.occupancyWeight(effectAt, 1, cycles);
    const qaly = this.occupancyWeight(multiplier, 1, cycles);
    const qalyDiscounted = this.occupancyWeight((k) => effectAt(k) * multiplier(k), 1, cycles);

    const lifeYears = livingStates.map((_, state) => this.inState(state, undefined, lifeDiscounted, life, ['states', state]));
    const baseQalys = livingStates.map(({ utility }, state) =>
      this.inState(state, adjusted(utility), qalyDiscounted, qaly, ['states', state, 'utility']),
    );
    const costs = model.costs.flatMap(
      ({
        document: cost,
        amount,
        counted,
        index,
      }): readonly { readonly cost: CohortCostDocument; readonly accruals: readonly CohortAccrual[] }[] => {
        if (!counted) return [];
        const formula: Path = ['costs', index, 'amount'];
        const events = (source: CohortSource, inside: (k: number) => boolean, weighted: (k: number) => number): CohortAccrual =>
          this.accrual(
            source,
            this.weight((k) => (inside(k) ? weighted(k) : 0)),
            this.weight((k) => (inside(k) ? 1 : 0)),
            builder.compile(amount),
            formula,
            '',
          );
        const inCycles = (k: number): boolean => k > 0;
        switch (cost.type) {
          case 'perYear': {
            const { from, to } = cost.cycles ?? { from: 1, to: cycles };
            const weights = [this.occupancyWeight(costAt, from, to), this.occupancyWeight(one, from, to)] as const;
            return [{ cost, accruals: this.inState(this.indexOf(cost.state), amount, ...weights, formula) }];
          }
          case 'initial':
            return [{ cost, accruals: [events({ type: 'cohort' }, (k) => k === 0, one)] }];
          case 'once':
            return [{ cost, accruals: [events({ type: 'cohort' }, (k) => k === cost.cycle, costAt)] }];
          case 'perDeath':
            return [{ cost, accruals: [events({ type: 'deaths' }, inCycles, costAt)] }];
          case 'perTransition': {
            const flow = this.flows.indexOf(`${cost.from} ${cost.to}`);
            return [{ cost, accruals: [events({ type: 'flow', flow }, inCycles, costAt)] }];
          }
        }
      },
    );
    const losses = model.losses.map((loss) => ({
      loss: loss.document,
      accruals: this.loss(loss, undefined, effectAt, ['qalyLosses', loss.index, 'disutility']),
    }));
    const { carers } = model;
    const carerUtilities = [...(carers?.utilities ?? [])].flatMap(([state, utility]) =>
      this.inState(this.indexOf(state), carers === undefined ? utility : product(carers.number, utility), lifeDiscounted, life, [
        'carers',
        'utilities',
        state,
      ]),
    );
    const carerLosses = (carers?.losses ?? []).map((loss) => ({
      loss: loss.document,
      accruals: this.loss(loss, carers?.number, effectAt, ['carers', 'losses', loss.index, 'disutility']),
    }));
    const applying = <L extends { readonly loss: ModelLoss['document'] }>(list: readonly L[], strategy: string): readonly L[] =>
      list.filter(({ loss }) => loss.strategies?.includes(strategy) !== false);
    const strategies = model.strategies.map(
      ({ id, utilities }, position): CohortStrategyPlan => ({
        id,
        trace: this.trace(id),
        lifeYears,
        losses: applying(losses, id).map(({ loss }) => loss.id),
        carers: [...carerUtilities, ...applying(carerLosses, id).flatMap(({ accruals }) => accruals)],
        qalys: [
          ...livingStates.map(({ id: state }, index) => {
            const own = utilities.get(state);
            const written = document.strategies[position]?.utilities?.[state] !== undefined;
            const formula: Path = written ? ['strategies', position, 'utilities', state] : ['states', index, 'utility'];
            return own === undefined ? (baseQalys[index] ?? []) : this.inState(index, adjusted(own), qalyDiscounted, qaly, formula);
          }),
          ...applying(losses, id).map(({ accruals }) => accruals),
        ],
        costs: costs
          .filter(({ cost }) => cost.strategies?.includes(id) !== false)
          .map(({ cost, accruals }) => ({ component: cost.id, payer: cost.payer, accruals })),
      }),
    );
    const start = new Float64Array(this.death + 1);
    model.start.forEach((share, state) => {
      start[this.firstOf(state)] = share;
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
      columns: this.columns,
      correction: document.time.correction,
      pointwise: this.pointwise,
      traces: this.traces,
      strategies,
    };
  }
}

/** The plan of a cohort model: tunnels expanded, formulas compiled, weights worked out. */
export const makeCohortPlan = (model: CohortModel): CohortPlan => new PlanMaker(model).make();
