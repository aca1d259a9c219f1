import {
  type CaseState,
  type Contract,
  type ContractVersion,
  type Label,
  missingElements,
  newestContract,
  standingSignatures,
  type TemporaryState,
  unsignedBy,
} from '@likeverd/casework';
import type { ReactNode } from 'react';
import type { CaseView } from '../api/types.ts';
import { FactSections } from '../components/FactSections.tsx';
import { Facts } from '../components/Facts.tsx';
import { Hash } from '../components/Hash.tsx';
import { fieldsOf } from '../forms/values.ts';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { refusalText } from '../i18n/refusals.ts';
import { filledFacts, filledSections } from '../intake/details.tsx';
import { NoticeLengths } from './NoticeLengths.tsx';

/** The contract that a temporary introduction rests on, as everyone may read it. */
export function PublicContract({ state }: { readonly state: CaseState }): ReactNode {
  const { pages } = useWords();
  const format = useFormat();
  const newest = state.temporary.contracts.findLast(({ publishedAt }) => publishedAt !== undefined);
  if (newest === undefined) return null;
  return (
    <section aria-labelledby="midlertidig">
      <h2 id="midlertidig" className="ds-heading" data-size="md">
        {pages.temporary.section}
      </h2>
      <p>{pages.temporary.publicLead}</p>
      <p>
        {pages.temporary.version({ version: newest.version })}.{' '}
        {newest.signedOn !== undefined && pages.temporary.signedOn({ date: format.date(newest.signedOn) })}
      </p>
      {state.number !== undefined && (
        <p>
          <a href={`/api/methods/${encodeURIComponent(state.number)}/contract?version=${newest.version}`}>
            {pages.temporary.document}
          </a>
        </p>
      )}
      <ContractText contract={newest.contract} labelOf={() => undefined} headingLevel={3} />
      <Hashes version={newest} />
    </section>
  );
}

/** The same for those who work on the case: drafts, what is lacking, who has signed, the supplier's plan. */
export function CaseContract({ view: { state, labels } }: { readonly view: CaseView }): ReactNode {
  const { pages } = useWords();
  const own = pages.temporary;
  const { temporary } = state;
  const newest = newestContract(temporary);
  if (newest === undefined && temporary.plan === undefined) return null;
  return (
    <section aria-labelledby="midlertidig" className="case-facts">
      <h2 id="midlertidig" className="ds-heading" data-size="sm">
        {own.section}
      </h2>
      <p>{own.workLead}</p>
      <Plan temporary={temporary} />
      {newest !== undefined && (
        <>
          <h3 className="ds-heading" data-size="xs">
            {own.version({ version: newest.version })}
          </h3>
          <p>
            <a href={`/api/cases/${encodeURIComponent(state.id)}/contract?version=${newest.version}`}>{own.document}</a>
          </p>
          <Missing state={state} />
          <Signatures temporary={temporary} />
          <Told temporary={temporary} />
          <Hashes version={newest} />
          <details className="contract-text">
            <summary>{own.contract}</summary>
            <ContractText
              contract={newest.contract}
              labelOf={(name) => labels[`ContractDrafted.${name}`] ?? labels[`ContractPublished.${name}`]}
              headingLevel={3}
            />
          </details>
        </>
      )}
    </section>
  );
}

interface TextProps {
  readonly contract: Contract;
  readonly labelOf: (name: string) => Label | undefined;
  readonly headingLevel: 3;
}

function ContractText({ contract, labelOf, headingLevel }: TextProps): ReactNode {
  const words = useWords();
  const format = useFormat();
  const sections = filledSections(words, format, fieldsOf('draftContract'), contract, labelOf);
  return (
    <>
      <FactSections sections={sections} headingLevel={headingLevel} />
      <NoticeLengths contract={contract} />
    </>
  );
}

function Plan({ temporary: { plan, planAssessment, choice } }: { readonly temporary: TemporaryState }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const own = words.pages.temporary;
  return (
    <>
      {plan !== undefined && (
        <div className="fact-group">
          <h3>{own.plan}</h3>
          <p className="hint">{own.planNumber({ number: plan.number, instant: format.instant(plan.presentedAt) })}</p>
          <Facts facts={filledFacts(words, format, fieldsOf('presentDataPlan'), plan)} />
        </div>
      )}
      {planAssessment !== undefined && (
        <div className="fact-group">
          <h3>{own.assessment}</h3>
          {planAssessment.plan !== plan?.number && <p className="hint">{own.olderPlan}</p>}
          <Facts facts={filledFacts(words, format, fieldsOf('assessDataPlan'), planAssessment)} />
        </div>
      )}
      {choice !== undefined && (
        <div className="fact-group">
          <h3>{own.choice}</h3>
          <Facts facts={filledFacts(words, format, fieldsOf('recordMeasureChoice'), choice)} />
        </div>
      )}
    </>
  );
}

/** What the contract lacks, each with what to do; that nothing does is said too. */
function Missing({ state }: { readonly state: CaseState }): ReactNode {
  const words = useWords();
  const own = words.pages.temporary;
  const missing = missingElements(state);
  if (missing.length === 0) return <p>{own.complete}</p>;
  return (
    <>
      <p>
        <strong>{own.missing}</strong>
      </p>
      <ul>
        {missing.map((rejection) => (
          <li key={rejection.code}>{refusalText(words, rejection)}</li>
        ))}
      </ul>
    </>
  );
}

function Signatures({ temporary }: { readonly temporary: TemporaryState }): ReactNode {
  const { pages } = useWords();
  const own = pages.temporary;
  const format = useFormat();
  const standing = standingSignatures(temporary);
  const lapsed = temporary.signatures.length - standing.length;
  return (
    <>
      <Facts
        facts={[
          ...standing.map(({ signatory, signedAt }) => ({
            name: own.signatories[signatory],
            value: own.signedAt({ instant: format.instant(signedAt) }),
          })),
          ...unsignedBy(temporary).map((signatory) => ({ name: own.signatories[signatory], value: own.notSigned })),
        ]}
      />
      {lapsed > 0 && <p className="hint">{own.lapsed({ count: lapsed })}</p>}
    </>
  );
}

/** Who has been told of what, the newest first. */
function Told({ temporary: { told } }: { readonly temporary: TemporaryState }): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.temporary;
  const format = useFormat();
  if (told.length === 0) return null;
  const named = (party: string): string => wordFor({ ...casework.organisations, ...pages.clock.parties }, party);
  return (
    <details>
      <summary>
        {own.told} ({format.number(told.length, 0)})
      </summary>
      <ul>
        {told.toReversed().map(({ kind, subject, due, level, day, to }) => (
          <li key={`${kind} ${subject} ${due} ${level}`}>
            {own.toldLine({
              day: format.date(day),
              to: named(to),
              what: [pages.clock.kinds[kind], subject].filter((part) => part !== '').join(' '),
              due: format.date(due),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Hashes({ version: { hash, publicHash } }: { readonly version: ContractVersion }): ReactNode {
  const { pages } = useWords();
  const own = pages.temporary;
  return (
    <>
      <Facts
        facts={[
          ...(hash === undefined ? [] : [{ name: own.hash, value: <Hash value={hash} /> }]),
          ...(publicHash === undefined ? [] : [{ name: own.publicHash, value: <Hash value={publicHash} /> }]),
        ]}
      />
      <p className="hint">{own.hashHint}</p>
    </>
  );
}
