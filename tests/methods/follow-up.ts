import {
  assumedRestrictedMean,
  conjugatePosterior,
  curveOf,
  judgeRule,
  observedAgainstAssumed,
  settleYear,
} from '@likeverd/followup';
import {
  binomialLimits,
  cumulativeIncidence,
  discountedRatio,
  type EventTimes,
  hazardRatioBetween,
  incidenceAt,
  kaplanMeier,
  logRank,
  marginalMoments,
  poissonLimits,
  restrictedMean,
} from '@likeverd/statistics';
import type { Chapter } from './method.ts';

type Given = Readonly<Record<string, unknown>>;
const number = (given: Given, name: string): number => Number(given[name]);
const numbers = (given: Given, name: string): readonly number[] => {
  const list = given[name];
  return Array.isArray(list) ? list.map(Number) : [];
};
const timesIn = (given: Given): EventTimes => ({
  exit: Float64Array.from(numbers(given, 'times')),
  cause: Uint8Array.from(numbers(given, 'causes')),
});
const months = Float64Array.from({ length: 61 }, (_, month) => month);
const constant = (hazard: number) =>
  curveOf(
    months,
    months.map((month) => Math.exp(-hazard * month)),
  );

export const followUpMethods: Chapter = {
  title: 'Follow-up on register data',
  about: 'What is seen of patients against what was assumed, and how it flows back.',
  methods: [
    {
      title: 'Nelson-Aalen',
      formula: 'H(t) = Σ over event times of events / at risk',
      source: 'Aalen 1978, Annals of Statistics 6:701-726',
      example: {
        given: { times: [1, 2, 2, 3], causes: [1, 1, 0, 1] },
        quantity: 'cumulative hazard after time 3',
        arithmetic: '1/4 + 1/3 + 1/1',
        expected: 1.583333333,
        compute: (given) => kaplanMeier(timesIn(given)).cumulativeHazard.at(-1) ?? Number.NaN,
      },
    },
    {
      title: 'Cumulative incidence with competing risks',
      formula: 'F(t) = Σ S(t−) × events of the cause / at risk, S free of every cause',
      source: 'Aalen & Johansen 1978, Scandinavian Journal of Statistics 5:141-150',
      example: {
        given: { times: [1, 2, 3, 4], causes: [2, 1, 0, 1] },
        quantity: 'probability of cause 1 by time 4',
        arithmetic: '(3/4)(1/3) + (3/4)(2/3)(1/1)',
        expected: 0.75,
        compute: (given) => incidenceAt(cumulativeIncidence(timesIn(given)), 1, 4).incidence,
      },
    },
    {
      title: 'Restricted mean time',
      formula: 'area under the product-limit estimate up to the horizon',
      source: 'Klein & Moeschberger 2003, Survival Analysis, section 4.5',
      example: {
        given: { times: [1, 2, 4, 5], causes: [1, 0, 1, 0], horizon: 5 },
        quantity: 'mean time up to 5',
        arithmetic: '1 × 1 + 3 × 3/4 + 1 × (3/4)(1/2)',
        expected: 3.625,
        compute: (given) => restrictedMean(kaplanMeier(timesIn(given)), number(given, 'horizon')).mean,
      },
    },
    {
      title: 'Log-rank test',
      formula: '(O − E)² / V, E = Σ d n₁/n, V = Σ d (n₁/n)(n₂/n)(n − d)/(n − 1)',
      source: 'Mantel 1966, Cancer Chemotherapy Reports 50:163-170',
      example: {
        given: { first: [1, 3], second: [2, 4] },
        quantity: 'χ²',
        arithmetic: 'E = 2/4 + 1/3 + 1/2 = 4/3, V = 1/4 + 2/9 + 1/4; (2 − 4/3)² / V',
        expected: 0.615384615,
        compute: (given) =>
          logRank([
            ['first', 'second'].map((group) => ({
              exit: Float64Array.from(numbers(given, group)),
              cause: Uint8Array.from(numbers(given, group), () => 1),
            })),
          ]).chiSquare,
      },
    },
    {
      title: 'Hazard ratio of two groups',
      formula: 'the root of Σ (d₁ − d r n₁ / (r n₁ + n₂)), ties by Breslow’s approximation',
      source: 'Cox 1972, Journal of the Royal Statistical Society B 34:187-220',
      example: {
        given: { first: [2], second: [1, 3] },
        quantity: 'hazard ratio of the first group',
        arithmetic: '1 − r/(r + 2) − r/(r + 1) = 0 gives r² = 2',
        expected: 1.414213562,
        compute: (given) => {
          const [first, second] = ['first', 'second'].map((group) => ({
            exit: Float64Array.from(numbers(given, group)),
            cause: Uint8Array.from(numbers(given, group), () => 1),
          }));
          const found = first === undefined || second === undefined ? undefined : hazardRatioBetween(first, second);
          return Math.exp(found?.logRatio ?? Number.NaN);
        },
      },
    },
    {
      title: 'Observed over expected',
      formula: 'events / Σ over patients of the assumed cumulative hazard while they were under observation',
      source: 'Breslow 1975, International Statistical Review 43:45-58',
      example: {
        given: { times: [10, 20, 30], causes: [1, 1, 0], hazard: 0.02 },
        quantity: 'ratio',
        arithmetic: '2 / (0.02 × 60)',
        expected: 1.666666667,
        compute: (given) =>
          observedAgainstAssumed(timesIn(given), constant(number(given, 'hazard')), { at: [], intervals: [0] }).ratio ?? Number.NaN,
      },
    },
    {
      title: 'Exact limits of a count',
      formula: 'upper limit: the mean at which so few have probability 2.5 %',
      source: 'Garwood 1936, Biometrika 28:437-442',
      example: {
        given: { count: 0 },
        quantity: 'upper 95 % limit',
        arithmetic: '−ln 0.025',
        expected: 3.688879454,
        compute: (given) => poissonLimits(number(given, 'count')).upper,
      },
    },
    {
      title: 'Exact limits of a share',
      formula: 'upper limit: the share at which so few have probability 2.5 %',
      source: 'Clopper & Pearson 1934, Biometrika 26:404-413',
      example: {
        given: { events: 0, of: 20 },
        quantity: 'upper 95 % limit',
        arithmetic: '1 − 0.025^(1/20)',
        expected: 0.168433471,
        compute: (given) => binomialLimits(number(given, 'events'), number(given, 'of')).upper,
      },
    },
    {
      title: 'Mean time of the assumed curve',
      formula: 'area under the curve, hazards constant between grid points',
      source: 'Constructed',
      example: {
        given: { hazard: 0.05, horizon: 24 },
        quantity: 'mean months up to the horizon',
        arithmetic: '(1 − e^(−0.05 × 24)) / 0.05',
        expected: 13.976115761,
        compute: (given) => assumedRestrictedMean(constant(number(given, 'hazard')), number(given, 'horizon')),
      },
    },
    {
      title: 'Probability of a decision rule',
      formula: 'P(ratio > limit), ratio gamma with shape events + 1/2 and rate expected',
      source: 'Jeffreys’ prior for a Poisson rate (Gelman et al. 2013, Bayesian Data Analysis, section 2.8)',
      example: {
        given: { times: [10, 10], causes: [0, 0], hazard: 0.05, limit: 1 },
        quantity: 'probability that the hazard ratio is above 1, with no event where 1 was expected',
        arithmetic: 'P(gamma(1/2) > 1) = P(|Z| > √2) = erfc(1)',
        expected: 0.157299207,
        compute: (given) => {
          const curve = constant(number(given, 'hazard'));
          const { exit, cause } = timesIn(given);
          const column = <T>(value: T): readonly T[] => Array.from(exit, () => value);
          const judged = judgeRule(
            {
              id: 'r',
              measure: 'os',
              statistic: 'hazardRatio',
              month: 10,
              comparator: 'above',
              limit: number(given, 'limit'),
              certainty: 0.9,
            },
            {
              table: {
                rows: exit.length,
                patient: column('p'),
                region: column(''),
                subgroup: column(''),
                arm: column('treated' as const),
                indication: column('inside' as const),
                start: column('2027-01-01'),
                endpoints: { os: { exit, cause } },
                series: {},
              },
              introduced: '2027-01-01',
              dataUntil: '2028-01-01',
              assumed: () => curve,
              comparator: () => undefined,
              seed: 1,
            },
          );
          return judged.status === 'judged' ? (judged.probability ?? Number.NaN) : Number.NaN;
        },
      },
    },
    {
      title: 'Update in closed form',
      formula: 'beta(α, β) with x of n gives beta(α + x, β + n − x)',
      source: 'Gelman et al. 2013, Bayesian Data Analysis, chapter 2',
      example: {
        given: { alpha: 8, beta: 12, events: 30, of: 50 },
        quantity: 'posterior mean',
        arithmetic: '(8 + 30) / (8 + 12 + 50)',
        expected: 0.542857143,
        compute: (given) => {
          const posterior = conjugatePosterior({ kind: 'beta', alpha: number(given, 'alpha'), beta: number(given, 'beta') }, [
            { likelihood: 'binomial', parameter: 'p', events: number(given, 'events'), of: number(given, 'of') },
          ]);
          return posterior === undefined ? Number.NaN : marginalMoments(posterior).mean;
        },
      },
    },
    {
      title: 'A comparison that counts less',
      formula: 'variance / weight + variance of the bias',
      source: 'Ibrahim & Chen 2000, Statistical Science 15:46-60; Turner et al. 2009, JRSS A 172:21-47',
      example: {
        given: { standardError: 0.2, weight: 0.5, biasSd: 0.15 },
        quantity: 'standard error of the log hazard ratio',
        arithmetic: '√(0.2² / 0.5 + 0.15²)',
        expected: 0.320156212,
        compute: (given) =>
          discountedRatio(
            { logRatio: 0, standardError: number(given, 'standardError'), events: [25, 25] },
            { weight: number(given, 'weight'), biasMean: 0, biasSd: number(given, 'biasSd') },
          ).standardError,
      },
    },
    {
      title: 'Settlement of a price agreement',
      formula: 'terms in order, in exact fractions; rows rounded to whole øre, halves away from zero',
      source: 'Constructed',
      example: {
        given: { packs: [3, 4], listPrice: 1_000.05, discount: 0.35, from: 5, further: 0.2 },
        quantity: 'øre to pay for two deliveries, 35 % off, then 20 % off the packs above 5',
        arithmetic:
          '(195,010 + 260,013) × (7 − 0.2 × 2) / 7, each row rounded: 300,015 × 0.65 = 195,009.75, 400,020 × 0.65 = 260,013',
        expected: 429_022,
        compute: (given) => {
          const settled = settleYear({
            terms: [
              { type: 'flatDiscount', discount: number(given, 'discount') },
              {
                type: 'priceVolume',
                form: 'marginal',
                measure: 'units',
                tiers: [{ from: number(given, 'from'), discount: number(given, 'further') }],
              },
            ],
            listPrice: number(given, 'listPrice'),
            introduced: '2027-01-01',
            year: 0,
            deliveries: numbers(given, 'packs').map((units, row) => ({ row, patient: `p${row}`, date: '2027-03-01', units })),
            starts: new Map(),
            outcomes: new Map(),
            unknownOutcome: 'with',
            measures: new Map(),
          });
          return settled.status === 'settled' ? settled.owed : Number.NaN;
        },
      },
    },
  ],
};
