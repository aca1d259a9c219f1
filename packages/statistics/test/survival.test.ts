import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gammaLower,
  gammaQuantile,
  gammaUpper,
  incompleteBeta,
  integrate,
  leastSplineSlope,
  logGammaUpper,
  mixtureCure,
  nonMixtureCure,
  overTimes,
  stepTable,
  type SurvivalDistribution,
  type SurvivalFunctions,
  survivalFunctions,
} from '../src/index.ts';

interface Fixtures {
  readonly distributions: readonly (SurvivalDistribution & {
    readonly rows: readonly (readonly [t: number, survival: number, failure: number, cumulativeHazard: number, density: number])[];
  })[];
  readonly incompleteGamma: readonly (readonly [a: number, x: number, lower: number, upper: number])[];
  readonly incompleteBeta: readonly (readonly [a: number, b: number, x: number, lower: number, upper: number])[];
}

const fixtures: Fixtures = JSON.parse(readFileSync(new URL('fixtures/survival.json', import.meta.url), 'utf8'));

const relative = (got: number, expected: number): number => (got === expected ? 0 : Math.abs(got - expected) / Math.abs(expected));

/** Largest relative error, with the case it belongs to. Below 1e-300 doubles have no relative accuracy to ask for. */
const worst = (
  cases: readonly { readonly of: string; readonly got: number; readonly expected: number }[],
): { error: number; of: string } => {
  let found = { error: 0, of: '' };
  for (const { of, got, expected } of cases) {
    if (Math.abs(expected) < 1e-300) continue;
    const error = relative(got, expected);
    if (!(error <= found.error)) found = { error, of: `${of}: ${got} for ${expected}` };
  }
  return found;
};

const bounded = (cases: Parameters<typeof worst>[0], bound: number): void => {
  const { error, of } = worst(cases);
  expect(error, of).toBeLessThan(bound);
};

