import { attritionQuery, membersQuery, readCohort, sentenceParts } from '@likeverd/followup';
import type { Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { readText } from './files.ts';
import type { Terminal } from './world.ts';

/** `likeverd cohort`: who is followed, as a sentence, and the queries that the same definition gives. */
export async function cohortCommand([file = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const text = await readText(file);
  if (!text.ok) return tellUnreadable({ ...text, given: file }, terminal);
  const words = terminal.content.cohorts;
  const read = readCohort(text.text);
  if (!read.ok) return tellFaults(file, read.faults, terminal, settings.json);
  const parts = sentenceParts(read.value).map(({ code, details }) => words.parts[code](details));
  const sentence = words.sentence(parts.slice(0, -1), parts.at(-1) ?? '');
  const queries = { members: membersQuery(read.value), attrition: attritionQuery(read.value) };
  terminal.out(settings.json ? json({ format: 'likeverd-cohort-queries/1', file, sentence, ...queries }) : `${sentence}\n`);
  return exitCodes.fine;
}

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;
