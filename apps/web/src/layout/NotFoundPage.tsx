import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { PageHeading } from './PageHeading.tsx';

export function NotFoundPage(): ReactNode {
  const { web } = useWords();
  return (
    <div className="container page narrow">
      <PageHeading title={web.errors.notFoundTitle} />
      <p className="lead">{web.errors.notFoundText}</p>
      <p>
        <Link to="/" className="ds-button" data-variant="primary">
          {web.errors.toFront}
        </Link>
      </p>
    </div>
  );
}
