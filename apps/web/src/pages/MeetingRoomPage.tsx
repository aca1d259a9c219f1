import { Alert, Button, Tag } from '@digdir/designsystemet-react';
import { type MeetingView, openItems, type Party } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { Facts } from '../components/Facts.tsx';
import { Loading } from '../components/Loading.tsx';
import { useSpeech, useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { Attendance } from '../meetings/Attendance.tsx';
import { Answers } from '../meetings/Answers.tsx';
import { caseSections } from '../meetings/case-sections.ts';
import { Conclude } from '../meetings/Conclude.tsx';
import { Interests } from '../meetings/Interests.tsx';
import { MeetingMissing } from '../meetings/MeetingMissing.tsx';
import { Proposals } from '../meetings/Proposals.tsx';
import { meetingQuery, papersQuery } from '../meetings/queries.ts';

const route = getRouteApi('/moter/$id/rom');

/** Meeting mode: one screen for each item, from the papers to the conclusion, with the keyboard. */
export function MeetingRoomPage(): ReactNode {
  const { id } = route.useParams();
  const session = useQuery(sessionQuery);
  const found = useQuery(meetingQuery(id));
  if (found.isError) return <MeetingMissing error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined || session.isPending) return <Loading />;
  const viewer = session.data?.viewer ?? null;
  if (viewer === null) return <MeetingMissing error={new Error('signed out')} retry={() => void session.refetch()} />;
  return <Room meeting={found.data} viewer={viewer} />;
}

function Room({ meeting, viewer }: { readonly meeting: MeetingView; readonly viewer: Party }): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.meetings;
  const format = useFormat();
  const { sak = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const { state } = meeting;
  const items = openItems(state);
  const place = Math.min(Math.max(sak, 1), Math.max(items.length, 1));
  const item = items[place - 1];
  const go = (to: number): void => {
    if (to >= 1 && to <= items.length) void navigate({ search: { sak: to }, resetScroll: true });
  };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      const to = place + step;
      if (step === 0 || to < 1 || to > items.length) return;
      event.preventDefault();
      void navigate({ search: { sak: to }, resetScroll: true });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [place, items.length, navigate]);
  useEffect(() => heading.current?.focus(), [place]);
  return (
    <div className="container page">
      <p className="back">
        <Link to="/moter/$id" params={{ id: state.id }}>
          {words.back}
        </Link>
      </p>
      <PageHeading
        title={`${words.roomTitle}: ${wordFor(casework.organisations, state.forum ?? '')} ${format.date(state.date ?? '')}`}
      />
      <p className="hint">{words.roomHint}</p>
      <Attendance meeting={meeting} viewer={viewer} />
      <nav aria-label={words.agenda} className="room-nav">
        <ol>
          {items.map(({ id, number, title, conclusions }, index) => (
            <li key={id}>
              <Link
                to="/moter/$id/rom"
                params={{ id: state.id }}
                search={{ sak: index + 1 }}
                aria-current={index + 1 === place ? 'page' : undefined}
              >
                {index + 1}. {number ?? title}
              </Link>
              {conclusions.length > 0 && <Tag className="tag">{wordFor(casework.choices, conclusions.at(-1)?.outcome ?? '')}</Tag>}
            </li>
          ))}
        </ol>
      </nav>
      {item === undefined ? (
        <p>{words.emptyAgenda}</p>
      ) : (
        <article className="room-item">
          <div className="room-steps">
            <Button variant="secondary" aria-disabled={place === 1} onClick={() => go(place - 1)}>
              {words.previous}
            </Button>
            <p>{words.itemOf({ place, of: items.length })}</p>
            <Button variant="secondary" aria-disabled={place === items.length} onClick={() => go(place + 1)}>
              {words.next}
            </Button>
          </div>
          <p className="method-meta">
            {item.number !== undefined && <span className="case-number">{item.number}</span>}
            <span>{wordFor(words.kinds, item.kind)}</span>
          </p>
          <h2 ref={heading} tabIndex={-1} className="ds-heading" data-size="md">
            {item.title}
          </h2>
          {item.text !== undefined && <p className="prose">{item.text}</p>}
          <RoomItem key={item.id} meeting={meeting} viewer={viewer} item={item} />
        </article>
      )}
    </div>
  );
}

function RoomItem({
  meeting,
  viewer,
  item,
}: {
  readonly meeting: MeetingView;
  readonly viewer: Party;
  readonly item: MeetingView['state']['items'][number];
}): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.meetings;
  const { state, acts, access } = meeting;
  const mine = access[item.id] ?? 'open';
  const can = acts.some((act) => act.type === 'concludeItem' && act.item === item.id && act.obstacles.length === 0);
  return (
    <>
      {mine !== 'open' && (
        <Alert data-color={mine === 'withheld' ? 'danger' : 'warning'}>
          <p>{words.access[mine]}</p>
        </Alert>
      )}
      {item.kind !== 'information' && mine === 'open' && <ItemPapers meeting={meeting} item={item.id} />}
      {item.kind !== 'information' && <Interests meeting={meeting} viewer={viewer} item={item} inRoom />}
      {mine === 'open' && state.form === 'written' && <Answers meeting={meeting} viewer={viewer} item={item} />}
      {mine === 'open' && item.kind !== 'information' && <Proposals meeting={meeting} viewer={viewer} item={item} />}
      {item.conclusions.map(({ outcome, reason, recordedAt }) => (
        <Alert key={recordedAt} data-color="success">
          <p>
            <strong>{wordFor(casework.choices, outcome ?? '')}.</strong> <span className="prose">{reason}</span>
          </p>
        </Alert>
      ))}
      {can && <Conclude meeting={meeting} viewer={viewer} item={item} />}
    </>
  );
}

/** What the papers say of the item, to read without leaving the room. */
function ItemPapers({ meeting, item }: { readonly meeting: MeetingView; readonly item: string }): ReactNode {
  const { words } = useSpeech();
  const format = useFormat();
  const papers = useQuery(papersQuery(meeting.state.id));
  const view = papers.data?.papers.find((paper) => paper.item === item)?.view;
  if (view === undefined) return null;
  return (
    <details className="room-papers">
      <summary>{words.pages.meetings.case}</summary>
      {caseSections(view, words, format).map(({ title, rows }) => (
        <section key={title}>
          <h3>{title}</h3>
          <Facts facts={rows.map(([name, value]) => ({ name, value }))} />
        </section>
      ))}
    </details>
  );
}
