import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { postJson } from '../api/client.ts';
import { ownSubscriptionsQuery } from '../api/queries.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { useWords } from '../i18n/language.tsx';

/** Someone's own e-mail subscriptions, and the way out of each. */
export function OwnSubscriptions(): ReactNode {
  const words = useWords();
  const { mail } = words.pages.subscriptions;
  const found = useQuery(ownSubscriptionsQuery);
  const [told, setTold] = useState('');
  const end = (id: string): void => {
    postJson(`/api/subscriptions/${id}/end`, {})
      .then(async () => {
        setTold(mail.ended);
        await found.refetch();
      })
      .catch((error: unknown) => setTold(failureText(error, words)));
  };
  const subscriptions = found.data?.subscriptions ?? [];
  return (
    <section aria-labelledby="dine" className="prose-section">
      <h2 id="dine" className="ds-heading" data-size="md">
        {mail.yours}
      </h2>
      {subscriptions.length === 0 ? (
        <p>{mail.none}</p>
      ) : (
        <ul>
          {subscriptions.map(({ id, what, email, cadence, confirmed }) => {
            return (
              <li key={id}>
                {what}, {mail.cadences[cadence].toLowerCase()}, {email}
                {!confirmed && ` (${mail.waiting})`}{' '}
                <Button variant="tertiary" data-size="sm" onClick={() => end(id)}>
                  {mail.end}
                  <span className="ds-sr-only">
                    : {what}, {email}
                  </span>
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <p role="status">{told}</p>
    </section>
  );
}
