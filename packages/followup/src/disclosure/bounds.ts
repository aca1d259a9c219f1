import { solve } from 'yalps';

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
  /** The interval of a sum. Where the solver gives up, the end is the last that was proved possible: never wider than the truth. */
  interval(sum: Sum): Interval;
  /** Values of a sum that are proved possible so far, without solving. */
  met(sum: Sum): Interval;
  /** Looks, without solving, for possible values in which the sum is by so much more or less: four unknowns that change together. */
  tryMove(sum: Sum, by: number): void;
  /** Values of all unknowns that are proved possible. They stay possible where less is known. */
  readonly witnesses: readonly Float64Array[];
}

export interface Unknowns {
  readonly relations: readonly Relation[];
  /** The true values. */
  readonly truth: Float64Array;
  /** Unknowns are counts: only whole values are possible. */
  readonly whole: boolean;
  /** What is possible by what was known before, which was more. */
  readonly witnesses?: readonly Float64Array[];
}

/** Rounding of the arithmetic, for values of the size of counts. */
const tiny = 1e-6;
/** Sums this many times the largest true value count as without upper end. */
const farTimes = 10;
const farAtLeast = 1_000;
/** Branches of an integer programme before it is given up, and the same for large ones in numbers of the tableau that are looked at. */
const branchesAtMost = 2_000;
const numbersAtMost = 4_000_000;
/** Witnesses that are kept. */
const witnessesAtMost = 300;

export const valueOf = (sum: Sum, values: Float64Array): number =>
  sum.reduce((total, [unknown, factor]) => total + factor * (values[unknown] ?? 0), 0);

/**
 * What follows from relations, each end of an interval by a linear programme over those unknowns that the relations tie together, and by an
 * integer programme where the linear one ends between whole numbers (Fischetti & Salazar 2001, Management Science 47(7), the attacker's programmes).
 */
export function knowledgeOf({ relations: all, truth, whole, witnesses: given = [] }: Unknowns): Knowledge {
  const relations = withoutRepetition(all);
  const known = settled(relations, truth.length);
  const parts = partsOf(relations, known);
  const far = Math.max(farAtLeast, farTimes * truth.reduce((most, value) => Math.max(most, value), 0));
  const witnesses: Float64Array[] = [truth, ...given.filter((each) => each !== truth)];

  const end = (open: Sum, direction: 'minimize' | 'maximize'): number | undefined => {
    const part = parts.get(open[0]?.[0] ?? -1);
    if (part === undefined) throw new RangeError('A sum of unknowns that nobody asked for');
    const found = optimum({ part, known, open, direction, far, whole });
    if (found === undefined) return undefined;
    const values = Float64Array.from(truth, (value, unknown) => found.get(unknown) ?? value);
    if (!part.relations.every((relation) => holds(relation, values))) return undefined;
    keep(values);
    return valueOf(open, values);
  };
  const keep = (values: Float64Array): void => {
    const full = witnesses.length >= witnessesAtMost;
    witnesses.splice(full ? 1 : witnesses.length, full ? 1 : 0, values);
  };
  const squares = squaresOf(relations, truth);
  const tryMove = (sum: Sum, by: number): void => {
    const moved = by === 0 ? undefined : squares(sum, by);
    if (moved !== undefined) keep(moved);
  };
  const met = (sum: Sum): Interval => {
    const values = witnesses.map((each) => valueOf(sum, each));
    return { lowest: Math.min(...values), highest: beyond(Math.max(...values), far) };
  };
  const interval = (sum: Sum): Interval => {
    const byPart = Map.groupBy(
      sum.filter(([unknown]) => Number.isNaN(known[unknown])),
      ([unknown]) => parts.get(unknown),
    );
    const closed = sum.filter(([unknown]) => !Number.isNaN(known[unknown]));
    let [lowest, highest] = [valueOf(closed, known), valueOf(closed, known)];
    for (const open of byPart.values()) {
      lowest += end(open, 'minimize') ?? met(open).lowest;
      highest += end(open, 'maximize') ?? met(open).highest;
    }
    return { lowest: tidy(lowest, whole), highest: beyond(tidy(highest, whole), far) };
  };
  return { interval, met, tryMove, witnesses };
}

const beyond = (value: number, far: number): number => (value >= far - tiny ? Number.POSITIVE_INFINITY : value);
const tidy = (value: number, whole: boolean): number => (whole ? Math.round(value) : value);

function holds({ sum, lowest, highest }: Relation, values: Float64Array): boolean {
  const value = valueOf(sum, values);
  const room = tiny * Math.max(1, Math.abs(value));
  return value >= lowest - room && value <= highest + room;
}

/** Relations on the same sum as one. */
function withoutRepetition(relations: readonly Relation[]): readonly Relation[] {
  return [...Map.groupBy(relations, ({ sum }) => keyOf(sum)).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return {
      sum: first.sum,
      lowest: Math.max(...same.map(({ lowest }) => lowest)),
      highest: Math.min(...same.map(({ highest }) => highest)),
    };
  });
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

/** Squares looked at before a move is given up. */
const squaresAtMost = 60_000;

/**
 * Moves that leave every sum of the relations as it is: one unknown and another go up while two others, which stand in the same relations as they, go down
 * (the squares of the hypercube method, Giessing & Repsilber 2002). `undefined` where no such square was found.
 */
