import type { CalendarDate } from '@likeverd/reference';
import { exact, type Figure, type Told, toldOf } from './figures.ts';
import { disclosureLimit } from './limits.ts';
import { combine, known } from './linear-forms.ts';
import {
  areaWords,
  areasOf,
  type PricedCase,
  sameProduct,
  sameSupplier,
  sharesSubstance,
  speaksOf,
  supplierWords,
} from './priced.ts';
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
  const share = disclosureLimit('disclosure-width-of-about', today);
  const told = [
    ...knowledge.pieces.flatMap((piece, index) => toldInPiece(piece, `${index}`, knowledge.cases, share)),
    ...knowledge.aggregates.flatMap((aggregate, index) => toldByAggregate(aggregate, `aggregate ${index}`, knowledge.cases)),
    ...samePrices(knowledge.cases),
  ];
  // What is readable now stands for the same that opens later.
  return [
    ...new Map(
      [...told.filter(({ figure }) => figure === ''), ...told.filter(({ figure }) => figure !== '')].map((each) => [
        keyOf(each),
        each,
      ]),
    ).values(),
  ];
}

/** The same for statements that say the same in the same place. */
export const keyOf = ({ statement }: ToldStatement): string => JSON.stringify({ ...statement, id: '' });

function toldInPiece(piece: ReadPiece, id: string, cases: readonly PricedCase[], share: number): readonly ToldStatement[] {
  const own = cases.find(({ caseId }) => caseId === piece.caseId);
  if (piece.numbersOnly === true && own === undefined) return [];
  const named = piece.numbersOnly === true ? [] : cases.filter((each) => each !== own && speaksOf(piece.plain, each));
  const kin = own === undefined || piece.numbersOnly === true ? [] : cases.filter((each) => each !== own && sameProduct(own, each));
  const single = [...new Set([...(own === undefined ? [] : [own]), ...named, ...kin])];
  if (single.length === 0) return [];
  const quantities = single.flatMap((each, index) => {
    const terms = termsOf(each);
    const latest = terms.at(-1);
    // What costs the same for the same product is tied to it, and need not be said twice.
    const earlier = single.slice(0, index).filter((other) => sameProduct(other, each));
    const tied = (term: PriceTerm | undefined): boolean =>
      earlier.flatMap(termsOf).some(({ truth, maximum }) => truth === term?.truth && maximum === term.maximum);
    const models = tied(latest) ? earlier.flatMap((other) => other.quantities.map((quantity) => JSON.stringify(quantity))) : [];
    return [
      ...terms.filter((term) => !tied(term)).flatMap(ownQuantities),
      ...each.quantities
        .filter((quantity) => !models.includes(JSON.stringify(quantity)))
        .flatMap((quantity) => (latest === undefined ? [] : [modelQuantity(latest, quantity)])),
    ];
  });
  const severally = piece.figures.filter((figure) => speaksOfSeveral(figure) || (couldBeExact(figure) && isPriced(figure)));
  const groups =
    piece.numbersOnly === true || severally.length === 0 ? undefined : groupsOf(own, togetherOf(own, named, cases), cases);
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

interface Together {
  /** All prices of the case itself, then the latest of those that the text names or that share a substance with it. */
  readonly own: readonly PriceTerm[];
  readonly others: readonly PriceTerm[];
}

function togetherOf(own: PricedCase | undefined, named: readonly PricedCase[], cases: readonly PricedCase[]): Together {
  const linked =
    own === undefined ? [] : cases.filter((each) => each !== own && !named.includes(each) && sharesSubstance(own, each));
  const latest = [...named, ...linked].flatMap((each) => {
    const term = termsOf(each).at(-1);
    return term === undefined
      ? []
      : [{ term, key: `${each.supplier ?? ''} ${each.names.join(' ')} ${term.truth} ${term.maximum}` }];
  });
  // One of those of a product that cost the same: the others are tied to it.
  const apart = [...new Map(latest.map(({ term, key }) => [key, term])).values()];
  return { own: own === undefined ? [] : termsOf(own), others: apart.slice(0, mostTogether) };
}

/** What a text may tell of several prices: of those that it is about, and, where a sentence says so, of all of a supplier or an area. */
function groupsOf(
  own: PricedCase | undefined,
  { own: offers, others }: Together,
  cases: readonly PricedCase[],
): (figure: Figure) => readonly Quantity[] {
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
    ...(own !== undefined && supplierWords.test(sentence)
      ? jointQuantities(latestOf(cases, (each) => each === own || sameSupplier(own, each)))
      : []),
    ...(own !== undefined && areaWords.test(sentence)
      ? areasOf(own).flatMap((area) => jointQuantities(latestOf(cases, (each) => areasOf(each).includes(area))))
      : []),
  ];
}

const latestOf = (cases: readonly PricedCase[], wanted: (each: PricedCase) => boolean): readonly PriceTerm[] =>
  cases.filter(wanted).flatMap((each) => termsOf(each).at(-1) ?? []);

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
function toldByAggregate(
  { members, figures, recordedAt }: PublishedAggregate,
  id: string,
  cases: readonly PricedCase[],
): readonly ToldStatement[] {
  const shares = members.map((caseId): LinearForm => {
    const own = cases.find((each) => each.caseId === caseId);
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

/** What costs the same in two cases or offers of one product is one unknown to a reader. */
function samePrices(cases: readonly PricedCase[]): readonly ToldStatement[] {
  const terms = cases.flatMap((each) => termsOf(each).map((term) => ({ each, term })));
  return terms.flatMap(({ each, term }, index) => {
    const next = terms
      .slice(index + 1)
      .find((other) => other.term.truth === term.truth && (other.each === each || sameProduct(each, other.each)));
    const form = next === undefined ? undefined : combine(term.form, -1, next.term.form);
    if (form === undefined || form.terms.length === 0) return [];
    const id = `same ${term.caseId} ${term.item}`;
    return [
      {
        where: 'samePrice',
        figure: '',
        quantity: { what: 'samePrice' },
        statement: { id, where: 'samePrice', kind: 'linear', form, value: 0, within: 0 },
      } as const,
    ];
  });
}
