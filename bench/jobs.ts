import { drawUniform, exp, log, log1p, pow, randomStream } from '@likeverd/statistics';
import { referenceTable } from '@likeverd/reference';
import type { Columns } from './input-file.ts';

/** A sampled parameter of the document, or what follows from such, as the C programs want it. */
export type ParameterColumn = string | ((sampled: (parameter: string) => number) => number);

/** A row of the table in issue 3: what is computed, by whom, and how fast we must be. */
export interface Job {
  readonly id: string;
  readonly title: string;
  /** Draws, or patients. */
  readonly size: number;
  /** The document our side runs, from the root of the repository, or why there is none yet. */
  readonly model:
    | {
        readonly file: string;
        readonly parameters: readonly (readonly ParameterColumn[])[];
        /** Where `size` counts simulated patients: those of each draw. */
        readonly patientsPerDraw?: number;
      }
    | { readonly missing: string };
  /** Columns beside the parameters; for jobs without a document the parameters too. */
  readonly columns: (size: number) => Columns;
  readonly c: readonly {
    readonly name: 'natural' | 'best' | 'best, hoisted';
    readonly source: string;
    readonly define?: string;
  }[];
  /** R programs with the number of draws they run; times are scaled to `size`. `ownNumbers`: R draws its own random numbers. */
  readonly r: readonly {
    readonly name: 'tutorial' | 'vectorised';
    readonly job: string;
    readonly draws: number;
    readonly ownNumbers?: boolean;
  }[];
  /** Largest ratio of our time to C's, smallest ratio of R's time to ours. */
  readonly targets: {
    readonly natural?: number;
    readonly best?: number;
    readonly tutorial?: number;
    readonly vectorised?: number;
  };
}

export const SEED = 20_261;
const stream = (name: string) => randomStream(SEED, name);

/** Discount weights at the ends of cycles 0 … n, halved at both ends: the trapezoid. */
const trapezoid = (cycles: number, perYear: number, rate: number): Float64Array =>
  Float64Array.from({ length: cycles + 1 }, (_, t) => (t === 0 || t === cycles ? 0.5 : 1) / pow(1 + rate, t / perYear));

const yearlyMortality = (years: number): Float64Array =>
  Float64Array.from({ length: years }, (_, t) => 0.00006 * exp(0.085 * (25 + t)) + 0.0004);

/** By strategy: 0 is standard care, 1 is treated. */
const cohort4 = (k: number): readonly ParameterColumn[] => [
  (of) => 1 - exp(-of('rateSick')),
  (of) => 1 - exp(-of('rateRecover')),
  (of) => 1 - exp(-of('rateWorse') * (k === 1 ? of('hrTreatment') : 1)),
  'hrSick',
  'hrSicker',
  'costHealthy',
  (of) => of('costSick') + k * of('costTreatment'),
  (of) => of('costSicker') + k * of('costTreatment'),
  'utilityHealthy',
  k === 1 ? 'utilityTreated' : 'utilitySick',
  'utilitySicker',
];

const living = Array.from({ length: 9 }, (_, s) => s);

const cohort10 = (k: number): readonly ParameterColumn[] => {
  const move = (s: number, j: number) => (of: (parameter: string) => number) =>
    of(`move${s}to${j}`) * (k === 1 && j > s ? of('effect') : 1);
  const others = (s: number): readonly number[] => living.filter((j) => j !== s);
  return [
    ...living.flatMap((s) =>
      living.map(
        (j): ParameterColumn => (j === s ? (of) => others(s).reduce((stay, to) => stay - move(s, to)(of), 1) : move(s, j)),
      ),
    ),
    ...living.map((s) => `ratio${s}`),
    ...living.map(
      (s): ParameterColumn =>
        (of) =>
          of(`cost${s}`) / 52 + 20 * k,
    ),
    ...living.map(
      (s): ParameterColumn =>
        (of) =>
          of(`utility${s}`) / 52,
    ),
  ];
};

const tunnels = (k: number): readonly ParameterColumn[] => [
  (of) => of('fallIll') * (k === 1 ? of('prevention') : 1),
  'recover',
  'fading',
  'shape',
  'scale',
  (of) => of('costHealthy') + 4000 * k,
  'costSick',
  'costFirstYear',
  'utilityHealthy',
  'utilitySick',
];

/** Two draws, so that two workers can share a million patients. */
const PATIENTS_PER_DRAW = 500_000;

