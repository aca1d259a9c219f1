import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { ApiError, askJson, postLast } from '../api/client.ts';
import {
  type Answered,
  DraftKeeper,
  type DraftSettings,
  type DraftSnapshot,
  type DraftWorld,
  type SavedRevision,
  type ServerDraft,
} from './keeper.ts';
import type { DraftPlace } from './kept.ts';
import { madeOpenToken, openToken } from './open-token.ts';

/** A text while it is being written; see DraftKeeper. */
export interface DraftHandle<T> extends DraftSnapshot<T> {
  readonly change: (next: T | ((value: T) => T)) => void;
  readonly resolve: (choice: 'mine' | 'theirs') => void;
  readonly clear: () => Promise<void>;
}

/** One for every page load. */
const windowName = crypto.randomUUID();

async function answered<T>(work: Promise<T>): Promise<Answered<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code } = error.problem;
    return { ok: false, failure: code === 'conflict' ? 'conflict' : code === 'unauthenticated' ? 'signedOut' : 'offline' };
  }
}

/** Where a text is kept on the server: under whoever is signed in, or under the token of a browser in which nobody is. */
function shelf({ person, place, form }: DraftPlace): {
  readonly path: string;
  /** False where nothing can have been saved yet. */
  readonly begun: () => boolean;
  readonly headers: () => Readonly<Record<string, string>>;
} {
  const at = `${encodeURIComponent(place)}/${encodeURIComponent(form)}`;
  return person === ''
    ? {
        path: `/api/open-drafts/${at}`,
        begun: () => openToken() !== null,
        headers: () => ({ 'likeverd-draft': madeOpenToken() }),
      }
    : {
        path: `/api/drafts/${at}`,
        begun: () => true,
        headers: () => ({ 'likeverd-person': encodeURIComponent(person) }),
      };
}

function browser(place: DraftPlace): DraftWorld {
  const { path, begun, headers } = shelf(place);
  const window = windowName;
  return {
    storage: globalThis.localStorage,
    window,
    load: () =>
      begun()
        ? answered(askJson<ServerDraft>(path, { headers: headers() }))
        : Promise.resolve({ ok: true, value: { content: null, revision: 0 } }),
    save: (content, revision) =>
      answered(askJson<SavedRevision>(path, { method: 'POST', headers: headers(), body: { content, revision, window } })),
    discard: (revision) =>
      answered(askJson<SavedRevision>(`${path}/discard`, { method: 'POST', headers: headers(), body: { revision, window } })),
    saveLast: (content, revision) => postLast(path, { content, revision, window }, headers()),
    now: () => Date.now(),
    later: (milliseconds, work) => {
      const timer = globalThis.setTimeout(work, milliseconds);
      return () => globalThis.clearTimeout(timer);
    },
  };
}

/** What was typed here without signing in; null where nothing was. */
export async function readOpenDraft(place: string, form: string): Promise<ServerDraft | null> {
  const { path, begun, headers } = shelf({ person: '', place, form });
  return begun() ? askJson<ServerDraft>(path, { headers: headers() }) : null;
}

/** Throws away what was typed here without signing in. */
export async function discardOpenDraft(place: string, form: string, revision: number): Promise<void> {
  const { path, headers } = shelf({ person: '', place, form });
  await askJson<SavedRevision>(`${path}/discard`, { method: 'POST', headers: headers(), body: { revision, window: windowName } });
}

/**
 * A text that is saved while it is typed, and comes back after a closed tab, an expired session and a killed server. A component that uses
 * it is given a key of person, place and form.
 */
export function useDraft<T extends object>(settings: DraftSettings<T>): DraftHandle<T> {
  const [keeper] = useState(() => new DraftKeeper<T>(browser(settings), settings));
  useEffect(() => {
    void keeper.open();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') keeper.flush();
    };
    window.addEventListener('blur', keeper.flush);
    window.addEventListener('pagehide', keeper.leave);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('blur', keeper.flush);
      window.removeEventListener('pagehide', keeper.leave);
      document.removeEventListener('visibilitychange', hidden);
      keeper.flush();
      keeper.stop();
    };
  }, [keeper]);
  const snapshot = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  return useMemo(() => ({ ...snapshot, change: keeper.change, resolve: keeper.resolve, clear: keeper.clear }), [snapshot, keeper]);
}
