import { Dialog } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { casesQuery, methodsQuery, sessionQuery } from '../api/queries.ts';
import { useWords, wordFor } from '../i18n/language.tsx';
import { type Entry, matching } from './entries.ts';

const askAfterMilliseconds = 200;

/** Goes by the keyboard: pages, and cases by number, name or any word in them. */
export function Palette({ close }: { readonly close: () => void }): ReactNode {
  const { pages, casework, web } = useWords();
  const { palette } = pages.work;
  const navigate = useNavigate();
  const listId = useId();
  const viewer = useQuery(sessionQuery).data?.viewer ?? null;
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [place, setPlace] = useState(0);
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(typed.trim()), askAfterMilliseconds);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const own = useQuery({ ...casesQuery({ query: asked }), enabled: viewer !== null && asked !== '' });
  const open = useQuery({ ...methodsQuery(asked, 1, {}), enabled: viewer === null && asked !== '' });

  const places: readonly Entry[] = [
    { id: 'front', group: 'pages', label: web.navigation.methods, path: '/' },
    ...(viewer === null ? [] : [{ id: 'work', group: 'pages', label: web.navigation.work, path: '/arbeid' } as const]),
    { id: 'meetings', group: 'pages', label: palette.meetings, path: '/moter' },
    { id: 'status', group: 'pages', label: palette.status, path: '/status' },
    { id: 'statistics', group: 'pages', label: palette.statistics, path: '/statistikk' },
    { id: 'start', group: 'pages', label: web.navigation.start, path: '/ny' },
    { id: 'about', group: 'pages', label: web.navigation.about, path: '/om' },
  ];
  const found = viewer === null ? open.data?.methods : own.data?.cases;
  const cases =
    asked === ''
      ? []
      : (found ?? []).slice(0, 8).flatMap(({ id, number, title, phase }): readonly Entry[] => {
          const path = viewer === null ? `/metoder/${number ?? ''}` : `/arbeid/${id}`;
          const hint = [number, wordFor(casework.phases, phase)].filter((part) => part !== undefined).join(', ');
          return viewer === null && number === undefined
            ? []
            : [{ id, group: 'cases', label: title ?? web.work.untitled, hint, path }];
        });
  const entries = [...matching(places, typed), ...cases];
  // A dialog that was asked for by a key takes the next keys; it gives the focus to its first button by itself, so that comes after.
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const at = Math.min(place, Math.max(0, entries.length - 1));

  const go = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    close();
    void navigate({ to: entry.path });
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setPlace(Math.min(at + 1, entries.length - 1));
    else if (event.key === 'ArrowUp') setPlace(Math.max(at - 1, 0));
    else if (event.key === 'Enter') go(entries[at]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog open closedby="any" className="palette" aria-label={palette.title} onClose={close}>
      <input
        className="ds-input"
        type="text"
        role="combobox"
        aria-label={palette.title}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={entries.length === 0 ? undefined : `${listId}-${at}`}
        autoComplete="off"
        ref={field}
        placeholder={palette.placeholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setPlace(0);
        }}
        onKeyDown={keys}
      />
      {entries.length === 0 && <p role="status">{palette.nothing}</p>}
      <div id={listId} role="listbox" aria-label={palette.title} className="palette-list">
        {entries.map((entry, index) => (
          <div
            key={entry.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            onMouseEnter={() => setPlace(index)}
            onClick={() => go(entry)}
            onKeyDown={keys}
          >
            <span>{entry.label}</span>
            <span className="hint">{entry.hint ?? palette[entry.group]}</span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
