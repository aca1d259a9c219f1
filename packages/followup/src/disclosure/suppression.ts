import { solve } from 'yalps';
import { type Interval, type Knowledge, keyOf, knowledgeOf, type Relation, settled, type Sum, valueOf } from './bounds.ts';
import { complementNeed, type Need } from './needs.ts';
import type { System } from './system.ts';

/** Why a number is kept back. */
export type Reason = 'small' | 'dominance' | 'complement' | 'together' | 'groupTooSmall';

/** One number that is asked for. Numbers of the same sum are one. */
export interface Cell {
  readonly key: string;
  readonly sum: Sum;
  readonly value: number;
  /** What is told where it is shown. */
  readonly shown: { readonly lowest: number; readonly highest: number };
  /** Why it is kept back before anything else is looked at. */
  readonly primary?: Reason;
  /** Cells that are shown together or not at all. */
  readonly bundles: readonly string[];
}

export interface Suppression {
  readonly hidden: ReadonlyMap<string, Reason>;
  readonly knowledge: Knowledge;
  /** What was proved possible of each need; the truth lies in wider intervals. */
  readonly proved: ReadonlyMap<Need, Interval>;
  /** What could not be protected whatever is kept back. */
  readonly unmet: readonly Need[];
}

export interface Problem {
  readonly system: System;
  readonly cells: readonly Cell[];
  readonly needs: readonly Need[];
  readonly whole: boolean;
  /** Least width of the interval of what is kept back to protect others. */
  readonly width: number;
  /** Zeros are shown: whoever knows that takes what is kept back for 1 or more. */
  readonly zerosShown: boolean;
}

/**
 * Which numbers must be kept back so that every need is safe. Each need is checked by the attacker's programmes; where it is not safe, the cheapest set of
 * numbers whose change would let the sum move far enough is kept back too (Fischetti & Salazar 2001, the linear relaxation, need by need). What is kept back
 * only grows, and less is known with each number kept back, so that what was safe stays safe.
 */
export function suppress(problem: Problem): Suppression {
  const { system, cells, needs, whole } = problem;
  const fixed = fixedIn(problem);
  const hidden = new Map<string, Reason>();
  let knowledge = knowledgeOf({ ...system, whole });
  const open = (): void => {
    knowledge = knowledgeOf({
      ...system,
      whole,
      relations: [...system.relations, ...cells.map((cell) => told(cell, hidden.has(cell.key), problem))],
      witnesses: knowledge.witnesses.filter((values) =>
        cells.every((cell) => hidden.has(cell.key) || within(valueOf(cell.sum, values), cell.shown)),
      ),
    });
  };
  const hide = (more: readonly (readonly [string, Reason])[]): void => {
    for (const [key, reason] of more) if (!hidden.has(key)) hidden.set(key, reason);
    for (let size = -1; size !== hidden.size; ) {
      size = hidden.size;
      const bundles = new Set(cells.filter(({ key }) => hidden.has(key)).flatMap((cell) => cell.bundles));
      for (const cell of cells)
        if (!hidden.has(cell.key) && cell.bundles.some((bundle) => bundles.has(bundle))) hidden.set(cell.key, 'together');
    }
    open();
  };
  const proved = new Map<Need, Interval>();
  const isSafe = (need: Need): boolean => {
    const met = (): boolean => {
      proved.set(need, knowledge.met(need.sum));
      return need.safe(knowledge.met(need.sum));
    };
    if (met()) return true;
    knowledge.tryMove(need.sum, need.up - need.value);
    knowledge.tryMove(need.sum, need.down - need.value);
    if (met()) return true;
    const interval = knowledge.interval(need.sum);
    proved.set(need, interval);
    return need.safe(interval);
  };
  const protect = (need: Need): boolean => {
    while (!isSafe(need)) {
      const more = toHide(problem, need, hidden, fixed);
      if (more.length === 0) return false;
      hide(more.map((key) => [key, 'complement'] as const));
    }
    return true;
  };

  hide(cells.flatMap(({ key, primary }) => (primary === undefined || fixed.has(key) ? [] : [[key, primary] as const])));
  const unmet = needs.toSorted((one, other) => other.value - one.value).filter((need) => !protect(need));
  const looked = new Set<string>();
  const notLooked = (): readonly Cell[] => cells.filter(({ key }) => hidden.has(key) && !looked.has(key));
  for (let left = notLooked(); left.length > 0; left = notLooked())
    for (const cell of left) {
      looked.add(cell.key);
      protect(complementNeed(cell.sum, cell.value, problem.width));
    }
  return { hidden, knowledge, proved, unmet };
}

const within = (value: number, { lowest, highest }: Cell['shown']): boolean => value >= lowest - 1e-9 && value <= highest + 1e-9;

/** What everybody knows already, or can see where zeros are shown, is not kept back. */
function fixedIn({ system: { relations, truth }, cells, zerosShown }: Problem): ReadonlySet<string> {
  const known = settled(relations, truth.length);
  const shownBefore = new Set(relations.flatMap(({ sum, lowest, highest }) => (lowest === highest ? [keyOf(sum)] : [])));
  return new Set(
    cells.flatMap(({ key, sum, value, bundles }) =>
      shownBefore.has(key) ||
      (zerosShown && value === 0 && bundles.length === 0) ||
      sum.every(([unknown]) => !Number.isNaN(known[unknown]))
        ? [key]
        : [],
    ),
  );
}

