import { passageNow, type PublicTexts, textAbout } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useWords, wordFor } from '../i18n/language.tsx';

interface Props {
  /** Null while they are not known: then nothing is said of whether the passage stands. */
  readonly texts: PublicTexts | null;
  readonly input: NonNullable<Parameters<typeof textAbout>[1]>;
}

/** What an input is about: the text, the passage in it, and whether the passage still stands. */
export function Quote({ texts, input }: Props): ReactNode {
  const words = useWords();
  const own = words.pages.participation;
  const now = texts === null ? null : passageNow(texts, input);
  const text = (texts === null ? undefined : textAbout(texts, input))?.text ?? '';
  const { inputTarget = 'wholeCase', reportSection = '', reportLanguage } = input;
  return (
    <>
      <span className="quote-target">
        {inputTarget === 'reportText'
          ? own.open.report.section({ section: wordFor(words.assessment.report.sections, reportSection) })
          : wordFor(words.casework.choices, inputTarget)}
      </span>
      {input.quotedText !== undefined && (
        <blockquote className="quote" lang={reportLanguage}>
          <p className="prose">{input.quotedText}</p>
        </blockquote>
      )}
      {now?.status === 'changed' && (
        <p className="quote-now">
          <strong>{own.textChanged}</strong> <q>{text.slice(now.start, now.end)}</q>
        </p>
      )}
      {now?.status === 'lost' && (
        <p className="quote-now">
          <strong>{own.textLost}</strong>
        </p>
      )}
    </>
  );
}