const microsimulation = (size: number): Columns => {
  const threshold = new Float64Array(60 * 4 * 64 * 4);
  const reward = new Float64Array(61 * 4 * 2);
  // The engine decides by 31 bits of a word.
  const word = (p: number): number => Math.min(4_294_967_295, 2 * Math.ceil(p * 2_147_483_648));
  for (let t = 0; t < 60; t++) {
    const rate = 0.00006 * exp(0.085 * (25 + t)) + 0.0004;
    const die = 1 - exp(-rate);
    for (let d = 0; d < 64; d++) {
      const sick = Math.min(0.35, 1 - exp(-rate * 3 * (1 + 0.02 * d)));
      const sicker = Math.min(0.9, 1 - exp(-rate * 10 * (1 + 0.05 * d)));
      const rows = [
        [1 - 0.15 - die, 0.15, 0],
        [0.5, 1 - 0.5 - 0.105 - sick, 0.105],
        [0, 0, 1 - sicker],
        [0, 0, 0],
      ];
      for (const [s, row] of rows.entries()) {
        let cumulative = 0;
        for (const [target, probability] of row.entries()) {
          cumulative += probability;
          threshold[((t * 4 + s) * 64 + d) * 4 + target] = s === 3 ? 0 : word(cumulative);
        }
        threshold[((t * 4 + s) * 64 + d) * 4 + 3] = 4_294_967_295;
      }
    }
  }
  for (let t = 0; t <= 60; t++)
    for (let s = 0; s < 4; s++) {
      reward[(t * 4 + s) * 2] = ([2000, 4000, 15_000, 0][s] ?? 0) / pow(1.03, t);
      reward[(t * 4 + s) * 2 + 1] = ([1, 0.75, 0.5, 0][s] ?? 0) / pow(1.03, t);
    }
  const characteristic = stream('characteristic modifier');
  const { seedLow, seedHigh, name0, name1 } = stream('transitions of patients');
  return {
    threshold,
    reward,
    stream: Float64Array.of(seedLow, name0, (seedHigh ^ name1) >>> 0, PATIENTS_PER_DRAW),
    modifier: Float64Array.from({ length: size }, (_, i) => 0.95 + 0.1 * drawUniform(characteristic, i % PATIENTS_PER_DRAW)),
  };
};

/** Weight of the occupancy at each point of a partitioned survival model: trapezoid of cycles whose weight is taken at their end. */
const survivalColumns = (): Columns => {
  const cycles = 1820;
  const weights = (rate: number): Float64Array => {
    const cycle = (k: number): number => (k >= 1 && k <= cycles ? 1 / pow(1 + rate, k / 52) / 52 : 0);
    return Float64Array.from({ length: cycles + 1 }, (_, k) => (cycle(k) + cycle(k + 1)) / 2);
  };
  return {
    logTime: Float64Array.from({ length: cycles + 1 }, (_, k) => (k === 0 ? 0 : log(k / 52))),
    weightCost: weights(0.035),
    weightQaly: weights(0.015),
  };
};

const numbersOf = (table: string, column: string): readonly number[] => referenceTable(table)?.columns[column] ?? [];

/** Section 2.3, 3 and 4 of the case's specification: population hazard, utility multiplier and discount weight of months 1 … 480. */
const colonColumns = (): Columns => {
  const age = 61;
  const mortality = numbersOf('mortality-norway-2025', 'both');
  const ages = numbersOf('utility-norms-garratt-2022', 'anchorAge');
  const norms = numbersOf('utility-norms-garratt-2022', 'both');
  const norm = (at: number): number => {
    const above = ages.findIndex((each) => each > at);
    const [a = 0, b = 1] = [ages[above - 1], ages[above]];
    const [from = 0, to = 0] = [norms[above - 1], norms[above]];
    return above === -1 ? (norms.at(-1) ?? Number.NaN) : from + ((to - from) * (at - a)) / (b - a);
  };
  const months = (value: (month: number) => number): Float64Array => Float64Array.from({ length: 480 }, (_, i) => value(i + 1));
  return {
    logTime: Float64Array.from({ length: 481 }, (_, k) => (k === 0 ? 0 : log(k / 12))),
    populationHazard: months((k) => -log1p(-(mortality[Math.min(Math.floor(age + k / 12), 106)] ?? Number.NaN)) / 12),
    multiplier: months((k) => norm(age + k / 12) / norm(age)),
    weight: months((k) => 1 / pow(1.04, (k - 0.5) / 12)),
  };
};

const survivalParameters = (...names: readonly string[]): readonly (readonly string[])[] =>
  [0, 1].map((k) => [
    ...['free', 'overall'].flatMap((curve) => names.map((name) => `${curve}${k}${name}`)),
    `costFree${k}`,
    `costProgressed${k}`,
    'utilityFree',
    'utilityProgressed',
  ]);

const survivalJob = (
  name: string,
  file: string,
  define: string,
  names: readonly string[],
  targets: Job['targets'],
  tutorialDraws: number,
): Job => ({
  id: file,
  title: `partitioned survival 10,000 x 2 x 2 curves x 1,820, ${name}`,
  size: 10_000,
  model: {
    file: `bench/models/${file}.yaml`,
    parameters: survivalParameters(...names),
  },
  columns: survivalColumns,
  c: [
    { name: 'natural', source: 'survival.natural.c', define },
    { name: 'best', source: 'survival.best.c', define },
  ],
  r: [{ name: 'tutorial', job: file, draws: tutorialDraws }],
  targets,
});

