import { type CaseState, type Implementation, implementationOf, regionalHealthAuthorities } from '@likeverd/casework';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech, useWords, wordFor } from '../i18n/language.tsx';
import { GuidelineFlags } from './GuidelineFlags.tsx';
import { implementationQuery } from './queries.ts';
import { RegionTable } from './RegionTable.tsx';
import { TrustTable } from './TrustTable.tsx';
import { PublishedUseTable, ReportedUseTable } from './UseTable.tsx';

/** What became of the decision, for the public: coverage by region and trust, use without small numbers, guidelines, letters, data for systems. */
export function ImplementationSection({ state }: { readonly state: CaseState }): ReactNode {
  const { pages } = useWords();
  const own = pages.implementation;
  const { number = '' } = state;
  const implementation = implementationOf(state);
  const found = useQuery({ ...implementationQuery(number), enabled: implementation !== undefined && number !== '' });
  if (implementation === undefined) return null;
  const supersededBy = found.data?.supersededBy;
  return (
    <section aria-labelledby="innforing">
      <h2 id="innforing" className="ds-heading" data-size="md">
        {own.section}
      </h2>
      {supersededBy !== undefined && (
        <p>
          <Link to="/metoder/$number" params={{ number: supersededBy }}>
            {own.supersededBy({ number: supersededBy })}
          </Link>
        </p>
      )}
      <Coverage implementation={implementation} />
      <PublishedUseTable use={found.data?.use ?? []} />
      <GuidelineFlags guidelines={state.implementation.guidelines} />
      <Letters number={number} />
      <h3 className="ds-heading" data-size="xs">
        {own.data}
      </h3>
      <p>
        {own.dataHint} <a href={`/fhir/Bundle/${number.replaceAll('_', '-')}`}>{own.dataLink}</a>
      </p>
    </section>
  );
}

/** The same for those who work on the case, with the use that they may see. */
export function CaseImplementation({ state }: { readonly state: CaseState }): ReactNode {
  const { pages } = useWords();
  const implementation = implementationOf(state);
  if (implementation === undefined) return null;
  return (
    <section aria-labelledby="innforing" className="case-facts">
      <h2 id="innforing" className="ds-heading" data-size="sm">
        {pages.implementation.section}
      </h2>
      <Coverage implementation={implementation} />
      <ReportedUseTable use={state.implementation.use} />
      <GuidelineFlags guidelines={state.implementation.guidelines} />
      {state.number !== undefined && <Letters number={state.number} />}
    </section>
  );
}

function Coverage({ implementation }: { readonly implementation: Implementation }): ReactNode {
  const { pages } = useWords();
  const own = pages.implementation;
  return (
    <>
      {!implementation.allowsUse && <p>{own.notAsked}</p>}
      <RegionTable implementation={implementation} />
      {implementation.allowsUse && (
        <details className="trust-details">
          <summary>{own.trusts}</summary>
          <TrustTable trusts={implementation.trusts} />
        </details>
      )}
    </>
  );
}

function Letters({ number }: { readonly number: string }): ReactNode {
  const { pages, casework } = useWords();
  const { language } = useSpeech();
  const own = pages.implementation;
  return (
    <>
      <h3 className="ds-heading" data-size="xs">
        {own.letters}
      </h3>
      <p className="hint">{own.lettersHint}</p>
      <ul>
        {regionalHealthAuthorities.map((region) => (
          <li key={region}>
            <a href={`/api/methods/${number}/letter?to=${region}&lang=${language}`}>
              {own.letterTo({ recipient: wordFor(casework.organisations, region) })}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
