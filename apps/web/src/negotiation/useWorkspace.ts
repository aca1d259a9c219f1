import type { NegotiationWorkspace, SavedWorkspace } from '@likeverd/casework';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ApiError, getJson, postJson, postLast } from '../api/client.ts';
import { clearDraft, type DraftKey, readDraft, writeDraft } from '../forms/drafts.ts';

/** How what was typed stands: on the server, on its way, or only in this browser, and then why. */
export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'conflict' | 'signedOut' | 'failed';

export interface WorkspaceHandle {
  readonly workspace: NegotiationWorkspace;
  readonly version: number;
  readonly savedAt: string | undefined;
  readonly status: SaveStatus;
  readonly change: (change: (workspace: NegotiationWorkspace) => NegotiationWorkspace) => void;
  /** After a conflict: go on with what stands here, or with what someone else saved. Both are kept as versions. */
  readonly resolve: (keep: 'mine' | 'theirs') => Promise<void>;
  readonly retry: () => void;
}

const saveAfterMilliseconds = 700;
const tryAgainAfterMilliseconds = 5_000;

interface Kept {
  readonly workspace: NegotiationWorkspace;
  /** Version of the workspace on which it is based. */
  readonly version: number;
}

/** What is kept in the browser until the server has it. */
function readKept(key: DraftKey): Kept | null {
  const text = readDraft(window.localStorage, key)?.values.kept;
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return null; // something else wrote under this key
  }
}

function keep(key: DraftKey, kept: Kept): void {
  writeDraft(window.localStorage, key, { values: { kept: JSON.stringify(kept) }, savedAt: new Date().toISOString() });
}

const same = (one: NegotiationWorkspace, other: NegotiationWorkspace): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * A negotiator's workspace, saved on the server shortly after each change, and kept in the browser until the server has it: it survives a
 * crash, a closed tab, an expired session and an answer that never came.
 */
export function useWorkspace(caseId: string, person: string, loaded: SavedWorkspace): WorkspaceHandle {
  const path = `/api/cases/${encodeURIComponent(caseId)}/negotiation`;
  const key = useMemo<DraftKey>(() => ({ person, caseId, act: 'negotiation' }), [person, caseId]);
  const [start] = useState(() => {
    const kept = readKept(key);
    return kept === null || same(kept.workspace, loaded.workspace)
      ? { workspace: loaded.workspace, status: 'saved' as const }
      : { workspace: kept.workspace, status: kept.version === loaded.version ? ('unsaved' as const) : ('conflict' as const) };
  });
  const [workspace, setWorkspace] = useState(start.workspace);
  const [status, setStatus] = useState<SaveStatus>(start.status);
  const [saved, setSaved] = useState({ version: loaded.version, savedAt: loaded.savedAt });
  const latest = useRef(workspace);
  const version = useRef(loaded.version);
  const saving = useRef(false);

  const change = useCallback(
    (next: (workspace: NegotiationWorkspace) => NegotiationWorkspace): void => {
      const changed = next(latest.current);
      if (same(changed, latest.current)) return;
      latest.current = changed;
      keep(key, { workspace: changed, version: version.current });
      setWorkspace(changed);
      setStatus((before) => (before === 'conflict' || before === 'saving' ? before : 'unsaved'));
    },
    [key],
  );

  const store = useCallback(
    async (content: NegotiationWorkspace): Promise<void> => {
      const answer = await postJson<{ readonly version: number; readonly savedAt: string }>(path, {
        workspace: content,
        expectedVersion: version.current,
      });
      version.current = answer.version;
      setSaved(answer);
    },
    [path],
  );

  const save = useCallback(async (): Promise<void> => {
    if (saving.current) return;
    saving.current = true;
    const content = latest.current;
    setStatus('saving');
    try {
      await store(content);
      const current = latest.current;
      if (same(content, current)) clearDraft(window.localStorage, key);
      else keep(key, { workspace: current, version: version.current });
      setStatus(same(content, current) ? 'saved' : 'unsaved');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { code } = error.problem;
      setStatus(code === 'conflict' ? 'conflict' : code === 'unauthenticated' ? 'signedOut' : 'failed');
    } finally {
      saving.current = false;
    }
  }, [key, store]);

  const resolve = useCallback(
    async (choice: 'mine' | 'theirs'): Promise<void> => {
      const mine = latest.current;
      try {
        const theirs = await getJson<SavedWorkspace>(path);
        version.current = theirs.version;
        await store(mine);
        if (choice === 'theirs') {
          latest.current = theirs.workspace;
          setWorkspace(theirs.workspace);
          await store(theirs.workspace);
        }
        clearDraft(window.localStorage, key);
        setStatus('saved');
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        setStatus(error.problem.code === 'conflict' ? 'conflict' : 'failed');
      }
    },
    [key, path, store],
  );

  useEffect(() => {
    if (status !== 'unsaved' && status !== 'failed') return;
    const timer = window.setTimeout(() => void save(), status === 'unsaved' ? saveAfterMilliseconds : tryAgainAfterMilliseconds);
    return () => window.clearTimeout(timer);
  }, [status, workspace, save]);

  // Whoever leaves in the middle of a word leaves nothing behind: what the server refuses is still in the browser.
  useEffect(() => {
    const leave = (): void => {
      if (readKept(key) !== null) postLast(path, { workspace: latest.current, expectedVersion: version.current });
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [key, path]);

  return { workspace, version: saved.version, savedAt: saved.savedAt, status, change, resolve, retry: () => void save() };
}
