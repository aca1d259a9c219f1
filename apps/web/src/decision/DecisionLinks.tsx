import { type DecisionRecord, trialAddress } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useWords, wordFor } from '../i18n/language.tsx';

/** What the decision points to: trials in their registries, the codes that systems find it by. */
export function DecisionLinks({ decision }: { readonly decision: DecisionRecord }): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.decision;
  const { ongoingTrials = [], decisionCodes = [] } = decision;
  return (
    <>
      {ongoingTrials.length > 0 && (
        <>
          <h3 className="ds-heading" data-size="xs">
            {own.text.trials}
          </h3>
          <ul>
            {ongoingTrials.map(({ trial, note }) => (
              <li key={trial}>
                <a href={trialAddress(trial)} rel="noreferrer">
                  {trial}
                </a>
                {note === undefined ? '' : `: ${note}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {decisionCodes.length > 0 && (
        <>
          <h3 className="ds-heading" data-size="xs">
            {own.codes}
          </h3>
          <ul>
            {decisionCodes.map(({ system, code, name }) => (
              <li key={`${system} ${code}`}>
                {wordFor(casework.choices, system)}: <code>{code}</code> {name}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
