import { acceptabilityOf, effectivePopulation, partialInformation } from '@likeverd/appraisal';
import {
  betaFromMean,
  cholesky,
  gammaFromMean,
  eventTimes,
  kaplanMeier,
  survivalAt,
  logNormalFromInterval,
  marginalMoments,
  philox,
} from '@likeverd/statistics';
import type { Chapter, Method } from './method.ts';

const number = (given: Readonly<Record<string, unknown>>, name: string): number => Number(given[name]);

const moments: Method = {
  title: 'Beta by its mean and standard error',
  formula: 'κ = m (1 − m) / se² − 1; α = m κ, β = (1 − m) κ',
  source: 'Briggs, Claxton & Sculpher 2006, section 4.3.2',
  example: {
    given: { mean: 0.8, se: 0.1 },
    quantity: 'α',
    arithmetic: 'κ = 0.16 / 0.01 − 1 = 15; α = 0.8 × 15',
    expected: 12,
    compute: (given) => {
      const matched = betaFromMean(number(given, 'mean'), number(given, 'se'));
      return matched.ok && matched.distribution.kind === 'beta' ? matched.distribution.alpha : Number.NaN;
    },
  },
};

const run = (costs: readonly number[], qalys: readonly number[]) => ({
  strategies: [
    { strategy: 'care', costs: Float64Array.of(0, 0, 0, 0), qalys: Float64Array.of(0, 0, 0, 0) },
    { strategy: 'treatment', costs: Float64Array.from(costs), qalys: Float64Array.from(qalys) },
  ],
});
const four = run([100, 100, 100, 100], [1, 0.5, 0.1, 0]);

