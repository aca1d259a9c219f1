import { curveLinear, curveStepAfter, line } from 'd3-shape';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { Axes } from './Axes.tsx';
import { ChartFrame, Legend } from './ChartFrame.tsx';
import { colourAt, strategyColours } from './palette.ts';
import { evenly, plotOf } from './scales.ts';

/** Survival, or incidence, at one month, seen and assumed; shares. */
export interface SurvivalPoint {
  readonly month: number;
  readonly atRisk: number;
  readonly observed: number;
  readonly lower: number;
  readonly upper: number;
  /** Absent where nothing was assumed. */
  readonly assumed?: number;
}

interface Props {
  readonly title: string;
  readonly within: string;
  readonly description: string;
  readonly points: readonly SurvivalPoint[];
  readonly table: ReactNode;
  /** What the shares are of, and how they were estimated. Default: survival, by Kaplan-Meier. */
  readonly share?: string;
  readonly observed?: string;
  /** Known at these months and not between them: straight lines in place of steps. */
  readonly straight?: boolean;
}

const height = 380;
const margins = { top: 36, right: 28, bottom: 96, left: 56 };
const pixelsPerCount = 56;
/** Limits are drawn at so many places, so that the curve beneath is seen; the table has all. */
const mostLimits = 9;
const cap = 4;
const [assumedColour, observedColour] = [colourAt(strategyColours, 0), colourAt(strategyColours, 1)];

/** Survival that was seen, as steps with limits, over the curve that was assumed, and how many were at risk below (Kaplan & Meier 1958). */
export function SurvivalChart({ title, within, description, points, table, share, observed, straight = false }: Props): ReactNode {
  const { pages } = useWords();
  const own = pages.followUp.survival;
  const format = useFormat();
  const assumed = points.flatMap((point) => (point.assumed === undefined ? [] : [{ ...point, assumed: point.assumed }]));
  return (
    <ChartFrame
      title={title}
      within={within}
      description={description}
      height={height}
      legend={
        <Legend
          items={[
            { label: observed ?? own.observedLegend, colour: observedColour },
            ...(assumed.length === 0 ? [] : [{ label: own.assumedLegend, colour: assumedColour }]),
          ]}
        />
      }
      table={table}
      draw={(width) => {
        const plot = plotOf(width, height, [0, Math.max(1, points.at(-1)?.month ?? 1)], [0, 1], margins);
        const { x, y } = plot;
        const counts = evenly(points, Math.max(2, Math.floor((width - margins.left - margins.right) / pixelsPerCount)));
        return (
          <>
            <Axes
              plot={plot}
              xLabel=""
              yLabel={share ?? own.share}
              xFormat={(value) => format.number(value)}
              yFormat={(value) => format.percent(value, 0)}
            />
            <path
              className="chart-line"
              d={
                line<(typeof assumed)[number]>(
                  ({ month }) => x(month),
                  (point) => y(point.assumed),
                )(assumed) ?? ''
              }
              stroke={assumedColour}
              strokeDasharray="6 4"
            />
            <path
              className="chart-line"
              d={
                line<SurvivalPoint>(
                  ({ month }) => x(month),
                  (point) => y(point.observed),
                ).curve(straight ? curveLinear : curveStepAfter)(points) ?? ''
              }
              stroke={observedColour}
            />
            {evenly(points, mostLimits)
              .filter(({ lower, upper }) => upper > lower)
              .map(({ month, lower, upper }) => (
                <path
                  key={month}
                  stroke={observedColour}
                  strokeWidth={1.5}
                  d={`M${x(month)} ${y(lower)}V${y(upper)}M${x(month) - cap} ${y(lower)}h${2 * cap}M${x(month) - cap} ${y(upper)}h${2 * cap}`}
                />
              ))}
            <text className="axis-label" x={(margins.left + width - margins.right) / 2} y={height - 58} textAnchor="middle">
              {own.months}
            </text>
            <text className="axis-label" x={0} y={height - 28}>
              {own.atRisk}
            </text>
            {counts.map(({ month, atRisk }) => (
              <text key={month} className="axis-tick" x={x(month)} y={height - 8} textAnchor="middle">
                {format.number(atRisk)}
              </text>
            ))}
          </>
        );
      }}
    />
  );
}
