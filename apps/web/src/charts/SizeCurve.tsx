import { line } from 'd3-shape';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { Axes } from './Axes.tsx';
import { ChartFrame } from './ChartFrame.tsx';
import { plotOf, rangeWithZero, tickDecimals } from './scales.ts';

interface Props {
  readonly title: string;
  readonly points: readonly { readonly size: number; readonly value: number }[];
  readonly currency: string;
  readonly table: ReactNode;
}

const height = 280;
const colour = '#0062ba';

/** A value of a study by the number of its patients. */
export function SizeCurve({ title, points, currency, table }: Props): ReactNode {
  const words = useWords().assessment.information;
  const format = useFormat();
  const highest = points.reduce((best, point) => (best === undefined || point.value > best.value ? point : best), points[0]);
  return (
    <ChartFrame
      title={title}
      description={words.curveDescription({
        size: format.number(highest?.size ?? 0),
        value: format.money(highest?.value ?? 0, currency),
      })}
      height={height}
      table={table}
      draw={(width) => {
        const plot = plotOf(width, height, [0, points.at(-1)?.size ?? 1], rangeWithZero(points.map(({ value }) => value)), {
          top: 32,
          right: 24,
          bottom: 48,
          left: 96,
        });
        const { x, y } = plot;
        const path = line<Props['points'][number]>(
          ({ size }) => x(size),
          ({ value }) => y(value),
        );
        return (
          <>
            <Axes
              plot={plot}
              xLabel={words.size}
              yLabel={currency}
              xFormat={(value) => format.number(value)}
              yFormat={(value) => format.number(value, tickDecimals(y))}
            />
            <path className="chart-line" d={path(points) ?? ''} stroke={colour} />
            {points.map(({ size, value }) => (
              <circle key={size} cx={x(size)} cy={y(value)} r={4} fill={colour} />
            ))}
          </>
        );
      }}
    />
  );
}
