import { Tag } from '@digdir/designsystemet-react';
import type { CaseSummary } from '@likeverd/casework';
import { calendarDaysBetween, osloDate } from '@likeverd/reference';
import { type ReactNode, useState } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';

/** Days left from which a deadline is told as near. */
const near = 14;

/** What is due next in a case, and how long is left; colour is never alone, the words say it too. */
export function DueTag({ due }: { readonly due: CaseSummary['due'] }): ReactNode {
  const { pages } = useWords();
  const format = useFormat();
  const [today] = useState(() => osloDate(Date.now()));
  if (due === undefined) return null;
  const left = calendarDaysBetween(today, due.date);
  return (
    <Tag data-color={left < 0 ? 'danger' : left <= near ? 'warning' : 'neutral'} className="tag">
      {pages.clock.kinds[due.kind]}: {pages.work.due({ date: format.date(due.date), left })}
    </Tag>
  );
}
