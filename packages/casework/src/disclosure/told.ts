import type { CalendarDate } from '@likeverd/reference';
import { exact, type Figure, type Told, toldOf } from './figures.ts';
import { disclosureLimit } from './limits.ts';
import { combine, known } from './linear-forms.ts';
import { type Neighbours, neighboursOf, type PlacedTerm } from './neighbours.ts';
import { areaWords, areasOf, type PricedCase, sameProduct, supplierWords } from './priced.ts';
import type { PublishedAggregate, ReadPiece } from './publication.ts';
import {
  jointQuantities,
  modelQuantity,
  ownQuantities,
  pairQuantities,
  periodQuantities,
  type PriceTerm,
  type Quantity,
  termsOf,
} from './quantities.ts';
import { rebatePartsOfWhole, rebateQuantiles } from './rebates.ts';
import type { LinearForm, Statement } from './statements.ts';
import { comparisons, couldBeExact, isPriced, means, speaksOfSeveral, sums } from './words-around.ts';

/** Everything that the public has to work with, and the prices it may be about. */
export interface Knowledge {
  readonly cases: readonly PricedCase[];
  readonly pieces: readonly ReadPiece[];
  readonly aggregates: readonly PublishedAggregate[];
}

/** An equation that everyone may set up, and where they have it from. */
export interface ToldStatement {
  readonly where: string;
  /** As it stands; empty where nothing is written and a reader concludes it, and where it is not readable yet. */
  readonly figure: string;
  readonly quantity: Pick<Quantity, 'what' | 'year'>;
  readonly statement: Statement;
}

/** Words by which a sentence says which number it bounds. */
const about: Readonly<Record<Quantity['what'], RegExp>> = {
  price: /pris|price|kost(?!.{0,20}(?:qaly|leveår))|\bcost(?!.{0,20}qaly)|avtale|betal|pakning|pack/iu,
  pricePerPeriod: /pris|price|kost|cost|betal|behandl|treatment/iu,
  rebate: /rabatt|rebate|discount|avslag|lavere|lågare|lower|redu|spar|sav/iu,
  rebateShare: /rabatt|rebate|discount|avslag|lavere|lågare|lower|redu|under (?:maks|liste)|below/iu,
  priceShare: /av (?:maks|liste|pris)|of (?:the )?(?:maximum|list|price)|pris|price/iu,
  incrementalCosts: /merkost|meirkost|incremental|kost|cost/iu,
  costPerQaly: /qaly|leveår|life year/iu,
  budget: /budsjett|budget/iu,
  budgetTotal: /budsjett|budget/iu,
  sum: /./u,
  mean: /./u,
  difference: /./u,
  relation: /./u,
  lower: /./u,
  rebateSum: /rabatt|rebate|discount|avslag|spar|sav/iu,
  rebateMean: /rabatt|rebate|discount|avslag|lavere|lågare|lower/iu,
  rebateOfSum: /rabatt|rebate|discount|avslag|lavere|lågare|lower/iu,
  samePrice: /./u,
  quantile: /./u,
};

const jointWords: Readonly<Partial<Record<Quantity['what'], RegExp>>> = {
  sum: sums,
  rebateSum: sums,
  rebateOfSum: new RegExp(`${sums.source}|${means.source}`, 'iu'),
  mean: means,
  rebateMean: new RegExp(`${means.source}|${sums.source}`, 'iu'),
  difference: comparisons,
  relation: comparisons,
  lower: comparisons,
};

/** Most prices that a text is tried for together; of more, the case's own and the latest. */
const mostTogether = 12;

/** Every equation that the public can set up over hidden prices: from figures in texts, aggregates, and prices that are the same. */
export function toldOfPrices(knowledge: Knowledge, today: CalendarDate): readonly ToldStatement[] {
  const neighbours = neighboursOf(knowledge.cases);
  const share = shareOfAbout(today);
  return eachOnce([
    ...knowledge.pieces.flatMap((piece, index) => toldTo(audienceOf(piece, neighbours), piece, `${index}`, share)),
    ...knowledge.aggregates.flatMap((aggregate, index) => toldByAggregate(aggregate, `aggregate ${index}`, neighbours)),
    ...neighbours.cases.flatMap((each) => samePrices(each, neighbours)),
  ]);
}

