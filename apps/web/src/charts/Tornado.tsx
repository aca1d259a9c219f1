import { Table } from '@digdir/designsystemet-react';
import type { OneWay } from '@likeverd/modelling';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { BarAxis, fitted } from './Axes.tsx';
import { ChartFrame, Legend } from './ChartFrame.tsx';

interface Props {
  readonly analysis: OneWay;
  /** Name of a parameter. */
  readonly label: (parameter: string) => string;
  /** A parameter's value with its unit. */
  readonly shown: (parameter: string, value: number) => string;
  readonly currency: string;
}

/** Bars drawn; the table has all. */
const most = 15;
const rowHeight = 42;
const above = 28;
const below = 44;
const side = 12;
const colours = { low: '#0062ba', high: '#b35309' } as const;

/** Net monetary benefit with each parameter at its low and its high value, widest first: a change of quadrant cannot hide in it. */
export function Tornado({ analysis, label, shown, currency }: Props): ReactNode {
  const { web } = useWords();
  const format = useFormat();
  const words = web.questions;
  const { base, bars, threshold } = analysis;
  const drawn = bars.slice(0, most);
  const height = above + drawn.length * rowHeight + below;
  const changing = bars.filter(({ changesDecision }) => changesDecision).length;
  const money = (value: number): string => format.money(value, currency);
  return (
    <ChartFrame
      title={words.tornado}
      description={words.tornadoDescription({
        base: money(base.netBenefit),
        threshold: money(threshold),
        first: drawn[0] === undefined ? '–' : label(drawn[0].parameter),
        changing: format.number(changing),
      })}
      height={height}
      legend={
        <Legend
          items={[
            { label: words.low, colour: colours.low, shape: 'area' },
            { label: words.high, colour: colours.high, shape: 'area' },
          ]}
        />
      }
      table={
        <Table data-size="sm">
          <caption className="ds-sr-only">{words.tornado}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell>{words.parameter}</Table.HeaderCell>
              {[words.low, words.high, words.benefitLow, words.benefitHigh, words.changes].map((name) => (
                <Table.HeaderCell key={name} className="numeric">
                  {name}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {bars.map(({ parameter, low, high, changesDecision }) => (
              <Table.Row key={parameter}>
                <Table.HeaderCell scope="row">{label(parameter)}</Table.HeaderCell>
                <Table.Cell className="numeric">{shown(parameter, low.value)}</Table.Cell>
                <Table.Cell className="numeric">{shown(parameter, high.value)}</Table.Cell>
                <Table.Cell className="numeric">{money(low.netBenefit)}</Table.Cell>
                <Table.Cell className="numeric">{money(high.netBenefit)}</Table.Cell>
                <Table.Cell className="numeric">{changesDecision ? web.form.yes : web.form.no}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      }
      draw={(width) => {
        const values = [0, base.netBenefit, ...drawn.flatMap(({ low, high }) => [low.netBenefit, high.netBenefit])];
        const x = scaleLinear([Math.min(...values), Math.max(...values)], [side, Math.max(side + 1, width - side)]).nice();
        const bottom = height - below;
        return (
          <>
            <BarAxis
              x={x}
              width={width}
              height={height}
              top={above - 8}
              bottom={bottom}
              label={words.benefitAxis({ currency })}
              format={(value) => format.number(value)}
            />
            {drawn.map(({ parameter, low, high, changesDecision }, index) => {
              const top = above + index * rowHeight;
              return (
                <g key={parameter}>
                  <text className="tornado-label" x={side} y={top + 11}>
                    {fitted(`${label(parameter)}${changesDecision ? ' *' : ''}`, width)}
                  </text>
                  {(
                    [
                      ['low', low],
                      ['high', high],
                    ] as const
                  ).map(([end, { netBenefit }]) => (
                    <rect
                      key={end}
                      x={Math.min(x(netBenefit), x(base.netBenefit))}
                      width={Math.abs(x(netBenefit) - x(base.netBenefit))}
                      y={top + (end === 'low' ? 17 : 26)}
                      height={9}
                      fill={colours[end]}
                    />
                  ))}
                </g>
              );
            })}
            <line className="chart-threshold" x1={x(base.netBenefit)} x2={x(base.netBenefit)} y1={above - 8} y2={bottom} />
          </>
        );
      }}
    />
  );
}
