import { Field, Label, Textarea } from '@digdir/designsystemet-react';
import type { Fault } from '@likeverd/modelling';
import { type ReactNode, useCallback, useRef } from 'react';
import { useWords } from '../i18n/language.tsx';
import { FaultList } from './FaultList.tsx';

interface Props {
  readonly text: string;
  readonly faults: readonly Fault[];
  readonly change: (text: string) => void;
}

/** Start of a line in a text, counted from 1. */
function startOfLine(text: string, line: number): number {
  const lines = text.split('\n').slice(0, line - 1);
  return lines.reduce((length, each) => length + each.length + 1, 0);
}

/** The document as text, with every fault by its line; a fault leads to its place. */
export function SourceEditor({ text, faults, change }: Props): ReactNode {
  const words = useWords().assessment.page.try;
  const area = useRef<HTMLTextAreaElement>(null);
  const goTo = useCallback(
    ({ line, column }: Fault): void => {
      const element = area.current;
      if (element === null) return;
      const start = startOfLine(text, line);
      element.focus();
      element.setSelectionRange(start + column - 1, start + (text.split('\n')[line - 1] ?? '').length);
    },
    [text],
  );
  return (
    <div className="source-editor">
      <Field>
        <Label>{words.source}</Label>
        <Field.Description>{words.sourceHint}</Field.Description>
        <Textarea
          ref={area}
          value={text}
          rows={24}
          spellCheck={false}
          wrap="off"
          className="source-text"
          aria-invalid={faults.length > 0}
          onChange={(event) => change(event.target.value)}
        />
      </Field>
      <div role="status" className="source-faults">
        <p>{faults.length === 0 ? words.noFaults : words.faults({ count: faults.length })}</p>
        {faults.length > 0 && <FaultList faults={faults} goTo={goTo} />}
      </div>
    </div>
  );
}
