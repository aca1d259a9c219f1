import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Answer, Contestant } from './contestant.ts';
import { startContestant } from './contestant.ts';
import { sampleParameters } from './engine-draws.ts';
import { type Columns, writeInput } from './input-file.ts';
import { type Job, SEED } from './jobs.ts';
import { compileC, type Programs, root } from './programs.ts';

/** One contestant's part of a row. */
export interface Line {
  readonly contestant: string;
  readonly seconds: number;
  /** Our time by theirs for C, theirs by ours for R: median of the rounds' ratios. Absent where our side does not run. */
  readonly ratio?: number;
  readonly target?: number;
  readonly met?: boolean;
  /** Largest relative difference of the totals; `undefined` for programs with their own random numbers. */
  readonly difference?: number;
  readonly agrees: boolean;
  readonly peakMegabytes: number;
  /** Draws that were run; fewer than the job's where the time is scaled up. */
  readonly draws: number;
}

export interface Row {
  readonly job: string;
  readonly title: string;
  readonly missing?: string;
  readonly lines: readonly Line[];
  /** Speed of two workers by one, ours and C's. */
  readonly scaling: { readonly ours?: number; readonly c?: number };
  /** Milliseconds in a fresh process: loading the engine; reading, checking, compiling and the base case. */
  readonly cold?: { readonly load: number; readonly model: number };
  /** Our whole answer in seconds, of them those that our thread ran, and what it may take. */
  readonly limit?: { readonly seconds: number; readonly target: number; readonly processor?: number };
}

const AGREEMENT = 1e-9;
/** Programs with their own random numbers: chance alone moves the mean of 50,000 patients by 0.2 %. */
const OWN_NUMBERS_AGREEMENT = 0.01;
const LONGEST_RUN = 6;
const WARM_UPS = 3;

/** The middle value, or the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** Largest relative difference of two lists of totals. */
export const difference = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...b.map((value, i) => Math.abs((a[i] ?? Number.NaN) - value) / Math.max(Math.abs(value), Number.MIN_VALUE)));

interface Entrant {
  readonly label: string;
  readonly kind: 'ours' | 'c' | 'r';
  readonly contestant: Contestant;
  /** Draws it runs, and the request for them on one thread. */
  readonly draws: number;
  readonly request: string;
  readonly ownNumbers: boolean;
  readonly target: number | undefined;
}

const startEngine = (job: Job, name = 'ours'): Contestant | undefined =>
  'missing' in job.model
    ? undefined
    : startContestant(name, process.execPath, [
        path.join(root, 'bench', 'engine-process.ts'),
        path.join(root, job.model.file),
        String(SEED),
      ]);

const isSimulated = ({ model }: Job): boolean => !('missing' in model) && model.patientsPerDraw !== undefined;

/** Draws (or patients, in whole draws) from … to - 1 of the engine. */
const ourRequest = ({ model }: Job, from: number, to: number): string => {
  const each = 'missing' in model ? 1 : (model.patientsPerDraw ?? 1);
  return `${from / each} ${to / each}`;
};

/** The draws that the engine makes are the draws of everyone else. */
const engineParameters = (job: Job): Columns =>
  'missing' in job.model || job.model.parameters.length === 0
    ? {}
    : { parameters: sampleParameters(path.join(root, job.model.file), job.model.parameters, SEED, job.size) };

/** Seconds that all draws will take, from a hundred of them. */
const expectedSeconds = async (contestant: Contestant, size: number): Promise<number> => {
  const probe = Math.min(size, 100);
  await contestant.run(`0 ${probe}`);
  const { seconds } = await contestant.run(`0 ${probe}`);
  return (seconds * size) / probe;
};

/** Runs one job with every contestant the machine has. */
export const measure = async (
  job: Job,
  programs: Programs,
  folder: string,
  rounds: number,
  say: (text: string) => void,
): Promise<Row> => {
  const input = path.join(folder, `${job.id}.bin`);
  say(`${job.id}: draws and input`);
  writeInput(input, { size: Float64Array.of(job.size), ...job.columns(job.size), ...engineParameters(job) });
  const entrants: Entrant[] = [];
  try {
    const engine = startEngine(job);
    if (engine !== undefined) {
      const expected = isSimulated(job) ? 0 : await expectedSeconds(engine, job.size);
      const draws = expected > 1.5 * LONGEST_RUN ? Math.max(50, Math.floor((job.size * LONGEST_RUN) / expected)) : job.size;
      const ours = { kind: 'ours', contestant: engine, draws, ownNumbers: false, target: undefined } as const;
      entrants.push({ ...ours, label: 'ours', request: ourRequest(job, 0, draws) });
      entrants.push({ ...ours, label: 'ours, with drawing', request: `${ourRequest(job, 0, draws)} whole` });
      entrants.push({ ...ours, label: 'ours, fast mode', request: `${ourRequest(job, 0, draws)} fast` });
    }
    for (const program of programs.gcc ? job.c : [])
      entrants.push({
        label: `C ${program.name}`,
        kind: 'c',
        contestant: startContestant(`C ${program.name}`, compileC(folder, job, program), [input]),
        draws: job.size,
        request: `1 ${job.size}`,
        ownNumbers: false,
        target: program.name === 'best, hoisted' ? undefined : job.targets[program.name],
      });
    for (const program of programs.rscript ? job.r : [])
      entrants.push({
        label: `R ${program.name}`,
        kind: 'r',
        contestant: startContestant(`R ${program.name}`, 'Rscript', [
          path.join(root, 'bench', 'r', 'contestant.R'),
          input,
          program.job,
        ]),
        draws: program.draws,
        request: `1 ${program.draws}`,
        ownNumbers: program.ownNumbers === true,
        target: job.targets[program.name],
      });
    return await race(job, entrants, rounds, say);
  } finally {
    for (const { contestant } of entrants) contestant.stop();
  }
};

