import type { GuidelineFlag } from '@likeverd/casework';
import { Tag } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useFormat, useWords } from '../i18n/language.tsx';

/** Guidelines that the decision touches: what must change and who does it, until they are revised. */
export function GuidelineFlags({ guidelines }: { readonly guidelines: readonly GuidelineFlag[] }): ReactNode {
  const { pages } = useWords();
  const own = pages.implementation;
  const format = useFormat();
  if (guidelines.length === 0) return null;
  return (
    <>
      <h3 className="ds-heading" data-size="xs">
        {own.guidelines}
      </h3>
      <ul className="guideline-flags">
        {guidelines.map(({ guideline, address, change, responsible, flaggedAt, revisedOn, revisedAddress }) => {
          const link = revisedAddress ?? address;
          return (
            <li key={`${guideline} ${flaggedAt}`}>
              <Tag data-color={revisedOn === undefined ? 'warning' : 'success'} className="tag">
                {revisedOn === undefined
                  ? own.flagged({ date: format.instant(flaggedAt) })
                  : own.revised({ date: format.date(revisedOn) })}
              </Tag>{' '}
              {link === undefined ? (
                guideline
              ) : (
                <a href={link} rel="noreferrer">
                  {guideline}
                </a>
              )}
              {change !== undefined && (
                <p className="prose">
                  {own.mustChange}: {change}
                </p>
              )}
              {responsible !== undefined && (
                <p className="hint">
                  {own.responsible}: {responsible}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
