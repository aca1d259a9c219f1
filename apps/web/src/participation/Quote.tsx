import type { PublicTexts } from '@likeverd/casework';
import { passageNow } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useWords, wordFor } from '../i18n/language.tsx';

interface Props {
  readonly texts: PublicTexts;
  readonly input: {
    readonly inputTarget?: string;
    readonly quotedText?: string;
    readonly textBefore?: string;
    readonly textAfter?: string;
  };
}

/** What an input is about: the text, the passage in it, and whether the passage still stands. */
export function Quote({ texts, input }: Props): ReactNode {
  const { casework, pages } = useWords();
  const words = pages.participation;
  const now = passageNow(texts, input);
  const text = texts[input.inputTarget as keyof PublicTexts]?.text ?? '';
  return (
    <>
      <span className="quote-target">{wordFor(casework.choices, input.inputTarget ?? 'wholeCase')}</span>
      {input.quotedText !== undefined && (
        <blockquote className="quote">
          <p className="prose">{input.quotedText}</p>
        </blockquote>
      )}
      {now?.status === 'changed' && (
        <p className="quote-now">
          <strong>{words.textChanged}</strong> <q>{text.slice(now.start, now.end)}</q>
        </p>
      )}
      {now?.status === 'lost' && (
        <p className="quote-now">
          <strong>{words.textLost}</strong>
        </p>
      )}
    </>
  );
}
