/**
 * A passage of a text: the words themselves and what stands on either side, so that the passage is found again in a later version.
 * The selector of W3C Web Annotation Data Model, section 4.2.4 (TextQuoteSelector); runs of white space count as one blank.
 */
export interface Anchor {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Where an anchored passage stands in a text, in UTF-16 code units. */
export type Anchored =
  | { readonly status: 'found'; readonly start: number; readonly end: number }
  /** Other words stand where the passage stood. */
  | { readonly status: 'changed'; readonly start: number; readonly end: number }
  /** The passage is gone, or it cannot be told which of several places is meant. */
  | { readonly status: 'lost' };

/** Characters of context kept on either side. */
const contextLength = 48;
/** A passage this long, found in one place only, is itself whatever stands around it. */
const tellingLength = 40;
/** Shorter context than this stands in too many places to tell where a passage was. */
const shortestContext = 8;

/** A text with every run of white space as one blank, and where each of its characters stands in the original. */
interface Flat {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function flatten(text: string): Flat {
  const parts = [...text.matchAll(/\s+|\S/g)];
  return {
    text: parts.map(([part]) => (/^\s/.test(part) ? ' ' : part)).join(''),
    starts: parts.map(({ index }) => index),
    ends: parts.map(({ index, 0: part }) => index + part.length),
  };
}

/** The anchor of a part of a text, or null where nothing but white space is chosen. */
export function anchorOf(text: string, from: number, to: number): Anchor | null {
  const exact = flatten(text.slice(from, to)).text.trim();
  if (exact === '') return null;
  return {
    exact,
    prefix: flatten(text.slice(0, from))
      .text.trimEnd()
      .slice(-contextLength)
      .replace(/^[\uDC00-\uDFFF]/, '')
      .trim(),
    suffix: flatten(text.slice(to))
      .text.trimStart()
      .slice(0, contextLength)
      .replace(/[\uD800-\uDBFF]$/, '')
      .trim(),
  };
}

/** Finds an anchored passage in a text, be it the one in which it was chosen or a later version. */
export function findAnchor(text: string, anchor: Anchor): Anchored {
  const flat = flatten(text);
  const exact = flatten(anchor.exact).text.trim();
  const [prefix, suffix] = [flatten(anchor.prefix).text.trim(), flatten(anchor.suffix).text.trim()];
  const places = placesOf(flat.text, exact).map((place) => ({
    place,
    context:
      sharedEnd(flat.text.slice(0, place).trimEnd(), prefix) +
      sharedStart(flat.text.slice(place + exact.length).trimStart(), suffix),
  }));
  const most = Math.max(...places.map(({ context }) => context));
  const best = places.filter(({ context }) => context === most);
  const [only] = best;
  if (only !== undefined && best.length === 1) {
    const known = 2 * only.context >= prefix.length + suffix.length;
    const telling = places.length === 1 && exact.length >= tellingLength;
    if (known || telling) return span(flat, 'found', only.place, only.place + exact.length);
  }
  return places.length > 1 ? { status: 'lost' } : between(flat, prefix, suffix);
}

/** What stands between the two contexts now, where each is found in one place only. */
function between(flat: Flat, prefix: string, suffix: string): Anchored {
  const before = onlyPlace(flat.text, prefix);
  const after = onlyPlace(flat.text, suffix);
  const start = prefix === '' ? 0 : before === undefined ? undefined : before + prefix.length;
  const end = suffix === '' ? flat.text.length : after;
  return start === undefined || end === undefined || start >= end || flat.text.slice(start, end).trim() === ''
    ? { status: 'lost' }
    : span(flat, 'changed', start, end);
}

function onlyPlace(text: string, part: string): number | undefined {
  const places = part.length < shortestContext ? [] : placesOf(text, part);
  return places.length === 1 ? places[0] : undefined;
}

/** The span in the original text, without white space at its ends. */
function span({ text, starts, ends }: Flat, status: 'found' | 'changed', from: number, to: number): Anchored {
  const part = text.slice(from, to);
  const first = from + (part.length - part.trimStart().length);
  const last = to - (part.length - part.trimEnd().length);
  return { status, start: starts[first] ?? 0, end: ends[last - 1] ?? 0 };
}

function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let place = text.indexOf(part); part !== '' && place >= 0; place = text.indexOf(part, place + 1)) places.push(place);
  return places;
}

/** How many characters two texts share at their ends. */
function sharedEnd(a: string, b: string): number {
  const longest = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < longest && a.at(-1 - shared) === b.at(-1 - shared)) shared += 1;
  return shared;
}

/** How many characters two texts share at their beginnings. */
function sharedStart(a: string, b: string): number {
  const longest = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < longest && a[shared] === b[shared]) shared += 1;
  return shared;
}

/** Stands for a hidden passage, of one length whatever it hides. */
export const hiddenMark = '████';

export type Hidden =
  | { readonly ok: true; readonly text: string }
  /** Passages that do not stand in the text, by their place in the list, from 0. */
  | { readonly ok: false; readonly missing: readonly number[] };

/** A text with passages hidden wherever they stand; refused whole where one of them does not stand in it. */
export function hidePassages(text: string, passages: readonly string[]): Hidden {
  const flat = flatten(text);
  const found = passages.map((passage) => {
    const part = flatten(passage).text.trim();
    return placesOf(flat.text, part).map((place) => [place, place + part.length] as const);
  });
  const missing = found.flatMap((places, index) => (places.length === 0 ? [index] : []));
  if (missing.length > 0) return { ok: false, missing };
  const spans = found
    .flat()
    .toSorted(([a], [b]) => a - b)
    .reduce<readonly (readonly [number, number])[]>((merged, [from, to]) => {
      const last = merged.at(-1);
      return last !== undefined && from <= last[1]
        ? [...merged.slice(0, -1), [last[0], Math.max(last[1], to)]]
        : [...merged, [from, to]];
    }, []);
  const kept = spans.map(([from], index) => original(text, flat, spans[index - 1]?.[1] ?? 0, from) + hiddenMark);
  return { ok: true, text: kept.join('') + original(text, flat, spans.at(-1)?.[1] ?? 0, flat.text.length) };
}

function original(text: string, { starts, ends }: Flat, from: number, to: number): string {
  return to <= from ? '' : text.slice(starts[from], ends[to - 1]);
}
