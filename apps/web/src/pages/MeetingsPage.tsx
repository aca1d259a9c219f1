import type { MeetingSummary } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { useFormat, useSpeech, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { MeetingTag } from '../meetings/MeetingTag.tsx';
import { meetingsQuery } from '../meetings/queries.ts';

const settled: ReadonlySet<string> = new Set(['published', 'cancelled']);

/** Every meeting of the forums: what comes, and what has been. */
export function MeetingsPage(): ReactNode {
  const { words: all, language } = useSpeech();
  const words = all.pages.meetings;
  const found = useQuery(meetingsQuery);
  const session = useQuery(sessionQuery);
  const meetings = found.data?.meetings ?? [];
  const coming = meetings.filter(({ phase }) => !settled.has(phase)).toReversed();
  const earlier = meetings.filter(({ phase }) => settled.has(phase));
  return (
    <div className="container page">
      <div className="page-head">
        <div>
          <PageHeading title={words.title} />
          <p className="lead">{words.lead}</p>
          <p>
            <a href={`/moter/calendar.ics?lang=${language}`}>{words.calendar}</a>
          </p>
        </div>
        {session.data?.viewer?.role === 'secretariat' && (
          <Link to="/moter/nytt" className="ds-button" data-variant="primary">
            {words.plan}
          </Link>
        )}
      </div>
      {found.isError ? (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Loading />
      ) : meetings.length === 0 ? (
        <p className="empty">{words.none}</p>
      ) : (
        <>
          <MeetingList title={words.upcoming} meetings={coming} />
          <MeetingList title={words.earlier} meetings={earlier} />
        </>
      )}
    </div>
  );
}

function MeetingList({ title, meetings }: { readonly title: string; readonly meetings: readonly MeetingSummary[] }): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  if (meetings.length === 0) return null;
  return (
    <section className="block">
      <h2 className="ds-heading" data-size="sm">
        {title}
      </h2>
      <ul className="method-list">
        {meetings.map(({ id, forum, form, phase, items, schedule, mine }) => (
          <li key={id} className="method-card" data-open={mine}>
            <p className="method-meta">
              <span className="case-number">{format.date(schedule.date)}</span>
              {schedule.startsAt !== undefined && <span>{schedule.startsAt.slice(11)}</span>}
              <span>{wordFor(casework.choices, form)}</span>
              <span>{pages.meetings.items({ count: items })}</span>
            </p>
            <h3 className="method-title">
              <Link to="/moter/$id" params={{ id }}>
                {wordFor(casework.organisations, forum)} {format.date(schedule.date)}
              </Link>
            </h3>
            <p className="tags">
              <MeetingTag phase={phase} />
              {mine && <span className="hint">{pages.meetings.mine}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
