import { Table } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { TableScroll } from './TableScroll.tsx';

interface Props {
  readonly strategies: readonly string[];
  /** Leaves of a decision tree, with the probability of ending there under each strategy. */
  readonly outcomes: readonly { readonly label: string; readonly shares: readonly number[] }[];
}

/** Where the paths of a decision tree end. */
export function PathTable({ strategies, outcomes }: Props): ReactNode {
  const { web } = useWords();
  const format = useFormat();
  return (
    <TableScroll label={web.charts.paths}>
      <Table data-size="sm" className="paths-table">
        <caption>{web.charts.paths}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{web.charts.outcome}</Table.HeaderCell>
            {strategies.map((strategy) => (
              <Table.HeaderCell key={strategy} className="numeric">
                {strategy}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {outcomes.map(({ label, shares }) => (
            <Table.Row key={label}>
              <Table.HeaderCell scope="row">{label}</Table.HeaderCell>
              {shares.map((share, index) => (
                <Table.Cell key={strategies[index]} className="numeric">
                  {format.percent(share)}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </TableScroll>
  );
}
