import { content, formatInstant, formatNumber, type Language, localeOf } from '@likeverd/language';
import { type FeedEntry, toldOf } from '../feeds/entries.ts';
import { escapeMarkup } from '../http/html.ts';

/** An e-mail in words, as plain text and as HTML that says the same. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Line breaks in a subject would begin a new header. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const page = (language: Language, body: string): string =>
  `<!doctype html><html lang="${localeOf[language]}"><head><meta charset="utf-8"></head><body>\n${body}\n</body></html>\n`;
const link = (address: string, text: string): string => `<a href="${escapeMarkup(address)}">${escapeMarkup(text)}</a>`;

/** A letter of paragraphs between blank lines; a line that is one of the addresses becomes a link. */
export function plainLetter(subject: string, text: string, addresses: readonly string[], language: Language): Letter {
  const paragraphs = text.split('\n\n').map(
    (paragraph) =>
      `<p>${paragraph
        .split('\n')
        .map((line) => (addresses.includes(line) ? link(line, line) : escapeMarkup(line)))
        .join('<br>')}</p>`,
  );
  return { subject: oneLine(subject), text: `${text}\n`, html: page(language, paragraphs.join('\n')) };
}

/** Asks whoever has an address to confirm it. */
export function confirmation(what: string, address: string, language: Language): Letter {
  const { letter } = content[language].pages.subscriptions;
  return plainLetter(letter.confirmSubject, letter.confirmText({ what, address }), [address], language);
}

/** Events told of in one letter. */
const mostTold = 50;

/**
 * News since last time: headings only, with the way to each page. What is exempt from publication is read behind a sign-in, never in an
 * e-mail. `end` is the address that ends the subscription.
 */
export function digest(what: string, entries: readonly FeedEntry[], address: string, end: string, language: Language): Letter {
  const { letter } = content[language].pages.subscriptions;
  const lines = entries.slice(0, mostTold).map((entry) => {
    const told = toldOf(entry, address, language);
    return { heading: oneLine(told.heading), when: formatInstant(entry.event.recordedAt, language), page: told.page };
  });
  const more = entries.length > mostTold ? [letter.more({ count: formatNumber(entries.length - mostTold, 0, language) })] : [];
  const intro = letter.intro({ what });
  return {
    subject: oneLine(letter.digestSubject({ count: entries.length, what })),
    text: [
      intro,
      ...lines.map((line) => `- ${line.heading} (${line.when})\n  ${line.page}`),
      ...more,
      letter.constructed,
      `${letter.end} ${end}`,
      '',
    ].join('\n\n'),
    html: page(
      language,
      [
        `<p>${escapeMarkup(intro)}</p>`,
        `<ul>${lines.map((line) => `<li>${link(line.page, line.heading)} (${escapeMarkup(line.when)})</li>`).join('\n')}</ul>`,
        ...more.map((line) => `<p>${escapeMarkup(line)}</p>`),
        `<p>${escapeMarkup(letter.constructed)}</p>`,
        `<p>${link(end, letter.end)}</p>`,
      ].join('\n'),
    ),
  };
}
