import { referenceTable } from '@likeverd/reference';
import { atTheEnd, type Chapter, cohortModel, cost, discountedCost, lifeYears, qalys, survivalModel } from './method.ts';

const words = { nb: 'Constructed', nn: 'Constructed', en: 'Constructed' };
const once = (cycle: number): unknown => ({ type: 'once', id: 'care', label: words, payer: 'hospital', cycle, amount: 1000 });
const annual = 'mortality-norway-2025';
const q = (age: number): number => referenceTable(annual)?.columns['both']?.[age] ?? Number.NaN;
const alive = survivalModel(atTheEnd('alive'));
const curve = (rest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  'time.horizon': 2,
  'curves.survival': rest,
});
const survival = (
  title: string,
  formula: string,
  source: string,
  given: Readonly<Record<string, unknown>>,
  arithmetic: string,
  expected: number,
) => ({
  title,
  formula,
  source,
  example: { given: curve(given), quantity: 'share alive after 2 years', arithmetic, expected, compute: alive },
});
const years = (value: number): string => `${value} [year]`;

export const discounting: Chapter = {
  title: 'Discounting and time',
  about: 'A cycle has one weight, taken at its start, middle or end; or each grid point has its own (`weightAt: point`).',
  methods: [
    {
      title: 'Constant annual rate',
      formula: 'w(t) = (1 + r)^−t',
      source: 'Drummond et al. 2015, Methods for the Economic Evaluation of Health Care Programmes, section 4.5',
      example: {
        given: {
          'discounting.weightAt': 'cycleEnd',
          'discounting.schedule': [{ fromYear: 0, rate: 0.04 }],
          costs: [once(3)],
        },
        quantity: 'discounted cost of 1000 NOK at the end of year 3',
        arithmetic: '1000 / 1.04^3 = 1000 / 1.124864',
        expected: 888.9963586709148,
        compute: survivalModel(discountedCost),
      },
    },
    {
      title: 'Rates that fall with time, compounded',
      formula: 'w(t) = Π over pieces of (1 + r_i)^−(time spent in piece i)',
      source: 'Rundskriv R-109/2021 (Finansdepartementet): 4 % years 0-39, 3 % years 40-74, 2 % from year 75',
      example: {
        given: {
          'time.horizon': 42,
          'discounting.weightAt': 'cycleEnd',
          'discounting.schedule': [
            { fromYear: 0, rate: 0.04 },
            { fromYear: 40, rate: 0.03 },
          ],
          costs: [once(42)],
        },
        quantity: 'discounted cost of 1000 NOK at the end of year 42',
        arithmetic: '1000 / (1.04^40 × 1.03^2) = 1000 / (4.801020628 × 1.0609)',
        expected: 196.332401417,
        compute: survivalModel(discountedCost),
      },
    },
    ...(
      [
        ['trapezoid', '(x_(k−1) + x_k) / 2', '(1 + 0.606531) / 2 + (0.606531 + 0.367879) / 2', 1.2904703805],
        ['start', 'x_(k−1)', '1 + 0.606531', 1.6065306597],
        ['end', 'x_k', '0.606531 + 0.367879', 0.9744101009],
      ] as const
    ).map(([correction, formula, arithmetic, expected]) => ({
      title: `Occupancy of a cycle: ${correction}`,
      formula: `occupancy of cycle k = ${formula}`,
      source: 'Barendregt 2009, Value in Health 12:2-8; Naimark et al. 2008, Med Decis Making 28:702-10',
      example: {
        given: { 'time.horizon': 2, 'time.correction': correction, 'parameters.hazard.value': 0.5 },
        quantity: 'life years in 2 years with a hazard of 0.5 a year',
        arithmetic: `${arithmetic}, with exp(−0.5) = 0.606531 and exp(−1) = 0.367879`,
        expected,
        compute: survivalModel(lifeYears),
      },
    })),
    {
      title: 'Occupancy by Simpson’s 1/3 rule',
      formula: 'Σ w_k x_k with weights 1/3, 4/3, 2/3, …, 4/3, 1/3 over the grid points',
      source: 'Alarid-Escudero et al. 2023, Med Decis Making 43:3-20, section on within-cycle correction',
      example: {
        given: {
          'time.correction': 'simpson',
          'discounting.weightAt': 'point',
          transitions: [
            { type: 'probability', from: 'well', to: 'dead', probability: 0.5 },
            { type: 'remainder', from: 'well', to: 'well' },
          ],
        },
        quantity: 'life years in 2 cycles when half die in each',
        arithmetic: '1 × 1/3 + 0.5 × 4/3 + 0.25 × 1/3 = 13/12',
        expected: 13 / 12,
        compute: cohortModel(lifeYears),
      },
    },
  ],
};

