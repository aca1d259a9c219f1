import { Button, Input, Tag } from '@digdir/designsystemet-react';
import { actsOf } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { miniHtasQuery, sessionQuery } from '../api/queries.ts';
import type { MiniHtaLine } from '../api/types.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { ConstructedTag, PhaseTag } from '../components/Tags.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

const route = getRouteApi('/mini-metodevurderinger');

/** The national database of hospitals' own assessments: search, list and file. */
export function MiniHtaListPage(): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.miniHta;
  const { q = '', side = 1 } = route.useSearch();
  const viewer = useQuery(sessionQuery).data?.viewer ?? null;
  const found = useQuery(miniHtasQuery(q, side));
  return (
    <div className="container page">
      <PageHeading title={words.title} />
      <p className="lead">{words.lead}</p>
      {viewer !== null && actsOf(viewer.role).includes('startMiniHta') ? (
        <p>
          <Link to="/ny" search={{ type: 'mini' }} className="ds-button" data-variant="primary">
            {casework.acts.startMiniHta.title}
          </Link>
        </p>
      ) : (
        <p>{words.whoStarts}</p>
      )}
      <Search key={q} query={q} />
      {found.isError ? (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Loading />
      ) : (
        <section aria-labelledby="mini-liste" className="methods">
          <div className="section-head">
            <h2 id="mini-liste" className="ds-heading" data-size="md">
              {words.count({ count: found.data.total })}
            </h2>
            <a className="ds-link" href={`/api/mini-hta.csv?${new URLSearchParams({ query: q }).toString()}`} download>
              {words.download}
            </a>
          </div>
          {found.data.assessments.length === 0 ? (
            <p className="empty">{q === '' ? words.none : words.empty}</p>
          ) : (
            <ul className="method-list">
              {found.data.assessments.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </ul>
          )}
          <Pages page={side} pages={Math.ceil(found.data.total / found.data.pageSize)} q={q} />
        </section>
      )}
    </div>
  );
}

function Search({ query }: { readonly query: string }): ReactNode {
  const { pages } = useWords();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(query);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const q = typed.trim();
    void navigate({ search: q === '' ? {} : { q } });
  };
  return (
    <form role="search" className="search-box" onSubmit={submit}>
      <label htmlFor="minisok" className="field-label">
        {pages.miniHta.search}
      </label>
      <div className="search-row">
        <Input id="minisok" type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Button type="submit">{pages.miniHta.searchButton}</Button>
      </div>
    </form>
  );
}

function Line({ line }: { readonly line: MiniHtaLine }): ReactNode {
  const { casework, pages } = useWords();
  const format = useFormat();
  const { id, title, methodType, trust, department, phase, outcome, updatedAt, constructed } = line;
  return (
    <li className="method-card">
      <p className="method-meta">
        <span>{wordFor(casework.choices, methodType)}</span>
        <span>
          {wordFor(casework.organisations, trust)}, {department}
        </span>
        <span>{pages.miniHta.updated({ date: format.date(updatedAt.slice(0, 10)) })}</span>
      </p>
      <h3 className="method-title">
        <Link to="/mini-metodevurderinger/$id" params={{ id }}>
          {title}
        </Link>
      </h3>
      <p className="tags">
        {outcome === undefined ? (
          phase === 'closed' ? (
            <PhaseTag phase={phase} />
          ) : (
            <Tag data-color="neutral" className="tag">
              {pages.miniHta.begun}
            </Tag>
          )
        ) : (
          <strong>{wordFor(casework.choices, outcome)}</strong>
        )}
        {constructed && <ConstructedTag />}
      </p>
    </li>
  );
}

function Pages({ page, pages: last, q }: { readonly page: number; readonly pages: number; readonly q: string }): ReactNode {
  const { pages } = useWords();
  if (last <= 1) return null;
  const search = (to: number) => ({ ...(q === '' ? {} : { q }), ...(to > 1 ? { side: to } : {}) });
  return (
    <nav aria-label={pages.miniHta.pages} className="pages">
      {page > 1 && (
        <Link to="/mini-metodevurderinger" search={search(page - 1)} className="ds-button" data-variant="secondary">
          {pages.miniHta.previous}
        </Link>
      )}
      {page < last && (
        <Link to="/mini-metodevurderinger" search={search(page + 1)} className="ds-button" data-variant="secondary">
          {pages.miniHta.next}
        </Link>
      )}
    </nav>
  );
}
