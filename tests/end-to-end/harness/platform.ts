import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inRoot, root } from '../../../scripts/bootstrap/paths.mjs';

const longestStart = 120_000;
const longestStop = 30_000;

/** The real server as a process of its own, with its own database, in a folder that only this test has. */
export interface Platform {
  readonly address: string;
  readonly folder: string;
  /** Starts it again on the same data and the same port. */
  readonly start: () => Promise<void>;
  /** Ends it as an operator would, and waits until it is gone. */
  readonly stop: () => Promise<void>;
  /** Ends every process of it, the database's too, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Stops it and removes its folder. */
  readonly discard: () => Promise<void>;
}

export interface PlatformOptions {
  /** Whether the shipped example is loaded. */
  readonly example: boolean;
  /** Whether the living example of temporary introduction is played, told in bokmål. */
  readonly story?: boolean;
}

export async function startPlatform({ example, story = false }: PlatformOptions): Promise<Platform> {
  const folder = mkdtempSync(path.join(tmpdir(), 'likeverd-test-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const address = `http://localhost:${port}`;
  let server: ChildProcess | null = null;
  let said = '';

  const start = async (): Promise<void> => {
    const child = spawn(process.execPath, [inRoot('apps', 'server', 'src', 'main.ts')], {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(port),
        LIKEVERD_DATA: folder,
        LIKEVERD_EXAMPLE: example ? 'load' : 'none',
        LIKEVERD_STORY: story ? 'nb' : 'none',
        NODE_ENV: 'test',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    said = '';
    const keep = (chunk: Buffer): void => {
      said += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    server = child;
    await until(async () => {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server ended while starting:\n${said}`);
      const answer = await fetch(`${address}/api/health`).catch(() => null);
      return answer?.ok === true;
    }, longestStart).catch((error: unknown) => {
      throw new Error(`The server did not become ready. It said:\n${said}`, { cause: error });
    });
  };

  const stop = async (): Promise<void> => {
    const child = server;
    server = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await until(() => Promise.resolve(child.exitCode !== null || child.signalCode !== null), longestStop);
  };

  const kill = async (): Promise<void> => {
    const child = server;
    server = null;
    if (child?.pid === undefined) return;
    const all = [child.pid, ...descendants(child.pid)];
    for (const pid of all) signal(pid, 'SIGKILL');
    await until(() => Promise.resolve(all.every((pid) => !isAlive(pid))), longestStop);
  };

  const discard = async (): Promise<void> => {
    await stop();
    // As root the database runs as another user, and lies elsewhere when that user may not enter the folder.
    const elsewhere = path.join(folder, 'postgres-folder');
    if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };

  await start();
  return { address, folder, start, stop, kill, discard };
}

/** Waits until something holds, asking five times a second. */
async function until(holds: () => Promise<boolean>, longest: number): Promise<void> {
  const end = Date.now() + longest;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited ${longest / 1000} s in vain`);
    await wait(200);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port')),
      );
    });
  });
}

/** Every process started by another, at any depth, as Linux tells it under /proc. */
function descendants(ancestor: number): readonly number[] {
  const parents = new Map(readdirSync('/proc').filter(isNumber).flatMap(parentOf));
  const childrenOf = (pid: number): readonly number[] =>
    [...parents].filter(([, parent]) => parent === pid).map(([child]) => child);
  const all = (pid: number): readonly number[] => childrenOf(pid).flatMap((child) => [child, ...all(child)]);
  return all(ancestor);
}

function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}

/** The process and its parent; nothing where the process ended meanwhile. */
function parentOf(pid: string): readonly (readonly [number, number])[] {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return [[Number(pid), Number(afterName.split(' ')[1])]];
  } catch {
    return [];
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether a process runs; one that has ended but whose parent has not noticed does not. */
function isAlive(pid: number): boolean {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return !afterName.startsWith('Z');
  } catch {
    return false;
  }
}
