import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cumulativeHazards,
  curveFaults,
  curePoint,
  type LifeTableCurve,
  mortalityFloor,
  type SurvivalCurve,
  survivalOnGrid,
} from '../src/index.ts';

const years = (count: number, perYear = 1): Float64Array =>
  Float64Array.from({ length: count * perYear + 1 }, (_, k) => k / perYear);
const grid = years(40, 12);
const weibull: SurvivalCurve = { kind: 'weibull', shape: 1.3, scale: 8 };
const constant = (rate: number): SurvivalCurve => ({ kind: 'exponential', rate });

const expectClose = (got: Float64Array, expected: ArrayLike<number>, bound = 1e-12): void => {
  expect(got.length).toBe(expected.length);
  for (let i = 0; i < got.length; i++) {
    const want = expected[i] as number;
    expect(Math.abs((got[i] as number) - want), `at ${i}`).toBeLessThanOrEqual(bound * Math.abs(want) + 1e-300);
  }
};

describe('operators in closed form', () => {
  it('a hazard ratio multiplies a constant rate', () =>
    expectClose(
      cumulativeHazards({ kind: 'hazardRatio', curve: constant(0.1), ratio: 1.7 }, grid),
      grid.map((t) => 0.1 * 1.7 * t),
    ));
  it('an acceleration factor multiplies the Weibull scale', () =>
    expectClose(
      cumulativeHazards({ kind: 'accelerationFactor', curve: weibull, factor: 2 }, grid),
      cumulativeHazards({ kind: 'weibull', shape: 1.3, scale: 16 }, grid),
    ));
  it('an odds ratio r moves the log-logistic scale by r^(-1/shape)', () =>
    expectClose(
      cumulativeHazards({ kind: 'oddsRatio', curve: { kind: 'logLogistic', shape: 2, scale: 6 }, ratio: 4 }, grid),
      cumulativeHazards({ kind: 'logLogistic', shape: 2, scale: 6 * 4 ** (-1 / 2) }, grid),
    ));
  it('constant rates add', () =>
    expectClose(
      cumulativeHazards({ kind: 'addedHazards', curves: [constant(0.1), constant(0.25)] }, grid),
      grid.map((t) => 0.35 * t),
    ));
  it('a mixture is the weighted mean of survival', () => {
    const parts = [
      { weight: 0.3, curve: constant(0.1) },
      { weight: 0.7, curve: constant(0.5) },
    ];
    expectClose(
      survivalOnGrid({ kind: 'mixture', parts }, grid),
      grid.map((t) => 0.3 * Math.exp(-0.1 * t) + 0.7 * Math.exp(-0.5 * t)),
    );
  });
  it('a join goes on with the second rate, on either clock, also between grid points', () => {
    for (const clock of ['entry', 'restart'] as const) {
      const curve: SurvivalCurve = { kind: 'join', before: constant(0.1), after: constant(0.4), at: 2.51, clock };
      expectClose(
        cumulativeHazards(curve, grid),
        grid.map((t) => 0.1 * Math.min(t, 2.51) + 0.4 * Math.max(t - 2.51, 0)),
      );
    }
  });
  it('conditional survival of a constant rate is the same curve', () =>
    expectClose(
      cumulativeHazards({ kind: 'conditional', curve: constant(0.2), from: 3.3 }, grid),
      grid.map((t) => 0.2 * t),
      1e-11,
    ));
  it('nobody cured is the base; a cured fraction stays', () => {
    expectClose(cumulativeHazards({ kind: 'mixtureCure', cured: 0, curve: weibull }, grid), cumulativeHazards(weibull, grid));
    for (const kind of ['mixtureCure', 'nonMixtureCure'] as const) {
      expect(survivalOnGrid({ kind, cured: 0.3, curve: weibull }, Float64Array.of(1e6))[0]).toBeCloseTo(0.3, 14);
    }
  });
});

describe('operators on the grid', () => {
  const ratio = 0.6;
  it('waning of a constant rate from year 3 to year 10: the trapezoidal rule is exact where HR is straight', () => {
    const curve: SurvivalCurve = {
      kind: 'waning',
      curve: constant(0.2),
      ratio,
      by: 'ratio',
      shape: { kind: 'linear', from: 3, to: 10 },
    };
    const faded = 3 * ratio + (7 * (ratio + 1)) / 2;
    expect(cumulativeHazards(curve, grid)[12 * 20]).toBeCloseTo(0.2 * (faded + 10), 12);
  });
  it('a step gives the step that ends at it the mean of both ratios', () => {
    const curve: SurvivalCurve = { kind: 'waning', curve: constant(0.2), ratio, by: 'logRatio', shape: { kind: 'step', from: 5 } };
    expect(cumulativeHazards(curve, grid)[60]).toBeCloseTo((0.2 * (59 * ratio + (ratio + 1) / 2)) / 12, 13);
  });
  it('a floor on hazards lives on under the larger rate; one on survival follows the lower curve', () => {
    const fading: SurvivalCurve = { kind: 'piecewiseExponential', starts: [0, 5], rates: [0.3, 0.01] };
    expectClose(
      cumulativeHazards(mortalityFloor(fading, constant(0.1), 'hazards'), grid),
      grid.map((t) => 0.3 * Math.min(t, 5) + 0.1 * Math.max(t - 5, 0)),
      1e-11,
    );
    expectClose(
      cumulativeHazards(mortalityFloor(fading, constant(0.1), 'survival'), grid),
      grid.map((t) => Math.max(0.3 * Math.min(t, 5) + 0.01 * Math.max(t - 5, 0), 0.1 * t)),
      1e-11,
    );
  });
  it('from a cure point on, the general population', () =>
    expectClose(
      cumulativeHazards(curePoint(constant(0.3), constant(0.02), 10, 1.5), grid),
      grid.map((t) => 0.3 * Math.min(t, 10) + 0.02 * 1.5 * Math.max(t - 10, 0)),
      1e-11,
    ));
});

