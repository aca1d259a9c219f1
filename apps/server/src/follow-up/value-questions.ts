import {
  type Blocked,
  materialsOf,
  type OpenQuestion,
  openQuestionsWorth,
  type QuestionsWorth,
  readAssessment,
} from '@likeverd/appraisal';
import { compileModel, type LinearMemory, readModel, runBaseCase, type WebAssemblyHost } from '@likeverd/modelling';
import { runShards, type StoredAssessment } from '../runs/compute.ts';
import { drawsOf } from '../runs/usual.ts';

/** Node’s own; its types come with those of the DOM, which have no place here. */
declare const WebAssembly: WebAssemblyHost<object, LinearMemory>;

/** A stored assessment, and the questions that are asked of it. */
export interface ValueOrder {
  readonly stored: StoredAssessment;
  readonly questions: readonly OpenQuestion[];
}

/** What the questions are worth; `notReproduced` where the run behind the assessment cannot be made again as it was. */
export type Valued = QuestionsWorth | Blocked | 'notReproduced';

/** Runs the model of a stored assessment again, with its inputs, draws and seed, and values the questions on that run. */
export function valueQuestions({ stored: { model, document, inputs, assessment }, questions }: ValueOrder): Valued {
  const [definition, read] = [readModel(model), readAssessment(document)];
  if (!definition.ok || !read.ok) return 'notReproduced';
  const compiled = compileModel(definition.value, inputs);
  if (!compiled.ok) return 'notReproduced';
  const baseCase = runBaseCase(compiled.value, undefined, WebAssembly);
  if (!baseCase.ok) return 'notReproduced';
  const made = assessment.appraisal.probabilisticRun?.result;
  const drawn = made === undefined ? undefined : runShards(compiled.value, drawsOf(read.value.head), () => undefined);
  if (drawn !== undefined && (!drawn.ok || drawn.value.identity.result !== made)) return 'notReproduced';
  const materials = materialsOf({
    document: read.value,
    definition: definition.value,
    compiled: compiled.value,
    baseCase: baseCase.value,
    known: assessment.asOf.known,
    ...(drawn === undefined ? {} : { probabilistic: drawn.value }),
  });
  return 'status' in materials ? materials : openQuestionsWorth(materials, questions);
}
