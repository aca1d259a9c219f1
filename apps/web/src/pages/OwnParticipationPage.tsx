import { type ParticipationState, participantStanding } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sessionQuery, type TakingPart, takingPartQuery } from '../api/queries.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { SignInFirst } from '../components/SignInFirst.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { WaitingInput } from '../participation/WaitingInput.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

/** What someone takes part in, across cases: what waits for them, what they were told, and their input with what came of it. */
export function OwnParticipationPage(): ReactNode {
  const { pages } = useWords();
  const words = pages.participation;
  const session = useQuery(sessionQuery);
  const viewer = session.data?.viewer ?? null;
  const found = useQuery({ ...takingPartQuery, enabled: viewer !== null });
  if (session.isPending) return <Loading />;
  if (viewer === null) return <SignInFirst title={words.page.title} text={words.page.signInText} />;
  return (
    <div className="container page participation">
      <PageHeading title={words.page.title} />
      {viewer.role === 'secretariat' && <WaitingInput />}
      {found.isError ? (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Loading />
      ) : found.data.cases.length === 0 ? (
        <p className="empty">{words.own.nothing}</p>
      ) : (
        <>
          <Cases cases={found.data.cases} organisation={viewer.organisation} />
          <News cases={found.data.cases} />
        </>
      )}
    </div>
  );
}

function Cases({ cases, organisation }: { readonly cases: readonly TakingPart[]; readonly organisation: string }): ReactNode {
  const { pages } = useWords();
  const words = pages.participation.own;
  return (
    <section aria-labelledby="saker">
      <h2 id="saker" className="ds-heading" data-size="sm">
        {words.cases}
      </h2>
      <ul className="method-list">
        {cases.map(({ id, number, title, participation }) => (
          <li key={id} className="method-card" data-open={waits(participation, organisation)}>
            <p className="method-meta">
              <span className="case-number">{number}</span>
            </p>
            <h3 className="method-title">
              <Link to="/medvirkning/$id" params={{ id }}>
                {title}
              </Link>
            </h3>
            <Counts participation={participation} organisation={organisation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function requestsTo({ participants }: ParticipationState, organisation: string): number {
  return participants.filter(
    (each) =>
      (each.account === organisation && participantStanding(each) === 'asked') ||
      (each.employer === organisation && participantStanding(each) === 'awaitsRelease'),
  ).length;
}

function openQuestions({ questions }: ParticipationState): number {
  return questions.filter(({ answer }) => answer === undefined).length;
}

function waits(participation: ParticipationState, organisation: string): boolean {
  return openQuestions(participation) > 0 || requestsTo(participation, organisation) > 0;
}

function Counts({
  participation,
  organisation,
}: {
  readonly participation: ParticipationState;
  readonly organisation: string;
}): ReactNode {
  const { pages } = useWords();
  const words = pages.participation.own;
  const [questions, requests] = [openQuestions(participation), requestsTo(participation, organisation)];
  const given = participation.inputs.filter(({ id }) => id !== undefined);
  const lines = [
    ...(questions > 0 ? [words.openQuestions({ count: questions })] : []),
    ...(requests > 0 ? [words.openRequests({ count: requests })] : []),
    ...(given.length > 0
      ? [words.ownInputs({ given: given.length, answered: given.filter(({ disposition }) => disposition !== undefined).length })]
      : []),
  ];
  return <p>{lines.join(' · ')}</p>;
}

function News({ cases }: { readonly cases: readonly TakingPart[] }): ReactNode {
  const { pages } = useWords();
  const words = pages.participation.own;
  const format = useFormat();
  const notices = cases
    .flatMap(({ number, title, notices: own }) => own.map((notice) => ({ ...notice, number, title })))
    .toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt));
  return (
    <section aria-labelledby="beskjeder">
      <h2 id="beskjeder" className="ds-heading" data-size="sm">
        {words.news}
      </h2>
      {notices.length === 0 && <p>{words.noNews}</p>}
      <ul>
        {notices.map(({ id, kind, caseId, number, title, recordedAt }) => (
          <li key={id}>
            <time dateTime={recordedAt}>{format.instant(recordedAt)}</time>: {words.notices[kind]},{' '}
            <Link to="/medvirkning/$id" params={{ id: caseId }}>
              {[number, title].filter((part) => part !== undefined).join(' ')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
