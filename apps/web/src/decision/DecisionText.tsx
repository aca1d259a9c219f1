import type { DecisionRecord } from '@likeverd/casework';
import { decisionText } from '@likeverd/language/decision-text';
import type { ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';

/** The decision in plain words, made from its record. */
export function DecisionText({ title, decision }: { readonly title: string; readonly decision: DecisionRecord }): ReactNode {
  const { words, language } = useSpeech();
  const { sentences, lists } = decisionText(title, decision, words, language);
  return (
    <div className="decision-text">
      {sentences.map((sentence) => (
        <p key={sentence} className="prose">
          {sentence}
        </p>
      ))}
      {lists.map(({ heading, items }) => (
        <div key={heading}>
          <h3 className="ds-heading" data-size="2xs">
            {heading}
          </h3>
          <ul>
            {items.map((item) => (
              <li key={item} className="prose">
                {item}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className="hint">{words.pages.decision.textNote}</p>
    </div>
  );
}