describe('life tables', () => {
  const table = {
    firstAge: 60,
    firstYear: 2025,
    deaths: {
      female: [[0.01, 0.02, 0.5, 1]],
      male: [
        [0.02, 0.03],
        [0.04, 0.05],
      ],
    },
  };
  const women = (step: LifeTableCurve['step']): LifeTableCurve => ({
    kind: 'lifeTable',
    table,
    sex: 'female',
    age: 60,
    year: 2025,
    step,
    yearsPerUnit: 1,
  });
  it('survival at birthdays is the product of 1 - q, and nobody outlives a last q of 1', () =>
    expectClose(survivalOnGrid(women('exact'), years(5)), [1, 0.99, 0.99 * 0.98, 0.99 * 0.98 * 0.5, 0, 0], 1e-14));
  it('the age at the end of each step, as in the colon case: eleven months of q60, then q61', () =>
    expect(survivalOnGrid(women('end'), years(1, 12))[12]).toBeCloseTo(0.99 ** (11 / 12) * 0.98 ** (1 / 12), 14));
  it('the age at the start of each step is exact when steps end at birthdays', () =>
    expectClose(survivalOnGrid(women('start'), years(2, 12)), survivalOnGrid(women('exact'), years(2, 12)), 1e-13));
  it('calendar years pass as people age', () => {
    const men: LifeTableCurve = { ...women('exact'), sex: 'male', year: 2025.5 };
    const half = Math.sqrt;
    expect(survivalOnGrid(men, years(1))[1]).toBeCloseTo(half(1 - 0.02) * half(1 - 0.04), 14);
  });
});

const leaf: fc.Arbitrary<SurvivalCurve> = fc.oneof(
  fc.record({
    kind: fc.constant('weibull' as const),
    shape: fc.double({ min: 0.5, max: 3, noNaN: true }),
    scale: fc.double({ min: 1, max: 30, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('logNormal' as const),
    meanLog: fc.double({ min: 0, max: 3, noNaN: true }),
    sdLog: fc.double({ min: 0.3, max: 2, noNaN: true }),
  }),
);
const above = (below: fc.Arbitrary<SurvivalCurve>): fc.Arbitrary<SurvivalCurve> =>
  fc.oneof(
    fc.record({ kind: fc.constant('hazardRatio' as const), curve: below, ratio: fc.double({ min: 0.2, max: 3, noNaN: true }) }),
    fc.record({ kind: fc.constant('oddsRatio' as const), curve: below, ratio: fc.double({ min: 0.2, max: 3, noNaN: true }) }),
    fc.record({ kind: fc.constant('mixtureCure' as const), curve: below, cured: fc.double({ min: 0, max: 0.9, noNaN: true }) }),
    fc.record({
      kind: fc.constant('join' as const),
      before: below,
      after: below,
      at: fc.double({ min: 0, max: 20, noNaN: true }),
      clock: fc.constantFrom('entry' as const, 'restart' as const),
    }),
    fc.record({
      kind: fc.constantFrom('addedHazards' as const, 'greatestHazard' as const, 'leastSurvival' as const),
      curves: fc.array(below, { minLength: 1, maxLength: 3 }),
    }),
  );

describe('any curve built from curves', () => {
  it('starts at 1, never rises and has no faults', () => {
    fc.assert(
      fc.property(above(fc.oneof(leaf, above(leaf))), (curve) => {
        expect(curveFaults(curve)).toEqual([]);
        const survival = survivalOnGrid(curve, years(20, 4));
        expect(survival[0]).toBe(1);
        for (let i = 1; i < survival.length; i++)
          expect(survival[i] as number).toBeLessThanOrEqual((survival[i - 1] as number) * (1 + 1e-12));
      }),
      { numRuns: 150 },
    );
  });
});

describe('faults of curves', () => {
  it('are listed all at once, each with its path', () =>
    expect(
      curveFaults({
        kind: 'mixture',
        parts: [
          { weight: 0.5, curve: { kind: 'weibull', shape: -1, scale: Number.NaN } },
          { weight: 0.6, curve: { kind: 'table', times: [1, 1], survival: [0.5, 0.7], between: 'step' } },
        ],
      }).map(({ code, path }) => `${code} ${path}`),
    ).toEqual([
      'curve.domain parts[0].curve.shape',
      'curve.domain parts[0].curve.scale',
      'curve.order parts[1].curve.times[1]',
      'curve.risingSurvival parts[1].curve.survival[1]',
      'curve.weights parts',
    ]));
});
