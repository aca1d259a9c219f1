import { Button, Input } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { postJson } from '../api/client.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { useWords } from '../i18n/language.tsx';
import type { Preview } from './queries.ts';
import { ReleaseAuditTable, ReleaseTables } from './ReleaseTables.tsx';

interface Asked {
  readonly caseId: string;
  readonly request: unknown;
}

/** Asks for a release: a file, a preview with its audit, and on to another person. */
export function AskRelease(): ReactNode {
  const content = useWords();
  const words = content.pages.releases;
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<Asked>();
  const [preview, setPreview] = useState<Preview>();
  const [said, setSaid] = useState('');
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);

  const work = async (doing: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await doing();
    } catch (error) {
      setSaid(failureText(error, content));
    } finally {
      setBusy(false);
    }
  };
  const look = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [caseId, file] = [form.get('caseId'), form.get('file')];
    setPreview(undefined);
    if (typeof caseId !== 'string' || caseId.trim() === '' || !(file instanceof File) || file.size === 0) {
      setSaid(words.chooseFile);
      return;
    }
    void work(async () => {
      const request = parsed(await file.text());
      if (request === undefined) {
        setSaid(words.notJson);
        return;
      }
      setSaid(words.working);
      const next = { caseId: caseId.trim(), request };
      setPreview(await postJson<Preview>('/api/releases/preview', next));
      setAsked(next);
      setKey(crypto.randomUUID());
      setSaid('');
    });
  };
  const send = (): void => {
    void work(async () => {
      await postJson('/api/releases/requests', asked, key);
      setPreview(undefined);
      setSaid(words.sent);
      await queryClient.invalidateQueries({ queryKey: ['releases'] });
    });
  };
  return (
    <section aria-labelledby="be-om" className="block">
      <h2 id="be-om" className="ds-heading" data-size="md">
        {words.ask}
      </h2>
      <p>{words.askLead}</p>
      <form onSubmit={look}>
        <p>
          <label htmlFor="utlevering-sak" className="field-label">
            {words.caseId}
          </label>
          <Input id="utlevering-sak" name="caseId" autoComplete="off" />
        </p>
        <p>
          <label htmlFor="utlevering-fil" className="field-label">
            {words.file}
          </label>
          <Input id="utlevering-fil" name="file" type="file" accept="application/json,.json" />
        </p>
        <Button type="submit" disabled={busy}>
          {words.preview}
        </Button>
      </form>
      <p role="status">{said}</p>
      {preview?.status === 'faulty' && (
        <div role="alert">
          <p>{words.faulty}</p>
          <ul>
            {preview.faults.map(({ code, place, details }) => (
              <li key={`${place} ${code} ${Object.values(details).join()}`}>
                {place !== '' && <code>{place}</code>} {Object.values(details).join(', ')} {words.faults[code]}
              </li>
            ))}
          </ul>
        </div>
      )}
      {preview?.status === 'revealed' && <p role="alert">{words.revealed({ sums: preview.sums })}</p>}
      {preview?.status === 'prepared' && (
        <>
          <ReleaseTables publication={preview.publication} />
          <ReleaseAuditTable audit={preview.audit} />
          <Button type="button" disabled={busy} onClick={send}>
            {words.send}
          </Button>
        </>
      )}
    </section>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON text parses to undefined
  }
}
