import type { CalendarDate } from '@likeverd/reference';
import { type Label, mayRead } from '../confidentiality.ts';
import { type CaseEvent, type NewEvent, visibleTo } from '../events.ts';
import { figuresOf, type Figure, roundingOf } from './figures.ts';
import { type Disclosure, disclosed } from './guard.ts';
import { disclosureLimit } from './limits.ts';
import { besideTheForm, textsIn } from './passages.ts';
import type { DisclosureState } from './state.ts';
import type { HiddenValue, LinearForm, Statement } from './statements.ts';

/** A price that is not public, and what it is. */
export interface HiddenPrice extends HiddenValue {
  /** Known to those who may read the price, and to the guard. */
  readonly truth: number;
  readonly label: Label;
}

/** A number that follows from a price: numerator / denominator, both without hidden values but the price itself. */
export interface PriceQuantity {
  /** Key of its words. */
  readonly what: 'price' | 'rebate' | 'rebateShare' | 'priceShare' | 'incrementalCosts' | 'costPerQaly' | 'budget' | 'budgetTotal';
  /** Year of a budget, from 1. */
  readonly year?: number;
  /** Constant and factor of the price. */
  readonly constant: number;
  readonly factor: number;
  readonly denominator: number;
  readonly percent: boolean;
}

/** What is public, or is about to be: a text or a number, and where it stands. */
export interface PublicPiece {
  readonly where: string;
  readonly text: string;
  /** From a document of numbers without sentences: only numbers that are the price itself are taken to be about it. */
  readonly numbersOnly?: boolean;
}

/** What the public can find of one hidden price. */
export interface Finding {
  readonly hidden: HiddenPrice;
  readonly lowest: number;
  readonly highest: number;
  readonly relativeWidth: number;
  readonly limit: number;
  /** What it rests on. */
  readonly statements: readonly {
    readonly where: string;
    readonly figure: string;
    readonly quantity: PriceQuantity;
    readonly statement: Statement;
  }[];
}

export type Findings =
  | { readonly status: 'solved'; readonly findings: readonly Finding[] }
  | { readonly status: 'unsolved'; readonly where: readonly string[] };

/** The prices of a case that the public may not read on a day, each with the public maximum as its highest. */
export function hiddenPrices(log: readonly CaseEvent[], { opened }: DisclosureState, today: CalendarDate): readonly HiddenPrice[] {
  const offers = log.filter(({ type }) => type === 'PriceOfferRecorded');
  return offers.flatMap((offer, index) => {
    const [price, maximum] = [offer.values['pricePerPack'], offer.values['maximumPricePerPack']];
    if (price === undefined || typeof price.value !== 'number' || mayRead(null, price.label, today)) return [];
    // Opening a value opens the latest of its name.
    if (index === offers.length - 1 && opened.some(({ item }) => item === 'PriceOfferRecorded.pricePerPack')) return [];
    const highest = typeof maximum?.value === 'number' ? maximum.value : price.value;
    return [{ id: `offer ${index + 1}`, lowest: 0, highest, truth: price.value, label: price.label }];
  });
}

/** What follows from a price and the public maximum price alone. */
export function priceQuantities({ highest }: HiddenPrice): readonly PriceQuantity[] {
  const plain = { constant: 0, factor: 1, denominator: 1, percent: false } as const;
  return [
    { ...plain, what: 'price' },
    { ...plain, what: 'rebate', constant: highest, factor: -1 },
    ...(highest > 0
      ? ([
          { what: 'rebateShare', constant: 100 * highest, factor: -100, denominator: highest, percent: true },
          { what: 'priceShare', constant: 0, factor: 100, denominator: highest, percent: true },
        ] as const)
      : []),
  ];
}

/** The texts of a log that the public may read. */
export function publicPieces(events: readonly CaseEvent[], today: CalendarDate): readonly PublicPiece[] {
  return visibleTo(null, events, today).flatMap(({ type, values }) =>
    Object.entries(values)
      .filter(([name]) => !besideTheForm(name) || name.startsWith('passage.'))
      .flatMap(([name, { value }]) => textsIn(value).map((text) => ({ where: `${type}.${name}`, text }))),
  );
}

/** Events as they would stand in the log. */
export function asLogged(events: readonly NewEvent[], log: readonly CaseEvent[]): readonly CaseEvent[] {
  const [last] = log.slice(-1);
  return last === undefined
    ? []
    : events.map((event, index) => ({
        ...event,
        caseId: last.caseId,
        version: log.length + 1 + index,
        recordedAt: last.recordedAt,
        actor: last.actor,
      }));
}

