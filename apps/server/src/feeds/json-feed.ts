import { localeOf } from '@likeverd/language';
import { type Feed, toldOf } from './entries.ts';

/** A feed as JSON Feed 1.1 (jsonfeed.org). `address` is the public address of the server. */
export function jsonFeed({ title, subtitle, self, page, language, entries }: Feed, address: string): unknown {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description: subtitle,
    home_page_url: page,
    feed_url: self,
    language: localeOf[language],
    items: entries.map((entry) => {
      const told = toldOf(entry, address, language);
      return {
        id: `urn:uuid:${entry.event.feedId}`,
        url: told.page,
        title: told.heading,
        content_text: told.summary === '' ? told.heading : told.summary,
        date_published: entry.event.recordedAt,
        authors: [{ name: told.who }],
        tags: [entry.event.type],
      };
    }),
  };
}
