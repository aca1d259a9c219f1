import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client.ts';
import { type Content, useWords } from '../i18n/language.tsx';

/** What a failed request means to the reader. */
export function failureText(error: unknown, { web }: Content): string {
  if (!(error instanceof ApiError)) return web.errors.crashText;
  const { code, detail, details } = error.problem;
  if (code === 'offline') return web.errors.offline;
  if (code === 'unavailable') return web.errors.unavailable;
  if (code === 'forbidden') return web.errors.forbidden;
  if (code === 'internal') return web.errors.internal({ id: String(details?.id ?? code) });
  return detail ?? web.errors.unavailable;
}

export function LoadFailure({ error, retry }: { readonly error: unknown; readonly retry: () => void }): ReactNode {
  const words = useWords();
  return (
    <Alert data-color="danger" role="alert" className="block">
      <Heading level={2} data-size="xs">
        {words.web.errors.loadTitle}
      </Heading>
      <p>{failureText(error, words)}</p>
      <p>
        <Button variant="secondary" onClick={retry}>
          {words.web.errors.retry}
        </Button>
      </p>
    </Alert>
  );
}
