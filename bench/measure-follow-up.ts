import path from 'node:path';
import { type Contestant, startContestant } from './contestant.ts';
import { type FollowUpJob, followUpColumns, PATIENTS } from './follow-up.ts';
import { writeInput } from './input-file.ts';
import { difference, type Line, median, type Row } from './measure.ts';
import { compileC, type Programs, root } from './programs.ts';

const AGREEMENT = 1e-9;

/** Answers one question of follow-up data, beside C where it does the same. */
export const measureFollowUp = async (
  job: FollowUpJob,
  programs: Programs,
  folder: string,
  rounds: number,
  say: (text: string) => void,
): Promise<Row> => {
  const input = path.join(folder, `${job.id}.bin`);
  say(`${job.id}: patients and input`);
  writeInput(input, followUpColumns(job));
  const ours = startContestant('ours', process.execPath, [path.join(root, 'bench', 'follow-up-process.ts'), input, job.id]);
  const natural =
    job.c === undefined || !programs.gcc
      ? undefined
      : startContestant('C natural', compileC(folder, job, { name: 'natural', source: job.c }), [input]);
  const entrants: readonly Contestant[] = natural === undefined ? [ours] : [ours, natural];
  try {
    const request = `1 ${PATIENTS}`;
    for (const entrant of entrants) await entrant.run(request);
    const answers = new Map(entrants.map((entrant) => [entrant, [] as Awaited<ReturnType<Contestant['run']>>[]]));
    for (let round = 1; round <= rounds; round++) {
      say(`${job.id}: round ${round} of ${rounds}`);
      for (const entrant of entrants) answers.get(entrant)?.push(await entrant.run(request));
    }
    const seconds = (entrant: Contestant): readonly number[] => (answers.get(entrant) ?? []).map((each) => each.seconds);
    const expected = answers.get(ours)?.at(-1)?.totals ?? [];
    const lines = entrants.map((entrant): Line => {
      const last = answers.get(entrant)?.at(-1);
      const apart = difference(last?.totals ?? [], expected);
      const theirs = seconds(entrant);
      return {
        contestant: entrant === ours ? 'ours' : 'C natural',
        seconds: median(theirs),
        difference: apart,
        agrees: apart <= AGREEMENT,
        peakMegabytes: (last?.peakKilobytes ?? 0) / 1024,
        draws: PATIENTS,
        ...(entrant === ours ? {} : { ratio: median(seconds(ours).map((own, round) => own / (theirs[round] ?? Number.NaN))) }),
      };
    });
    return { job: job.id, title: job.title, scaling: {}, lines, limit: { seconds: median(seconds(ours)), target: job.limit } };
  } finally {
    for (const entrant of entrants) entrant.stop();
  }
};
