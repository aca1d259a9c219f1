import { Alert } from '@digdir/designsystemet-react';
import { deliversData } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { Hash } from '../components/Hash.tsx';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { type Delivery, deliveryQuery } from '../registers/api.ts';
import { FaultTable } from '../registers/FaultTable.tsx';
import { SendFiles } from '../registers/SendFiles.tsx';

const colours = { receiving: 'info', submitted: 'info', accepted: 'success', quarantined: 'danger' } as const;

/** One delivery: what became of it, and the report to its deliverer. */
export function DeliveryPage(): ReactNode {
  const { pages } = useWords();
  const text = pages.deliveries;
  const { id } = useParams({ from: '/leveranser/$id' });
  const found = useQuery(deliveryQuery(id));
  const session = useQuery(sessionQuery);
  if (found.isError) return <LoadFailure error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading />;
  const { state, register, version, report, organisation } = found.data;
  const viewer = session.data?.viewer ?? null;
  const own = viewer !== null && deliversData(viewer) && viewer.organisation === organisation;
  return (
    <div className="container page">
      <PageHeading title={text.deliveryTitle({ register: wordFor(text.registers, register) })} />
      <p>
        <Link to="/leveranser">{text.back}</Link>
      </p>
      <div role="status">
        <Alert data-color={colours[state]}>{text.outcomes[state]({ version: String(version ?? '') })}</Alert>
      </div>
      {state === 'receiving' && own && <SendFiles delivery={id} person={viewer.person} />}
      {report !== null && <Report delivery={found.data} report={report} />}
    </div>
  );
}

function Report({
  delivery,
  report,
}: {
  readonly delivery: Delivery;
  readonly report: NonNullable<Delivery['report']>;
}): ReactNode {
  const { pages } = useWords();
  const format = useFormat();
  const text = pages.deliveries;
  const { faults, counts, explained, tables, files, unchecked } = report;
  const rows = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {faults.length > 0 && (
        <section aria-labelledby="feil">
          <h2 id="feil" className="ds-heading" data-size="md">
            {text.faultsTitle({ count: format.number(rows) })}
          </h2>
          {rows > faults.length && <p>{text.faultsListed({ listed: format.number(faults.length) })}</p>}
          <FaultTable label={text.faultsTitle({ count: format.number(rows) })} faults={faults} counts={counts} />
          <p className="button-row">
            <a href={`/api/deliveries/${delivery.id}/report.csv`} download>
              {text.reportCsv}
            </a>{' '}
            <a href={`/api/deliveries/${delivery.id}`}>{text.reportJson}</a>
          </p>
        </section>
      )}
      {explained.length > 0 && (
        <section aria-labelledby="forklart">
          <h2 id="forklart" className="ds-heading" data-size="md">
            {text.explainedTitle}
          </h2>
          <p>{delivery.explanation}</p>
          <FaultTable label={text.explainedTitle} faults={explained} counts={[]} />
        </section>
      )}
      {tables.length > 0 && (
        <section aria-labelledby="tabeller">
          <h2 id="tabeller" className="ds-heading" data-size="md">
            {text.tablesTitle}
          </h2>
          <TableScroll label={text.tablesTitle}>
            <table className="ds-table">
              <thead>
                <tr>
                  <th scope="col">{text.table}</th>
                  <th scope="col">{text.rows}</th>
                  <th scope="col">{text.content}</th>
                </tr>
              </thead>
              <tbody>
                {tables.map((each) => (
                  <tr key={each.table}>
                    <th scope="row">{each.table}</th>
                    <td>{format.number(each.rows)}</td>
                    <td>{each.content === undefined ? '–' : <Hash value={each.content} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </section>
      )}
      {unchecked.length > 0 && <p className="hint">{text.unchecked({ columns: unchecked.join(', ') })}</p>}
      {files.some(({ sha256 }) => sha256 !== '') && (
        <section aria-labelledby="filer">
          <h2 id="filer" className="ds-heading" data-size="md">
            {text.sentTitle}
          </h2>
          <ul>
            {files.map(({ name, bytes, sha256 }) => (
              <li key={name}>
                {name} ({text.bytes({ bytes: format.number(bytes) })}) <Hash value={sha256} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
