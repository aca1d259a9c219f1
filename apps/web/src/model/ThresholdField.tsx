import { Input } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';
import { parseNumber } from './InputControl.tsx';

interface Props {
  /** What the reader has typed; null where nothing is. */
  readonly typed: string | null;
  readonly change: (typed: string) => void;
  /** Willingness to pay per QALY that the page uses, where it has one. */
  readonly threshold: number | undefined;
  readonly currency: string;
}

/** The threshold that was typed, or else the page’s; null where it is no number from 0. */
export function thresholdIn(typed: string | null, threshold: number | undefined): number | null {
  const chosen = typed === null ? (threshold ?? null) : parseNumber(typed);
  return chosen === null || chosen < 0 ? null : chosen;
}

/** Willingness to pay per QALY, to be typed over. */
export function ThresholdField({ typed, change, threshold, currency }: Props): ReactNode {
  const { questions } = useWords().web;
  const format = useFormat();
  const id = useId();
  const missing = thresholdIn(typed, threshold) === null;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {questions.threshold({ currency })}
      </label>
      <Input
        id={id}
        className="short"
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={typed !== null && missing ? true : undefined}
        aria-describedby={`${id}-hint`}
        value={typed ?? (threshold === undefined ? '' : format.number(threshold))}
        onChange={(event) => change(event.target.value)}
      />
      <p id={`${id}-hint`} className="hint">
        {missing ? questions.thresholdMissing : questions.thresholdHint}
      </p>
    </div>
  );
}
