import { content, formatList, type Language } from '@likeverd/language';
import { facets, type Sought } from '../search/find.ts';

/** What a search asks for, in words: `kreft, Legemiddel, Besluttet`. */
export function wordsOfSearch({ query, filters }: Sought, language: Language): string {
  const { casework } = content[language];
  const known: Readonly<Record<string, string>> = { ...casework.choices, ...casework.phases };
  const chosen = facets.flatMap((facet) => filters[facet] ?? []).map((value) => known[value] ?? value);
  return formatList([...(query.trim() === '' ? [] : [`«${query.trim()}»`]), ...chosen], language);
}
