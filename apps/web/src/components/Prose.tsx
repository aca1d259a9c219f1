import { legalGrounds, withheldMark } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import '../style/disclosure.css';

const marks = legalGrounds.map((ground) => ({ ground, mark: withheldMark(ground) }));
const escaped = marks.map(({ mark }) => mark.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
const pattern = new RegExp(`(${escaped.join('|')})`, 'u');

/** Text that people wrote, with its line breaks; what is withheld in it says so, and on which ground. */
export function Prose({ text }: { readonly text: string }): ReactNode {
  const { pages, casework } = useWords();
  const pieces = text.split(pattern);
  return (
    <span className="prose">
      {pieces.map((piece, index) => {
        const ground = marks.find(({ mark }) => mark === piece)?.ground;
        const key = `${index}-${piece.length}`;
        return ground === undefined ? (
          <span key={key}>{piece}</span>
        ) : (
          <span key={key} className="withheld-passage" title={casework.grounds[ground]}>
            {pages.disclosure.mark({ ground: casework.choices[ground] })}
          </span>
        );
      })}
    </span>
  );
}
