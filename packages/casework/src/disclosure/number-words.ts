/** A text in which every number told in words stands in digits, so that one reader of digits reads them all. */
export interface Digits {
  readonly text: string;
  /** What stood there before, by place in `text`; `loose`: a part such as a third, which nobody takes at its word. */
  readonly replaced: readonly { readonly from: number; readonly to: number; readonly original: string; readonly loose: boolean }[];
}

type Lexicon = ReadonlyMap<string, number>;

/** Words by value, several for one value apart by `|`. */
const lexicon = (words: Readonly<Record<string, number>>): Lexicon =>
  new Map(
    Object.entries(words)
      .flatMap(([names, value]) => names.split('|').map((name) => [name, value] as const))
      .toSorted(([a], [b]) => b.length - a.length),
  );

const norwegian = lexicon({
  'en|ei|ein|et|ett|eit|eitt|én': 1,
  to: 2,
  tre: 3,
  fire: 4,
  fem: 5,
  seks: 6,
  'sju|syv': 7,
  åtte: 8,
  ni: 9,
  ti: 10,
  elleve: 11,
  tolv: 12,
  tretten: 13,
  fjorten: 14,
  femten: 15,
  seksten: 16,
  sytten: 17,
  atten: 18,
  nitten: 19,
  'tjue|tyve|tjuge': 20,
  'tretti|tredve': 30,
  'førti|førr': 40,
  femti: 50,
  seksti: 60,
  sytti: 70,
  åtti: 80,
  nitti: 90,
  hundre: 100,
  tusen: 1e3,
  'million|millioner|millionar': 1e6,
  'milliard|milliarder|milliardar': 1e9,
});
const english = lexicon({
  'a|an|one': 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  'forty|fourty': 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  'thousand|thousands': 1e3,
  'million|millions': 1e6,
  'billion|billions': 1e9,
});
const lexicons = [norwegian, english] as const;

/** The numbers that a word is put together of: `tjueni`, `niogtjue`, `trehundre`; undefined where it is no number. */
function atomsOf(word: string, words: Lexicon): readonly number[] | undefined {
  if (word === '') return [];
  for (const [name, value] of words) {
    if (!word.startsWith(name)) continue;
    const rest = word.slice(name.length);
    const joined = rest.length > 2 && rest.startsWith('og') ? rest.slice(2) : rest;
    const atoms = atomsOf(joined, words);
    // `fem-ti` is 50 and not 5 and 10: longer names come first
    if (atoms !== undefined) return joined === rest ? [value, ...atoms] : [...atoms, value];
  }
  return undefined;
}

/** Whether one number may follow another in the same: `forty-five`, `two hundred and seventeen`, not `thirty forty`. */
function continues(group: number, last: number | undefined, next: number): boolean {
  if (last === undefined || next >= 100) return true;
  if (last >= 1_000) return group === 0;
  if (last === 100) return true;
  return last >= 20 && next < 10;
}

/** The value of numbers that stand in a row, and how many of them it takes; `to ni tre en sju` is 29317. */
function valueOf(atoms: readonly number[]): { readonly value: number; readonly taken: number } {
  const digits = atoms.findIndex((atom) => atom >= 10);
  const single = digits === -1 ? atoms.length : digits;
  if (single >= fewestDigitsInARow) return { value: Number(atoms.slice(0, single).join('')), taken: single };
  let [total, group, taken] = [0, 0, 0];
  let last: number | undefined;
  for (const atom of atoms) {
    if (!continues(group, last, atom)) break;
    if (atom >= 1_000) {
      total += (group === 0 ? 1 : group) * atom;
      group = 0;
    } else group = atom === 100 ? (group === 0 ? 1 : group) * 100 : group + atom;
    last = atom;
    taken += 1;
  }
  return { value: total + group, taken };
}

/** So many digits told one by one are one number. */
const fewestDigitsInARow = 4;

const letter = String.raw`[\p{L}]`;
const wordPattern = /[\p{L}]+/gu;
const joins = /^(?:[ -]| ?-? ?(?:og|and) )$/u;

interface Word {
  readonly from: number;
  readonly to: number;
  readonly atoms: readonly number[];
}

/** Numbers in words, with their places. */
function numbersIn(
  text: string,
  words: Lexicon,
): readonly { readonly from: number; readonly to: number; readonly value: number }[] {
  const found: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const atoms = atomsOf(match[0].toLowerCase(), words);
    if (atoms !== undefined) found.push({ from: match.index, to: match.index + match[0].length, atoms });
  }
  const numbers: { readonly from: number; readonly to: number; readonly value: number }[] = [];
  for (let start = 0; start < found.length; ) {
    const run = runFrom(found, start, text);
    const { value, taken } = valueOf(run.flatMap(({ atoms }) => atoms));
    let [count, used] = [0, 0];
    while (count < run.length && used + (run[count]?.atoms.length ?? 0) <= taken) {
      used += run[count]?.atoms.length ?? 0;
      count += 1;
    }
    const [first, last] = [run[0], run[Math.max(0, count - 1)]];
    // a small number by itself is an article, or counts something else
    if (first !== undefined && last !== undefined && (value >= 10 || percentAfter.test(text.slice(last.to))))
      numbers.push({ from: first.from, to: last.to, value });
    start += Math.max(1, count);
  }
  return numbers;
}

const percentAfter = /^ ?(?:%|prosent|percent|per cent|pst)/iu;

