import { type Assessment, type PartId, readAssessment } from '@likeverd/appraisal';
import { type Paper, paperDocx, paperHtml, paperPdf, paperXlsx, plainPaper, reportPaper } from '@likeverd/documents';
import type { Language } from '@likeverd/language/language';
import { readModel, verifyModel } from '@likeverd/modelling';
import { documentFonts } from './fonts.ts';
import { loadWords } from '../i18n/words.ts';

/** Formats that a report can be taken away in. */
export type ReportFormat = 'pdf' | 'docx' | 'xlsx' | 'html';

/** A report to be made of an assessment, from the texts it was judged from. */
export interface ReportWish {
  readonly document: string;
  readonly model: string;
  readonly assessment: Assessment;
  readonly language: Language;
  readonly format: ReportFormat;
  /** The version for everyone. */
  readonly plain: boolean;
  /** Parts whose results rest on something that has changed: the report says so. */
  readonly stale: readonly PartId[];
}

const encoders: Readonly<Record<ReportFormat, (paper: Paper) => Promise<Uint8Array | string>>> = {
  pdf: async (paper) => paperPdf(paper, await documentFonts()),
  docx: async (paper) => paperDocx(paper),
  xlsx: async (paper) => paperXlsx(paper),
  html: async (paper) => paperHtml(paper),
};

const types: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html',
};

async function reportFile({ document, model, assessment, language, format, plain, stale }: ReportWish): Promise<Blob> {
  const read = readAssessment(document);
  const definition = readModel(model);
  if (!read.ok || !definition.ok) throw new RangeError('A report is made of what was judged');
  const checks = verifyModel(definition.value);
  const input = {
    document: read.value,
    assessment,
    definition: definition.value,
    ...(checks.ok ? { checks: checks.value } : {}),
    language,
    stale,
    content: await loadWords(language),
  };
  const content = await encoders[format](plain ? plainPaper(input) : reportPaper(input));
  // a copy in a buffer of its own: what the format needs of a Blob
  return new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type: types[format] });
}

self.addEventListener('message', ({ data }: MessageEvent<ReportWish>) => {
  void reportFile(data).then((file) => self.postMessage(file));
});
