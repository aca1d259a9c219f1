import type { PublicTexts } from '@likeverd/casework';
import type { ReactNode } from 'react';
import type { GivenValues } from '../api/queries.ts';
import { useWords, wordFor } from '../i18n/language.tsx';
import { Quote } from './Quote.tsx';
import { useTexts } from './useTexts.ts';

interface Props {
  readonly caseId: string;
  readonly texts: PublicTexts;
  readonly values: GivenValues;
}

/** An input as it was sent without signing in: what it is about, what it says, who says it. */
export function GivenText({ caseId, texts, values }: Props): ReactNode {
  const { pages, casework } = useWords();
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  const about = {
    inputTarget: text('inputTarget'),
    reportSection: text('reportSection'),
    reportLanguage: text('reportLanguage'),
    quotedText: text('quotedText'),
    textBefore: text('textBefore'),
    textAfter: text('textAfter'),
  };
  const known = useTexts(caseId, texts, [about]);
  return (
    <>
      <Quote texts={known} input={about} />
      <p className="prose">{text('inputText')}</p>
      <p className="hint">
        {text('senderName') ?? wordFor(casework.choices, text('senderCapacity') ?? '')}. {pages.participation.interests}{' '}
        {text('senderInterests')}
      </p>
    </>
  );
}
