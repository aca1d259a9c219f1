import { eventTimes } from '@likeverd/statistics';
import { describe, expect, test } from 'vitest';
import {
  assumedCurve,
  assumedRestrictedMean,
  assumedSurvival,
  assumedTime,
  curveOf,
  cutAt,
  observedAgainstAssumed,
  populationCalibration,
  practiceCalibration,
  timesTo,
} from '../src/index.ts';
import { mercaptopurine, type Row, tableOf } from './tables.ts';

const times = eventTimes(mercaptopurine.map(({ months, event }) => ({ time: months, event })));
const months = Float64Array.from({ length: 61 }, (_, k) => k);
const exponential = (rate: number) =>
  curveOf(
    months,
    months.map((month) => Math.exp(-rate * month)),
  );
const intervals = [0, 12, 24];

describe('the curve that was assumed', () => {
  test('is the share in the states that are free of the event, in months', () => {
    const trace = {
      time: Float64Array.of(0, 0.5, 1),
      states: [
        { state: 'free', occupancy: Float64Array.of(1, 0.6, 0.3) },
        { state: 'progressed', occupancy: Float64Array.of(0, 0.2, 0.2) },
        { state: 'dead', occupancy: Float64Array.of(0, 0.2, 0.5) },
      ],
    };
    const overall = assumedCurve(trace, ['free', 'progressed']);
    expect([...overall.months]).toEqual([0, 6, 12]);
    expect(assumedSurvival(overall, 6)).toBeCloseTo(0.8, 12);
    // between two months the hazard is constant: √(0.8 · 0.5)
    expect(assumedSurvival(overall, 9)).toBeCloseTo(Math.sqrt(0.8 * 0.5), 12);
    expect(assumedSurvival(assumedCurve(trace, ['free']), 12)).toBeCloseTo(0.3, 12);
    expect(() => assumedSurvival(overall, 13)).toThrow(RangeError);
    expect(() => assumedCurve(trace, ['gone'])).toThrow(RangeError);
    expect(() => curveOf(Float64Array.of(0, 1, 2), [1, 0.5, 0.6])).toThrow(RangeError);
  });

  test('median ln 2 / rate and area (1 − e^(−rate · t)) / rate of an exponential curve', () => {
    const curve = exponential(0.03);
    expect(assumedTime(curve, 0.5)).toBeCloseTo(Math.log(2) / 0.03, 9);
    expect(assumedTime(curve, 0.01)).toBeUndefined();
    expect(assumedRestrictedMean(curve, 24.5)).toBeCloseTo((1 - Math.exp(-0.03 * 24.5)) / 0.03, 9);
  });
});

describe('observed against assumed survival', () => {
  const at = [0, 6, 10, 23, 35, 40];
  test('the published estimates beside an exponential curve with 9 events in 359 weeks, its own maximum likelihood', () => {
    const rate = 9 / 359; // 9 relapses; 359 weeks under observation in all
    const result = observedAgainstAssumed(times, exponential(rate), { at, intervals });
    expect(result).toMatchObject({ people: 21, events: 9, personMonths: 359 });
    expect(result.expected).toBeCloseTo(359 * rate, 10);
    expect(result.z).toBeCloseTo(0, 10);
    expect(result.ratio).toBeCloseTo(1, 10);
    expect(result.points.map(({ month, atRisk, observed }) => [month, atRisk, Number(observed.toFixed(3))])).toEqual([
      [0, 21, 1],
      [6, 21, 0.857],
      [10, 15, 0.753],
      [23, 6, 0.448],
      [35, 1, 0.448],
    ]);
    expect(result.points.every(({ within }) => within)).toBe(true);
    expect(result.restrictedMean.horizon).toBe(35);
    expect(result.restrictedMean.observed).toBeCloseTo(23.287, 3); // Klein & Moeschberger 2003, section 4.5
    expect(result.median).toMatchObject({ observed: 23, lower: 13 });
  });

  test('a curve that promises too much lies outside: half the hazard gives z = (9 − 4.5) / √4.5 and twice as many events as expected', () => {
    const optimistic = observedAgainstAssumed(times, exponential((0.5 * 9) / 359), { at: [23], intervals });
    expect(optimistic.z).toBeCloseTo((9 - 4.5) / Math.sqrt(4.5), 10);
    expect(optimistic.excess).toBeCloseTo(4.5, 10);
    // Garwood's limits of 9: 4.115 and 17.08 (Armitage & Berry, table A6)
    expect(optimistic.lower).toBeCloseTo(4.115 / 4.5, 3);
    expect(optimistic.upper).toBeCloseTo(17.08 / 4.5, 2);
    const absurd = observedAgainstAssumed(times, exponential(0.0001), { at: [10, 23], intervals });
    expect(absurd.points.map(({ within }) => within)).toEqual([false, false]);
  });

  test('events and expectations of the intervals sum to those of the whole, and the fit is the sum over intervals', () => {
    const { events, expected, intervals: parts, fit } = observedAgainstAssumed(times, exponential(0.02), { at: [], intervals });
    expect(parts.map(({ from, to }) => [from, to])).toEqual([
      [0, 12],
      [12, 24],
      [24, 35],
    ]);
    expect(parts.reduce((sum, part) => sum + part.events, 0)).toBe(events);
    expect(parts.reduce((sum, part) => sum + part.expected, 0)).toBeCloseTo(expected, 10);
    expect(fit.chiSquare).toBeCloseTo(
      parts.reduce((sum, part) => sum + part.excess ** 2 / part.expected, 0),
      12,
    );
    expect(fit.freedom).toBe(3);
  });

  test('who comes under observation late is expected to have events only from then on', () => {
    const late = { exit: Float64Array.of(10, 10), cause: Uint8Array.of(0, 0), entry: Float64Array.of(4, 0) };
    expect(observedAgainstAssumed(late, exponential(0.1), { at: [], intervals: [0] }).expected).toBeCloseTo(0.1 * (6 + 10), 10);
  });

  test('nobody observed, or longer than the curve tells, is refused', () => {
    expect(() => observedAgainstAssumed(eventTimes([]), exponential(0.1), { at: [], intervals })).toThrow(RangeError);
    const long = eventTimes([{ time: 61, event: false }]);
    expect(() => observedAgainstAssumed(long, exponential(0.1), { at: [], intervals })).toThrow(RangeError);
    expect(observedAgainstAssumed(cutAt(long, 60), exponential(0.1), { at: [], intervals }).expected).toBeCloseTo(6, 9);
  });
});

