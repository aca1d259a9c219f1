import type { CalendarDate } from '@likeverd/reference';
import { type Label, mayRead } from '../confidentiality.ts';
import type { CaseEvent } from '../events.ts';
import type { OrganisationId } from '../parties.ts';
import { plainText } from './number-words.ts';
import { isRows } from './passages.ts';
import type { DisclosureState } from './state.ts';
import type { HiddenValue } from './statements.ts';

/** A price that is not public, and what it is. */
export interface HiddenPrice extends HiddenValue {
  /** Known to those who may read the price, and to the guard. */
  readonly truth: number;
  readonly label: Label;
  readonly caseId: string;
  /** Its name in its case: `offer 1`. */
  readonly item: string;
  /** Instant, ISO 8601 in UTC. */
  readonly recordedAt: string;
}

/** The case of a price, by the id of the price. */
export const caseOfPrice = (id: string): string => id.split(' ')[0] ?? id;

/** A price that everyone may read by now, beside those that are hidden: it makes a sum of both tell the other. */
export type OpenPrice = Pick<HiddenPrice, 'caseId' | 'item' | 'truth' | 'highest' | 'recordedAt'>;

/** What is given in a case, by the names that texts and other cases know it by. */
export interface Product {
  readonly caseId: string;
  /** `ID2026_014`, where the public knows it. */
  readonly number?: string;
  /** Substances and brand names, in small letters; of a combination each by itself. */
  readonly names: readonly string[];
  /** ATC codes, whole ones and groups. */
  readonly atc: readonly string[];
  readonly supplier?: OrganisationId;
}

/** A number that follows from a price: (constant + factor × price) / denominator. */
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

/** A case with prices, as the guard knows it. */
export interface PricedCase extends Product {
  readonly hidden: readonly HiddenPrice[];
  readonly open: readonly OpenPrice[];
  /** What anyone can compute from the latest price by the public model. */
  readonly quantities: readonly PriceQuantity[];
}

/** The prices of a case on a day, each with the public maximum as its highest: those that the public may not read, and the others. */
export function pricesOf(
  log: readonly CaseEvent[],
  { opened }: DisclosureState,
  today: CalendarDate,
): Pick<PricedCase, 'hidden' | 'open'> {
  const prices = pricedEvents(log).flatMap(({ event: { type, caseId, recordedAt, values }, item, name, isLatest }) => {
    const [price, maximum] = [values[name], values['maximumPricePerPack'] ?? latestMaximum(log, recordedAt)];
    if (price === undefined || typeof price.value !== 'number') return [];
    const highest = typeof maximum?.value === 'number' ? Math.max(maximum.value, price.value) : price.value;
    const hidden: HiddenPrice = {
      id: `${caseId} ${item}`,
      caseId,
      item,
      lowest: 0,
      highest,
      truth: price.value,
      label: price.label,
      recordedAt,
    };
    // Opening a value opens the latest of its name.
    const isOpen = mayRead(null, price.label, today) || (isLatest && opened.some(({ item: each }) => each === `${type}.${name}`));
    return [{ hidden, isOpen }];
  });
  return {
    hidden: prices.flatMap(({ hidden, isOpen }) => (isOpen ? [] : [hidden])),
    open: prices.flatMap(({ hidden: { caseId, item, truth, highest, recordedAt }, isOpen }) =>
      isOpen ? [{ caseId, item, truth, highest, recordedAt }] : [],
    ),
  };
}

/** An event that holds a price, under the name by which its case knows it. */
interface PricedEvent {
  readonly event: CaseEvent;
  /** `offer 1`, `contract 2`. */
  readonly item: string;
  readonly name: string;
  readonly isLatest: boolean;
}

/** Offers, and contracts of temporary introduction by their version; a contract that keeps the price of the one before holds no price of its own. */
function pricedEvents(log: readonly CaseEvent[]): readonly PricedEvent[] {
  const offers = log.filter(({ type }) => type === 'PriceOfferRecorded');
  const priceIn = ({ values }: CaseEvent): unknown => values['interimPricePerPack']?.value;
  const drafts = log.filter(({ type }) => type === 'ContractDrafted');
  const contracts = drafts.flatMap((event, index) => {
    const before = drafts[index - 1];
    return before !== undefined && priceIn(before) === priceIn(event) ? [] : [{ event, item: `contract ${index + 1}` }];
  });
  return [
    ...offers.map((event, index) => ({
      event,
      item: `offer ${index + 1}`,
      name: 'pricePerPack',
      isLatest: index === offers.length - 1,
    })),
    ...contracts.map((each, index) => ({ ...each, name: 'interimPricePerPack', isLatest: index === contracts.length - 1 })),
  ];
}

