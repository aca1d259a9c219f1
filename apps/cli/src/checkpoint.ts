import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import {
  type Arithmetic,
  type CompiledModel,
  digest,
  type Draws,
  ENGINE,
  joinDraws,
  type ProbabilisticRun,
} from '@likeverd/modelling';
import { writeWhole } from './files.ts';

/** Where the shards of a long run are kept until it is whole. */
export interface ShardStore {
  /** The shard as it was written, or `undefined` where there is none that is whole and of this run. */
  readonly read: (draws: Draws) => Promise<ProbabilisticRun | undefined>;
  /** False when it cannot be written. */
  readonly write: (run: ProbabilisticRun) => Promise<boolean>;
}

const isRun = (value: unknown): value is ProbabilisticRun =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'probabilistic' && 'identity' in value;

/** Whether the numbers of a shard are those its own hash was made of. */
const isWhole = (run: ProbabilisticRun): boolean => {
  try {
    return joinDraws([run]).identity.result === run.identity.result;
  } catch {
    return false;
  }
};

const load = (bytes: Uint8Array): unknown => {
  try {
    return deserialize(bytes);
  } catch {
    return undefined;
  }
};

/**
 * A folder of shards, one file each, written whole or not at all. Their names begin with a hash of model, inputs, engine, arithmetic
 * and seed: runs may share a folder, and a shard of another engine is never taken for one of this. `undefined` when the folder cannot be made.
 */
export async function shardFolder(
  folder: string,
  { definition, inputsHash }: CompiledModel,
  seed: number,
  arithmetic: Arithmetic,
): Promise<ShardStore | undefined> {
  const run = digest({ model: definition.hash, inputs: inputsHash, engine: ENGINE.hash, arithmetic, seed }).slice(0, 16);
  const fileOf = ({ from, to }: Draws): string => path.join(folder, `${run}-${from}-${to}.draws`);
  try {
    await mkdir(folder, { recursive: true });
  } catch {
    return undefined;
  }
  return {
    read: async (draws) => {
      const bytes = await readFile(fileOf(draws)).catch(() => undefined);
      const value = bytes === undefined ? undefined : load(bytes);
      return isRun(value) && isWhole(value) ? value : undefined;
    },
    write: (shard) => writeWhole(fileOf(shard.draws), serialize(shard)),
  };
}
