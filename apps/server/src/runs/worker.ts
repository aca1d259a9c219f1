import { parentPort, workerData } from 'node:worker_threads';
import { type Computed, compute, type RunOrder } from './compute.ts';

/** What the thread tells the server. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'computed'; readonly computed: Computed };

// Runs in a thread of its own, so that a long run holds up no request.
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);
/** Milliseconds between two words of progress. */
const apart = 200;
let told = Number.NEGATIVE_INFINITY;
const computed = await compute(workerData as RunOrder, (done) => {
  const now = performance.now();
  if (now - told < apart) return;
  told = now;
  tell({ kind: 'progress', done });
});
tell({ kind: 'computed', computed });
