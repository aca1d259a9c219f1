import { drawUniform, log, randomStream } from '@likeverd/statistics';
import type { Columns } from './input-file.ts';
import { SEED } from './jobs.ts';

/** A question of follow-up data: how fast we must answer it, and the C program that does the same. */
export interface FollowUpJob {
  readonly id: string;
  readonly title: string;
  readonly limit: number;
  readonly entry: boolean;
  readonly causes: number;
  readonly c?: string;
}

export const followUpJobs: readonly FollowUpJob[] = [
  {
    id: 'kaplan-meier',
    title: 'Kaplan-Meier of 1,000,000 patients',
    limit: 1,
    entry: false,
    causes: 1,
    c: 'survival-times.natural.c',
  },
  {
    id: 'kaplan-meier-entry',
    title: 'the same with delayed entry',
    limit: 1,
    entry: true,
    causes: 1,
    c: 'survival-times.natural.c',
  },
  { id: 'competing-risks', title: 'Aalen-Johansen of 1,000,000 patients, three causes', limit: 1, entry: false, causes: 3 },
  { id: 'log-rank', title: 'log-rank of two groups of 500,000', limit: 1, entry: false, causes: 1 },
  { id: 'gray-test', title: 'Gray’s test of two groups of 500,000, three causes', limit: 1, entry: false, causes: 3 },
  { id: 'follow-up-update', title: 'update of 10,000 draws and the appraisal anew', limit: 10, entry: false, causes: 1 },
];

export const PATIENTS = 1_000_000;

/** Exponential times in days, so that there are ties; a third censored; entries in the first third of each time. */
export const followUpColumns = ({ entry, causes }: FollowUpJob): Columns => {
  const stream = randomStream(SEED, 'survival times');
  const exit = Float64Array.from({ length: PATIENTS }, (_, i) => Math.ceil(-log(drawUniform(stream, i)) * 900));
  const cause = Float64Array.from({ length: PATIENTS }, (_, i) => Math.floor(drawUniform(stream, i, 1) * (causes + 0.5)));
  return {
    size: Float64Array.of(PATIENTS),
    exit,
    cause: causes === 1 ? cause.map((each) => Math.min(each, 1)) : cause.map((each) => Math.min(each, causes)),
    entry: entry ? exit.map((time, i) => Math.floor((time / 3) * drawUniform(stream, i, 2))) : new Float64Array(),
  };
};
