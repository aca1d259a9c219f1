import { drawBeta, drawGamma, drawNormal, drawUniform, exp, log, log1p, pow, randomStream } from '@likeverd/statistics';
import { referenceTable } from '@likeverd/reference';
import type { Columns } from './input-file.ts';

/** A row of the table in issue 3: what is computed, by whom, and how fast we must be. */
export interface Job {
  readonly id: string;
  readonly title: string;
  /** Draws, or patients. */
  readonly size: number;
  /** The document our side runs, from the root of the repository, or why there is none yet. */
  readonly model: { readonly file: string; readonly parameters: readonly (readonly string[])[] } | { readonly missing: string };
  /** Columns beside the parameters; for jobs without a document the parameters too. */
  readonly columns: (size: number) => Columns;
  readonly c: readonly { readonly name: 'natural' | 'best' | 'best, hoisted'; readonly source: string; readonly define?: string }[];
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

/** One column a parameter: `rows[j](i, k)` is parameter j of draw i under strategy k. */
const parameterColumns = (
  size: number,
  perStrategy: number,
  value: (parameter: number, draw: number, strategy: number) => number,
): Float64Array => {
  const out = new Float64Array(2 * perStrategy * size);
  for (let k = 0; k < 2; k++)
    for (let j = 0; j < perStrategy; j++) for (let i = 0; i < size; i++) out[(k * perStrategy + j) * size + i] = value(j, i, k);
  return out;
};

const memo = <T>(make: (draw: number) => T): ((draw: number) => T) => {
  const known = new Map<number, T>();
  return (draw) => {
    const found = known.get(draw);
    if (found !== undefined) return found;
    const made = make(draw);
    known.set(draw, made);
    return made;
  };
};

const gamma = (name: string, shape: number, rate: number) => (draw: number) => drawGamma(stream(name), draw, shape) / rate;
const beta = (name: string, a: number, b: number) => (draw: number) => drawBeta(stream(name), draw, a, b);
const logNormal = (name: string, meanlog: number, sdlog: number) => (draw: number) =>
  exp(meanlog + sdlog * drawNormal(stream(name), draw));

/** Discount weights at the ends of cycles 0 … n, halved at both ends: the trapezoid. */
const trapezoid = (cycles: number, perYear: number, rate: number): Float64Array =>
  Float64Array.from({ length: cycles + 1 }, (_, t) => (t === 0 || t === cycles ? 0.5 : 1) / pow(1 + rate, t / perYear));

const cohort4 = (size: number): Columns => {
  const draw = memo((i: number) => {
    const worse = gamma('rate worse', 84, 800)(i);
    const [cost, sickCost, sickerCost] = [
      gamma('cost healthy', 100, 0.05)(i),
      gamma('cost sick', 177.8, 0.0444)(i),
      gamma('cost sicker', 225, 0.015)(i),
    ];
    const treatment = gamma('cost treatment', 73.5, 0.0061)(i);
    const [u0, u1, u2, treated] = [
      beta('u healthy', 200, 3)(i),
      beta('u sick', 130, 45)(i),
      beta('u sicker', 230, 230)(i),
      beta('u treated', 300, 15)(i),
    ];
    const row = (k: number): readonly number[] => [
      1 - exp(-gamma('rate sick', 30, 200)(i)),
      1 - exp(-gamma('rate recover', 60, 120)(i)),
      1 - exp(-worse * (k === 1 ? logNormal('hr treatment', log(0.6), 0.02)(i) : 1)),
      logNormal('hr sick', log(3), 0.01)(i),
      logNormal('hr sicker', log(10), 0.02)(i),
      cost,
      sickCost + k * treatment,
      sickerCost + k * treatment,
      u0,
      k === 1 ? treated : u1,
      u2,
    ];
    return [row(0), row(1)];
  });
  return {
    parameters: parameterColumns(size, 11, (j, i, k) => draw(i)[k]?.[j] ?? Number.NaN),
    rate: Float64Array.from({ length: 60 }, (_, t) => 0.00006 * exp(0.085 * (25 + t)) + 0.0004),
    weightCost: trapezoid(60, 1, 0.035),
    weightQaly: trapezoid(60, 1, 0.015),
  };
};

const cohort10 = (size: number): Columns => {
  const living = 9;
  const draw = memo((i: number) => {
    const effect = logNormal('treatment', log(0.7), 0.1)(i);
    const rows = [new Float64Array(108), new Float64Array(108)];
    for (let s = 0; s < living; s++) {
      const weights = Array.from({ length: living }, (_, j) =>
        drawGamma(stream(`transition ${s} ${j}`), i, j === s ? 400 : j > s ? 2 : 1),
      );
      const total = weights.reduce((a, b) => a + b, 0);
      for (const [k, row] of rows.entries()) {
        let stay = 1;
        for (const [j, weight] of weights.entries()) {
          if (j === s) continue;
          const probability = (weight / total) * (k === 1 && j > s ? effect : 1);
          row[s * living + j] = probability;
          stay -= probability;
        }
        row[s * living + s] = stay;
        row[81 + s] = logNormal(`ratio ${s}`, 0.3 * s, 0.1)(i);
        row[90 + s] = gamma(`cost ${s}`, 50, 1)(i) * (2 + 3 * s) + 20 * k;
        row[99 + s] = beta(`utility ${s}`, 50, 8 + 5 * s)(i) / 52;
      }
    }
    return rows;
  });
  return {
    parameters: parameterColumns(size, 108, (j, i, k) => draw(i)[k]?.[j] ?? Number.NaN),
    rate: Float64Array.from({ length: 1040 }, (_, t) => (0.00002 * exp(0.09 * (55 + Math.floor(t / 52)))) / 52),
    weightCost: trapezoid(1040, 52, 0.035),
    weightQaly: trapezoid(1040, 52, 0.015),
  };
};

const tunnels = (size: number): Columns => {
  const draw = memo((i: number) => {
    const row = (k: number): readonly number[] => [
      beta('fall ill', 50, 1500)(i) * (k === 1 ? logNormal('prevention', log(0.8), 0.1)(i) : 1),
      beta('recover', 30, 120)(i),
      beta('fading', 90, 10)(i),
      logNormal('shape', log(1.2), 0.05)(i),
      logNormal('scale', log(12), 0.1)(i),
      gamma('cost healthy', 100, 0.05)(i) + 4000 * k,
      gamma('cost sick', 100, 0.004)(i),
      gamma('cost first year', 50, 0.001)(i),
      beta('u healthy', 180, 20)(i),
      beta('u sick', 120, 60)(i),
    ];
    return [row(0), row(1)];
  });
  return {
    parameters: parameterColumns(size, 10, (j, i, k) => draw(i)[k]?.[j] ?? Number.NaN),
    rate: Float64Array.from({ length: 75 }, (_, t) => 0.00006 * exp(0.085 * (25 + t)) + 0.0004),
    weightCost: trapezoid(75, 1, 0.04),
    weightQaly: trapezoid(75, 1, 0.04),
  };
};

const microsimulation = (size: number): Columns => {
  const threshold = new Float64Array(60 * 4 * 64 * 4);
  const reward = new Float64Array(61 * 4 * 2);
  const word = (p: number): number => Math.min(4_294_967_295, Math.floor(p * 4_294_967_296));
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
  const characteristic = stream('characteristic');
  return {
    threshold,
    reward,
    modifier: Float64Array.from({ length: size }, (_, i) => 0.95 + 0.1 * drawUniform(characteristic, i)),
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
  model: { file: `bench/models/${file}.yaml`, parameters: survivalParameters(...names) },
  columns: survivalColumns,
  c: [
    { name: 'natural', source: 'survival.natural.c', define },
    { name: 'best', source: 'survival.best.c', define },
  ],
  r: [{ name: 'tutorial', job: file, draws: tutorialDraws }],
  targets,
});

const noCohort = { missing: 'no cohort document of this job is written yet' } as const;

export const jobs: readonly Job[] = [
  {
    id: 'cohort-4',
    title: 'PSA 10,000 x 2, 4 states x 60 cycles, age-dependent mortality',
    size: 10_000,
    model: noCohort,
    columns: cohort4,
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
    model: noCohort,
    columns: cohort10,
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
    model: { missing: 'the format has no microsimulation kind yet' },
    columns: microsimulation,
    c: [
      { name: 'natural', source: 'microsimulation.natural.c' },
      { name: 'best', source: 'microsimulation.best.c' },
    ],
    r: [
      { name: 'tutorial', job: 'microsimulation', draws: 50_000, ownNumbers: true },
      { name: 'vectorised', job: 'microsimulation-vectorised', draws: 500_000, ownNumbers: true },
    ],
    targets: { natural: 0.65, best: 1.3, tutorial: 45, vectorised: 20 },
  },
  {
    id: 'tunnels',
    title: 'cohort with 75 tunnel states x 75 cycles, PSA 1,000 x 2',
    size: 1000,
    model: noCohort,
    columns: tunnels,
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
