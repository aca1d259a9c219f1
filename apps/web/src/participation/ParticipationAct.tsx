import { Button } from '@digdir/designsystemet-react';
import type { CaseView, CommandType } from '@likeverd/casework';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { postJson } from '../api/client.ts';
import { caseQuery } from '../api/queries.ts';
import type { Party } from '../api/types.ts';
import { readKept } from '../drafts/kept.ts';
import { ActForm } from '../forms/ActForm.tsx';
import type { RawValues } from '../forms/drafts.ts';
import { useWords } from '../i18n/language.tsx';

interface Props {
  readonly type: CommandType;
  readonly view: CaseView;
  readonly viewer: Party;
  /** What the act is done to; nothing for an act on the case itself. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** Name of what the act is done to, for those who hear the page. */
  readonly who?: string;
  readonly prefill?: Readonly<Record<string, unknown>>;
  readonly undrawn?: readonly string[];
  readonly put?: RawValues;
  readonly above?: (values: RawValues) => ReactNode;
  readonly tell: (act: CommandType) => void;
  readonly done?: () => Promise<void>;
}

/** One act on one thing of the case: a button, and its form under it. */
export function ParticipationAct({ type, view, viewer, fixed, who, prefill, undrawn, put, above, tell, done }: Props): ReactNode {
  const { casework, pages, web } = useWords();
  const queryClient = useQueryClient();
  const panel = useId();
  const { id, version } = view.state;
  const form = [type, ...Object.values(fixed ?? {})].join('.');
  const [open, setOpen] = useState(() => readKept(window.localStorage, { person: viewer.person, place: id, form }) !== null);
  const { title } = casework.acts[type];

  const send = async (values: Readonly<Record<string, unknown>>, key: string): Promise<void> => {
    const answer = await postJson<{ view: CaseView }>(
      `/api/cases/${encodeURIComponent(id)}/acts`,
      { type, values, expectedVersion: version },
      key,
    );
    queryClient.setQueryData(caseQuery(id).queryKey, answer.view);
    await done?.();
    tell(type);
    setOpen(false);
    await Promise.all(['cases', 'method', 'participation'].map((each) => queryClient.invalidateQueries({ queryKey: [each] })));
  };
  return (
    <div className="participation-act">
      <Button
        type="button"
        variant={open ? 'tertiary' : 'secondary'}
        data-size="sm"
        data-act-button
        aria-expanded={open}
        aria-controls={panel}
        aria-label={who === undefined ? undefined : pages.participation.page.open({ act: title, who })}
        onClick={() => setOpen(!open)}
      >
        {open ? web.casePage.close : title}
      </Button>
      <div id={panel} hidden={!open}>
        {open && (
          <ActForm
            type={type}
            caseId={id}
            person={viewer.person}
            {...(fixed === undefined ? {} : { fixed })}
            {...(prefill === undefined ? {} : { prefill })}
            {...(undrawn === undefined ? {} : { undrawn })}
            {...(put === undefined ? {} : { put })}
            {...(above === undefined ? {} : { above })}
            send={send}
            reload={() => queryClient.invalidateQueries({ queryKey: caseQuery(id).queryKey })}
          />
        )}
      </div>
    </div>
  );
}
