import { columnsOf, type Interval, type Knowledge, keyOf, knowledgeOf, type Relation, settled, type Sum } from './bounds.ts';
import { complementNeed, type Need } from './needs.ts';
import { Programme } from './programme.ts';
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
  const relations = (): readonly Relation[] => [
    ...system.relations,
    ...cells.map((cell) => told(cell, hidden.has(cell.key), problem)),
  ];
  const knowledge = knowledgeOf({ relations: relations(), truth: system.truth, whole });
  const cheapest = cheapestOf(problem, hidden, fixed);
  const hide = (more: readonly (readonly [string, Reason])[]): void => {
    for (const [key, reason] of more) if (!hidden.has(key)) hidden.set(key, reason);
    for (let size = -1; size !== hidden.size; ) {
      size = hidden.size;
      const bundles = new Set(cells.filter(({ key }) => hidden.has(key)).flatMap((cell) => cell.bundles));
      for (const cell of cells)
        if (!hidden.has(cell.key) && cell.bundles.some((bundle) => bundles.has(bundle))) hidden.set(cell.key, 'together');
    }
    knowledge.relax(relations());
  };
  const proved = new Map<Need, Interval>();
  const isSafe = (need: Need): boolean => {
    const met = (): boolean => {
      proved.set(need, knowledge.met(need.sum));
      return need.safe(knowledge.met(need.sum));
    };
    if (met()) return true;
    const interval = knowledge.interval(need.sum, { lowest: need.down, highest: need.up });
    proved.set(need, interval);
    return need.safe(interval);
  };
  const protect = (need: Need): boolean => {
    while (!isSafe(need)) {
      const more = toHide(problem, need, hidden, fixed, cheapest);
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
function toHide(
  problem: Problem,
  need: Need,
  hidden: ReadonlyMap<string, Reason>,
  fixed: ReadonlySet<string>,
  cheapest: Cheapest,
): readonly string[] {
  const [up, down] = [cheapest(need, 'up'), cheapest(need, 'down')];
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
type Cheapest = (need: Need, direction: 'up' | 'down') => readonly string[] | undefined;

/** Beside the unknowns, how much more and how much less each cell is than it was: what is changed must be kept back. One programme for all needs. */
function cheapestOf(
  { system: { truth, relations }, cells, zerosShown, whole }: Problem,
  hidden: ReadonlyMap<string, Reason>,
  fixed: ReadonlySet<string>,
): Cheapest {
  const size = truth.length;
  const columns = [
    ...columnsOf([...relations, ...cells], size),
    ...[-1, 1].flatMap((factor) => cells.map((_, index): [number, number][] => [[relations.length + index, factor]])),
  ];
  const rows = [
    ...relations,
    ...cells.map(({ key, shown, value }) => (fixed.has(key) ? shown : { lowest: value, highest: value })),
  ];
  const known = settled(
    [...relations, ...cells.flatMap(({ key, sum, shown }) => (fixed.has(key) ? [{ sum, ...shown }] : []))],
    size,
  );
  const end = Number.POSITIVE_INFINITY;
  const limits = [
    ...Array.from(known, (value) => (Number.isNaN(value) ? { lowest: 0, highest: end } : { lowest: value, highest: value })),
    ...cells.map(({ key }) => ({ lowest: 0, highest: fixed.has(key) ? 0 : end })),
    ...cells.map(({ key, value }) => ({
      lowest: 0,
      highest: fixed.has(key) ? 0 : zerosShown && whole && value > 0 ? value - 1 : value,
    })),
  ];
  const programme = new Programme(columns, limits, rows);
  programme.least(new Map());
  const standing = programme.stand();
  const largest = Math.max(1, ...cells.map(({ value }) => value));
  return (need, direction) => {
    const costs = new Map(
      cells.flatMap(({ key, sum, value, bundles }, index) => {
        const cost = sum.length * (1 + value / largest) * (1 + 4 * bundles.length);
        return hidden.has(key) ? [] : [[size + index, cost] as const, [size + cells.length + index, cost] as const];
      }),
    );
    programme.standAs(standing);
    programme.ask(new Map(need.sum), direction === 'up' ? { lowest: need.up, highest: end } : { lowest: -end, highest: need.down });
    const found = programme.least(costs);
    programme.release();
    if (found === undefined) return undefined;
    return cells.flatMap(({ key }, index) =>
      (found.values[size + index] ?? 0) + (found.values[size + cells.length + index] ?? 0) > 1e-6 ? [key] : [],
    );
  };
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
