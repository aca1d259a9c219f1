import type { CaseState, DecisionRecord } from '@likeverd/casework';
import type { Block, Paper } from '@likeverd/documents';
import { content, formatDate, type Language } from '@likeverd/language';
import { decisionText } from '@likeverd/language/decision-text';

/** The letter by which the trusts of a region, or one trust, are told of a decision; made from the decision and from nothing else. S14 (b) 10. */
export function letterPaper(
  { number = '', title = '', constructed }: CaseState,
  decision: DecisionRecord,
  recipient: string,
  date: string,
  address: string,
  language: Language,
): Paper {
  const { casework, pages, documents } = content[language];
  const words = pages.implementation.letter;
  const names: Readonly<Record<string, string>> = casework.organisations;
  const { sentences, lists } = decisionText(title, decision, content[language], language);
  const guidelines = (decision.affectedGuidelines ?? []).map(({ guideline, change }) =>
    change === undefined ? guideline : `${guideline}: ${change}`,
  );
  const reasons = [
    [casework.fields.reasonBenefit.label, decision.reasonBenefit],
    [casework.fields.reasonResources.label, decision.reasonResources],
    [casework.fields.reasonSeverity.label, decision.reasonSeverity],
    [casework.fields.reasonOverall.label, decision.reasonOverall],
  ] as const;
  const page = `${address}/metoder/${number}`;
  return {
    language,
    title: words.title({ number }),
    subtitle: title,
    publisher: names['sekretariatet'] ?? '',
    subject: words.subject({ title }),
    date,
    running: `${number} · ${title}`,
    ...(constructed ? { marking: words.constructed } : {}),
    words: { contents: documents.contents, page: documents.page, of: documents.of },
    blocks: [
      paragraph(words.to({ recipient: names[recipient] ?? recipient, date: formatDate(date, language) })),
      heading(words.decision, 'beslutning'),
      ...sentences.map(paragraph),
      ...lists.flatMap(({ heading: text, items }, index) => [heading(text, `liste-${index + 1}`), list(items)]),
      ...(guidelines.length === 0 ? [] : [heading(pages.decision.guidelines, 'retningslinjer'), list(guidelines)]),
      heading(words.reasons, 'begrunnelse'),
      ...reasons.flatMap(([name, text]) => (text === undefined ? [] : [heading(name, slug(name), 2), paragraph(text)])),
      heading(words.todo, 'oppfolging'),
      list(words.tasks),
      {
        block: 'paragraph',
        content: [{ text: `${words.more} ` }, { text: page, target: page }],
      },
    ],
  };
}

const paragraph = (text: string): Block => ({ block: 'paragraph', content: [{ text }] });
const list = (items: readonly string[]): Block => ({ block: 'list', items: items.map((text) => [{ text }]) });
const heading = (text: string, anchor: string, level: 1 | 2 = 1): Block => ({ block: 'heading', level, text, anchor });
const slug = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]+/g, '-');
