import type { CalendarDate } from '@likeverd/reference';
import { hiddenIn } from './alternatives.ts';
import { connected, disclosed } from './guard.ts';
import { disclosureLimit } from './limits.ts';
import { combine, known } from './linear-forms.ts';
import type { HiddenPrice, PricedCase } from './priced.ts';
import { rewritten } from './rewritten.ts';
import type { DisclosureState } from './state.ts';
import type { HiddenValue, LinearForm, Statement } from './statements.ts';
import { keyOf, type ToldStatement } from './told.ts';

/** What the public can find of one hidden price. */
export interface Finding {
  readonly hidden: HiddenPrice;
  readonly lowest: number;
  readonly highest: number;
  readonly relativeWidth: number;
  readonly limit: number;
  /** What it rests on. */
  readonly statements: readonly ToldStatement[];
}

export type Findings =
  | {
      readonly status: 'solved';
      readonly findings: readonly Finding[];
      /** All hidden prices that statements may name. */
      readonly prices: readonly HiddenPrice[];
    }
  | { readonly status: 'unsolved'; readonly where: readonly string[] };

/** The hidden prices that statements which are not among the earlier ones say something of, directly or through others. */
export function touched(
  cases: readonly PricedCase[],
  before: readonly ToldStatement[],
  after: readonly ToldStatement[],
): readonly HiddenPrice[] {
  const earlier = new Set(before.map(keyOf));
  const fresh = new Set(after.filter((each) => !earlier.has(keyOf(each))).flatMap(({ statement }) => hiddenIn(statement)));
  if (fresh.size === 0) return [];
  const prices = cases.flatMap(({ hidden }) => hidden);
  const parts = connected(
    prices,
    after.map(({ statement }) => statement),
  );
  const reached = new Set(
    parts.filter(({ hidden }) => hidden.some(({ id }) => fresh.has(id))).flatMap(({ hidden }) => hidden.map(({ id }) => id)),
  );
  return prices.filter(({ id }) => reached.has(id));
}

/**
 * What the public can find of some hidden prices from all statements, narrowest first. Prices are solved for as shares of their public
 * maxima, so that those of which only quantiles are told can be followed by rank. Where a quantile has more members that are told apart than
 * can be followed in every order, it is solved as if the order were known: what is found then is as narrow as it could be, or narrower.
 */
export function findingsOf(
  cases: readonly PricedCase[],
  told: readonly ToldStatement[],
  asked: readonly HiddenPrice[],
  today: CalendarDate,
): Findings {
  const limit = disclosureLimit('disclosure-narrowest-interval', today);
  const prices = cases.flatMap(({ hidden }) => hidden);
  const scale = new Map(prices.map(({ id, highest }) => [id, highest > 0 ? highest : 1]));
  const shares = prices.map(({ id, lowest, highest }): HiddenValue => {
    const whole = scale.get(id) ?? 1;
    return { id, lowest: lowest / whole, highest: highest / whole };
  });
  const byId = new Map(told.map((each) => [each.statement.id, each]));
  const wanted = new Set(asked.map(({ id }) => id));
  const statements = told.map(({ statement }) => inUnits(statement, (id) => scale.get(id) ?? 1));
  const whole = disclosed(shares, statements, wanted);
  const truths = new Map(prices.map(({ id, truth }) => [id, truth / (scale.get(id) ?? 1)]));
  const solved =
    whole.status === 'unsolved'
      ? disclosed(
          shares,
          statements.flatMap((statement) => inOrder(statement, truths)),
          wanted,
        )
      : whole;
  if (solved.status !== 'solved') {
    const where = connected(
      shares,
      told.map(({ statement }) => statement),
    )
      .filter(({ hidden }) => hidden.some(({ id }) => wanted.has(id)))
      .flatMap((part) => part.statements.map((statement) => statement.where));
    return { status: 'unsolved', where: [...new Set(where)] };
  }
  const revealed = new Map(solved.revealed.map((each) => [each.hidden, each]));
  const findings = asked.flatMap((hidden): readonly Finding[] => {
    const found = revealed.get(hidden.id);
    if (found === undefined) return [];
    const unit = scale.get(hidden.id) ?? 1;
    const held = [...new Set(found.restsOn.map(statementName))].flatMap((id) => byId.get(id) ?? []);
    const own = told.filter(({ statement }) => hiddenIn(statement).includes(hidden.id));
    return [
      {
        hidden,
        lowest: found.lowest * unit,
        highest: found.highest * unit,
        relativeWidth: found.relativeWidth,
        limit,
        // Where two say the same, the interval would be as narrow without either: then all that was told is named.
        statements: held.length === 0 ? own : held,
      },
    ];
  });
  return { status: 'solved', findings: findings.toSorted((a, b) => a.relativeWidth - b.relativeWidth), prices };
}

