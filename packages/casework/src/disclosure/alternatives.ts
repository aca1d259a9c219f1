import { combine, isKnown, known, rangeOf } from './linear-forms.ts';
import type { Alternatives, Constraint, HiddenValue, LinearForm, Statement } from './statements.ts';

/** Why a statement cannot be used: the guard then cannot say that nothing is revealed. */
export type Unusable = 'unknownHidden' | 'denominator' | 'notMonotone' | 'tooManyHidden';

/** Most ways in which the members of one quantile may lie. */
const waysAtMost = 4_000;

type Read = { readonly ok: true; readonly alternatives: Alternatives } | { readonly ok: false; readonly reason: Unusable };

const one = (constraints: readonly Constraint[]): Read => ({ ok: true, alternatives: [constraints] });
const refuse = (reason: Unusable): Read => ({ ok: false, reason });

/**
 * A statement as linear constraints, or as several sets of them of which one holds. `ranks` are groups of hidden values of which nothing
 * tells one from another, each in the order from the smallest to the largest.
 */
export function alternativesOf(statement: Statement, hidden: readonly HiddenValue[], ranks: readonly (readonly string[])[]): Read {
  const names = new Set(hidden.map(({ id }) => id));
  if (hiddenIn(statement).some((id) => !names.has(id))) return refuse('unknownHidden');
  switch (statement.kind) {
    case 'linear':
      return one([around(statement.form, statement)]);
    case 'bound': {
      const { form, lowest, highest } = statement;
      return one([{ form, ...(lowest === undefined ? {} : { lowest }), ...(highest === undefined ? {} : { highest }) }]);
    }
    case 'ratio': {
      const { numerator, denominator, value, within } = statement;
      if (rangeOf(denominator, hidden)[0] <= 0) return refuse('denominator');
      return one([
        { form: combine(numerator, -(value - within), denominator), lowest: 0 },
        { form: combine(numerator, -(value + within), denominator), highest: 0 },
      ]);
    }
    case 'curve':
      return curve(statement);
    case 'quantile':
      return quantile(statement, hidden, ranks);
  }
}

export function hiddenIn(statement: Statement): readonly string[] {
  const of = (form: LinearForm): readonly string[] => form.terms.map(({ hidden }) => hidden);
  switch (statement.kind) {
    case 'linear':
    case 'bound':
      return of(statement.form);
    case 'ratio':
      return [...of(statement.numerator), ...of(statement.denominator)];
    case 'curve':
      return [statement.hidden];
    case 'quantile':
      return statement.members.flatMap(of);
  }
}

const around = (form: LinearForm, { value, within }: { readonly value: number; readonly within: number }): Constraint => ({
  form,
  lowest: value - within,
  highest: value + within,
});

/** Where a rising or falling curve lies within the value: between the last point surely outside on one side and the first on the other. */
function curve({ hidden, points, value, within }: Extract<Statement, { kind: 'curve' }>): Read {
  const ordered = points.toSorted((a, b) => a.at - b.at);
  const steps = ordered.slice(1).map((point, index) => point.value - (ordered[index]?.value ?? Number.NaN));
  const rises = steps.every((step) => step >= 0);
  if (ordered.length < 2 || !(rises || steps.every((step) => step <= 0))) return refuse('notMonotone');
  const below = (point: { readonly value: number }): boolean =>
    rises ? point.value < value - within : point.value > value + within;
  const above = (point: { readonly value: number }): boolean =>
    rises ? point.value > value + within : point.value < value - within;
  const lowest = ordered.findLast(below)?.at;
  const highest = ordered.find(above)?.at;
  const form: LinearForm = { constant: 0, terms: [{ hidden, coefficient: 1 }] };
  return one([{ form, ...(lowest === undefined ? {} : { lowest }), ...(highest === undefined ? {} : { highest }) }]);
}

/** The id of a member that is one hidden value and nothing else. */
export function soleHidden({ constant, terms }: LinearForm): string | undefined {
  const [term, ...others] = terms;
  return constant === 0 && others.length === 0 && term?.coefficient === 1 ? term.hidden : undefined;
}

/** Members in lists that are each sorted: what is known, each group of ranks, and every other member by itself. */
function sortedLists(members: readonly LinearForm[], ranks: readonly (readonly string[])[]): readonly (readonly LinearForm[])[] {
  const closed = members.filter(isKnown).toSorted((a, b) => a.constant - b.constant);
  const ranked = new Set(ranks.flat());
  const here = new Set(members.map(soleHidden));
  const alone = members.filter((member) => !isKnown(member) && !ranked.has(soleHidden(member) ?? ''));
  const groups = ranks.filter(([first]) => here.has(first));
  return [
    closed,
    ...groups.map((ids) => ids.map((id): LinearForm => ({ constant: 0, terms: [{ hidden: id, coefficient: 1 }] }))),
    ...alone.map((member) => [member]),
  ].filter((list) => list.length > 0);
}

/** Most orders of all members of all quantiles that are followed one by one. */
const ordersAtMost = 5_000;

type Quantile = Extract<Statement, { kind: 'quantile' }>;

/**
 * All quantiles at once: every order that all their members may have, in each of which every quantile is one equation. Null where there are
 * too many orders, or a member is more than one hidden value or a number.
 */