const race = async (job: Job, entrants: readonly Entrant[], rounds: number, say: (text: string) => void): Promise<Row> => {
  const answers = new Map<Entrant, Answer[]>(entrants.map((entrant) => [entrant, []]));
  for (const entrant of entrants) {
    say(`${job.id}: warming up ${entrant.label}`);
    for (let i = 0; i < WARM_UPS; i++) if ((await entrant.contestant.run(entrant.request)).seconds > 1) break;
  }
  for (let round = 1; round <= rounds; round++) {
    say(`${job.id}: round ${round} of ${rounds}`);
    for (const entrant of entrants) answers.get(entrant)?.push(await entrant.contestant.run(entrant.request));
  }
  const scaled = (entrant: Entrant): readonly number[] =>
    (answers.get(entrant) ?? []).map(({ seconds }) => (seconds * job.size) / entrant.draws);
  const ours = entrants.find(({ kind }) => kind === 'ours');
  const reference = entrants.find(({ kind }) => kind === 'c') ?? ours;
  const lines: Line[] = [];
  for (const entrant of entrants) {
    const times = scaled(entrant);
    const last = answers.get(entrant)?.at(-1);
    if (last === undefined || reference === undefined) continue;
    const expected = await totalsOf(job, reference, entrant.ownNumbers ? job.size : entrant.draws);
    const wanted = entrant.ownNumbers ? expected.map((value) => (value * entrant.draws) / job.size) : expected;
    const apart = difference(last.totals, wanted);
    const agrees = apart <= (entrant.ownNumbers ? OWN_NUMBERS_AGREEMENT : AGREEMENT);
    const rivals = ours === undefined || entrant === ours ? [] : scaled(ours);
    const ratio =
      rivals.length === 0
        ? undefined
        : median(
            times.map((theirs, round) =>
              entrant.kind === 'r' ? theirs / (rivals[round] ?? Number.NaN) : (rivals[round] ?? Number.NaN) / theirs,
            ),
          );
    lines.push({
      contestant: entrant.label,
      seconds: median(times),
      agrees,
      peakMegabytes: last.peakKilobytes / 1024,
      draws: entrant.draws,
      ...(entrant.ownNumbers ? {} : { difference: apart }),
      ...(ratio === undefined ? {} : { ratio }),
      ...(entrant.target === undefined ? {} : { target: entrant.target }),
      ...(ratio === undefined || entrant.target === undefined
        ? {}
        : { met: agrees && (entrant.kind === 'r' ? ratio >= entrant.target : ratio <= entrant.target) }),
    });
  }
  say(`${job.id}: two workers, cold start`);
  return {
    job: job.id,
    title: job.title,
    ...('missing' in job.model ? { missing: job.model.missing } : {}),
    lines,
    scaling: await twoWorkers(job, entrants),
    ...coldStart(job),
  };
};

/** What the reference finds for the first `draws` draws. */
const totalsOf = async (job: Job, { kind, contestant }: Entrant, draws: number): Promise<readonly number[]> =>
  (await contestant.run(kind === 'c' ? `1 ${draws}` : ourRequest(job, 0, draws))).totals;

const SCALING_ROUNDS = 5;

/** Two processes with half the draws each, and C with two threads. */
const twoWorkers = async (job: Job, entrants: readonly Entrant[]): Promise<Row['scaling']> => {
  const ours = entrants.find(({ kind }) => kind === 'ours');
  const c = entrants.filter(({ kind }) => kind === 'c').at(-1);
  const second = ours === undefined ? undefined : startEngine(job, 'second worker');
  try {
    const own: number[] = [];
    const theirs: number[] = [];
    if (second !== undefined && ours !== undefined) await second.run(ours.request);
    for (let round = 0; round < SCALING_ROUNDS; round++) {
      if (ours !== undefined && second !== undefined) {
        const half = Math.floor(ours.draws / 2);
        const alone = await ours.contestant.run(ours.request);
        const both = await Promise.all([
          ours.contestant.run(ourRequest(job, 0, half)),
          second.run(ourRequest(job, half, ours.draws)),
        ]);
        own.push(alone.seconds / Math.max(...both.map(({ seconds }) => seconds)));
      }
      if (c !== undefined) {
        const alone = await c.contestant.run(`1 ${job.size}`);
        const both = await c.contestant.run(`2 ${job.size}`);
        theirs.push(alone.seconds / both.seconds);
      }
    }
    return { ...(own.length === 0 ? {} : { ours: median(own) }), ...(theirs.length === 0 ? {} : { c: median(theirs) }) };
  } finally {
    second?.stop();
  }
};

const COLD_STARTS = 5;

const coldStart = (job: Job): Pick<Row, 'cold'> => {
  if ('missing' in job.model) return {};
  const file = path.join(root, job.model.file);
  const starts = Array.from({ length: COLD_STARTS }, () => {
    const { stdout } = spawnSync(process.execPath, [path.join(root, 'bench', 'engine-process.ts'), file, '--cold'], {
      encoding: 'utf8',
    });
    const [load = Number.NaN, model = Number.NaN] = stdout.trim().split(' ').map(Number);
    return { load, model };
  });
  return { cold: { load: median(starts.map(({ load }) => load)), model: median(starts.map(({ model }) => model)) } };
};
