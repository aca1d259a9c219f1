import type {
  BaseCase,
  Checked,
  Draws,
  Hash,
  ModelDescription,
  ProbabilisticRun,
  RunInputs,
} from './types.ts';

/** A document that was checked as a whole, with no fault left. Only `readModel` makes one. */
export interface ModelDefinition {
  readonly state: 'checked';
  readonly id: string;
  /** Digest of the document in canonical form and of the contents of every reference table it uses. */
  readonly hash: Hash;
}

/** A definition with a reader's inputs applied, ready to run. Only `compileModel` makes one. */
export interface CompiledModel {
  readonly state: 'compiled';
  readonly definition: ModelDefinition;
  readonly inputs: RunInputs;
}

/** Called about every hundred draws; return `false` to cancel (the run then answers with the fault `run.cancelled`). */
export type Progress = (done: number, total: number) => boolean | void;

const unfinished = (): never => {
  throw new Error('not written yet');
};

/** Reads a model document, YAML or JSON. All faults at once; nothing can be run while there is one. */
export const readModel = (_text: string): Checked<ModelDefinition> => unfinished();
export const describeModel = (_definition: ModelDefinition): ModelDescription => unfinished();
export const compileModel = (_definition: ModelDefinition, _inputs: RunInputs = {}): Checked<CompiledModel> => unfinished();
export const runBaseCase = (_compiled: CompiledModel): Checked<BaseCase> => unfinished();
export const runProbabilistic = (_compiled: CompiledModel, _draws: Draws, _onProgress?: Progress): Checked<ProbabilisticRun> => unfinished();
/** Shards of one run back together: identical bits and the same result hash as the run in one piece. */
export const joinDraws = (_runs: readonly ProbabilisticRun[]): ProbabilisticRun => unfinished();
/** sha-256 of a value in canonical JSON (keys sorted; number arrays by their IEEE-754 bytes). */
export const digest = (_value: unknown): Hash => unfinished();
