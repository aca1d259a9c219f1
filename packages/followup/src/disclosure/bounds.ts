import { type Optimum, Programme } from './programme.ts';

/** A sum of unknowns, each with its factor. */
export type Sum = readonly (readonly [unknown: number, factor: number])[];

/** lowest ≤ sum ≤ highest. */
export interface Relation {
  readonly sum: Sum;
  readonly lowest: number;
  readonly highest: number;
}

/** The values that a sum may have for someone who knows the relations; no upper end: Infinity. */
export interface Interval {
  readonly lowest: number;
  readonly highest: number;
}

/** What somebody knows of unknowns that are 0 or more. */
export interface Knowledge {
  /**
   * The interval of a sum. Where the search is given up, the end is the last that was proved possible: never wider than the truth.
   *
   * @param enough ends beyond which whole values are not searched for
   */
  interval(sum: Sum, enough?: Interval): Interval;
  /** Values of a sum that are proved possible so far, without solving. */
  met(sum: Sum): Interval;
  /** The same relations with other limits, none of them narrower than they were. */
  relax(limits: readonly Interval[]): void;
}

export interface Unknowns {
  readonly relations: readonly Relation[];
  /** The true values. */
  readonly truth: Float64Array;
  /** Unknowns are counts: only whole values are possible. */
  readonly whole: boolean;
}

/** Rounding of the arithmetic, for values of the size of counts. */
const tiny = 1e-6;
/** Sums this many times the largest true value count as without upper end. */
const farTimes = 10;
const farAtLeast = 1_000;
/** Programmes that are solved in search of whole values before it is given up. */
const branchesAtMost = 400;
/** A search for whole values fixes one in so many at a time. */
const dives = 3;
/** Witnesses that are kept. */
const witnessesAtMost = 300;

export const valueOf = (sum: Sum, values: Float64Array): number =>
  sum.reduce((total, [unknown, factor]) => total + factor * (values[unknown] ?? 0), 0);

/**
 * What follows from relations, each end of an interval by a linear programme, and by branching on what lies between whole numbers where the linear one ends there
 * (Fischetti & Salazar 2001, Management Science 47(7), the attacker's programmes; Land & Doig 1960, Econometrica 28(3)). One programme is asked for all of them.
 */
export function knowledgeOf({ relations, truth, whole }: Unknowns): Knowledge {
  const far = Math.max(farAtLeast, farTimes * truth.reduce((most, value) => Math.max(most, value), 0));
  let told = relations;
  let witnesses: Float64Array[] = [truth];
  const programme = new Programme(columnsOf(relations, truth.length), limitsOf(relations, truth.length, far), relations);

  const keep = (values: Float64Array): void => {
    const full = witnesses.length >= witnessesAtMost;
    witnesses.splice(full ? 1 : witnesses.length, full ? 1 : 0, values);
  };
  const met = (sum: Sum): Interval => {
    const values = witnesses.map((each) => valueOf(sum, each));
    return { lowest: Math.min(...values), highest: beyond(Math.max(...values), far) };
  };
  /** The least value that is proved possible. */
  const least = (sum: Sum, sign: 1 | -1, enough: number): number => {
    const costs = new Map(sum.map(([unknown, factor]) => [unknown, sign * factor]));
    const found = whole ? leastWhole(programme, costs, sign * enough) : programme.least(costs);
    const sure = sign === 1 ? met(sum).lowest : -met(sum).highest;
    if (found === undefined || !told.every((relation) => holds(relation, found.values))) return sign * sure;
    keep(found.values);
    return sign * Math.min(sure, sign * valueOf(sum, found.values));
  };
  const interval = (sum: Sum, { lowest, highest }: Interval = everything): Interval => ({
    lowest: least(sum, 1, lowest),
    highest: beyond(least(sum, -1, highest), far),
  });
  const relax = (limits: readonly Interval[]): void => {
    told = relations.map((relation, row) => ({ ...relation, ...limits[row] }));
    for (const [row, each] of told.entries()) programme.limitRow(row, each);
    for (const [unknown, each] of limitsOf(told, truth.length, far).entries()) programme.limitColumn(unknown, each);
    witnesses = witnesses.filter((values) => told.every((relation) => holds(relation, values)));
  };
  return { interval, met, relax };
}

const everything: Interval = { lowest: Number.NEGATIVE_INFINITY, highest: Number.POSITIVE_INFINITY };

/** For each unknown the relations that it stands in. */
export function columnsOf(relations: readonly Pick<Relation, 'sum'>[], size: number): [row: number, factor: number][][] {
  const columns = Array.from({ length: size }, (): [number, number][] => []);
  for (const [row, { sum }] of relations.entries()) for (const [unknown, factor] of sum) columns[unknown]?.push([row, factor]);
  return columns;
}

