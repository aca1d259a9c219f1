import type { Fault } from '@likeverd/modelling';
import type { ReactNode } from 'react';
import { faultText } from '../i18n/faults.ts';
import { useWords } from '../i18n/language.tsx';

interface Props {
  readonly faults: readonly Fault[];
  /** Goes to the line of a fault, where there is a text to go to. */
  readonly goTo?: (fault: Fault) => void;
}

/** What is wrong in a document, each with its line. */
export function FaultList({ faults, goTo }: Props): ReactNode {
  const words = useWords();
  return (
    <ul className="faults">
      {faults.map((fault) => {
        const place = words.assessment.page.line({ line: fault.line });
        return (
          <li key={`${fault.line}:${fault.column}:${fault.code}:${fault.path}`}>
            {goTo === undefined ? (
              place
            ) : (
              <button type="button" className="line-link" onClick={() => goTo(fault)}>
                {place}
              </button>
            )}
            {': '}
            {fault.path !== '' && (
              <>
                <code>{fault.path}</code>{' '}
              </>
            )}
            {faultText(words, fault)}
          </li>
        );
      })}
    </ul>
  );
}
