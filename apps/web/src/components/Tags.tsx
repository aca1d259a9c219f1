import { Tag } from '@digdir/designsystemet-react';
import type { Label } from '@likeverd/casework';
import { EyeSlashIcon, PadlockLockedIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';

const outcomeColours: Readonly<Record<string, 'success' | 'info' | 'warning' | 'danger'>> = {
  introduced: 'success',
  introducedForSubgroup: 'info',
  introducedInPart: 'info',
  introducedTemporarily: 'warning',
  notIntroduced: 'danger',
  discontinued: 'danger',
};

export function OutcomeTag({ outcome }: { readonly outcome: string }): ReactNode {
  const { casework } = useWords();
  return (
    <Tag data-color={outcomeColours[outcome] ?? 'neutral'} className="tag">
      {wordFor(casework.choices, outcome)}
    </Tag>
  );
}

export function PhaseTag({ phase }: { readonly phase: string }): ReactNode {
  const { casework } = useWords();
  return (
    <Tag data-color="neutral" className="tag">
      {wordFor(casework.phases, phase)}
    </Tag>
  );
}

export function ConstructedTag(): ReactNode {
  const { web } = useWords();
  return (
    <Tag data-color="warning" variant="outline" className="tag">
      {web.tags.constructed}
    </Tag>
  );
}

/** The class of a value that is not public, with its ground, owner and the day it opens. */
export function ClassBadge({ label }: { readonly label: Label }): ReactNode {
  const { web, casework } = useWords();
  const format = useFormat();
  if (label.class === 'public') return null;
  const owner = web.confidentiality.owner({ owner: wordFor(casework.organisations, label.owner) });
  const text =
    label.class === 'internal'
      ? [web.confidentiality.internal, owner]
      : [
          web.confidentiality.explained({ ground: casework.grounds[label.ground] }),
          owner,
          ...(label.expires === undefined ? [] : [web.confidentiality.opens({ date: format.date(label.expires) })]),
        ];
  return (
    <span className="class-badge" data-class={label.class}>
      <span className="class-badge-name">
        {label.class === 'confidential' ? <PadlockLockedIcon aria-hidden /> : <EyeSlashIcon aria-hidden />}
        {casework.classes[label.class]}
      </span>
      {label.class === 'confidential' && <span className="class-badge-text">{text.join(' ')}</span>}
    </span>
  );
}