/** How wide "about" is, as a share of its figure. */
export const shareOfAbout = (today: CalendarDate): number => disclosureLimit('disclosure-width-of-about', today);

/** What is readable now stands for the same that opens later. */
export const eachOnce = (told: readonly ToldStatement[]): readonly ToldStatement[] => [
  ...new Map(
    [...told.filter(({ figure }) => figure === ''), ...told.filter(({ figure }) => figure !== '')].map((each) => [
      keyOf(each),
      each,
    ]),
  ).values(),
];

/** The same for statements that say the same in the same place. */
export const keyOf = ({ statement }: ToldStatement): string => JSON.stringify({ ...statement, id: '' });

/** Whom a text can be about. What it tells hangs on nothing else. */
export interface PieceAudience {
  readonly own: PricedCase | undefined;
  /** One at a time: its own case, those that it names, and those of the same product. */
  readonly single: readonly PricedCase[];
  /** Together with its own: those that it names, then those that share a substance with it. */
  readonly together: readonly PricedCase[];
  /** All of the supplier of its own case, where it speaks of suppliers. */
  readonly supplier: readonly PricedCase[];
  /** All of each area of its own case, where it speaks of areas. */
  readonly areas: readonly (readonly PricedCase[])[];
}

const nobody: PieceAudience = { own: undefined, single: [], together: [], supplier: [], areas: [] };

export function audienceOf({ caseId, numbersOnly, plain }: ReadPiece, neighbours: Neighbours): PieceAudience {
  const own = caseId === undefined ? undefined : neighbours.of(caseId);
  if (numbersOnly === true) return own === undefined ? nobody : { ...nobody, own, single: [own] };
  const named = neighbours.namedIn(plain).filter((each) => each !== own);
  if (own === undefined) return { ...nobody, single: named, together: named };
  const spoken = new Set(named);
  return {
    own,
    single: [...new Set([own, ...named, ...neighbours.alike(own).filter((each) => sameProduct(own, each))])],
    together: [...named, ...neighbours.sharing(own).filter((each) => !spoken.has(each))],
    supplier: own.supplier === undefined || !supplierWords.test(plain) ? [] : neighbours.ofSupplier(own.supplier),
    areas: areaWords.test(plain) ? areasOf(own).map((area) => neighbours.ofArea(area)) : [],
  };
}

/** What a text tells of those it can be about. */
export function toldTo(audience: PieceAudience, piece: ReadPiece, id: string, share: number): readonly ToldStatement[] {
  const { own, single } = audience;
  if (single.length === 0) return [];
  const quantities = quantitiesOfEach(single);
  const severally = piece.figures.filter((figure) => speaksOfSeveral(figure) || (couldBeExact(figure) && isPriced(figure)));
  const groups = piece.numbersOnly === true || severally.length === 0 ? undefined : groupsOf(own, audience);
  return piece.figures.flatMap((figure, place) => {
    const at = `${id}.${place}`;
    const singles = quantities.flatMap((quantity) => statementsFor(figure, quantity, piece, at, share));
    if (piece.numbersOnly === true) return singles;
    return [
      ...singles,
      ...inPeriods(figure, single, piece, at, share),
      ...(groups !== undefined && severally.includes(figure)
        ? groups(figure).flatMap((quantity) => statementsFor(figure, quantity, piece, at, share))
        : []),
    ];
  });
}

/** What may be told of some cases one at a time. What costs the same for the same product is tied to it, and need not be said twice. */
function quantitiesOfEach(single: readonly PricedCase[]): readonly Quantity[] {
  const before = new Map<string, PricedCase[]>();
  return single.flatMap((each) => {
    const terms = termsOf(each);
    const latest = terms.at(-1);
    const priceOf = ({ truth, maximum }: PriceTerm): string => `${each.supplier ?? ''} ${truth} ${maximum}`;
    const tiedTo = (term: PriceTerm): readonly PricedCase[] =>
      (before.get(priceOf(term)) ?? []).filter((other) => sameProduct(other, each));
    const models = new Set(
      latest === undefined ? [] : tiedTo(latest).flatMap((other) => other.quantities.map((quantity) => JSON.stringify(quantity))),
    );
    const apart = terms.filter((term) => tiedTo(term).length === 0);
    for (const term of terms) before.set(priceOf(term), [...(before.get(priceOf(term)) ?? []), each]);
    return [
      ...apart.flatMap(ownQuantities),
      ...each.quantities
        .filter((quantity) => !models.has(JSON.stringify(quantity)))
        .flatMap((quantity) => (latest === undefined ? [] : [modelQuantity(latest, quantity)])),
    ];
  });
}

