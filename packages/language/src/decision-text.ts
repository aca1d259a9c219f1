import { formatDate } from './formatting.ts';
import type { Language } from './language.ts';
import type { nb } from './nb/index.ts';

type Words = Pick<typeof nb, 'casework' | 'pages'>;

/** What the text of a decision is made from. */
export interface DecisionFacts {
  readonly outcome?: string;
  readonly population?: string;
  readonly restriction?: string;
  readonly validFrom?: string;
  readonly reviewDate?: string;
  readonly priceCondition?: string;
  readonly agreementForm?: string;
  readonly supersedes?: string;
  readonly newInformation?: string;
  readonly conditions?: readonly { readonly text: string }[];
  readonly startStopCriteria?: readonly { readonly kind: string; readonly criterion: string; readonly measured?: string }[];
  readonly ongoingTrials?: readonly { readonly trial: string; readonly note?: string }[];
}

/** A decision in plain words: sentences in the order in which they are read, and lists under their headings. */
export interface DecisionText {
  readonly sentences: readonly string[];
  readonly lists: readonly { readonly heading: string; readonly items: readonly string[] }[];
}

/**
 * The text of a decision from its record, so that page, letter and feed say the same. The turns of phrase are in words of `pages.decision.text`; they are
 * not verified against the ones that Nye metoder uses (facts 3.3, marked [M]).
 */
export function decisionText(title: string, facts: DecisionFacts, { casework, pages }: Words, language: Language): DecisionText {
  const words = pages.decision.text;
  const choices: Readonly<Record<string, string>> = casework.choices;
  const outcomes: Readonly<Record<string, (details: { title: string }) => string>> = words.outcomes;
  const { outcome = '', restriction, population, validFrom, reviewDate, supersedes, priceCondition, agreementForm } = facts;
  const day = (date: string): string => formatDate(date, language);
  const inUse = outcome.startsWith('introduced');
  const criteria = facts.startStopCriteria ?? [];
  const withNote = (text: string, note: string | undefined): string => (note === undefined ? text : `${text} (${note})`);
  const sentences = [
    outcomes[outcome]?.({ title }),
    restriction === undefined ? undefined : words.restriction({ restriction }),
    population === undefined ? undefined : words.population({ population }),
    priceCondition === 'equalOrLower' ? words.equalOrLower : undefined,
    priceCondition === 'priceAgreement'
      ? words.agreement({ form: (choices[agreementForm ?? ''] ?? '').toLocaleLowerCase(language) })
      : undefined,
    validFrom === undefined
      ? undefined
      : inUse
        ? words.inUseFrom({ date: day(validFrom) })
        : words.validFrom({ date: day(validFrom) }),
    reviewDate === undefined ? undefined : words.review({ date: day(reviewDate) }),
    supersedes === undefined ? undefined : words.supersedes({ number: supersedes }),
  ];
  const lists = [
    { heading: words.conditions, items: (facts.conditions ?? []).map(({ text }) => text) },
    {
      heading: words.start,
      items: criteria
        .filter(({ kind }) => kind === 'startCriterion')
        .map(({ criterion, measured }) => withNote(criterion, measured)),
    },
    {
      heading: words.stop,
      items: criteria
        .filter(({ kind }) => kind === 'stopCriterion')
        .map(({ criterion, measured }) => withNote(criterion, measured)),
    },
    { heading: words.trials, items: (facts.ongoingTrials ?? []).map(({ trial, note }) => withNote(trial, note)) },
  ];
  return {
    sentences: sentences.filter((sentence) => sentence !== undefined),
    lists: lists.filter(({ items }) => items.length > 0),
  };
}
