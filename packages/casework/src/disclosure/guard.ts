import { solve } from 'yalps';
import { alternativesOf, hiddenIn, ordersOf, soleHidden, type Unusable } from './alternatives.ts';
import type { Constraint, HiddenValue, Statement } from './statements.ts';

/** Most sets of constraints that are followed at once. */
const branchesAtMost = 2_000;

/** Rounding of the arithmetic, in units of a hidden value's width: an interval is never found narrower than this allows. */
const slack = 1e-9;

/** The narrowest interval that the public can find for a hidden value, and what it rests on. */
export interface Revealed {
  readonly hidden: string;
  readonly lowest: number;
  readonly highest: number;
  /** The intervals between the ends in which the value may be; several where the statements leave gaps. */
  readonly parts: readonly (readonly [number, number])[];
  /** Width of the parts together over the middle of the whole, in absolute value; 0: the value is known exactly. */
  readonly relativeWidth: number;
  /** Statements without which the interval would be wider. */
  readonly restsOn: readonly string[];
}

export type Disclosure =
  | { readonly status: 'solved'; readonly revealed: readonly Revealed[] }
  /** The statements cannot all be true: one of them, or what is said of a hidden value, is wrong. */
  | { readonly status: 'contradiction'; readonly statements: readonly string[] }
  /** Statements that the guard cannot use. It then cannot say that nothing is revealed. */
  | {
      readonly status: 'unsolved';
      readonly reasons: readonly { readonly statement: string; readonly reason: Unusable | 'tooComplex' }[];
    };

type Branches = readonly (readonly Constraint[])[];
type Interval = readonly [number, number];

/**
 * What can be worked out about hidden values from everything that is public: for each, the values with which every statement is still
 * true. Each end is the optimum of a linear programme; statements that hold in several ways (a median) are followed in all of them.
 * Hidden values of which nothing tells one from another are followed by rank, so that a quantile may have many of them. Only values that
 * statements tie together are solved together. `asked`: those that are wanted; absent: all.
 */
export function disclosed(
  hidden: readonly HiddenValue[],
  statements: readonly Statement[],
  asked?: ReadonlySet<string>,
): Disclosure {
  const reasons = statements.flatMap((statement) => {
    const read = alternativesOf(statement, hidden, []);
    return read.ok || read.reason === 'tooManyHidden' ? [] : [{ statement: statement.id, reason: read.reason }];
  });
  if (reasons.length > 0) return { status: 'unsolved', reasons };
  const found = new Map<string, Omit<Revealed, 'hidden'>>();
  for (const part of connected(hidden, statements)) {
    if (asked !== undefined && !part.hidden.some(({ id }) => asked.has(id))) continue;
    const alike = Map.groupBy(part.hidden, (each) => kindOf(each, part.statements));
    for (const kin of alike.values()) {
      const [one] = kin;
      if (one === undefined || (asked !== undefined && !kin.some(({ id }) => asked.has(id)))) continue;
      const ranks = [...alike.values()]
        .map((each) => each.filter((other) => other !== one).map(({ id }) => id))
        .filter(mayBeRanked);
      const answer = intervals(one, part.hidden, part.statements, ranks);
      if ('status' in answer) return answer;
      for (const { id } of kin) found.set(id, answer);
    }
  }
  return {
    status: 'solved',
    revealed: hidden.flatMap(({ id }) => {
      const answer = found.get(id);
      return answer === undefined || (asked !== undefined && !asked.has(id)) ? [] : [{ hidden: id, ...answer }];
    }),
  };
}

interface Part {
  readonly hidden: readonly HiddenValue[];
  readonly statements: readonly Statement[];
}

/** Hidden values that statements tie together, directly or through others, each group with its statements. What names no hidden value is in all. */
export function connected(hidden: readonly HiddenValue[], statements: readonly Statement[]): readonly Part[] {
  const root = new Map(hidden.map(({ id }) => [id, id]));
  const rootOf = (id: string): string => {
    let at = id;
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) at = up;
    return at;
  };
  for (const statement of statements) {
    const [first, ...rest] = hiddenIn(statement);
    if (first !== undefined) for (const id of rest) root.set(rootOf(id), rootOf(first));
  }
  const byRoot = Map.groupBy(statements, (statement) => {
    const [first] = hiddenIn(statement);
    return first === undefined ? '' : rootOf(first);
  });
  const free = byRoot.get('') ?? [];
  return [...Map.groupBy(hidden, ({ id }) => rootOf(id))].map(([id, own]) => ({
    hidden: own,
    statements: [...(id === '' ? [] : (byRoot.get(id) ?? [])), ...free],
  }));
}

const mayBeRanked = (ids: readonly string[]): boolean => ids.length > 1;

