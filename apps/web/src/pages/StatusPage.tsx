import { Table } from '@digdir/designsystemet-react';
import { calendarDaysBetween } from '@likeverd/reference';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { statusQuery } from '../api/queries.ts';
import type { StatusPage as Page } from '../api/types.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { ConstructedTag, OutcomeTag, PhaseTag } from '../components/Tags.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import type { StatusSearch } from '../clock/status-search.ts';

const route = getRouteApi('/status');
const filters = ['phase', 'type', 'field', 'holder', 'outcome'] as const;
type Filter = (typeof filters)[number];

/** Where every registered case stands, filtered, sorted and paged by the server. */
export function StatusPage(): ReactNode {
  const { clock } = useWords().pages;
  const search = route.useSearch();
  const { page = 1, sort = 'updated', reverse, ...chosen } = search;
  // Newest first is the usual way for what changes; from A to Z for the rest.
  const descending = (sort === 'updated') !== (reverse === true);
  const query = new URLSearchParams({ ...chosen, sort, descending: descending ? 'yes' : 'no', page: String(page) });
  const found = useQuery(statusQuery(query.toString()));
  return (
    <div className="container page">
      <PageHeading title={clock.status.title} />
      <p className="lead">{clock.status.lead}</p>
      <p>
        <Link to="/statistikk">{clock.status.statistics}</Link>
      </p>
      {found.data !== undefined && <Choices counts={found.data.counts} />}
      {found.isError ? (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Loading />
      ) : (
        <>
          <p role="status" className="count">
            {clock.status.count({ total: found.data.total })}
          </p>
          {found.data.cases.length === 0 ? <p className="empty">{clock.status.none}</p> : <Cases found={found.data} />}
          <Pages page={page} pages={Math.ceil(found.data.total / found.data.pageSize)} />
        </>
      )}
    </div>
  );
}

function Choices({ counts }: { readonly counts: Page['counts'] }): ReactNode {
  const { casework, pages } = useWords();
  const { clock } = pages;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const id = useId();
  const names: Readonly<Record<Filter, (value: string) => string>> = {
    phase: (value) => wordFor(casework.phases, value),
    type: (value) => wordFor(casework.choices, value),
    field: (value) => value,
    holder: (value) => wordFor(clock.parties, value),
    outcome: (value) => wordFor(casework.choices, value),
  };
  // Where nothing is known there is nothing to choose.
  const offered = filters.filter((filter) => Object.keys(counts[filter]).length > 0);
  const change = (next: StatusSearch): void => {
    const { page: _first, ...rest } = search;
    const kept = Object.entries({ ...rest, ...next }).filter(([, value]) => value !== undefined && value !== '' && value !== false);
    void navigate({ search: Object.fromEntries(kept), replace: true, resetScroll: false });
  };
  return (
    <form aria-label={clock.status.filters} className="status-choices" onSubmit={(event) => event.preventDefault()}>
      {offered.map((filter) => (
        <div key={filter}>
          <label htmlFor={`${id}-${filter}`} className="field-label">
            {clock.status[filter]}
          </label>
          <select
            id={`${id}-${filter}`}
            className="ds-input"
            value={search[filter] ?? ''}
            onChange={(event) => change({ [filter]: event.target.value })}
          >
            <option value="">{clock.status.all}</option>
            {Object.entries(counts[filter]).map(([value, n]) => (
              <option key={value} value={value}>
                {names[filter](value)} ({n})
              </option>
            ))}
          </select>
        </div>
      ))}
      <div>
        <label htmlFor={`${id}-sort`} className="field-label">
          {clock.status.sort}
        </label>
        <select
          id={`${id}-sort`}
          className="ds-input"
          value={search.sort ?? 'updated'}
          onChange={(event) => change({ sort: event.target.value })}
        >
          {Object.entries(clock.status.orders).map(([order, name]) => (
            <option key={order} value={order}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <label className="status-reverse">
        <input type="checkbox" checked={search.reverse === true} onChange={(event) => change({ reverse: event.target.checked })} />{' '}
        {clock.status.descending}
      </label>
    </form>
  );
}

function Cases({ found }: { readonly found: Page }): ReactNode {
  const { casework, pages } = useWords();
  const { clock } = pages;
  const format = useFormat();
  return (
    <TableScroll label={clock.status.title}>
      <Table data-size="sm" className="figure-table status-table">
        <caption className="ds-sr-only">{clock.status.title}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{clock.status.method}</Table.HeaderCell>
            <Table.HeaderCell>{clock.status.type}</Table.HeaderCell>
            <Table.HeaderCell>{clock.status.phase}</Table.HeaderCell>
            <Table.HeaderCell>{clock.status.holder}</Table.HeaderCell>
            <Table.HeaderCell>{clock.status.since}</Table.HeaderCell>
            <Table.HeaderCell>{clock.status.started}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {found.cases.map(({ id, number = '', title = '', methodType, phase, outcome, constructed, holder, startedOn }) => (
            <Table.Row key={id}>
              <Table.HeaderCell scope="row">
                <span className="case-number">{number}</span>{' '}
                <Link to="/metoder/$number" params={{ number }}>
                  {title}
                </Link>{' '}
                {constructed && <ConstructedTag />}
              </Table.HeaderCell>
              <Table.Cell>{methodType === undefined ? '–' : wordFor(casework.choices, methodType)}</Table.Cell>
              <Table.Cell>{outcome === undefined ? <PhaseTag phase={phase} /> : <OutcomeTag outcome={outcome} />}</Table.Cell>
              <Table.Cell>
                {holder === undefined ? '–' : clock.parties[holder.party]}
                {holder !== undefined && holder.party !== 'closed' && (
                  <span className="hint status-detail">{clock.phases[holder.phase]}</span>
                )}
              </Table.Cell>
              <Table.Cell>
                {holder === undefined ? '–' : <time dateTime={holder.since}>{format.date(holder.since)}</time>}
                {holder !== undefined && holder.party !== 'closed' && (
                  <span className="hint status-detail">
                    {clock.status.daysSo({ days: calendarDaysBetween(holder.since, found.today) })}
                  </span>
                )}
              </Table.Cell>
              <Table.Cell>{startedOn === undefined ? '–' : <time dateTime={startedOn}>{format.date(startedOn)}</time>}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </TableScroll>
  );
}

function Pages({ page, pages }: { readonly page: number; readonly pages: number }): ReactNode {
  const { web } = useWords();
  const { page: _page, ...search } = route.useSearch();
  if (pages <= 1) return null;
  const to = (number: number): StatusSearch => ({ ...search, ...(number > 1 ? { page: number } : {}) });
  return (
    <nav aria-label={web.front.pages} className="pages">
      {page > 1 && (
        <Link to="/status" search={to(page - 1)} className="ds-button" data-variant="secondary">
          {web.front.previous}
        </Link>
      )}
      <span>{web.front.page({ page, pages })}</span>
      {page < pages && (
        <Link to="/status" search={to(page + 1)} className="ds-button" data-variant="secondary">
          {web.front.next}
        </Link>
      )}
    </nav>
  );
}
