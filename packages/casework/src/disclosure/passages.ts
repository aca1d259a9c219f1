import type { CalendarDate } from '@likeverd/reference';
import { groundCitations, isLegalGround, type Label, type LegalGround } from '../confidentiality.ts';
import type { FieldValue, Row } from '../field.ts';

/**
 * A passage that is withheld stands in its text as a placeholder between two characters of the private use area, which no text that is
 * typed may hold; the passage itself is a value of its own, under its own label, in every event that holds the text.
 */
const [opening, closing] = ['\uE000', '\uE001'] as const;
const placeholderPattern = /\uE000([^\uE000\uE001]*)\uE001/gu;

/** What everyone may know of a passage that is withheld. */
export interface Placeholder {
  readonly id: string;
  readonly ground: LegalGround;
  /** Characters withheld, rounded up to the nearest ten: the length of a number would tell of it. */
  readonly characters: number;
  /** Numbers withheld. */
  readonly figures: number;
  /** First day on which the passage is public. */
  readonly expires?: CalendarDate;
}

/** A passage as it is kept: its text, and who may read it. */
export interface Passage {
  readonly label: Label;
  readonly text: string;
}

/** Name under which an event holds a passage. */
export const passageName = (id: string): string => `passage.${id}`;

/** Name under which the event that first withheld a passage holds the reason. */
export const passageReasonName = (id: string): string => `passageReason.${id}`;

/** The passage that a value of an event is; undefined for any other value. */
export function passageId(name: string): string | undefined {
  return name.startsWith('passage.') ? name.slice('passage.'.length) : undefined;
}

/** True for what an event holds beside what its type says. */
export const besideTheForm = (name: string): boolean => name.startsWith('passage.') || name.startsWith('passageReason.');

const roundUp = (count: number): number => Math.ceil(count / 10) * 10;

/** Numbers in a text, as a reader counts them: `31 847,50` is one. */
export function figuresIn(text: string): number {
  return text.match(/\d+(?:[\s\u00a0\u202f.,]\d+)*/gu)?.length ?? 0;
}

export function placeholderOf(id: string, ground: LegalGround, text: string, expires?: CalendarDate): string {
  const plain = text.replace(placeholderPattern, '');
  return [opening, [id, ground, roundUp(plain.length), figuresIn(plain), expires ?? ''].join('|'), closing].join('');
}

function read(inner: string): Placeholder | undefined {
  const [id, ground, characters, figures, expires] = inner.split('|');
  return id !== undefined && ground !== undefined && isLegalGround(ground)
    ? {
        id,
        ground,
        characters: Number(characters),
        figures: Number(figures),
        ...(expires === undefined || expires === '' ? {} : { expires }),
      }
    : undefined;
}

/** Whether a value has places for passages at all: nearly none has. */
export function hasPlaces(value: FieldValue): boolean {
  if (typeof value === 'string') return value.includes(opening);
  if (typeof value !== 'object') return false;
  const known = rowsWithPlaces.get(value);
  if (known !== undefined) return known;
  const found =
    isRows(value) && value.some((row) => Object.values(row).some((cell) => typeof cell === 'string' && cell.includes(opening)));
  rowsWithPlaces.set(value, found);
  return found;
}

/** What was found before: everyone who reads a log reads the same values. */
const rowsWithPlaces = new WeakMap<object, boolean>();

/** Every text in a value, changed. */
function eachText(value: FieldValue, change: (text: string) => string): FieldValue {
  if (typeof value === 'string') return change(value);
  return isRows(value) ? value.map((row) => eachCell(row, change)) : value;
}

function eachCell(row: Row, change: (text: string) => string): Row {
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, typeof cell === 'string' ? change(cell) : cell]));
}

export function isRows(value: FieldValue): value is readonly Row[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'object');
}

/** Every text in a value. */
export function textsIn(value: FieldValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return isRows(value) ? value.flatMap((row) => Object.values(row).filter((cell) => typeof cell === 'string')) : [];
}

/** The passages that a value has places for. */
export function placeholdersIn(value: FieldValue): readonly Placeholder[] {
  if (!hasPlaces(value)) return [];
  return textsIn(value).flatMap((text) => [...text.matchAll(placeholderPattern)].flatMap(([, inner = '']) => read(inner) ?? []));
}

/** A text without what stands for its passages. */
export const withoutPlaceholders = (text: string): string => text.replace(placeholderPattern, ' ');

/**
 * A value with its passages in their places, as far as they are given, and the classes of those that were put in; a passage may itself
 * hold places.
 */
export function filled(
  value: FieldValue,
  passages: ReadonlyMap<string, Passage>,
): { readonly value: FieldValue; readonly labels: readonly Label[] } {
  if (placeholdersIn(value).length === 0) return { value, labels: [] };
  const labels: Label[] = [];
  const fill = (text: string, depth: number): string =>
    text.replace(placeholderPattern, (whole, inner: string) => {
      const found = passages.get(read(inner)?.id ?? '');
      if (found === undefined || depth === 0) return whole;
      labels.push(found.label);
      return fill(found.text, depth - 1);
    });
  return { value: eachText(value, (text) => fill(text, mostNested)), labels };
}

/** A passage that is opened in part holds the rest as passages of its own; each judgement adds a level. */
const mostNested = 20;

/** What stands in a text for a passage that is withheld: the paragraph on which it is, the same in every language. */
export const withheldMark = (ground: LegalGround): string => `[skjermet: ${groundCitations[ground].citation}]`;

/** A value with a mark for every passage that is still withheld. */
export function marked(value: FieldValue): FieldValue {
  if (!hasPlaces(value)) return value;
  return eachText(value, (text) => text.replace(placeholderPattern, (_, inner: string) => markOf(read(inner))));
}

const markOf = (placeholder: Placeholder | undefined): string =>
  placeholder === undefined ? '' : withheldMark(placeholder.ground);

/** A value in which every occurrence of some texts is replaced by the place of its passage; places that stand there are left alone. */
export function withPlaces(value: FieldValue, places: readonly { readonly text: string; readonly place: string }[]): FieldValue {
  return places.length === 0 ? value : eachText(value, (text) => places.reduce((each, one) => replaced(each, one), text));
}

const placeOrText = /(\uE000[^\uE000\uE001]*\uE001)/u;

const replaced = (text: string, { text: found, place }: { readonly text: string; readonly place: string }): string =>
  text
    .split(placeOrText)
    .map((piece) => (piece.startsWith(opening) ? piece : piece.replaceAll(found, () => place)))
    .join('');
