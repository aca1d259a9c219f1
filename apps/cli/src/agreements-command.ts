import type { PartId } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { Settings } from './arguments.ts';
import { describeModel } from '@likeverd/modelling';
import { blocksText } from './assessment/blocks.ts';
import { partBlocks } from './assessment/report.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults } from './faults.ts';
import { judgeDocument } from './judged-document.ts';
import { json } from './model-commands.ts';
import { tellText } from './output.ts';
import { usualDraws } from './run.ts';
import type { Terminal } from './world.ts';

/** What offers are priced from. */
const parts: readonly PartId[] = ['population', 'severity', 'agreements'];

/** `likeverd agreements`: the offers of an assessment side by side, and what each of them rests on. */
export async function agreementsCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const judged = await judgeDocument(given, (head) => settings.draws ?? head.draws ?? usualDraws, settings, terminal, parts);
  if (typeof judged === 'number') return judged;
  const { name, document, definition, assessment } = judged;
  const faults = document.faults.filter(({ path }) => parts.some((part) => path === part || path.startsWith(`${part}.`)));
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
        faults,
        agreements: found,
      })
    : `${document.head.title[terminal.language]}\n\n${blocksText(partBlocks('agreements', assessment, describeModel(definition), terminal))}\n`;
  const written = await tellText(text, settings, terminal);
  if (written !== exitCodes.fine || faults.length === 0) return written;
  return settings.json ? exitCodes.badInput : tellFaults(name, faults, terminal, false);
}
