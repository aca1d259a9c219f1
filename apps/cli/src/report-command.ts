import { classesOf, type Paper, paperDocx, paperHtml, paperPdf, paperXlsx, plainPaper, reportPaper } from '@likeverd/documents';
import type { ReportFormat, Settings } from './arguments.ts';
import { readAnswers, reportInput, withOpenParts } from './assessment/report-input.ts';
import { exitCodes } from './exit-codes.ts';
import { tellFaults } from './faults.ts';
import { writeWhole } from './files.ts';
import { documentFonts } from './fonts.ts';
import { judgeDocument } from './judged-document.ts';
import { usualDraws } from './run.ts';
import type { Terminal } from './world.ts';

const encoders: Readonly<Record<ReportFormat, (paper: Paper) => Promise<string | Uint8Array>>> = {
  pdf: async (paper) => paperPdf(paper, await documentFonts()),
  docx: async (paper) => paperDocx(paper),
  xlsx: async (paper) => paperXlsx(paper),
  html: async (paper) => paperHtml(paper),
};

/** `likeverd report`: the assessment report as PDF, Word, workbook or page; the version for everyone with `--plain`. */
export async function reportCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const { out, reportFormat, answers } = settings;
  const { cli, documents, modelling } = terminal.content;
  if (out === undefined && reportFormat !== 'html') {
    terminal.error(`${cli.wrongUsage.needsOut({ files: reportFormat })}\n`);
    return exitCodes.wrongUsage;
  }
  const answered = answers === undefined ? undefined : await readAnswers(answers, terminal);
  if (typeof answered === 'number') return answered;
  const whole = await judgeDocument(given, (head) => settings.draws ?? head.draws ?? usualDraws, settings, terminal);
  if (typeof whole === 'number') return whole;
  const chosen = settings.public ? await withOpenParts(whole, settings, terminal) : { judged: whole, leftOut: [] };
  if (typeof chosen === 'number') return chosen;
  const { judged, leftOut } = chosen;
  const input = { ...reportInput(judged, terminal, answered?.form), open: settings.public };
  const content = await encoders[reportFormat](settings.plain ? plainPaper(input) : reportPaper(input));
  if (out === undefined) terminal.out(typeof content === 'string' ? content : '');
  else if (await writeWhole(out, content)) terminal.error(`${cli.written({ file: out })}\n`);
  else {
    terminal.error(`${cli.badInput.unwritable({ file: out })}\n`);
    return exitCodes.stopped;
  }
  const { whole: kind } = classesOf(judged.assessment, judged.definition);
  if (leftOut.length > 0) terminal.error(`${documents.capsule.leftOut({ names: leftOut.join(', ') })}\n`);
  if (kind !== 'public' && !settings.public) terminal.error(`${cli.classed({ class: modelling.workbook.classes[kind] })}\n`);
  return whole.faults.length === 0 ? exitCodes.fine : tellFaults(whole.name, whole.faults, terminal, false);
}
