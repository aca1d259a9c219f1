import { Worker } from 'node:worker_threads';
import type { Checked, OneWayProbabilistic } from '@likeverd/modelling';
import type { HeldReport, HeldTask } from './analysis-worker.ts';

/** The one-way probabilistic analysis on a thread of its own: the main thread stays free to tell progress and to be interrupted. */
export function holdInThread(
  task: HeldTask,
  onProgress: (done: number, total: number) => void,
): Promise<Checked<OneWayProbabilistic>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./analysis-worker.ts', import.meta.url), { workerData: task });
    worker.on('message', (report: HeldReport) => {
      if (report.kind === 'progress') onProgress(report.done, report.total);
      else resolve(report.analysis);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a thread ended without a result')));
  });
}
