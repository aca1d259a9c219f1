import { parentPort, workerData } from 'node:worker_threads';
import {
  type Arithmetic,
  type Checked,
  compileModel,
  type Draws,
  type LinearMemory,
  type ProbabilisticRun,
  readModel,
  type RunInputs,
  runProbabilistic,
  type WebAssemblyHost,
} from '@likeverd/modelling';

/** Node’s own; its types come with those of the DOM, which have no place here. */
declare const WebAssembly: WebAssemblyHost<object, LinearMemory>;

/** What a worker is asked: the same document and inputs, and its share of the draws. */
export interface DrawTask {
  readonly text: string;
  readonly inputs: RunInputs;
  readonly draws: Draws;
  readonly arithmetic: Arithmetic;
}

export type DrawReport =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'finished'; readonly run: Checked<ProbabilisticRun> };

function perform({ text, inputs, draws, arithmetic }: DrawTask, tell: (report: DrawReport) => void): Checked<ProbabilisticRun> {
  const definition = readModel(text);
  if (!definition.ok) return definition;
  const compiled = compileModel(definition.value, inputs);
  if (!compiled.ok) return compiled;
  return runProbabilistic(compiled.value, draws, (done) => tell({ kind: 'progress', done }), WebAssembly, arithmetic);
}

const tell = (report: DrawReport): void => parentPort?.postMessage(report);
tell({ kind: 'finished', run: perform(workerData as DrawTask, tell) });
