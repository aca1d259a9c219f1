import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaFromMean,
  choleskyFactor,
  type Copula,
  correlation,
  distributionFaults,
  gammaFromMean,
  logNormalFromInterval,
  logNormalFromMean,
  margins,
  type Marginal,
  marginalCdf,
  marginalMoments,
  marginalQuantile,
  mean,
  type ParameterDistribution,
  parameterMoments,
  sampleParameter,
  studentQuantile,
  variance,
} from '../src/index.ts';

const seed = 20_261_122;
const count = 8_000;
const sample = (distribution: ParameterDistribution): Float64Array[] =>
  sampleParameter(distribution, seed, 'tested', { from: 0, to: count });

const marginals: readonly Marginal[] = [
  { kind: 'normal', mean: -2, sd: 3 },
  { kind: 'logNormal', meanLog: -0.3, sdLog: 0.4 },
  { kind: 'beta', alpha: 2.5, beta: 11 },
  { kind: 'beta', alpha: 0.4, beta: 0.6 },
  { kind: 'gamma', shape: 0.7, rate: 2 },
  { kind: 'gamma', shape: 30, rate: 0.01 },
  { kind: 'uniform', low: -1, high: 4 },
  { kind: 'pert', low: 1, mode: 2, high: 9, weight: 4 },
  { kind: 'triangular', low: 1, mode: 2, high: 9 },
  { kind: 'studentT', location: 1, scale: 2, freedom: 9 },
  { kind: 'truncated', of: { kind: 'normal', mean: 0.9, sd: 0.1 }, low: -0.5, high: 1 },
  { kind: 'truncated', of: { kind: 'gamma', shape: 3, rate: 1 }, low: 1, high: Number.POSITIVE_INFINITY },
];

describe('one number', () => {
  for (const marginal of marginals) {
    it(`${marginal.kind}: a sample has the mean and variance of theory (within 4.5 standard errors)`, () => {
      const [values] = sample(marginal);
      const theory = marginalMoments(marginal);
      const drawn = values ?? new Float64Array();
      expect(Math.abs(mean(drawn) - theory.mean)).toBeLessThan(4.5 * Math.sqrt(theory.variance / count));
      expect(Math.abs(variance(drawn) / theory.variance - 1)).toBeLessThan(0.15);
    });

    it(`${marginal.kind}: the quantile inverts the distribution function`, () => {
      const quantile = marginalQuantile(marginal);
      fc.assert(
        fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (p) => {
          expect(Math.abs(marginalCdf(marginal, quantile(p)) - p)).toBeLessThan(1e-11);
        }),
        { numRuns: 60 },
      );
    });
  }

  it("Student's t: the 97.5 % point with 10 degrees of freedom is 2.2281 (Abramowitz & Stegun table 26.10: 2.228)", () =>
    expect(studentQuantile(0.975, 10)).toBeCloseTo(2.2281, 4));

  it('a truncated normal has the mean and variance of theory (Johnson, Kotz & Balakrishnan 1994, section 13.10.1)', () => {
    // Standard normal above 0: mean sqrt(2 / pi), variance 1 - 2 / pi.
    const half: Marginal = {
      kind: 'truncated',
      of: { kind: 'normal', mean: 0, sd: 1 },
      low: 0,
      high: Number.POSITIVE_INFINITY,
    };
    expect(marginalMoments(half).mean).toBeCloseTo(Math.sqrt(2 / Math.PI), 12);
    expect(marginalMoments(half).variance).toBeCloseTo(1 - 2 / Math.PI, 12);
    const [values] = sample(half);
    expect(values?.every((value) => value >= 0)).toBe(true);
  });
  it('bounds with next to nothing between them are refused: Phi(-7) is 1.3e-12', () =>
    expect(
      distributionFaults({ kind: 'truncated', of: { kind: 'normal', mean: 0, sd: 1 }, low: 7, high: Number.POSITIVE_INFINITY }),
    ).toMatchObject([{ code: 'distribution.empty', path: 'high' }]));

  it('the sample moves monotonically when a parameter moves (common random numbers)', () => {
    const low = sample({ kind: 'gamma', shape: 4, rate: 2 })[0] ?? new Float64Array();
    const high = sample({ kind: 'gamma', shape: 4.01, rate: 2 })[0] ?? new Float64Array();
    expect(low.every((value, i) => value < (high[i] ?? 0))).toBe(true);
  });
});

