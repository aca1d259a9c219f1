import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Mark,
  marksIn,
  moved,
  newMark,
  overlaps,
  rowsOfMarks,
  trimmedSelection,
  withheldOf,
  markedPassages,
} from '../src/forms/passages.ts';

const text = 'Prisen er 41 317 kroner per pakning.';
const price = newMark('reason', text.indexOf('41'), text.indexOf('41') + '41 317'.length);
const after = (edited: string, marks: readonly Mark[] = [price]): readonly string[] =>
  moved(marks, 'reason', text, edited).map(({ from, to }) => edited.slice(from, to));

describe('passages marked in a text that is edited', () => {
  test.each([
    ['before it', 'Den nye prisen er 41 317 kroner per pakning.', ['41 317']],
    ['behind it', 'Prisen er 41 317 kroner per pakning i dag.', ['41 317']],
    ['within it', 'Prisen er 41 999 317 kroner per pakning.', ['41 999 317']],
    ['its beginning with what is before', 'Prisen 317 kroner per pakning.', ['317']],
    ['its end with what is behind', 'Prisen er 41 per pakning.', ['41']],
    ['the whole of it', 'Prisen er kroner per pakning.', []],
    ['everything', 'Noe helt annet.', []],
  ])('%s', (_, edited, left) => {
    expect(after(edited)).toEqual(left);
  });

  test('another field’s passages stay', () => {
    expect(moved([{ ...price, field: 'other' }], 'reason', text, 'x')).toEqual([{ ...price, field: 'other' }]);
  });

  test('1,000 random edits: a character that was withheld and still stands is still withheld', () => {
    fc.assert(
      fc.property(
        fc.nat(36),
        fc.nat(36),
        fc.string({ unit: fc.constantFrom('x', 'y', ' '), maxLength: 5 }),
        (one, other, typed) => {
          const [from, to] = [Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)];
          const edited = `${text.slice(0, from)}${typed}${text.slice(to)}`;
          const marks = moved([price], 'reason', text, edited);
          // digits stand nowhere else in the text
          const open = [...edited.matchAll(/\d/gu)].filter(
            ({ index }) => !marks.some((mark) => index >= mark.from && index < mark.to),
          );
          expect(open).toEqual([]);
          for (const mark of marks) expect(edited.slice(mark.from, mark.to).trim()).toBe(edited.slice(mark.from, mark.to));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

test('a selection loses the blanks at its ends; of nothing there is none', () => {
  expect(trimmedSelection(text, 9, 17)).toEqual({ from: 10, to: 16 });
  expect(trimmedSelection(text, 9, 10)).toBeNull();
  expect(trimmedSelection(text, 3, 3)).toBeNull();
});

test('passages of one text do not overlap', () => {
  expect(overlaps([price], { field: 'reason', from: 12, to: 20 })).toBe(true);
  expect(overlaps([price], { field: 'reason', from: price.to, to: 20 })).toBe(false);
  expect(overlaps([price], { field: 'other', from: 12, to: 20 })).toBe(false);
});

test('what a form keeps of its passages comes back as it was, and becomes what a command says', () => {
  const mark: Mark = { ...price, reason: ' Tilbudet. ', expires: '2027-01-01', readers: 'priceParties' };
  const values = { [markedPassages]: rowsOfMarks([mark]) };
  expect(marksIn(values)).toEqual([mark]);
  expect(withheldOf(values)).toEqual([
    {
      field: 'reason',
      from: 10,
      to: 16,
      ground: 'tradeSecret',
      readers: 'priceParties',
      reason: 'Tilbudet.',
      expires: '2027-01-01',
    },
  ]);
  expect(withheldOf({ [markedPassages]: rowsOfMarks([{ ...mark, ground: 'whim' }]) })).toEqual([]);
});
