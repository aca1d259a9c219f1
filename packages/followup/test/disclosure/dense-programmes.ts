import { solve } from 'yalps';
import { type Interval, keyOf, type Relation, settled, type Sum, type Unknowns, valueOf } from '../../src/disclosure/bounds.ts';

/** Rounding of the arithmetic, for values of the size of counts. */
const tiny = 1e-6;
/** Sums this many times the largest true value count as without upper end. */
const farTimes = 10;
const farAtLeast = 1_000;
/** Branches of an integer programme before it is given up, and the same for large ones in numbers of the tableau that are looked at. */
const branchesAtMost = 2_000;
const numbersAtMost = 4_000_000;
/**
 * The second way to an interval: dense programmes of another solver over those unknowns that the relations tie together, an integer programme where the linear one
 * ends between whole numbers. `undefined` where it is given up.
 */
export function denseInterval({ relations: all, truth, whole }: Unknowns, sum: Sum): Interval | undefined {
  const relations = withoutRepetition(all);
  const known = settled(relations, truth.length);
  const parts = partsOf(relations, known);
  const far = Math.max(farAtLeast, farTimes * truth.reduce((most, value) => Math.max(most, value), 0));
  const end = (open: Sum, direction: 'minimize' | 'maximize'): number | undefined => {
    const part = parts.get(open[0]?.[0] ?? -1);
    const found = part === undefined ? undefined : optimum({ part, known, open, direction, far, whole });
    return (
      found &&
      valueOf(
        open,
        Float64Array.from(truth, (value, unknown) => found.get(unknown) ?? value),
      )
    );
  };
  const byPart = Map.groupBy(
    sum.filter(([unknown]) => Number.isNaN(known[unknown])),
    ([unknown]) => parts.get(unknown),
  );
  const closed = sum.filter(([unknown]) => !Number.isNaN(known[unknown]));
  let [lowest, highest] = [valueOf(closed, known), valueOf(closed, known)];
  for (const open of byPart.values()) {
    const [least, most] = [end(open, 'minimize'), end(open, 'maximize')];
    if (least === undefined || most === undefined) return undefined;
    lowest += least;
    highest += most;
  }
  return { lowest, highest: beyond(highest, far) };
}

const beyond = (value: number, far: number): number => (value >= far - tiny ? Number.POSITIVE_INFINITY : value);
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
