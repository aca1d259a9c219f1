import type { FaultCount } from '@likeverd/followup';
import type { ReactNode } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import type { WordedFault } from './api.ts';

interface Props {
  readonly label: string;
  readonly faults: readonly WordedFault[];
  /** How many rows have each of them; empty where only what is listed is known. */
  readonly counts: readonly FaultCount[];
}

/** Faults at their places, with how many rows have the same. */
export function FaultTable({ label, faults, counts }: Props): ReactNode {
  const { pages } = useWords();
  const format = useFormat();
  const text = pages.deliveries;
  const countOf = (fault: WordedFault): number =>
    counts.find(({ code, table, column }) => code === fault.code && table === fault.table && column === fault.column)?.count ?? 1;
  return (
    <TableScroll label={label}>
      <table className="ds-table">
        <caption className="ds-sr-only">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{text.table}</th>
            <th scope="col">{text.row}</th>
            <th scope="col">{text.column}</th>
            <th scope="col">{text.fault}</th>
            <th scope="col">{text.rowsWithSame}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((fault) => (
            <tr key={`${fault.code} ${fault.table} ${fault.column} ${fault.row} ${fault.details['found'] ?? ''}`}>
              <td>{fault.table}</td>
              <td>{fault.row === 0 ? '–' : format.number(fault.row)}</td>
              <td>{fault.column}</td>
              <td>{fault.message}</td>
              <td>{format.number(countOf(fault))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