export const curves: Chapter = {
  title: 'Survival curves',
  about: 'Time runs in years from entry. The examples read a curve after 2 years.',
  methods: [
    survival(
      'Exponential',
      'S(t) = exp(−rate t)',
      'Collett 2015, Modelling Survival Data in Medical Research, section 5.1',
      { type: 'exponential', rate: '0.5 / 1 [year]' },
      'exp(−0.5 × 2)',
      0.36787944117,
    ),
    survival(
      'Weibull, accelerated failure time',
      'S(t) = exp(−(t / scale)^shape)',
      'Collett 2015, section 5.1',
      { type: 'weibull', shape: 2, scale: years(4) },
      'exp(−(2 / 4)^2) = exp(−0.25)',
      0.77880078307,
    ),
    survival(
      'Weibull, proportional hazards',
      'S(t) = exp(−scale t^shape)',
      'Collett 2015, section 5.1',
      { type: 'weibullPH', shape: 2, scale: 0.1 },
      'exp(−0.1 × 2^2) = exp(−0.4)',
      0.67032004604,
    ),
    survival(
      'Gompertz',
      'S(t) = exp(−(rate / shape)(exp(shape t) − 1))',
      'Collett 2015, section 5.1',
      { type: 'gompertz', shape: '0.5 / 1 [year]', rate: '0.1 / 1 [year]' },
      'exp(−0.2 × (e − 1)) = exp(−0.343656)',
      0.70917243,
    ),
    survival(
      'Log-logistic',
      'S(t) = 1 / (1 + (t / scale)^shape)',
      'Collett 2015, section 5.1',
      { type: 'logLogistic', shape: 3, scale: years(4) },
      '1 / (1 + 0.5^3) = 8 / 9',
      8 / 9,
    ),
    survival(
      'Log-normal',
      'S(t) = 1 − Φ((ln t − meanlog) / sdlog)',
      'Collett 2015, section 5.1',
      { type: 'logNormal', meanlog: 'log(2)', sdlog: 0.7 },
      '1 − Φ(0)',
      0.5,
    ),
    survival(
      'Gamma',
      'S(t) = Q(shape, rate t), the upper regularised incomplete gamma function',
      'NIST Digital Library of Mathematical Functions 8.2.4',
      { type: 'gamma', shape: 2, rate: '1 / 1 [year]' },
      'shape 2: (1 + 2) exp(−2)',
      0.40600584971,
    ),
    survival(
      'Generalised gamma (Prentice)',
      'with w = (ln t − mu) / sigma: S(t) = Q(Q^−2, Q^−2 exp(Q w)) for Q > 0; the lower function for Q < 0; log-normal for Q = 0',
      'Prentice 1974, Biometrika 61:539-44',
      { type: 'generalisedGamma', mu: 'log(4)', sigma: 0.5, q: 1 },
      'Q = 1 is the Weibull with shape 1 / sigma = 2 and scale exp(mu) = 4: exp(−0.25)',
      0.77880078307,
    ),
    {
      title: 'Hazard ratio',
      formula: 'H(t) = HR × H_0(t), so S(t) = S_0(t)^HR',
      source: 'Cox 1972, J R Stat Soc B 34:187-220',
      example: {
        given: {
          'time.horizon': 2,
          'parameters.ratio': {
            label: words,
            description: 'Constructed',
            source: 'Constructed',
            unit: 'hazardRatio',
            value: 0.5,
          },
          'curves.treated': { type: 'hazardRatio', of: 'survival', ratio: 'ratio' },
          'strategies.0.curves': ['treated'],
        },
        quantity: 'share alive after 2 years, hazard 0.5 a year, ratio 0.5',
        arithmetic: 'exp(−0.5 × 2)^0.5 = exp(−0.5)',
        expected: 0.60653065971,
        compute: alive,
      },
    },
    {
      title: 'Population mortality as a floor on hazards',
      formula:
        'h_k = max(curve, population) in each cycle; population hazard −ln(1 − q_age) per year at the whole age at the end of the cycle',
      source:
        'NICE DSU Technical Support Document 14 (Latimer 2013), section on external data; TECH-VER, Büyükkaramikli et al. 2019',
      example: {
        given: {
          'time.horizon': 2,
          'population.mortality.floor': 'hazardMaximum',
          'curves.survival': { type: 'exponential', rate: '1e-9 / 1 [year]' },
        },
        quantity: 'share alive two years after entry at 60, when the curve itself kills almost nobody',
        arithmetic: `(1 − q_61)(1 − q_62) = (1 − ${q(61)})(1 − ${q(62)}), table ${annual}, column both`,
        expected: (1 - q(61)) * (1 - q(62)),
        compute: alive,
      },
    },
    {
      title: 'Partitioned survival',
      formula: 'state i holds S_i(t) − S_(i−1)(t), at least 0; death holds 1 − the outermost curve',
      source: 'Woods, Sideris, Palmer, Latimer & Soares 2017, NICE DSU Technical Support Document 19',
      example: {
        given: {
          'time.horizon': 2,
          'curves.free': { type: 'exponential', rate: '1 / 1 [year]' },
          states: [
            { id: 'free', label: words, utility: 'quality' },
            { id: 'progressed', label: words, utility: 'quality' },
            { id: 'dead', label: words },
          ],
          'strategies.0.curves': ['free', 'survival'],
          costs: [],
        },
        quantity: 'share progressed after 2 years: progression-free hazard 1, death hazard 0.5 a year',
        arithmetic: 'exp(−1) − exp(−2) = 0.367879 − 0.135335',
        expected: 0.23254415794,
        compute: survivalModel(atTheEnd('progressed')),
      },
    },
  ],
};

