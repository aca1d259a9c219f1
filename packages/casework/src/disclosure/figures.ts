import { plainText, withDigits } from './number-words.ts';

/** How a figure tells of a value: it is it, it is about it, or it bounds it. */
export type Manner = 'is' | 'about' | 'atMost' | 'atLeast' | 'justBelow' | 'justAbove' | 'between';

export type Period = 'day' | 'week' | 'month' | 'year';

/** One way to read digits. */
export interface Reading {
  readonly value: number;
  /** What one of the last digit written counts for. */
  readonly step: number;
  /** How many of the digits before it are zeros, and may be rounding. */
  readonly zeros: number;
}

/** A number as a reader may take it from a text. */
export interface Figure {
  /** As it stands, with what makes it large and what it counts: `16,5 mill.`, `38 %`, `førti tusen`. */
  readonly text: string;
  /** What it may mean: `31.847` is 31,847 in Norwegian and 31.847 elsewhere. Of a `between` its lower end. */
  readonly readings: readonly Reading[];
  /** Of a `between` its upper end; else absent. */
  readonly upper?: readonly Reading[];
  readonly manner: Manner;
  /** A part such as a third: nobody takes it at its word. */
  readonly loose: boolean;
  readonly percent: boolean;
  /** Money, by what stands beside it. */
  readonly money: boolean;
  /** What it is counted by: `40 000 kroner per måned`. */
  readonly period?: Period;
  /** What stands around it, by which a reader knows what it counts. */
  readonly around: string;
  /** The sentence that it stands in, as far as that is near. */
  readonly sentence: string;
}

const digits = String.raw`\d{1,3}(?:(?: |[.,'’])\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?`;
const largeAfter = String.raw`(?: ?(hundre|hundred|tusen|thousand|knok|kkr|tnok|tkr|mnok|mkr|mill(?:ion(?:er|ar|s)?)?|milliard(?:er|ar)?|mrd|bn|billion)(?![\p{Ll}])|([km])(?![\p{L}\d]))?`;
const percentAfter = String.raw`(?:\.? ?(%|prosent|percent|per cent|pst))?`;
const largeBefore = String.raw`(?:(?<![\p{L}])(knok|kkr|tnok|tkr|mnok|mkr) ?)?`;
const one = `(${digits})${largeAfter}${percentAfter}`;
const pattern = new RegExp(
  `${largeBefore}${one}(?:(?:\\.? ?(?:kr|kroner|nok))? ?(-|–|—|til|to|og|and) ?(?:kr|nok)? ?${one})?`,
  'giu',
);
const scales: readonly (readonly [RegExp, number])[] = [
  [/^hundre/iu, 100],
  [/^(?:tusen|thousand|k|tnok|tkr)/iu, 1e3],
  [/^(?:milliard|mrd|bn|billion)/iu, 1e9],
  [/^m/iu, 1e6],
];
const moneyAfter = /^(?:\.? ?(?:,-|kr|kroner|kronar|nok|crowns))/iu;
const moneyBefore = /(?:kr\.?|nok|knok|mnok|tnok|kkr|mkr|tkr) ?$/iu;
const window = 120;
const sentenceWindow = 240;

const scaleOf = (...names: readonly (string | undefined)[]): number => {
  const name = names.find((each) => each !== undefined);
  return name === undefined ? 1 : (scales.find(([known]) => known.test(name))?.[1] ?? 1);
};

interface Half {
  readonly digits: string;
  readonly scale: string | undefined;
  readonly percent: boolean;
}

