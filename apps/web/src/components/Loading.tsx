import { Spinner } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

export function Loading({ label }: { readonly label?: string }): ReactNode {
  const { web } = useWords();
  const text = label ?? web.site.loading;
  return (
    <div className="container loading" role="status">
      <Spinner aria-hidden="true" data-size="md" />
      <span>{text}</span>
    </div>
  );
}
