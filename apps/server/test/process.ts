import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** The server as a process of its own, as an operator starts it. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** Where it answers; rejects with what it said when it ended before it was ready. */
  readonly ready: Promise<string>;
  /** Exit code and everything it said. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
}

export function startProcess(environment: Record<string, string>): ServerProcess {
  const { DATABASE_URL: _database, ...inherited } = process.env;
  const child = spawn(process.execPath, [main], {
    env: { ...inherited, NODE_ENV: 'test', PORT: '0', LIKEVERD_EXAMPLE: 'none', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, said }));
  });
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += String(chunk);
      const address = /is ready: (\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', () => reject(new Error(said)));
  });
  ready.catch(() => undefined); // whoever waits for it hears of it
  return { child, ready, ended };
}

/** The postmaster of a data folder and every process it has started; empty when none runs. */
export function databaseProcesses(dataFolder: string): readonly number[] {
  let postmaster: number;
  try {
    postmaster = Number(readFileSync(`${dataFolder}/postgres/postmaster.pid`, 'utf8').split('\n')[0]);
  } catch {
    return [];
  }
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => parentOf(pid) === postmaster);
  return [postmaster, ...children.map(Number)];
}

function parentOf(pid: string): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null; // it has ended meanwhile
  }
}

export function kill(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it has ended meanwhile
    }
  }
}