/** What a pack costs by a period: of a bound, which may count packs in many ways, the way that says least. */
function inPeriods(
  figure: Figure,
  cases: readonly PricedCase[],
  piece: ReadPiece,
  at: string,
  share: number,
): readonly ToldStatement[] {
  const { period, manner } = figure;
  if (period === undefined || figure.percent) return [];
  return cases.flatMap((each) => {
    const latest = termsOf(each).at(-1);
    if (latest === undefined) return [];
    const found = periodQuantities(latest, period).map((quantity) => statementsFor(figure, quantity, piece, at, share));
    const some = found.filter(({ length }) => length > 0);
    const least = manner === 'atMost' ? some[0] : manner === 'atLeast' ? some.at(-1) : undefined;
    return manner === 'atMost' || manner === 'atLeast' ? (least ?? []) : some.flat();
  });
}

/** The latest price of each, one of those of a product that cost the same: the others are tied to it. The first of them, where they are many. */
function latestApart(cases: readonly PricedCase[]): readonly PriceTerm[] {
  const apart = new Map<string, PriceTerm>();
  for (const each of cases) {
    const term = termsOf(each).at(-1);
    if (term === undefined) continue;
    const key = `${each.supplier ?? ''} ${each.names.join(' ')} ${term.truth} ${term.maximum}`;
    if (apart.has(key)) continue;
    if (apart.size === mostTogether) break;
    apart.set(key, term);
  }
  return [...apart.values()];
}

/** What a text may tell of several prices: of those that it is about, and, where a sentence says so, of all of a supplier or an area. */
function groupsOf(
  own: PricedCase | undefined,
  { together, supplier, areas }: PieceAudience,
): (figure: Figure) => readonly Quantity[] {
  const offers = own === undefined ? [] : termsOf(own);
  const others = latestApart(together);
  const latest = offers.at(-1);
  const all = latest === undefined ? others : [latest, ...others];
  const pairs = all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));
  const earlier = offers.slice(0, -1).flatMap((offer) => (latest === undefined ? [] : [[offer, latest] as const]));
  const always = [
    ...[...pairs, ...earlier].flatMap(([one, other]) => pairQuantities(one, other)),
    ...pairs.flatMap((pair) => jointQuantities(pair)),
    ...(all.length > 2 ? jointQuantities(all) : []),
  ];
  return ({ sentence }) => [
    ...always,
    ...(supplierWords.test(sentence) ? jointQuantities(latestOf(supplier)) : []),
    ...(areaWords.test(sentence) ? areas.flatMap((each) => jointQuantities(latestOf(each))) : []),
  ];
}

const latestOf = (cases: readonly PricedCase[]): readonly PriceTerm[] => cases.flatMap((each) => termsOf(each).at(-1) ?? []);

/** A figure as equations over hidden prices, where it can be about the quantity. */
function statementsFor(figure: Figure, quantity: Quantity, piece: ReadPiece, at: string, share: number): readonly ToldStatement[] {
  const { numerator, denominator, truth, percent, what, year } = quantity;
  if (percent !== figure.percent || truth === 0) return [];
  const named = new Set([...numerator.terms, ...denominator.terms].map(({ hidden }) => hidden));
  if (named.size === 0) return [];
  const told = toldOf(figure, truth, share);
  if (told === undefined || !isAbout(figure, quantity, told, piece)) return [];
  const id = `${at} ${what} ${year ?? ''} ${[...named].join(' ')} ${numerator.terms.map(({ coefficient }) => coefficient).join(' ')}`;
  return equationsOf(id, piece.where, numerator, denominator, told).map((statement) => ({
    where: piece.where,
    figure: piece.opensLater === true ? '' : figure.text,
    quantity: { what, ...(year === undefined ? {} : { year }) },
    statement,
  }));
}

