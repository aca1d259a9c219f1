import { Input } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';

interface ChoiceProps {
  readonly type: 'radio' | 'checkbox';
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
}

/** A radio button or tick with its label. */
export function Choice({ type, id, name, label, checked, change }: ChoiceProps): ReactNode {
  return (
    <div className="choice">
      <Input type={type} id={id} name={name} checked={checked} onChange={(event) => change(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
