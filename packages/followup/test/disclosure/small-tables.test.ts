import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PublishedTable, suppressSmallCells } from '../../src/index.ts';

const hidden = 'suppressed';

describe('small counts are kept back', () => {
  test('a table without small counts is shown as it is, zeros too, with its totals', () => {
    expect(
      suppressSmallCells([
        [10, 0],
        [7, 5],
      ]),
    ).toEqual({
      cells: [
        [10, 0],
        [7, 5],
      ],
      rowTotals: [10, 12],
      columnTotals: [17, 5],
      total: 22,
    });
  });

  test('a small count takes others with it, so that subtraction from the totals does not find it', () => {
    const { cells, rowTotals, columnTotals, total } = suppressSmallCells([
      [3, 20, 30],
      [40, 10, 60],
      [70, 80, 90],
    ]);
    expect(cells).toEqual([
      [hidden, hidden, 30],
      [hidden, hidden, 60],
      [70, 80, 90],
    ]);
    expect([rowTotals, columnTotals, total]).toEqual([[53, 110, 240], [113, 110, 180], 403]);
  });

  test('one row: a small count hides its neighbour, and the totals of both columns, which repeat them', () => {
    expect(suppressSmallCells([[2, 9, 30]])).toEqual({
      cells: [[hidden, hidden, 30]],
      rowTotals: [41],
      columnTotals: [hidden, hidden, 30],
      total: 41,
    });
  });

  test.each([[[[1.5]]], [[[-1]]], [[[1], [1, 2]]], [[]], [[[]]]])('%j is no table of counts', (counts) => {
    expect(() => suppressSmallCells(counts)).toThrow(RangeError);
  });
});

/**
 * Whether every hidden count from 1 to 4 could be another one: for each there is a table with the same published numbers, hidden counts at
 * most 1 away from the truth and none below 0, in which that count differs. (That a hidden zero is zero may be inferred: zeros are shown.)
 */
function everySmallCountIsOpen(counts: readonly (readonly number[])[], published: PublishedTable): boolean {
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const inner = counts.map((row) => [...row, sum(row)]);
  const truth = [...inner, (inner[0] ?? []).map((_, c) => sum(inner.map((row) => row[c] ?? 0)))];
  const shown = [
    ...published.cells.map((row, r) => [...row, published.rowTotals[r]]),
    [...published.columnTotals, published.total],
  ];
  const places = shown.flatMap((row, r) => row.flatMap((count, c) => (count === hidden ? [{ r, c }] : [])));
  const open = new Set<number>();
  const table = truth.map((row) => [...row]);
  const rowFits = (row: readonly number[]) => sum(row.slice(0, -1)) === row.at(-1);
  const columnsFit = () =>
    (table[0] ?? []).every((_, c) => sum(table.slice(0, -1).map((row) => row[c] ?? 0)) === table.at(-1)?.[c]);
  const visit = (at: number): void => {
    const place = places[at];
    const row = place === undefined ? undefined : table[place.r];
    if (place === undefined || row === undefined) {
      if (columnsFit()) places.forEach(({ r, c }, index) => table[r]?.[c] !== truth[r]?.[c] && open.add(index));
      return;
    }
    const was = row[place.c] ?? 0;
    for (const guess of [was, was - 1, was + 1]) {
      if (guess < 0) continue;
      row[place.c] = guess;
      if (places[at + 1]?.r === place.r || rowFits(row)) visit(at + 1);
    }
    row[place.c] = was;
  };
  visit(0);
  return places.every(({ r, c }, index) => open.has(index) || (truth[r]?.[c] ?? 0) === 0 || (truth[r]?.[c] ?? 0) >= 5);
}

describe('properties over small tables', () => {
  const tables = fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 3 })).chain(([height, width]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );

  test('no count from 1 to 4 is shown, and what is shown is true', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const { cells, rowTotals, columnTotals, total } = suppressSmallCells(counts);
        const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
        const honest = (shown: number | typeof hidden | undefined, count: number) =>
          shown === hidden || (shown === count && (count === 0 || count >= 5));
        return (
          counts.every((row, r) => row.every((count, c) => honest(cells[r]?.[c], count)) && honest(rowTotals[r], sum(row))) &&
          columnTotals.every((shown, c) => honest(shown, sum(counts.map((row) => row[c] ?? 0)))) &&
          honest(total, sum(counts.flat()))
        );
      }),
    );
  });

  test('no hidden small count can be worked out: for each there is another table with the same published numbers', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        return everySmallCountIsOpen(counts, suppressSmallCells(counts));
      }),
      { numRuns: 200 },
    );
  });
});
