import type { DeadlineView } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { ruleText } from '../i18n/refusals.ts';

/** What binds now: what, who, until when, how it is counted, how much is left, and by which rule. */
export function Deadlines({ deadlines }: { readonly deadlines: readonly DeadlineView[] }): ReactNode {
  const words = useWords();
  const { clock } = words.pages;
  const format = useFormat();
  if (deadlines.length === 0) return <p>{clock.noDeadlines}</p>;
  return (
    <ul className="deadlines">
      {deadlines.map(({ kind, subject = '', what = '', party, due, counting, left, rule, afterwards }) => {
        const { sentence, source } = ruleText(words, rule);
        return (
          <li key={`${kind} ${subject}`} className="deadline" data-late={left !== undefined && left.calendarDays < 0}>
            <p className="deadline-what">
              <strong>{what === '' ? clock.kinds[kind] : `${clock.kinds[kind]}: ${what}`}</strong>{' '}
              <span className="hint">{clock.parties[party]}</span>
            </p>
            {due === undefined ? (
              <p>{clock.stands}</p>
            ) : (
              <p>
                <time dateTime={due}>{clock.due({ date: format.date(due) })}</time>
                {left !== undefined && <> ({clock.left(left)})</>}
                {left !== undefined && left.calendarDays > 0 && left.lastWorkingDay !== due && (
                  <> {clock.lastWorkingDay({ date: format.date(left.lastWorkingDay) })}</>
                )}
              </p>
            )}
            <p className="hint">
              {counting.by === 'setDay'
                ? clock.counted.setDay()
                : clock.counted[counting.by]({ length: counting.length, from: format.date(counting.from) })}
              {'. '}
              {sentence} ({source}){afterwards !== undefined && ` ${clock.afterwards[afterwards]}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