/** Every number in a text, in digits or in words, and how it is told. */
export function figuresOf(given: string): readonly Figure[] {
  const { text, replaced } = withDigits(plainText(given));
  const shown = (from: number, to: number): string => {
    let [made, at] = ['', from];
    for (const place of replaced.filter((each) => each.from < to && each.to > from)) {
      made += text.slice(at, Math.max(at, place.from)) + place.original;
      at = place.to;
    }
    return (made + text.slice(at, Math.max(at, to))).trim();
  };
  const figure = (from: number, to: number, halves: readonly [Half, Half?], before: string | undefined): Figure => {
    const [first, second] = halves;
    const [start, end] = [Math.max(0, from - window), to + window];
    const lead = text.slice(Math.max(0, from - 45), from);
    const tail = text.slice(to, to + 30);
    const sentence = sentenceAround(text, from, to);
    const scale = scaleOf(before, first.scale, second?.scale);
    const period = periodIn(text.slice(to, to + 40), sentence);
    return {
      text: shown(from, to),
      readings: readingsOf(first.digits).map((plain) => reading(plain, scale)),
      ...(second === undefined
        ? {}
        : { upper: readingsOf(second.digits).map((plain) => reading(plain, scaleOf(before, second.scale))) }),
      manner: second === undefined ? mannerOf(lead, tail) : 'between',
      loose: replaced.some((place) => place.loose && place.from < to && place.to > from),
      percent: first.percent || second?.percent === true,
      money: before !== undefined || moneyAfter.test(tail) || moneyBefore.test(lead) || /(?:nok|kr)$/iu.test(first.scale ?? ''),
      ...(period === undefined ? {} : { period }),
      around: text.slice(start, end),
      sentence,
    };
  };
  return [...text.matchAll(pattern)].flatMap((match): readonly Figure[] => {
    const [whole, before, low = '', word, letter, share, joint, high, highWord, highLetter, highShare] = match;
    const from = match.index;
    const first: Half = { digits: low, scale: word ?? letter, percent: share !== undefined };
    if (high === undefined || joint === undefined) return [figure(from, from + whole.length, [first], before)];
    const second: Half = { digits: high, scale: highWord ?? highLetter, percent: highShare !== undefined };
    if (isRange(text.slice(Math.max(0, from - 60), from), joint, first, second))
      return [figure(from, from + whole.length, [first, second], before)];
    const middle = from + whole.lastIndexOf(high);
    const close = from + whole.indexOf(joint, low.length);
    return [figure(from, close, [first], before), figure(middle, from + whole.length, [second], undefined)];
  });
}

const changes =
  /(?:redusert|senket|satt ned|ned|økt|auka|hevet|endret|endra|reduced|lowered|cut|increased|changed|went)[^.]{0,25}(?:fra|frå|from) ?(?:kr|nok)? ?$/iu;
const betweens = /(?:mellom|between) ?(?:kr|nok)? ?$/iu;

/** Whether two numbers are the ends of a range, and not two numbers. */
function isRange(lead: string, joint: string, first: Half, second: Half): boolean {
  const values = [first, second].map(({ digits: found }) => Number(readingsOf(found)[0]));
  const [low = 0, high = 0] = values;
  const [larger, smaller] = [high * scaleOf(second.scale), low * scaleOf(first.scale, second.scale)];
  if (smaller >= larger || changes.test(lead)) return false;
  return joint === 'og' || joint === 'and' ? betweens.test(lead) : true;
}

/** The sentence around a place: to the nearest end of one on each side. */
function sentenceAround(text: string, from: number, to: number): string {
  const [before, after] = [text.slice(Math.max(0, from - sentenceWindow), from), text.slice(to, to + sentenceWindow)];
  const start = Math.max(...[...before.matchAll(/[.!?;]\s|\n/gu)].map(({ index, 0: end }) => index + end.length), 0);
  const end = after.search(/[.!?;](?:\s|$)|\n/u);
  return `${before.slice(start)}${text.slice(from, to)}${end === -1 ? after : after.slice(0, end)}`;
}

