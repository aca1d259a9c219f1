import type { ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

/** A field whose words narrow the list below it while they are typed. */
export function SearchField({ id, label, value, change }: Props): ReactNode {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="ds-input"
        type="search"
        autoComplete="off"
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
