import path from 'node:path';
import { assess, type Assessment, type AssessmentDocument, readAssessment } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import {
  type BaseCase,
  compileModel,
  evaluateDraws,
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

/** An assessment that was made, and what it was made from. */
interface JudgedDocument {
  readonly name: string;
  readonly text: string;
  readonly document: AssessmentDocument;
  readonly definition: ModelDefinition;
  readonly runs: { readonly baseCase: BaseCase; readonly probabilistic?: ProbabilisticRun };
  readonly assessment: Assessment;
}

/** Reads an assessment document, runs its model with as many draws as its head and the reader ask for, and judges it; or tells why not, and returns the exit code. */
export async function judgeDocument(
  given: string,
  drawsOf: (head: AssessmentDocument['head']) => number,
  settings: Settings,
  terminal: Terminal,
): Promise<JudgedDocument | number> {
  const located = await locateAssessment(given);
  if (!located.ok) return tellUnreadable(located, terminal);
  const { name, text } = located;
  const document = readAssessment(text);
  if (!document.ok) return tellFaults(name, document.faults, terminal, settings.json);
  const { head } = document.value;

  // a model named by its file stands beside the assessment
  const model = await locate(/[/\\.]/.test(head.model) ? path.join(path.dirname(given), head.model) : head.model);
  if (!model.ok) return tellUnreadable(model, terminal);
  const refuse = (found: Parameters<typeof tellFaults>[1]): number => tellFaults(model.name, found, terminal, settings.json);
  const definition = readModel(model.text);
  if (!definition.ok) return refuse(definition.faults);
  const compiled = compileModel(definition.value, {});
  if (!compiled.ok) return refuse(compiled.faults);
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) return refuse(baseCase.faults);
  const draws = { seed: settings.seed ?? head.seed ?? usualSeed, from: 0, to: drawsOf(head) };
  const progress = settings.json ? silent : progressOf(draws.to, terminal);
  const probabilistic = draws.to === 0 ? undefined : await drawInParallel(model.text, {}, draws, progress.tell);
  progress.end();
  if (probabilistic?.ok === false) return refuse(probabilistic.faults);

  const runs = { baseCase: baseCase.value, ...(probabilistic === undefined ? {} : { probabilistic: probabilistic.value }) };
  const assessment = assess({
    document: document.value,
    definition: definition.value,
    compiled: compiled.value,
    ...runs,
    evaluate: (moved, rows, parameters) => evaluateDraws(moved, rows, parameters, WebAssembly),
    known: settings.asOf ?? terminal.today,
  });
  if ('status' in assessment) {
    terminal.error(`${blockedText(terminal.content, assessment)}\n`);
    return exitCodes.badInput;
  }
  return { name, text, document: document.value, definition: definition.value, runs, assessment };
}
