import { Button } from '@digdir/designsystemet-react';
import { noticeKinds } from '@likeverd/casework';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { postJson } from '../api/client.ts';
import type { Party } from '../api/types.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { useWords } from '../i18n/language.tsx';

interface Props {
  readonly viewer: Party | null;
  /** The case that is followed; undefined for all, or a search. */
  readonly number: string | undefined;
  /** The search that is followed, as parameters of the API. */
  readonly search: string;
}

/** Asks for e-mail about a case, a search or what waits for one's role. */
export function MailForm({ viewer, number, search }: Props): ReactNode {
  const words = useWords();
  const { mail } = words.pages.subscriptions;
  const id = useId();
  const queryClient = useQueryClient();
  const [told, setTold] = useState('');
  const [failed, setFailed] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const scopes = [
    ...(number === undefined ? [] : [{ value: 'case', name: mail.scopes.case({ number }) }]),
    { value: 'search', name: search === '' || number !== undefined ? mail.scopes.searchAll : mail.scopes.search },
    ...(viewer === null
      ? []
      : [
          { value: 'role', name: mail.scopes.role },
          { value: 'participation', name: mail.scopes.participation },
        ]),
  ];

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const scope = form.get('scope');
    const notices = form.getAll('notices');
    if (scope === 'participation' && notices.length === 0) {
      setFailed(true);
      setTold(mail.noticesNone);
      return;
    }
    const body = {
      scope,
      cadence: form.get('cadence'),
      email: form.get('email'),
      ...(scope === 'case' ? { case: number } : {}),
      ...(scope === 'participation' ? { notices } : {}),
      ...(scope === 'search' && number === undefined ? { search } : {}),
    };
    postJson<{ confirmationSent: boolean }>('/api/subscriptions', body)
      .then(async ({ confirmationSent }) => {
        setFailed(false);
        setTold(confirmationSent ? mail.asked : mail.askedNoServer);
        await queryClient.invalidateQueries({ queryKey: ['subscriptions'] });
      })
      .catch((error: unknown) => {
        setFailed(true);
        setTold(failureText(error, words));
      });
  };

  return (
    <section aria-labelledby="epost" className="prose-section">
      <h2 id="epost" className="ds-heading" data-size="md">
        {mail.title}
      </h2>
      <p>{mail.lead}</p>
      <form onSubmit={submit} className="mail-form">
        <fieldset className="filter-group">
          <legend>{mail.what}</legend>
          {scopes.map(({ value, name }, index) => (
            <label key={value} htmlFor={`${id} ${value}`} className="filter-option">
              <input
                id={`${id} ${value}`}
                type="radio"
                name="scope"
                value={value}
                defaultChecked={index === 0}
                onChange={() => setChosen(value)}
              />
              {name}
            </label>
          ))}
        </fieldset>
        {chosen === 'participation' && (
          <fieldset className="filter-group">
            <legend>{mail.notices}</legend>
            {noticeKinds.map((kind) => (
              <label key={kind} htmlFor={`${id} ${kind}`} className="filter-option">
                <input id={`${id} ${kind}`} type="checkbox" name="notices" value={kind} defaultChecked />
                {words.pages.participation.own.notices[kind]}
              </label>
            ))}
          </fieldset>
        )}
        <fieldset className="filter-group">
          <legend>{mail.cadence}</legend>
          {(['daily', 'weekly'] as const).map((cadence) => (
            <label key={cadence} htmlFor={`${id} ${cadence}`} className="filter-option">
              <input id={`${id} ${cadence}`} type="radio" name="cadence" value={cadence} defaultChecked={cadence === 'daily'} />
              {mail.cadences[cadence]}
            </label>
          ))}
        </fieldset>
        <div>
          <label htmlFor={`${id} email`} className="field-label">
            {mail.email}
          </label>
          <input id={`${id} email`} className="ds-input" type="email" name="email" required autoComplete="email" maxLength={254} />
        </div>
        <p className="hint">{mail.privacy}</p>
        <p>
          <Button type="submit">{mail.subscribe}</Button>
        </p>
        <p role="status" className={failed ? 'field-error' : undefined}>
          {told}
        </p>
      </form>
    </section>
  );
}
