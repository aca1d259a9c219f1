import path from 'node:path';
import {
  assess,
  type Assessment,
  type AssessmentDocument,
  nodesOf,
  type PartId,
  readAssessment,
  referenceFaults,
} from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import {
  type BaseCase,
  compileModel,
  type Draws,
  evaluateDraws,
  type Fault,
  type LinearMemory,
  type ModelDefinition,
  type ProbabilisticRun,
  readModel,
  runBaseCase,
  type WebAssemblyHost,
} from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { drawInParallel } from './draws.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { locate, locateAssessment } from './gallery.ts';
import { progressOf, silent } from './progress.ts';
import { usualSeed } from './run.ts';
import type { Terminal } from './world.ts';

/** Node’s own; its types come with those of the DOM, which have no place here. */
declare const WebAssembly: WebAssemblyHost<object, LinearMemory>;

/** An assessment document and the model it names, as they are written. */
interface AssessmentTexts {
  readonly name: string;
  readonly text: string;
  readonly modelName: string;
  readonly modelText: string;
}

/** An assessment that was made, and what it was made from. */
export interface JudgedDocument extends AssessmentTexts {
  readonly document: AssessmentDocument;
  readonly definition: ModelDefinition;
  readonly draws: Draws;
  readonly runs: { readonly baseCase: BaseCase; readonly probabilistic?: ProbabilisticRun };
  readonly assessment: Assessment;
  /** Of the document, and of references in its texts. */
  readonly faults: readonly Fault[];
}

/** How many draws: as many as the head and the reader ask for. */
type DrawsOf = (head: AssessmentDocument['head']) => number;

/** Reads an assessment document, runs its model with as many draws as its head and the reader ask for, and judges it; or tells why not, and returns the exit code. `only`: parts that are judged; default: all. */
export async function judgeDocument(
  given: string,
  drawsOf: DrawsOf,
  settings: Settings,
  terminal: Terminal,
  only?: readonly PartId[],
): Promise<JudgedDocument | number> {
  const texts = await readTexts(given, settings, terminal);
  return typeof texts === 'number' ? texts : judgeTexts(texts, drawsOf, settings, terminal, only);
}

async function readTexts(given: string, settings: Settings, terminal: Terminal): Promise<AssessmentTexts | number> {
  const located = await locateAssessment(given);
  if (!located.ok) return tellUnreadable(located, terminal);
  const { name, text } = located;
  const document = readAssessment(text);
  if (!document.ok) return tellFaults(name, document.faults, terminal, settings.json);
  const named = document.value.head.model;
  // a model named by its file stands beside the assessment
  const model = await locate(/[/\\.]/.test(named) ? path.join(path.dirname(given), named) : named);
  if (!model.ok) return tellUnreadable(model, terminal);
  return { name, text, modelName: model.name, modelText: model.text };
}

/** The same for an assessment and a model that were read already. */
export async function judgeTexts(
  texts: AssessmentTexts,
  drawsOf: DrawsOf,
  settings: Settings,
  terminal: Terminal,
  only?: readonly PartId[],
): Promise<JudgedDocument | number> {
  const document = readAssessment(texts.text);
  if (!document.ok) return tellFaults(texts.name, document.faults, terminal, settings.json);
  const { head } = document.value;
  const refuse = (found: readonly Fault[]): number => tellFaults(texts.modelName, found, terminal, settings.json);
  const definition = readModel(texts.modelText);
  if (!definition.ok) return refuse(definition.faults);
  const compiled = compileModel(definition.value, {});
  if (!compiled.ok) return refuse(compiled.faults);
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) return refuse(baseCase.faults);
  const draws = { seed: settings.seed ?? head.seed ?? usualSeed, from: 0, to: drawsOf(head) };
  const progress = settings.json ? silent : progressOf(draws.to, terminal);
  const probabilistic = draws.to === 0 ? undefined : await drawInParallel(texts.modelText, {}, draws, progress.tell);
  progress.end();
  if (probabilistic?.ok === false) return refuse(probabilistic.faults);

  const runs = { baseCase: baseCase.value, ...(probabilistic === undefined ? {} : { probabilistic: probabilistic.value }) };
  const premises = Object.entries(document.value.premises).filter(([part]) => only?.some((each) => each === part) ?? true);
  const judged = { ...document.value, premises: Object.fromEntries(premises) };
  const sources = { document: document.value, definition: definition.value };
  const assessment = assess({
    ...sources,
    document: judged,
    compiled: compiled.value,
    ...runs,
    evaluate: (moved, rows, parameters) => evaluateDraws(moved, rows, parameters, WebAssembly),
    known: settings.asOf ?? terminal.today,
  });
  if ('status' in assessment) {
    terminal.error(`${blockedText(terminal.content, assessment)}\n`);
    return exitCodes.badInput;
  }
  const faults = [...document.value.faults, ...referenceFaults(texts.text, new Set(nodesOf(assessment).keys()))];
  return { ...texts, ...sources, draws, runs, assessment, faults };
}
