import type { PublicRelease, ReleaseAudit } from '@likeverd/followup';
import type { ReactNode } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';

/** A release as everyone would see it. */
export function ReleaseTables({ publication }: { readonly publication: PublicRelease }): ReactNode {
  const { pages } = useWords();
  const words = pages.releases;
  const format = useFormat();
  const group = useGroup();
  return (
    <>
      <h3 className="ds-heading" data-size="sm">
        {words.shownAs}
      </h3>
      {publication.tables.map(({ id, title, cells }) => {
        const withOf = cells.some(({ of }) => of !== undefined);
        return (
          <TableScroll key={id} label={title}>
            <table className="ds-table">
              <caption>{title}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.group}</th>
                  <th scope="col">{words.value}</th>
                  {withOf && <th scope="col">{words.of}</th>}
                </tr>
              </thead>
              <tbody>
                {cells.map(({ at, value, of, within }) => (
                  <tr key={JSON.stringify(at)}>
                    <th scope="row">{group(at)}</th>
                    <td>
                      {value === null ? words.suppressed : format.number(value)}
                      {within !== undefined && ` (${words.rounded({ within })})`}
                    </td>
                    {withOf && <td>{of === null || of === undefined ? words.suppressed : format.number(of)}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        );
      })}
      {publication.curves.map(({ id, title, steps }) =>
        steps.length === 0 ? (
          <p key={id}>
            {title}: {words.withheldCurve}
          </p>
        ) : (
          <TableScroll key={id} label={title}>
            <table className="ds-table">
              <caption>{title}</caption>
              <thead>
                <tr>
                  {[words.step, words.atRisk, words.events, words.left, words.survival].map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {steps.map(({ leaves, atRisk, events, left, survival }) => (
                  <tr key={leaves.join()}>
                    <th scope="row">{format.list(leaves)}</th>
                    {[atRisk, events, left].map((count, index) => (
                      <td key={[words.atRisk, words.events, words.left][index]}>{format.number(count)}</td>
                    ))}
                    <td>{format.number(Math.round(survival * 1_000) / 1_000)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        ),
      )}
      {publication.statistics.length > 0 && (
        <ul>
          {publication.statistics.map(({ id, title, figure, people }) => (
            <li key={id}>
              {title}:{' '}
              {'withheld' in figure
                ? words.withheld[figure.withheld]
                : `${figure.relation === '<' ? '< ' : ''}${format.number(figure.value)}${
                    figure.interval === undefined ? '' : ` (${figure.interval.map((end) => format.number(end)).join('–')})`
                  }, ${words.people.toLowerCase()}: ${format.number(people ?? 0)}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What was kept back, why, and where anybody can place it. Only for the room. */
export function ReleaseAuditTable({ audit }: { readonly audit: ReleaseAudit }): ReactNode {
  const { pages } = useWords();
  const words = pages.releases;
  const format = useFormat();
  const group = useGroup();
  const { earlier, checked, hidden, utility } = audit;
  return (
    <>
      <h3 className="ds-heading" data-size="sm">
        {words.audit}
      </h3>
      <p>{words.auditLead({ earlier, checked })}</p>
      <p>{hidden.length === 0 ? words.noneHidden : words.utility(utility)}</p>
      {hidden.length > 0 && (
        <TableScroll label={words.audit}>
          <table className="ds-table">
            <caption>{words.audit}</caption>
            <thead>
              <tr>
                {[words.group, words.truth, words.why, words.interval].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {hidden.map(({ item, at, value, reason, lowest, highest }, index) => (
                <tr key={`${item} ${index.toString()}`}>
                  <th scope="row">
                    {item}: {group(at)}
                  </th>
                  <td>{format.number(value)}</td>
                  <td>{words.reasons[reason]}</td>
                  <td>
                    {highest === null
                      ? words.from({ lowest: format.number(lowest) })
                      : words.between({ lowest: format.number(lowest), highest: format.number(highest) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </>
  );
}

function useGroup(): (at: Readonly<Record<string, string>>) => string {
  const { pages } = useWords();
  const { everyone } = pages.releases;
  return (at) => {
    const parts = Object.entries(at).map(([dimension, code]) => `${dimension}: ${code === '*' ? everyone : code}`);
    return parts.length === 0 ? everyone : parts.join(', ');
  };
}
