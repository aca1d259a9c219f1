import { regionalHealthAuthorities, type Use } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import type { PublishedCount, PublishedUse } from './queries.ts';

/** Patients by region and quarter as the public may see them. */
export function PublishedUseTable({ use }: { readonly use: readonly PublishedUse[] }): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.implementation;
  const format = useFormat();
  const shown = (count: PublishedCount | undefined): string => (typeof count === 'number' ? format.number(count) : own.suppressed);
  if (use.length === 0) return null;
  return (
    <>
      <h3 className="ds-heading" data-size="xs">
        {own.use}
      </h3>
      <p className="hint">{own.useHint}</p>
      <TableScroll label={own.use}>
        <table className="ds-table" data-size="sm">
          <caption className="ds-sr-only">{own.use}</caption>
          <thead>
            <tr>
              <th scope="col">{own.quarter}</th>
              {regionalHealthAuthorities.map((region) => (
                <th key={region} scope="col">
                  {wordFor(casework.organisations, region)}
                </th>
              ))}
              <th scope="col">{own.whole}</th>
            </tr>
          </thead>
          <tbody>
            {use.map(({ period, patients, total }) => (
              <tr key={period}>
                <th scope="row">{period}</th>
                {patients === undefined ? (
                  <td colSpan={regionalHealthAuthorities.length + 1}>{own.waiting}</td>
                ) : (
                  <>
                    {regionalHealthAuthorities.map((region, index) => (
                      <td key={region}>{shown(patients[index])}</td>
                    ))}
                    <td>{shown(total)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}

/** Use as trusts have reported it, as far as the viewer may see it. */
export function ReportedUseTable({ use }: { readonly use: readonly Use[] }): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.implementation;
  const format = useFormat();
  if (use.length === 0) return null;
  return (
    <TableScroll label={own.ownUse}>
      <table className="ds-table" data-size="sm">
        <caption>{own.ownUse}</caption>
        <thead>
          <tr>
            <th scope="col">{own.quarter}</th>
            <th scope="col">{own.trust}</th>
            <th scope="col">{own.patients}</th>
            <th scope="col">{own.packs}</th>
            <th scope="col">{own.cost}</th>
          </tr>
        </thead>
        <tbody>
          {use
            .toSorted((one, other) => other.period.localeCompare(one.period) || one.trust.localeCompare(other.trust))
            .map(({ period, trust, patients, packs, cost }) => (
              <tr key={`${period} ${trust}`}>
                <th scope="row">{period}</th>
                <td>{wordFor(casework.organisations, trust)}</td>
                <td>{patients === undefined ? '–' : format.number(patients)}</td>
                <td>{packs === undefined ? '–' : format.number(packs)}</td>
                <td>{cost === undefined ? '–' : format.money(cost)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
