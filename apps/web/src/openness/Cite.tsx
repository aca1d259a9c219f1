import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import type { MethodView } from '../api/types.ts';
import { useFormat, useWords } from '../i18n/language.tsx';

/** How to point at this version of the page, to take away. */
export function Cite({ view, number }: { readonly view: MethodView; readonly number: string }): ReactNode {
  const { cite } = useWords().pages.openness;
  const format = useFormat();
  const [told, setTold] = useState('');
  const shown = view.publicVersions.find(({ version }) => version === view.publicVersion);
  if (shown === undefined) return null;
  const text = cite.text({
    number,
    title: view.state.title ?? '',
    version: format.number(shown.version),
    date: format.date(shown.recordedAt.slice(0, 10)),
    address: `${window.location.origin}/metoder/${number}?versjon=${shown.version}`,
  });
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setTold(cite.copied),
      () => setTold(cite.notCopied),
    );
  };
  return (
    <section aria-labelledby="vis-til">
      <h2 id="vis-til" className="ds-heading" data-size="md">
        {cite.title}
      </h2>
      <p className="citation">{text}</p>
      <p>
        <Button variant="secondary" data-size="sm" onClick={copy}>
          {cite.copy}
        </Button>{' '}
        <span role="status">{told}</span>
      </p>
    </section>
  );
}
