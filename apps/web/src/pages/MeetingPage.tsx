import { Alert, Tag } from '@digdir/designsystemet-react';
import { type MeetingItem, type MeetingView, openItems, type Party } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { casesQuery, sessionQuery } from '../api/queries.ts';
import { type Fact, Facts } from '../components/Facts.tsx';
import { Loading } from '../components/Loading.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { Answers } from '../meetings/Answers.tsx';
import { compactRows } from '../meetings/CompactRows.tsx';
import { Interests } from '../meetings/Interests.tsx';
import { MeetingAct } from '../meetings/MeetingAct.tsx';
import { MeetingMissing } from '../meetings/MeetingMissing.tsx';
import { MeetingTag } from '../meetings/MeetingTag.tsx';
import { MinutesView } from '../meetings/MinutesView.tsx';
import { isLeader, Proposals } from '../meetings/Proposals.tsx';
import { otherMeeting } from '../meetings/OtherMeeting.tsx';
import { meetingQuery, papersQuery } from '../meetings/queries.ts';

const route = getRouteApi('/moter/$id');

/** One meeting: when and where, the agenda with interests, what the viewer can do, papers and minutes. */
export function MeetingPage(): ReactNode {
  const { id } = route.useParams();
  const session = useQuery(sessionQuery);
  const found = useQuery(meetingQuery(id));
  if (found.isError) return <MeetingMissing error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined || session.isPending) return <Loading />;
  return <Meeting meeting={found.data} viewer={session.data?.viewer ?? null} />;
}

function Meeting({ meeting, viewer }: { readonly meeting: MeetingView; readonly viewer: Party | null }): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  const words = pages.meetings;
  const { state, minutes } = meeting;
  const inside = viewer !== null && meeting.acts.length > 0;
  return (
    <div className="container page">
      <p className="back">
        <Link to="/moter">{words.title}</Link>
      </p>
      <p className="method-meta">
        <MeetingTag phase={state.phase} />
        <span>{wordFor(casework.choices, state.form ?? '')}</span>
      </p>
      <PageHeading title={`${wordFor(casework.organisations, state.forum ?? '')} ${format.date(state.date ?? '')}`} />
      {inside && state.phase === 'open' && (
        <p>
          <Link to="/moter/$id/rom" params={{ id: state.id }} className="ds-button" data-variant="primary">
            {words.room}
          </Link>
        </p>
      )}
      <div className="columns">
        <div className="column-main">
          <Agenda meeting={meeting} viewer={viewer} />
          {viewer !== null && <PapersNote meeting={meeting} />}
          <section aria-labelledby="referat" className="block">
            <h2 id="referat" className="ds-heading" data-size="sm">
              {words.minutes}
            </h2>
            {minutes === undefined ? <p>{words.minutesNone}</p> : <MinutesView minutes={minutes} />}
          </section>
        </div>
        <aside className="column-side">
          <MeetingFacts meeting={meeting} />
          {inside && <MeetingActs meeting={meeting} viewer={viewer} />}
        </aside>
      </div>
    </div>
  );
}

