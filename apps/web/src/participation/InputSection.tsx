import { type CaseView, inputWindow } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { InputPanel } from './InputPanel.tsx';
import { useInputRoom } from './InputRoom.tsx';
import { InputTable } from './InputTable.tsx';
import { useToday } from './useToday.ts';

/** Input on the public page: until when, the form, and the table of what was given and what came of it. */
export function InputSection({ view }: { readonly view: CaseView }): ReactNode {
  const { pages } = useWords();
  const words = pages.participation;
  const format = useFormat();
  const { participation, number } = view.state;
  const room = useInputRoom();
  const today = useToday();
  const window = inputWindow(view.state, today);
  const experts = participation.participants.filter(({ appointedOn }) => appointedOn !== undefined);
  return (
    <section aria-labelledby="innspill" id="innspill-del">
      <h2 id="innspill" className="ds-heading" data-size="md">
        {words.title}
      </h2>
      <p>{words.lead}</p>
      {window !== undefined && (
        <p>
          <strong>
            {today <= window.closes
              ? words.windowOpen({ date: format.date(window.closes), days: window.fact.value })
              : words.windowClosed({ date: format.date(window.closes) })}
          </strong>{' '}
          <span className="hint">{words.windowSource({ citation: window.fact.source.citation })}</span>
        </p>
      )}
      {room !== null && <InputPanel view={view} />}
      <h3 className="ds-heading" data-size="xs">
        {words.received}
      </h3>
      <InputTable participation={participation} number={number} />
      {experts.length > 0 && (
        <>
          <h3 className="ds-heading" data-size="xs">
            {words.takingPart}
          </h3>
          <ul>
            {experts.map(({ id, participantKind, expertise, appointedOn }) => (
              <li key={id}>
                {words.takesPart({
                  who: words.kinds[participantKind ?? ''] ?? '',
                  expertise: expertise ?? '',
                  date: format.date(appointedOn ?? ''),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