export const uncertainty: Chapter = {
  title: 'Uncertainty',
  about: 'Draws come from a counter-based generator: draw i of a parameter depends on the seed, the parameter’s name and i alone.',
  methods: [
    moments,
    {
      title: 'Gamma by its mean and standard error',
      formula: 'shape = m² / se², rate = m / se²',
      source: 'Briggs, Claxton & Sculpher 2006, section 4.3.3',
      example: {
        given: { mean: 1000, se: 200 },
        quantity: 'shape',
        arithmetic: '1000² / 200² = 25',
        expected: 25,
        compute: (given) => {
          const matched = gammaFromMean(number(given, 'mean'), number(given, 'se'));
          return matched.ok ? matched.distribution.shape : Number.NaN;
        },
      },
    },
    {
      title: 'Log-normal of a ratio by its 95 % interval',
      formula: 'sdlog = ln(high / low) / (2 × 1.959964); meanlog = ln(point estimate)',
      source: 'Briggs, Claxton & Sculpher 2006, section 4.3.4',
      example: {
        given: { low: 0.365, high: 0.71, level: 0.95, median: 0.509 },
        quantity: 'mean of the distribution',
        arithmetic: 'sdlog = ln(1.945205) / 3.919928 = 0.169740; 0.509 × exp(0.169740² / 2) = 0.509 × 1.014510',
        expected: 0.516385618,
        compute: (given) => {
          const matched = logNormalFromInterval(
            number(given, 'low'),
            number(given, 'high'),
            number(given, 'level'),
            number(given, 'median'),
          );
          return matched.ok ? marginalMoments(matched.distribution).mean : Number.NaN;
        },
      },
    },
    {
      title: 'Joint normal draws',
      formula: 'x = mean + L z, with L Lᵀ the covariance (Cholesky)',
      source: 'Golub & Van Loan 2013, Matrix Computations, algorithm 4.2.1',
      example: {
        given: {
          covariance: [
            [4, 2],
            [2, 5],
          ],
        },
        quantity: 'the last element of L',
        arithmetic: 'L = [[2, 0], [1, √(5 − 1)]]',
        expected: 2,
        compute: () =>
          cholesky([
            [4, 2],
            [2, 5],
          ])?.[1]?.[1] ?? Number.NaN,
      },
    },
    {
      title: 'Random numbers: Philox 4x32-10',
      formula: 'ten rounds of multiply and exchange on a counter of four words under a key of two',
      source: 'Salmon, Moraes, Dror & Shaw 2011, Parallel random numbers: as easy as 1, 2, 3, SC11; known answers of Random123',
      example: {
        given: { counter: [0, 0, 0, 0], key: [0, 0] },
        quantity: 'the first word',
        arithmetic: 'known answer 0x6627e8d5',
        expected: 0x6627e8d5,
        compute: () => philox([0, 0, 0, 0], 0, 0)[0] ?? Number.NaN,
      },
    },
    {
      title: 'Net benefit and the acceptability curve',
      formula: 'NB = threshold × ΔQALY − Δcost; the curve is the share of draws in which a strategy has the highest',
      source: 'Fenwick, Claxton & Sculpher 2001, Health Econ 10:779-87',
      example: {
        given: { threshold: 250, costs: [100, 100, 100, 100], qalys: [1, 0.5, 0.1, 0] },
        quantity: 'probability that the treatment is cost-effective',
        arithmetic: 'net benefits 150, 25, −75, −100: 2 of 4',
        expected: 0.5,
        compute: () =>
          acceptabilityOf(four, [250]).strategies.find(({ strategy }) => strategy === 'treatment')?.probability[0] ?? Number.NaN,
      },
    },
    {
      title: 'Expected value of perfect information',
      formula: 'EVPI = mean over draws of the best net benefit − best of the mean net benefits',
      source: 'Briggs, Claxton & Sculpher 2006, section 6.2',
      example: {
        given: { threshold: 250, costs: [100, 100, 100, 100], qalys: [1, 0.5, 0.1, 0] },
        quantity: 'EVPI per person',
        arithmetic: '(150 + 25 + 0 + 0) / 4 − max(0, 0) = 43.75; the mean net benefit is 0',
        expected: 43.75,
        compute: () => acceptabilityOf(four, [250]).evpi[0] ?? Number.NaN,
      },
    },
    {
      title: 'Expected value of partial perfect information',
      formula:
        'EVPPI = mean over draws of the highest fitted net benefit − highest mean; fitted by penalised regression on the parameters',
      source: 'Strong, Oakley & Brennan 2014; penalised splines: Wood 2017',
      example: {
        given: { threshold: 1000, known: '0, 0, 1, 1' },
        quantity: 'EVPPI',
        arithmetic:
          'net benefits 900, 400 given 0 and 0, −100 given 1: means 650 and −50; (650 + 0) / 2 − (900 + 400 + 0 − 100) / 4',
        expected: 25,
        compute: (given) => {
          const parameters = [{ parameter: 'known', values: Float64Array.from(String(given['known']).split(','), Number) }];
          const strategies = four.strategies.map((columns) => ({ ...columns, lifeYears: columns.qalys }));
          return partialInformation({ strategies, parameters }, ['known'], [number(given, 'threshold')]).at[0]?.value ?? Number.NaN;
        },
      },
    },
    {
      title: 'Population value of information',
      formula: 'Σ incidence × implementation × (1 + rate)^−year over the years after the delay, times the value per patient',
      source: 'Fenwick et al. 2020, Value in Health 23:139-150',
      example: {
        given: { incidence: 100, horizonYears: 3, discountRate: 0.04, delayYears: 0.5 },
        quantity: 'patients who gain',
        arithmetic: '½ × 100 + 100 / 1.04 + 100 / 1.04²',
        expected: 238.60946745562132,
        compute: (given) =>
          effectivePopulation({
            incidence: number(given, 'incidence'),
            horizonYears: number(given, 'horizonYears'),
            discountRate: number(given, 'discountRate'),
            delayYears: number(given, 'delayYears'),
          }),
      },
    },
    {
      title: 'Kaplan-Meier',
      formula: 'S(t) = Π over event times of (1 − events / at risk)',
      source: 'Kaplan & Meier 1958, J Am Stat Assoc 53:457-81',
      example: {
        given: { times: [1, 2, 2, 3], events: [true, true, false, true] },
        quantity: 'survival after time 2',
        arithmetic: '(1 − 1/4)(1 − 1/3)',
        expected: 0.5,
        compute: () =>
          survivalAt(
            kaplanMeier(
              eventTimes([
                { time: 1, event: true },
                { time: 2, event: true },
                { time: 2, event: false },
                { time: 3, event: true },
              ]),
            ),
            2,
          ).survival,
      },
    },
  ],
};
