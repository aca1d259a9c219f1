import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { casesQuery, sessionQuery } from '../api/queries.ts';
import type { CaseSummary } from '../api/types.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { UnfinishedTexts } from '../drafts/UnfinishedTexts.tsx';
import { SignInFirst } from '../components/SignInFirst.tsx';
import { ConstructedTag, PhaseTag } from '../components/Tags.tsx';
import { Choice } from '../forms/Choice.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

const route = getRouteApi('/arbeid');
const searchAfterMilliseconds = 250;

/** What the signed-in role has to do, most urgent first. */
export function WorkPage(): ReactNode {
  const { web, casework, pages } = useWords();
  const session = useQuery(sessionQuery);
  const viewer = session.data?.viewer ?? null;
  if (session.isPending) return <Loading />;
  if (viewer === null) return <SignInFirst title={web.work.signInTitle} text={web.work.signInText} />;
  const mayStart = viewer.role === 'proposer' || viewer.role === 'supplier';
  return (
    <div className="container page">
      <div className="page-head">
        <div>
          <PageHeading title={web.work.title} />
          <p className="lead">
            {web.work.lead({
              who: [...new Set([casework.roles[viewer.role], wordFor(casework.organisations, viewer.organisation)])].join(', '),
            })}
          </p>
        </div>
        {mayStart && (
          <Link to="/ny" className="ds-button" data-variant="primary">
            {web.work.start}
          </Link>
        )}
      </div>
      <Cases />
      <UnfinishedTexts />
      {viewer.role === 'secretariat' && (
        <p>
          <Link to="/beslutningsliste">{pages.portfolio.heading}</Link>
        </p>
      )}
    </div>
  );
}

function Cases(): ReactNode {
  const { web } = useWords();
  const { q = '', vis } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(q);
  const found = useQuery(casesQuery(q));
  const all = vis === 'alle';

  useEffect(() => {
    const next = typed.trim();
    if (next === q) return;
    const timer = window.setTimeout(() => {
      void navigate({
        search: (previous) => ({
          ...(previous.vis === undefined ? {} : { vis: previous.vis }),
          ...(next === '' ? {} : { q: next }),
        }),
        replace: true,
        resetScroll: false,
      });
    }, searchAfterMilliseconds);
    return () => window.clearTimeout(timer);
  }, [typed, q, navigate]);

  const show = (everything: boolean): void => {
    void navigate({
      search: { ...(q === '' ? {} : { q }), ...(everything ? { vis: 'alle' as const } : {}) },
      replace: true,
      resetScroll: false,
    });
  };

  const cases = (found.data?.cases ?? []).filter((each) => all || each.openActs.length > 0);
  return (
    <>
      <form role="search" aria-label={web.work.search} className="work-filter" onSubmit={(event) => event.preventDefault()}>
        <div className="field">
          <label className="field-label" htmlFor="sakssok">
            {web.work.search}
          </label>
          <input
            id="sakssok"
            className="ds-input"
            type="search"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <fieldset className="field inline-choices">
          <legend className="field-label">{web.work.filter}</legend>
          <Choice type="radio" id="vis-na" name="vis" label={web.work.filterOpen} checked={!all} change={() => show(false)} />
          <Choice type="radio" id="vis-alle" name="vis" label={web.work.filterAll} checked={all} change={() => show(true)} />
        </fieldset>
      </form>
      <p role="status" className="count">
        {found.data === undefined ? '' : web.work.count({ count: cases.length })}
      </p>
      {found.isError ? (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Loading />
      ) : cases.length === 0 ? (
        <p className="empty">{all || q !== '' ? web.work.none : web.work.noneOpen}</p>
      ) : (
        <ul className="method-list">
          {cases.map((each) => (
            <CaseLine key={each.id} summary={each} />
          ))}
        </ul>
      )}
    </>
  );
}

function CaseLine({ summary }: { readonly summary: CaseSummary }): ReactNode {
  const { web, casework } = useWords();
  const format = useFormat();
  const { id, number, title, methodType, phase, constructed, updatedAt, openActs } = summary;
  return (
    <li className="method-card" data-open={openActs.length > 0}>
      <p className="method-meta">
        <span className="case-number">{number ?? web.work.noNumber}</span>
        {methodType !== undefined && <span>{wordFor(casework.choices, methodType)}</span>}
        <span>{web.front.updated({ date: format.instant(updatedAt) })}</span>
      </p>
      <h2 className="method-title">
        <Link to="/arbeid/$id" params={{ id }}>
          {title ?? web.work.untitled}
        </Link>
      </h2>
      <p className="tags">
        <PhaseTag phase={phase} />
        {constructed && <ConstructedTag />}
      </p>
      <p className="can-do">
        {openActs.length === 0 ? (
          web.work.nothing
        ) : (
          <>
            <strong>{web.work.canDo}:</strong>{' '}
            {openActs.map((act) => casework.acts[act as keyof typeof casework.acts].title).join(' · ')}
          </>
        )}
      </p>
    </li>
  );
}
