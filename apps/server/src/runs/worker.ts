import { parentPort, workerData } from 'node:worker_threads';
import { type Computed, compute, type RunOrder } from './compute.ts';

/** What the thread tells the server. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'computed'; readonly computed: Computed };

// Runs in a thread of its own, so that a long run holds up no request.
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);
const computed = await compute(workerData as RunOrder, (done) => tell({ kind: 'progress', done }));
tell({ kind: 'computed', computed });
