import type { PackInput } from '@likeverd/documents/pack';
import { packPaper } from '@likeverd/documents/pack';
import { readAssessment } from '@likeverd/appraisal';
import { paperHtml, paperPdf, reportPaper, withAttachments } from '@likeverd/documents';
import type { Language } from '@likeverd/language/language';
import { readModel, verifyModel } from '@likeverd/modelling';
import type { StoredAssessment } from '../api/types.ts';
import { documentFonts } from '../assessment/fonts.ts';
import { loadWords } from '../i18n/words.ts';
import { gather, listed, type PackFile } from './pack-files.ts';

/** A pack to be set, with the stored assessments whose reports go into it, by item. */
export interface PackWish {
  readonly input: PackInput;
  readonly reports: readonly (StoredAssessment | null)[];
  /** Files of the cases on the agenda; empty where they are not asked for. */
  readonly files: readonly PackFile[];
  readonly language: Language;
  readonly format: 'pdf' | 'html';
}

async function packFile({ input, reports, files, language, format }: PackWish): Promise<Blob> {
  const content = await loadWords(language);
  const items = input.items.map((item, index) => {
    const stored = reports[index] ?? null;
    const report = stored === null ? undefined : reportOf(stored, language, content);
    return report === undefined ? item : { ...item, report };
  });
  const words = content.pages.meetings.attachments;
  if (format === 'html') {
    const paper = packPaper({ ...input, items, attachments: listed(files, words) });
    return new Blob([paperHtml(paper)], { type: 'text/html' });
  }
  const { attachments, following, opened } = await gather(files, words, bytesAt);
  const pdf = paperPdf(packPaper({ ...input, items, attachments }), await documentFonts(), following);
  const whole = opened.length === 0 ? pdf : await withAttachments(pdf, opened);
  return new Blob([new Uint8Array(whole)], { type: 'application/pdf' });
}

/** The bytes at an address of the service; null where they do not come. */
async function bytesAt(address: string): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch {
    return null; // no connection: the file is told as one that could not be fetched
  }
}

function reportOf(stored: StoredAssessment, language: Language, content: Awaited<ReturnType<typeof loadWords>>) {
  const read = readAssessment(stored.document);
  const definition = readModel(stored.model);
  if (!read.ok || !definition.ok) return undefined;
  const checks = verifyModel(definition.value);
  return reportPaper({
    document: read.value,
    assessment: stored.assessment,
    definition: definition.value,
    ...(checks.ok ? { checks: checks.value } : {}),
    language,
    stale: [],
    content,
  });
}

self.addEventListener('message', ({ data }: MessageEvent<PackWish>) => {
  packFile(data).then(
    (file) => self.postMessage(file),
    (error: unknown) => self.reportError(error),
  );
});
