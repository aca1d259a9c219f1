import { type PersonnelAccount, type PersonnelResult, sumPersonnel } from '@likeverd/appraisal';
import type { Settings } from './arguments.ts';
import { registerText } from './assessment/personnel-register.ts';
import { exitCodes } from './exit-codes.ts';
import { judgeDocument } from './judged-document.ts';
import { json } from './model-commands.ts';
import { tellText } from './output.ts';
import type { Terminal } from './world.ts';

const isComputed = (part: { readonly status: string } | undefined): part is PersonnelResult => part?.status === 'computed';

/** `likeverd personnel`: adds up what several assessments ask of personnel, and says what each contributes. */
export async function personnelCommand(files: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const { without, repeated } = terminal.content.assessment.personnel.register;
  const accounts: PersonnelAccount[] = [];
  const missing: string[] = [];
  for (const file of files) {
    const judged = await judgeDocument(file, () => 0, settings, terminal);
    if (typeof judged === 'number') return judged;
    const { id, parts } = judged.assessment;
    if ([...accounts.map((account) => account.id), ...missing].includes(id)) {
      terminal.error(`${repeated({ name: id })}\n`);
      return exitCodes.badInput;
    }
    if (isComputed(parts.personnel)) accounts.push({ id, account: parts.personnel });
    else missing.push(id);
  }
  const register = sumPersonnel(accounts);
  const notes = missing.map((name) => without({ name }));
  const text = settings.json
    ? json({ format: 'likeverd-personnel-register/1', missing, register })
    : [registerText(register, terminal), ...notes, ''].join('\n');
  return tellText(text, settings, terminal);
}
