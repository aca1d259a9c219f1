import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kaplanMeier, type SurvivalTime, survivalAt } from '../src/index.ts';

const died = (...times: number[]): SurvivalTime[] => times.map((time) => ({ time, event: true }));
const censored = (...times: number[]): SurvivalTime[] => times.map((time) => ({ time, event: false }));

/** Weeks in remission under 6-mercaptopurine: Freireich et al. 1963, Blood 21:699-716, as used by Cox 1972 and by Kalbfleisch & Prentice. */
const mercaptopurine = [...died(6, 6, 6, 7, 10, 13, 16, 22, 23), ...censored(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)];

describe('the 6-mercaptopurine arm of Freireich et al. 1963', () => {
  const steps = kaplanMeier(mercaptopurine);

  test.each([
    [6, 21, 3, 18 / 21, 0.857, 0.076_4],
    [7, 17, 1, (18 / 21) * (16 / 17), 0.807, 0.086_9],
    [10, 15, 1, (18 / 21) * (16 / 17) * (14 / 15), 0.753, 0.096_3],
    [13, 12, 1, 0.753 * (11 / 12), 0.69, 0.106_8],
    [16, 11, 1, 0.69 * (10 / 11), 0.627, 0.114_1],
    [22, 7, 1, 0.627 * (6 / 7), 0.538, 0.128_2],
    [23, 6, 1, 0.538 * (5 / 6), 0.448, 0.134_6],
  ])(
    'week %i: %i at risk, %i relapse, survival as printed (Kleinbaum & Klein 2012, Survival Analysis, table 2.2)',
    (time, atRisk, events, product, printed, error) => {
      const step = steps.find((candidate) => candidate.time === time);
      expect(step).toMatchObject({ atRisk, events });
      expect(step?.survival).toBeCloseTo(product, 3);
      expect(step?.survival).toBeCloseTo(printed, 3);
      expect(step?.standardError).toBeCloseTo(error, 4);
    },
  );

  test('limits on the log(−log) scale at week 10: exp(−exp(ln(0.2837) ± 1.96 · 0.4514)) = 0.503 and 0.889 (R survival, conf.type "log-log")', () => {
    expect(survivalAt(steps, 10)?.lower).toBeCloseTo(0.503, 3);
    expect(survivalAt(steps, 10)?.upper).toBeCloseTo(0.889, 3);
  });

  test('between events the last estimate holds; before the first there is none', () => {
    expect(survivalAt(steps, 9)).toBe(survivalAt(steps, 7));
    expect(survivalAt(steps, 5.9)).toBeUndefined();
  });
});

describe('properties', () => {
  const people = fc.array(fc.record({ time: fc.integer({ min: 0, max: 20 }), event: fc.boolean() }), {
    minLength: 1,
    maxLength: 40,
  });

  test('without censoring it is the share still event-free, and Greenwood is the binomial error', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 }), (times) =>
        kaplanMeier(died(...times)).every(({ time, survival, standardError }) => {
          const share = times.filter((each) => each > time).length / times.length;
          return (
            Math.abs(survival - share) < 1e-12 && Math.abs(standardError - Math.sqrt((share * (1 - share)) / times.length)) < 1e-12
          );
        }),
      ),
    );
  });

  test('survival falls, limits hold it, order of the people does not matter', () => {
    fc.assert(
      fc.property(people, (list) => {
        const steps = kaplanMeier(list);
        const reversed = kaplanMeier(list.toReversed());
        return (
          JSON.stringify(steps) === JSON.stringify(reversed) &&
          steps.every(({ survival, lower, upper }, index) => {
            const before = steps[index - 1]?.survival ?? 1;
            return survival < before && lower <= survival && survival <= upper && lower >= 0 && upper <= 1;
          })
        );
      }),
    );
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('a time of %d is refused', (time) => {
    expect(() => kaplanMeier([{ time, event: true }])).toThrow(RangeError);
  });

  test('a confidence level outside (0, 1) is refused', () => {
    expect(() => kaplanMeier(mercaptopurine, 95)).toThrow(RangeError);
  });
});
