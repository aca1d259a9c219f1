import { Button, Input } from '@digdir/designsystemet-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../i18n/language.tsx';
import { PreviewedRelease, useReleasePreview } from './preview.tsx';

/** Asks for a release by a file, for what no report has: a preview with its audit, and on to another person. */
export function AskRelease(): ReactNode {
  const words = useWords().pages.releases;
  const release = useReleasePreview();
  const [said, setSaid] = useState('');
  const look = async (form: FormData): Promise<void> => {
    const [caseId, file] = [form.get('caseId'), form.get('file')];
    if (typeof caseId !== 'string' || caseId.trim() === '' || !(file instanceof File) || file.size === 0) {
      setSaid(words.chooseFile);
      return;
    }
    const request = parsed(await file.text());
    setSaid(request === undefined ? words.notJson : '');
    if (request !== undefined) release.look({ caseId: caseId.trim(), request });
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void look(new FormData(event.currentTarget));
  };
  return (
    <section aria-labelledby="be-om" className="block">
      <h2 id="be-om" className="ds-heading" data-size="md">
        {words.ask}
      </h2>
      <p>{words.askLead}</p>
      <form onSubmit={submit}>
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
        <Button type="submit" disabled={release.state.busy}>
          {words.preview}
        </Button>
      </form>
      <p role="alert">{said}</p>
      <PreviewedRelease of={release} />
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
