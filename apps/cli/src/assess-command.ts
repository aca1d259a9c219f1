import { describeModel } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { judge, readTexts } from './assessment/judge.ts';
import { partsText } from './assessment/report.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults } from './faults.ts';
import { json } from './model-commands.ts';
import { tellText } from './output.ts';
import { reportText } from './report.ts';
import type { Terminal } from './world.ts';

/** `likeverd assess`: judges a model in the reference case as an assessment document says; faults in one part leave the others standing. */
export async function assessCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const texts = await readTexts(given, settings, terminal);
  if (typeof texts === 'number') return texts;
  const judged = await judge(texts, settings, terminal);
  if (typeof judged === 'number') return judged;
  const { assessment, document, definition, baseCase, probabilistic, faults } = judged;
  const runs = { baseCase, ...(probabilistic === undefined ? {} : { probabilistic }) };
  const text = settings.json
    ? json({ format: 'likeverd-assessment-result/1', faults, assessment })
    : `${document.head.title[terminal.language]}\n\n${reportText({ ...runs, description: describeModel(definition), inputs: {}, appraisal: assessment.appraisal }, terminal)}\n${partsText(assessment, terminal)}\n`;
  const written = await tellText(text, settings, terminal);
  if (written !== exitCodes.fine || faults.length === 0) return written;
  return settings.json ? exitCodes.badInput : tellFaults(texts.name, faults, terminal, false);
}
