import type { Evaluated, Evaluator } from '../evaluator.ts';
import { defineParameters } from '../parameters.ts';
import { ProgramBuilder, runProgram } from '../program.ts';
import { at, byPayer, plus, type Trouble } from '../run-parts.ts';
import type { ProbabilisticRun, StrategyTotals, Total, Trace } from '../types.ts';
import { discountWeight } from '../weights.ts';
import { fillPassing, gainedByLeaf, passageTrouble, sumPassages } from './flow.ts';
import type { TreeModel } from './model.ts';
import { flowPlan, type PassagePlan, passagesPlan, type TreePlan, type TreeStrategyPlan } from './plan.ts';

/** Formulas of trees know no cycles. */
const noCycles = { cycle: () => Number.NaN, time: () => Number.NaN, age: () => Number.NaN };

const makeTreePlan = (model: TreeModel): TreePlan => {
  const { tree, document } = model;
  const builder = new ProgramBuilder(0, noCycles);
  const parameters = defineParameters(builder, model);
  const { schedule = [], effects = schedule } = document.discounting ?? {};
  const strategies = model.strategies.map(
    ({ id, root }): TreeStrategyPlan => ({
      flow: flowPlan(builder, tree, id, root),
      ...passagesPlan(
        builder,
        tree,
        model.costs,
        id,
        (year) => discountWeight(schedule, year),
        (year) => discountWeight(effects, year),
      ),
    }),
  );
  const leaves = tree.leaves.map((id) => ({ id, place: tree.nodes.findIndex((node) => node.id === id) }));
  return { ...parameters, program: builder.finish(), leaves, strategies };
};

/** Working memory of one run. */
interface TreeSpace {
  readonly plan: TreePlan;
  readonly scalars: Float64Array;
  /** By strategy: the share of people that passes each place. */
  readonly passing: readonly Float64Array[];
}

const makeTreeSpace = (plan: TreePlan): TreeSpace => ({
  plan,
  scalars: plan.program.scalars.slice(),
  passing: plan.strategies.map(({ flow }) => new Float64Array(flow.places)),
});

const everyPassage = ({ lifeYears, qalys, costs }: TreeStrategyPlan): readonly PassagePlan[] => [
  ...lifeYears,
  ...qalys,
  ...costs.flatMap(({ passages }) => passages),
];

/** Totals and path probabilities: the trace has one point in time, and the leaves for states. */
const evaluateTree = (plan: TreePlan): Trouble | Evaluated => {
  const { scalars, passing: all } = makeTreeSpace(plan);
  runProgram(plan.program, scalars, []);
  const strategies: StrategyTotals[] = [];
  const traces: Trace[] = [];
  for (const [index, strategy] of plan.strategies.entries()) {
    const { flow } = strategy;
    const passing = at(all, index);
    const trouble = fillPassing(flow, scalars, passing);
    if (trouble !== undefined) return trouble;
    const total = (passages: readonly PassagePlan[]): Total => ({
      discounted: sumPassages(passages, scalars, passing, true),
      undiscounted: sumPassages(passages, scalars, passing, false),
    });
    const lifeYears = total(strategy.lifeYears);
    const qalys = total(strategy.qalys);
    const components = strategy.costs.map(({ component, payer, passages }) => ({ component, payer, ...total(passages) }));
    const every = [lifeYears, qalys, ...components];
    if (!every.every(({ discounted, undiscounted }) => Number.isFinite(discounted) && Number.isFinite(undiscounted)))
      return passageTrouble(flow, everyPassage(strategy), scalars, passing);
    const byLeaf = (passages: readonly PassagePlan[]): ((place: number) => Total) => {
      const discounted = gainedByLeaf(flow, passages, scalars, passing, true);
      const undiscounted = gainedByLeaf(flow, passages, scalars, passing, false);
      return (place) => ({ discounted: discounted[place] as number, undiscounted: undiscounted[place] as number });
    };
    const [lived, gained] = [byLeaf(strategy.lifeYears), byLeaf(strategy.qalys)];
    strategies.push({
      strategy: flow.strategy,
      lifeYears,
      qalys,
      costs: plus(components),
      components,
      payers: byPayer(components),
      qalyLosses: [],
      states: plan.leaves.map(({ id, place }) => ({ state: id, lifeYears: lived(place), qalys: gained(place) })),
    });
    traces.push({
      strategy: flow.strategy,
      time: new Float64Array(1),
      states: plan.leaves.map(({ id, place }) => ({ state: id, occupancy: passing.slice(place, place + 1) })),
    });
  }
  return { strategies, traces };
};

/** Runs one draw that has its samples in place; the discounted totals go to row `row` of the columns. */
const runTreeDraw = (
  { plan, scalars, passing: all }: TreeSpace,
  row: number,
  out: ProbabilisticRun['strategies'],
): Trouble | undefined => {
  runProgram(plan.program, scalars, []);
  for (let index = 0; index < plan.strategies.length; index++) {
    const strategy = at(plan.strategies, index);
    const passing = at(all, index);
    const trouble = fillPassing(strategy.flow, scalars, passing);
    if (trouble !== undefined) return trouble;
    const lifeYears = sumPassages(strategy.lifeYears, scalars, passing, true);
    const qalys = sumPassages(strategy.qalys, scalars, passing, true);
    let costs = 0;
    for (const { passages } of strategy.costs) costs += sumPassages(passages, scalars, passing, true);
    if (!(Number.isFinite(lifeYears) && Number.isFinite(qalys) && Number.isFinite(costs)))
      return passageTrouble(strategy.flow, everyPassage(strategy), scalars, passing);
    const columns = at(out, index);
    columns.lifeYears[row] = lifeYears;
    columns.qalys[row] = qalys;
    columns.costs[row] = costs;
  }
  return undefined;
};

/** A decision tree, compiled. It has no vector code: a draw is a few multiplications for each branch. */
export const treeEvaluator = (model: TreeModel): Evaluator => {
  const plan = makeTreePlan(model);
  return {
    parameters: plan,
    evaluate: () => evaluateTree(plan),
    drawer: () => {
      const space = makeTreeSpace(plan);
      return { scalars: space.scalars, run: (_first, { row, out }) => runTreeDraw(space, row, out) };
    },
    kernel: () => undefined,
  };
};
