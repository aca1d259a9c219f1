import { pathText } from '../shape.ts';
import { at, type Trouble } from '../run-parts.ts';
import type { FlowPlan, PassagePlan } from './plan.ts';

/** A remainder below 0 by no more than rounding counts as 0. */
const ROUNDING = 1e-12;

const chanceTrouble = (flow: FlowPlan, node: string, formula: PassagePlan['formula'], value: number): Trouble => ({
  code: Number.isNaN(value) ? 'run.notANumber' : 'run.negativeProbability',
  path: formula,
  details: { strategy: flow.strategy, node, expression: pathText(formula), value },
});

/** Fills the share of people that passes each place, with the registers of one draw in place. */
export const fillPassing = (flow: FlowPlan, scalars: Float64Array, passing: Float64Array): Trouble | undefined => {
  passing.fill(0);
  passing[flow.root] = 1;
  for (let index = 0; index < flow.rows.length; index++) {
    const { node, id, edges } = at(flow.rows, index);
    const share = passing[node] as number;
    if (share === 0) continue;
    let sum = 0;
    for (let e = 0; e < edges.length; e++) {
      const { operand, formula } = at(edges, e);
      if (operand === undefined) continue;
      const value = scalars[operand.register] as number;
      if (!(value >= 0)) return chanceTrouble(flow, id, formula, value);
      sum += value;
    }
    for (let e = 0; e < edges.length; e++) {
      const { operand, formula, place, to } = at(edges, e);
      const probability = operand === undefined ? 1 - sum : (scalars[operand.register] as number);
      if (!(probability >= -ROUNDING)) return chanceTrouble(flow, id, formula, probability);
      const moved = share * (probability < 0 ? 0 : probability);
      passing[place] = moved;
      passing[to] = (passing[to] as number) + moved;
    }
  }
  return undefined;
};

/** What is gained or paid in all: share x amount x weight over places. */
export const sumPassages = (
  passages: readonly PassagePlan[],
  scalars: Float64Array,
  passing: Float64Array,
  discounted: boolean,
): number => {
  let total = 0;
  for (let index = 0; index < passages.length; index++) {
    const { place, operand, weight } = at(passages, index);
    const share = passing[place] as number;
    if (share !== 0) total += share * (scalars[operand.register] as number) * (discounted ? weight : 1);
  }
  return total;
};

/** What those who end in each leaf have gained on their way; index by place. */
export const gainedByLeaf = (
  flow: FlowPlan,
  passages: readonly PassagePlan[],
  scalars: Float64Array,
  passing: Float64Array,
  discounted: boolean,
): Float64Array => {
  const here = new Float64Array(flow.places);
  for (const { place, operand, weight } of passages) {
    const share = passing[place] as number;
    if (share !== 0) here[place] = share * (scalars[operand.register] as number) * (discounted ? weight : 1);
  }
  for (const { node, edges } of flow.rows) {
    const share = passing[node] as number;
    if (share === 0) continue;
    for (const { place, to } of edges) {
      const carried = ((here[node] as number) * (passing[place] as number)) / share;
      here[to] = (here[to] as number) + (here[place] as number) + carried;
    }
  }
  return here;
};

/** Where a total that is not a number came from. */
export const passageTrouble = (
  flow: FlowPlan,
  passages: readonly PassagePlan[],
  scalars: Float64Array,
  passing: Float64Array,
): Trouble => {
  const reached = passages.filter(({ place }) => passing[place] !== 0);
  const wrong = reached.find(({ operand }) => !Number.isFinite(scalars[operand.register])) ?? at(reached, 0);
  return {
    code: 'run.notANumber',
    path: wrong.formula,
    details: { strategy: flow.strategy, expression: pathText(wrong.formula) },
  };
};
