import type { CalendarDate } from '@likeverd/reference';
import { hiddenIn } from './alternatives.ts';
import { type Findings, findingsOf, touched } from './findings.ts';
import { type Neighbours, neighboursOf } from './neighbours.ts';
import { areaWords, areasOf, caseOfPrice, type PricedCase, type Product, speaksOf, supplierWords } from './priced.ts';
import type { PublishedAggregate, ReadPiece } from './publication.ts';
import {
  audienceOf,
  eachOnce,
  type Knowledge,
  type PieceAudience,
  samePrices,
  toldByAggregate,
  type ToldStatement,
  toldTo,
} from './told.ts';

/** Public texts, found by what they are about. */
export interface Texts {
  /** Those that stand in a case, or are about it. */
  about(caseId: string): readonly ReadPiece[];
  /** Those that name a product, wherever they stand. */
  speakingOf(product: Product): readonly ReadPiece[];
}

/** Everything that is public at a time, and the prices that it may be about: as much of it is read as is asked for. */
export interface Surroundings {
  readonly neighbours: Neighbours;
  readonly texts: Texts;
  readonly aggregates: readonly PublishedAggregate[];
}

/** All that is known, as surroundings: texts are found by looking through them. */
export function surroundingsOf({ cases, pieces, aggregates }: Knowledge): Surroundings {
  const byCase = Map.groupBy(pieces, ({ caseId }) => caseId);
  return {
    neighbours: neighboursOf(cases),
    texts: {
      about: (caseId) => byCase.get(caseId) ?? [],
      speakingOf: (product) => pieces.filter(({ plain }) => speaksOf(plain, product)),
    },
    aggregates,
  };
}

/** What a text tells. */
export type Reader = (piece: ReadPiece, neighbours: Neighbours) => readonly ToldStatement[];

/**
 * Reads a text once: what it tells stays the same until one of those whom it can be about is another. `share`: how wide "about" is, as a share
 * of its figure.
 */
export function rememberingReader(share: number): Reader {
  const known = new WeakMap<ReadPiece, Remembered>();
  let pieces = 0;
  return (piece, neighbours) => {
    const earlier = known.get(piece);
    if (earlier?.neighbours === neighbours) return earlier.told;
    const audience = audienceOf(piece, neighbours);
    pieces += earlier === undefined ? 1 : 0;
    const id = earlier?.id ?? `${pieces}`;
    const same = earlier !== undefined && sameAudience(earlier.audience, audience);
    const told = same ? earlier.told : toldTo(audience, piece, id, share);
    known.set(piece, { id, neighbours, audience, told });
    return told;
  };
}

interface Remembered {
  readonly id: string;
  readonly neighbours: Neighbours;
  readonly audience: PieceAudience;
  readonly told: readonly ToldStatement[];
}

const sameCases = (one: readonly PricedCase[], other: readonly PricedCase[]): boolean =>
  one === other || (one.length === other.length && one.every((each, index) => each === other[index]));

const sameAudience = (one: PieceAudience, other: PieceAudience): boolean =>
  one.own === other.own &&
  sameCases(one.single, other.single) &&
  sameCases(one.together, other.together) &&
  sameCases(one.supplier, other.supplier) &&
  one.areas.length === other.areas.length &&
  one.areas.every((area, index) => sameCases(area, other.areas[index] ?? []));

/** What is about to be public. */
export interface Step {
  readonly before: Surroundings;
  readonly after: Surroundings;
  /** The texts that are not public before. */
  readonly fresh: readonly ReadPiece[];
  /** Cases whose prices, or what is given in them, are others afterwards. */
  readonly changed: readonly string[];
}

/** What the public can find before and after. */
export interface Weighed {
  readonly before: Findings;
  readonly after: Findings;
}

/**
 * What can be found of the prices that something new says anything of, directly or through others, and of those of the cases that are asked
 * for. Only texts and cases that statements lead to are read and solved: what else there is, and how much, makes no difference.
 */
