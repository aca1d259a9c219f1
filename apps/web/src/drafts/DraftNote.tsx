import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { Facts } from '../components/Facts.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import type { DraftHandle } from './useDraft.ts';

interface Props<T> {
  readonly draft: DraftHandle<T>;
  /** A text as lines to read, to choose between two. */
  readonly texts: (value: T) => readonly { readonly name: string; readonly value: string }[];
  readonly headingLevel: 2 | 3 | 4;
}

/** Where what is typed lies now, and what to do when it cannot be saved as it is. */
export function DraftNote<T>({ draft, texts, headingLevel }: Props<T>): ReactNode {
  const { pages, web } = useWords();
  const format = useFormat();
  const words = pages.drafts;
  const { state, savedAt, theirs, keptHere, resolve } = draft;
  if (state === 'conflict') {
    return (
      <Alert data-color="warning" role="alert" className="form-notice">
        <Heading level={headingLevel} data-size="xs">
          {words.conflictTitle}
        </Heading>
        <p>{theirs === null ? words.gone : words.conflict}</p>
        {theirs !== null && (
          <>
            <p>{words.theirs({ time: theirs.savedAt === null ? '–' : format.instant(theirs.savedAt) })}</p>
            <Facts facts={texts(theirs.value)} />
          </>
        )}
        <div className="form-actions">
          <Button type="button" variant="secondary" data-size="sm" onClick={() => resolve('mine')}>
            {words.keepMine}
          </Button>
          <Button type="button" variant="secondary" data-size="sm" onClick={() => resolve('theirs')}>
            {theirs === null ? words.dropMine : words.takeTheirs}
          </Button>
        </div>
      </Alert>
    );
  }
  if (state === 'signedOut') {
    const back = `${window.location.pathname}${window.location.search}`;
    return (
      <Alert data-color="warning" role="alert" className="form-notice">
        <Heading level={headingLevel} data-size="xs">
          {words.signedOutTitle}
        </Heading>
        <p>{keptHere ? words.signedOut : words.noRoom}</p>
        <a className="ds-button" data-variant="secondary" data-size="sm" href={`/sign-in?return=${encodeURIComponent(back)}`}>
          {web.site.signIn}
        </a>
      </Alert>
    );
  }
  const lost = state !== 'offline' ? '' : keptHere ? words.offline : words.noRoom;
  return (
    <div className="hint draft-note" data-state={state}>
      {/* Said aloud only when something is amiss: savings come every few seconds. */}
      <p role="status">{lost}</p>
      {(state === 'typing' || state === 'saving') && <p>{words.typing}</p>}
      {state === 'saved' && savedAt !== null && <p>{words.saved({ time: format.instant(savedAt) })}</p>}
    </div>
  );
}
