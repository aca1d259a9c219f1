import { makeGrid, type ModelGrid } from '../curves/grid.ts';
import { CurvePlanner, type CurvesPlan } from '../curves/plan.ts';
import { type Floor, populationHazard } from '../curves/population.ts';
import { type Expression, product } from '../expression.ts';
import type { CycleName, ModelLoss } from '../model-core.ts';
import { defineParameters, type ParameterPlan } from '../parameters.ts';
import { type Operand, type Program, ProgramBuilder } from '../program.ts';
import type { Path } from '../shape.ts';
import { ageAdjustment, discountWeight } from '../weights.ts';
import type { SurvivalDocument } from './format.ts';
import type { SurvivalModel } from './model.ts';

/** What a weight column is multiplied with: an occupancy, the occupancy without the month of death, new deaths, or 1. */
export type AccrualSource =
  | { readonly type: 'occupancy'; readonly state: number }
  | { readonly type: 'occupancyNet'; readonly state: number }
  | { readonly type: 'deaths' }
  | { readonly type: 'cohort' };

/** One number a cycle, index 1 … n; 0 outside the cycles `from` … `to`. */
export interface Weight {
  readonly values: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** One sum over cycles of source x weight x factor. */
export interface Accrual {
  readonly source: AccrualSource;
  readonly discounted: Weight;
  readonly undiscounted: Weight;
  /** Absent where the factor is 1, or the same in every draw but not in every cycle: then it is part of the weights. */
  readonly factor: Operand | undefined;
  /** Absent for life years: the amount is 1. */
  readonly amount: Operand | undefined;
  /** Path of the formula in the document, for faults. */
  readonly formula: Path;
}

export interface StrategyPlan {
  readonly id: string;
  /** Positions in `Plan.curves`. */
  readonly curves: readonly number[];
  readonly lifeYears: readonly Accrual[];
  /** By living state, then what `losses` names, with negative weights. */
  readonly qalys: readonly Accrual[];
  readonly losses: readonly string[];
  readonly costs: readonly { readonly component: string; readonly payer: string; readonly accrual: Accrual }[];
  /** Empty without carers. */
  readonly carers: readonly Accrual[];
  readonly needsNet: boolean;
}

export interface Plan extends ParameterPlan, CurvesPlan {
  readonly cycles: number;
  /** The first of `grids`. */
  readonly grid: ModelGrid;
  readonly program: Program;
  readonly floor: Floor;
  readonly ordered: boolean;
  readonly correction: SurvivalDocument['time']['correction'];
  readonly states: readonly string[];
  readonly deathState: string;
  readonly strategies: readonly StrategyPlan[];
}

const weightOf = (values: Float64Array): Weight => {
  const counts = (value: number): boolean => value !== 0;
  const from = values.findIndex((value, k) => k > 0 && counts(value));
  return from === -1 ? { values, from: 1, to: 0 } : { values, from, to: values.findLastIndex(counts) };
};

/** The sum of a weight over its cycles. */
export const sumOf = ({ values, from, to }: Weight): number => {
  let total = 0;
  for (let k = from; k <= to; k++) total += values[k] as number;
  return total;
};

/** Largest difference from 1 that the occupancies of one point may sum to. */
export const SUM_TOLERANCE = 1e-6;

/** Share of the person-time of those who die in a cycle that the rule for occupancy counts among the living. */
export const dyingShare = { trapezoid: 0.5, start: 1, end: 0 } as const;

const weightShift = { cycleStart: 1, cycleMiddle: 0.5, cycleEnd: 0 } as const;

/** The plan of a partitioned survival model: formulas compiled, weights worked out. */
export const makePlan = (model: SurvivalModel): Plan => {
  const { document, cycles, entryAge } = model;
  const { cyclesPerYear, correction } = document.time;
  const length = 1 / cyclesPerYear;
  const cycleValue: Readonly<Record<CycleName, (cycle: number) => number>> = {
    cycle: (k) => k,
    time: (k) => k / cyclesPerYear,
    age: (k) => entryAge + k / cyclesPerYear,
  };
  const builder = new ProgramBuilder(cycles, cycleValue);
  const column = (make: (cycle: number) => number): Float64Array =>
    Float64Array.from({ length: cycles + 1 }, (_, k) => (k === 0 ? 0 : make(k)));

  const { samplers, sampled } = defineParameters(builder, model);
  const grid = makeGrid(cycles, cyclesPerYear);
  const planner = new CurvePlanner({
    curves: model.curves,
    entryAge,
    cyclesPerYear,
    grid,
    compile: (tree) => builder.compile(tree),
    valueOf: (operand) => builder.valueOf(operand),
  });
  const bounds = model.strategies.map((strategy) => strategy.curves.map((curve) => planner.place(curve)));
  const { grids, curves } = planner.finish();

  const { schedule, effects = schedule, weightAt } = document.discounting;
  const middle = (k: number): number => (k - weightShift[weightAt]) * length;
  const costWeight = column((k) => discountWeight(schedule, middle(k)));
  const effectWeight = effects === schedule ? costWeight : column((k) => discountWeight(effects, middle(k)));
  const { multiplier: multiplierAt, adjusted } = ageAdjustment(model, builder, (k) => entryAge + k / cyclesPerYear);
  const multiplier = column(multiplierAt);
  const lifeDiscounted = column((k) => (effectWeight[k] as number) * length);
  const life = column(() => length);
  const qalyDiscounted = column((k) => (effectWeight[k] as number) * length * (multiplier[k] as number));
  const qaly = column((k) => length * (multiplier[k] as number));

  const accrual = (
    source: AccrualSource,
    discounted: Float64Array,
    undiscounted: Float64Array,
    formula: Path,
    amount?: Operand,
  ): Accrual => {
    const fixed = amount?.kind === 'column' && !amount.byDraw ? builder.columnOf(amount) : undefined;
    const weight = (values: Float64Array): Weight =>
      weightOf(fixed === undefined ? values : values.map((value, k) => (value === 0 ? 0 : value * (fixed[k] as number))));
    return {
      source,
      discounted: weight(discounted),
      undiscounted: weight(undiscounted),
      factor: fixed === undefined ? amount : undefined,
      amount,
      formula,
    };
  };

  const states = model.livingStates.map(({ id }) => id);
  const lifeYears = states.map(
    (_, state): Accrual => accrual({ type: 'occupancy', state }, lifeDiscounted, life, ['states', state]),
  );
  const qalyOf = new Map<Expression, Accrual>();
  const qalys = (utilities: readonly Expression[]): readonly Accrual[] =>
    utilities.map((utility, state) => {
      const known = qalyOf.get(utility);
      if (known !== undefined && 'state' in known.source && known.source.state === state) return known;
      const formula: Path = ['states', state, 'utility'];
      const made = accrual({ type: 'occupancy', state }, qalyDiscounted, qaly, formula, builder.compile(adjusted(utility)));
      qalyOf.set(utility, made);
      return made;
    });
  const qalysByStrategy = model.strategies.map(({ utilities }) => qalys(utilities));
  const effectAccrual = (source: AccrualSource, weight: (k: number) => number, tree: Expression, formula: Path): Accrual =>
    accrual(
      source,
      column((k) => weight(k) * (effectWeight[k] as number)),
      column(weight),
      formula,
      builder.compile(tree),
    );
  /** A loss counts below 0; `number`: how many people each of the cohort stands for. */
  const lossAccrual = ({ document: loss, amount }: ModelLoss, number: Expression | undefined, formula: Path): Accrual => {
    const tree = number === undefined ? amount : product(number, amount);
    switch (loss.type) {
      case 'inState':
      case 'events': {
        const { from, to } = loss.cycles ?? { from: 1, to: cycles };
        const state = states.indexOf(loss.state);
        return effectAccrual({ type: 'occupancy', state }, (k) => (k >= from && k <= to ? -length : 0), tree, formula);
      }
      case 'once':
        return effectAccrual({ type: 'cohort' }, (k) => (k === loss.cycle ? -1 : 0), tree, formula);
      case 'perDeath':
        return effectAccrual({ type: 'deaths' }, () => -1, tree, formula);
      case 'initial':
      case 'perTransition':
        throw new Error(`a ${loss.type} loss passed the check of a partitioned survival model`);
    }
  };
  const applies = ({ document: { strategies } }: ModelLoss, strategy: string): boolean => strategies?.includes(strategy) !== false;
  const losses = model.losses.map((loss) => ({
    loss,
    accrual: lossAccrual(loss, undefined, ['qalyLosses', loss.index, 'disutility']),
  }));
  const { carers } = model;
  const carerUtilities = [...(carers?.utilities ?? [])].map(([state, utility]) =>
    effectAccrual(
      { type: 'occupancy', state: states.indexOf(state) },
      () => length,
      carers === undefined ? utility : product(carers.number, utility),
      ['carers', 'utilities', state],
    ),
  );
  const carerLosses = (carers?.losses ?? []).map((loss) => ({
    loss,
    accrual: lossAccrual(loss, carers?.number, ['carers', 'losses', loss.index, 'disutility']),
  }));
  const costAccruals = model.costs.flatMap(({ document: cost, amount, counted, index }) => {
    if (!counted) return [];
    const from = cost.type === 'once' ? cost.cycle : cost.type === 'perYear' ? (cost.cycles?.from ?? 1) : 1;
    const to = cost.type === 'once' ? cost.cycle : cost.type === 'perYear' ? (cost.cycles?.to ?? cycles) : cycles;
    const share = cost.type === 'perYear' ? length : 1;
    const inside = (k: number): number => (k >= from && k <= to ? share : 0);
    const state = cost.type === 'perYear' ? states.indexOf(cost.state) : -1;
    const source: AccrualSource =
      cost.type === 'once'
        ? { type: 'cohort' }
        : cost.type === 'perDeath'
          ? { type: 'deaths' }
          : { type: cost.excludesMonthOfDeath === true ? 'occupancyNet' : 'occupancy', state };
    const discounted = column((k) => inside(k) * (costWeight[k] as number));
    return [{ cost, accrual: accrual(source, discounted, column(inside), ['costs', index, 'amount'], builder.compile(amount)) }];
  });
  const { mortality } = document.population;
  const population = populationHazard(model.annualMortality, entryAge, cycles, cyclesPerYear);
  const curedFrom =
    mortality.curedFromYear === undefined
      ? Number.POSITIVE_INFINITY
      : Math.ceil(mortality.curedFromYear * cyclesPerYear - 1e-9) + 1;

  return {
    cycles,
    grid,
    grids,
    program: builder.finish(),
    samplers,
    sampled,
    curves,
    floor:
      mortality.floor === 'none'
        ? { type: 'none' }
        : mortality.floor === 'survivalMinimum'
          ? { type: 'survivalMinimum', population }
          : { type: 'hazardMaximum', population, curedFrom },
    ordered: document.curvesOrdered,
    correction,
    states,
    deathState: model.deathState,
    strategies: model.strategies.map(({ id }, position) => {
      const costs = costAccruals
        .filter(({ cost }) => cost.strategies === undefined || cost.strategies.includes(id))
        .map((each) => ({ component: each.cost.id, payer: each.cost.payer, accrual: each.accrual }));
      const ownLosses = losses.filter(({ loss }) => applies(loss, id));
      return {
        id,
        curves: bounds[position] ?? [],
        lifeYears,
        qalys: [...(qalysByStrategy[position] ?? []), ...ownLosses.map((each) => each.accrual)],
        losses: ownLosses.map(({ loss }) => loss.document.id),
        costs,
        carers: [...carerUtilities, ...carerLosses.filter(({ loss }) => applies(loss, id)).map((each) => each.accrual)],
        needsNet: costs.some((each) => each.accrual.source.type === 'occupancyNet'),
      };
    }),
  };
};
