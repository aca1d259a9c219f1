import { classesOf, type ReportInput, withoutParts } from '@likeverd/documents';
import { type AdvisheForm, readAdvishe, verifyModel } from '@likeverd/modelling';
import type { Settings } from '../arguments.ts';
import { tellFaults, tellUnreadable } from '../faults.ts';
import { readText } from '../files.ts';
import { judgeTexts, type JudgedDocument } from '../judged-document.ts';
import type { Terminal } from '../world.ts';

/** What a report of an assessment is set from. */
export function reportInput(
  { document, assessment, definition }: JudgedDocument,
  { language, content }: Pick<Terminal, 'language' | 'content'>,
  advishe?: AdvisheForm,
): ReportInput {
  const checks = verifyModel(definition);
  return {
    document,
    assessment,
    definition,
    ...(checks.ok ? { checks: checks.value } : {}),
    ...(advishe === undefined ? {} : { advishe }),
    language,
    content,
  };
}

/** The assessment without the parts that are not for everyone, judged again; the parts that were left out. */
export async function withOpenParts(
  judged: JudgedDocument,
  settings: Settings,
  terminal: Terminal,
): Promise<{ readonly judged: JudgedDocument; readonly leftOut: readonly string[] } | number> {
  const { parts } = classesOf(judged.assessment, judged.definition);
  if (parts.length === 0) return { judged, leftOut: [] };
  const text = withoutParts(judged.document, parts);
  const { draws } = judged;
  const again = await judgeTexts({ ...judged, text }, () => draws.to - draws.from, { ...settings, seed: draws.seed }, terminal);
  return typeof again === 'number' ? again : { judged: again, leftOut: parts };
}

/** A filled-in AdViSHE form and its text; the exit code where it cannot be read. */
export async function readAnswers(
  file: string,
  terminal: Terminal,
): Promise<{ readonly text: string; readonly form: AdvisheForm } | number> {
  const text = await readText(file);
  if (!text.ok) return tellUnreadable({ ok: false, given: file, fault: text.fault }, terminal);
  const form = readAdvishe(text.text);
  return form.ok ? { text: text.text, form: form.value } : tellFaults(file, form.faults, terminal, false);
}
