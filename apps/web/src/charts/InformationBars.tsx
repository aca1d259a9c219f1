import { Table } from '@digdir/designsystemet-react';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { BarAxis, fitted } from './Axes.tsx';
import { ChartFrame } from './ChartFrame.tsx';

/** What is known exactly, and what that is worth. */
export interface InformationBar {
  readonly label: string;
  readonly value: number;
  readonly standardError: number;
  readonly method: string;
}

interface Props {
  readonly title: string;
  /** Heading of what is known. */
  readonly heading: string;
  readonly bars: readonly InformationBar[];
  readonly evpi: number;
  readonly currency: string;
}

/** Bars drawn; the table has all. */
const most = 15;
const rowHeight = 36;
const above = 8;
const below = 44;
const side = 12;
const colours = { bar: '#0062ba', error: '#1e2b3c' } as const;

/** EVPPI, greatest first, each with its standard error. */
export function InformationBars({ title, heading, bars, evpi, currency }: Props): ReactNode {
  const words = useWords().assessment.information;
  const format = useFormat();
  const ranked = bars.toSorted((a, b) => b.value - a.value);
  const drawn = ranked.slice(0, most);
  const height = above + drawn.length * rowHeight + below;
  const money = (value: number): string => format.money(value, currency);
  const [first] = ranked;
  return (
    <ChartFrame
      title={title}
      description={words.barsDescription({
        first: first?.label ?? '–',
        value: money(first?.value ?? 0),
        all: money(evpi),
      })}
      height={height}
      table={
        <Table data-size="sm">
          <caption className="ds-sr-only">{title}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell>{heading}</Table.HeaderCell>
              {[words.evppi, words.error, words.share].map((name) => (
                <Table.HeaderCell key={name} className="numeric">
                  {name}
                </Table.HeaderCell>
              ))}
              <Table.HeaderCell>{words.method}</Table.HeaderCell>
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {ranked.map(({ label, value, standardError, method }) => (
              <Table.Row key={label}>
                <Table.HeaderCell scope="row">{label}</Table.HeaderCell>
                <Table.Cell className="numeric">{money(value)}</Table.Cell>
                <Table.Cell className="numeric">{money(standardError)}</Table.Cell>
                <Table.Cell className="numeric">{evpi > 0 ? format.percent(value / evpi, 0) : '–'}</Table.Cell>
                <Table.Cell>{method}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      }
      draw={(width) => {
        const longest = Math.max(...drawn.map(({ value, standardError }) => value + standardError), 1e-9);
        const x = scaleLinear([0, longest], [side, Math.max(side + 1, width - side)]).nice();
        const bottom = height - below;
        return (
          <>
            <BarAxis
              x={x}
              width={width}
              height={height}
              top={above}
              bottom={bottom}
              label={words.axis({ currency })}
              format={(value) => format.number(value)}
            />
            {drawn.map(({ label, value, standardError }, index) => {
              const top = above + index * rowHeight;
              return (
                <g key={label}>
                  <text className="tornado-label" x={side} y={top + 13}>
                    {fitted(label, width)}
                  </text>
                  <rect x={x(0)} width={x(value) - x(0)} y={top + 18} height={11} fill={colours.bar} />
                  <line
                    x1={x(Math.max(0, value - standardError))}
                    x2={x(value + standardError)}
                    y1={top + 23.5}
                    y2={top + 23.5}
                    stroke={colours.error}
                    strokeWidth={2}
                  />
                </g>
              );
            })}
          </>
        );
      }}
    />
  );
}
