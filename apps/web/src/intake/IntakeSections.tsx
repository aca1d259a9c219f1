import { aiChecklist, aiQuestions, type CaseState, documentationLimit, mayBeJointlyAssessed } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { type Fact, Facts } from '../components/Facts.tsx';
import { FactSections } from '../components/FactSections.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { fieldsOf } from '../forms/values.ts';
import { type Content, type Format, useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { type FactSection, filledFacts, filledSections } from './details.tsx';

/** What a request or proposal tells beyond what every case has, section by section. */
export function submittedSections(
  words: Content,
  format: Format,
  state: CaseState,
  labelOf?: Parameters<typeof filledSections>[4],
): readonly FactSection[] {
  const { kind, intake } = state;
  if (kind === 'miniHta') return [];
  const fields = fieldsOf(kind === 'request' ? 'amendRequest' : 'amendProposal');
  const values = { ...intake.details, ...(kind === 'request' ? { documentationDate: state.documentationDate } : {}) };
  return filledSections(words, format, fields, values, labelOf);
}

/** What was clarified before Bestillerforum met, each under its heading. */
export function clarifiedSections(words: Content, format: Format, { intake, devices }: CaseState): readonly FactSection[] {
  const { casework, pages } = words;
  return [
    { name: pages.intake.suitability, facts: filledFacts(words, format, fieldsOf('assessSuitability'), intake.suitability) },
    ...intake.comparabilityStatements.map((statement, index) => ({
      name: pages.intake.statement({ number: index + 1 }),
      facts: filledFacts(words, format, fieldsOf('stateComparability'), statement),
    })),
    {
      name: pages.intake.comparability,
      facts: filledFacts(words, format, fieldsOf('concludeComparability'), intake.comparability),
    },
    {
      name: pages.intake.scheme,
      facts: [
        ...filledFacts(words, format, fieldsOf('checkPdScheme'), intake.scheme),
        ...(intake.scheme?.schemeMet === undefined
          ? []
          : [
              {
                name: pages.intake.schemeOutcome,
                value: intake.scheme.schemeMet ? pages.intake.schemeMet : pages.intake.schemeNotMet,
              },
            ]),
      ],
    },
    { name: pages.intake.selection, facts: filledFacts(words, format, fieldsOf('weighSelection'), devices.selection) },
    {
      name: pages.intake.ending,
      facts:
        intake.ending === undefined
          ? []
          : [{ name: pages.intake.endings[intake.ending.by], value: intake.ending.reason ?? wordFor(casework.phases, 'closed') }],
    },
  ].filter(({ facts }) => facts.length > 0);
}

/** When the promised documentation must be there, while it is waited for. */
function limitFacts({ pages }: Content, format: Format, state: CaseState): readonly Fact[] {
  const { phase, kind, receivedOn, run } = state;
  const limit = documentationLimit(receivedOn);
  const waiting = phase === 'commissioned' && kind === 'request' && run === undefined;
  return waiting && limit !== undefined
    ? [{ name: pages.intake.limit, value: pages.intake.limitText({ date: format.date(limit) }) }]
    : [];
}

/** Whether a device may be among those that Europe assesses jointly. */
function jointFacts({ pages }: Content, { kind, intake }: CaseState): readonly Fact[] {
  const may = kind === 'proposal' ? mayBeJointlyAssessed(intake.details) : undefined;
  return may === undefined ? [] : [{ name: pages.intake.joint, value: may ? pages.intake.jointMay : pages.intake.jointNot }];
}

/** The public part of what was handed in and clarified, on the page of a method. */
export function IntakeSections({ state }: { readonly state: CaseState }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const submitted = submittedSections(words, format, state);
  const clarified = clarifiedSections(words, format, state);
  const further = [...limitFacts(words, format, state), ...jointFacts(words, state)];
  return (
    <>
      {submitted.length > 0 && (
        <section aria-labelledby="innsendt">
          <h2 id="innsendt" className="ds-heading" data-size="md">
            {words.pages.intake.submitted({ kind: wordFor(words.casework.choices, state.kind ?? 'proposal').toLowerCase() })}
          </h2>
          <FactSections sections={submitted} headingLevel={3} />
          <Facts facts={further} />
        </section>
      )}
      {(clarified.length > 0 || state.devices.aiQuestions !== undefined) && (
        <section aria-labelledby="avklart">
          <h2 id="avklart" className="ds-heading" data-size="md">
            {words.pages.intake.clarified}
          </h2>
          <FactSections sections={clarified} headingLevel={3} />
          <AiAnswers state={state} />
        </section>
      )}
    </>
  );
}

/** The questions about artificial intelligence with their answers, each with where it is asked. */
function AiAnswers({ state }: { readonly state: CaseState }): ReactNode {
  const { casework, pages } = useWords();
  const answers = state.devices.aiQuestions;
  if (answers === undefined) return null;
  return (
    <div className="fact-group">
      <h3>{pages.intake.aiQuestions}</h3>
      <TableScroll label={pages.intake.aiQuestions}>
        <table className="ds-table rows-table" data-size="sm">
          <thead>
            <tr>
              <th scope="col">{pages.intake.aiQuestion}</th>
              <th scope="col">{pages.intake.aiAnswer}</th>
              <th scope="col">{pages.intake.aiSource}</th>
            </tr>
          </thead>
          <tbody>
            {aiQuestions.map((question) => {
              const { citation, read } = aiChecklist[question];
              return (
                <tr key={question}>
                  <th scope="row">{casework.fields[question].label}</th>
                  <td>{wordFor(casework.choices, answers[question] ?? 'aiUnanswered')}</td>
                  <td>
                    {citation}
                    {!read && ` (${pages.intake.notRead})`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
      <Facts
        facts={
          answers.aiExplanation === undefined ? [] : [{ name: casework.fields.aiExplanation.label, value: answers.aiExplanation }]
        }
      />
    </div>
  );
}
