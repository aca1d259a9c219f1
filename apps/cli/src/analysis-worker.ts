import { parentPort, workerData } from 'node:worker_threads';
import {
  type Checked,
  type Draws,
  type LinearMemory,
  oneWayProbabilistic,
  type OneWayProbabilistic,
  readModel,
  type RunInputs,
  type WebAssemblyHost,
} from '@likeverd/modelling';

/** Node’s own; its types come with those of the DOM, which have no place here. */
declare const WebAssembly: WebAssemblyHost<object, LinearMemory>;

export interface HeldTask {
  readonly text: string;
  readonly options: { readonly inputs: RunInputs; readonly threshold: number; readonly draws: Draws };
}

export type HeldReport =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'finished'; readonly analysis: Checked<OneWayProbabilistic> };

const tell = (report: HeldReport): void => parentPort?.postMessage(report);

function perform({ text, options }: HeldTask): Checked<OneWayProbabilistic> {
  const definition = readModel(text);
  if (!definition.ok) return definition;
  return oneWayProbabilistic(definition.value, options, (done, total) => tell({ kind: 'progress', done, total }), WebAssembly);
}

tell({ kind: 'finished', analysis: perform(workerData as HeldTask) });
