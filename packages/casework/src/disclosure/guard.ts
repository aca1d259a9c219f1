import { solve } from 'yalps';
import { alternativesOf, type Unusable } from './alternatives.ts';
import type { Alternatives, Constraint, HiddenValue, Statement } from './statements.ts';

/** Most sets of constraints that are followed at once. */
const branchesAtMost = 2_000;

/** The narrowest interval that the public can find for a hidden value, and what it rests on. */
export interface Revealed {
  readonly hidden: string;
  readonly lowest: number;
  readonly highest: number;
  /** Width of the interval over its middle, in absolute value; 0: the value is known exactly. */
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

/**
 * What can be worked out about hidden values from everything that is public: for each, the smallest and the largest value with which every
 * statement is still true. Each end is the optimum of a linear programme; statements that hold in several ways (a median) are followed in
 * all of them and the interval spans those that are possible.
 */
export function disclosed(hidden: readonly HiddenValue[], statements: readonly Statement[]): Disclosure {
  const read = statements.map((statement) => ({ statement, found: alternativesOf(statement, hidden) }));
  const reasons = read.flatMap(({ statement, found }) => (found.ok ? [] : [{ statement: statement.id, reason: found.reason }]));
  if (reasons.length > 0) return { status: 'unsolved', reasons };
  const sets = read.flatMap(({ found }) => (found.ok ? [found.alternatives] : []));
  const branches = possible(hidden, sets);
  if (branches === 'tooComplex') {
    return { status: 'unsolved', reasons: statements.map(({ id }) => ({ statement: id, reason: 'tooComplex' })) };
  }
  if (branches.length === 0) return { status: 'contradiction', statements: statements.map(({ id }) => id) };
  return {
    status: 'solved',
    revealed: hidden.map(({ id }) => {
      const [lowest, highest] = span(id, hidden, branches);
      const restsOn = statements.flatMap((statement, index) => {
        const others = possible(
          hidden,
          sets.filter((_, each) => each !== index),
        );
        if (others === 'tooComplex') return [statement.id];
        const [low, high] = span(id, hidden, others);
        const room = 1e-7 * Math.max(1, Math.abs(highest), Math.abs(lowest));
        return low < lowest - room || high > highest + room ? [statement.id] : [];
      });
      const middle = Math.abs(lowest + highest) / 2;
      return { hidden: id, lowest, highest, relativeWidth: middle === 0 ? highest - lowest : (highest - lowest) / middle, restsOn };
    }),
  };
}

/** Every way in which all statements can be true together. */
function possible(
  hidden: readonly HiddenValue[],
  sets: readonly Alternatives[],
): readonly (readonly Constraint[])[] | 'tooComplex' {
  let branches: readonly (readonly Constraint[])[] = [[]];
  for (const alternatives of sets.toSorted((a, b) => a.length - b.length)) {
    const next = branches.flatMap((branch) => alternatives.map((more) => [...branch, ...more]));
    if (next.length > branchesAtMost) return 'tooComplex';
    branches = next.length === branches.length ? next : next.filter((branch) => optimum(undefined, hidden, branch) !== undefined);
  }
  return branches.filter((branch) => optimum(undefined, hidden, branch) !== undefined);
}

function span(id: string, hidden: readonly HiddenValue[], branches: readonly (readonly Constraint[])[]): readonly [number, number] {
  const ends = branches.flatMap((branch) => {
    const low = optimum({ id, direction: 'minimize' }, hidden, branch);
    const high = optimum({ id, direction: 'maximize' }, hidden, branch);
    return low === undefined || high === undefined ? [] : [[low, high] as const];
  });
  return [Math.min(...ends.map(([low]) => low)), Math.max(...ends.map(([, high]) => high))];
}

interface Question {
  readonly id: string;
  readonly direction: 'minimize' | 'maximize';
}

/**
 * Smallest or largest value of one hidden value under constraints; without a question 0 where they can hold. Undefined where they cannot.
 * Hidden values are counted from their lowest in units of their width, so that prices and shares weigh alike in the programme.
 */
function optimum(
  question: Question | undefined,
  hidden: readonly HiddenValue[],
  constraints: readonly Constraint[],
): number | undefined {
  const places = new Map(hidden.map(({ id, lowest, highest }) => [id, { lowest, width: highest - lowest }]));
  const rows = constraints.map(({ form, lowest, highest }, index) => {
    const base = form.terms.reduce(
      (sum, { hidden: id, coefficient }) => sum + coefficient * (places.get(id)?.lowest ?? 0),
      form.constant,
    );
    const size = Math.max(
      ...form.terms.map(({ hidden: id, coefficient }) => Math.abs(coefficient * (places.get(id)?.width ?? 0))),
      1e-300,
    );
    return {
      name: `row ${index}`,
      form,
      size,
      ...(lowest === undefined ? {} : { min: (lowest - base) / size }),
      ...(highest === undefined ? {} : { max: (highest - base) / size }),
    };
  });
  // a row in which nothing is hidden is true or false by itself
  const empty = rows.filter(({ size }) => size === 1e-300);
  if (empty.some(({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }) => min > 0 || max < 0)) return undefined;
  const full = rows.filter(({ size }) => size !== 1e-300);
  const variables = hidden.map(({ id }) => {
    const width = places.get(id)?.width ?? 0;
    const coefficients = full.map(({ name, form, size }) => {
      const total = form.terms.reduce((sum, term) => (term.hidden === id ? sum + term.coefficient : sum), 0);
      return [name, (total * width) / size] as const;
    });
    return [id, new Map([...coefficients, [`limit ${id}`, 1], ['objective', question?.id === id ? 1 : 0]])] as const;
  });
  const solution = solve(
    {
      direction: question?.direction ?? 'minimize',
      objective: 'objective',
      constraints: new Map([
        ...full.map(
          ({ name, min, max }) => [name, { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }] as const,
        ),
        ...hidden.map(({ id }) => [`limit ${id}`, { max: 1 }] as const),
      ]),
      variables: new Map(variables),
    },
    { precision: 1e-10 },
  );
  if (solution.status !== 'optimal') return undefined;
  if (question === undefined) return 0;
  const { lowest = Number.NaN, width = Number.NaN } = places.get(question.id) ?? {};
  const found = solution.variables.find(([id]) => id === question.id)?.[1] ?? 0;
  return lowest + width * found;
}
