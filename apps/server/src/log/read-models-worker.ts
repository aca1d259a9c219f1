import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../database.ts';
import { refreshReadModels, type Share } from './read-models.ts';

// Half of the cases beside the thread that starts it: folding logs takes a processor of its own.
const { connection, moment } = workerData as Share;
// A connection that is lost while it is used fails the work, which the other thread is told.
const store = openStore(connection, () => undefined);
const made = await refreshReadModels(store, moment);
await store.destroy();
parentPort?.postMessage(made);
