import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  crossingProbabilities,
  drawNormal,
  normalQuantile,
  normalUpperTail,
  randomStream,
  spendingBounds,
  spendingFunctions,
  spentAlpha,
} from '../src/index.ts';

const evenly = (looks: number): readonly number[] => Array.from({ length: looks }, (_, k) => (k + 1) / looks);
/** The chance of ever being outside ± the bound at each of so many looks, evenly spaced. */
const everOutside = (bounds: readonly number[]): number =>
  crossingProbabilities(
    evenly(bounds.length),
    bounds,
    bounds.map((each) => -each),
  ).reduce((sum, each) => sum + each, 0);

describe('looking again and again', () => {
  test.each([
    [1, 0.05],
    [2, 0.083],
    [3, 0.107],
    [4, 0.126],
    [5, 0.142],
    [10, 0.193],
    [20, 0.248],
    [50, 0.32],
  ])(
    '%i looks at ± 1.96 find something that is not there in a share of %d (Armitage, McPherson & Rowe 1969, JRSS A 132:235-244, table 2)',
    (looks, chance) => {
      expect(everOutside(evenly(looks).map(() => normalQuantile(0.975)))).toBeCloseTo(chance, 3);
    },
  );

  test.each([
    [2, 2.178, 1.977],
    [3, 2.289, 2.004],
    [4, 2.361, 2.024],
    [5, 2.413, 2.04],
    [10, 2.555, 2.087],
  ])(
    '%i looks: Pocock’s %d, and O’Brien & Fleming’s %d / √t, leave 5 % (Jennison & Turnbull 2000, Group Sequential Methods, tables 2.1 and 2.3)',
    (looks, pocock, obrien) => {
      expect(everOutside(evenly(looks).map(() => pocock))).toBeCloseTo(0.05, 3);
      expect(everOutside(evenly(looks).map((t) => obrien / Math.sqrt(t)))).toBeCloseTo(0.05, 3);
    },
  );

  test('two looks by simulation: 20,000 walks cross ± 2.178 in a share of 0.05 ± 4 · √(0.05 · 0.95 / 20,000)', () => {
    const stream = randomStream(7, 'walks');
    const walks = Array.from({ length: 20_000 }, (_, walk) => [drawNormal(stream, walk, 0), drawNormal(stream, walk, 1)] as const);
    const out = walks.filter(([a, b]) => Math.abs(a) > 2.178 || Math.abs(a + b) / Math.SQRT2 > 2.178).length;
    expect(Math.abs(out / 20_000 - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 20_000));
  });
});

describe('bounds that spend', () => {
  const boundsOf = (spending: (typeof spendingFunctions)[number], alpha: number, at: readonly number[]) =>
    spendingBounds(
      at,
      at.map((t) => spentAlpha(spending, alpha, t)),
    );

  test.each([
    ['obrienFleming', [4.877, 3.357, 2.68, 2.29, 2.031]],
    ['pocock', [2.438, 2.427, 2.41, 2.397, 2.386]],
  ] as const)(
    '%s, five even looks at 2.5 % on each side (DeMets & Lan 1994, Statistics in Medicine 13:1341-1352, table II)',
    (spending, printed) => {
      printed.forEach((bound, k) => expect(boundsOf(spending, 0.025, evenly(5))[k]).toBeCloseTo(bound, 3));
    },
  );

  test('O’Brien-Fleming at 5 % on one side, four even looks: 3.74955, 2.53993, 2.01604, 1.72014 (SeqBounds.jl, README)', () => {
    [3.749_55, 2.539_93, 2.016_04, 1.720_14].forEach((bound, k) =>
      expect(boundsOf('obrienFleming', 0.05, evenly(4))[k]).toBeCloseTo(bound, 4),
    );
  });

  test('one look needs the quantile of what is spent; spending begins at 0 and ends at all', () => {
    for (const spending of spendingFunctions) {
      expect(boundsOf(spending, 0.2, [1])[0]).toBeCloseTo(normalQuantile(0.8), 9);
      expect([0, 1, 1.3].map((t) => spentAlpha(spending, 0.2, t))).toEqual([0, 0.2, 0.2]);
    }
    expect(spentAlpha('obrienFleming', 0.05, 0.25)).toBeCloseTo(2 * normalUpperTail(normalQuantile(0.975) / 0.5), 12);
    expect(spentAlpha('pocock', 0.05, 0.5)).toBeCloseTo(0.05 * Math.log(1 + (Math.E - 1) / 2), 12);
  });

  test('whatever the looks, the chance of crossing up to each is what was spent up to it', () => {
    const looks = fc
      .uniqueArray(fc.integer({ min: 5, max: 100 }), { minLength: 1, maxLength: 6 })
      .map((list) => list.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(
        looks,
        fc.constantFrom(...spendingFunctions),
        fc.constantFrom(0.025, 0.1, 0.3),
        (information, spending, alpha) => {
          const last = information.at(-1) ?? 1;
          const spent = information.map((each) => spentAlpha(spending, alpha, each / last));
          let total = 0;
          crossingProbabilities(information, [...spendingBounds(information, spent)]).forEach((chance, k) => {
            total += chance;
            expect(total).toBeCloseTo(spent[k] ?? Number.NaN, 6);
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  test('nothing is spent, nothing crosses; information that does not rise is refused', () => {
    expect(spendingBounds([1, 2], [0, 0.05])[0]).toBe(Number.POSITIVE_INFINITY);
    expect(() => spendingBounds([2, 2], [0.01, 0.05])).toThrow(RangeError);
    expect(() => crossingProbabilities([0], [2])).toThrow(RangeError);
  });
});
