import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { Hash } from '../components/Hash.tsx';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { AskRelease } from '../releases/AskRelease.tsx';
import { CheckRelease } from '../releases/CheckRelease.tsx';
import { releaseRequestsQuery, releasesQuery } from '../releases/queries.ts';

const rolesInRoom: ReadonlySet<string> = new Set(['secretariat', 'assessor']);

/** What has left the room, for everyone; what waits to leave it, for those who compile and check. */
export function ReleasesPage(): ReactNode {
  const { pages } = useWords();
  const words = pages.releases;
  const format = useFormat();
  const viewer = useQuery(sessionQuery).data?.viewer ?? null;
  const found = useQuery(releasesQuery);
  return (
    <div className="container page">
      <PageHeading title={words.title} />
      <p className="lead">{words.lead}</p>
      {viewer !== null && rolesInRoom.has(viewer.role) && <Room />}
      <section aria-labelledby="utlevert" className="block">
        <h2 id="utlevert" className="ds-heading" data-size="md">
          {words.published}
        </h2>
        {found.isPending && <Loading />}
        {found.isError && <LoadFailure error={found.error} retry={() => void found.refetch()} />}
        {found.data?.versions.length === 0 && <p className="empty">{words.noneYet}</p>}
        <ul className="method-list">
          {found.data?.versions.map(({ caseId, version, number, title, hash, publishedOn }) => (
            <li key={`${caseId} ${version}`} className="method-card">
              <h3 className="method-title">{title}</h3>
              <p>{words.version({ version, date: format.date(publishedOn) })}</p>
              <p>
                {number !== undefined && (
                  <>
                    <Link to="/metoder/$number" params={{ number }}>
                      {number}
                    </Link>{' '}
                    ·{' '}
                  </>
                )}
                <a href={`/api/releases/${caseId}/${version}.csv`} download aria-label={`CSV, ${words.files({ title })}`}>
                  CSV
                </a>{' '}
                ·{' '}
                <a href={`/api/releases/${caseId}/${version}.json`} aria-label={`JSON, ${words.files({ title })}`}>
                  JSON
                </a>
              </p>
              <p className="hint">
                {words.hash}: <Hash value={hash} />
              </p>
            </li>
          ))}
        </ul>
        <p className="hint">{words.licence}</p>
      </section>
    </div>
  );
}

function Room(): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.releases;
  const format = useFormat();
  const [opened, setOpened] = useState<string>();
  const found = useQuery(releaseRequestsQuery);
  if (opened !== undefined) return <CheckRelease id={opened} back={() => setOpened(undefined)} />;
  return (
    <section aria-labelledby="foresporsler" className="block">
      <h2 id="foresporsler" className="ds-heading" data-size="md">
        {words.room}
      </h2>
      <p>{words.roomLead}</p>
      {found.isPending && <Loading />}
      {found.isError && <LoadFailure error={found.error} retry={() => void found.refetch()} />}
      {found.data?.requests.length === 0 && <p className="empty">{words.noRequests}</p>}
      <ul className="method-list">
        {found.data?.requests.map(({ id, title, askedAt, askedBy, own, decision }) => (
          <li key={id} className="method-card">
            <h3 className="method-title">{title}</h3>
            <p>
              {words.askedBy({
                who: wordFor(casework.organisations, askedBy.organisation),
                date: format.date(askedAt.slice(0, 10)),
              })}
            </p>
            <p>
              <strong>{decision === undefined ? (own ? words.own : words.waiting) : words.decisions[decision]}</strong>
            </p>
            <Button
              type="button"
              variant="secondary"
              data-size="sm"
              onClick={() => setOpened(id)}
              aria-label={`${words.open}: ${title}`}
            >
              {words.open}
            </Button>
          </li>
        ))}
      </ul>
      <AskRelease />
    </section>
  );
}
