import type { TrustStatus } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';

/** What each trust has said: that it has the letter, whether the method is in use, and what it displaced. */
export function TrustTable({ trusts }: { readonly trusts: readonly TrustStatus[] }): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.implementation;
  const format = useFormat();
  return (
    <TableScroll label={own.trusts}>
      <table className="ds-table" data-size="sm">
        <caption className="ds-sr-only">{own.trusts}</caption>
        <thead>
          <tr>
            <th scope="col">{own.trust}</th>
            <th scope="col">{own.confirmed}</th>
            <th scope="col">{own.status}</th>
            <th scope="col">{own.displaced}</th>
          </tr>
        </thead>
        <tbody>
          {trusts.map(({ trust, acknowledgement, introduction }) => (
            <tr key={trust}>
              <th scope="row">{wordFor(casework.organisations, trust)}</th>
              <td>
                {acknowledgement === undefined
                  ? own.notAcknowledged
                  : own.acknowledgedAt({ date: format.instant(acknowledgement.recordedAt) })}
              </td>
              <td className="prose">
                {introduction === undefined
                  ? own.noAnswer
                  : introduction.inUse
                    ? own.inUseFrom({ date: format.date(introduction.from ?? '') })
                    : own.notInUseBecause({ reason: introduction.whyNot ?? '' })}
              </td>
              <td className="prose">{introduction?.displaced ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
