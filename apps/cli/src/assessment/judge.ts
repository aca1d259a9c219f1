import path from 'node:path';
import { type Assessment, assess, type AssessmentDocument, nodesOf, readAssessment, referenceFaults } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import {
  type BaseCase,
  type CompiledModel,
  compileModel,
  type Draws,
  type Fault,
  type ModelDefinition,
  type ProbabilisticRun,
  readModel,
  runBaseCase,
} from '@likeverd/modelling';
import type { Settings } from '../arguments.ts';
import { drawInParallel } from '../draws.ts';
import { exitCodes } from '../exit-codes.ts';
import { tellFaults, tellUnreadable } from '../faults.ts';
import { locate, locateAssessment } from '../gallery.ts';
import { progressOf, silent } from '../progress.ts';
import { usualDraws, usualSeed } from '../run.ts';
import type { Terminal } from '../world.ts';

/** What an assessment is made from, as text, and how. */
export interface AssessmentTexts {
  readonly name: string;
  readonly text: string;
  readonly modelName: string;
  readonly modelText: string;
}

/** An assessment with all it was judged from. */
export interface Judged {
  readonly texts: AssessmentTexts;
  readonly document: AssessmentDocument;
  readonly definition: ModelDefinition;
  readonly compiled: CompiledModel;
  readonly baseCase: BaseCase;
  readonly probabilistic?: ProbabilisticRun;
  readonly draws: Draws;
  readonly assessment: Assessment;
  /** Of the document, and of references in its texts. */
  readonly faults: readonly Fault[];
}

/** The assessment that was meant, with the model it names; the exit code where one of them cannot be read. */
export async function readTexts(given: string, settings: Settings, terminal: Terminal): Promise<AssessmentTexts | number> {
  const located = await locateAssessment(given);
  if (!located.ok) return tellUnreadable(located, terminal);
  const document = readAssessment(located.text);
  if (!document.ok) return tellFaults(located.name, document.faults, terminal, settings.json);
  const { model: named } = document.value.head;
  // a model named by its file stands beside the assessment
  const model = await locate(/[/\\.]/.test(named) ? path.join(path.dirname(given), named) : named);
  if (!model.ok) return tellUnreadable(model, terminal);
  return { name: located.name, text: located.text, modelName: model.name, modelText: model.text };
}

/** Runs the model and judges every part; the exit code, with what is wrong told, where that cannot be done. */
export async function judge(texts: AssessmentTexts, settings: Settings, terminal: Terminal): Promise<Judged | number> {
  const document = readAssessment(texts.text);
  if (!document.ok) return tellFaults(texts.name, document.faults, terminal, settings.json);
  const { head } = document.value;
  const refuse = (found: readonly Fault[]): number => tellFaults(texts.modelName, found, terminal, settings.json);
  const definition = readModel(texts.modelText);
  if (!definition.ok) return refuse(definition.faults);
  const inputs = {};
  const compiled = compileModel(definition.value, inputs);
  if (!compiled.ok) return refuse(compiled.faults);
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) return refuse(baseCase.faults);
  const draws = { seed: settings.seed ?? head.seed ?? usualSeed, from: 0, to: settings.draws ?? head.draws ?? usualDraws };
  const progress = settings.json ? silent : progressOf(draws.to, terminal);
  const probabilistic = draws.to === 0 ? undefined : await drawInParallel(texts.modelText, inputs, draws, progress.tell);
  progress.end();
  if (probabilistic?.ok === false) return refuse(probabilistic.faults);
  const runs = { baseCase: baseCase.value, ...(probabilistic === undefined ? {} : { probabilistic: probabilistic.value }) };
  const sources = { document: document.value, definition: definition.value, compiled: compiled.value, ...runs };
  const assessment = assess({ ...sources, known: settings.asOf ?? terminal.today });
  if ('status' in assessment) {
    terminal.error(`${blockedText(terminal.content, assessment)}\n`);
    return exitCodes.badInput;
  }
  const faults = [...document.value.faults, ...referenceFaults(texts.text, new Set(nodesOf(assessment).keys()))];
  return { texts, ...sources, draws, assessment, faults };
}
