import { line } from 'd3-shape';
import type { ReactNode } from 'react';
import { FigureTable } from '../components/StrategyTables.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { Axes, ThresholdMark } from './Axes.tsx';
import { ChartFrame, Legend } from './ChartFrame.tsx';
import { colourAt, strategyColours } from './palette.ts';
import { evenly, plotOf, rangeWithZero, tickDecimals } from './scales.ts';

/** An amount of money by willingness to pay per QALY. */
interface ThresholdLine {
  readonly id: string;
  readonly label: string;
  /** As long as the thresholds. */
  readonly values: readonly number[];
  /** Position among the strategies. */
  readonly strategy: number;
}

interface Props {
  readonly title: string;
  readonly description: string;
  readonly yLabel: string;
  readonly thresholds: readonly number[];
  readonly lines: readonly ThresholdLine[];
  readonly threshold?: number;
  readonly currency: string;
  readonly within?: string;
}

const height = 340;
const colourOf = ({ strategy }: ThresholdLine): string => colourAt(strategyColours, strategy);

/** Lines of money over willingness to pay per QALY, with their table. */
export function ThresholdLines({ title, description, yLabel, thresholds, lines, threshold, currency, ...place }: Props): ReactNode {
  const { web } = useWords();
  const format = useFormat();
  const rows = evenly(
    thresholds.map((_, index) => index),
    11,
  );
  return (
    <ChartFrame
      title={title}
      {...place}
      description={description}
      height={height}
      legend={<Legend items={lines.map((each) => ({ label: each.label, colour: colourOf(each) }))} />}
      table={
        <FigureTable
          caption={title}
          {...place}
          head={[web.charts.acceptabilityX({ currency }), ...lines.map(({ label }) => label)]}
          rows={rows.map((index) => [
            format.number(thresholds[index] ?? Number.NaN),
            ...lines.map(({ values }) => format.money(values[index] ?? Number.NaN, currency)),
          ])}
        />
      }
      draw={(width) => {
        const values = lines.flatMap((each) => each.values);
        const plot = plotOf(width, height, [thresholds[0] ?? 0, thresholds.at(-1) ?? 1], rangeWithZero(values), {
          top: 40,
          right: 40,
          bottom: 48,
          left: 88,
        });
        const { x, y } = plot;
        const path = line<number>(
          (_, index) => x(thresholds[index] ?? 0),
          (value) => y(value),
        );
        return (
          <>
            <Axes
              plot={plot}
              xLabel={web.charts.acceptabilityX({ currency })}
              yLabel={yLabel}
              xFormat={(value) => format.number(value)}
              yFormat={(value) => format.number(value, tickDecimals(y))}
            />
            {threshold !== undefined && <ThresholdMark plot={plot} threshold={threshold} />}
            {lines.map((each) => (
              <path
                key={each.id}
                className="chart-line"
                d={path(each.values) ?? ''}
                stroke={colourOf(each)}
                strokeDasharray={each.strategy === 0 ? '6 4' : undefined}
              />
            ))}
          </>
        );
      }}
    />
  );
}
