import { describeModel } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { partsText } from './assessment/report.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults } from './faults.ts';
import { judgeDocument } from './judged-document.ts';
import { json } from './model-commands.ts';
import { tellText } from './output.ts';
import { reportText } from './report.ts';
import { usualDraws } from './run.ts';
import type { Terminal } from './world.ts';

/** `likeverd assess`: judges a model in the reference case as an assessment document says; faults in one part leave the others standing. */
export async function assessCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const judged = await judgeDocument(given, (head) => settings.draws ?? head.draws ?? usualDraws, settings, terminal);
  if (typeof judged === 'number') return judged;
  const { name, document, definition, runs, assessment, faults } = judged;
  const { title } = document.head;
  const { appraisal } = assessment;
  const description = describeModel(definition);
  const report = { ...runs, description, inputs: {}, appraisal };
  const text = settings.json
    ? json({ format: 'likeverd-assessment-result/1', faults, assessment })
    : `${title[terminal.language]}\n\n${reportText(report, terminal)}\n${partsText(assessment, description, terminal)}\n`;
  const written = await tellText(text, settings, terminal);
  if (written !== exitCodes.fine || faults.length === 0) return written;
  return settings.json ? exitCodes.badInput : tellFaults(name, faults, terminal, false);
}
