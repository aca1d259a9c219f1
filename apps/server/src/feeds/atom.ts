import { escapeMarkup } from '../http/html.ts';
import { type Feed, toldOf } from './entries.ts';

/** A feed as Atom (RFC 4287). `address` is the public address of the server. */
export function atomFeed({ id, title, subtitle, self, page, language, entries }: Feed, address: string): string {
  const updated = entries[0]?.event.recordedAt ?? '1970-01-01T00:00:00.000Z';
  const items = entries.map((entry) => {
    const told = toldOf(entry, address, language);
    return [
      '  <entry>',
      `    <id>urn:uuid:${escapeMarkup(entry.event.feedId)}</id>`,
      `    <title>${escapeMarkup(told.heading)}</title>`,
      `    <updated>${escapeMarkup(entry.event.recordedAt)}</updated>`,
      `    <author><name>${escapeMarkup(told.who)}</name></author>`,
      `    <link rel="alternate" type="text/html" href="${escapeMarkup(told.page)}"/>`,
      ...(told.summary === '' ? [] : [`    <summary>${escapeMarkup(told.summary)}</summary>`]),
      '  </entry>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `  <id>${escapeMarkup(id)}</id>`,
    `  <title>${escapeMarkup(title)}</title>`,
    `  <subtitle>${escapeMarkup(subtitle)}</subtitle>`,
    `  <updated>${escapeMarkup(updated)}</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeMarkup(self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeMarkup(page)}"/>`,
    ...items,
    '</feed>',
    '',
  ].join('\n');
}
