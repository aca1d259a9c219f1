import { Alert, Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { faultText } from '../i18n/faults.ts';
import { useWords } from '../i18n/language.tsx';
import type { Question } from './questions.ts';
import type { Asking } from './useQuestion.ts';

interface Props {
  readonly asking: Asking;
  /** What the button says. */
  readonly label: string;
  /** The question as the form now stands, or null while something in it is missing. */
  readonly question: Question | null;
}

/** Asks, says that it is being worked out, and lets the reader stop it. */
export function AskPanel({ asking: { state, ask, stop }, label, question }: Props): ReactNode {
  const words = useWords();
  const { web } = words;
  const running = state.status === 'running';
  const ready = question !== null && !running;
  return (
    <div className="ask-panel">
      <div className="ask-buttons">
        <Button type="button" variant="secondary" aria-disabled={!ready} onClick={() => ready && ask(question)}>
          {label}
        </Button>
        {running && (
          <Button type="button" variant="tertiary" onClick={stop}>
            {web.questions.stop}
          </Button>
        )}
      </div>
      <div role="status">
        {running && (
          <>
            <p>{web.questions.running}</p>
            <progress aria-label={web.questions.running} />
          </>
        )}
        {state.status === 'stopped' && <p>{web.questions.stopped}</p>}
        {state.status === 'broken' && <p>{web.live.unsupported}</p>}
      </div>
      {state.status === 'refused' && (
        <Alert data-color="danger" role="alert">
          <p>{web.live.failed}</p>
          <ul>
            {state.faults.map((fault) => (
              <li key={`${fault.code}-${fault.path}`}>{faultText(words, fault)}</li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
