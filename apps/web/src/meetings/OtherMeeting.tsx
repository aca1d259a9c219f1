import { type MeetingState, runningPhases } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Choice } from '../forms/Choice.tsx';
import type { ControlProps } from '../forms/FormField.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { meetingsQuery } from './queries.ts';

/** The meeting that an item is moved to: those of the same forum that have yet to be held. */
export const otherMeeting = (from: MeetingState) =>
  function OtherMeeting({ id, name, value, change }: ControlProps): ReactNode {
    const { pages, casework } = useWords();
    const format = useFormat();
    const meetings = useQuery(meetingsQuery).data?.meetings ?? [];
    const others = meetings
      .filter((each) => each.forum === from.forum && each.id !== from.id && runningPhases.some((phase) => phase === each.phase))
      .toReversed();
    if (others.length === 0) return <p>{pages.meetings.noOther}</p>;
    return others.map(({ id: meeting, forum, form, schedule }, index) => (
      <Choice
        key={meeting}
        type="radio"
        id={index === 0 ? id : `${id}-${meeting}`}
        name={id}
        label={[wordFor(casework.organisations, forum), format.date(schedule.date), `(${wordFor(casework.choices, form)})`].join(
          ' ',
        )}
        checked={value === meeting}
        change={() => change(name, meeting)}
      />
    ));
  };
