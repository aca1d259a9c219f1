import { isLegalGround, passageReaders, type PassageReaders, type WithheldPassage } from '@likeverd/casework';
import type { RawRow, RawValue, RawValues } from './drafts.ts';
import { rowsIn } from './values.ts';

/** Under this name a form keeps the passages that are marked in its texts, beside its fields; no field has such a name. */
export const markedPassages = '#withheld';

/** A passage marked in a text of a form, as typed. */
export interface Mark {
  readonly field: string;
  readonly from: number;
  readonly to: number;
  readonly ground: string;
  readonly readers: string;
  readonly reason: string;
  readonly expires: string;
}

export const newMark = (field: string, from: number, to: number): Mark => ({
  field,
  from,
  to,
  ground: 'tradeSecret',
  readers: 'bodies',
  reason: '',
  expires: '',
});

const cell = (row: RawRow, name: string): string => {
  const value = row[name];
  return typeof value === 'string' ? value : '';
};

export function marksIn(values: RawValues): readonly Mark[] {
  return rowsIn(values[markedPassages]).map((row) => ({
    field: cell(row, 'field'),
    from: Number(cell(row, 'from')),
    to: Number(cell(row, 'to')),
    ground: cell(row, 'ground'),
    readers: cell(row, 'readers'),
    reason: cell(row, 'reason'),
    expires: cell(row, 'expires'),
  }));
}

export function rowsOfMarks(marks: readonly Mark[]): RawValue {
  return marks.map(({ from, to, ...rest }) => ({ ...rest, from: String(from), to: String(to) }));
}

/** What is selected, without blanks at its ends; null where nothing is. */
export function trimmedSelection(text: string, from: number, to: number): { readonly from: number; readonly to: number } | null {
  const selected = text.slice(from, to);
  const start = from + (selected.length - selected.trimStart().length);
  const end = start + selected.trim().length;
  return end > start ? { from: start, to: end } : null;
}

/** True where a passage would share a character with one that is marked already. */
export function overlaps(marks: readonly Mark[], { field, from, to }: Pick<Mark, 'field' | 'from' | 'to'>): boolean {
  return marks.some((mark) => mark.field === field && from < mark.to && to > mark.from);
}

/**
 * The passages after their text has been edited in one place: those behind it move, one around it grows or shrinks with it, one of which
 * an end is replaced keeps what is left, and one that is gone is gone. Nothing that was withheld and still stands comes into the open.
 */
export function moved(marks: readonly Mark[], field: string, before: string, after: string): readonly Mark[] {
  if (before === after) return marks;
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const [oldEnd, newEnd] = [before.length - tail, after.length - tail];
  const shift = newEnd - oldEnd;
  return marks.flatMap((mark) => {
    if (mark.field !== field || mark.to <= head) return [mark];
    if (mark.from >= oldEnd) return [{ ...mark, from: mark.from + shift, to: mark.to + shift }];
    const from = Math.min(mark.from, head);
    const to = mark.to >= oldEnd ? mark.to + shift : newEnd;
    const start = mark.from > head ? newEnd : from;
    const kept = trimmedSelection(after, start, Math.max(start, to));
    return kept === null ? [] : [{ ...mark, ...kept }];
  });
}

/** The passages as a command names them. */
export function withheldOf(values: RawValues): readonly WithheldPassage[] {
  return marksIn(values).flatMap(({ field, from, to, ground, readers, reason, expires }) =>
    isLegalGround(ground)
      ? [
          {
            field,
            from,
            to,
            ground,
            readers: readersOf(readers),
            ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
            ...(expires === '' ? {} : { expires }),
          },
        ]
      : [],
  );
}

const readersOf = (text: string): PassageReaders => passageReaders.find((readers) => readers === text) ?? 'bodies';
