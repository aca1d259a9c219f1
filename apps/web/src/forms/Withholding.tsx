import { Button, Input, Select } from '@digdir/designsystemet-react';
import { isLegalGround, legalGrounds, passageReaders, withheldMark } from '@likeverd/casework';
import { type ReactNode, useState } from 'react';
import { Prose } from '../components/Prose.tsx';
import { useWords, wordFor } from '../i18n/language.tsx';
import { type Mark, newMark, overlaps, trimmedSelection } from './passages.ts';

interface Props {
  /** Id of the text's control. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly change: (marks: readonly Mark[]) => void;
  /** Someone of the bodies chooses who may read; what others withhold is read by the bodies. */
  readonly official: boolean;
}

/** Withhold passages of one text: what is selected in it, by mouse or keyboard, with ground, readers, day and reason. */
export function Withholding({ id, name, label, text, marks, change, official }: Props): ReactNode {
  const { pages } = useWords();
  const words = pages.disclosure.form;
  const [said, setSaid] = useState('');
  const own = marks.filter(({ field }) => field === name).toSorted((a, b) => a.from - b.from);

  const withhold = (): void => {
    const control = document.getElementById(id);
    if (!(control instanceof HTMLTextAreaElement)) return;
    const selected = trimmedSelection(text, control.selectionStart, control.selectionEnd);
    if (selected === null) setSaid(words.selectFirst);
    else if (overlaps(marks, { field: name, ...selected })) setSaid(words.overlaps);
    else {
      change([...marks, newMark(name, selected.from, selected.to)]);
      setSaid(words.withheld({ text: text.slice(selected.from, selected.to) }));
    }
  };

  const replace = (mark: Mark, changes: Partial<Mark> | null): void =>
    change(marks.flatMap((each) => (each === mark ? (changes === null ? [] : [{ ...each, ...changes }]) : [each])));

  if (text.trim() === '' && own.length === 0) return null;
  return (
    <div className="withholding">
      <Button
        type="button"
        variant="tertiary"
        data-size="sm"
        onClick={withhold}
        aria-label={words.withholdIn({ label })}
        aria-describedby={`${id}-withhold`}
      >
        {words.withhold}
      </Button>
      <p id={`${id}-withhold`} role="status" className="hint">
        {said}
      </p>
      {own.map((mark, index) => (
        <MarkFields
          key={`mark-${index + 1}`}
          id={`${id}-mark-${index + 1}`}
          passage={text.slice(mark.from, mark.to)}
          mark={mark}
          official={official}
          change={(changes) => replace(mark, changes)}
        />
      ))}
      {own.length > 0 && (
        <div className="withholding-preview">
          <p className="field-label">{words.preview({ label })}</p>
          <p>
            <Prose text={asPublic(text, own)} />
          </p>
        </div>
      )}
    </div>
  );
}

/** A text as those will read it who may not read the passages. */
function asPublic(text: string, marks: readonly Mark[]): string {
  const pieces = marks.map(({ from, ground }, index) => {
    const open = text.slice(marks[index - 1]?.to ?? 0, from);
    return `${open}${isLegalGround(ground) ? withheldMark(ground) : ''}`;
  });
  return [...pieces, text.slice(marks.at(-1)?.to ?? 0)].join('');
}

interface MarkProps {
  readonly id: string;
  readonly passage: string;
  readonly mark: Mark;
  readonly official: boolean;
  readonly change: (changes: Partial<Mark> | null) => void;
}

function MarkFields({ id, passage, mark, official, change }: MarkProps): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.disclosure.form;
  const field = casework.fields;
  return (
    <fieldset className="form-row withheld-mark">
      <legend>{words.passage({ text: passage })}</legend>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-ground`}>
          {field.legalGround.label}
        </label>
        <Select id={`${id}-ground`} value={mark.ground} onChange={(event) => change({ ground: event.target.value })}>
          {legalGrounds.map((ground) => (
            <Select.Option key={ground} value={ground}>
              {casework.grounds[ground]}
            </Select.Option>
          ))}
        </Select>
      </div>
      {official && (
        <div className="field">
          <label className="field-label" htmlFor={`${id}-readers`}>
            {words.readers}
          </label>
          <Select id={`${id}-readers`} value={mark.readers} onChange={(event) => change({ readers: event.target.value })}>
            {passageReaders.map((readers) => (
              <Select.Option key={readers} value={readers}>
                {wordFor(casework.choices, readers)}
              </Select.Option>
            ))}
          </Select>
        </div>
      )}
      <div className="field">
        <label className="field-label" htmlFor={`${id}-reason`}>
          {words.reason}
        </label>
        <Input
          id={`${id}-reason`}
          type="text"
          autoComplete="off"
          maxLength={2_000}
          value={mark.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </div>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-expires`}>
          {field.withheldUntil.label}
        </label>
        <Input
          id={`${id}-expires`}
          className="short"
          type="date"
          value={mark.expires}
          onChange={(event) => change({ expires: event.target.value })}
        />
      </div>
      <Button type="button" variant="tertiary" data-size="sm" onClick={() => change(null)}>
        {words.remove({ text: passage })}
      </Button>
    </fieldset>
  );
}