describe('method of moments', () => {
  it('gives back the mean and standard error asked for', () => {
    for (const matched of [gammaFromMean(3, 0.8), betaFromMean(0.7, 0.1), logNormalFromMean(3, 0.8)]) {
      if (!matched.ok) throw new Error('refused');
      const { mean: centre, variance: square } = marginalMoments(matched.distribution);
      const [m, se] = matched.distribution.kind === 'beta' ? [0.7, 0.1] : [3, 0.8];
      expect(centre).toBeCloseTo(m, 13);
      expect(Math.sqrt(square)).toBeCloseTo(se, 13);
    }
  });
  it('refuses a beta wider than any beta can be: 0.46^2 = 0.2116 is above mean (1 - mean) = 0.21', () =>
    expect(betaFromMean(0.7, 0.46)).toMatchObject({ ok: false, fault: { code: 'distribution.method' } }));
  it('a hazard ratio 0.72 (95 % CI 0.55-0.94): sd of the log is log(0.94 / 0.55) / (2 x 1.959964)', () => {
    const matched = logNormalFromInterval(0.55, 0.94, 0.95, 0.72);
    expect(matched).toMatchObject({ ok: true });
    if (matched.ok) expect(matched.distribution.sdLog).toBeCloseTo(Math.log(0.94 / 0.55) / (2 * 1.959963984540054), 14);
  });
});

describe('several numbers', () => {
  const joint: readonly ParameterDistribution[] = [
    { kind: 'dirichlet', concentrations: [4, 0, 1, 15] },
    {
      kind: 'multivariateNormal',
      mean: [1, -2],
      covariance: [
        [4, 1.2],
        [1.2, 1],
      ],
    },
    {
      kind: 'jointBootstrap',
      rows: [
        [1, 10],
        [2, 40],
        [4, 20],
      ],
    },
  ];
  for (const distribution of joint) {
    it(`${distribution.kind}: columns have the means and variances of theory`, () => {
      const theory = parameterMoments(distribution);
      for (const [j, column] of sample(distribution).entries()) {
        const { mean: centre, variance: square } = theory[j] ?? { mean: Number.NaN, variance: Number.NaN };
        expect(Math.abs(mean(column) - centre)).toBeLessThanOrEqual(4.5 * Math.sqrt(square / count));
        if (square > 0) expect(Math.abs(variance(column) / square - 1)).toBeLessThan(0.1);
      }
    });
  }

  it('the margins of joint distributions: a share of a Dirichlet is a beta, of two counts 3 and 5 the beta(3, 5)', () => {
    expect(margins({ kind: 'dirichlet', concentrations: [3, 5] })).toEqual([
      { kind: 'beta', alpha: 3, beta: 5 },
      { kind: 'beta', alpha: 5, beta: 3 },
    ]);
    expect(margins({ kind: 'multivariateNormal', mean: [1], covariance: [[4]] })).toEqual([{ kind: 'normal', mean: 1, sd: 2 }]);
    expect(margins({ kind: 'importedDraws', rows: [[1, 7]] })).toEqual([
      { kind: 'bootstrap', values: [1] },
      { kind: 'bootstrap', values: [7] },
    ]);
  });

  it('shares of a Dirichlet add up to 1', () => {
    const columns = sample({ kind: 'dirichlet', concentrations: [4, 0.1, 15] });
    for (let i = 0; i < 100; i++) expect(columns.reduce((total, column) => total + (column[i] ?? 0), 0)).toBeCloseTo(1, 14);
  });

  it('the multivariate normal has the correlation of its covariance: 1.2 / (2 x 1) = 0.6', () => {
    const [a, b] = sample({
      kind: 'multivariateNormal',
      mean: [1, -2],
      covariance: [
        [4, 1.2],
        [1.2, 1],
      ],
    });
    expect(Math.abs(correlation(a ?? [], b ?? []) - 0.6)).toBeLessThan((4.5 * (1 - 0.6 ** 2)) / Math.sqrt(count));
  });

  it('a covariance that is not positive definite is refused with the row where it stops: row 2 = row 0 + row 1', () => {
    const covariance = [
      [1, 0, 1],
      [0, 1, 1],
      [1, 1, 2],
    ];
    expect(choleskyFactor(covariance)).toMatchObject({ ok: false, index: 2 });
    expect(distributionFaults({ kind: 'multivariateNormal', mean: [0, 0, 0], covariance })).toMatchObject([
      { code: 'distribution.notPositiveDefinite', path: 'covariance[2]', details: { index: 2 } },
    ]);
  });

  const copula = (scale: Copula['scale'], rho: number): Copula => ({
    kind: 'copula',
    scale,
    marginals: [
      { kind: 'gamma', shape: 2, rate: 1 },
      { kind: 'beta', alpha: 2, beta: 5 },
    ],
    correlation: [
      [1, rho],
      [rho, 1],
    ],
  });
  const ranks = (values: Float64Array): Float64Array => {
    const order = Array.from(values.keys()).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
    const out = new Float64Array(values.length);
    for (const [rank, i] of order.entries()) out[i] = rank;
    return out;
  };
  it('a copula keeps its marginals and reaches the linear or the rank correlation asked for', () => {
    const [a, b] = sample(copula('linear', 0.5));
    expect(Math.abs(correlation(a ?? [], b ?? []) - 0.5)).toBeLessThan(0.05);
    expect(Math.abs(mean(a ?? []) - 2)).toBeLessThan(4.5 * Math.sqrt(2 / count));
    const [c, d] = sample(copula('rank', -0.6));
    expect(Math.abs(correlation(ranks(c ?? new Float64Array()), ranks(d ?? new Float64Array())) + 0.6)).toBeLessThan(0.04);
  });
  it('a linear correlation that these marginals cannot have is refused with its bounds', () =>
    expect(distributionFaults(copula('linear', -0.97))).toMatchObject([
      { code: 'distribution.correlationReach', details: { row: 1, column: 0 } },
    ]));
});

