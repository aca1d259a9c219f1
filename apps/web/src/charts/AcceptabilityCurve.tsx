import { Table } from '@digdir/designsystemet-react';
import type { Acceptability } from '@likeverd/appraisal';
import { line } from 'd3-shape';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { Axes, ThresholdMark } from './Axes.tsx';
import { ChartFrame, Legend } from './ChartFrame.tsx';
import { colourAt, strategyColours } from './palette.ts';
import { evenly, plotOf } from './scales.ts';

interface Props {
  /** With `optimal`, the frontier of acceptability is drawn too. */
  readonly acceptability: Pick<Acceptability, 'thresholds' | 'strategies'> &
    Partial<Pick<Acceptability, 'optimal' | 'optimalProbability'>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly threshold?: number;
  readonly probability?: number;
  readonly currency: string;
  readonly within?: string;
}

const height = 340;
const frontierColour = '#292c30';

/**
 * Probability that each strategy has the highest net benefit, by willingness to pay per QALY, and the frontier: that probability of the strategy
 * with the highest expected net benefit, which need not be the most probable one (Fenwick, Claxton & Sculpher 2001).
 */
export function AcceptabilityCurve({ acceptability, labels, threshold, probability, currency, ...place }: Props): ReactNode {
  const { web } = useWords();
  const format = useFormat();
  const { thresholds, strategies, optimal, optimalProbability } = acceptability;
  const name = (strategy: string): string => labels[strategy] ?? strategy;
  const rows = evenly(
    thresholds.map((_, index) => index),
    11,
  );
  return (
    <ChartFrame
      title={web.charts.acceptability}
      {...place}
      description={
        threshold === undefined || probability === undefined
          ? web.charts.acceptabilityDescriptionMany
          : web.charts.acceptabilityDescription({
              threshold: format.money(threshold, currency),
              probability: format.percent(probability),
            })
      }
      height={height}
      legend={
        <Legend
          items={[
            ...strategies.map(({ strategy }, index) => ({ label: name(strategy), colour: colourAt(strategyColours, index) })),
            ...(optimalProbability === undefined
              ? []
              : [{ label: web.charts.frontier, colour: frontierColour, shape: 'dot' as const }]),
          ]}
        />
      }
      table={
        <Table data-size="sm">
          <caption className="ds-sr-only">{web.charts.acceptability}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell>{web.charts.acceptabilityX({ currency })}</Table.HeaderCell>
              {strategies.map(({ strategy }) => (
                <Table.HeaderCell key={strategy} className="numeric">
                  {name(strategy)}
                </Table.HeaderCell>
              ))}
              {optimal !== undefined && <Table.HeaderCell>{web.charts.optimal}</Table.HeaderCell>}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {rows.map((index) => (
              <Table.Row key={index}>
                <Table.HeaderCell scope="row">{format.number(thresholds[index] ?? Number.NaN)}</Table.HeaderCell>
                {strategies.map(({ strategy, probability: column }) => (
                  <Table.Cell key={strategy} className="numeric">
                    {format.percent(column[index] ?? Number.NaN)}
                  </Table.Cell>
                ))}
                {optimal !== undefined && (
                  <Table.Cell>
                    {name(optimal[index] ?? '')} ({format.percent(optimalProbability?.[index] ?? Number.NaN)})
                  </Table.Cell>
                )}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      }
      draw={(width) => {
        const plot = plotOf(width, height, [thresholds[0] ?? 0, thresholds.at(-1) ?? 1], [0, 1], {
          top: 40,
          right: 40,
          bottom: 48,
          left: 56,
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
              yLabel={web.charts.acceptabilityY}
              xFormat={(value) => format.number(value)}
              yFormat={(value) => format.percent(value, 0)}
            />
            {threshold !== undefined && <ThresholdMark plot={plot} threshold={threshold} />}
            {strategies.map(({ strategy, probability: column }, index) => (
              <path
                key={strategy}
                className="chart-line"
                d={path(column) ?? ''}
                stroke={colourAt(strategyColours, index)}
                strokeDasharray={index === 0 ? '6 4' : undefined}
              />
            ))}
            {optimalProbability !== undefined && (
              <path className="chart-frontier" d={frontierPoints(optimalProbability, (index) => x(thresholds[index] ?? 0), y)} />
            )}
          </>
        );
      }}
    />
  );
}

/** Points of the frontier, every few thresholds: a line would join strategies where the best one changes. */
function frontierPoints(probability: readonly number[], x: (index: number) => number, y: (value: number) => number): string {
  return evenly([...probability.entries()], 41)
    .map(([index, value]) => `M${x(index).toFixed(1)} ${y(value).toFixed(1)}h0`)
    .join('');
}
