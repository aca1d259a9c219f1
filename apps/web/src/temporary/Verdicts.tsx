import type { DecisionRule, Verdict } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { type Content, type Format, useFormat, useWords, wordFor } from '../i18n/language.tsx';

/** A rule that was written before the data, as a sentence. */
function ruleSentence({ casework, pages }: Content, format: Format, rule: DecisionRule, measure: string): string {
  const { temporary } = pages;
  const word = (id: string): string => wordFor(casework.choices, id);
  const sentence = temporary.ruleText({
    statistic: word(rule.statistic),
    measure: measure.toLowerCase(),
    month: format.number(rule.month, 0),
    subgroup: rule.subgroup ?? '',
    comparator: word(rule.comparator),
    limit: format.number(rule.limit, decimalsOf(rule.limit)),
    consequence: word(rule.consequence).toLowerCase(),
  });
  return rule.certainty === undefined
    ? sentence
    : `${sentence} ${temporary.certainty({ certainty: format.percent(rule.certainty, 0) })}`;
}

interface Props {
  readonly verdicts: readonly Verdict[];
}

/** Every written rule with what the data say of it, and why. */
export function Verdicts({ verdicts }: Props): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { temporary } = words.pages;
  return (
    <ul className="verdicts">
      {verdicts.map(({ rule, measure, verdict, reason, result }) => {
        const { estimate, probability } = result ?? {};
        const why = temporary.verdictReasons[reason]({
          estimate: estimate === undefined ? '–' : format.number(estimate, decimalsOf(estimate)),
          probability: probability === undefined ? '–' : format.percent(probability, 0),
          certainty: demanded(format, rule, result?.boundary),
        });
        return (
          <li key={rule.id} data-verdict={verdict}>
            {ruleSentence(words, format, rule, measure)} <strong>{temporary.verdicts[verdict]}.</strong> {why}
          </li>
        );
      })}
    </ul>
  );
}

/** What the rule demands, or what it took at one of its looks, which lies so near 1 that it needs decimals. */
function demanded(format: Format, { certainty }: DecisionRule, boundary: number | undefined): string {
  if (boundary !== undefined) return format.percent(boundary, 2);
  return certainty === undefined ? '–' : format.percent(certainty, 0);
}

/** Decimals of a number as it was typed. */
const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0;