/** The maximum price of the last offer by then. */
function latestMaximum(log: readonly CaseEvent[], by: string): CaseEvent['values'][string] | undefined {
  return log.findLast(({ type, recordedAt }) => type === 'PriceOfferRecorded' && recordedAt <= by)?.values['maximumPricePerPack'];
}

/** Names of the values of a log that say what is given. */
export const productValues = [
  'substance',
  'importedSubstance',
  'brandName',
  'atc',
  'decisionCodes',
  'number',
  'importedNumber',
] as const;

/** What is given in a case, by values of its log. */
export function productFrom(
  caseId: string,
  supplier: OrganisationId | undefined,
  values: readonly { readonly name: string; readonly value: unknown }[],
): Product {
  const texts = (...names: readonly string[]): readonly string[] =>
    values.flatMap(({ name, value }) => (names.includes(name) && typeof value === 'string' ? [value] : []));
  const number = texts('number', 'importedNumber').at(-1);
  const coded = values.flatMap(({ name, value }) =>
    name === 'decisionCodes' && isCodes(value) && isRows(value)
      ? value.flatMap((row) => (row['system'] === 'atc' ? [String(row['code'])] : []))
      : [],
  );
  return {
    caseId,
    ...(number === undefined ? {} : { number }),
    names: [...new Set(texts('substance', 'importedSubstance', 'brandName').flatMap(namesIn))],
    atc: [...new Set([...texts('atc'), ...coded])],
    ...(supplier === undefined ? {} : { supplier }),
  };
}

const isCodes = (value: unknown): value is readonly Readonly<Record<string, string>>[] =>
  Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null);

const between = /\s*(?:\+|,|;|\/|&|\s(?:og|and|med|with|i kombinasjon med|in combination with|pluss|plus)\s)\s*/iu;
const shortestName = 4;

/** The substances of a text such as `Konstruktinib + eksemplimab (tabletter 5 mg)`. */
function namesIn(text: string): readonly string[] {
  return plainText(text)
    .toLowerCase()
    .replace(/\([^)]*\)/gu, ' ')
    .split(between)
    .map((name) => name.replace(/\s+/gu, ' ').trim())
    .filter((name) => name.length >= shortestName);
}

/** Letters that may follow a name that is bent: `konstruktinibs`, `konstruktiniben`. */
const endings = 3;

/** Whether a text, in small letters, speaks of a product. */
export function speaksOf(text: string, { names, number }: Pick<Product, 'names' | 'number'>): boolean {
  return [...names, ...(number === undefined ? [] : [number.toLowerCase()])].some((name) => occurs(text, name));
}

function occurs(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) if (endsAsNamed(text, at, name)) return true;
  return false;
}

/** Whether a name that stands at a place in a text is a word there, bent or not. */
export function endsAsNamed(text: string, at: number, name: string): boolean {
  const before = text[at - 1] ?? ' ';
  const after = /^\p{L}*/u.exec(text.slice(at + name.length, at + name.length + endings + 2))?.[0] ?? '';
  const digit = /\d/u.test(name.at(-1) ?? '') && /\d/u.test(text[at + name.length] ?? '');
  return !/[\p{L}\d]/u.test(before) && after.length <= endings && !digit;
}

/** Characters of an ATC code that is of one substance. */
export const substanceCode = 7;

/** Whether two cases are about the same thing from the same hand: what it costs in one, a reader takes it to cost in the other. */
export function sameProduct(one: Product, other: Product): boolean {
  return (
    one.supplier !== undefined &&
    one.supplier === other.supplier &&
    ((one.names.length > 0 && one.names.length === other.names.length && one.names.every((name) => other.names.includes(name))) ||
      (one.atc.length === 1 && one.atc[0] === other.atc[0] && one.atc[0]?.length === substanceCode))
  );
}

/** ATC main groups: therapeutic areas. */
export const areasOf = ({ atc }: Product): readonly string[] => [
  ...new Set(atc.flatMap((code) => /^[A-Z]/u.exec(code)?.[0] ?? [])),
];

/** Words by which a text speaks of all that a supplier sells. */
export const supplierWords = /leverandør|supplier|produsent|manufacturer|selskap|firma|company/iu;

/** Words by which a text speaks of a therapeutic area. */
export const areaWords = /fagområde|terapiområde|legemiddelgruppe|therapeutic area|\batc\b/iu;
