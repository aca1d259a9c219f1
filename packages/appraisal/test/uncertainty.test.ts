import { normalCdf, normalDensity, normalQuantile } from '@likeverd/statistics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceptabilityOf,
  convergenceOf,
  differences,
  expectedLosses,
  netBenefits,
  probabilityCostEffective,
  quadrantShares,
  ratioStandardError,
  spreadOf,
  usualThresholds,
} from '../src/index.ts';
import { drawsOf, normalScores } from './runs.ts';

const scores = normalScores(20_000, normalQuantile);

/** Two strategies whose incremental net benefit at threshold 1 is normal with this mean and standard deviation. */
function twoStrategies(mean: number, sd: number) {
  return drawsOf({
    old: { costs: scores.map(() => 0), qalys: scores.map(() => 0) },
    new: { costs: scores.map(() => 0), qalys: scores.map((score) => mean + sd * score) },
  });
}

describe('closed form: two strategies with a normal incremental net benefit', () => {
  test.each([
    [0, 1],
    [0.5, 1],
    [-0.5, 1],
    [300_000, 120_000],
    [-40_000, 250_000],
  ])('mean %d, standard deviation %d: EVPI = sd·φ(m/sd) − |m|·Φ(−|m|/sd), P = Φ(m/sd)', (mean, sd) => {
    const { evpi, strategies, optimal } = acceptabilityOf(twoStrategies(mean, sd), [1]);
    const z = Math.abs(mean) / sd;
    const expected = sd * normalDensity(z) - Math.abs(mean) * normalCdf(-z);
    expect(Math.abs((evpi[0] ?? Number.NaN) - expected) / sd).toBeLessThan(2e-5);
    expect(strategies[1]?.probability[0]).toBeCloseTo(normalCdf(mean / sd), 4);
    if (mean !== 0) expect(optimal).toEqual([mean > 0 ? 'new' : 'old']);
  });

  test('three exchangeable independent normal strategies: EVPI = 3/(2√π)·sd, each best in a third (David & Nagaraja 2003, Order Statistics, 3.2)', () => {
    // an orthogonal design: every combination of 30 scores in three columns, 27,000 draws
    const few = normalScores(30, normalQuantile);
    const sd = Math.sqrt(few.reduce((sum, score) => sum + score * score, 0) / few.length);
    const columns = few.flatMap((x) => few.flatMap((y) => few.map((z) => [x / sd, y / sd, z / sd] as const)));
    const zero = columns.map(() => 0);
    const run = drawsOf({
      a: { costs: zero, qalys: columns.map(([x]) => x) },
      b: { costs: zero, qalys: columns.map(([, y]) => y) },
      c: { costs: zero, qalys: columns.map(([, , z]) => z) },
    });
    const { evpi, strategies } = acceptabilityOf(run, [1]);
    expect(Math.abs((evpi[0] ?? Number.NaN) - 3 / (2 * Math.sqrt(Math.PI)))).toBeLessThan(0.01);
    for (const { probability } of strategies) expect(Math.abs((probability[0] ?? Number.NaN) - 1 / 3)).toBeLessThan(0.04);
  });
});

const columns = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 40 }))
  .chain(([strategies, draws]) =>
    fc.array(
      fc.record({
        costs: fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: draws, maxLength: draws }),
        qalys: fc.array(fc.double({ min: -5, max: 20, noNaN: true }), { minLength: draws, maxLength: draws }),
      }),
      { minLength: strategies, maxLength: strategies },
    ),
  )
  .map((list) => drawsOf(Object.fromEntries(list.map((one, index) => [`s${index}`, one]))));

