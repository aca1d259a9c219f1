import type { Figure } from '@likeverd/appraisal';
import { line } from 'd3-shape';
import type { ReactNode } from 'react';
import { Axes } from '../charts/Axes.tsx';
import { ChartFrame, Legend } from '../charts/ChartFrame.tsx';
import { colourAt, strategyColours } from '../charts/palette.ts';
import { plotOf, rangeWithZero, tickDecimals } from '../charts/scales.ts';
import { useFormat } from '../i18n/language.tsx';

const height = 320;
const margins = { top: 40, right: 40, bottom: 48, left: 72 };

/** A figure of a report, drawn from its numbers. */
export function Drawing({ figure, table }: { readonly figure: Figure; readonly table: ReactNode }): ReactNode {
  const { drawing } = figure;
  return (
    <ChartFrame
      title={figure.title}
      description={figure.alternative}
      height={height}
      legend={<Legend items={drawing.series.map(({ label }, index) => ({ label, colour: colourAt(strategyColours, index) }))} />}
      table={table}
      draw={(width) =>
        drawing.type === 'lines' ? <Lines drawing={drawing} width={width} /> : <Bars drawing={drawing} width={width} />
      }
    />
  );
}

type DrawingOf<T extends Figure['drawing']['type']> = Extract<Figure['drawing'], { readonly type: T }>;
interface Props<T extends Figure['drawing']['type']> {
  readonly drawing: DrawingOf<T>;
  readonly width: number;
}

/** Shares as per cent, all else as numbers. */
function useAxisFormat(): (unit: string, decimals: number) => (value: number) => string {
  const format = useFormat();
  return (unit, decimals) => (value) => (unit === 'share' ? format.percent(value, 0) : format.number(value, decimals));
}

function Lines({ drawing, width }: Props<'lines'>): ReactNode {
  const written = useAxisFormat();
  const points = drawing.series.flatMap((series) => series.points);
  const range = drawing.y.unit === 'share' ? ([0, 1] as const) : rangeWithZero(points.map(([, y]) => y));
  const plot = plotOf(width, height, rangeWithZero(points.map(([x]) => x)), range, margins);
  const path = line<readonly [number, number]>(
    ([x]) => plot.x(x),
    ([, y]) => plot.y(y),
  );
  return (
    <>
      <Axes
        plot={plot}
        xLabel={`${drawing.x.label} (${drawing.x.unit})`}
        yLabel={drawing.y.label}
        xFormat={written(drawing.x.unit, tickDecimals(plot.x))}
        yFormat={written(drawing.y.unit, tickDecimals(plot.y))}
      />
      {drawing.marker !== undefined && (
        <line
          className="chart-threshold"
          x1={plot.x(drawing.marker.x)}
          x2={plot.x(drawing.marker.x)}
          y1={margins.top}
          y2={height - margins.bottom}
        />
      )}
      {drawing.series.map(({ label, points: each }, index) => (
        <path
          key={label}
          className="chart-line"
          d={path([...each]) ?? ''}
          stroke={colourAt(strategyColours, index)}
          strokeDasharray={index === 0 ? '6 4' : undefined}
        />
      ))}
    </>
  );
}

function Bars({ drawing, width }: Props<'bars'>): ReactNode {
  const written = useAxisFormat();
  const values = drawing.series.flatMap((series) => series.values);
  const plot = plotOf(width, height, [0, Math.max(1, drawing.categories.length)], rangeWithZero(values), margins);
  const wide = (plot.x(1) - plot.x(0)) / (drawing.series.length + 1);
  return (
    <>
      <Axes
        plot={plot}
        xLabel=""
        yLabel={drawing.y.label}
        xFormat={() => ''}
        yFormat={written(drawing.y.unit, tickDecimals(plot.y))}
      />
      {drawing.categories.map((category, index) => (
        <g key={category}>
          <text className="axis-tick" x={plot.x(index + 0.5)} y={height - margins.bottom + 18} textAnchor="middle">
            {category}
          </text>
          {drawing.series.map((series, order) => {
            const value = series.values[index] ?? 0;
            return (
              <rect
                key={series.label}
                x={plot.x(index) + wide * (order + 0.5)}
                width={wide}
                y={plot.y(Math.max(0, value))}
                height={Math.abs(plot.y(value) - plot.y(0))}
                fill={colourAt(strategyColours, order)}
              />
            );
          })}
        </g>
      ))}
    </>
  );
}
