import { Alert, Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import type { StaleCause, StalePart } from '@likeverd/appraisal';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { postJson } from '../api/client.ts';
import type { AssessmentView } from '../api/types.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { type Content, type Format, useFormat, useWords, wordFor } from '../i18n/language.tsx';

/** The name of what is out of date. */
const staleName = (part: StalePart['part'], { assessment }: Content): string =>
  part === 'appraisal' ? assessment.page.stale.appraisal : assessment.parts[part];

function causeText(cause: StaleCause, words: Content, format: Format): string {
  const { causes } = words.assessment.page.stale;
  const date = format.instant(cause.since);
  const id = cause.kind === 'premises' ? words.assessment.parts[cause.part] : 'id' in cause ? cause.id : '';
  return causes[cause.kind]({ id, date: cause.kind === 'rule' || cause.kind === 'fact' ? format.date(cause.since) : date });
}

interface Props {
  readonly view: AssessmentView;
  readonly stale: StalePart;
}

/** That a part is out of date, since when and why; whether it was accepted as it is, and for writers a way to do so. */
export function StaleNotice({ view, stale }: Props): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { page } = words.assessment;
  const accepted = view.acceptances.findLast(({ part, state }) => part === stale.part && state === stale.state);
  return (
    <Alert data-color={accepted === undefined ? 'warning' : 'info'} className="stale">
      <p>
        <strong>{page.stale.title}.</strong>{' '}
        {page.stale.since({ part: staleName(stale.part, words), date: format.instant(stale.since) })}
      </p>
      <ul>
        {stale.causes.map((cause) => (
          <li key={`${cause.kind} ${'part' in cause ? cause.part : 'id' in cause ? cause.id : ''}`}>
            {causeText(cause, words, format)}
          </li>
        ))}
      </ul>
      {accepted !== undefined && (
        <p>
          {page.stale.accepted({
            role: wordFor(words.casework.roles, accepted.role),
            date: format.instant(accepted.recordedAt),
            reason: accepted.reason,
          })}
        </p>
      )}
      {accepted === undefined && view.obstacles?.length === 0 && <Accept view={view} stale={stale} />}
    </Alert>
  );
}

function Accept({ view, stale }: Props): ReactNode {
  const words = useWords();
  const { stale: own } = words.assessment.page;
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    setTrouble(null);
    try {
      const result = view.results.at(-1)?.result ?? '';
      await postJson(`/api/assessments/${view.caseId}/acceptances`, { result, part: stale.part, state: stale.state, reason });
    } catch (error) {
      setTrouble(failureText(error, words));
    }
    await queryClient.invalidateQueries({ queryKey: ['assessment'] });
  };
  return (
    <div className="stale-accept">
      <Field>
        <Label>{own.reason}</Label>
        <Field.Description>{own.acceptHint}</Field.Description>
        <Textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Button variant="secondary" data-size="sm" disabled={reason.trim().length < 10} onClick={() => void send()}>
        {own.accept}
      </Button>
      {trouble !== null && <p role="alert">{trouble}</p>}
    </div>
  );
}
