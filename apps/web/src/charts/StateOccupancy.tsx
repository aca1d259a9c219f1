import { Table } from '@digdir/designsystemet-react';
import { area } from 'd3-shape';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { Axes } from './Axes.tsx';
import { ChartFrame, Legend } from './ChartFrame.tsx';
import { colourAt, stateColours } from './palette.ts';
import { evenly, plotOf } from './scales.ts';

interface Props {
  readonly strategy: string;
  /** Years since entry. */
  readonly time: readonly number[];
  /** Share of the cohort in each state at each time, first state at the bottom. */
  readonly states: readonly { readonly label: string; readonly occupancy: readonly number[] }[];
}

const height = 280;

/** Share of the cohort in each state over time, stacked to 1. */
export function StateOccupancy({ strategy, time, states }: Props): ReactNode {
  const { web } = useWords();
  const format = useFormat();
  const horizon = time.at(-1) ?? 1;
  const rows = evenly(
    time.map((_, index) => index),
    9,
  );
  return (
    <ChartFrame
      title={`${web.charts.occupancy}: ${strategy}`}
      description={web.charts.occupancyDescription({ strategy, years: format.number(horizon) })}
      height={height}
      legend={
        <Legend items={states.map(({ label }, index) => ({ label, colour: colourAt(stateColours, index), shape: 'area' }))} />
      }
      table={
        <Table data-size="sm">
          <caption className="ds-sr-only">{`${web.charts.occupancy}: ${strategy}`}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell>{web.charts.year}</Table.HeaderCell>
              {states.map(({ label }) => (
                <Table.HeaderCell key={label} className="numeric">
                  {label}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {rows.map((index) => (
              <Table.Row key={index}>
                <Table.HeaderCell scope="row">{format.number(time[index] ?? Number.NaN, 1)}</Table.HeaderCell>
                {states.map(({ label, occupancy }) => (
                  <Table.Cell key={label} className="numeric">
                    {format.percent(occupancy[index] ?? Number.NaN)}
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      }
      draw={(width) => {
        const plot = plotOf(width, height, [0, horizon], [0, 1], { top: 40, right: 20, bottom: 48, left: 56 });
        const { x, y } = plot;
        const below = (index: number, until: number): number =>
          states.slice(0, until).reduce((sum, { occupancy }) => sum + (occupancy[index] ?? 0), 0);
        return (
          <>
            {states.map(({ label }, state) => (
              <path
                key={label}
                fill={colourAt(stateColours, state)}
                className="chart-area"
                d={
                  area<number>(
                    (value) => x(value),
                    (_, index) => y(below(index, state)),
                    (_, index) => y(below(index, state + 1)),
                  )(time) ?? ''
                }
              />
            ))}
            <Axes
              plot={plot}
              xLabel={web.charts.occupancyX}
              yLabel={web.charts.occupancyY}
              xFormat={(value) => format.number(value)}
              yFormat={(value) => format.percent(value, 0)}
            />
          </>
        );
      }}
    />
  );
}