describe('draw i depends on seed, name and i alone', () => {
  const all: readonly ParameterDistribution[] = [
    ...marginals,
    { kind: 'dirichlet', concentrations: [4, 1, 15] },
    { kind: 'bootstrap', values: [3, 1, 2] },
    { kind: 'importedDraws', rows: Array.from({ length: 60 }, (_, i) => [i, -i]) },
  ];
  it('any range gives the same bits', () => {
    for (const distribution of all) {
      const whole = sampleParameter(distribution, seed, 'a', { from: 0, to: 60 });
      const shards = [
        [0, 7],
        [7, 31],
        [31, 60],
      ].map(([from = 0, to = 0]) => sampleParameter(distribution, seed, 'a', { from, to }));
      for (const [j, column] of whole.entries())
        expect(shards.flatMap((shard) => Array.from(shard[j] ?? []))).toEqual(Array.from(column));
    }
  });
  it('another name or seed gives other draws', () => {
    const normal: Marginal = { kind: 'normal', mean: 0, sd: 1 };
    const here = sampleParameter(normal, seed, 'a', { from: 0, to: 3 });
    expect(sampleParameter(normal, seed, 'b', { from: 0, to: 3 })).not.toEqual(here);
    expect(sampleParameter(normal, seed + 1, 'a', { from: 0, to: 3 })).not.toEqual(here);
  });
  it('imported draws end where their rows end', () =>
    expect(() => sampleParameter({ kind: 'importedDraws', rows: [[1]] }, seed, 'a', { from: 0, to: 2 })).toThrow(RangeError));
});

describe('faults of distributions are listed all at once', () => {
  it('names every number out of range by its path', () =>
    expect(distributionFaults({ kind: 'beta', alpha: 0, beta: -1 }, 'parameters.p').map(({ path }) => path)).toEqual([
      'parameters.p.alpha',
      'parameters.p.beta',
    ]));
  it('a mode outside its bounds', () =>
    expect(distributionFaults({ kind: 'triangular', low: 0, mode: 5, high: 3 })).toMatchObject([
      { code: 'distribution.order', path: 'high' },
    ]));
});