export function ordersOf(
  statements: readonly Quantile[],
  hidden: readonly HiddenValue[],
  ranks: readonly (readonly string[])[],
): Alternatives | null {
  const members = new Map(statements.flatMap((statement) => statement.members.map((member) => [nameOf(member), member] as const)));
  if (members.has(undefined)) return null;
  const lists = sortedLists([...members.values()], ranks);
  if (interleavings(lists.map(({ length }) => length)) > ordersAtMost) return null;
  return merged(lists)
    .map((order): readonly Constraint[] => {
      const neighbours = order.slice(1).flatMap((larger, index) => {
        const smaller = order[index];
        return smaller === undefined ? [] : [atMost(smaller, larger)];
      });
      const place = new Map(order.map((member, index) => [nameOf(member), index]));
      const equations = statements.map((statement) => {
        const sorted = statement.members.toSorted((a, b) => (place.get(nameOf(a)) ?? 0) - (place.get(nameOf(b)) ?? 0));
        const position = (sorted.length - 1) * statement.probability;
        const [low, high] = [sorted[Math.floor(position)] ?? known(0), sorted[Math.ceil(position)] ?? known(0)];
        const weight = position - Math.floor(position);
        return around(weight === 0 ? low : combine(combine(known(0), 1 - weight, low), weight, high), statement);
      });
      return [...neighbours, ...equations];
    })
    .filter((constraints) => constraints.every((constraint) => canHold(constraint, hidden)));
}

/** A member that is one hidden value by its id, a number by itself; undefined for any other. */
const nameOf = (member: LinearForm): string | undefined => (isKnown(member) ? `= ${member.constant}` : soleHidden(member));

/** In how many ways lists of these lengths can be put into one, each in its own order. */
function interleavings(lengths: readonly number[]): number {
  let [count, placed] = [1, 0];
  for (const length of lengths)
    for (let index = 1; index <= length; index += 1) {
      placed += 1;
      count = (count * placed) / index;
    }
  return count;
}

function merged(lists: readonly (readonly LinearForm[])[]): readonly (readonly LinearForm[])[] {
  const open = lists.filter(({ length }) => length > 0);
  if (open.length === 0) return [[]];
  return open.flatMap((list, own) => {
    const [first] = list;
    const rest = merged(open.map((each, index) => (index === own ? each.slice(1) : each)));
    return first === undefined ? [] : rest.map((order) => [first, ...order]);
  });
}

/** Every order that the members may have around the one or two that the quantile lies between. */
function quantile(
  { members, probability, value, within }: Quantile,
  hidden: readonly HiddenValue[],
  ranks: readonly (readonly string[])[],
): Read {
  const lists = sortedLists(members, ranks);
  const position = (members.length - 1) * probability;
  const rank = Math.min(Math.floor(position), members.length - 1);
  const weight = position - rank;
  const counts = ways(
    rank,
    lists.map((list) => list.length),
  );
  if (counts === null) return refuse('tooManyHidden');
  const alternatives = counts.flatMap((below) =>
    nextOf(lists, below).flatMap(({ member: first, after, constraints }) =>
      weight === 0
        ? [[around(first, { value, within }), ...constraints]]
        : nextOf(lists, after).map(({ member: second, constraints: more }) => [
            around(combine(combine(known(0), 1 - weight, first), weight, second), { value, within }),
            ...constraints,
            ...more,
          ]),
    ),
  );
  return {
    ok: true,
    alternatives: alternatives.filter((constraints) => constraints.every((constraint) => canHold(constraint, hidden))),
  };
}

/** A member that may come next when so many of each list lie below, and what must hold then. */
function nextOf(
  lists: readonly (readonly LinearForm[])[],
  below: readonly number[],
): readonly { readonly member: LinearForm; readonly after: readonly number[]; readonly constraints: readonly Constraint[] }[] {
  return lists.flatMap((list, own) => {
    const member = list[below[own] ?? 0];
    if (member === undefined) return [];
    const constraints = lists.flatMap((other, index) => {
      const [smaller, larger] = [other[(below[index] ?? 0) - 1], other[below[index] ?? 0]];
      return [
        ...(smaller === undefined || index === own ? [] : [atMost(smaller, member)]),
        ...(larger === undefined || index === own ? [] : [atMost(member, larger)]),
      ];
    });
    return [{ member, after: below.map((count, index) => (index === own ? count + 1 : count)), constraints }];
  });
}

/** Every way to take `total` from the bottoms of lists of these sizes; null where there are too many. */
function ways(total: number, sizes: readonly number[]): readonly (readonly number[])[] | null {
  let partial: readonly (readonly number[])[] = [[]];
  sizes.forEach((size, index) => {
    const later = sizes.slice(index + 1).reduce((sum, each) => sum + each, 0);
    partial = partial.slice(0, waysAtMost + 1).flatMap((taken) => {
      const left = total - taken.reduce((sum, each) => sum + each, 0);
      const [least, most] = [Math.max(0, left - later), Math.min(size, left)];
      return Array.from({ length: Math.max(0, most - least + 1) }, (_, more) => [...taken, least + more]);
    });
  });
  return partial.length > waysAtMost ? null : partial;
}

function canHold({ form, lowest, highest }: Constraint, hidden: readonly HiddenValue[]): boolean {
  const [low, high] = rangeOf(form, hidden);
  return high >= (lowest ?? Number.NEGATIVE_INFINITY) && low <= (highest ?? Number.POSITIVE_INFINITY);
}

/** one ≤ other */
const atMost = (smaller: LinearForm, larger: LinearForm): Constraint => ({ form: combine(smaller, -1, larger), highest: 0 });
