import { Button } from '@digdir/designsystemet-react';
import type { MeetingView, Party } from '@likeverd/casework';
import { type ReactNode, useState } from 'react';
import { isRawRow } from '../forms/drafts.ts';
import type { ControlProps } from '../forms/FormField.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { compactRows } from './CompactRows.tsx';
import { MeetingAct } from './MeetingAct.tsx';
import { nameOf } from './standing.ts';

/** Who is in the room now, and the form to record it. */
export function Attendance({ meeting, viewer }: { readonly meeting: MeetingView; readonly viewer: Party }): ReactNode {
  const { pages } = useWords();
  const format = useFormat();
  const { state, acts } = meeting;
  const can = acts.some(({ type, obstacles }) => type === 'recordAttendance' && obstacles.length === 0);
  const [controls] = useState(() => ({ attendance: attendanceControl((person) => nameOf(state, person)) }));
  const there = state.attendance.filter(({ presence }) => presence !== 'absent').map(({ person }) => nameOf(state, person));
  if (state.form === 'written' || (!can && there.length === 0)) return null;
  return (
    <section aria-labelledby="oppmote" className="meeting-part">
      <h2 id="oppmote" className="ds-heading" data-size="sm">
        {pages.meetings.attendance}
      </h2>
      {there.length > 0 && <p>{pages.meetings.presentNow({ names: format.list(there) })}</p>}
      {can && (
        <MeetingAct
          key={state.participants.length}
          meeting={meeting}
          viewer={viewer}
          type="recordAttendance"
          controls={controls}
          prefill={{
            attendance: state.participants.map(({ person }) => ({
              person,
              presence: state.attendance.find((each) => each.person === person)?.presence ?? '',
            })),
          }}
        />
      )}
    </section>
  );
}

const attendanceControl = (name: (id: string) => string) => {
  const Rows = compactRows({ about: { column: 'person', nameOf: name } });
  return function Presence(props: ControlProps): ReactNode {
    const { pages } = useWords();
    const everyone = (): void => {
      if (Array.isArray(props.value)) {
        props.change(
          props.name,
          props.value.filter(isRawRow).map((row) => ({ ...row, presence: 'attends' })),
        );
      }
    };
    return (
      <>
        <Rows {...props} />
        <Button type="button" variant="secondary" data-size="sm" onClick={everyone}>
          {pages.meetings.allPresent}
        </Button>
      </>
    );
  };
};
