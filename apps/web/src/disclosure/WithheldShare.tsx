import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { withheldQuery } from '../api/disclosure.ts';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';

/** How much of a case the public is not shown, of all and of each document. Nothing while it is not known. */
export function WithheldShare({ number }: { readonly number: string }): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  const words = pages.disclosure.share;
  const found = useQuery(withheldQuery(number));
  if (found.data === undefined) return null;
  const { documents, total } = found.data;
  const share = (part: number, whole: number): string => format.percent(whole === 0 ? 0 : part / whole);
  const withheld = documents.filter((document) => document.withheldCharacters > 0);
  return (
    <section aria-labelledby="skjermet" className="withheld-share">
      <h2 id="skjermet" className="ds-heading" data-size="md">
        {words.title}
      </h2>
      <p>
        {withheld.length === 0
          ? words.nothing
          : words.total({
              characters: share(total.withheldCharacters, total.characters),
              figures: format.number(total.withheldFigures),
              allFigures: format.number(total.figures),
            })}
      </p>
      {withheld.length > 0 && (
        <>
          <ul>
            {withheld.map(({ event, recordedAt, withheldCharacters, characters, withheldFigures, figures, grounds }) => (
              <li key={`${recordedAt} ${event}`}>
                {words.document({
                  document: wordFor(casework.events, event),
                  characters: share(withheldCharacters, characters),
                  figures: format.number(withheldFigures),
                  allFigures: format.number(figures),
                  grounds: format.list(grounds.map((ground) => casework.grounds[ground])),
                })}
              </li>
            ))}
          </ul>
          <p className="hint">{words.rounding}</p>
        </>
      )}
    </section>
  );
}
