import type { CaseState } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { Facts } from '../components/Facts.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';

/** What the public list of decisions says of a method that was taken over from it; nothing for a case of our own. */
export function ImportedMethod({ state }: { readonly state: CaseState }): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  const { imported } = state;
  if (imported === undefined) return null;
  const { decidedOn, importedAt } = imported;
  const lines = (['shortDecision', 'wholeDecision', 'importedBrand', 'importedIndication', 'clinicalField'] as const).flatMap(
    (name) => {
      const value = imported[name];
      return value === undefined ? [] : [{ name: casework.fields[name].label, value }];
    },
  );
  return (
    <section aria-labelledby="offentlig-liste" className="decision">
      <h2 id="offentlig-liste" className="ds-heading" data-size="md">
        {pages.portfolio.title}
      </h2>
      <Facts
        facts={[
          ...(decidedOn === undefined ? [] : [{ name: casework.fields.decidedOn.label, value: format.date(decidedOn) }]),
          ...lines,
        ]}
      />
      <p className="hint">
        {pages.portfolio.note} {pages.portfolio.taken({ time: format.instant(importedAt) })}
      </p>
    </section>
  );
}
