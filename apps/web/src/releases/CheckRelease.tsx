import { Button, Textarea } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError, postJson } from '../api/client.ts';
import { failureText, LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { releaseRequestQuery } from './queries.ts';
import { ReleaseAuditTable, ReleaseTables } from './ReleaseTables.tsx';

const choices = ['approved', 'changes', 'rejected'] as const;

/** A request as the one who checks sees it, and their decision; who asked sees it without the form. */
export function CheckRelease({ id, back }: { readonly id: string; readonly back: () => void }): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.releases;
  const format = useFormat();
  const found = useQuery(releaseRequestQuery(id));
  const { data } = found;
  return (
    <section aria-labelledby="kontroll" className="block">
      <Button type="button" variant="tertiary" onClick={back}>
        {words.back}
      </Button>
      {found.isPending && <Loading />}
      {found.isError && <LoadFailure error={found.error} retry={() => void found.refetch()} />}
      {data !== undefined && (
        <>
          <h2 id="kontroll" className="ds-heading" data-size="md">
            {data.title}
          </h2>
          <p>
            {words.askedBy({
              who: wordFor(casework.organisations, data.askedBy.organisation),
              date: format.date(data.askedAt.slice(0, 10)),
            })}
          </p>
          {data.decision !== undefined && (
            <p>
              <strong>{words.decisions[data.decision]}.</strong>{' '}
              {data.checkedBy !== undefined &&
                words.checkedBy({ who: wordFor(casework.organisations, data.checkedBy.organisation) })}
              . {data.reason}
            </p>
          )}
          <ReleaseTables publication={data.publication} />
          <ReleaseAuditTable audit={data.audit} />
          {data.decision === undefined && (data.own ? <p>{words.own}</p> : <Decide id={id} />)}
        </>
      )}
    </section>
  );
}

function Decide({ id }: { readonly id: string }): ReactNode {
  const content = useWords();
  const words = content.pages.releases;
  const queryClient = useQueryClient();
  const [said, setSaid] = useState('');
  const decide = async (form: FormData): Promise<void> => {
    try {
      await postJson(`/api/releases/requests/${encodeURIComponent(id)}/check`, {
        decision: form.get('decision'),
        reason: form.get('reason'),
      });
      await queryClient.invalidateQueries({ queryKey: ['releases'] });
    } catch (error) {
      const stale = error instanceof ApiError && error.problem.code === 'conflict';
      setSaid(stale ? words.stale : failureText(error, content));
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void decide(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit} aria-labelledby="avgjor">
      <h3 id="avgjor" className="ds-heading" data-size="sm">
        {words.check}
      </h3>
      <fieldset>
        <legend>{words.decision}</legend>
        {choices.map((choice) => (
          <p key={choice}>
            <label>
              <input type="radio" name="decision" value={choice} required /> {words.choices[choice]}
            </label>
          </p>
        ))}
      </fieldset>
      <p>
        <label htmlFor="begrunnelse" className="field-label">
          {words.reason}
        </label>
        <Textarea id="begrunnelse" name="reason" required minLength={10} maxLength={4_000} rows={4} />
      </p>
      <p role="alert">{said}</p>
      <Button type="submit">{words.decide}</Button>
    </form>
  );
}
