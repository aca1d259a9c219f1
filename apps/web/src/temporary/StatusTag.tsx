import { Tag } from '@digdir/designsystemet-react';
import type { FollowUpStatus } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

const colours = { done: 'success', onTime: 'info', warned: 'warning', overdue: 'danger' } as const;

/** How a thing that is to be done by a day stands, in words and colour. */
export function StatusTag({ status }: { readonly status: FollowUpStatus }): ReactNode {
  const { statuses } = useWords().pages.temporary.overview;
  return (
    <Tag data-color={colours[status]} className="tag">
      {statuses[status]}
    </Tag>
  );
}
