import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Arithmetic, type Checked, type Draws, joinDraws, type ProbabilisticRun, type RunInputs } from '@likeverd/modelling';
import type { DrawReport, DrawTask } from './draw-worker.ts';

/** Below this many draws another thread costs more than it brings. */
const drawsPerThread = 1_000;

/** Cuts the draws into about equal consecutive ranges, one a thread. */
function shards({ seed, from, to }: Draws, threads: number): readonly Draws[] {
  const count = Math.max(1, Math.min(threads, Math.floor((to - from) / drawsPerThread)));
  const edge = (index: number): number => from + Math.floor(((to - from) * index) / count);
  return Array.from({ length: count }, (_, index) => ({ seed, from: edge(index), to: edge(index + 1) }));
}

/**
 * The probabilistic run on as many threads as the machine has: the main thread stays free to tell progress and to be interrupted. Draw i
 * depends on the seed and i alone, so the joined run is the same to the last bit on any number of threads.
 */
export async function drawInParallel(
  text: string,
  inputs: RunInputs,
  draws: Draws,
  onProgress: (done: number) => void,
  arithmetic: Arithmetic = 'exact',
): Promise<Checked<ProbabilisticRun>> {
  const ranges = shards(draws, availableParallelism());
  const done = ranges.map(() => 0);
  const parts = await Promise.all(
    ranges.map((range, index) =>
      drawRange({ text, inputs, draws: range, arithmetic }, (count) => {
        done[index] = count;
        onProgress(done.reduce((sum, each) => sum + each, 0));
      }),
    ),
  );
  const runs: ProbabilisticRun[] = [];
  for (const part of parts) {
    if (!part.ok) return part;
    runs.push(part.value);
  }
  return { ok: true, value: joinDraws(runs) };
}

function drawRange(task: DrawTask, onProgress: (done: number) => void): Promise<Checked<ProbabilisticRun>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), { workerData: task });
    worker.on('message', (report: DrawReport) => {
      if (report.kind === 'progress') onProgress(report.done);
      else resolve(report.run);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a thread ended without a result')));
  });
}
