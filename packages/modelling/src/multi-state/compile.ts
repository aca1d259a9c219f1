import { lifeTablePieces } from '@likeverd/statistics';
import { type CumulativeHazard, piecesHazard } from '../curves/continuous.ts';
import type { CurveDocument } from '../curves/format.ts';
import { partsOf } from '../curves/parts.ts';
import type { CurvePlan } from '../curves/plan.ts';
import type { Expression } from '../expression.ts';
import { defineParameters, type ParameterPlan } from '../parameters.ts';
import { type Operand, type Program, ProgramBuilder } from '../program.ts';
import { type Path, pathText } from '../shape.ts';
import { discountWeight } from '../weights.ts';
import type { MultiStateCostDocument } from './format.ts';
import { weightIntegral } from './integral.ts';
import type { MultiStateModel } from './model.ts';

/** A number that a formula gives in each draw. */
export interface Amount {
  readonly operand: Operand;
  readonly path: Path;
}

/** One way out of a state. */
export interface Way {
  readonly to: number;
  readonly reset: boolean;
  /** Position in the hazards of a run: a curve, or after the last of them general mortality. */
  readonly hazard: number;
  /** Position among the document's transitions; -1 for general mortality. */
  readonly index: number;
  /**
   * Which of an event's uniforms it has: 0 for general mortality, then by where it leads, so that transitions that stand for each other
   * under different strategies meet the same luck; several to one state have numbers of their own.
   */
  readonly luck: number;
  readonly path: Path;
}

/** A curve with its formulas, each after those it names. */
export interface ContinuousCurve extends Pick<CurvePlan, 'id' | 'byDraw' | 'arguments'> {
  readonly document: CurveDocument;
}

/** What the weights are at a time, and their integrals from entry to it. */
export interface TimeWeights {
  readonly life: (t: number) => number;
  readonly quality: (t: number) => number;
  readonly cost: (t: number) => number;
  readonly effectAt: (t: number) => number;
  readonly costAt: (t: number) => number;
}

export interface CostItem {
  readonly component: string;
  readonly payer: string;
  readonly amount: Amount;
  readonly type: MultiStateCostDocument['type'];
  /** The state it accrues in or that is left, -1 for any; the state that is entered. */
  readonly from: number;
  readonly to: number;
  /** The part of a stay in which it accrues, years. */
  readonly fromYear: number;
  readonly toYear: number;
}

export interface MultiStateStrategyPlan {
  readonly id: string;
  readonly trace: number;
  /** By living state: utilities by time in it. */
  readonly utilities: readonly (readonly { readonly fromYear: number; readonly toYear: number; readonly amount: Amount }[])[];
  /** QALYs lost, by position of the transition. */
  readonly losses: ReadonlyMap<number, Amount>;
  readonly costs: readonly CostItem[];
}

export interface MultiStatePlan extends ParameterPlan {
  readonly program: Program;
  readonly cycles: number;
  readonly cyclesPerYear: number;
  readonly horizon: number;
  readonly entryAge: number;
  readonly patients: number;
  readonly patientsPerDraw: number;
  readonly seed: number;
  readonly states: readonly string[];
  readonly deathState: string;
  /** Cumulative probabilities to start in the living states. */
  readonly start: readonly number[];
  readonly curves: readonly ContinuousCurve[];
  readonly generalMortality: CumulativeHazard | undefined;
  /** Ways out by trace and living state; strategies with the same transitions share a trace. */
  readonly traces: readonly (readonly (readonly Way[])[])[];
  readonly discounted: TimeWeights;
  readonly undiscounted: TimeWeights;
  readonly strategies: readonly MultiStateStrategyPlan[];
}

const timeWeights = ({ document, norms, entryAge, cycles }: MultiStateModel, discounting: boolean): TimeWeights => {
  const horizon = cycles / document.time.cyclesPerYear;
  const { schedule, effects = schedule } = document.discounting;
  const [ofCosts, ofEffects] = discounting ? [schedule, effects] : [[], []];
  return {
    life: weightIntegral(ofEffects, undefined, entryAge, horizon),
    quality: weightIntegral(ofEffects, norms, entryAge, horizon),
    cost: weightIntegral(ofCosts, undefined, entryAge, horizon),
    effectAt: (t) => discountWeight(ofEffects, t),
    costAt: (t) => discountWeight(ofCosts, t),
  };
};

const generalMortalityOf = ({ annualMortality, entryAge }: MultiStateModel): CumulativeHazard | undefined => {
  if (annualMortality.length === 0) return undefined;
  const table = { firstAge: 0, firstYear: 0, deaths: { all: [annualMortality] } };
  const { starts, rates } = lifeTablePieces({
    kind: 'lifeTable',
    table,
    sex: 'all',
    age: entryAge,
    year: 0,
    step: 'exact',
    yearsPerUnit: 1,
  });
  return piecesHazard(starts, rates);
};

