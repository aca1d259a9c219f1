import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  type Appraisal,
  appraise,
  assess,
  type Assessment,
  documentClass,
  readAssessment,
  strictestClass,
} from '@likeverd/appraisal';
import type { RunReference } from '@likeverd/casework';
import {
  type BaseCase,
  type Checked,
  type CompiledModel,
  compileModel,
  describeModel,
  type Fault,
  joinDraws,
  type LinearMemory,
  type ModelDescription,
  type ProbabilisticRun,
  readModel,
  type RunIdentity,
  type RunInputs,
  runBaseCase,
  runProbabilistic,
  type WebAssemblyHost,
} from '@likeverd/modelling';
import type { CalendarDate } from '@likeverd/reference';
import { sha256 } from '../log/chain.ts';

/** Node’s own; its types come with those of the DOM, which have no place here. */
declare const WebAssembly: WebAssemblyHost<object, LinearMemory>;

/** Everything that decides a run's result. */
export interface RunOrder {
  readonly document: string;
  readonly inputs: RunInputs;
  readonly draws: number;
  readonly seed: number;
  /** Day whose norms and thresholds are used: the day the run was ordered. */
  readonly asOf: CalendarDate;
  /** An assessment document to judge beside: the result is then the assessment. */
  readonly assessment?: string;
}

/** An assessment as it is stored and served, with everything that it takes to make it again. */
export interface StoredAssessment {
  readonly kind: 'assessment';
  readonly assessment: Assessment;
  readonly description: ModelDescription;
  readonly inputs: RunInputs;
  /** The assessment document. */
  readonly document: string;
  /** The model document. */
  readonly model: string;
}

/** A result as it is stored and served. */
export interface StoredResult {
  readonly identity: RunIdentity;
  readonly description: ModelDescription;
  readonly inputs: RunInputs;
  readonly baseCase: Omit<BaseCase, 'traces'>;
  readonly appraisal: Appraisal;
  readonly probabilistic: {
    readonly draws: ProbabilisticRun['draws'];
    readonly strategies: readonly {
      readonly strategy: string;
      readonly costs: readonly number[];
      readonly qalys: readonly number[];
      readonly lifeYears: readonly number[];
    }[];
  };
  readonly document: string;
}

/** A finished run, packed for storage. */
export interface Finished {
  readonly hash: string;
  readonly content: Uint8Array;
  readonly contentDigest: string;
  readonly reference: RunReference;
}

export type Computed = { readonly ok: true; readonly value: Finished } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Draws computed between two looks at the clock and the queue. */
const shardSize = 1_000;

/**
 * Runs a model: base case, draws shard by shard, appraisal. `onProgress` is told of whole draws, and within long simulations that time
 * passes. The same order gives the same bits wherever and however often it is
 * carried out, so an interrupted run is simply done again.
 */
export async function compute(order: RunOrder, onProgress: (done: number) => void): Promise<Computed> {
  const definition = readModel(order.document);
  if (!definition.ok) return definition;
  const compiled = compileModel(definition.value, order.inputs);
  if (!compiled.ok) return compiled;
  const baseCase = runBaseCase(compiled.value, () => onProgress(0), WebAssembly);
  if (!baseCase.ok) return baseCase;
  if (order.assessment !== undefined && order.draws === 0)
    return judge(order, order.assessment, { definition: definition.value, compiled: compiled.value, baseCase: baseCase.value });
  const probabilistic = runShards(compiled.value, order, onProgress);
  if (!probabilistic.ok) return probabilistic;
  const runs = { baseCase: baseCase.value, probabilistic: probabilistic.value };
  if (order.assessment !== undefined)
    return judge(order, order.assessment, { definition: definition.value, compiled: compiled.value, ...runs });
  const description = describeModel(definition.value);
  const appraisal = appraise({
    description,
    baseCase: baseCase.value,
    probabilistic: probabilistic.value,
    asOf: { effective: order.asOf, known: order.asOf },
  });
  const { traces: _traces, ...totals } = baseCase.value;
  const { identity, draws, strategies } = probabilistic.value;
  const stored: StoredResult = {
    identity,
    description,
    inputs: order.inputs,
    baseCase: totals,
    appraisal,
    probabilistic: {
      draws,
      strategies: strategies.map(({ strategy, costs, qalys, lifeYears }) => ({
        strategy,
        costs: [...costs],
        qalys: [...qalys],
        lifeYears: [...lifeYears],
      })),
    },
    document: order.document,
  };
  const content = await promisify(gzip)(JSON.stringify(stored));
  return {
    ok: true,
    value: {
      hash: identity.result,
      content,
      contentDigest: sha256(content),
      reference: summary(stored, order),
    },
  };
}

