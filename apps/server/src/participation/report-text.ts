import { readAssessment, writtenTexts } from '@likeverd/appraisal';
import {
  type AssessmentReference,
  passageNow,
  type PublicTexts,
  type Rejection,
  reject,
  reportTextName,
  textAbout,
  type Viewer,
} from '@likeverd/casework';
import { content, isLanguage, type Language, reportWords } from '@likeverd/language';
import { osloDate } from '@likeverd/reference';
import { unpackAssessment } from '../assessments/results.ts';
import { seenDocument } from '../assessments/store.ts';
import type { Moment } from '../clock.ts';
import type { Store } from '../database.ts';

interface ReportOf {
  readonly caseId: string;
  /** The assessment that the case cites, as the viewer sees it. */
  readonly cited: AssessmentReference | undefined;
  readonly language: Language;
}

/** What the authors have written in the living report, as the viewer sees it now, by the names under which input finds it. */
export async function reportTexts(
  store: Store,
  viewer: Viewer,
  { caseId, cited, language }: ReportOf,
  { today }: Moment,
): Promise<PublicTexts> {
  const { versions, results } = await seenDocument(store, viewer, caseId, cited, today);
  const newest = versions.at(-1);
  const result = results.at(-1);
  const document = newest === undefined ? undefined : readAssessment(newest.document);
  const assessment = result === undefined ? null : await unpackAssessment(store, viewer, result.result, today);
  if (newest === undefined || document?.ok !== true || assessment === null) return {};
  const words = reportWords(content[language], language);
  const since = osloDate(Date.parse(newest.recordedAt));
  return Object.fromEntries(
    [...writtenTexts({ document: document.value, assessment, words })].map(([section, text]) => [
      reportTextName(section, language),
      { text, edition: newest.version, since },
    ]),
  );
}

/** Why input on the report is refused: what it quotes does not stand in the report that its sender sees. Empty for input on anything else. */
export async function missingPassage(
  store: Store,
  viewer: Viewer,
  report: Omit<ReportOf, 'language'>,
  values: Readonly<Record<string, unknown>>,
  moment: Moment,
): Promise<readonly Rejection[]> {
  const { inputTarget, reportLanguage } = values;
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  // What lacks a part is refused by the form's own rules.
  if (inputTarget !== 'reportText' || typeof reportLanguage !== 'string' || !isLanguage(reportLanguage)) return [];
  const texts = await reportTexts(store, viewer, { ...report, language: reportLanguage }, moment);
  const about = {
    inputTarget,
    reportLanguage,
    reportSection: text('reportSection'),
    quotedText: text('quotedText'),
    textBefore: text('textBefore'),
    textAfter: text('textAfter'),
  };
  const written = textAbout(texts, about)?.text ?? '';
  return written !== '' && (passageNow(texts, about)?.status ?? 'found') === 'found'
    ? []
    : [reject('quote.notFound', 'input.openToAll', {}, 'quotedText')];
}
