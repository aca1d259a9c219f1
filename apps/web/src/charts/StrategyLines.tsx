import { Table } from '@digdir/designsystemet-react';
import { line } from 'd3-shape';
import { type ReactNode, useId } from 'react';
import { useFormat } from '../i18n/language.tsx';
import { Axes } from './Axes.tsx';
import { ChartFrame, Legend } from './ChartFrame.tsx';
import { colourAt, strategyColours } from './palette.ts';
import { evenly, plotOf } from './scales.ts';

interface Props {
  readonly title: string;
  readonly description: string;
  readonly prices: readonly number[];
  readonly lines: readonly { readonly label: string; readonly values: readonly number[] }[];
  /** Prices at which another strategy becomes the best. */
  readonly flips: readonly number[];
  /** The price of today, and what it is called. */
  readonly now: number;
  readonly nowLabel: string;
  readonly priceLabel: string;
  readonly axis: string;
  readonly amount: (value: number) => string;
}

const million = 1_000_000;
const height = 360;
const margins = { top: 44, right: 36, bottom: 48, left: 56 };
const rowsInTable = 11;

/** Expected net benefit of each strategy by price, cut to where the best one changes. */
export function StrategyLines(props: Props): ReactNode {
  const { title, description, prices, lines, flips, now, nowLabel, priceLabel, axis, amount } = props;
  const format = useFormat();
  const clip = useId();
  const rows = evenly(
    prices.map((_, index) => index),
    rowsInTable,
  );
  return (
    <ChartFrame
      title={title}
      description={description}
      height={height}
      legend={<Legend items={lines.map(({ label }, index) => ({ label, colour: colourAt(strategyColours, index) }))} />}
      table={
        <Table data-size="sm">
          <caption className="ds-sr-only">{title}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell>{priceLabel}</Table.HeaderCell>
              {lines.map(({ label }) => (
                <Table.HeaderCell key={label} className="numeric">
                  {label}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {rows.map((row) => (
              <Table.Row key={row}>
                <Table.HeaderCell scope="row">{format.number(prices[row] ?? Number.NaN)}</Table.HeaderCell>
                {lines.map(({ label, values }) => (
                  <Table.Cell key={label} className="numeric">
                    {amount(values[row] ?? Number.NaN)}
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      }
      draw={(width) => {
        const top = 1.15 * highestShown(prices, lines, [...flips, now]);
        const plot = plotOf(width, height, [prices[0] ?? 0, prices.at(-1) ?? 1], [-0.35 * top, top], margins);
        const { x, y } = plot;
        const path = line<number>(
          (_, index) => x(prices[index] ?? 0),
          (value) => y(value),
        );
        const right = width - margins.right;
        return (
          <>
            <clipPath id={clip}>
              <rect x={margins.left} y={margins.top} width={right - margins.left} height={height - margins.top - margins.bottom} />
            </clipPath>
            <Axes
              plot={plot}
              xLabel={priceLabel}
              yLabel={axis}
              xFormat={(value) => format.number(value)}
              yFormat={(value) => format.number(value / million, top < 10 * million ? 1 : 0)}
            />
            {flips.map((price) => (
              <g key={price} transform={`translate(${x(price)} 0)`}>
                <line className="chart-threshold" y1={margins.top} y2={height - margins.bottom} />
                <text
                  className="chart-note"
                  x={x(price) > right - 70 ? -4 : 4}
                  y={margins.top + 12}
                  textAnchor={x(price) > right - 70 ? 'end' : 'start'}
                >
                  {format.number(price)}
                </text>
              </g>
            ))}
            <g transform={`translate(${x(now)} ${height - margins.bottom})`}>
              <path d="M0 0L6 -10L-6 -10Z" fill="#b3253b" />
              <text className="chart-note" y={-14} textAnchor={x(now) > right - 30 ? 'end' : 'middle'}>
                {nowLabel}
              </text>
            </g>
            <g clipPath={`url(#${clip})`}>
              {lines.map(({ label, values }, index) => (
                <path
                  key={label}
                  className="chart-line"
                  d={path(values) ?? ''}
                  stroke={colourAt(strategyColours, index)}
                  strokeDasharray={index === 0 ? '6 4' : undefined}
                />
              ))}
            </g>
          </>
        );
      }}
    />
  );
}

/** The highest value of any line at the prices that matter; never 0. */
function highestShown(
  prices: readonly number[],
  lines: readonly { readonly values: readonly number[] }[],
  at: readonly number[],
): number {
  const [low = 0, high = 1] = [prices[0], prices.at(-1)];
  const places = at.map((price) => Math.round(((price - low) / (high - low)) * (prices.length - 1)));
  const highest = Math.max(...places.flatMap((place) => lines.map(({ values }) => values[place] ?? 0)));
  return highest > 0 ? highest : million;
}
