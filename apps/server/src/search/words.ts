/**
 * Words as search compares them: small letters without marks, å as a, ø as o, nynorsk forms as bokmål, so that a method is found
 * whichever keyboard and written standard the reader uses. The same is done to the text and to what is searched for; stems are the database's.
 */

/** Parts of nynorsk words, after folding, and what bokmål has in their place. */
const nynorskParts: readonly (readonly [RegExp, string])[] = [
  [/sjuk/g, 'syk'],
  [/laekje/g, 'lege'],
  [/tjukk/g, 'tykk'],
  [/hjart/g, 'hjert'],
  [/hovud/g, 'hode'],
  [/auge/g, 'oye'],
  [/vaks(?=en|ne)/g, 'voks'],
  [/mogleg/g, 'mulig'],
  [/sjeldan/g, 'sjelden'],
  [/(?<=..)leg(?=$|e$|heit)/g, 'lig'],
  [/heit(?=$|a$|er$|ene$)/g, 'het'],
  [/(?<=...)ane$/g, 'ene'],
  [/(?<=...)ar$/g, 'er'],
  [/(?<=ing)a$/g, 'en'],
];

/** Words that were folded before: texts use the same ones over and over. */
const folded = new Map<string, string>();
const mostRemembered = 50_000;

/** One word as search compares it. */
export function foldWord(word: string): string {
  const known = folded.get(word);
  if (known !== undefined) return known;
  if (folded.size >= mostRemembered) folded.clear();
  const plain = word
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[æä]/g, 'ae')
    .replaceAll(/[øö]|oe/g, 'o')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('aa', 'a')
    .replaceAll('_', 'x');
  const made = nynorskParts.reduce((text, [part, bokmal]) => text.replaceAll(part, bokmal), plain);
  folded.set(word, made);
  return made;
}

const wordPattern = /[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/gu;
const caseNumber = /^(?:id)?(\d{4})[_/-](\d{1,6})$/i;

/** The words of a text, folded; a word with hyphens in its parts and as one: `PD-L1` is `pd`, `l1` and `pdl1`. */
export function foldedWords(text: string): readonly string[] {
  return (text.normalize('NFC').match(wordPattern) ?? []).flatMap((word) => {
    const parts = word.split('-').map(foldWord);
    return parts.length === 1 ? parts : [...parts, parts.join('')];
  });
}

/** Shortest head and tail of a compound, in letters. */
const shortestHead = 3;
const shortestTail = 4;

/** What stands inside and at the end of long words, so that `kreft` finds `tykktarmskreft`: every tail that a part could begin. */
export function tailsOf(word: string): readonly string[] {
  const tails: string[] = [];
  for (let start = shortestHead; start <= word.length - shortestTail; start++) tails.push(word.slice(start));
  return tails;
}

/** One word that is searched for. */
export interface Term {
  /** Folded; letters and digits only, so that nothing in it is syntax. */
  readonly word: string;
  /** Ways to read a long word as a compound of two: `lungekreftbehandling` as `lungekreft` and `behandling`. */
  readonly splits: readonly (readonly [string, string])[];
}

/** Longest query that is looked at, in characters and words. */
const longestQuery = 400;
const mostTerms = 12;
const shortestCompound = 9;

/** The words of a query. A case number may be written `ID2026_001`, `2026_001` or `2026-001`. */
export function searchTerms(query: string): readonly Term[] {
  const words = (
    query
      .normalize('NFC')
      .slice(0, longestQuery)
      .match(/[\p{L}\p{N}_/-]+/gu) ?? []
  ).flatMap((written) => {
    const number = caseNumber.exec(written);
    return number === null ? written.split(/[/-]+/).filter((part) => part !== '') : [`id${number[1] ?? ''}_${number[2] ?? ''}`];
  });
  return words.slice(0, mostTerms).map((written) => {
    const word = foldWord(written);
    return { word, splits: splitsOf(word) };
  });
}

function splitsOf(word: string): readonly (readonly [string, string])[] {
  if (word.length < shortestCompound || /\d/.test(word)) return [];
  const splits: (readonly [string, string])[] = [];
  for (let at = shortestTail; at <= word.length - shortestTail; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    splits.push([head, tail]);
    // The s and e that bind compounds: behandlings-metode, barne-lege.
    if (/^[se]/.test(tail) && tail.length > shortestTail) splits.push([head, tail.slice(1)]);
  }
  return splits;
}

/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

const endings = /(?:enes|ene|ens|ets|ers|en|et|er|es|e|s)$/;
const shortestRoot = 4;

/** The part of a folded word that its inflections share; at least four letters. */
function rootOf(word: string): string {
  const root = word.replace(endings, '');
  return root.length >= shortestRoot ? root : word;
}

/** A text cut where words of the query stand. */
export function markHits(text: string, terms: readonly Term[]): readonly Piece[] {
  const roots = terms.flatMap(({ word, splits }) =>
    [word, ...(splits.length > 0 ? splits.flat() : [])].filter((part) => part === word || part.length >= 6).map(rootOf),
  );
  const isHit = (word: string): boolean => {
    const folded = foldWord(word);
    return roots.some((root) => folded.startsWith(root) || (root.length >= shortestTail && folded.includes(root, shortestHead)));
  };
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}_]+/gu)) {
    if (!isHit(match[0])) continue;
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), hit: false });
    pieces.push({ text: match[0], hit: true });
    at = match.index + match[0].length;
  }
  return at < text.length ? [...pieces, { text: text.slice(at), hit: false }] : pieces;
}

/** Letters shown before the first hit, and in all. */
const before = 60;
const longestSnippet = 220;

/** The first of some texts that holds what was searched for, cut to a few words around it; null where none does. */
export function snippetOf(texts: readonly string[], terms: readonly Term[]): readonly Piece[] | null {
  for (const text of texts) {
    const first = markHits(text, terms).reduce<{ readonly at: number; readonly found: boolean }>(
      (sought, piece) =>
        sought.found ? sought : piece.hit ? { ...sought, found: true } : { at: sought.at + piece.text.length, found: false },
      { at: 0, found: false },
    );
    if (!first.found) continue;
    const start = first.at <= before ? 0 : text.indexOf(' ', first.at - before) + 1;
    const end = text.length - start <= longestSnippet ? text.length : text.lastIndexOf(' ', start + longestSnippet);
    const cut = text.slice(start, end <= start ? start + longestSnippet : end);
    return markHits(`${start > 0 ? '… ' : ''}${cut}${start + cut.length < text.length ? ' …' : ''}`, terms);
  }
  return null;
}
