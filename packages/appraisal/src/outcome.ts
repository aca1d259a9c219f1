import type { FrontierPosition, Outcome } from './types.ts';

/** A difference in health below this is rounding: 1e-9 years is 0.03 seconds. */
const negligibleHealth = 1e-9;
/** A difference in cost below this is rounding: a millionth of a krone. */
const negligibleCost = 1e-6;

/**
 * What a difference in cost (currency) and in health (QALYs or life years) comes to. See `Outcome`: a ratio only where it means cost per
 * unit gained.
 */
export function outcomeOf(cost: number, health: number): Outcome {
  const dearer = cost > negligibleCost;
  const cheaper = cost < -negligibleCost;
  const better = health > negligibleHealth;
  const worse = health < -negligibleHealth;
  if (dearer && better) return { outcome: 'ratio', value: cost / health };
  if (cheaper && worse) return { outcome: 'saving', value: cost / health };
  if (better || cheaper) return { outcome: 'dominant' };
  if (worse || dearer) return { outcome: 'dominated' };
  return { outcome: 'equal' };
}

interface Point {
  readonly strategy: string;
  readonly cost: number;
  readonly health: number;
}

function dominates(one: Point, other: Point): boolean {
  const { outcome } = outcomeOf(one.cost - other.cost, one.health - other.health);
  return outcome === 'dominant';
}

/**
 * Where each strategy stands when all are compared at once: dominated (another is no worse and no dearer), extendedly dominated (a mix of two
 * others is), or on the frontier, where the cost per QALY rises from each to the next (Johannesson & Weinstein 1993, Journal of Health
 * Economics 12:459-467). Of strategies that are equal the first in the list stays. Same order as the points.
 */
export function frontierOf(points: readonly Point[]): readonly FrontierPosition[] {
  const positions = new Map<string, FrontierPosition>();
  const candidates: Point[] = [];
  points.forEach((point, index) => {
    const better = points.find(
      (other, position) =>
        other !== point &&
        (dominates(other, point) ||
          (position < index && outcomeOf(other.cost - point.cost, other.health - point.health).outcome === 'equal')),
    );
    if (better === undefined) candidates.push(point);
    else positions.set(point.strategy, { strategy: point.strategy, position: 'dominated', by: better.strategy });
  });
  candidates.sort((one, other) => one.health - other.health);

  const hull: Point[] = [];
  for (const point of candidates) {
    for (
      let last = hull.at(-1), before = hull.at(-2);
      last !== undefined && before !== undefined;
      last = hull.at(-1), before = hull.at(-2)
    ) {
      if (ratio(before, last) < ratio(last, point)) break;
      hull.pop();
      positions.set(last.strategy, {
        strategy: last.strategy,
        position: 'extendedly-dominated',
        by: [before.strategy, point.strategy],
      });
    }
    hull.push(point);
  }
  hull.forEach((point, index) => {
    const before = hull[index - 1];
    positions.set(point.strategy, {
      strategy: point.strategy,
      position: 'efficient',
      ...(before === undefined ? {} : { from: before.strategy, ratio: ratio(before, point) }),
    });
  });
  return points.flatMap((point) => positions.get(point.strategy) ?? []);
}

function ratio(from: Point, to: Point): number {
  return (to.cost - from.cost) / (to.health - from.health);
}
