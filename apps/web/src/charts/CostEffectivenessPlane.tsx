import { Table } from '@digdir/designsystemet-react';
import type { QuadrantShares } from '@likeverd/appraisal';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { Axes } from './Axes.tsx';
import { ChartFrame, Legend } from './ChartFrame.tsx';
import { colourAt, strategyColours } from './palette.ts';
import { plotOf, rangeWithZero } from './scales.ts';

interface Props {
  /** Increment in QALYs and in cost of each draw that is drawn; equal lengths. */
  readonly qalys: readonly number[];
  readonly costs: readonly number[];
  /** Draws the shares were counted in. */
  readonly draws: number;
  readonly quadrants: QuadrantShares;
  readonly mean: { readonly qalys: number; readonly costs: number };
  /** Willingness to pay per QALY; absent where none could be computed. */
  readonly threshold?: number;
  readonly probability?: number;
  readonly currency: string;
}

const height = 380;

/** Incremental cost against incremental QALYs, a point a draw (Drummond et al. 2015, chapter 11). */
export function CostEffectivenessPlane(props: Props): ReactNode {
  const { qalys, costs, draws, quadrants, mean, threshold, probability, currency } = props;
  const { web } = useWords();
  const format = useFormat();
  const thresholdText = threshold === undefined ? '–' : format.money(threshold, currency);
  const colour = colourAt(strategyColours, 1);
  return (
    <ChartFrame
      title={web.charts.plane}
      description={web.charts.planeDescription({
        count: format.number(draws),
        probability: format.percent(probability ?? Number.NaN),
        threshold: thresholdText,
      })}
      height={height}
      legend={
        <Legend
          items={[
            { label: web.charts.mean, colour: '#b3253b', shape: 'dot' },
            ...(threshold === undefined
              ? []
              : [{ label: web.charts.thresholdLine({ threshold: thresholdText }), colour: '#292c30' }]),
          ]}
        />
      }
      table={
        <Table data-size="sm">
          <caption className="ds-sr-only">{web.charts.plane}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell>{web.charts.quadrant}</Table.HeaderCell>
              <Table.HeaderCell className="numeric">{web.charts.share}</Table.HeaderCell>
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {(
              [
                ['ratio', quadrants.dearerBetter],
                ['dominant', quadrants.cheaperBetter],
                ['dominated', quadrants.dearerWorse],
                ['saving', quadrants.cheaperWorse],
              ] as const
            ).map(([name, share]) => (
              <Table.Row key={name}>
                <Table.HeaderCell scope="row">{web.charts.quadrants[name]}</Table.HeaderCell>
                <Table.Cell className="numeric">{format.percent(share)}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      }
      draw={(width) => {
        const plot = plotOf(width, height, rangeWithZero(qalys), rangeWithZero(costs), {
          top: 40,
          right: 20,
          bottom: 48,
          left: 72,
        });
        const { x, y } = plot;
        const points = qalys.map((gain, index) => `M${x(gain).toFixed(1)} ${y(costs[index] ?? 0).toFixed(1)}h0`).join('');
        return (
          <>
            <Axes
              plot={plot}
              xLabel={web.charts.planeX}
              yLabel={web.charts.planeY({ currency })}
              xFormat={(value) => format.number(value, 1)}
              yFormat={(value) => format.number(value)}
            />
            <path d={points} className="chart-points" stroke={colour} />
            {threshold !== undefined && <ThresholdLine plot={plot} threshold={threshold} />}
            <circle className="chart-mean" cx={x(mean.qalys)} cy={y(mean.costs)} r="6" />
          </>
        );
      }}
    />
  );
}

/** The line cost = threshold × QALYs, cut to the plot. */
function ThresholdLine({ plot, threshold }: { readonly plot: ReturnType<typeof plotOf>; readonly threshold: number }): ReactNode {
  const { x, y } = plot;
  const [lowestX = 0, highestX = 0] = x.domain();
  const [lowestY = 0, highestY = 0] = y.domain();
  const from = Math.max(lowestX, threshold > 0 ? lowestY / threshold : lowestX);
  const to = Math.min(highestX, threshold > 0 ? highestY / threshold : highestX);
  return to > from ? (
    <line className="chart-threshold" x1={x(from)} y1={y(from * threshold)} x2={x(to)} y2={y(to * threshold)} />
  ) : null;
}
