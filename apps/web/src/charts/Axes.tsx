import type { ReactNode } from 'react';
import type { Plot } from './scales.ts';

interface Props {
  readonly plot: Plot;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xFormat: (value: number) => string;
  readonly yFormat: (value: number) => string;
}

const pixelsPerTick = 95;

/** Grid lines, ticks and axis labels. Fewer ticks on a narrow plot. */
export function Axes({ plot, xLabel, yLabel, xFormat, yFormat }: Props): ReactNode {
  const { x, y, width, height, margins } = plot;
  const bottom = height - margins.bottom;
  const right = width - margins.right;
  return (
    <g className="axes">
      {y.ticks(5).map((tick) => (
        <g key={`y${tick}`} transform={`translate(0 ${y(tick)})`}>
          <line className={tick === 0 ? 'axis-zero' : 'axis-grid'} x1={margins.left} x2={right} />
          <text className="axis-tick" x={margins.left - 8} dy="0.32em" textAnchor="end">
            {yFormat(tick)}
          </text>
        </g>
      ))}
      {x.ticks(Math.max(2, Math.floor((right - margins.left) / pixelsPerTick))).map((tick) => (
        <g key={`x${tick}`} transform={`translate(${x(tick)} 0)`}>
          <line className={tick === 0 ? 'axis-zero' : 'axis-grid'} y1={margins.top} y2={bottom} />
          <text className="axis-tick" y={bottom + 18} textAnchor="middle">
            {xFormat(tick)}
          </text>
        </g>
      ))}
      <text className="axis-label" x={(margins.left + right) / 2} y={height - 6} textAnchor="middle">
        {xLabel}
      </text>
      <text className="axis-label" x={0} y={12}>
        {yLabel}
      </text>
    </g>
  );
}
