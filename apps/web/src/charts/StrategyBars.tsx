import { Table } from '@digdir/designsystemet-react';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { useFormat } from '../i18n/language.tsx';
import { BarAxis } from './Axes.tsx';
import { ChartFrame, Legend } from './ChartFrame.tsx';
import { colourAt } from './palette.ts';

/** One strategy: what it comes to, and the causes that add up to it. */
export interface StrategyBar {
  readonly label: string;
  readonly value: number;
  /** In the order of the names. */
  readonly parts: readonly number[];
}

interface Props {
  readonly title: string;
  readonly description: string;
  /** What the parts are called. */
  readonly names: readonly string[];
  readonly whole: string;
  readonly bars: readonly StrategyBar[];
  readonly amount: (value: number) => string;
  readonly axis: string;
}

const million = 1_000_000;
const rowHeight = 58;
const above = 8;
const below = 44;
const side = 14;
const colours = ['#0062ba', '#0b6a53', '#8a3ea8', '#b35309', '#b3253b', '#5b5d60'] as const;

/** Bars of expected net benefit: what adds to it to the right of 0, what takes from it to the left, and a diamond at the sum. */
export function StrategyBars({ title, description, names, whole, bars, amount, axis }: Props): ReactNode {
  const format = useFormat();
  const height = above + bars.length * rowHeight + below;
  const reach = bars.flatMap(({ parts }) => [
    parts.filter((part) => part < 0).reduce((sum, part) => sum + part, 0),
    parts.filter((part) => part > 0).reduce((sum, part) => sum + part, 0),
  ]);
  return (
    <ChartFrame
      title={title}
      description={description}
      height={height}
      legend={<Legend items={names.map((label, index) => ({ label, colour: colourAt(colours, index), shape: 'area' as const }))} />}
      table={
        <Table data-size="sm">
          <caption className="ds-sr-only">{title}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell />
              {bars.map(({ label }) => (
                <Table.HeaderCell key={label} className="numeric">
                  {label}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {names.map((name, index) => (
              <Table.Row key={name}>
                <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
                {bars.map(({ label, parts }) => (
                  <Table.Cell key={label} className="numeric">
                    {amount(parts[index] ?? Number.NaN)}
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
            <Table.Row className="difference">
              <Table.HeaderCell scope="row">{whole}</Table.HeaderCell>
              {bars.map(({ label, value }) => (
                <Table.Cell key={label} className="numeric">
                  {amount(value)}
                </Table.Cell>
              ))}
            </Table.Row>
          </Table.Body>
        </Table>
      }
      draw={(width) => {
        const x = scaleLinear([Math.min(0, ...reach), Math.max(1, ...reach)], [side, Math.max(side + 1, width - side)]);
        const bottom = height - below;
        return (
          <>
            <BarAxis
              x={x}
              width={width}
              height={height}
              top={above}
              bottom={bottom}
              label={axis}
              format={(value) => format.number(value / million)}
            />
            {bars.map(({ label, value, parts }, index) => {
              const top = above + index * rowHeight;
              return (
                <g key={label}>
                  <text className="tornado-label" x={side} y={top + 15}>
                    {`${label}: ${amount(value)}`}
                  </text>
                  {stacked(parts).map(({ part, from, to }) => (
                    <rect
                      key={part}
                      x={x(from)}
                      width={x(to) - x(from)}
                      y={top + 22}
                      height={20}
                      fill={colourAt(colours, part)}
                      stroke="#fff"
                    />
                  ))}
                  <path
                    d="M0 -7L7 0L0 7L-7 0Z"
                    transform={`translate(${x(value)} ${top + 32})`}
                    fill="#fff"
                    stroke="#1e2b3c"
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

/** Where each part that is not 0 lies: those above 0 rightwards, those below leftwards. */
function stacked(parts: readonly number[]): readonly { readonly part: number; readonly from: number; readonly to: number }[] {
  let up = 0;
  let down = 0;
  return parts.flatMap((value, part) => {
    if (value === 0) return [];
    if (value > 0) {
      up += value;
      return [{ part, from: up - value, to: up }];
    }
    down += value;
    return [{ part, from: down, to: down - value }];
  });
}
