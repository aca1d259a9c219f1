import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';

/** What one run of a job answers. */
export interface Answer {
  readonly seconds: number;
  /** Largest resident memory of the process so far. */
  readonly peakKilobytes: number;
  /** Costs and QALYs of each strategy, summed over draws. */
  readonly totals: readonly number[];
}

/** Someone who runs a job: a persistent process that answers one line with one line. */
export interface Contestant {
  readonly name: string;
  run(request: string): Promise<Answer>;
  stop(): void;
}

/** Starts a program that speaks the protocol of bench/c/contestant.c. */
export const startContestant = (name: string, program: string, args: readonly string[]): Contestant => {
  // Threads of C that wait for work must sleep, or they take the processor from the next contestant.
  const child: ChildProcessWithoutNullStreams = spawn(program, [...args], { env: { ...process.env, OMP_WAIT_POLICY: 'passive' } });
  const lines: Interface = createInterface({ input: child.stdout });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000);
  });
  const waiting: { readonly resolve: (line: string) => void; readonly reject: (error: Error) => void }[] = [];
  let ended: Error | undefined;
  const end = (why: string): void => {
    ended ??= new Error(`${name}: ${why}${said === '' ? '' : `\n${said}`}`);
    for (const each of waiting.splice(0)) each.reject(ended);
  };
  lines.on('line', (line) => waiting.shift()?.resolve(line));
  child.on('error', (error) => end(error.message));
  child.on('close', (code) => end(`ended with code ${code}`));
  return {
    name,
    run: async (request) => {
      const line = await new Promise<string>((resolve, reject) => {
        if (ended !== undefined) reject(ended);
        else {
          waiting.push({ resolve, reject });
          child.stdin.write(`${request}\n`);
        }
      });
      const [seconds = Number.NaN, peakKilobytes = Number.NaN, ...totals] = line.trim().split(/\s+/).map(Number);
      if (!Number.isFinite(seconds)) throw new Error(`${name} answered "${line}"\n${said}`);
      return { seconds, peakKilobytes, totals };
    },
    stop: () => {
      child.stdin.end();
      child.kill();
    },
  };
};
