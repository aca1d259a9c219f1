import { Button, Select } from '@digdir/designsystemet-react';
import { phases } from '@likeverd/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { getJson, postNothing } from '../api/client.ts';
import { type CaseList, casesQuery, sessionQuery } from '../api/queries.ts';
import { failureText, LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { UnfinishedTexts } from '../drafts/UnfinishedTexts.tsx';
import { SignInFirst } from '../components/SignInFirst.tsx';
import { Choice } from '../forms/Choice.tsx';
import { useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { MeetingWaits } from '../meetings/MeetingWaits.tsx';
import { WaitingInput } from '../participation/WaitingInput.tsx';
import { BulkActs } from '../work/BulkActs.tsx';
import { askedFor, methodTypes, orders, readWorkSearch, type WorkSearch } from '../work/choices.ts';
import { SavedViews } from '../work/SavedViews.tsx';
import { WorkList } from '../work/WorkList.tsx';

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
      <MeetingWaits />
      {viewer.role === 'secretariat' && <WaitingInput />}
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
  const { web, pages, casework } = useWords();
  const search = route.useSearch();
  const { q = '', vis, type = '', fase = '', sorter = 'frist' } = search;
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(q);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const found = useQuery(casesQuery(askedFor(search)));

  const choose = useCallback(
    (changes: Readonly<Record<string, string>>): void => {
      void navigate({
        search: ({ side: _side, ...previous }) => readWorkSearch({ ...previous, ...changes }),
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
  useEffect(() => setTyped(q), [q]);
  useEffect(() => {
    const next = typed.trim();
    if (next === q) return;
    const timer = window.setTimeout(() => choose({ q: next }), searchAfterMilliseconds);
    return () => window.clearTimeout(timer);
  }, [typed, q, choose]);

  const { cases = [], changed = 0, total = 0, page = 1, pageSize = 1 } = found.data ?? {};
  return (
    <>
      <SavedViews search={search} />
      <form role="search" aria-label={web.work.search} className="work-filter" onSubmit={(event) => event.preventDefault()}>
        <SearchField id="sakssok" label={web.work.search} value={typed} change={setTyped} />
        <Choices
          id="type"
          label={pages.work.type}
          value={type}
          change={(value) => choose({ type: value })}
          options={[['', pages.work.any], ...methodTypes.map((each) => [each, wordFor(casework.choices, each)] as const)]}
        />
        <Choices
          id="fase"
          label={pages.work.phase}
          value={fase}
          change={(value) => choose({ fase: value })}
          options={[['', pages.work.any], ...phases.map((each) => [each, wordFor(casework.phases, each)] as const)]}
        />
        <Choices
          id="sorter"
          label={pages.work.order}
          value={sorter}
          change={(value) => choose({ sorter: value })}
          options={orders.map((each) => [each, pages.work.orders[each]] as const)}
        />
        <fieldset className="field inline-choices">
          <legend className="field-label">{web.work.filter}</legend>
          <Choice
            type="radio"
            id="vis-na"
            name="vis"
            label={web.work.filterOpen}
            checked={vis === undefined}
            change={() => choose({ vis: '' })}
          />
          <Choice
            type="radio"
            id="vis-endret"
            name="vis"
            label={pages.work.changed({ count: changed })}
            checked={vis === 'endret'}
            change={() => choose({ vis: 'endret' })}
          />
          <Choice
            type="radio"
            id="vis-alle"
            name="vis"
            label={web.work.filterAll}
            checked={vis === 'alle'}
            change={() => choose({ vis: 'alle' })}
          />
        </fieldset>
      </form>
      {vis === 'endret' && changed > 0 && <SeenAll changed={changed} pageSize={pageSize} />}
      <BulkActs cases={cases.filter(({ id }) => chosen.has(id))} clear={() => setChosen(new Set())} />
      <p role="status" className="count">
        {found.data === undefined ? '' : web.work.count({ count: total })}
      </p>
      {found.isError ? (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Loading />
      ) : cases.length === 0 ? (
        <p className="empty">{vis === undefined && q === '' ? web.work.noneOpen : web.work.none}</p>
      ) : (
        <>
          <p className="hint keyboard-hint">{pages.work.keys}</p>
          <WorkList cases={cases} chosen={chosen} choose={setChosen} />
          <Pages page={page} pages={Math.ceil(total / pageSize)} search={search} />
        </>
      )}
    </>
  );
}

interface ChoicesProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly change: (value: string) => void;
}

function Choices({ id, label, value, options, change }: ChoicesProps): ReactNode {
  return (
    <div className="field">
      <label className="field-label" htmlFor={`valg-${id}`}>
        {label}
      </label>
      <Select id={`valg-${id}`} value={value} onChange={(event) => change(event.target.value)}>
        {options.map(([option, name]) => (
          <Select.Option key={option} value={option}>
            {name}
          </Select.Option>
        ))}
      </Select>
    </div>
  );
}

interface PagesProps {
  readonly page: number;
  readonly pages: number;
  readonly search: WorkSearch;
}

function Pages({ page, pages, search }: PagesProps): ReactNode {
  const { web } = useWords();
  if (pages <= 1) return null;
  const to = (side: number): WorkSearch => readWorkSearch({ ...search, side });
  return (
    <nav aria-label={web.front.pages} className="pages">
      {page > 1 && (
        <Link to="/arbeid" search={to(page - 1)} className="ds-button" data-variant="secondary">
          {web.front.previous}
        </Link>
      )}
      <span>{web.front.page({ page, pages })}</span>
      {page < pages && (
        <Link to="/arbeid" search={to(page + 1)} className="ds-button" data-variant="secondary">
          {web.front.next}
        </Link>
      )}
    </nav>
  );
}

/** Marks everything that is new as seen. */
function SeenAll({ changed, pageSize }: { readonly changed: number; readonly pageSize: number }): ReactNode {
  const words = useWords();
  const queryClient = useQueryClient();
  const [trouble, setTrouble] = useState('');
  const mark = async (): Promise<void> => {
    try {
      // What is seen is no longer new: each time the first page holds the next ones.
      for (let left = changed; left > 0; left -= pageSize) {
        const { cases } = await getJson<CaseList>('/api/cases?show=changed');
        await postNothing('/api/work/looks', { looks: cases.map(({ id, updatedAt }) => ({ id, seenUpTo: updatedAt })) });
      }
      await queryClient.invalidateQueries({ queryKey: ['cases'] });
    } catch (error) {
      setTrouble(failureText(error, words));
    }
  };
  return (
    <p>
      <Button variant="secondary" data-size="sm" onClick={() => void mark()}>
        {words.pages.work.seenAll}
      </Button>
      {trouble !== '' && (
        <span role="alert" className="field-error">
          {trouble}
        </span>
      )}
    </p>
  );
}
