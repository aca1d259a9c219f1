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

interface Props {
  readonly title: string;
  readonly description: string;
  readonly years: readonly number[];
  readonly series: readonly BudgetSeries[];
  readonly yearLabel: string;
  /** Unit of the axis, where amounts are shown in millions. */
  readonly amountLabel: string;
  readonly table: ReactNode;
}

const height = 340;
const million = 1_000_000;
const shareOfYear = 0.6;

/** Bars by year: what rises is stacked above 0, what falls below it. */
export function BudgetBars({ title, description, years, series, yearLabel, amountLabel, table }: Props): ReactNode {
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
  const range = rangeWithZero(stacks.flatMap(({ above, below }) => [above, below]));
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  return (
    <ChartFrame
      title={title}
      description={description}
      height={height}
      legend={<Legend items={shown.map(({ label }, index) => ({ label, colour: colourAt(stateColours, index), shape: 'area' }))} />}
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
              const middle = (years[year] ?? first) - shareOfYear / 2;
              return (
                <g key={years[year]}>
                  {boxes.map(({ label, colour, from, to }) => (
                    <rect
                      key={label}
                      x={x(middle)}
                      width={x(middle + shareOfYear) - x(middle)}
                      y={Math.min(y(from), y(to))}
                      height={Math.abs(y(to) - y(from))}
                      fill={colour}
                    />
                  ))}
                </g>
              );
            })}
          </>
        );
      }}
    />
  );
}
