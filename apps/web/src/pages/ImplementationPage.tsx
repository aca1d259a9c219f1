import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FormEvent, ReactNode } from 'react';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { ConstructedTag, OutcomeTag } from '../components/Tags.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { overviewQuery } from '../implementation/queries.ts';
import { PageHeading } from '../layout/PageHeading.tsx';

const route = getRouteApi('/innforing');

/** What became of every decision: informed, confirmed, introduced, guidelines still to be revised. */
export function ImplementationPage(): ReactNode {
  const { pages } = useWords();
  const own = pages.implementation;
  const format = useFormat();
  const { q = '', page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const found = useQuery(overviewQuery(q, page));
  const search = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('q');
    const words = typeof typed === 'string' ? typed.trim() : '';
    void navigate({ search: words === '' ? {} : { q: words } });
  };
  return (
    <div className="container page">
      <PageHeading title={own.title} />
      <p className="lead">{own.lead}</p>
      <p>
        <Link to="/studier">{own.trials.title}</Link>
      </p>
      <form role="search" className="plain-search" onSubmit={search} key={q}>
        <label htmlFor="innforingssok" className="ds-sr-only">
          {own.search}
        </label>
        <input id="innforingssok" className="ds-input" type="search" name="q" defaultValue={q} placeholder={own.search} />
        <Button type="submit">{own.searchButton}</Button>
      </form>
      {found.isPending && <Loading />}
      {found.isError && <LoadFailure error={found.error} retry={() => void found.refetch()} />}
      {found.data !== undefined &&
        (found.data.methods.length === 0 ? (
          <p className="empty">{q === '' ? own.none : own.noneFound}</p>
        ) : (
          <>
            <p role="status">{own.count({ total: format.number(found.data.total) })}</p>
            <Overview methods={found.data.methods} />
            <nav className="button-row">
              {page > 1 && (
                <Link
                  to="/innforing"
                  search={{ ...(q === '' ? {} : { q }), page: page - 1 }}
                  className="ds-button"
                  data-variant="secondary"
                >
                  {own.previous}
                </Link>
              )}
              {page * found.data.pageSize < found.data.total && (
                <Link
                  to="/innforing"
                  search={{ ...(q === '' ? {} : { q }), page: page + 1 }}
                  className="ds-button"
                  data-variant="secondary"
                >
                  {own.next}
                </Link>
              )}
            </nav>
          </>
        ))}
    </div>
  );
}

type Methods = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof overviewQuery>['queryFn']>>>>['methods'];

function Overview({ methods }: { readonly methods: Methods }): ReactNode {
  const { pages } = useWords();
  const own = pages.implementation;
  const format = useFormat();
  return (
    <TableScroll label={own.table}>
      <table className="ds-table" data-size="sm">
        <caption className="ds-sr-only">{own.table}</caption>
        <thead>
          <tr>
            <th scope="col">{own.method}</th>
            <th scope="col">{own.outcome}</th>
            <th scope="col">{own.validFrom}</th>
            <th scope="col">{own.informed}</th>
            <th scope="col">{own.inUse}</th>
            <th scope="col">{own.silent}</th>
            <th scope="col">{own.flags}</th>
          </tr>
        </thead>
        <tbody>
          {methods.map(
            ({ number, title, constructed, supersededBy, implementation: { outcome, allowsUse, validFrom, regions, flags } }) => {
              const sum = (count: (region: (typeof regions)[number]) => number): number =>
                regions.reduce((total, region) => total + count(region), 0);
              const trusts = sum((region) => region.trusts);
              const of = (count: number): string =>
                allowsUse ? own.of({ count: format.number(count), of: format.number(trusts) }) : own.notApplicable;
              return (
                <tr key={number}>
                  <th scope="row">
                    <Link to="/metoder/$number" params={{ number }}>
                      {title}
                    </Link>{' '}
                    <span className="hint">{number}</span> {constructed && <ConstructedTag />}
                    {supersededBy !== undefined && <p className="hint">{own.supersededBy({ number: supersededBy })}</p>}
                  </th>
                  <td>
                    <OutcomeTag outcome={outcome} />
                  </td>
                  <td className="one-line">{format.date(validFrom ?? '')}</td>
                  <td>
                    {own.regions({
                      count: format.number(regions.filter(({ informed }) => informed).length),
                      of: format.number(regions.length),
                    })}
                  </td>
                  <td>{of(sum((region) => region.inUse))}</td>
                  <td>{of(sum((region) => region.silent))}</td>
                  <td>{format.number(flags.length)}</td>
                </tr>
              );
            },
          )}
        </tbody>
      </table>
    </TableScroll>
  );
}