describe('calibration', () => {
  const started = (start: string, region: string): Row => ({ months: 1, event: false, start, region });
  const table = tableOf([
    ...Array.from({ length: 30 }, () => started('2027-02-01', 'west')),
    ...Array.from({ length: 3 }, () => started('2027-03-01', 'north')),
    { ...started('2027-03-01', 'north'), arm: 'control' },
  ]);

  test('patients against expectation: 30 where 15 were expected are more, 3 of 4 are as expected; half a year counts half', () => {
    const expected = [
      { from: '2027-01-01', to: '2028-01-01', region: 'west', patients: 365 },
      { from: '2027-01-01', to: '2027-04-11', region: 'north', patients: 4 },
      { from: '2028-01-01', to: '2029-01-01', patients: 100 },
    ];
    const found = populationCalibration(table, expected, '2027-04-11');
    // 1 January to 11 April 2027 are 31 + 28 + 31 + 10 = 100 days
    expect(found.map(({ events, expected: mean, verdict, to }) => [events, Number(mean.toFixed(6)), verdict, to])).toEqual([
      [30, 100, 'fewer', '2027-04-11'],
      [3, 4, 'asExpected', '2027-04-11'],
    ]);
    const [west] = populationCalibration(
      table,
      [{ from: '2027-01-01', to: '2028-01-01', region: 'west', patients: 15 }],
      '2028-01-01',
    );
    expect(west).toMatchObject({ events: 30, verdict: 'more' });
  });

  test('records outside the indication are handled as was decided, and counted; the control is not touched', () => {
    const mixed = tableOf([
      ...(['inside', 'inside', 'outside', 'unknown'] as const).map((indication): Row => ({ months: 3, event: true, indication })),
      { months: 3, event: true, arm: 'control', indication: 'outside' },
    ]);
    const strict = practiceCalibration(mixed, { outside: 'exclude', unknown: 'exclude' });
    expect(strict.practice).toMatchObject({ inside: 2, outside: 1, unknown: 1, used: 2, excluded: 2 });
    expect(strict.practice.shareOutside?.share).toBeCloseTo(1 / 3, 12);
    expect(strict.kept.rows).toBe(3);
    expect(timesTo(strict.kept, 'os')?.exit.length).toBe(3);
    expect(practiceCalibration(mixed, { outside: 'include', unknown: 'exclude' }).practice).toMatchObject({ used: 3, excluded: 1 });
  });

  test('where no record tells of the indication there is no share', () => {
    const silent = tableOf([{ months: 1, event: false, indication: 'unknown' }]);
    expect(practiceCalibration(silent, { outside: 'exclude', unknown: 'include' }).practice.shareOutside).toBeUndefined();
  });
});
