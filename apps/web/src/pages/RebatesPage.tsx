import { Alert, Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { publishRebates, rebatesQuery } from '../api/disclosure.ts';
import { sessionQuery } from '../api/queries.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

const publishers: readonly string[] = ['secretariat', 'negotiator'];

/** Rebates by therapeutic area, as they were published: with the definition beside, and what keeps them from telling of a price. */
export function RebatesPage(): ReactNode {
  const { pages } = useWords();
  const format = useFormat();
  const words = pages.disclosure.rebates;
  const found = useQuery(rebatesQuery);
  const viewer = useQuery(sessionQuery).data?.viewer ?? null;
  if (found.isError) return <LoadFailure error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading />;
  const { rebates } = found.data;
  return (
    <div className="container page narrow">
      <PageHeading title={words.title} />
      <p className="lead">{words.lead}</p>
      <p>{words.definition}</p>
      {rebates.length === 0 ? (
        <Alert data-color="info">{words.none}</Alert>
      ) : (
        <TableScroll label={words.title}>
          <table className="ds-table">
            <caption className="ds-sr-only">{words.title}</caption>
            <thead>
              <tr>
                <th scope="col">{words.area}</th>
                <th scope="col">{words.publishedOn}</th>
                <th scope="col">{words.number}</th>
                <th scope="col">{words.lowerQuartile}</th>
                <th scope="col">{words.median}</th>
                <th scope="col">{words.upperQuartile}</th>
              </tr>
            </thead>
            <tbody>
              {rebates.map(({ area, publishedOn, number, lowerQuartile, median, upperQuartile }) => (
                <tr key={`${area} ${publishedOn}`}>
                  <th scope="row">{wordFor(words.areas, area)}</th>
                  <td>{format.date(publishedOn)}</td>
                  <td>{format.number(number)}</td>
                  <td>{format.percent(lowerQuartile, 0)}</td>
                  <td>{format.percent(median, 0)}</td>
                  <td>{format.percent(upperQuartile, 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {viewer !== null && publishers.includes(viewer.role) && <Publish />}
    </div>
  );
}

function Publish(): ReactNode {
  const { pages } = useWords();
  const words = pages.disclosure.rebates;
  const queryClient = useQueryClient();
  const publish = useMutation({
    mutationFn: publishRebates,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: rebatesQuery.queryKey }),
  });
  return (
    <section aria-labelledby="offentliggjor">
      <h2 id="offentliggjor" className="ds-heading" data-size="sm">
        {words.publishTitle}
      </h2>
      <p>{words.publishText}</p>
      <Button
        type="button"
        aria-disabled={publish.isPending}
        onClick={() => {
          if (!publish.isPending) publish.mutate();
        }}
      >
        {words.publish}
      </Button>
      <div role="status">
        {publish.isError && <Alert data-color="danger">{words.failed}</Alert>}
        {publish.data !== undefined && (
          <ul>
            {publish.data.areas.map(({ area, status, reason }) => (
              <li key={area}>
                {wordFor(words.areas, area)}: {wordFor(words.outcomes, reason ?? status)}
              </li>
            ))}
            {publish.data.areas.length === 0 && <li>{words.nothing}</li>}
          </ul>
        )}
      </div>
    </section>
  );
}
