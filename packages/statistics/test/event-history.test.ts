import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binomialLimits,
  chiSquareUpperTail,
  cumulativeIncidence,
  discountedRatio,
  type EventTimes,
  eventTimes,
  grayTest,
  hazardRatioBetween,
  incidenceAt,
  kaplanMeier,
  logRank,
  numbersAtRisk,
  poissonLimits,
  poissonTest,
  restrictedMean,
  selectTimes,
  survivalAt,
  timeQuantile,
} from '../src/index.ts';
import { afterTransplant } from './after-transplant.ts';

const died = (...times: number[]) => times.map((time) => ({ time, event: true }));
const censored = (...times: number[]) => times.map((time) => ({ time, event: false }));

/** Weeks in remission under 6-mercaptopurine and placebo: Freireich et al. 1963, Blood 21:699-716, as used by Cox 1972. */
const mercaptopurine = eventTimes([
  ...died(6, 6, 6, 7, 10, 13, 16, 22, 23),
  ...censored(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
]);
const placebo = eventTimes(died(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23));

/** Another way to the same numbers: for each time of events, everyone is asked anew. */
const naive = ({ exit, cause, entry }: EventTimes) => {
  const people = Array.from(exit, (to, i) => ({ to, cause: cause[i] ?? 0, from: entry?.[i] ?? -1 }));
  const times = [...new Set(people.filter((each) => each.cause > 0).map(({ to }) => to))].toSorted((a, b) => a - b);
  const rows = times.map((time) => ({
    time,
    atRisk: people.filter(({ from, to }) => from < time && time <= to).length,
    events: people.filter((each) => each.to === time && each.cause > 0).length,
    of: (c: number) => people.filter((each) => each.to === time && each.cause === c).length,
  }));
  const survival = (at: number) =>
    rows.filter(({ time }) => time <= at).reduce((product, { atRisk, events }) => product * (1 - events / atRisk), 1);
  const before = (at: number) =>
    rows.filter(({ time }) => time < at).reduce((product, { atRisk, events }) => product * (1 - events / atRisk), 1);
  const incidence = (c: number, at: number) =>
    rows.filter(({ time }) => time <= at).reduce((sum, row) => sum + (before(row.time) * row.of(c)) / row.atRisk, 0);
  // Marubini & Valsecchi 1995, equation 10.12, term by term
  const variance = (c: number, at: number) =>
    rows
      .filter(({ time }) => time <= at)
      .reduce((sum, row) => {
        const gap = incidence(c, at) - incidence(c, row.time);
        const { atRisk: n, events: d } = row;
        const s = before(row.time);
        const first = n > d ? (gap * gap * d) / (n * (n - d)) : 0;
        return sum + first + (s * s * row.of(c) * (n - row.of(c))) / n ** 3 - (2 * gap * s * row.of(c)) / n ** 2;
      }, 0);
  return { rows, survival, incidence, variance };
};

const somePeople = fc
  .array(
    fc.record({
      from: fc.integer({ min: 0, max: 10 }),
      stays: fc.integer({ min: 1, max: 10 }),
      cause: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map(
    (list): EventTimes => ({
      exit: Float64Array.from(list, ({ from, stays }) => from + stays),
      cause: Uint8Array.from(list, ({ cause }) => cause),
      entry: Float64Array.from(list, ({ from }) => from),
    }),
  );

describe('the 6-mercaptopurine arm of Freireich et al. 1963', () => {
  const estimate = kaplanMeier(mercaptopurine);

  test.each([
    [6, 21, 3, 18 / 21, 0.857, 0.076_4],
    [7, 17, 1, (18 / 21) * (16 / 17), 0.807, 0.086_9],
    [10, 15, 1, (18 / 21) * (16 / 17) * (14 / 15), 0.753, 0.096_3],
    [13, 12, 1, 0.753 * (11 / 12), 0.69, 0.106_8],
    [16, 11, 1, 0.69 * (10 / 11), 0.627, 0.114_1],
    [22, 7, 1, 0.627 * (6 / 7), 0.538, 0.128_2],
    [23, 6, 1, 0.538 * (5 / 6), 0.448, 0.134_6],
  ])('week %i: %i at risk, %i relapse, survival as printed (Kleinbaum & Klein 2012, Survival Analysis, table 2.2)', (...row) => {
    const [time, atRisk, events, product, printed, error] = row;
    const at = estimate.time.indexOf(time);
    expect([estimate.atRisk[at], estimate.events[at]]).toEqual([atRisk, events]);
    const { survival, standardError } = survivalAt(estimate, time);
    expect(survival).toBeCloseTo(product, 3);
    expect(survival).toBeCloseTo(printed, 3);
    expect(standardError).toBeCloseTo(error, 4);
  });

  test('limits on the log(−log) scale at week 10: exp(−exp(ln(0.2837) ± 1.96 · 0.4514)) = 0.503 and 0.889 (R survival, conf.type "log-log")', () => {
    const { lower, upper } = survivalAt(estimate, 10);
    expect(lower).toBeCloseTo(0.503, 3);
    expect(upper).toBeCloseTo(0.889, 3);
  });

  test('between events the last estimate holds; before the first, survival is 1', () => {
    expect(survivalAt(estimate, 9)).toEqual(survivalAt(estimate, 7));
    expect(survivalAt(estimate, 5.9)).toMatchObject({ survival: 1, lower: 1, upper: 1 });
  });

  test('Nelson-Aalen at week 10: 3/21 + 1/17 + 1/15, variance 3/21² + 1/17² + 1/15²', () => {
    const at = estimate.time.indexOf(10);
    expect(estimate.cumulativeHazard[at]).toBeCloseTo(3 / 21 + 1 / 17 + 1 / 15, 12);
    expect(estimate.hazardVariance[at]).toBeCloseTo(3 / 21 ** 2 + 1 / 17 ** 2 + 1 / 15 ** 2, 12);
  });

  test('median 23 weeks; the limits of week 13 are the first that reach down to a half: exp(−exp(ln(0.371) + 1.96 · 0.417)) = 0.43', () => {
    expect(timeQuantile(estimate)).toEqual({ time: 23, lower: 13, upper: undefined });
  });

  test('mean restricted to 35 weeks: 23.287 with standard error 2.827 (Klein & Moeschberger 2003, Survival Analysis, section 4.5)', () => {
    const { mean, variance } = restrictedMean(estimate, 35);
    expect(mean).toBeCloseTo(23.287, 3);
    expect(Math.sqrt(variance)).toBeCloseTo(2.827, 3);
  });

  test('log-rank against placebo: 9 of 19.25 expected, 21 of 10.75, χ² = 16.79 (Kleinbaum & Klein 2012, section 2.IV)', () => {
    const { groups, chiSquare, freedom, p } = logRank([[mercaptopurine, placebo]]);
    expect(groups.map(({ people, observed, expected }) => [people, observed, Number(expected.toFixed(2))])).toEqual([
      [21, 9, 19.25],
      [21, 21, 10.75],
    ]);
    expect(chiSquare).toBeCloseTo(16.79, 2);
    expect([freedom, p < 0.001, p > 0]).toEqual([1, true, true]);
  });

  test('hazard ratio by Breslow’s approximation: −1.509 with standard error 0.410 (Kleinbaum & Klein 2012, section 3.I)', () => {
    const ratio = hazardRatioBetween(mercaptopurine, placebo);
    expect(ratio?.logRatio).toBeCloseTo(-1.509, 3);
    expect(ratio?.standardError).toBeCloseTo(0.41, 3);
    expect(ratio?.events).toEqual([9, 21]);
  });
});

describe('against the naive way, with delayed entry, ties and two causes', () => {
  test('survival, numbers at risk, incidence and its variance agree at every time', () => {
    fc.assert(
      fc.property(somePeople, (times) => {
        const other = naive(times);
        const own = kaplanMeier(times);
        const both = cumulativeIncidence(times);
        expect(Array.from(own.time)).toEqual(other.rows.map(({ time }) => time));
        expect(Array.from(own.atRisk)).toEqual(other.rows.map(({ atRisk }) => atRisk));
        expect(Array.from(own.events)).toEqual(other.rows.map(({ events }) => events));
        for (const at of own.time) {
          expect(survivalAt(own, at).survival).toBeCloseTo(other.survival(at), 12);
          for (const cause of [1, 2]) {
            const { incidence, standardError } = incidenceAt(both, cause, at);
            expect(incidence).toBeCloseTo(other.incidence(cause, at), 12);
            expect(standardError ** 2).toBeCloseTo(other.variance(cause, at), 10);
          }
        }
        expect(numbersAtRisk(times, [...own.time])).toEqual([...own.atRisk]);
      }),
    );
  });

  test('incidences of all causes and survival sum to 1; limits hold the estimates', () => {
    fc.assert(
      fc.property(somePeople, (times) => {
        const both = cumulativeIncidence(times);
        both.time.forEach((at, row) => {
          const sum = both.causes.reduce((total, { incidence }) => total + (incidence[row] ?? 0), both.survival[row] ?? Number.NaN);
          expect(sum).toBeCloseTo(1, 12);
          const { incidence, lower, upper } = incidenceAt(both, 1, at);
          expect(lower <= incidence && incidence <= upper && lower >= 0 && upper <= 1 + 1e-12).toBe(true);
        });
      }),
    );
  });

  test('the area under the estimate equals the sum over its steps', () => {
    fc.assert(
      fc.property(somePeople, fc.integer({ min: 1, max: 20 }), (times, horizon) => {
        const { survival } = naive(times);
        const steps = Array.from({ length: horizon }, (_, t) => survival(t)).reduce((sum, each) => sum + each, 0);
        expect(restrictedMean(kaplanMeier(times), horizon).mean).toBeCloseTo(steps, 10);
      }),
    );
  });

  test('order of the people does not matter, and a chosen part is the part', () => {
    fc.assert(
      fc.property(somePeople, (times) => {
        const turned = {
          exit: times.exit.toReversed(),
          cause: times.cause.toReversed(),
          ...(times.entry === undefined ? {} : { entry: times.entry.toReversed() }),
        };
        expect(kaplanMeier(turned)).toEqual(kaplanMeier(times));
        expect(selectTimes(times, () => true)).toEqual(times);
        expect(selectTimes(times, (index) => index > 0).exit.length).toBe(times.exit.length - 1);
      }),
    );
  });
});

describe('delayed entry by hand', () => {
  // at 3: persons 1 (0-3) and 2 (1-5) at risk; at 5: persons 2 and 3 (4-6); at 6: person 3
  const times = { entry: Float64Array.of(0, 1, 4), exit: Float64Array.of(3, 5, 6), cause: Uint8Array.of(1, 1, 1) };
  test('S(3) = 1/2, S(5) = 1/4, S(6) = 0', () => {
    expect([...kaplanMeier(times).survival]).toEqual([1 / 2, 1 / 4, 0]);
    expect([...kaplanMeier(times).atRisk]).toEqual([2, 2, 1]);
  });
  test('number at risk at the start: the one who begins there', () => {
    expect(numbersAtRisk(times, [0, 3, 4.5, 7])).toEqual([1, 2, 2, 0]);
  });
});

describe('exact limits', () => {
  test('without censoring the beta product limits are those of Clopper & Pearson', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 30 }), (list) => {
        const estimate = kaplanMeier(eventTimes(died(...list)));
        for (const at of [0.5, ...list]) {
          const alive = list.filter((time) => time > at).length;
          const { lower, upper } = survivalAt(estimate, at, 'exact');
          const expected = binomialLimits(alive, list.length);
          expect(lower).toBeCloseTo(expected.lower, 9);
          expect(upper).toBeCloseTo(expected.upper, 9);
        }
      }),
    );
  });

  test('with censoring they hold the estimate and are wider than nothing', () => {
    const { survival, lower, upper } = survivalAt(kaplanMeier(mercaptopurine), 23, 'exact');
    expect(lower < survival && survival < upper).toBe(true);
  });

  test('Poisson 10: 4.795 to 18.39; 0: 0 to 3.689 (Garwood 1936; Armitage & Berry, table A6)', () => {
    expect(poissonLimits(10).lower).toBeCloseTo(4.795, 3);
    expect(poissonLimits(10).upper).toBeCloseTo(18.39, 2);
    expect(poissonLimits(0)).toEqual({ lower: 0, upper: expect.closeTo(3.689, 3) });
  });

  test('8 of 10: 0.444 to 0.975; none and all (Clopper & Pearson 1934): 1 − 0.025^(1/10) = 0.308', () => {
    expect(binomialLimits(8, 10).lower).toBeCloseTo(0.4439, 4);
    expect(binomialLimits(8, 10).upper).toBeCloseTo(0.9748, 4);
    expect(binomialLimits(0, 10).upper).toBeCloseTo(1 - 0.025 ** 0.1, 9);
    expect(binomialLimits(10, 10)).toEqual({ lower: expect.closeTo(0.025 ** 0.1, 9), upper: 1 });
  });

  test('the Poisson test is 1/20 where the limits touch: P(X ≥ k) summed by hand for k = 3, mean 1', () => {
    // 2 (1 − e⁻¹ (1 + 1 + 1/2))
    expect(poissonTest(3, 1)).toBeCloseTo(2 * (1 - Math.exp(-1) * 2.5), 12);
    expect(poissonTest(0, 1)).toBeCloseTo(2 * Math.exp(-1), 12);
    expect(poissonTest(10, poissonLimits(10).lower)).toBeCloseTo(0.05, 9);
  });

  test('χ² with 2 degrees of freedom is exponential', () => {
    expect(chiSquareUpperTail(3, 2)).toBeCloseTo(Math.exp(-1.5), 12);
    expect(chiSquareUpperTail(3.841_459, 1)).toBeCloseTo(0.05, 7);
  });
});

