import { Table } from '@digdir/designsystemet-react';
import type { FrontierPosition } from '@likeverd/appraisal';
import type { Simulation } from '@likeverd/modelling';
import type { ReactNode } from 'react';
import { useFormat, useSpeech, useWords } from '../i18n/language.tsx';
import { moneyDecimals } from './digits.ts';
import { TableScroll } from './TableScroll.tsx';

interface GridProps {
  readonly caption: string;
  /** Where on the page the table is, where the page has another of the same name. */
  readonly within?: string;
  readonly head: readonly string[];
  /** Cells of each row; the first is its heading. */
  readonly rows: readonly (readonly string[])[];
  /** Columns that hold words, not figures. */
  readonly text?: readonly number[];
}

/** A table of figures: a heading a row, then numbers. */
export function FigureTable({ caption, within, head, rows, text = [] }: GridProps): ReactNode {
  const kindOf = (column: number): string => (text.includes(column) ? 'words' : 'numeric');
  return (
    <TableScroll label={within === undefined ? caption : `${within}: ${caption}`}>
      <Table data-size="sm" className="figure-table">
        <caption>{caption}</caption>
        <Table.Head>
          <Table.Row>
            {head.map((name, index) => (
              <Table.HeaderCell key={name} className={index === 0 ? undefined : kindOf(index)}>
                {name}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rows.map(([heading = '', ...cells]) => (
            <Table.Row key={heading}>
              <Table.HeaderCell scope="row">{heading}</Table.HeaderCell>
              {cells.map((cell, index) => (
                <Table.Cell key={head[index + 1]} className={kindOf(index + 1)}>
                  {cell}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </TableScroll>
  );
}

interface FrontierProps {
  readonly within?: string;
  readonly frontier: readonly FrontierPosition[];
  readonly currency: string;
  readonly label: (strategy: string) => string;
}

/** Three strategies or more, each against the next best that is worth considering (Drummond et al. 2015, chapter 4). */
export function FrontierTable({ frontier, currency, label, ...place }: FrontierProps): ReactNode {
  const { web } = useWords();
  const format = useFormat();
  if (frontier.length < 3) return null;
  const words = web.frontier;
  const positionOf = (row: FrontierPosition): readonly [string, string] => {
    switch (row.position) {
      case 'efficient':
        return row.from === undefined || row.ratio === undefined
          ? [words.first, '–']
          : [words.against({ strategy: label(row.from) }), web.results.perQaly({ amount: format.money(row.ratio, currency) })];
      case 'dominated':
        return [words.dominated({ strategy: label(row.by) }), '–'];
      case 'extendedly-dominated':
        return [words.extended({ strategies: format.list(row.by.map(label)) }), '–'];
    }
  };
  return (
    <FigureTable
      caption={words.caption}
      {...place}
      head={[web.results.strategy, words.position, web.results.icer]}
      rows={frontier.map((row) => [label(row.strategy), ...positionOf(row)])}
    />
  );
}

interface PayerProps {
  readonly within?: string;
  readonly payers: readonly { readonly payer: string; readonly costs: readonly number[] }[];
  readonly names: readonly { readonly id: string; readonly label: Readonly<Record<'nb' | 'nn' | 'en', string>> }[];
  readonly strategies: readonly string[];
  readonly currency: string;
}

/** Who pays: discounted costs per person, a row a payer. Not shown where one payer pays everything. */
export function PayerTable({ payers, names, strategies, currency, ...place }: PayerProps): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  if (payers.length < 2) return null;
  const digits = moneyDecimals(payers.flatMap(({ costs }) => costs));
  const name = (id: string): string => names.find((payer) => payer.id === id)?.label[language] ?? id;
  return (
    <FigureTable
      caption={words.web.results.payers}
      {...place}
      head={[words.web.results.payer, ...strategies]}
      rows={payers.map(({ payer, costs }) => [name(payer), ...costs.map((cost) => format.money(cost, currency, digits))])}
    />
  );
}

interface SimulationProps {
  readonly within?: string;
  readonly simulation: Simulation | undefined;
  readonly currency: string;
  readonly label: (strategy: string) => string;
}

/** How many patients stand behind totals that were simulated, and how far the totals may be from those of endlessly many. */
export function SimulationTable({ simulation, currency, label, ...place }: SimulationProps): ReactNode {
  const { web } = useWords();
  const format = useFormat();
  if (simulation === undefined) return null;
  const words = web.simulation;
  type Row = Simulation['strategies'][number];
  const cells = ({ costs, qalys, lifeYears }: Pick<Row, 'costs' | 'qalys' | 'lifeYears'>): readonly string[] => [
    format.money(costs, currency),
    format.number(qalys, 4),
    format.number(lifeYears, 4),
  ];
  const [, ...others] = simulation.strategies;
  return (
    <div className="simulation">
      <p>{words.lead({ patients: format.number(simulation.patients) })}</p>
      <FigureTable
        caption={words.caption}
        {...place}
        head={[web.results.strategy, web.results.costs, web.results.qalys, web.results.lifeYears]}
        rows={[
          ...simulation.strategies.map((row) => [label(row.strategy), ...cells(row)]),
          ...others.map(({ strategy, increments }) => [`${web.results.difference}: ${label(strategy)}`, ...cells(increments)]),
        ]}
      />
    </div>
  );
}