export const jobs: readonly Job[] = [
  {
    id: 'cohort-4',
    title: 'PSA 10,000 x 2, 4 states x 60 cycles, age-dependent mortality',
    size: 10_000,
    model: {
      file: 'bench/models/cohort-4.yaml',
      parameters: [cohort4(0), cohort4(1)],
    },
    columns: () => ({
      rate: yearlyMortality(60),
      weightCost: trapezoid(60, 1, 0.035),
      weightQaly: trapezoid(60, 1, 0.015),
    }),
    c: [
      { name: 'natural', source: 'cohort4.natural.c' },
      { name: 'best', source: 'cohort4.best.c' },
    ],
    r: [
      { name: 'tutorial', job: 'cohort-4', draws: 200 },
      { name: 'vectorised', job: 'cohort-4-vectorised', draws: 10_000 },
    ],
    targets: { natural: 0.35, best: 3, tutorial: 600, vectorised: 12 },
  },
  {
    id: 'cohort-10',
    title: 'PSA 10,000 x 2, 10 states x 1,040 cycles',
    size: 10_000,
    model: {
      file: 'bench/models/cohort-10.yaml',
      parameters: [cohort10(0), cohort10(1)],
    },
    columns: () => ({
      rate: Float64Array.from({ length: 1040 }, (_, t) => (0.00002 * exp(0.09 * (55 + Math.floor(t / 52)))) / 52),
      weightCost: trapezoid(1040, 52, 0.035),
      weightQaly: trapezoid(1040, 52, 0.015),
    }),
    c: [
      { name: 'natural', source: 'cohort10.natural.c' },
      { name: 'best', source: 'cohort10.best.c' },
      { name: 'best, hoisted', source: 'cohort10.best.c', define: 'HOISTED' },
    ],
    r: [
      { name: 'tutorial', job: 'cohort-10', draws: 20 },
      { name: 'vectorised', job: 'cohort-10-vectorised', draws: 1000 },
    ],
    targets: { natural: 0.6, best: 3.5, tutorial: 150, vectorised: 8 },
  },
  survivalJob('Weibull', 'survival-weibull', 'WEIBULL', ['shape', 'scale'], { natural: 0.45, best: 3, tutorial: 10 }, 500),
  survivalJob(
    'log-normal',
    'survival-log-normal',
    'LOG_NORMAL',
    ['meanlog', 'sdlog'],
    { natural: 0.3, best: 2.6, tutorial: 20 },
    500,
  ),
  survivalJob(
    'generalised gamma',
    'survival-generalised-gamma',
    'GENERALISED_GAMMA',
    ['mu', 'sigma', 'q'],
    { natural: 0.1, best: 2.2, tutorial: 50 },
    100,
  ),
  {
    id: 'microsimulation',
    title: 'microsimulation 1,000,000 x 60, duration-dependent',
    size: 1_000_000,
    model: { file: 'bench/models/microsimulation.yaml', parameters: [], patientsPerDraw: PATIENTS_PER_DRAW },
    columns: microsimulation,
    c: [
      { name: 'natural', source: 'microsimulation.natural.c' },
      { name: 'best', source: 'microsimulation.best.c' },
    ],
    r: [
      {
        name: 'tutorial',
        job: 'microsimulation',
        draws: 50_000,
        ownNumbers: true,
      },
      {
        name: 'vectorised',
        job: 'microsimulation-vectorised',
        draws: 500_000,
        ownNumbers: true,
      },
    ],
    targets: { natural: 0.65, best: 1.3, tutorial: 45, vectorised: 20 },
  },
  {
    id: 'tunnels',
    title: 'cohort with 75 tunnel states x 75 cycles, PSA 1,000 x 2',
    size: 1000,
    model: {
      file: 'bench/models/tunnels.yaml',
      parameters: [tunnels(0), tunnels(1)],
    },
    columns: () => ({
      rate: yearlyMortality(75),
      weightCost: trapezoid(75, 1, 0.04),
      weightQaly: trapezoid(75, 1, 0.04),
    }),
    c: [{ name: 'natural', source: 'tunnels.natural.c' }],
    r: [{ name: 'tutorial', job: 'tunnels', draws: 20 }],
    targets: { natural: 0.6, tutorial: 50 },
  },
  {
    id: 'colon',
    title: 'the colon case, PSA 10,000',
    size: 10_000,
    model: {
      file: 'models/colon-exercise-norway.yaml',
      parameters: [
        [
          'hrDfs',
          'hrOs',
          'dfsMeanlog',
          'dfsLogSd',
          'osMeanlog',
          'osLogSd',
          'utilityDiseaseFree',
          'utilityProgressed',
          'surveillancePerYear',
          'programmePerYear',
          'setUpCost',
          'progressedPerYear',
          'terminalCost',
        ],
      ],
    },
    columns: colonColumns,
    c: [{ name: 'natural', source: 'colon.natural.c' }],
    r: [{ name: 'tutorial', job: 'colon', draws: 500 }],
    targets: { tutorial: 50 },
  },
];
