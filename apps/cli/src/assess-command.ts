import path from 'node:path';
import { assess, nodesOf, readAssessment, referenceFaults } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import {
  compileModel,
  describeModel,
  evaluateDraws,
  type LinearMemory,
  readModel,
  runBaseCase,
  type WebAssemblyHost,
} from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { partsText } from './assessment/report.ts';
import { drawInParallel } from './draws.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { locate, locateAssessment } from './gallery.ts';
import { json } from './model-commands.ts';
import { tellText } from './output.ts';
import { progressOf, silent } from './progress.ts';
import { reportText } from './report.ts';
import { usualDraws, usualSeed } from './run.ts';
import type { Terminal } from './world.ts';

/** The compiler knows Node’s own globals only. */
declare const WebAssembly: WebAssemblyHost<object, LinearMemory>;

/** `likeverd assess`: judges a model in the reference case as an assessment document says; faults in one part leave the others standing. */
export async function assessCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const located = await locateAssessment(given);
  if (!located.ok) return tellUnreadable(located, terminal);
  const document = readAssessment(located.text);
  if (!document.ok) return tellFaults(located.name, document.faults, terminal, settings.json);
  const { head } = document.value;

  // a model named by its file stands beside the assessment
  const model = await locate(/[/\\.]/.test(head.model) ? path.join(path.dirname(given), head.model) : head.model);
  if (!model.ok) return tellUnreadable(model, terminal);
  const refuse = (found: Parameters<typeof tellFaults>[1]): number => tellFaults(model.name, found, terminal, settings.json);
  const definition = readModel(model.text);
  if (!definition.ok) return refuse(definition.faults);
  const inputs = {};
  const compiled = compileModel(definition.value, inputs);
  if (!compiled.ok) return refuse(compiled.faults);
  const baseCase = runBaseCase(compiled.value);
  if (!baseCase.ok) return refuse(baseCase.faults);
  const draws = { seed: settings.seed ?? head.seed ?? usualSeed, from: 0, to: settings.draws ?? head.draws ?? usualDraws };
  const progress = settings.json ? silent : progressOf(draws.to, terminal);
  const probabilistic = draws.to === 0 ? undefined : await drawInParallel(model.text, inputs, draws, progress.tell);
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
  const faults = [...document.value.faults, ...referenceFaults(located.text, new Set(nodesOf(assessment).keys()))];
  const text = settings.json
    ? json({ format: 'likeverd-assessment-result/1', faults, assessment })
    : `${head.title[terminal.language]}\n\n${reportText({ ...runs, description: describeModel(definition.value), inputs, appraisal: assessment.appraisal }, terminal)}\n${partsText(assessment, terminal)}\n`;
  const written = await tellText(text, settings, terminal);
  if (written !== exitCodes.fine || faults.length === 0) return written;
  return settings.json ? exitCodes.badInput : tellFaults(located.name, faults, terminal, false);
}
