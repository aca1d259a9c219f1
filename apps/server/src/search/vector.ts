import { clockEntries, type FieldValue } from '@likeverd/casework';
import { type RawBuilder, sql } from 'kysely';
import type { StoreTransaction } from '../database.ts';
import { foldedWords, foldWord, tailsOf, type Term } from './words.ts';

/** How much a word counts: it names the method, says whom it is for, or stands somewhere else. */
type Weight = 'A' | 'B' | 'C';
export type Weighed = Readonly<Record<Weight, readonly string[]>>;

const weights: Readonly<Record<string, Weight>> = {
  number: 'A',
  title: 'A',
  substance: 'A',
  brandName: 'A',
  atc: 'A',
  population: 'B',
  indication: 'B',
  medicalField: 'B',
  comparator: 'B',
};

/** Every text inside of a value: the value itself, or the texts of a list or table. Hashes are no words. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^[0-9a-f]{64}$/.test(value) ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** The texts of some named values by weight, each once. */
export function weigh(values: Iterable<readonly [string, FieldValue]>): Weighed {
  const texts = { A: new Set<string>(), B: new Set<string>(), C: new Set<string>() };
  for (const [name, value] of values) {
    // Who had the case is counted, not read.
    if (name !== clockEntries) for (const text of textsOf(value)) texts[weights[name] ?? 'C'].add(text);
  }
  return { A: [...texts.A], B: [...texts.B], C: [...texts.C] };
}

/** Texts as the database searches them: stems by weight, and the insides of the long words that say what a case is about. */
export function vectorOf(texts: Weighed): RawBuilder<string> {
  // Each word once: what is searched for stands in a case or does not.
  const once = (of: readonly string[]): readonly string[] => [...new Set(of.flatMap(foldedWords))];
  const words = { A: once(texts.A), B: once(texts.B), C: once(texts.C) };
  const insides = (of: readonly string[]): string => [...new Set(of.flatMap(tailsOf))].join(' ');
  return sql<string>`setweight(to_tsvector('norwegian', ${words.A.join(' ')}), 'A')
    || setweight(to_tsvector('norwegian', ${words.B.join(' ')}), 'B')
    || setweight(to_tsvector('norwegian', ${words.C.join(' ')}), 'C')
    || setweight(to_tsvector('simple', ${insides(words.A)}), 'C')
    || setweight(to_tsvector('simple', ${insides(words.B)}), 'D')`;
}

/** The part of it by which the nearest comes first. */
export function headingOf(texts: Weighed): RawBuilder<string> {
  const names = texts.A.flatMap(foldedWords);
  return sql<string>`setweight(to_tsvector('norwegian', ${names.join(' ')}), 'A')
    || setweight(to_tsvector('norwegian', ${texts.B.flatMap(foldedWords).join(' ')}), 'B')
    || setweight(to_tsvector('simple', ${[...new Set(names.flatMap(tailsOf))].join(' ')}), 'C')`;
}

/** Words without meaning that folding hides from the database's list of them. */
const stopWords: ReadonlySet<string> = new Set(
  ['på', 'så', 'når', 'også', 'før', 'være', 'vært', 'å', 'både', 'må', 'nå', 'få'].map(foldWord),
);

const asked = (terms: readonly Term[]): readonly Term[] => terms.filter(({ word }) => !stopWords.has(word));

/** What is searched for, as the database asks it: every word, by its stem and its beginning, or as a compound of two such. */
export function queryOf(terms: readonly Term[]): RawBuilder<string> {
  const words = asked(terms).map(({ word, splits }) => {
    // Without weights, which the index does not know: every row would have to be read again.
    const compounds = splits.map(([head, tail]) => `(${head}:* & ${tail}:*)`);
    return `(${[`${word}:*`, ...compounds].join(' | ')})`;
  });
  return sql<string>`to_tsquery('norwegian', ${words.join(' & ')})`;
}

/** By which the nearest is found: one word is enough. */
export function nearestOf(terms: readonly Term[]): RawBuilder<string> {
  const words = asked(terms).map(({ word }) => `${word}:*`);
  return sql<string>`to_tsquery('norwegian', ${words.join(' | ')})`;
}

/**
 * Has words looked up in their index for the rest of the transaction. The database takes a word's beginning for commoner than it is, and
 * reading every row for cheaper than it is: it does not count that long texts are unpacked.
 */
export async function byWords(tx: StoreTransaction): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(tx);
}
