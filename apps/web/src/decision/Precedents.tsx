import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { ConstructedTag, OutcomeTag } from '../components/Tags.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { precedentsQuery } from '../implementation/queries.ts';

/** Earlier public decisions near this case, beside the form in which a decision is recorded. */
export function Precedents({ caseId }: { readonly caseId: string }): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.implementation;
  const format = useFormat();
  const found = useQuery(precedentsQuery(caseId));
  const precedents = found.data?.precedents ?? [];
  if (!found.isSuccess) return null;
  return (
    <details className="precedents">
      <summary>{own.precedents}</summary>
      <p className="hint">{precedents.length === 0 ? own.noPrecedents : own.precedentsHint}</p>
      {precedents.length > 0 && (
        <TableScroll label={own.precedents}>
          <table className="ds-table" data-size="sm">
            <caption className="ds-sr-only">{own.precedents}</caption>
            <thead>
              <tr>
                <th scope="col">{own.method}</th>
                <th scope="col">{own.outcome}</th>
                <th scope="col">{own.severityClass}</th>
                <th scope="col">{own.costPerQaly}</th>
                <th scope="col">{own.decided}</th>
              </tr>
            </thead>
            <tbody>
              {precedents.map(
                ({
                  precedent: { number, title, outcome, methodType = '', severityClass, costPerQaly, decidedOn = '', constructed },
                }) => (
                  <tr key={number}>
                    <th scope="row">
                      <Link to="/metoder/$number" params={{ number }}>
                        {title}
                      </Link>{' '}
                      <span className="hint">
                        {number}, {wordFor(casework.choices, methodType)}
                      </span>{' '}
                      {constructed && <ConstructedTag />}
                    </th>
                    <td>
                      <OutcomeTag outcome={outcome} />
                    </td>
                    <td>{severityClass === undefined ? own.notPublic : format.number(severityClass)}</td>
                    <td>{costPerQaly === undefined ? own.notPublic : format.money(costPerQaly)}</td>
                    <td>{format.date(decidedOn)}</td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </TableScroll>
      )}
    </details>
  );
}
