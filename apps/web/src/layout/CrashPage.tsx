import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { PageHeading } from './PageHeading.tsx';

/** Shown where a page threw: says what to do, and shows nothing of the fault's text. */
export function CrashPage(): ReactNode {
  const { web } = useWords();
  return (
    <div className="container page narrow" role="alert">
      <PageHeading title={web.errors.crashTitle} />
      <p className="lead">{web.errors.crashText}</p>
      <p>
        <Button onClick={() => window.location.reload()}>{web.errors.reload}</Button>
      </p>
    </div>
  );
}