function squaresOf(relations: readonly Relation[], truth: Float64Array): (sum: Sum, by: number) => Float64Array | undefined {
  const columns = Array.from(truth, () => 0n);
  const plain = relations.every(({ sum }) => sum.every(([, factor]) => factor === 1));
  relations.forEach(({ sum }, row) => {
    for (const [unknown] of sum) columns[unknown] = (columns[unknown] ?? 0n) | (1n << BigInt(row));
  });
  const byColumn = new Map(columns.map((column, unknown) => [column, unknown]));
  const byValue = [...truth.keys()].toSorted((one, other) => (truth[other] ?? 0) - (truth[one] ?? 0));
  const column = (unknown: number): bigint => columns[unknown] ?? 0n;
  return (sum, by) => {
    if (!plain || sum.some(([, factor]) => factor !== 1)) return undefined;
    const inside = new Set(sum.map(([unknown]) => unknown));
    const values = Float64Array.from(truth);
    const value = (unknown: number): number => values[unknown] ?? 0;
    // what goes down must have it: partners where the sum goes up, the sum and the fourth where it goes down
    const [up, left] = [by > 0, { by: Math.abs(by), looks: squaresAtMost }];
    for (const unknown of inside) {
      const own = column(unknown);
      const partners = byValue.filter((each) => !inside.has(each) && (column(each) & own) !== 0n);
      for (const [index, one] of partners.entries()) {
        if (up && value(one) === 0) continue;
        for (const other of partners.slice(index + 1)) {
          left.looks -= 1;
          if (left.looks === 0) return undefined;
          const [first, second] = [column(one), column(other)];
          const fourth = byColumn.get(first ^ second ^ own);
          if (fourth === undefined || inside.has(fourth) || fourth === one || fourth === other) continue;
          if ((column(fourth) & own) !== (first & second)) continue;
          const step = Math.min(left.by, ...(up ? [value(one), value(other)] : [value(unknown), value(fourth)]));
          if (step <= 0) continue;
          for (const each of [unknown, fourth]) values[each] = value(each) + (up ? step : -step);
          for (const each of [one, other]) values[each] = value(each) - (up ? step : -step);
          left.by -= step;
          if (left.by === 0) return values;
        }
      }
    }
    return undefined;
  };
}

interface Part {
  readonly unknowns: readonly number[];
  readonly relations: readonly Relation[];
}

/** Unknowns that relations tie together, by unknown. */
function partsOf(relations: readonly Relation[], known: Float64Array): ReadonlyMap<number, Part> {
  const root = Int32Array.from(known, (_, unknown) => unknown);
  const rootOf = (unknown: number): number => {
    let at = unknown;
    for (let up = root[at]; up !== undefined && up !== at; up = root[at]) {
      root[at] = root[up] ?? up;
      at = up;
    }
    return at;
  };
  const open = relations.map((relation) => ({
    relation,
    rest: relation.sum.flatMap(([unknown]) => (Number.isNaN(known[unknown]) ? [unknown] : [])),
  }));
  for (const { rest } of open) for (const unknown of rest) root[rootOf(unknown)] = rootOf(rest[0] ?? unknown);
  const own = Map.groupBy(open, ({ rest: [first] }) => (first === undefined ? -1 : rootOf(first)));
  const together = Map.groupBy(
    [...known.keys()].filter((unknown) => Number.isNaN(known[unknown])),
    rootOf,
  );
  return new Map(
    [...together].flatMap(([at, unknowns]) => {
      const part: Part = { unknowns, relations: (own.get(at) ?? []).map(({ relation }) => relation) };
      return unknowns.map((unknown) => [unknown, part] as const);
    }),
  );
}

interface Question {
  readonly part: Part;
  readonly known: Float64Array;
  readonly open: Sum;
  readonly direction: 'minimize' | 'maximize';
  readonly far: number;
  readonly whole: boolean;
}

/** Values of the part's unknowns where the sum is least or most; undefined where the solver gives up. */
function optimum({ part, known, open, direction, far, whole }: Question): ReadonlyMap<number, number> | undefined {
  const columns = new Map(part.unknowns.map((unknown) => [unknown, new Map<string, number>()]));
  const constraints = part.relations.map(({ sum, lowest, highest }, index) => {
    const name = `r${index}`;
    let base = 0;
    for (const [unknown, factor] of sum) {
      const value = known[unknown] ?? Number.NaN;
      if (Number.isNaN(value)) columns.get(unknown)?.set(name, factor);
      else base += factor * value;
    }
    return [name, limits(lowest - base, highest - base)] as const;
  });
  for (const [unknown, factor] of open) columns.get(unknown)?.set('asked', factor);
  const ask = (integers: boolean): ReadonlyMap<number, number> | undefined => {
    const solution = solve(
      {
        direction,
        objective: 'asked',
        constraints: [...constraints, ['asked', { min: -far, max: far }] as const],
        variables: columns,
        integers,
      },
      { maxIterations: Math.max(1, Math.min(branchesAtMost, Math.floor(numbersAtMost / (constraints.length * columns.size)))) },
    );
    if (Number.isNaN(solution.result) || solution.status === 'unbounded') return undefined;
    const found = new Map(solution.variables);
    return new Map(part.unknowns.map((unknown) => [unknown, found.get(unknown) ?? 0]));
  };
  const first = ask(false);
  if (first === undefined || !whole) return first;
  const found = [...first.values()].every(isWhole) ? first : ask(true);
  return found === undefined || ![...found.values()].every(isWhole)
    ? undefined
    : new Map([...found].map(([unknown, value]) => [unknown, Math.round(value)]));
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < tiny;

function limits(min: number, max: number): { readonly equal: number } | { readonly min?: number; readonly max?: number } {
  if (max - min <= tiny) return { equal: (min + max) / 2 };
  return { ...(Number.isFinite(min) ? { min } : {}), ...(Number.isFinite(max) ? { max } : {}) };
}
