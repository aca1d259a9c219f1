import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, postJson } from '../api/client.ts';
import type { AssessmentView } from '../api/types.ts';

/** Milliseconds of rest after which what was typed is sent. */
const rest = 600;
/** Milliseconds between attempts while the service does not answer. */
const again = 4_000;

export type DraftState = 'idle' | 'typing' | 'saving' | 'saved' | 'offline' | 'signedOut' | 'conflict';

/** A text that the server has not confirmed, kept in the browser until it has. */
interface Kept {
  readonly text: string;
  readonly basedOn: number;
  /** The revision on the server that it was typed after. */
  readonly revision: number;
}

const keyOf = (person: string, caseId: string): string => `likeverd:assessment:${encodeURIComponent(person)}:${caseId}`;

/** What the browser kept; null where there is nothing that can be read. */
function readKept(storage: Pick<Storage, 'getItem'>, person: string, caseId: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(person, caseId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('text' in kept) || !('basedOn' in kept) || !('revision' in kept))
      return null;
    const { text, basedOn, revision } = kept;
    return typeof text === 'string' && typeof basedOn === 'number' && typeof revision === 'number'
      ? { text, basedOn, revision }
      : null;
  } catch {
    return null; // something else wrote under this key
  }
}

export interface DraftHandle {
  readonly text: string;
  readonly basedOn: number;
  readonly state: DraftState;
  /** When the server last confirmed. */
  readonly savedAt: number | null;
  /** Text was found in the browser that had not reached the server. */
  readonly restored: boolean;
  readonly change: (text: string) => void;
  /** Goes on from another version: after one was saved, or on the writer's choice. */
  readonly rebase: (basedOn: number, text: string) => void;
  /** Writes over a draft on the server that this window has now seen. */
  readonly overwrite: (revision: number) => void;
}

interface Settings {
  readonly caseId: string;
  readonly person: string;
  readonly given: Pick<AssessmentView, 'draft' | 'document' | 'versions'>;
}

/**
 * What is being typed, on its way to the server: sent after a short rest, kept in the browser until the server confirms it, tried again while
 * nothing answers. Never written over a draft that this window has not seen.
 */
export function useDraft({ caseId, person, given }: Settings): DraftHandle {
  const [start] = useState(() => {
    const newest = given.versions.at(-1)?.version ?? 0;
    const server = given.draft ?? { document: given.document ?? '', basedOn: newest, revision: 0 };
    const kept = readKept(window.localStorage, person, caseId);
    const useful = kept !== null && kept.text !== server.document;
    return {
      ...server,
      text: useful ? kept.text : server.document,
      basedOn: useful ? kept.basedOn : server.basedOn,
      restored: useful,
    };
  });
  const [text, setText] = useState(start.text);
  const [basedOn, setBasedOn] = useState(start.basedOn);
  const [state, setState] = useState<DraftState>(start.restored ? 'typing' : given.draft === undefined ? 'idle' : 'saved');
  const [savedAt, setSavedAt] = useState<number | null>(given.draft === undefined ? null : Date.parse(given.draft.savedAt));
  const [attempt, setAttempt] = useState(0);
  const revision = useRef(start.revision);
  const sending = useRef(false);

  const change = useCallback(
    (next: string): void => {
      setText(next);
      setState((was) => (was === 'conflict' ? was : 'typing'));
      try {
        window.localStorage.setItem(
          keyOf(person, caseId),
          JSON.stringify({ text: next, basedOn, revision: revision.current } satisfies Kept),
        );
      } catch {
        // No room in the browser: the server has it within a second.
      }
    },
    [person, caseId, basedOn],
  );

  const waiting = state === 'typing' || state === 'offline' || state === 'signedOut';
  useEffect(() => {
    if (!waiting) return;
    const send = async (): Promise<void> => {
      if (sending.current) return setAttempt((count) => count + 1);
      sending.current = true;
      setState('saving');
      try {
        const body = { document: text, basedOn, revision: revision.current };
        const answer = await postJson<{ revision: number }>(`/api/assessments/${caseId}/draft`, body);
        revision.current = answer.revision;
        setSavedAt(Date.now());
        // What was typed meanwhile is still to be sent.
        setState((was) => {
          if (was !== 'saving') return was;
          window.localStorage.removeItem(keyOf(person, caseId));
          return 'saved';
        });
      } catch (error) {
        const code = error instanceof ApiError ? error.problem.code : 'offline';
        setState(code === 'conflict' ? 'conflict' : code === 'unauthenticated' ? 'signedOut' : 'offline');
        setAttempt((count) => count + 1);
      } finally {
        sending.current = false;
      }
    };
    const timer = window.setTimeout(() => void send(), state === 'typing' ? rest : again);
    return () => window.clearTimeout(timer);
  }, [waiting, state, text, basedOn, attempt, caseId, person]);

  // A closed tab: the browser sends what it can; what it cannot, it keeps.
  useEffect(() => {
    const leave = (): void => {
      if (state !== 'typing') return;
      const body = JSON.stringify({ document: text, basedOn, revision: revision.current });
      void fetch(`/api/assessments/${caseId}/draft`, {
        method: 'POST',
        keepalive: true,
        headers: { 'content-type': 'application/json' },
        body,
      }).catch(() => undefined); // kept in the browser
    };
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [state, text, basedOn, caseId]);

  const rebase = useCallback(
    (version: number, next: string): void => {
      revision.current = 0;
      window.localStorage.removeItem(keyOf(person, caseId));
      setBasedOn(version);
      setText(next);
      setState('idle');
      setSavedAt(null);
    },
    [person, caseId],
  );
  const overwrite = useCallback((seen: number): void => {
    revision.current = seen;
    setState('typing');
  }, []);

  return { text, basedOn, state, savedAt, restored: start.restored, change, rebase, overwrite };
}