describe('incomplete gamma and beta functions against 1,400-bit fixtures', () => {
  it('both tails of the gamma function in relative terms, for shapes from 0.001 to 1,000', () => {
    bounded(
      fixtures.incompleteGamma.flatMap(([a, x, lower, upper]) => [
        { of: `P(${a}, ${x})`, got: gammaLower(a, x), expected: lower },
        { of: `Q(${a}, ${x})`, got: gammaUpper(a, x), expected: upper },
      ]),
      4e-13,
    );
  });

  it('both tails of the beta function in relative terms, for parameters from 0.05 to 1,000', () => {
    bounded(
      fixtures.incompleteBeta.flatMap(([a, b, x, lower, upper]) => [
        { of: `I(${a}, ${b}, ${x})`, got: incompleteBeta(a, b, x), expected: lower },
        { of: `upper I(${a}, ${b}, ${x})`, got: incompleteBeta(b, a, 1 - x, x), expected: upper },
      ]),
      4e-13,
    );
  });

  it('the logarithm of the upper tail goes on where the tail underflows: log Q(1, x) = -x', () => {
    for (const x of [1e-20, 0.3, 5, 700, 5000]) expect(relative(logGammaUpper(1, x), -x)).toBeLessThan(1e-14);
  });

  it('P(a, x) of a whole a is the chance of a or more events of a Poisson variable (a = 2: 1 - (1 + x) exp(-x))', () => {
    expect(relative(gammaLower(2, 3), 1 - (1 + 3) * Math.exp(-3))).toBeLessThan(4e-15);
  });

  it('the gamma quantile inverts either tail', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 5, noNaN: true }),
        fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }),
        fc.boolean(),
        (power, p, upper) => {
          const a = 10 ** power;
          const x = gammaQuantile(p, a, upper);
          fc.pre(x > 1e-290);
          // the tail's condition number in x bounds what any x in double precision can give back
          expect(relative(upper ? gammaUpper(a, x) : gammaLower(a, x), p)).toBeLessThan(1e-11);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('every distribution against 1,400-bit fixtures', () => {
  for (const [index, { rows, ...distribution }] of fixtures.distributions.entries()) {
    const functions = survivalFunctions(distribution);
    it(`${index} ${JSON.stringify(distribution)}`, () => {
      bounded(
        rows.flatMap(([t, survival, failure, cumulativeHazard, density]) => [
          { of: `S(${t})`, got: functions.survival(t), expected: survival },
          {
            of: `F(${t}) = -expm1(-H)`,
            got: failure < 0.5 ? -Math.expm1(-functions.cumulativeHazard(t)) : failure,
            expected: failure,
          },
          { of: `H(${t})`, got: functions.cumulativeHazard(t), expected: cumulativeHazard },
          { of: `f(${t})`, got: functions.density(t), expected: density },
          { of: `h(${t})`, got: functions.hazard(t), expected: density / survival },
        ]),
        6e-13,
      );
    });
  }
});

/** Two sets of functions agree in S, H, h and f at many times, within a relative bound. */
const sameFunctions = (a: SurvivalFunctions, b: SurvivalFunctions, bound: number): void => {
  for (const t of [0.01, 0.3, 1, 2.7, 8, 20, 60]) {
    for (const quantity of ['survival', 'cumulativeHazard', 'hazard', 'density'] as const) {
      expect(relative(a[quantity](t), b[quantity](t)), `${quantity}(${t})`).toBeLessThan(bound);
    }
  }
  for (const p of [1e-6, 0.2, 0.5, 0.9, 0.999])
    expect(relative(a.quantile(p), b.quantile(p)), `quantile(${p})`).toBeLessThan(bound);
  for (const horizon of [0.5, 5, 30]) expect(relative(a.restrictedMean(horizon), b.restrictedMean(horizon))).toBeLessThan(bound);
};

const mu = 1.9;
const sigma = 0.7;
const scale = Math.exp(mu);
const generalised = (Q: number): SurvivalFunctions => survivalFunctions({ kind: 'generalisedGamma', mu, sigma, Q });

describe('families contain each other', () => {
  const logNormal = survivalFunctions({ kind: 'logNormal', meanLog: mu, sdLog: sigma });
  const weibull = survivalFunctions({ kind: 'weibull', shape: 1 / sigma, scale });

  it('generalised gamma with Q = 0 is log-normal', () => sameFunctions(generalised(0), logNormal, 2e-12));
  it('generalised gamma with Q = 1 is Weibull with shape 1 / sigma', () => sameFunctions(generalised(1), weibull, 2e-12));
  it('generalised gamma with Q = sigma is gamma with shape 1 / sigma^2 and mean exp(mu)', () =>
    sameFunctions(
      generalised(sigma),
      survivalFunctions({ kind: 'gamma', shape: 1 / sigma ** 2, rate: 1 / (sigma ** 2 * scale) }),
      2e-12,
    ));
  it('generalised gamma with Q = 1 and sigma = 1 is exponential', () =>
    sameFunctions(
      survivalFunctions({ kind: 'generalisedGamma', mu, sigma: 1, Q: 1 }),
      survivalFunctions({ kind: 'exponential', rate: 1 / scale }),
      2e-12,
    ));
  it('generalised gamma mirrored: T with -Q and -mu is 1 / T with Q and mu', () => {
    const mirrored = survivalFunctions({ kind: 'generalisedGamma', mu: -mu, sigma, Q: -0.6 });
    for (const t of [0.2, 1, 5, 20])
      expect(relative(mirrored.survival(1 / t), 1 - generalised(0.6).survival(t))).toBeLessThan(1e-13);
  });
  it('generalised gamma passes through Q = 0 without a jump, on either side in proportion to Q', () => {
    for (const t of [0.5, 3, 8, 40]) {
      const centre = logNormal.survival(t);
      const slope = (generalised(1e-4).survival(t) - generalised(-1e-4).survival(t)) / 2e-4;
      for (const Q of [1e-12, -1e-9, 1e-6, -1e-5])
        expect(Math.abs(generalised(Q).survival(t) - centre - slope * Q)).toBeLessThan(Q * Q + 1e-9 * Math.abs(Q) + 3e-16);
    }
  });
  it('generalised gamma agrees with itself where the way of computing changes (|Q| = 1 / sqrt(20))', () => {
    const edge = 1 / Math.sqrt(20);
    for (const sign of [-1, 1])
      sameFunctions(generalised(sign * edge * (1 - 1e-13)), generalised(sign * edge * (1 + 1e-13)), 1e-10);
  });
  it('generalised F with P = 0 is generalised gamma, and tends to it', () => {
    sameFunctions(survivalFunctions({ kind: 'generalisedF', mu, sigma, Q: 0.4, P: 0 }), generalised(0.4), 1e-15);
    const near = survivalFunctions({ kind: 'generalisedF', mu, sigma, Q: 0.4, P: 1e-7 });
    for (const t of [1, 5, 20]) expect(relative(near.survival(t), generalised(0.4).survival(t))).toBeLessThan(1e-6);
  });
  it('generalised F with Q = 0 and P = 1 is log-logistic with shape sqrt(2) / sigma', () =>
    sameFunctions(
      survivalFunctions({ kind: 'generalisedF', mu, sigma, Q: 0, P: 1 }),
      survivalFunctions({ kind: 'logLogistic', shape: Math.SQRT2 / sigma, scale }),
      2e-12,
    ));
  it('Weibull in both parameterisations: PH scale = AFT scale ^ -shape', () =>
    sameFunctions(
      survivalFunctions({ kind: 'weibullPH', shape: 1.4, scale: 6 ** -1.4 }),
      survivalFunctions({ kind: 'weibull', shape: 1.4, scale: 6 }),
      1e-13,
    ));
  it('Gompertz with shape 0 is exponential', () =>
    sameFunctions(
      survivalFunctions({ kind: 'gompertz', shape: 0, rate: 0.2 }),
      survivalFunctions({ kind: 'exponential', rate: 0.2 }),
      1e-12,
    ));
  it('piecewise exponential with equal rates is exponential', () =>
    sameFunctions(
      survivalFunctions({ kind: 'piecewiseExponential', starts: [0, 1, 5], rates: [0.2, 0.2, 0.2] }),
      survivalFunctions({ kind: 'exponential', rate: 0.2 }),
      1e-13,
    ));
  it('a spline without inner knots is Weibull, log-logistic or log-normal', () => {
    const knots = [-1, 2];
    const slope = 1 / sigma;
    const coefficients = [-mu * slope, slope];
    sameFunctions(survivalFunctions({ kind: 'roystonParmar', scale: 'hazard', knots, coefficients }), weibull, 1e-11);
    sameFunctions(
      survivalFunctions({ kind: 'roystonParmar', scale: 'odds', knots, coefficients }),
      survivalFunctions({ kind: 'logLogistic', shape: slope, scale }),
      1e-11,
    );
    sameFunctions(survivalFunctions({ kind: 'roystonParmar', scale: 'normal', knots, coefficients }), logNormal, 1e-11);
  });
  it('nobody cured: both cure models fall back, the mixture to its base, the other to exp(-total F0) with total tending to it', () => {
    sameFunctions(mixtureCure(0, weibull), weibull, 1e-13);
    expect(relative(nonMixtureCure(0.3, weibull).survival(1e9), 0.3)).toBeLessThan(1e-15);
    expect(relative(mixtureCure(0.3, weibull).survival(1e9), 0.3)).toBeLessThan(1e-15);
  });
});

const positive = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

const anyDistribution: fc.Arbitrary<SurvivalDistribution> = fc.oneof(
  fc.record({ kind: fc.constant('exponential' as const), rate: positive(0.01, 3) }),
  fc.record({ kind: fc.constant('weibull' as const), shape: positive(0.3, 5), scale: positive(0.2, 40) }),
  fc.record({ kind: fc.constant('weibullPH' as const), shape: positive(0.3, 3), scale: positive(0.01, 2) }),
  fc.record({ kind: fc.constant('gompertz' as const), shape: positive(-0.5, 0.5), rate: positive(0.01, 1) }),
  fc.record({ kind: fc.constant('logNormal' as const), meanLog: positive(-1, 3), sdLog: positive(0.2, 2.5) }),
  fc.record({ kind: fc.constant('logLogistic' as const), shape: positive(0.5, 6), scale: positive(0.2, 40) }),
  fc.record({ kind: fc.constant('gamma' as const), shape: positive(0.2, 60), rate: positive(0.1, 5) }),
  fc.record({ kind: fc.constant('generalisedGamma' as const), mu: positive(-1, 3), sigma: positive(0.2, 2.5), Q: positive(-2, 2) }),
  fc.record({
    kind: fc.constant('generalisedF' as const),
    mu: positive(-1, 3),
    sigma: positive(0.2, 2),
    Q: positive(-1.5, 1.5),
    P: positive(0.01, 2),
  }),
);

describe('every distribution, with any parameters', () => {
  it('the quantile inverts the distribution function', () => {
    fc.assert(
      fc.property(anyDistribution, positive(0.001, 0.999), (distribution, p) => {
        const { quantile, survival } = survivalFunctions(distribution);
        const t = quantile(p);
        fc.pre(t < 1e200 && t > 1e-200);
        expect(Math.abs(1 - survival(t) - p)).toBeLessThan(1e-10);
      }),
      { numRuns: 300 },
    );
  });

  it('survival starts at 1 and never rises; the density is hazard times survival', () => {
    fc.assert(
      fc.property(anyDistribution, (distribution) => {
        const functions = survivalFunctions(distribution);
        const grid = Array.from({ length: 40 }, (_, i) => i * 0.75);
        const survival = overTimes(functions, 'survival', grid);
        expect(survival[0]).toBe(1);
        for (let i = 1; i < grid.length; i++) {
          expect(survival[i] as number).toBeLessThanOrEqual((survival[i - 1] as number) * (1 + 1e-13));
          const t = grid[i] as number;
          const density = functions.density(t);
          if (density > 1e-250) expect(relative(functions.hazard(t) * functions.survival(t), density)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('hazards integrate to the cumulative hazard', () => {
    fc.assert(
      fc.property(anyDistribution, positive(0.5, 3), positive(0.1, 10), (distribution, from, width) => {
        const { hazard, cumulativeHazard } = survivalFunctions(distribution);
        const expected = cumulativeHazard(from + width) - cumulativeHazard(from);
        // 1e-8: adaptive quadrature of hazards that rise by ten orders of magnitude within the interval reaches no more.
        expect(Math.abs(integrate(hazard, from, from + width) - expected)).toBeLessThan(
          1e-8 * (cumulativeHazard(from + width) + 1e-3),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('the restricted mean is the area under the survival function, and tends to the mean', () => {
    fc.assert(
      fc.property(anyDistribution, positive(0.5, 20), (distribution, horizon) => {
        const { survival, restrictedMean, mean } = survivalFunctions(distribution);
        const area = restrictedMean(horizon);
        expect(relative(area, integrate(survival, 0, horizon))).toBeLessThan(1e-8);
        expect(area).toBeLessThanOrEqual(mean() * (1 + 1e-9));
      }),
      { numRuns: 150 },
    );
  });
});

describe('means in closed form', () => {
  it('Weibull scale Gamma(1 + 1/shape): shape 0.5 gives 2 scale', () =>
    expect(relative(survivalFunctions({ kind: 'weibull', shape: 0.5, scale: 3 }).mean(), 2 * 3)).toBeLessThan(1e-14));
  it('log-logistic scale (pi/k) / sin(pi/k): shape 2 gives scale pi / 2', () =>
    expect(relative(survivalFunctions({ kind: 'logLogistic', shape: 2, scale: 3 }).mean(), (3 * Math.PI) / 2)).toBeLessThan(1e-14));
  it('log-normal exp(mu + sigma^2 / 2), also as generalised gamma with tiny Q of both signs', () => {
    const expected = Math.exp(mu + sigma ** 2 / 2);
    for (const Q of [0, 1e-9, -1e-9]) expect(relative(generalised(Q).mean(), expected)).toBeLessThan(1e-8);
    for (const Q of [0.1, -0.1, 0.3, -0.3]) {
      expect(relative(generalised(Q).mean(), generalised(Q).restrictedMean(1e7))).toBeLessThan(1e-9);
    }
  });
  it('Gompertz with a negative shape leaves exp(rate / shape) without the event, so it has no mean', () => {
    const curve = survivalFunctions({ kind: 'gompertz', shape: -0.1, rate: 0.05 });
    expect(curve.mean()).toBe(Number.POSITIVE_INFINITY);
    expect(relative(curve.survival(1e4), Math.exp(-0.05 / 0.1))).toBeLessThan(1e-14);
    expect(curve.quantile(0.5)).toBe(Number.POSITIVE_INFINITY);
  });
  it('exponential by quadrature: Gompertz shape 0 has mean 1 / rate', () =>
    expect(relative(survivalFunctions({ kind: 'gompertz', shape: 0, rate: 0.2 }).mean(), 5)).toBeLessThan(1e-10));
});

describe('splines and tables', () => {
  it('tells where a spline would let survival rise', () => {
    // one inner knot at 1 between 0 and 2: v'(x) = 3 (x-1)^2_+ - 1.5 x^2 - …, so v'(1) = -1.5 and v'(2) = 3 - 6 = -3, the straight end's slope
    const { slope, x } = leastSplineSlope({ knots: [0, 1, 2], coefficients: [-1, 1, 0.9] });
    expect(slope).toBeCloseTo(1 - 0.9 * 3, 14);
    expect(x).toBe(2);
    expect(leastSplineSlope({ knots: [0, 1, 2], coefficients: [-1, 1, -0.9] }).slope).toBe(1);
  });

  const times = [1, 2, 4];
  const survival = [0.8, 0.5, 0.2];
  it('a Kaplan-Meier table steps down at its times and stays at its last value', () => {
    const km = stepTable({ times, survival, between: 'step' });
    expect([0, 0.99, 1, 1.99, 2, 4, 99].map(km.survival)).toEqual([1, 1, 0.8, 0.8, 0.5, 0.2, 0.2]);
    expect([0.1, 0.2, 0.5, 0.8, 0.9].map(km.quantile)).toEqual([1, 1, 2, 4, Number.POSITIVE_INFINITY]);
    expect(km.restrictedMean(3)).toBeCloseTo(1 * 1 + 0.8 * 1 + 0.5 * 1, 14);
  });
  it('straight lines and constant hazards between the times', () => {
    const straight = stepTable({ times, survival, between: 'straight' });
    expect(straight.survival(3)).toBeCloseTo((0.5 + 0.2) / 2, 15);
    expect(straight.restrictedMean(4)).toBeCloseTo((1 + 0.8) / 2 + (0.8 + 0.5) / 2 + (0.5 + 0.2), 14);
    const hazards = stepTable({ times, survival, between: 'constantHazard' });
    expect(hazards.survival(3)).toBeCloseTo(Math.sqrt(0.5 * 0.2), 15);
    expect(hazards.restrictedMean(4)).toBeCloseTo(
      integrate(hazards.survival, 0, 1) + integrate(hazards.survival, 1, 2) + integrate(hazards.survival, 2, 4),
      11,
    );
  });
});

describe('published points', () => {
  // Challenge colon case, disease-free survival as generalised gamma, four published decimals (shared specification, section 11)
  it('generalised gamma with negative Q of the colon case', () => {
    const curve = survivalFunctions({ kind: 'generalisedGamma', mu: 1.6772641, sigma: 2.87647034, Q: -1.7187627 });
    expect([5, 10, 20, 40].map((t) => Math.round(curve.survival(t) * 1e4) / 1e4)).toEqual([0.7237, 0.6466, 0.5726, 0.5041]);
  });
  it('log-normal overall survival of the colon case', () => {
    const curve = survivalFunctions({ kind: 'logNormal', meanLog: 3.171907, sdLog: 1.19806717 });
    expect([5, 10, 20, 40].map((t) => Math.round(curve.survival(t) * 1e4) / 1e4)).toEqual([0.9039, 0.766, 0.5585, 0.3331]);
  });
});
