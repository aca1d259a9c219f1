import { Input } from '@digdir/designsystemet-react';
import { type ReactNode, useId, useState } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';

interface Props {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly official: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  /** Decimals shown. */
  readonly digits: number;
  readonly change: (value: number) => void;
}

/** A number in the reader's way of writing, or null: blanks between thousands, comma or point before decimals. */
export function parseNumber(text: string): number | null {
  const compact = text
    .replace(/[\s\u00a0\u202f]/gu, '')
    .replace('−', '-')
    .replace(',', '.');
  return /^-?\d+(\.\d+)?$/u.test(compact) ? Number(compact) : null;
}

/** One input of the model as a slider and as a number; the two follow each other. */
export function InputControl({ label, unit, value, official, minimum, maximum, step, digits, change }: Props): ReactNode {
  const { web } = useWords();
  const format = useFormat();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const shown = (number: number): string => `${format.number(number, digits)} ${unit}`;
  const range = { minimum: format.number(minimum, digits), maximum: shown(maximum) };
  const type = (text: string): void => {
    setTyped(text);
    const number = parseNumber(text);
    const good = number !== null && number >= minimum && number <= maximum;
    setWrong(!good);
    if (good) change(number);
  };
  return (
    <div className="input-control" role="group" aria-labelledby={`${id}-label`}>
      <p id={`${id}-label`} className="field-label">
        {label}
      </p>
      <input
        type="range"
        className="slider"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        aria-valuetext={shown(value)}
        min={minimum}
        max={maximum}
        step={step}
        value={value}
        onChange={(event) => {
          setTyped(null);
          setWrong(false);
          change(Number(event.target.value));
        }}
      />
      <div className="number-row">
        <Input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="number-input"
          aria-labelledby={`${id}-label ${id}-unit`}
          aria-describedby={`${id}-hint${wrong ? ` ${id}-error` : ''}`}
          aria-invalid={wrong || undefined}
          value={typed ?? format.number(value, digits)}
          onChange={(event) => type(event.target.value)}
          onBlur={() => {
            if (!wrong) setTyped(null);
          }}
        />
        <span id={`${id}-unit`}>{unit}</span>
      </div>
      <p id={`${id}-hint`} className="hint">
        {web.live.range(range)}. {web.live.official({ value: shown(official) })}.
      </p>
      {wrong && (
        <p id={`${id}-error`} className="ds-validation-message field-error" data-color="danger" role="alert">
          {web.live.notANumber(range)}
        </p>
      )}
    </div>
  );
}
