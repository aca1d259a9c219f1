import { Table } from '@digdir/designsystemet-react';
import type { QuadrantShares } from '@likeverd/appraisal';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { Axes } from './Axes.tsx';
import { ChartFrame, Legend } from './ChartFrame.tsx';
import { colourAt, strategyColours } from './palette.ts';
import { plotOf, rangeWithZero, tickDecimals } from './scales.ts';

export interface Cloud {
  readonly strategy: string;
  readonly label: string;
  /** Increment in QALYs and in cost of each draw that is drawn; equal lengths. */
  readonly qalys: readonly number[];
  readonly costs: readonly number[];
  readonly quadrants: QuadrantShares;
  readonly mean: { readonly qalys: number; readonly costs: number };
  /** That it is cost-effective at the threshold. */
  readonly probability?: number;
}

interface Props {
  /** Every strategy but the first, against the first. */
  readonly clouds: readonly Cloud[];
  /** Draws the shares were counted in. */
  readonly draws: number;
  /** Willingness to pay per QALY; absent where none could be computed. */
  readonly threshold?: number;
  readonly currency: string;
}

const height = 380;

/** Incremental cost against incremental QALYs, a point a draw (Drummond et al. 2015, chapter 11). */
export function CostEffectivenessPlane(props: Props): ReactNode {
  const { clouds, draws, threshold, currency } = props;
  const { web } = useWords();
  const format = useFormat();
  const thresholdText = threshold === undefined ? '–' : format.money(threshold, currency);
  const colour = (index: number): string => colourAt(strategyColours, index + 1);
  const [first] = clouds;
  const alone = clouds.length === 1;
  return (
    <ChartFrame
      title={web.charts.plane}
      description={
        alone && threshold !== undefined
          ? web.charts.planeDescription({
              count: format.number(draws),
              probability: format.percent(first?.probability ?? Number.NaN),
              threshold: thresholdText,
            })
          : web.charts.planeDescriptionMany({ count: format.number(draws) })
      }
      height={height}
      legend={
        <Legend
          items={[
            ...(alone ? [] : clouds.map(({ label }, index) => ({ label, colour: colour(index), shape: 'dot' as const }))),
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
              {clouds.map(({ strategy, label }) => (
                <Table.HeaderCell key={strategy} className="numeric">
                  {alone ? web.charts.share : label}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {(
              [
                ['ratio', 'dearerBetter'],
                ['dominant', 'cheaperBetter'],
                ['dominated', 'dearerWorse'],
                ['saving', 'cheaperWorse'],
              ] as const
            ).map(([name, quadrant]) => (
              <Table.Row key={name}>
                <Table.HeaderCell scope="row">{web.charts.quadrants[name]}</Table.HeaderCell>
                {clouds.map(({ strategy, quadrants }) => (
                  <Table.Cell key={strategy} className="numeric">
                    {format.percent(quadrants[quadrant])}
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      }
      draw={(width) => {
        const [gains, spends] = [clouds.flatMap(({ qalys }) => qalys), clouds.flatMap(({ costs }) => costs)];
        const plot = plotOf(width, height, rangeWithZero(gains), rangeWithZero(spends), {
          top: 40,
          right: 20,
          bottom: 48,
          left: 72,
        });
        const { x, y } = plot;
        const points = ({ qalys, costs }: Cloud): string =>
          qalys.map((gain, index) => `M${x(gain).toFixed(1)} ${y(costs[index] ?? 0).toFixed(1)}h0`).join('');
        return (
          <>
            <Axes
              plot={plot}
              xLabel={web.charts.planeX}
              yLabel={web.charts.planeY({ currency })}
              xFormat={(value) => format.number(value, tickDecimals(x))}
              yFormat={(value) => format.number(value, tickDecimals(y))}
            />
            {clouds.map((cloud, index) => (
              <path key={cloud.strategy} d={points(cloud)} className="chart-points" stroke={colour(index)} />
            ))}
            {threshold !== undefined && <ThresholdLine plot={plot} threshold={threshold} />}
            {clouds.map(({ strategy, mean }) => (
              <circle key={strategy} className="chart-mean" cx={x(mean.qalys)} cy={y(mean.costs)} r="6" />
            ))}
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
