import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { BarAxis, fitted } from './Axes.tsx';
import { ChartFrame, Legend } from './ChartFrame.tsx';
import { colourAt, strategyColours } from './palette.ts';
import { rangeWithZero } from './scales.ts';

/** An estimate with its interval, and what it is held against. */
export interface Interval {
  readonly label: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly mark?: number;
}

interface Props {
  readonly title: string;
  readonly description: string;
  readonly rows: readonly Interval[];
  readonly axis: string;
  readonly estimateLabel: string;
  readonly markLabel: string;
  readonly show: (value: number) => string;
  readonly table: ReactNode;
}

const rowHeight = 40;
const above = 8;
const below = 46;
const side = 12;
const [markColour, estimateColour] = [colourAt(strategyColours, 0), colourAt(strategyColours, 1)];

/** Estimates with their intervals, one below the other, each beside what it is held against. */
export function IntervalChart({ title, description, rows, axis, estimateLabel, markLabel, show, table }: Props): ReactNode {
  const height = above + rows.length * rowHeight + below;
  const marked = rows.some(({ mark }) => mark !== undefined);
  return (
    <ChartFrame
      title={title}
      description={description}
      height={height}
      legend={
        <Legend
          items={[
            { label: estimateLabel, colour: estimateColour, shape: 'dot' },
            ...(marked ? [{ label: markLabel, colour: markColour, shape: 'line' as const }] : []),
          ]}
        />
      }
      table={table}
      draw={(width) => {
        const range = rangeWithZero(rows.flatMap(({ low, middle, high, mark = 0 }) => [low, middle, high, mark]));
        const x = scaleLinear(range, [side, Math.max(side + 1, width - side)]).nice();
        return (
          <>
            <BarAxis x={x} width={width} height={height} top={above} bottom={height - below} label={axis} format={show} />
            {rows.map(({ label, low, middle, high, mark }, index) => {
              const top = above + index * rowHeight;
              const at = top + 26;
              return (
                <g key={label}>
                  <text className="tornado-label" x={side} y={top + 13}>
                    {fitted(label, width)}
                  </text>
                  <line x1={x(low)} x2={x(high)} y1={at} y2={at} stroke={estimateColour} strokeWidth={3} />
                  <circle cx={x(middle)} cy={at} r={5} fill={estimateColour} />
                  {mark !== undefined && <path d={`M${x(mark)} ${at - 9}v18`} stroke={markColour} strokeWidth={3} />}
                </g>
              );
            })}
          </>
        );
      }}
    />
  );
}
