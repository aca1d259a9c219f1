import type { PackInput } from '@likeverd/documents/pack';
import { packPaper } from '@likeverd/documents/pack';
import { readAssessment } from '@likeverd/appraisal';
import { paperHtml, paperPdf, reportPaper } from '@likeverd/documents';
import type { Language } from '@likeverd/language/language';
import { readModel, verifyModel } from '@likeverd/modelling';
import type { StoredAssessment } from '../api/types.ts';
import { documentFonts } from '../assessment/fonts.ts';
import { loadWords } from '../i18n/words.ts';

/** A pack to be set, with the stored assessments whose reports go into it, by item. */
export interface PackWish {
  readonly input: PackInput;
  readonly reports: readonly (StoredAssessment | null)[];
  readonly language: Language;
  readonly format: 'pdf' | 'html';
}

async function packFile({ input, reports, language, format }: PackWish): Promise<Blob> {
  const content = await loadWords(language);
  const items = input.items.map((item, index) => {
    const stored = reports[index] ?? null;
    const report = stored === null ? undefined : reportOf(stored, language, content);
    return report === undefined ? item : { ...item, report };
  });
  const paper = packPaper({ ...input, items });
  if (format === 'html') return new Blob([paperHtml(paper)], { type: 'text/html' });
  return new Blob([new Uint8Array(paperPdf(paper, await documentFonts()))], { type: 'application/pdf' });
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
  void packFile(data).then((file) => self.postMessage(file));
});
