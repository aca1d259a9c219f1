import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { followUpJobs } from './follow-up.ts';
import { informationJobs } from './information.ts';
import { jobs } from './jobs.ts';
import { measureFollowUp } from './measure-follow-up.ts';
import { measureInformation } from './measure-information.ts';
import { measure, type Row } from './measure.ts';
import { findPrograms } from './programs.ts';
import { report } from './report.ts';

const ids = [...jobs, ...informationJobs, ...followUpJobs].map(({ id }) => id);

const usage = `npm run bench -- [options]

  --only job      one job, may be repeated: ${ids.join(', ')}
  --rounds n      rounds to take the median of (7)
  --json          the figures as JSON
  --help          this text`;

const readOptions = () => {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', multiple: true },
        rounds: { type: 'string', default: '7' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const unknown = values.only?.filter((id) => !ids.includes(id)) ?? [];
    if (unknown.length > 0) throw new Error(`There is no job ${unknown.join(', ')}.`);
    if (!/^[1-9]\d*$/.test(values.rounds))
      throw new Error(`--rounds must be a whole number from 1, and "${values.rounds}" is not.`);
    return { ...values, rounds: Number(values.rounds) };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(1);
  }
};

const options = readOptions();
if (options.help) {
  console.log(usage);
  process.exit(0);
}
const programs = findPrograms();
for (const message of programs.messages) console.error(message);
const folder = mkdtempSync(path.join(tmpdir(), 'likeverd-bench-'));
const rows: Row[] = [];
try {
  const wanted = ({ id }: { readonly id: string }): boolean => options.only === undefined || options.only.includes(id);
  const say = (text: string): void => console.error(text);
  const tell = (row: Row): void => {
    rows.push(row);
    if (!options.json) console.log(report([row]));
  };
  for (const job of jobs.filter(wanted)) tell(await measure(job, programs, folder, options.rounds, say));
  for (const job of informationJobs.filter(wanted)) tell(await measureInformation(job, programs, folder, options.rounds, say));
  for (const job of followUpJobs.filter(wanted)) tell(await measureFollowUp(job, programs, folder, options.rounds, say));
} finally {
  rmSync(folder, { recursive: true });
}
const machine = { processor: cpus()[0]?.model ?? 'unknown', processors: cpus().length, node: process.version };
if (options.json) console.log(JSON.stringify({ machine, rounds: options.rounds, rows }, undefined, 2));
else
  console.log(`${machine.processor}, ${machine.processors} processors, Node ${machine.node}, medians of ${options.rounds} rounds`);
if (rows.some(({ lines }) => lines.some(({ agrees }) => !agrees))) process.exitCode = 1;