/** The same for hidden values that are only members of the same quantiles and have the same limits; else the value's own. */
function kindOf({ id, lowest, highest }: HiddenValue, statements: readonly Statement[]): string {
  const naming = statements.filter((statement) => hiddenIn(statement).includes(id));
  const plain = naming.every(
    (statement) =>
      statement.kind === 'quantile' &&
      statement.members.filter((member) => member.terms.some(({ hidden }) => hidden === id)).length === 1 &&
      statement.members.some((member) => soleHidden(member) === id),
  );
  return plain ? JSON.stringify([lowest, highest, ...naming.map((statement) => statement.id)]) : `only ${id}`;
}

function intervals(
  asked: HiddenValue,
  hidden: readonly HiddenValue[],
  statements: readonly Statement[],
  ranks: readonly (readonly string[])[],
): Omit<Revealed, 'hidden'> | Exclude<Disclosure, { status: 'solved' }> {
  const whole = spans(asked, hidden, statements, ranks);
  if ('status' in whole) return whole;
  if (whole.parts.length === 0) return { status: 'contradiction', statements: statements.map(({ id }) => id) };
  const { parts } = whole;
  const [lowest, highest] = [parts[0]?.[0] ?? asked.lowest, parts.at(-1)?.[1] ?? asked.highest];
  const width = widthOf(parts);
  const room = 1e-7 * Math.max(1, Math.abs(highest), Math.abs(lowest));
  const restsOn = statements.flatMap((statement, index) => {
    // What is not reached at either end of a single programme does not hold the ends.
    if (whole.loose.has(statement.id)) return [];
    const others = spans(
      asked,
      hidden,
      statements.filter((_, each) => each !== index),
      ranks,
    );
    return 'status' in others || widthOf(others.parts) > width + room ? [statement.id] : [];
  });
  const middle = Math.abs(lowest + highest) / 2;
  return { lowest, highest, parts, relativeWidth: middle === 0 ? width : width / middle, restsOn };
}

interface Spans {
  /** In order and apart from each other. */
  readonly parts: readonly Interval[];
  /** Statements that could be absent without a change; known where there is one programme and not several. */
  readonly loose: ReadonlySet<string>;
}

const widthOf = (parts: readonly Interval[]): number => parts.reduce((sum, [low, high]) => sum + high - low, 0);

/** The intervals in which a hidden value may be. */
function spans(
  { id }: HiddenValue,
  hidden: readonly HiddenValue[],
  statements: readonly Statement[],
  ranks: readonly (readonly string[])[],
): Spans | Extract<Disclosure, { status: 'unsolved' }> {
  const inOrder = ranks.flatMap((ids) =>
    ids.slice(1).map(
      (larger, index): Constraint => ({
        form: {
          constant: 0,
          terms: [
            { hidden: ids[index] ?? larger, coefficient: 1 },
            { hidden: larger, coefficient: -1 },
          ],
        },
        highest: 0,
      }),
    ),
  );
  const quantiles = statements.filter((statement) => statement.kind === 'quantile');
  const orders = quantiles.length === 0 ? null : ordersOf(quantiles, hidden, ranks);
  const read = statements
    .filter(({ kind }) => kind !== 'quantile' || orders === null)
    .map((statement) => ({ id: statement.id, found: alternativesOf(statement, hidden, ranks) }));
  const reasons = read.flatMap(({ id: statement, found }) => (found.ok ? [] : [{ statement, reason: found.reason }]));
  if (reasons.length > 0) return { status: 'unsolved', reasons };
  const sets = [...read.flatMap(({ found }) => (found.ok ? [found.alternatives] : [])), ...(orders === null ? [] : [orders])];
  let branches: Branches = [inOrder];
  for (const alternatives of sets.toSorted((a, b) => a.length - b.length)) {
    if (branches.length * alternatives.length > 50 * branchesAtMost) return tooComplex(statements);
    const next = branches.flatMap((branch) => alternatives.map((more) => [...branch, ...more]));
    branches = alternatives.length === 1 ? next : next.filter((branch) => optimum(undefined, hidden, branch) !== undefined);
    if (branches.length > branchesAtMost) return tooComplex(statements);
  }
  const ends = branches.flatMap((branch) => {
    const low = optimum({ id, direction: 'minimize' }, hidden, branch);
    const high = optimum({ id, direction: 'maximize' }, hidden, branch);
    return low === undefined || high === undefined ? [] : [{ low, high }];
  });
  const [only, ...more] = ends;
  const single = sets.every((alternatives) => alternatives.length === 1) && only !== undefined && more.length === 0;
  const loose = single
    ? read.flatMap(({ id: statement, found }) =>
        found.ok &&
        found.alternatives.flat().every((constraint) => !reached(constraint, only.low) && !reached(constraint, only.high))
          ? [statement]
          : [],
      )
    : [];
  return {
    parts: together(ends.map(({ low, high }) => [Math.min(low.value, high.value), Math.max(low.value, high.value)] as const)),
    loose: new Set(loose),
  };
}

