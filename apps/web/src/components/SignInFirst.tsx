import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

/** A page that needs someone signed in: says so, and brings them back here. */
export function SignInFirst({ title, text }: { readonly title: string; readonly text: string }): ReactNode {
  const { web } = useWords();
  const address = useRouterState({ select: (state) => state.location.href });
  return (
    <div className="container page narrow">
      <PageHeading title={title} />
      <p className="lead">{text}</p>
      <p>
        <a className="ds-button" data-variant="primary" href={`/sign-in?return=${encodeURIComponent(address)}`}>
          {web.site.signIn}
        </a>
      </p>
    </div>
  );
}
