import { Details } from '@digdir/designsystemet-react';
import type { CheckResult, ModelDescription } from '@likeverd/modelling';
import { type ReactNode, useId } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';
import { AdvisheForm } from './AdvisheForm.tsx';
import { AskPanel } from './AskPanel.tsx';
import { CheckOutcome } from './CheckOutcome.tsx';
import { useQuestion } from './useQuestion.ts';

interface Props {
  readonly document: string;
  readonly description: ModelDescription;
  readonly hash: string;
  readonly person: string;
}

/** Whether the model behaves as a model must, and how its makers have validated it. */
export function Validation({ document, description, hash, person }: Props): ReactNode {
  const { web } = useWords();
  const id = useId();
  const asking = useQuestion(document, description);
  const { state } = asking;
  const results = state.status === 'answered' && state.answer.kind === 'checks' ? state.answer.results : null;
  return (
    <section aria-labelledby={`${id}-title`} className="validation">
      <h2 id={`${id}-title`} className="ds-heading" data-size="md">
        {web.validation.title}
      </h2>
      <p>{web.validation.lead}</p>
      <h3 className="ds-heading" data-size="sm">
        {web.validation.checks}
      </h3>
      <p>{web.validation.checksLead}</p>
      <AskPanel asking={asking} label={web.validation.askChecks} question={{ kind: 'checks' }} />
      {results !== null && <CheckTable results={results} />}
      <Details>
        <Details.Summary>{web.validation.formTitle}</Details.Summary>
        <Details.Content>
          <AdvisheForm key={`${person}-${hash}`} model={description.id} hash={hash} person={person} results={results} />
        </Details.Content>
      </Details>
    </section>
  );
}

function CheckTable({ results }: { readonly results: readonly CheckResult[] }): ReactNode {
  const { web, modelling } = useWords();
  const format = useFormat();
  const { checks } = modelling;
  const count = (status: CheckResult['status']): string =>
    format.number(results.filter((result) => result.status === status).length);
  const domains = [...new Set(results.map(({ domain }) => domain))];
  return (
    <>
      <p role="status">
        {web.validation.summary({ passed: count('passed'), failed: count('failed'), skipped: count('notApplicable') })}
      </p>
      {domains.map((domain) => (
        <TableScroll key={domain} label={checks.domains[domain]}>
          <table className="ds-table check-table" data-size="sm">
            <caption>{checks.domains[domain]}</caption>
            <thead>
              <tr>
                <th scope="col">{web.validation.rule}</th>
                <th scope="col">{web.validation.outcome}</th>
                <th scope="col">{web.validation.finding}</th>
              </tr>
            </thead>
            <tbody>
              {results
                .filter((result) => result.domain === domain)
                .map((result) => (
                  <tr key={result.check}>
                    <th scope="row">{checks.rules[result.check].rule}</th>
                    <td>
                      <CheckOutcome result={result} />
                    </td>
                    <td>
                      {checks.finding(result.details) !== '' && <p>{checks.finding(result.details)}</p>}
                      {result.status === 'failed' && <p>{checks.rules[result.check].remedy}</p>}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </TableScroll>
      ))}
    </>
  );
}
