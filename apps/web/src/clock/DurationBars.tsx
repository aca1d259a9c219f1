import type { Duration } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { partyColours } from './parties.ts';

interface Props {
  readonly durations: readonly Duration[];
  readonly year: number | undefined;
}

const width = 1_000;
const height = 20;

/** Means as lying bars on one scale, each with its figure in words. */
export function DurationBars({ durations, year }: Props): ReactNode {
  const { statistics } = useWords().pages;
  const format = useFormat();
  const shown = durations.flatMap(({ id, all, years }) => {
    const summary = year === undefined ? all : years.find((each) => each.year === year);
    return summary?.mean === undefined ? [] : [{ id, mean: summary.mean }];
  });
  const most = Math.max(...shown.map(({ mean }) => mean), 1);
  return (
    <ul className="duration-bars">
      {shown.map(({ id, mean }) => {
        const { name } = statistics.measures[id];
        const party = Object.entries(partyColours).find(([key]) => id === `with.${key}`);
        return (
          <li key={id}>
            <span className="duration-name">{statistics.barLabel({ name, mean: format.number(mean) })}</span>
            <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" className="duration-bar">
              <rect width={(mean / most) * width} height={height} fill={party?.[1] ?? partyColours.secretariat} />
            </svg>
          </li>
        );
      })}
    </ul>
  );
}