/** What follows by itself is fixed; nothing is above what counts as without end. */
function limitsOf(relations: readonly Relation[], size: number, far: number): readonly Interval[] {
  return Array.from(settled(relations, size), (value) =>
    Number.isNaN(value) ? { lowest: 0, highest: far } : { lowest: value, highest: value },
  );
}

/** The least value among whole ones that was found before the search was given up, or that is no more than enough. */
function leastWhole(programme: Programme, costs: ReadonlyMap<number, number>, enough: number): Optimum | undefined {
  const root = programme.least(costs);
  if (root === undefined || broken(root.values).length === 0) return root && rounded(root);
  return dived(programme, costs, root) ?? branched(programme, costs, enough);
}

const rounded = ({ value, values }: Optimum): Optimum => ({ value: Math.round(value), values: values.map(Math.round) });

/** Whole values that are as good as the others: those nearest to whole ones are fixed, a share of them at a time. Undefined where that leads nowhere. */
function dived(programme: Programme, costs: ReadonlyMap<number, number>, root: Optimum): Optimum | undefined {
  const before = new Map<number, Interval>();
  let found: Optimum | undefined = root;
  for (let open = broken(root.values); open.length > 0 && found !== undefined; ) {
    for (const { at, whole } of open.slice(0, Math.ceil(open.length / dives))) {
      before.set(at, before.get(at) ?? programme.limitsOf(at));
      programme.limitColumn(at, { lowest: whole, highest: whole });
    }
    const next: Optimum | undefined = programme.least(costs);
    found = next === undefined || next.value > Math.ceil(root.value - tiny) + tiny ? undefined : next;
    open = found === undefined ? [] : broken(found.values);
  }
  for (const [at, limits] of before) programme.limitColumn(at, limits);
  return found && rounded(found);
}

/** By branching on what is furthest from whole (Land & Doig 1960). */
function branched(programme: Programme, costs: ReadonlyMap<number, number>, enough: number): Optimum | undefined {
  let best: Optimum | undefined;
  let left = branchesAtMost;
  const visit = (): void => {
    if (left === 0 || (best !== undefined && best.value <= enough + tiny)) return;
    left -= 1;
    const found = programme.least(costs);
    if (found === undefined || (best !== undefined && found.value > best.value - 1 + tiny)) return;
    const open = broken(found.values).at(-1)?.at;
    if (open === undefined) {
      best = rounded(found);
      return;
    }
    const value = found.values[open] ?? 0;
    const before = programme.limitsOf(open);
    const [down, up] = [
      { ...before, highest: Math.floor(value) },
      { ...before, lowest: Math.ceil(value) },
    ];
    for (const each of value - Math.floor(value) < 0.5 ? [down, up] : [up, down]) {
      programme.limitColumn(open, each);
      visit();
    }
    programme.limitColumn(open, before);
  };
  visit();
  return best;
}

/** Values that are not whole, the nearest to whole ones first. */
function broken(values: Float64Array): readonly { readonly at: number; readonly whole: number }[] {
  const found: { readonly at: number; readonly whole: number; readonly by: number }[] = [];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    const whole = Math.round(value);
    const by = Math.abs(value - whole);
    if (by > tiny) found.push({ at, whole, by });
  }
  return found.sort((one, other) => one.by - other.by);
}

const beyond = (value: number, far: number): number => (value >= far - tiny ? Number.POSITIVE_INFINITY : value);

function holds({ sum, lowest, highest }: Relation, values: Float64Array): boolean {
  const value = valueOf(sum, values);
  const room = tiny * Math.max(1, Math.abs(value));
  return value >= lowest - room && value <= highest + room;
}

/** One text for one sum, in whatever order it is written. */
export const keyOf = (sum: Sum): string =>
  sum
    .toSorted(([one], [other]) => one - other)
    .map(([unknown, factor]) => `${unknown}*${factor}`)
    .join(' ');

/** Unknowns that follow by themselves: alone in an equation, or parts of a sum that is 0. NaN: not known. */
export function settled(relations: readonly Relation[], size: number): Float64Array {
  const known = new Float64Array(size).fill(Number.NaN);
  let open = relations;
  for (let before = -1; before !== open.length; ) {
    before = open.length;
    open = open.filter(({ sum, lowest, highest }) => {
      const rest = sum.filter(([unknown]) => Number.isNaN(known[unknown]));
      const base = valueOf(
        sum.filter(([unknown]) => !Number.isNaN(known[unknown])),
        known,
      );
      const [only] = rest;
      if (rest.every(([, factor]) => factor > 0) && highest - base <= tiny) {
        for (const [unknown] of rest) known[unknown] = 0;
        return false;
      }
      if (only === undefined) return false;
      if (rest.length > 1 || highest - lowest > tiny) return true;
      known[only[0]] = (lowest - base) / only[1];
      return false;
    });
  }
  return known;
}
