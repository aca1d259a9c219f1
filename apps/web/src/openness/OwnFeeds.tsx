import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { postJson } from '../api/client.ts';
import { feedAddressQuery } from '../api/queries.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { useFormat, useSpeech } from '../i18n/language.tsx';

/** Makes, shows once and closes the address of someone's private feeds. */
export function OwnFeeds(): ReactNode {
  const { words, language } = useSpeech();
  const { own, feeds } = words.pages.subscriptions;
  const format = useFormat();
  const found = useQuery(feedAddressQuery);
  const [token, setToken] = useState('');
  const [told, setTold] = useState('');
  const madeAt = found.data?.madeAt ?? null;

  const act = (work: () => Promise<string>): void => {
    work()
      .then(async (text) => {
        setTold(text);
        await found.refetch();
      })
      .catch((error: unknown) => setTold(failureText(error, words)));
  };
  const make = (): void =>
    act(async () => {
      const made = await postJson<{ token: string }>('/api/feed-address', {});
      setToken(made.token);
      return own.shown;
    });
  const close = (): void =>
    act(async () => {
      await postJson('/api/feed-address/close', {});
      setToken('');
      return own.revoked;
    });

  return (
    <section aria-labelledby="egne" className="prose-section">
      <h2 id="egne" className="ds-heading" data-size="md">
        {own.title}
      </h2>
      <p>{own.lead}</p>
      <p>{madeAt === null ? own.none : own.since({ date: format.instant(madeAt) })}</p>
      <p className="button-row">
        <Button variant="secondary" onClick={make}>
          {madeAt === null ? own.make : own.again}
        </Button>
        {madeAt !== null && (
          <Button variant="tertiary" onClick={close}>
            {own.revoke}
          </Button>
        )}
      </p>
      <p role="status">{told}</p>
      {token !== '' && (
        <dl className="facts">
          {(
            [
              [own.everything, ''],
              [own.role, '&scope=role'],
            ] as const
          ).map(([name, scope]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              {(
                [
                  [feeds.ics, 'calendar.ics'],
                  [feeds.atom, 'feed.atom'],
                  [feeds.json, 'feed.json'],
                ] as const
              ).map(([form, file]) => (
                <dd key={file} className="secret-address">
                  {form}: <code>{`${window.location.origin}/egne/${token}/${file}?lang=${language}${scope}`}</code>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