/** A statement with every hidden value counted in a unit of its own. */
const inUnits = (statement: Statement, unit: (id: string) => number): Statement =>
  rewritten(
    statement,
    ({ constant, terms }) => ({
      constant,
      terms: terms.map(({ hidden, coefficient }) => ({ hidden, coefficient: whole(coefficient * unit(hidden)) })),
    }),
    (curve) => ({ ...curve, points: curve.points.map(({ at, value }) => ({ at: at / unit(curve.hidden), value })) }),
  );

/** A product of a number and its inverse is 1, whatever its last bit says. */
const whole = (value: number): number => (Math.abs(value - Math.round(value)) < 1e-12 ? Math.round(value) : value);

const orderMark = ' in order ';
const statementName = (id: string): string => id.split(orderMark)[0] ?? id;

/** A quantile as it is told by someone who knows the order of its members; any other statement as it is. */
function inOrder(statement: Statement, truths: ReadonlyMap<string, number>): readonly Statement[] {
  if (statement.kind !== 'quantile') return [statement];
  const { id, where, members, probability, value, within } = statement;
  const truth = ({ constant, terms }: LinearForm): number =>
    terms.reduce((sum, { hidden, coefficient }) => sum + coefficient * (truths.get(hidden) ?? 0), constant);
  const sorted = members.toSorted((a, b) => truth(a) - truth(b));
  const position = (sorted.length - 1) * probability;
  const [low, high] = [Math.floor(position), Math.ceil(position)];
  const [lower, upper] = [sorted[low] ?? known(0), sorted[high] ?? known(0)];
  const weight = position - low;
  const order = [
    ...sorted.slice(0, low).map((member) => combine(member, -1, lower)),
    ...sorted.slice(low + 1).map((member) => combine(lower, -1, member)),
    ...sorted.slice(0, high).map((member) => combine(member, -1, upper)),
    ...sorted.slice(high + 1).map((member) => combine(upper, -1, member)),
  ];
  return [
    { id, where, kind: 'linear', form: combine(combine(known(0), 1 - weight, lower), weight, upper), value, within },
    ...order
      .filter(({ terms }) => terms.length > 0)
      .map((form, index): Statement => ({ id: `${id}${orderMark}${index}`, where, kind: 'bound', form, highest: 0 })),
  ];
}

/** Findings of what is to be published that may not be: narrower than the limit, than what was public before, and than what was accepted. */
export function forbidden(
  before: Findings,
  after: Findings,
  overrides: (price: HiddenPrice) => DisclosureState['overrides'],
): readonly Finding[] {
  if (after.status !== 'solved') return [];
  return after.findings.filter(({ hidden, relativeWidth, limit }) => {
    const earlier = before.status === 'solved' ? before.findings.find((each) => each.hidden.id === hidden.id) : undefined;
    const narrower = earlier === undefined || relativeWidth < earlier.relativeWidth - 1e-6;
    const accepted = overrides(hidden).some(
      ({ item, narrowest }) => item === hidden.item && narrowest / 100 <= relativeWidth + 1e-9,
    );
    return relativeWidth < limit && narrower && !accepted;
  });
}
