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

function browser({ person, place, form }: DraftPlace): DraftWorld {
  const path = `/api/drafts/${encodeURIComponent(place)}/${encodeURIComponent(form)}`;
  const headers = { 'likeverd-person': encodeURIComponent(person) };
  const window = windowName;
  return {
    storage: globalThis.localStorage,
    window,
    load: () => answered(askJson<ServerDraft>(path, { headers })),
    save: (content, revision) =>
      answered(askJson<SavedRevision>(path, { method: 'POST', headers, body: { content, revision, window } })),
    discard: (revision) =>
      answered(askJson<SavedRevision>(`${path}/discard`, { method: 'POST', headers, body: { revision, window } })),
    saveLast: (content, revision) => postLast(path, { content, revision, window }, headers),
    now: () => Date.now(),
    later: (milliseconds, work) => {
      const timer = globalThis.setTimeout(work, milliseconds);
      return () => globalThis.clearTimeout(timer);
    },
  };
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