/** Words that stand close enough to be one number; `and` only before what is below a hundred, and after thousands only where nothing larger follows. */
function runFrom(found: readonly Word[], start: number, text: string): readonly Word[] {
  const run: Word[] = [];
  for (let index = start; index < found.length; index += 1) {
    const [word, previous] = [found[index], run.at(-1)];
    if (word === undefined) break;
    if (previous !== undefined) {
      const between = text.slice(previous.to, word.from);
      if (!joins.test(between)) break;
      const [last, next] = [previous.atoms.at(-1) ?? 0, found[index + 1]];
      const goesOn = next !== undefined && joins.test(text.slice(word.to, next.from)) && (next.atoms[0] ?? 0) >= 100;
      const small = word.atoms.every((atom) => atom < 100);
      if (/\p{L}/u.test(between) && (last < 100 || !small || (goesOn && last > 100))) break;
    }
    run.push(word);
  }
  return run;
}

/** Parts of a whole, and what else is no number word but tells a number. */
const turns: readonly (readonly [RegExp, string, boolean])[] = [
  [new RegExp(`(?<!${letter})(?:(?:en|ein|ei) )?halv (?=milli)|(?<!${letter})half an? (?=million|billion)`, 'giu'), '0.5 ', false],
  [
    new RegExp(`(?<!${letter})halvann(?:en|a) (?=tusen|milli)|(?<!${letter})one and a half (?=thousand|million|billion)`, 'giu'),
    '1.5 ',
    false,
  ],
  [new RegExp(`(?<!${letter})(?:halvparten|halve prisen|half(?= (?:of|the|its|price)))(?!${letter})`, 'giu'), '50 %', true],
  [new RegExp(`(?<!${letter})(?:to|two)[ -](?:tredjedel(?:er|ar)|tredel(?:er|ar)|thirds)`, 'giu'), '67 %', true],
  [new RegExp(`(?<!${letter})(?:en|ein|ei|a|one)[ -](?:tredjedel|tredel|third)(?!${letter})`, 'giu'), '33 %', true],
  [new RegExp(`(?<!${letter})(?:tre|three)[ -](?:fjerdedel(?:er|ar)|firedel(?:er|ar)|kvart|quarters)`, 'giu'), '75 %', true],
  [new RegExp(`(?<!${letter})(?:en|ein|ei|a|one)[ -](?:fjerdedel|firedel|quarter)(?!${letter})`, 'giu'), '25 %', true],
  [new RegExp(`(?<!${letter})(?:en|ein|ei|a|one)[ -](?:femtedel|femdel|fifth)(?!${letter})`, 'giu'), '20 %', true],
  [new RegExp(`(?<!${letter})(?:en|ein|ei|a|one)[ -](?:tidel|tidjedel|tenth)(?!${letter})`, 'giu'), '10 %', true],
  [new RegExp(`(?<!${letter})(?:dobbelt|double|twice)(?!${letter})`, 'giu'), '200 %', true],
];
const halves =
  /(?<![\p{L}])(to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|two|three|four|five|six|seven|eight|nine|ten) (?:og (?:en|ein|ei) halv|and a half) (?=tusen|milli|thousand|billion)/giu;

/** A text with its numbers in digits. */
export function withDigits(text: string): Digits {
  const places: { readonly from: number; readonly to: number; readonly digits: string; readonly loose: boolean }[] = [];
  const free = (from: number, to: number): boolean => places.every((place) => to <= place.from || from >= place.to);
  for (const { index, 0: whole, 1: word = '' } of text.matchAll(halves)) {
    const value = lexicons.map((words) => words.get(word.toLowerCase())).find((each) => each !== undefined);
    if (value !== undefined) places.push({ from: index, to: index + whole.length, digits: `${value}.5 `, loose: false });
  }
  for (const [pattern, digits, loose] of turns)
    for (const { index, 0: whole } of text.matchAll(pattern))
      if (free(index, index + whole.length)) places.push({ from: index, to: index + whole.length, digits, loose });
  for (const words of lexicons)
    for (const { from, to, value } of numbersIn(text, words))
      if (free(from, to) && !onlyScale.test(text.slice(from, to))) places.push({ from, to, digits: String(value), loose: false });
  let [made, at] = ['', 0];
  const replaced = places
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to, digits, loose }) => {
      made += text.slice(at, from);
      at = to;
      const place = { from: made.length, to: made.length + digits.length, original: text.slice(from, to), loose };
      made += digits;
      return place;
    });
  return { text: made + text.slice(at), replaced };
}

/** What makes a number in digits large is no number by itself. */
const onlyScale = /^(?:hundre|tusen|million(?:er|ar|s)?|milliard(?:er|ar)?|hundred|thousands?|billions?)$/iu;

const superscripts = /[\u00b2\u00b3\u00b9\u2070-\u209f]/gu;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** A text as a reader reads it: digits of every script in ours, one kind of blank, nothing that cannot be seen. */
export function plainText(text: string): string {
  return text
    .replace(superscripts, ' ')
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/\p{Zs}|\t/gu, ' ')
    .replace(/\p{Nd}/gu, (digit) => (digit >= '0' && digit <= '9' ? digit : String(digitOf(digit))))
    .replace(/(?<![\d.,] ?)\d(?: \d){3,}(?![\d.,]| \d)/gu, (spaced) => spaced.replaceAll(' ', ''));
}

/** Value of a decimal digit of another script: each script has its ten in a row. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before;
}
