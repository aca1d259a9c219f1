import type { Refusal } from '@likeverd/followup';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

/** A part of a report that was not worked out, and why. */
export function NotComputed({ what, refusal }: { readonly what: string; readonly refusal: Refusal }): ReactNode {
  const { followUp } = useWords();
  return (
    <p>
      <strong>{what}.</strong> {followUp.refusals[refusal.code](refusal.details)}
    </p>
  );
}
