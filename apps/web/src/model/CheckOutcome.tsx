import { Tag } from '@digdir/designsystemet-react';
import type { CheckResult } from '@likeverd/modelling';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

const severityColours = { error: 'danger', warning: 'warning', note: 'info' } as const;

/** Passed, not applicable, or how much it matters that it failed. */
export function CheckOutcome({ result: { status, severity } }: { readonly result: CheckResult }): ReactNode {
  const { modelling } = useWords();
  const { checks } = modelling;
  if (status === 'failed') return <Tag data-color={severityColours[severity]}>{checks.severities[severity]}</Tag>;
  return <Tag data-color={status === 'passed' ? 'success' : 'neutral'}>{checks.statuses[status]}</Tag>;
}
