import {
  type Paper,
  paperDocx,
  paperHtml,
  paperPdf,
  paperXlsx,
  plainPaper,
  reportPaper,
  type ReportInput,
} from '@likeverd/documents';
import { type AdvisheForm, type Confidentiality, describeModel, readAdvishe, strictest, verifyModel } from '@likeverd/modelling';
import type { ReportFormat, Settings } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults, tellUnreadable } from './faults.ts';
import { readText, writeWhole } from './files.ts';
import { documentFonts } from './fonts.ts';
import { judgeDocument, type JudgedDocument } from './judged-document.ts';
import { usualDraws } from './run.ts';
import type { Terminal } from './world.ts';

const encoders: Readonly<Record<ReportFormat, (paper: Paper) => Promise<string | Uint8Array>>> = {
  pdf: async (paper) => paperPdf(paper, await documentFonts()),
  docx: async (paper) => paperDocx(paper),
  xlsx: async (paper) => paperXlsx(paper),
  html: async (paper) => paperHtml(paper),
};

/** What a report of an assessment is set from. */
function reportInput(
  judged: JudgedDocument,
  { language, content }: Pick<Terminal, 'language' | 'content'>,
  advishe?: AdvisheForm,
): ReportInput {
  const checks = verifyModel(judged.definition);
  return {
    document: judged.document,
    assessment: judged.assessment,
    definition: judged.definition,
    ...(checks.ok ? { checks: checks.value } : {}),
    ...(advishe === undefined ? {} : { advishe }),
    language,
    content,
  };
}

/** The class of what an assessment rests on. */
const classOf = ({ definition }: JudgedDocument): Confidentiality =>
  strictest(describeModel(definition).parameters.map((parameter) => parameter.class));

/** `likeverd report`: the assessment report as PDF, Word, workbook or page; the version for everyone with `--plain`. */
export async function reportCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const { out, reportFormat, answers } = settings;
  const { cli, modelling } = terminal.content;
  if (out === undefined && reportFormat !== 'html') {
    terminal.error(`${cli.wrongUsage.needsOut({ files: reportFormat })}\n`);
    return exitCodes.wrongUsage;
  }
  const advishe = answers === undefined ? undefined : await readAnswers(answers, terminal);
  if (typeof advishe === 'number') return advishe;
  const judged = await judgeDocument(given, (head) => settings.draws ?? head.draws ?? usualDraws, settings, terminal);
  if (typeof judged === 'number') return judged;
  const input = { ...reportInput(judged, terminal, advishe), open: settings.public };
  const content = await encoders[reportFormat](settings.plain ? plainPaper(input) : reportPaper(input));
  if (out === undefined) terminal.out(typeof content === 'string' ? content : '');
  else if (await writeWhole(out, content)) terminal.error(`${cli.written({ file: out })}\n`);
  else {
    terminal.error(`${cli.badInput.unwritable({ file: out })}\n`);
    return exitCodes.stopped;
  }
  const kind = classOf(judged);
  if (kind !== 'public' && !settings.public) terminal.error(`${cli.classed({ class: modelling.workbook.classes[kind] })}\n`);
  return judged.faults.length === 0 ? exitCodes.fine : tellFaults(judged.name, judged.faults, terminal, false);
}

async function readAnswers(file: string, terminal: Terminal): Promise<AdvisheForm | number> {
  const text = await readText(file);
  if (!text.ok) return tellUnreadable({ ok: false, given: file, fault: text.fault }, terminal);
  const form = readAdvishe(text.text);
  return form.ok ? form.value : tellFaults(file, form.faults, terminal, false);
}
