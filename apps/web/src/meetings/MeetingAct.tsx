import type { Fields, MeetingCommandType, MeetingView, Party, Target } from '@likeverd/casework';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { ActForm } from '../forms/ActForm.tsx';
import type { Controls } from '../forms/FormField.tsx';
import { useWords } from '../i18n/language.tsx';
import { meetingQuery } from './queries.ts';
import { type MeetingSending, useMeetingAct } from './useMeetingAct.ts';

interface Props {
  readonly meeting: MeetingView;
  readonly viewer: Party;
  readonly type: MeetingCommandType;
  readonly target?: Target;
  /** What the button that opens the form says; default: the name of the act. */
  readonly title?: string;
  readonly prefill?: Readonly<Record<string, unknown>>;
  /** Fields in place of the act's own. */
  readonly fields?: Fields;
  readonly controls?: Controls;
  /** What is sent for what the form holds; default: the form's values. */
  readonly compose?: (values: Readonly<Record<string, unknown>>) => Omit<MeetingSending, 'type' | 'target'>;
  /** Open from the start, without a button to close it. */
  readonly standing?: boolean;
  /** Tells forms of one act apart, where the target does not. */
  readonly variant?: string;
}

/** One act at a meeting: a button, and under it the form. */
export function MeetingAct(props: Props): ReactNode {
  const { meeting, viewer, type, target, title, prefill, fields, controls, compose, standing = false, variant = '' } = props;
  const { web, casework } = useWords();
  const queryClient = useQueryClient();
  const panel = useId();
  const [open, setOpen] = useState(standing);
  const act = useMeetingAct(meeting);
  const { id, participants } = meeting.state;
  const about = [
    target?.item,
    target?.person === undefined ? undefined : `p${participants.findIndex(({ person }) => person === target.person)}`,
    target?.proposal === undefined ? undefined : `f${target.proposal}`,
    variant === '' ? undefined : variant,
  ];
  const form = (
    <ActForm
      type={type}
      caseId={id}
      person={viewer.person}
      form={[type, ...about.filter((part) => part !== undefined)].join(':')}
      confidential
      {...(prefill === undefined ? {} : { prefill })}
      {...(fields === undefined ? {} : { fields })}
      {...(controls === undefined ? {} : { controls })}
      send={async (values, key) => {
        await act({ type, target, ...(compose === undefined ? { values } : compose(values)) }, key);
        if (!standing) setOpen(false);
      }}
      reload={() => queryClient.invalidateQueries({ queryKey: meetingQuery(id).queryKey })}
      {...(standing ? {} : { cancel: () => setOpen(false) })}
    />
  );
  if (standing) return form;
  const name = title ?? casework.acts[type].title;
  return (
    <div className="act" data-open={open}>
      <h4 className="act-title">
        <button
          type="button"
          className="act-toggle"
          aria-label={open ? undefined : web.casePage.open({ act: name })}
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => setOpen(!open)}
        >
          <span className="act-chevron" aria-hidden="true" />
          {name}
        </button>
      </h4>
      <div id={panel} hidden={!open}>
        {open && form}
      </div>
    </div>
  );
}
