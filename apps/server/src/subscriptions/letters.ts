import type { Notice } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import { content, formatDate, formatInstant, formatList, formatNumber, type Language, localeOf } from '@likeverd/language';
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

/** A notice to someone who takes part, with the name of the case. */
export interface ToldNotice {
  readonly notice: Notice;
  readonly name: string;
}

/** What is due soon for whoever gets a letter: how many cases, the first day, and how many are told of for the first time. No case is named. */
export interface Work {
  readonly count: number;
  readonly first: CalendarDate;
  readonly fresh: number;
}

/** What one subscription tells in a letter; `end` is the address that ends it. */
export interface DigestSection {
  readonly what: string;
  readonly entries: readonly FeedEntry[];
  readonly notices: readonly ToldNotice[];
  readonly work: Work | null;
  readonly end: string;
}

/**
 * News since last time: headings only, with the way to each page. What is exempt from publication is read behind a sign-in, never in an
 * e-mail.
 */
export function digest(sections: readonly DigestSection[], address: string, language: Language): Letter {
  const { letter } = content[language].pages.subscriptions;
  const queue = `${address}/arbeid`;
  const parts = sections.map((section) => {
    const lines = linesOf(section, address, language);
    const left = lines.length - mostTold;
    return {
      due:
        section.work === null ? [] : [letter.work({ count: section.work.count, date: formatDate(section.work.first, language) })],
      intro: lines.length === 0 ? [] : [letter.intro({ what: section.what })],
      lines: lines.slice(0, mostTold),
      more: left > 0 ? [letter.more({ count: formatNumber(left, 0, language) })] : [],
      end: section.end,
      ending: sections.length === 1 ? letter.end : letter.endOf({ what: section.what }),
    };
  });
  const count = sections.reduce((sum, { entries, notices }) => sum + entries.length + notices.length, 0);
  const what = formatList(
    sections.map((section) => section.what),
    language,
  );
  return {
    subject: oneLine(count === 0 ? (parts.flatMap(({ due }) => due)[0] ?? what) : letter.digestSubject({ count, what })),
    text: [
      ...parts.flatMap(({ due, intro, lines, more }) => [
        ...due.map((line) => `${line}\n${queue}`),
        ...intro,
        ...lines.map((line) => `- ${line.heading} (${line.when})\n  ${line.page}`),
        ...more,
      ]),
      letter.constructed,
      ...parts.map(({ ending, end }) => `${ending} ${end}`),
      '',
    ].join('\n\n'),
    html: page(
      language,
      [
        ...parts.flatMap(({ due, intro, lines, more }) => [
          ...due.map((line) => `<p>${link(queue, line)}</p>`),
          ...intro.map((line) => `<p>${escapeMarkup(line)}</p>`),
          ...(lines.length === 0
            ? []
            : [
                `<ul>${lines.map((line) => `<li>${link(line.page, line.heading)} (${escapeMarkup(line.when)})</li>`).join('\n')}</ul>`,
              ]),
          ...more.map((line) => `<p>${escapeMarkup(line)}</p>`),
        ]),
        `<p>${escapeMarkup(letter.constructed)}</p>`,
        ...parts.map(({ ending, end }) => `<p>${link(end, ending)}</p>`),
      ].join('\n'),
    ),
  };
}

interface Line {
  readonly heading: string;
  readonly when: string;
  readonly page: string;
}

function linesOf({ entries, notices }: DigestSection, address: string, language: Language): readonly Line[] {
  const kinds = content[language].pages.participation.own.notices;
  return [
    ...notices.map(({ notice, name }) => ({
      heading: oneLine(`${kinds[notice.kind]}: ${name}`),
      when: formatInstant(notice.recordedAt, language),
      page: `${address}/medvirkning/${notice.caseId}`,
    })),
    ...entries.map((entry) => {
      const told = toldOf(entry, address, language);
      return { heading: oneLine(told.heading), when: formatInstant(entry.event.recordedAt, language), page: told.page };
    }),
  ];
}
