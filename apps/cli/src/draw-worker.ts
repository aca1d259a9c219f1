import { parentPort, workerData } from 'node:worker_threads';
import {
  type Arithmetic,
  type Checked,
  type CompiledModel,
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

/** What a worker works on: the document and inputs of the main thread. Each message to it is a range of draws to run. */
export interface DrawTask {
  readonly text: string;
  readonly inputs: RunInputs;
  readonly arithmetic: Arithmetic;
}

export type DrawReport =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'finished'; readonly run: Checked<ProbabilisticRun> };

const { text, inputs, arithmetic } = workerData as DrawTask;

function prepare(): Checked<CompiledModel> {
  const definition = readModel(text);
  return definition.ok ? compileModel(definition.value, inputs) : definition;
}

const compiled = prepare();
const tell = (report: DrawReport): void => parentPort?.postMessage(report);

parentPort?.on('message', (draws: Draws) => {
  const run = compiled.ok
    ? runProbabilistic(compiled.value, draws, (done) => tell({ kind: 'progress', done }), WebAssembly, arithmetic)
    : compiled;
  tell({ kind: 'finished', run });
});
