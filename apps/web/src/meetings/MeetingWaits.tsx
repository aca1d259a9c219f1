import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { meetingsQuery } from './queries.ts';

/** What the forums' meetings wait for from the one who is signed in, what is due first first. Nothing where they wait for nothing. */
export function MeetingWaits(): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  const words = pages.meetings;
  const waiting = (useQuery(meetingsQuery).data?.meetings ?? [])
    .flatMap(({ id, forum, schedule, waits }) => waits.map((wait) => ({ ...wait, id, forum, date: schedule.date })))
    .toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="moter-venter" className="block">
      <h2 id="moter-venter" className="ds-heading" data-size="sm">
        {words.waits}
      </h2>
      <ul>
        {waiting.map(({ id, forum, date, act, items, due }) => (
          <li key={`${id} ${act}`}>
            <Link to="/moter/$id" params={{ id }}>
              {casework.acts[act].title}: {wordFor(casework.organisations, forum)} {format.date(date)}
            </Link>
            {items > 0 && <span> ({words.items({ count: items })})</span>}
            {due !== undefined && <span className="hint"> {pages.clock.due({ date: format.date(due) })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
