import type { CaseState } from '@likeverd/casework';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

/** The way from a method, or its case, to its follow-up; nothing where no contract has been published. */
export function FollowUpLink({ state: { number, temporary } }: { readonly state: CaseState }): ReactNode {
  const { pages } = useWords();
  if (number === undefined || temporary.contracts.every(({ publishedAt }) => publishedAt === undefined)) return null;
  return (
    <p className="block">
      <Link to="/oppfolging/$number" params={{ number }} className="ds-button" data-variant="secondary">
        {pages.followUp.link}
      </Link>
    </p>
  );
}
