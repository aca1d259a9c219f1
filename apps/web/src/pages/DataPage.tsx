import { Table } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { datasetsQuery } from '../api/queries.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

/** Open data: what can be downloaded, what the columns mean, on which terms, and the way to the API. */
export function DataPage(): ReactNode {
  const { opendata } = useWords().pages;
  const found = useQuery(datasetsQuery);
  return (
    <div className="container page narrow">
      <PageHeading title={opendata.title} />
      <p className="lead">{opendata.lead}</p>
      <p>{opendata.demonstration}</p>
      <section aria-labelledby="last-ned">
        <h2 id="last-ned" className="ds-heading" data-size="md">
          {opendata.download.title}
        </h2>
        {found.data !== undefined ? (
          found.data.datasets.map((dataset) => <Dataset key={dataset.id} dataset={dataset} />)
        ) : found.isError ? (
          <LoadFailure error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Loading />
        )}
        <p className="hint">{opendata.download.guarded}</p>
      </section>
      <section aria-labelledby="lisens" className="prose-section">
        <h2 id="lisens" className="ds-heading" data-size="md">
          {opendata.licenceTitle}
        </h2>
        <p>{opendata.licence}</p>
      </section>
      <section aria-labelledby="journal" className="prose-section">
        <h2 id="journal" className="ds-heading" data-size="md">
          {opendata.journal.heading}
        </h2>
        <p>{opendata.journal.lead}</p>
        <ul>
          <li>
            <a href="/api/journal.xml">{opendata.journal.xml}</a>
          </li>
          <li>
            <a href="/api/journal.json">{opendata.journal.json}</a>
          </li>
        </ul>
      </section>
      <section aria-labelledby="fhir" className="prose-section">
        <h2 id="fhir" className="ds-heading" data-size="md">
          {opendata.fhir.heading}
        </h2>
        <p>{opendata.fhir.lead}</p>
        <ul>
          <li>
            <a href="/fhir/PlanDefinition">{opendata.fhir.plans}</a>
          </li>
          <li>
            <a href="/fhir/ActivityDefinition">{opendata.fhir.activities}</a>
          </li>
          <li>
            <a href="/fhir/metadata">{opendata.fhir.metadata}</a>
          </li>
        </ul>
        <p className="hint">{opendata.fhir.unchecked}</p>
      </section>
      <section aria-labelledby="katalog" className="prose-section">
        <h2 id="katalog" className="ds-heading" data-size="md">
          {opendata.catalogueTitle}
        </h2>
        <p>{opendata.catalogue}</p>
        <ul>
          <li>
            <a href="/api/data/catalogue.ttl">{opendata.turtle}</a>
          </li>
          <li>
            <a href="/api/data/catalogue.jsonld">{opendata.jsonld}</a>
          </li>
        </ul>
      </section>
      <section aria-labelledby="api" className="prose-section">
        <h2 id="api" className="ds-heading" data-size="md">
          {opendata.apiTitle}
        </h2>
        <p>{opendata.apiLead}</p>
        <p>
          <Link to="/data/api">{opendata.apiLink}</Link>
        </p>
      </section>
    </div>
  );
}

interface DatasetProps {
  readonly dataset: { readonly id: string; readonly columns: readonly string[] };
}

function Dataset({ dataset: { id, columns } }: DatasetProps): ReactNode {
  const { opendata } = useWords().pages;
  const known: Readonly<Record<string, { readonly title: string; readonly description: string }>> = opendata.datasets;
  const words = known[id];
  if (words === undefined) return null;
  const { download } = opendata;
  const forms = [
    { name: download.csv, address: `/api/data/${id}.csv` },
    { name: download.excel, address: `/api/data/${id}.csv?for=excel` },
    { name: download.json, address: `/api/data/${id}.json` },
  ];
  return (
    <section aria-labelledby={`datasett-${id}`} className="dataset">
      <h3 id={`datasett-${id}`} className="ds-heading" data-size="sm">
        {words.title}
      </h3>
      <p>{words.description}</p>
      <ul className="download-list">
        {forms.map(({ name, address }) => (
          <li key={address}>
            <a href={address} download>
              {name}
              <span className="ds-sr-only">: {words.title}</span>
            </a>
          </li>
        ))}
      </ul>
      <details className="block">
        <summary>{opendata.columnsTitle({ title: words.title })}</summary>
        <TableScroll label={opendata.columnsTitle({ title: words.title })}>
          <Table data-size="sm">
            <thead>
              <tr>
                <th scope="col">{opendata.column}</th>
                <th scope="col">{opendata.meaning}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map((column) => (
                <tr key={column}>
                  <th scope="row">
                    <code>{column}</code>
                  </th>
                  <td>{wordFor(opendata.columns, column)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </TableScroll>
      </details>
    </section>
  );
}
