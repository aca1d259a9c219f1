import { Alert, Table } from '@digdir/designsystemet-react';
import type { Blocked, StudyInformation } from '@likeverd/appraisal';
import { blockedText } from '@likeverd/language';
import type { ReactNode } from 'react';
import { SizeCurve } from '../charts/SizeCurve.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';

interface Props {
  readonly study: StudyInformation | Blocked;
  readonly currency: string;
  readonly label: (parameter: string) => string;
}

/** What the data of a study would be worth in each of its sizes, what it costs, and whether it pays. */
export function Study({ study, currency, label }: Props): ReactNode {
  const all = useWords();
  const { appraisal } = all;
  const words = all.assessment.information;
  const format = useFormat();
  if (study.status === 'blocked') {
    return (
      <Alert data-color="warning">
        <p>{blockedText(all, study)}</p>
      </Alert>
    );
  }
  const { parameters, evppi, sizes, choice, best } = study;
  const money = (value: number | undefined): string => (value === undefined ? '–' : format.money(value, currency));
  const net = sizes.flatMap(({ size, enbs }) => (enbs === undefined ? [] : [{ size, value: enbs.value }]));
  const paid = net.length > 0;
  const figures = (title: string): ReactNode => (
    <Table data-size="sm">
      <caption className="ds-sr-only">{title}</caption>
      <Table.Head>
        <Table.Row>
          {[words.size, words.evsi, words.error, ...(paid ? [words.beneficiaries, words.cost, words.enbs] : [])].map((name) => (
            <Table.HeaderCell key={name} className="numeric">
              {name}
            </Table.HeaderCell>
          ))}
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {sizes.map(({ size, evsi, standardError, beneficiaries, cost, enbs }) => (
          <Table.Row key={size}>
            <Table.HeaderCell scope="row" className="numeric">
              {format.number(size)}
            </Table.HeaderCell>
            <Table.Cell className="numeric">{money(evsi.value)}</Table.Cell>
            <Table.Cell className="numeric">{money(standardError)}</Table.Cell>
            {paid && (
              <>
                <Table.Cell className="numeric">
                  {beneficiaries === undefined ? '–' : format.number(beneficiaries.value)}
                </Table.Cell>
                <Table.Cell className="numeric">{money(cost?.value)}</Table.Cell>
                <Table.Cell className="numeric">{money(enbs?.value)}</Table.Cell>
              </>
            )}
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
  const why = appraisal.informationReasons[choice.reason]({ summaries: format.number(choice.summaries) });
  return (
    <>
      <p>{words.study({ parameters: parameters.map(label).join(', '), value: money(evppi.value) })}</p>
      {paid && <p>{best === undefined ? words.nonePays : words.best({ size: format.number(best) })}</p>}
      <SizeCurve
        title={words.curve}
        points={sizes.map(({ size, evsi }) => ({ size, value: evsi.value }))}
        currency={currency}
        table={figures(words.curve)}
      />
      {paid && <SizeCurve title={words.net} points={net} currency={currency} table={figures(words.net)} />}
      <p className="hint">{words.how({ method: appraisal.informationMethods[choice.method], why })}</p>
    </>
  );
}
