import { Table } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { apiDocumentQuery } from '../api/queries.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { type ApiEntry, answerOf, byArea, kindOf } from '../openness/api-document.ts';

/** The limit that the server tells of in `RateLimit`. */
const bulkPerMinute = 60;

/** The API for people: its rules, and every way to ask it, drawn from the document that machines read. */
export function ApiPage(): ReactNode {
  const { opendata } = useWords().pages;
  const format = useFormat();
  const found = useQuery(apiDocumentQuery);
  return (
    <div className="container page narrow">
      <nav className="back">
        <Link to="/data">{opendata.menu}</Link>
      </nav>
      <PageHeading title={opendata.apiTitle} />
      <p className="lead">{opendata.apiLead}</p>
      <ul>
        {opendata.api.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
        <li>{opendata.api.limits({ bulk: format.number(bulkPerMinute) })}</li>
      </ul>
      <p>
        <a href="/api/openapi.json">{opendata.api.document}</a>
      </p>
      <p className="hint">{opendata.api.english}</p>
      {found.data !== undefined ? (
        byArea(found.data).map(({ area, entries }) => (
          <section key={area} aria-labelledby={`omrade-${area}`}>
            <h2 id={`omrade-${area}`} className="ds-heading" data-size="md">
              {wordFor(opendata.api.areas, area)}
            </h2>
            {entries.map((entry) => (
              <Operation key={entry.operationId} entry={entry} />
            ))}
          </section>
        ))
      ) : found.isError ? (
        <LoadFailure error={found.error} retry={() => void found.refetch()} />
      ) : (
        <Loading />
      )}
    </div>
  );
}

function Operation({ entry }: { readonly entry: ApiEntry }): ReactNode {
  const { api } = useWords().pages.opendata;
  const answer = answerOf(entry);
  const body = entry.requestBody?.content['application/json']?.schema;
  const plain = entry.method === 'GET' && !entry.path.includes('{') && entry.tags.includes('Public');
  return (
    <details className="api-operation">
      <summary>
        <code>
          <strong>{entry.method}</strong> {entry.path}
        </code>{' '}
        <span lang="en">{entry.summary}</span>
      </summary>
      {plain && (
        <p>
          <a href={entry.path}>{api.example}</a>
        </p>
      )}
      {entry.parameters !== undefined && entry.parameters.length > 0 && (
        <TableScroll label={`${api.parameters}: ${entry.path}`}>
          <Table data-size="sm">
            <caption>{api.parameters}</caption>
            <thead>
              <tr>
                <th scope="col">{api.parameter}</th>
                <th scope="col">{api.where}</th>
                <th scope="col">{api.about}</th>
              </tr>
            </thead>
            <tbody>
              {entry.parameters.map((parameter) => (
                <tr key={`${parameter.in} ${parameter.name}`}>
                  <th scope="row">
                    <code>{parameter.name}</code>
                  </th>
                  <td>
                    {parameter.in}
                    {parameter.required === true && `, ${api.required}`}
                  </td>
                  <td>
                    <code>{kindOf(parameter)}</code> <span lang="en">{parameter.description}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </TableScroll>
      )}
      {body !== undefined && <Schema title={api.body} schema={body} />}
      {answer !== undefined && <Schema title={`${api.answer}: ${answer.type}`} schema={answer.schema} />}
    </details>
  );
}

function Schema({ title, schema }: { readonly title: string; readonly schema: unknown }): ReactNode {
  return (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <TableScroll label={title}>
        <pre className="api-schema">{JSON.stringify(schema, null, 2)}</pre>
      </TableScroll>
    </>
  );
}
