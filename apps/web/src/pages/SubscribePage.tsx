import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { useSpeech } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { filterParameters, readFilters } from '../openness/filter-search.ts';
import { MailForm } from '../openness/MailForm.tsx';
import { OwnFeeds } from '../openness/OwnFeeds.tsx';
import { Outbox } from '../openness/Outbox.tsx';
import { OwnSubscriptions } from '../openness/OwnSubscriptions.tsx';

const route = getRouteApi('/abonner');

/** Where people choose how to hear: feeds and calendars of what is public, their own private ones, and e-mail. */
export function SubscribePage(): ReactNode {
  const { words, language } = useSpeech();
  const { subscriptions } = words.pages;
  const { sak, q = '', ...others } = route.useSearch();
  const session = useQuery(sessionQuery);
  const viewer = session.data?.viewer ?? null;
  const parameters = { ...(q === '' ? {} : { query: q }), ...filterParameters(readFilters(others)) };
  const search = new URLSearchParams(parameters).toString();
  const follows = sak ?? (search === '' ? subscriptions.feeds.all : subscriptions.mail.scopes.search);
  const base = sak === undefined ? '' : `/metoder/${encodeURIComponent(sak)}`;
  const tail = new URLSearchParams({ ...(sak === undefined ? parameters : {}), lang: language }).toString();
  return (
    <div className="container page narrow">
      <PageHeading title={subscriptions.title} />
      <p className="lead">{subscriptions.lead}</p>
      <section aria-labelledby="strommer" className="prose-section">
        <h2 id="strommer" className="ds-heading" data-size="md">
          {subscriptions.feeds.title}: {follows}
        </h2>
        <p>{subscriptions.feeds.lead}</p>
        <ul className="download-list">
          {(
            [
              [subscriptions.feeds.ics, 'calendar.ics'],
              [subscriptions.feeds.atom, 'feed.atom'],
              [subscriptions.feeds.json, 'feed.json'],
            ] as const
          ).map(([name, file]) => (
            <li key={file}>
              <a href={`${base}/${file}?${tail}`}>
                {name}
                <span className="ds-sr-only">: {follows}</span>
              </a>
            </li>
          ))}
        </ul>
        {sak === undefined && search === '' && (
          <p className="hint">
            <Link to="/">{subscriptions.feeds.filtersHint}</Link>
          </p>
        )}
      </section>
      {viewer !== null && <OwnFeeds />}
      <MailForm viewer={viewer} number={sak} search={search} />
      {viewer !== null && <OwnSubscriptions />}
      {viewer !== null && <Outbox />}
    </div>
  );
}
