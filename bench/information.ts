import {
  drawNormal,
  exp,
  mean,
  randomStream,
  smoothingsOf,
  smootherOf,
  standardDeviation,
  tensorSplineBasis,
} from '@likeverd/statistics';
import type { Columns } from './input-file.ts';
import { SEED } from './jobs.ts';

/** A question of value of information: how fast we must answer it, and who else does. */
export interface InformationJob {
  readonly id: string;
  readonly title: string;
  /** Longest time of our whole answer, standard errors among it. */
  readonly limit: number;
  /** Covariates of each regression, and how many are made. */
  readonly along: number;
  readonly groups: number;
  readonly c: readonly {
    readonly name: 'natural' | 'best' | 'best, 21 amounts';
    readonly source: string;
    readonly define?: string;
  }[];
  /** Largest ratio of our time to C's, smallest of mgcv's to ours. */
  readonly targets: { readonly natural?: number; readonly best?: number; readonly mgcv?: number };
  readonly mgcv: boolean;
}

const source = 'information.natural.c';
const contestants: InformationJob['c'] = [
  { name: 'natural', source },
  { name: 'best', source },
  { name: 'best, 21 amounts', source, define: 'EVERY=2' },
];
const regression = (
  id: string,
  title: string,
  groups: number,
  along: number,
  limit: number,
  targets: InformationJob['targets'],
): InformationJob => ({ id, title, limit, groups, along, c: contestants, mgcv: true, targets });

export const informationJobs: readonly InformationJob[] = [
  regression('evppi-1', 'EVPPI of one parameter', 1, 1, 0.01, {}),
  regression('evppi-14', 'EVPPI of all 14 single parameters', 14, 1, 0.15, {}),
  regression('evppi-three', 'EVPPI of three parameters together, 125 functions', 1, 3, 0.15, { natural: 1.8, best: 2.5, mgcv: 10 }),
  regression('evppi-four', 'EVPPI of four parameters together, 256 functions', 1, 4, 0.25, { natural: 1.8, best: 2.5, mgcv: 10 }),
  {
    id: 'acceptability',
    title: 'CEAC and EVPI, 201 thresholds x 4 strategies',
    limit: 0.1,
    along: 0,
    groups: 0,
    c: [
      { name: 'natural', source: 'acceptability.natural.c' },
      { name: 'best', source: 'acceptability.natural.c' },
    ],
    mgcv: false,
    targets: {},
  },
  { id: 'evsi-normal', title: 'EVSI of a measurement, 20 sizes', limit: 2, along: 0, groups: 0, c: [], mgcv: false, targets: {} },
  {
    id: 'evsi-survival',
    title: 'EVSI of times to an event, 20 sizes',
    limit: 2,
    along: 0,
    groups: 0,
    c: [],
    mgcv: false,
    targets: {},
  },
];

export const DRAWS = 10_000;
const PARAMETERS = 14;
const STRATEGIES = 4;

/** Fourteen normal parameters, costs and QALYs of four strategies that hang on them with bends and products. */
export const informationColumns = (job: InformationJob): Columns => {
  const stream = randomStream(SEED, 'value of information');
  const parameters = Array.from({ length: PARAMETERS }, (_, lane) =>
    Float64Array.from({ length: DRAWS }, (__, draw) => drawNormal(stream, draw, lane)),
  );
  const at = (lane: number, draw: number): number => parameters[lane]?.[draw] ?? Number.NaN;
  const benefit = Float64Array.from(
    { length: DRAWS },
    (_, draw) =>
      300 * at(0, draw) * exp(0.3 * at(1, draw)) +
      400 * Math.max(0, at(2, draw)) * at(3, draw) +
      parameters.reduce((sum, _column, lane) => sum + (lane < 4 ? 0 : 60 * at(lane, draw)), 0) -
      50,
  );
  const of = (value: (strategy: number, draw: number) => number): Float64Array =>
    Float64Array.from({ length: STRATEGIES * DRAWS }, (_, index) => value(Math.floor(index / DRAWS), index % DRAWS));
  const chosen = parameters.slice(0, job.groups * job.along);
  const groups = Array.from({ length: job.groups }, (_, group) => chosen.slice(group * job.along, (group + 1) * job.along));
  return {
    size: Float64Array.of(DRAWS),
    along: Float64Array.of(job.along),
    groups: Float64Array.of(job.groups),
    parameters: Float64Array.from(parameters.flatMap((column) => [...column])),
    covariates: Float64Array.from(chosen.flatMap((column) => [...column])),
    smoothings: Float64Array.from(groups.flatMap((group) => smoothingsOf(smootherOf(tensorSplineBasis(group.map(standardised)))))),
    benefit,
    costs: of((strategy, draw) => strategy * (8_000 + 900 * at(strategy, draw))),
    qalys: of((strategy, draw) => 5 + strategy * (0.03 + 0.02 * at(4 + strategy, draw) + 0.01 * at(0, draw))),
    thresholds: Float64Array.from({ length: 201 }, (_, index) => 5_000 * index),
  };
};

const standardised = (column: Float64Array): Float64Array => {
  const [centre, deviation] = [mean(column), standardDeviation(column)];
  return column.map((value) => (value - centre) / deviation);
};
