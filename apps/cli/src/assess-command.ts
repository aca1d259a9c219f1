import path from 'node:path';
import {
  type Assessment,
  type AssessmentDocument,
  assess,
  nodesOf,
  type PartId,
  readAssessment,
  referenceFaults,
} from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import { compileModel, describeModel, type Fault, readModel, runBaseCase } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { offersText } from './assessment/agreements.ts';
import { partsText } from './assessment/report.ts';
import { drawInParallel } from './draws.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { locate, locateAssessment } from './gallery.ts';
import { json } from './model-commands.ts';
import { tellText } from './output.ts';
import { progressOf, silent } from './progress.ts';
import { reportText } from './report.ts';
import type { RunResult } from './run-result.ts';
import { usualDraws, usualSeed } from './run.ts';
import type { Terminal } from './world.ts';

/** An assessment that was judged, with what it was judged from. */
interface Judged {
  readonly name: string;
  readonly text: string;
  readonly document: AssessmentDocument;
  readonly assessment: Assessment;
  readonly result: RunResult;
}

/** Reads a document, runs its model and judges it; the exit code where that cannot be done. `only`: parts that are judged; default: all. */
async function judge(
  given: string,
  settings: Settings,
  terminal: Terminal,
  only?: readonly PartId[],
): Promise<{ readonly exit: number } | Judged> {
  const located = await locateAssessment(given);
  if (!located.ok) return { exit: tellUnreadable(located, terminal) };
  const document = readAssessment(located.text);
  if (!document.ok) return { exit: tellFaults(located.name, document.faults, terminal, settings.json) };
  const { head, premises } = document.value;

  // a model named by its file stands beside the assessment
  const model = await locate(/[/\\.]/.test(head.model) ? path.join(path.dirname(given), head.model) : head.model);
  if (!model.ok) return { exit: tellUnreadable(model, terminal) };
  const refuse = (found: readonly Fault[]): { readonly exit: number } => ({
    exit: tellFaults(model.name, found, terminal, settings.json),
  });
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
  const wanted = Object.fromEntries(Object.entries(premises).filter(([part]) => only?.some((each) => each === part) ?? true));
  const assessment = assess({
    document: { ...document.value, premises: wanted },
    definition: definition.value,
    compiled: compiled.value,
    ...runs,
    known: settings.asOf ?? terminal.today,
  });
  if ('status' in assessment) {
    terminal.error(`${blockedText(terminal.content, assessment)}\n`);
    return { exit: exitCodes.badInput };
  }
  const result = { ...runs, description: describeModel(definition.value), inputs, appraisal: assessment.appraisal };
  return { name: located.name, text: located.text, document: document.value, assessment, result };
}

/** Writes what was found; faults of the document make it bad input all the same. */
async function tell(text: string, name: string, faults: readonly Fault[], settings: Settings, terminal: Terminal): Promise<number> {
  const written = await tellText(text, settings, terminal);
  if (written !== exitCodes.fine || faults.length === 0) return written;
  return settings.json ? exitCodes.badInput : tellFaults(name, faults, terminal, false);
}

/** `likeverd assess`: judges a model in the reference case as an assessment document says; faults in one part leave the others standing. */
export async function assessCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const judged = await judge(given, settings, terminal);
  if ('exit' in judged) return judged.exit;
  const { name, text: written, document, assessment, result } = judged;
  const { head } = document;
  const faults = [...document.faults, ...referenceFaults(written, new Set(nodesOf(assessment).keys()))];
  const text = settings.json
    ? json({ format: 'likeverd-assessment-result/1', faults, assessment })
    : `${head.title[terminal.language]}\n\n${reportText(result, terminal)}\n${partsText(assessment, terminal)}\n`;
  return tell(text, name, faults, settings, terminal);
}

/** `likeverd agreements`: the offers of an assessment side by side, and what each of them rests on. */
export async function agreementsCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const judged = await judge(given, settings, terminal, ['population', 'severity', 'agreements']);
  if ('exit' in judged) return judged.exit;
  const { name, document, assessment } = judged;
  const faults = document.faults.filter(({ path: place }) => /^(population|severity|agreements)\b/.test(place));
  const found = assessment.parts.agreements;
  if (found === undefined) {
    terminal.error(`${terminal.content.assessment.agreements.noOffers({ name })}\n`);
    return exitCodes.badInput;
  }
  if (found.status === 'faulty') return tellFaults(name, faults, terminal, settings.json);
  if (found.status === 'blocked') {
    terminal.error(`${blockedText(terminal.content, found)}\n`);
    return exitCodes.badInput;
  }
  const { id, document: hash, asOf } = assessment;
  const text = settings.json
    ? json({
        format: 'likeverd-agreements-result/1',
        class: found.class,
        assessment: { id, document: hash, asOf },
        agreements: found,
      })
    : `${document.head.title[terminal.language]}\n\n${offersText(found, terminal)}\n`;
  return tell(text, name, faults, settings, terminal);
}