const currency = String.raw`(?:(?:kr\.?|nok|knok|mnok|tnok) ?)?$`;
const leads: readonly (readonly [Manner, RegExp])[] = (
  [
    ['about', 'verken over eller under'],
    [
      'justBelow',
      'nesten|nær|like under|rett under|litt under|så vidt under|i underkant av|opp mot|knapt?|almost|nearly|just under|just below|slightly (?:below|under|less than)|close to',
    ],
    [
      'justAbove',
      'drøyt?|drøye|drygt|vel|litt over|like over|rett over|så vidt over|i overkant av|just over|just above|slightly (?:above|over|more than)',
    ],
    [
      'atMost',
      'ikke (?:mer|høyere|over|dyrere)(?: enn)?|ikkje (?:meir|høgare|over|dyrare)(?: enn)?|(?:no|not) (?:more|higher) than|not (?:above|over|exceeding)',
    ],
    [
      'atLeast',
      'ikke (?:mindre|lavere|under|billigere)(?: enn)?|ikkje (?:mindre|lågare|under|billigare)(?: enn)?|(?:no|not) (?:less|lower) than|not (?:below|under)',
    ],
    [
      'atMost',
      'under|mindre enn|lavere enn|lågare enn|billigere enn|billigare enn|høyst|høgst|maks(?:imalt)?|maksimum|inntil|opptil|opp til|below|less than|lower than|cheaper than|at most|up to|maximum|≤|<',
    ],
    [
      'atLeast',
      'over|mer enn|meir enn|høyere enn|høgare enn|dyrere enn|dyrare enn|minst|minimum|above|more than|higher than|at least|exceed(?:s|ing)?|≥|>',
    ],
    [
      'about',
      'om lag|omlag|omtrent|ca\\.?|cirka|circa|rundt|omkring|tilnærmet|tilnærma|i størrelsesorden(?:en)?|i storleiksorden|about|around|approximately|approx\\.?|roughly|some|≈|~',
    ],
  ] as const
).map(([manner, words]) => [manner, new RegExp(`(?<![\\p{L}])(?:${words}) ?${currency}`, 'iu')] as const);
const orLess = /^(?:\.? ?(?:kr|kroner|kronar|nok))? ?(?:eller|or) (?:mindre|lavere|lågare|less|lower|below|under)/iu;
const orMore = /^(?:\.? ?(?:kr|kroner|kronar|nok))? ?(?:eller|or) (?:mer|meir|høyere|høgare|over|more|higher|above)/iu;

function mannerOf(lead: string, tail: string): Manner {
  if (orLess.test(tail)) return 'atMost';
  if (orMore.test(tail)) return 'atLeast';
  return leads.find(([, words]) => words.test(lead))?.[0] ?? 'is';
}

const periodAfter =
  /^[^.;]{0,14}?(?:per|pr\.?|i|om|hver|kvar|a|an|each|every|\/) ?(døgn|dag|day|uke|veke|week|måned|månad|mnd|month|år|året|year|annum)/iu;
const periodWords: readonly (readonly [Period, RegExp])[] = [
  ['day', /døgn|dag(?:lig|leg)|daily|per day|dagskost/iu],
  ['week', /ukentlig|vekentleg|weekly|ukeskost|vekekost/iu],
  ['month', /måned|månad|monthly|mnd|per month/iu],
  ['year', /årlig|årleg|årskost|annual|yearly|per år|per year/iu],
];
const namedPeriods: readonly (readonly [RegExp, Period])[] = [
  [/^(?:døgn|dag|day)/iu, 'day'],
  [/^(?:uke|veke|week)/iu, 'week'],
  [/^(?:måned|månad|mnd|month)/iu, 'month'],
  [/^(?:år|year|annum)/iu, 'year'],
];

function periodIn(tail: string, sentence: string): Period | undefined {
  const named = periodAfter.exec(tail)?.[1];
  return named === undefined
    ? periodWords.find(([, words]) => words.test(sentence))?.[0]
    : namedPeriods.find(([start]) => start.test(named))?.[1];
}

