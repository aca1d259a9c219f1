import { exp, log, normalQuantile } from '@likeverd/statistics';
import type { ReleaseLimits } from './limits.ts';
import { isSmall } from './needs.ts';

/** What happened to a group in one interval of time. */
export interface Exits {
  readonly leaf: string;
  readonly events: number;
  readonly left: number;
}

/** One step of a public curve: the intervals it takes together, people at risk when it begins, events and other exits within it. */
export interface CurveStep {
  readonly leaves: readonly string[];
  readonly atRisk: number;
  readonly events: number;
  readonly left: number;
}

/**
 * A survival curve in steps that may be told: intervals are taken together until events and other exits are each none or enough, and the curve ends where too
 * few are at risk, or where what would be left is few people.
 */
export function curveSteps(exits: readonly Exits[], limits: ReleaseLimits): readonly CurveStep[] {
  const steps: CurveStep[] = [];
  let atRisk = exits.reduce((sum, { events, left }) => sum + events + left, 0);
  let open: CurveStep = { leaves: [], atRisk, events: 0, left: 0 };
  for (const { leaf, events, left } of exits) {
    open = { ...open, leaves: [...open.leaves, leaf], events: open.events + events, left: open.left + left };
    if (isSmall(open.events, limits) || isSmall(open.left, limits)) continue;
    if (open.atRisk < limits.smallestAtRisk) break;
    steps.push(open);
    atRisk -= open.events + open.left;
    open = { leaves: [], atRisk, events: 0, left: 0 };
  }
  while (isSmall(remaining(steps), limits)) steps.pop();
  return steps;
}

/** People left after the last step. */
function remaining(steps: readonly CurveStep[]): number {
  const last = steps.at(-1);
  return last === undefined ? 0 : last.atRisk - last.events - last.left;
}

/** Survival at the end of a step, with 95 % limits. */
export interface CurvePoint {
  readonly survival: number;
  readonly lower: number;
  readonly upper: number;
}

const confidence = 0.95;

/**
 * Survival at the end of each step, from nothing but the steps: the actuarial estimate (Cutler & Ederer 1958, Journal of Chronic Diseases 8(6)), with limits by
 * the log(−log) transform of Greenwood's variance (Kalbfleisch & Prentice 2002, The Statistical Analysis of Failure Time Data, 1.4).
 */
export function survivalOf(steps: readonly CurveStep[]): readonly CurvePoint[] {
  const width = normalQuantile(0.5 + confidence / 2);
  let [survival, greenwood] = [1, 0];
  return steps.map(({ atRisk, events, left }) => {
    const exposed = atRisk - left / 2;
    survival *= exposed > 0 ? 1 - events / exposed : 1;
    greenwood += exposed > events ? events / (exposed * (exposed - events)) : 0;
    if (survival === 1 || survival === 0) return { survival, lower: survival, upper: survival };
    const reach = exp((width * Math.sqrt(greenwood)) / -log(survival));
    return { survival, lower: exp(log(survival) * reach), upper: exp(log(survival) / reach) };
  });
}
