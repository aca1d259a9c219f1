import type { MeetingItem, MeetingView, Party } from '@likeverd/casework';
import { decides } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useWords, wordFor } from '../i18n/language.tsx';
import { MeetingAct } from './MeetingAct.tsx';

interface Props {
  readonly meeting: MeetingView;
  readonly viewer: Party;
  readonly item: MeetingItem;
}

/** What the members have answered to a sign-off in writing. */
export function Answers({ meeting, viewer, item }: Props): ReactNode {
  const { pages, casework } = useWords();
  const { state, acts } = meeting;
  const can = acts.some((act) => act.type === 'answerSignOff' && act.item === item.id && act.obstacles.length === 0);
  const members = state.participants.filter(({ seat }) => decides(seat));
  return (
    <section aria-labelledby={`svar-${item.id}`} className="meeting-part">
      <h3 id={`svar-${item.id}`}>{pages.meetings.answers}</h3>
      <ul className="standing-list">
        {members.map(({ person, name }) => {
          const given = item.answers[person];
          return (
            <li key={person}>
              <span className="standing-name">{name}</span>
              <span>{given === undefined ? '–' : wordFor(casework.choices, given.answer)}</span>
              {given?.missing !== undefined && <span className="prose">{given.missing}</span>}
            </li>
          );
        })}
      </ul>
      {can && <MeetingAct meeting={meeting} viewer={viewer} type="answerSignOff" target={{ item: item.id }} />}
    </section>
  );
}
