import { content, type Language } from '@likeverd/language';
import type { FeedEntry } from '../reading.ts';
import { escapeMarkup } from './html.ts';

/** Atom feed (RFC 4287) of public events. Ids stay the same whatever the address or the language. */
export function atomFeed(entries: readonly FeedEntry[], address: string, language: Language): string {
  const { server, casework } = content[language];
  const self = `${address}/feed.atom?lang=${language}`;
  const updated = entries[0]?.event.recordedAt ?? '1970-01-01T00:00:00.000Z';
  const items = entries.map(({ event, number = '', title = '' }) => {
    const heading = server.feed.entry({ number, title, event: casework.events[event.type] ?? event.type });
    const constructed = event.values['constructed']?.value === true ? [server.feed.constructed] : [];
    const population = event.values['population']?.value;
    const summary = [...constructed, ...(typeof population === 'string' ? [population] : [])].join(' ');
    return [
      '  <entry>',
      `    <id>urn:uuid:${escapeMarkup(event.feedId)}</id>`,
      `    <title>${escapeMarkup(heading)}</title>`,
      `    <updated>${escapeMarkup(event.recordedAt)}</updated>`,
      `    <author><name>${escapeMarkup(casework.roles[event.actor.role] ?? event.actor.role)}</name></author>`,
      `    <link rel="alternate" type="text/html" href="${escapeMarkup(`${address}/metoder/${number}`)}"/>`,
      ...(summary === '' ? [] : [`    <summary>${escapeMarkup(summary)}</summary>`]),
      '  </entry>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    '  <id>urn:likeverd:feed:methods</id>',
    `  <title>${escapeMarkup(server.feed.title)}</title>`,
    `  <subtitle>${escapeMarkup(server.feed.subtitle)}</subtitle>`,
    `  <updated>${escapeMarkup(updated)}</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeMarkup(self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeMarkup(`${address}/`)}"/>`,
    ...items,
    '</feed>',
    '',
  ].join('\n');
}
