import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PlannedOrder, PlannedReport } from './make.ts';

/**
 * Makes a report in a process of its own: it holds up no request, and what DuckDB takes of memory is given back. Throws where the process ends before it is done.
 * The same order gives the same bits wherever and however often it is carried out.
 */
export async function inChild(order: PlannedOrder, signal: AbortSignal): Promise<PlannedReport> {
  const child = fork(fileURLToPath(new URL('./maker.ts', import.meta.url)), [], {
    execArgv: [],
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', kill, { once: true });
  try {
    return await new Promise<PlannedReport>((resolve, reject) => {
      child.once('message', (made) => resolve(made as PlannedReport));
      child.once('error', reject);
      child.once('exit', (code, how) => reject(new Error(`The maker of reports ended before it was done: ${how ?? code}.`)));
      child.send(order);
      if (signal.aborted) kill();
    });
  } finally {
    signal.removeEventListener('abort', kill);
    kill();
  }
}
