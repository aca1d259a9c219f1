import { Alert, Button } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiError, postJson } from '../api/client.ts';
import type { Problem } from '../api/types.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { useWords } from '../i18n/language.tsx';
import type { Preview } from './queries.ts';
import { ReleaseAuditTable, ReleaseTables } from './ReleaseTables.tsx';

interface State {
  readonly busy: boolean;
  readonly sent: boolean;
  /** What was asked, with the key by which the same sending is received once. */
  readonly asked?: { readonly body: unknown; readonly key: string };
  readonly preview?: Preview;
  readonly failure?: unknown;
}

interface ReleasePreview {
  readonly state: State;
  readonly look: (body: unknown) => void;
  readonly send: () => void;
}

/** A request for release on its way: looked at with its audit, then sent to another person. */
export function useReleasePreview(): ReleasePreview {
  const queryClient = useQueryClient();
  const [state, setState] = useState<State>({ busy: false, sent: false });
  const { asked } = state;
  return {
    state,
    look: (body) => {
      setState({ busy: true, sent: false });
      postJson<Preview>('/api/releases/preview', body).then(
        (preview) => setState({ busy: false, sent: false, preview, asked: { body, key: crypto.randomUUID() } }),
        (failure: unknown) => setState({ busy: false, sent: false, failure }),
      );
    },
    send: () => {
      if (asked === undefined) return;
      setState({ ...state, busy: true });
      postJson('/api/releases/requests', asked.body, asked.key).then(
        () => {
          setState({ busy: false, sent: true });
          void queryClient.invalidateQueries({ queryKey: ['releases'] });
        },
        (failure: unknown) => setState({ ...state, busy: false, failure }),
      );
    },
  };
}

/** What would be released, what is kept back and why, every fault, and the way on. */
export function PreviewedRelease({ of: { state, send } }: { readonly of: ReleasePreview }): ReactNode {
  const content = useWords();
  const words = content.pages.releases;
  const { busy, sent, preview, failure } = state;
  return (
    <>
      <p role="status">{busy ? words.working : sent ? words.fromReport.sent : ''}</p>
      {failure !== undefined && (
        <Alert data-color="danger" role="alert">
          <p>{failureText(failure, content)}</p>
          <Faults problem={failure instanceof ApiError ? failure.problem : undefined} />
        </Alert>
      )}
      {preview !== undefined && (
        <>
          <ReleaseTables publication={preview.publication} />
          <ReleaseAuditTable audit={preview.audit} />
          <Button type="button" disabled={busy} onClick={send}>
            {words.send}
          </Button>
        </>
      )}
    </>
  );
}

function Faults({
  problem: { release = [] } = { title: '', status: 0, code: '' },
}: {
  readonly problem: Problem | undefined;
}): ReactNode {
  if (release.length === 0) return null;
  return (
    <ul>
      {release.map(({ code, place, details, message }) => (
        <li key={`${place} ${code} ${Object.values(details).join()}`}>
          {place !== '' && <code>{place}</code>} {Object.values(details).join(', ')} {message}
        </li>
      ))}
    </ul>
  );
}
