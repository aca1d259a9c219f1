import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frontierOf, outcomeOf } from '../src/index.ts';

describe('S04.R4 a ratio is shown only where it means cost per unit gained', () => {
  test.each([
    [32_763.619, 0.910_221_68, { outcome: 'ratio', value: 32_763.619 / 0.910_221_68 }],
    [-22_651.02, 0.910_221_68, { outcome: 'dominant' }],
    [0, 0.5, { outcome: 'dominant' }],
    [-100, 0, { outcome: 'dominant' }],
    [53_538.086, 0, { outcome: 'dominated' }],
    [0, -0.5, { outcome: 'dominated' }],
    [100, -0.5, { outcome: 'dominated' }],
    [-100_000, -0.5, { outcome: 'saving', value: 200_000 }],
    [0, 0, { outcome: 'equal' }],
    [1e-7, -1e-12, { outcome: 'equal' }],
  ])('cost %d and health %d', (cost, health, outcome) => {
    expect(outcomeOf(cost, health)).toEqual(outcome);
  });

  test('ratios are positive and swapping the two strategies swaps the name', () => {
    const opposite = { ratio: 'saving', saving: 'ratio', dominant: 'dominated', dominated: 'dominant', equal: 'equal' };
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        (cost, health) => {
          const there = outcomeOf(cost, health);
          const back = outcomeOf(-cost, -health);
          return back.outcome === opposite[there.outcome] && (!('value' in there) || there.value > 0);
        },
      ),
    );
  });
});

describe('the frontier of N strategies', () => {
  // Drummond et al. 2015, Methods for the Economic Evaluation of Health Care Programmes, 4th ed., chapter 4, the logic of its worked table
  test('dominance, extended dominance and rising ratios', () => {
    const positions = frontierOf([
      { strategy: 'none', cost: 0, health: 10 },
      { strategy: 'a', cost: 10_000, health: 10.2 }, // 50,000 per QALY from none; b costs 30,000 per QALY from none: a is extendedly dominated
      { strategy: 'b', cost: 12_000, health: 10.4 },
      { strategy: 'c', cost: 30_000, health: 10.6 },
      { strategy: 'd', cost: 31_000, health: 10.5 },
    ]);
    expect(positions).toEqual([
      { strategy: 'none', position: 'efficient' },
      { strategy: 'a', position: 'extendedly-dominated', by: ['none', 'b'] },
      { strategy: 'b', position: 'efficient', from: 'none', ratio: expect.closeTo(12_000 / 0.4, 4) },
      { strategy: 'c', position: 'efficient', from: 'b', ratio: expect.closeTo(18_000 / 0.2, 4) },
      { strategy: 'd', position: 'dominated', by: 'c' },
    ]);
  });

  test('of equal strategies the first stays', () => {
    expect(
      frontierOf([
        { strategy: 'first', cost: 5, health: 1 },
        { strategy: 'second', cost: 5, health: 1 },
      ]),
    ).toEqual([
      { strategy: 'first', position: 'efficient' },
      { strategy: 'second', position: 'dominated', by: 'first' },
    ]);
  });

  test('whatever the threshold, a strategy with the highest net benefit is efficient, and ratios rise along the frontier', () => {
    const point = fc.record({
      cost: fc.integer({ min: 0, max: 1_000_000 }),
      health: fc.integer({ min: 0, max: 200 }).map((tenth) => tenth / 10),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 2_000_000 }), (points, threshold) => {
        const named = points.map((one, index) => ({ strategy: `s${index}`, ...one }));
        const positions = frontierOf(named);
        const efficient = positions.filter((position) => position.position === 'efficient');
        const benefit = (strategy: string) =>
          named.filter((one) => one.strategy === strategy).map((one) => threshold * one.health - one.cost)[0] ?? Number.NaN;
        const highest = Math.max(...named.map((one) => threshold * one.health - one.cost));
        const byRatio = efficient.map((position) => position.ratio ?? -1).sort((one, other) => one - other);
        return (
          positions.length === named.length &&
          efficient.some((position) => Math.abs(benefit(position.strategy) - highest) < 1e-6) &&
          byRatio.every((ratio, index) => index === 0 || ratio > (byRatio[index - 1] ?? Number.NaN))
        );
      }),
    );
  });
});
