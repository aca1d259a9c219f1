import type { Implementation } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';

/** How far each region has come: informed, confirmed, in use, and who has not answered. */
export function RegionTable({ implementation: { regions, allowsUse } }: { readonly implementation: Implementation }): ReactNode {
  const { web, pages, casework } = useWords();
  const own = pages.implementation;
  const format = useFormat();
  const of = (count: number, trusts: number): string => own.of({ count: format.number(count), of: format.number(trusts) });
  return (
    <TableScroll label={own.byRegion}>
      <table className="ds-table" data-size="sm">
        <caption>{own.byRegion}</caption>
        <thead>
          <tr>
            <th scope="col">{own.region}</th>
            <th scope="col">{own.informed}</th>
            <th scope="col">{own.confirmed}</th>
            {allowsUse && (
              <>
                <th scope="col">{own.inUse}</th>
                <th scope="col">{own.notInUse}</th>
                <th scope="col">{own.silent}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {regions.map(({ region, trusts, informed, acknowledged, inUse, notInUse, silent }) => (
            <tr key={region}>
              <th scope="row">{wordFor(casework.organisations, region)}</th>
              <td>{informed ? web.form.yes : web.form.no}</td>
              <td>{of(acknowledged, trusts)}</td>
              {allowsUse && (
                <>
                  <td>{of(inUse, trusts)}</td>
                  <td>{of(notInUse, trusts)}</td>
                  <td>{of(silent, trusts)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