function MeetingFacts({ meeting }: { readonly meeting: MeetingView }): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  const words = pages.meetings;
  const { state, schedule } = meeting;
  const written = state.form === 'written';
  const facts: readonly Fact[] = [
    {
      name: written ? words.deadline : words.when,
      value: [format.date(schedule.date), [state.startTime, state.endTime].filter((text) => text !== undefined).join('–')]
        .filter((text) => text !== '')
        .join(' '),
    },
    ...(state.place === undefined ? [] : [{ name: casework.fields.meetingPlace.label, value: state.place }]),
    ...(state.papersDeadline === undefined
      ? []
      : [{ name: casework.fields.papersDeadline.label, value: format.date(state.papersDeadline) }]),
    ...(state.participants.length === 0
      ? []
      : [
          {
            name: words.participants,
            value: (
              <ul>
                {state.participants.map(({ person, name, seat }) => (
                  <li key={person}>
                    {name} <span className="hint">{wordFor(casework.choices, seat)}</span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]),
  ];
  return (
    <section aria-labelledby="om-motet" className="block">
      <h2 id="om-motet" className="ds-heading" data-size="sm">
        {words.facts}
      </h2>
      {state.cancelReason !== undefined && (
        <Alert data-color="danger">
          <p>
            {words.cancelled}: {state.cancelReason}
          </p>
        </Alert>
      )}
      {state.moves.map(({ from = '', to = '', reason, recordedAt }) => (
        <Alert key={recordedAt} data-color="warning">
          <p>
            {words.moved({ from: format.date(from), to: format.date(to) })}. {reason}
          </p>
        </Alert>
      ))}
      <Facts facts={facts} />
    </section>
  );
}

const meetingActs = [
  'publishAgenda',
  'issuePapers',
  'openMeeting',
  'closeMeeting',
  'approveMinutes',
  'publishMinutes',
  'setParticipants',
  'moveMeeting',
  'cancelMeeting',
] as const;
const participantControls = { participants: compactRows({ open: true }) };

function MeetingActs({ meeting, viewer }: { readonly meeting: MeetingView; readonly viewer: Party }): ReactNode {
  const { pages } = useWords();
  const { state, acts } = meeting;
  const possible = meetingActs.filter((type) => acts.some((act) => act.type === type && act.obstacles.length === 0));
  if (possible.length === 0) return null;
  const { date: meetingDate, startTime, endTime, place: meetingPlace, papersDeadline } = state;
  return (
    <section aria-labelledby="motehandlinger" className="acts">
      <h2 id="motehandlinger" className="ds-heading" data-size="sm">
        {pages.meetings.acts}
      </h2>
      {possible.map((type) => (
        <MeetingAct
          key={type}
          meeting={meeting}
          viewer={viewer}
          type={type}
          {...(type === 'setParticipants'
            ? { prefill: { participants: state.participants }, controls: participantControls }
            : type === 'moveMeeting'
              ? { prefill: { meetingDate, startTime, endTime, meetingPlace, papersDeadline } }
              : {})}
        />
      ))}
    </section>
  );
}

function Agenda({ meeting, viewer }: { readonly meeting: MeetingView; readonly viewer: Party | null }): ReactNode {
  const { pages } = useWords();
  const words = pages.meetings;
  const { state, acts } = meeting;
  const items = openItems(state);
  const inside = viewer !== null && acts.length > 0;
  const adds = acts.some(
    ({ type, obstacles }) => type === 'publishAgenda' || (type === 'setParticipants' && obstacles.length === 0),
  );
  const running = ['planned', 'announced', 'open'].includes(state.phase);
  return (
    <section aria-labelledby="saksliste" className="block">
      <h2 id="saksliste" className="ds-heading" data-size="sm">
        {words.agenda}
      </h2>
      {items.length === 0 && <p>{inside || viewer?.role === 'secretariat' ? words.emptyAgenda : words.agendaNotPublic}</p>}
      <ol className="agenda">
        {items.map((item) => (
          <AgendaItem key={item.id} meeting={meeting} viewer={inside ? viewer : null} item={item} />
        ))}
      </ol>
      <OffAgenda meeting={meeting} />
      {inside && viewer.role === 'secretariat' && adds && running && <AddItems meeting={meeting} viewer={viewer} />}
    </section>
  );
}

interface ItemProps {
  readonly meeting: MeetingView;
  readonly viewer: Party | null;
  readonly item: MeetingItem;
}

function AgendaItem({ meeting, viewer, item }: ItemProps): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  const words = pages.meetings;
  const { state, acts, access } = meeting;
  const can = (type: string): boolean =>
    acts.some((act) => act.type === type && act.item === item.id && act.obstacles.length === 0);
  const [controls] = useState(() => ({ toMeeting: otherMeeting(state) }));
  const mine = access[item.id] ?? 'open';
  const outcome = item.conclusions.at(-1)?.outcome ?? item.published?.outcome;
  const place = openItems(state).findIndex(({ id }) => id === item.id) + 1;
  return (
    <li className="agenda-item">
      <p className="method-meta">
        {item.number !== undefined && <span className="case-number">{item.number}</span>}
        <span>{wordFor(words.kinds, item.kind)}</span>
        {outcome !== undefined && <Tag className="tag">{wordFor(casework.choices, outcome)}</Tag>}
      </p>
      <h3 className="method-title">
        {item.number === undefined ? (
          item.title
        ) : (
          <Link to="/metoder/$number" params={{ number: item.number }}>
            {item.title}
          </Link>
        )}
      </h3>
      {item.movedFrom !== undefined && (
        <p className="hint">
          <Link to="/moter/$id" params={{ id: item.movedFrom.meeting }}>
            {words.movedFrom({ date: format.date(item.movedFrom.date ?? '') })}
          </Link>
        </p>
      )}
      {item.text !== undefined && <p className="prose">{item.text}</p>}
      {viewer !== null && mine !== 'open' && (
        <Alert data-color={mine === 'withheld' ? 'danger' : 'warning'}>
          <p>{words.access[mine]}</p>
          {mine === 'withheld' && <p>{words.interestText}</p>}
        </Alert>
      )}
      {viewer !== null && item.kind !== 'information' && <Interests meeting={meeting} viewer={viewer} item={item} />}
      {viewer !== null && state.form === 'written' && <Answers meeting={meeting} viewer={viewer} item={item} />}
      {viewer !== null && mine === 'open' && item.kind !== 'information' && state.phase !== 'planned' && (
        <Proposals meeting={meeting} viewer={viewer} item={item} />
      )}
      {viewer !== null && (can('moveItem') || can('withdrawItem')) && (
        <details className="meeting-part">
          <summary>{words.editItem}</summary>
          {can('moveItem') && (
            <MeetingAct
              meeting={meeting}
              viewer={viewer}
              type="moveItem"
              target={{ item: item.id }}
              prefill={{ itemPosition: place }}
            />
          )}
          {can('transferItem') && (
            <MeetingAct meeting={meeting} viewer={viewer} type="transferItem" target={{ item: item.id }} controls={controls} />
          )}
          {can('withdrawItem') && <MeetingAct meeting={meeting} viewer={viewer} type="withdrawItem" target={{ item: item.id }} />}
        </details>
      )}
      {viewer !== null &&
        item.kind !== 'information' &&
        mine === 'open' &&
        (viewer.role === 'secretariat' || isLeader(meeting, viewer)) && (
          <p>
            <Link to="/arbeid/$id" params={{ id: item.id }}>
              {words.caseLink}
            </Link>
          </p>
        )}
    </li>
  );
}

/** What was withdrawn, or moved to another meeting, with the reason. */
function OffAgenda({ meeting: { state } }: { readonly meeting: MeetingView }): ReactNode {
  const { pages } = useWords();
  const format = useFormat();
  const words = pages.meetings;
  const off = state.items.filter(({ withdrawn }) => withdrawn !== undefined);
  if (off.length === 0) return null;
  return (
    <section aria-labelledby="tatt-av" className="meeting-part">
      <h3 id="tatt-av">{words.off}</h3>
      <ul>
        {off.map(({ id, number, title, withdrawn, movedTo }) => (
          <li key={id}>
            {[number, title].filter((part) => part !== undefined).join(' ')}:{' '}
            {movedTo === undefined ? (
              words.withdrawn
            ) : (
              <Link to="/moter/$id" params={{ id: movedTo.meeting }}>
                {words.movedTo({ date: format.date(movedTo.date ?? '') })}
              </Link>
            )}
            . {withdrawn}
          </li>
        ))}
      </ul>
    </section>
  );
}

const readyPhases: Readonly<Record<string, readonly string[]>> = {
  beslutningsforum: ['signedOff'],
  bestillerforum: ['registered', 'delivered'],
  written: ['delivered'],
};

/** Cases offered for an agenda at once; others are found by their words. */
const mostOffered = 30;

/** Cases that stand where the forum could take them up; whether one is ready is told by its rules when it is added. */
function AddItems({ meeting, viewer }: { readonly meeting: MeetingView; readonly viewer: Party }): ReactNode {
  const { pages, web } = useWords();
  const words = pages.meetings;
  const { state } = meeting;
  const [sought, setSought] = useState('');
  const query = useDeferredValue(sought.trim());
  const phases = readyPhases[state.form === 'written' ? 'written' : (state.forum ?? '')] ?? [];
  const cases = useQuery(casesQuery({ query, phase: phases.join(',') }));
  const taken = new Set(openItems(state).map(({ id }) => id));
  const ready = (cases.data?.cases ?? []).filter(({ id, number }) => phases.length > 0 && !taken.has(id) && number !== undefined);
  return (
    <section aria-labelledby="sett-opp" className="meeting-part">
      <h3 id="sett-opp">{words.addCase}</h3>
      <p className="hint">{words.addCaseHint}</p>
      {(query !== '' || (cases.data?.total ?? 0) > mostOffered) && (
        <SearchField id="finn-sak" label={web.work.search} value={sought} change={setSought} />
      )}
      {ready.length === 0 && cases.isSuccess && <p>{query === '' ? words.noReadyCases : web.work.none}</p>}
      {ready.slice(0, mostOffered).map(({ id, number = '', title = '' }) => (
        <MeetingAct
          key={id}
          meeting={meeting}
          viewer={viewer}
          type="addCaseItem"
          target={{ item: id }}
          title={words.add({ case: `${number} ${title}` })}
        />
      ))}
      <MeetingAct meeting={meeting} viewer={viewer} type="addItem" />
    </section>
  );
}

function PapersNote({ meeting }: { readonly meeting: MeetingView }): ReactNode {
  const { pages } = useWords();
  const format = useFormat();
  const words = pages.meetings;
  const { state } = meeting;
  const papers = useQuery({ ...papersQuery(state.id), enabled: meeting.acts.length > 0 });
  if (meeting.acts.length === 0 || openItems(state).length === 0) return null;
  const running = ['planned', 'announced', 'open'].includes(state.phase);
  const changed = (running ? (papers.data?.changed ?? []) : []).map((id) => {
    const item = state.items.find((each) => each.id === id);
    return item?.number ?? item?.title ?? id;
  });
  return (
    <section aria-labelledby="sakspapirer" className="block">
      <h2 id="sakspapirer" className="ds-heading" data-size="sm">
        {words.papers}
      </h2>
      <p>
        {words.papersLead} {state.papersIssuedAt !== undefined && words.issued({ time: format.instant(state.papersIssuedAt) })}
      </p>
      {changed.length > 0 && (
        <Alert data-color="warning">
          <p>{words.changed({ items: format.list(changed) })}</p>
        </Alert>
      )}
      <p>
        <Link to="/moter/$id/papirer" params={{ id: state.id }} className="ds-button" data-variant="secondary">
          {words.papersPage}
        </Link>
      </p>
    </section>
  );
}