export function weighed(
  { before, after, fresh, changed }: Step,
  asked: readonly string[],
  today: CalendarDate,
  read: Reader,
): Weighed {
  const published = after.aggregates.filter((each) => !before.aggregates.includes(each));
  const seeds = new Set([
    ...asked,
    ...changed,
    ...published.flatMap(({ members }) => members),
    ...fresh.flatMap((piece) => read(piece, after.neighbours)).flatMap(casesIn),
    ...[before, after].flatMap((each) => changed.flatMap((caseId) => statementsOn(caseId, each, read))).flatMap(casesIn),
  ]);
  const is = around(seeds, after, read);
  const was = around(is.cases, before, read);
  const [pricedNow, pricedThen] = [priced(is.cases, after), priced(was.cases, before)];
  const wanted = new Set([
    ...pricedNow.filter(({ caseId }) => asked.includes(caseId)).flatMap(({ hidden }) => hidden),
    ...touched(pricedNow, was.told, is.told),
  ]);
  const earlier = new Set(pricedThen.flatMap(({ hidden }) => hidden.map(({ id }) => id)));
  return {
    before: findingsOf(
      pricedThen,
      was.told,
      [...wanted].filter(({ id }) => earlier.has(id)),
      today,
    ),
    after: findingsOf(pricedNow, is.told, [...wanted], today),
  };
}

const priced = (caseIds: ReadonlySet<string>, { neighbours }: Surroundings): readonly PricedCase[] =>
  [...caseIds].flatMap((caseId) => neighbours.of(caseId) ?? []);

const casesIn = ({ statement }: ToldStatement): readonly string[] => hiddenIn(statement).map(caseOfPrice);

/** Every statement that names a price of some cases, of those that it names beside them, and so on. */
function around(
  seeds: ReadonlySet<string>,
  surroundings: Surroundings,
  read: Reader,
): { readonly cases: ReadonlySet<string>; readonly told: readonly ToldStatement[] } {
  const cases = new Set(seeds);
  const seen = new Set<ReadPiece>();
  const byCase = new Map<string, ToldStatement[]>();
  const told: ToldStatement[] = [];
  for (const caseId of cases) {
    const own = surroundings.neighbours.of(caseId);
    if (own === undefined) continue;
    for (const piece of textsOn(own, surroundings)) {
      if (seen.has(piece)) continue;
      seen.add(piece);
      for (const statement of read(piece, surroundings.neighbours))
        for (const other of new Set(casesIn(statement))) byCase.set(other, [...(byCase.get(other) ?? []), statement]);
    }
    const naming = [...(byCase.get(caseId) ?? []), ...besideTexts(own, surroundings)];
    told.push(...naming);
    for (const statement of naming) for (const other of casesIn(statement)) cases.add(other);
  }
  return { cases, told: eachOnce(told) };
}

/** The statements that hang on a case, whether or not they name a price of it. */
function statementsOn(caseId: string, surroundings: Surroundings, read: Reader): readonly ToldStatement[] {
  const own = surroundings.neighbours.of(caseId);
  return own === undefined
    ? []
    : [...textsOn(own, surroundings).flatMap((piece) => read(piece, surroundings.neighbours)), ...besideTexts(own, surroundings)];
}

/** Every text that can be about a case: the other way round of `audienceOf`. */
function textsOn(own: PricedCase, { neighbours, texts }: Surroundings): readonly ReadPiece[] {
  const about = ({ caseId }: PricedCase): readonly ReadPiece[] => texts.about(caseId);
  const ofSupplier = own.supplier === undefined ? [] : neighbours.ofSupplier(own.supplier);
  return [
    ...about(own),
    ...texts.speakingOf(own),
    ...[...neighbours.alike(own), ...neighbours.sharing(own)].flatMap(about),
    ...ofSupplier.flatMap(about).filter(({ plain }) => supplierWords.test(plain)),
    ...areasOf(own).flatMap((area) =>
      neighbours
        .ofArea(area)
        .flatMap(about)
        .filter(({ plain }) => areaWords.test(plain)),
    ),
  ];
}

/** What is told of a case without a text: by published rebates, and by what costs the same. */
function besideTexts(own: PricedCase, { neighbours, aggregates }: Surroundings): readonly ToldStatement[] {
  const same = [...own.hidden, ...own.open].flatMap(({ truth }) => neighbours.priced(truth).map(({ each }) => each));
  return [
    ...aggregates.flatMap((aggregate, index) =>
      aggregate.members.includes(own.caseId) ? toldByAggregate(aggregate, `aggregate ${index}`, neighbours) : [],
    ),
    ...[...new Set(same)].flatMap((each) => samePrices(each, neighbours)).filter((each) => casesIn(each).includes(own.caseId)),
  ];
}
