import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client.ts';
import { LoadFailure } from '../components/LoadFailure.tsx';
import { useWords } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

/** In place of a meeting that is not there, or did not come. */
export function MeetingMissing({ error, retry }: { readonly error: Error; readonly retry: () => void }): ReactNode {
  const { web, pages } = useWords();
  const missing = error instanceof ApiError && error.problem.code === 'notFound';
  return (
    <div className="container page narrow">
      <PageHeading title={missing ? pages.meetings.notFound : web.errors.loadTitle} />
      {missing ? <p className="lead">{pages.meetings.notFoundText}</p> : <LoadFailure error={error} retry={retry} />}
      <p>
        <Link to="/moter">{pages.meetings.title}</Link>
      </p>
    </div>
  );
}
