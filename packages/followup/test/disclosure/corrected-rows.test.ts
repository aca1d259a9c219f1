import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { releasedRow as releasedRowOf } from '../../src/index.ts';

const releasedRow = (candidates: readonly (readonly number[])[]) => releasedRowOf(candidates, 5);

const hidden = 'suppressed';

describe('a row of counts that is corrected over time', () => {
  test('nothing to publish, then a row with its total', () => {
    expect(releasedRow([])).toBeUndefined();
    expect(releasedRow([[10, 20, 0, 7]])).toEqual({ cells: [10, 20, 0, 7], total: 10 + 20 + 0 + 7, release: 0 });
  });

  test('a small count takes another with it', () => {
    expect(releasedRow([[3, 20, 30, 40]])).toEqual({ cells: [hidden, hidden, 30, 40], total: 3 + 20 + 30 + 40, release: 0 });
  });

  test('a correction of a few patients is not told: the difference would be a small count', () => {
    expect(
      releasedRow([
        [10, 20],
        [13, 20],
      ]),
    ).toEqual({ cells: [10, 20], total: 30, release: 0 });
    expect(
      releasedRow([
        [10, 20],
        [13, 20],
        [15, 20],
      ]),
    ).toEqual({ cells: [15, 20], total: 35, release: 2 });
  });

  test('what was kept back once is not told later: from an unchanged neighbour the old count would follow', () => {
    expect(
      releasedRow([
        [3, 20, 30],
        [8, 20, 30],
      ]),
    ).toEqual({ cells: [hidden, hidden, 30], total: 8 + 20 + 30, release: 1 });
  });

  test('what was shown once is not kept back later: with the neighbour as it was, the new count would follow', () => {
    expect(
      releasedRow([
        [10, 20],
        [3, 20],
      ]),
    ).toEqual({ cells: [10, 20], total: 30, release: 0 });
  });
});

const rows = (length: number) => fc.array(fc.integer({ min: 0, max: 12 }), { minLength: length, maxLength: length });
const histories = fc.integer({ min: 2, max: 4 }).chain((length) => fc.array(rows(length), { minLength: 1, maxLength: 4 }));
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

describe('properties over histories of small rows', () => {
  test('no count from 1 to 4 is ever shown, and what is shown is true of the candidate it was made from', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const released = releasedRow(history);
        const counts = history[released?.release ?? 0] ?? [];
        const honest = (shown: unknown, count: number) => shown === hidden || (shown === count && (count === 0 || count >= 5));
        expect(counts.every((count, index) => honest(released?.cells[index], count))).toBe(true);
        expect(honest(released?.total, sum(counts))).toBe(true);
      }),
      { numRuns: 500, seed: 31 },
    );
  });

  test('a reader who keeps every release finds no difference from 1 to 4 between two of them', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const releases = history.map((_, index) => releasedRow(history.slice(0, index + 1)));
        for (const [index, now] of releases.entries()) {
          const before = releases[index - 1];
          if (before === undefined || now === undefined) continue;
          const pairs = [...now.cells, now.total].map((shown, at) => [shown, [...before.cells, before.total][at]] as const);
          for (const [shown, earlier] of pairs) {
            if (typeof shown !== 'number' || typeof earlier !== 'number') continue;
            expect([1, 2, 3, 4]).not.toContain(Math.abs(shown - earlier));
          }
        }
      }),
      { numRuns: 500, seed: 32 },
    );
  });

  test('no hidden small count follows from all releases together, even for a reader who takes what is not shown to change for unchanged', () => {
    fc.assert(
      fc.property(fc.array(rows(3), { minLength: 1, maxLength: 3 }), (history) => {
        const releases = history.map((_, index) => releasedRow(history.slice(0, index + 1)));
        const made = releases.map((released) => history[released?.release ?? 0] ?? []);
        const first = releases[0];
        // The same moves of the hidden counts in every release give the same published numbers when they cancel out, or when the total is hidden too.
        const moves = [-2, -1, 0, 1, 2];
        const alternatives = moves
          .flatMap((a) => moves.flatMap((b) => moves.map((c) => [a, b, c] as const)))
          .filter((move) => move.every((by, index) => by === 0 || first?.cells[index] === hidden))
          .filter((move) => first?.total === hidden || sum(move) === 0)
          .filter((move) => made.every((row) => row.every((count, index) => count + (move[index] ?? 0) >= 0)));
        for (const row of made)
          for (const [index, count] of row.entries())
            if (count > 0 && count < 5) expect(alternatives.some((move) => move[index] !== 0)).toBe(true);
      }),
      { numRuns: 500, seed: 33 },
    );
  });
});