function told({ sum, value, shown }: Cell, isHidden: boolean, { zerosShown, whole }: Problem): Relation {
  if (!isHidden) return { sum, ...shown };
  return { sum, lowest: zerosShown && whole && value > 0 ? 1 : 0, highest: Number.POSITIVE_INFINITY };
}

/** Cells that must be kept back for a need; none where nothing helps. */
function toHide(problem: Problem, need: Need, hidden: ReadonlyMap<string, Reason>, fixed: ReadonlySet<string>): readonly string[] {
  const [up, down] = [cheapest(problem, need, 'up', hidden, fixed), cheapest(problem, need, 'down', hidden, fixed)];
  const fresh = [...new Set([...(up ?? []), ...(down ?? [])])].filter((key) => !hidden.has(key));
  if (fresh.length > 0 || !need.sensitive || (up === undefined && down === undefined)) return fresh;
  // between whole numbers the relaxation may see room where there is none: the smallest number nearby goes too
  const near = new Set(need.sum.map(([unknown]) => unknown));
  const [smallest] = problem.cells
    .filter((cell) => !hidden.has(cell.key) && !fixed.has(cell.key) && cell.sum.some(([unknown]) => near.has(unknown)))
    .toSorted((one, other) => one.sum.length - other.sum.length || one.value - other.value);
  return smallest === undefined ? [] : [smallest.key];
}

/** The cheapest set of cells whose change lets the need's sum reach its value up or down; undefined where none does. */
function cheapest(
  { system: { truth, relations }, cells, zerosShown, whole }: Problem,
  need: Need,
  direction: 'up' | 'down',
  hidden: ReadonlyMap<string, Reason>,
  fixed: ReadonlySet<string>,
): readonly string[] | undefined {
  const movable = cells.filter(({ key }) => !fixed.has(key));
  const rows = [
    ...relations,
    ...cells.filter(({ key }) => fixed.has(key)).map(({ sum, shown }): Relation => ({ sum, ...shown })),
    ...movable
      .filter(({ value }) => zerosShown && whole && value > 0)
      .map(({ sum }): Relation => ({ sum, lowest: 1, highest: Number.POSITIVE_INFINITY })),
  ];
  const known = settled(rows, truth.length);
  const columns = new Map<string, Map<string, number>>();
  const column = (name: string): Map<string, number> => {
    const found = columns.get(name) ?? new Map<string, number>();
    columns.set(name, found);
    return found;
  };
  const constraints: [string, { equal: number } | { min?: number; max?: number }][] = [];
  const row = (sum: Sum): { readonly name: string; readonly base: number } => {
    const name = `r${constraints.length}`;
    let base = 0;
    for (const [unknown, factor] of sum) {
      const value = known[unknown] ?? Number.NaN;
      if (Number.isNaN(value)) column(`x${unknown}`).set(name, factor);
      else base += factor * value;
    }
    return { name, base };
  };
  for (const { sum, lowest, highest } of rows) {
    const { name, base } = row(sum);
    constraints.push([
      name,
      {
        ...(Number.isFinite(lowest) ? { min: lowest - base } : {}),
        ...(Number.isFinite(highest) ? { max: highest - base } : {}),
      },
    ]);
  }
  const largest = Math.max(1, ...cells.map(({ value }) => value));
  for (const cell of movable) {
    if (hidden.has(cell.key)) continue;
    const { name, base } = row(cell.sum);
    constraints.push([name, { equal: cell.value - base }]);
    const cost = cell.sum.length * (1 + cell.value / largest) * (1 + 4 * cell.bundles.length);
    column(`more ${cell.key}`).set(name, -1).set('cost', cost);
    column(`less ${cell.key}`).set(name, 1).set('cost', cost);
  }
  const { name, base } = row(need.sum);
  constraints.push([name, direction === 'up' ? { min: need.up - base } : { max: need.down - base }]);
  const solution = solve({ direction: 'minimize', objective: 'cost', constraints, variables: columns });
  if (solution.status !== 'optimal') return undefined;
  return solution.variables.flatMap(([variable, by]) =>
    by > 1e-6 && !variable.startsWith('x') ? [variable.slice(variable.indexOf(' ') + 1)] : [],
  );
}

/** Cells with the same sum as one: what is kept back in one place and shown in another is shown. */
export function merged(cells: readonly Cell[]): readonly Cell[] {
  return [...Map.groupBy(cells, ({ sum }) => keyOf(sum))].map(([key, same]): Cell => {
    const [first] = same;
    if (first === undefined) throw new RangeError('A group without members');
    const primary = same.find((cell) => cell.primary !== undefined)?.primary;
    return {
      key,
      sum: first.sum,
      value: first.value,
      shown: {
        lowest: Math.max(...same.map(({ shown }) => shown.lowest)),
        highest: Math.min(...same.map(({ shown }) => shown.highest)),
      },
      bundles: [...new Set(same.flatMap(({ bundles }) => bundles))],
      ...(primary === undefined ? {} : { primary }),
    };
  });
}