/** Judges an assessment document on runs of its model. */
async function judge(
  order: RunOrder,
  document: string,
  material: Omit<Parameters<typeof assess>[0], 'document' | 'known'>,
): Promise<Computed> {
  const read = readAssessment(document);
  if (!read.ok) return read;
  const assessment = assess({ ...material, document: read.value, known: order.asOf });
  if ('status' in assessment) {
    const { strategy = '', allowed = '' } = assessment.details;
    return {
      ok: false,
      faults: [
        { code: 'reference.unknown', path: 'strategy', line: 1, column: 1, details: { what: 'strategy', name: strategy, allowed } },
      ],
    };
  }
  const description = describeModel(material.definition);
  const stored: StoredAssessment = {
    kind: 'assessment',
    assessment,
    description,
    inputs: order.inputs,
    document,
    model: order.document,
  };
  const content = await promisify(gzip)(JSON.stringify(stored));
  const { identity } = material.probabilistic ?? material.baseCase;
  const reference = summary({ identity, description, appraisal: assessment.appraisal, inputs: order.inputs }, order);
  return {
    ok: true,
    value: {
      hash: assessment.hash,
      content,
      contentDigest: sha256(content),
      reference: { ...reference, confidentiality: strictestClass([reference.confidentiality, documentClass(read.value)]) },
    },
  };
}

/** The draws of an order, shard by shard, as one run. */
export function runShards(
  compiled: CompiledModel,
  { draws, seed }: Pick<RunOrder, 'draws' | 'seed'>,
  onProgress: (done: number) => void,
): Checked<ProbabilisticRun> {
  const shards: ProbabilisticRun[] = [];
  for (let from = 0; from < draws; from += shardSize) {
    const range = { seed, from, to: Math.min(from + shardSize, draws) };
    const shard = runProbabilistic(compiled, range, (done) => onProgress(from + Math.floor(done)), WebAssembly);
    if (!shard.ok) return shard;
    shards.push(shard.value);
  }
  return { ok: true, value: joinDraws(shards) };
}

/** Nobody knows where a value moved by hand comes from, so a run with one is confidential: it may be a price under negotiation. */
function modelClass({ parameters }: ModelDescription, { values = {} }: RunInputs): RunReference['confidentiality'] {
  if (Object.keys(values).length > 0) return 'confidential';
  const classes = new Set(parameters.map((parameter) => parameter.class));
  return classes.has('confidential') ? 'confidential' : classes.has('internal') ? 'internal' : 'public';
}

/** What the case keeps of a result: hashes and a summary of the first strategy after the comparator. */
function summary(
  { identity, description, appraisal, inputs }: Pick<StoredResult, 'identity' | 'description' | 'appraisal' | 'inputs'>,
  { draws, seed }: RunOrder,
): RunReference {
  const comparison = appraisal.comparisons[0];
  const icer = comparison?.icer.value;
  const { severity, threshold } = appraisal;
  const uncertain = appraisal.uncertainty?.comparisons[0]?.atThreshold;
  return {
    result: identity.result,
    model: identity.model,
    modelId: description.id,
    inputs: identity.inputs,
    engine: identity.engine,
    confidentiality: modelClass(description, inputs),
    draws,
    seed,
    currency: description.currency,
    strategies: description.strategies.map(({ id }) => id),
    incrementalCosts: comparison?.costs.value ?? 0,
    incrementalQalys: comparison?.qalys.value ?? 0,
    ...(icer?.outcome === 'ratio' ? { costPerQaly: icer.value } : {}),
    ...(severity.status === 'computed'
      ? { absoluteShortfall: severity.shortfall.value, severityClass: severity.severityClass.value }
      : {}),
    ...(threshold.status === 'computed' ? { referenceThreshold: threshold.value.value } : {}),
    ...(uncertain === undefined ? {} : { probabilityCostEffective: uncertain.probabilityCostEffective.value }),
  };
}
