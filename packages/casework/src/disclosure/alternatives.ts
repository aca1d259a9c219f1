import { combine, isKnown, rangeOf } from './linear-forms.ts';
import type { Alternatives, Constraint, HiddenValue, LinearForm, Statement } from './statements.ts';

/** Why a statement cannot be used: the guard then cannot say that nothing is revealed. */
export type Unusable = 'unknownHidden' | 'denominator' | 'notMonotone' | 'tooManyHidden';

/** Most hidden members of one quantile: each may be in four places. */
const hiddenMembers = 6;

type Read = { readonly ok: true; readonly alternatives: Alternatives } | { readonly ok: false; readonly reason: Unusable };

const one = (constraints: readonly Constraint[]): Read => ({ ok: true, alternatives: [constraints] });
const refuse = (reason: Unusable): Read => ({ ok: false, reason });

/** A statement as linear constraints, or as several sets of them of which one holds. */
export function alternativesOf(statement: Statement, hidden: readonly HiddenValue[]): Read {
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
      return quantile(statement);
  }
}

function hiddenIn(statement: Statement): readonly string[] {
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

/** Every order that the members may have around the two that the quantile lies between. */
function quantile({ members, probability, value, within }: Extract<Statement, { kind: 'quantile' }>): Read {
  const open = members.filter((member) => !isKnown(member));
  if (open.length > hiddenMembers) return refuse('tooManyHidden');
  const closed = members.filter(isKnown).toSorted((a, b) => a.constant - b.constant);
  const position = (members.length - 1) * probability;
  const rank = Math.min(Math.floor(position), members.length - 1);
  const weight = position - rank;
  const needed = weight === 0 ? 1 : 2;

  const alternatives: (readonly Constraint[])[] = [];
  // each hidden member is below, above, or one of the members that make the quantile
  for (let code = 0; code < 4 ** open.length; code += 1) {
    const places = open.map((_, index) => Math.floor(code / 4 ** index) % 4);
    const at = (place: number): readonly LinearForm[] => open.filter((_, index) => places[index] === place);
    const [below, above, lower, upper] = [at(0), at(1), at(2), at(3)];
    if (lower.length > 1 || upper.length > 1 || (needed === 1 && upper.length > 0)) continue;
    const closedBelow = rank - below.length;
    const closedMiddle = needed - lower.length - upper.length;
    const closedAbove = closed.length - closedBelow - closedMiddle;
    if (closedBelow < 0 || closedMiddle < 0 || closedAbove < 0 || closedAbove + above.length !== members.length - rank - needed)
      continue;
    const between = closed.slice(closedBelow, closedBelow + closedMiddle);
    const [first, second] = made(lower[0], upper[0], between, needed);
    if (first === undefined) continue;
    const last = second ?? first;
    alternatives.push([
      around(second === undefined ? first : combine(scaled(first, 1 - weight), weight, second), { value, within }),
      ...[...below, ...closed.slice(0, closedBelow)].map((member) => atMost(member, first)),
      ...[...above, ...closed.slice(closedBelow + closedMiddle)].map((member) => atMost(last, member)),
      ...(second === undefined ? [] : [atMost(first, second)]),
    ]);
  }
  return { ok: true, alternatives };
}

/** The members that make the quantile, the lower first: hidden ones in their places, known ones in those left. */
function made(
  lower: LinearForm | undefined,
  upper: LinearForm | undefined,
  between: readonly LinearForm[],
  needed: number,
): readonly [LinearForm | undefined, LinearForm | undefined] {
  if (needed === 1) return [lower ?? between[0], undefined];
  return lower === undefined ? [between[0], upper ?? between[1]] : [lower, upper ?? between[0]];
}

const scaled = ({ constant, terms }: LinearForm, factor: number): LinearForm => ({
  constant: factor * constant,
  terms: terms.map(({ hidden, coefficient }) => ({ hidden, coefficient: factor * coefficient })),
});

/** one ≤ other */
const atMost = (smaller: LinearForm, larger: LinearForm): Constraint => ({ form: combine(smaller, -1, larger), highest: 0 });
