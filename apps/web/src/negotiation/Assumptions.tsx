import { Button, Input, Table } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useWords } from '../i18n/language.tsx';
import { budgetYears, type ReadAssumptions } from './assumptions.ts';

interface Props {
  readonly typed: Readonly<Record<string, string>>;
  readonly read: ReadAssumptions;
  /** The reference value in the reader's way of writing; absent where there is none. */
  readonly reference: string | undefined;
  readonly change: (field: string, text: string) => void;
  /** Fills in the patients of an assessment of the same model, where there is one. */
  readonly assessment: { readonly title: string; readonly fill: () => void } | null;
}

/** What the budget and the value of information rest on beside the model, as typed. */
export function Assumptions({ typed, read, reference, change, assessment }: Props): ReactNode {
  const { negotiation } = useWords();
  const id = useId();
  const words = negotiation.assumptions;
  const cell = (field: string, label: string): ReactNode => {
    const fault = read.faults[field];
    return (
      <Table.Cell key={field} data-invalid={fault !== undefined}>
        <Input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="year-input"
          aria-label={label}
          aria-invalid={fault !== undefined || undefined}
          {...(fault === undefined ? {} : { 'aria-describedby': `${id}-${field}` })}
          value={typed[field] ?? ''}
          onChange={(event) => change(field, event.target.value)}
        />
        {fault !== undefined && (
          <p id={`${id}-${field}`} className="ds-validation-message field-error" data-color="danger" role="alert">
            {words.faults[fault]}
          </p>
        )}
      </Table.Cell>
    );
  };
  const thresholdFault = read.faults.threshold;
  return (
    <section aria-labelledby={id} className="assumptions">
      <h2 id={id} className="ds-heading" data-size="sm">
        {words.title}
      </h2>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-worth`}>
          {words.threshold}
        </label>
        <p id={`${id}-worth-hint`} className="hint">
          {reference === undefined ? words.thresholdNone : words.thresholdHint({ reference })}
        </p>
        <Input
          id={`${id}-worth`}
          className="short"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-describedby={`${id}-worth-hint${thresholdFault === undefined ? '' : ` ${id}-worth-error`}`}
          aria-invalid={thresholdFault !== undefined || undefined}
          value={typed.threshold ?? ''}
          onChange={(event) => change('threshold', event.target.value)}
        />
        {thresholdFault !== undefined && (
          <p id={`${id}-worth-error`} className="ds-validation-message field-error" data-color="danger" role="alert">
            {words.faults[thresholdFault]}
          </p>
        )}
      </div>
      <p className="hint">{words.patientsHint}</p>
      {assessment !== null && (
        <p>
          <Button type="button" variant="secondary" data-size="sm" onClick={assessment.fill}>
            {words.fromAssessment}
          </Button>{' '}
          <span className="hint">{words.fromAssessmentHint({ title: assessment.title })}</span>
        </p>
      )}
      <TableScroll label={words.patients}>
        <Table data-size="sm" className="figure-table">
          <caption>{words.patients}</caption>
          <Table.Head>
            <Table.Row>
              <Table.Cell />
              {budgetYears.map((year) => (
                <Table.HeaderCell key={year}>{words.year({ year })}</Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {(['newPatients', 'uptake'] as const).map((name) => (
              <Table.Row key={name}>
                <Table.HeaderCell scope="row">{words[name]}</Table.HeaderCell>
                {budgetYears.map((year) => cell(`${name}${year}`, `${words[name]}, ${words.year({ year })}`))}
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </TableScroll>
    </section>
  );
}