/** The ways to read digits with marks between them, with a point before decimals. */
function readingsOf(written: string): readonly string[] {
  const compact = written.replace(/[ '’]/gu, '');
  const marks = [...compact.matchAll(/[.,]/gu)].map(({ index }) => index);
  const last = marks.at(-1);
  if (last === undefined) return [compact];
  const grouped = compact.replace(/[.,]/gu, '');
  const decimals = `${compact.slice(0, last).replace(/[.,]/gu, '')}.${compact.slice(last + 1)}`;
  const threeAfter = compact.length - last - 1 === 3;
  if (marks.length > 1) return threeAfter ? [grouped] : [decimals];
  return threeAfter ? [grouped, decimals] : [decimals];
}

function reading(plain: string, factor: number): Reading {
  const decimals = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
  const zeros = decimals > 0 ? 0 : (/0*$/u.exec(plain)?.[0].length ?? 0);
  return { value: Number(plain) * factor, step: 10 ** -decimals * factor, zeros: Number(plain) === 0 ? 0 : zeros };
}

/** What a reader takes from a figure about a value: it lies in an interval, one end of which may be open. */
export interface Told {
  readonly lowest?: number;
  readonly highest?: number;
  /** Width of the rounding over the figure: how exact it is. Above 1 for a bound with one open end. */
  readonly coarseness: number;
}

/** A figure so exact that it is not there by chance, whatever stands around it. */
export const exact = 1e-3;

/**
 * What a figure tells of a value, where it can be about it: undefined where that value makes it false. A reader may take `30 000` at its
 * word, so a figure without a word before it is as fine as the value allows; `om lag 30 000` is as coarse as its zeros. Where that does not
 * hold, `about` (and what is just below or above) is as wide as `share` of the figure. A bound whose end is the value itself to its last
 * digit is taken as the value: whoever writes `minst 29 317` tells it.
 */
export function toldOf(figure: Figure, truth: number, share: number): Told | undefined {
  const { readings, upper, manner, loose } = figure;
  for (const end of [...readings, ...(upper ?? [])]) {
    const found = finest(end, truth);
    if (found === undefined || end.value === 0) continue;
    const coarseness = (2 * found) / Math.abs(end.value);
    if (coarseness <= exact || manner === 'is') return { lowest: end.value - found, highest: end.value + found, coarseness };
  }
  for (const end of readings) {
    const told = boundBy(end, upper, truth, share, loose && manner === 'is' ? 'about' : manner);
    if (told !== undefined) return told;
  }
  return undefined;
}

/** Half of the finest rounding by which a reading is a value. */
function finest({ value, step, zeros }: Reading, truth: number): number | undefined {
  for (let zero = 0; zero <= zeros; zero += 1) {
    const half = (step * 10 ** zero) / 2;
    if (Math.abs(truth - value) <= half * (1 + 1e-9)) return half;
  }
  return undefined;
}

function boundBy(
  { value, step, zeros }: Reading,
  upper: readonly Reading[] | undefined,
  truth: number,
  share: number,
  manner: Manner,
): Told | undefined {
  const near = share * Math.abs(value);
  const interval = (lowest: number, highest: number): Told | undefined =>
    truth >= lowest - 1e-9 && truth <= highest + 1e-9
      ? { lowest, highest, coarseness: value === 0 ? 2 : (highest - lowest) / Math.abs(value) }
      : undefined;
  switch (manner) {
    case 'is':
      return undefined;
    case 'about': {
      const coarse = (step * 10 ** zeros) / 2;
      return interval(value - coarse, value + coarse) ?? interval(value - near, value + near);
    }
    case 'justBelow':
      return interval(value - near, value);
    case 'justAbove':
      return interval(value, value + near);
    case 'atMost':
      return truth <= value ? { highest: value, coarseness: 2 } : undefined;
    case 'atLeast':
      return truth >= value ? { lowest: value, coarseness: 2 } : undefined;
    case 'between': {
      const end = upper?.find((each) => each.value > value && truth <= each.value);
      return end === undefined || truth < value
        ? undefined
        : { lowest: value, highest: end.value, coarseness: (end.value - value) / end.value };
    }
  }
}
