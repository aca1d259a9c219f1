import { Tag } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useWords, wordFor } from '../i18n/language.tsx';

/** Where a meeting stands. */
export function MeetingTag({ phase }: { readonly phase: string }): ReactNode {
  const { pages } = useWords();
  const colour = phase === 'open' ? 'success' : phase === 'cancelled' ? 'danger' : 'neutral';
  return (
    <Tag data-color={colour} className="tag">
      {wordFor(pages.meetings.phases, phase)}
    </Tag>
  );
}