const rate = (from: string, to: string, value: number): unknown => ({ type: 'rate', from, to, rate: `${value} / 1 [year]` });

export const cohorts: Chapter = {
  title: 'Cohort state-transition models',
  about: 'The plainest document: each year 20 % of the well fall ill, half of the ill die.',
  methods: [
    {
      title: 'One step',
      formula: 'x_(k+1) = x_k P',
      source: 'Sonnenberg & Beck 1993, Med Decis Making 13:322-38',
      example: {
        given: {},
        quantity: 'share ill after 2 cycles',
        arithmetic: '0.8 × 0.2 + 0.2 × 0.5',
        expected: 0.26,
        compute: cohortModel(atTheEnd('ill')),
      },
    },
    {
      title: 'Competing rates',
      formula: 'with sum R = Σ r_i over a cycle of length d: out goes 1 − exp(−R d), divided as r_i / R',
      source:
        'Jones, Epstein & García-Mochón 2017, Med Decis Making 37:930-43; Gidwani & Russell 2020, PharmacoEconomics 38:1153-64',
      example: {
        given: {
          'time.horizon': 1,
          transitions: [rate('well', 'ill', 0.3), rate('well', 'dead', 0.1), rate('ill', 'dead', 0.5)],
        },
        quantity: 'share ill after one year',
        arithmetic: '(1 − exp(−0.4)) × 0.3 / 0.4 = 0.329680 × 0.75',
        expected: 0.24725996547,
        compute: cohortModel(atTheEnd('ill')),
      },
    },
    {
      title: 'Probability from a rate, and a hazard ratio on a probability',
      formula: 'p = 1 − exp(−r d); with a hazard ratio p′ = 1 − (1 − p)^HR',
      source: 'Briggs, Claxton & Sculpher 2006, Decision Modelling for Health Economic Evaluation, section 3.2',
      example: {
        given: {
          'time.horizon': 1,
          'parameters.ratio': { label: words, description: 'Constructed', source: 'Constructed', unit: 'hazardRatio', value: 2 },
          'transitions.0.probability': 'applyHazardRatio(0.2, ratio)',
        },
        quantity: 'share ill after one cycle',
        arithmetic: '1 − 0.8^2',
        expected: 0.36,
        compute: cohortModel(atTheEnd('ill')),
      },
    },
    {
      title: 'Time in the state (tunnels made by the engine)',
      formula:
        'a state with memory n is n tunnel states; `timeInState` is the years since it was last entered, at the end of the cycle',
      source: 'Alarid-Escudero et al. 2023, Med Decis Making 43:21-41',
      example: {
        given: {
          'time.horizon': 3,
          'states.1.memory': 3,
          'transitions.2.probability': 'min(1, 0.3 * timeInState / 1 [year])',
        },
        quantity: 'share ill after 3 cycles: of the ill 30 % die in their first year, 60 % in their second',
        arithmetic: 'entered in cycle 3: 0.64 × 0.2 = 0.128; in 2: 0.16 × 0.7 = 0.112; in 1: 0.2 × 0.7 × 0.4 = 0.056',
        expected: 0.296,
        compute: cohortModel(atTheEnd('ill')),
      },
    },
    {
      title: 'Cost of a transition, and of death',
      formula: 'Σ over cycles of (share that moves) × amount',
      source: 'Alarid-Escudero et al. 2023, Med Decis Making 43:21-41, section on transition rewards',
      example: {
        given: {
          costs: [
            {
              type: 'perTransition',
              id: 'onset',
              label: words,
              payer: 'hospital',
              from: 'well',
              to: 'ill',
              amount: 1000,
            },
            { type: 'perDeath', id: 'death', label: words, payer: 'hospital', amount: 500 },
          ],
        },
        quantity: 'cost over 2 cycles',
        arithmetic: '1000 × (0.2 + 0.16) + 500 × 0.1',
        expected: 410,
        compute: cohortModel(cost),
      },
    },
    {
      title: 'Utilities follow the norms of age',
      formula: 'utility × norm(age at the end of the cycle) / norm(age at entry), norms interpolated linearly',
      source: 'DMP guidelines 2024, section on age adjustment; norms of Garratt et al. 2022, Qual Life Res 31:1-12 (EQ-5D, Norway)',
      example: {
        given: {
          'time.horizon': 1,
          transitions: [
            { type: 'probability', from: 'well', to: 'dead', probability: 0 },
            { type: 'remainder', from: 'well', to: 'well' },
          ],
          ageAdjustment: { table: 'utility-norms-garratt-2022', ageColumn: 'anchorAge', column: 'both' },
        },
        quantity: 'QALYs of the first year of those who enter at 60 with utility 1',
        arithmetic: ageArithmetic(),
        expected: normAt(61) / normAt(60),
        compute: cohortModel(qalys),
      },
    },
  ],
};

function normAt(age: number): number {
  const table = referenceTable('utility-norms-garratt-2022')?.columns ?? {};
  const ages = table['anchorAge'] ?? [];
  const norms = table['both'] ?? [];
  const above = ages.findIndex((each) => each >= age);
  const [low = 0, high = 1] = [ages[above - 1], ages[above]];
  const [from = 0, to = 0] = [norms[above - 1], norms[above]];
  return from + ((to - from) * (age - low)) / (high - low);
}

function ageArithmetic(): string {
  return `norm(61) / norm(60) = ${normAt(61).toFixed(6)} / ${normAt(60).toFixed(6)}`;
}
