import { describe, expect, test } from 'vitest';
import {
  type Knowledge,
  type PricedCase,
  type PriceShare,
  type PublishedAggregate,
  rebateAggregates,
  surroundingsOf,
} from '../src/index.ts';
import { today } from './process.ts';

const now = '2026-11-20T09:00:00.000Z';

/** Cases with these prices, of a maximum of 1 each, and nothing told but what was published of the area before. */
const knowledge = (prices: readonly PriceShare[], aggregates: readonly PublishedAggregate[] = []): Knowledge => ({
  cases: prices.map(({ caseId, owner, area, share }): PricedCase => {
    const label = { class: 'confidential', ground: 'tradeSecret', owner, sharedWith: [] } as const;
    const item = 'offer 1';
    const price = { id: `${caseId} ${item}`, caseId, item, lowest: 0, highest: 1, truth: share, label, recordedAt: '2026-01-01' };
    return { caseId, names: [], atc: [area], supplier: owner, hidden: [price], open: [], quantities: [] };
  }),
  pieces: [],
  aggregates,
});
const outcomes = (prices: readonly PriceShare[], earlier: readonly PublishedAggregate[] = []) =>
  rebateAggregates(prices, surroundingsOf(knowledge(prices, earlier)), { now, today });

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
    const [outcome] = outcomes(prices(spread));
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
    expect(outcomes(prices(spread.slice(0, 4)))).toEqual([{ area: 'L', status: 'withheld', reason: 'tooFew' }]);
    expect(outcomes(prices(spread, (index) => (index < 4 ? 'big' : `owner-${index}`)))).toEqual([
      { area: 'L', status: 'withheld', reason: 'dominance' },
    ]);
  });

  test('an owner who knows two of five: the median of the others is between their own, and they could place it', () => {
    // of 0.36 0.38 0.40 0.42 0.44 the owner has the second and fourth; the quartiles are 0.38 and 0.42, told as 0.40 all three
    const narrow = prices([0.36, 0.38, 0.4, 0.42, 0.44], (index) => (index === 1 || index === 3 ? 'two' : `owner-${index}`));
    const [outcome] = outcomes(narrow);
    expect(outcome?.status === 'safe' ? outcome.narrowest : 0).toBeLessThan(2);
  });

  test('one more case whose median moves tells of that case by differencing: the second publication is withheld', () => {
    const before = prices([0, 0.05, 0.05, 0.4, 0.45]);
    const first: PublishedAggregate = {
      area: 'L',
      members: before.map(({ caseId }) => caseId),
      recordedAt: '2026-06-01',
      figures: { number: 5, lowerQuartile: 0.05, median: 0.05, upperQuartile: 0.4 },
    };
    // Of six the median is (0.05 + 0.24) / 2 = 0.145, told as 15 %. Whoever owns a middle one of the five knows that the new one is
    // 2 × (0.15 ± 0.025) - 0.05 = 0.25 ± 0.05: 0.1 of the price over a middle of 0.75 is 13 %, below the limit of 20 %.
    const after = [...before, { caseId: 'new', owner: 'new', area: 'L', share: 1 - 0.24 }];
    expect(outcomes(after, [first])).toEqual([{ area: 'L', status: 'withheld', reason: 'tooNarrow' }]);
  });

  test('areas are told each for itself', () => {
    const mixed = [
      ...prices(spread),
      ...prices(spread.slice(0, 3)).map((price) => ({ ...price, caseId: `b-${price.caseId}`, area: 'B' })),
    ];
    expect(outcomes(mixed).map(({ area, status }) => [area, status])).toEqual([
      ['B', 'withheld'],
      ['L', 'safe'],
    ]);
  });
});
