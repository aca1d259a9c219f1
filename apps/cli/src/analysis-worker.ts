import { parentPort, workerData } from 'node:worker_threads';
import {
  type Checked,
  type Draws,
  oneWayProbabilistic,
  type OneWayProbabilistic,
  readModel,
  type RunInputs,
} from '@likeverd/modelling';

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
  return oneWayProbabilistic(definition.value, options, (done, total) => tell({ kind: 'progress', done, total }));
}

tell({ kind: 'finished', analysis: perform(workerData as HeldTask) });
