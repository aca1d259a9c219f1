import path from 'node:path';
import { type Answer, type Contestant, startContestant } from './contestant.ts';
import { DRAWS, type InformationJob, informationColumns } from './information.ts';
import { writeInput } from './input-file.ts';
import { difference, type Line, median, type Row } from './measure.ts';
import { compileC, type Programs, root } from './programs.ts';

/** Regressions end where rounding of another order of sums has been through a search for the amount of smoothing. */
const AGREEMENT = 1e-5;
/** Half of the amounts of smoothing end within one step of the best. */
const COARSE_AGREEMENT = 0.02;
/** Another smoother: its EVPPI differs as the two fits do. */
const OWN_SMOOTHER_AGREEMENT = 0.1;
const WARM_UPS = 5;

interface Entrant {
  readonly label: string;
  readonly contestant: Contestant;
  readonly request: string;
  readonly target?: number;
  readonly agreement: number;
  /** How many of the totals are compared: mgcv's effective degrees are its own. */
  readonly compared: number;
}

/** Answers one question of value of information with every contestant the machine has. */
export const measureInformation = async (
  job: InformationJob,
  programs: Programs,
  folder: string,
  rounds: number,
  say: (text: string) => void,
): Promise<Row> => {
  const input = path.join(folder, `${job.id}.bin`);
  say(`${job.id}: draws and input`);
  writeInput(input, informationColumns(job));
  const entrants: Entrant[] = [];
  try {
    const ours = startContestant('ours', process.execPath, [path.join(root, 'bench', 'information-process.ts'), input, job.id]);
    const own = { contestant: ours, agreement: AGREEMENT, compared: 4 };
    entrants.push({ ...own, label: 'ours', request: 'plain' });
    if (job.groups > 0) entrants.push({ ...own, label: 'ours, with errors', request: 'whole' });
    entrants.push({ ...own, label: 'ours, processor time', request: 'whole processor' });
    for (const program of programs.gcc ? job.c : []) {
      const target = program.name === 'best, 21 amounts' ? undefined : job.targets[program.name];
      entrants.push({
        label: `C ${program.name}`,
        contestant: startContestant(`C ${program.name}`, compileC(folder, job, program), [input]),
        request: `1 ${DRAWS}`,
        agreement: program.define === undefined ? AGREEMENT : COARSE_AGREEMENT,
        compared: program.define === undefined ? 4 : 1,
        ...(target === undefined ? {} : { target }),
      });
    }
    if (job.mgcv && programs.mgcv) {
      entrants.push({
        label: 'R mgcv',
        contestant: startContestant('R mgcv', 'Rscript', [path.join(root, 'bench', 'r', 'contestant.R'), input, 'information']),
        request: `1 ${DRAWS}`,
        agreement: OWN_SMOOTHER_AGREEMENT,
        compared: 1,
        ...(job.targets.mgcv === undefined ? {} : { target: job.targets.mgcv }),
      });
    }
    return { job: job.id, title: job.title, scaling: {}, ...(await race(job, entrants, rounds, say)) };
  } finally {
    for (const { contestant } of entrants) contestant.stop();
  }
};

const race = async (
  job: InformationJob,
  entrants: readonly Entrant[],
  rounds: number,
  say: (text: string) => void,
): Promise<Pick<Row, 'lines' | 'limit'>> => {
  const answers = new Map<Entrant, Answer[]>(entrants.map((entrant) => [entrant, []]));
  for (const entrant of entrants) {
    say(`${job.id}: warming up ${entrant.label}`);
    for (let i = 0; i < WARM_UPS; i++) if ((await entrant.contestant.run(entrant.request)).seconds > 1) break;
  }
  for (let round = 1; round <= rounds; round++) {
    say(`${job.id}: round ${round} of ${rounds}`);
    for (const entrant of entrants) answers.get(entrant)?.push(await entrant.contestant.run(entrant.request));
  }
  const times = (entrant: Entrant): readonly number[] => (answers.get(entrant) ?? []).map(({ seconds }) => seconds);
  const [ours, second] = entrants;
  if (ours === undefined) throw new Error('Our side did not run');
  const whole = second?.request === 'whole' ? second : ours;
  const busy = entrants.find(({ request }) => request === 'whole processor');
  const expected = answers.get(ours)?.at(-1)?.totals ?? [];
  const lines = entrants.map((entrant): Line => {
    const last = answers.get(entrant)?.at(-1);
    const apart = difference(last?.totals.slice(0, entrant.compared) ?? [], expected.slice(0, entrant.compared));
    const agrees = apart <= entrant.agreement;
    const rivals = times(ours);
    const isR = entrant.label.startsWith('R ');
    const ratio = median(
      times(entrant).map((theirs, round) => {
        const own = rivals[round] ?? Number.NaN;
        return isR ? theirs / own : own / theirs;
      }),
    );
    const { target } = entrant;
    return {
      contestant: entrant.label,
      seconds: median(times(entrant)),
      difference: apart,
      agrees,
      peakMegabytes: (last?.peakKilobytes ?? 0) / 1024,
      draws: DRAWS,
      ...(entrant === ours ? {} : { ratio }),
      ...(target === undefined ? {} : { target, met: agrees && (isR ? ratio >= target : ratio <= target) }),
    };
  });
  return {
    lines,
    limit: {
      seconds: median(times(whole)),
      target: job.limit,
      ...(busy === undefined ? {} : { processor: median(times(busy)) }),
    },
  };
};
