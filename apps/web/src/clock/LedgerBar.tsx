import type { ClockParty } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { partyColours } from './parties.ts';

interface Props {
  readonly shares: readonly { readonly key: ClockParty; readonly days: number }[];
}

const width = 1_000;
const height = 28;

/** One bar, a part for each party as long as its days, with a legend that says them. */
export function LedgerBar({ shares }: Props): ReactNode {
  const { clock } = useWords().pages;
  const total = shares.reduce((sum, { days }) => sum + days, 0);
  if (total === 0) return null;
  const parts = shares.map(({ key, days }) => clock.part({ party: clock.parties[key], days }));
  const before = (index: number): number => shares.slice(0, index).reduce((sum, { days }) => sum + days, 0);
  return (
    <div className="ledger-bar">
      <svg
        role="img"
        aria-label={clock.bar({ parts: parts.join(', ') })}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className="ledger-bar-drawing"
      >
        {shares.map(({ key, days }, index) => (
          <rect
            key={key}
            x={(before(index) / total) * width}
            width={(days / total) * width}
            height={height}
            fill={partyColours[key]}
          />
        ))}
      </svg>
      <ul className="legend" aria-hidden="true">
        {shares.map(({ key }, index) => (
          <li key={key}>
            <svg width="18" height="12" focusable="false">
              <rect width="18" height="12" rx="2" fill={partyColours[key]} />
            </svg>
            {parts[index]}
          </li>
        ))}
      </ul>
    </div>
  );
}