function isAbout(figure: Figure, { what }: Quantity, { coarseness }: Told, { numbersOnly }: ReadPiece): boolean {
  const joint = jointWords[what];
  if (numbersOnly === true) return what === 'price' && coarseness <= exact;
  if (coarseness <= exact) return true;
  if (joint !== undefined && !joint.test(figure.sentence)) return false;
  if (figure.manner !== 'is' && !about[what].test(figure.sentence)) return false;
  if (figure.manner === 'is' && coarseness >= 1) return false;
  return isPriced(figure);
}

/** numerator / denominator within what is told; as inequalities where the denominator is hidden, or one end is open. */
function equationsOf(
  id: string,
  where: string,
  numerator: LinearForm,
  denominator: LinearForm,
  { lowest, highest }: Told,
): readonly Statement[] {
  const fixed = denominator.terms.length === 0;
  if (fixed && lowest !== undefined && highest !== undefined) {
    const around = { value: (lowest + highest) / 2, within: (highest - lowest) / 2 };
    return [
      denominator.constant === 1
        ? { id, where, kind: 'linear', form: numerator, ...around }
        : { id, where, kind: 'ratio', numerator, denominator, ...around },
    ];
  }
  return [
    ...(lowest === undefined
      ? []
      : [{ id: `${id} from`, where, kind: 'bound', form: combine(numerator, -lowest, denominator), lowest: 0 } as const]),
    ...(highest === undefined
      ? []
      : [{ id: `${id} to`, where, kind: 'bound', form: combine(numerator, -highest, denominator), highest: 0 } as const]),
  ];
}

/** Quartiles and median of an area, each as a quantile of what the cases behind it cost as shares of their maxima. */
export function toldByAggregate(
  { members, figures, recordedAt }: PublishedAggregate,
  id: string,
  neighbours: Neighbours,
): readonly ToldStatement[] {
  const shares = members.map((caseId): LinearForm => {
    const own = neighbours.of(caseId);
    const times = new Map([...(own?.hidden ?? []), ...(own?.open ?? [])].map((price) => [price.item, price.recordedAt]));
    const term = own === undefined ? undefined : termsOf(own).findLast(({ item }) => (times.get(item) ?? '') <= recordedAt);
    if (term === undefined || term.maximum <= 0) throw new RangeError(`The guard was not given the prices behind ${id}`);
    return combine(known(0), 1 / term.maximum, term.form);
  });
  if (shares.every(({ terms }) => terms.length === 0)) return [];
  return rebateQuantiles(figures).map(({ probability, rebate }) => ({
    where: 'rebates',
    figure: `${Math.round(100 * rebate)} %`,
    quantity: { what: 'quantile' },
    statement: {
      id: `${id} ${probability}`,
      where: 'rebates',
      kind: 'quantile',
      members: shares,
      probability,
      value: 1 - rebate,
      within: 1 / rebatePartsOfWhole / 2,
    },
  }));
}

/** What costs the same in two cases or offers of one product is one unknown to a reader: every price of a case with the next that is the same. */
export function samePrices(own: PricedCase, neighbours: Neighbours): readonly ToldStatement[] {
  return termsOf(own).flatMap((term) => {
    const same = neighbours.priced(term.truth);
    const next = nextSame(
      same,
      same.findIndex(({ each, term: { item } }) => each === own && item === term.item),
    );
    return next === undefined ? [] : tiedTo(term, next.term);
  });
}

/** The first price after a place that is of the same product. */
function nextSame(same: readonly PlacedTerm[], place: number): PlacedTerm | undefined {
  const own = same[place]?.each;
  return own === undefined ? undefined : same.slice(place + 1).find(({ each }) => each === own || sameProduct(own, each));
}

function tiedTo(term: PriceTerm, next: PriceTerm): readonly ToldStatement[] {
  const form = combine(term.form, -1, next.form);
  if (form.terms.length === 0) return [];
  const id = `same ${term.caseId} ${term.item}`;
  return [
    {
      where: 'samePrice',
      figure: '',
      quantity: { what: 'samePrice' },
      statement: { id, where: 'samePrice', kind: 'linear', form, value: 0, within: 0 },
    },
  ];
}
