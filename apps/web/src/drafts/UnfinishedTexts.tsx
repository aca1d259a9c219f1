import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { draftsQuery } from '../api/queries.ts';
import type { DraftEntry } from '../api/types.ts';
import { useFormat, useWords } from '../i18n/language.tsx';

/** What someone has begun to fill in and not sent, wherever it is, so that nothing typed is forgotten. Nothing where there is none. */
export function UnfinishedTexts(): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  const found = useQuery(draftsQuery());
  const acts: Readonly<Record<string, { readonly title: string }>> = casework.acts;
  const texts = (found.data?.drafts ?? []).flatMap((draft) => {
    const title = acts[draft.form.split('.')[0] ?? '']?.title;
    return title === undefined ? [] : [{ ...draft, title }];
  });
  if (texts.length === 0) return null;
  return (
    <section aria-labelledby="pabegynt">
      <h2 id="pabegynt" className="ds-heading" data-size="sm">
        {pages.drafts.unfinishedTitle}
      </h2>
      <ul>
        {texts.map(({ title, ...draft }) => (
          <li key={`${draft.place} ${draft.form}`}>
            <PlaceLink draft={draft}>{pages.drafts.unfinished({ form: title, time: format.instant(draft.savedAt) })}</PlaceLink>
            {draft.place === 'new' && <span className="hint"> {pages.drafts.newCase}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlaceLink({ draft: { place, form }, children }: { readonly draft: DraftEntry; readonly children: ReactNode }): ReactNode {
  if (place !== 'new') {
    return (
      <Link to="/arbeid/$id" params={{ id: place }}>
        {children}
      </Link>
    );
  }
  return (
    <Link to="/ny" search={form === 'submitRequest' ? { type: 'anmodning' } : form === 'submitProposal' ? { type: 'forslag' } : {}}>
      {children}
    </Link>
  );
}