/** Whether a constraint holds only just at a place. */
function reached({ form, lowest, highest }: Constraint, { at }: Optimum): boolean {
  const value = form.terms.reduce((sum, { hidden, coefficient }) => sum + coefficient * (at.get(hidden) ?? 0), form.constant);
  const size = form.terms.reduce(
    (most, { hidden, coefficient }) => Math.max(most, Math.abs(coefficient * (at.get(hidden) ?? 0))),
    1,
  );
  const room = 1e-6 * Math.max(size, Math.abs(lowest ?? 0), Math.abs(highest ?? 0));
  return (lowest !== undefined && value <= lowest + room) || (highest !== undefined && value >= highest - room);
}

const tooComplex = (statements: readonly Statement[]): Extract<Disclosure, { status: 'unsolved' }> => ({
  status: 'unsolved',
  reasons: statements.map(({ id }) => ({ statement: id, reason: 'tooComplex' })),
});

/** Intervals that meet, as one. */
function together(intervalsFound: readonly Interval[]): readonly Interval[] {
  const joined: Interval[] = [];
  for (const [low, high] of intervalsFound.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    const room = 1e-9 * Math.max(1, Math.abs(low));
    if (last !== undefined && low <= last[1] + room) joined[joined.length - 1] = [last[0], Math.max(last[1], high)];
    else joined.push([low, high]);
  }
  return joined;
}

interface Optimum {
  readonly value: number;
  /** Where it is reached, by hidden value. */
  readonly at: ReadonlyMap<string, number>;
}

interface Question {
  readonly id: string;
  readonly direction: 'minimize' | 'maximize';
}

/**
 * Smallest or largest value of one hidden value under constraints; without a question a place where they hold, valued 0. Undefined where they cannot.
 * Hidden values are counted from their lowest in units of their width, so that prices and shares weigh alike in the programme. Throws a
 * RangeError where the programme does not end, which is no answer.
 */
function optimum(
  question: Question | undefined,
  hidden: readonly HiddenValue[],
  constraints: readonly Constraint[],
): Optimum | undefined {
  const places = new Map(hidden.map(({ id, lowest, highest }) => [id, { lowest, width: highest - lowest }]));
  const rows = constraints.map(({ form, lowest, highest }, index) => {
    const base = form.terms.reduce(
      (sum, { hidden: id, coefficient }) => sum + coefficient * (places.get(id)?.lowest ?? 0),
      form.constant,
    );
    const coefficients = new Map<string, number>();
    for (const { hidden: id, coefficient } of form.terms)
      coefficients.set(id, (coefficients.get(id) ?? 0) + coefficient * (places.get(id)?.width ?? 0));
    const size = Math.max(...[...coefficients.values()].map(Math.abs), 0);
    const scale = size === 0 ? Math.max(1, Math.abs(base)) : size;
    return {
      name: `row ${index}`,
      coefficients,
      scale,
      empty: size === 0,
      min: lowest === undefined ? Number.NEGATIVE_INFINITY : (lowest - base) / scale - slack,
      max: highest === undefined ? Number.POSITIVE_INFINITY : (highest - base) / scale + slack,
    };
  });
  // a row in which nothing is hidden is true or false by itself
  if (rows.some(({ empty, min, max }) => empty && (min > 0 || max < 0))) return undefined;
  const full = rows.filter(({ empty }) => !empty);
  const solution = solve(
    {
      direction: question?.direction ?? 'minimize',
      objective: 'objective',
      constraints: new Map([
        ...full.map(
          ({ name, min, max }) =>
            [name, { ...(Number.isFinite(min) ? { min } : {}), ...(Number.isFinite(max) ? { max } : {}) }] as const,
        ),
        ...hidden.map(({ id }) => [`limit ${id}`, { max: 1 }] as const),
      ]),
      variables: new Map(
        hidden.map(({ id }) => {
          const coefficients = full.map(({ name, coefficients: of, scale }) => [name, (of.get(id) ?? 0) / scale] as const);
          return [id, new Map([...coefficients, [`limit ${id}`, 1], ['objective', question?.id === id ? 1 : 0]])] as const;
        }),
      ),
    },
    { precision: 1e-10 },
  );
  if (solution.status === 'infeasible') return undefined;
  if (solution.status !== 'optimal') throw new RangeError(`The linear programme of the guard ended as ${solution.status}`);
  const shares = new Map(solution.variables);
  const at = new Map(hidden.map(({ id, lowest, highest }) => [id, lowest + (highest - lowest) * (shares.get(id) ?? 0)]));
  return { value: question === undefined ? 0 : (at.get(question.id) ?? Number.NaN), at };
}
