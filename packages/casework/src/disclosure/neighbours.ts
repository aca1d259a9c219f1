import { areasOf, endsAsNamed, type PricedCase, type Product, sameProduct, substanceCode } from './priced.ts';
import { type PriceTerm, termsOf } from './quantities.ts';

/** A price and the case it stands in. */
export interface PlacedTerm {
  readonly each: PricedCase;
  readonly term: PriceTerm;
}

/** Cases by what ties them together: what a text can be about is looked up, not looked for. Everything comes in the order of `cases`. */
export interface Neighbours {
  readonly cases: readonly PricedCase[];
  of(caseId: string): PricedCase | undefined;
  /** Those that a text, in small letters, speaks of. */
  namedIn(text: string): readonly PricedCase[];
  /** Those that are the same product as a case, in either direction of `sameProduct`, itself not among them. */
  alike(own: PricedCase): readonly PricedCase[];
  /** Those that share a substance with a case, itself not among them. */
  sharing(own: PricedCase): readonly PricedCase[];
  ofSupplier(supplier: string): readonly PricedCase[];
  ofArea(area: string): readonly PricedCase[];
  /** Every price that is this one, in the order of cases and offers. */
  priced(truth: number): readonly PlacedTerm[];
}

/** The words by which texts speak of a product, in small letters. */
export const wordsOf = ({ names, number }: Product): readonly string[] =>
  number === undefined ? names : [...names, number.toLowerCase()];

export function neighboursOf(cases: readonly PricedCase[]): Neighbours {
  const places = new Map(cases.map((each, place) => [each, place]));
  const byId = new Map(cases.map((each) => [each.caseId, each]));
  const byName = groups(cases, ({ names }) => names);
  const byCode = groups(cases, ({ atc }) => atc.filter((code) => code.length === substanceCode));
  const bySupplier = groups(cases, ({ supplier }) => (supplier === undefined ? [] : [supplier]));
  const byArea = groups(cases, areasOf);
  const byWord = groups(cases, wordsOf);
  const byTruth = groups(
    cases.flatMap((each) => termsOf(each).map((term): PlacedTerm => ({ each, term }))),
    ({ term }) => [term.truth],
  );
  const find = namesIn([...byWord.keys()]);
  /** Lists that are in order, as one. */
  const joined = (lists: readonly (readonly PricedCase[])[]): readonly PricedCase[] => {
    const [first = [], ...more] = lists;
    return more.length === 0
      ? first
      : [...new Set(lists.flat())].toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
  };
  const once = remembered();
  return {
    cases,
    of: (caseId) => byId.get(caseId),
    namedIn: (text) => joined(find(text).map((name) => byWord.get(name) ?? [])),
    alike: (own) =>
      once(`alike ${own.caseId}`, () =>
        (own.supplier === undefined ? [] : (bySupplier.get(own.supplier) ?? [])).filter(
          (each) => each !== own && (sameProduct(own, each) || sameProduct(each, own)),
        ),
      ),
    sharing: (own) =>
      once(`sharing ${own.caseId}`, () =>
        joined([...own.names.map((name) => byName.get(name) ?? []), ...own.atc.map((code) => byCode.get(code) ?? [])]).filter(
          (each) => each !== own,
        ),
      ),
    ofSupplier: (supplier) => bySupplier.get(supplier) ?? [],
    ofArea: (area) => byArea.get(area) ?? [],
    priced: (truth) => byTruth.get(truth) ?? [],
  };
}

/** Lists that are made once: what they are made of does not change. */
function remembered(): (key: string, make: () => readonly PricedCase[]) => readonly PricedCase[] {
  const made = new Map<string, readonly PricedCase[]>();
  return (key, make) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const list = make();
    made.set(key, list);
    return list;
  };
}

function groups<T, K>(items: readonly T[], keysOf: (item: T) => readonly K[]): ReadonlyMap<K, readonly T[]> {
  const found = new Map<K, T[]>();
  for (const item of items)
    for (const key of new Set(keysOf(item))) {
      const own = found.get(key);
      if (own === undefined) found.set(key, [item]);
      else own.push(item);
    }
  return found;
}

/** Which of some names a text speaks of: at every place where a word may begin, the names that begin as it does are tried by their lengths. */
function namesIn(names: readonly string[]): (text: string) => readonly string[] {
  const known = new Set(names);
  const stem = names.reduce((shortest, { length }) => Math.min(shortest, length), Number.MAX_SAFE_INTEGER);
  const lengths = new Map<string, Set<number>>();
  for (const name of names) {
    const start = name.slice(0, stem);
    lengths.set(start, (lengths.get(start) ?? new Set()).add(name.length));
  }
  return (text) => {
    const found = new Set<string>();
    for (let at = 0; at + stem <= text.length; at += 1) {
      const tried = lengths.get(text.slice(at, at + stem));
      if (tried === undefined) continue;
      for (const length of tried) {
        const name = text.slice(at, at + length);
        if (known.has(name) && endsAsNamed(text, at, name)) found.add(name);
      }
    }
    return [...found];
  };
}
