import { Button } from '@digdir/designsystemet-react';
import { MagnifyingGlassIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { methodsQuery, sessionQuery } from '../api/queries.ts';
import type { FoundMethod } from '../api/types.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { ConstructedTag, OutcomeTag, PhaseTag } from '../components/Tags.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { Filters } from '../openness/Filters.tsx';
import { type FilterSearch, readFilters } from '../openness/filter-search.ts';
import { Snippet } from '../openness/Snippet.tsx';

const route = getRouteApi('/');
const searchAfterMilliseconds = 250;

/** The public front: what this is, search, the list of methods, and how to play a case. */
export function FrontPage(): ReactNode {
  const { web } = useWords();
  return (
    <>
      <div className="hero">
        <div className="container">
          <PageHeading title={web.front.title} />
          <p className="lead">{web.front.lead}</p>
          <SearchBox />
        </div>
      </div>
      <div className="container page front">
        <Methods />
        <Guide />
      </div>
    </>
  );
}

function SearchBox(): ReactNode {
  const { web } = useWords();
  const { q = '', ...others } = route.useSearch();
  const filters = readFilters(others);
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(q);
  const sent = useRef(q);

  // The address is the truth: going back in history puts its words in the box.
  useEffect(() => {
    if (q !== sent.current) {
      sent.current = q;
      setTyped(q);
    }
  }, [q]);

  const search = (query: string): void => {
    const next = query.trim();
    if (next === sent.current) return;
    sent.current = next;
    void navigate({ search: { ...(next === '' ? {} : { q: next }), ...filters }, replace: true, resetScroll: false });
  };

  useEffect(() => {
    const timer = window.setTimeout(() => search(typed), searchAfterMilliseconds);
    return () => window.clearTimeout(timer);
  });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    search(typed);
  };

  return (
    <form role="search" className="search-box" onSubmit={submit}>
      <label htmlFor="metodesok" className="field-label">
        {web.front.search}
      </label>
      <p id="metodesok-hint" className="hint">
        {web.front.searchHint}
      </p>
      <div className="search-row">
        <MagnifyingGlassIcon aria-hidden className="search-icon" />
        <input
          id="metodesok"
          className="ds-input"
          type="search"
          autoComplete="off"
          aria-describedby="metodesok-hint"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {typed !== '' && (
          <Button
            type="button"
            variant="tertiary"
            icon
            className="search-clear"
            aria-label={web.front.clear}
            onClick={() => {
              setTyped('');
              document.getElementById('metodesok')?.focus();
            }}
          >
            <XMarkIcon aria-hidden />
          </Button>
        )}
        <Button type="submit">{web.front.searchButton}</Button>
      </div>
    </form>
  );
}

function Methods(): ReactNode {
  const { web, pages } = useWords();
  const { q = '', page = 1, ...others } = route.useSearch();
  const filters = readFilters(others);
  const navigate = route.useNavigate();
  const found = useQuery(methodsQuery(q, page, filters));
  return (
    <section aria-labelledby="metodeliste" className="methods">
      <div className="section-head">
        <h2 id="metodeliste" className="ds-heading" data-size="md">
          {web.front.results}
        </h2>
        <p role="status" className="count">
          {found.isFetching && found.data === undefined
            ? web.front.searching
            : found.data === undefined
              ? ''
              : web.front.count({ count: found.data.total, query: q })}
        </p>
      </div>
      {found.data !== undefined && (
        <Filters
          search={filters}
          facets={found.data.facets}
          change={(next) => void navigate({ search: { ...(q === '' ? {} : { q }), ...next }, replace: true, resetScroll: false })}
        />
      )}
      <p>
        <Link to="/abonner" search={{ ...(q === '' ? {} : { q }), ...filters }}>
          {pages.subscriptions.menu}
        </Link>
      </p>
      {found.isError ? (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Loading />
      ) : found.data.methods.length === 0 ? (
        <p className="empty">{q === '' && Object.keys(filters).length === 0 ? web.front.empty : web.front.noHits}</p>
      ) : (
        <>
          <ul className="method-list">
            {found.data.methods.map((method) => (
              <MethodLine key={method.id} method={method} />
            ))}
          </ul>
          <Pages page={found.data.page} pages={Math.ceil(found.data.total / found.data.pageSize)} q={q} filters={filters} />
        </>
      )}
    </section>
  );
}

function MethodLine({ method }: { readonly method: FoundMethod }): ReactNode {
  const { web, casework } = useWords();
  const format = useFormat();
  const { number = '', title = '', methodType, phase, outcome, constructed, updatedAt, snippet } = method;
  return (
    <li className="method-card">
      <p className="method-meta">
        <span className="case-number">{number}</span>
        {methodType !== undefined && <span>{wordFor(casework.choices, methodType)}</span>}
        <span>{web.front.updated({ date: format.date(updatedAt.slice(0, 10)) })}</span>
      </p>
      <h3 className="method-title">
        <Link to="/metoder/$number" params={{ number }}>
          {title}
        </Link>
      </h3>
      {snippet !== undefined && <Snippet pieces={snippet} />}
      <p className="tags">
        {outcome === undefined ? <PhaseTag phase={phase} /> : <OutcomeTag outcome={outcome} />}
        {constructed && <ConstructedTag />}
      </p>
    </li>
  );
}

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  readonly q: string;
  readonly filters: FilterSearch;
}

function Pages({ page, pages, q, filters }: PagesProps): ReactNode {
  const { web } = useWords();
  if (pages <= 1) return null;
  const search = (to: number) => ({ ...(q === '' ? {} : { q }), ...filters, ...(to > 1 ? { page: to } : {}) });
  return (
    <nav aria-label={web.front.pages} className="pages">
      {page > 1 && (
        <Link to="/" search={search(page - 1)} className="ds-button" data-variant="secondary">
          {web.front.previous}
        </Link>
      )}
      <span>{web.front.page({ page, pages })}</span>
      {page < pages && (
        <Link to="/" search={search(page + 1)} className="ds-button" data-variant="secondary">
          {web.front.next}
        </Link>
      )}
    </nav>
  );
}

/** Which role does what next, so that a newcomer can play a case to its end. */
function Guide(): ReactNode {
  const { web } = useWords();
  const { data: session } = useQuery(sessionQuery);
  const signedIn = session?.viewer?.role;
  return (
    <section aria-labelledby="spill" className="guide">
      <h2 id="spill" className="ds-heading" data-size="md">
        {web.front.guideTitle}
      </h2>
      <p>{web.front.guideLead}</p>
      <ol className="guide-steps">
        {web.front.guideSteps.map(({ role, title, text, signIn }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
            {signedIn !== role && (
              <a href={`/sign-in?return=${encodeURIComponent(role === 'proposer' ? '/ny?type=forslag' : '/arbeid')}`}>{signIn}</a>
            )}
          </li>
        ))}
      </ol>
      <p className="guide-medicine">{web.front.guideMedicine}</p>
    </section>
  );
}
