import type { ScaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
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

interface BarAxisProps {
  readonly x: ScaleLinear<number, number>;
  readonly width: number;
  readonly height: number;
  /** Where the grid lines begin and end. */
  readonly top: number;
  readonly bottom: number;
  readonly label: string;
  readonly format: (value: number) => string;
}

/** Grid lines, ticks and label below bars that lie; a tick at the edge keeps within the picture. */
export function BarAxis({ x, width, height, top, bottom, label, format }: BarAxisProps): ReactNode {
  const nearEdge = 40;
  return (
    <g className="axes">
      {x.ticks(Math.max(2, Math.floor(width / pixelsPerTick))).map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} 0)`}>
          <line className={tick === 0 ? 'axis-zero' : 'axis-grid'} y1={top} y2={bottom} />
          <text
            className="axis-tick"
            y={bottom + 18}
            textAnchor={x(tick) < nearEdge ? 'start' : x(tick) > width - nearEdge ? 'end' : 'middle'}
          >
            {format(tick)}
          </text>
        </g>
      ))}
      <text className="axis-label" x={width / 2} y={height - 6} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

const pixelsPerLetter = 7.2;

/** A label cut to the width of a chart. */
export function fitted(text: string, width: number): string {
  const letters = Math.floor(width / pixelsPerLetter);
  return text.length > letters ? `${text.slice(0, letters - 1)}…` : text;
}

/** A dashed line at the willingness to pay. */
export function ThresholdMark({ plot, threshold }: { readonly plot: Plot; readonly threshold: number }): ReactNode {
  const { charts } = useWords().web;
  const { x, height, margins } = plot;
  return (
    <g transform={`translate(${x(threshold)} 0)`}>
      <line className="chart-threshold" y1={margins.top} y2={height - margins.bottom} />
      <text className="chart-note" x="6" y={height - margins.bottom - 10}>
        {charts.reference}
      </text>
    </g>
  );
}
