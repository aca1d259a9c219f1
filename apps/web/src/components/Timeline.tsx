import type { TimelineEntry } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { runsOf } from '../openness/runs.ts';

/** The events of a case that the reader may know of, oldest first; many alike in a row, such as every trust's answer to a letter, stand as one that opens. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const { web, casework } = useWords();
  const format = useFormat();
  return (
    <ol className="timeline">
      {runsOf(entries).map((run) => {
        const [{ version, type }] = run;
        return (
          <li key={version}>
            <p className="timeline-what">{casework.events[type]}</p>
            {run.length === 1 ? (
              <When entry={run[0]} />
            ) : (
              <details className="timeline-run">
                <summary>
                  {web.method.run({
                    count: run.length,
                    from: format.date(run[0].recordedAt.slice(0, 10)),
                    to: format.date((run.at(-1) ?? run[0]).recordedAt.slice(0, 10)),
                  })}
                </summary>
                {run.map((entry) => (
                  <When key={entry.version} entry={entry} />
                ))}
              </details>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function When({ entry: { recordedAt, role, organisation } }: { readonly entry: TimelineEntry }): ReactNode {
  const { web, casework } = useWords();
  const format = useFormat();
  return (
    <p className="timeline-when">
      <time dateTime={recordedAt}>{format.instant(recordedAt)}</time>{' '}
      {web.method.by({
        role: organisation === undefined ? casework.roles[role] : wordFor(casework.organisations, organisation),
      })}
    </p>
  );
}
