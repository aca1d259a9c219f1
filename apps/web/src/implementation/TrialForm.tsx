import { checkTrial, trialFields } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { RegisterForm } from '../forms/RegisterForm.tsx';
import { useWords } from '../i18n/language.tsx';
import type { TrialEntry } from './queries.ts';

interface Props {
  readonly given?: TrialEntry;
  readonly expectedVersion: number;
  readonly done: (trial: TrialEntry) => Promise<void>;
  readonly cancel: () => void;
}

/** One entry of the register of trials. */
export function TrialForm({ given, ...rest }: Props): ReactNode {
  const own = useWords().pages.implementation.trials;
  return (
    <RegisterForm<TrialEntry>
      fields={trialFields}
      check={checkTrial}
      address="/api/trials"
      label={given?.trialTitle ?? own.add}
      own={own}
      {...(given === undefined ? {} : { given: { ...given } })}
      {...rest}
    />
  );
}
