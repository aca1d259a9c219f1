import { Tag } from '@digdir/designsystemet-react';
import type { Disposition } from '@likeverd/casework';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';

const colours: Readonly<Record<string, 'success' | 'info' | 'neutral'>> = {
  changedText: 'success',
  unchangedText: 'neutral',
  notedOnly: 'info',
};

interface Props {
  readonly disposition: Disposition;
  /** Number of the case, for the way to what was changed. */
  readonly number: string | undefined;
}

/** What came of an input or an answer: the disposition, why, and where the change can be seen. */
export function Outcome({ disposition, number }: Props): ReactNode {
  const { casework, pages } = useWords();
  const format = useFormat();
  const { inputEffect = '', inputEffectReason, changedPlace, documentVersion, recordedOn } = disposition;
  const where =
    changedPlace === undefined
      ? null
      : documentVersion === undefined
        ? wordFor(casework.choices, changedPlace)
        : pages.participation.documentVersion({ version: documentVersion });
  return (
    <div className="disposition">
      <p>
        <Tag data-color={colours[inputEffect] ?? 'neutral'} className="tag">
          {wordFor(casework.choices, inputEffect)}
        </Tag>{' '}
        <time dateTime={recordedOn}>{format.date(recordedOn)}</time>
      </p>
      <p className="prose">{inputEffectReason}</p>
      {where !== null && (
        <p>
          {documentVersion !== undefined && number !== undefined ? (
            <Link
              to="/vurdering/$number/endringer"
              params={{ number }}
              search={{ til: documentVersion, ...(documentVersion > 1 ? { fra: documentVersion - 1 } : {}) }}
            >
              {where}
            </Link>
          ) : (
            where
          )}
        </p>
      )}
    </div>
  );
}
