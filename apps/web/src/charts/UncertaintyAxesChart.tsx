import type { Decision, Documentation } from '@likeverd/appraisal';
import type { ReactNode } from 'react';
import { FigureTable } from '../components/StrategyTables.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { ChartFrame } from './ChartFrame.tsx';
import { plotOf } from './scales.ts';

interface Props {
  readonly documentation: Pick<Documentation, 'level'>;
  readonly decision: Pick<Decision, 'level' | 'side' | 'wrongChoice' | 'highFrom'>;
}

const height = 320;
const levels = ['low', 'moderate', 'high'] as const;
/** A choice between two that is wrong more often than not would not be made. */
const mostWrong = 0.5;
const pixelsPerLetter = 7;
const lineHeight = 16;

/** Words on as many lines as the width asks for. */
function linesOf(text: string, width: number): readonly string[] {
  const letters = Math.max(6, Math.floor(width / pixelsPerLetter));
  return text
    .split(' ')
    .reduce<readonly string[]>(
      (lines, word) =>
        lines.length > 0 && `${lines.at(-1)} ${word}`.length <= letters
          ? [...lines.slice(0, -1), `${lines.at(-1)} ${word}`]
          : [...lines, word],
      [],
    );
}

/** Where a method stands between uncertain documentation and an uncertain decision (Meld. St. 21 (2024–2025), Figure 7.4). */
export function UncertaintyAxesChart({ documentation, decision }: Props): ReactNode {
  const words = useWords().assessment.axes;
  const format = useFormat();
  const { figure } = words;
  const { value: probability } = decision.wrongChoice;
  const { value: limit } = decision.highFrom;
  return (
    <ChartFrame
      title={figure.title}
      description={figure.description({
        documentation: words.levels[documentation.level],
        decision: words.levels[decision.level],
        probability: format.percent(probability),
      })}
      height={height}
      table={
        <FigureTable
          caption={figure.title}
          head={[words.decision, words.documentation]}
          rows={[
            [
              `${words.levels[decision.level]} (${figure.x.toLowerCase()}: ${format.percent(probability)})`,
              words.levels[documentation.level],
            ],
          ]}
        />
      }
      draw={(width) => {
        const { x, y, margins } = plotOf(width, height, [0, mostWrong], [0, 3], { top: 40, right: 16, bottom: 48, left: 72 });
        const [left, right] = [x(0), x(mostWrong)];
        const zones = [
          { row: 2, from: 0, to: limit, text: figure.zones[decision.side] },
          { row: 2, from: limit, to: mostWrong, text: figure.zones.pending },
          { row: 0, from: 0, to: limit, text: figure.zones.settled },
          { row: 0, from: limit, to: mostWrong, text: figure.zones.conditional },
        ];
        return (
          <>
            {levels.map((level, row) => (
              <g key={level}>
                <line className={row === 0 ? 'axis-zero' : 'axis-grid'} x1={left} x2={right} y1={y(row)} y2={y(row)} />
                <text className="axis-tick" x={left - 8} y={y(row + 0.5)} dy="0.32em" textAnchor="end">
                  {words.levels[level]}
                </text>
              </g>
            ))}
            {[0, 0.1, 0.2, 0.3, 0.4, 0.5].map((tick) => (
              <text key={tick} className="axis-tick" x={x(tick)} y={height - margins.bottom + 18} textAnchor="middle">
                {format.percent(tick, 0)}
              </text>
            ))}
            <line className="axis-zero" x1={left} x2={left} y1={y(0)} y2={y(3)} />
            <line className="chart-threshold" x1={x(limit)} x2={x(limit)} y1={y(0)} y2={y(3)} />
            {zones.map(({ row, from, to, text }) => {
              const lines = linesOf(text, x(to) - x(from) - 12);
              return (
                <text key={`${row}-${from}`} className="chart-note" x={x(from) + 6} y={y(row + 1) + lineHeight}>
                  {lines.map((line, index) => (
                    <tspan key={line} x={x(from) + 6} dy={index === 0 ? 0 : lineHeight}>
                      {line}
                    </tspan>
                  ))}
                </text>
              );
            })}
            <circle
              className="chart-mean"
              cx={x(Math.min(probability, mostWrong))}
              cy={y(levels.indexOf(documentation.level) + 0.3)}
              r="8"
            />
            <text className="axis-label" x={(left + right) / 2} y={height - 6} textAnchor="middle">
              {figure.x}
            </text>
            <text className="axis-label" x={0} y={12}>
              {figure.y}
            </text>
          </>
        );
      }}
    />
  );
}
