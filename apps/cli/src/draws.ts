import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RunFold } from '@likeverd/appraisal';
import { type Arithmetic, type Checked, type Draws, joinDraws, type ProbabilisticRun, type RunInputs } from '@likeverd/modelling';
import type { DrawReport, DrawTask } from './draw-worker.ts';

/** Below this many draws another thread costs more than it brings. */
const drawsPerThread = 1_000;

/** Draws of a long run that a thread has in hand at a time. */
const drawsPerShard = 20_000;

/** Cuts the draws into about equal consecutive ranges, one a thread. */
function shards({ seed, from, to }: Draws, threads: number): readonly Draws[] {
  const count = Math.max(1, Math.min(threads, Math.floor((to - from) / drawsPerThread)));
  const edge = (index: number): number => from + Math.floor(((to - from) * index) / count);
  return Array.from({ length: count }, (_, index) => ({ seed, from: edge(index), to: edge(index + 1) }));
}

/** A thread that has the model compiled and runs one range of draws after the other. */
class DrawThread {
  readonly #worker: Worker;

  constructor(task: DrawTask) {
    this.#worker = new Worker(new URL('./draw-worker.ts', import.meta.url), { workerData: task });
  }

  run(draws: Draws, onProgress: (done: number) => void): Promise<Checked<ProbabilisticRun>> {
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      worker.removeAllListeners();
      worker.on('message', (report: DrawReport) => {
        if (report.kind === 'progress') onProgress(report.done);
        else resolve(report.run);
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('a thread ended without a result')));
      worker.postMessage(draws);
    });
  }

  stop(): void {
    this.#worker.removeAllListeners();
    void this.#worker.terminate();
  }
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
  const threads = ranges.map(() => new DrawThread({ text, inputs, arithmetic }));
  try {
    const parts = await runAll(threads, ranges, onProgress);
    const runs: ProbabilisticRun[] = [];
    for (const part of parts) {
      if (!part.ok) return part;
      runs.push(part.value);
    }
    return { ok: true, value: joinDraws(runs) };
  } finally {
    for (const thread of threads) thread.stop();
  }
}

/** One range a thread, all at the same time; progress is the sum of theirs. */
function runAll(
  threads: readonly DrawThread[],
  ranges: readonly Draws[],
  onProgress: (done: number) => void,
): Promise<readonly Checked<ProbabilisticRun>[]> {
  const done = ranges.map(() => 0);
  return Promise.all(
    threads.slice(0, ranges.length).flatMap((thread, index) => {
      const range = ranges[index];
      if (range === undefined) return [];
      const tell = (count: number): void => {
        done[index] = count;
        onProgress(done.reduce((sum, each) => sum + each, 0));
      };
      return [thread.run(range, tell)];
    }),
  );
}

/**
 * The same for runs too long to keep: each thread runs a shard of 20,000 draws at a time, and the shards are folded in order and forgotten,
 * so that memory does not grow with the draws and the figures do not depend on the threads.
 */
export async function foldInParallel(
  task: DrawTask,
  { seed, from, to }: Draws,
  fold: RunFold,
  onProgress: (done: number) => void,
): Promise<Checked<undefined>> {
  const threads = Array.from({ length: availableParallelism() }, () => new DrawThread(task));
  const wave = (start: number): { readonly end: number; readonly parts: ReturnType<typeof runAll> } => {
    const ranges = threads.flatMap((_, index) => {
      const first = start + index * drawsPerShard;
      return first >= to ? [] : [{ seed, from: first, to: Math.min(first + drawsPerShard, to) }];
    });
    return {
      end: ranges.at(-1)?.to ?? start,
      parts: runAll(threads, ranges, (done) => onProgress(start - from + done)),
    };
  };
  try {
    let running = wave(from);
    for (;;) {
      const parts = await running.parts;
      const refused = parts.find((part) => !part.ok);
      if (refused?.ok === false) return refused;
      const { end } = running;
      // The threads go on while this one folds what they have done.
      if (end < to) running = wave(end);
      for (const part of parts) if (part.ok) fold.add(part.value);
      if (end === to) return { ok: true, value: undefined };
    }
  } finally {
    for (const thread of threads) thread.stop();
  }
}
