import type { TimelineEntry } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';

/** The events of a case that the reader may know of, oldest first. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { web, casework } = useWords();
  const format = useFormat();
  return (
    <ol className="timeline">
      {entries.map(({ version, type, recordedAt, role, organisation }) => (
        <li key={version}>
          <p className="timeline-what">{casework.events[type]}</p>
          <p className="timeline-when">
            <time dateTime={recordedAt}>{format.instant(recordedAt)}</time>{' '}
            {web.method.by({
              role: organisation === undefined ? casework.roles[role] : wordFor(casework.organisations, organisation),
            })}
          </p>
        </li>
      ))}
    </ol>
  );
}