describe('groups', () => {
  test('swapping the groups turns the sign of the log ratio', () => {
    const twice = hazardRatioBetween(eventTimes(died(1, 3, 5, 7)), eventTimes(died(2, 4, 6, 8)));
    const swapped = hazardRatioBetween(eventTimes(died(2, 4, 6, 8)), eventTimes(died(1, 3, 5, 7)));
    expect(twice?.logRatio).toBeCloseTo(-(swapped?.logRatio ?? Number.NaN), 10);
  });

  test('no event in one group: no finite ratio', () => {
    expect(hazardRatioBetween(eventTimes(censored(5, 6)), eventTimes(died(1, 2)))).toBeUndefined();
    expect(hazardRatioBetween(eventTimes(censored(5, 6)), eventTimes(censored(1, 2)))).toBeUndefined();
  });

  test('half the weight doubles the variance; a bias adds its own: √(2 · 0.2² + 0.3²)', () => {
    const found = discountedRatio(
      { logRatio: -0.5, standardError: 0.2, events: [10, 10] },
      { weight: 0.5, biasMean: 0.1, biasSd: 0.3 },
    );
    expect(found.logRatio).toBeCloseTo(-0.6, 12);
    expect(found.standardError).toBeCloseTo(Math.sqrt(2 * 0.04 + 0.09), 12);
  });

  test('two strata with the same people: twice the counts, twice the χ² of one', () => {
    const one = logRank([[mercaptopurine, placebo]]);
    const both = logRank([
      [mercaptopurine, placebo],
      [mercaptopurine, placebo],
    ]);
    expect(both.chiSquare).toBeCloseTo(2 * one.chiSquare, 9);
    expect(both.groups[0]?.observed).toBe(18);
  });

  test('three groups, two of them one group cut in two: the cut adds a degree of freedom, not evidence of its own', () => {
    const halves = [0, 1].map((half) => selectTimes(placebo, (index) => index % 2 === half));
    const three = logRank([[mercaptopurine, ...halves]]);
    expect(three.freedom).toBe(2);
    expect(three.chiSquare).toBeGreaterThan(16.7);
  });

  test('one group alone cannot be compared', () => {
    expect(logRank([[placebo]]).p).toBeNaN();
  });
});

