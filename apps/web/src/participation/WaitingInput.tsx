import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { waitingInputQuery } from '../api/queries.ts';
import { useFormat, useWords } from '../i18n/language.tsx';

/** What came without signing in and waits for the secretariat, across cases, what has waited longest first. Nothing where nothing waits. */
export function WaitingInput(): ReactNode {
  const words = useWords().pages.participation.open.reception;
  const format = useFormat();
  const cases = useQuery(waitingInputQuery).data?.cases ?? [];
  if (cases.length === 0) return null;
  return (
    <section aria-labelledby="til-mottak" className="block">
      <h2 id="til-mottak" className="ds-heading" data-size="sm">
        {words.waiting}
      </h2>
      <ul>
        {cases.map(({ caseId, number, title, count, since }) => (
          <li key={caseId}>
            <Link to="/medvirkning/$id" params={{ id: caseId }}>
              {number} {title}
            </Link>
            : {words.waitingCount({ count })} <span className="hint">{words.waitingSince({ date: format.date(since) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