/** The plan of a multi-state model: formulas compiled, curves in order, weights integrated. */
export const makeMultiStatePlan = (model: MultiStateModel): MultiStatePlan => {
  const { document, cycles, entryAge } = model;
  const { cyclesPerYear } = document.time;
  const builder = new ProgramBuilder(0, { cycle: () => 0, time: () => 0, age: () => entryAge });
  const parameters = defineParameters(builder, model);
  const compile = (tree: Expression, path: Path): Amount => ({ operand: builder.compile(tree), path });
  const states = document.states.slice(0, -1).map(({ id }) => id);
  const all = [...states, model.deathState];

  const varying = new Set<string>();
  const curves = model.curves.map(({ id, document: curve, arguments: trees }): ContinuousCurve => {
    const parts = partsOf(curve);
    const list = parts.arguments.map(({ path, limits }) => {
      const name = pathText(path);
      const tree = trees.get(name);
      if (tree === undefined) throw new Error(`curve ${id} lost its argument ${name}`);
      return { name, path, operand: builder.compile(tree), limits };
    });
    const byDraw = list.some(({ operand }) => operand.byDraw) || parts.curves.some((used) => varying.has(used.id));
    if (byDraw) varying.add(id);
    return { id, document: curve, byDraw, arguments: list };
  });

  const generalMortality = generalMortalityOf(model);
  const general: readonly Way[] =
    generalMortality === undefined
      ? []
      : [
          {
            to: states.length,
            reset: false,
            hazard: curves.length,
            index: -1,
            luck: 0,
            path: ['population', 'mortality'],
          },
        ];
  const traceKeys = new Map<string, number>();
  const traces: (readonly (readonly Way[])[])[] = [];
  const traceOf = (strategy: string): number => {
    const applying = model.transitions.filter(({ document: written }) => written.strategies?.includes(strategy) !== false);
    const key = applying.map(({ index }) => index).join(' ');
    const known = traceKeys.get(key);
    if (known !== undefined) return known;
    traces.push(
      states.map((state) => [
        ...applying
          .filter(({ document: written }) => written.from === state)
          .map(({ document: { to, clock, curve }, index }, position, own): Way => {
            const others = own.slice(0, position).filter(({ document: other }) => other.to === to).length;
            return {
              to: all.indexOf(to),
              reset: clock === 'reset',
              hazard: curves.findIndex(({ id }) => id === curve),
              index,
              luck: 1 + others * all.length + all.indexOf(to),
              path: ['transitions', index, 'curve'],
            };
          }),
        ...general,
      ]),
    );
    traceKeys.set(key, traces.length - 1);
    return traces.length - 1;
  };

  const costItem = ({ document: cost, amount, index }: MultiStateModel['costs'][number]): CostItem => {
    const common = {
      component: cost.id,
      payer: cost.payer,
      amount: compile(amount, ['costs', index, 'amount']),
      fromYear: 0,
      toYear: Number.POSITIVE_INFINITY,
    };
    switch (cost.type) {
      case 'perYear':
        return { ...common, type: cost.type, from: all.indexOf(cost.state), to: -1, ...cost.stay };
      case 'initial':
        return { ...common, type: cost.type, from: -1, to: -1 };
      case 'perTransition':
        return { ...common, type: cost.type, from: all.indexOf(cost.from), to: all.indexOf(cost.to) };
      case 'perDeath':
        return { ...common, type: cost.type, from: -1, to: states.length };
    }
  };
  const strategies = model.strategies.map(
    ({ id, utilities, losses }): MultiStateStrategyPlan => ({
      id,
      trace: traceOf(id),
      utilities: utilities.map((pieces, state) =>
        pieces.map(({ fromYear, utility }, index) => ({
          fromYear,
          toYear: pieces[index + 1]?.fromYear ?? Number.POSITIVE_INFINITY,
          amount: compile(utility, ['states', state, ...(index === 0 ? [] : ['later', index - 1]), 'utility']),
        })),
      ),
      losses: new Map([...losses].map(([index, tree]) => [index, compile(tree, ['transitions', index, 'qalyLoss'])])),
      costs: model.costs.filter(({ document: cost, counted }) => counted && cost.strategies?.includes(id) !== false).map(costItem),
    }),
  );
  let cumulative = 0;
  return {
    ...parameters,
    program: builder.finish(),
    cycles,
    cyclesPerYear,
    horizon: cycles / cyclesPerYear,
    entryAge,
    patients: document.simulation.patients,
    patientsPerDraw: document.simulation.patientsPerDraw,
    seed: document.simulation.seed,
    states,
    deathState: model.deathState,
    start: model.start.map((share) => {
      cumulative += share;
      return cumulative;
    }),
    curves,
    generalMortality,
    traces,
    discounted: timeWeights(model, true),
    undiscounted: timeWeights(model, false),
    strategies,
  };
};
