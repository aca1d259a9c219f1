import { Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { postJson } from '../api/client.ts';
import { viewsQuery } from '../api/queries.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { useWords } from '../i18n/language.tsx';
import { addressOf, readWorkSearch, type WorkSearch } from './choices.ts';

/** The list's choices under names of one's own: chosen with a click, saved as they stand now. */
export function SavedViews({ search }: { readonly search: WorkSearch }): ReactNode {
  const words = useWords();
  const { pages } = words;
  const queryClient = useQueryClient();
  const views = useQuery(viewsQuery).data?.views ?? [];
  const [name, setName] = useState('');
  const [trouble, setTrouble] = useState('');
  const address = addressOf(search);
  const current = views.find((view) => view.address === address);

  const send = async (path: string, body: unknown): Promise<void> => {
    setTrouble('');
    try {
      queryClient.setQueryData(viewsQuery.queryKey, await postJson(path, body));
      setName('');
    } catch (error) {
      setTrouble(failureText(error, words));
    }
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') void send('/api/work/views', { name: name.trim(), address });
  };

  if (views.length === 0 && address === '') return null;
  return (
    <section className="saved-views" aria-labelledby="visninger">
      <h2 id="visninger" className="ds-heading" data-size="2xs">
        {pages.work.views}
      </h2>
      {views.length > 0 && (
        <ul className="saved-view-list">
          {views.map((view) => (
            <li key={view.name}>
              <Link
                to="/arbeid"
                search={readWorkSearch(Object.fromEntries(new URLSearchParams(view.address)))}
                className="ds-button"
                data-variant={view === current ? 'primary' : 'secondary'}
                data-size="sm"
                aria-current={view === current ? 'true' : undefined}
              >
                {view.name}
              </Link>
              {view === current && (
                <Button variant="tertiary" data-size="sm" onClick={() => void send('/api/work/views/remove', { name: view.name })}>
                  {pages.work.removeView({ name: view.name })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {current === undefined && address !== '' && (
        <form className="save-view" onSubmit={save}>
          <label className="field-label" htmlFor="ny-visning">
            {pages.work.saveAs}
          </label>
          <input
            id="ny-visning"
            className="ds-input"
            maxLength={80}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" variant="secondary" data-size="sm">
            {pages.work.save}
          </Button>
        </form>
      )}
      {trouble !== '' && (
        <p role="alert" className="field-error">
          {trouble}
        </p>
      )}
    </section>
  );
}
