import type { ReactNode } from 'react';
import { useFormat } from '../i18n/language.tsx';
import { Axes } from './Axes.tsx';
import { ChartFrame, Legend } from './ChartFrame.tsx';
import { colourAt, stateColours } from './palette.ts';
import { plotOf, rangeWithZero } from './scales.ts';

/** Amounts by year of one bearer. */
export interface BudgetSeries {
  readonly label: string;
  readonly values: readonly number[];
}

/** The sum of all bearers in a year: in the base case, and the interval in which it lies in 95 % of the draws. */
export interface BudgetInterval {
  readonly middle: number;
  readonly lower: number;
  readonly upper: number;
}

interface Props {
  readonly title: string;
  readonly description: string;
  readonly years: readonly number[];
  readonly series: readonly BudgetSeries[];
  /** By year; absent without draws. */
  readonly intervals?: readonly BudgetInterval[] | undefined;
  readonly intervalLabel: string;
  readonly yearLabel: string;
  /** Unit of the axis, where amounts are shown in millions. */
  readonly amountLabel: string;
  readonly table: ReactNode;
}

const height = 340;
const million = 1_000_000;
const shareOfYear = 0.6;
const ink = '#1e2b3c';
const cap = 6;

/** Bars by year: what rises is stacked above 0, what falls below it. */
export function BudgetBars({
  title,
  description,
  years,
  series,
  intervals = [],
  intervalLabel,
  yearLabel,
  amountLabel,
  table,
}: Props): ReactNode {
  const format = useFormat();
  const shown = series.filter(({ values }) => values.some((value) => value !== 0));
  const stacks = years.map((_, year) => {
    let [above, below] = [0, 0];
    const boxes = shown.map(({ label, values }, index) => {
      const value = (values[year] ?? 0) / million;
      const from = value >= 0 ? above : below;
      if (value >= 0) above += value;
      else below += value;
      return { label, colour: colourAt(stateColours, index), from, to: from + value };
    });
    return { boxes, above, below };
  });
  const range = rangeWithZero([
    ...stacks.flatMap(({ above, below }) => [above, below]),
    ...intervals.flatMap(({ lower, upper }) => [lower / million, upper / million]),
  ]);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  return (
    <ChartFrame
      title={title}
      description={description}
      height={height}
      legend={
        <Legend
          items={[
            ...shown.map(({ label }, index) => ({ label, colour: colourAt(stateColours, index), shape: 'area' as const })),
            ...(intervals.length > 0 ? [{ label: intervalLabel, colour: ink, shape: 'line' as const }] : []),
          ]}
        />
      }
      table={table}
      draw={(width) => {
        const plot = plotOf(width, height, [first - 0.5, last + 0.5], range, { top: 40, right: 16, bottom: 48, left: 56 });
        const { x, y } = plot;
        return (
          <>
            <Axes
              plot={plot}
              xLabel={yearLabel}
              yLabel={amountLabel}
              xFormat={(value) => (Number.isInteger(value) ? String(value) : '')}
              yFormat={(value) => format.number(value)}
            />
            {stacks.map(({ boxes }, year) => {
              const left = (years[year] ?? first) - shareOfYear / 2;
              return (
                <g key={years[year]}>
                  {boxes.map(({ label, colour, from, to }) => (
                    <rect
                      key={label}
                      x={x(left)}
                      width={x(left + shareOfYear) - x(left)}
                      y={Math.min(y(from), y(to))}
                      height={Math.abs(y(to) - y(from))}
                      fill={colour}
                    />
                  ))}
                </g>
              );
            })}
            {intervals.map(({ middle, lower, upper }, year) => {
              const at = x(years[year] ?? first);
              const [low, high] = [y(lower / million), y(upper / million)];
              return (
                <g key={years[year]} stroke={ink} strokeWidth={2} fill={ink}>
                  <path d={`M${at} ${low}V${high}M${at - cap} ${low}h${2 * cap}M${at - cap} ${high}h${2 * cap}`} />
                  <circle cx={at} cy={y(middle / million)} r={3} />
                </g>
              );
            })}
          </>
        );
      }}
    />
  );
}