describe('Gray’s test', () => {
  const fromStart = ({ exit, cause }: EventTimes): EventTimes => ({ exit, cause });
  const [lymphoblastic, myeloid] = [afterTransplant('lymphoblastic'), afterTransplant('myeloid')];

  test.each([
    [1, 28, 28, 2.862_332_5, 0.090_675_92],
    [2, 28, 47, 0.448_127_9, 0.503_225_31],
  ])(
    'cause %i after a transplant: χ² and p as R’s cmprsk::cuminc prints them for bmtcrr by disease',
    (cause, a, b, chiSquare, p) => {
      const found = grayTest(lymphoblastic, myeloid, cause);
      expect(found.groups.map(({ people, observed }) => [people, observed])).toEqual([
        [73, a],
        [104, b],
      ]);
      expect(found.chiSquare).toBeCloseTo(chiSquare, 7);
      expect(found.p).toBeCloseTo(p, 8);
    },
  );

  test('the groups in the other order give the same', () => {
    const [one, other] = [grayTest(lymphoblastic, myeloid), grayTest(myeloid, lymphoblastic)];
    expect(other.chiSquare).toBeCloseTo(one.chiSquare, 10);
    expect(other.groups[0].expected).toBeCloseTo(one.groups[1].expected, 10);
  });

  test('where nothing competes it expects what the log-rank test does', () => {
    const [first, second] = [mercaptopurine, placebo];
    const [gray, mantel] = [grayTest(first, second), logRank([[first, second]])];
    expect(gray.groups[0].expected).toBeCloseTo(mantel.groups[0]?.expected ?? Number.NaN, 10);
    expect(gray.chiSquare / mantel.chiSquare).toBeGreaterThan(0.8);
    expect(gray.chiSquare / mantel.chiSquare).toBeLessThan(1.25);
  });

  test('expected sum to observed; a cause that nobody comes to cannot be compared', () => {
    fc.assert(
      fc.property(somePeople, somePeople, (one, other) => {
        const { groups, chiSquare } = grayTest(fromStart(one), fromStart(other));
        expect(groups[0].expected + groups[1].expected).toBeCloseTo(groups[0].observed + groups[1].observed, 9);
        expect(Number.isNaN(chiSquare) || chiSquare >= 0).toBe(true);
      }),
    );
    expect(grayTest(lymphoblastic, myeloid, 3).p).toBeNaN();
  });
});

describe('what is refused', () => {
  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('a time of %d', (time) => {
    expect(() => kaplanMeier(eventTimes(died(time)))).toThrow(RangeError);
  });
  test('an entry that is not before the exit, columns of different length, a confidence level outside (0, 1)', () => {
    const entry = Float64Array.of(2);
    expect(() => kaplanMeier({ exit: Float64Array.of(2), cause: Uint8Array.of(1), entry })).toThrow(RangeError);
    expect(() => kaplanMeier({ exit: Float64Array.of(2, 3), cause: Uint8Array.of(1) })).toThrow(RangeError);
    expect(() => survivalAt(kaplanMeier(mercaptopurine), 10, 'logLog', 95)).toThrow(RangeError);
  });
});