/** Words by which a reader knows that a number is about the price. */
const moneyWords =
  /kr\b|kron|nok|pris|price|kost|cost|budsjett|budget|avtale|betal|qaly|leveår|spar|mill|mrd|rabatt|avslag|discount|rebate/iu;
const shareWords = /pris|price|rabatt|rebate|discount|avslag|lavere|lågare|lower|redu|maksimal|aup|av listepris/iu;

/** A figure so exact that it cannot be there by chance needs no words around it. */
const exact = 1e-3;

const truthOf = ({ constant, factor, denominator }: PriceQuantity, price: number): number =>
  (constant + factor * price) / denominator;

function told(
  figure: Figure,
  quantity: PriceQuantity,
  truth: number,
  piece: PublicPiece,
): { readonly value: number; readonly step: number } | undefined {
  const value = truthOf(quantity, truth);
  if (figure.percent !== quantity.percent || quantity.factor === 0 || value === 0) return undefined;
  const found = roundingOf(figure, value);
  if (found === undefined || found.value === 0) return undefined;
  const share = found.step / Math.abs(found.value);
  if (piece.numbersOnly === true) return quantity.what === 'price' && share <= exact ? found : undefined;
  const words = quantity.percent ? shareWords : moneyWords;
  return share <= exact || (share < 1 && words.test(figure.around)) ? found : undefined;
}

/** What the public can find of each hidden price from the pieces, narrowest first. */
export function findingsOf(
  prices: readonly HiddenPrice[],
  pieces: readonly PublicPiece[],
  quantities: (price: HiddenPrice) => readonly PriceQuantity[],
  today: CalendarDate,
): Findings {
  const limit = disclosureLimit('disclosure-narrowest-interval', today);
  const figures = pieces.flatMap((piece) => figuresOf(piece.text).map((figure) => ({ piece, figure })));
  const findings: Finding[] = [];
  for (const hidden of prices) {
    const statements = figures.flatMap(({ piece, figure }, index) =>
      quantities(hidden).flatMap((quantity) => {
        const found = told(figure, quantity, hidden.truth, piece);
        if (found === undefined) return [];
        const id = `${index} ${quantity.what} ${quantity.year ?? ''}`;
        return [
          { where: piece.where, figure: figure.text, quantity, statement: statementOf(id, piece.where, hidden, quantity, found) },
        ];
      }),
    );
    const once = [...new Map(statements.map((each) => [sameTold(each.statement), each])).values()];
    const solved: Disclosure = disclosed(
      [hidden],
      once.map(({ statement }) => statement),
    );
    const [revealed] = solved.status === 'solved' ? solved.revealed : [];
    if (revealed === undefined) return { status: 'unsolved', where: [...new Set(once.map(({ where }) => where))] };
    const { lowest, highest, relativeWidth, restsOn } = revealed;
    findings.push({
      hidden,
      lowest,
      highest,
      relativeWidth,
      limit,
      // Where two say the same, the interval would be as narrow without either: then all that was told is named.
      statements: restsOn.length === 0 ? once : once.filter(({ statement }) => restsOn.includes(statement.id)),
    });
  }
  return { status: 'solved', findings: findings.toSorted((a, b) => a.relativeWidth - b.relativeWidth) };
}

const sameTold = (statement: Statement): string => JSON.stringify({ ...statement, id: '' });

function statementOf(
  id: string,
  where: string,
  { id: hidden }: HiddenPrice,
  { constant, factor, denominator }: PriceQuantity,
  { value, step }: { readonly value: number; readonly step: number },
): Statement {
  const numerator: LinearForm = { constant, terms: [{ hidden, coefficient: factor }] };
  const about = { value, within: step / 2 };
  return denominator === 1
    ? { id, where, kind: 'linear', form: numerator, ...about }
    : { id, where, kind: 'ratio', numerator, denominator: { constant: denominator, terms: [] }, ...about };
}

/** Findings of an act that may not be published: narrower than the limit, than what was public before, and than what was accepted. */
export function forbidden(before: Findings, after: Findings, { overrides }: DisclosureState): readonly Finding[] {
  if (after.status !== 'solved') return [];
  return after.findings.filter(({ hidden, relativeWidth, limit }) => {
    const earlier = before.status === 'solved' ? before.findings.find((each) => each.hidden.id === hidden.id) : undefined;
    const narrower = earlier === undefined || relativeWidth < earlier.relativeWidth - 1e-6;
    const accepted = overrides.some(({ item, narrowest }) => item === hidden.id && narrowest / 100 <= relativeWidth + 1e-9);
    return relativeWidth < limit && narrower && !accepted;
  });
}
