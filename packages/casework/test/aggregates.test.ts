import { describe, expect, test } from 'vitest';
import { type PriceShare, type RebateAggregate, rebateAggregates } from '../src/index.ts';
import { today } from './process.ts';

/** Prices of one area, each of an owner of its own unless told. */
const prices = (
  rebates: readonly number[],
  owner: (index: number) => string = (index) => `owner-${index}`,
): readonly PriceShare[] =>
  rebates.map((rebate, index) => ({ caseId: `case-${index}`, owner: owner(index), area: 'L', share: 1 - rebate }));

const spread = [0.1, 0.2, 0.3, 0.35, 0.4, 0.5, 0.7];

describe('rebates by therapeutic area, where they reveal nothing (S13.R6)', () => {
  test('seven of seven owners: quartiles and median to the nearest five points', () => {
    // sorted 10 20 30 35 40 50 70: R type 7 gives the quartiles (20 + 30) / 2 = 25 and (40 + 50) / 2 = 45, the median 35
    const [outcome] = rebateAggregates(prices(spread), [], today);
    expect(outcome).toMatchObject({
      area: 'L',
      status: 'safe',
      aggregate: {
        figures: {
          number: 7,
          lowerQuartile: expect.closeTo(0.25, 9),
          median: expect.closeTo(0.35, 9),
          upperQuartile: expect.closeTo(0.45, 9),
        },
      },
    });
  });

  test('four are too few; half and one more of one owner is too large a part', () => {
    expect(rebateAggregates(prices(spread.slice(0, 4)), [], today)).toEqual([{ area: 'L', status: 'withheld', reason: 'tooFew' }]);
    expect(
      rebateAggregates(
        prices(spread, (index) => (index < 4 ? 'big' : `owner-${index}`)),
        [],
        today,
      ),
    ).toEqual([{ area: 'L', status: 'withheld', reason: 'dominance' }]);
  });

  test('an owner who knows two of five: the median of the others is between their own, and they could place it', () => {
    // of 0.36 0.38 0.40 0.42 0.44 the owner has the second and fourth; the quartiles are 0.38 and 0.42, told as 0.40 all three
    const narrow = prices([0.36, 0.38, 0.4, 0.42, 0.44], (index) => (index === 1 || index === 3 ? 'two' : `owner-${index}`));
    const [outcome] = rebateAggregates(narrow, [], today);
    expect(outcome?.status === 'safe' ? outcome.narrowest : 0).toBeLessThan(2);
  });

  test('one more case whose median moves tells of that case by differencing: the second publication is withheld', () => {
    const before = prices([0, 0.05, 0.05, 0.4, 0.45]);
    const first: RebateAggregate = {
      area: 'L',
      members: before.map(({ caseId }) => caseId),
      figures: { number: 5, lowerQuartile: 0.05, median: 0.05, upperQuartile: 0.4 },
    };
    // Of six the median is (0.05 + 0.24) / 2 = 0.145, told as 15 %. Whoever owns a middle one of the five knows that the new one is
    // 2 × (0.15 ± 0.025) - 0.05 = 0.25 ± 0.05: 0.1 of the price over a middle of 0.75 is 13 %, below the limit of 20 %.
    const after = [...before, { caseId: 'new', owner: 'new', area: 'L', share: 1 - 0.24 }];
    expect(rebateAggregates(after, [first], today)).toEqual([{ area: 'L', status: 'withheld', reason: 'tooNarrow' }]);
  });

  test('areas are told each for itself', () => {
    const mixed = [
      ...prices(spread),
      ...prices(spread.slice(0, 3)).map((price) => ({ ...price, caseId: `b-${price.caseId}`, area: 'B' })),
    ];
    expect(rebateAggregates(mixed, [], today).map(({ area, status }) => [area, status])).toEqual([
      ['B', 'withheld'],
      ['L', 'safe'],
    ]);
  });
});
