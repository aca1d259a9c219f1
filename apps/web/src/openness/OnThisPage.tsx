import type { CaseState } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

/** The way to the parts of a long page, first of all to the model that the reader can run. */
export function OnThisPage({ state }: { readonly state: CaseState }): ReactNode {
  const { web, pages } = useWords();
  const parts = [
    ['kort-fortalt', pages.openness.plain.title],
    ...(state.assessment === undefined ? [] : [['vurdering', web.method.assessment]]),
    ...(state.run === undefined
      ? []
      : [
          ['resultater', web.results.title],
          ['levende', web.live.title],
        ]),
    ['hendelser', web.method.timeline],
    ['versjoner', pages.openness.versions.title],
    ['vis-til', pages.openness.cite.title],
  ];
  return (
    <nav aria-label={pages.openness.onThisPage} className="report-contents">
      <ul>
        {parts.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