describe('properties over any draws and thresholds', () => {
  const thresholds = [0, 100_000, 385_000, 825_000];

  test('probabilities lie in [0, 1] and sum to 1 at every threshold', () => {
    fc.assert(
      fc.property(columns, (run) => {
        const { strategies } = acceptabilityOf(run, thresholds);
        return thresholds.every((_, index) => {
          const row = strategies.map(({ probability }) => probability[index] ?? Number.NaN);
          return row.every((share) => share >= 0 && share <= 1) && Math.abs(row.reduce((sum, share) => sum + share, 0) - 1) < 1e-12;
        });
      }),
    );
  });

  test('EVPI is never negative, is 0 for one strategy, and equals mean of best minus best of means', () => {
    fc.assert(
      fc.property(columns, (run) => {
        const { evpi, strategies } = acceptabilityOf(run, thresholds);
        return thresholds.every((threshold, index) => {
          const draws = run.draws.to;
          const best = Array.from({ length: draws }, (_, draw) =>
            Math.max(
              ...run.strategies.map(({ costs, qalys }) => threshold * (qalys[draw] ?? Number.NaN) - (costs[draw] ?? Number.NaN)),
            ),
          );
          const meanOfBest = best.reduce((sum, value) => sum + value, 0) / draws;
          const bestOfMeans = Math.max(...strategies.map(({ expectedNetBenefit }) => expectedNetBenefit[index] ?? Number.NaN));
          const value = evpi[index] ?? Number.NaN;
          return value >= 0 && (run.strategies.length > 1 || value === 0) && Math.abs(value - (meanOfBest - bestOfMeans)) < 1e-4;
        });
      }),
    );
  });

  test('expected loss is the mean of what the best of each draw gives more; its lowest is EVPI, and belongs to the best on average', () => {
    fc.assert(
      fc.property(columns, (run) => {
        const found = acceptabilityOf(run, thresholds);
        const losses = expectedLosses(found);
        return thresholds.every((threshold, index) => {
          const benefits = run.strategies.map(({ costs, qalys }) => netBenefits(costs, qalys, threshold));
          const lost = benefits.map(
            (own) =>
              own.reduce((sum, benefit, draw) => sum + Math.max(...benefits.map((each) => each[draw] ?? Number.NaN)) - benefit, 0) /
              own.length,
          );
          const lowest = Math.min(...losses.map((loss) => loss[index] ?? Number.NaN));
          return (
            lost.every((loss, strategy) => Math.abs(loss - (losses[strategy]?.[index] ?? Number.NaN)) < 1e-4) &&
            Math.abs(lowest - (found.evpi[index] ?? Number.NaN)) < 1e-9
          );
        });
      }),
    );
  });

  test('with two strategies the curve is the share of draws with incremental net benefit ≥ 0, and the frontier its optimal side', () => {
    fc.assert(
      fc.property(
        columns.filter((run) => run.strategies.length >= 2),
        (full) => {
          const run = { ...full, strategies: full.strategies.slice(0, 2) };
          const [old, young] = run.strategies;
          if (old === undefined || young === undefined) return false;
          const { strategies, optimal, optimalProbability } = acceptabilityOf(run, thresholds);
          return thresholds.every((threshold, index) => {
            // the same arithmetic as the curve: net benefit of each, then compared
            let wins = 0;
            for (let draw = 0; draw < run.draws.to; draw += 1) {
              const benefit = (one: typeof old) => threshold * (one.qalys[draw] ?? Number.NaN) - (one.costs[draw] ?? Number.NaN);
              if (benefit(young) >= benefit(old)) wins += 1;
            }
            const side = optimal[index] === 's1' ? 1 : 0;
            return (
              strategies[1]?.probability[index] === wins / run.draws.to &&
              optimalProbability[index] === strategies[side]?.probability[index]
            );
          });
        },
      ),
    );
  });

  test('the usual grid is 0 to 1,000,000 by 5,000', () => {
    expect(usualThresholds.length).toBe(201);
    expect([usualThresholds[0], usualThresholds[77], usualThresholds.at(-1)]).toEqual([0, 385_000, 1_000_000]);
  });
});

describe('summaries of draws', () => {
  test('mean, sd and R type 7 interval of 1 … 5: quantile(1:5, c(.025, .975)) is 1.1 and 4.9 in R', () => {
    const spread = spreadOf(Float64Array.of(1, 2, 3, 4, 5));
    expect(spread.mean).toBe((1 + 2 + 3 + 4 + 5) / 5);
    expect(spread.standardDeviation).toBeCloseTo(Math.sqrt((4 + 1 + 0 + 1 + 4) / 4), 12);
    expect(spread.lower).toBeCloseTo(1 + 4 * 0.025, 12);
    expect(spread.upper).toBeCloseTo(1 + 4 * 0.975, 12);
    expect(spread.standardError).toBeCloseTo(Math.sqrt(2.5 / 5), 12);
  });

  test('one draw has no spread', () => {
    expect(spreadOf(Float64Array.of(7))).toEqual({ mean: 7, standardDeviation: 0, lower: 7, upper: 7, standardError: 0 });
  });

  test('quadrants by strict signs; what lies on an axis is counted apart', () => {
    expect(quadrantShares(Float64Array.of(1, 2, -1, -1, 1, 0, 3, 0), Float64Array.of(1, 1, 1, -1, -1, 1, 0, 0))).toEqual({
      dearerBetter: 2 / 8,
      cheaperBetter: 1 / 8,
      cheaperWorse: 1 / 8,
      dearerWorse: 1 / 8,
      onAxis: 3 / 8,
    });
  });

  test('a net benefit of exactly 0 counts as cost-effective', () => {
    expect(probabilityCostEffective(netBenefits(Float64Array.of(100, 100, 100), Float64Array.of(1, 2, 0.5), 100))).toBe(2 / 3);
  });

  test('differences are draw by draw', () => {
    expect(Array.from(differences(Float64Array.of(5, 7), Float64Array.of(1, 10)))).toEqual([5 - 1, 7 - 10]);
  });

  test('standard error of a ratio of means, worked by hand: costs 1, 2, 3, QALYs 1, 1, 1 has R = 2 and sd/√3 = 1/√3', () => {
    expect(ratioStandardError(Float64Array.of(1, 2, 3), Float64Array.of(1, 1, 1))).toBeCloseTo(1 / Math.sqrt(3), 12);
  });

  test('convergence: running mean ± 1.959964 · sd/√n at the listed counts and at the end', () => {
    const column = Float64Array.from({ length: 700 }, (_, index) => (index % 2 === 0 ? 1 : 3));
    const points = convergenceOf(column);
    expect(points.map((point) => point.draws)).toEqual([100, 500, 700]);
    const sd = Math.sqrt(100 / 99);
    expect(points[0]?.mean).toBe(2);
    expect(points[0]?.upper).toBeCloseTo(2 + (1.959964 * sd) / 10, 12);
    expect(points[0]?.lower).toBeCloseTo(2 - (1.959964 * sd) / 10, 12);
  });
});
