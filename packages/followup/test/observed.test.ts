import { describe, expect, test } from 'vitest';
import { observedAgainstAssumed } from '../src/index.ts';

/** Weeks in remission under 6-mercaptopurine: Freireich et al. 1963, Blood 21:699-716. */
const mercaptopurine = [
  ...[6, 6, 6, 7, 10, 13, 16, 22, 23].map((time) => ({ time, event: true })),
  ...[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((time) => ({ time, event: false })),
];

describe('observed against assumed survival', () => {
  test('the published estimates beside an exponential curve with 9 events in 359 weeks, its own maximum likelihood', () => {
    const rate = 9 / 359; // 9 relapses; 359 weeks under observation in all
    const result = observedAgainstAssumed(mercaptopurine, (time) => Math.exp(-rate * time), [0, 6, 10, 23, 35, 40]);
    expect(result).toMatchObject({ people: 21, events: 9 });
    expect(result.expectedEvents).toBeCloseTo(359 * rate, 10);
    expect(result.z).toBeCloseTo(0, 10);
    expect(result.times.map(({ time, atRisk, observed }) => [time, atRisk, Number(observed.toFixed(3))])).toEqual([
      [0, 21, 1],
      [6, 21, 0.857],
      [10, 15, 0.753],
      [23, 6, 0.448],
      [35, 1, 0.448],
    ]);
    expect(result.times.every(({ within }) => within)).toBe(true);
  });

  test('a curve that promises too much lies outside: half the hazard gives z = (9 − 4.5) / √4.5', () => {
    const optimistic = observedAgainstAssumed(mercaptopurine, (time) => Math.exp((-0.5 * 9 * time) / 359), [23]);
    expect(optimistic.z).toBeCloseTo((9 - 4.5) / Math.sqrt(4.5), 10);
    const absurd = observedAgainstAssumed(mercaptopurine, () => 0.999, [10, 23]);
    expect(absurd.times.map(({ within }) => within)).toEqual([false, false]);
  });

  test('nobody observed is refused', () => {
    expect(() => observedAgainstAssumed([], () => 1, [1])).toThrow(RangeError);
  });
});
