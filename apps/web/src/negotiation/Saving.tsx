import { Alert, Button, Heading, Select } from '@digdir/designsystemet-react';
import type { NegotiationWorkspace, SavedWorkspace } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { getJson } from '../api/client.ts';
import { workspaceVersionsQuery } from '../api/queries.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import type { WorkspaceHandle } from './useWorkspace.ts';

/** Where what was typed is, in one line, and what to do where it is in two versions. */
export function SaveLine({ handle }: { readonly handle: WorkspaceHandle }): ReactNode {
  const { negotiation, web } = useWords();
  const format = useFormat();
  const { status, version, savedAt, resolve } = handle;
  const words = negotiation.status;
  const text =
    status !== 'saved'
      ? words[status]
      : savedAt === undefined
        ? words.nothing
        : words.saved({ time: format.instant(savedAt), version });
  return (
    <>
      <p className="save-line" role="status" data-status={status}>
        {text}
      </p>
      {status === 'signedOut' && (
        <p>
          <a
            className="ds-button"
            data-variant="secondary"
            href={`/sign-in?return=${encodeURIComponent(window.location.pathname)}`}
          >
            {web.site.signIn}
          </a>
        </p>
      )}
      {status === 'conflict' && (
        <Alert data-color="warning" role="alert" className="form-notice">
          <Heading level={2} data-size="xs">
            {negotiation.conflict.title}
          </Heading>
          <p>{negotiation.conflict.text}</p>
          <div className="ask-buttons">
            <Button type="button" variant="secondary" data-size="sm" onClick={() => void resolve('mine')}>
              {negotiation.conflict.mine}
            </Button>
            <Button type="button" variant="secondary" data-size="sm" onClick={() => void resolve('theirs')}>
              {negotiation.conflict.theirs}
            </Button>
          </div>
        </Alert>
      )}
    </>
  );
}

interface VersionsProps {
  readonly caseId: string;
  readonly version: number;
  readonly restore: (workspace: NegotiationWorkspace) => void;
}

/** Earlier versions, each of which can be gone on from. */
export function Versions({ caseId, version, restore }: VersionsProps): ReactNode {
  const { negotiation } = useWords();
  const format = useFormat();
  const id = useId();
  const words = negotiation.versions;
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const found = useQuery({ ...workspaceVersionsQuery(caseId, version), enabled: open });
  const earlier = (found.data?.versions ?? []).filter((each) => each.version < version);
  const chosen = earlier.some((each) => String(each.version) === asked) ? asked : String(earlier[0]?.version ?? '');
  const fetchVersion = async (): Promise<void> => {
    try {
      const saved = await getJson<SavedWorkspace>(`/api/cases/${encodeURIComponent(caseId)}/negotiation?version=${chosen}`);
      setFailure(null);
      restore(saved.workspace);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <details className="more-inputs no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.show}</summary>
      <div>
        <p className="hint">{words.hint}</p>
        {failure !== null && <LoadFailure error={failure} retry={() => void fetchVersion()} />}
        {earlier.length > 0 && (
          <>
            <div className="field">
              <label className="field-label" htmlFor={id}>
                {words.choose}
              </label>
              <Select id={id} value={chosen} onChange={(event) => setAsked(event.target.value)}>
                {earlier.map((each) => (
                  <Select.Option key={each.version} value={String(each.version)}>
                    {words.version({ version: each.version, time: format.instant(each.savedAt) })}
                  </Select.Option>
                ))}
              </Select>
            </div>
            <Button type="button" variant="secondary" data-size="sm" onClick={() => void fetchVersion()}>
              {words.restore}
            </Button>
          </>
        )}
      </div>
    </details>
  );
}
